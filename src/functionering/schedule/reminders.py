"""Reminders (*herinneringen*): working days around a due day, with ids that stay when the day moves."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid5

import attrs

from functionering.days import DUTCH_CALENDAR, Roll, Span, WorkCalendar, checked_day, checked_int, covering, shifted
from functionering.schedule.due import Due, Status
from functionering.schedule.triggers import NAMESPACE

STANDARD_OFFSETS = (-42, -14, 0, 7)
"""Days from the due day: six weeks and two weeks ahead, on the day, a week after. Our choice."""

SILENT = (Status.SUSPENDED, Status.NOT_EMPLOYED, Status.NONE)
"""When nobody is reminded."""


@attrs.frozen
class Reminder:
    """One reminder. `id` depends on the track, the cycle and the offset alone, and names none of them."""

    id: str
    day: date
    offset: int


def _days(due: date, offsets: Iterable[int], calendar: WorkCalendar, suspensions: Iterable[Span]) -> dict[date, int]:
    """Each reminder's day with its offset, in order of day; where two fall on one day the earlier offset stays."""
    checked_day(due)
    spans = tuple(suspensions)
    days: dict[date, int] = {}
    for offset in sorted({checked_int(each, -3_660, 3_660, "/offsets") for each in offsets}):
        day = calendar.roll(shifted(due, offset), Roll.PRECEDING if offset <= 0 else Roll.FOLLOWING)
        if covering(day, spans) is None:
            days.setdefault(day, offset)
    return dict(sorted(days.items()))


def reminders(
    due: date,
    offsets: Iterable[int] = STANDARD_OFFSETS,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    suspensions: Iterable[Span] = (),
) -> tuple[date, ...]:
    """The days of the reminders for a due day, in order, each day once.

    `offsets`: days from the due day. Up to and on the day they move to the preceding working day, after it to the
    following one. None falls in days away.
    """
    return tuple(_days(due, offsets, calendar, suspensions))


def reminders_for(
    due: Due,
    offsets: Iterable[int] = STANDARD_OFFSETS,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    suspensions: Iterable[Span] = (),
) -> tuple[Reminder, ...]:
    """The reminders for an answer of `next_due`, with stable ids; none while suspended, not employed, or without a day.

    They stop by themselves: once the conversation is held, `next_due` speaks of the next cycle.
    """
    if due.due is None or due.status in SILENT:
        return ()
    days = _days(due.due, offsets, calendar, suspensions)
    return tuple(
        Reminder(str(uuid5(NAMESPACE, f"{due.key}/{due.cycle.number}/{offset}")), day, offset)
        for day, offset in days.items()
    )
