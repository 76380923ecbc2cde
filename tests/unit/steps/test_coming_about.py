"""How a conversation comes about, moves, and is not held; who comes along; and a side that changes hands."""

import datetime as dt
from typing import Any

import pytest
from course import (
    BY_EMPLOYEE,
    EMPLOYEE,
    MANAGER,
    PREPARATION,
    TABLE,
    drafted,
    invited,
    on,
    planned,
    prepared,
    refused,
    run,
    seated,
    signed,
    talked,
)

from functionering import (
    Both,
    Conversation,
    Informant,
    Meeting,
    Party,
    Person,
    Previous,
    dumps,
    loads,
    seal,
    shipped,
    stage,
    steps,
)
from functionering.occasion import WithOrWithout
from functionering.record import evolve
from functionering.steps import Step, allowed_steps, apply
from functionering.views import view

MEETING = Meeting(date=dt.date(2026, 11, 20), time=dt.time(9), zone="Europe/Amsterdam")


class TestAskingPlanningAndInviting:
    @pytest.mark.parametrize("party", Party)
    def test_either_side_may_ask_for_it_and_invite(self, party: Party) -> None:
        c = run(planned(), steps.Request(by=party, at=on(1)), steps.Invite(by=party, at=on(2)))
        assert c.requested_by is not None
        assert c.requested_by.by is party
        assert c.invitation is not None
        assert c.invitation.by is party
        assert stage(c) == "invited"

    def test_asking_and_inviting_are_done_once(self) -> None:
        c = run(planned(), steps.Request(by=EMPLOYEE, at=on(1)))
        assert refused(c, steps.Request(by=MANAGER, at=on(1))) == ("already_done",)
        assert refused(invited(), steps.Request(by=EMPLOYEE, at=on(3))) == ("already_done",)
        assert refused(invited(), steps.Invite(by=EMPLOYEE, at=on(3))) == ("already_done",)

    def test_planning_the_date_is_the_task_of_one_side_where_the_profile_says_so(self) -> None:
        step = steps.Schedule(by=EMPLOYEE, at=on(1), meeting=MEETING)
        assert refused(planned(), step) == ("other_task", ("owner", "manager"))
        assert apply(planned(), step, profile=shipped("standard/1").mirrored()).meeting == MEETING

    def test_a_date_that_is_planned_is_moved_by_postponing_which_keeps_where_it_came_from(self) -> None:
        assert refused(invited(), steps.Schedule(by=MANAGER, at=on(3), meeting=MEETING)) == ("scheduled",)
        c = run(invited(), steps.Postpone(by=EMPLOYEE, at=on(3), meeting=MEETING, reason="Ik ben weg."))
        assert c.meeting == MEETING
        assert c.postponements[0].from_ == invited().meeting
        without_date = run(invited(), steps.Postpone(by=MANAGER, at=on(3)))
        assert without_date.meeting is None
        assert run(without_date, steps.Schedule(by=MANAGER, at=on(4), meeting=MEETING)).meeting == MEETING

    def test_postponing_needs_a_date_that_was_planned_and_names_another(self) -> None:
        assert refused(planned(), steps.Postpone(by=EMPLOYEE, at=on(3), meeting=MEETING)) == ("not_scheduled",)
        c = invited()
        assert refused(c, steps.Postpone(by=EMPLOYEE, at=on(3), meeting=c.meeting)) == ("same_date",)

    @pytest.mark.parametrize(("day", "reason"), [(19, None), (20, None), (21, "planned_past")])
    def test_a_day_can_be_planned_up_to_that_day_itself(self, day: int, reason: str | None) -> None:
        step = steps.Schedule(by=MANAGER, at=on(day), meeting=MEETING)
        assert [None if reason is None else refused(planned(), step)[0]] == [reason]

    @pytest.mark.parametrize("party", Party)
    def test_either_may_cancel_or_refuse_before_the_talk_and_nothing_follows(self, party: Party) -> None:
        c = run(prepared(), steps.Cancel(by=party, at=on(12), reason="Ziek.", refused=True))
        assert stage(c) == "cancelled"
        assert [each.kind for each in allowed_steps(c, party, on(13)) if each.is_allowed] == []
        assert refused(seated(), steps.Cancel(by=party, at=on(17)))[0] == "not_now"


