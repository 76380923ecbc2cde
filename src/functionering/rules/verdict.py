"""The verdict (*uitkomst*): what the rules say of one record, and the sentence that it is about the record and not the
talk.
"""

from typing import Final

import attrs

from functionering.mirroring import mirrored
from functionering.party import Both, Party
from functionering.profile import Label, Severity
from functionering.rules.finding import GROUPS, Finding
from functionering.stages import Stage
from functionering.themes import Group
from functionering.voice import Because, Nature

SCOPE: Final = Label(
    "of het gesprek gelijkwaardig was, kan geen verslag laten zien",
    "whether the talk was equal no record can show",
)
"""What no verdict claims."""


@attrs.frozen(kw_only=True)
class Verdict:
    """What the rules say of one record.

    `findings`: in the order of the rules, then of the record. `missing`: that of its nature. `subjects`:
    the groups of the definition on which both sides have a voice. `skipped`: codes of rules that were left out, each
    with the reason in writing. `viewer`: through whose view it looked; None: at the whole record. `scope` is always
    `"record"`: the talk itself is not judged.
    """

    id: str
    profile: str
    stage: Stage
    nature: Nature
    subjects: tuple[Group, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)
    viewer: str | None = None
    scope: str = "record"
    roles: Both[Label] = attrs.field(repr=False)

    def __str__(self) -> str:
        return self.sentence()

    @property
    def missing(self) -> tuple[Party, ...]:
        """The sides without a voice on the work, or, where both have one there, without any on the collaboration."""
        return self.nature.missing

    def failed(self, at_least: Severity = Severity.ADVICE) -> tuple[Finding, ...]:
        """The findings that failed and weigh as much as `at_least`, or more."""
        level = WEIGHT[at_least]
        return tuple(each for each in self.findings if each.is_failed and WEIGHT[each.severity] >= level)

    def sentence(self, lang: str = "nl") -> str:
        """What the record shows in one sentence; it always says that the talk itself is not judged."""
        subjects = self._listed([GROUPS[each].text(lang) for each in self.subjects], lang)
        why, sides = self.nature.reasons[0]
        both = _TWO if subjects else _TWO_PLAIN
        shown = both if why is Because.BOTH_SPOKE else _MISSING[why, len(sides)]
        side = self.roles[sides[0]].text(lang) if sides else ""
        return f"{shown.text(lang).format(subjects=subjects, side=side)}; {SCOPE.text(lang)}."

    @staticmethod
    def _listed(names: list[str], lang: str) -> str:
        head, last = ", ".join(names[:-1]), names[-1:]
        return (" en " if lang == "nl" else " and ").join([*([head] if head else []), *last])

    def mirrored(self) -> "Verdict":
        """The same verdict with the two sides swapped."""
        swapped = mirrored(self.nature)
        return attrs.evolve(
            self,
            nature=attrs.evolve(
                swapped,
                missing=_in_order(swapped.missing),
                reasons=tuple((why, _in_order(sides)) for why, sides in swapped.reasons),
            ),
            findings=tuple(each.mirrored() for each in self.findings),
            viewer=self.viewer if self.viewer not in (*Party,) else Party(str(self.viewer)).other.value,
            roles=self.roles.mirrored(),
        )


WEIGHT: Final = {Severity.ADVICE: 0, Severity.CONCERN: 1, Severity.BREACH: 2}
"""How severities compare."""

_TWO = Label(
    "Dit verslag toont inbreng van beide kanten over {subjects}",
    "This record shows input of both parties on {subjects}",
)
_TWO_PLAIN = Label("Dit verslag toont inbreng van beide kanten", "This record shows input of both parties")
_MISSING: Final = {
    (Because.CANCELLED, 0): Label("Dit gesprek is vervallen", "This talk was cancelled"),
    (Because.NOT_HELD, 0): Label("Dit verslag toont nog geen gesprek", "This record does not show a talk yet"),
    (Because.NO_VOICE_ON_WORK, 1): Label(
        "Dit verslag toont geen eigen inbreng van de {side} over het werk",
        "This record shows no input of the {side} on the work",
    ),
    (Because.NO_VOICE_ON_WORK, 2): Label(
        "Dit verslag toont van geen van beide kanten eigen inbreng over het werk",
        "This record shows no input of either party on the work",
    ),
    (Because.NOT_ASKED_ON_COLLABORATION, 1): Label(
        "Dit verslag toont inbreng van beide kanten over het werk, en niets van de {side} over de samenwerking of de"
        " leiding",
        "This record shows input of both parties on the work, and nothing of the {side} on the collaboration or the"
        " leadership",
    ),
    (Because.NOT_ASKED_ON_COLLABORATION, 2): Label(
        "Dit verslag toont inbreng van beide kanten over het werk, en van geen van beide iets over de samenwerking of"
        " de leiding",
        "This record shows input of both parties on the work, and nothing of either on the collaboration or the"
        " leadership",
    ),
    (Because.NOT_SHOWN, 0): Label(
        "Wat hier te zien is, toont niet wiens inbreng het verslag bevat",
        "What is seen here does not show whose input the record holds",
    ),
    (Because.NOT_SHOWN, 2): Label(
        "Dit verslag heeft geen plaats voor wat de twee aan tafel zeiden, en toont van geen van beide inbreng over het"
        " werk",
        "This record has no place for what the two said at the table, and shows no input of either on the work",
    ),
    (Because.NOBODY_ON_A_SIDE, 1): Label(
        "Dit verslag toont inbreng aan beide kanten, en zegt niet wie de {side} is",
        "This record shows input on both sides, and does not say who the {side} is",
    ),
    (Because.NOBODY_ON_A_SIDE, 2): Label(
        "Dit verslag toont inbreng aan beide kanten, en zegt van geen van beide wie het is",
        "This record shows input on both sides, and does not say who either of them is",
    ),
}
"""What is said of a record that is not two-way: by the reason, and of how many sides it holds.

Two sides are never named in an order: the mirror would turn it.
"""


def _in_order(sides: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in Party if party in sides)
