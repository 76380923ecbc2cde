"""Amendments: which of them count, and what an agreement says with them."""

import datetime as dt

import pytest
from course import EMPLOYEE, MANAGER, both_assent, closed, digest_of, on, run

from functionering import Agreement, Assent, Conversation, Owner, Party, Revision, carry_over, check, steps, view
from functionering.agreement import DueBy, DueKind, ProposalWithdrawal
from functionering.amendments import agreed_at, as_amended, is_agreed, standing_revisions
from functionering.calendar import conversation_entries
from functionering.calendar.entry import CalendarTask
from functionering.digest import agreement_digest, revision_digest, stamps
from functionering.party import Both
from functionering.record import evolve
from functionering.steps import Part

SECOND = dt.timedelta(seconds=1)


def assented(value: Agreement | Revision, *moments: dt.datetime) -> Both[Assent | None]:
    """The assents of both to exactly these words, at those moments."""
    digest = agreement_digest(value) if isinstance(value, Agreement) else revision_digest(value)
    return Both(*(Assent(at=at, digest=digest) for at in moments))


def agreement(*revisions: Revision) -> Agreement:
    """An agreement that the employee assented to on day 2, the manager on day 3."""
    made = Agreement(id="a", what="Cursus Excel", owner=Owner.EMPLOYEE, support=Both(None, "Tijd op maandag"))
    return evolve(made, assents=assented(made, on(2), on(3)), revisions=revisions)


def revision(*moments: dt.datetime, number: int = 1, **named: object) -> Revision:
    """An amendment that both assented to at those moments."""
    bare = Revision(number=number, at=on(2), by=EMPLOYEE, **named)  # type: ignore[arg-type]
    return evolve(bare, assents=assented(bare, *moments))


def test_it_is_agreed_from_the_later_of_both_assents() -> None:
    made = agreement()
    assert agreed_at(made.assents, agreement_digest(made)) == on(3)
    assert is_agreed(made)


def test_one_assent_and_an_assent_to_other_words_agree_on_nothing() -> None:
    made = agreement()
    for other in (evolve(made, what="Anders"), evolve(made, assents=made.assents.with_value(MANAGER, None))):
        assert agreed_at(other.assents, agreement_digest(other)) is None
        assert not is_agreed(other)


def test_what_was_withdrawn_is_no_agreement_whoever_assents() -> None:
    gone = evolve(agreement(), withdrawn=ProposalWithdrawal(by=EMPLOYEE, at=on(4)))
    assert not is_agreed(evolve(gone, assents=assented(gone, on(5), on(5))))


@pytest.mark.parametrize(
    ("moments", "counts"),
    [
        ((on(3) - SECOND, on(3) - SECOND), False),
        ((on(3), on(3)), False),
        ((on(3) + SECOND, on(3)), False),
        ((on(3), on(3) + SECOND), False),
        ((on(3) + SECOND, on(3) + SECOND), True),
    ],
)
def test_an_amendment_counts_when_both_assented_to_it_after_the_agreement_as_it_stands(
    moments: tuple[dt.datetime, dt.datetime], counts: bool
) -> None:
    amended = agreement(revision(*moments, what="Cursus Word"))
    assert standing_revisions(amended) == (amended.revisions if counts else ())
    assert as_amended(amended).what == ("Cursus Word" if counts else "Cursus Excel")


def test_an_amendment_without_the_assent_of_both_to_its_words_does_not_count() -> None:
    agreed = revision(on(4), on(4), what="Cursus Word")
    for each in (evolve(agreed, what="Anders"), evolve(agreed, assents=agreed.assents.with_value(EMPLOYEE, None))):
        assert standing_revisions(agreement(each)) == ()


def test_on_a_proposal_no_amendment_counts() -> None:
    amended = agreement(revision(on(4), on(4), what="Cursus Word"))
    assert standing_revisions(evolve(amended, what="Anders")) == ()


