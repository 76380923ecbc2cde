"""Reading and writing records: the format `functionering/1`, strictly, with every fault at its place.

Nothing is coerced, guessed or dropped. cattrs finds the hook for each type of the model; the hooks are ours, since its
defaults turn `null` into `"None"` and let unknown keys vanish. What the constructors check is not repeated here.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import IO, Annotated, Any, Final, Literal, Union, cast, get_args, get_origin

import attrs
from cattrs import Converter

from functionering import json_text
from functionering.conversation import Conversation
from functionering.errors import Fault, InvalidValue, RecordError, fault
from functionering.extensions import Extensions
from functionering.json_text import Limits
from functionering.judgement import judgement_in
from functionering.party import Both, Party
from functionering.record import check_for, plain, wire_key

FORMAT: Final = "functionering/1"
"""The name of the format, the first key of every document. A new key would be a new number."""

DEFAULT_LIMITS: Final = Limits()

Hook = Callable[[Any, Any], Any]


@attrs.frozen
class Reading:
    """What came of reading one document: a conversation, or the errors that stood in its way. Never both.

    `line` is the line in a stream, from 1; None for a document of its own.
    """

    conversation: Conversation | None
    errors: tuple[Fault, ...] = ()
    line: int | None = None

    @property
    def is_readable(self) -> bool:
        """Whether it is a record."""
        return self.conversation is not None

    def __repr__(self) -> str:
        return f"Reading(conversation={self.conversation is not None}, errors={len(self.errors)}, line={self.line})"


def loads(data: bytes | bytearray | memoryview | str, *, limits: Limits = DEFAULT_LIMITS) -> Conversation:
    """The conversation in a JSON document. Raises: `RecordError` with every fault that was found, and nothing else."""
    return _or_raise(read(data, limits=limits))


def from_dict(data: Mapping[str, Any], *, limits: Limits = DEFAULT_LIMITS) -> Conversation:
    """The conversation in plain data, as `to_dict` gives it. Raises: `RecordError`, as `loads`."""
    return _or_raise(_read(lambda: json_text.checked(data, limits, known_keys()), limits))


def dumps(c: Conversation) -> bytes:
    """The conversation as a JSON document: compact UTF-8, keys in the order of the model."""
    return json_text.encode(to_dict(c))


def to_dict(c: Conversation) -> dict[str, Any]:
    """The conversation as plain data, `format` first; what is absent is left out."""
    return {"format": FORMAT, **plain(c)}


def read(data: bytes | bytearray | memoryview | str, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a JSON document without raising: the conversation, or every fault with its place."""
    return _read(lambda: json_text.decode(data, limits, known_keys()), limits)


