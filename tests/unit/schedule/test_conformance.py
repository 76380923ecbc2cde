"""The sample cases of the design that are the schedule's: read from beside the checkout, skipped without it."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import attrs
import pytest

from functionering.days import (
    DutchHolidays,
    Liberation,
    Overflow,
    Roll,
    Span,
    Term,
    Unit,
    WorkCalendar,
    add_months,
    atw_end,
    iso_week,
    kings_day,
    nl_holidays,
)
from functionering.errors import InvalidValue
from functionering.schedule import (
    Anniversary,
    Assignment,
    Cadence,
    CalendarYear,
    Deadlines,
    Due,
    Held,
    LeaveKind,
    LeaveRule,
    Rolling,
    Track,
    after_absence,
    attribute,
    due_with_end,
    eligible_from,
    is_eligible,
    manager_at,
    new_manager,
    next_due,
    reminders,
    timeline,
)
from functionering.walltime import WallTime, end_after, local, local_day, resolve, wall_time

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "schedule_cases.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["cases"] if FILE.exists() else []
PLANNING = "MOQ"

Given = Mapping[str, Any]
day = date.fromisoformat
UNITS = {"calendar": Unit.DAYS, "working": Unit.WORKING_DAYS}


def calendar(given: Given) -> WorkCalendar:
    return WorkCalendar(closed=DutchHolidays(given["good_friday"], Liberation(given["liberation"])))


def spans(given: list[Given]) -> tuple[Span, ...]:
    return tuple(Span(day(each["start"]), day(each["end"]) if each["end"] else None) for each in given)


def cadence(given: Given) -> Cadence:
    overflow = Overflow(given.get("overflow", "clamp"))
    if given["kind"] == "anniversary":
        return Anniversary(
            given["interval_months"],
            given.get("initial_months", ()),
            given.get("early_months", 3),
            given.get("grace_days", 0),
            given.get("min_gap_months", 0),
            overflow,
            given.get("reanchor", False),
        )
    if given["kind"] == "rolling":
        first, early = given["first_after_months"], given["early_months"]
        return Rolling(given["interval_months"], first, early, given["grace_days"], overflow)
    return CalendarYear(
        given["period_start_month"],
        given["period_start_day"],
        given.get("due_month_day"),
        given["grace_days"],
        given["min_service_months"],
    )


def history(given: Given) -> list[Held | date]:
    return [
        Held(day(each["date"]), each["counts_for"]) if isinstance(each, dict) else day(each) for each in given["held"]
    ]


def text(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def answer(given: Given) -> dict[str, Any]:
    kind = cadence(given)
    start = day(given.get("anchor") or given["employment_start"])
    if "cycle" in given:
        return {"target": text(kind.cycle(start, given["cycle"]).target)}
    if "cycles" in given:
        return {"targets": [text(kind.cycle(start, each).target) for each in range(1, given["cycles"] + 1)]}
    suspensions = spans(given.get("suspensions", []))
    end = day(given["employment_end"]) if given.get("employment_end") else None
    track = Track("t", (Span(start, end),), suspensions=suspensions)
    held = history(given)
    as_of = (
        day(given["as_of"]) if "as_of" in given else max(each.on if isinstance(each, Held) else each for each in held)
    )
    due = next_due(kind, track, held, as_of=as_of)
    return {
        **told(due),
        "attribution": [{"date": text(each.on), "cycle": each.cycle} for each in attribute(kind, track, held)],
    }


def told(due: Due) -> dict[str, Any]:
    return {
        "cycle": due.cycle.number,
        "target": text(due.cycle.target),
        "next_due": text(due.due),
        "window_open": text(due.opens),
        "deadline": text(due.deadline),
        "missed_count": due.missed,
        "status": due.status,
        "held_today_would_count_for": due.counts_today_for,
    }


def utc(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


def wall(given: Given, key: str = "local_start") -> tuple[date, time, str]:
    moment = datetime.fromisoformat(given[key])
    return moment.date(), moment.time(), given["tz"]


def meeting(given: Given) -> dict[str, Any]:
    start = resolve(*wall(given), given.get("fold"))
    end = end_after(start, given["duration_minutes"])
    there = local(end, given["tz"])
    return {
        "start_utc": utc(start),
        "end_utc": utc(end),
        "local_end": there.replace(tzinfo=None).isoformat(timespec="minutes"),
        "fold": there.fold,
    }


def nominal_reminder(given: Given) -> dict[str, Any]:
    held_on, at, zone = wall(given)
    if given["trigger"] == "-P1D":
        fires = resolve(date.fromordinal(held_on.toordinal() - 1), at, zone)
    else:
        start = resolve(held_on, at, zone)
        fires = datetime.fromtimestamp(start.timestamp() - 24 * 3600, start.tzinfo)
    there = local(fires, zone).replace(tzinfo=None)
    return {"fires_utc": utc(fires), "fires_local": there.isoformat(timespec="minutes")}


def leave(given: Given) -> dict[str, Any]:
    rule = LeaveRule(LeaveKind(given["leave_rule"]), given.get("resume_months", 3), given.get("min_days", 0))
    since = day(given.get("reference", given["due"]))
    return {"due": text(rule.moved(day(given["due"]), spans(given["suspensions"]), since=since))}


def service(given: Given) -> dict[str, Any]:
    track = Track("t", spans(given["spells"]), bridge_gap_days=given["bridge_gap_days"])
    return {"anchor": text(track.start(day(given["as_of"])))}


def manager(given: Given) -> dict[str, Any]:
    assignments = [Assignment(each["manager"], spans([each])[0]) for each in given["assignments"]]
    return {"manager": manager_at(assignments, day(given["date"]))}


def ended(given: Given) -> dict[str, Any]:
    end = day(given["employment_end"]) if given["employment_end"] else None
    return {"due": text(due_with_end(day(given["due"]), end, given["before_end_months"]))}


def around(given: Given) -> dict[str, Any]:
    terms: dict[str, Any] = {
        name: Term(abs(given[name]["n"]), UNITS[given[name]["unit"]])
        for name in ("invite", "prepare", "report", "sign")
        if name in given
    }
    line = timeline(day(given["meeting_date"]), attrs.evolve(Deadlines(), **terms), calendar(given["calendar"]))
    return {name: text(getattr(line, name)) for name in terms}


def returned(given: Given) -> dict[str, Any]:
    absence = Span(day(given["absence_start"]), day(given["absence_end"]))
    within = Term(given["within_days"], Unit.DAYS)
    trigger = after_absence("t", absence, within, threshold_days=given["threshold_days"])
    return {"absence_days": absence.days, "triggered": trigger.is_asked_for, "due": text(trigger.due)}


def eligible(given: Given) -> dict[str, Any]:
    last = day(given["last_held"]) if given["last_held"] else None
    first = eligible_from(last, given["once_per_months"])
    return {
        "eligible": is_eligible(day(given["request_date"]), last, given["once_per_months"]),
        "eligible_from": text(first),
    }


def holidays(given: Given) -> dict[date, str]:
    return nl_holidays(given["year"], good_friday=given["good_friday"], liberation=given["liberation"])


ANSWERS: dict[str, Callable[[Given], dict[str, Any]]] = {
    "add_months": lambda i: {"result": text(add_months(day(i["date"]), i["months"], Overflow(i["overflow"])))},
    "add_then_subtract_months": lambda i: {
        "result": text(add_months(add_months(day(i["date"]), i["months"]), -i["months"]))
    },
    "apply_leave": leave,
    "service_start": service,
    "manager_at": manager,
    "due_with_end": ended,
    "holidays": lambda i: {"dates": [text(each) for each in holidays(i)]},
    "kings_day": lambda i: {"date": text(kings_day(i["year"]))},
    "is_holiday": lambda i: {"holiday": day(i["date"]) in DutchHolidays(i["good_friday"], Liberation(i["liberation"]))},
    "easter": lambda i: {
        "date": next(text(each) for each, name in nl_holidays(i["year"]).items() if name == "Eerste Paasdag")
    },
    "add_working_days": lambda i: {"result": text(calendar(i["calendar"]).add(day(i["date"]), i["days"]))},
    "invite_deadline": lambda i: {
        "latest_invite": text(
            timeline(
                day(i["meeting_date"]), Deadlines(invite=Term(i["notice"], UNITS[i["unit"]])), calendar(i["calendar"])
            ).invite
        )
    },
    "response_deadline": lambda i: {
        "due": text(
            Term(i["days"], UNITS[i["unit"]], Roll(i.get("roll", "none"))).after(
                day(i["from_date"]), calendar(i["calendar"])
            )
        )
    },
    "atw_end": lambda i: {"due": text(atw_end(day(i["event_date"]), i["days"], calendar(i["calendar"])))},
    "working_days_between": lambda i: {"count": calendar(i["calendar"]).between(day(i["after"]), day(i["until"]))},
    "meeting_utc": meeting,
    "meeting_end_local": meeting,
    "meeting": meeting,
    "local_time_state": lambda i: {
        "state": {WallTime.ONCE: "normal"}.get(state := wall_time(*wall(i, "local")), str(state))
    },
    "reminder": nominal_reminder,
    "local_date": lambda i: {"date": text(local_day(datetime.fromisoformat(i["instant"]), i["tz"]))},
    "iso_week": lambda i: {
        "iso_year": iso_week(day(i["date"]))[0],
        "iso_week": iso_week(day(i["date"]))[1],
        "weekday": day(i["date"]).isoweekday(),
    },
    "weeks_in_year": lambda i: {"weeks": iso_week(date(i["year"], 12, 28))[1]},
    "same_capacity_week": lambda i: {"same": iso_week(day(i["a"])) == iso_week(day(i["b"]))},
    "reminders": lambda i: {
        "dates": [
            text(each)
            for each in reminders(day(i["due"]), i["offsets_days"], calendar(i["calendar"]), spans(i["suspensions"]))
        ]
    },
    "timeline": around,
    "return_trigger": returned,
    "new_manager_trigger": lambda i: {
        "due": text(new_manager("t", day(i["manager_start"]), Term(i["within_months"], Unit.MONTHS)).due)
    },
    "request_eligible": eligible,
    "calendar": lambda i: {"calendar": WorkCalendar(i["weekmask"])},
}

HERE = [each for each in CASES if each["id"][0] not in PLANNING and each["input"].get("op") != "plan"]


@pytest.mark.skipif(not CASES, reason="the sample cases are not beside this checkout")
@pytest.mark.parametrize("case", HERE, ids=[each["id"] for each in HERE])
def test_a_sample_case_has_the_expected_answer(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    work = ANSWERS[given["op"]] if "op" in given else answer
    if expected == {"raises": True}:
        with pytest.raises(InvalidValue):
            work(given)
        return
    found = work(given)
    assert {key: found[key] for key in expected} == expected, case["rule"]
