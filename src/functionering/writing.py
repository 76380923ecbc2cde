"""How a value of the model is written: as the dictionaries, lists and strings of the format.

In the order of the fields, leaving out what is absent.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from operator import attrgetter
from typing import Any

import attrs

from functionering.record import wire_key


def moment_text(moment: dt.datetime) -> str:
    """A moment as RFC 3339 in UTC with `Z`; parts of a second only where there are any."""
    return moment.isoformat().replace("+00:00", "Z")


def plain(value: Any) -> Any:
    """`value` as plain data of the format: dictionaries in the order of the fields, lists, text, numbers, booleans."""
    kind: Any = value.__class__
    if kind is str or kind is int or kind is bool:
        return value
    if kind is tuple:
        return [plain(each) for each in value]
    return (_WRITERS.get(kind) or _writer(kind))(value)


def _writer(kind: Any) -> Callable[[Any], Any]:
    if issubclass(kind, StrEnum):
        write: Callable[[Any], Any] = str.__str__
    elif hasattr(kind, "thawed"):
        write = kind.thawed
    else:
        write = _fields_writer(kind)
    _WRITERS[kind] = write
    return write


def _fields_writer(kind: Any) -> Callable[[Any], dict[str, Any]]:
    """Digests and views write a record over and over: what a class consists of is looked up once."""
    fields = tuple((attrgetter(each.name), wire_key(each.name)) for each in attrs.fields(kind))

    def write(value: Any) -> dict[str, Any]:
        done: dict[str, Any] = {}
        for get, key in fields:
            each = get(value)
            if each is None:
                continue
            shown = plain(each)
            if shown or (shown.__class__ is not dict and shown.__class__ is not list):
                done[key] = shown
        return done

    return write


_WRITERS: dict[Any, Callable[[Any], Any]] = {
    dt.datetime: moment_text,
    dt.date: dt.date.isoformat,
    dt.time: lambda value: value.isoformat("minutes"),
}
"""A cache of how the values of a class are written; it holds nothing of any record."""
