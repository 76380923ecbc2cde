"""When the next one is due: cadence, then leave, then the end of the employment, each step told.

The duty stays until it is met, one conversation clears all arrears, and there is no backlog. Nothing here reads a
clock: the day is given as `as_of`, and what happened after it is not looked at.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from functionering.days import DUTCH_CALENDAR, Roll, Span, WorkCalendar, add_months, checked_day, covering, shifted
from functionering.schedule.cadence import Cadence
from functionering.schedule.cycle import Attribution, Cycle, Held, Standing, held_until
from functionering.schedule.due import Due, Reason, Status, status_on
from functionering.schedule.leave import LeaveKind, LeaveRule
from functionering.schedule.trace import Step, StepKind
from functionering.schedule.track import Track

STANDARD_LEAVE = LeaveRule()
"""Deferred to three months after the return."""

EARLY_FOR_CONTRACT_END = 3
"""Months before that day in which a conversation serves for the end of the contract. Our choice."""


def next_due(
    cadence: Cadence,
    track: Track,
    held: Iterable[Held | date],
    *,
    as_of: date,
    leave: LeaveRule = STANDARD_LEAVE,
    roll: Roll = Roll.NONE,
    calendar: WorkCalendar = DUTCH_CALENDAR,
) -> Due:
    """When the next conversation of this track is due, seen from `as_of`.

    `held`: the conversations that took place, in any order; those after `as_of` change nothing. `roll`: due days
    stand as they are counted unless a house asks for a working day of its `calendar`.

    Raises:
        InvalidValue: `value.date` for a day that is none, `day.out_of_range` near the end of the calendar.
    """
    known = held_until(held, checked_day(as_of, "/as_of"))
    standing = cadence.standing(track.start(as_of), known, as_of)
    away = leave.counted(track.suspensions)
    path = _Path(standing.due, standing.opens, standing.steps)
    path = _after_leave(path, standing, leave, away)
    path = _before_end(path, track, known, as_of)
    path = _on_working_day(path, track.service(as_of).end, roll, calendar)
    return _answer(path, cadence, track, standing, leave, as_of=as_of)


@attrs.frozen
class _Path:
    """The due day on its way through the rules, with the steps so far."""

    due: date | None
    opens: date
    steps: tuple[Step, ...]
    reason: Reason | None = None

    def to(self, due: date | None, step: Step, reason: Reason | None = None) -> "_Path":
        return attrs.evolve(self, due=due, steps=(*self.steps, step), reason=reason)


def _after_leave(path: _Path, standing: Standing, leave: LeaveRule, away: tuple[Span, ...]) -> _Path:
    moved = leave.moved(standing.due, away, since=standing.since)
    if moved is None:
        return path.to(None, Step(StepKind.SUSPENDED_OPEN), Reason.SUSPENDED)
    return path if moved == path.due else path.to(moved, Step(StepKind.SUSPENDED, moved))


def _before_end(path: _Path, track: Track, known: tuple[Held, ...], as_of: date) -> _Path:
    end = track.service(as_of).end
    if path.due is None or end is None:
        return path
    last_due, start = track.last_due(as_of), track.service(as_of).start
    # A contract too short for the notice asks for nothing more.
    if last_due is not None and start <= last_due < path.due:
        opens = max(add_months(last_due, -EARLY_FOR_CONTRACT_END), start)
        # Held in that window, a conversation has served before the end; asking for another would be a duty without a
        # way to meet it.
        if not known or known[-1].on < opens:
            capped = attrs.evolve(path, opens=min(path.opens, opens))
            return capped.to(last_due, Step(StepKind.BEFORE_END, last_due, track.before_end_months))
    if path.due > end:
        return path.to(None, Step(StepKind.EMPLOYMENT_END, end), Reason.EMPLOYMENT_ENDS_BEFORE_DUE)
    return path


def _on_working_day(path: _Path, end: date | None, roll: Roll, calendar: WorkCalendar) -> _Path:
    if path.due is None:
        return path
    rolled = calendar.roll(path.due, roll)
    if end is not None and rolled > end:
        rolled = calendar.roll(path.due, Roll.PRECEDING)
    return path if rolled == path.due else path.to(rolled, Step(StepKind.WORKING_DAY, rolled))


def _answer(
    path: _Path,
    cadence: Cadence,
    track: Track,
    standing: Standing,
    leave: LeaveRule,
    *,
    as_of: date,
) -> Due:
    away = leave.counted(track.suspensions)
    deadline = None if path.due is None else shifted(path.due, cadence.grace_days)
    steps = path.steps
    if deadline is not None and cadence.grace_days:
        steps = (*steps, Step(StepKind.GRACE, deadline, cadence.grace_days))
    if not track.is_employed(as_of):
        status = Status.NOT_EMPLOYED
    elif covering(as_of, away) is not None or path.reason is Reason.SUSPENDED:
        status = Status.SUSPENDED
    elif path.due is None or deadline is None:
        status = Status.NONE
    else:
        status = status_on(as_of, opens=path.opens, due=path.due, deadline=deadline)
    return Due(
        key=track.key,
        cycle=standing.cycle,
        due=path.due,
        opens=path.opens,
        deadline=deadline,
        status=status,
        missed=sum(not _excused(each, leave, away) for each in standing.unheld),
        counts_today_for=standing.counts_today_for,
        reason=path.reason,
        not_before=_not_before(path.opens, as_of, away),
        trace=steps,
    )


def _excused(cycle: Cycle, leave: LeaveRule, away: tuple[Span, ...]) -> bool:
    """Whether days away moved the due day past the end of its own cycle: who is away all year has missed nothing."""
    if not away or leave.kind == LeaveKind.IGNORE or cycle.closes is None:
        return False
    moved = leave.moved(cycle.target, away, since=shifted(cycle.opens, -1))
    return moved is None or moved > cycle.closes


def _not_before(opens: date, as_of: date, away: tuple[Span, ...]) -> date | None:
    """The opening day; when that, or the day of asking, falls in days away: the first day back."""
    earliest = as_of if covering(as_of, away) is not None else opens
    earliest = max(earliest, opens)
    span = covering(earliest, away)
    if span is None:
        return earliest
    return None if span.end is None else shifted(span.end, 1)


def cycles(cadence: Cadence, track: Track, *, start: date, end: date) -> Iterator[Cycle]:
    """The cycles whose target lies in [`start`, `end`] and in the employment, in order.

    For `Rolling` they are the ones that follow when each conversation is held on its target.
    """
    first = track.start(checked_day(end, "/end"))
    number = max(cadence.first(first), cadence.cycle_of(first, checked_day(start, "/start")) - 1)
    last = track.service(end).end
    last = end if last is None else min(end, last)
    while (cycle := cadence.cycle(first, number)).target <= last:
        if cycle.target >= start:
            yield cycle
        number += 1


def attribute(cadence: Cadence, track: Track, held: Iterable[Held | date]) -> tuple[Attribution, ...]:
    """Which cycle each conversation satisfied, in order of day; `cycle=None` for an extra one."""
    every = held_until(held, date.max)
    if not every:
        return ()
    last = every[-1].on
    return cadence.standing(track.start(last), every, last).attributions


def _history(value: Iterable[Held | date]) -> tuple[Held | date, ...]:
    return tuple(value)


@attrs.frozen
class Obligation:
    """A cadence, a track and its history: one line of a list of who is due."""

    cadence: Cadence
    track: Track
    held: tuple[Held | date, ...] = attrs.field(default=(), converter=_history)
    leave: LeaveRule = STANDARD_LEAVE


def due_list(items: Iterable[Obligation], *, as_of: date) -> list[Due]:
    """When each is due, the most urgent first: overdue longest, then by deadline, without a day last; ties by key.

    The order does not tell who is away.
    """
    dues = [next_due(each.cadence, each.track, each.held, as_of=as_of, leave=each.leave) for each in items]
    return sorted(dues, key=lambda due: (due.status is not Status.OVERDUE, due.deadline or date.max, due.key))
