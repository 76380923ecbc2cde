"""Insisting: what matters now, in at most three actions, and an error where a level was not met."""

from typing import Final, Unpack

import attrs

from functionering.conversation import Conversation
from functionering.doors import door
from functionering.errors import FunctioneringError
from functionering.party import Party
from functionering.profile import Profile, Severity
from functionering.rules.across import Options
from functionering.rules.checking import check
from functionering.rules.finding import Finding, State
from functionering.rules.verdict import WEIGHT, Verdict

MOST: Final = 3
"""How many actions a summary holds at most."""


@attrs.frozen
class Task:
    """One thing to do now: the findings of one rule that ask for it, and whose move it is.

    `turns` is empty where it is nobody's move, or as much the one's as the other's.
    """

    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        return self.text()

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.findings[0].code

    @property
    def turns(self) -> tuple[Party, ...]:
        """Whose move it is."""
        found = {each.turn for each in self.findings}
        return tuple(party for party in Party if party in found)

    def text(self, lang: str = "nl") -> str:
        """What to do, in Dutch (`"nl"`) or, for any other `lang`, in English."""
        return " ".join(dict.fromkeys(each.action(lang) for each in self.findings))

    def mirrored(self) -> "Task":
        """The same with the two sides swapped."""
        return Task(tuple(each.mirrored() for each in self.findings))


@door
def summary(
    what: Verdict | Conversation, profile: Profile | None = None, **options: Unpack[Options]
) -> tuple[Task, ...]:
    """The at most three things that matter now, the most pressing first; empty where nothing is left to do.

    First what was not met, by its weight, and of that first what can still be mended; then what is still open, first
    what is due soonest. What the record does not show asks for nothing. Takes a verdict, or a record and what `check`
    takes.
    """
    verdict = check(what, profile, **options) if isinstance(what, Conversation) else what
    found: dict[str, list[Finding]] = {}
    for each in verdict.findings:
        if each.state is not State.NOT_SHOWN:
            found.setdefault(each.code, []).append(each)
    tasks = sorted((Task(tuple(each)) for each in found.values()), key=_pressing)
    return tuple(tasks[:MOST])


def _pressing(task: Task) -> tuple[int, ...]:
    first = task.findings[0]
    weight = -WEIGHT[first.severity]
    if first.is_failed:
        return (0, weight, 0 if first.can_be_mended else 1)
    return (1, first.rule.stage.rank, weight)


class NotMet(FunctioneringError):
    """A record does not meet the level that was asked. `verdict` holds every finding; the message holds no words of
    people.
    """

    def __init__(self, verdict: Verdict, at_most: Severity | None) -> None:
        self.verdict = verdict
        self.at_most = at_most
        super().__init__(verdict, at_most)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are heavier than what was allowed."""
        return tuple(each for each in self.verdict.failed() if _is_heavier(each.severity, self.at_most))

    def __str__(self) -> str:
        lines = (f"{each.code} {each.path or 'the record'}: {each.message('en')}" for each in self.findings)
        return "\n".join((*lines, self.verdict.sentence("en")))


def _is_heavier(severity: Severity, at_most: Severity | None) -> bool:
    return at_most is None or WEIGHT[severity] > WEIGHT[at_most]


@door
def require(
    c: Conversation,
    profile: Profile | None = None,
    *,
    at_most: Severity | None = Severity.CONCERN,
    **options: Unpack[Options],
) -> Verdict:
    """The verdict, where nothing failed that is heavier than `at_most`; None allows nothing to have failed.

    By default only a breach is too much. What is open or not shown never counts.

    Raises: `NotMet`; and as `check`.
    """
    verdict = check(c, profile, **options)
    error = NotMet(verdict, at_most)
    if error.findings:
        raise error
    return verdict
