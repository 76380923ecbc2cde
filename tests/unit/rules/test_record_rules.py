"""RC: the order of time, and whether the record fits itself."""

from typing import Any

import pytest
from rule_cases import handed_over
from rule_records import BLANK, Edit, assents, drop, good, put, said

from functionering.rules import check

EARLY = "2026-03-01T08:00:00Z"
LATE = "2026-04-20T08:00:00Z"


def failed(code: str, *edits: Edit, stale: tuple[str, ...] = (), at: str = "closed") -> list[str]:
    return [each.path for each in check(good(*edits, at=at, stale=stale)).failed() if each.code == code]


ORDER: dict[str, tuple[Edit, ...]] = {
    "/invitation/at": (put("/invitation/at", LATE),),
    "/requested_by/at": (put("/requested_by/at", LATE),),
    "/previous/held_on": (put("/previous/held_on", "2026-03-25"),),
    "/cancelled/at": (put("/cancelled", {"by": "manager", "at": LATE}),),
    "/sittings/0/end": (put("/sittings/0/end", EARLY),),
    "/sittings/1/start": (put("/sittings/1", {"start": "2026-03-24T09:59:59Z", "end": "2026-03-24T10:30:00Z"}),),
    "/topics/3/raised/at": (put("/topics/3/raised/at", LATE),),
    "/topics/2/raised/at": (put("/topics/2/raised", {"by": "employee", "at": EARLY, "in": "conversation"}),),
    "/topics/3/withdrawn/at": (put("/topics/3/withdrawn", {"at": EARLY}),),
    "/topics/1/conclusion/at": (put("/topics/1/conclusion/at", EARLY),),
    "/topics/2/problems/0/solutions/0/assents": (put("/topics/2/problems/0/solutions/0/at", LATE),),
    "/topics/3/perspectives/manager/conversation/0/at": (
        put("/topics/3/perspectives/manager/conversation/0/at", EARLY),
    ),
    "/topics/3/perspectives/employee/conversation/0/confirmed_at": (
        put(
            "/topics/3/perspectives/employee/conversation/0",
            {**said("Zo."), "recorded_by": "manager", "confirmed_at": "2026-03-24T09:29:59Z"},
        ),
    ),
    "/evaluation/manager/at": (put("/evaluation/manager/at", EARLY),),
    "/earlier_agreements/0/reviews/manager/at": (put("/earlier_agreements/0/reviews/manager/at", EARLY),),
    "/report/editions/0/offered_at": (put("/report/editions/0/offered_at", EARLY),),
    "/report/editions/0/available_at": (put("/report/editions/0/available_at", EARLY),),
    "/report/editions/0/remarks/0/at": (put("/report/editions/0/remarks/0/at", "2026-03-24T12:00:00Z"),),
    "/report/editions/1/available_at": (
        put("/report/editions/1", {"text": "Eerder.", "available_at": "2026-03-25T07:00:00Z"}),
    ),
    "/report/editions/1/offered_at": (
        put("/report/editions/1", {"text": "Eerder.", "offered_at": "2026-03-25T07:00:00Z"}),
    ),
    "/reactions/manager/at": (put("/reactions/manager/at", EARLY),),
    "/statements/employee/0/at": (put("/statements/employee/0/at", EARLY),),
    "/signatures/manager/0/at": (put("/signatures/manager/0/at", "2026-03-24T09:59:59Z"),),
    "/unsigned/employee/0/at": (put("/unsigned/employee", [{"at": EARLY, "said": True}]),),
    "/copies/employee/at": (put("/copies/employee/at", EARLY),),
    "/closing/at": (put("/closing/at", EARLY),),
    "/parties/manager/0/until": (
        put("/parties/manager/0", {"id": "m1", "name": "Omar", "from": "2026-03-20", "until": "2026-03-19"}),
    ),
}


@pytest.mark.parametrize("path", ORDER)
def test_what_can_only_follow_does_not_come_before(path: str) -> None:
    record = good(*ORDER[path])
    found = [each for each in check(record).findings if each.code == "RC001"]
    assert path in {each.path for each in found}
    assert all(each.is_failed for each in found)


