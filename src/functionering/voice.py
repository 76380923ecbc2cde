"""What counts as a voice, and the nature of a conversation that follows from it.

A voice is words of one's own: shared (submitted, released, or said at the table), not redacted, and not the rendering
of another that its owner never confirmed. Presence is judged and never length. What comes out is about the record;
whether the talk was equal no record can show.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import attrs

from functionering.conversation import Conversation, Phase
from functionering.digest import seal
from functionering.doors import door
from functionering.drafts import shared_words
from functionering.labels import BECAUSE, RECIPROCITY, said
from functionering.occasion import Person
from functionering.party import Both, Party
from functionering.stages import is_held
from functionering.topic import Topic
from functionering.words import Words


class Reciprocity(StrEnum):
    """Whether the record shows input of both: `two_way`, `one_way`, or `undetermined` (too early, or not shown)."""

    TWO_WAY = "two_way"
    ONE_WAY = "one_way"
    UNDETERMINED = "undetermined"

    def label(self, lang: str = "nl") -> str:
        """The nature as people say it, in `lang`: `"nl"`, or English for anything else."""
        return said(RECIPROCITY, self, lang)


class Because(StrEnum):
    """Why a nature is what it is."""

    BOTH_SPOKE = "both_spoke"
    """Both spoke about the work, and both were asked about the collaboration or the leadership."""
    NO_VOICE_ON_WORK = "no_voice_on_work"
    NOT_ASKED_ON_COLLABORATION = "not_asked_on_collaboration"
    NOT_HELD = "not_held"
    CANCELLED = "cancelled"
    NOT_SHOWN = "not_shown"
    """The record has no place for what was said."""
    NOBODY_ON_A_SIDE = "nobody_on_a_side"

    def sentence(self, lang: str = "nl") -> str:
        """Why, as a sentence, in `lang`: `"nl"`, or English for anything else."""
        return said(BECAUSE, self, lang)


@attrs.frozen
class Nature:
    """What the record shows: `reciprocity`, whose voice is `missing`, and the `reasons`, each with the sides meant.

    `missing`: the sides without a voice of their own on the work; where both have one there, those without any on the
    collaboration and the leadership. Empty where nobody's is missing, or where that cannot be told.
    `linked_judgement`: a separate appraisal is linked. `scope` is always `"record"`: the talk itself is not judged.
    """

    reciprocity: Reciprocity
    missing: tuple[Party, ...] = ()
    reasons: tuple[tuple[Because, tuple[Party, ...]], ...] = ()
    linked_judgement: bool = False
    scope: str = "record"

    @property
    def is_two_way(self) -> bool:
        """Whether both sides have a voice in the record."""
        return self.reciprocity is Reciprocity.TWO_WAY


class Voices:
    """The voices of one record, side by side. Made once, asked often."""

    def __init__(self, c: Conversation) -> None:
        self._c = c
        self._people = c.parties.map(lambda people: tuple(each.id for each in people))
        # The seal is only needed, and only taken, where a rendering waits for a confirming signature.
        self._confirming: Both[frozenset[str]] | None = None

    def on(self, topic: Topic, party: Party) -> Iterator[Words]:
        """The words of a side on a topic that count as its own: prepared as far as shared, and at the table."""
        for words in (*shared_words(self._c, topic, party), *topic.perspectives[party].conversation):
            if self.is_own(words, party):
                yield words

    def is_own(self, words: Words, party: Party) -> bool:
        """Whether words in the place of `party` count as its own: not redacted, no unconfirmed rendering."""
        if words.redacted is not None:
            return False
        return not words.is_rendering(party, self._people[party]) or self._is_confirmed_by_signing(words, party)

    def _is_confirmed_by_signing(self, words: Words, party: Party) -> bool:
        """Whether whoever spoke signed that the record renders it rightly; a colleague signs for nobody but oneself."""
        if self._confirming is None:
            self._confirming = confirming(self._c)
        signers = self._confirming[party]
        if words.person is not None:
            return words.person in signers
        people = self._c.parties[party]
        return any(each.id in signers and can_have_said(self._c, each, words.at) for each in people)

    def spoke(self, topic: Topic, party: Party) -> bool:
        """Whether a side spoke on a topic in words of its own; concurring and declining is not speaking."""
        return any(words.is_spoken for words in self.on(topic, party))

    def answered(self, topic: Topic, party: Party) -> bool:
        """Whether a side spoke, concurred or declined on a topic: it was asked, and its voice is there."""
        return any(True for _ in self.on(topic, party))

    def spoke_on_work(self, party: Party) -> bool:
        """Whether a side spoke at least once about the work."""
        return any(each.is_about_work and self.spoke(each, party) for each in self._c.topics)

    def answered_on_collaboration(self, party: Party) -> bool:
        """Whether a side spoke, concurred or declined at least once about the collaboration or the leadership."""
        return any(each.is_about_collaboration and self.answered(each, party) for each in self._c.topics)


def confirming(c: Conversation) -> Both[frozenset[str]]:
    """Who of each side confirms by signing that the record as it stands renders their words rightly.

    The last signature of a person counts, and none that was set before that side opened the record again: whoever
    signs under protest afterwards, or reopens, no longer confirms.
    """
    if not any(c.signatures.values()):
        return Both(frozenset(), frozenset())
    current = seal(c)

    def of(party: Party) -> frozenset[str]:
        reopened = max((each.at for each in c.reopenings if each.by is party), default=None)
        last = {each.person: each for each in sorted(c.signatures[party], key=lambda each: each.at)}
        standing = (each for each in last.values() if reopened is None or each.at > reopened)
        return frozenset(each.person for each in standing if each.meaning.confirms and each.digest == current)

    return Both(*(of(party) for party in Party))


def can_have_said(c: Conversation, person: Person, at: dt.datetime) -> bool:
    """Whether words that name nobody, written down at the moment `at`, can be those of this person of the side.

    They were on the side then (at the moment of a hand-over that is whoever leaves), and on the day of what was written
    down: that of the last sitting up to then, else that day itself.
    """
    day = c.day_of(at)
    spoken = max((on for on in (c.day_of(each.start) for each in c.sittings) if on <= day), default=day)
    moves = sorted((each for each in c.handovers if person.id in (each.from_, each.to)), key=lambda each: each.at)
    last = next((each for each in reversed(moves) if each.at < at), None)
    if moves and person.id == (moves[0].to if last is None else last.from_):
        return False
    return (person.from_ is None or person.from_ <= spoken) and (person.until is None or person.until >= spoken)


@door
def nature(c: Conversation) -> Nature:
    """What the record shows: input of both as equals, of one side alone, or too little to tell.

    `two_way`: it was held, each side spoke at least once about the work, and each was asked about the collaboration
    or the leadership. `one_way`: it was held, and one side has no such voice on the work while the other has. Else
    `undetermined`. A record that is reported or further was held, also where it names no sitting. Joint text alone is
    nobody's voice. Source: Bouwend Nederland (tweezijdig), BES art. 1 and 8(2); the exact bar is our choice.
    """
    linked = bool(c.appraisals)
    voices = Voices(c)
    silent = tuple(party for party in Party if not voices.spoke_on_work(party))
    if c.cancelled is not None:
        return Nature(Reciprocity.UNDETERMINED, silent, ((Because.CANCELLED, ()),), linked)
    if not is_held(c):
        return Nature(Reciprocity.UNDETERMINED, silent, ((Because.NOT_HELD, ()),), linked)
    if len(silent) == 1:
        return Nature(Reciprocity.ONE_WAY, silent, ((Because.NO_VOICE_ON_WORK, silent),), linked)
    if silent:
        why = Because.NO_VOICE_ON_WORK if c.has_place_for(Phase.CONVERSATION) else Because.NOT_SHOWN
        return Nature(Reciprocity.UNDETERMINED, silent, ((why, silent),), linked)
    unasked = tuple(party for party in Party if not voices.answered_on_collaboration(party))
    if unasked:
        return Nature(Reciprocity.UNDETERMINED, unasked, ((Because.NOT_ASKED_ON_COLLABORATION, unasked),), linked)
    nobody = tuple(party for party, people in c.parties.items() if not people)
    if nobody:
        return Nature(Reciprocity.UNDETERMINED, (), ((Because.NOBODY_ON_A_SIDE, nobody),), linked)
    return Nature(Reciprocity.TWO_WAY, (), ((Because.BOTH_SPOKE, tuple(Party)),), linked)
