"""Views: what each viewer sees of a conversation, by their role in it."""

import datetime as dt
from typing import Any

import attrs
import course
import pytest
from course import BY_EMPLOYEE, BY_MANAGER, EMPLOYEE, MANAGER, on

from functionering import (
    Agreement,
    Attendee,
    Cancellation,
    Closing,
    Conclusion,
    Conversation,
    Edition,
    Given,
    HandOver,
    Informant,
    InvalidValue,
    Meaning,
    Meeting,
    Objection,
    Owner,
    Party,
    Person,
    Position,
    Postponement,
    Preparation,
    Problem,
    RecordError,
    Remark,
    Reopening,
    Report,
    Review,
    Revision,
    Section,
    Settlement,
    Signature,
    Sitting,
    Solution,
    Stage,
    Statement,
    Unsigned,
    View,
    WithOrWithout,
    Words,
    allowed_steps,
    check,
    mirror,
    seal,
    shipped,
    view,
)
from functionering.agreement import Progress, ProgressNote
from functionering.conversation import Agenda, AppraisalLink, Phase
from functionering.digest import agenda_digest, agreement_digest, conclusion_digest, revision_digest
from functionering.extensions import Extensions
from functionering.party import Both
from functionering.profile import Reveal
from functionering.record import evolve
from functionering.stamping import restamp
from functionering.topic import NextStep, Outcome, Raised, RaisedIn
from functionering.views import Scope, dumps_view, read_view
from functionering.words import Assent, Perspective

ZERO = "sha256:" + "0" * 64


def topics_of(c: Conversation, viewer: str, at: dt.datetime | None = None, **terms: Any) -> list[str]:
    return [each.id for each in view(c, viewer, at, **terms).conversation.topics]


def prepared_by(c: Conversation, viewer: str, party: Party, **terms: Any) -> list[str | None]:
    """What a viewer sees of the words that a side prepared."""
    seen = view(c, viewer, **terms).conversation
    return [each.text for topic in seen.topics for each in topic.perspectives[party].preparation]


def having(c: Conversation, party: Party, **moments: Any) -> Conversation:
    return evolve(c, preparations=c.preparations.with_value(party, evolve(c.preparations[party], **moments)))


def policy(reveal: Reveal) -> Any:
    standard = shipped("standard/1")
    if reveal.first is None:
        return attrs.evolve(standard, reveal=reveal)
    first = attrs.evolve(standard.differences[0], name="reveal")
    return attrs.evolve(standard, reveal=reveal, differences=(*standard.differences, first))


