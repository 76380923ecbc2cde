"""Preparing unseen, sitting down, speaking for oneself, and what the two come to."""

from typing import Any

import pytest
from course import (
    BY_EMPLOYEE,
    BY_MANAGER,
    EMPLOYEE,
    MANAGER,
    PREPARATION,
    TABLE,
    both_assent,
    drafted,
    invited,
    on,
    planned,
    prepared,
    refused,
    run,
    seated,
    talked,
)

from functionering import (
    About,
    Attendee,
    Both,
    Conversation,
    InvalidValue,
    Outcome,
    Owner,
    Party,
    Person,
    Perspective,
    Words,
    nature,
    stage,
    steps,
)
from functionering.record import evolve
from functionering.steps import Part, Spot, Step, allowed_steps
from functionering.views import view

FRESH = "33333333-3333-4333-8333-333333333333"


def raised(by: Party, day: int, name: str = FRESH, **more: Any) -> Step:
    values: dict[str, Any] = {
        "by": by,
        "at": on(day),
        "phase": PREPARATION,
        "id": name,
        "theme": "career",
        "title": "Plannen",
        "about": About.EMPLOYEE,
    }
    return steps.RaiseTopic(**{**values, **more})


class TestPreparingUnseen:
    def test_what_is_raised_while_preparing_shows_to_its_author_alone(self) -> None:
        c = drafted()
        assert BY_EMPLOYEE not in [each.id for each in view(c, MANAGER, on(6)).conversation.topics]
        assert BY_EMPLOYEE in [each.id for each in view(c, EMPLOYEE, on(6)).conversation.topics]

    def test_an_id_that_is_hidden_is_refused_as_one_that_does_not_exist(self) -> None:
        def spoken(topic: str) -> Step:
            return steps.GivePerspective(by=MANAGER, at=on(6), topic=topic, phase=PREPARATION, text="Ook dat.")

        assert refused(drafted(), spoken(BY_EMPLOYEE)) == refused(drafted(), spoken("nowhere")) == ("unknown_id",)

    def test_an_id_that_exists_is_refused_alike_whether_it_is_seen_or_hidden(self) -> None:
        hidden = refused(drafted(), raised(MANAGER, 6, BY_EMPLOYEE))
        assert hidden == refused(drafted(), raised(MANAGER, 6, BY_MANAGER)) == ("id_taken",)

    @pytest.mark.parametrize("guessable", ["career", "1", FRESH.upper().replace("3", "A"), FRESH + "1"])
    def test_what_is_raised_unseen_carries_a_uuid(self, guessable: str) -> None:
        assert refused(invited(), raised(EMPLOYEE, 3, guessable)) == ("id_blind",)

    @pytest.mark.parametrize("given", [steps.SubmitPreparation, steps.Release])
    def test_what_was_given_out_of_hand_does_not_change(self, given: Any) -> None:
        c = run(drafted(), given(by=EMPLOYEE, at=on(6)))
        assert refused(c, raised(EMPLOYEE, 7)) == ("submitted",)
        more = steps.GivePerspective(by=EMPLOYEE, at=on(6), topic="work", phase=PREPARATION, declined=True)
        assert refused(c, more) == ("submitted",)
        assert refused(c, given(by=EMPLOYEE, at=on(7))) == ("already_done",)

    def test_releasing_shows_ones_own_and_nothing_of_the_other(self) -> None:
        c = run(drafted(), steps.Release(by=EMPLOYEE, at=on(6)))
        assert BY_EMPLOYEE in [each.id for each in view(c, MANAGER, on(6)).conversation.topics]
        assert BY_MANAGER not in [each.id for each in view(c, EMPLOYEE, on(6)).conversation.topics]

    def test_a_side_is_ready_when_it_submitted_released_or_waived(self) -> None:
        c = run(drafted(), steps.Waive(by=EMPLOYEE, at=on(6)))
        assert refused(c, steps.Waive(by=EMPLOYEE, at=on(6))) == ("already_done",)
        assert stage(c) == "preparing"
        assert stage(run(c, steps.SubmitPreparation(by=MANAGER, at=on(7)))) == "prepared"

    def test_a_topic_is_withdrawn_by_whoever_raised_it_and_stays(self) -> None:
        c = prepared()
        assert refused(c, steps.WithdrawTopic(by=MANAGER, at=on(10), topic=BY_EMPLOYEE)) == ("not_yours",)
        assert refused(c, steps.WithdrawTopic(by=EMPLOYEE, at=on(10), topic="work")) == ("standing_item",)
        c = run(c, steps.WithdrawTopic(by=EMPLOYEE, at=on(10), topic=BY_EMPLOYEE))
        assert next(each for each in c.topics if each.id == BY_EMPLOYEE).withdrawn is not None
        assert refused(c, steps.WithdrawTopic(by=EMPLOYEE, at=on(10), topic=BY_EMPLOYEE)) == ("already_done",)

    def test_a_step_comes_after_all_that_its_side_can_see_and_never_tells_of_what_it_cannot(self) -> None:
        early = steps.Request(by=EMPLOYEE, at=on(1))
        assert refused(invited(), early) == ("before_latest", ("latest", "2026-11-02T10:00:00+01:00"))
        # The manager's words of day 5 are hidden, and the employee can act on day 4 as if they were not there.
        assert run(drafted(), steps.SubmitPreparation(by=EMPLOYEE, at=on(4, 11))).preparations.employee.submitted_at


