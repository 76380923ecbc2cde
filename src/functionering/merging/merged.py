"""What comes of merging: the conversation, and the conflicts that the parties have to settle themselves."""

from typing import Any, TypeAlias

import attrs

from functionering import json_text
from functionering.canonical import canonical
from functionering.conversation import Conversation
from functionering.writing import plain

Place: TypeAlias = tuple[str, ...]
"""Where something stands, by the ids and moments of what it stands under, so that it is the same in every version."""


def written(value: Any) -> bytes:
    """A value as canonical JSON: the bytes that values are told apart and put in order by (RFC 8785)."""
    return canonical(plain(value))


def shown(value: Any) -> bytes:
    """A value as a document would show it, keys in their own order."""
    return json_text.encode(plain(value))


def names_of(value: Any) -> tuple[str, ...]:
    """The names of a record's fields; empty for what is no record."""
    kind: Any = value.__class__
    return tuple(each.name for each in attrs.fields(kind)) if attrs.has(kind) else ()


@attrs.frozen(repr=False)
class Conflict:
    """Something that two versions say differently in one place, which no program decides.

    `path`: the JSON Pointer of the place in the merged conversation, "" for the whole. `place`: the same by ids, which
    stays when the record grows. `found` are the different values, smallest first; `before` is what it was in the
    common base, None without one. `ours` and `theirs` are what the first and the second version had.

    The values may hold words of the parties: they are data for them, and stay out of `repr` and `str`.
    """

    path: str
    place: Place
    before: Any
    found: tuple[Any, ...]
    left: Any = attrs.field(eq=False)
    right: Any = attrs.field(eq=False)

    @property
    def base(self) -> Any:
        """What the common base said, as plain data; None where it said nothing or there was none."""
        return _plain(self.before)

    @property
    def values(self) -> tuple[Any, ...]:
        """Every different value as plain data, in an order that does not depend on who merged."""
        return tuple(plain(each) for each in self.found)

    @property
    def ours(self) -> Any:
        """What the first version said, as plain data; None where it said nothing."""
        return _plain(self.left)

    @property
    def theirs(self) -> Any:
        """What the second version said, as plain data; None where it said nothing."""
        return _plain(self.right)

    def __repr__(self) -> str:
        return f"Conflict(values={len(self.found)})"


def _plain(value: Any) -> Any:
    return None if value is None else plain(value)


@attrs.frozen(repr=False)
class Merged:
    """A merged conversation and its conflicts, in the order of the record. It can be merged again."""

    conversation: Conversation
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to settle."""
        return not self.conflicts

    def __repr__(self) -> str:
        return f"Merged(conversation={self.conversation!r}, conflicts={len(self.conflicts)})"
