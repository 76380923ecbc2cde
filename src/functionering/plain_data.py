"""What plain data may be, decoded from JSON or given in memory: how large, how deep, and where it goes wrong.

A fault tells a code, limits, and a place made of list positions and keys of the format. A key that is not the format's
own can be somebody's name: what lies under it is placed at the object that holds it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

import attrs

from functionering.canonical import MAX_INTEGER
from functionering.errors import Fault, InvalidValue, fault
from functionering.judgement import judgement_in


@attrs.frozen(kw_only=True)
class Limits:
    """How large a document may be. Each limit is inclusive: what just reaches it is read.

    `max_bytes` of the document in UTF-8; `max_depth` of objects and lists in each other (the format itself needs 10);
    `max_items` of one list; `max_values` of the whole, with every object and list counted as one; `max_digits` of a
    number, which moreover must lie within ±(2^53 - 1); `max_errors` that are listed.

    Raises:
        InvalidValue: `value.range` for a limit below 1 or above what can be kept. There is no "without limits".

    Source: our choice, after measurements of what hostile documents cost.
    """

    max_bytes: int = 2**20
    max_depth: int = 16
    max_items: int = 1_000
    max_values: int = 10_000
    max_digits: int = 16
    max_errors: int = 100

    def __attrs_post_init__(self) -> None:
        """Refuse a limit that is none."""
        for name, highest in _HIGHEST.items():
            value = getattr(self, name)
            if type(value) is not int or not 1 <= value <= highest:
                raise InvalidValue([fault("value.range", f"/{name}", low=1, high=highest)])


_HIGHEST: Final = {
    "max_bytes": 2**30,
    "max_depth": 200,
    "max_items": 10**6,
    "max_values": 10**7,
    "max_digits": 16,
    "max_errors": 10_000,
}
DEFAULT_LIMITS: Final = Limits()
"""What a record is read with if nothing else is said."""

NO_KEYS: Final[frozenset[str]] = frozenset()
"""No key may stand in a place: every fault then points at the whole, or at a position in a list."""


class RepeatedKey(dict[str, Any]):
    """An object of a document in which a key occurred twice: the last value is kept, and a fault is sure to come."""


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_kind: Callable[[object], type[object]] = type


def faults_in(data: Any, limits: Limits, known_keys: frozenset[str]) -> tuple[Fault, ...]:
    """Every fault of plain data in the order of the document, up to `max_errors` and then `too_many_errors`.

    `json.number` for a number out of bounds or with a fraction, `text.surrogate`, `json.duplicate_key`, `json.key` for
    a key that is not text, `json.type` for a type that is not JSON's, subclasses included, `json.depth`,
    `json.too_many_items`, and `json.too_many_values`, after which nothing more is looked at.

    Where there is any of these the data is not read further, and of a format of which the keys are known a key beside
    those that names structured judgement is told with them: what is wrong with its value, or elsewhere, hides it not.
    """
    listed = tuple(islice(_faults(data, limits, known_keys), limits.max_errors + 1))
    if len(listed) > limits.max_errors:
        return (*listed[:-1], fault("too_many_errors", limit=limits.max_errors))
    return listed if any(not each.code.startswith("judgement.") for each in listed) else ()


def _faults(whole: Any, limits: Limits, known: frozenset[str]) -> Iterator[Fault]:
    # Without recursion, so that it needs no room on the call stack, and counted, so that what contains itself ends.
    most = min(MAX_INTEGER, 10**limits.max_digits - 1)
    # What is not plainly right: the value, its place, how deep it lies, and whether the place is its own and not that
    # of an object around it.
    todo: list[tuple[Any, str, int, bool]] = [(whole, "", 1, True)]
    seen = 1
    while todo:
        value, path, depth, own = todo.pop()
        kind = _kind(value)
        # By identity: a type of somebody else's may refuse to be hashed or compared.
        if kind is not dict and kind is not list and kind is not RepeatedKey:
            if not _is_fine(value, most):
                yield _scalar_fault(kind, path, limits)
            continue
        seen += len(value)
        if depth > limits.max_depth:
            yield fault("json.depth", path, limit=limits.max_depth)
        elif kind is list and len(value) > limits.max_items and seen > limits.max_values:
            # One fault is enough for it, and it may be far too much to look through.
            yield fault("json.too_many_items", path, limit=limits.max_items)
        elif seen > limits.max_values:
            yield fault("json.too_many_values", limit=limits.max_values)
            return
        elif kind is list:
            if len(value) > limits.max_items:
                yield fault("json.too_many_items", path, limit=limits.max_items)
            todo += [
                (each, f"{path}/{place}" if own else path, depth + 1, own)
                for place, each in enumerate(value)
                if not _is_fine(each, most)
            ][::-1]
        else:
            yield from _key_faults(value, path, known)
            todo += [
                (each, f"{path}/{key}", depth + 1, True)
                if own and _kind(key) is str and key in known
                else (each, path, depth + 1, False)
                for key, each in value.items()
                if not _is_fine(each, most)
            ][::-1]


def _is_fine(value: Any, most: int) -> bool:
    """Whether it is text, a whole number, true, false or null, and one that may stand in a document."""
    kind = _kind(value)
    if kind is str:
        return not holds_lone_surrogate(value)
    if kind is int:
        within: bool = -most <= value <= most
        return within
    return kind is bool or value is None


def holds_lone_surrogate(text: str) -> bool:
    """Whether a part of `text` is half a character, which no encoding can write."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def _scalar_fault(kind: type[object], path: str, limits: Limits) -> Fault:
    if kind is int or kind is float:
        return fault("json.number", path, digits=limits.max_digits)
    return fault("text.surrogate" if kind is str else "json.type", path)


def _key_faults(members: dict[Any, Any], path: str, known: frozenset[str]) -> Iterator[Fault]:
    if _kind(members) is RepeatedKey:
        yield fault("json.duplicate_key", path)
    if any(_kind(key) is not str for key in members):
        yield fault("json.key", path)
    elif any(map(holds_lone_surrogate, members)):
        yield fault("text.surrogate", path)
    if known:
        kinds = [judgement_in(key) for key in members if _kind(key) is str and key not in known]
        yield from (fault(f"judgement.{kind}", path) for kind in dict.fromkeys(kinds) if kind is not None)
