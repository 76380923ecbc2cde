"""Calendar files (*agendabestanden*): an event a conversation, tasks for what surrounds it, invitations,
cancellations.

Reading order: `words` (harmless text), `status` (the choices), `entry` (what goes in), `identity` (ids and sequence),
`of_conversation` and `of_due` (entries from a record, and from a due day), `property`, `zone`, `file`. The last three
need the package icalendar, which the extra `calendar` brings. There are no recurring events: a yearly rule in a
calendar skips 29 February and knows no leave, so each conversation stands alone.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from functionering.calendar.entry import Alarm, CalendarEvent, CalendarPerson, CalendarTask
from functionering.calendar.identity import NAMESPACE, calendar_uid, next_sequence
from functionering.calendar.of_conversation import conversation_entries
from functionering.calendar.of_due import due_entries
from functionering.calendar.status import EventStatus, Method, TaskKind, TaskStatus, Todos, checked_choice
from functionering.errors import InvalidValue, MissingExtra, fault

__all__ = (
    # What goes in
    "CalendarEvent",
    "EventStatus",
    "CalendarTask",
    "TaskKind",
    "TaskStatus",
    "CalendarPerson",
    "Alarm",
    # Where it comes from
    "conversation_entries",
    "due_entries",
    # Which is which
    "calendar_uid",
    "next_sequence",
    "NAMESPACE",
    # The file
    "to_icalendar",
    "Method",
    "Todos",
)


def to_icalendar(
    entries: Iterable[CalendarEvent | CalendarTask],
    *,
    stamp: datetime,
    method: Method | str | None = None,
    todos: Todos | str = Todos.VTODO,
    lang: str = "nl",
) -> bytes:
    """The entries as an iCalendar file (RFC 5545), in the order given, in UTF-8.

    - `stamp`: the moment of writing, with an offset (DTSTAMP).
    - `method`: `None` gives a file to download or subscribe to, without organizer or attendees. `"publish"` shows
      an event with its organizer; `"request"` invites, `"cancel"` takes the invitation back. A method takes exactly
      one event, so what is sent never drags a task along.
    - `todos`: `"vtodo"` writes tasks as to-dos, which several calendars do not show; `"vevent"` as all-day events
      that leave the day free.
    - `lang`: of titles that were not given: `"nl"`, or English for anything else.

    Titles say "Functioneringsgesprek" and no more; words of the conversation are in the file only if an entry holds
    them. Every entry is marked CONFIDENTIAL, which calendars need not heed.

    Raises:
        InvalidValue: `value.moment` (stamp), `value.choice` (method, todos), `id.duplicate` (two entries of one id),
            `calendar.one_event`, `calendar.organizer`, `calendar.attendees`.
        MissingExtra: the package icalendar is not there.
    """
    chosen = None if method is None else checked_choice(Method, method, "/method")
    kept = tuple(entries)
    _check_ids(kept)
    if chosen is not None:
        _check_addressed(kept, chosen)
    try:
        from functionering.calendar.file import written  # noqa: PLC0415 - the package behind it is optional
    except ImportError:
        raise MissingExtra(
            'Calendar files need the package icalendar. Install it with: pip install "functionering[calendar]"'
        ) from None
    return written(kept, stamp=_utc(stamp), method=chosen, todos=checked_choice(Todos, todos, "/todos"), lang=lang)


def _utc(stamp: datetime) -> datetime:
    if type(stamp) is not datetime or stamp.utcoffset() is None:
        raise InvalidValue((fault("value.moment", "/stamp"),))
    return stamp.astimezone(UTC).replace(microsecond=0)


def _check_ids(entries: tuple[CalendarEvent | CalendarTask, ...]) -> None:
    seen: set[object] = set()
    for index, entry in enumerate(entries):
        if entry.uid in seen:
            raise InvalidValue((fault("id.duplicate", f"/entries/{index}/uid"),))
        seen.add(entry.uid)


def _check_addressed(entries: tuple[CalendarEvent | CalendarTask, ...], method: Method) -> None:
    if len(entries) != 1 or not isinstance(entries[0], CalendarEvent):
        raise InvalidValue((fault("calendar.one_event", "/entries"),))
    if entries[0].organizer is None:
        raise InvalidValue((fault("calendar.organizer", "/entries/0/organizer"),))
    if method is not Method.PUBLISH and not entries[0].attendees:
        raise InvalidValue((fault("calendar.attendees", "/entries/0/attendees"),))
