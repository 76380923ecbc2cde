"""The Dutch public holidays (*feestdagen*), computed, with the two disputed days as switches.

The `holidays` package answered differently on Good Friday 2024 and 5 May 2025 in its versions 0.30, 0.38, 0.41 and
0.86; a deadline must not move because a package was upgraded. Its objects can still be used instead: see
`WorkCalendar`. There are no substitute days in the Netherlands: a holiday on a Sunday is not given back on Monday.
"""

from datetime import date, timedelta
from enum import StrEnum

import attrs
from dateutil.easter import easter

from functionering.days.span import checked_int
from functionering.errors import InvalidValue, fault


class Liberation(StrEnum):
    """Whether *Bevrijdingsdag*, 5 May, is a day off: a holiday each year by statute, a day off by agreement."""

    LUSTRUM = "lustrum"
    """Once in five years: 2025, 2030."""
    YEARLY = "yearly"
    """Each year, as the Algemene termijnenwet art. 3 has it for terms of statute."""
    NEVER = "never"
    """Not even once in five years, as some agreements have it."""


_BY_EASTER = {
    -2: "Goede Vrijdag",
    0: "Eerste Paasdag",
    1: "Tweede Paasdag",
    39: "Hemelvaartsdag",
    49: "Eerste Pinksterdag",
    50: "Tweede Pinksterdag",
}
_FIXED = {(1, 1): "Nieuwjaarsdag", (12, 25): "Eerste Kerstdag", (12, 26): "Tweede Kerstdag"}


def kings_day(year: int) -> date:
    """*Koningsdag*: 27 April, or the 26th when that is a Sunday; until 2013 *Koninginnedag*: 30, else 29 April."""
    day = date(year, 4, 27 if year >= 2014 else 30)
    return day - timedelta(days=1) if day.weekday() == 6 else day


@attrs.frozen
class DutchHolidays:
    """The Dutch public holidays of every year, as a container of days: `day in DutchHolidays()`.

    `good_friday`: count *Goede Vrijdag* (a normal working day for most; default no). `liberation`: see `Liberation`.
    The rules are those of 1980 and later. Nothing is stored and nothing grows: each question is computed.

    Source: equal to `holidays` 0.109 and `workalendar` 17.0.0 for 2014 to 2060 where the switches say the same.
    """

    good_friday: bool = False
    liberation: Liberation = attrs.field(default=Liberation.LUSTRUM)

    def __attrs_post_init__(self) -> None:
        if type(self.good_friday) is not bool:
            raise InvalidValue([fault("value.choice", "/good_friday", allowed="True, False")])
        if self.liberation not in tuple(Liberation):
            raise InvalidValue([fault("value.choice", "/liberation", allowed=", ".join(Liberation))])

    def __contains__(self, day: object) -> bool:
        return type(day) is date and self.name(day) is not None

    def name(self, day: date) -> str | None:
        """The Dutch name of the holiday, or `None` on any other day."""
        if day.month in (1, 12):
            return _FIXED.get((day.month, day.day))
        if not 3 <= day.month <= 6:
            return None
        offset = (day - easter(day.year)).days
        if offset in _BY_EASTER and (offset != -2 or self.good_friday):
            return _BY_EASTER[offset]
        if day == kings_day(day.year):
            return "Koningsdag" if day.year >= 2014 else "Koninginnedag"
        return "Bevrijdingsdag" if (day.month, day.day) == (5, 5) and self._liberated(day.year) else None

    def _liberated(self, year: int) -> bool:
        return self.liberation == Liberation.YEARLY or (self.liberation == Liberation.LUSTRUM and year % 5 == 0)

    def of(self, year: int) -> dict[date, str]:
        """The holidays of one year in order, each with its Dutch name."""
        checked_int(year, 1, 9999)
        days = map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))
        names = ((day, self.name(day)) for day in days)
        return {day: name for day, name in names if name is not None}


def nl_holidays(year: int, *, good_friday: bool = False, liberation: str = "lustrum") -> dict[date, str]:
    """The Dutch public holidays of one year in order, each with its Dutch name; Easter Sunday and Whit Sunday included.

    Raises:
        InvalidValue: `value.choice` for a switch that does not exist.
    """
    if liberation not in tuple(Liberation):
        raise InvalidValue([fault("value.choice", "/liberation", allowed=", ".join(Liberation))])
    return DutchHolidays(good_friday, Liberation(liberation)).of(year)
