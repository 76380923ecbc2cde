"""A calendar file: one event a conversation, tasks beside it, and nothing that was not meant for a calendar."""

import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs
import pytest
from calendar_readers import EMPLOYEE, MANAGER, STAMP, by_icalendar, by_vobject, event, lines, names, task

from functionering.calendar import Alarm, CalendarPerson, calendar_uid, next_sequence, to_icalendar
from functionering.errors import InvalidValue, MissingExtra, fault

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def refused(call: Any, **arguments: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidValue) as caught:
        call(**arguments)
    return [(each.code, each.path) for each in caught.value.faults]


def the_event(file: bytes) -> Any:
    (found,) = by_icalendar(file).events
    return found


class TestWhatTwoReadersReadBack:
    def test_a_conversation_at_its_wall_time(self) -> None:
        file = to_icalendar([event(location="Kamer 3; links, achter", description="Punt 1\nPunt 2")], stamp=STAMP)
        one, other = the_event(file), by_vobject(file).vevent
        assert one["UID"] == other.uid.value == str(calendar_uid("track", "c-1", "meeting"))
        assert str(one["SUMMARY"]) == other.summary.value == "Functioneringsgesprek"
        assert str(one["LOCATION"]) == other.location.value == "Kamer 3; links, achter"
        assert str(one["DESCRIPTION"]) == other.description.value == "Punt 1\nPunt 2"
        for start, end in ((one.start, one.end), (other.dtstart.value, other.dtend.value)):
            assert start.replace(tzinfo=None) == datetime(2026, 11, 10, 14)  # noqa: DTZ001 - the wall time is compared
            assert (start.utcoffset(), end - start) == (timedelta(hours=1), timedelta(minutes=90))
        assert one["DTSTAMP"].dt == STAMP
        assert str(one["CLASS"]) == other.getChildValue("class") == "CONFIDENTIAL"

    def test_a_task_is_due_on_its_day(self) -> None:
        file = to_icalendar([task(due=date(2028, 2, 29), status="done", description="Lees het verslag")], stamp=STAMP)
        (one,), other = by_icalendar(file).todos, by_vobject(file).vtodo
        assert one["DUE"].dt == other.due.value == date(2028, 2, 29)
        assert str(one["STATUS"]) == other.status.value == "COMPLETED"
        assert str(one["SUMMARY"]) == other.summary.value == "Functioneringsgesprek voorbereiden"
        assert str(one["DESCRIPTION"]) == other.description.value == "Lees het verslag"

    def test_alarms_say_how_long_before(self) -> None:
        alarms = [Alarm(days=7), Alarm(minutes=30), Alarm(days=1, minutes=90), Alarm()]
        file = to_icalendar([event(alarms=alarms), task(alarms=[Alarm(minutes=900)])], stamp=STAMP)
        calendar = by_icalendar(file)
        spans = [-timedelta(days=7), -timedelta(minutes=30), -timedelta(days=1, minutes=90), timedelta(0)]
        assert [each["TRIGGER"].dt for each in calendar.events[0].walk("VALARM")] == spans
        assert [each.trigger.value for each in by_vobject(file).vevent.valarm_list] == spans
        assert b"TRIGGER:-P7D" in lines(file)
        assert b"TRIGGER;RELATED=END:-PT15H" in lines(file)

    def test_an_invitation_with_who_invites_and_who_is_invited(self) -> None:
        people = {
            "organizer": CalendarPerson(address=MANAGER.address, name='Jansen, "Jo"'),
            "attendees": [CalendarPerson(address=EMPLOYEE.address, name="Ünal; de Vries"), MANAGER],
        }
        file = to_icalendar([event(**people)], stamp=STAMP, method="request")
        one, other = the_event(file), by_vobject(file).vevent
        assert one["ORGANIZER"] == other.organizer.value == f"mailto:{MANAGER.address}"
        assert one["ORGANIZER"].params["CN"] == 'Jansen, "Jo"'
        assert [str(each) for each in one["ATTENDEE"]] == [each.value for each in other.attendee_list]
        assert one["ATTENDEE"][0].params == {
            "CN": "Ünal; de Vries",
            "ROLE": "REQ-PARTICIPANT",
            "PARTSTAT": "NEEDS-ACTION",
            "RSVP": "TRUE",
        }
        assert other.attendee_list[0].params["CN"] == ["Ünal; de Vries"]

    def test_a_link_for_a_video_call(self) -> None:
        file = to_icalendar([event(conference="https://video.example.nl/a,b;c?d=1")], stamp=STAMP)
        assert b"CONFERENCE;VALUE=URI:https://video.example.nl/a,b;c?d=1" in lines(file)

    def test_text_beyond_75_octets_is_folded_between_characters(self) -> None:
        file = to_icalendar([event(summary="é" * 200)], stamp=STAMP)
        folded = file.split(b"\r\n")
        assert all(len(line) <= 75 for line in folded)
        assert all(line.decode("utf-8") is not None for line in folded)
        assert str(the_event(file)["SUMMARY"]) == by_vobject(file).vevent.summary.value == "é" * 200

    def test_a_file_without_entries_holds_none(self) -> None:
        assert names(to_icalendar([], stamp=STAMP)) == ["BEGIN", "CALSCALE", "END", "PRODID", "VERSION"]


