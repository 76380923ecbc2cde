"""Merging by the types of the model: lists grow, places of a side are filled by who has them, single values weighed.

No class of the model is named here. A record is merged field by field where its fields stand for themselves; an act,
which is one thing said at one moment, is taken as a whole.
"""

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

import attrs

from functionering.conversation import Conversation
from functionering.doors import door
from functionering.errors import InvalidValue, fault
from functionering.extensions import Extensions
from functionering.merging.lists import Keyed, keyed, moment_of, united
from functionering.merging.merged import Conflict, Merged, Place, shown, written
from functionering.merging.redaction import after_redaction, redacted_alike
from functionering.merging.taken_back import PLACES, Said, is_taken_back, remaining
from functionering.merging.wholes import ONCE_YES, is_divisible, only, settles, whole_of
from functionering.party import Both, Party
from functionering.record import evolve, wire_key

_WHOLE: Final[Place] = ()


@door
def merge(a: Conversation | Merged, b: Conversation | Merged, base: Conversation | None = None) -> Merged:
    """Two versions of one conversation as one, in which what each wrote apart is kept.

    The result is the same in either order, and merging again changes nothing; over one common `base` it is the same in
    any grouping too, provided that what goes on being merged are the `Merged` values, which know their conflicts. What
    one version does not have was not deleted by it; what was withdrawn or redacted stays so. A single value that both
    changed, and two texts of one author in one place, are a conflict: the conversation then holds the base's value, or
    where that has none the smaller by RFC 8785, and the conflict holds all of them. What a hand-over or a postponement
    in one version took back does not come back from the other. Nothing is signed anew: what was signed before the merge
    and says less than the whole goes stale.

    Raises: `InvalidValue` (`conversation.other`) for versions of different conversations.
    """
    ours, theirs = _as_merged(a), _as_merged(b)
    versions = (ours.conversation, theirs.conversation, *(() if base is None else (base,)))
    if len({each.id for each in versions}) > 1:
        raise InvalidValue([fault("conversation.other", "/id")])
    merging = _Merging(ours, theirs, base)
    try:
        whole = merging.whole()
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
    # Equal values can be written in another order (extensions): the same one stays, whichever comes first.
    found = {written(each): each for each in sorted(values, key=shown)}
    return tuple(found[key] for key in sorted(found))


Given = tuple[Any, Any, Any]
"""What stands in one place of the left, the right and the base, None for what is absent."""


