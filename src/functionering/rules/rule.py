"""A rule (*regel*) of equal input as a value, and what its function yields."""

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum

import attrs

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.stage import Stage
from functionering.themes import Group

Fact = int | Party | Group | dt.date | str
"""What a message is made from: a number, a side, a group of the definition, a day, or the key of a theme."""


class Strength(StrEnum):
    """How well a rule is supported by what others wrote."""

    A = "A"
    """A regulation or collective agreement, and several sources from practice."""
    B = "B"
    """Several sources from practice, or one regulation."""
    C = "C"
    """One source."""
    OUR_CHOICE = "our choice"


@attrs.frozen
class Found:
    """What the function of a rule yields: the place, whose move it is, and the facts for the message.

    `path` is a JSON Pointer, "" for the whole record. `turn` is None where it is nobody's move, or as much the one's as
    the other's. `shown` is False where this record cannot tell.
    """

    path: str = ""
    turn: Party | None = None
    facts: tuple[tuple[str, Fact], ...] = ()
    shown: bool = True


def found(path: str = "", turn: Party | None = None, **facts: Fact) -> Found:
    """A `Found` with its facts as keywords."""
    return Found(path, turn, tuple(sorted(facts.items())))


@attrs.frozen(kw_only=True)
class Rule:
    """A rule (*regel*) as a value: it can be listed, cited, skipped with a reason, and tested alone.

    `code`: two letters and three digits, never used again for another rule. `source`: where it comes from, and
    `strength` how well it is supported; `holds` names what of the list of equal input (E1 to E26, see the reference page
    of the rules) it holds. `stage`: from when it counts; before, its findings are `open`. None: it counts at any stage,
    also of a cancelled talk. `needs`: phases of which the record must have a place for at least one, else the answer is
    `not_shown`; empty: every record can show it. `message` is made from the facts, `action` says what to do;
    `afterwards` what to do where, from its stage on, it can no longer be mended. `process`: it looks at the course alone
    and not at words, so the file may see it. `find`: a plain function over what a rule looks at.
    """

    code: str
    title: Label
    explanation: Label
    source: str
    strength: Strength
    severity: Severity
    stage: Stage | None
    needs: tuple[Phase, ...] = ()
    message: Label
    action: Label
    afterwards: Label | None = None
    process: bool = False
    holds: tuple[str, ...] = ()
    find: Callable[[Look], Iterator[Found]] = attrs.field(repr=False)
