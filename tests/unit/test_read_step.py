"""One step out of what a client sent: whoever is logged in takes it, whatever the message says."""

import datetime as dt
import json
from typing import Any

import pytest
from course import EMPLOYEE, MANAGER, on, planned, reported

from functionering import InvalidValue, Limits, Party, RaisedIn, RecordError, StepLog, read_step, step_to_dict, steps
from functionering.errors import WrongCall
from functionering.history import steps_from_dict

SAID = {"step": "give_perspective", "topic": "work", "phase": "conversation", "text": "Ik wil minder avonden."}
STEP = steps.GivePerspective(
    by=EMPLOYEE,
    at=on(16),
    person="ayla",
    topic="work",
    phase=RaisedIn.CONVERSATION,
    text="Ik wil minder avonden.",
)


def faults(data: Any, **who: Any) -> list[tuple[str, str]]:
    asked: dict[str, Any] = {"by": EMPLOYEE, "at": on(16), "person": "ayla", **who}
    with pytest.raises(RecordError) as error:
        read_step(data, **asked)
    return [(each.code, each.path) for each in error.value.faults]


@pytest.mark.parametrize(
    "data", [SAID, json.dumps(SAID), json.dumps(SAID).encode(), bytearray(json.dumps(SAID), "utf-8")]
)
def test_who_and_when_come_from_the_caller_and_what_from_the_message(data: Any) -> None:
    assert read_step(data, by=EMPLOYEE, at=on(16), person="ayla") == STEP


def test_a_step_as_data_is_read_back_the_same_and_stands_like_that_in_a_log() -> None:
    data = step_to_dict(STEP)
    assert data == {"by": "employee", "at": "2026-11-16T09:00:00Z", "person": "ayla", **SAID}
    assert read_step(data, by=EMPLOYEE, at=on(16), person="ayla") == STEP
    log = StepLog(start=planned(), steps=(STEP,))
    assert log.to_dict()["steps"] == [data]
    assert steps_from_dict(log.to_dict()).steps == (STEP,)


def test_a_side_of_one_needs_no_person() -> None:
    step = read_step({"step": "hold"}, by=MANAGER, at=on(16))
    assert step == steps.Hold(by=MANAGER, at=on(16))
    assert step_to_dict(step) == {"step": "hold", "by": "manager", "at": "2026-11-16T09:00:00Z"}


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ({"by": "manager"}, "/by"),
        ({"by": None}, "/by"),
        ({"at": "2026-11-15T09:00:00Z"}, "/at"),
        ({"at": "2026-11-16T10:00:00+01:00"}, "/at"),
        ({"person": "tom"}, "/person"),
        ({"person": ["ayla"]}, "/person"),
    ],
)
def test_a_message_that_names_another_is_refused(named: dict[str, Any], place: str) -> None:
    assert faults({**SAID, **named}) == [("step.caller", place)]


def test_a_message_names_nobody_where_the_caller_names_nobody() -> None:
    assert faults({**SAID, "person": "ayla"}, person=None) == [("step.caller", "/person")]


def test_it_is_told_in_both_languages_who_decides() -> None:
    with pytest.raises(RecordError) as error:
        read_step({**SAID, "by": "manager"}, by=EMPLOYEE, at=on(16))
    (found,) = error.value.faults
    assert found.sentence("nl") == (
        "Wie dit doet en wanneer bepaalt wie is ingelogd, niet het bericht; laat deze sleutel weg."
    )
    assert found.sentence("en") == (
        "Who does this and when is decided by whoever is logged in, not by the message; leave this key out."
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({**SAID, "topic": "", "phase": "later"}, [("id.form", "/topic"), ("value.choice", "/phase")]),
        ({**SAID, "by": "manager", "topic": ""}, [("step.caller", "/by"), ("id.form", "/topic")]),
        ({**SAID, "mood": 1}, [("json.unknown_key", "")]),
        ({"step": "give_perspective", "phase": "conversation"}, [("required", "")]),
        ({"step": "fly"}, [("value.choice", "/step")]),
        ({"topic": "work"}, [("required", "")]),
        ([], [("type", "")]),
        (None, [("type", "")]),
        (b"[", [("json.syntax", "")]),
        (b'{"step":"hold","step":"hold"}', [("json.duplicate_key", "")]),
        ({"step": "hold", "at": dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)}, [("json.type", "/at")]),
        ({**SAID, "concurs": True}, [("value.impossible", "")]),
    ],
)
def test_every_fault_is_at_its_place_in_the_message(data: Any, expected: list[tuple[str, str]]) -> None:
    assert faults(data) == expected


def test_no_more_faults_are_listed_than_asked_for() -> None:
    data = {**SAID, "by": "manager", "person": "tom", "topic": ""}
    assert faults(data, limits=Limits(max_errors=1)) == [("step.caller", "/by"), ("too_many_errors", "")]


@pytest.mark.parametrize(
    ("who", "code", "place"),
    [
        ({"by": "boss"}, "value.choice", "/by"),
        ({"at": dt.datetime(2026, 11, 16, 9)}, "value.moment", "/at"),  # noqa: DTZ001 -- naive on purpose
        ({"at": dt.datetime(2199, 1, 1, tzinfo=dt.UTC)}, "value.moment", "/at"),
        ({"person": ""}, "id.form", "/person"),
    ],
)
def test_a_caller_who_cannot_be_is_a_mistake_of_the_product(who: dict[str, Any], code: str, place: str) -> None:
    asked: dict[str, Any] = {"by": EMPLOYEE, "at": on(16), **who}
    with pytest.raises(InvalidValue) as error:
        read_step(SAID, **asked)
    assert [(each.code, each.path) for each in error.value.faults] == [(code, place)]


def test_whether_it_is_possible_is_for_apply_to_say() -> None:
    step = read_step({"step": "hold"}, by=EMPLOYEE, at=on(60))
    with pytest.raises(steps.StepRefused) as error:
        steps.apply(reported(), step)
    assert error.value.reason.code == "not_now"


def test_what_is_no_step_is_no_data_of_one() -> None:
    with pytest.raises(WrongCall, match="step takes Step, and this is none"):
        step_to_dict(Party.EMPLOYEE)  # type: ignore[arg-type]
