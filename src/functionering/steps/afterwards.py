"""After closing (*daarna*): how agreements stand, what is amended, and a separate appraisal that is only linked."""

from collections.abc import Iterator

from functionering.agreement import Agreement, Binds, DueBy, Progress, ProgressNote, Revision
from functionering.amendments import is_agreed
from functionering.conversation import AppraisalLink, Conversation
from functionering.errors import InvalidValue, fault
from functionering.party import NEITHER, Both, Owner
from functionering.record import Day, evolve, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Id, Text


@record
class OnAgreement(Step):
    """A step about an agreement that both made."""

    agreement: Id

    concerns = ("agreement",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every agreement; a proposal is none."""
        for each in scene.c.agreements:
            yield target(
                each.id, unless=unless(each.withdrawn is None, "withdrawn") or unless(is_agreed(each), "not_agreed")
            )

    def with_agreement(self, c: Conversation, **more: object) -> Conversation:
        """The conversation in which the agreement has one thing more in each of those lists."""
        return evolve(
            c, agreements=tuple(_longer(each, more) if each.id == self.agreement else each for each in c.agreements)
        )


def _longer(agreement: Agreement, more: dict[str, object]) -> Agreement:
    return evolve(agreement, **{name: (*getattr(agreement, name), each) for name, each in more.items()})


@record
class NoteProgress(OnAgreement):
    """Note how an agreement stands, as this side sees it."""

    outcome: Progress
    text: Text | None = None

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the note."""
        note = ProgressNote(by=self.by, at=self.at, outcome=self.outcome, text=self.text, person=self.person)
        return self.with_agreement(scene.whole, progress=note)


@record
class AmendAgreement(OnAgreement):
    """Propose to amend an agreement after closing; what is not named stays. It holds with the assent of both.

    Raises: `InvalidValue` when nothing is named.
    """

    what: Text | None = None
    owner: Owner | None = None
    binds: Binds | None = None
    due: DueBy | None = None
    check_on: Day | None = None
    support: Both[Text | None] = NEITHER

    def __attrs_post_init__(self) -> None:
        named = (self.what, self.owner, self.binds, self.due, self.check_on, *self.support.values())
        if all(each is None for each in named):
            raise InvalidValue([fault("required", key="what")])

    def change(self, scene: Scene, /) -> Conversation:
        """Adds a revision; the agreement and earlier revisions stay."""
        stands = next(each for each in scene.whole.agreements if each.id == self.agreement)
        new = Revision(
            number=len(stands.revisions) + 1,
            at=self.at,
            by=self.by,
            what=self.what,
            owner=self.owner,
            binds=self.binds,
            due=self.due,
            check_on=self.check_on,
            support=self.support,
        )
        return self.with_agreement(scene.whole, revisions=new)


@record
class LinkAppraisal(Step):
    """Link a separate appraisal (*beoordeling*) by its id and day; what it says has no place here."""

    id: Id
    system: Id
    on: Day

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It was not linked before."""
        known = {(each.system, each.id) for each in scene.c.appraisals}
        return because("already_done") if (self.system, self.id) in known else None

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the link."""
        new = AppraisalLink(id=self.id, system=self.system, on=self.on)
        return evolve(scene.whole, appraisals=(*scene.whole.appraisals, new))
