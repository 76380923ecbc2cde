"""Days (*dagen*): runs of days, months, Dutch public holidays, working days and terms.

Everything here is whole days; moments and time zones are in `functionering.walltime`. Nothing reads a clock.
"""

from functionering.days.aloud import day_in_words
from functionering.days.dutch_holidays import DutchHolidays, Liberation, kings_day, nl_holidays
from functionering.days.months import Overflow, add_months, iso_week
from functionering.days.span import Span, checked_day, checked_int, covering, merged, shifted, stretched
from functionering.days.term import DUTCH_CALENDAR, STATUTORY_CALENDAR, Term, Unit, atw_end
from functionering.days.work_calendar import ClosedDays, Roll, WorkCalendar

__all__ = [
    # runs of days
    "Span",
    "merged",
    "covering",
    "stretched",
    # months and weeks
    "Overflow",
    "add_months",
    "iso_week",
    # Dutch public holidays
    "Liberation",
    "DutchHolidays",
    "nl_holidays",
    "kings_day",
    # working days
    "ClosedDays",
    "Roll",
    "WorkCalendar",
    "DUTCH_CALENDAR",
    "STATUTORY_CALENDAR",
    # terms
    "Unit",
    "Term",
    "atw_end",
    # in words
    "day_in_words",
    # exact values
    "checked_day",
    "checked_int",
    "shifted",
]
