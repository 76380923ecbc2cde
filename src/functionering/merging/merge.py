"""Merging by the types of the model: lists grow, places of a side are filled by who has them, single values weighed.

No class of the model is named here. A record is merged field by field where its fields stand for themselves; an act,
which is one thing said at one moment, is taken as a whole.
"""

from collections.abc import Iterable
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

import attrs

from functionering.conversation import Conversation
from functionering.errors import InvalidValue, fault, silent
from functionering.extensions import Extensions
from functionering.merging.lists import keyed, redacted_alike, settles, united
from functionering.merging.merged import Conflict, Merged, Place, written
from functionering.party import Both, Party
from functionering.record import evolve, wire_key

_WHOLE: Final[Place] = ()


@silent
def merge(a: Conversation | Merged, b: Conversation | Merged, base: Conversation | None = None) -> Merged:
    """Two versions of one conversation as one, in which what each wrote apart is kept.

    The result is the same in either order, and merging again changes nothing; over one common `base` it is the same in
    any grouping too, provided that what goes on being merged are the `Merged` values, which know their conflicts. What
    one version does not have was not deleted by it; what was withdrawn or redacted stays so. A single value that both
    changed, and two texts of one author in one place, are a conflict: the conversation then holds the base's value, or
    where that has none the smaller by RFC 8785, and the conflict holds all of them. Nothing is signed anew: what
    was signed before the merge and says less than the whole goes stale.

    Raises: `InvalidValue` (`conversation.other`) for versions of different conversations.
    """
    ours, theirs = _as_merged(a), _as_merged(b)
    versions = (ours.conversation, theirs.conversation, *(() if base is None else (base,)))
    if len({each.id for each in versions}) > 1:
        raise InvalidValue([fault("conversation.other", "/id")])
    merging = _Merging(_carried(ours), _carried(theirs), has_base=base is not None)
    try:
        whole = merging.whole(ours.conversation, theirs.conversation, base)
    except InvalidValue:
        # Two versions gave one id to different things: together they would be no record.
        whole = None
    if whole is None:
        return _undivided(ours, theirs, base)
    return Merged(whole, tuple(merging.conflicts))


def _as_merged(version: Conversation | Merged) -> Merged:
    return version if isinstance(version, Merged) else Merged(version)


def _carried(version: Merged) -> dict[Place, tuple[Any, ...]]:
    return {each.place: each.found for each in version.conflicts}


def _undivided(ours: Merged, theirs: Merged, base: Conversation | None) -> Merged:
    """The whole record as one conflict, where its parts cannot stand together."""
    found = _distinct(
        each for side in (ours, theirs) for each in _carried(side).get(_WHOLE, (side.conversation,)) if each != base
    )
    conflict = Conflict("", _WHOLE, base, found, ours.conversation, theirs.conversation)
    return Merged(found[0] if base is None else base, (conflict,))


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    found = {written(each): each for each in values}
    return tuple(found[key] for key in sorted(found))