class TestWhoComesAlong:
    @staticmethod
    def announced(**more: Any) -> Conversation:
        return run(
            invited(), steps.AnnounceAttendee(by=EMPLOYEE, at=on(3), id="m", name="Marit", companion=True, **more)
        )

    def test_somebody_who_comes_along_is_announced_with_a_moment(self) -> None:
        c = self.announced(role="confidant", speaks=False, topics=("work",))
        (attendee,) = c.attendees
        assert (attendee.side, attendee.announced_at, attendee.topics) == (EMPLOYEE, on(3), ("work",))
        neutral = run(c, steps.AnnounceAttendee(by=MANAGER, at=on(3), id="t", name="Tolk"))
        assert neutral.attendees[1].side is None

    def test_topics_they_come_for_are_topics_one_sees(self) -> None:
        step = steps.AnnounceAttendee(by=EMPLOYEE, at=on(3), id="m", name="Marit", topics=("nowhere",))
        assert refused(invited(), step) == ("unknown_id",)

    def test_only_topics_that_both_see_are_named_for_somebody(self) -> None:
        step = steps.AnnounceAttendee(by=EMPLOYEE, at=on(5), id="m", name="Marit", topics=(BY_EMPLOYEE,))
        assert refused(drafted(), step) == ("not_shared_yet",)
        released = run(drafted(), steps.Release(by=EMPLOYEE, at=on(5)))
        assert run(released, step).attendees[0].topics == (BY_EMPLOYEE,)

    def test_a_person_is_there_once(self) -> None:
        step = steps.AnnounceAttendee(by=MANAGER, at=on(4), id="m", name="Marit")
        assert refused(self.announced(), step) == ("id_taken",)

    def test_each_consents_for_itself_and_once(self) -> None:
        c = run(self.announced(), steps.Consent(by=MANAGER, at=on(4), attendee="m"))
        assert c.attendees[0].consents.map(lambda each: each is not None) == Both(employee=False, manager=True)
        assert refused(c, steps.Consent(by=MANAGER, at=on(5), attendee="m")) == ("already_done",)

    def test_an_objection_is_visible_and_bars_no_companion_of_ones_own(self) -> None:
        c = run(self.announced(), steps.Object(by=MANAGER, at=on(4), attendee="m", grounds="Dat hoeft niet."))
        assert c.attendees[0].objections.manager is not None

        def answer(by: Party, outcome: WithOrWithout) -> Step:
            return steps.AnswerObjection(by=by, at=on(5), attendee="m", of=MANAGER, outcome=outcome)

        assert refused(c, answer(MANAGER, WithOrWithout.WITHOUT)) == ("companion_of_ones_own",)
        for by, outcome in (
            (EMPLOYEE, WithOrWithout.WITH),
            (MANAGER, WithOrWithout.WITH),
            (EMPLOYEE, WithOrWithout.WITHOUT),
            (MANAGER, WithOrWithout.POSTPONED),
        ):
            answered = run(c, answer(by, outcome)).attendees[0].objections.manager
            assert answered is not None
            assert (answered.outcome, answered.grounds) == (outcome, "Dat hoeft niet.")

    def test_an_interface_is_told_which_answers_to_an_objection_are_whose(self) -> None:
        c = run(self.announced(), steps.Object(by=MANAGER, at=on(4), attendee="m"))
        keys = [
            [each.key[2] for each in answer.targets]
            for party in Party
            for answer in allowed_steps(c, party, on(5))
            if answer.kind == "answer_objection"
        ]
        assert keys == [["with", "without", "postponed"], ["with", "postponed"]]

    def test_a_second_companion_comes_along_only_if_the_side_that_objected_says_so(self) -> None:
        c = run(
            self.announced(),
            steps.AnnounceAttendee(by=EMPLOYEE, at=on(3), id="second", name="Roos", companion=True),
            steps.Object(by=MANAGER, at=on(4), attendee="second"),
        )

        def answer(by: Party, outcome: WithOrWithout) -> Step:
            return steps.AnswerObjection(by=by, at=on(5), attendee="second", of=MANAGER, outcome=outcome)

        assert refused(c, answer(EMPLOYEE, WithOrWithout.WITH)) == ("not_yours",)
        assert refused(c, answer(MANAGER, WithOrWithout.WITHOUT)) == ("not_yours",)
        c = run(c, answer(MANAGER, WithOrWithout.WITH))
        assert refused(c, answer(MANAGER, WithOrWithout.WITH)) == ("already_done",)

    def test_whoever_is_on_nobodys_side_stays_away_if_either_says_so(self) -> None:
        c = run(
            invited(),
            steps.AnnounceAttendee(by=MANAGER, at=on(3), id="hr", name="Hedda"),
            steps.Object(by=EMPLOYEE, at=on(4), attendee="hr"),
        )
        step = steps.AnswerObjection(by=MANAGER, at=on(5), attendee="hr", of=EMPLOYEE, outcome=WithOrWithout.WITHOUT)
        assert run(c, step).attendees[0].objections.employee is not None
        with_them = steps.AnswerObjection(by=MANAGER, at=on(5), attendee="hr", of=EMPLOYEE, outcome=WithOrWithout.WITH)
        assert refused(c, with_them) == ("not_yours",)

    def test_nobody_objects_to_their_own_companion_or_twice(self) -> None:
        c = self.announced()
        assert refused(c, steps.Object(by=EMPLOYEE, at=on(4), attendee="m")) == ("not_yours",)
        c = run(c, steps.Object(by=MANAGER, at=on(4), attendee="m"))
        assert refused(c, steps.Object(by=MANAGER, at=on(4), attendee="m")) == ("already_done",)

    @pytest.mark.parametrize("party", Party)
    def test_either_may_consult_and_says_so(self, party: Party) -> None:
        c = run(invited(), steps.DiscloseInformant(by=party, at=on(3), id="r", name="Ruben"))
        assert (c.informants[0].consulted_by, c.informants[0].disclosed_at) == (party, on(3))
        again = steps.DiscloseInformant(by=party, at=on(4), id="r", name="Ruben")
        assert refused(c, again) == ("id_taken",)

    @pytest.mark.parametrize("party", Party)
    def test_nobody_consults_one_of_the_two(self, party: Party) -> None:
        for person in ("s", "p"):
            step = steps.DiscloseInformant(by=party, at=on(3), id=person, name="Ruben")
            assert refused(invited(), step) == ("id_taken",)

    def test_whom_the_other_consulted_decides_nothing_seen_or_unseen(self) -> None:
        told = steps.DiscloseInformant(by=EMPLOYEE, at=on(3), id="r", name="Ruben")
        for disclosed in (None, on(2)):
            other = Informant(id="r", name="R.", consulted_by=MANAGER, disclosed_at=disclosed)
            c = run(evolve(invited(), informants=(other,)), told)
            assert c.informants == (other, *run(invited(), told).informants)
            assert loads(dumps(c)) == c

    def test_whom_one_had_noted_down_before_is_disclosed(self) -> None:
        noted = Informant(id="r", name="R.", function="Planner", relation="Collega", consulted_by=EMPLOYEE)
        other = evolve(noted, consulted_by=MANAGER)
        told = steps.DiscloseInformant(by=EMPLOYEE, at=on(3), id="r", name="Ruben", function="Roosteraar")
        c = run(evolve(invited(), informants=(other, noted)), told)
        assert c.informants == (other, evolve(noted, name="Ruben", function="Roosteraar", disclosed_at=on(3)))