class TestTheAgenda:
    def test_it_holds_topics_that_both_see(self) -> None:
        def order(*topics: str) -> Step:
            return steps.ProposeAgenda(by=EMPLOYEE, at=on(12), topics=topics)

        assert refused(drafted(), order(BY_EMPLOYEE)) == ("not_shared_yet",)
        assert refused(drafted(), order(BY_MANAGER)) == refused(drafted(), order()) == ("unknown_id",)
        assert run(drafted(), order("work")).agenda.topics == ("work",)
        assert refused(planned(topics=()), steps.ProposeAgenda(by=EMPLOYEE, at=on(2), topics=("x",))) == (
            "nothing_there",
        )

    def test_an_assent_to_another_order_shows_as_stale(self) -> None:
        c = both_assent(
            run(prepared(), steps.ProposeAgenda(by=EMPLOYEE, at=on(12), topics=("work",))), Part.AGENDA, None, on(12)
        )
        other = run(c, steps.ProposeAgenda(by=MANAGER, at=on(13), topics=("together",)))
        assert other.agenda.assents == c.agenda.assents
        assert refused(other, steps.ProposeAgenda(by=MANAGER, at=on(13), topics=("together",))) == ("already_done",)


class TestSittings:
    def test_one_sitting_at_a_time(self) -> None:
        c = seated()
        assert refused(c, steps.Hold(by=EMPLOYEE, at=on(16, 10))) == ("sitting_open",)
        c = run(c, steps.Adjourn(by=EMPLOYEE, at=on(16, 10)))
        assert stage(c) == "partly_held"
        assert refused(c, steps.Hold(by=EMPLOYEE, at=on(16, 10) - (on(16, 10) - on(16, 9))))[0] == "before_latest"
        c = run(c, steps.Hold(by=EMPLOYEE, at=on(18)), steps.EndSitting(by=MANAGER, at=on(18, 10)))
        assert [each.adjourned for each in c.sittings] == [True, None]
        assert refused(c, steps.EndSitting(by=MANAGER, at=on(18, 11))) == ("no_sitting_open",)
        assert refused(c, steps.Adjourn(by=MANAGER, at=on(18, 11))) == ("no_sitting_open",)

    def test_a_next_sitting_begins_later_than_the_last_one(self) -> None:
        c = run(seated(), steps.EndSitting(by=EMPLOYEE, at=on(16)))
        assert refused(c, steps.Hold(by=EMPLOYEE, at=on(16)))[0] == "not_later"
        assert len(run(c, steps.Hold(by=EMPLOYEE, at=on(16, 9, 1))).sittings) == 2

    def test_each_says_once_how_the_talk_was(self) -> None:
        c = talked()
        assert refused(c, steps.Evaluate(by=EMPLOYEE, at=on(16, 11), declined=True)) == ("already_done",)
        assert run(c, steps.Evaluate(by=MANAGER, at=on(16, 11), concurs=True)).evaluation.manager is not None


