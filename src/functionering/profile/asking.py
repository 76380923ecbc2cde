"""What a profile asks about: topics that are to come up, always or in a circumstance, and the questions of its form."""

from enum import StrEnum

import attrs

from functionering.party import Owner
from functionering.profile.sourced import Label
from functionering.themes import About


class Circumstance(StrEnum):
    """When a conditional topic asks to be raised. Given at the call and never stored: not given means not applied."""

    FIVE_YEARS_IN_FUNCTION = "five_years_in_function"
    PARTIALLY_INCAPACITATED = "partially_incapacitated"
    LEADS_PEOPLE = "leads_people"
    WORKS_COUNCIL = "works_council"
    OTHER_DUTIES = "other_duties"


@attrs.frozen
class ConditionalTopic:
    """A theme that asks to be raised in a circumstance."""

    theme: str
    when: Circumstance
    source: str


@attrs.frozen
class Prompt:
    """A question of the form: on which theme, about what, in which words, and who is asked."""

    theme: str
    about: About
    text: Label
    asked: Owner = Owner.BOTH