class TestASideThatChangesHands:
    @staticmethod
    def hand_over(at: dt.datetime, **more: Any) -> Step:
        return steps.HandOver(by=MANAGER, at=at, leaving="p", successor="i", name="Iris Vos", **more)

    def test_a_submission_that_was_not_revealed_is_taken_back_and_its_words_stay(self) -> None:
        c = run(drafted(), steps.SubmitPreparation(by=EMPLOYEE, at=on(6)), self.hand_over(on(7)))
        assert c.preparations.employee.submitted_at is None
        assert [each.perspectives for each in c.topics] == [each.perspectives for each in drafted().topics]
        assert [(each.from_, each.to, each.preparation_shared) for each in c.handovers] == [("p", "i", False)]
        # Now that somebody else will read it, more can be said, and it can be submitted again.
        more = steps.GivePerspective(by=EMPLOYEE, at=on(8), topic="work", phase=PREPARATION, text="Anders gezegd.")
        assert run(c, more, steps.SubmitPreparation(by=EMPLOYEE, at=on(8))).preparations.employee.submitted_at == on(8)

    def test_what_somebody_submitted_who_is_gone_since_stays_submitted(self) -> None:
        """Nobody who is left could submit it again."""
        c = run(drafted(), steps.SubmitPreparation(by=MANAGER, at=on(6)), self.hand_over(on(7)))
        other = steps.HandOver(by=EMPLOYEE, at=on(8), leaving="s", successor="t", name="Tess")
        assert run(c, other).preparations.manager.submitted_at == on(6)

    def test_what_was_revealed_is_not_taken_back_and_reaches_the_successor_with_the_others_yes(self) -> None:
        c = run(prepared(), self.hand_over(on(12)))
        assert c.preparations.employee.submitted_at == on(6)
        topics = len(view(c, MANAGER, on(13)).conversation.topics)
        shared = run(c, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(13)))
        assert len(view(shared, MANAGER, on(13)).conversation.topics) == topics + 1
        assert refused(c, steps.ShareWithSuccessor(by=MANAGER, at=on(13))) == ("nothing_there",)
        assert refused(shared, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(13))) == ("already_done",)

    def test_a_yes_is_to_whoever_is_there_now_after_any_number_of_changes(self) -> None:
        on_it = steps.HandOver(by=MANAGER, at=on(13), leaving="i", successor="j", name="Joris")
        c = run(prepared(), self.hand_over(on(12)), on_it)
        assert BY_EMPLOYEE not in [each.id for each in view(c, "j", on(14)).conversation.topics]
        shared = run(c, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(14)))
        assert BY_EMPLOYEE in [each.id for each in view(shared, "j", on(14)).conversation.topics]
        # Whoever left in between never had that yes.
        assert BY_EMPLOYEE not in [each.id for each in view(shared, "i", on(14)).conversation.topics]
        again = steps.HandOver(by=MANAGER, at=on(15), leaving="j", successor="k", name="Karim")
        later = run(shared, again)
        assert BY_EMPLOYEE not in [each.id for each in view(later, "k", on(15, 10)).conversation.topics]
        assert run(later, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(15, 10))).handovers[-1].preparation_shared

    @pytest.mark.parametrize("person", [None, "i"])
    def test_a_successor_acts_later_than_the_moment_they_came(self, person: str | None) -> None:
        c = run(drafted(), self.hand_over(on(7)))
        kept = steps.GivePerspective(
            by=MANAGER, person=person, at=on(7), topic="work", phase=PREPARATION, text="Mijn kijk."
        )
        assert refused(c, kept) == ("not_later", ("latest", "2026-11-07T10:00:00+01:00"))
        answers = allowed_steps(c, MANAGER, on(7), person=person)
        assert {each.reason and each.reason.code for each in answers} == {"not_later"}
        c = run(c, evolve(kept, at=on(7, 9, 1)))
        assert view(c, "p", on(8)).conversation.topics[0].perspectives.manager.preparation == ()
        assert view(c, "i", on(8)).conversation.topics[0].perspectives.manager.preparation

    @pytest.mark.parametrize("person", [None, "p", "i"])
    def test_between_two_people_nobody_acts_for_a_side(self, person: str | None) -> None:
        c = run(talked(), self.hand_over(on(16, 15)))
        step = steps.DiscloseInformant(by=MANAGER, person=person, at=on(16, 16), id="r", name="Ruben")
        reason = "nobody_there" if person is None else "person_unknown"
        assert refused(c, step) == (reason,)
        answers = allowed_steps(c, MANAGER, on(16, 16), person=person)
        assert {each.reason and each.reason.code for each in answers} == {reason}
        assert run(c, evolve(step, person=None, at=on(17))).informants

    def test_when_everybody_has_left_a_side_nobody_acts_for_it(self) -> None:
        gone = evolve(planned().parties.manager[0], until=on(5).date())
        c = planned(parties=planned().parties.with_value(MANAGER, (gone,)))
        assert run(c, steps.Invite(by=MANAGER, at=on(5))).invitation
        assert refused(c, steps.Invite(by=MANAGER, at=on(6))) == ("nobody_there",)
        nameless = planned(parties=planned().parties.with_value(MANAGER, ()))
        assert run(nameless, steps.Invite(by=MANAGER, at=on(6))).invitation

    def test_a_released_preparation_stays_released(self) -> None:
        c = run(drafted(), steps.Release(by=EMPLOYEE, at=on(6)), self.hand_over(on(7)))
        assert c.preparations.employee.released_at == on(6)

    def test_the_days_say_who_was_there_when(self) -> None:
        old, new = run(prepared(), self.hand_over(on(12), function="Teamleider", unit="Oost")).parties.manager
        assert (old.until, new.from_, new.function) == (on(12).date(), on(12).date(), "Teamleider")
        # On the day of a sitting the successor comes the day after: whoever came later stands outside the seal.
        old, new = run(talked(), self.hand_over(on(16, 15))).parties.manager
        assert (old.until, new.from_) == (on(16).date(), on(17).date())

    def test_a_hand_over_after_the_talk_makes_nobodys_signature_stale(self) -> None:
        c = signed()
        assert seal(run(c, self.hand_over(on(20)))) == seal(c)

    def test_only_whoever_is_there_can_leave_and_only_somebody_new_can_come(self) -> None:
        c = run(prepared(), self.hand_over(on(12)))
        assert refused(c, self.hand_over(on(13))) == ("unknown_id",)
        again = steps.HandOver(by=MANAGER, at=on(13), leaving="i", successor="p", name="Pieter Oosting")
        assert refused(c, again) == ("id_taken",)

    def test_whoever_left_acts_no_more(self) -> None:
        c = run(prepared(), self.hand_over(on(12)))
        assert refused(c, steps.Hold(by=MANAGER, person="p", at=on(16))) == ("person_unknown",)
        assert run(c, steps.Hold(by=MANAGER, person="i", at=on(16))).held_on == on(16).date()


