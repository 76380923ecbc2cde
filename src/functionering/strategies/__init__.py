"""Hypothesis strategies for the model, for the tests of whoever builds on it (extra `testing`).

One strategy per type, plural: `conversations()`, `topics()`, `words()`. What they make is always valid, and goes to the
corners: several people on a side, renderings of another's hand, redacted words, stale digests, every optional part
there and absent. Hypothesis finds them through its entry point, so `st.from_type(Conversation)` works without an
import.
"""

from hypothesis import strategies as st

from functionering import agreement, occasion, report, topic
from functionering import words as words_room
from functionering.strategies.course import conversations
from functionering.strategies.leaves import FIRST, LAST, SENTENCES, days, extensions, ids, moments, texts
from functionering.strategies.types import of, register

__all__ = [
    "FIRST",
    "LAST",
    "SENTENCES",
    "days",
    "extensions",
    "ids",
    "moments",
    "texts",
    "agreements",
    "due_bys",
    "meetings",
    "periods",
    "positions",
    "statements",
    "topics",
    "words",
    "conversations",
    "of",
    "register",
]


def agreements() -> st.SearchStrategy[agreement.Agreement]:
    """Agreements with their later course; their assents are stale."""
    return of(agreement.Agreement)


def due_bys() -> st.SearchStrategy[agreement.DueBy]:
    """Terms of an agreement, of every kind."""
    return of(agreement.DueBy)


def meetings() -> st.SearchStrategy[occasion.Meeting]:
    """Planned dates, with or without a time of day that exists in its zone."""
    return of(occasion.Meeting)


def periods() -> st.SearchStrategy[occasion.Period]:
    """Periods looked back on."""
    return of(occasion.Period)


def positions() -> st.SearchStrategy[topic.Position]:
    """Where a side stands on a problem."""
    return of(topic.Position)


def statements() -> st.SearchStrategy[report.Statement]:
    """Statements of a side; their digests are stale."""
    return of(report.Statement)


def topics() -> st.SearchStrategy[topic.Topic]:
    """Topics; who speaks in them is in no record."""
    return of(topic.Topic)


def words() -> st.SearchStrategy[words_room.Words]:
    """Words of one side, in any of the four forms, in one's own hand or another's, confirmed or not."""
    return of(words_room.Words)
