"""What stands in one cell of a list of people: a key, days, spans of days, a number.

Days are written 2026-11-23, or 23-11-2026 as Dutch Excel does, the day first. A span is two days with `..` between
them, both included; without a second day its end is not known. Several in one cell stand apart by spaces or commas.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from functionering.days import Span
from functionering.errors import InvalidValue, fault
from functionering.planning.request import checked_count, checked_key

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
LONGEST_SPAN = 3_660
"""The most days of a span that is spelled out day by day: ten years. Source: our choice."""


def day(cell: str) -> date:
    """The day in a cell. Raises: `InvalidValue` (`cell.day`)."""
    if iso := _ISO.fullmatch(cell):
        parts = iso[1], iso[2], iso[3]
    elif dutch := _DUTCH.fullmatch(cell):
        parts = dutch[3], dutch[2], dutch[1]
    else:
        raise InvalidValue([fault("cell.day")])
    try:
        return date(*map(int, parts))
    except ValueError:
        pass
    raise InvalidValue([fault("cell.day")])


def days(cell: str) -> tuple[date, ...]:
    """The days in a cell, in the order in which they stand."""
    return tuple(day(each) for each in _apart(cell))


def span(cell: str) -> Span:
    """The span in a cell; a day alone is a span of that one day. Raises: `InvalidValue` (`cell.span`, `span.order`)."""
    first, dots, last = cell.partition("..")
    if not first or (dots and ".." in last):
        raise InvalidValue([fault("cell.span")])
    start = day(first)
    if not dots:
        return Span(start, start)
    return Span(start, day(last) if last else None)


def spans(cell: str) -> tuple[Span, ...]:
    """The spans in a cell."""
    return tuple(span(each) for each in _apart(cell))


def every_day(cell: str) -> Iterator[date]:
    """All days of the spans in a cell. Raises: `InvalidValue` (`cell.span`) for one without an end."""
    for each in spans(cell):
        if each.end is None or (each.end - each.start).days >= LONGEST_SPAN:
            raise InvalidValue([fault("cell.span")])
        for number in range((each.end - each.start).days + 1):
            yield each.start + timedelta(days=number)


def count(cell: str) -> int:
    """The whole number in a cell. Raises: `InvalidValue` (`value.range`)."""
    return checked_count(int(cell) if re.fullmatch("[0-9]{1,7}", cell) else None, "")


def key(cell: str) -> str:
    """The key in a cell: one line of printable characters. Raises: `InvalidValue` (`plan.key`)."""
    return checked_key(cell, "")


def _apart(cell: str) -> list[str]:
    return [each for each in re.split(r"[\s,;|]+", cell) if each]
