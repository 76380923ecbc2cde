"""Laws of calendar files: what goes in comes out of both readers, and no text adds a line."""

from datetime import UTC, date, time, timedelta
from typing import Any
from uuid import UUID

from calendar_readers import STAMP, by_icalendar, by_vobject, event, names, task
from hypothesis import given
from hypothesis import strategies as st

from functionering.calendar import Alarm, CalendarEvent, to_icalendar
from functionering.calendar.words import harmless
from functionering.walltime import WallTime, wall_time

TEXT = st.text(st.characters(), max_size=120)
ZONES = st.sampled_from(["Europe/Amsterdam", "Europe/Brussels", "America/Kralendijk", "America/New_York", "UTC"])
DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def events(draw: st.DrawFn) -> CalendarEvent:
    day, at, zone = draw(DAYS), draw(TIMES), draw(ZONES)
    times = wall_time(day, at, zone)
    if times is WallTime.NONEXISTENT:
        at = time(12)
    fold = draw(st.integers(0, 1)) if times is WallTime.AMBIGUOUS else None
    more: dict[str, Any] = {"day": day, "at": at, "zone": zone, "fold": fold, "minutes": draw(st.integers(1, 600))}
    return event(**more, summary=draw(st.none() | TEXT), alarms=[Alarm(days=draw(st.integers(0, 20)))])


@given(events())
def test_both_readers_find_the_moments_that_were_meant(one: CalendarEvent) -> None:
    file = to_icalendar([one], stamp=STAMP)
    (found,) = by_icalendar(file).events
    assert (found.start.astimezone(UTC), found.end.astimezone(UTC)) == (one.starts, one.ends)
    other = by_vobject(file).vevent
    assert (other.dtstart.value.astimezone(UTC), other.dtend.value.astimezone(UTC)) == (one.starts, one.ends)


@given(TEXT, TEXT)
def test_no_text_adds_or_removes_a_property(summary: str, description: str) -> None:
    plain = to_icalendar([event(summary="x", description="x")], stamp=STAMP)
    file = to_icalendar([event(summary=summary, description=description)], stamp=STAMP)
    assert names(file) == names(plain)
    (found,) = by_icalendar(file).events
    assert str(found["SUMMARY"]) == harmless(summary)
    assert str(found["DESCRIPTION"]) == harmless(description)


@given(TEXT)
def test_making_text_harmless_twice_changes_nothing_more(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once
    assert all(character in "\t\n" or character.isprintable() or ord(character) > 0x9F for character in once)


@given(st.lists(st.tuples(DAYS, st.sampled_from(["open", "done", "cancelled"])), max_size=6), st.booleans())
def test_as_many_components_as_entries_whatever_their_form(
    given_tasks: list[tuple[date, str]], as_events: bool
) -> None:
    entries = [task(uid=UUID(int=n), due=due, status=status) for n, (due, status) in enumerate(given_tasks)]
    calendar = by_icalendar(to_icalendar(entries, stamp=STAMP, todos="vevent" if as_events else "vtodo"))
    if as_events:
        assert [each["DTEND"].dt - timedelta(days=1) for each in calendar.events] == [due for due, _ in given_tasks]
    else:
        assert [each["DUE"].dt for each in calendar.todos] == [due for due, _ in given_tasks]
