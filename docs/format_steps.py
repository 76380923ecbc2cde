"""The page of the format of steps: its keys, an example, and every kind of step with the keys of its own."""

import datetime as dt
import inspect
import json
import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from format_objects import classes_in, objects, value
from functionering import About, Both, Conversation, Party, Person, Topic
from functionering.history import FORMAT, StepLog
from functionering.reading import FORMAT as RECORD
from functionering.record import wire_key
from functionering.steps import (
    TABLE,
    AmendAgreement,
    Evaluate,
    GivePerspective,
    Invite,
    OfferReport,
    Step,
    TakePosition,
)
from functionering.topic import RaisedIn

# What the keys of a step must be together: its constructor and the reader hold it alike.
TOGETHER: Final[Mapping[type[Step], str]] = {
    GivePerspective: "Exactly one of `text`, `concurs`, `declined`.",
    Evaluate: "Exactly one of `text`, `concurs`, `declined`.",
    TakePosition: "Exactly one of `recognised` and `disputed`.",
    OfferReport: "At least one of `text` and `sections`, and one section a topic.",
    AmendAgreement: "At least one key beside `agreement`.",
}

PAGE = """# Steps: `{format}`

This page is made from the steps. A conversation can be kept as a record, and beside it as the steps that led to it: a
document of its own, the *stappenlogboek*. Done again from its start, it gives the same record, byte for byte, and every
step is judged again. It holds what was submitted, and what was said before it was said otherwise, so it is as
confidential as the record, and no party's view.

## The document

| key | type | required | allowed |
|---|---|---|---|
| `format` | string | yes | `{format}`, the first key |
| `start` | object | yes | the record before the first step, [`{record}`](format.md), with its own `format` |
| `steps` | list of steps | | in the order in which they were taken |

General rules are those of [the record](format.md#general): what is absent is left out, `null` is refused, and so is a
key that is not known. A new kind of step is a new number of this format.

## A step

| key | type | required | allowed |
|---|---|---|---|
| `step` | string | yes | the kind: one of those below |
| `by` | string | yes | `employee`, `manager`: which side takes it |
| `at` | moment | yes | when; not before anything that the side sees in the record already |
| `person` | person | | who; required where a side is several people |

and the keys of its kind. What a client sends to [a web endpoint](../how-to/web-endpoint.md) is one such object without
`by`, `at` and `person`: those are known from who is logged in.

## An example

The record before its first step, and two steps:

```json
{example}
```

In Python: `dumps_steps` and `loads_steps` for the document, `step_to_dict` and `read_step` for one step.

## Every kind of step

At which stage each is possible stands in [one table](stages.md). Kinds of values, and the objects that are linked, are
those of [the record](format-objects.md#kinds-of-values).

{kinds}

## Objects of steps alone

{own}
"""


def page() -> str:
    """The page."""
    kinds = [each.step for each in TABLE]
    of_record = set(objects())
    own = dict.fromkeys(
        found
        for kind in kinds
        for field in own_fields(kind)
        for found in classes_in(field.type)
        if found not in of_record
    )
    return PAGE.format(
        format=FORMAT,
        record=RECORD,
        example=json.dumps(_example().to_dict(), ensure_ascii=False, indent=2),
        kinds="\n\n".join(_kind(each.kind, each.step) for each in TABLE),
        own="\n\n".join(f"### {each.__name__}\n\n{_said(each)}\n\n{_table(attrs.fields(each))}" for each in own),
    )


def _example() -> StepLog:
    ayla, tom = Person(id="ayla", name="Ayla Demir"), Person(id="tom", name="Tom Bos")
    work = Topic(id="work", theme="work_content", title="Het werk", about=About.WORK)
    start = Conversation(id="2026-ayla", parties=Both((ayla,), (tom,)), topics=(work,))
    first = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
    said = GivePerspective(
        by=Party.EMPLOYEE,
        at=first.replace(day=5),
        person="ayla",
        topic="work",
        phase=RaisedIn.PREPARATION,
        text="Ik wil minder avonden.",
    )
    log = StepLog(start=start).with_step(Invite(by=Party.MANAGER, at=first, topics_asked=True))
    return log.with_step(said)


def own_fields(kind: type[Any]) -> list[Any]:
    """The fields of a kind of step, without those that every step has."""
    every: type[Any] = Step
    general = {each.name for each in attrs.fields(every)}
    return [each for each in attrs.fields(kind) if each.name not in general]


def _kind(name: str, kind: type[Step]) -> str:
    fields = own_fields(kind)
    table = _table(fields) if fields else "No keys of its own."
    together = [TOGETHER[kind]] if kind in TOGETHER else []
    return "\n\n".join([f"### `{name}`", _said(kind), *together, table])


def _said(kind: type[Any]) -> str:
    said = " ".join(inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].split())
    return re.sub(r"\s*(Raises|Sources?): .*", "", said)


def _table(fields: Any) -> str:
    rows = [
        f"| `{wire_key(each.name)}` | {_linked(shown)} | {'yes' if each.default is attrs.NOTHING else ''} | {allowed} |"
        for each in fields
        for shown, allowed in [value(each.type)]
    ]
    return "\n".join(["| key | type | required | allowed |", "|---|---|---|---|", *rows])


def _linked(shown: str) -> str:
    """A class of the record is explained on the page of its objects."""
    known = {each.__name__.lower() for each in objects()}
    return re.sub(r"\(#(\w+)\)", lambda m: f"(format-objects.md#{m[1]})" if m[1] in known else m[0], shown)
