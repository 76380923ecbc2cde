"""The tables of the format, object by object, made from the classes of the model and their annotations."""

import inspect
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import attrs

from functionering import Limits, text
from functionering.conversation import Conversation
from functionering.errors import InvalidValue
from functionering.extensions import Extensions
from functionering.history import FORMAT as STEPS
from functionering.occasion import check_zone
from functionering.party import Both
from functionering.reading import FORMAT
from functionering.receipts import FORMAT as RECEIPT
from functionering.record import check_clock, check_day, check_moment, wire_key
from functionering.views import FORMAT as VIEW
from functionering.words import check_recorder

# A kind of value by its check: its name, its type in JSON, and what may stand there.
KINDS: Final[Mapping[Any, tuple[str, str, str]]] = {
    text.check_text: ("text", "string", f"1 to {text.MAX_TEXT:,} characters, of which at least one shows"),
    text.check_name: ("name", "string", f"as text, 1 to {text.MAX_NAME} characters"),
    text.check_id: ("id", "string", "1 to 200 printable ASCII characters, no space at either end"),
    text.check_person_id: (
        "person",
        "string",
        f"an id, and none of {', '.join(f'`{each}`' for each in sorted(text.RESERVED))}",
    ),
    text.check_key: ("word", "string", "lower-case ASCII letters, digits and `_`, a letter first, at most 64"),
    text.check_digest: ("digest", "string", "`sha256:` and 64 lower-case hexadecimal digits"),
    text.check_language: ("language", "string", "a tag such as `nl` or `en-GB`"),
    text.check_profile_name: ("profile", "string", "a name and a number, such as `standard/1`"),
    check_recorder: ("recorder", "string", "`employee`, `manager`, or the id of somebody in the record"),
    check_zone: ("zone", "string", "a time zone by its IANA name, such as `Europe/Amsterdam`"),
    check_day: ("day", "string", "`2026-11-23`, from 1900 up to and including 2199"),
    check_moment: (
        "moment",
        "string",
        "`2026-11-23T09:00:00Z`; any offset is read, and `Z` is written; from 1901 up to and including 2198",
    ),
    check_clock: ("time", "string", "`09:30`, wall time to the minute"),
}

# What the fields of an object must be together: constructors and the reader hold it alike.
TOGETHER: Final[Mapping[str, str]] = {
    "Words": "Exactly one of `text`, `concurs`, `declined`, `redacted`. `confirmed_at` only beside `recorded_by`.",
    "Position": "Exactly one of `recognised` and `disputed`.",
    "Statement": "Exactly one of `text` and `redacted`.",
    "DueBy": "The key that `kind` names, and no other; with `next_conversation` and `open` none.",
    "Period": "`end` is not before `start`.",
    "Meeting": "`time` only with `zone`, and a time that the clock of that zone shows on that day.",
    "Agreement": "`revisions` are numbered 1, 2, 3 in order.",
}

PAGE = """# The record, object by object

This page is made from the model. [The record](format.md) says what holds for all of it: the order of keys, what is
refused, and the seal. A key without "yes" may be left out; `null` and empty text are refused, an empty list reads as
absent. Every object is closed: a key that is not in its table is refused, except under `extensions`.

The document is one `Conversation`, with `"format": "{format}"` before its own keys.

## Kinds of values

| kind | JSON | allowed |
|---|---|---|
{kinds}

*A side's* means an object with the keys `employee` and `manager`, each of which may be left out.

## Ids and references

Ids are unique in their kind: people of both sides and attendees together, informants of each side, topics, problems,
solutions, agreements, earlier agreements, and appraisals by system and id. What refers to something refers to what is
in the document: topics of the agenda, of a section and of an attendee; the `from_solution` of an agreement; the
people of a hand-over, and every `person`, who is somebody of the side that stands at the place; whoever recorded
words; the edition of a reopening. Whom a copied agreement names is in the earlier record. `previous`, an earlier
agreement's `from` and `track` lead out of the document and are not looked up.

## Objects

{objects}

## Limits

For one document; a caller can set others, and cannot do without.

| limit | unless said otherwise |
|---|---|
{limits}

## Other documents

[The steps](format-steps.md) of a conversation are a document of their own, with `"format": "{steps}"`; so are a view
(`{view}`) and a receipt (`{receipt}`).
"""


