"""Counting in months, and the ISO week of a day.

Always count from the anchor: `add_months(anchor, 12 * k)`. Adding 12 months k times to the previous answer moves
29 February to the 28th for good, and (d + 1 month) - 1 month is not d (python-dateutil issue 1149).
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from functionering.days.span import checked_day, checked_int
from functionering.errors import InvalidValue, fault

MOST_MONTHS = 120_000
"""More months than the calendar has."""


class Overflow(StrEnum):
    """What becomes of a day that the month does not have, such as 29 February in a common year."""

    CLAMP = "clamp"
    """The last day of that month. Source: Regulation (EEC, Euratom) 1182/71 art. 3(2)(c)."""
    ROLL = "roll"
    """The first day of the next month, as Dutch practice counts ages (29 February becomes 1 March)."""


def add_months(day: date, months: int, overflow: Overflow = Overflow.CLAMP) -> date:
    """The same day of the month, `months` later (negative: earlier).

    Clamping is not sticky: 28 February stays the 28th in a leap year.

    Raises:
        InvalidValue: `value.date`, `value.range` (no whole number), or `day.out_of_range`.

    Source: Regulation (EEC, Euratom) 1182/71 art. 3(2)(c); equal to `relativedelta(months=n)` where that clamps.
    """
    checked_day(day)
    checked_int(months, -MOST_MONTHS, MOST_MONTHS)
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise InvalidValue([fault("day.out_of_range")])
    length = 31 if day.day <= 28 else monthrange(year, index + 1)[1]
    if day.day <= length:
        return date(year, index + 1, day.day)
    # A missing day is never in December, so the next month is in the same year.
    return date(year, index + 1, length) if overflow is Overflow.CLAMP else date(year, index + 2, 1)


def iso_week(day: date) -> tuple[int, int]:
    """ISO year and ISO week: the key of anything counted per week.

    The ISO year can differ from the calendar year: 31 December 2026 and 1 January 2027 share week 2026-53.

    Source: ISO 8601.
    """
    return day.isocalendar()[:2]