class TestBeforeAnythingIsShared:
    def test_each_side_sees_its_own_drafts_and_nothing_of_the_others(self) -> None:
        assert topics_of(course.drafted(), EMPLOYEE) == ["work", "together", BY_EMPLOYEE]
        assert topics_of(course.drafted(), MANAGER) == ["work", "together", BY_MANAGER]
        assert prepared_by(course.drafted(), MANAGER, EMPLOYEE) == []

    def test_the_other_sees_that_and_when_it_was_submitted(self) -> None:
        c = having(course.drafted(), EMPLOYEE, submitted_at=on(6), read_previous=True, waived_at=None)
        seen = view(c, MANAGER)
        assert seen.submitted == Both(on(6), None)
        assert seen.conversation.preparations.employee == Preparation(submitted_at=on(6))

    def test_that_somebody_began_is_not_told_by_the_stage(self) -> None:
        c = evolve(course.drafted(), topics=course.drafted().topics[:3])
        assert view(c, EMPLOYEE).stage is Stage.PREPARING
        assert view(c, MANAGER).stage is Stage.INVITED

    def test_an_agenda_and_an_attendee_do_not_name_a_hidden_topic(self) -> None:
        both: Both[Assent | None] = Both(*(Assent(at=on(5), digest=ZERO) for _ in Party))
        c = evolve(
            course.drafted(),
            agenda=Agenda(topics=("work", BY_EMPLOYEE), assents=both),
            attendees=(Attendee(id="kim", name="Kim", topics=(BY_EMPLOYEE,)),),
        )
        seen = view(c, MANAGER).conversation
        assert seen.agenda == Agenda(topics=("work",))
        assert seen.attendees[0].topics == ()

    def test_an_assent_to_just_the_agenda_that_is_seen_stays(self) -> None:
        agenda = Agenda(topics=("work",))
        true = Assent(at=on(5), digest=agenda_digest(agenda))
        c = evolve(course.drafted(), agenda=evolve(agenda, assents=Both(true, None)))
        assert view(c, MANAGER).conversation.agenda.assents == Both(true, None)

    def test_what_hangs_on_a_topic_is_preparation_too(self) -> None:
        position = Position(recognised=True, at=on(5))
        solution = Solution(id="s", by=Owner.EMPLOYEE, text="Zo.", at=on(5))
        problem = Problem(
            id="p",
            named_by=Owner.EMPLOYEE,
            text="Te druk.",
            at=on(5),
            positions=Both(position, None),
            solutions=(solution,),
        )
        joint = Problem(id="j", named_by=Owner.BOTH, text="Samen.", positions=Both(position, None), solutions=())
        topic = evolve(
            course.planned().topics[0],
            problems=(problem, evolve(joint, none_yet=Both(Given(at=on(5)), None))),
            conclusion=Conclusion(text="Dus.", by=EMPLOYEE, at=on(5)),
            perspectives=Both(Perspective(conversation=(Words(text="Al gezegd.", at=on(5)),)), Perspective()),
        )
        c = evolve(course.planned(), topics=(topic,))
        (seen,) = view(c, MANAGER).conversation.topics
        assert seen.problems == (evolve(joint, positions=Both(None, None)),)
        assert seen.conclusion is None
        assert seen.perspectives.employee == Perspective()
        assert view(c, EMPLOYEE).conversation.topics == (topic,)

    @pytest.mark.parametrize(
        "touch",
        [
            {"positions": Both(None, Position(recognised=True, at=on(5)))},
            {"none_yet": Both(None, Given(at=on(5)))},
            {"solutions": (Solution(id="s", by=Owner.MANAGER, text="Of zo.", at=on(5)),)},
        ],
        ids=["position", "none_yet", "solution"],
    )
    def test_what_the_viewer_answered_to_stays_before_them(self, touch: dict[str, Any]) -> None:
        problem = Problem(id="p", named_by=Owner.EMPLOYEE, text="Te druk.", at=on(5), **touch)
        raised = Raised(by=EMPLOYEE, at=on(4), in_=RaisedIn.PREPARATION)
        topic = evolve(course.planned().topics[0], raised=raised, problems=(problem,))
        assert topics_of(evolve(course.planned(), topics=(topic,)), MANAGER) == ["work"]

    def test_a_problem_without_a_moment_that_the_other_named_is_not_shown(self) -> None:
        topic = evolve(
            course.planned().topics[0], problems=(Problem(id="p", named_by=Owner.EMPLOYEE, text="Te druk."),)
        )
        c = having(evolve(course.planned(), topics=(topic,)), EMPLOYEE, released_at=on(9))
        assert view(c, MANAGER).conversation.topics == (evolve(topic, problems=()),)

    def test_ones_own_words_stay_before_oneself_when_the_topic_was_taken_back(self) -> None:
        raised = Raised(by=EMPLOYEE, at=on(4), in_=RaisedIn.PREPARATION)
        own = Perspective(preparation=(Words(text="Dat zag ik.", at=on(5)),))
        topic = evolve(course.planned().topics[0], raised=raised, perspectives=Both(Perspective(), own))
        assert view(evolve(course.planned(), topics=(topic,)), MANAGER).conversation.topics == (topic,)

    def test_a_problem_of_unknown_hand_does_not_betray_a_topic(self) -> None:
        raised = Raised(by=EMPLOYEE, at=on(4), in_=RaisedIn.PREPARATION)
        topic = evolve(course.planned().topics[0], raised=raised, problems=(Problem(id="p", text="Te druk."),))
        assert topics_of(evolve(course.planned(), topics=(topic,)), MANAGER) == []

    def test_a_conclusion_that_the_viewer_assented_to_stays(self) -> None:
        assents: Both[Assent | None] = Both(Assent(at=on(5), digest=ZERO), Assent(at=on(5), digest=ZERO))
        raised = Raised(by=EMPLOYEE, at=on(4), in_=RaisedIn.PREPARATION)
        conclusion = Conclusion(text="Dus.", by=EMPLOYEE, at=on(5), assents=assents)
        topic = evolve(course.planned().topics[0], raised=raised, conclusion=conclusion)
        (seen,) = view(evolve(course.planned(), topics=(topic,)), MANAGER).conversation.topics
        assert seen.conclusion == evolve(conclusion, assents=Both(None, assents.manager))
        unsaid = evolve(topic, conclusion=Conclusion(text="Dus."))
        assert topics_of(evolve(course.planned(), topics=(unsaid,)), MANAGER) == []

    def test_a_solution_that_the_viewer_assented_to_stays(self) -> None:
        assents = Both(None, Assent(at=on(5), digest=ZERO))
        solution = Solution(id="s", by=Owner.EMPLOYEE, text="Zo.", at=on(5), assents=assents)
        problem = Problem(id="p", named_by=Owner.MANAGER, text="Te druk.", solutions=(solution,))
        topic = evolve(course.planned().topics[0], problems=(problem,))
        assert view(evolve(course.planned(), topics=(topic,)), MANAGER).conversation.topics == (topic,)

    def test_how_the_other_looks_back_is_hidden_until_it_is_shared(self) -> None:
        review = Review(outcome=Progress.PARTLY, at=on(5))
        settled = Settlement(why="Klaar.", at=on(5), assents=Both(Assent(at=on(5), digest=ZERO), None))
        earlier = evolve(course.planned().earlier_agreements[0], reviews=Both(review, None), settled=settled)
        c = evolve(course.planned(), earlier_agreements=(earlier,))
        (seen,) = view(c, MANAGER).conversation.earlier_agreements
        assert (seen.reviews, seen.settled) == (Both(None, None), None)
        assert view(c, EMPLOYEE).conversation.earlier_agreements == (earlier,)
        shared = having(c, EMPLOYEE, released_at=on(6))
        assert view(shared, MANAGER).conversation.earlier_agreements == (earlier,)

    def test_a_proposal_that_only_the_other_assented_to_is_not_shown(self) -> None:
        def proposal(*assents: Assent | None) -> Conversation:
            made = Agreement(id="a", what="Wij bellen.", assents=Both(*assents))
            return evolve(course.planned(), agreements=(made,))

        given = Assent(at=on(5), digest=ZERO)
        shown = [view(proposal(*each), MANAGER).conversation.agreements for each in ((given, None), (None, given))]
        assert [len(each) for each in shown] == [0, 1]
        assert len(view(proposal(None, None), MANAGER).conversation.agreements) == 1
        assert len(view(proposal(given, given), MANAGER).conversation.agreements) == 1

    def test_an_informant_shows_once_the_other_was_told(self) -> None:
        secret = Informant(id="i1", name="Jo", consulted_by=EMPLOYEE)
        told = Informant(id="i2", name="Bo", consulted_by=EMPLOYEE, disclosed_at=on(4))
        own = Informant(id="i3", name="Mo", consulted_by=MANAGER)
        c = evolve(course.planned(), informants=(secret, told, own))
        assert view(c, MANAGER).conversation.informants == (told, own)

    def test_nothing_that_speaks_of_a_seal_over_hidden_words_is_shown(self) -> None:
        c = evolve(
            course.drafted(),
            statements=Both((Statement(text="Nee.", at=on(5), on=ZERO, digest=ZERO),), ()),
            signatures=Both((), (Signature(person="p", meaning=Meaning.SEEN, at=on(5), digest=ZERO),)),
            closing=Closing(by=EMPLOYEE, at=on(5), digest=ZERO),
        )
        for each in (c, restamp(c)):
            seen = view(each, MANAGER)
            assert (seen.conversation.signatures, seen.conversation.closing) == (Both((), ()), None)
            assert seen.conversation.statements == Both((), ())
            assert (seen.signed, seen.closed_at) == (Both(None, None), None)

    def test_what_a_product_keeps_beside_the_record_is_in_no_view(self) -> None:
        c = evolve(course.closed(), extensions=Extensions({"nl.voorbeeld": {"n": 1}}))
        assert all(not view(c, each).conversation.extensions for each in (*Party, "s", "file"))


