"""From TOML tables to a profile: strict, nothing coerced, every fault with its place in the file."""

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar, cast

from functionering.days import Roll, Term, Unit
from functionering.errors import Fault, InvalidProfile, InvalidValue, fault
from functionering.party import Both, Owner, Party
from functionering.profile.asking import Circumstance, ConditionalTopic, Prompt
from functionering.profile.fairness import Attendance, Difference, Duty, Reveal, Severity
from functionering.profile.keeping import Anchor, Circle, Disclosure, Retention
from functionering.profile.regime import Profile
from functionering.profile.sourced import CadenceKind, Label, Limit, Rhythm, Source, SourcedTerm, Terms
from functionering.report import Meaning
from functionering.themes import THEMES, About

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Make = Callable[["Table"], T]

LONGEST_TERM = 366
"""The largest number in a term or limit: a year and a day. Our choice."""


MOST_NAMED = 5
"""So many unknown keys of a table are named; the rest is counted. Our choice."""
_KEY = re.compile("[a-z][a-z0-9_]{0,63}")


class Table:
    """One table of the file: what is taken from it is checked, and what is left over is a fault."""

    def __init__(self, data: Any, path: str, faults: list[Fault]) -> None:
        self._data: dict[str, Any] = dict(cast("dict[str, Any]", data)) if isinstance(data, dict) else {}
        self._known: dict[str, None] = {}
        self.path = path
        self.faults = faults
        if not isinstance(data, dict):
            faults.append(fault("type", path, expected="a table"))

    def knows(self, *keys: str) -> None:
        """Have these keys told to whoever uses another."""
        self._known.update(dict.fromkeys(keys))

    def _take(self, key: str, kind: type[T], expected: str, default: T | None) -> T | None:
        self.knows(key)
        if key not in self._data:
            if default is None:
                self.faults.append(fault("required", self.path, key=key))
            return default
        value = self._data.pop(key)
        if type(value) is kind:
            return value
        self.faults.append(fault("type", f"{self.path}/{key}", expected=expected))
        return default

    def text(self, key: str) -> str:
        """A text that says something."""
        value = self._take(key, str, "text", None)
        if value is not None and not value.strip():
            self.faults.append(fault("text.empty", f"{self.path}/{key}"))
        return value or ""

    def day(self, key: str) -> dt.date:
        """A day."""
        return self._take(key, dt.date, "a day", None) or dt.date.min

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` up to and including `high`."""
        value = self._take(key, int, "a whole number", None)
        if value is not None and not low <= value <= high:
            self.faults.append(fault("value.range", f"{self.path}/{key}", low=low, high=high))
            return low
        return low if value is None else value

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One of the values of an enumeration."""
        self.knows(key)
        if default is not None and key not in self._data:
            return default
        return self._chosen(self._take(key, str, "text", None), kind, f"{self.path}/{key}")

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Values of an enumeration, in the order given."""
        return tuple(self._chosen(each, kind, place) for place, each in self._listed(key))

    def _chosen(self, value: Any, kind: type[E], path: str) -> E:
        if value in [each.value for each in kind]:
            return kind(value)
        if value is not None:
            self.faults.append(fault("value.choice", path, allowed=", ".join(kind)))
        return next(iter(kind))

    def theme(self, key: str) -> str:
        """A key of the catalogue of themes."""
        value = self.text(key)
        self._check_theme(value, f"{self.path}/{key}")
        return value

    def themes(self, key: str) -> tuple[str, ...]:
        """Keys of the catalogue of themes."""
        found = self._listed(key)
        for place, each in found:
            self._check_theme(each, place)
        return tuple(str(each) for _, each in found)

    def _check_theme(self, value: Any, path: str) -> None:
        if value and value not in THEMES:
            self.faults.append(fault("value.choice", path, allowed=", ".join(THEMES)))

    def _listed(self, key: str) -> list[tuple[str, Any]]:
        values: list[Any] = self._take(key, list, "a list", []) or []
        return [(f"{self.path}/{key}/{i}", each) for i, each in enumerate(values)]

    def table(self, key: str, make: Make[T]) -> T:
        """The table under a key, as `make` reads it; what it leaves over is a fault."""
        self.knows(key)
        if key not in self._data:
            self.faults.append(fault("required", self.path, key=key))
        return self._made(self._data.pop(key, {}), f"{self.path}/{key}", make)

    def optional(self, key: str, make: Make[T]) -> T | None:
        """The table under a key, or None where there is none."""
        self.knows(key)
        return self.table(key, make) if key in self._data else None

    def tables(self, key: str, make: Make[T]) -> tuple[T, ...]:
        """The tables in a list under a key; none where it is absent."""
        return tuple(self._made(each, place, make) for place, each in self._listed(key))

    def _made(self, data: Any, path: str, make: Make[T]) -> T:
        inner = Table(data, path, self.faults)
        made = make(inner)
        inner.close()
        return made

    def names(self) -> list[str]:
        """The keys that were not taken yet, in the order of the file."""
        return list(self._data)

    def close(self) -> None:
        """Say that nothing more is taken: what is left is unknown."""
        known = ", ".join(self._known)
        # A profile is no record: its keys are nobody's words. What does not look like a key is counted all the same.
        named = [each for each in self._data if _KEY.fullmatch(each)][:MOST_NAMED]
        if named:
            self.faults.append(fault("profile.unknown_key", self.path, keys=", ".join(named), known=known))
        if others := len(self._data) - len(named):
            self.faults.append(fault("json.unknown_key", self.path, count=others, known=known))


def profile_from(data: dict[str, Any]) -> Profile:
    """A profile from the data of a TOML file. Raises: `InvalidProfile` with every fault of form, else of fairness."""
    faults: list[Fault] = []
    table = Table(data, "", faults)
    table.knows("inherits")
    values = _values(table)
    table.close()
    if not faults:
        try:
            return Profile(**values)
        except InvalidValue as error:
            faults = list(error.faults)
    raise InvalidProfile(faults)


def _values(table: Table) -> dict[str, Any]:
    duties = table.table("duties", lambda t: tuple((duty, t.choice(duty.value, Owner)) for duty in Duty))
    owners = {duty.value: owner for duty, owner in duties} | {"reveal": Owner.BOTH, "prompts": Owner.BOTH}
    attendance, notice = table.table("attendance", _attendance)
    required, conditional = table.optional("topics", _topics) or ((), ())
    severities, off = table.optional("rules", _rules) or ((), ())
    return {
        "name": table.text("name"),
        "title": table.table("title", _label),
        "roles": table.table("roles", lambda t: Both(*(t.table(party.value, _label) for party in Party))),
        "sources": table.tables("sources", lambda t: Source(t.text("title"), t.text("url"), t.day("read_on"))),
        "duties": duties,
        "differences": table.table("differences", lambda t: _differences(t, owners)),
        "terms": table.table("terms", _terms),
        "reveal": table.table("reveal", lambda t: (t.choice("policy", Reveal), t.text("source"))[0]),
        "attendance": attendance,
        "attendance_notice": notice,
        "meanings": table.table("signatures", lambda t: (t.choices("meanings", Meaning), t.text("source"))[0]),
        "required": required,
        "conditional": conditional,
        "prompts": table.tables("prompts", _prompt),
        "severities": severities,
        "off": off,
        "cadence": table.table("cadence", _rhythm),
        "retention": table.optional("retention", _retention),
        "disclosure": table.optional("disclosure", _disclosure),
    }


def _label(table: Table) -> Label:
    return Label(table.text("nl"), table.text("en"))


def _term(table: Table) -> Term:
    n = table.number("n", 0, LONGEST_TERM)
    return Term(n, table.choice("unit", Unit), table.choice("roll", Roll, Roll.NONE))


def _sourced(table: Table) -> SourcedTerm:
    return SourcedTerm(_term(table), table.text("source"))


def _limit(table: Table) -> Limit:
    return Limit(table.number("n", 1, LONGEST_TERM), table.text("source"))


def _terms(table: Table) -> Terms:
    return Terms(
        **{
            name: table.optional(name, _sourced)
            for name in ("notice", "exchange", "report", "signing", "postponement", "request")
        },
        response=table.table("response", _sourced),
        longest_minutes=table.optional("longest_minutes", _limit),
        longest_gap_months=table.table("longest_gap_months", _limit),
    )


def _differences(table: Table, owners: dict[str, Owner]) -> tuple[Difference, ...]:
    def difference(name: str) -> Make[Difference]:
        return lambda t: Difference(name, owners[name], _label(t), t.text("source"))

    table.knows(*owners)
    return tuple(table.table(name, difference(name)) for name in table.names() if name in owners)


def _attendance(table: Table) -> tuple[Attendance, SourcedTerm | None]:
    return table.choice("kind", Attendance), table.optional("notice", _sourced)


def _topics(table: Table) -> tuple[tuple[str, ...], tuple[ConditionalTopic, ...]]:
    required = table.themes("required")
    if required:
        table.text("source")
    conditional = table.tables(
        "conditional",
        lambda t: ConditionalTopic(t.theme("theme"), t.choice("when", Circumstance), t.text("source")),
    )
    return required, conditional


def _prompt(table: Table) -> Prompt:
    theme, about = table.theme("theme"), table.choice("about", About)
    return Prompt(theme, about, _label(table), table.choice("asked", Owner, Owner.BOTH))


def _rules(table: Table) -> tuple[tuple[tuple[str, Severity], ...], tuple[tuple[str, str], ...]]:
    severities = table.optional("severity", lambda t: tuple((code, t.choice(code, Severity)) for code in t.names()))
    off = table.optional("off", lambda t: tuple((code, t.text(code)) for code in t.names()))
    return tuple(sorted(severities or ())), tuple(sorted(off or ()))


def _rhythm(table: Table) -> Rhythm:
    kind = table.choice("kind", CadenceKind)
    months = table.number("months", 1, 60) if kind is CadenceKind.ROLLING else None
    return Rhythm(kind, table.text("source"), months)


def _retention(table: Table) -> Retention:
    anchor, term = table.choice("anchor", Anchor), table.table("term", _term)
    return Retention(anchor, term, table.text("source"), table.optional("at_least", _term))


def _disclosure(table: Table) -> Disclosure:
    return Disclosure(table.choices("report", Circle), table.choices("agreements", Circle), table.text("source"))
