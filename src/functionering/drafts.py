"""Drafts: preparation that its author has not given out of hand.

Words written before the talk are a draft until their side submits or releases them. A draft is shown to its author
alone, also after the sitting, is no voice, and stays outside the seal: nobody can sign words that they could not see.
"""

import datetime as dt

from functionering.conversation import Conversation
from functionering.party import Both, Party
from functionering.record import evolve
from functionering.topic import RaisedIn, Topic
from functionering.words import Perspective, Words


def is_shared(c: Conversation, party: Party, person: str | None, at: dt.datetime) -> bool:
    """Whether what somebody of a side (None: whoever was there) prepared at a moment was given out of hand.

    By a submission or release of the side at that moment or later; and, of somebody who handed over, before they did:
    a successor gives out their own preparation, and not what a predecessor kept.
    """
    left = _left(c, party, person, at)
    given = (c.preparations[party].submitted_at, c.preparations[party].released_at)
    return any(at <= each and (left is None or each <= left) for each in given if each is not None)


def _left(c: Conversation, party: Party, person: str | None, at: dt.datetime) -> dt.datetime | None:
    """When whoever prepared something handed over and did not come back; None: they did not."""
    moves = sorted((each for each in c.handovers if each.side is party), key=lambda each: each.at)
    author = person or next((each.from_ for each in moves if at <= each.at), None)
    last = next((each for each in reversed(moves) if author in (each.from_, each.to)), None)
    return last.at if last is not None and last.from_ == author else None


def shared_words(c: Conversation, topic: Topic, party: Party) -> tuple[Words, ...]:
    """What a side prepared on a topic and gave out of hand; words added afterwards are drafts again."""
    if c.preparations[party].shared_until is None:
        return ()
    prepared = topic.perspectives[party].preparation
    return tuple(words for words in prepared if is_shared(c, party, words.person, words.at))


def is_draft_topic(c: Conversation, topic: Topic) -> bool:
    """Whether a topic was raised while preparing, not shared since, and holds nothing but its author's drafts."""
    raised = topic.raised
    if raised is None or raised.in_ is not RaisedIn.PREPARATION:
        return False
    if is_shared(c, raised.by, raised.person, raised.at):
        return False
    # Drafts of the other are no use of it: what is sealed must not depend on what its signers cannot see.
    if any(shared_words(c, topic, party) or topic.perspectives[party].conversation for party in Party):
        return False
    in_report = any(topic.id == section.topic for edition in c.report.editions for section in edition.sections)
    return not (topic.problems or topic.outcome or topic.conclusion or topic.id in c.agenda.topics or in_report)


def without_drafts(c: Conversation, of: tuple[Party, ...] = tuple(Party)) -> Conversation:
    """The conversation without the drafts of the sides in `of`: unshared words, and the topics raised in them."""
    topics = tuple(_cleaned(c, each, of) for each in c.topics if not (is_draft_topic(c, each) and _raiser(each) in of))
    if topics == c.topics:
        return c
    kept = {each.id for each in topics}
    attendees = tuple(evolve(each, topics=tuple(name for name in each.topics if name in kept)) for each in c.attendees)
    return evolve(c, topics=topics, attendees=attendees)


def _raiser(topic: Topic) -> Party | None:
    return None if topic.raised is None else topic.raised.by


def _cleaned(c: Conversation, topic: Topic, of: tuple[Party, ...]) -> Topic:
    def shared(party: Party, perspective: Perspective) -> Perspective:
        if party not in of or not perspective.preparation:
            return perspective
        words = shared_words(c, topic, party)
        return perspective if words == perspective.preparation else evolve(perspective, preparation=words)

    perspectives = Both(*(shared(party, each) for party, each in topic.perspectives.items()))
    return topic if perspectives == topic.perspectives else evolve(topic, perspectives=perspectives)