class TestReveal:
    def test_one_that_submitted_alone_stays_hidden(self) -> None:
        assert topics_of(having(course.drafted(), EMPLOYEE, submitted_at=on(6)), MANAGER)[2:] == [BY_MANAGER]

    def test_both_show_once_both_submitted(self) -> None:
        assert topics_of(course.prepared(), MANAGER) == ["work", "together", BY_EMPLOYEE, BY_MANAGER]
        assert topics_of(course.prepared(), EMPLOYEE) == ["work", "together", BY_EMPLOYEE, BY_MANAGER]

    def test_what_was_released_shows_at_once_and_what_came_after_does_not(self) -> None:
        c = having(course.drafted(), EMPLOYEE, released_at=on(4, 10))
        assert prepared_by(c, MANAGER, EMPLOYEE) == ["Ik bereik je slecht."]
        assert prepared_by(having(c, EMPLOYEE, released_at=on(4, 11)), MANAGER, EMPLOYEE) == [
            "Het werk past mij.",
            "Ik bereik je slecht.",
        ]

    def test_a_waiver_shows_ones_own_submitted_words_and_never_the_others(self) -> None:
        c = having(having(course.drafted(), EMPLOYEE, waived_at=on(5)), MANAGER, submitted_at=on(6))
        assert prepared_by(c, MANAGER, EMPLOYEE) == []
        assert prepared_by(c, EMPLOYEE, MANAGER) == []
        submitted = having(c, EMPLOYEE, submitted_at=on(7))
        assert len(prepared_by(submitted, MANAGER, EMPLOYEE)) == 2

    def test_at_the_sitting_what_was_submitted_shows_and_drafts_do_not(self) -> None:
        c = evolve(having(course.drafted(), EMPLOYEE, submitted_at=on(6)), sittings=(Sitting(start=on(16)),))
        assert len(prepared_by(c, MANAGER, EMPLOYEE)) == 2
        assert prepared_by(c, EMPLOYEE, MANAGER) == []
        assert BY_MANAGER not in topics_of(c, EMPLOYEE)

    def test_a_topic_that_was_never_shared_shows_once_it_is_used_at_the_table(self) -> None:
        c = evolve(course.drafted(), sittings=(Sitting(start=on(16)),))
        section = Section(topic=BY_MANAGER, text="Besproken.")
        used = (
            evolve(c, agenda=Agenda(topics=(BY_MANAGER,))),
            evolve(c, report=Report(editions=(Edition(sections=(section,)),))),
            evolve(c, topics=(*c.topics[:3], evolve(c.topics[3], outcome=Outcome.DISCUSSED))),
        )
        assert BY_MANAGER not in topics_of(c, EMPLOYEE)
        assert all(BY_MANAGER in topics_of(each, EMPLOYEE) for each in used)
        assert all(prepared_by(each, EMPLOYEE, MANAGER) == [] for each in used)

    def test_a_topic_raised_at_the_table_is_shared(self) -> None:
        raised = Raised(by=MANAGER, at=on(16, 9, 5), in_=RaisedIn.CONVERSATION)
        topic = evolve(course.planned().topics[0], raised=raised)
        assert topics_of(evolve(course.planned(), topics=(topic,), sittings=(Sitting(start=on(16)),)), EMPLOYEE) == [
            "work"
        ]

    def test_where_each_releases_their_own_two_submissions_open_nothing(self) -> None:
        own = policy(Reveal.OWN_RELEASE)
        assert prepared_by(course.prepared(), MANAGER, EMPLOYEE, profile=own) == []
        assert (
            len(prepared_by(having(course.prepared(), EMPLOYEE, released_at=on(9)), MANAGER, EMPLOYEE, profile=own))
            == 2
        )

    @pytest.mark.parametrize("first", list(Party))
    def test_where_one_goes_first_it_shows_when_submitted_and_the_others_when_both_did(self, first: Party) -> None:
        terms = policy(Reveal(f"{first}_first"))
        c = having(course.drafted(), first, submitted_at=on(6))
        assert prepared_by(c, first.other, first, profile=terms) != []
        assert prepared_by(c, first, first.other, profile=terms) == []
        alone = having(course.drafted(), first.other, submitted_at=on(6))
        assert prepared_by(alone, first, first.other, profile=terms) == []
        assert prepared_by(having(c, first.other, submitted_at=on(7)), first, first.other, profile=terms) != []

    def test_from_the_sitting_on_each_side_sees_all_that_is_sealed(self) -> None:
        for c in (course.seated(), course.talked(), course.closed()):
            assert {seal(view(c, party).conversation) for party in Party} == {seal(c)}

    def test_a_record_without_a_place_for_preparation_has_nothing_to_hide(self) -> None:
        said = Perspective(conversation=(Words(text="Gezegd.", at=on(5)),))
        topic = evolve(course.planned().topics[0], perspectives=Both(said, said))
        c = evolve(course.planned(), covers=(Phase.CONVERSATION,), topics=(topic,))
        assert view(c, MANAGER).conversation == c
        paper = evolve(
            course.closed(), covers=(Phase.AGREEMENTS, Phase.REPORT, Phase.SIGNATURES), sittings=(), closing=None
        )
        paper = restamp(evolve(paper, closing=Closing(by=EMPLOYEE, at=on(20), digest=ZERO)))
        for viewer in (EMPLOYEE, "s", "file"):
            shown = view(paper, viewer)
            assert (shown.stage, shown.closed_at, shown.signed) == (Stage.CLOSED, on(20), Both(on(19), on(19, 10)))
        drafted = evolve(course.drafted(), covers=(Phase.CONVERSATION,))
        assert {view(drafted, each).stage for each in (*Party, "file")} == {Stage.INVITED}
        prepared = having(evolve(course.drafted(), covers=(Phase.CONVERSATION,)), EMPLOYEE, submitted_at=on(6))
        assert prepared_by(prepared, MANAGER, EMPLOYEE) == prepared_by(prepared, EMPLOYEE, EMPLOYEE) != []