def at_table(path: str, moment: str) -> Edit:
    """One thing that was said, raised or done in the talk, at another moment."""
    return put(path.rpartition("/")[0], {**TALK[path], path.rpartition("/")[2]: moment})


WORDS = "/topics/3/perspectives/manager/conversation/0/at"
TALK: dict[str, dict[str, Any]] = {
    WORDS: {"text": "Toch nog iets."},
    "/topics/2/problems/0/at": {"id": "p1", "text": "Besluiten komen te laat."},
    "/topics/2/problems/0/positions/manager/at": {"recognised": True},
    "/topics/2/problems/0/solutions/1/at": {"id": "s2", "by": "manager", "text": "In het logboek."},
    "/topics/4/raised/at": {"by": "manager", "in": "conversation"},
    "/earlier_agreements/0/reviews/manager/at": {"outcome": "partly"},
    "/sittings/1/start": {},
}


class TestWhatWasSaidInTheTalk:
    # The sitting ended on 24 March at 10:00 UTC, and the report was offered on 25 March at 08:00 UTC.
    @pytest.mark.parametrize("path", TALK)
    @pytest.mark.parametrize(
        ("moment", "fits"),
        [("24T10:00:01", True), ("25T07:59:59", True), ("25T08:00:00", True), ("25T08:00:01", False)],
    )
    def test_it_may_be_written_down_until_the_report_is_offered(self, path: str, moment: str, *, fits: bool) -> None:
        edits = [at_table(path, f"2026-03-{moment}Z")]
        if path.startswith("/topics/2/problems/0/at"):
            edits.append(drop("/agreements/2"))
        assert failed("RC001", *edits).count(path) == (0 if fits else 1)

    def test_words_of_weeks_later_do_not_make_it_two_way_without_a_finding(self) -> None:
        late = [
            put(f"/topics/{i}/perspectives/manager/conversation/0", said("Achteraf bedacht.", LATE)) for i in range(5)
        ]
        assert len(failed("RC001", *late)) == 5

    def test_while_it_is_not_reported_yet_nothing_says_how_soon_they_are_typed(self) -> None:
        edit = at_table(WORDS, LATE)
        assert WORDS not in failed("RC001", edit, at="held")

    def test_an_edition_that_can_be_read_later_than_it_was_offered_lies_there_from_then_on(self) -> None:
        later = put("/report/editions/0/available_at", "2026-03-25T09:00:00Z")
        for moment, fits in (("09:00:00", True), ("09:00:01", False)):
            edit = at_table(WORDS, f"2026-03-25T{moment}Z")
            assert (WORDS not in failed("RC001", edit, later)) is fits

    def test_a_report_that_was_taken_back_lets_the_talk_go_on_until_it_is_offered_again(self) -> None:
        edit = at_table(WORDS, "2026-03-30T08:00:00Z")
        taken_back: dict[str, Any] = {"text": "Nog eens."}
        assert WORDS not in failed("RC001", edit, put("/report/editions/1", taken_back))
        for day, fits in (("29", False), ("31", True)):
            again = put("/report/editions/1", {**taken_back, "offered_at": f"2026-03-{day}T08:00:00Z"})
            assert (WORDS not in failed("RC001", edit, again)) is fits

    # Closed on 27 March at 09:10 UTC.
    @pytest.mark.parametrize(("moment", "fits"), [("09:10:00", True), ("09:10:01", False)])
    def test_without_a_report_it_is_over_once_it_is_closed(self, moment: str, *, fits: bool) -> None:
        edit = at_table(WORDS, f"2026-03-27T{moment}Z")
        assert (WORDS not in failed("RC001", edit, drop("/report"))) is fits
        assert WORDS not in failed("RC001", edit, drop("/report"), drop("/closing"))


class TestSharingAPreparation:
    # The first sitting began on 24 March at 09:00 UTC.
    @pytest.mark.parametrize("key", ["submitted_at", "released_at"])
    @pytest.mark.parametrize(("moment", "fits"), [("08:59:59", True), ("09:00:00", True), ("09:00:01", False)])
    def test_it_came_before_the_talk(self, key: str, moment: str, *, fits: bool) -> None:
        path = f"/preparations/manager/{key}"
        assert (path not in failed("RC001", put(path, f"2026-03-24T{moment}Z"))) is fits

    def test_while_there_was_no_talk_it_can_come_at_any_time(self) -> None:
        assert failed("RC001", put("/preparations/manager/submitted_at", LATE), at="prepared") == []


