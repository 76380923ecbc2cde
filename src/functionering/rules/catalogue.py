"""All rules in their order, and how to find one, compose some, and read what one means."""

from collections.abc import Iterable
from typing import Final

from functionering.errors import InvalidValue, fault
from functionering.profile import Severity
from functionering.rules import equal_afterwards, equal_preparation, equal_table, equal_voices
from functionering.rules.agreements import AGREEMENTS
from functionering.rules.appraisal_drift import APPRAISAL_DRIFT
from functionering.rules.chronology import CHRONOLOGY
from functionering.rules.coherence import COHERENCE
from functionering.rules.joint_solving import JOINT_SOLVING
from functionering.rules.rule import Rule
from functionering.rules.soundness import ONE_A_TRACK, SOUNDNESS
from functionering.rules.terms import TERMS
from functionering.rules.touched import TOUCHED

EQUAL_INPUT: Final = (
    *equal_voices.BREACHES,
    *equal_voices.CONCERNS,
    *equal_preparation.CONCERNS,
    *equal_afterwards.CONCERNS,
    *equal_table.CONCERNS,
    *equal_voices.ADVICE,
    *equal_preparation.ADVICE,
    *equal_afterwards.ADVICE,
)
"""EQ: equal input."""

RECORD: Final = (CHRONOLOGY, *SOUNDNESS, *COHERENCE)
"""RC: whether the record fits itself."""

RULES: Final[tuple[Rule, ...]] = (
    *sorted(EQUAL_INPUT, key=lambda rule: rule.code),
    *TOUCHED,
    *JOINT_SOLVING,
    *APPRAISAL_DRIFT,
    *AGREEMENTS,
    *TERMS,
    *RECORD,
)
"""Every rule that looks at one record, in the order of families and codes."""


def explain(code: str) -> Rule:
    """The rule with that code: its title, explanation, source, severity, and from when it counts.

    Raises: `InvalidValue` for a code that no rule has.
    """
    for rule in (*RULES, ONE_A_TRACK):
        if rule.code == code:
            return rule
    raise InvalidValue([fault("value.choice", allowed=", ".join(each.code for each in (*RULES, ONE_A_TRACK)))])


def select(
    *codes: str, without: Iterable[str] = (), at_least: Severity = Severity.ADVICE, among: Iterable[Rule] = RULES
) -> tuple[Rule, ...]:
    """Some rules, in their order: those whose code begins with one of `codes`, and that weigh at least so much.

    A family is named by its two letters. Without `codes`: all of `among`. Leaving a rule out here leaves no trace in
    the verdict; to skip one with a reason that shows, give `skip` to `check`.

    Raises: `InvalidValue` for a code of which no rule begins.
    """
    rules, without = tuple(among), tuple(without)
    for code in (*codes, *without):
        if not any(rule.code.startswith(code) for rule in rules):
            raise InvalidValue([fault("value.choice", allowed=", ".join(each.code for each in rules))])
    levels = tuple(Severity)
    return tuple(
        rule
        for rule in rules
        if (not codes or rule.code.startswith(codes))
        and not rule.code.startswith(without)
        and levels.index(rule.severity) <= levels.index(at_least)
    )
