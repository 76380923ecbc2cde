"""All rules in their order, and how to find one, compose some, and read what one means."""

from collections.abc import Iterable
from typing import Final

from functionering.errors import InvalidValue, fault
from functionering.rules import equal_preparation, equal_voices
from functionering.rules.rule import Rule

EQUAL_INPUT: Final = (
    *equal_voices.BREACHES,
    *equal_voices.CONCERNS,
    *equal_preparation.CONCERNS,
    *equal_voices.ADVICE,
    *equal_preparation.ADVICE,
)
"""EQ: equal input."""

RULES: Final[tuple[Rule, ...]] = EQUAL_INPUT
"""Every rule, in the order of families and codes."""
