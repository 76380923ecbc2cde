"""What each says on a topic, what the two come to, and what becomes of the topic (*inbreng*, *conclusie*)."""

from collections.abc import Iterator
from typing import Annotated

from functionering.conversation import Conversation
from functionering.party import Party
from functionering.record import between, evolve, record
from functionering.steps.preparing import drafting, topic_of, with_topic
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.steps.speaking import Speaking
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Id, Text
from functionering.topic import Conclusion, Outcome, RaisedIn, Topic
from functionering.voice import can_have_said
from functionering.words import Perspective, Words


@record
class GivePerspective(Speaking):
    """Say something on a topic, for oneself. `phase` is said: what is meant as preparation never shows by chance.

    What is prepared shows to the other when it is shared; what is said at the table shows at once. Both only grow.
    """

    topic: Id
    phase: RaisedIn

    concerns = ("topic", "phase")

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every topic that this side sees: as preparation before the talk, at the table from then on."""
        phase = RaisedIn.PREPARATION if scene.is_before_talk else RaisedIn.CONVERSATION
        reason = drafting(scene) if scene.is_before_talk else None
        for each in scene.c.topics:
            yield target(each.id, phase, unless=reason)

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the words to those of this side."""
        return _with_words(scene.whole, self.topic, self.by, self.phase, self.words())


@record
class Render(Step):
    """Write down what the other said at the table (*weergave*): a rendering, and no voice until its owner confirms it.

    `of`: who of the other side said it, where that side is several people.
    """

    topic: Id
    text: Text
    of: Id | None = None

    concerns = ("topic",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every topic that both see: somebody's draft is not on the table."""
        for each in scene.c.topics:
            yield target(each.id, unless=unless(each.id in scene.other_sees, "not_shared_yet"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It was said by somebody of the other side."""
        people = {each.id for each in scene.c.parties[scene.party.other]}
        return unless(self.of is None or self.of in people, "person_unknown")

    def change(self, scene: Scene, /) -> Conversation:
        """Adds words of the other, marked as written down by this side."""
        words = Words(text=self.text, at=self.at, person=self.of, recorded_by=self.by.value)
        return _with_words(scene.whole, self.topic, self.by.other, RaisedIn.CONVERSATION, words)


def _with_words(c: Conversation, on: str, party: Party, phase: RaisedIn, words: Words) -> Conversation:
    topic = topic_of(c, on)
    own = topic.perspectives[party]
    return _with_perspective(c, topic, party, evolve(own, **{phase.value: (*getattr(own, phase.value), words)}))


def _with_perspective(c: Conversation, topic: Topic, party: Party, perspective: Perspective) -> Conversation:
    return with_topic(c, topic.id, perspectives=topic.perspectives.with_value(party, perspective))


@record
class Spot:
    """Where words of one's own stand: on which topic, in which phase, and which of them, counted from 0."""

    topic: Id
    phase: RaisedIn
    index: Annotated[int, between(0, 10_000)]


@record
class Confirm(Step):
    """Confirm that the other wrote one's own words down rightly; many at once is still one's own act."""

    words: tuple[Spot, ...]

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once there is a rendering of this side's words."""
        yield target(unless=unless(renderings(scene), "nothing_there"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """Each is a rendering of one's own words that was not confirmed yet."""
        return unless(self.words and {*self.words} <= {*renderings(scene)}, "unknown_id")

    def change(self, scene: Scene, /) -> Conversation:
        """Marks the words as confirmed, and changes nothing else in them."""
        places = [(spot, _place(scene, spot)) for spot in self.words]
        c = scene.whole
        for spot, place in places:
            topic = topic_of(c, spot.topic)
            said = _said(c, self.by, spot)
            done = tuple(evolve(each, confirmed_at=self.at) if i == place else each for i, each in enumerate(said))
            own = evolve(topic.perspectives[self.by], **{spot.phase.value: done})
            c = _with_perspective(c, topic, self.by, own)
        return c


def _said(c: Conversation, party: Party, spot: Spot) -> tuple[Words, ...]:
    words: tuple[Words, ...] = getattr(topic_of(c, spot.topic).perspectives[party], spot.phase.value)
    return words


def _place(scene: Scene, spot: Spot) -> int:
    """Where words that are seen at a spot stand in the whole, in which a colleague's drafts may stand between."""
    seen = _said(scene.c, scene.party, spot)
    words = seen[spot.index]
    # Equal words are seen alike, so the second of them here is the second of them there.
    nth = seen[: spot.index].count(words)
    return [i for i, each in enumerate(_said(scene.whole, scene.party, spot)) if each == words][nth]


def renderings(scene: Scene) -> tuple[Spot, ...]:
    """Where words of this side stand unconfirmed as the other wrote them, that can be those of whoever acts."""
    return tuple(
        Spot(topic=topic.id, phase=phase, index=index)
        for topic in scene.c.topics
        for phase in RaisedIn
        for index, words in enumerate(getattr(topic.perspectives[scene.party], phase.value))
        if words.is_rendering(scene.party) and _can_be_ones_own(scene, words)
    )


def _can_be_ones_own(scene: Scene, words: Words) -> bool:
    if words.person is not None or not scene.whole.parties[scene.party]:
        return words.person in (None, scene.acting)
    acting = (each for each in scene.present if scene.acting in (None, each.id))
    return any(can_have_said(scene.whole, each, words.at) for each in acting)


@record
class SetOutcome(Step):
    """Say what became of a topic: discussed, deferred or dropped; joint, and either may."""

    topic: Id
    outcome: Outcome

    concerns = ("topic",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every topic that both see."""
        for each in scene.c.topics:
            yield target(each.id, unless=unless(each.id in scene.other_sees, "not_shared_yet"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It is another outcome than the one that stands."""
        return unless(topic_of(scene.c, self.topic).outcome is not self.outcome, "already_done")

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the outcome."""
        return with_topic(scene.whole, self.topic, outcome=self.outcome)


@record
class Conclude(Step):
    """Write down what a topic came to, as joint text: nobody's words, and agreed only with the assent of both."""

    topic: Id
    text: Text

    concerns = ("topic",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every topic that both see."""
        for each in scene.c.topics:
            yield target(each.id, unless=unless(each.id in scene.other_sees, "not_shared_yet"))

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It says something else than the conclusion that stands."""
        conclusion = topic_of(scene.c, self.topic).conclusion
        return because("already_done") if conclusion is not None and conclusion.text == self.text else None

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the conclusion; an assent to other words stays, and shows as stale."""
        before = topic_of(scene.whole, self.topic).conclusion
        new = Conclusion(text=self.text, by=self.by, at=self.at)
        if before is not None:
            new = evolve(new, assents=before.assents)
        return with_topic(scene.whole, self.topic, conclusion=new)
