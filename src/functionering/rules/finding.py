"""A finding (*bevinding*): what a rule says about one place of a record, as facts, in Dutch and in English.

It never holds anything that a person wrote, and it names whose move comes next, never whose fault it is.
"""

import datetime as dt
from enum import StrEnum
from typing import Final

import attrs

from functionering.party import Both, Party
from functionering.profile import Label, Severity
from functionering.rules.rule import Fact, Rule
from functionering.themes import Group, theme

GROUPS: Final = {
    Group.NATURE_AND_LEVEL: Label("aard en niveau van het werk", "the nature and level of the work"),
    Group.EXPERIENCE: Label("de beleving van het werk", "the experience of the work"),
    Group.COLLABORATION: Label("de samenwerking", "the collaboration"),
    Group.FUTURE: Label("de toekomst", "the future"),
    Group.CONDITIONS: Label("de arbeidsomstandigheden", "the working conditions"),
    Group.PROCESS: Label("het gesprek zelf", "the talk itself"),
}
"""The groups of the definition as a sentence names them."""


class State(StrEnum):
    """How a finding stands."""

    OPEN = "open"
    """Not yet done, and not yet due: the stage from which the rule counts is still to come."""
    FAILED = "failed"
    """Not met (*niet voldaan*, *zorgpunt* or *tip*, by its severity)."""
    NOT_SHOWN = "not_shown"
    """*Blijkt niet uit het verslag*: the record never had a place for it, so it is neither met nor failed."""


@attrs.frozen(kw_only=True)
class Finding:
    """What one rule says about one place of one record.

    `turn`: whose move is next, None where it is nobody's or as much the one's as the other's. `path`: a JSON Pointer
    into the record, "" for the whole. `facts`: sorted pairs. `roles`: what the profile calls each side.
    """

    code: str
    severity: Severity
    state: State
    turn: Party | None
    path: str
    facts: tuple[tuple[str, Fact], ...]
    roles: Both[Label] = attrs.field(repr=False)
    rule: Rule = attrs.field(repr=False, eq=False)

    @property
    def is_failed(self) -> bool:
        """Whether the rule was not met; open and not shown are something else."""
        return self.state is State.FAILED

    @property
    def can_be_mended(self) -> bool:
        """Whether something can still be done about it in this conversation."""
        return self.state is State.OPEN or self.rule.afterwards is None

    def message(self, lang: str = "nl") -> str:
        """The finding as a sentence in Dutch (`"nl"`) or, for any other `lang`, in English."""
        if self.state is State.NOT_SHOWN:
            title = self.rule.title.text(lang)
            return f"Blijkt niet uit het verslag: {title}." if lang == "nl" else f"The record does not show: {title}."
        return self.rule.message.text(lang).format_map({name: self._said(fact, lang) for name, fact in self.facts})

    def action(self, lang: str = "nl") -> str:
        """What to do about it, in Dutch (`"nl"`) or in English; what is not shown asks for nothing."""
        if self.state is State.NOT_SHOWN:
            return "Niets." if lang == "nl" else "Nothing."
        label = self.rule.action if self.can_be_mended else self.rule.afterwards or self.rule.action
        return label.text(lang).format_map({name: self._said(fact, lang) for name, fact in self.facts})

    def _said(self, fact: Fact, lang: str) -> str:
        if isinstance(fact, Party):
            return self.roles[fact].text(lang)
        if isinstance(fact, Group):
            return GROUPS[fact].text(lang)
        if isinstance(fact, Label):
            return fact.text(lang)
        if isinstance(fact, dt.date):
            return fact.isoformat()
        known = theme(fact) if isinstance(fact, str) else None
        return str(fact) if known is None else (known.dutch if lang == "nl" else known.english)

    def mirrored(self) -> "Finding":
        """The same finding with the two sides swapped: whose move, the sides in its facts and its place, and their
        names.
        """
        return attrs.evolve(
            self,
            turn=None if self.turn is None else self.turn.other,
            path="/".join(Party(part).other.value if part in (*Party,) else part for part in self.path.split("/")),
            facts=tuple((name, fact.other if isinstance(fact, Party) else fact) for name, fact in self.facts),
            roles=self.roles.mirrored(),
        )
