"""Digests (*controlecodes*): the seal over a conversation, and those over the parts that somebody assents to.

A digest is SHA-256 over a domain tag, a line feed and the RFC 8785 form of exactly what is assented to. The seal has
a number of its own, so that signatures keep verifying when the format moves on. It is sealed in layers: all of the
document but what is listed here; each statement under its own digest; signatures and closing over the seal. Anyone
who can edit a document can compute a digest again: it protects those who hold a copy of it themselves (see
`receipt`).
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any, Final, cast

import attrs

from functionering.agreement import Agreement, Revision
from functionering.canonical import canonical
from functionering.conversation import Agenda, Conversation
from functionering.doors import door
from functionering.drafts import without_drafts
from functionering.party import Both, Party
from functionering.report import Section, Statement
from functionering.topic import Conclusion, Problem, Solution, Topic
from functionering.words import Assent
from functionering.writing import plain

TAG: Final = "functionering/seal/1/"

UNSEALED: Final = (
    "reactions",
    "statements",
    "signatures",
    "unsigned",
    "copies",
    "closing",
    "reopenings",
    "appraisals",
    "extensions",
)
"""What of a conversation stays outside the seal, so that signing can come to an end.

Also outside: drafts (nobody signs words that they could not see), an agreement's progress and revisions, every
`confirmed_at`, the day a person left a side, and people and hand-overs added after the last sitting.
"""

_UNDIGESTED = ("assents", "reviews", "progress", "revisions", "from_solution")


def digest(part: str, content: Any) -> str:
    """The digest of plain data, under the tag of a kind of part."""
    return "sha256:" + hashlib.sha256(f"{TAG}{part}\n".encode() + canonical(content)).hexdigest()


@door
def seal(c: Conversation) -> str:
    """The seal over a conversation as it stands: what a signature is set under, and a statement speaks of."""
    return digest("conversation", sealed(c))


def sealed(c: Conversation) -> dict[str, Any]:
    """The plain data that the seal is taken over."""
    data = {key: value for key, value in plain(without_drafts(c)).items() if key not in UNSEALED}
    end = c.last_sitting_end
    last_day = None if end is None else c.day_of(end)
    if "parties" in data:
        _seal_people(data, last_day)
    if end is not None and "handovers" in data:
        kept = [shown for shown, each in zip(data["handovers"], c.handovers, strict=True) if each.at <= end]
        data = {**data, "handovers": kept} if kept else {k: v for k, v in data.items() if k != "handovers"}
    for agreement in data.get("agreements", ()):
        agreement.pop("progress", None)
        agreement.pop("revisions", None)
    _drop("confirmed_at", data.get("topics", ()))
    _drop("confirmed_at", data.get("evaluation", {}))
    return data


def _seal_people(data: dict[str, Any], last_day: dt.date | None) -> None:
    sides = data["parties"]
    for side, people in list(sides.items()):
        kept = [each for each in people if last_day is None or each.get("from", "") <= last_day.isoformat()]
        for each in kept:
            each.pop("until", None)
        sides[side] = kept
        if not kept:
            del sides[side]
    if not sides:
        del data["parties"]


def _drop(key: str, value: Any) -> None:
    if isinstance(value, dict):
        content = cast("Any", value)
        content.pop(key, None)
        for each in content.values():
            _drop(key, each)
    elif isinstance(value, list):
        for each in cast("Any", value):
            _drop(key, each)


def agenda_digest(agenda: Agenda) -> str:
    """The digest of the order of the topics."""
    return digest("agenda", {"topics": list(agenda.topics)})


def conclusion_digest(topic: Topic, conclusion: Conclusion) -> str:
    """The digest of a topic's conclusion: which topic, and the text."""
    return digest("conclusion", {"topic": topic.id, "text": conclusion.text})


def section_digest(section: Section) -> str:
    """The digest of a section of the report: which topic, and the text."""
    return digest("section", {"topic": section.topic, "text": section.text})


def solution_digest(problem: Problem, solution: Solution) -> str:
    """The digest of a proposed solution, with the text of the problem it is for."""
    content = {"by": solution.by.value, "id": solution.id, "problem": problem.text, "text": solution.text}
    return digest("solution", content)