class TestBeforeTheSittingNothingOfTheOtherShows:
    """Also in places that only an imported record can have filled by then."""

    def kept(self) -> Conversation:
        c = course.planned()
        note = ProgressNote(by=EMPLOYEE, at=on(3), outcome=Progress.PARTLY, text="Half.")
        made = Assent(at=on(3), digest=ZERO)
        revisions = (Revision(number=1, at=on(3), by=EMPLOYEE, what="Korter.", assents=Both(made, None)),)
        earlier = evolve(c.earlier_agreements[0], progress=(note,), revisions=revisions)
        remark = Remark(by=EMPLOYEE, text="Klopt niet.", at=on(3))
        return evolve(
            c,
            earlier_agreements=(earlier,),
            report=Report(editions=(Edition(text="Mijn lezing.", authors=(EMPLOYEE,), remarks=(remark,)),)),
            reactions=Both(Given(at=on(3)), None),
            unsigned=Both((Unsigned(at=on(3), said=True, grounds="Daarom."),), ()),
        )

    @pytest.mark.parametrize("viewer", [MANAGER, "p", "file"])
    def test_the_other_and_the_file_see_what_they_would_without_it(self, viewer: str) -> None:
        assert view(self.kept(), viewer) == view(course.planned(), viewer)
        findings = [check(c, viewer=viewer, at=on(4)).findings for c in (self.kept(), course.planned())]
        assert findings[0] == findings[1]
        assert allowed_steps(self.kept(), MANAGER, on(4)) == allowed_steps(course.planned(), MANAGER, on(4))

    def test_whom_the_other_means_to_bring_shows_once_told(self) -> None:
        c, own = course.planned(), Attendee(id="b", name="Bea", side=EMPLOYEE)
        assert view(evolve(c, attendees=(own,)), MANAGER) == view(c, MANAGER)
        hidden = Perspective(preparation=(Words(text="Geheim.", at=on(3), recorded_by="b"),))
        topics = (evolve(c.topics[0], perspectives=Both(hidden, Perspective())), *c.topics[1:])
        assert view(evolve(c, attendees=(own,), topics=topics), MANAGER) == view(c, MANAGER)
        given = having(evolve(c, attendees=(own,), topics=topics), EMPLOYEE, released_at=on(4))
        assert view(given, MANAGER).conversation.attendees == (own,)
        spoke = evolve(own, consents=Both(None, Given(at=on(4))))
        for known in (evolve(own, announced_at=on(3)), spoke, evolve(own, side=MANAGER), evolve(own, side=None)):
            assert view(evolve(c, attendees=(known,)), MANAGER).conversation.attendees == (known,)

    def test_its_own_side_sees_it(self) -> None:
        assert view(self.kept(), EMPLOYEE).conversation == self.kept()

    def test_what_was_offered_or_assented_to_shows(self) -> None:
        c = self.kept()
        made = Assent(at=on(4), digest=ZERO)
        revision = evolve(c.earlier_agreements[0].revisions[0], assents=Both(made, made))
        seen = view(
            evolve(
                c,
                report=Report(editions=(evolve(c.report.editions[0], offered_at=on(4)),)),
                earlier_agreements=(evolve(c.earlier_agreements[0], revisions=(revision,)),),
            ),
            MANAGER,
        ).conversation
        assert [(each.text, each.remarks) for each in seen.report.editions] == [("Mijn lezing.", ())]
        assert [each.assents for each in seen.earlier_agreements[0].revisions] == [Both(None, made)]

    def test_that_the_employee_raised_a_topic_tells_the_file_nothing(self) -> None:
        c = evolve(course.drafted(), invitation=None)
        without_topics = evolve(c, topics=c.topics[:2])
        assert check(c, viewer="file").findings == check(without_topics, viewer="file").findings


def council() -> Conversation:
    """Sanne meets a council of two; Pieter's colleague Ans may write drafts of her own."""
    people = (Person(id="p", name="Pieter Oosting"), Person(id="a", name="Ans Bakker"))
    return evolve(course.drafted(), parties=course.drafted().parties.with_value(MANAGER, people))


class TestSeveralPeopleOnASide:
    def test_a_draft_is_its_authors_alone_and_what_was_submitted_is_the_sides(self) -> None:
        def as_of_ans(words: Words) -> Words:
            return evolve(words, person="a")

        c = council()
        given = c.topics[3].perspectives
        by_ans = given.with_value(MANAGER, Perspective(preparation=tuple(map(as_of_ans, given.manager.preparation))))
        raised = evolve(c.topics[3].raised, person="a")
        c = evolve(c, topics=(*c.topics[:3], evolve(c.topics[3], perspectives=by_ans, raised=raised)))
        assert BY_MANAGER in topics_of(c, "a")
        assert BY_MANAGER in topics_of(c, MANAGER)
        assert BY_MANAGER not in topics_of(c, "p")
        assert BY_MANAGER in topics_of(having(c, MANAGER, submitted_at=on(9)), "p")


def handed_over(c: Conversation, *, shared: bool, at: dt.datetime | None = None) -> Conversation:
    """Pieter makes way for Ans."""
    moment = at or on(10)
    people = (Person(id="p", name="Pieter Oosting"), Person(id="a", name="Ans Bakker", from_=moment.date()))
    move = HandOver(side=MANAGER, from_="p", to="a", at=moment, preparation_shared=shared)
    return evolve(c, parties=c.parties.with_value(MANAGER, people), handovers=(move,))


