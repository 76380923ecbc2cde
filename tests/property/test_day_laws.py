"""Laws of days: months against relativedelta, working days against `holidays`, terms against counting by hand."""

from datetime import UTC, date, time, timedelta
from itertools import pairwise

import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from functionering.days import (
    DUTCH_CALENDAR,
    STATUTORY_CALENDAR,
    DutchHolidays,
    Overflow,
    Roll,
    Span,
    Term,
    Unit,
    WorkCalendar,
    add_months,
    atw_end,
    merged,
)
from functionering.errors import InvalidValue
from functionering.walltime import WallTime, end_after, local, resolve, wall_time

DAYS = st.dates(date(2014, 1, 1), date(2060, 12, 31))
COUNTS = st.integers(-60, 60)
ZONES = st.sampled_from(["Europe/Amsterdam", "America/Kralendijk", "Australia/Lord_Howe", "Pacific/Apia", "UTC"])
ONE_DAY = timedelta(days=1)


@st.composite
def spans(draw: st.DrawFn, base: date = date(2026, 1, 1)) -> Span:
    start = base + timedelta(days=draw(st.integers(-60, 400)))
    return Span(start, start + timedelta(days=draw(st.integers(0, 90))))


@given(DAYS, st.integers(-600, 600))
def test_months_are_counted_as_relativedelta_counts_them(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@given(DAYS, st.integers(-600, 600))
def test_a_month_that_has_the_day_needs_no_overflow(day: date, months: int) -> None:
    clamped, rolled = add_months(day, months), add_months(day, months, Overflow.ROLL)
    assert rolled == (clamped if clamped.day == day.day else clamped + ONE_DAY)


@given(DAYS, COUNTS)
def test_working_days_agree_with_the_holidays_package(day: date, count: int) -> None:
    theirs = WorkCalendar(closed=holidays.country_holidays("NL"))
    assert WorkCalendar(closed=DutchHolidays(good_friday=True)).add(day, count) == theirs.add(day, count)


@given(DAYS, COUNTS)
def test_so_many_working_days_on_there_lie_so_many_between(day: date, count: int) -> None:
    there = DUTCH_CALENDAR.add(day, count)
    start = DUTCH_CALENDAR.roll(day, Roll.FOLLOWING if count < 0 else Roll.PRECEDING)
    assert DUTCH_CALENDAR.between(start, there) == count if count else there == day


@given(DAYS, st.integers(0, 30), st.integers(0, 30), st.sampled_from([-1, 1]))
def test_counting_on_from_where_one_stopped_is_counting_in_one_go(day: date, one: int, two: int, way: int) -> None:
    assert DUTCH_CALENDAR.add(DUTCH_CALENDAR.add(day, way * one), way * two) == DUTCH_CALENDAR.add(
        day, way * (one + two)
    )


@given(DAYS, DAYS, DAYS)
def test_working_days_between_add_up(one: date, two: date, three: date) -> None:
    near = [one + (day - one) % timedelta(days=90) for day in (two, three)]
    between = DUTCH_CALENDAR.between
    assert between(one, near[0]) + between(near[0], near[1]) == between(one, near[1])


@given(DAYS, st.sampled_from(Roll))
def test_a_rolled_day_is_the_nearest_working_day_that_way(day: date, how: Roll) -> None:
    rolled = DUTCH_CALENDAR.roll(day, how)
    assert DUTCH_CALENDAR.roll(rolled, how) == rolled
    if how is not Roll.NONE:
        assert DUTCH_CALENDAR.is_working(rolled)
        passed = range(min(day, rolled).toordinal(), max(day, rolled).toordinal() + 1)
        assert sum(DUTCH_CALENDAR.is_working(date.fromordinal(each)) for each in passed) == 1


@given(st.lists(spans(), max_size=6), st.integers(0, 5))
def test_merged_spans_hold_the_same_days_and_lie_apart(some: list[Span], bridge: int) -> None:
    joined = merged(some, bridge)
    for one, two in pairwise(joined):
        assert one.end is not None
        assert (two.start - one.end).days > bridge + 1
    exact = merged(some)
    assert {day for span in some for day in every(span)} == {day for span in exact for day in every(span)}
    assert merged(reversed(some)) == exact == merged(exact)


def every(span: Span) -> set[date]:
    assert span.end is not None
    return {span.start + timedelta(days=n) for n in range((span.end - span.start).days + 1)}


@given(
    st.integers(0, 40),
    st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]),
    st.lists(spans(), max_size=4),
    st.integers(0, 300),
)
def test_a_term_that_stands_still_ends_where_counting_by_hand_ends(
    count: int, unit: Unit, away: list[Span], offset: int
) -> None:
    day = date(2026, 1, 1) + timedelta(days=offset)
    gone = {each for span in away for each in every(span)}
    by_hand, left = day, count
    while left:
        by_hand += ONE_DAY
        left -= by_hand not in gone and (unit is Unit.DAYS or DUTCH_CALENDAR.is_working(by_hand))
    assert Term(count, unit).after(day, suspended=away) == by_hand


@given(st.integers(0, 40), st.sampled_from(Unit), st.sampled_from(Roll), DAYS)
def test_without_leave_a_term_ends_as_if_leave_did_not_exist(n: int, unit: Unit, roll: Roll, day: date) -> None:
    term = Term(n, unit, roll)
    assert term.after(day) == term.after(day, suspended=[]) == term.after(
        day, suspended=[Span(date(2000, 1, 1), day)]
    ) or (not n or roll is Roll.PRECEDING)


@given(st.integers(0, 60), st.sampled_from(Unit), DAYS)
def test_notice_is_never_shortened(n: int, unit: Unit, day: date) -> None:
    ways = [Term(n, unit, roll).before(day) for roll in Roll]
    assert ways[0] >= ways[1] == ways[2]
    assert ways[0] <= day


@given(DAYS, st.integers(0, 60))
def test_a_term_of_statute_is_only_ever_extended(event: date, days: int) -> None:
    end = atw_end(event, days)
    assert end >= event + timedelta(days=days)
    assert STATUTORY_CALENDAR.is_working(end)
    if days >= 3:
        assert STATUTORY_CALENDAR.between(event, end) >= 2
        earlier = end - ONE_DAY
        complete = earlier >= event + timedelta(days=days) and STATUTORY_CALENDAR.is_working(earlier)
        assert not (complete and STATUTORY_CALENDAR.between(event, earlier) >= 2)


@given(DAYS, st.times().map(lambda at: at.replace(fold=0)), ZONES, st.sampled_from([0, 1]))
def test_a_moment_shows_the_time_it_was_made_from(day: date, at: time, zone: str, fold: int) -> None:
    state = wall_time(day, at, zone)
    if state is WallTime.NONEXISTENT:
        with pytest.raises(InvalidValue) as refused:
            resolve(day, at, zone, fold)
        assert [each.code for each in refused.value.faults] == ["time.nonexistent"]
        return
    moment = resolve(day, at, zone, fold)
    assert moment.tzinfo is UTC
    there = local(moment, zone)
    assert (there.date(), there.time().replace(fold=0)) == (day, at)
    assert there.fold == (fold if state is WallTime.AMBIGUOUS else 0)


@given(DAYS, st.integers(1, 10_080), st.integers(0, 24 * 60 - 1))
def test_durations_elapse(day: date, minutes: int, minute: int) -> None:
    at = time(minute // 60, minute % 60)
    if wall_time(day, at, "Europe/Amsterdam") is not WallTime.NONEXISTENT:
        start = resolve(day, at, "Europe/Amsterdam", fold=1)
        assert (end_after(start, minutes) - start) == timedelta(minutes=minutes)
