"""TH, JS, AP and AG, rule by rule: the bounds, and what counts though it may not look like it."""

from typing import Any

import pytest
from rule_records import BLANK, Data, Edit, agreement, assents, drop, good, put, topic

from functionering.rules import check

PROBLEM = "/topics/2/problems/0"
UNSOLVED = (drop(f"{PROBLEM}/solutions/0/assents"), drop("/agreements/2/from_solution"))


def failed(code: str, *edits: Edit, **how: Any) -> list[str]:
    stale = how.pop("stale", ())
    return [each.path for each in check(good(*edits, stale=stale), **how).failed() if each.code == code]


class TestWhatItTouches:
    def test_a_theme_of_ones_own_touches_the_group_that_it_names(self) -> None:
        own = {**topic("druk", "our_harvest", "work", by="manager"), "group": "experience"}
        assert failed("TH002", put("/topics/3", own)) == []
        del own["group"]
        assert failed("TH002", put("/topics/3", own)) == ["/topics"]

    def test_a_theme_of_ones_own_without_a_group_counts_for_no_part_and_that_is_said(self) -> None:
        own = {**topic("druk", "our_harvest", "work", by="manager"), "group": "experience"}
        assert failed("TH006", put("/topics/3", own)) == []
        del own["group"]
        assert failed("TH006", put("/topics/3", own)) == ["/topics/3"]
        assert failed("TH006", put("/topics/3", {**own, "outcome": "deferred"})) == []

    @pytest.mark.parametrize("outcome", ["deferred", "dropped"])
    def test_what_was_put_off_or_dropped_was_not_touched(self, outcome: str) -> None:
        assert failed("TH003", put("/topics/4/outcome", outcome)) == ["/topics"]
        assert failed("TH003", put("/topics/4/outcome", "discussed")) == []

    def test_the_message_names_the_group(self) -> None:
        found = check(good(put("/topics/2/outcome", "dropped"))).failed()
        assert [each.message("en") for each in found if each.code == "TH004"] == [
            "The talk did not touch the collaboration."
        ]

    def test_what_the_profile_asks_is_named_by_its_title(self) -> None:
        bes = (put("/profile", "bes/1"), put("/topics/0", topic("terug", "conduct", "employee")))
        said = [each.message() for each in check(good(*bes)).failed() if each.code == "TH005"]
        assert said[0] == "Het profiel vraagt dit onderwerp: Arbeidsomstandigheden, werkplek en veiligheid."
        assert len(said) == 4


class TestJointSolving:
    def test_a_next_step_is_enough_and_saying_that_there_is_no_solution_is_not(self) -> None:
        assert failed("JS001", *UNSOLVED) == [PROBLEM]
        step = put(f"{PROBLEM}/next_step", {"text": "Vragen wie kan.", "owner": "manager"})
        assert failed("JS001", *UNSOLVED, step) == []
        none_yet = put(f"{PROBLEM}/none_yet", {"employee": {"at": "2026-03-24T09:33:00Z"}})
        assert failed("JS001", *UNSOLVED, none_yet) == [PROBLEM]

    def test_an_agreement_made_from_a_solution_accepts_it(self) -> None:
        assert failed("JS001", UNSOLVED[0]) == []
        assert failed("JS001", UNSOLVED[0], stale=("/agreements/2/assents/employee",)) == [PROBLEM]

    def test_an_assent_to_other_words_accepts_nothing(self) -> None:
        path = f"{PROBLEM}/solutions/0/assents/manager"
        assert failed("JS001", UNSOLVED[1], stale=(path,)) == [PROBLEM]

    def test_whoever_named_a_problem_recognises_it(self) -> None:
        assert failed("JS001", *UNSOLVED, drop(f"{PROBLEM}/positions/employee")) == [PROBLEM]
        assert failed("JS001", *UNSOLVED, drop(f"{PROBLEM}/positions"), put(f"{PROBLEM}/named_by", "both")) == [PROBLEM]

    def test_what_one_side_does_not_recognise_needs_no_joint_solution(self) -> None:
        assert failed("JS001", *UNSOLVED, drop(f"{PROBLEM}/positions/manager")) == []
        assert failed("JS001", *UNSOLVED, drop(f"{PROBLEM}/positions", f"{PROBLEM}/named_by")) == []
        disputed = put(
            f"{PROBLEM}/positions/employee", {"disputed": "Bij nader inzien niet.", "at": "2026-03-24T09:31:00Z"}
        )
        assert failed("JS001", *UNSOLVED, disputed) == []

    def test_a_dispute_with_both_positions_is_fine(self) -> None:
        disputed = put(f"{PROBLEM}/positions/manager", {"disputed": "Nee.", "at": "2026-03-24T09:31:00Z"})
        assert failed("JS002", disputed) == []

    def test_a_joint_proposal_is_of_both(self) -> None:
        assert failed("JS003", drop(f"{PROBLEM}/solutions/1"), put(f"{PROBLEM}/solutions/0/by", "both")) == []

    def test_without_any_proposal_none_is_one_sided(self) -> None:
        assert failed("JS003", put(f"{PROBLEM}/solutions", []), drop("/agreements/2/from_solution")) == []