class TestHandOver:
    def test_a_successor_does_not_see_what_their_predecessor_kept(self) -> None:
        c = handed_over(course.drafted(), shared=True)
        assert BY_MANAGER not in topics_of(c, "a")
        assert BY_MANAGER not in topics_of(c, MANAGER)
        assert BY_MANAGER in topics_of(c, "p")

    def test_a_successor_sees_what_their_predecessor_shared(self) -> None:
        c = handed_over(having(course.drafted(), MANAGER, released_at=on(9)), shared=False)
        assert BY_MANAGER in topics_of(c, "a")

    @pytest.mark.parametrize("shared", [True, False])
    def test_what_the_other_shared_goes_along_with_their_yes_alone(self, shared: bool) -> None:
        assert (BY_EMPLOYEE in topics_of(handed_over(course.prepared(), shared=shared), "a")) is shared

    def test_what_the_other_shares_afterwards_is_shared_with_the_successor(self) -> None:
        c = handed_over(course.prepared(), shared=False)
        assert BY_EMPLOYEE not in topics_of(having(c, EMPLOYEE, released_at=on(10)), "a")
        assert BY_EMPLOYEE in topics_of(having(c, EMPLOYEE, released_at=on(10, 10)), "a")

    def test_a_successor_gives_out_their_own_drafts_and_not_what_a_predecessor_kept(self) -> None:
        c = handed_over(course.drafted(), shared=True)
        given = Words(text="Van Ans.", at=on(10, 12), person="a")
        own = evolve(
            c.topics[0],
            perspectives=c.topics[0].perspectives.with_value(MANAGER, Perspective(preparation=(given,))),
        )
        c = evolve(c, topics=(own, *c.topics[1:]))
        for how in ({"released_at": on(11)}, {"submitted_at": on(11), "waived_at": on(11)}):
            shared = having(c, MANAGER, **how)
            assert prepared_by(shared, EMPLOYEE, MANAGER) == ["Van Ans."]
            assert prepared_by(shared, "a", MANAGER) == ["Van Ans."]
            held = evolve(shared, sittings=(Sitting(start=on(16)),))
            assert prepared_by(held, EMPLOYEE, MANAGER) == ["Van Ans."]
            assert BY_MANAGER in topics_of(held, "p")

    def test_what_a_predecessor_gave_out_stays_given_and_who_came_back_gives_out_their_own(self) -> None:
        both = handed_over(having(course.drafted(), MANAGER, released_at=on(9)), shared=True)
        assert BY_MANAGER in topics_of(having(both, MANAGER, submitted_at=on(11)), EMPLOYEE)
        c = handed_over(course.drafted(), shared=True)
        back = HandOver(side=MANAGER, from_="a", to="p", at=on(11), preparation_shared=True)
        c = having(evolve(c, handovers=(*c.handovers, back)), MANAGER, released_at=on(12))
        assert BY_MANAGER in topics_of(c, EMPLOYEE)

    def test_what_a_predecessor_prepared_on_the_others_topic_does_not_tell_which_that_was(self) -> None:
        c = having(course.drafted(), EMPLOYEE, released_at=on(8))
        answer = Words(text="Ik hoor je.", at=on(8, 12), person="p")
        i = next(i for i, each in enumerate(c.topics) if each.id == BY_EMPLOYEE)
        answered = evolve(
            c.topics[i],
            perspectives=c.topics[i].perspectives.with_value(MANAGER, Perspective(preparation=(answer,))),
        )
        c = having(evolve(c, topics=(*c.topics[:i], answered, *c.topics[i + 1 :])), MANAGER, submitted_at=on(9))
        for held in ((), (Sitting(start=on(16)),)):
            assert BY_EMPLOYEE not in topics_of(evolve(handed_over(c, shared=False), sittings=held), "a")
            assert BY_EMPLOYEE in topics_of(evolve(handed_over(c, shared=True), sittings=held), "a")

    def test_no_assent_to_an_agenda_tells_a_successor_that_a_topic_is_missing_from_it(self) -> None:
        c = handed_over(course.prepared(), shared=False)
        agendas = [Agenda(topics=("work",)), Agenda(topics=("work", BY_EMPLOYEE))]
        before = [Assent(at=on(9, 12), digest=agenda_digest(each)) for each in agendas]
        known, hidden = (
            view(evolve(c, agenda=evolve(each, assents=Both(one, one))), "a")
            for each, one in zip(agendas, before, strict=True)
        )
        assert known == hidden
        since = evolve(agendas[0], assents=Both(None, Assent(at=on(11), digest=agenda_digest(agendas[0]))))
        assert view(evolve(c, agenda=since), "a").conversation.agenda == since

    def test_a_successor_who_sees_a_part_signs_nothing_whether_or_not_anything_is_missing(self) -> None:
        for words in (True, False):
            c = course.prepared() if words else evolve(course.prepared(), topics=course.planned().topics)
            held = evolve(handed_over(c, shared=False), sittings=(Sitting(start=on(16), end=on(16, 10)),))
            offered = evolve(
                held, report=Report(editions=(Edition(text="Zo.", offered_at=on(17), available_at=on(17)),))
            )
            (sign,) = (each for each in allowed_steps(offered, MANAGER, on(18), person="a") if each.kind == "sign")
            assert sign.reason is not None
            assert sign.reason.code == "unseen"

    def test_somebody_who_came_after_another_had_left_needs_a_yes_too(self) -> None:
        days = (dt.date(2026, 11, 10), dt.date(2026, 11, 11))
        people = (Person(id="p", name="Pieter", until=days[0]), Person(id="a", name="Ans", from_=days[1]))
        c = course.prepared()
        c = evolve(c, parties=c.parties.with_value(MANAGER, people))
        assert BY_EMPLOYEE not in topics_of(c, "a")
        together = (Person(id="p", name="Pieter", until=days[1]), people[1])
        assert BY_EMPLOYEE in topics_of(evolve(c, parties=c.parties.with_value(MANAGER, together)), "a")

    def test_a_side_as_a_whole_knows_what_its_longest_serving_knows(self) -> None:
        c = handed_over(course.prepared(), shared=False)
        more = (*c.parties.manager, Person(id="z", name="Zeno"))
        assert BY_EMPLOYEE not in topics_of(c, MANAGER)
        assert BY_EMPLOYEE in topics_of(evolve(c, parties=c.parties.with_value(MANAGER, more)), MANAGER)

    def test_a_part_of_the_record_shows_who_signed_beside_it_and_no_seal_of_the_whole(self) -> None:
        stated = evolve(course.closed(), statements=Both((_statement(course.closed()),), ()))
        c = handed_over(evolve(stated, closing=None), shared=False, at=on(21))
        c = evolve(c, closing=Closing(by=EMPLOYEE, at=on(22), digest=seal(c)))
        seen = view(c, "a")
        assert seen.scope is Scope.PART
        assert seen.conversation.signatures == Both((), ())
        assert (seen.signed, seen.closed_at, seen.stage) == (Both(on(19), on(19, 10)), on(22), Stage.CLOSED)
        (statement,) = seen.conversation.statements.employee
        assert statement.on == seal(seen.conversation) != seal(c)
        assert [each.code for each in check(c, viewer="a").findings if each.code == "RC002"] == []

    def test_a_stale_statement_stays_stale_in_a_part(self) -> None:
        stale = evolve(_statement(course.closed()), digest=ZERO)
        c = handed_over(evolve(course.closed(), statements=Both((stale,), ()), closing=None), shared=False, at=on(21))
        (statement,) = view(c, "a").conversation.statements.employee
        assert statement.digest == ZERO

    def test_who_came_after_closing_sees_the_agreements_page_of_an_earlier_conversation(self) -> None:
        c = handed_over(course.closed(), shared=True, at=on(30))
        assert view(c, "a").scope is Scope.PAGE
        assert view(c, "a").conversation == view(c, "file").conversation
        reopened = evolve(c, reopenings=(Reopening(by=EMPLOYEE, at=on(31), reason="Fout.", edition=1),))
        assert view(reopened, "a").scope is Scope.SHARED