def read_ndjson(source: IO[bytes] | Iterable[bytes | str], *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """Read a stream with one document a line, one at a time; blank lines count and are passed over.

    Memory does not grow with the stream: a line longer than `limits.max_bytes` is refused without being kept.
    """
    lines = _bounded_lines(cast("IO[bytes]", source), limits) if hasattr(source, "readline") else source
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield attrs.evolve(read(line, limits=limits), line=number)


def _bounded_lines(stream: IO[bytes], limits: Limits) -> Iterator[bytes]:
    most = limits.max_bytes + 2
    while line := stream.readline(most):
        rest = line
        while len(rest) == most and not rest.endswith(b"\n"):
            rest = stream.readline(most)
        yield line


def _or_raise(reading: Reading) -> Conversation:
    if reading.conversation is None:
        raise RecordError(reading.errors)
    return reading.conversation


def _read(decode: Callable[[], Any], limits: Limits) -> Reading:
    try:
        return Reading(_document(decode()))
    except (InvalidValue, RecordError) as error:
        faults = error.faults
    if len(faults) > limits.max_errors:
        faults = (*faults[: limits.max_errors], fault("too_many_errors", limit=limits.max_errors))
    return Reading(None, faults)


def _document(data: Any) -> Conversation:
    if type(data) is not dict:
        raise InvalidValue([fault("type", expected="an object")])
    content = cast("dict[str, Any]", data)
    if "format" not in content:
        raise InvalidValue([fault("format.missing", expected=FORMAT)])
    if content["format"] != FORMAT:
        raise InvalidValue([fault("format.unknown", "/format", expected=FORMAT)])
    conversation: Conversation = structure({k: v for k, v in content.items() if k != "format"}, Conversation)
    return conversation


def structure(data: Any, kind: type[Any]) -> Any:
    """A value of a class of the model from its plain data. Raises: `InvalidValue` with every fault."""
    return _converter(kind).structure(data, kind)


@cache
def known_keys(*kinds: type[Any]) -> frozenset[str]:
    """Every key of the format, and of those kinds beside it.

    Only these may stand in the place of a fault; any other key may be personal data.
    """
    names: set[str] = {"format"}
    seen: set[type] = set()
    todo: list[Any] = [Conversation, *kinds]
    while todo:
        kind = todo.pop()
        if attrs.has(kind) and kind is not Both and kind not in seen:
            seen.add(kind)
            names.update(wire_key(each.name) for each in attrs.fields(kind))
            todo.extend(each.type for each in attrs.fields(kind))
        elif get_origin(kind) is Both:
            names.update(Party)
        todo.extend(get_args(kind) if get_origin(kind) is not Annotated else ())
    return frozenset(names)


@cache
def _converter(root: type[Any]) -> Converter:
    converter = Converter()
    for predicate, factory in _FACTORIES:
        converter.register_structure_hook_factory(predicate, factory)
    # cattrs looks by class before it asks a predicate, and finds its own lenient hook for str in every StrEnum.
    for kind in _plain_classes(root):
        converter.register_structure_hook(kind, _choice(kind) if _is_choice(kind) else _leaf(kind))
    return converter


def _plain_classes(root: type[Any]) -> tuple[type[Any], ...]:
    """The classes of the leaves under `root` that cattrs has hooks of its own for: text, numbers, and every choice."""
    found: dict[type[Any], None] = dict.fromkeys((str, int, bool))
    seen: set[Any] = set()
    todo: list[Any] = [root]
    while todo:
        kind = todo.pop()
        if kind in seen:
            continue
        seen.add(kind)
        if _is_choice(kind):
            found[kind] = None
        elif attrs.has(kind) and get_origin(kind) is None:
            todo.extend(each.type for each in attrs.fields(kind))
        todo.extend(get_args(kind) if get_origin(kind) is not Annotated else ())
    return tuple(found)


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _leaf(kind: Any) -> Hook:
    """Values that the constructors check as they are: text, numbers, booleans."""
    check = check_for(kind)
    return lambda value, _: check(_present(value))


def _present(value: Any) -> Any:
    if value is None:
        raise InvalidValue([fault("type.null")])
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}", re.ASCII)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII
)
# Forms first, by pattern: `fromisoformat` also reads week dates, compact forms and offsets with fractions of a second.
_PARSERS: Mapping[type, tuple[re.Pattern[str], Callable[[str], Any], str]] = {
    dt.date: (_DAY, dt.date.fromisoformat, "value.date"),
    dt.time: (_CLOCK, dt.time.fromisoformat, "value.time"),
    dt.datetime: (_MOMENT, dt.datetime.fromisoformat, "value.moment"),
}


def _annotated(kind: Any) -> Hook:
    base = get_args(kind)[0]
    if base not in _PARSERS:
        return _leaf(kind)
    pattern, parse, code = _PARSERS[base]
    check = check_for(kind)

    def hook(value: Any, _: Any) -> Any:
        if type(_present(value)) is not str:
            raise InvalidValue([fault("type", expected="text")])
        parsed = None
        if pattern.fullmatch(value):
            try:
                parsed = parse(value)
            except ValueError:
                parsed = None
        if parsed is None:
            raise InvalidValue([fault(code)])
        return check(parsed)

    return hook