@pytest.mark.parametrize(
    "edit",
    [
        put("/signatures/manager/0/at", "2026-03-24T10:00:00Z"),
        put("/sittings/1", {"start": "2026-03-24T10:00:00Z", "end": "2026-03-24T10:30:00Z"}),
        put("/topics/1/conclusion/at", "2026-03-24T09:00:00Z"),
        put("/report/editions/0/offered_at", "2026-03-24T09:00:00Z"),
        put("/previous/held_on", "2026-03-24"),
        put("/parties/manager/0", {"id": "m1", "name": "Omar", "from": "2026-03-24", "until": "2026-03-24"}),
    ],
    ids=["signing", "a next sitting", "concluding", "offering", "the talk before", "leaving"],
)
def test_the_same_moment_is_fine(edit: Edit) -> None:
    assert failed("RC001", edit) == []


def test_a_talk_that_was_broken_off_can_be_cancelled() -> None:
    broken = put("/sittings/0/adjourned", True)
    assert failed("RC001", broken, put("/cancelled", {"by": "manager", "at": LATE})) == []


def test_sittings_need_not_stand_in_order() -> None:
    two = [{"start": "2026-03-31T09:00:00Z"}, {"start": "2026-03-24T09:00:00Z", "end": "2026-03-24T10:00:00Z"}]
    late = (put("/report/editions/0/offered_at", LATE), put("/report/editions/0/available_at", LATE))
    assert "/sittings/0/start" not in failed("RC001", put("/sittings", two), *late)


def test_before_a_talk_there_is_nothing_for_its_moments_to_come_before() -> None:
    assert failed("RC001", at="prepared") == []


def test_times_inside_a_draft_are_not_judged() -> None:
    draft: dict[str, Any] = {
        "id": "eigen",
        "theme": "work_level",
        "title": "Nog niet",
        "about": "work",
        "raised": {"by": "employee", "at": LATE, "in": "preparation"},
    }
    assert check(good(put("/topics/5", draft))).findings == ()


def test_the_message_says_what_came_before_what() -> None:
    found = check(good(put("/closing/at", EARLY))).findings
    assert [each.message("nl") for each in found if each.path == "/closing/at"] == [
        "De tijden kloppen niet: het sluiten staat voor het einde van het gesprek."
    ]
    assert [each.message("en") for each in found if each.path == "/closing/at"] == [
        "The times cannot be true: the closing stands before the end of the talk."
    ]


class TestThePreparation:
    def added(self, at: str) -> Edit:
        return put("/topics/1/perspectives/employee/preparation", [said("Toch nog iets.", at)])

    # Submitted on 16 March at 20:00.
    @pytest.mark.parametrize(("moment", "kept"), [("19:59:59", True), ("20:00:00", True), ("20:00:01", False)])
    def test_what_came_after_submitting_was_added(self, moment: str, *, kept: bool) -> None:
        assert (failed("RC002", self.added(f"2026-03-16T{moment}Z")) == []) is kept

    def test_what_was_released_afterwards_was_given_out_of_hand(self) -> None:
        released = put("/preparations/employee/released_at", "2026-03-20T08:00:00Z")
        assert failed("RC002", self.added("2026-03-19T08:00:00Z"), released) == []

    def test_what_was_never_submitted_was_not_changed(self) -> None:
        assert failed("RC002", self.added("2026-03-16T10:00:00Z"), drop("/preparations/employee/submitted_at")) == []


SIGNED = ("/signatures/employee/0", "/signatures/manager/0")
LATER = "2026-03-28T08:00:00Z"


