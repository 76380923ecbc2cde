"""Extensions: what a product keeps beside the record, under a reversed domain of its own; never sealed or seen."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from functionering.canonical import MAX_INTEGER
from functionering.errors import Fault, InvalidValue, fault, silent
from functionering.judgement import Judgement, judgement_in

_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_MAX_DEPTH = 12
# Well within what a document may hold (functionering.json_text), so that what is kept here is read back.
MAX_KEY = 200
"""The most characters (inclusive) of one key. Source: our choice."""
MAX_ITEMS = 1_000
"""The most members (inclusive) of one list. Source: our choice."""
MAX_VALUES = 5_000
"""The most values (inclusive) of all extensions together, each list and object counted as one. Source: our choice."""
MAX_CHARACTERS = 100_000
"""The most characters (inclusive) of all text and keys together. Source: our choice."""


_kind: Callable[[object], type[object]] = type


class Extensions(Mapping[str, Any]):
    """A frozen mapping from a reversed domain (`nl.example.hr`) to plain data: objects, lists, text, numbers, booleans.

    Numbers are whole. What a lookup gives is a copy, so that nothing outside can change the record. Raises:
    `InvalidValue` for a name that is no reversed domain of at most `MAX_KEY` characters, for a float, `None` or
    anything else that is no such data, for more than `MAX_ITEMS`, `MAX_VALUES` or `MAX_CHARACTERS`, and for structured
    judgement at any depth (by key, see `functionering.judgement`): a rating, a consequence for pay, or a private note
    has no place in a record. A name is a key like any other, and its last part a key of its own: `nl.acme.score` and
    `nl.acme.potentieel` are refused, and so is the domain of a rating bureau, which can take another name here.
    """

    __slots__ = ("_frozen",)
    _frozen: tuple[Any, ...]

    @silent
    def __init__(self, data: Mapping[str, Any]) -> None:
        if not isinstance(cast("Any", data), Mapping):
            raise InvalidValue([fault("type", expected="an object")])
        faults = list(_faults(data))
        if faults:
            raise InvalidValue(faults)
        object.__setattr__(self, "_frozen", _freeze(dict(data)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an extension is frozen")

    def __getitem__(self, key: str) -> Any:
        kept = self.thawed()
        if key in kept:
            return kept[key]
        # Neither the error nor its frame tells the key, which is not ours.
        del key, kept
        raise KeyError("no such extension")

    def __iter__(self) -> Iterator[str]:
        return iter(self.thawed())

    def __len__(self) -> int:
        return len(self.thawed())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Extensions) and _order_free(self._frozen) == _order_free(other._frozen)

    def __hash__(self) -> int:
        return hash(_order_free(self._frozen))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Extensions, (self.thawed(),))

    def __repr__(self) -> str:
        return f"Extensions({len(self)})"

    def thawed(self) -> dict[str, Any]:
        """A plain copy, in the order it was given."""
        return cast("dict[str, Any]", _thaw(self._frozen))


def _faults(data: Mapping[Any, Any]) -> Iterator[Fault]:
    judged = [_judgement_in_name(name) if type(name) is str else None for name in data]
    found = dict.fromkeys((*judged, *map(judgement_in, _keys_under(data))))
    yield from (fault(f"judgement.{kind}") for kind in found if kind is not None)
    todo: list[tuple[Any, int]] = []
    for (name, value), kind in zip(data.items(), judged, strict=True):
        if kind is None and (type(name) is not str or not _is_domain(name)):
            yield fault("extensions.name")
        todo.append((value, 1))
    yield from _inside(todo[::-1])


def _is_domain(name: str) -> bool:
    return len(name) <= MAX_KEY and _DOMAIN.fullmatch(name) is not None


def _judgement_in_name(name: str) -> Judgement | None:
    return judgement_in(name) or judgement_in(name.rpartition(".")[2])


def _keys_under(data: Mapping[Any, Any]) -> Iterator[str]:
    """Every key below the names, at any depth and whatever its value; what stands in many places is looked at once."""
    todo, seen = list(data.values()), set[int]()
    while todo:
        value = todo.pop()
        kind = _kind(value)
        if (kind is not dict and kind is not list and kind is not tuple) or id(value) in seen:
            continue
        seen.add(id(value))
        if kind is dict:
            yield from (key for key in value if type(key) is str)
        todo += value.values() if kind is dict else value


def _inside(todo: list[tuple[Any, int]]) -> Iterator[Fault]:
    # Counted, and no further than the limit: lists that share their members can be far more than they look.
    values, characters = len(todo), 0
    while todo:
        value, depth = todo.pop()
        kind = _kind(value)
        if kind is str:
            characters += len(value)
        elif kind is dict or kind is list or kind is tuple:
            values += len(value)
            characters += sum(len(key) for key in value if type(key) is str) if kind is dict else 0
        if values > MAX_VALUES:
            yield fault("json.too_many_values", limit=MAX_VALUES)
            return
        if characters > MAX_CHARACTERS:
            yield fault("text.too_long", limit=MAX_CHARACTERS)
            return
        if depth > _MAX_DEPTH:
            yield fault("json.depth", limit=_MAX_DEPTH)
            return
        if kind is dict:
            yield from _keys(value)
            todo += [(each, depth + 1) for each in value.values()][::-1]
        elif kind is not list and kind is not tuple:
            yield from _leaf(value)
        elif len(value) > MAX_ITEMS:
            yield fault("json.too_many_items", limit=MAX_ITEMS)
        else:
            todo += [(each, depth + 1) for each in value][::-1]


def _keys(members: dict[Any, Any]) -> Iterator[Fault]:
    for key in members:
        if not (type(key) is str and ((key.isascii() and len(key) <= MAX_KEY) or judgement_in(key))):
            yield fault("value.pattern", form="ASCII key of at most {limit} characters", limit=MAX_KEY)


def _leaf(value: object) -> Iterator[Fault]:
    if value is None:
        yield fault("type.null")
    elif type(value) is str:
        # Text in an extension is the product's own and may be empty; it still has to be text.
        if any("\ud800" <= char <= "\udfff" for char in value):
            yield fault("text.surrogate")
    elif type(value) is int:
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            yield fault("json.number", digits=16)
    elif type(value) is not bool:
        yield fault("type", expected="text, a whole number, true or false, a list or an object")


def _freeze(value: Any) -> Any:
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
        return ("object", *((key, _freeze(each)) for key, each in pairs))
    if isinstance(value, list | tuple):
        return ("list", *(_freeze(each) for each in cast("list[Any]", value)))
    return value


def _thaw(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    kind, *rest = cast("Any", value)
    if kind == "list":
        return [_thaw(each) for each in rest]
    return {key: _thaw(each) for key, each in rest}


def _order_free(value: Any) -> Any:
    # The order of keys means nothing in JSON; and True is not 1 here.
    if not isinstance(value, tuple):
        return (type(value).__name__, value)
    kind, *rest = cast("Any", value)
    if kind == "list":
        return ("list", *(_order_free(each) for each in rest))
    return frozenset((key, _order_free(each)) for key, each in rest)


NO_EXTENSIONS = Extensions({})
"""No product keeps anything beside the record."""
