"""What matters now, insisting on a level, and many records together."""

import pickle
from collections.abc import Iterator

import attrs
import pytest
from rule_cases import silent
from rule_records import Edit, drop, good, put

from functionering.conversation import Conversation
from functionering.errors import FunctioneringError
from functionering.party import Party
from functionering.profile import Severity, shipped
from functionering.rules import NotMet, State, check, check_all, check_many, explain, found, require, summary

EMPLOYEE, MANAGER = Party


class TestWhatMattersNow:
    def test_there_are_at_most_three_things_and_none_where_all_is_done(self) -> None:
        assert summary(good()) == ()
        assert len(summary(good(silent("employee")))) == 3

    def test_it_takes_a_record_or_a_verdict(self) -> None:
        record = good(silent("employee"))
        assert summary(record) == summary(check(record))
        assert summary(record, shipped("bes/1"), rules=()) == ()

    def test_a_task_prints_as_what_to_do(self) -> None:
        first = summary(good(silent("employee")))[0]
        assert str(first) == first.text("nl")
        assert repr(first).startswith("Task(findings=")

    def test_what_weighs_most_comes_first_and_then_what_can_still_be_mended(self) -> None:
        record = good(
            drop(
                "/copies/employee", "/attendees/0/announced_at", "/evaluation/manager", "/agreements/1/assents/manager"
            )
        )
        assert [task.code for task in summary(record)] == ["AG001", "EQ011", "EQ013"]

    def test_before_the_talk_it_is_what_is_due_soonest(self) -> None:
        record = good(
            put("/preparations", {}), drop("/topics/2/raised", "/topics/3/raised", "/previous"), at="prepared"
        )
        first = summary(record)[0]
        assert first.code == "EQ007"
        assert first.turns == (EMPLOYEE, MANAGER)
        assert first.text("nl") == (
            "Vraag de medewerker de voorbereiding in te dienen. Vraag de leidinggevende de voorbereiding in te dienen."
        )

    def test_what_can_no_longer_be_mended_is_for_next_time_and_nobodys_move(self) -> None:
        (task,) = summary(good(drop("/attendees/0/announced_at")))
        assert task.turns == ()
        assert task.text("en") == "Tell the manager in time next time who comes along."

    def test_the_same_action_is_said_once(self) -> None:
        (task,) = summary(good(drop("/agreements/1/due", "/agreements/2/due")))
        assert task.text("nl") == "Spreek af wanneer, of zeg dat het open blijft."
        assert len(task.findings) == 2

    def test_what_the_record_does_not_show_asks_for_nothing(self) -> None:
        record = good(silent("employee"), silent("manager"), put("/covers", ["agreements"]), drop("/evaluation"))
        assert {each.state for each in check(record).findings} == {State.NOT_SHOWN}
        assert summary(record) == ()

    def test_mirrored_it_is_the_others_move(self) -> None:
        (task,) = summary(good(drop("/evaluation/manager")))
        assert task.turns == (MANAGER,)
        assert task.mirrored().turns == (EMPLOYEE,)
        assert task.mirrored().text() == task.text()


