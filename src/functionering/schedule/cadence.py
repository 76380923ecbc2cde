"""The cadence: how often, and counted from what. Three kinds, one set of questions.

"Once a calendar year" and "at most twelve months apart" give different answers, and so the choice is always explicit.
"""

from datetime import date
from typing import Protocol

from functionering.schedule.anniversary import Anniversary
from functionering.schedule.calendar_year import CalendarYear
from functionering.schedule.cycle import Cycle, Held, Standing
from functionering.schedule.rolling import Rolling


class Cadence(Protocol):
    """What a cadence must answer; `Anniversary`, `CalendarYear` and `Rolling` do, and a house's own may.

    `start` is the anchor of the track. Everything is a pure function of its arguments.
    """

    @property
    def grace_days(self) -> int:
        """*Uitlooptermijn*: days after the due day before it is overdue."""

    def first(self, start: date) -> int:
        """The number of the first cycle with a duty."""

    def cycle(self, start: date, number: int) -> Cycle:
        """The cycle of that number."""

    def cycle_of(self, start: date, day: date) -> int:
        """The number of the cycle that the day belongs to; 0 before the first."""

    def standing(self, start: date, held: tuple[Held, ...], as_of: date) -> Standing:
        """Where a history, in order of day and with nothing later than `as_of`, stands on `as_of`."""


STANDARD_CADENCE = CalendarYear()
"""One a calendar year, as most Dutch cycles run."""

BES_CADENCE = CalendarYear()
"""Source: regeling functioneringsgesprekken BES (BWBR0028784) art. 3: "tenminste eenmaal per kalenderjaar"."""

RKW_CADENCE = CalendarYear(start_month=12, due=(2, 31))
"""In the window from December up to and including February. Source: RKW (domain notes, timing)."""

SCHOOL_YEAR_CADENCE = CalendarYear(start_month=8)
"""Once a school year, 1 August to 31 July. Source: the definition of *schooljaar* in BWBR0037093."""

MAYOR_CADENCE = Anniversary(interval_months=24)
"""At least once in two years. Source: mayors' guide (BWBR0031821): "minimaal eens in de twee jaar"."""

__all__ = [
    "BES_CADENCE",
    "MAYOR_CADENCE",
    "RKW_CADENCE",
    "SCHOOL_YEAR_CADENCE",
    "STANDARD_CADENCE",
    "Anniversary",
    "Cadence",
    "CalendarYear",
    "Rolling",
]
