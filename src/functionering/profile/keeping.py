"""After the talk: how long the record is kept (*bewaartermijn*), and who may see what of it (*inzage*)."""

import datetime as dt
from enum import StrEnum

import attrs

from functionering.days import Term


class Anchor(StrEnum):
    """What a retention term counts from."""

    THIS_CONVERSATION = "this_conversation"
    NEXT_CONVERSATION = "next_conversation"
    END_OF_EMPLOYMENT = "end_of_employment"


@attrs.frozen
class Retention:
    """How long a record is kept: so long after the anchor, and at least so long after the talk itself.

    A legal hold suspends destruction; whether there is one the caller knows.
    """

    anchor: Anchor
    term: Term
    source: str
    at_least: Term | None = None

    def last_day(self, anchored_on: dt.date, *, held_on: dt.date) -> dt.date:
        """The last day (inclusive) that the record is kept, for an anchor on that day."""
        end = self.term.after(anchored_on)
        return end if self.at_least is None else max(end, self.at_least.after(held_on))


class Circle(StrEnum):
    """Somebody who may see a part of the record."""

    PARTIES = "parties"
    """The two sides."""
    HIGHER_MANAGER = "higher_manager"
    PERSONNEL_ADVISER = "personnel_adviser"
    FILE = "file"
    """The personnel file, and whoever may read that."""


@attrs.frozen
class Disclosure:
    """Who may see the report, and who the agreements page alone."""

    report: tuple[Circle, ...]
    agreements: tuple[Circle, ...]
    source: str
