"""Agreements (*afspraken*): proposed, reworded, withdrawn, looked back on, set aside.

They are proposals until both assent to the words.
"""

from collections.abc import Iterator

from functionering.agreement import (
    Agreement,
    Binds,
    DueBy,
    Kind,
    Progress,
    ProposalWithdrawal,
    Reason,
    Review,
    Settlement,
)
from functionering.conversation import Conversation
from functionering.digest import agreement_digest
from functionering.party import NEITHER, Both, Owner
from functionering.record import Day, evolve, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Id, Text


@record
class ProposeAgreement(Step):
    """Propose an agreement, or other words for one that stands; it is joint text, agreed with the assent of both.

    The id of an earlier agreement carries that one on under its own identity. `support`: what each side owes the
    other for it; `owner`: whose it is to do. `from_solution`: the solution it comes from, which stays the same once
    somebody assented.
    """

    id: Id
    what: Text
    kind: Kind | None = None
    owner: Owner | None = None
    binds: Binds | None = None
    due: DueBy | None = None
    check_on: Day | None = None
    support: Both[Text | None] = NEITHER
    from_solution: Id | None = None

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """The solution it comes from is there; other words than those that stand; and no proposal that is gone."""
        solutions = {each.id for _, each in scene.c.solutions()}
        if self.from_solution is not None and self.from_solution not in solutions:
            return because("unknown_id")
        before = agreement_of(scene.c.agreements, self.id)
        if before is None:
            return None
        if before.withdrawn is not None:
            return because("withdrawn")
        if before.from_solution != self.from_solution:
            # It is no part of the words that an assent is bound to, and words can come back under an assent.
            return unless(not any(before.assents.values()), "solution_assented")
        return because("already_done") if agreement_digest(before) == agreement_digest(self._worded(before)) else None

    def _worded(self, agreement: Agreement) -> Agreement:
        """An agreement in these words; what was given and noted on it stays."""
        return evolve(
            agreement,
            kind=self.kind,
            what=self.what,
            owner=self.owner,
            binds=self.binds,
            due=self.due,
            check_on=self.check_on,
            support=self.support,
            from_solution=self.from_solution,
        )

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the proposal, or rewords the one that stands: an assent to other words stays, and shows as stale."""
        c = scene.whole
        before = agreement_of(c.agreements, self.id)
        if before is not None:
            reworded = self._worded(before)
            return evolve(c, agreements=tuple(reworded if each.id == self.id else each for each in c.agreements))
        earlier = agreement_of(c.earlier_agreements, self.id)
        first = Agreement(id=self.id, from_=None if earlier is None else earlier.from_, what=self.what)
        return evolve(c, agreements=(*c.agreements, self._worded(first)))


def agreement_of(agreements: tuple[Agreement, ...], name: str) -> Agreement | None:
    """The agreement with that id, or None."""
    return next((each for each in agreements if each.id == name), None)


@record
class WithdrawProposal(Step):
    """Withdraw a proposed agreement (*voorstel intrekken*); it stays, as withdrawn, and is no proposal any more.

    Either side may, whoever proposed it, while no assent of the other stands on it, also none to earlier words: nobody
    takes away another's assent. What both assented to is an agreement and is not withdrawn, also not after one of them
    proposed other words. An assent of one's own stays, and shows as stale.
    """

    agreement: Id

    concerns = ("agreement",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every proposal that the other does not stand behind, once."""
        for each in scene.c.agreements:
            reason = (
                unless(each.withdrawn is None, "already_done")
                or unless(not each.had_both_assents, "agreed_once")
                or unless(each.assents[scene.party.other] is None, "other_assented")
            )
            yield target(each.id, unless=reason)

    def change(self, scene: Scene, /) -> Conversation:
        """Marks the proposal; its words and the assents on it stay."""
        c = scene.whole
        withdrawn = ProposalWithdrawal(by=self.by, at=self.at, person=self.person)
        marked = (evolve(each, withdrawn=withdrawn) if each.id == self.agreement else each for each in c.agreements)
        return evolve(c, agreements=tuple(marked))


@record
class ReviewAgreement(Step):
    """Look back on an earlier agreement in this talk (*terugblik*), each for itself; how far and why stand apart."""

    agreement: Id
    outcome: Progress
    reason: Reason | None = None
    text: Text | None = None

    concerns = ("agreement",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every earlier agreement; one may look again."""
        for each in scene.c.earlier_agreements:
            yield target(each.id)

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the review of this side."""
        review = Review(outcome=self.outcome, reason=self.reason, text=self.text, at=self.at, person=self.person)
        c = scene.whole
        earlier = tuple(
            evolve(each, reviews=each.reviews.with_value(self.by, review)) if each.id == self.agreement else each
            for each in c.earlier_agreements
        )
        return evolve(c, earlier_agreements=earlier)


@record
class SettleAgreement(Step):
    """Propose not to carry an earlier agreement on, and why; settled with the assent of both (`Assent`)."""

    agreement: Id
    why: Text

    concerns = ("agreement",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every earlier agreement."""
        for each in scene.c.earlier_agreements:
            yield target(each.id)

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It gives another reason than the one that stands."""
        stands = any(
            each.id == self.agreement and each.settled is not None and each.settled.why == self.why
            for each in scene.c.earlier_agreements
        )
        return because("already_done") if stands else None

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the reason; an assent to another reason stays, and shows as stale."""
        c = scene.whole
        earlier = tuple(self._settled(each) if each.id == self.agreement else each for each in c.earlier_agreements)
        return evolve(c, earlier_agreements=earlier)

    def _settled(self, agreement: Agreement) -> Agreement:
        assents = NEITHER if agreement.settled is None else agreement.settled.assents
        return evolve(agreement, settled=Settlement(why=self.why, at=self.at, assents=assents))