def _statement(c: Conversation) -> Statement:
    return restamp(
        evolve(c, statements=Both((Statement(text="Zo.", at=on(20), on=seal(c), digest=ZERO),), ()))
    ).statements.employee[0]


class TestSomebodyWhoLeft:
    def departed(self, day: int, **changes: Any) -> Conversation:
        """Pieter left the side after that day of November."""
        c = course.closed()
        people = (Person(id="p", name="Pieter", until=dt.date(2026, 11, day)), Person(id="a", name="Ans"))
        return evolve(c, parties=c.parties.with_value(MANAGER, people), **changes)

    def test_they_see_the_day_itself_and_not_the_day_after(self) -> None:
        assert view(self.departed(15), "p").conversation.sittings == ()
        assert len(view(self.departed(16), "p").conversation.sittings) == 1
        assert len(view(self.departed(17), "p").conversation.sittings) == 1

    def test_who_is_still_there_sees_everything(self) -> None:
        c = self.departed(16)
        assert view(c, "p", on(16, 20)).scope is Scope.SHARED
        assert view(c, "p", on(17)).scope is Scope.PART
        assert view(c, "a").scope is Scope.SHARED

    def test_what_was_dated_later_is_gone_from_every_place(self) -> None:
        seen = view(self.departed(16), "p").conversation
        assert (seen.report.editions, seen.signatures, seen.closing, seen.copies.employee) == (
            (),
            Both((), ()),
            None,
            None,
        )
        assert [each.id for each in seen.agreements] == ["a-1"]
        assert seen.topics[0].conclusion is not None

    def test_what_became_of_something_later_is_not_told(self) -> None:
        objection = Objection(at=on(10), grounds="Te druk.")
        c = evolve(
            handed_over(having(course.prepared(), MANAGER, submitted_at=None), shared=False, at=on(12)),
            attendees=(Attendee(id="b", name="Bea", announced_at=on(9), objections=Both(None, objection)),),
        )
        later = evolve(
            having(c, MANAGER, submitted_at=on(14), read_previous=True),
            handovers=(evolve(c.handovers[0], preparation_shared=True),),
            attendees=(evolve(c.attendees[0], objections=Both(None, evolve(objection, outcome=WithOrWithout.WITH))),),
            informants=(Informant(id="jan", name="Jan", consulted_by=EMPLOYEE, disclosed_at=on(14)),),
        )
        assert view(later, "p") == view(c, "p")

    def test_work_on_a_report_that_was_taken_back_later_is_not_told(self) -> None:
        c = self.departed(19)
        again = Reopening(by=EMPLOYEE, at=on(20, 11), reason="Fout.", edition=1)
        worked = evolve(
            c,
            reopenings=(again,),
            report=evolve(c.report, editions=(*c.report.editions, Edition(text="Anders."))),
            topics=(evolve(c.topics[0], outcome=Outcome.DROPPED), *c.topics[1:]),
        )
        seen = view(worked, "p").conversation
        assert len(seen.report.editions) == len(c.report.editions)
        assert seen.topics[0].outcome is None

    def test_a_date_that_nothing_shows_to_have_been_set_is_not_told(self) -> None:
        c = handed_over(course.planned(), shared=False, at=on(3))
        dated = evolve(c, meeting=Meeting(date=dt.date(2026, 11, 16)))
        assert view(dated, "p") == view(c, "p")
        invited = evolve(dated, invitation=course.invited().invitation)
        assert view(invited, "p").conversation.meeting == dated.meeting

    def test_signing_and_closing_that_they_saw_stand_beside_it(self) -> None:
        closed = view(self.departed(20), "p")
        assert (closed.signed, closed.closed_at, closed.stage) == (Both(on(19), on(19, 10)), on(20), Stage.CLOSED)
        signed = view(self.departed(19), "p")
        assert (signed.closed_at, signed.stage) == (None, Stage.REPORTED)

    def test_a_closing_that_was_undone_or_cancelled_by_then_is_none(self) -> None:
        again = (Reopening(by=EMPLOYEE, at=on(20, 11), reason="Fout.", edition=1),)
        assert view(self.departed(20, reopenings=again), "p").closed_at is None
        gone = Cancellation(by=EMPLOYEE, at=on(20, 11))
        assert view(self.departed(20, cancelled=gone), "p").stage is Stage.CANCELLED

    def test_nobody_shows_because_they_are_named_in_what_the_other_keeps(self) -> None:
        """Who wrote a draft down for the other was announced, or came, after this viewer had left."""
        plain_c = evolve(
            handed_over(course.drafted(), shared=False), attendees=(Attendee(id="b", name="Bea", announced_at=on(12)),)
        )
        for hand in ("a", "b"):
            draft = Words(text="Geheim.", at=on(8), recorded_by=hand)
            kept = plain_c.topics[0].perspectives.with_value(EMPLOYEE, Perspective(preparation=(draft,)))
            c = evolve(plain_c, topics=(evolve(plain_c.topics[0], perspectives=kept), *plain_c.topics[1:]))
            assert view(c, "p") == view(plain_c, "p")

    def test_no_assent_that_the_other_keeps_dates_anything(self) -> None:
        topic = evolve(course.planned().topics[0], conclusion=Conclusion(text="Dus."))
        kept = Assent(at=on(9), digest=conclusion_digest(topic, Conclusion(text="Dus.")))
        concluded = evolve(topic, conclusion=Conclusion(text="Dus.", assents=Both(kept, None)))
        c = evolve(handed_over(course.drafted(), shared=False), topics=(topic,))
        assert view(evolve(c, topics=(concluded,)), "p") == view(c, "p")
        ours = evolve(concluded.conclusion, assents=Both(None, kept))
        shown = view(evolve(c, topics=(evolve(topic, conclusion=ours),)), "p").conversation
        assert shown.topics[0].conclusion == ours

    def test_before_the_talk_what_has_no_moment_shows_only_by_an_assent_that_fits(self) -> None:
        undated = Agreement(id="new", what="Later bedacht.")
        agreed = evolve(undated, id="old")
        given = Assent(at=on(9), digest=agreement_digest(agreed))
        agenda = Agenda(topics=("work",))
        topic = evolve(
            course.planned().topics[0],
            outcome=Outcome.DISCUSSED,
            conclusion=Conclusion(text="Dus."),
            problems=(
                Problem(id="undated", text="Te druk."),
                Problem(id="dated", text="Te laat.", at=on(9), next_step=NextStep(text="Bellen.", owner=Owner.BOTH)),
            ),
        )
        c = self.departed(
            9,
            agreements=(undated, evolve(agreed, assents=Both(None, given))),
            agenda=evolve(agenda, assents=Both(Assent(at=on(9), digest=agenda_digest(agenda)), None)),
            topics=(topic,),
            report=Report(editions=(Edition(text="Zonder moment."),)),
            signatures=Both((), ()),
            unsigned=Both((), ()),
        )
        seen = view(c, "p").conversation
        assert [each.id for each in seen.agreements] == ["old"]
        assert seen.agenda.topics == ("work",)
        (shown,) = seen.topics
        assert (shown.outcome, shown.conclusion, [each.id for each in shown.problems]) == (None, None, ["dated"])
        assert shown.problems[0].next_step is None
        assert seen.report.editions == ()
        assert view(evolve(c, agenda=agenda), "p").conversation.agenda == Agenda()

    def test_after_the_talk_what_belongs_to_it_shows(self) -> None:
        problem = Problem(id="undated", text="Te druk.", next_step=NextStep(text="Bellen.", owner=Owner.BOTH))
        topic = evolve(course.planned().topics[0], outcome=Outcome.DISCUSSED, problems=(problem,))
        remark = Remark(by=EMPLOYEE, text="Let op.", at=on(17), adopted=True, why="Klopt.")
        first = Edition(text="Eerste.", remarks=(remark,))
        c = self.departed(17, topics=(topic,), agenda=Agenda(), agreements=(), report=Report(editions=(first, first)))
        seen = view(c, "p").conversation
        assert seen.topics == (topic,)
        assert [each.remarks[0].adopted for each in seen.report.editions] == [True, None]

    def test_people_attendees_and_plans_that_came_later_are_left_out(self) -> None:
        people = (
            Person(id="p", name="Pieter", until=dt.date(2026, 11, 16)),
            Person(id="later", name="Later", from_=dt.date(2026, 11, 17)),
            Person(id="named", name="Genoemd", from_=dt.date(2026, 11, 17), until=dt.date(2026, 12, 1)),
        )
        moved = Postponement(by=MANAGER, at=on(17), from_=Meeting(date=dt.date(2026, 11, 16)))
        c = evolve(
            self.departed(16),
            parties=Both(course.planned().parties.employee, people),
            handovers=(HandOver(side=MANAGER, from_="p", to="named", at=on(16, 8), preparation_shared=True),),
            attendees=(Attendee(id="k", name="Kim", announced_at=on(17)), Attendee(id="l", name="Lo")),
            meeting=Meeting(date=dt.date(2026, 11, 23)),
            postponements=(moved,),
            appraisals=(AppraisalLink(id="b", system="hr", on=dt.date(2026, 11, 17)),),
        )
        seen = view(c, "p").conversation
        assert [each.id for each in seen.parties.manager] == ["p", "named"]
        assert seen.parties.manager[1].until is None
        assert [each.id for each in seen.attendees] == ["l"]
        assert seen.meeting == Meeting(date=dt.date(2026, 11, 16))
        assert (seen.postponements, seen.appraisals) == ((), ())

    def test_who_handed_over_sees_up_to_that_moment_unless_they_came_back(self) -> None:
        c = handed_over(course.drafted(), shared=False, at=on(4, 10))
        assert prepared_by(having(c, EMPLOYEE, released_at=on(4, 11)), "p", EMPLOYEE) == []
        back = HandOver(side=MANAGER, from_="a", to="p", at=on(4, 12), preparation_shared=True)
        assert view(evolve(c, handovers=(*c.handovers, back)), "p").scope is Scope.SHARED
        assert view(c, "p", on(4, 9)).scope is Scope.SHARED

    def test_an_amendment_that_came_later_ends_what_they_see_of_the_amendments(self) -> None:
        later, sooner = (Revision(number=n, at=at) for n, at in ((1, on(30)), (2, on(14))))
        made = evolve(course.closed().agreements[0], revisions=(later, sooner))
        (seen,) = view(self.departed(16, agreements=(made,)), "p").conversation.agreements
        assert seen.revisions == ()