class TestNoPrivateWords:
    def test_a_file_says_functioneringsgesprek_and_no_names(self) -> None:
        file = to_icalendar([event(organizer=MANAGER, attendees=[EMPLOYEE]), task(kind="agreement")], stamp=STAMP)
        assert not {"ORGANIZER", "ATTENDEE", "DESCRIPTION", "LOCATION"} & set(names(file))
        assert b"example.nl" not in file

    @pytest.mark.parametrize(
        ("kind", "dutch", "english"),
        [
            ("preparation", "Functioneringsgesprek voorbereiden", "Prepare the functioneringsgesprek"),
            ("agreement", "Afspraak uit functioneringsgesprek", "Agreement from the functioneringsgesprek"),
            (
                "not_before",
                "Functioneringsgesprek niet gepland vóór deze dag",
                "Functioneringsgesprek not planned before this day",
            ),
            ("final_day", "Uiterste dag functioneringsgesprek", "Final day for the functioneringsgesprek"),
        ],
    )
    def test_a_task_without_a_title_says_what_it_is_about(self, kind: str, dutch: str, english: str) -> None:
        titles = [
            str(by_icalendar(to_icalendar([task(kind=kind)], stamp=STAMP, lang=lang)).todos[0]["SUMMARY"])
            for lang in ("nl", "en", "de")
        ]
        assert titles == [dutch, english, english]

    def test_an_alarm_repeats_no_title_that_was_given(self) -> None:
        secret = {"summary": "Over mijn ziekte", "alarms": [Alarm(days=1)]}
        file = to_icalendar([event(**secret), task(**secret)], stamp=STAMP)
        said = [str(each["DESCRIPTION"]) for each in by_icalendar(file).walk("VALARM")]
        assert said == ["Functioneringsgesprek", "Functioneringsgesprek voorbereiden"]

    def test_the_repr_shows_no_words_and_no_addresses(self) -> None:
        words = {"summary": "geheim", "description": "geheim", "location": "geheim"}
        person = CalendarPerson(address="geheim@example.nl", name="geheim")
        shown = f"{event(**words, organizer=person, attendees=[person], conference='https://geheim.nl')!r}"
        assert "geheim" not in shown + repr(task(summary="geheim", description="geheim"))


