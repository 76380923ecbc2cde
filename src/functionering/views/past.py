"""The record as somebody knew it who left a side: what was there up to then, and nothing later.

What carries a moment is kept or left out by it. What carries none is kept only where something dated shows that it was
there: an assent that still fits, or the sitting that it belongs to.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, cast

import attrs

from functionering.agreement import Agreement
from functionering.conversation import Agenda, Conversation
from functionering.digest import agenda_digest, agreement_digest, conclusion_digest
from functionering.occasion import Attendee, Person, Preparation
from functionering.party import Both, Party
from functionering.record import evolve
from functionering.report import Edition
from functionering.topic import Conclusion, Problem, Topic
from functionering.views.prune import pruned

Knew = Callable[[dt.datetime], bool]
"""Whether a moment was still seen by whoever left."""

_NAMING = ("person", "recorded_by", "from_", "to")
_LATER = object()
"""What stands where something came later; never leaves this room."""


def as_known(c: Conversation, knew: Knew, last_day: dt.date) -> Conversation:
    """The conversation as it was known up to and including `last_day`, by the moments in it."""
    values: dict[str, Any] = {
        each.name: _or_none(_before(getattr(c, each.name), knew)) for each in attrs.fields(cast("Any", Conversation))
    }
    talked = any(each.adjourned is None for each in values["sittings"])
    # Nothing says when a date was set, but that they were invited to it, put it off, or sat down.
    planned = c.meeting if values["invitation"] or values["sittings"] or values["postponements"] else None
    # Work on a report that was taken back later has no moments of its own.
    undone = min((each.edition for each in c.reopenings if not knew(each.at)), default=None)
    named = set(_names(list(values.values())))
    editions = zip(values["report"].editions, c.report.editions, strict=True)
    values |= {
        "parties": Both(*(_people(c.parties[party], named, last_day) for party in Party)),
        "meeting": next((each.from_ for each in c.postponements if not knew(each.at)), planned),
        "preparations": values["preparations"].map(_prepared),
        "informants": tuple(
            each
            for each, now in zip(values["informants"], c.informants, strict=True)
            if now.disclosed_at is None or each.disclosed_at is not None
        ),
        "attendees": tuple(
            _unanswered(each)
            for each, now in zip(values["attendees"], c.attendees, strict=True)
            if each.id in named or not _came_later(each, now)
        ),
        "topics": tuple(
            _topic(each, talked=talked and undone is None)
            for each, now in zip(values["topics"], c.topics, strict=True)
            if now.raised is None or each.raised is not None
        ),
        "agreements": tuple(each for each in values["agreements"] if _was_there(each)),
        "report": evolve(c.report, editions=tuple(_editions(tuple(editions)[:undone], talked=talked))),
        "appraisals": tuple(each for each in c.appraisals if each.on <= last_day),
    }
    return pruned(c, **values)


def without_later_order(seen: Conversation) -> Conversation:
    """Without an agenda that nothing shows to have been there: before the talk an order has no moment but its assents'.

    Asked of what a viewer sees, since an order of topics that are hidden from them would not fit.
    """
    talked = any(each.adjourned is None for each in seen.sittings)
    if talked or _fits(seen.agenda.assents, agenda_digest(seen.agenda)):
        return seen
    return evolve(seen, agenda=Agenda())


def _before(value: Any, knew: Knew) -> Any:
    """A value without what came later: `_LATER` where all of it did."""
    kind = _kind(value)
    if kind is dt.datetime:
        return value if knew(value) else None
    if kind is tuple:
        return _in_order(tuple(_before(each, knew) for each in value))
    if kind is Both:
        return Both(*(_or_none(_before(each, knew)) for each in value.values()))
    if not attrs.has(kind):
        return value
    came: Any = getattr(value, "at", None) or getattr(value, "start", None)
    if _kind(came) is dt.datetime and not knew(came):
        return _LATER
    return evolve(
        value, **{each.name: _or_none(_before(getattr(value, each.name), knew)) for each in attrs.fields(kind)}
    )


def _kind(value: object) -> Any:
    return type(value)


def _in_order(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is left of a list; of a numbered one only as far as the numbers run on."""
    kept = tuple(each for each in values if each is not _LATER)
    numbers = [getattr(each, "number", index) for index, each in enumerate(kept, 1)]
    return tuple(each for index, each in enumerate(kept) if numbers[: index + 1] == list(range(1, index + 2)))


def _or_none(value: Any) -> Any:
    return None if value is _LATER else value


def _names(value: Any) -> Iterator[str]:
    """Whoever is named in what is left: as speaker, as recorder, or in a change of hands."""
    kind = _kind(value)
    if kind is tuple or kind is list:
        for each in value:
            yield from _names(each)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            inner = getattr(value, field.name)
            if field.name in _NAMING and type(inner) is str:
                yield inner
            yield from _names(inner)


def _people(people: tuple[Person, ...], named: set[str], last_day: dt.date) -> tuple[Person, ...]:
    return tuple(
        evolve(each, until=None) if each.until is not None and each.until > last_day else each
        for each in people
        if each.from_ is None or each.from_ <= last_day or each.id in named
    )


def _came_later(known: Attendee, now: Attendee) -> bool:
    return now.announced_at is not None and known.announced_at is None


def _prepared(preparation: Preparation) -> Preparation:
    """Whether the previous report was read is said on submitting."""
    return preparation if preparation.submitted_at is not None else evolve(preparation, read_previous=None)


def _unanswered(attendee: Attendee) -> Attendee:
    """What became of an objection has no moment, and may have been said later."""
    return evolve(attendee, objections=attendee.objections.map(lambda each: each and evolve(each, outcome=None)))


def _fits(assents: Both[Any], true: str) -> bool:
    """Whether an assent that was known shows that just these words were there."""
    return any(each is not None and each.digest == true for each in assents.values())


def _was_there(agreement: Agreement) -> bool:
    # A withdrawn proposal is worded no more, so its words were there when it was withdrawn.
    return agreement.withdrawn is not None or _fits(agreement.assents, agreement_digest(agreement))


def _topic(topic: Topic, *, talked: bool) -> Topic:
    problems = tuple(_problem(each, talked=talked) for each in topic.problems if talked or _is_dated(each))
    conclusion = topic.conclusion
    if conclusion is not None and not talked and not _is_dated_conclusion(topic, conclusion):
        conclusion = None
    return evolve(topic, problems=problems, conclusion=conclusion, outcome=topic.outcome if talked else None)


def _is_dated_conclusion(topic: Topic, conclusion: Conclusion) -> bool:
    return conclusion.at is not None or _fits(conclusion.assents, conclusion_digest(topic, conclusion))


def _is_dated(problem: Problem) -> bool:
    found = (problem.at, *problem.positions.values(), *problem.none_yet.values(), *problem.solutions)
    return any(each is not None for each in found)


def _problem(problem: Problem, *, talked: bool) -> Problem:
    return problem if talked else evolve(problem, next_step=None)


def _editions(editions: Any, *, talked: bool) -> Iterator[Edition]:
    """The editions that could be read by then; what became of a remark is known from the edition that followed."""
    known = [(each, now) for each, now in editions if each.shared_at is not None or (talked and now.shared_at is None)]
    for index, (each, _) in enumerate(known):
        if index + 1 < len(known):
            yield each
        else:
            yield evolve(each, remarks=tuple(evolve(remark, adopted=None, why=None) for remark in each.remarks))
