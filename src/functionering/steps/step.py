"""A step (*stap*): something that one person of one side does, at one moment.

A step is a frozen value with every id and moment in it, so that it can be kept, sent and done again. Which step is
possible when is in `functionering.steps.table`; what else a step needs, and what it changes, stands with the step.
"""

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

import attrs

from functionering.conversation import Conversation
from functionering.party import Party
from functionering.record import Moment, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.text import PersonId

Key = tuple[str | int, ...]


@attrs.frozen
class Target:
    """What a step can be about: the `key` of the thing, the `digest` to give along, and why not, where it cannot now.

    The key of a step that is about the conversation as a whole is `()`.
    """

    key: Key = ()
    digest: str | None = None
    refusal: Explanation | None = None

    def about(self, digest: str) -> "Target":
        """The same target with the digest of what is seen there."""
        return attrs.evolve(self, digest=digest)

    def mirrored(self) -> "Target":
        """The same seen from the other side: a side in the key is the other one."""
        return attrs.evolve(self, key=tuple(map(_swapped, self.key)))


def target(*key: str | int, digest: str | None = None, unless: Explanation | None = None) -> Target:
    """A target by the parts of its key; `unless` is why it is none now."""
    return Target(tuple(map(_plain, key)), digest, unless)


def _swapped(value: str | int) -> str | int:
    return Party(value).other.value if isinstance(value, str) and value in (*Party,) else value


def _plain(value: str | int) -> str | int:
    return value if isinstance(value, int) else str(value)


@record
class Step(ABC):
    """What every step says: which side takes it, when, and who, where a side is several people.

    `at` is what the caller says it is. It may not lie before anything that the side can see in the record already.
    """

    by: Party
    at: Moment
    person: PersonId | None = None

    concerns: ClassVar[tuple[str, ...]] = ()
    """The fields that say what a step is about, in the order of a target's key; empty: the conversation as a whole."""

    @property
    def key(self) -> Key:
        """What this step is about."""
        values = (getattr(self, name) for name in self.concerns)
        return tuple(_plain(each) for each in values if each is not None)

    @classmethod
    def targets(cls, _scene: Scene, /) -> Iterator[Target]:
        """All that such a step could be about in this scene, each with why not, where it cannot now."""
        yield target()

    def why_not(self, _scene: Scene, /) -> Explanation | None:
        """Why this very step is not possible, where its target would allow one."""
        return None

    @abstractmethod
    def change(self, scene: Scene, /) -> Conversation:
        """The conversation after this step. Raises: `InvalidValue` where that could not exist."""


def kind_of(step: type[Step]) -> str:
    """The name of a kind of step as it is written down: `raise_topic` for `RaiseTopic`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", step.__name__).lower()


def strictly_after(scene: Scene, *moments: dt.datetime | None) -> Explanation | None:
    """Why it is too early now: what has to come later than something may not share its moment."""
    latest = max((each for each in moments if each is not None), default=None)
    return None if latest is None or scene.at > latest else because("not_later", latest=scene.local(latest))


def unless(condition: object, code: str) -> Explanation | None:
    """A reason with that code, unless the condition holds."""
    return None if condition else because(code)
