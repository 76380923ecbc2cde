"""EQ, rule by rule: the bounds, and what counts though it may not look like it."""

import datetime as dt
from typing import Any

import pytest
from rule_cases import silent
from rule_records import BLANK, Data, Edit, assents, drop, good, put, said, topic

from functionering.days import Span
from functionering.profile import profile_of, read_profile
from functionering.rules import State, check

START, BEFORE = "2026-03-24T09:00:00Z", "2026-03-24T08:59:59Z"
"""The moment the talk began, and the last second before it."""

RENDERED: Data = {**said("Zij vindt het goed."), "recorded_by": "manager"}
GONE = drop("/topics/3/perspectives/manager")

CONSENT = read_profile('inherits = "standard/1"\n[attendance]\nkind = "consent"')
NO_OBJECTION = read_profile('inherits = "standard/1"\n[attendance]\nkind = "no_objection"')
ARRANGED_BY_BOTH = read_profile('inherits = "standard/1"\n[duties]\narrange = "both"\ngive_copy = "both"')
NO_FIRST_WORD = read_profile('inherits = "standard/1"\n[duties]\nfirst_word = "both"')


def failed(code: str, *edits: Edit, **how: Any) -> list[str]:
    """The places at which a rule fails on the good record after those edits."""
    at = how.pop("at", "closed")
    return [each.path for each in check(good(*edits, at=at), **how).failed() if each.code == code]


class TestAVoiceOfOnesOwn:
    def only(self, words: Data) -> Edit:
        """Of one side, only these words on the work."""

        def edit(data: Data) -> None:
            silent("employee")(data)
            data["topics"][1]["perspectives"]["employee"] = {"conversation": [words]}

        return edit

    def test_what_another_wrote_down_is_no_voice_until_it_is_confirmed(self) -> None:
        seen = put("/signatures/employee/0/meaning", "seen")
        assert failed("EQ001", self.only(RENDERED), seen) == ["/topics"]
        confirmed = {**RENDERED, "confirmed_at": "2026-03-25T08:00:00Z"}
        assert failed("EQ001", self.only(confirmed), seen) == []

    @pytest.mark.parametrize(
        ("meaning", "confirms"), [("agreed", True), ("accurate", True), ("seen", False), ("noted", False)]
    )
    def test_signing_confirms_a_rendering_by_what_it_means(self, meaning: str, *, confirms: bool) -> None:
        signed = put("/signatures/employee/0/meaning", meaning)
        assert (failed("EQ001", self.only(RENDERED), signed) == []) is confirms

    @pytest.mark.parametrize("form", ["concurs", "declined", "redacted"])
    def test_concurring_declining_and_what_was_redacted_are_not_speaking(self, form: str) -> None:
        assert failed("EQ001", self.only({form: True, "at": "2026-03-24T09:10:00Z"})) == ["/topics"]

    def test_words_only_on_the_leadership_are_no_voice_on_the_work(self) -> None:
        assert failed("EQ001", self.only(said("Meer tijd."))) == []
        moved = put("/topics/1/about", "manager")
        assert failed("EQ001", self.only(said("Meer tijd.")), moved) == ["/topics"]

    def test_a_preparation_that_was_never_given_out_of_hand_is_no_voice(self) -> None:
        def draft(data: Data) -> None:
            silent("employee")(data)
            data["topics"][1]["perspectives"]["employee"] = {"preparation": [said("Stil.", "2026-03-16T19:30:00Z")]}

        assert failed("EQ001", draft) == []
        assert failed("EQ001", draft, drop("/preparations/employee/submitted_at"), drop("/topics/2/raised")) == [
            "/topics"
        ]

    def test_a_record_without_a_place_for_what_was_said_does_not_show_whether_a_silent_pair_spoke(self) -> None:
        form = put("/covers", ["preparation", "report"])
        both = good(silent("employee"), silent("manager"), form)
        assert [each.state for each in check(both).findings if each.code == "EQ001"] == [State.NOT_SHOWN]
        one = good(silent("employee"), form)
        assert [each.state for each in check(one).findings if each.code == "EQ001"] == [State.FAILED]

    @pytest.mark.parametrize(
        ("covers", "at", "state"),
        [
            (["preparation"], "prepared", [State.OPEN, State.OPEN]),
            (["preparation"], "held", [State.NOT_SHOWN]),
            (["conversation"], "prepared", [State.OPEN, State.OPEN]),
            (["conversation"], "held", [State.FAILED, State.FAILED]),
            (["agreements"], "prepared", [State.NOT_SHOWN]),
            (["agreements"], "held", [State.NOT_SHOWN]),
        ],
    )
    def test_a_silent_pair_is_judged_by_what_the_form_had_a_place_for(
        self, covers: list[str], at: str, state: list[State]
    ) -> None:
        record = good(silent("employee"), silent("manager"), put("/covers", covers), at=at)
        assert [each.state for each in check(record).findings if each.code == "EQ001"] == state

    def test_a_form_without_a_report_counts_from_the_talk(self) -> None:
        form = put("/covers", ["conversation"])
        assert failed("EQ001", silent("manager"), form, at="held") == ["/topics"]

    def test_a_form_whose_report_bears_no_moment_counts_where_the_report_stands(self) -> None:
        form = put("/covers", ["conversation", "report"])
        undated = put("/report/editions", [{"text": "Wat er besproken is."}])
        assert failed("EQ001", silent("manager"), form, undated, at="reported") == ["/topics"]
        live = (silent("manager"), undated, drop("/reactions", "/statements"))
        assert failed("EQ001", *live, at="reported") == []

    def test_where_words_stand_there_was_a_place_for_them(self) -> None:
        form = put("/covers", ["report"])
        rendered = put("/topics/1/perspectives/employee", {"conversation": [RENDERED]})
        record = good(silent("employee"), silent("manager"), rendered, form, put("/signatures", {}))
        assert [each.state for each in check(record).findings if each.code == "EQ001"] == [State.FAILED] * 2