class _Merging:
    """One merge under way: the versions, what was in conflict in them, and what is found to be."""

    def __init__(self, left: Merged, right: Merged, base: Conversation | None) -> None:
        self._versions = (left.conversation, right.conversation)
        self._base = base
        self._left, self._right = _carried(left), _carried(right)
        self.conflicts: list[Conflict] = []

    def whole(self) -> Conversation | None:
        """The merged conversation; None where the versions were in conflict as wholes already."""
        if _WHOLE in self._left or _WHOLE in self._right:
            return None
        merged: Conversation = self._record(Conversation, (*self._versions, self._base), _WHOLE, "")
        return merged

    def _value(self, kind: Any, given: Given, place: Place, path: str) -> Any:
        if get_origin(kind) in (Union, UnionType):
            kind = next(each for each in get_args(kind) if each is not NoneType)
        if kind is Extensions:
            return self._extensions(given, place, path)
        if not self._left and not self._right and given[0] == given[1]:
            return given[0]
        origin, args = get_origin(kind), get_args(kind)
        if origin is Both:
            return self._sides(args[0], given, place, path)
        if origin is tuple and attrs.has(args[0]):
            return self._list(args[0], given, place, path)
        if attrs.has(kind) and is_divisible(kind) and any(each is not None for each in given[:2]):
            return self._record(kind, given, place, path)
        return self._single(given, place, path)

    def _sides(self, kind: Any, given: Given, place: Place, path: str) -> Any:
        def side(party: Party) -> Any:
            each = tuple(None if pair is None else pair[party] for pair in given)
            return self._value(kind, (each[0], each[1], each[2]), (*place, party.value), f"{path}/{party}")

        return Both(*(side(party) for party in Party))

    def _record(self, kind: Any, given: Given, place: Place, path: str) -> Any:
        values = self._together(kind, given, place, path)
        for each in attrs.fields(kind):
            if each.name in values:
                continue
            key = wire_key(each.name)
            inner = tuple(None if whole is None else getattr(whole, each.name) for whole in given)
            if each.name in ONCE_YES:
                values[each.name] = any(inner[:2])
            else:
                place_in, path_in = (*place, key), f"{path}/{key}"
                values[each.name] = self._value(each.type, (inner[0], inner[1], inner[2]), place_in, path_in)
        return kind(**values)

    def _together(self, kind: Any, given: Given, place: Place, path: str) -> dict[str, Any]:
        """The fields that are weighed as one."""
        names = whole_of(kind)
        if not names:
            return {}
        chosen = self._single(_parts(given, names), (*place, names[0]), path)
        return {name: getattr(chosen, name) for name in names}

    def _list(self, kind: Any, given: Given, place: Place, path: str) -> Any:
        base = (given[2] or ()) if self._base is not None else None
        left, right, before = redacted_alike(given[0] or (), given[1] or (), base)
        sides = keyed(left), keyed(right), keyed(before or ())

        def came(key: str) -> Any:
            return self._came(kind, key, sides, place)

        done: list[Any] = []
        for index, key in enumerate(united(sides[0], sides[1], None if before is None else sides[2], came)):
            versions = [_numbered(each.get(key), index + 1) for each in sides]
            done.append(self._record(kind, (versions[0], versions[1], versions[2]), (*place, key), f"{path}/{index}"))
        return tuple(done)

    def _came(self, kind: Any, key: str, sides: tuple[Keyed, Keyed, Keyed], place: Place) -> Any:
        """When a member came, as the merged one will say it: so it is the same however the versions are grouped."""
        found = [each[key] for each in sides[:2] if key in each]
        names = whole_of(kind)
        if not names or len(found) < len(sides[:2]):
            return moment_of(found[0])
        parts = _parts((sides[0][key], sides[1][key], sides[2].get(key)), names)
        return moment_of(self._weighed(parts, (*place, key, names[0]), "")[0])

    def _extensions(self, given: Given, place: Place, path: str) -> Extensions:
        contents: list[dict[str, Any]] = [{} if each is None else each.thawed() for each in given]
        base = None if self._base is None else contents[2]
        merged: dict[str, Any] = {}
        for name in united(contents[0], contents[1], base, lambda _: None):
            inner = tuple(Extensions({name: each[name]}) if name in each else None for each in contents)
            value: Extensions = self._single((inner[0], inner[1], inner[2]), (*place, name), f"{path}/{name}")
            merged |= value.thawed()
        return Extensions(merged)

    def _single(self, given: Given, place: Place, path: str) -> Any:
        """One value: what only one side changed is taken, what both changed is a conflict; absence changes nothing."""
        value, conflict = self._weighed(given, place, path)
        if conflict is not None:
            self.conflicts.append(conflict)
        return value

    def _weighed(self, given: Given, place: Place, path: str) -> tuple[Any, Conflict | None]:
        left, right, base = (None if each == () else each for each in given)
        if left is not None and left == right and place not in self._left and place not in self._right:
            # Also where both left out what the base says.
            return min(left, right, key=shown), None
        found = self._found(left, right, place)
        known = (*found, *(() if base is None else (base,)))
        changed = tuple(
            each
            for each in found
            if (base is None or written(each) != written(base)) and not any(settles(other, each) for other in known)
        )
        if len(changed) > 1:
            was, ours, theirs = (after_redaction(each, found) for each in (base, left, right))
            conflict = Conflict(path, place, was, changed, ours, theirs)
            is_gone = was is None or (place in PLACES and is_taken_back(place, was, self._versions, self._base))
            return (changed[0] if is_gone else was), conflict
        if changed:
            return changed[0], None
        return (base if found else _absent(given)), None

    def _found(self, left: Any, right: Any, place: Place) -> tuple[Any, ...]:
        """The different values of both versions, without what a fact in one of them took back from the other."""
        ours, theirs = (
            Said(version, tuple(each for each in carried.get(place, (value,)) if each is not None))
            for version, carried, value in zip(self._versions, (self._left, self._right), (left, right), strict=True)
        )
        return _distinct((*remaining(place, ours, theirs, self._base), *remaining(place, theirs, ours, self._base)))


def _parts(given: Given, names: tuple[str, ...]) -> Given:
    left, right, base = (None if whole is None else only(whole, names) for whole in given)
    return left, right, base


def _numbered(member: Any, number: int) -> Any:
    """A member under the number of its place in the merged list, where it carries one."""
    return evolve(member, number=number) if hasattr(member, "number") else member


def _absent(given: Given) -> Any:
    return () if any(each == () for each in given[:2]) else None
