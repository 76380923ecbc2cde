"""No text can begin a line of its own in a calendar file, also when Python skips its assertions."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from calendar_readers import (
    EMPLOYEE,
    MANAGER,
    OWN_STRINGS,
    STAMP,
    by_icalendar,
    by_vobject,
    event,
    lines,
    names,
    naughty_strings,
    task,
)

from functionering.calendar import Alarm, CalendarPerson, to_icalendar
from functionering.calendar.words import harmless, one_line

TEXT_FIELDS = ("summary", "description", "location")


def file_with(text: str, field: str) -> bytes:
    """An invitation with `text` in one property."""
    filled = {"summary": "s", "description": "d", "location": "l", "alarms": [Alarm(days=1)]}
    people = {"organizer": MANAGER, "attendees": [EMPLOYEE]}
    if field == "name":
        named = CalendarPerson(address="a@example.nl", name=text)
        return to_icalendar([event(**filled, organizer=named, attendees=[named])], stamp=STAMP, method="request")
    return to_icalendar([event(**{**filled, **people, field: text})], stamp=STAMP, method="request")


@pytest.mark.parametrize("field", [*TEXT_FIELDS, "name"])
def test_naughty_text_leaves_the_properties_of_an_event_as_they_are(field: str) -> None:
    expected = names(file_with("x", field))
    for text in naughty_strings():
        file = file_with(text, field)
        if names(file) != expected:
            pytest.fail(f"{text!a} changes the properties")
        assert file.count(b"\r") == file.count(b"\n") == file.count(b"\r\n")
        assert all(len(line) <= 75 for line in file.split(b"\r\n"))
        assert not any(byte < 0x20 and byte not in b"\t\r\n" for byte in file)


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_two_readers_read_naughty_text_back_as_it_was_meant(field: str) -> None:
    for text in naughty_strings():
        file = file_with(text, field)
        (one,) = by_icalendar(file).events
        assert str(one[field.upper()]) == harmless(text)
        assert by_vobject(file).vevent.getChildValue(field) == harmless(text)


def test_naughty_names_stay_names() -> None:
    for text in naughty_strings():
        (one,) = by_icalendar(file_with(text, "name")).events
        assert one["ATTENDEE"].params["CN"] == one_line(text)
        assert one["ATTENDEE"] == one["ORGANIZER"] == "mailto:a@example.nl"
        assert set(one["ATTENDEE"].params) == {"CN", "ROLE", "PARTSTAT", "RSVP"}


def test_naughty_text_in_a_task_changes_nothing_else() -> None:
    expected = names(to_icalendar([task(summary="x", description="x")], stamp=STAMP))
    for text in naughty_strings():
        for todos in ("vtodo", "vevent"):
            file = to_icalendar([task(summary=text, description=text)], stamp=STAMP, todos=todos)
            # DTSTART, DTEND and TRANSP stand where a to-do has DUE and STATUS.
            assert len(lines(file)) == len(expected) + (todos == "vevent")
            (one,) = [each for each in by_icalendar(file).walk() if each.name in ("VTODO", "VEVENT")]
            assert str(one["SUMMARY"]) == str(one["DESCRIPTION"]) == harmless(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\nb", "a\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x1bc\x7fd\x9fe\ufefff", "abcdef"),
        ("a\tb", "a\tb"),
        ("a\ud800b", "a\ufffdb"),
        ("", ""),
    ],
)
def test_line_breaks_become_one_kind_and_other_control_characters_go(text: str, expected: str) -> None:
    assert harmless(text) == expected
    assert harmless(expected) == expected


def test_a_name_is_on_one_line_and_has_no_backslash() -> None:
    assert one_line("Jo\r\nde\tVries\\") == "Jo de Vries/"


def test_the_same_holds_when_python_skips_assertions() -> None:
    script = (
        "from test_calendar_injection import *\n"
        "if __debug__: raise SystemExit('assertions are on')\n"
        "for field in (*TEXT_FIELDS, 'name'):\n"
        "    expected = names(file_with('x', field))\n"
        "    for text in naughty_strings():\n"
        "        file = file_with(text, field)\n"
        "        if names(file) != expected or file.count(b'\\r') != file.count(b'\\r\\n'):\n"
        "            raise SystemExit(ascii(text))\n"
        "print(len(naughty_strings()))\n"
    )
    here = Path(__file__).resolve().parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}
    done = subprocess.run(
        [sys.executable, "-O", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= len(OWN_STRINGS)
