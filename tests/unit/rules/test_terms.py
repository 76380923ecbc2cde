"""TM, rule by rule: the day before the last, the last day, the day after; when it is judged, and whose move it is."""

import datetime as dt
from typing import Any

import attrs
import pytest
from rule_records import Edit, drop, good, put

from functionering.conversation import Conversation
from functionering.days import Span, WorkCalendar
from functionering.mirroring import mirror
from functionering.party import Party
from functionering.profile import Profile, Severity, profile_of, read_profile
from functionering.rules import RULES, Finding, State, check

TERMS = [rule.code for rule in RULES if rule.code.startswith("TM")]
EMPLOYEE, MANAGER = Party
DAYS = ("before", "on", "after")
around = pytest.mark.parametrize("when", DAYS)

REQUESTS = read_profile('inherits = "standard/1"\n[terms]\nrequest = { n = 6, unit = "weeks", source = "a test" }')
ROLLING = read_profile('inherits = "standard/1"\n[cadence]\nkind = "rolling"\nmonths = 12\nsource = "a test"')
ON_REQUEST = read_profile('inherits = "standard/1"\n[cadence]\nkind = "on_request"\nsource = "a test"')


def day(text: str, when: str = "on") -> dt.date:
    """The last day in time, the day before it, or the day after."""
    return dt.date.fromisoformat(text) + dt.timedelta(days=DAYS.index(when) - 1)


def moment(text: str, when: str = "on") -> str:
    """Noon on that day."""
    return f"{day(text, when)}T12:00:00Z"


def terms(record: Conversation, profile: Profile | None = None, **how: Any) -> list[Finding]:
    """What the rules on terms find."""
    found = check(record, profile, **how).findings
    return [each for each in found if each.code.startswith("TM") and each.state is not State.NOT_SHOWN]


def codes(record: Conversation, profile: Profile | None = None, **how: Any) -> list[str]:
    return [each.code for each in terms(record, profile, **how)]


def without(*terms_of: str) -> Profile:
    """The standard profile without some of its terms."""
    standard = profile_of(good())
    none: dict[str, Any] = dict.fromkeys(terms_of)
    return attrs.evolve(standard, terms=attrs.evolve(standard.terms, **none))


def planned(*edits: Edit) -> Conversation:
    """The good record before anything but the plan and the previous talk."""
    return good(drop("/invitation", "/preparations", "/requested_by"), *edits, at="prepared")


class TestWhatEveryRuleOnATermKeepsTo:
    def test_nothing_is_found_where_all_was_in_time(self) -> None:
        assert terms(good(), on=dt.date(2030, 1, 1)) == []

    def test_there_are_as_many_as_the_design_names_and_none_is_a_breach(self) -> None:
        assert [f"TM{number:03}" for number in range(1, 20)] == TERMS
        assert {rule.severity for rule in RULES if rule.code in TERMS} == {Severity.ADVICE, Severity.CONCERN}

    def test_the_file_may_see_them_since_they_look_at_no_words(self) -> None:
        assert all(rule.process for rule in RULES if rule.code in TERMS)

    def test_of_a_cancelled_talk_they_say_nothing(self) -> None:
        cancelled = {"by": "employee", "at": "2026-03-20T08:00:00Z"}
        assert codes(good(put("/cancelled", cancelled), at="prepared"), on=dt.date(2027, 6, 1)) == []

    def test_without_a_day_what_is_not_done_yet_is_not_judged(self) -> None:
        assert codes(planned()) == codes(good(at="held")) == codes(good(at="reported")) == []

    def test_on_a_day_of_leave_nothing_is_late(self) -> None:
        late = dt.date(2026, 4, 20)
        assert codes(good(at="held"), on=late) == ["TM016"]
        assert codes(good(at="held"), on=late, leave=[Span(late, late)]) == []

    def test_e18_is_held_by_notice_and_by_the_form(self) -> None:
        assert [rule.code for rule in RULES if "E18" in rule.holds] == ["TM001", "TM002", "TM011"]

    @pytest.mark.parametrize("at", ["prepared", "held", "reported", "concluded"])
    def test_the_mirror_finds_the_mirrored(self, at: str) -> None:
        record = good(put("/invitation/at", "2026-03-20T08:00:00Z"), drop("/reactions/employee"), at=at)
        profile, on = profile_of(record), dt.date(2027, 12, 31)
        found = {each.mirrored() for each in check(record, profile, on=on).findings}
        assert set(check(mirror(record), profile.mirrored(), on=on).findings) == found