class TestMethods:
    @pytest.mark.parametrize(
        ("method", "organizer", "attendee", "status"),
        [
            (None, False, False, "CONFIRMED"),
            ("publish", True, False, "CONFIRMED"),
            ("request", True, True, "CONFIRMED"),
            ("cancel", True, True, "CANCELLED"),
        ],
    )
    def test_each_says_to_whom_it_goes_and_whether_it_stands(
        self, method: str | None, organizer: bool, attendee: bool, status: str
    ) -> None:
        one = event(organizer=MANAGER, attendees=[EMPLOYEE], sequence=3, alarms=[Alarm(days=1)])
        file = to_icalendar([one], stamp=STAMP, method=method)
        assert by_icalendar(file).get("METHOD") == (None if method is None else method.upper())
        found = the_event(file)
        assert ("ORGANIZER" in found, "ATTENDEE" in found) == (organizer, attendee)
        assert (str(found["STATUS"]), found["SEQUENCE"]) == (status, 3)
        assert len(found.walk("VALARM")) == (status != "CANCELLED")

    def test_an_object_with_a_method_holds_one_component_type_and_one_uid(self) -> None:
        invited = event(organizer=MANAGER, attendees=[EMPLOYEE])
        file = to_icalendar([invited], stamp=STAMP, method="request")
        kinds = [line for line in lines(file) if line in (b"BEGIN:VEVENT", b"BEGIN:VTODO")]
        assert kinds == [b"BEGIN:VEVENT"]
        assert names(file).count("UID") == 1
        for entries in ([], [task()], [invited, task()], [invited, event(uid=UUID(int=1), organizer=MANAGER)]):
            assert refused(to_icalendar, entries=entries, stamp=STAMP, method="request") == [
                ("calendar.one_event", "/entries")
            ]

    @pytest.mark.parametrize("method", ["publish", "request", "cancel"])
    def test_a_method_needs_an_organizer(self, method: str) -> None:
        one = event(attendees=[EMPLOYEE])
        assert refused(to_icalendar, entries=[one], stamp=STAMP, method=method) == [
            ("calendar.organizer", "/entries/0/organizer")
        ]

    @pytest.mark.parametrize("method", ["request", "cancel"])
    def test_an_invitation_and_its_cancellation_need_somebody_invited(self, method: str) -> None:
        assert refused(to_icalendar, entries=[event(organizer=MANAGER)], stamp=STAMP, method=method) == [
            ("calendar.attendees", "/entries/0/attendees")
        ]

    def test_a_cancelled_event_may_also_stand_in_a_file_without_a_method(self) -> None:
        assert str(the_event(to_icalendar([event(status="cancelled")], stamp=STAMP))["STATUS"]) == "CANCELLED"
        assert str(the_event(to_icalendar([event(status="tentative")], stamp=STAMP))["STATUS"]) == "TENTATIVE"

    def test_what_is_no_method_and_no_way_to_write_tasks_is_refused(self) -> None:
        assert refused(to_icalendar, entries=[event()], stamp=STAMP, method="reply") == [("value.choice", "/method")]
        assert refused(to_icalendar, entries=[event()], stamp=STAMP, todos="none") == [("value.choice", "/todos")]

    def test_one_id_cannot_stand_in_a_file_twice(self) -> None:
        assert refused(to_icalendar, entries=[event(), task(), event()], stamp=STAMP) == [
            ("id.duplicate", "/entries/2/uid")
        ]


class TestTasksAsAllDayEvents:
    @pytest.mark.parametrize(
        ("due", "after"),
        [
            (date(2026, 2, 28), "20260301"),
            (date(2028, 2, 28), "20280229"),
            (date(2028, 2, 29), "20280301"),
            (date(2026, 12, 31), "20270101"),
        ],
    )
    def test_they_end_before_the_day_after_and_leave_the_day_free(self, due: date, after: str) -> None:
        file = to_icalendar([task(due=due, alarms=[Alarm(days=1)])], stamp=STAMP, todos="vevent")
        found = lines(file)
        assert f"DTSTART;VALUE=DATE:{due:%Y%m%d}".encode() in found
        assert f"DTEND;VALUE=DATE:{after}".encode() in found
        assert {b"TRANSP:TRANSPARENT", b"TRIGGER:-P1D"} <= set(found)
        assert by_vobject(file).vevent.dtstart.value == due

    def test_a_cancelled_one_says_so_and_what_is_done_or_cancelled_gives_no_alarm(self) -> None:
        for status, said in (("cancelled", True), ("done", False)):
            given = [task(status=status, alarms=[Alarm(days=1)])]
            file = to_icalendar(given, stamp=STAMP, todos="vevent")
            assert (b"STATUS:CANCELLED" in lines(file)) is said
            assert b"BEGIN:VALARM" not in file
        assert b"STATUS:CANCELLED" in lines(to_icalendar([task(status="cancelled")], stamp=STAMP))


