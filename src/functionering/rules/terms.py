"""TM: the terms (*termijnen*) around a conversation: too short a notice, too late a report, what is not done yet.

Advice or concern in every profile, never a breach: a term that was not kept makes nothing invalid. Reading order:
`lateness` (what being late means), `terms_of_talk`, `terms_of_report`, `overdue_talk`,
`overdue_report`.
"""

from functionering.rules.overdue_report import OVERDUE_REPORT
from functionering.rules.overdue_talk import OVERDUE_TALK
from functionering.rules.terms_of_report import TERMS_OF_REPORT
from functionering.rules.terms_of_talk import TERMS_OF_TALK

TERMS = tuple(sorted((*TERMS_OF_TALK, *TERMS_OF_REPORT, *OVERDUE_TALK, *OVERDUE_REPORT), key=lambda rule: rule.code))
"""TM: terms, in the order of their codes."""