class TestNotice:
    @around
    def test_at_least_the_term_before_the_date(self, when: str) -> None:
        record = good(put("/invitation/at", moment("2026-03-10", when)))
        assert codes(record) == (["TM001"] if when == "after" else [])

    def test_the_day_is_that_of_the_zone_of_the_meeting(self) -> None:
        assert codes(good(put("/invitation/at", "2026-03-10T22:59:59Z"))) == []
        assert codes(good(put("/invitation/at", "2026-03-10T23:00:00Z"))) == ["TM001"]

    @around
    def test_counted_back_to_a_day_off_it_is_the_working_day_before(self, when: str) -> None:
        # Fourteen days before Monday 6 April is Monday 23 March; a closed Monday makes it Friday 20 March.
        closed = WorkCalendar(extra=frozenset([dt.date(2026, 3, 23)]))
        edits = put("/meeting/date", "2026-04-06"), put("/invitation/at", moment("2026-03-20", when))
        assert codes(good(*edits, at="prepared"), calendar=closed) == (["TM001"] if when == "after" else [])

    def test_it_is_for_the_date_that_stood_when_it_was_sent(self) -> None:
        moved = {"by": "employee", "at": "2026-03-12T08:00:00Z", "from": {"date": "2026-03-17"}}
        again = {"by": "manager", "at": "2026-03-14T08:00:00Z", "from": {"date": "2026-03-20"}}
        record = good(put("/postponements", [again, moved]), put("/invitation/at", "2026-03-03T08:00:00Z"))
        assert codes(record) == []
        # Sent after it was moved, it is for the new date.
        late = good(put("/postponements", [moved]), put("/invitation/at", "2026-03-13T08:00:00Z"))
        assert [each.path for each in terms(late)] == ["/invitation/at"]

    def test_a_postponement_that_does_not_say_from_when_says_nothing(self) -> None:
        moved = {"by": "employee", "at": "2026-03-22T08:00:00Z"}
        assert codes(good(put("/postponements", [moved]), put("/invitation/at", "2026-03-20T08:00:00Z"))) == []

    def test_before_the_talk_it_is_still_to_do_for_who_arranges_and_after_it_a_tip(self) -> None:
        late = put("/invitation/at", "2026-03-12T08:00:00Z")
        (before,), (after,) = terms(good(late, at="prepared")), terms(good(late))
        assert (before.state, before.turn) == (State.OPEN, MANAGER)
        assert (after.state, after.turn, after.severity) == (State.FAILED, None, Severity.ADVICE)

    def test_the_sentence_tells_the_term_with_its_unit_and_the_last_day(self) -> None:
        (found,) = terms(good(put("/invitation/at", "2026-03-12T08:00:00Z")))
        assert found.message("nl") == (
            "De uitnodiging kwam later dan 14 dagen van tevoren; de laatste dag was 2026-03-10."
        )
        assert "14 days" in found.message("en")
        assert "14 days" in found.action("en")

    def test_a_profile_without_the_term_does_not_judge_it(self) -> None:
        record = good(put("/invitation/at", "2026-03-23T08:00:00Z"))
        assert codes(record, without("notice")) == []
        assert codes(good(drop("/invitation"))) == []
        assert codes(good(drop("/meeting"), put("/invitation/at", "2026-03-23T08:00:00Z"))) == []

    def test_working_days_are_counted_where_the_profile_counts_them(self) -> None:
        bes = read_profile('inherits = "standard/1"\n[terms]\nnotice = { n = 5, unit = "working_days", source = "x" }')
        assert codes(good(put("/invitation/at", "2026-03-17T08:00:00Z")), bes) == []
        assert codes(good(put("/invitation/at", "2026-03-18T08:00:00Z")), bes) == ["TM001"]


