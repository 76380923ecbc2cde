"""One text for one value: the JSON Canonicalization Scheme (RFC 8785), the bytes that a digest is taken over.

Keys are sorted by their UTF-16 code units, numbers written as ECMAScript writes them, nothing between the tokens.
What a record seals has text, whole numbers and ASCII keys only, so `json.dumps` with sorted keys already gives these
bytes; that road is taken when a look at the value shows that it leads there. The other road is complete, and slower.
"""

import json
import math
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, cast

from functionering.errors import Fault, InvalidValue, fault

MAX_INTEGER = 2**53 - 1
"""The largest whole number, and its negation the smallest, that every JSON reader holds exactly.

Source: RFC 7493 (I-JSON) § 2.2, which RFC 8785 builds on.
"""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBER = fault("json.number", digits=16)
_TYPE = fault("json.type")
_KEY = fault("json.key")
_LONE = fault("text.surrogate")
# Made beforehand: near the end of the call stack there may be no room left to make it.
_STACK = fault("json.stack")


def canonical(value: Any) -> bytes:
    """The canonical JSON of `value` in UTF-8: equal values give equal bytes, and different values different ones.

    `value` is made of `dict` with `str` keys, `list` or `tuple`, `str`, `int`, `float`, `bool` and `None`; of a
    subclass only what JSON can say of it is written. Equal means equal as JSON: 1 and 1.0 are one number, a tuple is a
    list, and the order of keys means nothing.

    Raises:
        InvalidValue: `json.number` for an integer beyond `MAX_INTEGER`, an infinity or a NaN; `text.surrogate` for a
            lone surrogate; `json.key` for a key that is not text; `json.type` for anything else; `json.stack` for what
            is nested too deeply for the call stack, or in itself.

    Source: RFC 8785.
    """
    written = _written(value)
    if isinstance(written, Fault):
        # No frame of a traceback that is logged with its locals may hold what a person wrote.
        del value
        raise InvalidValue((written,))
    return written


def number(value: float) -> str:
    """A finite number as ECMAScript writes it: the shortest digits that read back to it, `1e+21` from 21 digits on.

    Python's `repr` chooses the same digits, and sets them otherwise.

    Source: RFC 8785 § 3.2.2.3 (ECMA-262, Number::toString).
    """
    if value == 0:
        return "0"
    # Taken apart and not computed with: the precision of decimals is a setting of the process.
    sign, figures, tail = Decimal(repr(value)).as_tuple()
    # The point stands after this many digits.
    point = len(figures) + cast("int", tail)
    digits = "".join(map(str, figures)).rstrip("0")
    if len(digits) <= point <= 21:
        text = digits.ljust(point, "0")
    elif 0 < point <= 21:
        text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
        text = f"{mantissa}e{point - 1:+d}"
    return f"-{text}" if sign else text


class _RefusedError(Exception):
    """Ends the writing; never leaves this room."""

    def __init__(self, reason: Fault) -> None:
        self.reason = reason


def _written(value: Any) -> bytes | Fault:
    try:
        text = _dumps(value)
    except (TypeError, ValueError, RecursionError):
        # Not text that json can write; the long road says why.
        text = None
    try:
        # Looked at afterwards: by then it is known to end, as json refuses what contains itself.
        if text is not None and _is_simple(value):
            return text.encode()
        return "".join(_tokens(value)).encode()
    except _RefusedError as refused:
        return refused.reason
    except UnicodeEncodeError:
        return _LONE
    except RecursionError:
        return _STACK


# Made once: a new encoder for each call would cost more than a small record does.
_dumps = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
_kind: Callable[[object], type[object]] = type


def _is_simple(value: Any) -> bool:
    """Whether sorting by code points and writing whole numbers is all that there is to it."""
    rest: list[Any] = [value]
    for each in rest:
        kind = _kind(each)
        if kind is str or kind is bool or each is None:
            continue
        if kind is dict:
            for key in each:
                if type(key) is not str or not key.isascii():
                    return False
            rest += each.values()
        elif kind is list or kind is tuple:
            rest += each
        elif kind is not int or not -MAX_INTEGER <= each <= MAX_INTEGER:
            return False
    return True


def _tokens(value: object) -> Iterator[str]:
    if value is None or isinstance(value, bool):
        yield {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, str):
        yield _string(value)
    elif isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise _RefusedError(_NUMBER)
        yield int.__repr__(value)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise _RefusedError(_NUMBER)
        yield number(float(value))
    elif isinstance(value, list | tuple):
        yield from _array(cast("list[object] | tuple[object, ...]", value))
    elif isinstance(value, dict):
        yield from _object(cast("dict[object, object]", value))
    else:
        raise _RefusedError(_TYPE)


def _array(items: list[object] | tuple[object, ...]) -> Iterator[str]:
    yield "["
    for place, item in enumerate(items):
        if place:
            yield ","
        yield from _tokens(item)
    yield "]"


def _object(members: dict[object, object]) -> Iterator[str]:
    keys: list[str] = []
    for key in members:
        if not isinstance(key, str):
            raise _RefusedError(_KEY)
        if _SURROGATE.search(key) is not None:
            raise _RefusedError(_LONE)
        keys.append(key)
    yield "{"
    for place, key in enumerate(sorted(keys, key=_utf_16)):
        if place:
            yield ","
        yield _string(key)
        yield ":"
        yield from _tokens(members[key])
    yield "}"


def _utf_16(key: str) -> bytes:
    return key.encode("utf-16-be")


_string = json.JSONEncoder(ensure_ascii=False).encode
