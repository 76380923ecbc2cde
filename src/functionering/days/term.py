"""Terms (*termijnen*): so many days, working days, weeks or months, counted from a day or back from one.

The unit is always said: "14 days" and "10 working days" differ around every holiday. All terms here are *termijnen van
orde*: past them something is overdue, never invalid.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import overload

import attrs

from functionering.days.dutch_holidays import DutchHolidays, Liberation
from functionering.days.months import Overflow, add_months
from functionering.days.span import Span, checked_day, checked_int, covering, merged, shifted, stretched
from functionering.days.work_calendar import MOST_DAYS, Roll, WorkCalendar
from functionering.errors import InvalidValue, fault

DUTCH_CALENDAR = WorkCalendar()
"""Monday to Friday except the Dutch public holidays: Good Friday worked, 5 May off once in five years."""

STATUTORY_CALENDAR = WorkCalendar(closed=DutchHolidays(good_friday=True, liberation=Liberation.YEARLY))
"""The days of the Algemene termijnenwet art. 3: Good Friday and 5 May are no working days in any year."""


class Unit(StrEnum):
    """What a term counts."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


_WORDS = {
    Unit.DAYS: (("dag", "dagen"), ("day", "days")),
    Unit.WORKING_DAYS: (("werkdag", "werkdagen"), ("working day", "working days")),
    Unit.WEEKS: (("week", "weken"), ("week", "weeks")),
    Unit.MONTHS: (("maand", "maanden"), ("month", "months")),
}


@attrs.frozen
class Term:
    """A term (*termijn*), such as "within 2 working days" or "at least 3 weeks before".

    `n`: 0 up to and including 36 600. `roll`: where a last day goes that is no working day; `Roll.NONE`, the default,
    leaves it: the law's extension covers terms of statute, and not those of agreements (*cao*) or of a house.
    Working-day terms end on a working day by themselves.

    Raises:
        InvalidValue: `value.range`, `value.member`.
    """

    n: int
    unit: Unit
    roll: Roll = Roll.NONE

    def __attrs_post_init__(self) -> None:
        checked_int(self.n, 0, MOST_DAYS, "/n")
        if type(self.unit) is not Unit:
            raise InvalidValue([fault("value.member", "/unit", kind="Unit", example="Unit.WORKING_DAYS")])
        if type(self.roll) is not Roll:
            raise InvalidValue([fault("value.member", "/roll", kind="Roll", example="Roll.FOLLOWING")])

    @overload
    def after(self, day: date, calendar: WorkCalendar = ...) -> date: ...
    @overload
    def after(self, day: date, calendar: WorkCalendar = ..., *, suspended: Iterable[Span]) -> date | None: ...
    def after(
        self, day: date, calendar: WorkCalendar = DUTCH_CALENDAR, *, suspended: Iterable[Span] = ()
    ) -> date | None:
        """The last day of the term that starts to run the day after `day`.

        `suspended`: days on which the term stands still (*opgeschort*); the term then ends on a day outside them.
        `None` when it never ends: a span without an end was reached.
        """
        spans = merged(suspended)
        if self.unit is Unit.WORKING_DAYS:
            return self._working_end(day, calendar, spans)
        end = stretched(day, self._counted(day, 1), spans)
        if end is None or self.roll is Roll.NONE:
            return end
        return _outside(calendar.roll(end, self.roll), self.roll, calendar, spans)

    def before(self, day: date, calendar: WorkCalendar = DUTCH_CALENDAR) -> date:
        """The last day on which something is still in time "at least this term before `day`".

        With any `roll` but `Roll.NONE` it moves to the *preceding* working day: the following one would shorten the
        notice.
        """
        if self.unit is Unit.WORKING_DAYS:
            return calendar.add(day, -self.n)
        return calendar.roll(self._counted(day, -1), Roll.NONE if self.roll is Roll.NONE else Roll.PRECEDING)

    def _counted(self, day: date, sign: int) -> date:
        checked_day(day)
        if self.unit is Unit.MONTHS:
            return add_months(day, sign * self.n, Overflow.CLAMP)
        return shifted(day, sign * self.n * (7 if self.unit is Unit.WEEKS else 1))

    def _working_end(self, day: date, calendar: WorkCalendar, spans: tuple[Span, ...]) -> date | None:
        if not spans:
            return calendar.add(day, self.n)
        end: date | None = checked_day(day)
        for _ in range(self.n):
            if end is not None:
                end = _outside(calendar.add(end, 1), Roll.FOLLOWING, calendar, spans)
        return end

    def in_words(self, lang: str = "nl") -> str:
        """The term in Dutch (`"nl"`) or, for any other `lang`, in English: "2 werkdagen", "1 week"."""
        forms = _WORDS[self.unit][0 if lang == "nl" else 1]
        return f"{self.n} {forms[self.n != 1]}"


def _outside(day: date, how: Roll, calendar: WorkCalendar, spans: tuple[Span, ...]) -> date | None:
    """The nearest working day outside the spans that way, from a working day on; `None` when there is none."""
    while (span := covering(day, spans)) is not None:
        if how is Roll.PRECEDING:
            day = calendar.add(span.start, -1)
        elif span.end is None:
            return None
        else:
            day = calendar.add(span.end, 1)
    return day


def atw_end(event: date, days: int, calendar: WorkCalendar = STATUTORY_CALENDAR) -> date:
    """The last day of a term of statute of so many days after the event.

    It is extended to the next day that is no Saturday, Sunday or holiday; a term of three days or more holds at least
    two such days. Whether a term is one of statute the caller decides: agreements and local rules are not.

    Source: Algemene termijnenwet art. 1(1), 2 and 3 (BWBR0002448).
    """
    end = calendar.roll(shifted(checked_day(event), checked_int(days, 0, MOST_DAYS)), Roll.FOLLOWING)
    return max(end, calendar.add(event, 2)) if days >= 3 else end