def _choice(kind: Any) -> Hook:
    members = {each.value: each for each in kind}
    allowed = ", ".join(members)

    def hook(value: Any, _: Any) -> Any:
        if type(_present(value)) is not str:
            raise InvalidValue([fault("type", expected="text")])
        if value not in members:
            raise InvalidValue([fault("value.choice", allowed=allowed)])
        return members[value]

    return hook


def _optional(kind: Any, converter: Converter) -> Hook:
    inner = next(each for each in get_args(kind) if each is not NoneType)
    hook = converter.get_structure_hook(inner)
    return lambda value, _: hook(_present(value), inner)


def _several(kind: Any, converter: Converter) -> Hook:
    item = get_args(kind)[0]
    read_item = converter.get_structure_hook(item)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if type(_present(value)) is not list:
            raise InvalidValue([fault("type", expected="a list")])
        faults: list[Fault] = []
        done: list[Any] = []
        for index, each in enumerate(value):
            try:
                done.append(read_item(each, item))
            except InvalidValue as error:
                faults += _under(error, f"/{index}")
        _raise(faults)
        return tuple(done)

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

    def hook(value: Any, _: Any) -> Both[Any]:
        content = _object(value)
        faults = _unknown(content, frozenset(Party))
        sides: dict[str, Any] = {party.value: absent for party in Party}
        for side in [each for each in sides if each in content]:
            try:
                sides[side] = read_item(content[side], item)
            except InvalidValue as error:
                faults += _under(error, f"/{side}")
        _raise(faults)
        return Both(**sides)

    return hook


def _object(value: Any) -> dict[str, Any]:
    if type(_present(value)) is not dict:
        raise InvalidValue([fault("type", expected="an object")])
    return cast("dict[str, Any]", value)


def _unknown(content: dict[str, Any], known: frozenset[str]) -> list[Fault]:
    strange = [key for key in content if key not in known]
    if not strange:
        return []
    kinds = [judgement_in(key) for key in strange]
    faults = [fault(f"judgement.{kind}") for kind in dict.fromkeys(kinds) if kind is not None]
    others = kinds.count(None)
    return [*faults, fault("json.unknown_key", count=others)] if others else faults


def _class(kind: Any, converter: Converter) -> Hook:
    fields = attrs.fields(kind)
    known = frozenset(wire_key(each.name) for each in fields)
    plan = [
        (
            each.name,
            wire_key(each.name),
            each.type,
            converter.get_structure_hook(each.type),
            each.default is attrs.NOTHING,
        )
        for each in fields
    ]

    def hook(value: Any, _: Any) -> Any:
        content = _object(value)
        faults = _unknown(content, known)
        values: dict[str, Any] = {}
        for name, key, annotation, read_value, required in plan:
            if key in content:
                try:
                    values[name] = read_value(content[key], annotation)
                except InvalidValue as error:
                    faults += _under(error, f"/{key}")
            elif required:
                faults.append(fault("required", key=key))
        _raise(faults)
        return kind(**values)

    return hook


def _extensions(_kind: Any) -> Hook:
    return lambda value, _: Extensions(_object(value))


_FACTORIES: tuple[tuple[Callable[[Any], bool], Any], ...] = (
    # The last that fits wins, so the general ones come first.
    (attrs.has, _class),
    (lambda kind: kind in (str, int, bool), _leaf),
    (_is_choice, _choice),
    (lambda kind: get_origin(kind) is Literal, _leaf),
    (_is_optional, _optional),
    (lambda kind: get_origin(kind) is tuple, _several),
    (lambda kind: get_origin(kind) is Both, _both),
    (lambda kind: get_origin(kind) is Annotated, _annotated),
    (lambda kind: kind is Extensions, _extensions),
)