class TestIdsAndSequence:
    def test_an_id_is_the_same_every_time_and_differs_by_track_conversation_and_kind(self) -> None:
        ids = {
            calendar_uid(*parts)
            for parts in (
                *(("t", "c-123", "meeting"), ("t", "c-123", "meeting"), ("t", "c-123", "preparation")),
                *(("u", "c-123", "meeting"), ("t", "c-124", "meeting")),
            )
        }
        assert len(ids) == 4
        assert calendar_uid("t", "c-123", "meeting") == UUID("5f75ed8d-645b-5ea7-ad3b-4160967d85a1")

    def test_a_slash_or_a_percent_sign_in_an_id_makes_no_other_id(self) -> None:
        parts = [("a/b", "c", "k"), ("a", "b/c", "k"), ("a%2Fb", "c", "k"), ("a", "b", "c/k")]
        assert len({calendar_uid(*each) for each in parts}) == 4

    def test_an_organisation_may_have_a_namespace_of_its_own(self) -> None:
        assert calendar_uid("t", "c", "k", namespace=UUID(int=7)) != calendar_uid("t", "c", "k")
        assert calendar_uid("t", "c", "k", namespace=UUID(int=7)).version == 5

    def test_the_sequence_rises_with_what_matters_to_who_is_invited(self) -> None:
        history = [
            event(),
            event(summary="Jaargesprek"),
            event(summary="Jaargesprek", at=time(15)),
            event(summary="Jaargesprek", at=time(15), location="Kamer 4"),
            event(summary="Jaargesprek", at=time(15), location="Kamer 4", status="cancelled"),
        ]
        before, numbers = None, []
        for after in history:
            numbers.append(next_sequence(before, after))
            before = attrs.evolve(after, sequence=numbers[-1])
        assert numbers == [0, 0, 1, 2, 3]

    @pytest.mark.parametrize(
        ("change", "rises"),
        [
            ({"day": date(2026, 11, 11)}, True),
            ({"minutes": 60}, True),
            ({"zone": "Europe/London", "at": time(13)}, True),
            ({"conference": "https://video.example.nl/1"}, True),
            ({"status": "tentative"}, True),
            ({"description": "x"}, False),
            ({"alarms": [Alarm(days=1)]}, False),
            ({"organizer": MANAGER}, False),
        ],
    )
    def test_of_an_event(self, change: dict[str, Any], rises: bool) -> None:
        assert next_sequence(event(sequence=4), event(**change)) == 4 + rises

    @pytest.mark.parametrize(
        ("change", "rises"),
        [({"due": date(2026, 11, 8)}, True), ({"status": "done"}, True), ({"summary": "x"}, False)],
    )
    def test_of_a_task(self, change: dict[str, Any], rises: bool) -> None:
        assert next_sequence(task(sequence=4), task(**change)) == 4 + rises