class TestWhatWasAnsweredStays:
    def test_a_redacted_statement_is_no_altered_one(self) -> None:
        gone = put(
            "/statements/employee/0", {"redacted": True, "at": "2026-03-26T09:00:00Z", "on": BLANK, "digest": BLANK}
        )
        assert failed("EQ002", gone) == []


class TestClosingInTime:
    quiet = (
        drop("/reactions/employee", "/signatures/employee", "/statements/employee"),
        put("/report/editions/0/remarks", []),
        put("/unsigned/employee", [{"at": "2026-03-27T09:00:00Z", "said": False}]),
    )

    # Available on Wednesday 25 March: the fifth working day is Wednesday 1 April.
    @pytest.mark.parametrize(("closed", "too_early"), [("03-31", True), ("04-01", True), ("04-02", False)])
    def test_the_last_day_of_the_response_term_is_too_early_and_the_day_after_is_not(
        self, closed: str, *, too_early: bool
    ) -> None:
        found = failed("EQ003", *self.quiet, put("/closing/at", f"2026-{closed}T10:00:00Z"))
        assert found == (["/closing"] if too_early else [])

    def test_the_term_stands_still_during_leave(self) -> None:
        closing = put("/closing/at", "2026-04-02T10:00:00Z")
        leave = [Span(dt.date(2026, 3, 30), dt.date(2026, 3, 30))]
        assert failed("EQ003", *self.quiet, closing, leave=leave) == ["/closing"]

    def test_a_report_that_was_never_available_starts_no_term(self) -> None:
        closing = put("/closing/at", "2027-04-02T10:00:00Z")
        assert failed("EQ003", *self.quiet, closing, drop("/report/editions/0/available_at")) == ["/closing"]
        assert failed("EQ003", *self.quiet, closing, drop("/report")) == ["/closing"]

    @pytest.mark.parametrize(
        "reaction",
        [
            put("/reactions/employee", {"at": "2026-03-25T08:00:00Z"}),
            put("/unsigned/employee", [{"at": "2026-03-26T09:00:00Z", "said": True}]),
            put(
                "/report/editions/0/remarks",
                [{"by": "employee", "text": "Nee.", "at": "2026-03-26T09:00:00Z", "adopted": True}],
            ),
            put(
                "/signatures/employee",
                [{"person": "e1", "meaning": "under_protest", "at": "2026-03-26T09:00:00Z", "digest": BLANK}],
            ),
        ],
        ids=["an answer", "saying not to sign", "a remark", "a signature"],
    )
    def test_any_answer_is_a_reaction(self, reaction: Edit) -> None:
        assert failed("EQ003", *self.quiet, reaction) == []

    def test_a_statement_on_what_stands_is_a_reaction(self) -> None:
        record = good(
            *self.quiet,
            put("/statements/employee", [{"text": "Zo.", "at": "2026-03-26T09:00:00Z", "on": BLANK, "digest": BLANK}]),
        )
        assert [each.code for each in check(record).failed() if each.code == "EQ003"] == ["EQ003"]
        mine = good(*self.quiet)
        seal = mine.closing.digest if mine.closing else ""
        on_this = put(
            "/statements/employee", [{"text": "Zo.", "at": "2026-03-26T09:00:00Z", "on": seal, "digest": BLANK}]
        )
        assert failed("EQ003", *self.quiet, on_this) == []

    def test_an_answer_to_an_earlier_edition_is_no_answer_to_this_one(self) -> None:
        later = put(
            "/report/editions/1",
            {"text": "Opnieuw.", "offered_at": "2026-03-26T12:00:00Z", "available_at": "2026-03-26T12:00:00Z"},
        )
        early = put("/reactions/employee", {"at": "2026-03-26T11:59:59Z"})
        assert failed("EQ003", *self.quiet, later, early) == ["/closing"]


