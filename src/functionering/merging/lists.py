"""Lists of a record side by side: what makes two members the same, what order a union has, and what was redacted.

A list of a record only grows, so a merged one is a union. Members are the same by their id; an act is the same by its
moment and its content; the editions of a report by their place.
"""

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import Any, cast

from functionering.canonical import canonical
from functionering.merging.merged import names_of, written
from functionering.record import evolve
from functionering.writing import plain

_ADDED_LATER = ("assents", "number", "confirmed_at", "adopted", "why")
"""What may be added to an act, or changes with its place, without making it another act."""

_FORMS = ("text", "concurs", "declined", "redacted")
_FIRST = dt.datetime.min.replace(tzinfo=dt.UTC)

Keyed = dict[str, Any]
"""The members of a list by what makes them the same, in their order."""


def keyed(members: tuple[Any, ...]) -> Keyed:
    """The members of a list, each under its own key; equal ones are counted, so that none is lost."""
    found: Keyed = {}
    seen: Counter[str] = Counter()
    for index, each in enumerate(members):
        key = _key(each, index)
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = each
    return found


def _key(member: Any, index: int) -> str:
    names = names_of(member)
    if "id" in names:
        return f"{member.system} {member.id}" if "system" in names else member.id
    if "topic" in names:
        return cast("str", member.topic)
    if "start" in names:
        return written(member.start).decode()
    if "at" not in names:
        return str(index)
    return _content(member, _ADDED_LATER).decode()


def _content(member: Any, without: tuple[str, ...]) -> bytes:
    parts = {name: getattr(member, name) for name in names_of(member) if name not in without}
    return canonical({name: plain(part) for name, part in parts.items() if part is not None})


def united(left: Keyed, right: Keyed, base: Keyed | None) -> list[str]:
    """The keys of both lists in one order, the same whichever comes first.

    With a common base: its members in their order, then the new ones; those of one side alone in their own order, else
    by moment. Without one: any order that agrees with both, and by moment where they disagree.
    """
    if list(left) == list(right):
        return list(left)
    ranks = {key: _rank(key, left.get(key), right.get(key)) for key in (*left, *right)}
    if base is None:
        return _agreeing(list(left), list(right), ranks)
    old = [key for key in base if key in ranks]
    added = [[key for key in side if key not in base] for side in (left, right)]
    orders = {tuple(each) for each in added if each}
    if len(orders) == 1:
        return [*old, *orders.pop()]
    return [*old, *sorted({*added[0], *added[1]}, key=ranks.__getitem__)]


_Rank = tuple[dt.datetime, str]


def _rank(key: str, *versions: Any) -> _Rank:
    """When a member came, and its key: the same for a merged member as for the two that it was made of."""
    found = [each for each in versions if each is not None]
    if "id" not in names_of(found[0]):
        came: Any = getattr(found[0], "at", None) or getattr(found[0], "start", None)
    else:
        raised = [each.raised for each in found if getattr(each, "raised", None) is not None]
        came = min(raised, key=written).at if raised else None
    return came or _FIRST, key


def _agreeing(left: list[str], right: list[str], ranks: dict[str, _Rank]) -> list[str]:
    """An order in which both lists keep theirs, the earliest first where they leave it open; else by moment alone."""
    after: dict[str, set[str]] = {key: set() for key in ranks}
    for order in (left, right):
        for earlier, later in pairwise(order):
            after[later].add(earlier)
    done: list[str] = []
    while after:
        free = [key for key, waits in after.items() if not waits]
        if not free:
            return sorted(ranks, key=ranks.__getitem__)
        first = min(free, key=ranks.__getitem__)
        done.append(first)
        del after[first]
        for waits in after.values():
            waits.discard(first)
    return done


def redacted_alike(
    left: tuple[Any, ...], right: tuple[Any, ...], base: tuple[Any, ...] | None
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Both lists with what either redacted also redacted in the other: taking out is a fact, and no text comes back.

    Words are matched by moment and person. What is new since the base was not redacted by anybody.
    """
    return _redacted(left, right, base), _redacted(right, left, base)


def _redacted(members: tuple[Any, ...], other: tuple[Any, ...], base: tuple[Any, ...] | None) -> tuple[Any, ...]:
    taken_out = {_whose(each) for each in other if getattr(each, "redacted", None) is not None}
    if not taken_out:
        return members
    kept = {_said(each) for each in other}
    known = None if base is None else {_said(each) for each in base}

    def as_there(each: Any) -> Any:
        is_out = _whose(each) in taken_out and _said(each) not in kept and (known is None or _said(each) in known)
        return redacted(each) if is_out else each

    return tuple(as_there(each) for each in members)


def redacted(words: Any) -> Any:
    """Words, or a statement, with what they say taken out."""
    return evolve(words, **{name: True if name == "redacted" else None for name in _FORMS if name in names_of(words)})


def _whose(words: Any) -> bytes:
    return _content(words, (*_FORMS, *_ADDED_LATER))


def _said(words: Any) -> bytes:
    return _content(words, _ADDED_LATER)


def settles(value: Any, other: Any) -> bool:
    """Whether `value` says what `other` says and more, or is its redaction: then the two are no conflict."""
    if value == other or type(value) is not type(other):
        return False
    if getattr(value, "redacted", None) is not None and getattr(other, "redacted", None) is None:
        return _whose(value) == _whose(other)
    pairs = [(getattr(value, name), getattr(other, name)) for name in names_of(value)]
    return bool(pairs) and all(less in (None, (), more) for more, less in pairs)
