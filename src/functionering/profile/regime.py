"""A regime (*regeling*) as a value: tasks, terms, when preparation shows, what a signature may mean, what is asked."""

import re

import attrs

from functionering.days import Unit
from functionering.errors import Fault, InvalidValue, fault
from functionering.party import Both, Owner, Party
from functionering.profile.asking import ConditionalTopic, Prompt
from functionering.profile.fairness import Attendance, Difference, Duty, Reveal, Severity
from functionering.profile.keeping import Disclosure, Retention
from functionering.profile.sourced import Label, Rhythm, Source, SourcedTerm, Terms
from functionering.report import Meaning

FEWEST_DAYS_TO_RESPOND = 5
"""The fewest working days that a profile may give to respond. Source: our choice, after BES art. 8(4)."""

_DAYS_PER_UNIT = {Unit.WORKING_DAYS: 5, Unit.DAYS: 7, Unit.WEEKS: 1, Unit.MONTHS: 1}
_CODE = re.compile(r"[A-Z]{2}[0-9]{3}", re.ASCII)


@attrs.frozen(kw_only=True)
class Profile:
    """The terms that the two agreed to, with their sources.

    Rights are the same for both sides in every profile; where a task is one side's, `differences` says why. `roles`:
    what each side is called here, as a noun after *de*. `meanings`: what a signature may mean. `required`: themes that
    are to come up in any case. `severities` overrides a rule's own; `off` are rules left out, each with the reason that
    results show.

    Raises: `InvalidValue` for a profile that is not fair: one in which a signature can only mean *akkoord*, with less
    than five working days to respond, with a term that weighs more than a concern, or with a difference between the
    sides that has no reason.
    """

    name: str
    title: Label
    roles: Both[Label]
    sources: tuple[Source, ...] = ()
    duties: tuple[tuple[Duty, Owner], ...]
    differences: tuple[Difference, ...]
    terms: Terms
    reveal: Reveal
    attendance: Attendance
    attendance_notice: SourcedTerm | None = None
    meanings: tuple[Meaning, ...]
    required: tuple[str, ...] = ()
    conditional: tuple[ConditionalTopic, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    off: tuple[tuple[str, str], ...] = ()
    cadence: Rhythm
    retention: Retention | None = None
    disclosure: Disclosure | None = None

    def __attrs_post_init__(self) -> None:
        faults = [*_unfair_terms(self), *_unfair_rules(self), *self._unexplained()]
        if set(self.meanings) <= {Meaning.AGREED}:
            faults.append(fault("value.impossible", "/signatures/meanings", why="meanings.agreed_alone"))
        if faults:
            raise InvalidValue(faults)

    def _unexplained(self) -> list[Fault]:
        explained = {each.name for each in self.differences}
        return [
            fault("value.impossible", f"/differences/{name}", why="difference.unexplained")
            for name in sorted(self._uneven() - explained)
        ]

    def _uneven(self) -> set[str]:
        """The names of all that is not the same after swapping the sides."""
        uneven = {duty.value for duty, owner in self.duties if owner is not owner.mirrored}
        if self.reveal is not self.reveal.mirrored:
            uneven.add("reveal")
        if any(each.asked is not each.asked.mirrored for each in self.prompts):
            uneven.add("prompts")
        return uneven

    def owner_of(self, duty: Duty) -> Owner:
        """Who has a task: one side, or both alike."""
        return dict(self.duties)[duty]

    def turn_for(self, duty: Duty) -> Party | None:
        """Whose move a task is; None where it is as much the one's as the other's."""
        owner = self.owner_of(duty)
        return None if owner is Owner.BOTH else Party(owner.value)

    def mirrored(self) -> "Profile":
        """The same regime with the two sides swapped: tasks, reveal, who is asked what, and role labels."""
        return attrs.evolve(
            self,
            roles=self.roles.mirrored(),
            duties=tuple((duty, owner.mirrored) for duty, owner in self.duties),
            differences=tuple(attrs.evolve(each, owner=each.owner.mirrored) for each in self.differences),
            prompts=tuple(attrs.evolve(each, asked=each.asked.mirrored) for each in self.prompts),
            reveal=self.reveal.mirrored,
        )

    @property
    def permitted_differences(self) -> tuple[Difference, ...]:
        """Every place where the profile is not the same after swapping the sides, with its reason and source."""
        uneven = self._uneven()
        return tuple(each for each in self.differences if each.name in uneven)


def _unfair_terms(profile: Profile) -> list[Fault]:
    response = profile.terms.response.term
    least = _DAYS_PER_UNIT[response.unit]
    return [] if response.n >= least else [fault("value.range", "/terms/response/n", low=least, high=366)]


def _unfair_rules(profile: Profile) -> list[Fault]:
    codes = (*(code for code, _ in profile.severities), *(code for code, _ in profile.off))
    faults = [fault("value.pattern", "/rules", form="AB123") for code in codes if not _CODE.fullmatch(code)][:1]
    if any(code.startswith("TM") and severity is Severity.BREACH for code, severity in profile.severities):
        faults.append(fault("value.impossible", "/rules/severity", why="terms.breach"))
    return faults
