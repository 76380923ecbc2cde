"""At the table (*gespreksmoment*): the agenda, sittings that begin, end and are broken off, and how the talk was."""

from collections.abc import Iterator

from functionering.conversation import Agenda, Conversation
from functionering.occasion import Sitting
from functionering.record import evolve, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.steps.speaking import Speaking
from functionering.steps.step import Step, Target, strictly_after, target, unless
from functionering.text import Id


@record
class ProposeAgenda(Step):
    """Propose an order for the topics; it is agreed when both assent to exactly this order (`Assent`)."""

    topics: tuple[Id, ...]

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """The agenda, once there is a topic that both see."""
        yield target(unless=unless(scene.other_sees & {each.id for each in scene.c.topics}, "nothing_there"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """Both see every topic on it: nobody is asked to agree to a topic that it cannot see."""
        if not self.topics or not {*self.topics} <= {each.id for each in scene.c.topics}:
            return because("unknown_id")
        if not {*self.topics} <= scene.other_sees:
            return because("not_shared_yet")
        return unless(self.topics != scene.c.agenda.topics, "already_done")

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the order; an assent to another order stays, and shows as stale."""
        agenda = Agenda(topics=self.topics, assents=scene.whole.agenda.assents)
        return evolve(scene.whole, agenda=agenda)


@record
class Hold(Step):
    """A sitting begins at this moment (*gevoerd*); what was submitted becomes visible to both, and drafts never do."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """One sitting at a time, not before the day it is planned on, and none once the talk was signed as over."""
        going_on = because("sitting_open") if scene.open_sitting else None
        too_early = _planned_later(scene) or _before_previous(scene) or _within_sitting(scene)
        yield target(unless=going_on or unless(not _is_over(scene.known), "talk_over") or too_early)

    def change(self, scene: Scene, /) -> Conversation:
        """Adds a sitting."""
        return evolve(scene.whole, sittings=(*scene.whole.sittings, Sitting(start=self.at)))


def _is_over(c: Conversation) -> bool:
    """Whether somebody signed, declined to, got a copy, or closed: each says that the talk was over by then."""
    sides = (*c.signatures.values(), *c.unsigned.values(), *c.copies.values())
    return c.closing is not None or any(sides)


def _planned_later(scene: Scene) -> Explanation | None:
    meeting = scene.c.meeting
    if meeting is None or meeting.date <= scene.c.day_of(scene.at):
        return None
    return because("before_planned_day", planned=meeting.date.isoformat())


def _before_previous(scene: Scene) -> Explanation | None:
    held_on = None if scene.c.previous is None else scene.c.previous.held_on
    if held_on is None or held_on <= scene.c.day_of(scene.at):
        return None
    return because("before_previous", previous=held_on.isoformat())


def _within_sitting(scene: Scene) -> Explanation | None:
    # The last sitting is the one that began last: two that begin together could not be told apart.
    return strictly_after(scene, *(each.start for each in scene.c.sittings))


@record
class EndSitting(Step):
    """The sitting ends, and with it the talk, unless another sitting follows."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """The sitting that is going on."""
        yield target(unless=unless(scene.open_sitting, "no_sitting_open"))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the end of the sitting."""
        return _ended(scene, Sitting(start=scene.whole.sittings[-1].start, end=self.at))


@record
class Adjourn(Step):
    """The talk is broken off (*onderbroken*), to be continued in another sitting."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """The sitting that is going on."""
        yield target(unless=unless(scene.open_sitting, "no_sitting_open"))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the end of the sitting, and that it goes on."""
        return _ended(scene, Sitting(start=scene.whole.sittings[-1].start, end=self.at, adjourned=True))


def _ended(scene: Scene, sitting: Sitting) -> Conversation:
    return evolve(scene.whole, sittings=(*scene.whole.sittings[:-1], sitting))


@record
class Evaluate(Speaking):
    """Say how the talk itself was, at its end; each for itself, once. Source: DDGC checklist."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once."""
        yield target(unless=unless(scene.c.evaluation[scene.party] is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds this side's own evaluation."""
        return evolve(scene.whole, evaluation=scene.whole.evaluation.with_value(self.by, self.words()))
