"""Ids and references inside one record: every id is unique in its kind, and every reference resolves.

What is looked back on was once agreed.

A conversation asks this of itself when it is made. It is taken as it is (`Any`), since its class stands below this
room.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from functionering.errors import Fault, fault
from functionering.party import Both, Party
from functionering.words import Words

Placed = tuple[str, str]
"""A pointer, and the id that stands there."""

PlacedWords = tuple[str, Party, Words]
"""A pointer, whose words stand there, and the words."""

Named = tuple[str, tuple[Party, ...], str]
"""A pointer, the sides that whoever is named there may be of, and the id of that person."""

_EITHER = tuple(Party)


def duplicates(c: Any) -> Iterator[Fault]:
    """A fault for every id that occurs before among its kind: people, topics, problems, solutions, agreements.

    Informants are one kind for each side that consulted them, and appraisals one for each system.
    """
    for kind in _kinds(c):
        seen: set[str] = set()
        for path, name in kind:
            if name in seen:
                yield fault("id.duplicate", path)
            seen.add(name)


def _kinds(c: Any) -> Iterator[Iterable[Placed]]:
    people = [each for party, side in c.parties.items() for each in _ids(f"/parties/{party}", side)]
    # One person is on one side and in one role; a side of one's own making is no second voice.
    yield [*people, *_ids("/attendees", c.attendees)]
    problems = [
        (f"/topics/{i}/problems/{j}", problem)
        for i, topic in enumerate(c.topics)
        for j, problem in enumerate(topic.problems)
    ]
    yield [(path, problem.id) for path, problem in problems]
    yield [each for path, problem in problems for each in _ids(f"{path}/solutions", problem.solutions)]
    for name in ("topics", "earlier_agreements", "agreements"):
        yield _ids(f"/{name}", getattr(c, name))
    # Both sides may have consulted the same colleague, and neither need know that of the other.
    yield [(f"/informants/{i}", f"{each.id} {each.consulted_by}") for i, each in enumerate(c.informants)]
    yield [(f"/appraisals/{i}", f"{each.system} {each.id}") for i, each in enumerate(c.appraisals)]
    yield [(f"/agenda/topics/{i}", each) for i, each in enumerate(c.agenda.topics)]
    yield [(f"/covers/{i}", each) for i, each in enumerate(c.covers)]


def _ids(path: str, values: Iterable[Any]) -> list[Placed]:
    return [(f"{path}/{index}", each.id) for index, each in enumerate(values)]


def dangling(c: Any, words: Iterable[PlacedWords]) -> Iterator[Fault]:
    """A fault for every reference to what is not in the record; `words` are all its words with their places."""
    said = list(words)
    topics = {each.id for each in c.topics}
    yield from _missing(_named_topics(c), topics, "a topic")
    solutions = {each.id for topic in c.topics for problem in topic.problems for each in problem.solutions}
    # A copy of an earlier agreement keeps the name of a solution that stands in the earlier record.
    made_here = [(f"/agreements/{i}/from_solution", each.from_solution) for i, each in enumerate(c.agreements)]
    yield from _missing([(path, name) for path, name in made_here if name is not None], solutions, "a solution")
    sides: Both[set[str]] = c.parties.map(_names)
    for path, whose, name in _named_people(c, said):
        if not any(name in sides[party] for party in whose):
            yield fault("id.dangling", path, target="a person of that side")
    everybody: set[str] = {*sides.employee, *sides.manager, *(each.id for each in c.attendees), *Party}
    recorders = [(f"{path}/recorded_by", each.recorded_by) for path, _, each in said if each.recorded_by is not None]
    yield from _missing(recorders, everybody, "a side or a person in the record")
    for i, each in enumerate(c.reopenings):
        if each.edition > len(c.report.editions):
            yield fault("id.dangling", f"/reopenings/{i}/edition", target="an edition of the report")


def never_agreed(c: Any) -> Iterator[Fault]:
    """A fault for every earlier agreement that is a withdrawn proposal: nobody made it, so nobody looks back on it."""
    for i, each in enumerate(c.earlier_agreements):
        if each.withdrawn is not None:
            yield fault("value.impossible", f"/earlier_agreements/{i}/withdrawn", why="agreement.never")


def _names(people: Iterable[Any]) -> set[str]:
    return {each.id for each in people}


def _missing(named: Iterable[Placed], known: set[str], target: str) -> Iterator[Fault]:
    return (fault("id.dangling", path, target=target) for path, name in named if name not in known)


def _named_topics(c: Any) -> Iterator[Placed]:
    yield from ((f"/agenda/topics/{i}", name) for i, name in enumerate(c.agenda.topics))
    for i, attendee in enumerate(c.attendees):
        yield from ((f"/attendees/{i}/topics/{j}", name) for j, name in enumerate(attendee.topics))
    for i, edition in enumerate(c.report.editions):
        yield from ((f"/report/editions/{i}/sections/{j}/topic", each.topic) for j, each in enumerate(edition.sections))


def _named_people(c: Any, said: list[PlacedWords]) -> Iterator[Named]:
    for i, each in enumerate(c.handovers):
        yield f"/handovers/{i}/from", (each.side,), each.from_
        yield f"/handovers/{i}/to", (each.side,), each.to
    for path, party, words in said:
        yield from _speaking(path, (party,), words)
    for name in ("statements", "signatures", "unsigned"):
        for party, values in getattr(c, name).items():
            for i, each in enumerate(values):
                yield from _speaking(f"/{name}/{party}/{i}", (party,), each)
    yield from _a_side("/reactions", c.reactions)
    yield from _a_side("/copies", c.copies)
    yield from _a_side("/agenda/assents", c.agenda.assents)
    yield from _in_parts(c)


def _in_parts(c: Any) -> Iterator[Named]:
    for i, each in enumerate(c.attendees):
        yield from _a_side(f"/attendees/{i}/consents", each.consents)
    for i, topic in enumerate(c.topics):
        yield from _in_topic(f"/topics/{i}", topic)
    for i, edition in enumerate(c.report.editions):
        yield from _in_edition(f"/report/editions/{i}", edition)
    for i, agreement in enumerate(c.agreements):
        yield from _in_agreement(f"/agreements/{i}", agreement)
    # Who made a copied agreement, and noted how it went, is in the earlier record and may have left since: of a copy
    # only what was said of it here is asked.
    for name in ("earlier_agreements", "agreements"):
        for i, agreement in enumerate(getattr(c, name)):
            yield from _looking_back(f"/{name}/{i}", agreement)


def _in_topic(path: str, topic: Any) -> Iterator[Named]:
    by = _EITHER
    if topic.raised is not None:
        by = (topic.raised.by,)
        yield from _speaking(f"{path}/raised", by, topic.raised)
    if topic.withdrawn is not None:
        # Whoever raised it takes it back; of a standing item nothing tells who did.
        yield from _speaking(f"{path}/withdrawn", by, topic.withdrawn)
    for i, problem in enumerate(topic.problems):
        yield from _a_side(f"{path}/problems/{i}/none_yet", problem.none_yet)
        yield from _a_side(f"{path}/problems/{i}/positions", problem.positions)
        for j, each in enumerate(problem.solutions):
            yield from _speaking(f"{path}/problems/{i}/solutions/{j}", each.by.parties, each)
            yield from _a_side(f"{path}/problems/{i}/solutions/{j}/assents", each.assents)
    if topic.conclusion is not None:
        yield from _a_side(f"{path}/conclusion/assents", topic.conclusion.assents)


def _in_edition(path: str, edition: Any) -> Iterator[Named]:
    for i, section in enumerate(edition.sections):
        yield from _a_side(f"{path}/sections/{i}/assents", section.assents)
    for i, remark in enumerate(edition.remarks):
        yield from _speaking(f"{path}/remarks/{i}", (remark.by,), remark)


def _in_agreement(path: str, agreement: Any) -> Iterator[Named]:
    yield from _a_side(f"{path}/assents", agreement.assents)
    if agreement.withdrawn is not None:
        yield from _speaking(f"{path}/withdrawn", (agreement.withdrawn.by,), agreement.withdrawn)
    for i, note in enumerate(agreement.progress):
        yield from _speaking(f"{path}/progress/{i}", (note.by,), note)
    for i, revision in enumerate(agreement.revisions):
        yield from _a_side(f"{path}/revisions/{i}/assents", revision.assents)


def _looking_back(path: str, agreement: Any) -> Iterator[Named]:
    yield from _a_side(f"{path}/reviews", agreement.reviews)
    if agreement.settled is not None:
        yield from _a_side(f"{path}/settled/assents", agreement.settled.assents)


def _a_side(path: str, given: Both[Any]) -> Iterator[Named]:
    for party, each in given.items():
        if each is not None:
            yield from _speaking(f"{path}/{party}", (party,), each)


def _speaking(path: str, sides: tuple[Party, ...], value: Any) -> Iterator[Named]:
    """Nobody speaks, assents or signs for another: who did is somebody of the side that stands at the place."""
    if value.person is not None:
        yield f"{path}/person", sides, value.person