class TestInsisting:
    def test_a_record_that_meets_the_level_gives_its_verdict(self) -> None:
        assert require(good(), at_most=None) == check(good())
        assert require(good(drop("/copies/employee"))) == check(good(drop("/copies/employee")))

    @pytest.mark.parametrize(
        ("edit", "at_most", "met"),
        [
            (drop("/evaluation/manager"), Severity.ADVICE, True),
            (drop("/evaluation/manager"), None, False),
            (drop("/copies/employee"), Severity.CONCERN, True),
            (drop("/copies/employee"), Severity.ADVICE, False),
            (silent("employee"), Severity.BREACH, True),
            (silent("employee"), Severity.CONCERN, False),
        ],
        ids=["advice within", "advice above", "concern within", "concern above", "breach within", "breach above"],
    )
    def test_a_level_is_what_may_fail_at_most(self, edit: Edit, at_most: Severity | None, *, met: bool) -> None:
        if met:
            require(good(edit), at_most=at_most)
            return
        with pytest.raises(NotMet) as caught:
            require(good(edit), at_most=at_most)
        assert caught.value.verdict == check(good(edit))
        assert caught.value.at_most == at_most
        assert all(each.is_failed for each in caught.value.findings)

    def test_what_is_open_or_not_shown_never_counts(self) -> None:
        require(good(at="prepared"), at_most=None)
        require(good(put("/covers", ["conversation"])), at_most=Severity.CONCERN)

    def test_the_error_says_what_and_where_without_a_word_of_people(self) -> None:
        with pytest.raises(FunctioneringError) as caught:
            require(good(silent("employee"), drop("/parties/manager"), drop("/signatures/manager")))
        said = f"{caught.value} {caught.value!r}"
        assert "EQ001 /topics: The employee has no voice of their own on the work." in said
        assert str(caught.value).endswith("whether the talk was equal no record can show.")
        assert not any(word in said for word in ("Mila", "Omar", "Doen wat", "Fijn"))

    def test_the_error_can_be_kept(self) -> None:
        with pytest.raises(NotMet) as caught:
            require(good(silent("employee")))
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301

    def test_a_finding_about_the_whole_record_says_so(self) -> None:
        nowhere = attrs.evolve(explain("EQ006"), code="ZZ001", find=lambda _: iter([found()]))
        with pytest.raises(NotMet) as caught:
            require(good(), at_most=None, rules=[nowhere])
        assert str(caught.value).startswith("ZZ001 the record: ")


class TestManyRecords:
    def test_verdicts_come_one_at_a_time(self) -> None:
        taken: list[str] = []

        def records() -> Iterator[Conversation]:
            for name in ("a", "b"):
                taken.append(name)
                yield good(put("/id", name))

        verdicts = check_many(records())
        assert next(verdicts).id == "a"
        assert taken == ["a"]
        assert [each.id for each in verdicts] == ["b"]

    def test_what_check_is_told_holds_for_each(self) -> None:
        told = list(check_many([good(), good()], shipped("bes/1"), skip={"TH005": "Another form."}))
        assert [each.profile for each in told] == ["bes/1", "bes/1"]
        assert {each.skipped for each in told} == {(("TH005", "Another form."),)}

    def test_one_record_alone_clashes_with_nothing(self) -> None:
        assert check(good(at="held"), rules=[explain("RC006")]).findings == ()

    def test_two_open_conversations_on_one_track_clash(self) -> None:
        one, two = good(put("/id", "a"), at="held"), good(put("/id", "b"), at="prepared")
        checked = check_all([one, two, good(put("/id", "c"))])
        assert [each.id for each in checked.verdicts] == ["a", "b", "c"]
        (clash,) = checked.clashes
        assert (clash.track, clash.conversations) == ("t-1", ("a", "b"))
        assert (clash.finding.code, clash.finding.severity) == ("RC006", Severity.CONCERN)
        assert clash.finding.message("en") == "There are 2 open conversations for the same appointment."
        assert clash.finding.is_failed

    @pytest.mark.parametrize(
        "other",
        [
            good(put("/id", "b")),
            good(put("/id", "b"), put("/track", "t-2"), at="held"),
            good(put("/id", "b"), drop("/track"), at="held"),
            good(put("/id", "b"), put("/cancelled", {"by": "manager", "at": "2026-03-01T08:00:00Z"}), at="prepared"),
            good(put("/id", "b"), put("/covers", ["conversation"]), at="held"),
        ],
        ids=["closed", "another track", "no track", "cancelled", "a paper form that was held"],
    )
    def test_what_is_over_or_elsewhere_clashes_with_nothing(self, other: Conversation) -> None:
        assert check_all([good(put("/id", "a"), at="held"), other]).clashes == ()

    def test_a_paper_form_that_was_not_held_is_open(self) -> None:
        form = put("/covers", ["preparation"])
        assert len(check_all([good(put("/id", n), form, at="prepared") for n in "ab"]).clashes) == 1