class TestWhatIsRefused:
    @pytest.mark.parametrize("stamp", [datetime(2026, 1, 1), date(2026, 1, 1), "2026-01-01T00:00:00Z"])  # noqa: DTZ001
    def test_a_stamp_that_is_no_moment(self, stamp: Any) -> None:
        assert refused(to_icalendar, entries=[], stamp=stamp) == [("value.moment", "/stamp")]

    def test_a_stamp_with_another_offset_is_written_in_utc(self) -> None:
        stamp = datetime(2026, 7, 1, 0, 30, 15, 999, tzinfo=timezone(timedelta(hours=2)))
        assert b"DTSTAMP:20260630T223015Z" in lines(to_icalendar([event()], stamp=stamp))

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "x",
            "a@",
            "@b",
            "a b@c.nl",
            "a@b\r\nX:1",
            "a@b.nl\n",
            "mailto:a@b.nl",
            'a"@b.nl',
            "é@b.nl",
            "a@b.nl?x=y",
            None,
        ],
    )
    def test_an_address_that_is_none(self, address: Any) -> None:
        assert refused(CalendarPerson, address=address) == [("calendar.address", "/address")]

    @pytest.mark.parametrize(
        "link",
        [
            "",
            "javascript:x",
            "https://a b",
            "https://a\r\nX:1",
            "https://a\n",
            'https://a"b',
            "https://é.nl",
            "data:x",
            3,
        ],
    )
    def test_a_link_that_is_none(self, link: Any) -> None:
        assert refused(event, conference=link) == [("calendar.link", "/conference")]

    @pytest.mark.parametrize("link", ["https://a.nl", "http://a.nl/b", "tel:+31201234567", "sip:a@b.nl", "sips:a@b.nl"])
    def test_a_link_that_is_one(self, link: str) -> None:
        assert event(conference=link).conference == link

    @pytest.mark.parametrize("field", ["summary", "description", "location"])
    def test_text_that_is_too_long_or_no_text(self, field: str) -> None:
        assert refused(event, **{field: "x" * 20_001}) == [("text.too_long", f"/{field}")]
        assert refused(event, **{field: b"x"}) == [("type", f"/{field}")]
        assert getattr(event(**{field: "x" * 20_000}), field) == "x" * 20_000

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({"days": -1}, ("value.range", "/days")),
            ({"days": 367}, ("value.range", "/days")),
            ({"minutes": 1440}, ("value.range", "/minutes")),
            ({"minutes": -1}, ("value.range", "/minutes")),
            ({"minutes": True}, ("value.range", "/minutes")),
        ],
    )
    def test_an_alarm_that_cannot_be(self, more: dict[str, Any], expected: tuple[str, str]) -> None:
        assert refused(Alarm, **more) == [expected]

    def test_an_alarm_at_the_limits_is_good(self) -> None:
        assert (Alarm(days=366).days, Alarm(minutes=1439).minutes) == (366, 1439)

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({"uid": "c-1"}, ("type", "/uid")),
            ({"sequence": -1}, ("value.range", "/sequence")),
            ({"sequence": 2**31}, ("value.range", "/sequence")),
            ({"minutes": 0}, ("value.range", "/minutes")),
            ({"minutes": 7 * 24 * 60 + 1}, ("value.range", "/minutes")),
            ({"day": STAMP}, ("value.date", "/day")),
            ({"day": date(1899, 12, 31)}, ("day.out_of_range", "/day")),
            ({"day": date(2200, 1, 1)}, ("day.out_of_range", "/day")),
            ({"status": "held"}, ("value.choice", "/status")),
            ({"at": "14:00"}, ("value.time", "")),
            ({"zone": "Europe/Amsterdam\r\nX:1"}, ("time.zone", "")),
            ({"day": date(2026, 3, 29), "at": time(2, 30)}, ("time.nonexistent", "")),
            ({"day": date(2026, 10, 25), "at": time(2, 30)}, ("time.ambiguous", "")),
        ],
    )
    def test_an_event_that_cannot_be(self, more: dict[str, Any], expected: tuple[str, str]) -> None:
        assert refused(event, **more) == [expected]

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({"kind": "call"}, ("value.choice", "/kind")),
            ({"status": "confirmed"}, ("value.choice", "/status")),
            ({"due": date(2200, 1, 1)}, ("day.out_of_range", "/due")),
            ({"due": "2026-01-01"}, ("value.date", "/due")),
        ],
    )
    def test_a_task_that_cannot_be(self, more: dict[str, Any], expected: tuple[str, str]) -> None:
        assert refused(task, **more) == [expected]

    def test_a_name_that_is_no_text(self) -> None:
        assert refused(CalendarPerson, address="a@b.nl", name=3) == [("type", "/name")]