class TestTheCollaboration:
    def test_declining_and_concurring_count_as_heard(self) -> None:
        for form in ("declined", "concurs"):
            words = put(
                "/topics/2/perspectives/manager", {"conversation": [{form: True, "at": "2026-03-24T09:20:00Z"}]}
            )
            assert failed("EQ005", words) == []

    def test_that_leadership_was_opened_is_enough(self) -> None:
        assert failed("EQ006", put("/topics/2/outcome", "dropped"), silent("employee"), silent("manager")) == []

    def test_what_was_taken_back_was_not_on_the_table(self) -> None:
        assert failed("EQ006", put("/topics/2/withdrawn", {"at": "2026-03-18T08:00:00Z"})) == ["/topics"]


class TestPreparation:
    @pytest.mark.parametrize(("moment", "in_time"), [(BEFORE, True), (START, False)])
    def test_at_the_moment_the_talk_begins_it_is_too_late(self, moment: str, *, in_time: bool) -> None:
        found = failed("EQ007", put("/preparations/manager/submitted_at", moment))
        assert (found == []) is in_time

    @pytest.mark.parametrize("how", ["released_at", "waived_at"])
    def test_releasing_and_waiving_are_preparing(self, how: str) -> None:
        assert failed("EQ007", put("/preparations/manager", {how: "2026-03-17T08:00:00Z"})) == []

    def test_whoever_invited_asked_or_brought_something_was_invited(self) -> None:
        bare = (put("/invitation", {"by": "manager", "at": "2026-03-02T08:00:00Z"}), drop("/requested_by"))
        blank = put("/preparations/employee", {"read_previous": True})
        assert failed("EQ008", *bare) == []
        assert failed("EQ008", *bare, blank) == []
        assert failed("EQ008", *bare, blank, drop("/topics/2/raised")) == ["/invitation"]
        assert failed("EQ008", *bare, blank, drop("/topics/2/raised"), put("/invitation/form_enclosed", True)) == []
        asked = put("/requested_by", {"by": "employee", "at": "2026-02-20T08:00:00Z"})
        assert failed("EQ008", *bare, asked, blank, drop("/topics/2/raised")) == []

    def test_without_an_invitation_nobody_was_invited(self) -> None:
        nothing = (
            drop("/invitation", "/requested_by", "/topics/2/raised", "/topics/3/raised"),
            put("/preparations", {}),
        )
        assert failed("EQ008", *nothing) == ["/invitation", "/invitation"]

    def test_it_is_nobodys_move_in_particular_where_both_arrange(self) -> None:
        nothing = (drop("/invitation", "/requested_by", "/topics/2/raised"), put("/preparations/employee", {}))
        found = check(good(*nothing, at="prepared"), ARRANGED_BY_BOTH).findings
        assert [each.turn for each in found if each.code == "EQ008"] == [None]


