"""Leaving out without loose ends: what refers to something that is left out goes with it."""

from typing import Any

from functionering.conversation import Conversation
from functionering.record import evolve


def pruned(c: Conversation, **changes: Any) -> Conversation:
    """A copy with those places changed, in which agenda, attendees, sections and agreements name only what is left.

    An attendee of whose topics none is left shows as one without topics of their own, so that nothing is told of them.
    """
    values: dict[str, Any] = {
        name: getattr(c, name) for name in ("topics", "agenda", "attendees", "report", "agreements", "reopenings")
    } | changes
    topics = {each.id for each in values["topics"]}
    solutions = {s.id for topic in values["topics"] for problem in topic.problems for s in problem.solutions}
    report = values["report"]
    values["agenda"] = evolve(values["agenda"], topics=_of(values["agenda"].topics, topics))
    values["attendees"] = tuple(evolve(each, topics=_of(each.topics, topics)) for each in values["attendees"])
    values["agreements"] = tuple(
        each if each.from_solution in solutions else evolve(each, from_solution=None) for each in values["agreements"]
    )
    values["report"] = evolve(
        report,
        editions=tuple(
            evolve(each, sections=tuple(section for section in each.sections if section.topic in topics))
            for each in report.editions
        ),
    )
    values["reopenings"] = tuple(each for each in values["reopenings"] if each.edition <= len(report.editions))
    return evolve(c, **values)


def _of(names: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    return tuple(each for each in names if each in known)
