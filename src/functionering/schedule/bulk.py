"""Due days of many people at once: the plain answer without leave, contract end or trace.

A million people share few answers: everybody who started on the same day of the year has the same row of targets. So
a row is made once per group, and a person costs one look-up in it. The answers equal those of `next_due`.
"""

from bisect import bisect
from collections.abc import Hashable, Iterable
from datetime import date
from typing import cast

from functionering.days import add_months, checked_day
from functionering.errors import InvalidValue, fault
from functionering.schedule.anniversary import Anniversary
from functionering.schedule.cadence import Cadence
from functionering.schedule.calendar_year import CalendarYear
from functionering.schedule.rolling import Rolling


def due_dates(cadence: Cadence, starts: Iterable[date], latest: Iterable[date | None] | None = None) -> list[date]:
    """The due day of each person, in the order given.

    `starts`: the day each is counted from. `latest`: the day of each one's latest conversation, `None` for who had
    none yet; left out: nobody had any. For full answers, leave and the end of contracts ask `next_due`.

    Raises:
        InvalidValue: `schedule.needs_history` for a cadence whose answer hangs on more than the latest conversation
            (`reanchor`, a calendar year with grace), `schedule.lengths`, `value.date`.
    """
    everyone = list(starts)
    distinct = {checked_day(start) for start in set(everyone)}
    if latest is None:
        first = _firsts(cadence, distinct)
        return [first[start] for start in everyone]
    held = list(latest)
    if len(held) != len(everyone):
        raise InvalidValue([fault("schedule.lengths")])
    days = set(held)
    known = {checked_day(day) for day in days if day is not None}
    first = _firsts(cadence, distinct) if None in days else {}
    if isinstance(cadence, Rolling):
        return _rolling(cadence, everyone, held, known)
    due = _from_rows(_rows(cadence, distinct, known), first, everyone, held)
    if isinstance(cadence, Anniversary) and cadence.min_gap_months:
        gap = {day: add_months(day, cadence.min_gap_months, cadence.overflow) for day in known}
        return [target if day is None else max(target, gap[day]) for target, day in zip(due, held, strict=True)]
    return due


def _firsts(cadence: Cadence, starts: set[date]) -> dict[date, date]:
    return {start: cadence.cycle(start, cadence.first(start)).target for start in starts}


def _rolling(cadence: Rolling, everyone: list[date], held: list[date | None], known: set[date]) -> list[date]:
    after: dict[date | None, date] = {day: add_months(day, cadence.interval_months, cadence.overflow) for day in known}
    first = _firsts(cadence, set(everyone))
    return [
        first[start] if day is None or day < start else after[day] for start, day in zip(everyone, held, strict=True)
    ]


Row = tuple[list[date], list[date]]


def _rows(cadence: Cadence, starts: set[date], known: set[date]) -> dict[date, Row]:
    """For each start the openings of its cycles, and the target that follows on each opening."""
    if not known:
        return {}
    low, high = min(known), max(known)
    shared: dict[Hashable, Row] = {}
    rows: dict[date, Row] = {}
    for start in starts:
        phase = _phase(cadence, start, low)
        if phase not in shared:
            shared[phase] = _row(cadence, start, low, high)
        rows[start] = shared[phase]
    return rows


def _row(cadence: Cadence, start: date, low: date, high: date) -> Row:
    number = cadence.cycle_of(start, low)
    cycle = cadence.cycle(start, number + 1 if number else cadence.first(start))
    opens: list[date] = []
    targets = [cycle.target]
    while cycle.opens <= high:
        opens.append(cycle.opens)
        cycle = cadence.cycle(start, cycle.number + 1)
        targets.append(cycle.target)
    return opens, targets


def _phase(cadence: Cadence, start: date, low: date) -> Hashable:
    """What starts with the same cycles from `low` on share; the start itself while its first cycles still run."""
    served = (low.year - start.year) * 12 + low.month - start.month
    if isinstance(cadence, Anniversary) and not cadence.reanchor:
        initial = cadence.initial_months[-1] if cadence.initial_months else 0
        settled = served > initial + cadence.interval_months
        return ((start.year * 12 + start.month) % cadence.interval_months, start.day) if settled else start
    if isinstance(cadence, CalendarYear) and not cadence.grace_days:
        return served > cadence.min_service_months + 12 or start
    raise InvalidValue([fault("schedule.needs_history")])


def _from_rows(
    rows: dict[date, Row], first: dict[date, date], everyone: list[date], held: list[date | None]
) -> list[date]:
    if first:
        return [
            first[start] if day is None else rows[start][1][bisect(rows[start][0], day)]
            for start, day in zip(everyone, held, strict=True)
        ]
    days = cast("list[date]", held)
    of_each = map(rows.__getitem__, everyone)
    return [targets[bisect(opens, day)] for (opens, targets), day in zip(of_each, days, strict=True)]
