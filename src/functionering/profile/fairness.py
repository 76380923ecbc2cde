"""Who does what and who sees what: the places where two equal sides may differ, each with its reason."""

from enum import StrEnum

import attrs

from functionering.labels import SEVERITIES, said
from functionering.party import Owner, Party
from functionering.profile.sourced import Label


class Severity(StrEnum):
    """How much a finding weighs: breach (*niet voldaan*), concern (*zorgpunt*), advice (*tip*)."""

    BREACH = "breach"
    CONCERN = "concern"
    ADVICE = "advice"

    def label(self, lang: str = "nl") -> str:
        """The severity as people say it, in `lang`: `"nl"`, or English for anything else."""
        return said(SEVERITIES, self, lang)


class Reveal(StrEnum):
    """When preparation becomes visible to the other; anyone may release their own any time, no term rewards silence."""

    BOTH = "both"
    """Each when both have submitted, or at the sitting."""
    OWN_RELEASE = "own_release"
    """Each when its author releases it, or at the sitting."""
    EMPLOYEE_FIRST = "employee_first"
    """The employee's when submitted; the manager's when both have submitted."""
    MANAGER_FIRST = "manager_first"

    @property
    def first(self) -> Party | None:
        """The side whose preparation is shown as soon as it is submitted, where it is not even."""
        return {Reveal.EMPLOYEE_FIRST: Party.EMPLOYEE, Reveal.MANAGER_FIRST: Party.MANAGER}.get(self)

    @property
    def mirrored(self) -> "Reveal":
        """The same with the two sides swapped."""
        swapped = {Reveal.EMPLOYEE_FIRST: Reveal.MANAGER_FIRST, Reveal.MANAGER_FIRST: Reveal.EMPLOYEE_FIRST}
        return swapped.get(self, self)


class Attendance(StrEnum):
    """What a third person at the table needs: notice, no objection of the other side, or the consent of both."""

    NOTICE = "notice"
    NO_OBJECTION = "no_objection"
    CONSENT = "consent"


class Duty(StrEnum):
    """A task that a profile may give to one side."""

    ARRANGE = "arrange"
    REPORT = "report"
    GIVE_COPY = "give_copy"
    KEEP = "keep"
    FIRST_WORD = "first_word"


@attrs.frozen
class Difference:
    """One permitted difference between the sides: what it is, who has it, why, and where that comes from."""

    name: str
    owner: Owner
    reason: Label
    source: str