def test_on_a_copy_without_assents_of_its_own_every_agreed_amendment_counts() -> None:
    copy = evolve(agreement(revision(on(1), on(1), what="Cursus Word")), assents=Both(None, None))
    assert as_amended(copy).what == "Cursus Word"


def test_what_amendments_leave_out_stays_as_it_was_for_each_side_apart() -> None:
    due = DueBy(kind=DueKind.OPEN)
    amended = as_amended(
        agreement(
            revision(on(4), on(4), due=due, support=Both("Ik oefen", None)),
            revision(on(5), on(5), number=2, owner=Owner.BOTH),
        )
    )
    assert (amended.what, amended.due, amended.owner) == ("Cursus Excel", due, Owner.BOTH)
    assert amended.support == Both("Ik oefen", "Tijd op maandag")


class TestAnAgreementThatWasReplacedAfterReopening:
    """The old amendment was made to words that no longer stand."""

    @staticmethod
    def amended(c: Conversation, at: dt.datetime, what: str) -> Conversation:
        number = len(c.agreements[0].revisions) + 1
        c = run(c, steps.AmendAgreement(by=EMPLOYEE, at=at, agreement="a-1", what=what))
        digest = digest_of(c, Part.REVISION, "a-1", number)
        given = (steps.AssentRevision(by=each, at=at, agreement="a-1", number=number, digest=digest) for each in Party)
        return run(c, *given)

    def replaced(self) -> Conversation:
        c = self.amended(closed(), on(30), "Pieter is op dinsdag bereikbaar.")
        c = run(
            c,
            steps.Reopen(by=EMPLOYEE, at=on(31), reason="Het kan anders."),
            steps.ReviseReport(by=MANAGER, at=on(31, 10), reason="Het kan anders."),
            steps.ProposeAgreement(
                by=EMPLOYEE, at=on(31, 11), id="a-1", what="Wij mailen.", owner=Owner.BOTH, from_solution="s1"
            ),
        )
        c = both_assent(c, Part.AGREEMENT, "a-1", on(32))
        return run(
            c,
            steps.OfferReport(by=MANAGER, at=on(33), text="Het verslag, opnieuw."),
            *(steps.Respond(by=each, at=on(34)) for each in Party),
            steps.Close(by=MANAGER, at=on(35)),
        )

    def test_stays_in_the_record_and_is_carried_over_in_the_words_that_both_agreed_on_last(self) -> None:
        c = self.replaced()
        assert [each.what for each in c.agreements[0].revisions] == ["Pieter is op dinsdag bereikbaar."]
        assert all(each.is_current for each in stamps(c) if each.kind == "revision")
        assert [each.what for each in carry_over(c, "2027", on=on(365).date()).earlier_agreements] == ["Wij mailen."]

    def test_shows_on_the_page_with_the_amendment_as_its_number_and_moment(self) -> None:
        (page,) = view(self.replaced(), "file").conversation.agreements
        assert (page.what, page.revisions) == ("Wij mailen.", (Revision(number=1, at=on(30)),))

    def test_stands_in_a_calendar_in_the_words_that_both_agreed_on_last(self) -> None:
        c = self.replaced()
        due = DueBy(kind=DueKind.DATE, date=dt.date(2027, 1, 31))
        made = evolve(c.agreements[0], due=due)
        made = evolve(made, assents=assented(made, on(32), on(32)))
        entries = conversation_entries(evolve(c, agreements=(made,)), with_words=True)
        assert [each.description for each in entries if isinstance(each, CalendarTask) and each.description] == [
            "Wij mailen."
        ]

    def test_can_be_amended_anew(self) -> None:
        c = self.amended(self.replaced(), on(40), "Wij bellen.")
        assert as_amended(c.agreements[0]).what == "Wij bellen."
        assert [each.number for each in standing_revisions(c.agreements[0])] == [2]

    def test_is_no_breach(self) -> None:
        failed = [each.code for each in check(self.replaced()).findings if each.state == "failed"]
        assert not [each for each in failed if each in ("AG001", "RC001", "RC002", "RC004")]