class TestSpeakingForOneself:
    def test_words_are_exactly_one_of_text_concurring_and_declining(self) -> None:
        for words in ({}, {"text": "Ja.", "concurs": True}, {"text": ""}):
            with pytest.raises(InvalidValue):
                steps.GivePerspective(by=EMPLOYEE, at=on(16), topic="work", phase=TABLE, **words)

    def test_the_phase_is_said_so_that_nothing_becomes_visible_by_chance(self) -> None:
        at_table = steps.GivePerspective(by=EMPLOYEE, at=on(12), topic="work", phase=TABLE, text="Ja.")
        assert refused(prepared(), at_table) == ("unknown_id",)
        unseen = steps.GivePerspective(by=EMPLOYEE, at=on(16), topic="work", phase=PREPARATION, text="Ja.")
        assert refused(seated(), unseen) == ("unknown_id",)
        assert refused(seated(), raised(EMPLOYEE, 16)) == ("unknown_id",)
        assert run(seated(), raised(EMPLOYEE, 16, "any-id", phase=TABLE)).topics[-1].id == "any-id"

    def test_what_another_writes_down_is_no_voice_until_its_owner_confirms_it(self) -> None:
        c = run(
            planned(),
            steps.Hold(by=MANAGER, at=on(16)),
            steps.GivePerspective(by=MANAGER, at=on(16), topic="work", phase=TABLE, text="Het gaat goed."),
            steps.Render(by=MANAGER, at=on(16), topic="work", text="Sanne vindt dat ook."),
        )
        assert nature(c).reciprocity == "one_way"
        spot = Spot(topic="work", phase=TABLE, index=0)
        assert refused(c, steps.Confirm(by=MANAGER, at=on(17), words=(spot,))) == ("nothing_there",)
        for strange in ((), (Spot(topic="work", phase=TABLE, index=1),), (Spot(topic="x", phase=TABLE, index=0),)):
            assert refused(c, steps.Confirm(by=EMPLOYEE, at=on(17), words=strange)) == ("unknown_id",)
        done = run(c, steps.Confirm(by=EMPLOYEE, at=on(17), words=(spot,)))
        assert nature(done).reciprocity != "one_way"
        assert done.topics[0].perspectives.employee.conversation[0].text == "Sanne vindt dat ook."

    def test_one_confirms_only_what_oneself_said(self) -> None:
        c = run(seated(), steps.Render(by=MANAGER, at=on(16), topic="work", text="Zij zei het.", of="s"))
        c = run(c, steps.HandOver(by=EMPLOYEE, at=on(16, 12), leaving="s", successor="n", name="Nina"))
        spot = Spot(topic="work", phase=TABLE, index=0)
        assert refused(c, steps.Confirm(by=EMPLOYEE, at=on(18), words=(spot,))) == ("nothing_there",)

    def test_what_names_nobody_is_confirmed_by_somebody_who_can_have_said_it(self) -> None:
        c = run(seated(), steps.Render(by=MANAGER, at=on(16, 9, 5), topic="work", text="Dat is gezegd."))
        spot = (Spot(topic="work", phase=TABLE, index=0),)
        mine = run(c, steps.Confirm(by=EMPLOYEE, at=on(16, 10), words=spot))
        assert mine.topics[0].perspectives.employee.conversation[0].confirmed_at == on(16, 10)
        left = steps.HandOver(by=EMPLOYEE, at=on(16, 12), leaving="s", successor="n", name="Nina")
        after = run(c, left)
        assert refused(after, steps.Confirm(by=EMPLOYEE, at=on(18), words=spot)) == ("nothing_there",)
        # What was said before somebody came does not become theirs by being written down afterwards, or by their coming
        # to a next sitting.
        late = steps.Render(by=MANAGER, at=on(18), topic="work", text="Ook dat is gezegd.")
        both = run(run(c, steps.Adjourn(by=MANAGER, at=on(16, 10)), left), late, steps.Hold(by=MANAGER, at=on(19)))
        heard = steps.Render(by=MANAGER, at=on(19), topic="work", text="En dit nu.")
        assert refused(both, steps.Confirm(by=EMPLOYEE, at=on(19), words=spot)) == ("nothing_there",)
        c = run(both, heard, steps.Confirm(by=EMPLOYEE, at=on(19), words=(Spot(topic="work", phase=TABLE, index=2),)))
        assert [each.confirmed_at for each in c.topics[0].perspectives.employee.conversation] == [None, None, on(19)]

    def test_a_side_that_names_nobody_confirms_as_a_side(self) -> None:
        c = run(
            planned(parties=Both((), planned().parties.manager)),
            steps.Hold(by=MANAGER, at=on(16)),
            steps.Render(by=MANAGER, at=on(16), topic="work", text="Dat is gezegd."),
            steps.Confirm(by=EMPLOYEE, at=on(17), words=(Spot(topic="work", phase=TABLE, index=0),)),
        )
        assert c.topics[0].perspectives.employee.conversation[0].confirmed_at == on(17)

    def test_where_a_side_is_several_anybody_who_was_there_is_told_of_what_can_be_confirmed(self) -> None:
        people = (Person(id="s", name="Sanne Terpstra"), Person(id="t", name="Tess"))
        c = run(
            planned(parties=Both(people, planned().parties.manager)),
            steps.Hold(by=MANAGER, at=on(16)),
            steps.Render(by=MANAGER, at=on(16), topic="work", text="Dat is gezegd."),
        )
        answers = {each.kind: each for each in allowed_steps(c, EMPLOYEE, on(17))}
        assert answers["confirm"].is_allowed
        spot = (Spot(topic="work", phase=TABLE, index=0),)
        done = run(c, steps.Confirm(by=EMPLOYEE, person="t", at=on(17), words=spot))
        assert done.topics[0].perspectives.employee.conversation[0].confirmed_at == on(17)

    def test_the_words_that_were_seen_are_confirmed_wherever_they_stand_in_the_whole(self) -> None:
        def typed(text: str, day: int, person: str, by: str | None = "hr") -> Words:
            return Words(text=text, at=on(day), person=person, recorded_by=by)

        hidden, own = typed("Nog een concept.", 8, "t"), typed("Het gaat goed.", 4, "s")
        people = Both((Person(id="s", name="Sanne"), Person(id="t", name="Tess")), planned().parties.manager)
        c = planned(parties=people, attendees=(Attendee(id="hr", name="Hedda", announced_at=on(2)),))
        said = Both(Perspective(preparation=(hidden, own, typed("Eigen hand.", 8, "t", None), own)), Perspective())
        c = evolve(c, topics=(evolve(c.topics[0], perspectives=said), *c.topics[1:]))
        c = run(
            c,
            steps.SubmitPreparation(by=EMPLOYEE, person="s", at=on(6)),
            steps.Hold(by=MANAGER, at=on(16)),
            steps.Confirm(by=EMPLOYEE, person="s", at=on(17), words=(Spot(topic="work", phase=PREPARATION, index=1),)),
        )
        assert [each.confirmed_at for each in c.topics[0].perspectives.employee.preparation] == [
            *(None, None, None),
            on(17),
        ]

    def test_a_rendering_is_of_somebody_of_the_other_side_on_a_topic_that_it_sees(self) -> None:
        step = steps.Render(by=MANAGER, at=on(16), topic="work", text="Zij zei het.", of="p")
        assert refused(seated(), step) == ("person_unknown",)

    def test_a_draft_is_not_on_the_table_until_its_author_speaks_of_it(self) -> None:
        c = run(drafted(), steps.Hold(by=MANAGER, at=on(16)))
        for step in (
            steps.Render(by=EMPLOYEE, at=on(16), topic=BY_EMPLOYEE, text="Hij zei het."),
            steps.SetOutcome(by=EMPLOYEE, at=on(16), topic=BY_EMPLOYEE, outcome=Outcome.DROPPED),
            steps.Conclude(by=EMPLOYEE, at=on(16), topic=BY_EMPLOYEE, text="Klaar."),
            steps.NameProblem(by=EMPLOYEE, at=on(16), topic=BY_EMPLOYEE, id="p", text="Lastig."),
        ):
            assert refused(c, step) == ("not_shared_yet",)
        spoken = steps.GivePerspective(by=EMPLOYEE, at=on(16), topic=BY_EMPLOYEE, phase=TABLE, text="Nu wel.")
        assert BY_EMPLOYEE in [each.id for each in view(run(c, spoken), MANAGER, on(16)).conversation.topics]