class _Merging:
    """One merge under way: what was in conflict before it, and what is found to be."""

    def __init__(
        self, left: dict[Place, tuple[Any, ...]], right: dict[Place, tuple[Any, ...]], *, has_base: bool
    ) -> None:
        self._left, self._right, self._has_base = left, right, has_base
        self.conflicts: list[Conflict] = []

    def whole(self, left: Conversation, right: Conversation, base: Conversation | None) -> Conversation | None:
        """The merged conversation; None where the versions were in conflict as wholes already."""
        if _WHOLE in self._left or _WHOLE in self._right:
            return None
        merged: Conversation = self._record(Conversation, (left, right, base), _WHOLE, "")
        return merged

    def _value(self, kind: Any, given: tuple[Any, Any, Any], place: Place, path: str) -> Any:
        """What stands in one place: `given` holds the left, the right and the base's, None for what is absent."""
        if not self._left and not self._right and given[0] == given[1]:
            return given[0]
        if get_origin(kind) in (Union, UnionType):
            kind = next(each for each in get_args(kind) if each is not NoneType)
        origin, args = get_origin(kind), get_args(kind)
        if origin is Both:
            return self._sides(args[0], given, place, path)
        if origin is tuple and attrs.has(args[0]):
            return self._list(args[0], given, place, path)
        if kind is Extensions:
            return self._extensions(given, place, path)
        if attrs.has(kind) and _is_divisible(kind) and any(each is not None for each in given[:2]):
            return self._record(kind, given, place, path)
        return self._single(given, place, path)

    def _sides(self, kind: Any, given: tuple[Any, Any, Any], place: Place, path: str) -> Any:
        def side(party: Party) -> Any:
            each = tuple(None if pair is None else pair[party] for pair in given)
            return self._value(kind, (each[0], each[1], each[2]), (*place, party.value), f"{path}/{party}")

        return Both(*(side(party) for party in Party))

    def _record(self, kind: Any, given: tuple[Any, Any, Any], place: Place, path: str) -> Any:
        values = self._unit(kind, given, place, path)
        for each in attrs.fields(kind):
            if each.name in values:
                continue
            key = wire_key(each.name)
            inner = tuple(None if whole is None else getattr(whole, each.name) for whole in given)
            values[each.name] = self._value(each.type, (inner[0], inner[1], inner[2]), (*place, key), f"{path}/{key}")
        return kind(**values)

    def _unit(self, kind: Any, given: tuple[Any, Any, Any], place: Place, path: str) -> dict[str, Any]:
        """Who said what and when, which are weighed as one: nobody's words may end up under another's name."""
        names = _unit_of(kind)
        if not names:
            return {}
        inner = tuple(None if whole is None else _only(whole, names) for whole in given)
        chosen = self._single((inner[0], inner[1], inner[2]), (*place, names[0]), path)
        return {name: getattr(chosen, name) for name in names}

    def _list(self, kind: Any, given: tuple[Any, Any, Any], place: Place, path: str) -> Any:
        left, right = redacted_alike(given[0] or (), given[1] or (), given[2] if self._has_base else None)
        ours, theirs = keyed(left), keyed(right)
        before = keyed(given[2] or ()) if self._has_base else None
        done: list[Any] = []
        for index, key in enumerate(united(ours, theirs, before)):
            versions = [_numbered(each.get(key), index + 1) for each in (ours, theirs, before or {})]
            done.append(self._record(kind, (versions[0], versions[1], versions[2]), (*place, key), f"{path}/{index}"))
        return tuple(done)

    def _extensions(self, given: tuple[Any, Any, Any], place: Place, path: str) -> Extensions:
        contents: list[dict[str, Any]] = [{} if each is None else each.thawed() for each in given]
        merged: dict[str, Any] = {}
        for name in united(contents[0], contents[1], contents[2] if self._has_base else None):
            inner = tuple(Extensions({name: each[name]}) if name in each else None for each in contents)
            value: Extensions = self._single((inner[0], inner[1], inner[2]), (*place, name), f"{path}/{name}")
            merged |= value.thawed()
        return Extensions(merged)

    def _single(self, given: tuple[Any, Any, Any], place: Place, path: str) -> Any:
        """One value: what only one side changed is taken, what both changed is a conflict; absence changes nothing."""
        left, right, base = (None if each == () else each for each in given)
        found = _distinct(
            each
            for side, carried in ((left, self._left), (right, self._right))
            for each in carried.get(place, (side,))
            if each is not None
        )
        known = (*found, *(() if base is None else (base,)))
        changed = tuple(
            each
            for each in found
            if (base is None or written(each) != written(base)) and not any(settles(other, each) for other in known)
        )
        if len(changed) > 1:
            self.conflicts.append(Conflict(path, place, base, changed, left, right))
            return changed[0] if base is None else base
        if changed:
            return changed[0]
        return base if found else _absent(given)


def _numbered(member: Any, number: int) -> Any:
    """A member under the number of its place in the merged list, where it carries one."""
    return evolve(member, number=number) if hasattr(member, "number") else member


def _absent(given: tuple[Any, Any, Any]) -> Any:
    return () if any(each == () for each in given[:2]) else None


@cache
def _is_divisible(kind: Any) -> bool:
    """Whether a record's fields stand for themselves: it has an id, parts of its own, or nothing that must be given.

    A planned date, a term or a thing said is one whole: its fields taken from two versions would be a third.
    """
    fields = attrs.fields(kind)
    parts = any(get_origin(each.type) in (Both, tuple) for each in fields)
    return parts or all(each.default is not attrs.NOTHING for each in fields) or any(e.name == "id" for e in fields)


_SAID: Final = ("text", "why")
_SAYING: Final = (*_SAID, "concurs", "declined", "redacted", "by", "named_by", "person", "at", "authors")


@cache
def _unit_of(kind: Any) -> tuple[str, ...]:
    """The fields of a record that say who said what and when; none where it says nothing."""
    names = [each.name for each in attrs.fields(kind)]
    return tuple(each for each in _SAYING if each in names) if any(each in names for each in _SAID) else ()


def _only(whole: Any, names: tuple[str, ...]) -> Any:
    """A record with nothing in it but those fields and what it cannot be without."""
    kind: Any = whole.__class__
    kept = {e.name: getattr(whole, e.name) for e in attrs.fields(kind) if e.name in names or e.default is attrs.NOTHING}
    return kind(**kept)