def agreement_digest(agreement: Agreement) -> str:
    """The digest of what an agreement says, without its assents and its later course."""
    return digest(
        "agreement", {key: value for key, value in plain(agreement).items() if key not in (*_UNDIGESTED, "settled")}
    )


def settlement_digest(agreement: Agreement, why: str) -> str:
    """The digest of why an earlier agreement is not carried on."""
    return digest("settlement", {"agreement": agreement.id, "why": why})


def revision_digest(revision: Revision) -> str:
    """The digest of what an amendment says, without its assents."""
    return digest("revision", {key: value for key, value in plain(revision).items() if key not in _UNDIGESTED})


def statement_digest(party: Party, statement: Statement) -> str:
    """The digest of a statement: whose, on which seal, and the text; one that was redacted no longer has its text."""
    return digest("statement", {"by": party.value, "on": statement.on, "text": statement.text or ""})


@attrs.frozen
class Stamp:
    """One digest in a record: of which kind, where, whose, when, what it says, and what is true of what stands."""

    kind: str
    path: str
    party: Party
    at: dt.datetime
    given: str
    true: str

    @property
    def is_current(self) -> bool:
        """Whether it still belongs to the content it was given to; if not, it is stale and counts for nothing."""
        return self.given == self.true


def stamps(c: Conversation) -> tuple[Stamp, ...]:
    """Every digest of a record, in the order of the document: assents, then statements, signatures and the closing."""
    return (*part_stamps(c), *seal_stamps(c))


def part_stamps(c: Conversation) -> Iterator[Stamp]:
    """The assents to parts: agenda, earlier agreements, conclusions, solutions, agreements with revisions, sections."""
    if c.agenda.topics:
        yield from _assents("agenda", "/agenda", c.agenda.assents, agenda_digest(c.agenda))
    for i, agreement in enumerate(c.earlier_agreements):
        yield from _agreement_stamps(f"/earlier_agreements/{i}", agreement)
    for i, topic in enumerate(c.topics):
        for j, problem in enumerate(topic.problems):
            for k, each in enumerate(problem.solutions):
                path = f"/topics/{i}/problems/{j}/solutions/{k}"
                yield from _assents("solution", path, each.assents, solution_digest(problem, each))
        if topic.conclusion is not None:
            true = conclusion_digest(topic, topic.conclusion)
            yield from _assents("conclusion", f"/topics/{i}/conclusion", topic.conclusion.assents, true)
    for i, agreement in enumerate(c.agreements):
        yield from _agreement_stamps(f"/agreements/{i}", agreement)
    for i, edition in enumerate(c.report.editions):
        for j, section in enumerate(edition.sections):
            yield from _assents(
                "section", f"/report/editions/{i}/sections/{j}", section.assents, section_digest(section)
            )


def _agreement_stamps(path: str, agreement: Agreement) -> Iterator[Stamp]:
    yield from _assents("agreement", path, agreement.assents, agreement_digest(agreement))
    for i, revision in enumerate(agreement.revisions):
        yield from _assents("revision", f"{path}/revisions/{i}", revision.assents, revision_digest(revision))
    if agreement.settled is not None:
        true = settlement_digest(agreement, agreement.settled.why)
        yield from _assents("settlement", f"{path}/settled", agreement.settled.assents, true)


def _assents(kind: str, path: str, assents: Both[Assent | None], true: str) -> Iterator[Stamp]:
    for party, assent in assents.items():
        if assent is not None:
            yield Stamp(kind, f"{path}/assents/{party}", party, assent.at, assent.digest, true)


def seal_stamps(c: Conversation) -> Iterator[Stamp]:
    """The digests over the whole: statements under their own, signatures and the closing under the seal."""
    if not (c.closing or any(c.statements.values()) or any(c.signatures.values())):
        return
    true = seal(c)
    for party, statements in c.statements.items():
        for i, each in enumerate(statements):
            yield Stamp(
                "statement", f"/statements/{party}/{i}", party, each.at, each.digest, statement_digest(party, each)
            )
    for party, signatures in c.signatures.items():
        for i, signed in enumerate(signatures):
            yield Stamp("signature", f"/signatures/{party}/{i}", party, signed.at, signed.digest, true)
    if c.closing is not None:
        yield Stamp("closing", "/closing", c.closing.by, c.closing.at, c.closing.digest, true)
