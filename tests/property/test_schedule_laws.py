"""The laws of the schedule, each with its conditions, and a second implementation that scans where ours computes."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from functionering.days import Overflow, Span, add_months, merged
from functionering.schedule import (
    Anniversary,
    Cadence,
    CalendarYear,
    Due,
    Held,
    LeaveKind,
    LeaveRule,
    Rolling,
    Status,
    Track,
    attribute,
    due_dates,
    next_due,
)

ONE_DAY = timedelta(days=1)
BASE = date(2020, 1, 1)
STARTS = st.dates(date(2015, 1, 1), date(2024, 12, 31)) | st.sampled_from([date(2016, 2, 29), date(2019, 8, 31)])
LATER = st.dates(date(2015, 1, 1), date(2032, 12, 31))
HISTORY = st.lists(LATER, max_size=8)
EARLY = st.none() | st.integers(0, 15)


@st.composite
def anniversaries(draw: st.DrawFn, *, reanchor: bool | None = False) -> Anniversary:
    return Anniversary(
        interval_months=draw(st.sampled_from([1, 3, 5, 6, 12, 24])),
        initial_months=tuple(sorted(draw(st.sets(st.integers(1, 30), max_size=3)))),
        early_months=draw(EARLY),
        grace_days=draw(st.integers(0, 60)),
        min_gap_months=draw(st.sampled_from([0, 0, 3, 9])),
        overflow=draw(st.sampled_from(Overflow)),
        reanchor=draw(st.booleans()) if reanchor is None else reanchor,
    )


@st.composite
def calendar_years(draw: st.DrawFn) -> CalendarYear:
    return CalendarYear(
        start_month=draw(st.integers(1, 12)),
        start_day=draw(st.integers(1, 28)),
        due=draw(st.none() | st.tuples(st.integers(1, 12), st.integers(1, 31))),
        grace_days=draw(st.integers(0, 120)),
        min_service_months=draw(st.integers(0, 14)),
    )


@st.composite
def rollings(draw: st.DrawFn) -> Rolling:
    return Rolling(
        interval_months=draw(st.integers(1, 24)),
        first_after_months=draw(st.none() | st.integers(0, 12)),
        early_months=draw(EARLY),
        grace_days=draw(st.integers(0, 60)),
        overflow=draw(st.sampled_from(Overflow)),
    )


CADENCES: st.SearchStrategy[Cadence] = st.one_of(anniversaries(), calendar_years(), rollings())


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(LATER)
    return Span(start, draw(st.none() | st.integers(0, 500).map(lambda days: start + timedelta(days=days))))


@st.composite
def tracks(draw: st.DrawFn, *, with_leave: bool = True) -> Track:
    start = draw(STARTS)
    length = draw(st.none() | st.integers(0, 4_000))
    end = None if length is None else start + timedelta(days=length)
    return Track(
        "t",
        (Span(start, end),),
        suspensions=draw(st.lists(spans(), max_size=3)) if with_leave else (),
        before_end_months=draw(st.none() | st.integers(0, 6)),
    )


LEAVES = st.builds(LeaveRule, st.sampled_from(LeaveKind), st.integers(0, 6), st.integers(0, 40))
MOVING_LEAVES = st.builds(LeaveRule, st.sampled_from([LeaveKind.IGNORE, LeaveKind.DEFER]), st.integers(0, 6))


# The second implementation: relativedelta for months, and a scan from the anchor where ours computes the cycle.


def scanned_add(cadence: Anniversary, day: date, months: int) -> date:
    there = day + relativedelta(months=months)
    return there if there.day == day.day or cadence.overflow is Overflow.CLAMP else there + ONE_DAY


def scanned_cycles(cadence: Anniversary, anchor: date, until: date) -> list[tuple[date, date]]:
    """(opens, target) of cycles 1, 2, … up to two that open after `until`."""
    multiples = (cadence.interval_months * n for n in range(1, 1_000))
    first = list(cadence.initial_months)
    offsets = first + [each for each in multiples if not first or each > first[-1]]
    found: list[tuple[date, date]] = []
    previous = anchor
    for offset in offsets:
        target = scanned_add(cadence, anchor, offset)
        lowest = previous + ONE_DAY if found else anchor
        early = cadence.early_months
        found.append((lowest if early is None else max(scanned_add(cadence, target, -early), lowest), target))
        if sum(opens > until for opens, _ in found) == 3:
            break
        previous = target
    return found


def scanned(cadence: Anniversary, anchor: date, held: Sequence[date], as_of: date) -> dict[str, object]:
    known = sorted(day for day in held if day <= as_of)
    found = scanned_cycles(cadence, anchor, as_of)
    cycle_of = {day: sum(opens <= day for opens, _ in found) for day in [*known, as_of]}
    satisfied = {cycle_of[day] for day in known} - {0}
    number = max(satisfied, default=0) + 1
    opens, target = found[number - 1]
    allowed = scanned_add(cadence, known[-1], cadence.min_gap_months) if known else opens
    today = cycle_of[as_of]
    before = {cycle_of[day] for day in known if day < as_of}
    return {
        "number": number,
        "target": target,
        "opens": max(opens, allowed),
        "due": max(target, allowed),
        "missed": sum(each not in satisfied and found[each][0] - ONE_DAY < as_of for each in range(1, len(found))),
        "today": today if today and today not in before else None,
    }


@given(anniversaries(), STARTS, HISTORY, LATER)
def test_a_scan_from_the_anchor_gives_the_same_answer(
    cadence: Anniversary, start: date, held: list[date], as_of: date
) -> None:
    found = next_due(cadence, Track("t", (Span(start),)), held, as_of=as_of)
    assert {
        "number": found.cycle.number,
        "target": found.cycle.target,
        "opens": found.opens,
        "due": found.due,
        "missed": found.missed,
        "today": found.counts_today_for,
    } == scanned(cadence, start, held, as_of)


@given(anniversaries(), STARTS, st.integers(1, 60))
def test_a_every_cycle_has_one_target_and_yearly_ones_one_a_year(
    cadence: Anniversary, start: date, number: int
) -> None:
    one, two = cadence.target(start, number), cadence.target(start, number + 1)
    assert one < two
    if cadence.interval_months == 12 and not cadence.initial_months:
        assert (one.year, two.year) == (start.year + number, start.year + number + 1)


@given(CADENCES, STARTS, LATER)
def test_b_days_of_acceptance_are_a_partition(cadence: Cadence, start: date, day: date) -> None:
    assume(not isinstance(cadence, Rolling))
    number = cadence.cycle_of(start, day)
    if not number:
        assert day < cadence.cycle(start, cadence.first(start)).opens
        return
    cycle = cadence.cycle(start, number)
    assert cycle.closes is not None
    assert cycle.opens <= day <= cycle.closes
    assert cadence.cycle(start, number + 1).opens == cycle.closes + ONE_DAY
    assert cadence.cycle_of(start, day + ONE_DAY) >= number


@given(CADENCES, tracks(), HISTORY, LATER, LATER, MOVING_LEAVES)
def test_c_one_more_conversation_never_makes_the_next_one_due_earlier(
    cadence: Cadence, track: Track, held: list[date], more: date, as_of: date, leave: LeaveRule
) -> None:
    # Not where a conversation moves the anchor, nor where a stopped clock runs from another target, nor where the first
    # conversation may wait longer than the later ones.
    assume(not isinstance(cadence, Rolling) or cadence.first_months <= cadence.interval_months)
    before = next_due(cadence, track, held, as_of=as_of, leave=leave)
    after = next_due(cadence, track, [*held, more], as_of=as_of, leave=leave)
    assert (after.due or date.max) >= (before.due or date.max)


@given(st.one_of(CADENCES, anniversaries(reanchor=True)), tracks(), HISTORY, LATER, LEAVES)
def test_d_what_happened_later_changes_nothing(
    cadence: Cadence, track: Track, held: list[date], as_of: date, leave: LeaveRule
) -> None:
    known = [day for day in held if day <= as_of]
    assert next_due(cadence, track, held, as_of=as_of, leave=leave) == next_due(
        cadence, track, known, as_of=as_of, leave=leave
    )


@given(
    st.one_of(CADENCES, anniversaries(reanchor=True)),
    tracks(),
    HISTORY.flatmap(lambda h: st.tuples(st.just(h), st.permutations(h))),
    LATER,
)
def test_e_the_order_in_which_conversations_are_given_is_nothing(
    cadence: Cadence, track: Track, orders: tuple[list[date], list[date]], as_of: date
) -> None:
    given_so, otherwise = orders
    as_held = [Held(day) for day in otherwise]
    assert next_due(cadence, track, given_so, as_of=as_of) == next_due(cadence, track, as_held, as_of=as_of)


@given(st.one_of(anniversaries(), calendar_years()), STARTS, HISTORY, LATER)
def test_f_extra_conversations_change_nothing_but_through_the_minimum_gap(
    cadence: Anniversary | CalendarYear, start: date, held: list[date], as_of: date
) -> None:
    if isinstance(cadence, Anniversary):
        cadence = attrs.evolve(cadence, min_gap_months=0)
    track = Track("t", (Span(start),))
    needed = [each.on for each in attribute(cadence, track, held) if each.cycle is not None]
    with_extra, without = (next_due(cadence, track, each, as_of=as_of) for each in (held, needed))
    assert attrs.evolve(with_extra, trace=()) == attrs.evolve(without, trace=())


def known(moved: date | None) -> date:
    return date.max if moved is None else moved


@given(LATER, LATER, st.lists(spans(), max_size=4), st.integers(0, 6), st.integers(0, 40))
def test_g_deferring_is_monotone_and_doing_it_again_changes_nothing(
    one: date, two: date, away: list[Span], resume: int, min_days: int
) -> None:
    rule = LeaveRule(LeaveKind.DEFER, resume, min_days)
    first, second = sorted([one, two])
    moved = rule.moved(first, away, since=BASE)
    assert known(moved) >= first
    assert known(moved) <= known(rule.moved(second, away, since=BASE))
    if moved is not None:
        assert rule.moved(moved, away, since=BASE) == moved
        assert all(
            not (span.start <= moved and (span.end is None or moved < add_months(span.end + ONE_DAY, resume)))
            for span in rule.counted(away)
        )


@given(LATER, st.integers(0, 900), st.lists(spans(), max_size=4))
def test_g_a_stopped_clock_ends_where_counting_by_hand_ends(since: date, length: int, away: list[Span]) -> None:
    due = since + timedelta(days=length)
    moved = LeaveRule(LeaveKind.EXTEND).moved(due, away, since=since)
    day, left = since, length
    while left and day < date(2045, 1, 1):
        day += ONE_DAY
        left -= not any(day in span for span in away)
    assert moved == (None if left else day)
    assert known(moved) >= due


@given(st.integers(0, 6), STARTS, st.lists(st.integers(0, 10_000), min_size=2, max_size=8))
def test_h_who_is_always_on_time_has_regular_gaps(early: int, start: date, where: list[int]) -> None:
    # In months that are long enough; with the 29th to the 31st a gap can differ by the days that a month lacks.
    start = start.replace(day=min(start.day, 28))
    cadence = Anniversary(early_months=early)
    held: list[date] = []
    for number, place in enumerate(where, 1):
        opens, target = cadence.opens(start, number), cadence.target(start, number)
        held.append(opens + timedelta(days=place % ((target - opens).days + 1)))
    assert [each.cycle for each in attribute(cadence, Track("t", (Span(start),)), held)] == [*range(1, len(held) + 1)]
    for one, two in pairwise(held):
        assert add_months(one, 12 - early) <= two <= add_months(one, 12 + early)


@given(st.sampled_from([1996, 2000, 2024, 2096]), st.integers(0, 110))
def test_i_a_leapling_has_29_february_in_leap_years_and_only_then(year: int, number: int) -> None:
    target = Anniversary().target(date(year, 2, 29), number)
    assert target.year == year + number
    assert (target.month, target.day) == (2, 29 if calendar.isleap(target.year) else 28)


RANK = [Status.UPCOMING, Status.OPEN, Status.GRACE, Status.OVERDUE]


@given(CADENCES, STARTS, HISTORY, st.integers(0, 4_000), st.integers(0, 900))
def test_j_until_the_next_conversation_a_status_only_moves_on(
    cadence: Cadence, start: date, held: list[date], after: int, later: int
) -> None:
    first = start + timedelta(days=after)
    second = first + timedelta(days=later)
    assume(not any(first < day <= second for day in held))
    track = Track("t", (Span(start),))
    one, two = (next_due(cadence, track, held, as_of=day) for day in (first, second))
    assert one.due == two.due
    assert RANK.index(one.status) <= RANK.index(two.status)


@given(st.one_of(CADENCES, anniversaries(reanchor=True)), STARTS, HISTORY, LATER)
def test_a_conversation_today_satisfies_the_cycle_that_was_said(
    cadence: Cadence, start: date, held: list[date], as_of: date
) -> None:
    assume(as_of not in held)
    track = Track("t", (Span(start),))
    told = next_due(cadence, track, held, as_of=as_of).counts_today_for
    known_so_far = [day for day in held if day < as_of]
    assert attribute(cadence, track, [*known_so_far, as_of])[-1].cycle == told


@given(st.one_of(CADENCES, anniversaries(reanchor=True)), STARTS, HISTORY)
def test_no_cycle_is_satisfied_twice(cadence: Cadence, start: date, held: list[date]) -> None:
    numbers = [each.cycle for each in attribute(cadence, Track("t", (Span(start),)), held) if each.cycle is not None]
    assert numbers == sorted(set(numbers))


@given(st.one_of(CADENCES, anniversaries(reanchor=True)), tracks(), HISTORY, LATER, LEAVES)
def test_who_is_away_is_never_overdue_and_nothing_shown_says_so(
    cadence: Cadence, track: Track, held: list[date], as_of: date, leave: LeaveRule
) -> None:
    found = next_due(cadence, track, held, as_of=as_of, leave=leave)
    away = any(as_of in span for span in leave.counted(track.suspensions))
    assert not (away and found.status in RANK)
    assert (found.due is None) == (found.reason is not None) == (found.deadline is None)
    assert found.not_before is None or found.not_before >= found.opens
    shown = found.in_words("nl") + found.in_words("en")
    assert "opgeschort" not in shown
    assert "suspended" not in shown
    assert all(step.sentence("nl") and step.sentence("en") for step in found.trace)


@given(CADENCES, tracks(with_leave=False), HISTORY, LATER)
def test_nothing_is_due_after_the_employment(cadence: Cadence, track: Track, held: list[date], as_of: date) -> None:
    end = track.service(as_of).end
    found = next_due(cadence, track, held, as_of=as_of)
    assert end is None or found.due is None or found.due <= end
    last = track.last_due(as_of)
    open_ended = next_due(cadence, Track("t", (Span(track.employment[0].start),)), held, as_of=as_of)
    assert last is None or known(found.due) <= known(open_ended.due) or found.due is None


@given(CADENCES, STARTS, st.lists(spans(), max_size=3), st.lists(spans(), max_size=2), HISTORY, LATER)
def test_the_same_days_away_told_otherwise_are_the_same(
    cadence: Cadence, start: date, away: list[Span], again: list[Span], held: list[date], as_of: date
) -> None:
    def answer(suspensions: Sequence[Span]) -> Due:
        track = Track("t", (Span(start),), suspensions=tuple(suspensions))
        return next_due(cadence, track, held, as_of=as_of)

    assert answer([*away, *again]) == answer([*again, *away, *away]) == answer(merged([*away, *again]))


@given(
    st.one_of(anniversaries(), calendar_years().map(lambda each: attrs.evolve(each, grace_days=0)), rollings()),
    st.lists(st.tuples(STARTS, st.none() | LATER), max_size=20),
)
def test_answers_in_bulk_are_those_of_one_by_one(cadence: Cadence, people: list[tuple[date, date | None]]) -> None:
    starts, latest = [start for start, _ in people], [day for _, day in people]
    assert due_dates(cadence, starts, latest) == [
        next_due(cadence, Track("t", (Span(start),)), [] if day is None else [day], as_of=date(2040, 1, 1)).due
        for start, day in people
    ]
