"""Whole conversations, at any point of their course: planned, half prepared, held, signed, closed, opened again."""

import datetime as dt
from typing import Any, Final

from hypothesis import strategies as st

from functionering.agreement import Agreement
from functionering.conversation import Agenda, Cancellation, Closing, Conversation, Phase, Reopening
from functionering.digest import Stamp, seal
from functionering.occasion import Attendee, Invitation, Person, Sitting
from functionering.party import Both, Party
from functionering.profile import STANDARD
from functionering.record import evolve
from functionering.report import Edition, Meaning, Report, Signature, Unsigned
from functionering.stamping import restamp
from functionering.strategies.drawing import Drawing
from functionering.themes import About
from functionering.topic import Topic
from functionering.words import Perspective

_SIZES = (1, 1, 1, 1, 2, 3, 0)
_HOW_FAR: Final = ("loose", "loose", "early", "held", "held", "signed", "closed", "closed", "reopened")


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Whole records at any point of their course, with true digests, stale ones, or some of each.

    About a third is two-way. Sides are one person, several, or nobody; hands change; words are in one's own hand or in
    another's, confirmed one by one, by a signature, or never; records are closed, and some of them opened again.
    """
    how_far = _HOW_FAR[draw(st.integers(0, len(_HOW_FAR) - 1))]
    drawing = Drawing(draw, NOBODY)
    drawing.is_ordered = bool(drawing.number(1))
    drawing.people = Both(*(_names(drawing, needed=how_far != "loose") for _ in Party))
    c = _loose(drawing)
    if how_far == "early":
        c = _early(drawing, c)
    elif how_far != "loose":
        c = _held(drawing, c)
    if how_far in {"loose", "early", "held"}:
        return _stamped(c, drawing.pick(("true", "true", "stale", "mixed")))
    c = _signed(drawing, c)
    return c if how_far == "signed" else _closed(drawing, c, is_reopened=how_far == "reopened")


NOBODY: Final[Both[tuple[str, ...]]] = Both((), ())


def _names(drawing: Drawing, *, needed: bool) -> tuple[str, ...]:
    return tuple(drawing.fresh() for _ in range(drawing.pick(_SIZES) or int(needed)))


def _loose(drawing: Drawing) -> Conversation:
    """A record with anything in it that may stand together."""
    people = drawing.people
    helpers = tuple(drawing.fresh() for _ in range(drawing.number(1)))
    drawing.recorders = (*Party, *people.employee, *people.manager, *helpers)
    listed = tuple(drawing.fresh() for _ in range(drawing.number(3)))
    topics = tuple(drawing.record(Topic, id=each) for each in listed)
    drawing.topics = listed
    solutions = [each.id for topic in topics for problem in topic.problems for each in problem.solutions]
    earlier, agreements = _agreements(drawing, solutions)
    somebody = any(people.values())
    return drawing.record(
        Conversation,
        id=drawing.fresh(),
        profile=drawing.pick((None, STANDARD)),
        parties=people.map(lambda side: tuple(drawing.record(Person, id=each) for each in side)),
        handovers=(drawing.handover(),) if somebody and not drawing.number(4) else (),
        attendees=tuple(drawing.record(Attendee, id=each) for each in helpers),
        agenda=drawing.record(Agenda),
        topics=topics,
        earlier_agreements=earlier,
        agreements=agreements,
        covers=drawing.some(tuple(Phase)) if not drawing.number(3) else (),
        report=_report(drawing),
        signatures=_signatures(drawing) if not drawing.number(2) else NOBODY,
        reopenings=(),
        cancelled=drawing.record(Cancellation) if drawing.number(5) == 5 else None,
    )


def _agreements(drawing: Drawing, solutions: list[str]) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
    """Earlier agreements and those of now; some are carried over under the same id, some came from a solution."""
    earlier = tuple(drawing.agreement(withdrawn=None) for _ in range(drawing.number(1)))
    carried = tuple(evolve(each, progress=()) for each in earlier if drawing.number(1))
    sources = (None, *solutions)
    new = tuple(drawing.agreement(from_solution=drawing.pick(sources)) for _ in range(drawing.number(2)))
    return earlier, (*carried, *new)


def _report(drawing: Drawing) -> Report:
    def edition() -> Edition:
        return drawing.record(Edition) if drawing.topics else drawing.record(Edition, sections=())

    return Report(editions=tuple(edition() for _ in range(drawing.number(2))))


def _signatures(drawing: Drawing) -> Both[Any]:
    def signed(party: Party) -> tuple[Signature, ...]:
        return (drawing.record(Signature),) if drawing.people[party] else ()

    return drawing.each_side(signed, ())


def _early(drawing: Drawing, c: Conversation) -> Conversation:
    """The same, not held yet: both sides are ready, having submitted, released or waived; or only invited."""
    if not drawing.number(2):
        invitation = c.invitation or drawing.value(Invitation)
        return Conversation(id=c.id, profile=c.profile, parties=c.parties, meeting=c.meeting, invitation=invitation)
    ready = tuple({how: drawing.moment()} for how in ("submitted_at", "released_at", "waived_at"))
    preparations = Both(*(evolve(c.preparations[party], **drawing.pick(ready)) for party in Party))
    return evolve(c, preparations=preparations, sittings=(), cancelled=None)


def _held(drawing: Drawing, c: Conversation) -> Conversation:
    """The same, held, with topics on the work and on the collaboration; mostly both sides were heard on both."""
    silent = drawing.pick((None, None, None, None, None, *Party))
    topics = (*c.topics, *(_heard(drawing, about, silent) for about in (About.WORK, About.COLLABORATION)))
    sittings = c.sittings or (drawing.value(Sitting),)
    return evolve(c, topics=topics, sittings=sittings, cancelled=None)


def _heard(drawing: Drawing, about: About, silent: Party | None) -> Topic:
    def said(party: Party) -> Perspective:
        return Perspective() if party is silent else Perspective(conversation=(drawing.words(("text",)),))

    perspectives = Both(*(said(party) for party in drawing.turns()))
    return Topic(id=drawing.fresh(), theme="other", title="Het gesprek", about=about, perspectives=perspectives)


def _signed(drawing: Drawing, c: Conversation) -> Conversation:
    """The same, reported, and under its own seal signed by each side, or known not to be."""
    edition = drawing.record(Edition, sections=(), offered_at=_later(c, 1), available_at=_later(c, 1))
    c = restamp(evolve(c, report=Report(editions=(*c.report.editions, edition)), closing=None))
    signing = drawing.number(4)
    meanings = (Meaning.AGREED, Meaning.ACCURATE, Meaning.SEEN, Meaning.UNDER_PROTEST)

    def signed(party: Party) -> tuple[Signature, ...]:
        if (signing == 1 and party is Party.EMPLOYEE) or (signing == 2 and party is Party.MANAGER):
            return ()
        person = drawing.pick(drawing.people[party])
        return (Signature(person=person, meaning=drawing.pick(meanings), at=_later(c, 2), digest=now),)

    now = seal(c)
    statements = c.statements.map(lambda side: tuple(evolve(each, on=now) for each in side))
    signatures = Both(*(signed(party) for party in Party))
    unsigned = signatures.map(lambda side: () if side else (Unsigned(at=_later(c, 2), said=True),))
    return restamp(evolve(c, signatures=signatures, unsigned=unsigned, statements=statements))


def _closed(drawing: Drawing, c: Conversation, *, is_reopened: bool) -> Conversation:
    """The same, closed under its seal; or opened again after that."""
    closing = Closing(by=drawing.pick(tuple(Party)), at=_later(c, 3), digest=seal(c))
    c = evolve(c, closing=closing)
    if not is_reopened:
        return c
    opened = drawing.record(Reopening, at=_later(c, 3 + drawing.number(1)), edition=len(c.report.editions))
    return evolve(c, reopenings=(opened,))


def _later(c: Conversation, weeks: int) -> dt.datetime:
    return max(each.end or each.start for each in c.sittings) + dt.timedelta(weeks=weeks)


def _stamped(c: Conversation, how: str) -> Conversation:
    def choose(stamp: Stamp) -> str:
        return stamp.true if how == "true" or len(stamp.path) % 2 else stamp.given

    return c if how == "stale" else restamp(c, choose)
