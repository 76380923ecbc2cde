"""Which entry is which: an id without names that never changes, and a number that rises when a change matters."""

from uuid import UUID, uuid5

from functionering.calendar.entry import CalendarEvent, CalendarTask

NAMESPACE = UUID("a4576c45-bbb8-51ac-bcee-19e3cbe8ddab")
"""The namespace of ids that this library makes, unless an organisation gives its own.

Source: our choice, `uuid5(NAMESPACE_OID, "functionering/calendar/1")`.
"""


def calendar_uid(track: str, conversation: str, kind: str, *, namespace: UUID = NAMESPACE) -> UUID:
    """The id of an entry: the same for a track, conversation and kind (`"meeting"`, `"preparation"`, …), every time.

    It is a UUID of version 5, made from these three, so it shows none of them. Who can guess them can make the same
    id.

    Source: RFC 5545 3.8.4.7 (globally unique, stable), RFC 7986 5.3 (no host names or personal data).
    """
    return uuid5(namespace, "/".join(_part(each) for each in (track, conversation, kind)))


def _part(text: str) -> str:
    # "a/b" with "c" and "a" with "b/c" are different entries.
    return text.replace("%", "%25").replace("/", "%2F")


def next_sequence(before: CalendarEvent | CalendarTask | None, after: CalendarEvent | CalendarTask) -> int:
    """The sequence number that `after` must bear when `before` was sent last; 0 when nothing was sent yet.

    It rises by one when the time, the length, the place or the link changes, when the day of a task changes, and
    when an entry is cancelled or otherwise gets another status. A new title, description or alarm does not make it
    rise.

    Source: RFC 5545 3.8.7.4, RFC 5546 2.1.4.
    """
    if before is None:
        return 0
    return before.sequence + (_significant(before) != _significant(after))


def _significant(entry: CalendarEvent | CalendarTask) -> tuple[object, ...]:
    if isinstance(entry, CalendarTask):
        return (entry.due, entry.status)
    return (entry.starts, entry.zone, entry.minutes, entry.location, entry.conference, entry.status)
