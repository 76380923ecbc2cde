"""Days: runs of days, months, Dutch public holidays, working days, and terms that can stand still."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import holidays
import pytest
from dateutil.relativedelta import relativedelta

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
    checked_day,
    checked_int,
    iso_week,
    kings_day,
    merged,
    nl_holidays,
    shifted,
    stretched,
)
from functionering.errors import Fault, InvalidValue, fault

d = date.fromisoformat
MOMENT = datetime(2026, 5, 1)  # noqa: DTZ001 -- a moment that must not pass as a day


def faults(work: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        work()
    return caught.value.faults


class TestADay:
    @pytest.mark.parametrize("value", [MOMENT, "2026-05-01", None, 20260501])
    def test_is_an_exact_date_and_never_a_moment_or_a_text(self, value: object) -> None:
        assert faults(lambda: checked_day(value, "/on")) == (fault("value.date", "/on"),)

    def test_beyond_the_calendar_is_said_so(self) -> None:
        assert shifted(d("9999-12-30"), 1) == date.max
        assert faults(lambda: shifted(date.max, 1)) == (fault("day.out_of_range"),)

    @pytest.mark.parametrize("value", [True, 1.0, "1", 0, 4])
    def test_counts_are_exact_whole_numbers_within_bounds(self, value: object) -> None:
        assert [checked_int(each, 1, 3) for each in (1, 3)] == [1, 3]
        assert faults(lambda: checked_int(value, 1, 3)) == (fault("value.range", low=1, high=3),)


class TestASpan:
    span = Span(d("2026-05-01"), d("2026-05-03"))

    def test_includes_both_ends(self) -> None:
        days = [d("2026-04-30"), d("2026-05-01"), d("2026-05-03"), d("2026-05-04")]
        assert [day in self.span for day in days] == [False, True, True, False]
        assert self.span.days == 3

    def test_of_one_day_is_a_span(self) -> None:
        assert Span(d("2026-05-01"), d("2026-05-01")).days == 1

    def test_without_an_end_never_ends(self) -> None:
        assert date.max in Span(d("2026-05-01"))
        assert Span(d("2026-05-01")).days is None

    def test_cannot_end_before_it_starts(self) -> None:
        assert faults(lambda: Span(d("2026-05-02"), d("2026-05-01"))) == (fault("span.order"),)

    def test_holds_exact_days(self) -> None:
        assert faults(lambda: Span(MOMENT)) == (fault("value.date", "/start"),)
        assert faults(lambda: Span(d("2026-05-01"), MOMENT)) == (fault("value.date", "/end"),)

    def test_overlapping_adjoining_and_nested_spans_are_one(self) -> None:
        parts = [Span(d("2026-05-10"), d("2026-05-20")), self.span, Span(d("2026-05-04"), d("2026-05-11"))]
        nested = Span(d("2026-05-02"), d("2026-05-02"))
        assert merged([*parts, nested]) == (Span(d("2026-05-01"), d("2026-05-20")),)

    def test_a_gap_is_bridged_up_to_and_including_its_days(self) -> None:
        later = Span(d("2026-05-06"), d("2026-05-07"))
        assert merged([self.span, later], bridge_days=1) == (self.span, later)
        assert merged([self.span, later], bridge_days=2) == (Span(d("2026-05-01"), d("2026-05-07")),)

    def test_a_span_without_end_takes_in_all_that_follows(self) -> None:
        assert merged([Span(d("2026-05-02")), self.span, Span(d("2027-01-01"), d("2027-02-01"))]) == (
            Span(d("2026-05-01")),
        )

    def test_a_clock_that_stands_still_ends_later_by_the_days_it_stood(self) -> None:
        start, end = d("2026-04-28"), d("2026-05-02")
        assert stretched(start, end, [self.span]) == d("2026-05-05")
        assert stretched(start, d("2026-04-30"), [self.span]) == d("2026-04-30")
        assert stretched(d("2026-05-02"), d("2026-05-05"), [self.span]) == d("2026-05-06")
        assert stretched(d("2026-05-03"), d("2026-05-05"), [self.span]) == d("2026-05-05")
        assert stretched(start, end, [Span(d("2026-05-01"))]) is None


class TestMonths:
    @pytest.mark.parametrize(
        ("start", "months", "expected"),
        [
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2023-02-28", 12, "2024-02-28"),
            ("2025-01-31", 1, "2025-02-28"),
            ("2025-12-31", 2, "2026-02-28"),
            ("2024-05-31", -3, "2024-02-29"),
            ("2025-03-31", -1, "2025-02-28"),
            ("2025-06-15", 0, "2025-06-15"),
        ],
    )
    def test_a_missing_day_becomes_the_last_of_the_month(self, start: str, months: int, expected: str) -> None:
        assert add_months(d(start), months) == d(expected)

    def test_or_the_first_of_the_next_where_so_chosen(self) -> None:
        assert add_months(d("2096-02-29"), 48, Overflow.ROLL) == d("2100-03-01")
        assert add_months(d("2025-01-31"), 3, Overflow.ROLL) == d("2025-05-01")
        assert add_months(d("2025-01-31"), 2, Overflow.ROLL) == d("2025-03-31")

    def test_the_count_agrees_with_relativedelta_on_every_day_of_five_years(self) -> None:
        days = [d("2023-01-01") + timedelta(days=n) for n in range(5 * 365 + 2)]
        for months in (-25, -12, -1, 1, 3, 6, 11, 12, 24, 49):
            step = relativedelta(months=months)
            assert [add_months(day, months) for day in days] == [day + step for day in days]

    @pytest.mark.parametrize(("start", "months"), [("9999-12-01", 1), ("0001-01-31", -1)])
    def test_beyond_the_calendar_is_said_so(self, start: str, months: int) -> None:
        assert faults(lambda: add_months(d(start), months)) == (fault("day.out_of_range"),)

    def test_a_moment_or_half_a_month_is_refused(self) -> None:
        assert faults(lambda: add_months(MOMENT, 1)) == (fault("value.date"),)
        assert faults(lambda: add_months(d("2026-01-01"), 0.5))[0].code == "value.range"  # type: ignore[arg-type]

    def test_a_week_across_new_year_is_one_week(self) -> None:
        assert iso_week(d("2026-12-31")) == iso_week(d("2027-01-01")) == (2026, 53)


class TestDutchHolidays:
    def test_of_a_year_stand_in_order_with_their_dutch_names(self) -> None:
        assert nl_holidays(2025) == {
            d("2025-01-01"): "Nieuwjaarsdag",
            d("2025-04-20"): "Eerste Paasdag",
            d("2025-04-21"): "Tweede Paasdag",
            d("2025-04-26"): "Koningsdag",
            d("2025-05-05"): "Bevrijdingsdag",
            d("2025-05-29"): "Hemelvaartsdag",
            d("2025-06-08"): "Eerste Pinksterdag",
            d("2025-06-09"): "Tweede Pinksterdag",
            d("2025-12-25"): "Eerste Kerstdag",
            d("2025-12-26"): "Tweede Kerstdag",
        }
        assert list(nl_holidays(2025)) == sorted(nl_holidays(2025))

    def test_good_friday_only_where_so_chosen(self) -> None:
        assert d("2026-04-03") not in nl_holidays(2026)
        assert nl_holidays(2026, good_friday=True)[d("2026-04-03")] == "Goede Vrijdag"

    @pytest.mark.parametrize(
        ("liberation", "years"), [("lustrum", [2025, 2030]), ("yearly", [2025, 2026, 2030]), ("never", [])]
    )
    def test_the_fifth_of_may_as_chosen(self, liberation: str, years: list[int]) -> None:
        found = [year for year in (2025, 2026, 2030) if date(year, 5, 5) in nl_holidays(year, liberation=liberation)]
        assert found == years

    @pytest.mark.parametrize(
        ("year", "expected"), [(2013, "04-30"), (2006, "04-29"), (2014, "04-26"), (2025, "04-26"), (2026, "04-27")]
    )
    def test_the_kings_day_moves_off_a_sunday(self, year: int, expected: str) -> None:
        assert kings_day(year) == d(f"{year}-{expected}")
        assert DutchHolidays().name(kings_day(year)) == ("Koningsdag" if year > 2013 else "Koninginnedag")

    def test_agree_with_the_holidays_package_for_every_day_of_2014_to_2060(self) -> None:
        years = range(2014, 2061)
        ours = DutchHolidays(good_friday=True)
        assert {day for year in years for day in ours.of(year)} == set(holidays.country_holidays("NL", years=years))

    def test_hold_nothing_but_exact_days(self) -> None:
        assert d("2026-12-25") in DutchHolidays()
        assert datetime(2026, 12, 25) not in DutchHolidays()  # noqa: DTZ001 -- a moment is no day
        assert "2026-12-25" not in DutchHolidays()

    def test_switches_that_do_not_exist_are_refused(self) -> None:
        allowed = "lustrum, yearly, never"
        expected = (fault("value.choice", "/liberation", allowed=allowed),)
        assert faults(lambda: nl_holidays(2026, liberation="sometimes")) == expected
        assert faults(lambda: DutchHolidays(liberation="sometimes")) == expected  # type: ignore[arg-type]
        assert faults(lambda: DutchHolidays(1))[0].path == "/good_friday"  # type: ignore[arg-type]
        assert faults(lambda: nl_holidays(10_000)) == (fault("value.range", low=1, high=9999),)


class TestWorkingDays:
    def test_a_working_day_is_a_weekday_that_is_no_holiday(self) -> None:
        days = ["2026-04-24", "2026-04-25", "2026-04-26", "2026-04-27", "2026-04-28"]
        assert [DUTCH_CALENDAR.is_working(d(day)) for day in days] == [True, False, False, False, True]

    @pytest.mark.parametrize(
        ("start", "count", "expected"),
        [
            ("2026-04-16", 10, "2026-05-01"),
            ("2026-05-26", -5, "2026-05-18"),
            ("2026-06-06", 1, "2026-06-08"),
            ("2026-06-06", -1, "2026-06-05"),
            ("2026-06-06", 0, "2026-06-06"),
        ],
    )
    def test_the_day_of_the_event_never_counts(self, start: str, count: int, expected: str) -> None:
        assert DUTCH_CALENDAR.add(d(start), count) == d(expected)

    @pytest.mark.parametrize(
        ("how", "expected"),
        [(Roll.NONE, "2026-05-25"), (Roll.PRECEDING, "2026-05-22"), (Roll.FOLLOWING, "2026-05-26")],
    )
    def test_a_closed_day_rolls_as_asked(self, how: Roll, expected: str) -> None:
        assert DUTCH_CALENDAR.roll(d("2026-05-25"), how) == d(expected)
        assert DUTCH_CALENDAR.roll(d("2026-05-26"), how) == d("2026-05-26")

    def test_days_between_leave_out_the_first_and_count_the_last(self) -> None:
        assert DUTCH_CALENDAR.between(d("2026-06-05"), d("2026-06-08")) == 1
        assert DUTCH_CALENDAR.between(d("2026-06-08"), d("2026-06-08")) == 0
        assert DUTCH_CALENDAR.between(d("2026-06-08"), d("2026-06-05")) == -1

    @pytest.mark.parametrize(
        "closed",
        [
            {d("2026-06-08")},
            [d("2026-06-08")],
            (d("2026-06-08"),),
            frozenset({d("2026-06-08")}),
            {d("2026-06-08"): "a name"},
            lambda day: day == d("2026-06-08"),
        ],
    )
    def test_any_container_or_function_of_days_can_close_days(self, closed: object) -> None:
        calendar = WorkCalendar(closed=closed)  # type: ignore[arg-type]
        assert calendar.add(d("2026-06-05"), 1) == d("2026-06-09")
        assert calendar.add(d("2026-12-24"), 1) == d("2026-12-25")

    def test_a_holidays_object_plugs_in_and_is_only_ever_asked(self) -> None:
        theirs = holidays.country_holidays("NL")
        calendar = WorkCalendar(closed=theirs)
        assert len(theirs) == 0
        # Asked about a year that it does not hold yet it adds that year, so the order of questions must not matter.
        assert calendar.add(d("2027-12-24"), 1) == d("2027-12-27")
        assert calendar.add(d("2026-04-02"), 1) == d("2026-04-07")
        assert calendar.add(d("2027-12-24"), 1) == d("2027-12-27")
        assert {day.year for day in theirs} == {2026, 2027}
        assert calendar == WorkCalendar(closed=theirs)
        assert hash(calendar) == hash(WorkCalendar(closed=theirs))
        assert calendar != WorkCalendar(closed=holidays.country_holidays("NL"))

    def test_a_list_that_changes_afterwards_moves_no_deadline(self) -> None:
        closed = [d("2026-06-08")]
        calendar = WorkCalendar(closed=closed)
        closed.append(d("2026-06-09"))
        assert calendar.add(d("2026-06-05"), 1) == d("2026-06-09")

    def test_calendars_of_the_same_days_are_equal(self) -> None:
        assert WorkCalendar(closed={d("2026-06-08")}) == WorkCalendar(closed=[d("2026-06-08")])
        assert WorkCalendar() == DUTCH_CALENDAR != STATUTORY_CALENDAR

    def test_other_weeks_and_extra_days_can_be_given(self) -> None:
        calendar = WorkCalendar((1, 1, 1, 1, 0, 0, 0), extra=[d("2026-06-08")])
        assert calendar.add(d("2026-06-04"), 1) == d("2026-06-09")

    @pytest.mark.parametrize(
        ("weekmask", "code"),
        [
            ((0, 0, 0, 0, 0, 0, 0), "calendar.no_working_day"),
            ((1, 1, 1, 1, 1, 0), "value.pattern"),
            ((1, 1, 1, 1, 1, 0, 2), "value.pattern"),
            ("1111100", "value.pattern"),
        ],
    )
    def test_a_week_without_working_days_or_of_another_length_is_refused(self, weekmask: object, code: str) -> None:
        assert [each.code for each in faults(lambda: WorkCalendar(weekmask))] == [code]  # type: ignore[arg-type]

    def test_closed_days_are_exact_days_or_can_be_asked(self) -> None:
        assert faults(lambda: WorkCalendar(closed=[MOMENT])) == (fault("value.date", "/closed"),)
        assert faults(lambda: WorkCalendar(extra=["2026-05-01"])) == (fault("value.date", "/extra"),)  # type: ignore[list-item]
        assert faults(lambda: WorkCalendar(closed=5))[0].code == "value.pattern"  # type: ignore[arg-type]

    def test_a_calendar_that_never_opens_ends_in_an_error_and_not_in_a_loop(self) -> None:
        shut = WorkCalendar(closed=lambda _: True)
        assert faults(lambda: shut.add(d("2026-01-01"), 1)) == (fault("calendar.no_working_day"),)


class TestTerms:
    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            (Term(2, Unit.WORKING_DAYS), "2026-04-28"),
            (Term(2, Unit.DAYS), "2026-04-25"),
            (Term(2, Unit.DAYS, Roll.FOLLOWING), "2026-04-28"),
            (Term(2, Unit.DAYS, Roll.PRECEDING), "2026-04-24"),
            (Term(2, Unit.WEEKS), "2026-05-07"),
            (Term(1, Unit.MONTHS), "2026-05-23"),
            (Term(0, Unit.DAYS), "2026-04-23"),
            (Term(0, Unit.WORKING_DAYS), "2026-04-23"),
        ],
    )
    def test_count_on_in_the_unit_that_is_said(self, term: Term, expected: str) -> None:
        assert term.after(d("2026-04-23")) == d(expected)

    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            (Term(5, Unit.WORKING_DAYS), "2026-05-29"),
            (Term(14, Unit.DAYS), "2026-05-25"),
            (Term(14, Unit.DAYS, Roll.PRECEDING), "2026-05-22"),
            (Term(14, Unit.DAYS, Roll.FOLLOWING), "2026-05-22"),
            (Term(1, Unit.MONTHS), "2026-05-08"),
        ],
    )
    def test_count_back_without_ever_shortening_the_notice(self, term: Term, expected: str) -> None:
        meeting = d("2026-06-05") if term.unit is Unit.WORKING_DAYS else d("2026-06-08")
        assert term.before(meeting) == d(expected)

    def test_working_days_stand_still_during_leave(self) -> None:
        away = [Span(d("2026-05-06"), d("2026-05-20"))]
        term = Term(5, Unit.WORKING_DAYS)
        assert term.after(d("2026-05-04")) == d("2026-05-11")
        # Tuesday 5 May counts, then Thursday 21 and Friday 22 May, Tuesday 26 (Whit Monday), Wednesday 27.
        assert term.after(d("2026-05-04"), suspended=away) == d("2026-05-27")

    @pytest.mark.parametrize(
        ("away", "expected"),
        [
            (("2026-05-12", "2026-05-20"), "2026-05-11"),
            (("2026-05-11", "2026-05-11"), "2026-05-12"),
            (("2026-05-04", "2026-05-04"), "2026-05-11"),
            (("2026-05-05", "2026-05-05"), "2026-05-12"),
        ],
    )
    def test_leave_counts_from_the_day_after_the_event_to_the_last_day(
        self, away: tuple[str, str], expected: str
    ) -> None:
        span = Span(d(away[0]), d(away[1]))
        assert Term(5, Unit.WORKING_DAYS).after(d("2026-05-04"), suspended=[span]) == d(expected)

    def test_calendar_days_stand_still_during_leave(self) -> None:
        away = [Span(d("2026-05-06"), d("2026-05-20"))]
        assert Term(14, Unit.DAYS).after(d("2026-05-04"), suspended=away) == d("2026-06-02")
        assert Term(1, Unit.MONTHS).after(d("2026-05-04"), suspended=away) == d("2026-06-19")

    def test_a_rolled_end_falls_outside_the_leave_too(self) -> None:
        term = Term(5, Unit.DAYS, Roll.FOLLOWING)
        assert term.after(d("2026-06-01"), suspended=[Span(d("2026-06-08"), d("2026-06-09"))]) == d("2026-06-10")
        back = Term(5, Unit.DAYS, Roll.PRECEDING)
        assert back.after(d("2026-06-01"), suspended=[Span(d("2026-06-05"), d("2026-06-05"))]) == d("2026-06-04")

    @pytest.mark.parametrize(
        "term",
        [Term(5, Unit.WORKING_DAYS), Term(5, Unit.DAYS), Term(1, Unit.DAYS, Roll.FOLLOWING)],
    )
    def test_leave_without_an_end_gives_no_last_day(self, term: Term) -> None:
        friday = d("2026-06-05")
        assert term.after(friday, suspended=[Span(d("2026-06-08"))]) is None

    def test_a_term_of_nothing_ends_on_its_day(self) -> None:
        away = [Span(d("2026-06-05"), d("2026-06-09"))]
        assert Term(0, Unit.WORKING_DAYS).after(d("2026-06-05"), suspended=away) == d("2026-06-05")

    @pytest.mark.parametrize(
        ("term", "dutch", "english"),
        [
            (Term(1, Unit.WORKING_DAYS), "1 werkdag", "1 working day"),
            (Term(2, Unit.WEEKS), "2 weken", "2 weeks"),
            (Term(1, Unit.MONTHS), "1 maand", "1 month"),
            (Term(14, Unit.DAYS), "14 dagen", "14 days"),
        ],
    )
    def test_read_in_dutch_and_in_english(self, term: Term, dutch: str, english: str) -> None:
        assert (term.in_words("nl"), term.in_words("en")) == (dutch, english)

    def test_without_a_unit_or_a_whole_number_cannot_exist(self) -> None:
        assert faults(lambda: Term(-1, Unit.DAYS))[0].path == "/n"
        assert faults(lambda: Term(1, "days"))[0].path == "/unit"  # type: ignore[arg-type]
        assert faults(lambda: Term(1, Unit.DAYS, "none"))[0].path == "/roll"  # type: ignore[arg-type]
        assert faults(lambda: Term(1, Unit.DAYS).after(MOMENT)) == (fault("value.date"),)
        assert faults(lambda: Term(1, Unit.WORKING_DAYS).after(MOMENT)) == (fault("value.date"),)

    @pytest.mark.parametrize(
        ("event", "days", "expected"),
        [
            ("2026-04-01", 2, "2026-04-07"),
            ("2026-04-01", 3, "2026-04-07"),
            ("2026-06-04", 3, "2026-06-08"),
            ("2026-06-05", 3, "2026-06-09"),
            ("2026-06-05", 2, "2026-06-08"),
            ("2026-04-21", 14, "2026-05-06"),
        ],
    )
    def test_of_statute_end_on_a_working_day_and_hold_two(self, event: str, days: int, expected: str) -> None:
        assert atw_end(d(event), days) == d(expected)
