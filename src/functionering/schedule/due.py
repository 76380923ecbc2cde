"""The answer: when the next conversation is due, how that stands today, and why this day."""

from datetime import date
from enum import StrEnum

import attrs

from functionering.days import day_in_words
from functionering.schedule.cycle import Cycle
from functionering.schedule.trace import Step


class Status(StrEnum):
    """How a due day stands on a day. Overdue is a signal, never a fault of somebody and never invalidity."""

    NOT_EMPLOYED = "not_employed"
    """No contract runs on the day."""
    SUSPENDED = "suspended"
    """*Opgeschort*: away on the day, or no day can be set. Never overdue."""
    UPCOMING = "upcoming"
    """Before the first day on which it counts."""
    OPEN = "open"
    """Up to and including the due day."""
    GRACE = "grace"
    """*Uitlooptermijn*: after the due day, up to and including the deadline."""
    OVERDUE = "overdue"
    """*Termijn verstreken*: after the deadline."""
    NONE = "none"
    """No next conversation is due."""


class Reason(StrEnum):
    """Why there is no due day."""

    SUSPENDED = "suspended"
    EMPLOYMENT_ENDS_BEFORE_DUE = "employment_ends_before_due"


@attrs.frozen
class Due:
    """When the next conversation is due.

    - `key`: of the track. `cycle`: the one that is waited for.
    - `due`: the day by which it is due; `None` when there is none, and `reason` says why. `deadline`: with the grace.
    - `opens`: the first day on which it counts. `not_before`: the first day from which to plan it; `None`: not known.
    - `missed`: cycles that closed without a conversation, this one included once it has. Information: one
      conversation clears all arrears.
    - `counts_today_for`: the cycle that a conversation today would satisfy; `None`: it would be an extra one.
    - `trace`: why, step by step.

    To others show `in_words` and `shown_status`, which never tell who is away; `status`, `reason` and `trace` are for
    who plans.
    """

    key: str
    cycle: Cycle
    due: date | None
    opens: date
    deadline: date | None
    status: Status
    missed: int
    counts_today_for: int | None
    reason: Reason | None
    not_before: date | None
    trace: tuple[Step, ...]

    @property
    def shown_status(self) -> Status:
        """The status that others may see: who is away has a conversation that is not planned yet, as others have."""
        return Status.UPCOMING if self.status is Status.SUSPENDED else self.status

    def explained(self, lang: str = "nl") -> str:
        """Why this day: the trace as sentences, one a line, in Dutch (`"nl"`) or English."""
        return "\n".join(step.sentence(lang) for step in self.trace)

    def in_words(self, lang: str = "nl") -> str:
        """What a list, file or calendar may show: "not planned before …" and the final day, alike for everybody."""
        dutch = lang == "nl"
        if self.reason is Reason.EMPLOYMENT_ENDS_BEFORE_DUE:
            return "geen volgend gesprek" if dutch else "no next conversation"
        if self.not_before is None:
            return "nog niet te plannen" if dutch else "not to be planned yet"
        parts = [("niet gepland vóór " if dutch else "not planned before ") + day_in_words(self.not_before, lang)]
        if self.deadline is not None and self.deadline >= self.not_before:
            parts.append(("uiterlijk " if dutch else "at the latest ") + day_in_words(self.deadline, lang))
        return ", ".join(parts)


def status_on(as_of: date, *, opens: date, due: date, deadline: date) -> Status:
    """How a due day stands on the day, for somebody employed and not away. All bounds included."""
    if as_of < opens:
        return Status.UPCOMING
    if as_of <= due:
        return Status.OPEN
    return Status.GRACE if as_of <= deadline else Status.OVERDUE
