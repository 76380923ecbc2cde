"""The report (*gespreksverslag*): offered in editions, remarked on, answered, responded to, copied, and commented on.

While a report lies before the other, what was said at the table stands still: to change it the report is taken back,
which shows, and offered again, which both respond to anew.
"""

from collections.abc import Iterator
from typing import Annotated

from functionering import report
from functionering.conversation import Conversation, Reopening
from functionering.digest import statement_digest
from functionering.errors import InvalidValue, fault
from functionering.party import Party
from functionering.record import between, evolve, record
from functionering.report import Edition, Section, Statement
from functionering.steps.assenting import without_stale_assents
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene, has_responded, offered
from functionering.steps.step import Step, Target, strictly_after, target, unless
from functionering.text import Digest, Id, Text
from functionering.words import Given


@record
class SectionText:
    """Joint text on one topic, as it is offered."""

    topic: Id
    text: Text


@record
class OfferReport(Step):
    """Put the report before the other for a response (*aanbieden*), as a whole text, as sections per topic, or both.

    From here the response term runs. Silence stands as silence, and closing is then possible. Assents to words that no
    longer stand are left out of what is offered: they counted for nothing, and the history holds them.
    Raises: `InvalidValue` without any text, or with two sections on one topic.
    """

    text: Text | None = None
    sections: tuple[SectionText, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.text is None and not self.sections:
            raise InvalidValue([fault("required", key="text")])
        if len({each.topic for each in self.sections}) < len(self.sections):
            raise InvalidValue([fault("id.duplicate", "/sections")])

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """When nobody is at the table, and later than all that an earlier edition got in response."""
        going_on = because("sitting_open") if scene.open_sitting else None
        earlier = [each.shared_at for each in scene.c.report.editions]
        reactions = [None if each is None else each.at for each in scene.c.reactions.values()]
        yield target(unless=going_on or strictly_after(scene, *earlier, *reactions))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """Sections are on topics that both see."""
        topics = {each.topic for each in self.sections}
        if not topics <= {each.id for each in scene.c.topics}:
            return because("unknown_id")
        return unless(topics <= scene.other_sees, "not_shared_yet")

    def change(self, scene: Scene, /) -> Conversation:
        """Adds an edition, in the place of one that was taken back; earlier ones stay."""
        c = without_stale_assents(scene.whole)
        latest = c.report.latest
        taken_back = latest is not None and latest.shared_at is None
        kept = c.report.editions[:-1] if taken_back else c.report.editions
        edition = Edition(
            text=self.text,
            sections=tuple(Section(topic=each.topic, text=each.text) for each in self.sections),
            authors=(self.by,),
            offered_at=self.at,
            available_at=self.at,
        )
        return evolve(c, report=evolve(c.report, editions=(*kept, edition)))


@record
class ReviseReport(Step):
    """Take the report back to work on it (*terugnemen*), for a reason that both see: the talk can go on.

    The edition that was offered stays with its signatures, as with a reopening.
    """

    reason: Text

    def change(self, scene: Scene, /) -> Conversation:
        """Adds an edition that is not offered yet, with the text of the last one, and why."""
        c = scene.whole
        editions = c.report.editions
        last = editions[-1]
        sections = tuple(Section(topic=each.topic, text=each.text) for each in last.sections)
        new = Edition(text=last.text, sections=sections, authors=last.authors)
        reopening = Reopening(by=self.by, at=self.at, reason=self.reason, edition=len(editions))
        return evolve(c, report=evolve(c.report, editions=(*editions, new)), reopenings=(*c.reopenings, reopening))


@record
class Remark(Step):
    """Make a remark on the report that was offered; it stays under it, taken over or not."""

    text: Text

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Later than a response of the other, which did not see it."""
        reaction = scene.c.reactions[scene.party.other]
        yield target(unless=strictly_after(scene, None if reaction is None else reaction.at))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the remark."""
        new = report.Remark(by=self.by, text=self.text, at=self.at, person=self.person)
        last = scene.whole.report.editions[-1]
        return _with_edition(scene.whole, -1, evolve(last, remarks=(*last.remarks, new)))


@record
class AnswerRemark(Step):
    """Say whether a remark of the other is taken over (*overnemen*), and why not.

    `edition` counts from 1, `remark` from 0 within it.
    """

    edition: Annotated[int, between(1, 1000)]
    remark: Annotated[int, between(0, 10_000)]
    adopted: bool
    why: Text | None = None

    concerns = ("edition", "remark")

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every remark, once, by the side that did not make it, before the other has responded."""
        late = offered(scene.c) is not None and has_responded(scene.c, scene.party.other)
        for number, edition in enumerate(scene.c.report.editions, 1):
            for index, each in enumerate(edition.remarks):
                reason = unless(each.by is not scene.party, "not_yours") or unless(each.adopted is None, "already_done")
                yield target(number, index, unless=reason or (because("other_reacted") if late else None))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the answer; the remark stays as it was."""
        edition = scene.whole.report.editions[self.edition - 1]
        remarks = tuple(
            evolve(each, adopted=self.adopted, why=self.why) if i == self.remark else each
            for i, each in enumerate(edition.remarks)
        )
        return _with_edition(scene.whole, self.edition - 1, evolve(edition, remarks=remarks))


def _with_edition(c: Conversation, index: int, edition: Edition) -> Conversation:
    editions = list(c.report.editions)
    editions[index] = edition
    return evolve(c, report=evolve(c.report, editions=tuple(editions)))


@record
class Respond(Step):
    """Respond to the report as it was offered (*reactie*), whatever the answer: it says that one had one's say."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once to each edition, and again after a remark of the other."""
        yield target(unless=unless(not has_responded(scene.c, scene.party), "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets this side's own response."""
        return responded(scene.whole, self)


def responded(c: Conversation, step: Step) -> Conversation:
    """The conversation in which the side that takes a step has responded by it."""
    return evolve(c, reactions=c.reactions.with_value(step.by, Given(at=step.at, person=step.person)))


@record
class AddStatement(Step):
    """Add one's own written view on the report (*zienswijze*), also after closing; it makes nobody's signature stale.

    `digest` is the seal of the record that this side saw, and that the view speaks of.
    """

    text: Text
    digest: Digest

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """The report as it stands."""
        yield target().about(scene.seal)

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It speaks of what stands."""
        return unless(self.digest == scene.seal, "stale")

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the statement under a digest of its own."""
        c = scene.whole
        bare = Statement(text=self.text, at=self.at, on=self.digest, digest=self.digest, person=self.person)
        new = evolve(bare, digest=statement_digest(self.by, bare))
        return evolve(c, statements=c.statements.with_value(self.by, (*c.statements[self.by], new)))


@record
class GiveCopy(Step):
    """Give a side its copy of the report (*afschrift*)."""

    to: Party

    concerns = ("to",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Each side, once an edition."""
        edition = scene.c.report.editions[-1:]
        for party, copy in scene.c.copies.items():
            had = copy is not None and all((each.shared_at or copy.at) <= copy.at for each in edition)
            yield target(party, unless=unless(not had, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets when that side got it."""
        given = Given(at=self.at)
        return evolve(scene.whole, copies=scene.whole.copies.with_value(self.to, given))