class TestTheForm:
    def test_an_invitation_without_the_form_and_without_asking_for_topics(self) -> None:
        bare = put("/invitation/form_enclosed", False), drop("/invitation/topics_asked")
        assert codes(good(*bare)) == ["TM002"]
        assert codes(good(put("/invitation/form_enclosed", False))) == []

    def test_where_the_record_does_not_say_it_says_nothing(self) -> None:
        assert codes(good(drop("/invitation/topics_asked"))) == []


class TestExchange:
    @around
    def test_both_have_it_at_least_the_term_before_the_talk(self, when: str) -> None:
        record = good(put("/preparations/manager/submitted_at", moment("2026-03-20", when)))
        assert codes(record) == (["TM003"] if when == "after" else [])

    def test_it_is_nobodys_move_and_names_no_side(self) -> None:
        (found,) = terms(good(put("/preparations/employee/submitted_at", "2026-03-23T12:00:00Z")))
        assert (found.path, found.turn) == ("/preparations", None)

    def test_the_first_moment_at_which_it_was_open_counts(self) -> None:
        late = "2026-03-23T12:00:00Z"
        # What one released long before, and the other released too late.
        one = put("/preparations/employee/released_at", "2026-03-02T12:00:00Z")
        two = put("/preparations/manager", {"read_previous": True, "released_at": late})
        assert codes(good(one, two)) == ["TM003"]
        waived = put("/preparations/employee/waived_at", "2026-03-17T12:00:00Z")
        assert codes(good(waived, put("/preparations/manager/submitted_at", late))) == ["TM003"]

    def test_as_the_profile_reveals_it(self) -> None:
        first = read_profile(
            'inherits = "standard/1"\n[reveal]\npolicy = "employee_first"\nsource = "x"\n'
            '[differences.reveal]\nnl = "x"\nen = "x"\nsource = "x"'
        )
        own = read_profile('inherits = "standard/1"\n[reveal]\npolicy = "own_release"\nsource = "x"')
        late = put("/preparations/manager/submitted_at", "2026-03-23T12:00:00Z")
        assert codes(good(late), first) == ["TM003"]
        # Nobody released, so nothing was open before the talk, and the rules on preparation speak of that.
        assert codes(good(late), own) == []

    def test_what_was_never_shared_is_for_the_rules_on_preparation(self) -> None:
        assert codes(good(drop("/preparations/manager"))) == []
        assert codes(good(put("/preparations/manager/submitted_at", "2026-03-23T12:00:00Z")), without("exchange")) == []


class TestPostponement:
    @around
    def test_the_new_date_lies_within_the_term_after_the_old(self, when: str) -> None:
        # Ten working days after Tuesday 24 March, with Easter Monday off, is Wednesday 8 April.
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z", "from": {"date": "2026-03-24"}}
        edits = put("/postponements", [moved]), put("/meeting/date", str(day("2026-04-08", when)))
        found = terms(good(*edits, at="prepared"))
        assert [(each.code, each.path, each.turn) for each in found] == (
            [("TM004", "/postponements/0", MANAGER)] if when == "after" else []
        )

    def test_each_is_judged_against_the_next_date(self) -> None:
        one = {"by": "employee", "at": "2026-01-20T08:00:00Z", "from": {"date": "2026-01-26"}}
        two = {"by": "manager", "at": "2026-02-20T08:00:00Z", "from": {"date": "2026-03-17"}}
        found = terms(good(put("/postponements", [two, one]), put("/invitation/at", "2026-01-05T08:00:00Z")))
        assert [(each.code, each.path) for each in found] == [("TM004", "/postponements/1")]

    def test_leave_that_is_given_moves_the_last_day(self) -> None:
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z", "from": {"date": "2026-03-24"}}
        record = good(put("/postponements", [moved]), put("/meeting/date", "2026-05-04"), at="prepared")
        away = Span(dt.date(2026, 3, 25), dt.date(2026, 4, 24))
        assert codes(record) == ["TM004"]
        assert codes(record, leave=[away]) == []
        assert codes(record, leave=[Span(dt.date(2026, 3, 25))]) == []

    def test_without_an_old_or_a_new_date_there_is_nothing_to_compare(self) -> None:
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z"}
        assert codes(good(put("/postponements", [moved]))) == []
        gone = put("/postponements", [{**moved, "from": {"date": "2026-03-24"}}]), drop("/meeting")
        assert codes(good(*gone, at="prepared")) == []
        long_ago = put("/postponements", [{**moved, "from": {"date": "2025-03-24"}}])
        assert codes(good(long_ago), without("postponement", "notice")) == []