def states(code: str, *edits: Edit, stale: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = check(good(*edits, stale=stale)).findings
    return [(each.path, each.state.value) for each in found if each.code == code]


def reopened(at: str, edition: int = 1) -> Edit:
    return put("/reopenings", [{"by": "manager", "at": at, "reason": "Een typefout.", "edition": edition}])


def closed_again(at: str) -> Edit:
    return put("/closing/at", at)


def redacted(data: dict[str, Any]) -> None:
    put("/topics/3/perspectives/manager/conversation/0", {"redacted": True, "at": "2026-03-24T09:30:00Z"})(data)


class TestWordsTakenOutAfterwards:
    WHOLE = ("/closing", *SIGNED, "/statements/employee/0")

    def test_what_is_over_the_whole_no_longer_shows_and_is_not_called_tampering(self) -> None:
        assert states("RC003", redacted, stale=self.WHOLE) == [("/closing/digest", "not_shown")]
        assert states("RC004", redacted, stale=self.WHOLE) == [(path, "not_shown") for path in SIGNED]
        gone = [(f"/signatures/{side}", "not_shown") for side in ("employee", "manager")]
        assert states("EQ010", redacted, stale=self.WHOLE) == gone

    def test_a_record_that_was_sealed_again_shows_all_of_it(self) -> None:
        assert [each.code for each in check(good(redacted)).findings if each.code[:2] == "RC"] == []

    def test_who_answered_did_and_of_who_only_signed_it_does_not_show(self) -> None:
        assert states("EQ003", redacted, stale=self.WHOLE) == []
        only_signed = drop("/reactions/employee", "/report/editions/0/remarks")
        assert states("EQ003", redacted, only_signed, stale=self.WHOLE) == [("/closing", "not_shown")]

    def test_a_part_that_they_are_not_in_stays_judged(self) -> None:
        part = "/agreements/1/assents/employee"
        assert states("RC004", redacted, stale=(*self.WHOLE, part))[0] == (part, "failed")
        assert states("AG001", redacted, stale=(*self.WHOLE, part)) == [(part, "failed")]

    def test_words_of_a_draft_taken_out_excuse_nothing(self) -> None:
        gone = {"redacted": True, "at": "2026-03-20T08:00:00Z"}
        draft = put("/topics/1/perspectives/employee/preparation", [gone])
        assert states("RC003", draft, stale=("/closing",)) == [("/closing/digest", "failed")]

    def test_a_written_view_that_was_blacked_out_no_longer_shows_what_it_was(self) -> None:
        blacked_out = (drop("/statements/employee/0/text"), put("/statements/employee/0/redacted", True))
        path = "/statements/employee/0"
        assert states("EQ002", *blacked_out, stale=(path,)) == [(path, "not_shown")]
        assert states("EQ002", *blacked_out) == []


class TestClosedAgainAfterReopening:
    """Made available on Wednesday 25 March 2026; opened again on Monday 30 March, with the term up to 6 April.

    Easter Monday, 6 April, is no working day: five working days after 30 March are up to and including Tuesday 7 April.
    """

    def unanswered(self, *edits: Edit, stale: tuple[str, ...] = SIGNED) -> list[str]:
        view = drop("/statements")
        return failed("EQ003", view, reopened("2026-03-30T08:00:00Z"), *edits, stale=stale)

    def test_what_was_answered_before_was_to_something_else(self) -> None:
        assert self.unanswered(closed_again("2026-03-30T08:00:01Z")) == ["/closing", "/closing"]

    @pytest.mark.parametrize(("day", "early"), [("04-06", True), ("04-07", True), ("04-08", False)])
    def test_the_response_term_runs_anew(self, day: str, *, early: bool) -> None:
        assert bool(self.unanswered(closed_again(f"2026-{day}T08:00:00Z"))) is early

    @pytest.mark.parametrize(("moment", "answered"), [("07:59:59", False), ("08:00:00", True), ("08:00:01", True)])
    def test_an_answer_from_then_on_counts(self, moment: str, *, answered: bool) -> None:
        again = put("/reactions/employee/at", f"2026-03-30T{moment}Z")
        found = self.unanswered(again, closed_again("2026-03-31T08:00:00Z"))
        assert found == ["/closing"] * (1 if answered else 2)

    def test_who_signed_just_what_stands_need_not_be_asked_again(self) -> None:
        assert self.unanswered(closed_again("2026-03-30T08:00:01Z"), stale=()) == []

    def test_an_edition_that_was_never_offered_has_no_answer(self) -> None:
        hidden = put("/report/editions/1", {"text": "Heel iets anders.", "authors": ["manager"]})
        assert self.unanswered(hidden, closed_again("2026-05-30T08:00:00Z")) == ["/closing", "/closing"]

    def test_a_signature_under_other_words_is_none(self) -> None:
        assert failed("EQ010", stale=("/signatures/manager/0",)) == ["/unsigned/manager"]


class TestTheDigests:
    def test_a_record_that_was_reopened_may_change(self) -> None:
        assert failed("RC003", reopened("2026-04-01T08:00:00Z"), stale=("/closing",)) == []

    def test_a_signature_from_before_a_reopening_stays_with_the_edition_that_was_kept(self) -> None:
        new = {"text": "Beter.", "authors": ["manager"], "offered_at": LATER, "available_at": LATER}
        edits = (put("/report/editions/1", new), reopened("2026-03-27T09:05:00Z"), closed_again(LATE))
        assert states("RC004", *edits, stale=SIGNED) == []

    def test_where_no_edition_was_kept_it_does_not_show_what_was_signed(self) -> None:
        edits = (reopened("2026-03-27T09:05:00Z"), closed_again(LATE))
        assert states("RC004", *edits, stale=SIGNED) == [(path, "not_shown") for path in SIGNED]

    def test_a_signature_after_the_last_reopening_belongs_to_what_stands(self) -> None:
        edits = (reopened("2026-03-26T23:59:59Z"), closed_again(LATE))
        assert states("RC004", *edits, stale=SIGNED) == [(path, "failed") for path in SIGNED]

    def test_who_signed_again_left_nothing_stale(self) -> None:
        again = put(
            "/signatures/manager/1", {"person": "m1", "meaning": "seen", "at": "2026-03-27T09:06:00Z", "digest": BLANK}
        )
        assert failed("RC004", again, stale=("/signatures/manager/0",)) == []

    def test_every_kind_of_assent_is_looked_at(self) -> None:
        section = put("/report/editions/0/sections", [{"topic": "druk", "text": "Samen.", "assents": assents(LATE)}])
        path = "/report/editions/0/sections/0/assents/manager"
        assert failed("RC004", section, stale=(path,)) == [path]


class TestThePeriod:
    # Held on 24 March 2026.
    @pytest.mark.parametrize(
        ("end", "near"),
        [
            ("2025-09-23", False),
            ("2025-09-24", True),
            ("2025-09-25", True),
            ("2026-06-23", True),
            ("2026-06-24", True),
            ("2026-06-25", False),
        ],
    )
    def test_exactly_three_months_before_and_six_months_after_its_end_is_near(self, end: str, *, near: bool) -> None:
        assert (failed("RC005", put("/period/end", end)) == []) is near

    def test_without_a_period_nothing_is_far(self) -> None:
        assert failed("RC005", drop("/period")) == []


class TestWhenTheTwoTalked:
    def test_whatever_follows_a_talk_says_that_there_was_one(self) -> None:
        for edit in (
            drop("/closing"),
            drop("/closing", "/signatures", "/copies"),
            drop("/closing", "/signatures", "/copies", "/reactions", "/statements"),
        ):
            assert failed("RC007", drop("/sittings"), edit) == ["/sittings"]

    @pytest.mark.parametrize("stays", ["signatures", "reactions", "statements", "copies", "closing"])
    def test_also_where_it_no_longer_fits(self, stays: str) -> None:
        rest = {"signatures", "reactions", "statements", "copies", "closing", "report", "sittings"} - {stays}
        assert failed("RC007", drop(*(f"/{each}" for each in rest)), stale=(f"/{stays}",)) == ["/sittings"]

    def test_before_anything_was_offered_or_signed_nothing_says_so(self) -> None:
        assert [each.code for each in check(good(at="prepared")).findings if each.code == "RC007"] == []

    def test_a_form_without_a_place_for_the_talk_does_not_show_it(self) -> None:
        assert states("RC007", drop("/sittings"), put("/covers", ["report"])) == [("/sittings", "not_shown")]
        assert states("RC007", put("/covers", ["report"])) == []


class TestPeopleAndTalks:
    def people(self, **days: Any) -> Edit:
        both = [{"id": "m1", "name": "Omar", **days.get("m1", {})}, {"id": "m2", "name": "Cor", **days.get("m2", {})}]
        return put("/parties/manager", both)

    # Handed over on 10 March 2026.
    @pytest.mark.parametrize(("day", "possible"), [("09", True), ("10", True), ("11", False)])
    def test_whoever_hands_over_had_come(self, day: str, *, possible: bool) -> None:
        edits = (self.people(m1={"from": f"2026-03-{day}"}), handed_over("m1", "m2"))
        assert (failed("RC008", *edits) == []) is possible

    @pytest.mark.parametrize(("day", "possible"), [("09", False), ("10", True), ("11", True)])
    def test_whoever_takes_over_had_not_left(self, day: str, *, possible: bool) -> None:
        edits = (self.people(m2={"until": f"2026-03-{day}"}), handed_over("m1", "m2"))
        assert (failed("RC008", *edits) == ["/handovers/0/at"]) is not possible

    # The informant was disclosed on 11 March 2026.
    @pytest.mark.parametrize(
        ("days", "could_be_asked"),
        [
            ({}, False),
            ({"from": "2026-03-11"}, False),
            ({"from": "2026-03-12"}, True),
            ({"until": "2026-03-11"}, False),
            ({"until": "2026-03-10"}, True),
        ],
    )
    def test_whoever_was_on_a_side_then_was_not_consulted(self, days: dict[str, str], *, could_be_asked: bool) -> None:
        edits = (self.people(m2=days), put("/informants/0/id", "m2"))
        assert (failed("RC008", *edits) == []) is could_be_asked

    def test_a_predecessor_or_a_successor_may_have_been(self) -> None:
        for person in ("m1", "m2"):
            edits = (self.people(), handed_over("m1", "m2"), put("/informants/0/id", person))
            assert failed("RC008", *edits) == []

    def test_of_whom_it_is_not_said_when_only_who_was_there_all_along_is_known_to_be_on_a_side(self) -> None:
        for days, found in (({}, 1), ({"from": "2025-01-01"}, 0), ({"until": "2027-01-01"}, 0)):
            edits = (self.people(m2=days), put("/informants/0/id", "m2"), drop("/informants/0/disclosed_at"))
            assert len(failed("RC008", *edits)) == found

    def test_the_message_says_what_cannot_be(self) -> None:
        (finding,) = [each for each in check(good(put("/previous/id", "2026-7"))).failed() if each.code == "RC008"]
        assert finding.message("nl") == "Dit kan niet waar zijn: dit gesprek is zijn eigen vorige."
        assert finding.message("en") == "This cannot be true: this talk is the one before it."

    # Held on 24 March 2026.
    @pytest.mark.parametrize(("day", "there"), [("23", False), ("24", True), ("25", True)])
    def test_whoever_had_left_before_the_talk_neither_stood_on_a_side_nor_signs(self, day: str, *, there: bool) -> None:
        left = put("/parties/manager/0/until", f"2026-03-{day}")
        assert (failed("EQ004", left) == []) is there
        assert ("/signatures/manager/0/person" not in failed("RC001", left)) is there

    @pytest.mark.parametrize(("day", "there"), [("23", True), ("24", True), ("25", False)])
    def test_whoever_came_after_the_last_sitting_was_not_there(self, day: str, *, there: bool) -> None:
        assert (failed("EQ004", put("/parties/manager/0/from", f"2026-03-{day}")) == []) is there


class TestWhatIsAgreedForAfterwards:
    @pytest.mark.parametrize(("day", "fits"), [("23", False), ("24", True), ("25", True)])
    @pytest.mark.parametrize("key", ["due", "check_on"])
    def test_its_day_is_that_of_the_talk_or_later(self, key: str, day: str, *, fits: bool) -> None:
        date = f"2026-03-{day}"
        edit = put(f"/agreements/1/{key}", {"kind": "date", "date": date} if key == "due" else date)
        assert (failed("RC009", edit) == []) is fits

    def test_an_agreement_from_an_earlier_talk_keeps_its_term(self) -> None:
        assert failed("RC009", put("/agreements/0/due", {"kind": "date", "date": "2025-12-31"})) == []

    def test_without_a_term_nothing_is_too_early(self) -> None:
        assert failed("RC009", drop("/agreements/1/due")) == []