class TestNoSurprises:
    @pytest.mark.parametrize(("moment", "in_time"), [(BEFORE, True), (START, False)])
    def test_a_point_shared_at_the_moment_the_talk_begins_is_a_surprise(self, moment: str, *, in_time: bool) -> None:
        found = failed("EQ009", put("/preparations/manager/submitted_at", moment))
        assert (found == []) is in_time

    def test_what_stayed_unseen_because_the_other_did_not_submit_is_said_elsewhere(self) -> None:
        late = (put("/preparations/employee", {"read_previous": True}), drop("/topics/2/raised"))
        assert failed("EQ009", *late) == []
        assert failed("EQ007", *late) == ["/preparations/employee"]

    def test_a_point_taken_back_surprises_nobody(self) -> None:
        table = put("/topics/3/raised", {"by": "manager", "at": "2026-03-24T09:20:00Z", "in": "conversation"})
        assert failed("EQ009", table, put("/topics/3/withdrawn", {"at": "2026-03-24T09:21:00Z"})) == []

    def test_a_draft_is_no_point_on_the_table(self) -> None:
        draft = topic("mijn", "work_level", "work", by="employee", perspectives={})
        draft["raised"]["at"] = "2026-03-20T08:00:00Z"
        assert check(good(put("/topics/5", draft))).findings == ()


class TestTheAgenda:
    def test_the_one_side_that_has_not_assented_has_the_move(self) -> None:
        one = check(good(drop("/agenda/assents/manager"), at="prepared")).findings
        assert [each.turn for each in one if each.code == "EQ020"] == ["manager"]
        none = check(good(drop("/agenda/assents"), at="prepared")).findings
        assert [each.turn for each in none if each.code == "EQ020"] == [None]

    def test_standing_items_do_not_come_between(self) -> None:
        assert failed("EQ021", put("/agenda/topics", ["werk", "terug", "hulp", "druk"])) == []

    def test_without_a_first_word_or_a_point_of_its_owner_no_order_is_wrong(self) -> None:
        turned = put("/agenda/topics", ["druk", "hulp"])
        assert failed("EQ021", turned, profile=NO_FIRST_WORD) == []
        assert failed("EQ021", put("/agenda/topics", ["druk"])) == []

    def test_without_a_previous_conversation_there_is_nothing_to_read(self) -> None:
        assert failed("EQ024", drop("/previous", "/preparations/manager/read_previous")) == []


def neutral(number: int = 1, **facts: Any) -> Edit:
    """Somebody of neither side at the table."""
    return put(f"/attendees/{number}", {"id": f"n{number}", "name": "Ties Blok", **facts})