class TestWhatTheTwoComeTo:
    def test_an_outcome_is_set_to_another_one(self) -> None:
        c = run(seated(), steps.SetOutcome(by=EMPLOYEE, at=on(16), topic="work", outcome=Outcome.DISCUSSED))
        assert c.topics[0].outcome is Outcome.DISCUSSED
        again = steps.SetOutcome(by=MANAGER, at=on(16), topic="work", outcome=Outcome.DISCUSSED)
        assert refused(c, again) == ("already_done",)

    def test_a_conclusion_is_joint_text_and_rewording_makes_an_assent_stale(self) -> None:
        c = talked()
        assert refused(c, steps.Conclude(by=EMPLOYEE, at=on(16, 11), topic="work", text="Het werk past.")) == (
            "already_done",
        )
        c = run(c, steps.Conclude(by=EMPLOYEE, at=on(16, 11), topic="work", text="Het werk past, op drukte na."))
        conclusion = c.topics[0].conclusion
        assert conclusion is not None
        assert conclusion.assents == talked().topics[0].conclusion.assents  # type: ignore[union-attr]
        targets = next(each for each in allowed_steps(c, MANAGER, on(17)) if each.kind == "assent").targets
        assert [each.key for each in targets] == [("conclusion", "work")]


class TestProblemsAndSolutions:
    @staticmethod
    def named() -> Conversation:
        return run(seated(), steps.NameProblem(by=MANAGER, at=on(16), topic="work", id="p", text="Te druk."))

    def test_a_problem_may_come_from_either_and_each_takes_its_own_position(self) -> None:
        c = run(
            self.named(),
            steps.TakePosition(by=EMPLOYEE, at=on(16), problem="p", disputed="Ik vind het niet druk."),
            steps.TakePosition(by=EMPLOYEE, at=on(16), problem="p", recognised=True),
        )
        (problem,) = c.topics[0].problems
        assert problem.named_by is Owner.MANAGER
        assert problem.positions.manager is None
        assert problem.positions.employee is not None
        assert problem.positions.employee.recognised is True
        wrong: list[dict[str, Any]] = [{}, {"recognised": True, "disputed": "Nee."}]
        for forms in wrong:
            with pytest.raises(InvalidValue):
                steps.TakePosition(by=EMPLOYEE, at=on(16), problem="p", **forms)

    def test_ids_are_unique_and_known(self) -> None:
        assert refused(
            self.named(), steps.NameProblem(by=MANAGER, at=on(16), topic="together", id="p", text="Nog een.")
        ) == ("id_taken",)
        assert refused(seated(), steps.SayNoneYet(by=EMPLOYEE, at=on(16), problem="p")) == ("unknown_id",)

    def test_seeing_none_yet_and_a_next_step_are_honest_outcomes(self) -> None:
        c = run(
            self.named(),
            steps.SayNoneYet(by=EMPLOYEE, at=on(16), problem="p"),
            steps.SetNextStep(by=MANAGER, at=on(16), problem="p", text="Navragen.", owner=Owner.MANAGER),
        )
        assert refused(c, steps.SayNoneYet(by=EMPLOYEE, at=on(16), problem="p")) == ("already_done",)
        same = steps.SetNextStep(by=EMPLOYEE, at=on(16), problem="p", text="Navragen.", owner=Owner.MANAGER)
        assert refused(c, same) == ("already_done",)
        other = steps.SetNextStep(by=EMPLOYEE, at=on(16), problem="p", text="Navragen.", owner=Owner.BOTH)
        step = run(c, other).topics[0].problems[0].next_step
        assert step is not None
        assert step.owner is Owner.BOTH

    def test_a_solution_is_accepted_by_the_assent_of_both_to_its_words(self) -> None:
        c = run(self.named(), steps.ProposeSolution(by=EMPLOYEE, at=on(16), problem="p", id="s", text="Een stagiair."))
        c = both_assent(c, Part.SOLUTION, "s", on(16, 10))
        (solution,) = c.topics[0].problems[0].solutions
        assert all(solution.assents.values())
