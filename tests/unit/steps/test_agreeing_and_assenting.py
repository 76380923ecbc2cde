"""Agreements, assent that binds content, and what goes along into the next year."""

import datetime as dt
from typing import Any

import pytest
from course import (
    EMPLOYEE,
    MANAGER,
    assent,
    both_assent,
    closed,
    digest_of,
    is_agreed_on,
    on,
    planned,
    refused,
    reported,
    run,
    seated,
    talked,
)

from functionering import Conversation, InvalidValue, Owner, Party, Person, Progress, Topic, steps
from functionering.agreement import Binds, DueBy, DueKind
from functionering.party import Both
from functionering.record import evolve
from functionering.steps import Part, Step, allowed_steps, carry_over, replay
from functionering.themes import About
from functionering.topic import Outcome

FIRST_WORDS: dict[str, Any] = {
    "id": "a-1",
    "what": "Pieter is op maandag een uur bereikbaar.",
    "owner": Owner.MANAGER,
    "binds": Binds.PERSON,
    "from_solution": "s1",
}


class TestAgreements:
    def test_a_proposal_is_an_agreement_with_the_assent_of_both(self) -> None:
        c = run(seated(), steps.ProposeAgreement(by=EMPLOYEE, at=on(16), id="n", what="Wij bellen.", owner=Owner.BOTH))
        assert not is_agreed_on(c, "n")
        c = run(c, assent(c, EMPLOYEE, Part.AGREEMENT, "n", on(16)))
        assert not is_agreed_on(c, "n")
        c = run(c, assent(c, MANAGER, Part.AGREEMENT, "n", on(16)))
        assert is_agreed_on(c, "n")

    def test_other_words_make_an_assent_stale_and_the_first_words_make_it_count_again(self) -> None:
        words: dict[str, Any] = {"id": "a-1", "owner": Owner.MANAGER, "from_solution": "s1"}
        c = run(talked(), steps.ProposeAgreement(by=MANAGER, at=on(16, 11), what="Pieter is er soms.", **words))
        assert not is_agreed_on(c, "a-1")
        assert c.agreements[0].assents == talked().agreements[0].assents
        again = steps.ProposeAgreement(by=MANAGER, at=on(16, 11), what="Pieter is er soms.", **words)
        assert refused(c, again) == ("already_done",)
        first = steps.ProposeAgreement(by=EMPLOYEE, at=on(16, 12), **FIRST_WORDS)
        assert is_agreed_on(run(c, first), "a-1")

    def test_rewording_loses_nothing_that_was_noted_or_amended_since(self) -> None:
        c = run(
            closed(),
            steps.NoteProgress(by=EMPLOYEE, at=on(30), agreement="a-1", outcome=Progress.OPEN),
            steps.AmendAgreement(by=EMPLOYEE, at=on(30), agreement="a-1", what="Ook op dinsdag."),
            steps.Reopen(by=MANAGER, at=on(31), reason="Het klopt niet."),
            steps.ReviseReport(by=MANAGER, at=on(31), reason="Het klopt niet."),
        )
        after = run(c, steps.ProposeAgreement(by=MANAGER, at=on(32), id="a-1", what="Iets anders.", from_solution="s1"))
        assert (after.agreements[0].progress, after.agreements[0].revisions) == (
            c.agreements[0].progress,
            c.agreements[0].revisions,
        )

    def test_the_solution_it_comes_from_is_there(self) -> None:
        step = steps.ProposeAgreement(by=EMPLOYEE, at=on(16), id="n", what="Wij bellen.", from_solution="none")
        assert refused(seated(), step) == ("unknown_id",)

    def test_the_solution_it_comes_from_stays_once_somebody_assented(self) -> None:
        def proposed(what: str, solution: str | None) -> Step:
            return steps.ProposeAgreement(by=MANAGER, at=on(16, 10), id="n", what=what, from_solution=solution)

        two = (
            steps.ProposeSolution(by=EMPLOYEE, at=on(16, 10), problem="p1", id="s2", text="Een vast uur op vrijdag."),
            proposed("Wij bellen.", "s1"),
        )
        c = run(talked(), *two)
        assert run(c, proposed("Wij bellen.", "s2")).agreements[-1].from_solution == "s2"
        c = run(c, assent(c, EMPLOYEE, Part.AGREEMENT, "n", on(16, 10)))
        for what in ("Wij bellen.", "Wij mailen."):
            for solution in ("s2", None):
                assert refused(c, proposed(what, solution)) == ("solution_assented",)
        # Otherwise the words could come back under the assent with another solution behind them.
        other = run(c, proposed("Wij mailen.", "s1"))
        assert refused(other, proposed("Wij bellen.", "s2")) == ("solution_assented",)
        assert run(other, proposed("Wij bellen.", "s1")).agreements == c.agreements

    def test_an_earlier_agreement_is_carried_on_under_its_own_identity(self) -> None:
        c = run(seated(), steps.ProposeAgreement(by=MANAGER, at=on(16), id="a-2025", what="Nog een cursus."))
        assert (c.agreements[0].id, c.agreements[0].from_) == ("a-2025", "2025")

    def test_each_looks_back_for_itself_and_may_look_again(self) -> None:
        looked = steps.ReviewAgreement(by=EMPLOYEE, at=on(16, 11), agreement="a-2025", outcome=Progress.PARTLY)
        reviews = run(talked(), looked).earlier_agreements[0].reviews
        assert reviews.map(lambda each: each and each.outcome) == Both(Progress.PARTLY, Progress.REALISED)

    def test_not_carrying_on_needs_a_reason_and_the_assent_of_both(self) -> None:
        def settle(why: str) -> Step:
            return steps.SettleAgreement(by=MANAGER, at=on(16, 9), agreement="a-2025", why=why)

        c = both_assent(run(seated(), settle("Gedaan.")), Part.SETTLEMENT, "a-2025", on(16, 9))
        assert refused(c, settle("Gedaan.")) == ("already_done",)
        assert carry_over(c, "2027", on=dt.date(2027, 11, 1)).earlier_agreements == ()
        reworded = run(c, settle("Niet meer nodig."))
        assert [each.id for each in carry_over(reworded, "2027", on=dt.date(2027, 11, 1)).earlier_agreements] == [
            "a-2025"
        ]


