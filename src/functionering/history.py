"""History (*stappenlogboek*): the steps of a conversation as a document of its own, with every id and moment in it.

A product can keep it as its audit trail. It begins with a record as it was: an empty one, one that was imported, or one
that two parties merged. It holds what was submitted, and what was said before it was said otherwise, so it is as
confidential as the record, and no party's view.

`read_step` makes one step out of what a client sent, for whoever is logged in.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Annotated, Any, Final, TypeVar, cast

from functionering import json_text
from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.doors import door
from functionering.errors import Fault, InvalidValue, RecordError, fault, silent
from functionering.json_text import DEFAULT_LIMITS, Limits
from functionering.party import Party
from functionering.profile import Profile
from functionering.reading import FORMAT as RECORD_FORMAT
from functionering.reading import known_keys, to_dict
from functionering.record import Moment, evolve, record
from functionering.steps import TABLE, Step, apply, kind_of, replay
from functionering.structuring import structure
from functionering.text import PersonId
from functionering.writing import plain

T = TypeVar("T")

FORMAT: Final = "functionering-steps/1"
"""The name of this format, the first key of every document. A new kind of step is a new number."""

KINDS: Final[Mapping[str, type[Step]]] = {each.kind: each.step for each in TABLE}
"""The kinds of steps by their name on the wire."""


def _check_steps(value: object) -> tuple[Step, ...]:
    if type(value) not in (tuple, list):
        raise InvalidValue([fault("type", expected="a list")])
    steps = cast("tuple[Step, ...]", tuple(cast("tuple[Any, ...]", value)))
    strange = [i for i, each in enumerate(steps) if type(each) not in KINDS.values()]
    if strange:
        raise InvalidValue(fault("type", f"/{i}", expected="a step") for i in strange)
    return steps


@record
class StepLog:
    """A record as it was, and the steps that were taken from there, in order: it makes the same conversation again."""

    start: Conversation
    steps: Annotated[tuple[Step, ...], _check_steps] = ()

    @silent
    def with_step(
        self,
        step: Step,
        *,
        profile: Profile | None = None,
        calendar: WorkCalendar = DUTCH_CALENDAR,
        leave: Iterable[Span] = (),
    ) -> "StepLog":
        """The log with one step more, if it is possible. Raises: `StepRefused`; `UnknownProfile`."""
        spans = tuple(leave)
        apply(self.state(profile=profile, calendar=calendar), step, profile=profile, calendar=calendar, leave=spans)
        return evolve(self, steps=(*self.steps, step))

    @silent
    def state(self, *, profile: Profile | None = None, calendar: WorkCalendar = DUTCH_CALENDAR) -> Conversation:
        """The conversation after all steps. Raises: `StepRefused` where a step was not possible; `UnknownProfile`."""
        return replay(self.start, self.steps, profile=profile, calendar=calendar)

    def to_dict(self) -> dict[str, Any]:
        """The log as plain data, `format` first: the record it starts with, and each step under its kind."""
        steps = [step_to_dict(each) for each in self.steps]
        return {"format": FORMAT, "start": to_dict(self.start), **({"steps": steps} if steps else {})}


def dumps_steps(log: StepLog) -> bytes:
    """The log as a JSON document: compact UTF-8, keys in a fixed order.

    Raises: `InvalidValue` for more than `loads_steps` reads (`json.too_large`, `json.too_many_values`,
    `json.too_many_items`).
    """
    return json_text.readable(log.to_dict(), known_keys=_known())


@silent
def loads_steps(data: bytes | bytearray | memoryview | str, *, limits: Limits = DEFAULT_LIMITS) -> StepLog:
    """The log in a JSON document. Raises: `RecordError` with every fault that was found, and nothing else."""
    return _read(lambda: _log(json_text.decode(data, limits, _known())), limits)


@silent
def steps_from_dict(data: Mapping[str, Any], *, limits: Limits = DEFAULT_LIMITS) -> StepLog:
    """The log in plain data, as `StepLog.to_dict` gives it. Raises: `RecordError`, as `loads_steps`."""
    return _read(lambda: _log(json_text.checked(data, limits, _known())), limits)


@door
def step_to_dict(step: Step) -> dict[str, Any]:
    """One step as plain data, as it stands in a log: its kind under `step`, and its fields; what is absent is left out.

    Raises: `WrongCall` for what is no step.
    """
    return {"step": kind_of(type(step)), **plain(step)}


@record
class _Caller:
    """Whoever takes a step, and when, as the caller of `read_step` knows it."""

    by: Party
    at: Moment
    person: PersonId | None = None


@door
def read_step(
    data: Mapping[str, Any] | bytes | bytearray | memoryview | str,
    *,
    by: Party,
    at: dt.datetime,
    person: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Step:
    """One step (*stap*) out of what a client sent, taken by whoever is logged in.

    `data` is a JSON document or plain data: the kind under `step`, and the fields of that kind, as `step_to_dict` gives
    them. Who takes the step and when is never the client's to say: `by`, `at` and `person` are what the caller knows.
    The data may leave them out, or say the same (the moment as it is written in a record); anything else is refused.
    Whether the step is possible is not looked at here: `apply` does.

    Raises:
        RecordError: every fault at its place in the data (`/topic`); `step.caller` where it names another.
        InvalidValue: a side, moment or person that cannot be, with the argument as its place.
    """
    who = plain(_Caller(by=by, at=at, person=person))
    is_text = isinstance(data, bytes | bytearray | memoryview | str)
    decode: Callable[..., Any] = json_text.decode if is_text else json_text.checked
    return _read(lambda: _taken(decode(data, limits, _known()), who), limits)


def _taken(data: Any, who: dict[str, Any]) -> Step:
    content = _object(data)
    named = [name for name in ("by", "at", "person") if name in content]
    faults = [fault("step.caller", f"/{name}") for name in named if content[name] != who.get(name)]
    own = {key: value for key, value in content.items() if key not in named}
    step = _part(faults, "", partial(_step, {**own, **who}))
    if faults:
        raise InvalidValue(faults)
    return cast("Step", step)


def _known() -> frozenset[str]:
    return known_keys(*KINDS.values()) | {"start", "steps", "step"}


def _read(make: Callable[[], T], limits: Limits) -> T:
    try:
        return make()
    except (InvalidValue, RecordError) as error:
        faults = error.faults
    # Raised outside the handler, so that no traceback carries the document along.
    if len(faults) > limits.max_errors:
        faults = (*faults[: limits.max_errors], fault("too_many_errors", limit=limits.max_errors))
    raise RecordError(faults)


def _log(data: Any) -> StepLog:
    content = _object(data)
    faults = [*_format(content, FORMAT), *_strange(content, {"format", "start", "steps"})]
    start = _part(faults, "/start", partial(_record, content))
    steps: list[Step] = []
    listed: Any = content.get("steps", [])
    if listed.__class__ is not list:
        faults.append(fault("type", "/steps", expected="a list"))
        listed = []
    for i, each in enumerate(listed):
        step = _part(faults, f"/steps/{i}", partial(_step, each))
        steps.extend(() if step is None else (step,))
    if faults or start is None:
        raise InvalidValue(faults)
    return StepLog(start=start, steps=tuple(steps))


def _part(faults: list[Fault], prefix: str, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except InvalidValue as error:
        faults.extend(each.under(prefix) for each in error.faults)
        return None


def _record(content: dict[str, Any]) -> Conversation:
    if "start" not in content:
        raise InvalidValue([fault("required", key="start")])
    start = _object(content["start"])
    wrong = list(_format(start, RECORD_FORMAT))
    if wrong:
        raise InvalidValue(wrong)
    found: Conversation = structure({key: value for key, value in start.items() if key != "format"}, Conversation)
    return found


def _step(data: Any) -> Step:
    content = _object(data)
    if "step" not in content:
        raise InvalidValue([fault("required", key="step")])
    name = content["step"]
    if type(name) is not str or name not in KINDS:
        raise InvalidValue([fault("value.choice", "/step", allowed=", ".join(KINDS))])
    found: Step = structure({key: value for key, value in content.items() if key != "step"}, KINDS[name])
    return found


def _object(data: Any) -> dict[str, Any]:
    if type(data) is not dict:
        raise InvalidValue([fault("type", expected="an object")])
    return cast("dict[str, Any]", data)


def _format(content: dict[str, Any], expected: str) -> tuple[Fault, ...]:
    if "format" not in content:
        return (fault("format.missing", expected=expected),)
    return () if content["format"] == expected else (fault("format.unknown", "/format", expected=expected),)


def _strange(content: dict[str, Any], known: set[str]) -> tuple[Fault, ...]:
    count = len(set(content) - known)
    return (fault("json.unknown_key", count=count, known=", ".join(sorted(known))),) if count else ()
