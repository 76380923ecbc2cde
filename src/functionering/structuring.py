"""From plain data to values of the model: a hook for each kind of field, and every fault at its place.

cattrs finds the hook for a type; the hooks are ours, since its own turn `null` into `"None"` and let unknown keys
vanish. A hook only turns what JSON writes as text into what it stands for, a day or a choice. What the constructors
check is not checked here as well; where one refuses, it is asked what is wrong with each field.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

import attrs
from cattrs import Converter

from functionering.errors import Fault, InvalidValue, fault, silent
from functionering.extensions import Extensions
from functionering.judgement import judgement_in
from functionering.party import Both, Party
from functionering.record import faults_of, wire_key

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


@silent
def structure(data: Any, kind: type[T]) -> T:
    """A value of a class of the model from its plain data. Raises: `InvalidValue` with every fault."""
    root: Any = kind
    made: T = _converter(root).structure(data, kind)
    return made


@cache
def keys_of(*kinds: Any) -> frozenset[str]:
    """Every key in the format of these classes and of all that they hold."""
    names: set[str] = set()
    for each in _types_under(*kinds):
        if _is_class(each):
            names.update(wire_key(field.name) for field in attrs.fields(each))
        elif get_origin(each) is Both:
            names.update(Party)
    return frozenset(names)


def _types_under(*roots: Any) -> Iterator[Any]:
    """The annotations that lie in the fields of these classes, at any depth, each once."""
    seen: set[Any] = set()
    todo = list(roots)
    while todo:
        kind = todo.pop()
        if kind not in seen:
            seen.add(kind)
            yield kind
            todo.extend(_types_in(kind))


def _types_in(kind: Any) -> tuple[Any, ...]:
    if _is_class(kind):
        return tuple(each.type for each in attrs.fields(kind))
    return () if get_origin(kind) is Annotated else get_args(kind)


@cache
def _converter(root: Any) -> Converter:
    converter = Converter()
    for predicate, factory in _FACTORIES:
        converter.register_structure_hook_factory(predicate, factory)
    # cattrs looks by class before it asks a predicate, and finds its own lenient hook for str in every StrEnum.
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _as_it_is)
    for kind in filter(_is_choice, _types_under(root)):
        converter.register_structure_hook(kind, _choice(kind))
    return converter


def _is_class(kind: Any) -> bool:
    return attrs.has(kind) and get_origin(kind) is None


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _as_it_is(value: Any, _: Any) -> Any:
    if value is None:
        raise InvalidValue([fault("type.null")])
    return value


def _always_as_it_is(_kind: Any) -> Hook:
    return _as_it_is


_HOUR_MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(_HOUR_MINUTE)
_MOMENT = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_HOUR_MINUTE}:[0-5][0-9](?:\.[0-9]{{1,6}})?(?:Z|[+-]{_HOUR_MINUTE})"
)
# Forms first, by pattern: `fromisoformat` also reads week dates, compact forms, 24:00, and offsets with fractions of a
# second, and which of these depends on the version of Python.
_PARSERS: Mapping[type, tuple[re.Pattern[str], Callable[[str], Any], str]] = {
    dt.date: (_DAY, dt.date.fromisoformat, "value.date"),
    dt.time: (_CLOCK, dt.time.fromisoformat, "value.time"),
    dt.datetime: (_MOMENT, dt.datetime.fromisoformat, "value.moment"),
}


def _annotated(kind: Any) -> Hook:
    base = get_args(kind)[0]
    if base not in _PARSERS:
        return _as_it_is
    pattern, parse, code = _PARSERS[base]

    def hook(value: Any, _: Any) -> Any:
        if type(value) is str and pattern.fullmatch(value):
            try:
                return parse(value)
            except ValueError:
                pass
        raise InvalidValue([fault(code) if type(_as_it_is(value, None)) is str else fault("type", expected="text")])

    return hook


def _choice(kind: Any) -> Hook:
    members = {each.value: each for each in kind}
    allowed = ", ".join(members)

    def hook(value: Any, _: Any) -> Any:
        if type(_as_it_is(value, None)) is not str:
            raise InvalidValue([fault("type", expected="text")])
        if value not in members:
            raise InvalidValue([fault("value.choice", allowed=allowed)])
        return members[value]

    return hook


def _optional(kind: Any, converter: Converter) -> Hook:
    # What is absent is left out, so a value that is there is read as if it had to be.
    return converter.get_structure_hook(next(each for each in get_args(kind) if each is not NoneType))


def _several(kind: Any, converter: Converter) -> Hook:
    item = get_args(kind)[0]
    read_item = converter.get_structure_hook(item)

    def hook(value: Any, _: Any) -> list[Any]:
        if type(_as_it_is(value, None)) is not list:
            raise InvalidValue([fault("type", expected="a list")])
        faults: list[Fault] = []
        done: list[Any] = []
        for index, each in enumerate(value):
            try:
                done.append(read_item(each, item))
            except InvalidValue as error:
                faults += _under(error, f"/{index}")
        _raise(faults)
        return done

    return hook


def _under(error: InvalidValue, prefix: str) -> list[Fault]:
    return [each.under(prefix) for each in error.faults]


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise InvalidValue(faults)


def _both(kind: Any, converter: Converter) -> Hook:
    item = get_args(kind)[0]
    read_item = converter.get_structure_hook(item)
    absent: Any = None if _is_optional(item) else () if get_origin(item) is tuple else item()
    nothing = dict.fromkeys((party.value for party in Party), absent)

    def hook(value: Any, _: Any) -> Both[Any]:
        content = _object(value)
        faults = _unknown([key for key in content if key not in nothing], nothing)
        sides = dict(nothing)
        for side in [each for each in nothing if each in content]:
            try:
                sides[side] = read_item(content[side], item)
            except InvalidValue as error:
                faults += _under(error, f"/{side}")
        _raise(faults)
        return Both(**sides)

    return hook


def _object(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise InvalidValue([fault("type.null") if value is None else fault("type", expected="an object")])
    return cast("dict[str, Any]", value)


def _unknown(keys: list[str], known: Iterable[str]) -> list[Fault]:
    kinds = [judgement_in(key) for key in keys]
    faults = [fault(f"judgement.{kind}") for kind in dict.fromkeys(kinds) if kind is not None]
    others = kinds.count(None)
    return [*faults, fault("json.unknown_key", count=others, known=", ".join(known))] if others else faults


def _class(kind: Any, converter: Converter) -> Hook:
    plan = {
        wire_key(each.name): (each.name, each.type, converter.get_structure_hook(each.type))
        for each in attrs.fields(kind)
    }
    required = frozenset(wire_key(each.name) for each in attrs.fields(kind) if each.default is attrs.NOTHING)

    def hook(value: Any, _: Any) -> Any:
        content = _object(value)
        strange: list[str] = []
        faults: list[Fault] = []
        values: dict[str, Any] = {}
        for key, each in content.items():
            if key not in plan:
                strange.append(key)
                continue
            name, annotation, read_value = plan[key]
            try:
                values[name] = read_value(each, annotation)
            except InvalidValue as error:
                faults += _under(error, f"/{key}")
        if strange:
            faults += _unknown(strange, plan)
        if not required <= content.keys():
            faults += [fault("required", key=key) for key in sorted(required - content.keys())]
        if faults:
            raise InvalidValue(_in_order([*faults, *faults_of(kind, values)], content))
        try:
            return kind(**values)
        except InvalidValue as error:
            found = faults_of(kind, values) or error.faults
        raise InvalidValue(_in_order(found, content))

    return hook


def _in_order(faults: Iterable[Fault], content: dict[str, Any]) -> list[Fault]:
    """The faults in the order of the document, those of the object itself first."""
    places = {key: place for place, key in enumerate(content)}
    return sorted(faults, key=lambda each: places.get(each.path[1:].partition("/")[0], -1))


def _extensions(_kind: Any) -> Hook:
    return lambda value, _: Extensions(_object(value))


def _is(origin: object) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


_FACTORIES: tuple[tuple[Callable[[Any], bool], Any], ...] = (
    # The last that fits wins, so the general ones come first.
    (attrs.has, _class),
    (_is(Literal), _always_as_it_is),
    (_is_optional, _optional),
    (_is(tuple), _several),
    (_is(Both), _both),
    (_is(Annotated), _annotated),
    (lambda kind: kind is Extensions, _extensions),
)
