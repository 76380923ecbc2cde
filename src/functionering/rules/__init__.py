"""The rules of equal input: what a record shows of a conversation as equals, what it does not show, and what to do.

Every answer is about the record. Whether the talk was equal no record can show.
"""

from functionering.rules.across import Checked, Clash, check_all, check_many
from functionering.rules.catalogue import RULES, explain, select
from functionering.rules.checking import check
from functionering.rules.finding import Finding, State
from functionering.rules.insisting import NotMet, Task, require, summary
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.rules.soundness import ONE_A_TRACK
from functionering.rules.verdict import Verdict

__all__ = [
    # what a record shows
    "check",
    "Verdict",
    "Finding",
    "State",
    # what to do about it
    "summary",
    "Task",
    "require",
    "NotMet",
    # many records
    "check_many",
    "check_all",
    "Checked",
    "Clash",
    # the rules, and one's own
    "RULES",
    "ONE_A_TRACK",
    "explain",
    "select",
    "Rule",
    "Strength",
    "Look",
    "Found",
    "found",
]
