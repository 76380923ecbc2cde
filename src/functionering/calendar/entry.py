"""What goes into a calendar file: a conversation at a time, a task for a day, the people invited, and alarms.

Entries know nothing of a conversation's record. Unless the caller puts them there, they hold no words of it, and
nobody's name. An id is a UUID, so no name can be in it.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

import attrs

from functionering.calendar.status import EventStatus, TaskKind, TaskStatus, checked_choice
from functionering.days import checked_day, checked_int
from functionering.errors import InvalidValue, fault
from functionering.walltime import LONGEST_MINUTES, end_after, resolve

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years (inclusive) an entry may lie in. Source: our choice, as for a record."""
AMSTERDAM = "Europe/Amsterdam"
LARGEST_SEQUENCE = 2**31 - 1
"""Source: RFC 5545 3.3.8, the range of an integer."""
LONGEST_CALENDAR_TEXT = 20_000
"""The most characters (inclusive) of a summary, description or location. Source: our choice, as in a record."""

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
_LINK = re.compile(r"(?:https?|sips?|tel):[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{1,2000}")


def _uid(value: object) -> UUID:
    if type(value) is not UUID:
        raise InvalidValue((fault("type", "/uid", expected="UUID"),))
    return value


def _sequence(value: object) -> int:
    return checked_int(value, 0, LARGEST_SEQUENCE, "/sequence")


def _words(value: object, path: str) -> str | None:
    if value is None:
        return None
    if type(value) is not str:
        raise InvalidValue((fault("type", path, expected="str"),))
    if len(value) > LONGEST_CALENDAR_TEXT:
        raise InvalidValue((fault("text.too_long", path, limit=LONGEST_CALENDAR_TEXT),))
    return value


def _summary(value: object) -> str | None:
    return _words(value, "/summary")


def _description(value: object) -> str | None:
    return _words(value, "/description")


def _location(value: object) -> str | None:
    return _words(value, "/location")


def _name(value: object) -> str | None:
    return _words(value, "/name")


def _conference(value: object) -> str | None:
    if value is not None and (type(value) is not str or _LINK.fullmatch(value) is None):
        raise InvalidValue((fault("calendar.link", "/conference"),))
    return value


def _address(value: object) -> str:
    if type(value) is not str or _ADDRESS.fullmatch(value) is None:
        raise InvalidValue((fault("calendar.address", "/address"),))
    return value


def _days_before(value: object) -> int:
    return checked_int(value, 0, 366, "/days")


def _minutes_before(value: object) -> int:
    return checked_int(value, 0, 24 * 60 - 1, "/minutes")


@attrs.frozen(kw_only=True)
class CalendarPerson:
    """Somebody who invites or is invited: an e-mail address in ASCII, and a name if one is to be shown."""

    address: str = attrs.field(converter=_address, repr=False)
    name: str | None = attrs.field(default=None, converter=_name, repr=False)


@attrs.frozen(kw_only=True)
class Alarm:
    """A warning so long before: days (0 to 366) on the clock, and minutes (0 to 1439) that elapse.

    A day before 14:00 is 14:00 the day before, also when the clock is moved in between; that is why 1440 minutes is
    refused. Both 0: at the moment itself. For a task the moment is the beginning of its day.
    """

    days: int = attrs.field(default=0, converter=_days_before)
    minutes: int = attrs.field(default=0, converter=_minutes_before)


def _people(value: Iterable[CalendarPerson]) -> tuple[CalendarPerson, ...]:
    return tuple(value)


def _alarms(value: Iterable[Alarm]) -> tuple[Alarm, ...]:
    return tuple(value)


def _in_range(value: object, path: str) -> date:
    day = checked_day(value, path)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidValue((fault("day.out_of_range", path),))
    return day


def _day(value: object) -> date:
    return _in_range(value, "/day")


def _due(value: object) -> date:
    return _in_range(value, "/due")


def _event_status(value: str) -> EventStatus:
    return checked_choice(EventStatus, value, "/status")


def _task_status(value: str) -> TaskStatus:
    return checked_choice(TaskStatus, value, "/status")


def _kind(value: str) -> TaskKind:
    return checked_choice(TaskKind, value, "/kind")


@attrs.frozen(kw_only=True)
class CalendarEvent:
    """A planned conversation (*geplande datum*): a day and a time on the clock of a zone, and how long it takes.

    - `uid`: stays the same through every change; see `calendar_uid`.
    - `sequence`: how often it was changed; see `next_sequence`. The caller keeps it.
    - `day`, `at`, `zone`: the wall time, with the IANA name of the zone; `fold` says which of two equal times (0 or
      1) is meant in the night in which the clock is put back.
    - `minutes`: that elapse, 1 up to and including a week.
    - `summary`: the title; `None`: "Functioneringsgesprek". `description`, `location`: `None`: none.
    - `conference`: a link for a video call or a telephone number: `https:`, `http:`, `sip:`, `sips:` or `tel:`.
    - `organizer`, `attendees`: only written where a method asks for them; see `to_icalendar`.

    Raises: `InvalidValue`, among others for a time that does not exist, or that occurs twice without a `fold`.
    """

    uid: UUID = attrs.field(converter=_uid)
    day: date = attrs.field(converter=_day)
    at: time
    minutes: int
    zone: str = AMSTERDAM
    fold: int | None = None
    sequence: int = attrs.field(default=0, converter=_sequence)
    status: EventStatus = attrs.field(default=EventStatus.CONFIRMED, converter=_event_status)
    summary: str | None = attrs.field(default=None, converter=_summary, repr=False)
    description: str | None = attrs.field(default=None, converter=_description, repr=False)
    location: str | None = attrs.field(default=None, converter=_location, repr=False)
    conference: str | None = attrs.field(default=None, converter=_conference, repr=False)
    organizer: CalendarPerson | None = None
    attendees: tuple[CalendarPerson, ...] = attrs.field(default=(), converter=_people)
    alarms: tuple[Alarm, ...] = attrs.field(default=(), converter=_alarms)

    def __attrs_post_init__(self) -> None:
        checked_int(self.minutes, 1, LONGEST_MINUTES, "/minutes")
        _ = self.ends

    @property
    def starts(self) -> datetime:
        """The moment at which it starts, in UTC."""
        return resolve(self.day, self.at, self.zone, self.fold)

    @property
    def ends(self) -> datetime:
        """The moment at which it ends, in UTC."""
        return end_after(self.starts, self.minutes)


@attrs.frozen(kw_only=True)
class CalendarTask:
    """Something to do, or to know, on a day: a preparation, an agreement, the days between which a talk is planned.

    - `uid`, `sequence`: as for an event; `due`: the day itself, inclusive.
    - `summary`: the title; `None`: what `kind` says. What was agreed is not in it unless the caller puts it there.
    """

    uid: UUID = attrs.field(converter=_uid)
    due: date = attrs.field(converter=_due)
    kind: TaskKind = attrs.field(converter=_kind)
    sequence: int = attrs.field(default=0, converter=_sequence)
    status: TaskStatus = attrs.field(default=TaskStatus.OPEN, converter=_task_status)
    summary: str | None = attrs.field(default=None, converter=_summary, repr=False)
    description: str | None = attrs.field(default=None, converter=_description, repr=False)
    alarms: tuple[Alarm, ...] = attrs.field(default=(), converter=_alarms)
