"""The shared cases for plans and for spreading; they are a sample of what the rule must give."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from plan_oracles import is_certificate

from functionering.errors import InvalidValue
from functionering.planning import PlanRequest, plan, spread_places

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "schedule_cases.json"
CASES = json.loads(SHARED.read_text("utf-8"))["cases"] if SHARED.exists() else []


def cases(op: str) -> list[Any]:
    found = [pytest.param(each, id=each["id"]) for each in CASES if each["input"].get("op") == op]
    return found or [pytest.param(None, marks=pytest.mark.skip(reason="the shared cases are not here"))]


def asked(case: dict[str, Any]) -> dict[str, Any]:
    given = case["input"]
    return {
        "requests": [
            PlanRequest(
                key=one["id"],
                target=date.fromisoformat(one["target"]),
                earliest=date.fromisoformat(one["earliest"]),
                latest=date.fromisoformat(one["latest"]),
                unavailable=frozenset(map(date.fromisoformat, one.get("unavailable", ()))),
            )
            for one in given["people"]
        ],
        "day_capacity": {date.fromisoformat(each): room for each, room in given["day_capacity"].items()},
        "week_capacity": given["week_capacity"],
    }


@pytest.mark.parametrize("case", cases("plan"))
def test_a_plan_is_as_expected(case: dict[str, Any]) -> None:
    arguments, expected = asked(case), case["expected"]
    if "raises" in expected:
        with pytest.raises(InvalidValue):
            plan(**arguments)
        return
    found = plan(**arguments)
    assert len(found.assigned) == expected["scheduled"]
    assert sorted(found.unscheduled) == sorted(expected["unscheduled"])
    assert found.cost == expected["total_cost"]
    assert [
        {
            "people": sorted(conflict.people),
            "demand": conflict.demand,
            "capacity": conflict.capacity,
            "first_day": conflict.first_day and conflict.first_day.isoformat(),
            "last_day": conflict.last_day and conflict.last_day.isoformat(),
        }
        for conflict in found.conflicts
    ] == expected.get("union_certificates", [])
    for conflict in found.conflicts:
        assert is_certificate(conflict, **arguments)


@pytest.mark.parametrize("case", cases("edf"))
def test_a_plan_fits_exactly_when_earliest_final_day_first_does(case: dict[str, Any]) -> None:
    first = date(2026, 3, 2).toordinal()
    people = [
        PlanRequest(
            key=str(number),
            target=date.fromordinal(first + low),
            earliest=date.fromordinal(first + low),
            latest=date.fromordinal(first + high),
        )
        for number, (low, high) in enumerate(case["input"]["windows"])
    ]
    rooms = {date.fromordinal(first + number): room for number, room in enumerate(case["input"]["capacity"])}
    assert (plan(people, day_capacity=rooms).unscheduled == ()) is case["expected"]["feasible"]


@pytest.mark.parametrize("case", cases("spread"))
def test_a_spread_is_as_expected(case: dict[str, Any]) -> None:
    given = case["input"]
    assert list(spread_places(given["people"], given["slots"])) == case["expected"]["indices"]