def page() -> str:
    """The page."""
    return PAGE.format(
        format=FORMAT,
        steps=STEPS,
        view=VIEW,
        receipt=RECEIPT,
        kinds="\n".join(f"| {name} | {json} | {allowed} |" for name, json, allowed in KINDS.values()),
        objects="\n\n".join(_object(each) for each in objects()),
        limits="\n".join(f"| `{each.name}` | {each.default:,} |" for each in attrs.fields(Limits)),
    )


def objects() -> list[type[Any]]:
    """Every class of the format: the whole, and after each class what stands in it."""
    found: list[type[Any]] = []

    def walk(kind: type[Any]) -> None:
        if kind not in found:
            found.append(kind)
            for field in attrs.fields(kind):
                for each in classes_in(field.type):
                    walk(each)

    walk(Conversation)
    return found


def classes_in(annotation: Any) -> Iterator[type[Any]]:
    """The classes of the model in an annotation."""
    if get_origin(annotation) is None and attrs.has(annotation):
        yield annotation
    elif get_origin(annotation) is not Annotated:
        for each in get_args(annotation):
            yield from classes_in(each)


def _object(kind: type[Any]) -> str:
    rows = [
        f"| `{wire_key(field.name)}` | {shown} | {'yes' if field.default is attrs.NOTHING else ''} | {allowed} |"
        for field in attrs.fields(kind)
        for shown, allowed in [value(field.type)]
    ]
    return "\n".join(
        [
            f"### {kind.__name__}",
            "",
            _about(kind),
            "",
            "| key | type | required | allowed |",
            "|---|---|---|---|",
            *rows,
        ]
    )


def _about(kind: type[Any]) -> str:
    paragraphs = inspect.cleandoc(kind.__doc__ or "").split("\n\n")
    # Of the whole its keys speak for themselves, and the rest of what is said there is about Python.
    said = " ".join(" ".join(paragraphs[: 1 if kind is Conversation else None]).split())
    said = re.sub(r"\s*(Raises|Sources?): .*", "", said)
    together = [TOGETHER[kind.__name__]] if kind.__name__ in TOGETHER else []
    return "\n\n".join([re.sub(r"`(\w+)_`", r"`\1`", said), *together])


def value(annotation: Any) -> tuple[str, str]:
    """What a value is in JSON, and what may stand there."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _checked(args[0], args[1])
    if origin in (Union, UnionType):
        return value(next(each for each in args if each is not NoneType))
    if origin is Both:
        shown, allowed = value(args[0])
        return f"a side's {shown}", allowed
    if origin is tuple:
        shown, allowed = value(args[0])
        return f"list of {shown}", allowed
    if origin is Literal:
        return "boolean", "`true`"
    if annotation is bool:
        return "boolean", "`true`, `false`"
    if annotation is Extensions:
        return "object", "keys are reversed domains; see [the record](format.md#extensions)"
    if issubclass(annotation, StrEnum):
        return "string", ", ".join(f"`{each}`" for each in annotation)
    return f"[{annotation.__name__}](#{annotation.__name__.lower()})", ""


def _checked(kind: type[Any], check: Any) -> tuple[str, str]:
    if check in KINDS:
        return KINDS[check][0], ""
    if kind is int:
        low, high = check.bounds
        return "number", f"whole, from {low} up to and including {high:,}"
    return "string", f"such as `{_form(check)}`"


def _form(check: Any) -> object:
    """What a period looks like, as the error about any other text says."""
    try:
        check("")
    except InvalidValue as error:
        return dict(error.faults[0].facts)["form"]
    raise AssertionError("a check without a form")
