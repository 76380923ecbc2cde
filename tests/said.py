"""What a record says, gathered from all its places: what the laws of merging count and compare."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from functionering import Conversation, Statement, Words
from functionering.conversation import words_of
from functionering.writing import moment_text


def texts(value: Any) -> set[str]:
    """Every text in plain data."""
    if isinstance(value, dict):
        return set().union(*(texts(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(texts(each) for each in value))
    return {value} if isinstance(value, str) else set()


def spoken(c: Conversation) -> Iterator[tuple[str, Words | Statement]]:
    """Every word and statement with where it stands, but for its place in a list."""
    for path, _, words in words_of(c):
        yield path.rstrip("0123456789"), words
    for party, statements in c.statements.items():
        yield from ((f"/statements/{party}", each) for each in statements)


def taken_out(c: Conversation) -> set[tuple[str, dt.datetime]]:
    """Where and of which moment words were redacted."""
    return {(path, each.at) for path, each in spoken(c) if each.redacted}


def texts_at(c: Conversation, places: set[tuple[str, dt.datetime]]) -> set[str]:
    """What the words say that stand there."""
    return {each.text for path, each in spoken(c) if (path, each.at) in places and each.text is not None}


def confirmations_at(c: Conversation, places: set[tuple[str, dt.datetime]]) -> set[str]:
    """When the words that stand there were confirmed, as text."""
    found = ((path, each) for path, each in spoken(c) if isinstance(each, Words))
    return {moment_text(each.confirmed_at) for path, each in found if each.confirmed_at and (path, each.at) in places}


def submitted(c: Conversation) -> set[str]:
    """When either side submitted, as text."""
    return texts([moment_text(each.submitted_at) for each in c.preparations.values() if each.submitted_at is not None])


def wholes(c: Conversation) -> list[tuple[Any, ...]]:
    """What is one whole, said by somebody at one moment, so that it may not come from two versions."""
    return [
        *((each.id, each.title, each.raised) for each in c.topics),
        *((each.id, each.what, each.owner) for each in c.agreements),
        *((each.text, each.authors, each.offered_at, each.available_at) for each in c.report.editions),
        *((each.text, each.adopted, each.why) for edition in c.report.editions for each in edition.remarks),
        *((each.start, each.end, each.adjourned) for each in c.sittings),
        *((each.id, each.name, each.side, each.announced_at) for each in c.attendees),
        *((each.id, each.consulted_by, each.disclosed_at) for each in c.informants),
        *((each.id, each.held_on) for each in (c.previous,) if each is not None),
    ]
