"""The cadence: how often, and counted from what. Three kinds, one set of questions.

"Once a calendar year" and "at most twelve months apart" give different answers, and so the choice is always explicit.
"""

from typing import TypeAlias

from functionering.schedule.anniversary import Anniversary
from functionering.schedule.calendar_year import CalendarYear
from functionering.schedule.rolling import Rolling

Cadence: TypeAlias = Anniversary | CalendarYear | Rolling
"""Any of the three. Each answers `first`, `cycle`, `cycle_of` and `standing` for who started on a day (the anchor of
the track), as pure functions of their arguments, and has its `grace_days`.
"""

STANDARD_CADENCE = CalendarYear()
"""One a calendar year, as most Dutch cycles run."""

BES_CADENCE = CalendarYear()
"""Source: regeling functioneringsgesprekken BES (BWBR0028784) art. 3: "tenminste eenmaal per kalenderjaar"."""

RKW_CADENCE = CalendarYear(start_month=12, due=(2, 31))
"""In the window from December up to and including February. Source: RKW (BWBR0030440)."""

SCHOOL_YEAR_CADENCE = CalendarYear(start_month=8)
"""Once a school year, 1 August to 31 July. Source: the definition of *schooljaar* in BWBR0037093."""

MAYOR_CADENCE = Anniversary(interval_months=24)
"""At least once in two years. Source: mayors' guide (BWBR0031821): "minimaal eens in de twee jaar"."""
