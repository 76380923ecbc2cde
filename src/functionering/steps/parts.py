"""The parts of a conversation that a side assents to on their own: each with its digest and the assents it holds."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from functionering.agreement import Agreement
from functionering.conversation import Conversation
from functionering.digest import (
    agenda_digest,
    agreement_digest,
    conclusion_digest,
    revision_digest,
    section_digest,
    settlement_digest,
    solution_digest,
)
from functionering.party import Both
from functionering.record import evolve
from functionering.report import Report
from functionering.topic import Topic
from functionering.words import Assent


class Part(StrEnum):
    """What a side can assent to, apart from the whole, which is signed."""

    AGENDA = "agenda"
    SETTLEMENT = "settlement"
    SOLUTION = "solution"
    CONCLUSION = "conclusion"
    AGREEMENT = "agreement"
    REVISION = "revision"
    SECTION = "section"


@attrs.frozen
class PartOf:
    """One such part: which kind, the ids that name it, its digest, and the assents that stand on it."""

    part: Part
    ids: tuple[str | int, ...]
    digest: str
    assents: Both[Assent | None]

    def without_stale(self) -> Both[Assent | None]:
        """The assents that were given to just these words."""
        return self.assents.map(lambda each: each if each is not None and each.digest == self.digest else None)

    @property
    def has_stale(self) -> bool:
        """Whether an assent stands here that was given to other words."""
        return self.without_stale() != self.assents


Change = Callable[[PartOf], Both[Assent | None]]


def parts(c: Conversation) -> Iterator[PartOf]:
    """Every part that can be assented to, in the order of the record; sections of the latest edition alone."""
    found: list[PartOf] = []

    def seen(part: PartOf) -> Both[Assent | None]:
        found.append(part)
        return part.assents

    with_assents(c, seen)
    return iter(found)


def with_assents(c: Conversation, change: Change) -> Conversation:
    """The conversation with the assents that `change` gives for each part."""
    agenda = c.agenda
    if agenda.topics:
        agenda = _assented(change, Part.AGENDA, (), agenda_digest(agenda), agenda)
    return evolve(
        c,
        agenda=agenda,
        earlier_agreements=tuple(_settlement(change, each) for each in c.earlier_agreements),
        topics=tuple(_topic(change, each) for each in c.topics),
        agreements=tuple(_agreement(change, each) for each in c.agreements),
        report=_report(change, c.report),
    )


def _assented(change: Change, part: Part, ids: tuple[str | int, ...], digest: str, value: Any) -> Any:
    changed = change(PartOf(part, ids, digest, value.assents))
    return value if changed == value.assents else evolve(value, assents=changed)


def _settlement(change: Change, agreement: Agreement) -> Agreement:
    settled = agreement.settled
    if settled is None:
        return agreement
    digest = settlement_digest(agreement, settled.why)
    return evolve(agreement, settled=_assented(change, Part.SETTLEMENT, (agreement.id,), digest, settled))


def _topic(change: Change, topic: Topic) -> Topic:
    problems = tuple(
        evolve(
            problem,
            solutions=tuple(
                _assented(change, Part.SOLUTION, (each.id,), solution_digest(problem, each), each)
                for each in problem.solutions
            ),
        )
        for problem in topic.problems
    )
    conclusion = topic.conclusion
    if conclusion is not None:
        digest = conclusion_digest(topic, conclusion)
        conclusion = _assented(change, Part.CONCLUSION, (topic.id,), digest, conclusion)
    return evolve(topic, problems=problems, conclusion=conclusion)


def _agreement(change: Change, agreement: Agreement) -> Agreement:
    agreement = _assented(change, Part.AGREEMENT, (agreement.id,), agreement_digest(agreement), agreement)
    revisions = tuple(
        _assented(change, Part.REVISION, (agreement.id, each.number), revision_digest(each), each)
        for each in agreement.revisions
    )
    return evolve(agreement, revisions=revisions)


def _report(change: Change, report: Report) -> Report:
    latest = report.latest
    if latest is None:
        return report
    sections = tuple(
        _assented(change, Part.SECTION, (each.topic,), section_digest(each), each) for each in latest.sections
    )
    return evolve(report, editions=(*report.editions[:-1], evolve(latest, sections=sections)))
