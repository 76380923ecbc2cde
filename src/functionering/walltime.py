"""Wall time (*kloktijd*): what the clock on the wall says in a zone, and the moment that it means.

A meeting is a day, a time and an IANA zone; a moment is an aware `datetime` in UTC. Zones come from `zoneinfo` alone:
`dateutil.tz` 2.9 knows no summer time after 2037. Python's `aware + timedelta` counts on the wall; here durations
elapse in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from functionering.days import checked_day, checked_int
from functionering.errors import InvalidValue, fault

LONGEST_MINUTES = 7 * 24 * 60
"""The longest duration that is accepted: a week. Our choice; it catches seconds given as minutes."""


class WallTime(StrEnum):
    """How often the clock shows a time on a day."""

    ONCE = "once"
    NONEXISTENT = "nonexistent"
    """The clock is put forward over it: 02:00 to 02:59 on the last Sunday of March in the Netherlands."""
    AMBIGUOUS = "ambiguous"
    """The clock is put back and shows it twice: 02:00 to 02:59 on the last Sunday of October."""


def zone_of(zone: str) -> ZoneInfo:
    """The zone with this IANA name, such as `Europe/Amsterdam`.

    Raises:
        InvalidValue: `time.zone`.
    """
    # Some machines offer their own zone, and copies of all zones with leap seconds, beside the IANA names.
    if type(zone) is not str or not zone or zone.startswith(("localtime", "posixrules", "posix/", "right/")):
        raise InvalidValue([fault("time.zone")])
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A name of a folder ("Europe") or with a path in it fails with OSError or ValueError, by version of Python.
        raise InvalidValue([fault("time.zone")]) from None


def wall_time(day: date, at: time, zone: str) -> WallTime:
    """Whether the clock in the zone shows this time on this day once, never or twice."""
    first, second = _readings(day, at, zone_of(zone))
    if first.utcoffset() == second.utcoffset():
        return WallTime.ONCE
    # Both readings of a time that does not exist come back from UTC as another time.
    back = _utc(first).astimezone(first.tzinfo)
    return WallTime.AMBIGUOUS if back.replace(tzinfo=None) == first.replace(tzinfo=None) else WallTime.NONEXISTENT


def resolve(day: date, at: time, zone: str, fold: int | None = None) -> datetime:
    """The moment, in UTC, at which the clock in the zone shows this time on this day.

    `fold`: 0 for the first, 1 for the second of a time that the clock shows twice; it has no meaning, and does no
    harm, at any other time. A fold inside `at` is not looked at: what is meant is said out loud.

    Raises:
        InvalidValue: `time.nonexistent`, `time.ambiguous` (no fold given), `time.zone`, `value.date`, `value.time`,
            `value.range` (fold), `day.out_of_range`.
    """
    if fold is not None:
        checked_int(fold, 0, 1)
    match wall_time(day, at, zone):
        case WallTime.NONEXISTENT:
            raise InvalidValue([fault("time.nonexistent")])
        case WallTime.AMBIGUOUS if fold is None:
            raise InvalidValue([fault("time.ambiguous")])
        case _:
            return _utc(_readings(day, at, zone_of(zone))[fold or 0])


def end_after(start: datetime, minutes: int) -> datetime:
    """The moment, in UTC, so many elapsed minutes (1 up to and including a week) after the start.

    Raises:
        InvalidValue: `value.moment` for a start without an offset, `value.range`, `day.out_of_range`.
    """
    checked_int(minutes, 1, LONGEST_MINUTES)
    try:
        return _moment(start) + timedelta(minutes=minutes)
    except OverflowError:
        raise InvalidValue([fault("day.out_of_range")]) from None


def local(moment: datetime, zone: str) -> datetime:
    """What the clock in the zone shows at the moment; `.fold` is 1 for the second of two equal times."""
    try:
        return _moment(moment).astimezone(zone_of(zone))
    except OverflowError:
        raise InvalidValue([fault("day.out_of_range")]) from None


def local_day(moment: datetime, zone: str) -> date:
    """The day that the moment falls on in the zone: 31 December 2025 23:00 UTC is 1 January in Amsterdam."""
    return local(moment, zone).date()


def _readings(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    if type(at) is not time or at.tzinfo is not None:
        raise InvalidValue([fault("value.time")])
    first = datetime.combine(checked_day(day), at.replace(fold=0), zone)
    return first, first.replace(fold=1)


def _moment(value: datetime) -> datetime:
    if type(value) is not datetime or value.utcoffset() is None:
        raise InvalidValue([fault("value.moment")])
    return _utc(value)


def _utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise InvalidValue([fault("day.out_of_range")]) from None
