"""The rules of equal input: what a record shows of a conversation as equals, what it does not show, and what to do."""

from functionering.rules.catalogue import RULES
from functionering.rules.finding import Finding, State
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.rules.verdict import Verdict, check

__all__ = ["check", "Verdict", "Finding", "State", "RULES", "Rule", "Strength", "Found", "found"]
