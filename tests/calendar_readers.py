"""Two independent readers of calendar files, icalendar and vobject, and the lines of a file as RFC 5545 has them."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from functionering.calendar import CalendarEvent, CalendarPerson, CalendarTask, calendar_uid

STAMP = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
MANAGER = CalendarPerson(address="leidinggevende@example.nl")
EMPLOYEE = CalendarPerson(address="medewerker@example.nl")

_BLNS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "blns" / "blns.json"
OWN_STRINGS = (
    *("\r\nATTENDEE:mailto:x@example.nl", "\rATTENDEE:x", "\nATTENDEE:x", "\r\n\r\nEND:VEVENT\r\nBEGIN:VEVENT"),
    *("\x0bATTENDEE:x", "\x0cATTENDEE:x", "\x85ATTENDEE:x", "\u2028ATTENDEE:x", "\u2029ATTENDEE:x", "\x1eATTENDEE:x"),
    *("\x00ATTENDEE:x", "a\x00\r\x00\nATTENDEE:x", "\r\n ATTENDEE:x", "\r\n\tATTENDEE:x", "\x7f\x9f\x1b[31m"),
    *("\\nATTENDEE:x", "\\\\n", "\\", ";,:\\;\\,", '"";CN="x":', "^n^^^'", "\ud800\udfff", "\udcff", "é" * 200, "a\tb"),
    *("", " ", "  two ", "=3D", "x" * 74 + "\r\nATTENDEE:x", "\U0001f468‍\U0001f469‍\U0001f467" * 20),
)


def naughty_strings() -> tuple[str, ...]:
    """The Big List of Naughty Strings, where it is, and our own."""
    found: list[str] = json.loads(_BLNS.read_text("utf-8")) if _BLNS.exists() else []
    return (*found, *OWN_STRINGS)


def event(**more: Any) -> CalendarEvent:
    given: dict[str, Any] = {
        "uid": calendar_uid("track", "c-1", "meeting"),
        "day": date(2026, 11, 10),
        "at": time(14),
        "minutes": 90,
        **more,
    }
    return CalendarEvent(**given)


def task(**more: Any) -> CalendarTask:
    given: dict[str, Any] = {
        "uid": calendar_uid("track", "c-1", "preparation"),
        "due": date(2026, 11, 9),
        "kind": "preparation",
        **more,
    }
    return CalendarTask(**given)


def lines(file: bytes) -> list[bytes]:
    """The content lines, unfolded (RFC 5545 3.1)."""
    return file.replace(b"\r\n ", b"").removesuffix(b"\r\n").split(b"\r\n")


def names(file: bytes) -> list[str]:
    """The name of every property, sorted: what a text that breaks in would change."""
    return sorted(line.split(b":")[0].split(b";")[0].decode() for line in lines(file))


def by_icalendar(file: bytes) -> Any:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(file)
    assert not [error for component in calendar.walk() for error in component.errors]
    return calendar


def by_vobject(file: bytes) -> Any:
    vobject = pytest.importorskip("vobject")
    # It keeps the first zone of a name that it ever read; every file here must be read by its own.
    zones: dict[str, Any] = vars(vobject.icalendar)["__tzidMap"]
    zones.clear()
    return vobject.readOne(file.decode())
