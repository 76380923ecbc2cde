"""The next conversation (*volgend gesprek*): what goes along into it, each thing under its one identity."""

import datetime as dt

from functionering.agreement import Agreement, Progress
from functionering.amendments import agreed_at, as_amended, is_agreed
from functionering.conversation import Conversation
from functionering.digest import settlement_digest
from functionering.doors import door
from functionering.errors import InvalidValue, fault
from functionering.occasion import Previous
from functionering.party import NEITHER
from functionering.record import evolve
from functionering.topic import Outcome, Topic
from functionering.words import NO_PERSPECTIVES


@door
def carry_over(previous: Conversation, new_id: str, *, on: dt.date, topics: tuple[Topic, ...] = ()) -> Conversation:
    """The next conversation after `previous`, in which nothing has happened yet; the previous one is not touched.

    Along go: label, profile, language and track; the people who are on a side on the day `on`; as earlier agreements
    what both agreed, with the amendments that both agreed to, and what had been looked back on and was neither
    realised, nor settled, nor agreed anew; as standing items the topics that were deferred; and `topics`, the items of
    the form, before those. Ids stay, so that an agreement is the same one through the years; assents do not go along.

    Raises: `InvalidValue` for an id that is that of the previous conversation, and for topics with equal ids.
    """
    if new_id == previous.id:
        raise InvalidValue([fault("id.duplicate", "/id")])
    taken = {each.id for each in topics}
    deferred = tuple(_deferred(each) for each in previous.topics if each.outcome is Outcome.DEFERRED)
    return Conversation(
        id=new_id,
        label=previous.label,
        profile=previous.profile,
        language=previous.language,
        track=previous.track,
        parties=previous.parties.map(lambda people: tuple(each for each in people if _stays(each.until, on))),
        previous=Previous(id=previous.id, held_on=None if previous.cancelled else previous.held_on),
        earlier_agreements=earlier_agreements_after(previous),
        topics=(*topics, *(each for each in deferred if each.id not in taken)),
    )


def _stays(until: dt.date | None, on: dt.date) -> bool:
    return until is None or until >= on


def _deferred(topic: Topic) -> Topic:
    return evolve(
        topic, raised=None, withdrawn=None, perspectives=NO_PERSPECTIVES, problems=(), outcome=None, conclusion=None
    )


def earlier_agreements_after(c: Conversation) -> tuple[Agreement, ...]:
    """What the next conversation looks back on: what was left open, then what was agreed, each as the record has it."""
    agreed = tuple(each for each in c.agreements if is_agreed(each))
    anew = {each.id for each in agreed}
    left = (each for each in c.earlier_agreements if each.id not in anew and not _is_done(each))
    return tuple(_copy(each, c.id) for each in (*left, *agreed))


def _is_done(agreement: Agreement) -> bool:
    """Whether both saw it realised, or both agreed not to carry it on."""
    settled = agreement.settled
    if settled is not None and agreed_at(settled.assents, settlement_digest(agreement, settled.why)) is not None:
        return True
    return all(each is not None and each.outcome is Progress.REALISED for each in agreement.reviews.values())


def _copy(agreement: Agreement, conversation: str) -> Agreement:
    return evolve(
        as_amended(agreement),
        from_=agreement.from_ or conversation,
        from_solution=None,
        assents=NEITHER,
        progress=(),
        revisions=(),
        reviews=NEITHER,
        settled=None,
    )
