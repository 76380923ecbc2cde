"""What `functionering plan` shows: who is seen when, who is not and why, as lines, as sentences, or as a calendar."""

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from functionering.calendar import (
    CalendarEvent,
    CalendarTask,
    EventStatus,
    TaskKind,
    calendar_uid,
    to_icalendar,
)
from functionering.cli.asked import Asked
from functionering.cli.listing import Line
from functionering.planning import Plan

TITLES = {
    "nl": {"manager": "leidinggevende", "track": "wie", "day": "dag", "time": "tijd", "note": "opmerking"},
    "en": {"manager": "manager", "track": "who", "day": "day", "time": "time", "note": "note"},
}


@attrs.frozen
class Planned:
    """The plan of one manager. `pinned`: the days that stood; `at`: the time of each, where times were given."""

    manager: str
    people: tuple[Asked, ...]
    pinned: Mapping[str, dt.date]
    plan: Plan
    at: Mapping[str, dt.time]

    def days(self) -> list[tuple[str, dt.date]]:
        """Who is seen on which day, in order of day and time."""
        found = self.plan.assigned.items()
        return sorted(found, key=lambda each: (each[1], self.time(each[0]), each[0]))

    def time(self, key: str) -> str:
        """The time of somebody's conversation as text; "" where no times were given."""
        at = self.at.get(key)
        return "" if at is None else at.strftime("%H:%M")

    def lines(self, arguments: argparse.Namespace) -> Iterator[Line]:
        """The appointments by day, then who has no place, then for whom nothing is to be planned."""
        dutch = arguments.lang == "nl"
        who = {"manager": self.manager or None}
        for key, day in self.days():
            note = ("vast" if dutch else "confirmed") if key in self.pinned else None
            yield {**who, "track": key, "day": day.isoformat(), "time": self.time(key) or None, "note": note}
        for each in self.plan.left_out:
            first = [] if each.not_before is None else [("van" if dutch else "from", each.not_before)]
            days = [*first, ("tot en met" if dutch else "up to and including", each.final_day)]
            told = " ".join(f"{until} {day.isoformat()}" for until, day in days)
            note = f"{'geen plek binnen de gevraagde periode' if dutch else 'no place within the period asked'}: {told}"
            yield {**who, "track": each.key, "day": None, "time": None, "note": note}
        for asked in self.people:
            if asked.why_not is not None:
                yield {**who, "track": asked.key, "day": None, "time": None, "note": asked.why_not}


def complaints(planned: Iterable[Planned], arguments: argparse.Namespace) -> Iterator[str]:
    """Why it does not fit, in sentences with what would help; one for each group of people that are in the way."""
    for each in planned:
        for conflict in each.plan.conflicts:
            sentence = conflict.sentence(arguments.lang)
            yield f"{each.manager}: {sentence}" if each.manager else sentence


def as_calendar(planned: Iterable[Planned], arguments: argparse.Namespace) -> bytes:
    """The appointments as a calendar file: at a time where times were given, else on a day."""
    entries: list[CalendarEvent | CalendarTask] = []
    last = dt.date.min
    for each in planned:
        turns = {asked.key: _turn(asked) for asked in each.people}
        for key, day in each.days():
            last = max(last, day)
            entries.append(_entry(each, key, day, turns[key], arguments))
    stamp = dt.datetime.combine(arguments.on or arguments.first or last, dt.time(), dt.UTC)
    return to_icalendar(entries, stamp=stamp, todos=arguments.todos, lang=arguments.lang)


def _turn(asked: Asked) -> str:
    return "plan" if asked.person.due is None else f"plan/{asked.person.due.cycle.number}"


def _entry(
    planned: Planned, key: str, day: dt.date, turn: str, arguments: argparse.Namespace
) -> CalendarEvent | CalendarTask:
    given: dict[str, Any] = {"uid": calendar_uid(key, turn, "meeting")}
    if arguments.show_keys:
        given["summary"] = f"Functioneringsgesprek {key}"
    at = planned.at.get(key)
    if at is None:
        return CalendarTask(due=day, kind=TaskKind.PLANNED_DAY, **given)
    status = EventStatus.CONFIRMED if key in planned.pinned else EventStatus.TENTATIVE
    return CalendarEvent(day=day, at=at, minutes=arguments.minutes, status=status, **given)
