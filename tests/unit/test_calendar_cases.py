"""The shared cases for calendar files; they are a sample of what the rule must give."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import attrs
import pytest
from calendar_readers import EMPLOYEE, MANAGER, STAMP, by_icalendar, event, lines, task

from functionering.calendar import calendar_uid, next_sequence, to_icalendar

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "schedule_cases.json"
CASES = json.loads(SHARED.read_text("utf-8"))["cases"] if SHARED.exists() else []

CHANGES: dict[str, dict[str, Any]] = {
    "created": {},
    "summary_changed": {"summary": "Jaargesprek"},
    "description_changed": {"description": "Neem het verslag mee"},
    "rescheduled": {"at": time(15)},
    "location_changed": {"location": "Kamer 4"},
    "duration_changed": {"minutes": 60},
    "cancelled": {"status": "cancelled"},
}


def cases(op: str) -> list[Any]:
    found = [pytest.param(each, id=each["id"]) for each in CASES if each["input"].get("op") == op]
    return found or [pytest.param(None, marks=pytest.mark.skip(reason="the shared cases are not here"))]


@pytest.mark.parametrize("case", cases("fold"))
def test_lines_are_folded(case: dict[str, Any]) -> None:
    file = to_icalendar([event(summary=case["input"]["text"])], stamp=STAMP)
    folded = file.split(b"\r\n")
    assert max(map(len, folded)) <= case["expected"]["max_octets_per_line"]
    assert [line.decode("utf-8") for line in folded]
    assert str(by_icalendar(file).events[0]["SUMMARY"]) == case["input"]["text"]


@pytest.mark.parametrize("case", cases("uid"))
def test_an_id_is_stable(case: dict[str, Any]) -> None:
    given = case["input"]
    ids = [calendar_uid("track", given["conversation_id"], given["kind"]) for _ in range(given["calls"])]
    assert len(set(ids)) == 1
    assert calendar_uid("track", given["conversation_id"], "another") not in ids


@pytest.mark.parametrize("case", cases("sequence"))
def test_the_sequence_rises_on_significant_changes_only(case: dict[str, Any]) -> None:
    before, numbers = None, []
    after = event()
    for change in case["input"]["changes"]:
        after = attrs.evolve(after, **CHANGES[change])
        numbers.append(next_sequence(before, after))
        before = after = attrs.evolve(after, sequence=numbers[-1])
    assert numbers == case["expected"]["sequence"]


@pytest.mark.parametrize("case", cases("method"))
def test_an_object_with_a_method_holds_one_thing(case: dict[str, Any]) -> None:
    file = to_icalendar([event(organizer=MANAGER, attendees=[EMPLOYEE])], stamp=STAMP, method="request")
    kinds = {each.name for each in by_icalendar(file).subcomponents} - {"VTIMEZONE"}
    assert len(kinds) == case["expected"]["component_types"]
    assert len({line for line in lines(file) if line.startswith(b"UID:")}) == case["expected"]["distinct_uids"]


@pytest.mark.parametrize("case", cases("all_day_event"))
def test_an_all_day_event_ends_before_the_day_after(case: dict[str, Any]) -> None:
    due = date.fromisoformat(case["input"]["due"])
    found = lines(to_icalendar([task(due=due)], stamp=STAMP, todos="vevent"))
    assert {case["expected"]["dtstart"].encode(), case["expected"]["dtend"].encode()} <= set(found)
