"""What a fact in a record took back: a hand-over a submission, a postponement the planned date it moved.

The version that holds the fact knows what the fact did. A version that was written apart from it still has what was
taken back, and must not bring it back. Facts that the common base held already took nothing back since.
"""

from collections.abc import Iterable
from typing import Any

import attrs

from functionering.conversation import Conversation
from functionering.merging.merged import Place
from functionering.party import Party

_MEETING: Place = ("meeting",)
_SUBMITTED: dict[Place, Party] = {("preparations", party.value, "submitted_at"): party for party in Party}
PLACES = frozenset((_MEETING, *_SUBMITTED))
"""The places of which a fact elsewhere in the record says that their value was taken back."""


@attrs.frozen
class Said:
    """What one version says in a place: all its values there, several where it carries a conflict."""

    conversation: Conversation
    values: tuple[Any, ...]


def remaining(place: Place, said: Said, other: Said, base: Conversation | None) -> tuple[Any, ...]:
    """The values of a version that no fact of the other took back: a fact after which the other has them no more."""
    if place not in PLACES:
        return said.values
    return tuple(
        each
        for each in said.values
        if each in other.values or not is_taken_back(place, each, (other.conversation,), base)
    )


def is_taken_back(place: Place, value: Any, versions: Iterable[Conversation], base: Conversation | None) -> bool:
    """Whether a fact that the base does not hold, in one of the versions, can have taken back `value` (in `PLACES`)."""
    known = set[Any]() if base is None else _facts(place, value, base)
    return any(_facts(place, value, each) - known for each in versions)


def _facts(place: Place, value: Any, c: Conversation) -> set[Any]:
    if place == _MEETING:
        return {each for each in c.postponements if each.from_ == value}
    # The yes to passing on what was shared may be given later, and does not make it another hand-over.
    side = _SUBMITTED[place].other
    return {
        (each.from_, each.to, each.at)
        for each in c.handovers
        if each.side is side and value is not None and value <= each.at
    }
