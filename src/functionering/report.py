"""What is written down of the talk and what each side does with it: report, statements, signatures, and not signing."""

import datetime as dt
from enum import StrEnum

from functionering.errors import InvalidValue, fault
from functionering.labels import MEANINGS, said
from functionering.party import NEITHER, Both, Party
from functionering.record import Moment, Yes, record
from functionering.text import Digest, Id, PersonId, Text
from functionering.words import Assent


@record
class Section:
    """Joint text on one topic in the report, with the assent of both to exactly this text."""

    topic: Id
    text: Text
    assents: Both[Assent | None] = NEITHER


@record
class Remark:
    """A remark of a side on the report. `adopted`: taken over or not, and `why` not; absent while unanswered."""

    by: Party
    text: Text
    at: Moment
    person: PersonId | None = None
    adopted: bool | None = None
    why: Text | None = None


@record
class Edition:
    """One edition of the report (*gespreksverslag*): its text, its sections per topic, and who wrote it.

    `offered_at`: put before the other side for a reaction. `available_at`: from when they could read it; the response
    term runs from there.
    """

    text: Text | None = None
    sections: tuple[Section, ...] = ()
    authors: tuple[Party, ...] = ()
    offered_at: Moment | None = None
    available_at: Moment | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def shared_at(self) -> dt.datetime | None:
        """From when it was offered and could be read; None while it is being worked on."""
        return max((each for each in (self.offered_at, self.available_at) if each is not None), default=None)


@record
class Report:
    """The report, edition by edition; earlier editions stay."""

    editions: tuple[Edition, ...] = ()

    @property
    def latest(self) -> Edition | None:
        """The edition that counts: the last one. None without any."""
        return self.editions[-1] if self.editions else None


@record
class Statement:
    """A side's own written view on the report (*zienswijze*), under a digest of its own, undetachable from the record.

    `on` is the seal it speaks of, `digest` that of the statement itself. It can come after closing, and makes nobody's
    signature stale.
    """

    text: Text | None = None
    redacted: Yes | None = None
    at: Moment
    on: Digest
    digest: Digest
    person: PersonId | None = None

    def __attrs_post_init__(self) -> None:
        if (self.text is None) == (self.redacted is None):
            raise InvalidValue([fault("value.impossible", why="statement.one_form")])


class Meaning(StrEnum):
    """What a signature means; no two are alike. Sources: GGZ, BES art. 8(4), AMAR art. 28(7), BARD art. 90(5), DDGC.

    *akkoord* agreed, *gezien* seen, *juiste weergave* accurate, *kennisneming* noted, *onder protest* under protest.
    """

    AGREED = "agreed"
    SEEN = "seen"
    ACCURATE = "accurate"
    NOTED = "noted"
    UNDER_PROTEST = "under_protest"

    @property
    def confirms(self) -> bool:
        """Whether it confirms that one's words are rendered rightly: agreed and accurate do, seen never does."""
        return self in (Meaning.AGREED, Meaning.ACCURATE)

    def label(self, lang: str = "nl") -> str:
        """The meaning as people say it, in `lang`: `"nl"`, or English for anything else."""
        return said(MEANINGS, self, lang)


@record
class Signature:
    """A signature (*ondertekening*) of one person: what it means, when, and the seal of exactly what was signed."""

    person: PersonId
    meaning: Meaning
    at: Moment
    digest: Digest


@record
class Unsigned:
    """Somebody does not sign: said (`said` true) or found so. It needs no grounds, and is not a signature."""

    person: PersonId | None = None
    at: Moment
    said: bool
    grounds: Text | None = None
