"""Strict JSON text: bytes to plain data and back, within limits that are the same on every Python.

Python's own decoder is fast and lenient: it takes `NaN`, keeps the last of two equal keys, and how deep it goes and
how long a number may be depends on its version and on settings of the process. So this room looks first, at the speed
of C: with the strings taken out, brackets and commas tell how deep and how large a document is. Then it decodes, with
hooks that leave a mark where something is refused. Only if there is a mark, or might be, the places are looked for.

No frame, cause or context of an error holds the document, so that a traceback logged with its locals holds no word of
it.
"""

import json
import re
from collections.abc import Callable
from itertools import accumulate
from math import nan
from typing import Any, Final, cast

from functionering.canonical import MAX_INTEGER
from functionering.errors import Fault, InvalidValue, RecordError, fault
from functionering.plain_data import DEFAULT_LIMITS, NO_KEYS, Limits, RepeatedKey, faults_in

__all__ = ["DEFAULT_LIMITS", "NO_KEYS", "Limits", "checked", "decode", "encode", "readable"]


def decode(
    data: bytes | bytearray | memoryview | str,
    limits: Limits = DEFAULT_LIMITS,
    known_keys: frozenset[str] = NO_KEYS,
) -> Any:
    """The plain data in a JSON document: `dict`, `list`, `str`, `int`, `bool` and `None`, nothing coerced.

    Bytes are UTF-8 without a byte order mark. `-0` is read as 0. `known_keys` are the keys that may stand in the place
    of a fault; what lies under any other key is placed at the object that holds it.

    Raises:
        RecordError: one fault for what cannot be read at all: `json.too_large`, `json.bom`, `json.encoding`,
            `json.depth`, `json.too_many_values`, `json.syntax`, and `json.type` for data that is no text or bytes,
            subclasses included; or all of `json.number` (`NaN` and `Infinity` too), `json.duplicate_key`,
            `json.too_many_items` and `text.surrogate`, with judgement in keys beside the known ones, up to `max_errors`
            and then `too_many_errors`; or `json.stack` where hardly any of the call stack is left.
            The line and column of `json.syntax` are where Python's decoder stopped, which may differ by its version.
    """
    value, faults = _attempt(data, limits, known_keys)
    if faults:
        del data, value
        raise RecordError(faults)
    return value


def checked(data: Any, limits: Limits = DEFAULT_LIMITS, known_keys: frozenset[str] = NO_KEYS) -> Any:
    """The same data, if it is plain data that `decode` could have given: what cannot be read is not taken in either.

    Raises:
        RecordError: the codes of `decode`, and moreover `json.key` for a key that is not text and `json.type` for any
            other type, subclasses included. Data that contains itself is too deep.
    """
    faults = _faults_of(data, limits, known_keys)
    if faults:
        del data
        raise RecordError(faults)
    return data


def encode(value: Any) -> bytes:
    """The JSON document of plain data: compact UTF-8, keys in the order given.

    Raises:
        InvalidValue: what is no plain data, with the code that `checked` gives it.
    """
    encoded = _encoded(value)
    if isinstance(encoded, Fault):
        del value
        raise InvalidValue((encoded,))
    return encoded


def readable(value: Any, limits: Limits = DEFAULT_LIMITS, known_keys: frozenset[str] = NO_KEYS) -> bytes:
    """The JSON document of plain data, as `encode`, if `decode` with these limits reads it back.

    Raises:
        InvalidValue: the codes of `encode`, and every fault that `decode` would find.
    """
    document, faults = _written(value, limits, known_keys)
    if faults:
        del value, document
        raise InvalidValue(faults)
    return document


