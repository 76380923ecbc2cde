"""Settling (*bijleggen*): what the parties decided about a conflict is put where it belongs."""

from typing import Any

from functionering.doors import door
from functionering.errors import WrongCall
from functionering.merging.merged import Conflict, Merged
from functionering.reading import from_dict, to_dict


@door
def settle(merged: Merged, conflict: Conflict, value: Any) -> Merged:
    """The same with one conflict less: in its place stands what the parties chose.

    `value` is plain data, as `conflict.values` are: one of those, or what they wrote instead; None: nothing is to stand
    there. What was no part of the conflict stays. Raises: `RecordError` for a value that cannot stand there;
    `WrongCall` for a conflict that is none of these.
    """
    rest = tuple(each for each in merged.conflicts if each != conflict)
    if len(rest) == len(merged.conflicts):
        raise WrongCall("settle: this conflict is none of those that are left")
    tree: dict[str, Any] = {"": to_dict(merged.conversation)}
    # A pointer begins with "/": its first name is "", the whole.
    *outer, last = conflict.path.split("/")
    place: Any = tree
    for key in outer:
        place = place[int(key)] if isinstance(place, list) else place.setdefault(key, {})
    at: Any = int(last) if isinstance(place, list) else last
    if value is None:
        place.pop(at, None)
    else:
        old = place[at] if isinstance(place, list) else place.get(at)
        place[at] = _beside(old, conflict, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return Merged(from_dict(tree[""]), rest)


def _beside(old: dict[str, Any], conflict: Conflict, value: dict[str, Any]) -> dict[str, Any]:
    """An object with what was chosen in it, beside what nobody disputed."""
    disputed = {key for each in (conflict.base, *conflict.values) for key in each or ()}
    return {key: each for key, each in old.items() if key not in disputed} | value
