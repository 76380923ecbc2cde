"""The three cadences: which day each cycle is due, and which conversation counts for which cycle."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from functionering.days import Overflow, Span
from functionering.errors import Fault, InvalidValue, fault
from functionering.schedule import (
    MAYOR_CADENCE,
    RKW_CADENCE,
    SCHOOL_YEAR_CADENCE,
    Anniversary,
    Attribution,
    Cadence,
    CalendarYear,
    Cycle,
    Due,
    Held,
    Rolling,
    Track,
    attribute,
    cycles,
    next_due,
)

d = date.fromisoformat
START = d("2022-05-01")


def track(start: date = START) -> Track:
    return Track("t1", (Span(start),))


def due(cadence: Cadence, *held: str | Held, as_of: str, start: date = START) -> Due:
    history = [each if isinstance(each, Held) else d(each) for each in held]
    return next_due(cadence, track(start), history, as_of=d(as_of))


def counted(cadence: Cadence, *held: str | Held, start: date = START) -> list[int | None]:
    history = [each if isinstance(each, Held) else d(each) for each in held]
    return [each.cycle for each in attribute(cadence, track(start), history)]


def faults(work: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        work()
    return caught.value.faults


class TestAnniversary:
    def test_a_leapling_returns_to_29_february(self) -> None:
        found = [Anniversary().target(d("2024-02-29"), number) for number in range(6)]
        assert [day.isoformat()[5:] for day in found] == ["02-29", "02-28", "02-28", "02-28", "02-29", "02-28"]

    def test_first_conversations_come_before_the_yearly_ones(self) -> None:
        assert [Anniversary(initial_months=(3, 6)).offset(n) for n in range(6)] == [0, 3, 6, 12, 24, 36]
        assert [Anniversary(initial_months=(6, 12)).offset(n) for n in range(1, 5)] == [6, 12, 24, 36]
        assert [Anniversary(initial_months=(18,)).offset(n) for n in range(1, 4)] == [18, 24, 36]

    @pytest.mark.parametrize(
        ("held", "cycle"),
        [("2023-01-31", None), ("2023-02-01", 1), ("2024-01-31", 1), ("2024-02-01", 2), ("2025-02-01", 3)],
    )
    def test_held_within_three_months_before_it_counts_for_that_year(self, held: str, cycle: int | None) -> None:
        assert counted(Anniversary(), held) == [cycle]

    def test_the_first_talk_cannot_count_for_the_second_cycle(self) -> None:
        cadence = Anniversary(initial_months=(3, 6))
        assert counted(cadence, "2022-08-01") == [1]
        assert counted(cadence, "2022-08-02") == [2]

    @pytest.mark.parametrize(("held", "cycle"), [("2023-05-30", None), ("2023-05-31", 1), ("2024-05-30", 1)])
    def test_with_no_early_months_it_counts_from_the_day_itself(self, held: str, cycle: int | None) -> None:
        assert counted(Anniversary(early_months=0), held, start=d("2022-05-31")) == [cycle]

    def test_without_an_early_window_a_cycle_opens_the_day_after_the_last_target(self) -> None:
        cadence = Anniversary(early_months=None)
        assert counted(cadence, "2022-05-01", "2023-05-01", "2023-05-02") == [1, None, 2]
        assert due(cadence, as_of="2022-05-01").opens == START

    def test_nobody_is_asked_before_the_first_day(self) -> None:
        assert Anniversary(initial_months=(2,)).opens(START, 1) == START
        assert counted(Anniversary(initial_months=(2,)), "2022-04-30", "2022-05-01") == [None, 1]

    def test_late_does_not_move_the_anniversary_and_leaves_no_backlog(self) -> None:
        found = due(Anniversary(), "2025-03-10", as_of="2025-03-11")
        assert (found.due, found.missed, found.cycle.number) == (d("2026-05-01"), 2, 4)

    def test_a_second_conversation_in_a_cycle_is_an_extra_one(self) -> None:
        held = ("2023-05-01", "2023-06-01", "2024-03-01")
        assert counted(Anniversary(), *held) == [1, None, 2]
        assert due(Anniversary(), *held[:2], as_of="2023-06-01").due == d("2024-05-01")

    def test_what_the_two_say_it_was_for_wins_over_the_day(self) -> None:
        assert counted(Anniversary(), Held(d("2024-02-10"), counts_for=1)) == [1]
        assert counted(Anniversary(), "2023-05-01", Held(d("2024-02-10"), counts_for=1)) == [1, None]

    def test_a_minimum_gap_moves_the_due_day_and_never_the_anniversary(self) -> None:
        cadence = Anniversary(min_gap_months=6)
        late = due(cadence, "2023-05-01", "2025-01-31", as_of="2025-02-01")
        assert (late.cycle.target, late.due, late.opens) == (d("2025-05-01"), d("2025-07-31"), d("2025-07-31"))
        assert due(cadence, "2023-05-01", "2025-01-31", "2025-07-31", as_of="2025-08-01").due == d("2026-05-01")
        # Exactly the gap before the target: nothing moves, and nothing is said of it.
        exact = due(cadence, "2024-11-01", as_of="2024-11-02")
        assert exact.due == d("2025-05-01")
        assert "At least" not in exact.explained("en")
        assert late.explained("en").endswith("At least 6 months after the previous conversation: 31 July 2025.")

    def test_missed_cycles_are_those_that_closed(self) -> None:
        assert [due(Anniversary(), as_of=day).missed for day in ("2024-01-31", "2024-02-01", "2025-02-01")] == [0, 1, 2]

    def test_today_counts_for_the_cycle_that_is_open(self) -> None:
        two_years_late = due(Anniversary(), "2023-05-01", as_of="2026-03-01")
        assert (two_years_late.due, two_years_late.counts_today_for) == (d("2024-05-01"), 4)
        assert due(Anniversary(), "2023-05-01", as_of="2023-05-01").counts_today_for == 1
        assert due(Anniversary(), "2023-05-01", as_of="2023-05-02").counts_today_for is None
        assert due(Anniversary(), as_of="2022-06-01").counts_today_for is None

    def test_overflow_can_roll_to_the_first_of_march(self) -> None:
        cadence = Anniversary(overflow=Overflow.ROLL)
        assert due(cadence, as_of="2024-03-01", start=d("2024-02-29")).due == d("2025-03-01")

    @pytest.mark.parametrize(
        ("fields", "code", "path"),
        [
            ({"interval_months": 0}, "value.range", "/interval_months"),
            ({"interval_months": 12.0}, "value.range", "/interval_months"),
            ({"initial_months": (6, 6)}, "schedule.initial_order", "/initial_months"),
            ({"initial_months": (6, 3)}, "schedule.initial_order", "/initial_months"),
            ({"initial_months": (0,)}, "value.range", "/initial_months"),
            ({"early_months": -1}, "value.range", "/early_months"),
            ({"grace_days": -1}, "value.range", "/grace_days"),
            ({"min_gap_months": True}, "value.range", "/min_gap_months"),
            ({"overflow": "clamp"}, "value.member", "/overflow"),
            ({"reanchor": 1}, "value.choice", "/reanchor"),
        ],
    )
    def test_what_makes_no_sense_cannot_exist(self, fields: dict[str, object], code: str, path: str) -> None:
        (found,) = faults(lambda: Anniversary(**fields))  # type: ignore[arg-type]
        assert (found.code, found.path) == (code, path)


class TestReanchoring:
    cadence = Anniversary(reanchor=True)

    @pytest.mark.parametrize(
        ("held", "next_one"),
        [
            ("2023-01-31", "2024-01-31"),
            ("2023-02-01", "2024-05-01"),
            ("2023-05-01", "2024-05-01"),
            ("2023-05-02", "2024-05-02"),
        ],
    )
    def test_only_within_the_window_does_the_date_stay(self, held: str, next_one: str) -> None:
        assert due(self.cadence, held, as_of=held).due == d(next_one)

    def test_a_count_that_started_again_is_told(self) -> None:
        found = due(self.cadence, "2023-07-01", as_of="2023-07-02")
        assert "opnieuw geteld vanaf 1 juli 2023" in found.explained("nl")
        assert "opnieuw" not in due(self.cadence, "2023-05-01", as_of="2023-05-02").explained("nl")

    def test_an_extra_conversation_can_bring_the_next_one_forward(self) -> None:
        start = d("2025-06-01")
        assert due(self.cadence, "2026-05-30", as_of="2026-06-01", start=start).due == d("2027-06-01")
        both = due(self.cadence, "2026-02-01", "2026-05-30", as_of="2026-06-01", start=start)
        assert both.due == d("2027-05-30")

    def test_first_conversations_belong_to_the_start_alone(self) -> None:
        cadence = Anniversary(initial_months=(6,), reanchor=True)
        assert due(cadence, "2022-12-01", as_of="2022-12-01").due == d("2023-12-01")
        assert due(cadence, "2022-11-01", as_of="2022-12-01").due == d("2023-05-01")

    def test_cycles_that_closed_are_missed_and_keep_their_numbers(self) -> None:
        assert counted(self.cadence, "2022-04-01", "2025-03-01", "2026-03-01") == [None, 3, 4]
        late = due(self.cadence, "2025-03-01", as_of="2025-03-01")
        assert (late.missed, late.cycle.number, late.due) == (2, 4, d("2026-03-01"))
        later = due(self.cadence, "2025-03-01", as_of="2027-12-01")
        assert (later.missed, later.counts_today_for) == (4, 6)

    def test_today_is_asked_without_what_is_held_today(self) -> None:
        assert due(self.cadence, "2023-05-01", as_of="2023-05-01").counts_today_for == 1
        assert due(self.cadence, as_of="2022-04-30").counts_today_for is None

    def test_a_minimum_gap_holds_here_too(self) -> None:
        cadence = Anniversary(reanchor=True, min_gap_months=14)
        assert due(cadence, "2023-05-01", as_of="2023-05-01").due == d("2024-07-01")


class TestCalendarYear:
    @pytest.mark.parametrize(("held", "year"), [("2024-01-01", 2025), ("2024-12-31", 2025), ("2025-01-01", 2026)])
    def test_any_day_of_the_year_closes_that_year(self, held: str, year: int) -> None:
        found = due(CalendarYear(), held, as_of=held)
        assert (found.cycle.number, found.due) == (year, date(year, 12, 31))

    def test_two_years_apart_but_a_day_is_in_order(self) -> None:
        assert due(CalendarYear(), "2025-01-02", as_of="2026-12-31").status == "open"

    def test_with_grace_the_oldest_open_year_is_closed_first(self) -> None:
        cadence = CalendarYear(grace_days=31)
        assert counted(cadence, "2022-11-01", "2023-11-01", "2025-01-10", "2025-01-20") == [2022, 2023, 2024, 2025]
        assert counted(cadence, "2024-06-01", "2025-01-10") == [2024, 2025]
        assert counted(cadence, "2023-06-01", "2025-01-31") == [2023, 2024]
        assert counted(cadence, "2023-06-01", "2025-02-01") == [2023, 2025]

    def test_grace_closes_no_year_without_a_duty(self) -> None:
        assert counted(CalendarYear(grace_days=31), "2022-01-10", start=d("2022-01-05")) == [2022]

    def test_grace_moves_the_deadline_and_not_the_due_day(self) -> None:
        found = [due(CalendarYear(grace_days=31), "2024-02-01", as_of=day) for day in ("2025-12-31", "2026-01-31")]
        assert [each.status for each in found] == ["open", "grace"]
        assert {each.deadline for each in found} == {d("2026-01-31")}
        assert due(CalendarYear(grace_days=31), "2024-02-01", as_of="2026-02-01").status == "overdue"

    def test_what_the_two_say_it_was_for_wins_over_the_day(self) -> None:
        assert counted(CalendarYear(), Held(d("2025-01-20"), counts_for=2024)) == [2024]
        assert counted(CalendarYear(), Held(d("2025-01-20"), counts_for=2021)) == [None]

    @pytest.mark.parametrize(
        ("start", "months", "first"),
        [("2024-08-31", 4, 2024), ("2024-08-31", 5, 2025), ("2024-08-31", 0, 2024), ("2024-06-30", 6, 2024)],
    )
    def test_the_first_year_with_a_duty_is_the_first_that_ends_after_enough_service(
        self, start: str, months: int, first: int
    ) -> None:
        found = due(CalendarYear(min_service_months=months), as_of=start, start=d(start))
        assert found.cycle.number == first

    def test_a_conversation_before_the_first_duty_is_an_extra_one(self) -> None:
        cadence = CalendarYear(min_service_months=12)
        assert counted(cadence, "2022-09-01", "2023-09-01") == [None, 2023]
        assert due(cadence, as_of="2022-09-01").counts_today_for is None

    def test_missed_years_are_those_that_ended_with_their_grace(self) -> None:
        cadence = CalendarYear(grace_days=31)
        assert [due(cadence, as_of=day).missed for day in ("2023-01-31", "2023-02-01", "2024-12-31")] == [0, 1, 2]

    def test_today_counts_for_the_year_that_is_open(self) -> None:
        cadence = CalendarYear(grace_days=31)
        assert due(cadence, as_of="2023-01-20").counts_today_for == 2022
        assert due(cadence, "2022-06-01", as_of="2023-01-20").counts_today_for == 2023
        assert due(cadence, "2023-06-01", as_of="2023-07-01").counts_today_for is None

    def test_a_school_year_has_the_name_of_the_year_it_starts_in(self) -> None:
        assert counted(SCHOOL_YEAR_CADENCE, "2024-07-31", "2024-08-01") == [2023, 2024]
        assert SCHOOL_YEAR_CADENCE.cycle(START, 2024) == Cycle(2024, d("2025-07-31"), d("2024-08-01"), d("2025-07-31"))

    @pytest.mark.parametrize(("year", "last"), [(2022, "2023-02-28"), (2023, "2024-02-29"), (2024, "2025-02-28")])
    def test_a_winter_window_ends_on_the_last_day_of_february(self, year: int, last: str) -> None:
        assert RKW_CADENCE.due_day(year) == d(last)

    def test_a_day_in_the_season_is_due_before_the_year_ends(self) -> None:
        cadence = CalendarYear(due=(11, 30))
        assert [due(cadence, "2024-05-10", as_of=day).status for day in ("2025-11-30", "2025-12-01")] == [
            "open",
            "overdue",
        ]

    def test_nothing_is_asked_of_a_day_before_the_first_year(self) -> None:
        assert CalendarYear().cycle_of(START, d("2021-12-31")) == 0
        assert CalendarYear().cycle_of(START, d("2022-01-01")) == 2022

    @pytest.mark.parametrize(
        ("fields", "code", "path"),
        [
            ({"start_month": 13}, "value.range", "/start_month"),
            ({"start_month": 4, "start_day": 31}, "value.range", "/start_month"),
            ({"due": (2, 32)}, "value.range", "/due"),
            ({"due": (0, 1)}, "value.range", "/due"),
            ({"due": (2,)}, "value.pattern", "/due"),
            ({"grace_days": 365}, "value.range", "/grace_days"),
            ({"min_service_months": -1}, "value.range", "/min_service_months"),
        ],
    )
    def test_what_makes_no_sense_cannot_exist(self, fields: dict[str, object], code: str, path: str) -> None:
        (found,) = faults(lambda: CalendarYear(**fields))  # type: ignore[arg-type]
        assert (found.code, found.path) == (code, path)

    def test_the_ends_of_the_calendar_are_said(self) -> None:
        assert faults(lambda: due(CalendarYear(), as_of="9999-12-31", start=d("9999-05-01")))[0].code == (
            "day.out_of_range"
        )


class TestRolling:
    def test_late_moves_the_next_one_back(self) -> None:
        assert due(Rolling(), "2024-05-01", "2025-08-01", as_of="2025-09-01").due == d("2026-08-01")

    def test_early_brings_it_forward(self) -> None:
        assert due(Rolling(), "2024-05-01", "2025-02-01", as_of="2025-09-01").due == d("2026-02-01")

    def test_the_first_one_is_after_the_interval_or_as_said(self) -> None:
        assert due(Rolling(), as_of="2022-06-01").due == d("2023-05-01")
        assert due(Rolling(first_after_months=6), as_of="2022-06-01").due == d("2022-11-01")
        assert due(Rolling(first_after_months=0), as_of="2022-06-01").status == "overdue"

    def test_it_opens_at_once_or_so_many_months_before(self) -> None:
        assert due(Rolling(), as_of="2022-05-01").opens == START
        assert due(Rolling(), "2024-05-01", as_of="2024-05-01").opens == d("2024-05-02")
        assert due(Rolling(early_months=3), "2024-05-01", as_of="2024-05-01").opens == d("2025-02-01")
        assert due(Rolling(early_months=24), "2024-05-01", as_of="2024-05-01").opens == d("2024-05-02")

    def test_every_conversation_since_the_start_counts_and_none_is_missed(self) -> None:
        assert counted(Rolling(), "2022-04-30", "2022-05-01", "2022-05-02") == [None, 1, 2]
        found = due(Rolling(), as_of="2040-01-01")
        assert (found.missed, found.counts_today_for, found.status) == (0, 1, "overdue")

    def test_a_conversation_before_the_start_is_not_counted_from(self) -> None:
        assert due(Rolling(), "2022-04-30", as_of="2022-05-01").due == d("2023-05-01")

    def test_before_the_start_today_counts_for_nothing(self) -> None:
        assert due(Rolling(), as_of="2022-04-30").counts_today_for is None

    @pytest.mark.parametrize(
        ("fields", "path"),
        [
            ({"interval_months": 0}, "/interval_months"),
            ({"first_after_months": -1}, "/first_after_months"),
            ({"early_months": -1}, "/early_months"),
            ({"grace_days": -1}, "/grace_days"),
            ({"overflow": None}, "/overflow"),
        ],
    )
    def test_what_makes_no_sense_cannot_exist(self, fields: dict[str, object], path: str) -> None:
        assert faults(lambda: Rolling(**fields))[0].path == path  # type: ignore[arg-type]


class TestCycles:
    @pytest.mark.parametrize(
        ("cadence", "numbers"),
        [
            (Anniversary(), [2, 3, 4]),
            (CalendarYear(), [2024, 2025]),
            (Rolling(first_after_months=6), [3, 4, 5]),
            (MAYOR_CADENCE, [1, 2]),
        ],
    )
    def test_are_those_whose_target_lies_in_the_days_asked_for(self, cadence: Cadence, numbers: list[int]) -> None:
        found = list(cycles(cadence, track(), start=d("2024-05-01"), end=d("2026-11-01")))
        assert [each.number for each in found] == numbers
        assert all(d("2024-05-01") <= each.target <= d("2026-11-01") for each in found)

    def test_start_with_the_first_and_end_with_the_employment(self) -> None:
        ends = Track("t1", (Span(START, d("2024-05-01")),))
        found = cycles(Anniversary(), ends, start=d("2000-01-01"), end=d("2030-01-01"))
        assert [each.target for each in found] == [d("2023-05-01"), d("2024-05-01")]

    def test_of_a_rolling_cadence_before_the_start_begin_with_the_first(self) -> None:
        found = cycles(Rolling(), track(), start=d("2020-01-01"), end=d("2023-05-01"))
        assert [each.target for each in found] == [d("2023-05-01")]
        long_after = cycles(Rolling(), track(), start=d("2040-01-01"), end=d("2040-12-31"))
        assert [each.target for each in long_after] == [d("2040-05-01")]


class TestWhatWasHeld:
    def test_is_put_in_order_of_day(self) -> None:
        held: list[Held | date] = [Held(d("2024-03-01")), d("2023-05-01")]
        assert attribute(Anniversary(), track(), held) == (
            Attribution(d("2023-05-01"), 1),
            Attribution(d("2024-03-01"), 2),
        )

    def test_can_be_nothing(self) -> None:
        assert attribute(Anniversary(), track(), []) == ()

    def test_is_on_an_exact_day(self) -> None:
        moment = datetime(2026, 5, 1)  # noqa: DTZ001 -- that is the point
        assert faults(lambda: Held(moment)) == (fault("value.date", "/on"),)
        assert faults(lambda: due(Anniversary(), Held(START), Held(moment), as_of="2026-05-01"))[0].path == "/on"
        assert faults(lambda: Held(START, counts_for=0))[0].path == "/counts_for"
