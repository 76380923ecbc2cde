"""A rule (*regel*) of equal input as a value, and what its function yields."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from string import Formatter
from typing import Any

import attrs

from functionering.conversation import Phase
from functionering.errors import Fault, InvalidValue, fault
from functionering.party import Party
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.stages import Stage
from functionering.themes import Group

Fact = int | Party | Group | dt.date | Label | str
"""What a message is made from: a number, a side, a group of the definition, a day, words of this library, or the key of
a theme.
"""


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
    `strength` how well it is supported; `holds` names what of the list of equal input (E1 to E26, see the reference
    page of the rules) it holds. `stage`: from when it counts; before, its findings are `open`; `planned` is from the
    start. A cancelled talk reached no stage: of it only rules with `of_cancelled` speak. `needs`: phases of which the
    record must have a place for at least one, else the answer is `not_shown`; empty: every record can show it.
    `message` is made from the facts, `action` says what to do; `afterwards` what to do where, from its stage on, it can
    no longer be mended. `process`: it looks at the course alone and not at words, so the file may see it.
    `rests_on_seal`: it rests on signatures or digests over the whole, which a view of a part does not hold. `find`: a
    plain function over what a rule looks at.

    Raises: `InvalidValue` for a code of another form, a `find` that is no function, or a sentence with a loose brace.
    """

    code: str
    title: Label
    explanation: Label
    source: str
    strength: Strength
    severity: Severity
    stage: Stage
    needs: tuple[Phase, ...] = ()
    message: Label
    action: Label
    afterwards: Label | None = None
    process: bool = False
    of_cancelled: bool = False
    rests_on_seal: bool = False
    holds: tuple[str, ...] = ()
    find: Callable[[Look], Iterator[Found]] = attrs.field(repr=False)
    _told: frozenset[str] = attrs.field(init=False, repr=False, eq=False, default=frozenset())

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        if _CODE.fullmatch(str(self.code)) is None:
            faults.append(fault("value.pattern", "/code", form="ZZ001"))
        find: Any = self.find
        if not callable(find):
            faults.append(fault("type", "/find", expected="a function over a Look"))
        told: set[str] = set()
        for name in ("message", "action", "afterwards"):
            try:
                told.update(_names_in(getattr(self, name)))
            except ValueError:
                faults.append(fault("value.pattern", f"/{name}", form="sentence with facts in braces"))
        if faults:
            raise InvalidValue(faults)
        object.__setattr__(self, "_told", frozenset(told))

    def without_fact(self, found: Found) -> tuple[str, ...]:
        """What the sentences of this rule name and this does not give as a fact; empty where all is well."""
        return tuple(sorted(self._told.difference(name for name, _ in found.facts)))


_CODE = re.compile("[A-Z]{2}[0-9]{3}")


def _names_in(label: Label | None) -> Iterator[str]:
    for text in () if label is None else (label.nl, label.en):
        yield from (name for _, name, _, _ in Formatter().parse(text) if name is not None)
