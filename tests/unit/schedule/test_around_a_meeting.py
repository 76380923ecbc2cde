"""What an event asks for, the terms around one meeting, and reminders."""

from collections.abc import Callable
from datetime import date

import pytest

from functionering import schedule
from functionering.days import Roll, Span, Term, Unit, WorkCalendar
from functionering.errors import Fault, InvalidValue, fault
from functionering.schedule import (
    BES,
    GGZ,
    KINDEROPVANG,
    RADBOUD,
    STANDARD,
    Anniversary,
    Deadlines,
    Due,
    Timeline,
    Track,
    after_absence,
    before_appraisal,
    before_contract_end,
    eligible_from,
    is_eligible,
    new_manager,
    next_due,
    on_request,
    reminders,
    reminders_for,
    timeline,
)

d = date.fromisoformat


def faults(work: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        work()
    return caught.value.faults


def span(start: str, end: str | None = None) -> Span:
    return Span(d(start), d(end) if end else None)


class TestTriggers:
    def test_a_request_is_met_within_its_term(self) -> None:
        assert on_request("t", d("2026-04-16")).due == d("2026-05-01")
        assert KINDEROPVANG.request is not None
        assert on_request("t", d("2026-04-16"), KINDEROPVANG.request).due == d("2026-05-28")
        own = WorkCalendar(extra=frozenset({d("2026-05-01")}))
        assert on_request("t", d("2026-04-16"), calendar=own).due == d("2026-05-04")

    @pytest.mark.parametrize(
        ("requested", "expected"), [("2026-06-14", False), ("2026-06-15", True), ("2026-06-16", True)]
    )
    def test_a_right_once_a_year_returns_on_the_day_itself(self, requested: str, expected: bool) -> None:
        assert is_eligible(d(requested), d("2025-06-15")) is expected
        assert eligible_from(d("2025-06-15")) == d("2026-06-15")

    def test_who_had_none_may_ask_at_once(self) -> None:
        assert eligible_from(None) is None
        assert is_eligible(d("2026-01-01"), None)
        assert faults(lambda: eligible_from(None, 0))[0].code == "value.range"

    @pytest.mark.parametrize(
        ("last", "due"), [("2026-03-14", None), ("2026-03-15", None), ("2026-03-16", "2026-04-16")]
    )
    def test_more_than_seventy_days_away_ask_for_one_on_return(self, last: str, due: str | None) -> None:
        found = after_absence("t", span("2026-01-05", last), Term(30, Unit.DAYS))
        assert found.due == (d(due) if due else None)
        assert found.is_asked_for is (due is not None)

    def test_until_the_return_is_known_nothing_is_due(self) -> None:
        found = after_absence("t", span("2026-01-05"), Term(30, Unit.DAYS))
        assert (found.since, found.due) == (None, None)

    def test_a_new_manager_meets_within_a_month(self) -> None:
        assert new_manager("t", d("2026-01-31")).due == d("2026-02-28")

    def test_a_contract_end_and_an_appraisal_are_counted_back_from(self) -> None:
        assert before_contract_end("t", d("2026-12-31")).due == d("2026-11-30")
        assert before_appraisal("t", d("2026-05-31")).due == d("2026-02-28")
        assert faults(lambda: before_contract_end("t", d("2026-12-31"), -1))[0].code == "value.range"
        assert faults(lambda: before_appraisal("t", d("2026-12-31"), -1))[0].code == "value.range"
        assert faults(lambda: after_absence("t", span("2026-01-05"), Term(1, Unit.DAYS), threshold_days=-1))

    def test_each_has_a_key_of_its_own_that_stays_and_tells_nothing(self) -> None:
        made = [
            on_request("t", d("2026-01-05")),
            on_request("u", d("2026-01-05")),
            on_request("t", d("2026-01-06")),
            new_manager("t", d("2026-01-05")),
            after_absence("t", span("2025-10-01", "2026-01-04"), Term(30, Unit.DAYS)),
        ]
        keys = [each.key for each in made]
        assert len(set(keys)) == len(keys)
        assert on_request("t", d("2026-01-05")).key == keys[0] == "026d1acc-08e6-5f85-a3bd-cf0f1700d38a"
        assert all("return" not in repr(each) for each in made)


class TestATimeline:
    def test_stands_around_the_meeting_in_the_terms_of_the_house(self) -> None:
        assert timeline(d("2026-04-29"), BES) == Timeline(
            invite=d("2026-04-21"),
            prepare=None,
            meeting=d("2026-04-29"),
            report=d("2026-05-01"),
            respond=None,
            sign=d("2026-05-08"),
        )

    def test_of_the_standard_terms(self) -> None:
        assert timeline(d("2026-06-08"), STANDARD) == Timeline(
            invite=d("2026-05-22"),
            prepare=d("2026-06-04"),
            meeting=d("2026-06-08"),
            report=d("2026-06-22"),
            respond=d("2026-06-29"),
            sign=d("2026-07-13"),
        )

    def test_counted_back_a_day_moves_to_the_preceding_working_day_whatever_its_roll(self) -> None:
        for roll in Roll:
            line = timeline(d("2026-03-15"), Deadlines(invite=Term(14, Unit.DAYS, roll)))
            assert line.invite == d("2026-02-27")

    def test_counted_on_the_roll_of_the_term_decides(self) -> None:
        def report(roll: Roll) -> date | None:
            return timeline(d("2026-04-30"), Deadlines(report=Term(2, Unit.WEEKS, roll))).report

        assert (report(Roll.NONE), report(Roll.FOLLOWING)) == (d("2026-05-14"), d("2026-05-15"))

    def test_response_and_signing_run_from_the_report_as_it_was_offered(self) -> None:
        line = timeline(d("2026-04-29"), BES, reported_on=d("2026-04-29"))
        assert (line.report, line.sign) == (d("2026-05-01"), d("2026-05-06"))

    def test_without_a_term_for_the_report_signing_runs_from_the_meeting(self) -> None:
        assert timeline(d("2026-06-01"), RADBOUD).sign == d("2026-06-22")

    def test_the_response_term_stands_still_during_leave_and_no_other_term_does(self) -> None:
        away = [span("2026-06-23", "2026-07-05")]
        line = timeline(d("2026-06-08"), STANDARD, suspended=away)
        assert (line.respond, line.sign) == (d("2026-07-10"), d("2026-07-13"))
        assert timeline(d("2026-06-08"), STANDARD, suspended=[span("2026-06-23")]).respond is None

    def test_terms_that_a_house_does_not_name_have_no_day(self) -> None:
        line = timeline(d("2026-06-08"), GGZ)
        assert (line.invite, line.prepare, line.report) == (d("2026-05-18"), d("2026-05-22"), None)

    def test_every_preset_says_where_its_numbers_stand(self) -> None:
        presets = [each for each in vars(schedule).values() if isinstance(each, Deadlines)]
        assert len(presets) == 7
        assert all(len(each.source) > 10 for each in presets)

    def test_of_something_else_than_terms_cannot_exist(self) -> None:
        assert faults(lambda: Deadlines(sign=5)) == (fault("schedule.term", "/sign"),)  # type: ignore[arg-type]


class TestReminders:
    def test_fall_on_working_days_before_and_after(self) -> None:
        assert reminders(d("2026-05-25"), [-7, 0, 5]) == (d("2026-05-18"), d("2026-05-22"), d("2026-06-01"))

    def test_on_one_day_are_one(self) -> None:
        assert reminders(d("2026-01-04"), [0, -1, -2, -2]) == (d("2026-01-02"),)

    def test_stand_in_order_of_day(self) -> None:
        assert reminders(d("2026-06-15"), [7, -14, 0]) == (d("2026-06-01"), d("2026-06-15"), d("2026-06-22"))

    def test_do_not_fall_in_days_away(self) -> None:
        away = [span("2026-06-01", "2026-06-14")]
        assert reminders(d("2026-06-15"), [-15, -14, -1, 0], suspensions=away) == (d("2026-05-29"), d("2026-06-15"))

    def test_count_in_whole_days(self) -> None:
        assert faults(lambda: reminders(d("2026-06-15"), [0.5]))[0].path == "/offsets"  # type: ignore[list-item]

    def answer(self, *held: str, as_of: str = "2026-01-01", away: tuple[Span, ...] = ()) -> Due:
        track = Track("t", (span("2025-06-15"),), suspensions=away)
        return next_due(Anniversary(), track, [d(each) for each in held], as_of=d(as_of))

    def test_keep_their_ids_when_the_day_moves(self) -> None:
        before = reminders_for(self.answer())
        after = reminders_for(self.answer(away=(span("2026-06-01", "2026-06-30"),)))
        assert [each.day for each in before] == [d("2026-05-04"), d("2026-06-01"), d("2026-06-15"), d("2026-06-22")]
        assert [each.id for each in before] == [each.id for each in after]
        assert {each.day for each in before}.isdisjoint(each.day for each in after)

    def test_stop_once_the_conversation_is_held(self) -> None:
        before = reminders_for(self.answer(as_of="2026-06-10"))
        after = reminders_for(self.answer("2026-06-09", as_of="2026-06-10"))
        assert {each.id for each in before}.isdisjoint(each.id for each in after)
        assert min(each.day for each in after) > d("2027-01-01")

    @pytest.mark.parametrize("as_of", ["2026-06-05", "2025-06-14"])
    def test_nobody_away_or_not_employed_is_reminded(self, as_of: str) -> None:
        assert reminders_for(self.answer(as_of=as_of, away=(span("2026-06-01", "2026-06-10"),))) == ()

    def test_without_a_due_day_there_are_none(self) -> None:
        assert reminders_for(self.answer(away=(span("2026-06-01"),))) == ()