def test_without_icalendar_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "functionering.calendar.file", raising=False)
    monkeypatch.delitem(sys.modules, "functionering.calendar.zone", raising=False)
    monkeypatch.delitem(sys.modules, "functionering.calendar.property", raising=False)
    with pytest.raises(MissingExtra, match=r'pip install "functionering\[calendar\]"'):
        to_icalendar([event()], stamp=STAMP)


def test_the_faults_of_a_calendar_are_said_in_both_languages() -> None:
    codes = ("address", "link", "one_event", "organizer", "attendees")
    assert all(fault(f"calendar.{code}").sentence(lang) for code in codes for lang in ("nl", "en"))


class TestZones:
    def test_the_zone_of_the_union_holds_for_any_year(self) -> None:
        for year in (1997, 2026, 2100):
            for month, hours in ((1, 1), (7, 2)):
                file = to_icalendar([event(day=date(year, month, 10))], stamp=STAMP)
                assert file.count(b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=") == 2
                assert by_vobject(file).vevent.dtstart.value.utcoffset() == timedelta(hours=hours)

    @pytest.mark.parametrize(
        ("zone", "day", "hours"),
        [
            ("America/Kralendijk", date(2026, 7, 1), -4),
            ("America/New_York", date(2026, 3, 7), -5),
            ("America/New_York", date(2026, 3, 8), -4),
            ("America/New_York", date(2026, 10, 31), -4),
            ("America/New_York", date(2026, 11, 1), -5),
            ("Australia/Sydney", date(2026, 1, 1), 11),
            ("Australia/Sydney", date(2026, 7, 1), 10),
            ("Europe/Amsterdam", date(1985, 7, 1), 2),
            ("Europe/Amsterdam", date(1985, 12, 1), 1),
            ("Europe/London", date(2026, 7, 1), 1),
            ("UTC", date(2026, 7, 1), 0),
        ],
    )
    def test_another_zone_is_written_as_it_moves_around_the_event(self, zone: str, day: date, hours: int) -> None:
        file = to_icalendar([event(zone=zone, day=day)], stamp=STAMP)
        assert by_vobject(file).vevent.dtstart.value.utcoffset() == timedelta(hours=hours)
        zones = [each for each in by_icalendar(file).walk("VTIMEZONE") if each["TZID"] == zone]
        (rules,) = [each.to_tz(lookup_tzid=False) for each in zones]
        wall = datetime.combine(day, time(14))
        assert wall.replace(tzinfo=rules).utcoffset() == timedelta(hours=hours)

    def test_a_zone_is_written_once_and_every_zone_is_there(self) -> None:
        entries = (event(), event(uid=UUID(int=1)), event(uid=UUID(int=2), zone="Europe/London"), task())
        written = [line for line in lines(to_icalendar(entries, stamp=STAMP)) if line.startswith(b"TZID:")]
        assert written == [b"TZID:Europe/Amsterdam", b"TZID:Europe/London"]

    def test_the_second_of_two_equal_times_is_written_in_utc_because_a_wall_time_means_the_first(self) -> None:
        night = {"day": date(2026, 10, 25), "at": time(2, 30), "minutes": 60}
        second = to_icalendar([event(**night, fold=1)], stamp=STAMP)
        assert {b"DTSTART:20261025T013000Z", b"DTEND:20261025T023000Z"} <= set(lines(second))
        assert b"VTIMEZONE" not in second
        # The first: it also ends in the hour that comes twice, so it is told in UTC as well.
        first = to_icalendar([event(**night, fold=0)], stamp=STAMP)
        assert {b"DTSTART:20261025T003000Z", b"DTEND:20261025T013000Z"} <= set(lines(first))

    def test_a_talk_over_the_night_of_the_clock_lasts_its_minutes(self) -> None:
        file = to_icalendar([event(day=date(2026, 3, 29), at=time(1, 30), minutes=60)], stamp=STAMP)
        assert b"DTEND;TZID=Europe/Amsterdam:20260329T033000" in lines(file)
        for found in (the_event(file).end, by_vobject(file).vevent.dtend.value):
            assert found.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
