"""What is seen from beside the table: an attendee sees their part, the file the agreements page and the process.

The file (*personeelsdossier*) holds what both agreed and that the steps were taken, and never what anybody said.
Source: Regeling functioneringsgesprekken BES art. 9(3)-(5): access for the two, but for the agreements page.
"""

from typing import Any

from functionering.agreement import Agreement, Revision
from functionering.amendments import is_agreed, standing_revisions
from functionering.conversation import Conversation
from functionering.drafts import without_drafts
from functionering.extensions import NO_EXTENSIONS
from functionering.occasion import Attendee, Preparation, WithOrWithout
from functionering.party import NEITHER
from functionering.record import evolve
from functionering.report import Unsigned
from functionering.topic import RaisedIn, Topic
from functionering.views.visibility import is_at_table
from functionering.words import Perspective


def seen_by_file(c: Conversation) -> Conversation:
    """The agreements page (*afsprakenblad*) with the facts of the process: who, what, when, and no words on the talk.

    A proposal is no agreement, withdrawn or not, and an amendment that does not count shows as its number and moment
    alone. Before there was a sitting, whatever stands there of one side alone is preparation, and the page is empty.
    """
    if not is_at_table(c):
        return Conversation(**_outline(c), handovers=c.handovers, copies=c.copies)
    return Conversation(
        **_outline(c),
        handovers=c.handovers,
        sittings=c.sittings,
        agreements=tuple(_page(each) for each in c.agreements if is_agreed(each)),
        reactions=c.reactions,
        unsigned=c.unsigned.map(lambda side: tuple(_without_grounds(each) for each in side)),
        copies=c.copies,
    )


def _outline(c: Conversation) -> dict[str, Any]:
    """What anybody with a part in the conversation knows of it: who, when, where, moved or cancelled; no reasons."""
    return {
        "id": c.id,
        "label": c.label,
        "profile": c.profile,
        "language": c.language,
        "track": c.track,
        "covers": c.covers,
        "parties": c.parties,
        "period": c.period,
        "previous": c.previous,
        "requested_by": c.requested_by,
        "invitation": c.invitation,
        "meeting": c.meeting,
        "postponements": tuple(evolve(each, reason=None) for each in c.postponements),
        "preparations": c.preparations.map(lambda each: Preparation(submitted_at=each.submitted_at)),
        "cancelled": c.cancelled and evolve(c.cancelled, reason=None),
        "extensions": NO_EXTENSIONS,
    }


def _page(agreement: Agreement) -> Agreement:
    standing = standing_revisions(agreement)
    return evolve(
        agreement,
        from_solution=None,
        progress=tuple(evolve(each, text=None) for each in agreement.progress),
        revisions=tuple(
            each if each in standing else Revision(number=each.number, at=each.at) for each in agreement.revisions
        ),
        reviews=NEITHER,
        settled=None,
    )


def _without_grounds(unsigned: Unsigned) -> Unsigned:
    return evolve(unsigned, grounds=None)


def seen_by_attendee(c: Conversation, person: str) -> Conversation:
    """An attendee's part: that it takes place, and from the sitting on what was said on their topics at the table.

    Not what the two prepared, agreed, reported or signed. Somebody whom the talk went on without hears nothing.
    """
    own = next(each for each in c.attendees if each.id == person)
    if not c.sittings or _was_left_out(own):
        return Conversation(**_outline(c), attendees=(evolve(_bare(own), topics=()),))
    shared = without_drafts(c)
    mine = (_at_table(each) for each in shared.topics if not own.topics or each.id in own.topics)
    topics = tuple(each for each in mine if _came_to_the_table(each))
    named = {each.id for each in topics}
    return Conversation(
        **_outline(c),
        # The others at the table were seen there; words may have been recorded by one of them.
        attendees=tuple(
            evolve(_bare(each), topics=tuple(t for t in each.topics if each.id == person and t in named))
            for each in shared.attendees
        ),
        topics=topics,
        sittings=c.sittings,
    )


def _was_left_out(attendee: Attendee) -> bool:
    objections = (each for each in attendee.objections.values() if each is not None)
    return any(each.outcome is WithOrWithout.WITHOUT for each in objections)


def _bare(attendee: Attendee) -> Attendee:
    return evolve(attendee, consents=NEITHER, objections=NEITHER)


def _at_table(topic: Topic) -> Topic:
    problems = tuple(
        evolve(each, solutions=tuple(evolve(one, assents=NEITHER) for one in each.solutions)) for each in topic.problems
    )
    return evolve(
        topic,
        perspectives=topic.perspectives.map(lambda each: Perspective(conversation=each.conversation)),
        problems=problems,
        conclusion=topic.conclusion and evolve(topic.conclusion, assents=NEITHER),
    )


def _came_to_the_table(topic: Topic) -> bool:
    """Whether a topic was more than prepared: one that was raised beforehand may never have been spoken of."""
    if topic.raised is None or topic.raised.in_ is RaisedIn.CONVERSATION:
        return True
    spoken = any(each.conversation for each in topic.perspectives.values())
    return bool(spoken or topic.problems or topic.outcome or topic.conclusion)
