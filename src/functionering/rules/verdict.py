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
from functionering.voice import Nature, Reciprocity

SCOPE: Final = Label(
    "of het gesprek gelijkwaardig was, kan geen verslag laten zien",
    "whether the talk was equal no record can show",
)
"""What no verdict claims."""


@attrs.frozen(kw_only=True)
class Verdict:
    """What the rules say of one record.

    `findings`: in the order of the rules, then of the record. `missing`: the sides whose voice is missing. `subjects`:
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
        """The sides whose voice is missing; empty where it is not."""
        return self.nature.missing

    def failed(self, at_least: Severity = Severity.ADVICE) -> tuple[Finding, ...]:
        """The findings that failed and weigh as much as `at_least`, or more."""
        level = WEIGHT[at_least]
        return tuple(each for each in self.findings if each.is_failed and WEIGHT[each.severity] >= level)

    def sentence(self, lang: str = "nl") -> str:
        """What the record shows in one sentence; it always says that the talk itself is not judged."""
        names = self._listed([self.roles[party].text(lang) for party in self.missing], lang)
        subjects = self._listed([GROUPS[each].text(lang) for each in self.subjects], lang)
        shown = _SHOWN[self.nature.reciprocity, bool(subjects), bool(names)].text(lang)
        return f"{shown.format(subjects=subjects, names=names)}; {SCOPE.text(lang)}."

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
_ONE = Label("Dit verslag toont geen eigen inbreng van de {names}", "This record shows no input of the {names}")
_UNCLEAR = Label(
    "Dit verslag toont nog niet of geen inbreng van beide kanten over werk en samenwerking",
    "This record does not, or not yet, show input of both parties on the work and the collaboration",
)
_SHOWN: Final = {
    **{(Reciprocity.TWO_WAY, True, names): _TWO for names in (True, False)},
    **{(Reciprocity.TWO_WAY, False, names): _TWO_PLAIN for names in (True, False)},
    **{(Reciprocity.ONE_WAY, subjects, True): _ONE for subjects in (True, False)},
    **{(Reciprocity.UNDETERMINED, s, n): _UNCLEAR for s in (True, False) for n in (True, False)},
}


def _in_order(sides: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in Party if party in sides)
