"""Words and assent: what somebody of a side says, and what somebody of a side agrees to.

Spoken, concurred, declined and absent are four different things. A voice is not the hand that types: words say when
another wrote them down, and whether their owner confirmed them.
"""

from collections.abc import Collection
from typing import Annotated

from functionering.errors import InvalidValue, fault
from functionering.party import NOTHING, Both, Party
from functionering.record import Moment, Yes, record
from functionering.text import Digest, PersonId, Text, check_id


def check_recorder(value: object) -> str:
    """Who typed words: a side, or the id of a person in the record. Raises: `InvalidValue` (`type`, `id.form`)."""
    return check_id(value.value if isinstance(value, Party) else value)


@record
class Words:
    """What one side gives at one moment (*inbreng*): exactly one of four forms.

    `text`: spoken. `concurs`: "sluit me aan", a voice, but not one that makes a talk two-way. `declined`: asked, and
    chose not to answer. `redacted`: taken out later; not shown, and never a voice.

    `at` is when it was given. `person` says who spoke, where a side is several people. `recorded_by` says who typed
    it, where that was another: a side, or the id of a person in the record; `confirmed_at` is when its owner
    confirmed that rendering. Raises: `InvalidValue` unless exactly one form is given, or with a confirmation of words
    that nobody else recorded.
    """

    text: Text | None = None
    concurs: Yes | None = None
    declined: Yes | None = None
    redacted: Yes | None = None
    at: Moment
    person: PersonId | None = None
    recorded_by: Annotated[str, check_recorder] | None = None
    confirmed_at: Moment | None = None

    def __attrs_post_init__(self) -> None:
        forms = (self.text, self.concurs, self.declined, self.redacted)
        if sum(each is not None for each in forms) != 1:
            raise InvalidValue([fault("value.impossible", why="words.one_form")])
        if self.confirmed_at is not None and self.recorded_by is None:
            raise InvalidValue([fault("value.impossible", why="words.confirmed_unrecorded")])

    @property
    def is_spoken(self) -> bool:
        """Whether these are words of one's own, and not a mere concurring or declining."""
        return self.text is not None

    @property
    def is_answer(self) -> bool:
        """Whether the side answered at all: spoken, concurred or declined."""
        return self.redacted is None

    def is_rendering(self, party: Party, people: Collection[str] = ()) -> bool:
        """Whether these words of `party` stand as another wrote them, and are not confirmed one by one.

        `people` are the ids on that side: what one of them typed is in the side's own hand, unless the words say that
        another of them spoke.
        """
        if self.recorded_by is None or self.confirmed_at is not None or self.recorded_by == party.value:
            return False
        return self.recorded_by not in (people if self.person is None else (self.person,))

    def mirrored(self) -> "Words":
        """The same words on the other side of the table: only a recorder that is a side changes."""
        if self.recorded_by is None or self.recorded_by not in (*Party,):
            return self
        return Words(
            text=self.text,
            concurs=self.concurs,
            declined=self.declined,
            redacted=self.redacted,
            at=self.at,
            person=self.person,
            recorded_by=Party(self.recorded_by).other.value,
            confirmed_at=self.confirmed_at,
        )


@record
class Perspective:
    """What one side gave on one topic, per phase; both lists only grow.

    After the preparation is submitted its list never changes; the conversation's list holds what was said at the table.
    """

    preparation: tuple[Words, ...] = ()
    conversation: tuple[Words, ...] = ()


NO_PERSPECTIVES: Both[Perspective] = Both(Perspective(), Perspective())
"""Neither side gave anything yet."""


@record
class Given:
    """The bare fact that a side did something, with its moment: consented, reacted, received."""

    at: Moment
    person: PersonId | None = None


@record
class Assent:
    """*Akkoord* of a side to exact words: it carries the digest of what it was given to and counts for nothing else."""

    at: Moment
    digest: Digest
    person: PersonId | None = None


NO_WORDS: Both[tuple[Words, ...]] = NOTHING