class TestWhoIsThere:
    @pytest.mark.parametrize(("moment", "in_time"), [(BEFORE, True), (START, False)])
    def test_at_the_moment_the_talk_begins_it_is_too_late_to_announce(self, moment: str, *, in_time: bool) -> None:
        assert (failed("EQ013", put("/attendees/0/announced_at", moment)) == []) is in_time

    def test_being_told_and_consenting_are_as_good_as_an_announcement(self) -> None:
        told = put("/attendees/0/notified_at", "2026-03-10T08:00:00Z")
        assert failed("EQ013", drop("/attendees/0/announced_at"), told) == []
        consents = put("/attendees/0/consents", {"manager": {"at": "2026-03-10T08:00:00Z"}})
        assert failed("EQ013", drop("/attendees/0/announced_at"), consents) == []

    def test_where_the_profile_asks_for_consent_notice_is_not_enough(self) -> None:
        assert failed("EQ013", profile=CONSENT) == ["/attendees/0"]
        consents = put("/attendees/0/consents", {"manager": {"at": "2026-03-10T08:00:00Z"}})
        assert failed("EQ013", consents, profile=CONSENT) == []

    def test_an_objection_does_not_bar_one_companion_of_ones_own(self) -> None:
        objection = put("/attendees/0/objections", {"manager": {"at": "2026-03-11T08:00:00Z", "outcome": "with"}})
        assert failed("EQ013", objection, profile=NO_OBJECTION) == []
        second = put(
            "/attendees/1", {"id": "x2", "name": "Bo", "side": "employee", "announced_at": "2026-03-10T08:00:00Z"}
        )
        assert failed("EQ013", objection, second, profile=NO_OBJECTION) == ["/attendees/0"]
        assert failed("EQ013", objection, second) == []

    def test_a_companion_kept_away_is_not_there_and_is_its_own_finding(self) -> None:
        away = put("/attendees/0/objections", {"manager": {"at": "2026-03-11T08:00:00Z", "outcome": "without"}})
        assert failed("EQ013", away, drop("/attendees/0/announced_at")) == []
        second = put(
            "/attendees/1", {"id": "x2", "name": "Bo", "side": "employee", "announced_at": "2026-03-10T08:00:00Z"}
        )
        assert failed("EQ014", away, second) == []

    def test_somebody_of_neither_side_is_nobodys_companion(self) -> None:
        assert failed("EQ013", drop("/attendees/0/side", "/attendees/0/announced_at")) == []
        assert failed("EQ014", drop("/attendees/0/side")) == []

    @pytest.mark.parametrize("key", ["announced_at", "notified_at"])
    @pytest.mark.parametrize(("moment", "in_time"), [(BEFORE, True), (START, False)])
    def test_whoever_is_of_neither_side_is_announced_to_both_before_the_talk(
        self, key: str, moment: str, *, in_time: bool
    ) -> None:
        assert (failed("EQ025", neutral(1, **{key: moment})) == []) is in_time

    def test_four_from_the_office_whom_nobody_announced_are_four_concerns(self) -> None:
        office = [neutral(number, speaks=True) for number in range(1, 5)]
        assert failed("EQ025", *office) == [f"/attendees/{number}" for number in range(1, 5)]

    def test_the_consent_of_both_is_as_good_as_an_announcement_and_that_of_one_is_not(self) -> None:
        both = {side: {"at": BEFORE} for side in ("employee", "manager")}
        assert failed("EQ025", neutral(consents=both)) == []
        assert failed("EQ025", neutral(consents={"employee": {"at": BEFORE}})) == ["/attendees/1"]
        assert failed("EQ025", neutral(consents={**both, "manager": {"at": START}})) == ["/attendees/1"]

    def test_where_the_profile_asks_for_consent_both_give_it(self) -> None:
        both = {side: {"at": BEFORE} for side in ("employee", "manager")}
        assert failed("EQ025", neutral(announced_at=BEFORE), profile=CONSENT) == ["/attendees/1"]
        assert failed("EQ025", neutral(announced_at=BEFORE, consents=both), profile=CONSENT) == []

    def test_where_they_may_object_neither_did_or_the_talk_goes_on_without_or_with_their_leave(self) -> None:
        def objected(**outcome: str) -> Edit:
            return neutral(announced_at=BEFORE, objections={"employee": {"at": BEFORE, **outcome}})

        assert failed("EQ025", neutral(announced_at=BEFORE), profile=NO_OBJECTION) == []
        assert failed("EQ025", objected(), profile=NO_OBJECTION) == ["/attendees/1"]
        assert failed("EQ025", objected(outcome="with"), profile=NO_OBJECTION) == []
        assert failed("EQ025", objected(outcome="without"), profile=NO_OBJECTION) == []
        assert failed("EQ025", objected()) == []

    def test_an_informant_of_whom_it_is_not_said_who_asked_leaves_nobody_to_tell(self) -> None:
        assert failed("EQ015", drop("/informants/0/disclosed_at", "/informants/0/consulted_by")) == []

    @pytest.mark.parametrize(("moment", "in_time"), [(BEFORE, True), (START, False)])
    def test_an_informant_is_named_before_the_talk_begins(self, moment: str, *, in_time: bool) -> None:
        assert (failed("EQ015", put("/informants/0/disclosed_at", moment)) == []) is in_time


