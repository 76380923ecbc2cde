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
        place = place[int(key)] if _kind(place) is list else place.setdefault(key, {})
    if conflict.path.startswith("/extensions/") and _kind(value) is dict:
        # What a house keeps beside the record is one whole under its name, and comes with it.
        place[last] = value.get(last)
    elif _kind(place) is list:
        place[int(last)] = _beside(place[int(last)], conflict, value)
    elif value is None:
        place.pop(last, None)
    else:
        place[last] = _beside(place.get(last), conflict, value)
    return Merged(from_dict(tree.get("", {})), rest)


def _beside(old: Any, conflict: Conflict, value: Any) -> Any:
    """What was chosen; in an object, beside what nobody disputed."""
    if _kind(old) is not dict or _kind(value) is not dict:
        return value
    disputed = {key for each in (conflict.base, *conflict.values) for key in each or ()}
    return {**{key: each for key, each in old.items() if key not in disputed}, **value}


def _kind(value: object) -> Any:
    return type(value)