class TestAppraisalDrift:
    @pytest.mark.parametrize(
        ("on", "too_soon"),
        [
            ("2026-03-23", False),
            ("2026-03-24", True),
            ("2026-03-25", True),
            ("2026-06-23", True),
            ("2026-06-24", False),
            ("2026-06-25", False),
        ],
    )
    def test_an_appraisal_on_the_day_or_within_three_months_is_too_soon_and_exactly_three_months_is_not(
        self, on: str, *, too_soon: bool
    ) -> None:
        link = put("/appraisals", [{"id": "B1", "system": "hr", "on": on}])
        assert failed("AP004", link) == (["/appraisals/0"] if too_soon else [])
        assert check(good(link)).nature.linked_judgement

    def test_before_a_talk_nothing_is_too_soon(self) -> None:
        link = put("/appraisals", [{"id": "B1", "system": "hr", "on": "2026-03-24"}])
        assert [each.code for each in check(good(link, at="prepared")).findings if each.code == "AP004"] == []

    @pytest.mark.parametrize("answer", [{"adopted": True}, {"adopted": False, "why": "Dat staat er al."}])
    def test_a_remark_with_an_answer_is_neither_passed_over_nor_unanswered(self, answer: Data) -> None:
        remark = {"by": "employee", "text": "Een punt.", "at": "2026-03-25T12:00:00Z", **answer}
        latest = put("/report/editions/0/remarks/0", remark)
        assert failed("AP002", latest) == []
        again = put("/report/editions/1", {"text": "Nog eens.", "available_at": "2026-03-25T20:00:00Z"})
        assert failed("AP001", latest, again) == []

    def test_not_adopted_without_a_reason_on_an_earlier_edition_was_not_passed_over(self) -> None:
        again = put("/report/editions/1", {"text": "Nog eens.", "available_at": "2026-03-25T20:00:00Z"})
        assert failed("AP001", put("/report/editions/0/remarks/0/adopted", False), again) == []

    def test_without_a_report_there_is_nothing_to_remark_on(self) -> None:
        assert failed("AP002", drop("/report", "/statements")) == []

    def test_a_conclusion_of_nobody_in_particular_is_no_judgement(self) -> None:
        assert failed("AP003", drop("/topics/1/conclusion/by", "/topics/1/conclusion/assents")) == []

    def test_one_assent_alone_puts_one_side_behind_it(self) -> None:
        assert failed("AP003", drop("/topics/1/conclusion/by", "/topics/1/conclusion/assents/manager")) == [
            "/topics/1/conclusion"
        ]

    def test_its_writer_need_not_assent_to_it(self) -> None:
        assert failed("AP003", drop("/topics/1/conclusion/assents/manager")) == []

    def test_a_stale_assent_is_none(self) -> None:
        stale = ("/topics/1/conclusion/assents/employee",)
        assert failed("AP003", stale=stale) == ["/topics/1/conclusion"]


class TestJointText:
    SECTION = "/report/editions/0/sections"

    def section(self, *sides: str) -> Edit:
        given = {side: each for side, each in assents("2026-03-26T08:00:00Z").items() if side in sides}
        return put(self.SECTION, [{"topic": "druk", "text": "Samen.", **({"assents": given} if given else {})}])

    def test_of_both_or_of_nobody_it_is_the_text_of_no_single_side(self) -> None:
        assert failed("AP005", self.section("employee", "manager")) == []
        assert failed("AP005", self.section()) == []

    def test_whoever_wrote_the_report_alone_stands_behind_it(self) -> None:
        assert failed("AP005", self.section("employee")) == []
        for authors in (["employee", "manager"], []):
            edits = (self.section("employee"), put("/report/editions/0/authors", authors))
            assert failed("AP005", *edits) == [f"{self.SECTION}/0/assents/manager"]

    def test_an_assent_to_other_words_is_none(self) -> None:
        both = self.section("employee", "manager")
        assert failed("AP005", both, stale=(f"{self.SECTION}/0/assents/employee",)) == [
            f"{self.SECTION}/0/assents/employee"
        ]

    def test_without_a_report_and_in_an_earlier_edition_there_is_none(self) -> None:
        assert failed("AP005", drop("/report")) == []
        new = {"text": "Beter.", "authors": ["manager"], "available_at": "2026-03-25T20:00:00Z"}
        assert failed("AP005", self.section("manager"), put("/report/editions/1", new)) == []