class TestAssentBindsContent:
    def test_a_digest_of_other_words_is_refused(self) -> None:
        c = run(seated(), steps.ProposeAgreement(by=EMPLOYEE, at=on(16), id="n", what="Wij bellen."))
        seen = digest_of(c, Part.AGREEMENT, "n")
        changed = run(c, steps.ProposeAgreement(by=MANAGER, at=on(16), id="n", what="Sanne belt."))
        step = steps.Assent(by=EMPLOYEE, at=on(16), part=Part.AGREEMENT, id="n", digest=seen)
        assert run(c, step).agreements[0].assents.employee is not None
        assert refused(changed, step) == ("stale",)

    def test_one_assents_once_to_the_same_words_and_only_to_what_is_there(self) -> None:
        c = talked()
        assert refused(c, assent(c, EMPLOYEE, Part.AGREEMENT, "a-1", on(16, 11))) == ("already_done",)
        step = steps.Assent(by=EMPLOYEE, at=on(16, 11), part=Part.SOLUTION, id="none", digest=digest_of(c, Part.AGENDA))
        assert refused(c, step) == ("unknown_id",)

    def test_assenting_is_for_oneself(self) -> None:
        c = run(seated(), steps.ProposeAgreement(by=EMPLOYEE, at=on(16), id="n", what="Wij bellen."))
        assert run(c, assent(c, MANAGER, Part.AGREEMENT, "n", on(16))).agreements[0].assents.employee is None

    def test_a_section_is_assented_to_while_its_edition_lies_before_both(self) -> None:
        section = steps.SectionText(topic="work", text="Het werk past.")
        c = run(talked(), steps.OfferReport(by=MANAGER, at=on(18), sections=(section,)))
        step = assent(c, EMPLOYEE, Part.SECTION, "work", on(19))
        agreed = run(c, step)
        assert agreed.report.editions[0].sections[0].assents.employee is not None
        back = run(agreed, steps.ReviseReport(by=MANAGER, at=on(20), reason="Er ontbreekt iets."))
        assert back.report.editions[1].sections[0].assents.employee is None
        assert refused(back, evolve(step, at=on(21))) == ("unknown_id",)

    def test_offering_leaves_out_assents_to_words_that_no_longer_stand(self) -> None:
        c = run(talked(), steps.Conclude(by=MANAGER, at=on(16, 11), topic="work", text="Iets anders."))
        c = run(c, steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."))
        conclusion = c.topics[0].conclusion
        assert conclusion is not None
        assert not any(conclusion.assents.values())
        assert is_agreed_on(c, "a-1")


class TestAfterwards:
    def test_progress_is_noted_by_either_on_an_agreement_and_not_on_a_proposal(self) -> None:
        c = run(closed(), steps.NoteProgress(by=EMPLOYEE, at=on(30), agreement="a-1", outcome=Progress.OPEN))
        assert [each.by for each in c.agreements[0].progress] == [EMPLOYEE]
        proposal = run(talked(), steps.ProposeAgreement(by=MANAGER, at=on(16, 11), id="n", what="Iets."))
        proposal = run(proposal, steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."))
        step = steps.NoteProgress(by=EMPLOYEE, at=on(30), agreement="n", outcome=Progress.OPEN)
        assert refused(proposal, step) == ("not_agreed",)

    def test_an_amendment_holds_with_the_assent_of_both_and_changes_nothing_that_was_signed(self) -> None:
        later = DueBy(kind=DueKind.QUARTER, quarter="2027-Q3")
        c = run(
            closed(),
            steps.AmendAgreement(by=EMPLOYEE, at=on(40), agreement="a-1", due=later, support=Both("Ik bel.", None)),
        )
        assert c.agreements[0].what == closed().agreements[0].what
        for party in Party:
            digest = digest_of(c, Part.REVISION, "a-1", 1)
            c = run(c, steps.AssentRevision(by=party, at=on(41), agreement="a-1", number=1, digest=digest))
        assert next(each for each in allowed_steps(c, EMPLOYEE, on(42)) if each.kind == "reopen").is_allowed
        old = steps.AssentRevision(by=EMPLOYEE, at=on(42), agreement="a-1", number=1, digest=digest_of(c, Part.AGENDA))
        assert refused(c, old) == ("already_done",)
        (copy,) = carry_over(c, "2027", on=dt.date(2027, 11, 1)).earlier_agreements
        assert (copy.due, copy.support.employee, copy.what) == (later, "Ik bel.", closed().agreements[0].what)
        assert (copy.id, copy.from_, copy.revisions, copy.assents) == ("a-1", "2026", (), Both(None, None))

    def test_an_amendment_that_only_one_assented_to_is_not_carried_over(self) -> None:
        c = run(closed(), steps.AmendAgreement(by=MANAGER, at=on(40), agreement="a-1", what="Iets anders."))
        wrong = steps.AssentRevision(by=MANAGER, at=on(41), agreement="a-1", number=1, digest=digest_of(c, Part.AGENDA))
        assert refused(c, wrong) == ("stale",)
        assert carry_over(c, "2027", on=dt.date(2027, 11, 1)).earlier_agreements[0].what == closed().agreements[0].what

    def test_an_amendment_names_something(self) -> None:
        with pytest.raises(InvalidValue):
            steps.AmendAgreement(by=MANAGER, at=on(40), agreement="a-1")

    def test_an_appraisal_is_linked_by_whoever_keeps_the_record_and_once(self) -> None:
        def link(by: Party) -> Step:
            return steps.LinkAppraisal(by=by, at=on(40), id="b", system="nl.example", on=dt.date(2027, 3, 1))

        assert refused(closed(), link(EMPLOYEE))[0] == "other_task"
        c = run(closed(), link(MANAGER))
        assert [each.id for each in c.appraisals] == ["b"]
        assert refused(c, link(MANAGER)) == ("already_done",)


class TestTheNextConversation:
    def test_nothing_has_happened_in_it_and_the_previous_one_is_not_touched(self) -> None:
        before = closed()
        form = Topic(id="work", theme="work_content", title="Het werk", about=About.WORK)
        c = carry_over(before, "2027", on=dt.date(2027, 11, 1), topics=(form,))
        assert before == closed()
        assert (c.id, c.previous and c.previous.id, c.previous and c.previous.held_on) == (
            "2027",
            "2026",
            before.held_on,
        )
        assert c.topics == (form,)
        assert c == replay(c, ())
        assert [each.id for each in c.earlier_agreements] == ["a-1"]

    def test_an_id_of_its_own(self) -> None:
        with pytest.raises(InvalidValue):
            carry_over(closed(), "2026", on=dt.date(2027, 11, 1))

    def test_what_was_deferred_comes_back_as_an_item_of_the_form_with_nobodys_words(self) -> None:
        c = run(talked(), steps.SetOutcome(by=EMPLOYEE, at=on(16, 11), topic="together", outcome=Outcome.DEFERRED))
        (topic,) = carry_over(c, "2027", on=dt.date(2027, 11, 1)).topics
        assert (topic.id, topic.outcome, topic.problems) == ("together", None, ())
        assert carry_over(c, "2027", on=dt.date(2027, 11, 1), topics=(topic,)).topics == (topic,)

    @pytest.mark.parametrize(("day", "stays"), [(30, True), (31, True), (32, False)])
    def test_whoever_left_does_not_come_along(self, day: int, stays: bool) -> None:
        people = (Person(id="p", name="Pieter", until=dt.date(2027, 1, 31)), Person(id="i", name="Iris"))
        c = carry_over(planned(parties=Both((), people)), "2027", on=dt.date(2027, 1, 1) + dt.timedelta(days=day - 1))
        assert ("p" in [each.id for each in c.parties.manager]) is stays

    @staticmethod
    def reviewed(*outcomes: Progress | None) -> Conversation:
        c = seated()
        for party, outcome in zip(Party, outcomes, strict=True):
            if outcome is not None:
                c = run(c, steps.ReviewAgreement(by=party, at=on(16), agreement="a-2025", outcome=outcome))
        return c

    @pytest.mark.parametrize(
        ("outcomes", "goes_along"),
        [
            ((None, None), True),
            ((Progress.REALISED, None), True),
            ((Progress.REALISED, Progress.PARTLY), True),
            ((Progress.REALISED, Progress.REALISED), False),
        ],
    )
    def test_nothing_that_was_left_open_is_lost(self, outcomes: Any, goes_along: bool) -> None:
        (copy,) = carry_over(self.reviewed(*outcomes), "2027", on=dt.date(2027, 1, 1)).earlier_agreements or (None,)
        assert (copy is not None) is goes_along
        assert copy is None or (copy.id, copy.from_, copy.reviews) == ("a-2025", "2025", Both(None, None))

    def test_a_proposal_is_no_agreement_and_does_not_go_along(self) -> None:
        c = run(reported(), steps.ReviseReport(by=MANAGER, at=on(20), reason="Nog iets."))
        c = run(c, steps.ProposeAgreement(by=MANAGER, at=on(20), id="n", what="Iets."))
        assert [each.id for each in carry_over(c, "2027", on=dt.date(2027, 1, 1)).earlier_agreements] == ["a-1"]

    def test_a_talk_that_was_not_held_was_not_held_on_a_day(self) -> None:
        c = run(planned(), steps.Cancel(by=EMPLOYEE, at=on(2)))
        following = carry_over(c, "2027", on=dt.date(2027, 1, 1))
        assert following.previous is not None
        assert following.previous.held_on is None
        assert [each.id for each in following.earlier_agreements] == ["a-2025"]