# Made beforehand: near the end of the call stack there may be no room left to make it.
_STACK: Final = (fault("json.stack"),)
_BOM: Final = fault("json.bom")
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How UTF-8, UTF-16 and UTF-32 begin with a byte order mark."""
_SPACE: Final = b" \t\n\r"
_NO_BRACKET: Final = bytes(set(range(256)) - set(b"[]{}"))
_SQUARE: Final = bytes.maketrans(b"{}", b"[]")
_STEPS: Final = {ord("["): 1, ord("]"): -1}
_ESCAPED_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
_DIGITS_ALIKE: Final = bytes.maketrans(b"123456789", b"000000000")
_kind: Callable[[object], type[object]] = type
_to_text: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


class _Marks:
    """The hooks of one decoding: they put a mark where something is refused, and remember that there is one."""

    def __init__(self, max_digits: int) -> None:
        self.found = False
        self.max_digits = max_digits

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        self.found = True
        return RepeatedKey(value)

    def integer(self, digits: str) -> int | float:
        # Counted before it is converted: the cost of converting grows with the square of the length.
        if len(digits.removeprefix("-")) <= self.max_digits and abs(number := int(digits)) <= MAX_INTEGER:
            return number
        return self.no_number(digits)

    def no_number(self, _digits: str) -> float:
        # Like every float it is refused when the places are looked for.
        self.found = True
        return nan


def _attempt(data: Any, limits: Limits, known: frozenset[str]) -> tuple[Any, tuple[Fault, ...]]:
    """The value, or the faults. Raises nothing, so that nothing that is raised can hold the document."""
    try:
        text = _text(data, limits)
        if isinstance(text, Fault):
            return None, (text,)
        encoded = text.encode()
        bare = _without_strings(encoded, limits)
        commas = bare.count(b",")
        refused = _too_deep_or_many(bare, commas, limits)
        if refused is not None:
            return None, (refused,)
        marks = _Marks(limits.max_digits)
        value = _parsed(text, marks, has_long_numbers=b"0" * limits.max_digits in bare.translate(_DIGITS_ALIKE))
        if isinstance(value, Fault):
            return None, (value,)
        if not marks.found and commas < limits.max_items and _ESCAPED_SURROGATE.search(encoded) is None:
            return value, ()
        return value, faults_in(value, limits, known)
    except RecursionError:
        return None, _STACK


def _text(data: Any, limits: Limits) -> str | Fault:
    # Exactly these types: what a subclass has to say of its length or its bytes is its own.
    kind = _kind(data)
    if kind is not str and kind is not bytes and kind is not bytearray and kind is not memoryview:
        return fault("json.type")
    try:
        # No character is shorter than a byte, so that nothing too large is copied.
        size = cast("memoryview[int]", data).nbytes if kind is memoryview else len(data)
    except ValueError:
        # A memoryview that was released.
        return fault("json.type")
    if size > limits.max_bytes:
        return fault("json.too_large", limit=limits.max_bytes)
    try:
        text = cast("str", data) if kind is str else bytes(cast("bytes", data)).decode()
        size = len(text.encode())
    except UnicodeDecodeError as error:
        return _BOM if error.object.startswith(_MARKS) else fault("json.encoding", offset=error.start)
    except UnicodeEncodeError as error:
        return fault("json.encoding", offset=len(error.object[: error.start].encode()))
    if size > limits.max_bytes:
        return fault("json.too_large", limit=limits.max_bytes)
    return _BOM if text.startswith("\ufeff") else text


def _without_strings(encoded: bytes, limits: Limits) -> bytes:
    r"""The document with one `"` for every string: `["a,b",{}]` becomes `[",{}]`.

    Right for a document up to its first fault of syntax; what comes after it is not decoded either.
    """
    if b"\\" in encoded:
        encoded = encoded.replace(b"\\\\", b"").replace(b'\\"', b"")
    # A value has at most a string and a key, thus four quotes. Where more come there are too many values anyway, or no
    # JSON; the rest then counts as if it stood outside of strings, which can only make it more.
    return b'"'.join(encoded.split(b'"', 4 * limits.max_values)[::2])


def _too_deep_or_many(bare: bytes, commas: int, limits: Limits) -> Fault | None:
    brackets = bare.translate(_SQUARE, _NO_BRACKET)
    if _is_too_deep(brackets[: 2 * limits.max_values], limits.max_depth):
        # Where still more brackets come, there are too many values, or the whole was closed and what follows is no
        # JSON.
        return fault("json.depth", limit=limits.max_depth)
    # A list or object holds one value more than commas, or none if it is empty; around them is the whole.
    solid = bare.translate(None, _SPACE)
    if 1 + commas + brackets.count(b"[") - solid.count(b"[]") - solid.count(b"{}") > limits.max_values:
        return fault("json.too_many_values", limit=limits.max_values)
    return None


def _is_too_deep(brackets: bytes, max_depth: int) -> bool:
    left = brackets
    for _ in range(max_depth):
        # The innermost pairs go; if all are gone in time, it is not too deep. This is how nearly every document ends.
        left = left.replace(b"[]", b"")
        if not left:
            return False
    return max(accumulate(map(_STEPS.__getitem__, brackets))) > max_depth


def _parsed(text: str, marks: _Marks, *, has_long_numbers: bool) -> Any:
    decoder = json.JSONDecoder(
        object_pairs_hook=marks.members,
        parse_float=marks.no_number,
        parse_constant=marks.no_number,
        parse_int=marks.integer if has_long_numbers else None,
    )
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        return fault("json.syntax", line=error.lineno, column=error.colno)


def _faults_of(data: Any, limits: Limits, known: frozenset[str]) -> tuple[Fault, ...]:
    try:
        faults = faults_in(data, limits, known)
        if not faults and len(_to_text(data).encode()) > limits.max_bytes:
            return (fault("json.too_large", limit=limits.max_bytes),)
    except RecursionError:
        return _STACK
    return faults


def _written(value: Any, limits: Limits, known: frozenset[str]) -> tuple[bytes, tuple[Fault, ...]]:
    encoded = _encoded(value)
    return (b"", (encoded,)) if isinstance(encoded, Fault) else (encoded, _attempt(encoded, limits, known)[1])


def _encoded(value: Any) -> bytes | Fault:
    try:
        return _to_text(value).encode()
    except (TypeError, ValueError, RecursionError):
        # The reason is looked for below: here the exception under way still holds the value.
        pass
    try:
        return (faults_in(value, DEFAULT_LIMITS, NO_KEYS) or _STACK)[0]
    except RecursionError:
        return _STACK[0]