class TestAttendee:
    def at_table(self, **changes: Any) -> Conversation:
        kim = Attendee(id="kim", name="Kim", side=EMPLOYEE, **changes)
        bo = Attendee(id="bo", name="Bo", topics=("together",), consents=Both(Given(at=on(4)), None))
        return evolve(course.talked(), attendees=(kim, bo))

    def test_before_the_sitting_they_know_that_it_takes_place(self) -> None:
        c = evolve(course.prepared(), attendees=self.at_table().attendees)
        seen = view(c, "kim").conversation
        assert (seen.topics, seen.meeting, [each.id for each in seen.attendees]) == ((), c.meeting, ["kim"])

    def test_from_the_sitting_on_they_see_what_was_said_on_their_topics(self) -> None:
        seen = view(self.at_table(topics=("together",)), "kim")
        assert seen.scope is Scope.TALK
        (topic,) = seen.conversation.topics
        assert topic.id == "together"
        assert [each.text for each in topic.perspectives.employee.conversation] == ["Vaker kort bellen."]

    def test_without_topics_of_their_own_they_see_all_that_was_said_and_nothing_prepared(self) -> None:
        seen = view(self.at_table(), "kim").conversation
        # What the manager raised beforehand was never spoken of.
        assert [each.id for each in seen.topics] == ["work", "together", BY_EMPLOYEE]
        assert all(not each.perspectives[party].preparation for each in seen.topics for party in Party)
        assert (seen.agreements, seen.report, seen.evaluation, seen.agenda) == (
            (),
            Report(),
            Both(None, None),
            Agenda(),
        )
        assert seen.attendees[1] == Attendee(id="bo", name="Bo")

    def test_whom_the_talk_went_on_without_hears_nothing(self) -> None:
        def objected(outcome: WithOrWithout) -> Conversation:
            return self.at_table(objections=Both(None, Objection(at=on(10), grounds="Te druk.", outcome=outcome)))

        assert view(objected(WithOrWithout.WITHOUT), "kim").conversation.topics == ()
        seen = view(objected(WithOrWithout.WITH), "kim").conversation
        assert len(seen.topics) == 3
        assert seen.attendees[0].objections == Both(None, None)

    def test_nothing_is_judged_for_them(self) -> None:
        assert check(self.at_table(), viewer="kim").findings == ()


