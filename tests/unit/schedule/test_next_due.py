"""When the next one is due: leave, the end of a contract, status and the reasons, on top of a cadence."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from functionering.days import Roll, Span, WorkCalendar
from functionering.errors import Fault, InvalidValue, fault
from functionering.schedule import (
    Anniversary,
    Assignment,
    CalendarYear,
    Due,
    Held,
    LeaveKind,
    LeaveRule,
    Obligation,
    Rolling,
    Track,
    day_in_words,
    due_list,
    due_with_end,
    manager_at,
    next_due,
)

d = date.fromisoformat
START = d("2022-05-01")


def span(start: str, end: str | None = None) -> Span:
    return Span(d(start), d(end) if end else None)


def track(*away: Span, end: str | None = None, key: str = "t1", **fields: int) -> Track:
    return Track(key, (Span(START, d(end) if end else None),), suspensions=away, **fields)  # type: ignore[arg-type]


def due(of: Track, *held: str, as_of: str, leave: LeaveRule | None = None, cadence: Anniversary | None = None) -> Due:
    history = [d(each) for each in held]
    return next_due(cadence or Anniversary(), of, history, as_of=d(as_of), leave=leave or LeaveRule())


def faults(work: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        work()
    return caught.value.faults


class TestStatus:
    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2022-04-30", "not_employed"),
            ("2022-05-01", "upcoming"),
            ("2023-01-31", "upcoming"),
            ("2023-02-01", "open"),
            ("2023-05-01", "open"),
            ("2023-05-02", "grace"),
            ("2023-05-31", "grace"),
            ("2023-06-01", "overdue"),
        ],
    )
    def test_bounds_are_included(self, as_of: str, status: str) -> None:
        assert due(track(), as_of=as_of, cadence=Anniversary(grace_days=30)).status == status

    def test_without_grace_the_day_after_is_overdue(self) -> None:
        assert [due(track(), as_of=day).status for day in ("2023-05-01", "2023-05-02")] == ["open", "overdue"]

    def test_what_happened_later_is_not_looked_at(self) -> None:
        assert due(track(), "2023-05-01", as_of="2023-04-30") == due(track(), as_of="2023-04-30")

    def test_the_day_asked_about_is_an_exact_day(self) -> None:
        moment = datetime(2026, 5, 1)  # noqa: DTZ001 -- that is the point
        assert faults(lambda: next_due(Anniversary(), track(), [], as_of=moment)) == (fault("value.date", "/as_of"),)


class TestLeave:
    away = span("2023-03-01", "2023-08-31")

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            ("2023-03-01", "2023-04-30", "2023-08-01"),
            ("2023-05-01", "2023-05-01", "2023-08-02"),
            ("2023-05-02", "2023-08-31", "2023-05-01"),
            ("2023-01-01", "2023-01-31", "2023-05-01"),
            ("2023-01-01", "2023-02-01", "2023-05-02"),
        ],
    )
    def test_due_in_it_or_too_soon_after_it_becomes_three_months_after_the_return(
        self, first: str, last: str, expected: str
    ) -> None:
        assert due(track(span(first, last)), as_of="2022-06-01").due == d(expected)

    def test_one_leave_can_push_it_into_the_next(self) -> None:
        apart = (span("2023-10-01", "2023-12-31"), self.away)
        assert due(track(*apart), as_of="2022-06-01").due == d("2024-04-01")

    def test_a_clock_that_stands_still_adds_the_days(self) -> None:
        extend = LeaveRule("extend")  # type: ignore[arg-type]
        assert due(track(span("2022-08-01", "2022-10-31")), as_of="2022-06-01", leave=extend).due == d("2023-08-01")

    def test_ignored_it_moves_nothing_and_is_still_never_overdue(self) -> None:
        found = due(track(self.away), as_of="2023-06-01", leave=LeaveRule(LeaveKind.IGNORE))
        assert (found.due, found.status) == (d("2023-05-01"), "suspended")

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2023-02-28", "open"),
            ("2023-03-01", "suspended"),
            ("2023-08-31", "suspended"),
            ("2023-09-01", "open"),
            ("2023-12-01", "open"),
            ("2023-12-02", "overdue"),
        ],
    )
    def test_suspended_is_never_overdue(self, as_of: str, status: str) -> None:
        assert due(track(self.away), as_of=as_of).status == status

    def test_arrears_from_before_are_not_overdue_while_away(self) -> None:
        late = track(span("2024-01-01", "2024-03-31"))
        assert [due(late, as_of=day).status for day in ("2023-12-31", "2024-02-01", "2024-04-01")] == [
            "overdue",
            "suspended",
            "overdue",
        ]

    def test_without_a_known_return_there_is_no_day(self) -> None:
        found = due(track(span("2023-03-01")), as_of="2023-02-01")
        assert (found.due, found.deadline, found.status, found.reason) == (None, None, "suspended", "suspended")

    def test_a_short_one_is_as_if_it_were_not_there(self) -> None:
        week = track(span("2023-04-28", "2023-05-04"))
        assert due(week, as_of="2023-05-02", leave=LeaveRule(min_days=8)).status == "overdue"
        assert due(week, as_of="2023-05-02", leave=LeaveRule(min_days=7)).due == d("2023-08-05")
        parts = track(span("2023-04-28", "2023-04-30"), span("2023-05-01", "2023-05-04"))
        assert due(parts, as_of="2023-05-02", leave=LeaveRule(min_days=7)).due == d("2023-08-05")

    def test_a_conversation_held_during_it_counts(self) -> None:
        assert due(track(self.away), "2023-05-10", as_of="2023-06-01").cycle.number == 2

    def test_who_was_away_all_cycle_has_missed_nothing(self) -> None:
        away = track(span("2023-01-01", "2024-03-31"))
        assert due(away, as_of="2024-04-01").missed == 0
        assert due(track(), as_of="2024-04-01").missed == 1
        assert due(away, as_of="2024-04-01", leave=LeaveRule(LeaveKind.IGNORE)).missed == 1
        assert due(track(self.away), as_of="2024-04-01").missed == 1
        assert due(track(span("2023-01-01")), as_of="2024-04-01").missed == 0

    def test_a_rule_is_one_of_three_with_whole_numbers(self) -> None:
        assert faults(lambda: LeaveRule("pause"))[0].path == "/kind"  # type: ignore[arg-type]
        assert faults(lambda: LeaveRule(["defer"]))[0].path == "/kind"  # type: ignore[arg-type]
        assert faults(lambda: LeaveRule(resume_months=-1))[0].path == "/resume_months"
        assert faults(lambda: LeaveRule(min_days=-1))[0].path == "/min_days"

    def test_a_return_at_the_end_of_the_calendar_is_said_so(self) -> None:
        never = track(Span(START, date.max))
        assert faults(lambda: due(never, as_of="2023-05-01")) == (fault("day.out_of_range"),)


class TestWhatIsShown:
    away = span("2023-03-01", "2023-08-31")

    def test_of_somebody_away_is_the_first_day_to_plan_and_the_final_day(self) -> None:
        found = due(track(self.away), as_of="2023-06-01")
        assert found.not_before == d("2023-09-01")
        assert found.in_words("nl") == "niet gepland vóór 1 september 2023, uiterlijk 1 december 2023"
        assert found.in_words("en") == "not planned before 1 September 2023, at the latest 1 December 2023"

    def test_a_status_for_others_does_not_tell_who_is_away(self) -> None:
        assert due(track(self.away), as_of="2023-06-01").shown_status == "upcoming"
        assert due(track(), as_of="2023-06-01").shown_status == "overdue"

    def test_of_anybody_else_is_the_same_sentence(self) -> None:
        assert due(track(), as_of="2022-06-01").in_words("nl") == (
            "niet gepland vóór 1 februari 2023, uiterlijk 1 mei 2023"
        )

    @pytest.mark.parametrize(
        ("away", "as_of", "expected"),
        [
            (("2023-03-01", "2023-08-31"), "2023-01-15", "2023-02-01"),
            (("2023-01-10", "2023-03-31"), "2023-01-05", "2023-04-01"),
            (("2022-06-01", "2022-08-31"), "2022-07-01", "2023-02-01"),
            (("2023-03-01", "2023-08-31"), "2023-10-01", "2023-02-01"),
        ],
    )
    def test_the_first_day_to_plan_is_open_and_not_away(self, away: tuple[str, str], as_of: str, expected: str) -> None:
        assert due(track(span(*away)), as_of=as_of).not_before == d(expected)

    def test_a_final_day_in_the_past_is_left_out(self) -> None:
        late = due(track(span("2024-01-01", "2024-03-31")), as_of="2024-02-01")
        assert late.in_words("en") == "not planned before 1 April 2024"

    def test_without_a_known_return_nothing_is_planned_yet(self) -> None:
        found = due(track(span("2023-03-01")), as_of="2023-04-01")
        assert found.not_before is None
        assert (found.in_words("nl"), found.in_words("en")) == ("nog niet te plannen", "not to be planned yet")

    def test_no_word_tells_of_leave(self) -> None:
        ways = [due(track(self.away), as_of="2023-06-01"), due(track(span("2023-03-01")), as_of="2023-06-01")]
        told = " ".join(each.in_words(lang) + each.explained(lang) for each in ways for lang in ("nl", "en")).lower()
        for word in ("leave", "verlof", "away", "afwezig", "ziek", "ill", "absen", "return", "terug", "geschorst"):
            assert word not in told
        shown = " ".join(each.in_words(lang) for each in ways for lang in ("nl", "en")).lower()
        assert "opgeschort" not in shown
        assert "suspended" not in shown

    def test_days_away_are_not_in_the_text_of_a_track(self) -> None:
        assert "2023" not in repr(track(self.away))


class TestTheEndOfAContract:
    @pytest.mark.parametrize(
        ("end", "expected"), [("2023-04-30", None), ("2023-05-01", "2023-05-01"), ("2023-05-02", "2023-05-01")]
    )
    def test_due_on_the_last_day_stands_and_after_it_is_nothing(self, end: str, expected: str | None) -> None:
        found = due(track(end=end), as_of="2022-06-01")
        assert found.due == (d(expected) if expected else None)
        assert (found.reason is None) == (expected is not None)

    def test_nothing_due_is_said_and_why(self) -> None:
        found = due(track(end="2023-04-30"), as_of="2022-06-01")
        assert (found.status, found.reason) == ("none", "employment_ends_before_due")
        assert (found.in_words("nl"), found.in_words("en")) == ("geen volgend gesprek", "no next conversation")
        assert found.explained("nl").endswith("eindigt eerder, op 30 april 2023: er is geen volgend gesprek.")

    def test_after_it_nobody_is_overdue(self) -> None:
        assert due(track(end="2023-06-30"), as_of="2023-07-01").status == "not_employed"

    def test_a_conversation_can_be_asked_for_in_time_for_the_notice(self) -> None:
        found = due(track(end="2022-12-31", before_end_months=1), as_of="2022-06-01")
        assert (found.due, found.opens, found.reason) == (d("2022-11-30"), d("2022-08-30"), None)
        assert "Uiterlijk 1 maand voor het einde van het contract: 30 november 2022" in found.explained("nl")

    def test_held_in_the_three_months_before_it_has_served(self) -> None:
        ends = track(end="2022-12-31", before_end_months=1)
        assert due(ends, "2022-08-29", as_of="2022-09-30").due == d("2022-11-30")
        assert due(ends, "2022-08-30", as_of="2022-09-30").reason == "employment_ends_before_due"

    def test_it_never_makes_a_day_later(self) -> None:
        assert due(track(end="2023-12-31", before_end_months=1), as_of="2022-06-01").due == d("2023-05-01")
        assert due(track(end="2023-06-01", before_end_months=1), as_of="2022-06-01").due == d("2023-05-01")

    def test_it_opens_no_sooner_than_the_service(self) -> None:
        short = track(end="2022-07-31", before_end_months=1)
        assert due(short, as_of="2022-05-01").opens == START

    @pytest.mark.parametrize(("end", "expected"), [("2022-05-31", None), ("2022-06-01", "2022-05-01")])
    def test_a_contract_too_short_for_the_notice_asks_for_nothing(self, end: str, expected: str | None) -> None:
        found = due(track(end=end, before_end_months=1), as_of="2022-05-01")
        assert found.due == (d(expected) if expected else None)

    def test_alone_it_is_a_function_of_days(self) -> None:
        assert due_with_end(d("2027-01-15"), None, 1) == d("2027-01-15")
        assert due_with_end(d("2027-01-15"), d("2026-12-31"), 1) == d("2026-11-30")
        assert due_with_end(d("2026-10-15"), d("2026-12-31"), 1) == d("2026-10-15")
        assert due_with_end(d("2027-01-15"), d("2026-12-31")) is None

    def test_days_without_a_return_stay_without_a_day(self) -> None:
        ends = track(span("2022-06-01"), end="2022-12-31", before_end_months=1)
        assert due(ends, as_of="2022-06-01", leave=LeaveRule(LeaveKind.EXTEND)).due is None


class TestService:
    spells = (span("2020-03-01", "2022-03-31"), span("2022-05-01"))

    @pytest.mark.parametrize(("bridge", "start"), [(29, "2022-05-01"), (30, "2020-03-01"), (31, "2020-03-01")])
    def test_contracts_with_a_short_gap_are_one(self, bridge: int, start: str) -> None:
        assert Track("t", self.spells, bridge_gap_days=bridge).start(d("2023-01-01")) == d(start)

    @pytest.mark.parametrize(
        ("as_of", "start"),
        [("2019-01-01", "2020-03-01"), ("2022-04-15", "2020-03-01"), ("2022-05-01", "2022-05-01")],
    )
    def test_is_the_last_to_have_begun_or_the_first_that_will(self, as_of: str, start: str) -> None:
        assert Track("t", self.spells).start(d(as_of)) == d(start)

    def test_an_anchor_of_its_own_wins(self) -> None:
        anchored = Track("t", self.spells, anchor=d("2022-09-01"))
        assert next_due(Anniversary(), anchored, [], as_of=d("2022-10-01")).due == d("2023-09-01")

    def test_in_a_gap_nobody_is_employed(self) -> None:
        assert next_due(Anniversary(), Track("t", self.spells), [], as_of=d("2022-04-15")).status == "not_employed"

    def test_a_track_has_a_key_and_employment(self) -> None:
        assert faults(lambda: Track("", self.spells)) == (fault("text.empty", "/key"),)
        assert faults(lambda: Track(7, self.spells))[0].path == "/key"  # type: ignore[arg-type]
        assert faults(lambda: Track("t", ())) == (fault("schedule.no_employment", "/employment"),)
        assert faults(lambda: Track("t", [START])) == (fault("schedule.spans"),)  # type: ignore[list-item]
        assert faults(lambda: Track("t", self.spells, anchor="2022-05-01"))[0].path == "/anchor"  # type: ignore[arg-type]
        assert faults(lambda: Track("t", self.spells, bridge_gap_days=-1))[0].path == "/bridge_gap_days"
        assert faults(lambda: Track("t", self.spells, before_end_months=-1))[0].path == "/before_end_months"

    def test_the_manager_on_a_day_is_the_one_who_began_last(self) -> None:
        who = [Assignment("m1", span("2024-01-01", "2026-03-31")), Assignment("m2", span("2026-03-31"))]
        days = ["2023-12-31", "2024-01-01", "2026-03-30", "2026-03-31", "2026-04-01"]
        assert [manager_at(who, d(day)) for day in days] == [None, "m1", "m1", "m2", "m2"]


class TestAWorkingDay:
    def test_is_only_sought_where_a_house_asks_for_it(self) -> None:
        of = Track("t", (span("2021-05-01"),))
        sunday = next_due(Anniversary(), of, [], as_of=d("2021-06-01"))
        assert sunday.due == d("2022-05-01")
        rolled = next_due(Anniversary(), of, [], as_of=d("2021-06-01"), roll=Roll.FOLLOWING)
        assert rolled.due == d("2022-05-02")
        assert "werkdag: 2 mei 2022" in rolled.explained("nl")
        own = WorkCalendar(closed=[d("2022-05-02")])
        assert next_due(Anniversary(), of, [], as_of=d("2021-06-01"), roll=Roll.FOLLOWING, calendar=own).due == (
            d("2022-05-03")
        )

    def test_never_lies_after_the_employment(self) -> None:
        of = Track("t", (span("2021-05-01", "2022-05-01"),))
        assert next_due(Anniversary(), of, [], as_of=d("2021-06-01"), roll=Roll.FOLLOWING).due == d("2022-04-29")

    def test_is_not_sought_where_nothing_is_due(self) -> None:
        of = Track("t", (span("2021-05-01", "2021-12-01"),))
        assert next_due(Anniversary(), of, [], as_of=d("2021-06-01"), roll=Roll.FOLLOWING).due is None


class TestTheTrace:
    def test_tells_a_reader_why_this_day(self) -> None:
        found = due(
            track(span("2024-04-01", "2024-04-30")),
            "2023-05-01",
            as_of="2024-05-02",
            cadence=Anniversary(grace_days=30),
        )
        assert found.explained("nl").splitlines() == [
            "De vaste jaardatum wordt geteld vanaf 1 mei 2022, elke 12 maanden.",
            "Het laatste gesprek is gevoerd op 1 mei 2023.",
            "De streefdag van cyclus 2 is 1 mei 2024.",
            "Opgeschort: de dag wordt 1 augustus 2024.",
            "Met de uitlooptermijn van 30 dagen: uiterlijk 31 augustus 2024.",
        ]
        assert found.explained("en").splitlines() == [
            "The anniversary is counted from 1 May 2022, every 12 months.",
            "The latest conversation was held on 1 May 2023.",
            "The target of cycle 2 is 1 May 2024.",
            "Suspended: the day becomes 1 August 2024.",
            "With the grace of 30 days: 31 August 2024 at the latest.",
        ]

    def test_says_so_where_the_latest_was_too_early_to_count(self) -> None:
        # The target is 1 May 2023, and three months before it the window opens.
        early = next_due(Anniversary(), track(), [d("2023-01-31")], as_of=d("2023-03-01"))
        assert early.explained("nl").splitlines()[1:3] == [
            "Het laatste gesprek is gevoerd op 31 januari 2023.",
            "Dat is voor 1 februari 2023, de eerste dag die telt voor cyclus 1, en telt daarvoor dus niet.",
        ]
        assert early.explained("en").splitlines()[2] == (
            "That is before 1 February 2023, the first day that counts for cycle 1, and so it does not count for it."
        )
        for day in ("2023-02-01", "2023-02-02"):
            told = next_due(Anniversary(), track(), [d(day)], as_of=d("2023-03-01")).explained("nl")
            assert "telt daarvoor dus niet" not in told
        said_for = [Held(d("2023-01-31"), counts_for=1)]
        assert "dus niet" not in next_due(Anniversary(), track(), said_for, as_of=d("2023-03-01")).explained("nl")

    def test_says_so_of_a_second_one_in_one_year_and_not_of_an_extra_one_that_is_not_early(self) -> None:
        twice = next_due(CalendarYear(), track(), [d("2022-06-01"), d("2022-12-31")], as_of=d("2023-01-05"))
        assert "Dat is voor 1 januari 2023, de eerste dag die telt voor cyclus 2023" in twice.explained("nl")
        once = next_due(CalendarYear(), track(), [d("2022-06-01")], as_of=d("2023-01-05"))
        assert "dus niet" not in once.explained("nl")
        late = [Held(d("2022-06-01")), Held(d("2023-02-01"), counts_for=2022)]
        assert "dus niet" not in next_due(CalendarYear(), track(), late, as_of=d("2023-03-05")).explained("nl")

    def test_of_the_other_cadences_reads_too(self) -> None:
        year = next_due(CalendarYear(), track(), [], as_of=START)
        assert year.explained("nl").splitlines() == [
            "Eén gesprek per periode van twaalf maanden; de eerste periode is die van 2022.",
            "Er is nog geen gesprek gevoerd.",
            "De streefdag van cyclus 2022 is 31 december 2022.",
        ]
        rolling = next_due(Rolling(), track(), [d("2022-06-01")], as_of=d("2022-06-01"))
        assert rolling.explained("nl").splitlines()[-1] == (
            "Het volgende gesprek is 12 maanden na het vorige: 1 juni 2023."
        )
        assert "6 maanden na het begin" in next_due(Rolling(first_after_months=6), track(), [], as_of=START).explained(
            "nl"
        )

    def test_days_are_read_aloud_in_two_languages(self) -> None:
        assert (day_in_words(START, "nl"), day_in_words(START, "en"), day_in_words(START, "fr")) == (
            "1 mei 2022",
            "1 May 2022",
            "1 May 2022",
        )


class TestAList:
    def test_begins_with_who_is_overdue_longest(self) -> None:
        def line(key: str, *held: str, away: tuple[Span, ...] = (), end: str | None = None) -> Obligation:
            return Obligation(Anniversary(), track(*away, end=end, key=key), map(d, held))

        items = [
            line("upcoming", "2024-05-01"),
            line("never"),
            line("gone", end="2023-01-01"),
            line("late", "2023-05-01"),
            line("away", "2023-05-01", away=(span("2024-03-01", "2024-08-31"),)),
            line("late too", "2023-05-01"),
        ]
        found = due_list(items, as_of=d("2024-06-01"))
        assert [each.key for each in found] == ["never", "late", "late too", "away", "upcoming", "gone"]
        assert found == due_list(reversed(items), as_of=d("2024-06-01"))

    def test_takes_the_leave_rule_of_each(self) -> None:
        away = Obligation(Anniversary(), track(span("2023-03-01")), leave=LeaveRule(LeaveKind.IGNORE))
        assert due_list([away], as_of=d("2023-06-01"))[0].due == d("2023-05-01")
