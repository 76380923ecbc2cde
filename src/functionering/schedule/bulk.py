"""Due days of many people at once: the plain answer without leave, contract end or trace.

A million people share few answers: everybody who started on the same day of the year has the same row of targets. So
a row is made once per group, and a person costs one look-up in it. The answers equal those of `next_due`.
"""

from bisect import bisect
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from operator import lt
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
    first = _Table(lambda start: _first(cadence, checked_day(start)))
    if latest is None:
        return list(map(first.__getitem__, everyone))
    held = list(latest)
    if len(held) != len(everyone):
        raise InvalidValue([fault("schedule.lengths")])
    if isinstance(cadence, Rolling):
        return _rolling(cadence, first, everyone, held)
    return _anchored(cadence, first, everyone, held)


class _Table(dict[date, date]):
    """Answers by day, each made once and when it is first asked for."""

    def __init__(self, answer: Callable[[date], date]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, day: date) -> date:
        found = self[day] = self._answer(day)
        return found


def _first(cadence: Cadence, start: date) -> date:
    if isinstance(cadence, Anniversary):
        return cadence.target(start, 1)
    return cadence.cycle(start, cadence.first(start)).target


def _distinct(days: Iterable[date]) -> set[date]:
    return {checked_day(day) for day in set(days)}


def _rolling(cadence: Rolling, first: _Table, everyone: list[date], held: list[date | None]) -> list[date]:
    after = _Table(lambda day: add_months(day, cadence.interval_months, cadence.overflow))
    try:
        is_plain = not any(map(lt, cast("list[date]", held), everyone))
    except TypeError:
        # Somebody had no conversation yet, or a value is no day.
        is_plain = False
    if is_plain:
        return list(map(after.__getitem__, cast("list[date]", held)))
    _distinct(everyone)
    _distinct(day for day in held if day is not None)
    return [
        first[start] if day is None or day < start else after[day] for start, day in zip(everyone, held, strict=True)
    ]


def _anchored(cadence: Cadence, first: _Table, everyone: list[date], held: list[date | None]) -> list[date]:
    days = set(held)
    known = _distinct(day for day in days if day is not None)
    rows = _rows(cadence, _distinct(everyone), known)
    if len(known) < len(days):
        due = [
            first[start] if day is None else rows[start][1][bisect(rows[start][0], day)]
            for start, day in zip(everyone, held, strict=True)
        ]
    else:
        of_each = map(rows.__getitem__, everyone)
        due = [
            targets[bisect(opens, day)] for (opens, targets), day in zip(of_each, cast("list[date]", held), strict=True)
        ]
    if isinstance(cadence, Anniversary) and cadence.min_gap_months:
        gap = {day: add_months(day, cadence.min_gap_months, cadence.overflow) for day in known}
        return [target if day is None else max(target, gap[day]) for target, day in zip(due, held, strict=True)]
    return due


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