class TestNumbers:
    def person(self, number: int, **more: str) -> Edit:
        return put(f"/parties/manager/{number}", {"id": f"m{number + 1}", "name": "Iemand", **more})

    def test_one_more_is_a_matter_of_course_and_two_more_is_not(self) -> None:
        assert failed("EQ016", self.person(1)) == []
        assert failed("EQ016", self.person(1), self.person(2)) == ["/parties/manager"]

    def test_one_companion_never_counts_and_the_second_does(self) -> None:
        def companion(number: int) -> Edit:
            return put(
                f"/attendees/{number}",
                {"id": f"y{number}", "name": "Bo", "side": "employee", "announced_at": "2026-03-10T08:00:00Z"},
            )

        assert failed("EQ016", companion(1)) == []
        assert failed("EQ016", companion(1), companion(2)) == ["/parties/employee"]
        away = put("/attendees/2/objections", {"manager": {"at": "2026-03-11T08:00:00Z", "outcome": "without"}})
        assert failed("EQ016", companion(1), companion(2), away) == []

    @pytest.mark.parametrize(
        ("dates", "there"),
        [
            ({"until": "2026-03-23"}, False),
            ({"until": "2026-03-24"}, True),
            ({"from": "2026-03-24"}, True),
            ({"from": "2026-03-25"}, False),
        ],
    )
    def test_only_who_stood_on_that_side_on_the_day_of_the_talk_counts(
        self, dates: dict[str, str], *, there: bool
    ) -> None:
        found = failed("EQ016", self.person(1), self.person(2, **dates))
        assert found == (["/parties/manager"] if there else [])

    @pytest.mark.parametrize(
        ("moment", "who_is_there"), [("2026-03-20T08:00:00Z", "the new one"), ("2026-03-30T08:00:00Z", "the old one")]
    )
    def test_a_hand_over_leaves_one_person(self, moment: str, who_is_there: str) -> None:
        passed = {"side": "manager", "from": "m3", "to": "m2", "at": moment, "preparation_shared": True}
        assert failed("EQ016", self.person(1), self.person(2), put("/handovers", [passed])) == [], who_is_there

    def test_who_came_back_is_there(self) -> None:
        moves = [
            {"side": "manager", "from": "m3", "to": "m2", "at": "2026-03-10T08:00:00Z", "preparation_shared": True},
            {"side": "manager", "from": "m2", "to": "m3", "at": "2026-03-12T08:00:00Z", "preparation_shared": True},
            {"side": "employee", "from": "e1", "to": "e1", "at": "2026-03-12T08:00:00Z", "preparation_shared": True},
        ]
        assert failed("EQ016", self.person(1), self.person(2), put("/handovers", moves[:2])) == []

    def test_before_the_talk_everybody_named_counts(self) -> None:
        found = check(good(self.person(1), self.person(2), at="prepared")).findings
        assert [(each.code, each.state) for each in found if each.code == "EQ016"] == [("EQ016", State.OPEN)]


class TestAskingForATalk:
    def test_a_talk_that_nobody_asked_for_may_be_refused(self) -> None:
        refused = put("/cancelled", {"by": "manager", "at": "2026-03-01T08:00:00Z", "refused": True})
        assert failed("EQ017", refused, drop("/requested_by"), at="prepared") == []

    def test_who_asked_may_withdraw_and_a_talk_that_falls_through_was_not_refused(self) -> None:
        own = put("/cancelled", {"by": "employee", "at": "2026-03-01T08:00:00Z", "refused": True})
        assert failed("EQ017", own, at="prepared") == []
        fell = put("/cancelled", {"by": "manager", "at": "2026-03-01T08:00:00Z"})
        assert check(good(fell, at="prepared")).findings == ()


