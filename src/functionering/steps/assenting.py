"""Assent (*akkoord*): each for itself, to exact words that it sees, by the digest of what it saw.

A digest that is no longer that of the words is refused, so an assent can neither precede nor outlive them. After a
change an assent that was given shows as stale and counts for nothing.
"""

from collections.abc import Iterator
from typing import Annotated

from functionering import words
from functionering.conversation import Conversation
from functionering.party import Both
from functionering.record import between, record
from functionering.steps.parts import Part, PartOf, parts, with_assents
from functionering.steps.refusal import Explanation
from functionering.steps.scene import Scene, offered
from functionering.steps.step import Key, Step, Target, target, unless
from functionering.text import Digest, Id


@record
class Assent(Step):
    """Agree to a part for oneself: the agenda, a conclusion, a solution, an agreement, a settlement, a section.

    `id` names it: the topic of a conclusion or a section, the solution, or the agreement; the agenda has none.
    `digest` is that of the words this side saw.
    """

    part: Part
    id: Id | None = None
    digest: Digest

    concerns = ("part", "id")

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every part that this side has not assented to as it stands; a section while its edition lies before both."""
        for each in parts(scene.c):
            if each.part is Part.REVISION or (each.part is Part.SECTION and offered(scene.c) is None):
                continue
            yield _open(scene, each)

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """The words are still those that were seen."""
        return _unless_current(scene, self.key, self.digest)

    def change(self, scene: Scene, /) -> Conversation:
        """Adds this side's own assent to the part; the other's stays as it is."""
        return _given(scene.whole, self, self.key)


@record
class AssentRevision(Step):
    """Agree, for oneself, to an amendment of an agreement after closing."""

    agreement: Id
    number: Annotated[int, between(1, 1000)]
    digest: Digest

    concerns = ("agreement", "number")

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every revision that this side has not assented to as it stands, except of what was withdrawn."""
        for each in parts(scene.c):
            if each.part is Part.REVISION:
                yield _open(scene, each)

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """The words are still those that were seen."""
        return _unless_current(scene, self.key, self.digest)

    def change(self, scene: Scene, /) -> Conversation:
        """Adds this side's own assent to the revision."""
        return _given(scene.whole, self, self.key)


def part_key(part: PartOf) -> Key:
    """How a part is named as the target of an assent."""
    return part.ids if part.part is Part.REVISION else (part.part.value, *part.ids)


def _open(scene: Scene, part: PartOf) -> Target:
    own = part.without_stale()[scene.party]
    reason = unless(not _is_withdrawn(scene.c, part), "withdrawn") or unless(own is None, "already_done")
    return target(*part_key(part), digest=part.digest, unless=reason)


def _is_withdrawn(c: Conversation, part: PartOf) -> bool:
    """Whether a part is a proposal that was withdrawn, or an amendment of one."""
    of_agreement = part.part in (Part.AGREEMENT, Part.REVISION)
    return of_agreement and any(each.id == part.ids[0] and each.withdrawn is not None for each in c.agreements)


def _unless_current(scene: Scene, key: Key, digest: str) -> Explanation | None:
    current = next(each.digest for each in parts(scene.c) if part_key(each) == key)
    return unless(digest == current, "stale")


def _given(c: Conversation, step: Assent | AssentRevision, key: Key) -> Conversation:
    assent = words.Assent(at=step.at, digest=step.digest, person=step.person)

    def change(part: PartOf) -> Both[words.Assent | None]:
        return part.assents.with_value(step.by, assent) if part_key(part) == key else part.assents

    return with_assents(c, change)


def has_stale_assent(c: Conversation) -> bool:
    """Whether an assent to other words stands anywhere in what is sealed."""
    return any(each.has_stale for each in parts(c) if each.part is not Part.REVISION)


def without_stale_assents(c: Conversation) -> Conversation:
    """The conversation with only those assents that were given to just the words that stand."""
    return with_assents(c, lambda part: part.assents if part.part is Part.REVISION else part.without_stale())
