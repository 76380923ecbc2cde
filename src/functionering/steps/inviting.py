"""How a conversation comes about, is moved, or is not held: asking, planning, inviting, postponing, cancelling."""

from collections.abc import Iterator

from functionering import occasion
from functionering.conversation import Cancellation, Conversation
from functionering.occasion import Invitation, Meeting, Postponement
from functionering.record import Yes, evolve, record
from functionering.steps.refusal import Explanation
from functionering.steps.scene import Scene
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Text


@record
class Request(Step):
    """Ask for a conversation; either side may. Source: BES art. 3(3), AMAR art. 28(3)."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once, while nobody has invited yet."""
        yield target(unless=unless(scene.c.requested_by is None and scene.c.invitation is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Says who asked."""
        return evolve(scene.whole, requested_by=occasion.Request(by=self.by, at=self.at))


@record
class Schedule(Step):
    """Plan the date (*geplande datum*), or the date of the next sitting once the talk was broken off."""

    meeting: Meeting

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """A date that stands is moved by postponing, which shows where it came from."""
        free = scene.c.meeting is None or not scene.is_before_talk
        yield target(unless=unless(free, "scheduled"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """A date that is planned is not over yet."""
        return _not_over(scene, self.meeting)

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the planned date."""
        return evolve(scene.whole, meeting=self.meeting)


@record
class Invite(Step):
    """Invite the other (*uitnodigen*); either side may. `form_enclosed`, `topics_asked`: what went along with it."""

    form_enclosed: bool | None = None
    topics_asked: bool | None = None

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once; a later change of the date is a postponement."""
        yield target(unless=unless(scene.c.invitation is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the invitation."""
        invitation = Invitation(
            by=self.by, at=self.at, form_enclosed=self.form_enclosed, topics_asked=self.topics_asked
        )
        return evolve(scene.whole, invitation=invitation)


@record
class Postpone(Step):
    """Move the talk (*uitstellen*), with or without a new date yet; either side may."""

    meeting: Meeting | None = None
    reason: Text | None = None

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Only what is planned can be moved."""
        yield target(unless=unless(scene.c.meeting is not None, "not_scheduled"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """The new date is another one, and not over yet."""
        return unless(self.meeting != scene.c.meeting, "same_date") or _not_over(scene, self.meeting)

    def change(self, scene: Scene, /) -> Conversation:
        """Keeps where it came from."""
        c = scene.whole
        moved = Postponement(by=self.by, at=self.at, reason=self.reason, from_=c.meeting)
        return evolve(c, meeting=self.meeting, postponements=(*c.postponements, moved))


@record
class Cancel(Step):
    """The talk does not take place (*vervallen*); `refused` where this side will not hold it. The year stays open."""

    reason: Text | None = None
    refused: Yes | None = None

    def change(self, scene: Scene, /) -> Conversation:
        """Ends the conversation."""
        ended = Cancellation(by=self.by, at=self.at, reason=self.reason, refused=self.refused)
        return evolve(scene.whole, cancelled=ended)


def _not_over(scene: Scene, meeting: Meeting | None) -> Explanation | None:
    return unless(meeting is None or meeting.date >= scene.c.day_of(scene.at), "planned_past")
