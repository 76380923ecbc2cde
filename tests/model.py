"""What the tests of the model share: its classes, data to start from, and what an error lets slip."""

import datetime as dt
import json
import traceback
from collections.abc import Callable, Iterator
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
import pytest
from hypothesis import settings

import functionering
from functionering import agreement, conversation, occasion, report, topic, words
from functionering import text as text_room
from functionering.conversation import Conversation
from functionering.errors import Fault, InvalidValue, RecordError
from functionering.extensions import Extensions
from functionering.party import Both, Party
from functionering.reading import FORMAT, loads
from functionering.record import check_clock, check_day, check_moment, wire_key
from functionering.words import Words

SHARED = Path(__file__).parents[2] / "shared"
EXAMPLE = SHARED / "data" / "example.json"
needs_example = pytest.mark.skipif(not EXAMPLE.is_file(), reason="the example record is not beside this checkout")

PACKAGE = str(Path(functionering.__file__).parent)
CANARY = "KANARIE-7f3a"
"""Something that a person wrote, and that may therefore show nowhere."""

AT = dt.datetime(2026, 11, 10, 13, 5, tzinfo=dt.UTC)
DIGEST = "sha256:" + "0" * 64

ROOMS = (conversation, topic, agreement, report, occasion, words)
CLASSES: tuple[type[Any], ...] = tuple(
    sorted(
        {
            kind
            for room in ROOMS
            for kind in vars(room).values()
            if isinstance(kind, type) and attrs.has(kind) and kind is not Both
        },
        key=lambda kind: kind.__name__,
    )
)
"""Every class of the model."""

FIELDS: tuple[tuple[type[Any], "attrs.Attribute[Any]"], ...] = tuple(
    (kind, each) for kind in CLASSES for each in attrs.fields(kind)
)
FIELD_NAMES = [f"{kind.__name__}.{each.name}" for kind, each in FIELDS]


whole = settings(max_examples=max(20, settings().max_examples // 4))
"""For laws over whole records, which take a hundredth of a second each: a quarter of the examples of the profile."""


def example() -> dict[str, Any]:
    """The complete record with true digests, as plain data."""
    data: dict[str, Any] = json.loads(EXAMPLE.read_bytes())
    return data


def example_conversation() -> Conversation:
    return loads(EXAMPLE.read_bytes())


def smallest(**more: Any) -> dict[str, Any]:
    """The least that is a record, and what a test adds to it."""
    return {"format": FORMAT, "id": "2026-1", **more}


def inner(annotation: Any) -> Any:
    """An annotation without "or absent"."""
    if get_origin(annotation) in (Union, UnionType):
        return next(each for each in get_args(annotation) if each is not NoneType)
    return annotation


# What a value of a leaf looks like on the wire, by the check that it goes through.
WIRE: dict[Any, Any] = {
    text_room.check_text: "Werk",
    text_room.check_name: "Werk",
    text_room.check_id: "0003",
    text_room.check_person_id: "0003",
    text_room.check_key: "career",
    text_room.check_digest: DIGEST,
    text_room.check_language: "nl",
    text_room.check_profile_name: "standard/1",
    words.check_recorder: "manager",
    occasion.check_zone: "Europe/Amsterdam",
    check_day: "2026-11-10",
    check_clock: "14:00",
    check_moment: "2026-11-10T13:05:00Z",
}
_PERIODS = {"month": "2026-05", "quarter": "2026-Q2", "half": "2026-H1", "year": "2026", "school_year": "2026-2027"}
_FORMS: dict[str, dict[str, Any]] = {
    "Words": {"text": "Werk"},
    "Position": {"recognised": True},
    "Statement": {"text": "Werk"},
    "DueBy": {"kind": "date", "date": "2026-11-10"},
}


def wire(annotation: Any, name: str = "") -> Any:
    """A value of that annotation as it is written."""
    annotation = inner(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        bounds = getattr(args[1], "bounds", None)
        return bounds[0] if bounds is not None else WIRE.get(args[1]) or _PERIODS[name]
    if origin is tuple:
        return [wire(args[0], name)]
    if origin is Both:
        return {party.value: wire(args[0], name) for party in Party}
    if origin is Literal:
        return True
    if annotation is Extensions:
        return {"nl.voorbeeld.hr": {"dossier": "A1"}}
    if issubclass(annotation, StrEnum):
        return next(iter(annotation)).value
    return True if annotation is bool else minimal(annotation)


def minimal(kind: type[Any]) -> dict[str, Any]:
    """The least plain data that a class reads."""
    required = {
        wire_key(each.name): wire(each.type, each.name) for each in attrs.fields(kind) if each.default is attrs.NOTHING
    }
    return {**required, **deepcopy(_FORMS.get(kind.__name__, {}))}


def spoken(text: str = "Werk", at: dt.datetime = AT, **more: Any) -> Words:
    return Words(text=text, at=at, **more)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every leaf of plain data, with the keys and positions that lead to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from leaves(each, (*path, place))
    else:
        yield path, value


def placed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of plain data with another value in one place."""
    copy = deepcopy(data)
    at = copy
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return copy


def faults(action: Callable[[], object]) -> list[tuple[str, str]]:
    """The code and place of every fault that an action raises, in order; nothing that was written shows with them."""
    with pytest.raises((InvalidValue, RecordError)) as caught:
        action()
    assert not slips(caught.value)
    return [(each.code, each.path) for each in caught.value.faults]


def refusal(action: Callable[[], object]) -> InvalidValue | RecordError | None:
    """The error that an action raises; None where it does what it is asked. Any other error is a failure."""
    try:
        action()
    except (InvalidValue, RecordError) as error:
        return error
    return None


def the_fault(action: Callable[[], object]) -> Fault:
    """The one fault that an action raises."""
    with pytest.raises((InvalidValue, RecordError)) as caught:
        action()
    (only,) = caught.value.faults
    return only


def slips(error: BaseException, canary: str = CANARY) -> list[str]:
    """Where an error lets slip what a person wrote; the frames of the caller are the caller's own."""
    shown = {
        "str": str(error),
        "repr": repr(error),
        "args": repr(error.args),
        "notes": repr(getattr(error, "__notes__", ())),
        "chain": repr((error.__cause__, error.__context__)),
        "attributes": repr(vars(error)),
    }
    for frame in traceback.TracebackException.from_exception(error, capture_locals=True).stack:
        if not frame.filename.startswith(str(Path(__file__).parent)):
            shown[f"locals of {frame.name}"] = repr(frame.locals)
    return [where for where, text in shown.items() if canary in text]
