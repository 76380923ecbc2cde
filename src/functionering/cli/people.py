"""The people of a list with their schedule: what `due` and `plan` both ask, and how a line becomes an answer."""

import argparse
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

import attrs

from functionering.cli.cells import day, days, key, spans
from functionering.cli.sheet import NotRead, Row
from functionering.cli.words import word
from functionering.conversation import Conversation
from functionering.days import Span
from functionering.errors import InvalidValue, fault
from functionering.profile import STANDARD, Profile, read_profile, shipped, shipped_names
from functionering.reading import read_ndjson
from functionering.schedule import Cadence, Due, Held, LeaveKind, LeaveRule, Track, next_due
from functionering.track import cadence_from, cadence_of, held_by_track

WHO = ("track", "id")
"""The columns that tell who a line is about; the first that is filled counts."""
SCHEDULE = (*WHO, "manager", "start", "end", "employment", "anchor", "held", "away")
"""The columns from which it is told when the next conversation is due."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options on when conversations are due."""
    how = parser.add_argument_group("when conversations are due")
    often = how.add_mutually_exclusive_group()
    often.add_argument("--profile", metavar="NAME", help="whose cadence: a shipped profile, or a TOML file")
    often.add_argument(
        "--cadence",
        type=cadence,
        metavar="KIND[,NAME=VALUE...]",
        help="calendar_year, anniversary or rolling; for instance anniversary,interval_months=24,grace_days=30",
    )
    how.add_argument("--leave", choices=[each.value for each in LeaveKind], default=LeaveKind.DEFER.value)
    how.add_argument("--resume-months", type=whole, default=3, metavar="N", help="with --leave defer; default 3")
    how.add_argument("--bridge-days", type=whole, default=0, metavar="N", help="gaps between contracts; default 0")
    how.add_argument("--before-end", type=whole, metavar="MONTHS", help="one more before a contract ends")
    how.add_argument("--conversations", metavar="FILE", help="records, one a line: what was held is taken from them")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl")


def on_day(text: str) -> date:
    """A day given as an option, in the one form that is the same in every country."""
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD")


def whole(text: str) -> int:
    """A whole number given as an option."""
    if re.fullmatch("[0-9]{1,6}", text) is None:
        raise argparse.ArgumentTypeError("give a whole number")
    return int(text)


def cadence(text: str) -> Cadence:
    """A cadence given as an option."""
    kind, *settings = text.split(",")
    try:
        return cadence_from([("kind", kind), *(_setting(each) for each in settings)])
    except InvalidValue as error:
        raise argparse.ArgumentTypeError("; ".join(each.message for each in error.faults)) from None


def _setting(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    if re.fullmatch("[0-9]{1,6}", value):
        return name, int(value)
    if re.fullmatch("[0-9]{1,6}(?:[+/][0-9]{1,6})+", value):
        return name, tuple(int(each) for each in re.split("[+/]", value))
    return name, {"none": None, "yes": True, "no": False}.get(value, value)


@attrs.frozen
class Person:
    """Somebody of the list. `due`: when the next conversation is due; `None` where the list has no start for them."""

    key: str
    manager: str | None
    last_held: date | None
    due: Due | None


@attrs.frozen
class Schedule:
    """How the lines of a list become answers, on one day."""

    cadence: Cadence
    leave: LeaveRule
    as_of: date
    bridge_days: int
    before_end: int | None
    records: Mapping[str, tuple[Held, ...]]

    @classmethod
    def of(cls, arguments: argparse.Namespace, as_of: date) -> "Schedule":
        """What the options say. Raises: `NotRead` for records or a profile that cannot be read."""
        return cls(
            _cadence(arguments),
            LeaveRule(LeaveKind(arguments.leave), arguments.resume_months),
            as_of,
            arguments.bridge_days,
            arguments.before_end,
            _records(arguments.conversations, arguments.lang),
        )

    def person(self, row: Row) -> Person:
        """The person of a line. Raises: `InvalidValue` with the column of each fault."""
        name = row.get("track", key) or row.need("id", key)
        listed = row.get("held", days) or ()
        held = sorted({*listed, *(each.on for each in self.records.get(name, ()))})
        due = None
        contracts = _contracts(row)
        if contracts:
            track = Track(
                key=name,
                employment=contracts,
                anchor=row.get("anchor", day),
                suspensions=row.get("away", spans) or (),
                bridge_gap_days=self.bridge_days,
                before_end_months=self.before_end,
            )
            due = next_due(self.cadence, track, held, as_of=self.as_of, leave=self.leave)
        last = max((each for each in held if each <= self.as_of), default=None)
        return Person(name, row.get("manager", key), last, due)


def _contracts(row: Row) -> tuple[Span, ...]:
    start, end = row.get("start", day), row.get("end", day)
    if start is None:
        return row.get("employment", spans) or ()
    if end is not None and end < start:
        raise InvalidValue([fault("span.order", "/end")])
    return (Span(start, end),)


def _cadence(arguments: argparse.Namespace) -> Cadence:
    if arguments.cadence is not None:
        chosen: Cadence = arguments.cadence
        return chosen
    name = arguments.profile or STANDARD
    found = cadence_of(profile_named(name, arguments.lang))
    if found is None:
        raise NotRead(
            "Dit profiel kent alleen gesprekken op verzoek; geef --cadence."
            if arguments.lang == "nl"
            else "This profile has conversations on request only; give --cadence."
        )
    return found


def _records(source: str | None, lang: str) -> dict[str, tuple[Held, ...]]:
    if source is None:
        return {}
    try:
        with Path(source).open("rb") as file:
            return held_by_track(_conversations(source, file, lang))
    except OSError as error:
        code = "file.missing" if isinstance(error, FileNotFoundError) else "file.unreadable"
    raise NotRead(f"{source}: {fault(code).sentence(lang)}")


def _conversations(source: str, file: IO[bytes], lang: str) -> Iterator[Conversation]:
    for reading in read_ndjson(file):
        if reading.conversation is None:
            first = reading.errors[0]
            place = f"{source}, {word('line', lang)} {reading.line}, {first.path or word('whole', lang)}"
            raise NotRead(f"{place}: {first.sentence(lang)}")
        yield reading.conversation


def profile_named(name: str, lang: str) -> Profile:
    """The profile that an option names: a shipped one, or a TOML file.

    Raises: `NotRead` where there is none; `InvalidProfile`.
    """
    if not name.endswith(".toml"):
        if name not in shipped_names():
            known = ", ".join(shipped_names())
            there_are = "Meegeleverd zijn" if lang == "nl" else "Shipped are"
            raise NotRead(f"{fault('profile.unknown').sentence(lang)} {there_are}: {known}.")
        return shipped(name)
    try:
        text = Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        raise NotRead(f"{name}: {fault('file.unreadable').sentence(lang)}")
    return read_profile(text)
