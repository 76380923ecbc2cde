"""Due days of many people at once: the plain answers of `next_due`, in the order asked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product

import pytest

from functionering.days import Overflow, Span
from functionering.errors import Fault, InvalidValue, fault
from functionering.schedule import Anniversary, Cadence, CalendarYear, Rolling, Track, due_dates, next_due

d = date.fromisoformat
MOMENT = datetime(2026, 5, 1)  # noqa: DTZ001 -- that is the point

CADENCES: list[Cadence] = [
    Anniversary(),
    Anniversary(initial_months=(3, 6)),
    Anniversary(interval_months=5, early_months=None),
    Anniversary(24, early_months=30, overflow=Overflow.ROLL),
    Anniversary(min_gap_months=9),
    CalendarYear(),
    CalendarYear(start_month=8, due=(2, 31), min_service_months=6),
    Rolling(),
    Rolling(first_after_months=6, overflow=Overflow.ROLL),
]

STARTS = [d("1998-02-28"), d("2000-02-29"), d("2020-01-31"), d("2024-02-29"), d("2025-08-31"), d("2026-01-01")]
LATEST = [None, *(d("2023-12-01") + timedelta(days=23 * n) for n in range(45))]


def faults(work: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        work()
    return caught.value.faults


def plain(cadence: Cadence, start: date, latest: date | None) -> date | None:
    held = [] if latest is None else [latest]
    return next_due(cadence, Track("t", (Span(start),)), held, as_of=latest or start).due


@pytest.mark.parametrize("cadence", CADENCES, ids=repr)
@pytest.mark.parametrize("with_none", [True, False])
def test_each_answer_is_that_of_next_due(cadence: Cadence, with_none: bool) -> None:
    pairs = [
        (start, latest)
        for start, latest in product(STARTS, LATEST)
        if (latest is None and with_none) or (latest is not None and latest >= start)
    ]
    starts, held = [start for start, _ in pairs], [latest for _, latest in pairs]
    assert due_dates(cadence, starts, held) == [plain(cadence, *pair) for pair in pairs]


@pytest.mark.parametrize("cadence", CADENCES, ids=repr)
def test_without_any_conversation_it_is_the_first_due_day(cadence: Cadence) -> None:
    assert due_dates(cadence, iter(STARTS)) == [plain(cadence, start, None) for start in STARTS]
    assert due_dates(cadence, STARTS, [None] * len(STARTS)) == due_dates(cadence, STARTS)


def test_a_conversation_before_the_start_is_not_counted_from() -> None:
    assert due_dates(Rolling(), [d("2026-01-01")] * 2, [d("2025-12-31"), d("2026-01-01")]) == [d("2027-01-01")] * 2
    assert due_dates(Rolling(), [d("2026-01-01")], [d("2025-06-01")]) == [d("2027-01-01")]
    assert due_dates(Anniversary(), [d("2026-01-01")], [d("2025-06-01")]) == [d("2027-01-01")]


def test_nobody_has_no_due_day() -> None:
    assert due_dates(Anniversary(), [], []) == due_dates(Rolling(), [], []) == due_dates(CalendarYear(), []) == []


@pytest.mark.parametrize("cadence", [Anniversary(reanchor=True), CalendarYear(grace_days=31)])
def test_a_cadence_that_needs_the_whole_history_is_refused(cadence: Cadence) -> None:
    day = d("2025-01-10")
    assert faults(lambda: due_dates(cadence, [day], [day])) == (fault("schedule.needs_history"),)


def test_there_are_as_many_latest_conversations_as_people() -> None:
    assert faults(lambda: due_dates(Anniversary(), STARTS, [])) == (fault("schedule.lengths"),)


@pytest.mark.parametrize("cadence", [Anniversary(), CalendarYear(), Rolling()])
@pytest.mark.parametrize("value", [MOMENT, "2026-05-01", None])
def test_every_day_is_an_exact_day(cadence: Cadence, value: object) -> None:
    day = d("2026-01-01")
    wrong: list[date] = [day, value]  # type: ignore[list-item]
    assert faults(lambda: due_dates(cadence, wrong)) == (fault("value.date"),)
    assert faults(lambda: due_dates(cadence, wrong, [day, day])) == (fault("value.date"),)
    if value is not None:
        assert faults(lambda: due_dates(cadence, [day, day], wrong)) == (fault("value.date"),)
