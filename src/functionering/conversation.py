"""The whole: one *functioneringsgesprek*, from the first plan to the closing, as the facts that its record holds."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from functionering.agreement import Agreement
from functionering.errors import InvalidValue
from functionering.extensions import NO_EXTENSIONS, Extensions
from functionering.occasion import (
    NOT_PREPARED,
    ZONE,
    Attendee,
    HandOver,
    Informant,
    Invitation,
    Meeting,
    Period,
    Person,
    Postponement,
    Preparation,
    Previous,
    Request,
    Sitting,
)
from functionering.party import NEITHER, NOTHING, Both, Party
from functionering.record import Day, Moment, Yes, between, record
from functionering.references import dangling, duplicates, never_agreed
from functionering.report import Report, Signature, Statement, Unsigned
from functionering.text import Digest, Id, Language, Name, ProfileName, Text
from functionering.topic import Problem, Solution, Topic
from functionering.words import Assent, Given, Words


class Phase(StrEnum):
    """A part of the course that a record may or may not have a place for; rules on the others answer `not_shown`."""

    INVITATION = "invitation"
    PREPARATION = "preparation"
    EXCHANGE = "exchange"
    CONVERSATION = "conversation"
    AGREEMENTS = "agreements"
    REPORT = "report"
    SIGNATURES = "signatures"
    COPIES = "copies"
    EVALUATION = "evaluation"


@record
class Agenda:
    """The order of the topics, with the assent of both to exactly this order."""

    topics: tuple[Id, ...] = ()
    assents: Both[Assent | None] = NEITHER


@record
class Closing:
    """The record was closed: by whom, when, and the seal at that moment."""

    by: Party
    at: Moment
    digest: Digest


@record
class Reopening:
    """The record was opened again, for a reason that both see, on top of the edition with that number (from 1)."""

    by: Party
    at: Moment
    reason: Text
    edition: Annotated[int, between(1, 1000)]


@record
class Cancellation:
    """The talk does not take place (*vervallen*); `refused` where a side would not hold it."""

    by: Party
    at: Moment
    reason: Text | None = None
    refused: Yes | None = None


@record
class AppraisalLink:
    """A separate appraisal (*beoordeling*) linked to this record: where it is, and its day; never what it says."""

    id: Id
    system: Id
    on: Day


@record
class Conversation:
    """A *functioneringsgesprek*: a structured, usually yearly talk between two sides on an equal footing.

    Facts and no statuses: how far it is, is computed (`stage`). Absent is `None`, `()`, or a `Both` of those; an
    incomplete record is a normal draft. `covers` names the phases that the record has a place for; empty is all of
    them. `track` is the schedule's key, one per appointment. Inside the record every id is unique and every reference
    resolves. Raises: `InvalidValue` for what cannot exist, with the pointer of each fault.
    """

    id: Id
    label: Name | None = None
    profile: ProfileName | None = None
    language: Language | None = None
    track: Id | None = None
    covers: tuple[Phase, ...] = ()
    parties: Both[tuple[Person, ...]] = NOTHING
    period: Period | None = None
    previous: Previous | None = None
    requested_by: Request | None = None
    invitation: Invitation | None = None
    meeting: Meeting | None = None
    postponements: tuple[Postponement, ...] = ()
    handovers: tuple[HandOver, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    informants: tuple[Informant, ...] = ()
    preparations: Both[Preparation] = NOT_PREPARED
    agenda: Agenda = Agenda()
    earlier_agreements: tuple[Agreement, ...] = ()
    topics: tuple[Topic, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    evaluation: Both[Words | None] = NEITHER
    report: Report = Report()
    reactions: Both[Given | None] = NEITHER
    statements: Both[tuple[Statement, ...]] = NOTHING
    signatures: Both[tuple[Signature, ...]] = NOTHING
    unsigned: Both[tuple[Unsigned, ...]] = NOTHING
    copies: Both[Given | None] = NEITHER
    closing: Closing | None = None
    reopenings: tuple[Reopening, ...] = ()
    cancelled: Cancellation | None = None
    appraisals: tuple[AppraisalLink, ...] = ()
    extensions: Extensions = NO_EXTENSIONS

    def __attrs_post_init__(self) -> None:
        faults = (*duplicates(self), *dangling(self, words_of(self)), *never_agreed(self))
        if faults:
            raise InvalidValue(faults)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that its days and terms are read in: the meeting's, else Europe/Amsterdam."""
        named = self.meeting.zone if self.meeting is not None else None
        return ZoneInfo(named or ZONE)

    def day_of(self, moment: dt.datetime) -> dt.date:
        """The local day of a moment, in the zone of this conversation."""
        return moment.astimezone(self.zone).date()

    @property
    def held_on(self) -> dt.date | None:
        """The local day of the first sitting: what the schedule credits. None while it was not held."""
        return self.day_of(min(each.start for each in self.sittings)) if self.sittings else None

    @property
    def last_sitting_end(self) -> dt.datetime | None:
        """The last moment at the table; the report's term runs from its day. None while it was not held."""
        return max((each.end or each.start for each in self.sittings), default=None)

    def has_place_for(self, phase: Phase) -> bool:
        """Whether the record could show this phase at all."""
        return not self.covers or phase in self.covers

    def topic(self, name: str) -> Topic | None:
        """The topic with that id, or None."""
        return next((each for each in self.topics if each.id == name), None)

    def problems(self) -> Iterator[tuple[Topic, Problem]]:
        """Every problem with the topic it stands under, in the order of the record."""
        return ((topic, problem) for topic in self.topics for problem in topic.problems)

    def solutions(self) -> Iterator[tuple[Problem, Solution]]:
        """Every proposed solution with its problem, in the order of the record."""
        return ((problem, each) for _, problem in self.problems() for each in problem.solutions)

    def side_of(self, person: str) -> Party | None:
        """The side that a person is or was on, or None."""
        return next((party for party, people in self.parties.items() if any(p.id == person for p in people)), None)


def words_of(c: Conversation) -> Iterator[tuple[str, Party, Words]]:
    """Every `Words` of the record with its pointer and whose they are, in the order of the record."""
    for i, topic in enumerate(c.topics):
        for party, perspective in topic.perspectives.items():
            for name in ("preparation", "conversation"):
                for j, words in enumerate(getattr(perspective, name)):
                    yield f"/topics/{i}/perspectives/{party}/{name}/{j}", party, words
    for party, said in c.evaluation.items():
        if said is not None:
            yield f"/evaluation/{party}", party, said
