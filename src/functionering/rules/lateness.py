"""When something is late (*te laat*), and whose move that makes it: what all rules on terms share.

A term (*termijn van orde*) that was not kept makes nothing invalid. On its last day something is in time, from the day
after it is late. Counted back from a day, a last day that is no working day moves to the one before it; counted on, the
term itself says. Days are those of the meeting's zone, and on days of leave that are given at the call no term runs
and nothing is late.

What was done too late is in the record, and is said on any day. What is not done yet is late only on a day: without
`on` it is not judged.
"""

import datetime as dt
from collections.abc import Iterator

from functionering.days import Roll, Term, covering
from functionering.occasion import Meeting
from functionering.party import Party
from functionering.profile import Duty, Label, SourcedTerm
from functionering.rules.look import Look
from functionering.rules.rule import Fact, Found, found
from functionering.schedule import LeaveRule
from functionering.stages import is_adjourned


def day_judged(look: Look) -> dt.date | None:
    """The day on which what is not done yet is judged; None without a day, and on a day of leave."""
    return None if look.on is None or covering(look.on, look.leave) is not None else look.on


def last_before(look: Look, sourced: SourcedTerm | None, day: dt.date | None) -> dt.date | None:
    """The last day to be in time at least the term before a day; None where the profile has no such term, or no day."""
    if sourced is None or day is None:
        return None
    return look.calendar.roll(sourced.term.before(day, look.calendar), Roll.PRECEDING)


def last_after(look: Look, sourced: SourcedTerm | None, day: dt.date | None) -> dt.date | None:
    """The last day of the term that runs from a day; None where there is no such term or day, or it stands still."""
    if sourced is None or day is None:
        return None
    return sourced.term.after(day, look.calendar, suspended=look.leave)


def moved_by_leave(look: Look, day: dt.date, since: dt.date) -> dt.date | None:
    """A last day in months after another, moved by leave as the schedule moves a due day; None: not known yet."""
    return LeaveRule().moved(day, look.leave, since=since)


def overdue(look: Look, path: str, last: dt.date | None, duty: Duty, **facts: Fact) -> Iterator[Found]:
    """The one finding that something is not done: on every day that is judged after the last."""
    day = day_judged(look)
    if day is not None and last is not None and day > last:
        yield found(path, move_of(look, duty), last=last, **facts)


def words(term: Term) -> Label:
    """A term with its unit, in both languages."""
    return Label(term.in_words("nl"), term.in_words("en"))


def move_of(look: Look, duty: Duty) -> Party | None:
    """Whose move a late duty is: its owner's, where that is the side that arranges the conversation; else nobody's.

    Where a profile gives a task to the other side, its lateness is not held against that side.
    """
    owner = look.profile.turn_for(duty)
    return owner if owner is look.profile.turn_for(Duty.ARRANGE) else None


def day_of(look: Look, moment: dt.datetime | None) -> dt.date | None:
    """The local day of a moment, or None."""
    return None if moment is None else look.c.day_of(moment)


def is_held(look: Look) -> bool:
    """Whether the talk took place to its end: there was a sitting, and the last was not broken off."""
    return bool(look.c.sittings) and not is_adjourned(look.c)


def talk_day(look: Look) -> dt.date | None:
    """The day of the talk: on which it was held, else for which it is planned."""
    meeting = look.c.meeting
    return look.c.held_on or (None if meeting is None else meeting.date)


def planned_days(look: Look) -> tuple[tuple[int, dt.datetime, Meeting | None, Meeting | None], ...]:
    """Each postponement in order of time: its number in the record, its moment, the old planned date and the new.

    The new one is what the next postponement moved away from, and after the last one the meeting.
    """
    order = sorted(enumerate(look.c.postponements), key=lambda pair: pair[1].at)
    after = [*(each.from_ for _, each in order), look.c.meeting][1:]
    return tuple((i, each.at, each.from_, new) for (i, each), new in zip(order, after, strict=True))