class TestDuration:
    @pytest.mark.parametrize(("minutes", "found"), [(89, []), (90, []), (91, ["/meeting/minutes"])])
    def test_planned_for_at_most_the_longest_time(self, minutes: int, found: list[str]) -> None:
        assert [each.path for each in terms(good(put("/meeting/minutes", minutes)))] == found

    @pytest.mark.parametrize(
        ("end", "found"),
        [("10:29:59", []), ("10:30:00", []), ("10:30:01", ["/sittings/0"])],
    )
    def test_each_sitting_takes_at_most_the_longest_time(self, end: str, found: list[str]) -> None:
        record = good(put("/sittings/0/end", f"2026-03-24T{end}Z"))
        assert [(each.code, each.path) for each in terms(record)] == [("TM005", path) for path in found]

    def test_two_sittings_together_may_be_longer(self) -> None:
        first = {"start": "2026-03-24T09:00:00Z", "end": "2026-03-24T10:30:00Z", "adjourned": True}
        second = {"start": "2026-03-24T12:00:00Z", "end": "2026-03-24T13:30:00Z"}
        assert codes(good(put("/sittings", [first, second]))) == []

    def test_without_a_longest_time_or_an_end_it_is_not_judged(self) -> None:
        record = good(put("/meeting/minutes", 240), put("/sittings/0/end", "2026-03-24T13:00:00Z"))
        assert codes(record, without("longest_minutes")) == []
        assert codes(good(drop("/sittings/0/end", "/meeting/minutes"))) == []
        assert codes(good(drop("/meeting"))) == []


class TestARequest:
    @around
    def test_a_talk_that_was_asked_for_is_held_within_the_term(self, when: str) -> None:
        record = good(put("/meeting/date", str(day("2026-04-03", when))), at="prepared")
        found = terms(record, REQUESTS)
        assert [(each.code, each.state, each.turn) for each in found] == (
            [("TM006", State.OPEN, MANAGER)] if when == "after" else []
        )

    def test_not_asked_for_or_without_a_term_it_is_not_judged(self) -> None:
        late = put("/requested_by/at", "2025-02-20T08:00:00Z")
        assert codes(good(late)) == []
        assert codes(good(drop("/requested_by")), REQUESTS) == []
        assert codes(good(late, drop("/meeting"), at="prepared"), REQUESTS) == []

    @around
    def test_not_yet_held_it_is_overdue_after_the_term(self, when: str) -> None:
        record = planned(
            put("/requested_by", {"by": "employee", "at": "2026-02-20T08:00:00Z"}), drop("/meeting", "/previous")
        )
        found = terms(record, REQUESTS, on=day("2026-04-03", when))
        assert [(each.code, each.turn, each.severity) for each in found] == (
            [("TM015", MANAGER, Severity.CONCERN)] if when == "after" else []
        )


