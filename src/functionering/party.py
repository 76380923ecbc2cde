"""The two sides of the conversation, and the pair that holds what each of them gives.

Nothing in this library keeps an employee's value in one field and a manager's in another: a value per side is a
`Both`, and code that is written for one party is thereby written for the other.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Generic, TypeVar

import attrs

from functionering.errors import InvalidValue, fault
from functionering.labels import SIDES, said

T = TypeVar("T")
U = TypeVar("U")


class Party(StrEnum):
    """A side (*kant*) of the conversation: the employee (*medewerker*) or the manager (*leidinggevende*)."""

    EMPLOYEE = "employee"
    MANAGER = "manager"

    @property
    def other(self) -> "Party":
        """The side across the table."""
        return Party.MANAGER if self is Party.EMPLOYEE else Party.EMPLOYEE

    def label(self, lang: str = "nl") -> str:
        """What the side is called, in `lang`: `"nl"`, or English for anything else."""
        return said(SIDES, self, lang)


def party_of(value: object) -> Party:
    """The side that is meant: a `Party`, or the text that equals one. Raises: `InvalidValue` for anything else."""
    if type(value) is Party:
        return value
    if isinstance(value, str) and value in (*Party,):
        return Party(value)
    # No frame of a traceback that is logged with its locals may hold what was given.
    del value
    raise InvalidValue([fault("value.choice", allowed=", ".join(Party))])


class Owner(StrEnum):
    """Whose something is: of one side, or of both together."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    BOTH = "both"

    @property
    def parties(self) -> tuple[Party, ...]:
        """The sides that are meant, one or two, in the fixed order of `Party`."""
        return tuple(Party) if self is Owner.BOTH else (Party(self.value),)

    @property
    def mirrored(self) -> "Owner":
        """The same with the two sides swapped."""
        return self if self is Owner.BOTH else Owner(Party(self.value).other.value)

    def label(self, lang: str = "nl") -> str:
        """What it is called: a side, or both, in `lang`: `"nl"`, or English for anything else."""
        return said(SIDES, self, lang)


@attrs.frozen(repr=False, weakref_slot=False)
class Both(Generic[T]):
    """One value per side: `both[party]`. Absent is `None` for one value and `()` for several.

    A text that equals a `Party` is that side, as it would be the same key of a dictionary. Raises: `InvalidValue` for
    what is no side.
    """

    employee: T
    manager: T

    def __getitem__(self, party: Party) -> T:
        """What `party` gives."""
        return self.employee if party_of(party) is Party.EMPLOYEE else self.manager

    def __iter__(self) -> Iterator[Party]:
        """The two sides, as with a mapping."""
        return iter(Party)

    def items(self) -> tuple[tuple[Party, T], tuple[Party, T]]:
        """Each side with its value, in the fixed order of `Party`."""
        return ((Party.EMPLOYEE, self.employee), (Party.MANAGER, self.manager))

    def values(self) -> tuple[T, T]:
        """The two values, in the fixed order of `Party`."""
        return (self.employee, self.manager)

    def map(self, function: Callable[[T], U]) -> "Both[U]":
        """The pair of what `function` makes of each value."""
        return Both(function(self.employee), function(self.manager))

    def mirrored(self) -> "Both[T]":
        """The same values with the two places swapped."""
        return Both(self.manager, self.employee)

    def with_value(self, party: Party, value: T) -> "Both[T]":
        """A copy in which `party` gives `value`."""
        return Both(value, self.manager) if party_of(party) is Party.EMPLOYEE else Both(self.employee, value)

    def __repr__(self) -> str:
        return f"Both(employee={_brief(self.employee)}, manager={_brief(self.manager)})"


def _brief(value: Any) -> str:
    # Words of people never reach a log through a repr: strings show as their presence, tuples as their number.
    if isinstance(value, tuple):
        return str(len(value))  # pyright: ignore[reportUnknownArgumentType]
    return "..." if type(value) is str else repr(value)


NEITHER: Both[Any] = Both(None, None)
"""Absent on both sides, where each side gives one value."""

NOTHING: Both[Any] = Both((), ())
"""Absent on both sides, where each side gives several values."""
