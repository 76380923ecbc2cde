"""Lists of a record side by side: what makes two members the same, and what order a union has.

A list of a record only grows, so a merged one is a union. Members are the same by their id; an act is the same by its
moment and its content; the editions of a report by their place.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, cast

from functionering.merging.merged import names_of, written
from functionering.merging.redaction import content

Keyed = dict[str, Any]
"""The members of a list by what makes them the same, in their order."""

Came = Callable[[str], dt.datetime | None]
"""When the member with a key came, after merging; None where nothing tells."""

_FIRST = dt.datetime.min.replace(tzinfo=dt.UTC)
_Rank = tuple[dt.datetime, str]


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
        if "consulted_by" in names:
            # Both sides may have consulted the same colleague: one each, and neither is the other's.
            return member.id if member.consulted_by is None else f"{member.id} {member.consulted_by}"
        return f"{member.system} {member.id}" if "system" in names else member.id
    if "topic" in names:
        return cast("str", member.topic)
    if "start" in names:
        return written(member.start).decode()
    if "at" not in names:
        return str(index)
    return content(member).decode()


def moment_of(member: Any) -> dt.datetime | None:
    """When a member came into its list, by what it says itself."""
    raised = getattr(member, "raised", None)
    if raised is not None:
        member = raised
    found = (getattr(member, name, None) for name in ("at", "start", "announced_at", "disclosed_at"))
    return next((each for each in found if each is not None), None)


def united(left: Keyed, right: Keyed, base: Keyed | None, came: Came) -> list[str]:
    """The keys of both lists in one order, the same whichever comes first.

    With a common base: its members in their order, then the new ones; those of one side alone in their own order, else
    by moment. Without one: any order that agrees with both, and by moment where they disagree.
    """
    if list(left) == list(right):
        return list(left)
    both = dict.fromkeys((*left, *right))
    if base is None:
        return _agreeing(list(left), list(right), {key: (came(key) or _FIRST, key) for key in both})
    old = [key for key in base if key in both]
    added = [tuple(key for key in side if key not in base) for side in (left, right)]
    orders = {each for each in added if each}
    if len(orders) == 1:
        return [*old, *orders.pop()]
    return [*old, *sorted({*added[0], *added[1]}, key=lambda key: (came(key) or _FIRST, key))]


def _agreeing(left: list[str], right: list[str], ranks: dict[str, _Rank]) -> list[str]:
    """An order in which both lists keep theirs, the earliest first where they leave it open; else by moment alone."""
    sorter = TopologicalSorter[str](dict.fromkeys(ranks, ()))
    for order in (left, right):
        for earlier, later in pairwise(order):
            sorter.add(later, earlier)
    try:
        sorter.prepare()
    except CycleError:
        return sorted(ranks, key=ranks.__getitem__)
    done: list[str] = []
    free: list[_Rank] = []
    while sorter.is_active():
        for key in sorter.get_ready():
            heappush(free, ranks[key])
        done.append(heappop(free)[1])
        sorter.done(done[-1])
    return done