class TestFile:
    def test_it_sees_agreements_and_the_process_and_no_words(self) -> None:
        seen = view(course.closed(), "file")
        c = seen.conversation
        assert [each.what for each in c.agreements] == ["Pieter is op maandag een uur bereikbaar."]
        assert c.agreements[0].from_solution is None
        assert (c.topics, c.report, c.evaluation, c.statements) == ((), Report(), Both(None, None), Both((), ()))
        assert (seen.stage, seen.closed_at, seen.signed) == (Stage.CLOSED, on(20), Both(on(19), on(19, 10)))
        assert c.preparations == Both(Preparation(submitted_at=on(6)), Preparation(submitted_at=on(9)))

    def test_a_proposal_is_no_agreement(self) -> None:
        c = course.closed()
        half = evolve(c.agreements[0], assents=c.agreements[0].assents.with_value(MANAGER, None))
        stale = evolve(c.agreements[0], what="Anders.")
        for each in (half, stale):
            assert view(evolve(c, agreements=(each,)), "file").conversation.agreements == ()

    def test_an_amendment_that_is_not_agreed_shows_as_its_number_and_moment(self) -> None:
        first = Revision(number=1, at=on(30), what="Twee uur.")
        assents = Both(*(Assent(at=on(30), digest=revision_digest(first)) for _ in Party))
        agreed, proposed = evolve(first, assents=assents), Revision(number=2, at=on(31), what="Drie uur.")
        note = ProgressNote(by=MANAGER, at=on(32), outcome=Progress.OPEN, text="Loopt.")
        c = course.closed()
        made = evolve(c.agreements[0], revisions=(agreed, proposed), progress=(note,))
        (page,) = view(evolve(c, agreements=(made,)), "file").conversation.agreements
        assert page.revisions == (agreed, Revision(number=2, at=on(31)))
        assert page.progress == (evolve(note, text=None),)

    def test_reasons_and_grounds_stay_out(self) -> None:
        c = evolve(
            course.signed(),
            unsigned=Both((), (Unsigned(at=on(20), said=True, grounds="Klopt niet."),)),
            postponements=(Postponement(by=EMPLOYEE, at=on(3), reason="Ziek."),),
            cancelled=Cancellation(by=EMPLOYEE, at=on(21), reason="Boos."),
        )
        seen = view(c, "file").conversation
        assert seen.unsigned.manager == (Unsigned(at=on(20), said=True),)
        assert seen.postponements[0].reason is None
        assert seen.cancelled == Cancellation(by=EMPLOYEE, at=on(21))

    def test_before_the_sitting_it_knows_no_more_than_is_in_it(self) -> None:
        assert view(course.drafted(), "file").stage is Stage.INVITED


class TestWhoMayLook:
    @pytest.mark.parametrize("viewer", ["nobody-9f3", "both", ""])
    def test_somebody_without_a_part_is_refused_without_being_named(self, viewer: str) -> None:
        with pytest.raises(InvalidValue) as caught:
            view(course.planned(), viewer)
        assert [each.code for each in caught.value.faults] == ["viewer.unknown"]
        assert "nobody-9f3" not in str(caught.value) + repr(caught.value)

    def test_somebody_is_on_a_side_from_their_first_day(self) -> None:
        people = (Person(id="p", name="Pieter", from_=dt.date(2026, 11, 10)),)
        c = evolve(course.planned(), parties=course.planned().parties.with_value(MANAGER, people))
        with pytest.raises(InvalidValue):
            view(c, "p", on(9))
        assert view(c, "p", on(10)).viewer == view(c, "p").viewer == "p"

    def test_a_side_can_be_named_as_text(self) -> None:
        assert view(course.closed(), "manager") == view(course.closed(), MANAGER)


class TestTheViewItself:
    def test_the_etag_changes_when_what_is_seen_changes_and_not_before(self) -> None:
        before, after = course.invited(), course.drafted()
        assert view(before, EMPLOYEE).etag != view(after, EMPLOYEE).etag
        hidden = evolve(after, topics=after.topics[:3])
        assert view(after, MANAGER).etag != view(hidden, MANAGER).etag
        assert view(hidden, MANAGER).etag == view(before, MANAGER).etag

    @pytest.mark.parametrize("viewer", [EMPLOYEE, "p", "file"])
    def test_it_reads_back(self, viewer: str) -> None:
        seen = view(course.closed(), viewer)
        assert read_view(dumps_view(seen)) == seen
        assert read_view(seen.to_dict()) == seen
        assert next(iter(seen.to_dict())) == "format"

    @pytest.mark.parametrize(
        ("change", "code", "path"),
        [
            ({"etag": ZERO}, "value.impossible", "/etag"),
            ({"format": "functionering/1"}, "format.unknown", "/format"),
            ({"stage": "gesloten"}, "value.choice", "/stage"),
            ({"kleur": 1}, "json.unknown_key", ""),
        ],
    )
    def test_what_is_no_view_is_refused(self, change: dict[str, Any], code: str, path: str) -> None:
        with pytest.raises(RecordError) as caught:
            read_view({**view(course.closed(), "file").to_dict(), **change})
        assert [(each.code, each.path) for each in caught.value.faults] == [(code, path)]

    def test_a_document_without_a_format_or_that_is_no_object_is_refused(self) -> None:
        data = view(course.closed(), "file").to_dict()
        del data["format"]
        for document, code in ((data, "format.missing"), ("[]", "type")):
            with pytest.raises(RecordError) as caught:
                read_view(document)
            assert [each.code for each in caught.value.faults] == [code]

    def test_the_mirrored_view_is_the_view_of_the_mirrored(self) -> None:
        for c in (course.prepared(), course.closed()):
            assert view(mirror(c), MANAGER) == view(c, EMPLOYEE).mirrored()
            assert view(mirror(c), "file") == view(c, "file").mirrored()

    def test_no_word_shows_in_its_repr(self) -> None:
        assert "bereik" not in repr(view(course.closed(), EMPLOYEE))
        assert isinstance(view(course.closed(), EMPLOYEE), View)