class TestTheReport:
    @around
    def test_offered_within_the_term_after_the_last_sitting(self, when: str) -> None:
        at = moment("2026-04-07", when)
        offered = put("/report/editions/0/offered_at", at), put("/report/editions/0/available_at", at)
        found = terms(good(*offered, drop("/report/editions/0/remarks"), at="reported"))
        assert [(each.code, each.turn) for each in found] == ([("TM007", None)] if when == "after" else [])

    def test_it_runs_from_the_last_sitting(self) -> None:
        late = "2026-04-10T08:00:00Z"
        offered = put("/report/editions/0/offered_at", late), drop("/report/editions/0/available_at")
        second = put("/sittings/1", {"start": "2026-03-27T09:00:00Z", "end": "2026-03-27T10:00:00Z"})
        assert codes(good(*offered, at="reported")) == ["TM007"]
        assert codes(good(*offered, second, at="reported")) == []

    @around
    def test_not_there_yet_it_is_overdue_after_the_term(self, when: str) -> None:
        found = terms(good(at="held"), on=day("2026-04-07", when))
        assert [(each.code, each.turn, each.severity) for each in found] == (
            [("TM016", MANAGER, Severity.CONCERN)] if when == "after" else []
        )

    def test_it_stands_still_during_leave(self) -> None:
        away = [Span(dt.date(2026, 3, 30), dt.date(2026, 4, 3))]
        assert codes(good(at="held"), on=dt.date(2026, 4, 12), leave=away) == []
        assert codes(good(at="held"), on=dt.date(2026, 4, 13), leave=away) == ["TM016"]

    def test_a_talk_that_was_broken_off_has_no_report_yet(self) -> None:
        assert codes(good(put("/sittings/0/adjourned", True), at="held"), on=dt.date(2026, 6, 1)) == []

    def test_a_report_or_signature_without_a_moment_is_not_missing(self) -> None:
        undated = drop("/report/editions/0/offered_at", "/report/editions/0/available_at", "/report/editions/0/remarks")
        assert "TM016" not in codes(good(undated, at="reported"), on=dt.date(2026, 6, 1))
        signed = good(drop("/report", "/reactions", "/statements", "/closing"))
        assert codes(signed, on=dt.date(2026, 6, 1)) == []

    def test_where_the_other_side_makes_it_its_lateness_is_nobodys_move(self) -> None:
        own = read_profile(
            'inherits = "standard/1"\n[duties]\nreport = "employee"\n'
            '[differences.report]\nnl = "x"\nen = "x"\nsource = "x"'
        )
        (found,) = terms(good(at="held"), own, on=dt.date(2026, 4, 8))
        assert (found.code, found.turn) == ("TM016", None)


class TestTheResponse:
    def record(self) -> Conversation:
        return good(
            drop("/reactions/employee", "/statements", "/report/editions/0/remarks", "/signatures/employee"),
            put("/unsigned/employee", [{"at": "2026-03-26T09:00:00Z", "said": False}]),
            drop("/closing", "/copies"),
        )

    @around
    def test_silence_is_noted_after_the_term_and_is_not_the_move_of_who_is_silent(self, when: str) -> None:
        found = terms(self.record(), on=day("2026-04-01", when))
        assert [(each.code, each.path, each.turn, each.severity) for each in found] == (
            [("TM017", "/reactions/employee", MANAGER, Severity.ADVICE)] if when == "after" else []
        )

    def test_it_stands_still_during_leave(self) -> None:
        away = [Span(dt.date(2026, 3, 27), dt.date(2026, 3, 31))]
        assert codes(self.record(), on=dt.date(2026, 4, 7), leave=away) == []
        assert codes(self.record(), on=dt.date(2026, 4, 8), leave=away) == ["TM017"]

    def test_who_alone_wrote_it_need_not_answer_and_after_closing_nobody_does(self) -> None:
        record = good(drop("/reactions", "/statements", "/report/editions/0/remarks", "/signatures", "/closing"))
        found = [each.path for each in terms(record, on=dt.date(2026, 4, 2)) if each.code == "TM017"]
        assert found == ["/reactions/employee"]
        assert "TM017" not in codes(good(drop("/reactions")), on=dt.date(2026, 6, 1))

    def test_a_view_that_cannot_tell_does_not(self) -> None:
        found = check(self.record(), viewer="employee", on=dt.date(2026, 4, 2)).findings
        assert [each.state for each in found if each.code == "TM017"] in ([State.FAILED], [State.NOT_SHOWN])