class TestAmendments:
    def amended(self, *sides: str) -> Edit:
        given = {side: each for side, each in assents("2026-04-20T08:00:00Z").items() if side in sides}
        return put(
            "/agreements/1/revisions", [{"number": 1, "at": "2026-04-20T08:00:00Z", "what": "Zo.", "assents": given}]
        )

    def test_with_the_assents_of_both_it_counts(self) -> None:
        assert failed("AG006", self.amended("employee", "manager")) == []

    def test_without_any_both_are_asked(self) -> None:
        places = [f"/agreements/1/revisions/0/assents/{side}" for side in ("employee", "manager")]
        assert failed("AG006", self.amended()) == places

    def test_an_assent_to_other_words_is_none(self) -> None:
        stale = "/agreements/1/revisions/0/assents/manager"
        assert failed("AG006", self.amended("employee", "manager"), stale=(stale,)) == [stale]

    def test_it_is_never_more_than_advice(self) -> None:
        found = [each for each in check(good(self.amended("manager"))).findings if each.code != "AG006"]
        assert found == []


class TestAgreements:
    def test_no_agreement_at_all_is_a_valid_outcome(self) -> None:
        settled = {"why": "Klaar.", "at": "2026-03-24T09:11:00Z", "assents": assents("2026-03-24T09:12:00Z")}
        assert check(good(drop("/agreements"), put("/earlier_agreements/0/settled", settled))).findings == ()

    @pytest.mark.parametrize("outcome", ["partly", "not_realised", "open"])
    def test_what_either_calls_unfinished_is_carried_over(self, outcome: str) -> None:
        gone = put("/agreements/0/id", "a9")
        done = put("/earlier_agreements/0/reviews/employee/outcome", "realised")
        assert failed("AG003", gone, done, put("/earlier_agreements/0/reviews/manager/outcome", outcome)) != []
        assert failed("AG003", gone, done, put("/earlier_agreements/0/reviews/manager/outcome", "realised")) == []
        assert failed("AG003", gone, drop("/earlier_agreements/0/reviews")) == []

    def test_settling_takes_both(self) -> None:
        gone = put("/agreements/0/id", "a9")
        settled = {"why": "Klaar.", "at": "2026-03-24T09:11:00Z", "assents": assents("2026-03-24T09:12:00Z")}
        assert failed("AG003", gone, put("/earlier_agreements/0/settled", settled)) == []
        stale = ("/earlier_agreements/0/settled/assents/manager",)
        assert failed("AG003", gone, put("/earlier_agreements/0/settled", settled), stale=stale) != []

    @pytest.mark.parametrize("kind", ["next_conversation", "open"])
    def test_an_open_end_that_is_said_is_a_date(self, kind: str) -> None:
        assert failed("AG004", put("/agreements/1/due", {"kind": kind})) == []

    def test_what_both_do_and_what_is_support_itself_asks_for_no_support(self) -> None:
        bare = drop("/agreements/1/support")
        assert failed("AG005", bare, put("/agreements/1/owner", "both")) == []
        assert failed("AG005", bare, put("/agreements/1/kind", "support")) == []
        assert failed("AG005", bare, drop("/agreements/1/owner")) == []

    def test_the_support_is_that_of_the_other(self) -> None:
        own = put("/agreements/1", {**agreement("a1", "manager"), "support": {"manager": "Mijn tijd."}})
        assert failed("AG005", own) == ["/agreements/1/support"]

    def test_amending_and_progress_after_closing_change_nothing(self) -> None:
        later = put("/agreements/1/progress", [{"by": "manager", "at": "2026-05-01T08:00:00Z", "outcome": "open"}])
        revised = {
            "number": 1,
            "at": "2026-05-02T08:00:00Z",
            "what": "Iets later.",
            "assents": assents("2026-05-02T09:00:00Z"),
        }
        assert check(good(later, put("/agreements/1/revisions", [revised]))).findings == ()
        assert BLANK not in {each.digest for each in good().signatures.employee}