class TestTopicsWithOneVoice:
    @pytest.mark.parametrize("outcome", ["deferred", "dropped"])
    def test_what_was_not_discussed_needs_no_second_voice(self, outcome: str) -> None:
        assert failed("EQ018", GONE, put("/topics/3/outcome", outcome)) == []
        assert failed("EQ018", GONE, put("/topics/3/outcome", "discussed")) == ["/topics/3/perspectives"]

    def test_process_items_and_what_was_taken_back_are_exempt(self) -> None:
        assert failed("EQ018", drop("/topics/0/perspectives/manager")) == []
        assert failed("EQ018", GONE, put("/topics/3/withdrawn", {"at": "2026-03-18T08:00:00Z"})) == []

    def test_a_position_on_a_problem_is_a_voice(self) -> None:
        assert failed("EQ018", drop("/topics/2/perspectives/manager")) == []

    def test_joint_text_with_the_assent_of_both_counts(self) -> None:
        assert failed("EQ018", drop("/topics/1/perspectives/manager")) == []
        section = {"topic": "druk", "text": "Samen.", "assents": assents("2026-03-25T09:00:00Z")}
        assert failed("EQ018", GONE, put("/report/editions/0/sections", [section])) == []
        assert failed("EQ018", GONE, put("/report/editions/0/sections", [{"topic": "druk", "text": "Van een."}])) != []

    def test_without_any_voice_there_is_no_one_voice(self) -> None:
        assert failed("EQ018", GONE, drop("/topics/3/perspectives/employee")) == []


class TestAfterwards:
    def test_saying_or_finding_that_somebody_does_not_sign_is_enough(self) -> None:
        for told in (True, False):
            unsigned = put("/unsigned/manager", [{"at": "2026-03-27T09:00:00Z", "said": told}])
            assert failed("EQ010", drop("/signatures/manager"), unsigned) == []

    def test_whoever_gives_the_copy_needs_none(self) -> None:
        assert failed("EQ011", drop("/copies/manager")) == []
        assert failed("EQ011", drop("/copies"), profile=ARRANGED_BY_BOTH) == ["/copies/employee", "/copies/manager"]

    def test_what_both_settled_needs_no_review(self) -> None:
        both = assents("2026-03-24T09:12:00Z")
        settled: Data = {"why": "Niet meer nodig.", "at": "2026-03-24T09:11:00Z", "assents": both}
        assert (
            failed("EQ012", drop("/earlier_agreements/0/reviews"), put("/earlier_agreements/0/settled", settled)) == []
        )
        one = put("/earlier_agreements/0/settled", {**settled, "assents": {"employee": both["employee"]}})
        assert len(failed("EQ012", drop("/earlier_agreements/0/reviews"), one)) == 2

    def all_with(self, owner: str, **more: Any) -> Edit:
        def edit(data: Data) -> None:
            for each in data["agreements"]:
                each["owner"] = owner
                each.pop("support", None)
                each.update(more)

        return edit

    def test_two_agreements_of_one_side_say_nothing_and_three_do(self) -> None:
        assert failed("EQ022", self.all_with("manager")) == ["/agreements"]
        assert failed("EQ022", self.all_with("manager"), drop("/agreements/2")) == []

    def test_support_of_the_other_and_an_agreement_of_both_count(self) -> None:
        assert failed("EQ022", self.all_with("employee"), put("/agreements/1/support", {"manager": "Tijd."})) == []
        assert failed("EQ022", self.all_with("employee"), put("/agreements/1/owner", "both")) == []
        assert failed("EQ022", self.all_with("both")) == []

    def test_an_agreement_without_an_owner_tells_nothing(self) -> None:
        assert failed("EQ022", self.all_with("employee"), drop("/agreements/1/owner")) == []


def test_the_profile_that_a_record_names_is_the_one_it_is_read_by() -> None:
    assert profile_of(good(put("/profile", "bes/1"))).name == "bes/1"