class TestSigning:
    def record(self, *edits: Edit) -> Conversation:
        return good(drop("/closing", "/copies"), *edits)

    @around
    def test_signed_within_the_term_after_it_was_offered(self, when: str) -> None:
        found = terms(self.record(put("/signatures/employee/0/at", moment("2026-04-15", when))))
        assert [(each.code, each.path, each.turn) for each in found] == (
            [("TM008", "/signatures/employee", None)] if when == "after" else []
        )

    def test_known_not_to_sign_is_as_good(self) -> None:
        said = put("/unsigned/employee", [{"at": "2026-04-15T09:00:00Z", "said": True}])
        assert codes(self.record(drop("/signatures/employee"), said), on=dt.date(2026, 6, 1)) == []

    @around
    def test_neither_is_overdue_after_the_term(self, when: str) -> None:
        record = self.record(drop("/signatures/manager"))
        found = terms(record, on=day("2026-04-15", when))
        assert [(each.code, each.path, each.turn) for each in found] == (
            [("TM018", "/signatures/manager", MANAGER)] if when == "after" else []
        )

    def test_a_signature_under_an_earlier_edition_is_not_one_under_this(self) -> None:
        again = put("/report/editions/1", {"text": "Beter.", "offered_at": "2026-04-01T08:00:00Z"})
        assert codes(self.record(again), on=dt.date(2026, 4, 22)) == []
        assert codes(self.record(again), on=dt.date(2026, 4, 23)) == ["TM018", "TM018"]

    def test_without_a_term_or_an_edition_it_is_not_judged(self) -> None:
        late = put("/signatures/employee/0/at", "2026-06-15T08:00:00Z")
        assert codes(self.record(late), without("signing")) == []
        assert codes(self.record(late, drop("/report", "/reactions", "/statements"))) == []


class TestThroughTheYears:
    @pytest.mark.parametrize(("previous", "found"), [("2025-12-31", []), ("2026-01-01", ["TM009"])])
    def test_a_second_talk_in_a_calendar_year_is_extra(self, previous: str, found: list[str]) -> None:
        assert codes(good(put("/previous/held_on", previous), drop("/requested_by"))) == found

    def test_who_asked_for_it_need_not_wait(self) -> None:
        assert codes(good(put("/previous/held_on", "2026-01-01"))) == []

    def test_where_a_year_rolls_or_is_on_request_every_talk_counts(self) -> None:
        record = good(put("/previous/held_on", "2026-01-01"), drop("/requested_by"))
        assert codes(record, ROLLING) == codes(record, ON_REQUEST) == []

    def test_a_previous_talk_that_is_dated_after_it_is_for_the_rules_on_the_record(self) -> None:
        assert codes(good(put("/previous/held_on", "2026-03-24"), drop("/requested_by"))) == []

    @around
    def test_more_than_eighteen_months_after_the_one_before_is_long(self, when: str) -> None:
        # Held on 24 March 2026: eighteen months after 24 September 2024.
        before = {"before": "2024-09-25", "on": "2024-09-24", "after": "2024-09-23"}[when]
        found = terms(good(put("/previous/held_on", before)))
        assert [(each.code, each.severity) for each in found] == (
            [("TM010", Severity.ADVICE)] if when == "after" else []
        )

    def test_leave_moves_the_longest_gap_as_it_moves_a_due_day(self) -> None:
        record = good(put("/previous/held_on", "2024-06-01"))
        away = Span(dt.date(2025, 11, 1), dt.date(2025, 12, 23))
        assert codes(record) == ["TM010"]
        assert codes(record, leave=[away]) == []
        assert codes(record, leave=[Span(dt.date(2025, 11, 1))]) == []

    def test_without_a_previous_talk_or_its_day_there_is_no_gap(self) -> None:
        assert codes(good(drop("/previous/held_on"))) == []
        assert codes(good(drop("/previous")), on=dt.date(2030, 1, 1)) == []
        assert codes(planned(drop("/meeting"), put("/previous/held_on", "2020-01-01"))) == []

    @around
    def test_not_held_by_the_end_of_the_next_calendar_year_it_is_overdue(self, when: str) -> None:
        record = planned(drop("/meeting"))
        found = terms(record, on=day("2026-12-31", when))
        assert [(each.code, each.turn, each.severity) for each in found] == (
            [("TM019", MANAGER, Severity.CONCERN)] if when == "after" else []
        )

    @around
    def test_or_so_many_months_after_the_one_before_where_the_year_rolls(self, when: str) -> None:
        found = codes(planned(drop("/meeting")), ROLLING, on=day("2026-03-25", when))
        assert found == (["TM019"] if when == "after" else [])

    def test_on_request_alone_nothing_is_ever_overdue(self) -> None:
        assert codes(planned(drop("/meeting")), ON_REQUEST, on=dt.date(2036, 1, 1)) == []

    def test_somebody_on_leave_is_not_late(self) -> None:
        record = planned(drop("/meeting"))
        away = Span(dt.date(2026, 12, 1), dt.date(2027, 1, 31))
        assert codes(record, on=dt.date(2027, 5, 1), leave=[away]) == []
        assert codes(record, on=dt.date(2027, 5, 2), leave=[away]) == ["TM019"]
        assert codes(record, on=dt.date(2030, 5, 2), leave=[Span(dt.date(2026, 12, 1))]) == []

    def test_somebody_without_a_known_return_has_no_last_day(self) -> None:
        record = planned(drop("/meeting"))
        assert codes(record, on=dt.date(2026, 11, 30), leave=[Span(dt.date(2026, 12, 1))]) == []


