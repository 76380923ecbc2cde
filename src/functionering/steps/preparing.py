"""Preparing, each for oneself (*voorbereiding*): topics and words that the other does not see until they are shared."""

import re
from collections.abc import Iterator

from functionering.conversation import Conversation
from functionering.party import Party
from functionering.record import evolve, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Id, Name, Text
from functionering.text import Key as Word
from functionering.themes import About, Group
from functionering.topic import Raised, RaisedIn, Topic, Withdrawal

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def drafting(scene: Scene) -> Explanation | None:
    """Why one's own preparation cannot grow any more: it was given out of hand, by submitting or releasing it."""
    return unless(scene.c.preparations[scene.party].shared_until is None, "submitted")


@record
class RaiseTopic(Step):
    """Put a topic on the table: while preparing, shown to oneself alone until it is shared, or at the table.

    `phase` is said, so that a topic meant as preparation never becomes visible because the talk has begun. While
    preparing, the id is a UUID.
    """

    phase: RaisedIn
    id: Id
    theme: Word
    title: Name
    about: About
    group: Group | None = None
    prompt: Text | None = None

    concerns = ("phase",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Preparation before the talk, the table from then on."""
        if scene.is_before_talk:
            yield target(RaisedIn.PREPARATION, unless=drafting(scene))
        else:
            yield target(RaisedIn.CONVERSATION)

    def why_not(self, _scene: Scene, /) -> Explanation | None:
        """Ids that can be guessed would tell what the other raised."""
        if self.phase is RaisedIn.PREPARATION and _UUID.fullmatch(self.id) is None:
            return because("id_blind")
        return None

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the topic."""
        raised = Raised(by=self.by, at=self.at, in_=self.phase, person=self.person)
        new = Topic(
            id=self.id,
            theme=self.theme,
            group=self.group,
            title=self.title,
            prompt=self.prompt,
            about=self.about,
            raised=raised,
        )
        return evolve(scene.whole, topics=(*scene.whole.topics, new))


@record
class WithdrawTopic(Step):
    """Take back a topic that one raised oneself; the topic stays, as withdrawn. A standing item is nobody's."""

    topic: Id

    concerns = ("topic",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """One's own topics, once."""
        for each in scene.c.topics:
            raised = each.raised
            reason = (
                unless(raised is not None, "standing_item")
                or unless(raised is None or raised.by is scene.party, "not_yours")
                or unless(each.withdrawn is None, "already_done")
            )
            yield target(each.id, unless=reason)

    def change(self, scene: Scene, /) -> Conversation:
        """Marks the topic."""
        return with_topic(scene.whole, self.topic, withdrawn=Withdrawal(at=self.at, person=self.person))


@record
class SubmitPreparation(Step):
    """Submit one's preparation (*indienen*): from then on it does not change. `read_previous`: read the last report."""

    read_previous: bool | None = None

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once."""
        yield target(unless=unless(scene.c.preparations[scene.party].submitted_at is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Marks one's own preparation as submitted."""
        read = {} if self.read_previous is None else {"read_previous": self.read_previous}
        return _with_preparation(scene.whole, self.by, submitted_at=self.at, **read)


@record
class Release(Step):
    """Show one's own preparation to the other now (*vrijgeven*), whatever the other has done; only one's own."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once."""
        yield target(unless=unless(scene.c.preparations[scene.party].released_at is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Marks one's own preparation as released."""
        return _with_preparation(scene.whole, self.by, released_at=self.at)


@record
class Waive(Step):
    """Give up one's own protection (*afzien*): one is ready, and what one submits shows at once; only one's own."""

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once."""
        yield target(unless=unless(scene.c.preparations[scene.party].waived_at is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Marks one's own protection as waived."""
        return _with_preparation(scene.whole, self.by, waived_at=self.at)


def _with_preparation(c: Conversation, party: Party, **changes: object) -> Conversation:
    return evolve(c, preparations=c.preparations.with_value(party, evolve(c.preparations[party], **changes)))


def with_topic(c: Conversation, topic: str, **changes: object) -> Conversation:
    """The conversation with one topic changed."""
    return evolve(c, topics=tuple(evolve(each, **changes) if each.id == topic else each for each in c.topics))


def topic_of(c: Conversation, topic: str) -> Topic:
    """The topic with that id, which is known to be there."""
    return next(each for each in c.topics if each.id == topic)
