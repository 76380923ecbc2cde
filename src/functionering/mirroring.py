"""The mirror, and the record without one side: the two operations that the laws of equal input are tested with."""

from collections.abc import Callable
from typing import Any, cast

import attrs

from functionering.agreement import Agreement, Revision
from functionering.conversation import Conversation
from functionering.digest import Stamp, seal, stamps
from functionering.doors import door
from functionering.occasion import Attendee, Preparation
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


@door
def mirror(c: Conversation) -> Conversation:
    """The same conversation with the two sides swapped everywhere, and the digests that are current computed again.

    A stale digest stays as it is, so `mirror(mirror(c)) == c`; if it happens to be the one of the swapped content, it
    becomes the one of the content here, and stays stale. What a topic is `about` is a subject and not a side, and
    stays.
    """
    stale = {_swapped(each.path): each.true for each in stamps(c) if not each.is_current}

    def choose(stamp: Stamp) -> str:
        if stamp.path not in stale:
            return stamp.true
        return stale[stamp.path] if stamp.given == stamp.true else stamp.given

    return restamp(mirrored(c), choose, swapped_with=seal(c))


def _swapped(path: str) -> str:
    return "/".join(Party(part).other.value if part in (*Party,) else part for part in path.split("/"))


@door
def without(c: Conversation, party: Party) -> Conversation:
    """The record as it would be if `party` had contributed nothing: law 4 is tested with it.

    Topics it raised become standing items, under their titles. Its words, preparation, positions, proposals, problems
    it named, conclusions and remarks by it and its answers to those of the other, text that it wrote alone,
    evaluation, assents, withdrawals of proposals, amendments, informants, grounds and reasons, reactions, statements,
    reviews, signatures and the closing go; the other's digests go stale where the content they were given to is no
    longer the same.
    """
    topics = tuple(_topic_without(each, party) for each in c.topics)
    kept = {solution.id for topic in topics for problem in topic.problems for solution in problem.solutions}
    return evolve(
        c,
        requested_by=None if c.requested_by is not None and c.requested_by.by is party else c.requested_by,
        postponements=tuple(_unreasoned(each, party) for each in c.postponements),
        attendees=tuple(_attendee_without(each, party) for each in c.attendees),
        informants=tuple(each for each in c.informants if each.consulted_by is not party),
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
        reopenings=tuple(each for each in c.reopenings if each.by is not party),
        cancelled=_unreasoned(c.cancelled, party),
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
    settled, withdrawn = agreement.settled, agreement.withdrawn
    own: Agreement = _unassented(agreement, party)
    return evolve(
        own,
        withdrawn=None if withdrawn is not None and withdrawn.by is party else withdrawn,
        from_solution=agreement.from_solution if agreement.from_solution in solutions else None,
        progress=tuple(each for each in agreement.progress if each.by is not party),
        revisions=_revisions_without(agreement, party),
        reviews=agreement.reviews.with_value(party, None),
        settled=None if settled is None else _unassented(settled, party),
    )


def _revisions_without(agreement: Agreement, party: Party) -> tuple[Revision, ...]:
    kept = (each for each in agreement.revisions if each.by is not party)
    return tuple(evolve(_unassented(each, party), number=number) for number, each in enumerate(kept, 1))


def _edition_without(edition: Edition, party: Party) -> Edition:
    wrote_alone = edition.authors == (party,)
    return evolve(
        edition,
        text=None if wrote_alone else edition.text,
        sections=() if wrote_alone else tuple(_unassented(each, party) for each in edition.sections),
        # A side answers the remarks of the other, so those answers are its words too.
        remarks=tuple(evolve(each, adopted=None, why=None) for each in edition.remarks if each.by is not party),
    )


def _attendee_without(attendee: Attendee, party: Party) -> Attendee:
    return evolve(
        attendee,
        consents=attendee.consents.with_value(party, None),
        objections=attendee.objections.with_value(party, None),
    )


def _unreasoned(fact: Any, party: Party) -> Any:
    return fact if fact is None or fact.by is not party else evolve(fact, reason=None)
