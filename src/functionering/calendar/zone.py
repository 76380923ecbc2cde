"""The zone of a calendar file, written out, so that it is read alike by a program that knows no zones.

Where the zone moves its clock as the European Union does, the rule is written as two yearly recurrences, which hold
for any year. Elsewhere the moves around the years of the file are written one by one.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from functionering.calendar.property import put

EU_RULE_SINCE = 1996
"""The first year in which all of the Union put the clock back on the last Sunday of October.

Source: Directive 94/21/EC (Directive 2000/84/EC from 2002).
"""
_HOUR = timedelta(hours=1)


@attrs.frozen
class Move:
    """The clock goes from one distance to UTC to another, at the wall time `at` of the old one."""

    at: datetime
    before: timedelta
    after: timedelta
    summer: bool
    name: str
    month: int | None = None
    """Every year on the last Sunday of this month; `None`: once."""


def zone_component(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The VTIMEZONE of `zone` for a file with moments in the years `first` up to and including `last`."""
    component = Timezone()
    put(component, "TZID", zone.key)
    eu = all(_follows_eu_rule(zone, year) for year in range(first, last + 1))
    for move in _eu_moves(zone, first) if eu else _moves(zone, first, last):
        component.add_component(_observance(move))
    return component


def _follows_eu_rule(zone: ZoneInfo, year: int) -> bool:
    if year <= EU_RULE_SINCE:
        return False
    spring, autumn = _last_sunday(year, 3), _last_sunday(year, 10)
    winter = _offset(zone, spring - _HOUR)
    seen = [_offset(zone, moment) for moment in (spring, autumn - _HOUR, autumn)]
    return seen == [winter + _HOUR, winter + _HOUR, winter]


def _eu_moves(zone: ZoneInfo, year: int) -> Iterator[Move]:
    # A start in the past that every reader knows; before 1996 the rule was another, and no conversation is older.
    for month, moment in ((3, _last_sunday(year, 3)), (10, _last_sunday(year, 10))):
        before, after = _offset(zone, moment - _HOUR), _offset(zone, moment)
        start = _last_sunday(EU_RULE_SINCE, month)
        yield Move(_wall(start, before), before, after, month == 3, _name(zone, moment), month)


def _moves(zone: ZoneInfo, first: int, last: int) -> Iterator[Move]:
    """What the zone does from a year before the first year to a year after the last."""
    moment, end = datetime(first - 1, 1, 1, tzinfo=UTC), datetime(last + 2, 1, 1, tzinfo=UTC)
    offset = _offset(zone, moment)
    yield Move(_wall(moment, offset), offset, offset, _is_summer(zone, moment), _name(zone, moment))
    while moment < end:
        later = moment + timedelta(days=1)
        if _offset(zone, later) != offset:
            exact = _change(zone, moment, later)
            after = _offset(zone, exact)
            yield Move(_wall(exact, offset), offset, after, _is_summer(zone, exact), _name(zone, exact))
            offset = after
        moment = later


def _change(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The second at which the offset differs from that at `early`, by halving."""
    offset = _offset(zone, early)
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early).total_seconds() // 2)
        early, late = (middle, late) if _offset(zone, middle) == offset else (early, middle)
    return late


def _observance(move: Move) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if move.summer else TimezoneStandard()
    put(part, "DTSTART", move.at)
    put(part, "TZOFFSETFROM", move.before)
    put(part, "TZOFFSETTO", move.after)
    put(part, "TZNAME", move.name)
    if move.month is not None:
        put(part, "RRULE", {"FREQ": "YEARLY", "BYMONTH": move.month, "BYDAY": "-1SU"})
    return part


def _last_sunday(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days, when the Union moves its clocks."""
    end = datetime(year, month, 31, 1, tzinfo=UTC)
    return end - timedelta(days=end.isoweekday() % 7)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _is_summer(zone: ZoneInfo, moment: datetime) -> bool:
    return bool(moment.astimezone(zone).dst())


def _name(zone: ZoneInfo, moment: datetime) -> str:
    return moment.astimezone(zone).tzname() or zone.key


def _wall(moment: datetime, offset: timedelta) -> datetime:
    return (moment + offset).replace(tzinfo=None)