class TestSeveralPeopleOnASide:
    @staticmethod
    def council() -> Conversation:
        people = Both(
            (Person(id="s", name="Sanne"),),
            (
                Person(id="a", name="Anneke"),
                Person(id="b", name="Bas"),
                Person(id="later", name="Lia", from_=dt.date(2027, 1, 1)),
            ),
        )
        return planned(parties=people)

    def test_whoever_acts_is_named_where_a_side_is_several(self) -> None:
        c = self.council()
        assert refused(c, steps.Invite(by=MANAGER, at=on(2))) == ("person_needed",)
        assert run(c, steps.Invite(by=MANAGER, person="a", at=on(2))).invitation is not None

    @pytest.mark.parametrize("person", ["s", "nobody", "later"])
    def test_nobody_acts_who_is_not_on_that_side_on_that_day(self, person: str) -> None:
        assert refused(self.council(), steps.Invite(by=MANAGER, person=person, at=on(2))) == ("person_unknown",)
        answers = allowed_steps(self.council(), MANAGER, on(2), person=person)
        assert {each.reason and each.reason.code for each in answers} == {"person_unknown"}

    def test_words_say_which_person(self) -> None:
        said = steps.GivePerspective(by=MANAGER, person="b", at=on(16), topic="work", phase=TABLE, text="Mooi.")
        c = run(self.council(), steps.Hold(by=MANAGER, person="a", at=on(16)), said)
        assert [each.person for each in c.topics[0].perspectives.manager.conversation] == ["b"]


def test_a_talk_is_not_held_before_its_day_nor_before_the_previous_one() -> None:
    assert refused(prepared(), steps.Hold(by=MANAGER, at=on(15)))[0] == "before_planned_day"
    assert run(prepared(), steps.Hold(by=MANAGER, at=on(16))).held_on == on(16).date()
    assert run(prepared(), steps.Hold(by=MANAGER, at=on(17))).held_on == on(17).date()
    c = planned(previous=Previous(id="2025", held_on=dt.date(2026, 11, 10)))
    assert refused(c, steps.Hold(by=EMPLOYEE, at=on(9)))[0] == "before_previous"
    assert run(c, steps.Hold(by=EMPLOYEE, at=on(10))).sittings