class TestUpToTheTalk:
    @around
    def test_the_last_day_to_invite_in_good_time(self, when: str) -> None:
        # The exchange is due on Friday 20 March, so only the invitation is late here.
        found = terms(planned(), on=day("2026-03-10", when))
        assert [(each.code, each.turn) for each in found] == ([("TM011", MANAGER)] if when == "after" else [])

    @around
    def test_the_last_day_to_exchange_in_good_time(self, when: str) -> None:
        record = good(drop("/preparations/employee", "/requested_by"), at="prepared")
        found = terms(record, on=day("2026-03-20", when))
        assert [(each.code, each.path, each.turn) for each in found] == (
            [("TM012", "/preparations", MANAGER)] if when == "after" else []
        )

    @around
    def test_the_planned_day_has_passed(self, when: str) -> None:
        found = terms(good(at="prepared"), on=day("2026-03-24", when))
        assert [(each.code, each.turn) for each in found] == ([("TM014", MANAGER)] if when == "after" else [])

    @around
    @pytest.mark.parametrize("same", [True, False])
    def test_after_it_was_moved_there_is_a_new_date_within_the_term(self, when: str, *, same: bool) -> None:
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z", "from": {"date": "2026-03-24"}}
        record = good(put("/postponements", [moved]), *([] if same else [drop("/meeting")]), at="prepared")
        found = [each for each in terms(record, on=day("2026-04-08", when)) if each.code == "TM013"]
        assert [(each.path, each.turn, each.severity) for each in found] == (
            [("/postponements/0", MANAGER, Severity.CONCERN)] if when == "after" else []
        )

    def test_a_date_that_was_moved_is_not_told_twice(self) -> None:
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z", "from": {"date": "2026-03-24"}}
        assert codes(good(put("/postponements", [moved]), at="prepared"), on=dt.date(2026, 4, 9)) == ["TM013"]

    def test_a_postponement_without_its_old_date_does_not_tell(self) -> None:
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z"}
        record = good(put("/postponements", [moved]), drop("/meeting", "/previous"), at="prepared")
        assert codes(record, on=dt.date(2027, 6, 1)) == []

    def test_once_it_is_held_nothing_before_it_is_overdue(self) -> None:
        moved = {"by": "employee", "at": "2026-03-20T08:00:00Z", "from": {"date": "2026-03-17"}}
        record = good(put("/postponements", [moved]), drop("/invitation", "/preparations"))
        assert codes(record, REQUESTS, on=dt.date(2030, 1, 1)) == []

    def test_where_both_arrange_it_is_nobodys_move_more_than_the_others(self) -> None:
        both = read_profile('inherits = "standard/1"\n[duties]\narrange = "both"\nreport = "both"')
        assert [each.turn for each in terms(planned(), both, on=dt.date(2026, 3, 11))] == [None]
