"""The room of a plan, from options and from a list of days: on which days each manager can, and how often."""

import argparse
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import attrs

from functionering.cli.cells import LONGEST_SPAN, count, day, every_day, key
from functionering.cli.console import Console
from functionering.cli.sheet import NotRead, Row, Sheet
from functionering.days import DUTCH_CALENDAR
from functionering.errors import InvalidValue, fault

EVERYBODY = ""
"""The manager of a day that is every manager's."""


@attrs.frozen
class PlanRoom:
    """Days with their capacity, by manager; what is given for a manager goes before what is given for everybody."""

    by_manager: dict[str, dict[date, int]]

    @classmethod
    def of(cls, arguments: argparse.Namespace, console: Console) -> "PlanRoom":
        """What the options say. Raises: `NotRead`."""
        closed = set(_closed(arguments.closed, arguments.lang))
        if arguments.days is not None:
            found = _listed(arguments, console)
        else:
            capacity = arguments.per_day if arguments.per_day is not None else len(arguments.times or ()) or 1
            found = {EVERYBODY: dict.fromkeys(_working_days(arguments), capacity)}
        first, last = arguments.first or date.min, arguments.last or date.max
        return cls(
            {
                manager: {each: room for each, room in days.items() if first <= each <= last and each not in closed}
                for manager, days in found.items()
            }
        )

    def days_for(self, manager: str) -> dict[date, int]:
        """The days of a manager, each with how many conversations fit."""
        return {**self.by_manager.get(EVERYBODY, {}), **self.by_manager.get(manager, {})}

    def every_day(self, lang: str) -> tuple[date, ...]:
        """All days on which anybody can, in order. Raises: `NotRead` without any."""
        every = sorted({each for days in self.by_manager.values() for each, room in days.items() if room})
        if not every:
            raise NotRead("Er is geen dag om te plannen." if lang == "nl" else "There is no day to plan.")
        return tuple(every)


def _working_days(arguments: argparse.Namespace) -> Iterable[date]:
    first, last = arguments.first, arguments.last
    if first is None or last is None or last < first or (last - first).days >= LONGEST_SPAN:
        raise NotRead(
            "Geef --days, of --from en --to in deze volgorde en binnen tien jaar."
            if arguments.lang == "nl"
            else "Give --days, or --from and --to in this order and within ten years."
        )
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [each for each in days if DUTCH_CALENDAR.is_working(each)]


def _listed(arguments: argparse.Namespace, console: Console) -> dict[str, dict[date, int]]:
    usual = arguments.per_day if arguments.per_day is not None else len(arguments.times or ()) or 1

    def line(row: Row) -> tuple[str, date, int]:
        capacity = row.get("capacity", count)
        return row.get("manager", key) or EVERYBODY, row.need("day", day), usual if capacity is None else capacity

    sheet = Sheet(arguments.days, console, arguments.lang, columns=("day", "capacity", "manager"), needed=(("day",),))
    found: dict[str, dict[date, int]] = {}
    for manager, each, capacity in sheet.each(line):
        found.setdefault(manager, {})[each] = capacity
    return found


def _closed(given: Iterable[str], lang: str) -> Iterable[date]:
    for each in given:
        try:
            yield from every_day(each)
        except InvalidValue:
            yield from _closed_in(each, lang)


def _closed_in(source: str, lang: str) -> Iterable[date]:
    """The days in a file with a day or a span on each line; what follows a `#` is a remark."""
    try:
        lines = Path(source).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = None
    if lines is None:
        unread = fault("file.unreadable").sentence(lang)
        raise NotRead(f"--closed: {fault('cell.span').sentence(lang)} {unread}")
    for number, line in enumerate(lines, 1):
        try:
            yield from every_day(line.partition("#")[0].strip())
        except InvalidValue as error:
            place = f"{source}, {'regel' if lang == 'nl' else 'line'} {number}"
            raise NotRead(f"{place}: {error.faults[0].sentence(lang)}") from None
