"""The mirror, and the record without one side: the two operations that the laws of equal input are tested with."""

from collections.abc import Callable
from typing import Any, cast

import attrs

from functionering.agreement import Agreement
from functionering.conversation import Conversation
from functionering.digest import seal, stamps
from functionering.occasion import Attendee, Postponement, Preparation
from functionering.party import Both, Owner, Party
from functionering.record import evolve
from functionering.report import Edition
from functionering.stamping import restamp
from functionering.topic import Problem, Topic
from functionering.words import Perspective


def mirrored(value: Any) -> Any:
    """Any value of the model with the two sides swapped in it; a party becomes the other, a pair swaps its places."""
    if isinstance(value, Party):
        return value.other
    if isinstance(value, Owner):
        return value.mirrored
    if isinstance(value, Both):
        return cast("Any", value).map(mirrored).mirrored()
    if isinstance(value, tuple):
        return tuple(mirrored(each) for each in cast("Any", value))
    own: Callable[[], Any] | None = getattr(value, "mirrored", None)
    if own is not None:
        return own()
    kind: Any = value.__class__
    if attrs.has(kind):
        return kind(**{each.name: mirrored(getattr(value, each.name)) for each in attrs.fields(kind)})
    return value


def mirror(c: Conversation) -> Conversation:
    """The same conversation with the two sides swapped everywhere, and the digests that are current computed again.

    A stale digest stays as it is, so `mirror(mirror(c)) == c`. What a topic is `about` is a subject and not a side, and
    stays.
    """
    stale = {_swapped(each.path) for each in stamps(c) if not each.is_current}
    swapped = _speaking_anew(mirrored(c), seal(c))
    return restamp(swapped, lambda stamp: stamp.given if stamp.path in stale else stamp.true)


def _speaking_anew(swapped: Conversation, before: str) -> Conversation:
    """With statements that spoke of the record as it stood speaking of the swapped one."""
    if not any(swapped.statements.values()):
        return swapped
    after = seal(swapped)
    statements = swapped.statements.map(
        lambda side: tuple(evolve(each, on=after) if each.on == before else each for each in side)
    )
    return evolve(swapped, statements=statements)


def _swapped(path: str) -> str:
    return "/".join(Party(part).other.value if part in (*Party,) else part for part in path.split("/"))


def without(c: Conversation, party: Party) -> Conversation:
    """The record as it would be if `party` had contributed nothing: law 4 is tested with it.

    Topics it raised become standing items. Its words, preparation, positions, proposals, problems it named,
    conclusions and remarks by it, evaluation, assents, reactions, statements, reviews, signatures and the closing go;
    the other's digests go stale where the content they were given to is no longer the same.
    """
    topics = tuple(_topic_without(each, party) for each in c.topics)
    kept = {solution.id for topic in topics for problem in topic.problems for solution in problem.solutions}
    return evolve(
        c,
        requested_by=None if c.requested_by is not None and c.requested_by.by is party else c.requested_by,
        postponements=tuple(_postponement_without(each, party) for each in c.postponements),
        attendees=tuple(_attendee_without(each, party) for each in c.attendees),
        preparations=c.preparations.with_value(party, Preparation()),
        agenda=_unassented(c.agenda, party),
        earlier_agreements=tuple(_agreement_without(each, party, kept) for each in c.earlier_agreements),
        topics=topics,
        agreements=tuple(_agreement_without(each, party, kept) for each in c.agreements),
        evaluation=c.evaluation.with_value(party, None),
        report=evolve(c.report, editions=tuple(_edition_without(each, party) for each in c.report.editions)),
        reactions=c.reactions.with_value(party, None),
        statements=c.statements.with_value(party, ()),
        signatures=c.signatures.with_value(party, ()),
        unsigned=c.unsigned.with_value(party, ()),
        closing=None,
    )


def _unassented(value: Any, party: Party) -> Any:
    return evolve(value, assents=value.assents.with_value(party, None))


def _topic_without(topic: Topic, party: Party) -> Topic:
    raised, conclusion = topic.raised, topic.conclusion
    if raised is not None and raised.by is party:
        topic = evolve(topic, raised=None, withdrawn=None)
    if conclusion is not None:
        conclusion = None if conclusion.by is party else _unassented(conclusion, party)
    return evolve(
        topic,
        perspectives=topic.perspectives.with_value(party, Perspective()),
        problems=tuple(
            _problem_without(p, party) for p in topic.problems if p.named_by is None or p.named_by != party.value
        ),
        conclusion=conclusion,
    )


def _problem_without(problem: Problem, party: Party) -> Problem:
    return evolve(
        problem,
        solutions=tuple(_unassented(each, party) for each in problem.solutions if each.by != party.value),
        none_yet=problem.none_yet.with_value(party, None),
        positions=problem.positions.with_value(party, None),
    )


def _agreement_without(agreement: Agreement, party: Party, solutions: set[str]) -> Agreement:
    settled = agreement.settled
    own: Agreement = _unassented(agreement, party)
    return evolve(
        own,
        from_solution=agreement.from_solution if agreement.from_solution in solutions else None,
        progress=tuple(each for each in agreement.progress if each.by is not party),
        revisions=tuple(_unassented(each, party) for each in agreement.revisions),
        reviews=agreement.reviews.with_value(party, None),
        settled=None if settled is None else _unassented(settled, party),
    )


def _edition_without(edition: Edition, party: Party) -> Edition:
    return evolve(
        edition,
        sections=tuple(_unassented(each, party) for each in edition.sections),
        remarks=tuple(each for each in edition.remarks if each.by is not party),
    )


def _attendee_without(attendee: Attendee, party: Party) -> Attendee:
    return evolve(
        attendee,
        consents=attendee.consents.with_value(party, None),
        objections=attendee.objections.with_value(party, None),
    )


def _postponement_without(postponement: Postponement, party: Party) -> Postponement:
    return evolve(postponement, reason=None) if postponement.by is party else postponement
