"""Wall time: a time that does not exist is refused, one that occurs twice is asked about, durations elapse."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from functionering.errors import Fault, InvalidValue, fault
from functionering.walltime import WallTime, end_after, local, local_day, resolve, wall_time, zone_of

d = date.fromisoformat
AMSTERDAM = "Europe/Amsterdam"
SPRING, AUTUMN = d("2026-03-29"), d("2026-10-25")


def faults(work: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        work()
    return caught.value.faults


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (SPRING, time(1, 59, 59), WallTime.ONCE),
        (SPRING, time(2), WallTime.NONEXISTENT),
        (SPRING, time(2, 59, 59), WallTime.NONEXISTENT),
        (SPRING, time(3), WallTime.ONCE),
        (AUTUMN, time(1, 59, 59), WallTime.ONCE),
        (AUTUMN, time(2), WallTime.AMBIGUOUS),
        (AUTUMN, time(2, 59, 59), WallTime.AMBIGUOUS),
        (AUTUMN, time(3), WallTime.ONCE),
    ],
)
def test_the_hour_of_the_clock_change_is_told_from_the_rest(day: date, at: time, expected: WallTime) -> None:
    assert wall_time(day, at, AMSTERDAM) is expected


def test_a_time_that_does_not_exist_is_refused_whatever_the_fold() -> None:
    for fold in (None, 0, 1):
        assert faults(lambda: resolve(SPRING, time(2, 30), AMSTERDAM, fold)) == (fault("time.nonexistent"),)  # noqa: B023


def test_a_day_that_does_not_exist_in_a_zone_is_refused() -> None:
    assert faults(lambda: resolve(d("2011-12-30"), time(12), "Pacific/Apia")) == (fault("time.nonexistent"),)


def test_a_time_that_occurs_twice_needs_to_be_told_which() -> None:
    assert faults(lambda: resolve(AUTUMN, time(2, 30), AMSTERDAM)) == (fault("time.ambiguous"),)
    assert resolve(AUTUMN, time(2, 30), AMSTERDAM, fold=0) == utc("2026-10-25T00:30")
    assert resolve(AUTUMN, time(2, 30), AMSTERDAM, fold=1) == utc("2026-10-25T01:30")


def test_a_fold_hidden_in_the_time_tells_nothing() -> None:
    hidden = time(2, 30, fold=1)
    assert faults(lambda: resolve(AUTUMN, hidden, AMSTERDAM)) == (fault("time.ambiguous"),)
    assert resolve(AUTUMN, hidden, AMSTERDAM, fold=0) == utc("2026-10-25T00:30")


def test_a_needless_fold_does_no_harm() -> None:
    assert resolve(d("2026-07-01"), time(9, 30), AMSTERDAM, fold=1) == utc("2026-07-01T07:30")


def test_summer_time_holds_after_2037() -> None:
    assert resolve(d("2050-07-01"), time(10), AMSTERDAM) == utc("2050-07-01T08:00")


@pytest.mark.parametrize(
    "zone",
    ["", "Europe", "Europe/Nowhere", "../etc/passwd", "/etc/passwd", "CEST\0", "localtime", "right/UTC", None, 1],
)
def test_a_zone_is_an_iana_name(zone: object) -> None:
    assert faults(lambda: zone_of(zone)) == (fault("time.zone"),)  # type: ignore[arg-type]


def test_parts_are_exact() -> None:
    assert faults(lambda: resolve(utc("2026-05-01"), time(9), AMSTERDAM)) == (fault("value.date"),)
    assert faults(lambda: resolve(SPRING, "09:00", AMSTERDAM)) == (fault("value.time"),)  # type: ignore[arg-type]
    assert faults(lambda: resolve(SPRING, time(9, tzinfo=UTC), AMSTERDAM)) == (fault("value.time"),)
    assert faults(lambda: resolve(SPRING, time(9), AMSTERDAM, fold=2)) == (fault("value.range", low=0, high=1),)


def test_a_duration_elapses_through_the_change_of_the_clock() -> None:
    start = resolve(AUTUMN, time(0, 30), AMSTERDAM)
    there = local(end_after(start, 180), AMSTERDAM)
    assert (there.hour, there.minute, there.fold) == (2, 30, 1)


def test_a_duration_is_from_a_minute_to_a_week() -> None:
    start = utc("2026-05-01T08:00")
    assert end_after(start, 1) == start + timedelta(minutes=1)
    assert end_after(start, 7 * 24 * 60) == start + timedelta(days=7)
    assert faults(lambda: end_after(start, 7 * 24 * 60 + 1))[0].code == "value.range"
    assert faults(lambda: end_after(start, 0))[0].code == "value.range"


def test_the_day_of_a_moment_is_the_day_in_the_zone() -> None:
    assert local_day(utc("2025-12-31T22:59:59"), AMSTERDAM) == d("2025-12-31")
    assert local_day(utc("2025-12-31T23:00"), AMSTERDAM) == d("2026-01-01")
    assert local_day(utc("2026-01-01T03:00"), "America/Kralendijk") == d("2025-12-31")


def test_a_moment_has_an_offset() -> None:
    naive = datetime(2026, 5, 1)  # noqa: DTZ001 -- that is the point
    for value in (naive, d("2026-05-01"), "2026-05-01T00:00Z"):
        assert faults(lambda: end_after(value, 1)) == (fault("value.moment"),)  # type: ignore[arg-type]  # noqa: B023


def test_the_ends_of_the_calendar_are_said() -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    beyond = (fault("day.out_of_range"),)
    assert faults(lambda: resolve(date.min, time(0), AMSTERDAM)) == beyond
    assert faults(lambda: end_after(datetime.min.replace(tzinfo=east), 1)) == beyond
    assert faults(lambda: end_after(datetime.max.replace(tzinfo=UTC), 1)) == beyond
    assert faults(lambda: local(datetime.max.replace(tzinfo=UTC), AMSTERDAM)) == beyond
    assert faults(lambda: local(datetime.max.replace(tzinfo=west), AMSTERDAM)) == beyond
