"""A conversation in a calendar: the meeting, what each side prepares, and the days of what was agreed.

By default nothing that a person wrote of the conversation is in it: no topics, no reasons, no agreements. The place of
the meeting is, since whoever comes must know it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

import attrs

from functionering.agreement import Agreement, Progress
from functionering.amendments import as_amended, is_agreed
from functionering.calendar.entry import Alarm, CalendarEvent, CalendarPerson, CalendarTask
from functionering.calendar.identity import NAMESPACE, calendar_uid, next_sequence
from functionering.calendar.status import EventStatus, TaskKind, TaskStatus
from functionering.calendar.titles import titled
from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, WorkCalendar
from functionering.occasion import ZONE, Meeting
from functionering.party import Party
from functionering.profile import Profile, profile_of
from functionering.schedule import timeline
from functionering.track import deadlines_of, track_key

MINUTES = 60
"""How long a meeting takes that does not say. Source: our choice, within the 30 to 90 minutes that houses name."""

Entry = CalendarEvent | CalendarTask


def conversation_entries(
    c: Conversation,
    *,
    profile: Profile | None = None,
    side: Party | None = None,
    with_words: bool = False,
    sent: Iterable[Entry] = (),
    organizer: CalendarPerson | None = None,
    attendees: Iterable[CalendarPerson] = (),
    alarms: Iterable[Alarm] = (),
    calendar: WorkCalendar = DUTCH_CALENDAR,
    lang: str = "nl",
    namespace: UUID = NAMESPACE,
) -> tuple[Entry, ...]:
    """The entries of a conversation: first the meeting, then preparation, then agreements and when they are looked at.

    - `profile`: whose term of exchange gives the last day to prepare; `None`: the one that the record names.
    - `side`: for whose calendar; it leaves out what the other prepares, and agreements that are not of this side.
      `None`: everything, with the side in the title of what it prepares.
    - `with_words`: put the text of an agreement in the description of its entry.
    - `sent`: the entries as they were sent last; a sequence then rises by one where a change matters. For an entry
      that is not among them it is counted from the facts: an invitation, each postponement, a cancellation.
    - `organizer`, `attendees`, `alarms`: for the meeting; addresses are in no record.
    - `lang`: of titles that name a side.

    An agreement has the assent of both, and its amendments by both since count; a proposal is in no calendar. It keeps
    its id through the years. Of a cancelled talk the meeting and the preparation are cancelled, and so is preparation
    that the talk went on without.

    Raises:
        UnknownProfile: the record names a profile that is not shipped.
        InvalidValue: a day of an entry lies outside what a calendar file holds.
    """
    ids = _Ids(track_key(c) or "", namespace)
    chosen = profile_of(c, profile)
    entries: list[Entry] = []
    if c.meeting is not None:
        meeting = _meeting(c, c.meeting, ids)
        if isinstance(meeting, CalendarEvent):
            meeting = attrs.evolve(meeting, organizer=organizer, attendees=tuple(attendees))
        entries.append(attrs.evolve(meeting, alarms=tuple(alarms)))
        term = timeline(c.meeting.date, deadlines_of(chosen), calendar).prepare
        day = c.meeting.date - timedelta(days=1) if term is None else term
        entries.extend(
            attrs.evolve(
                _preparation(c, day, party, ids),
                summary=None if side is party else titled(chosen.roles[party].text(lang), TaskKind.PREPARATION, lang),
            )
            for party in (Party if side is None else (side,))
        )
    for agreement in _agreed(c):
        if side is None or agreement.owner is None or side in agreement.owner.parties:
            entries.extend(_of_agreement(agreement, ids, with_words=with_words))
    before = {each.uid: each for each in sent}
    return tuple(_sequenced(each, before) for each in entries)


@attrs.frozen
class _Ids:
    """The ids of the entries of one track."""

    track: str
    namespace: UUID

    def of(self, what: str, kind: str) -> UUID:
        return calendar_uid(self.track, what, kind, namespace=self.namespace)


def _sequenced(entry: Entry, before: Mapping[UUID, Entry]) -> Entry:
    known = before.get(entry.uid)
    return entry if known is None else attrs.evolve(entry, sequence=next_sequence(known, entry))


def _meeting(c: Conversation, meeting: Meeting, ids: _Ids) -> Entry:
    uid = ids.of(c.id, "meeting")
    cancelled, stands = c.cancelled is not None, c.invitation is not None or bool(c.sittings)
    # Each of these facts changes the time or the status, and none of them is ever taken back.
    sequence = len(c.postponements) + stands + cancelled
    if meeting.time is None:
        status = TaskStatus.CANCELLED if cancelled else TaskStatus.DONE if c.sittings else TaskStatus.OPEN
        return CalendarTask(uid=uid, due=meeting.date, kind=TaskKind.PLANNED_DAY, sequence=sequence, status=status)
    planned = EventStatus.CONFIRMED if stands else EventStatus.TENTATIVE
    return CalendarEvent(
        uid=uid,
        day=meeting.date,
        at=meeting.time,
        zone=meeting.zone or ZONE,
        fold=meeting.fold,
        minutes=meeting.minutes or MINUTES,
        sequence=sequence,
        status=EventStatus.CANCELLED if cancelled else planned,
        location=meeting.place,
    )


def _preparation(c: Conversation, day: date, party: Party, ids: _Ids) -> CalendarTask:
    status = TaskStatus.OPEN
    if c.preparations[party].is_done:
        status = TaskStatus.DONE
    elif c.cancelled is not None or c.sittings:
        status = TaskStatus.CANCELLED
    return CalendarTask(
        uid=ids.of(c.id, f"preparation/{party}"),
        due=day,
        kind=TaskKind.PREPARATION,
        sequence=len(c.postponements) + (status is not TaskStatus.OPEN),
        status=status,
    )


def _agreed(c: Conversation) -> Iterator[Agreement]:
    """The agreements that have the assent of both to what they say now, as amended by both."""
    return (as_amended(each) for each in c.agreements if is_agreed(each))


def _of_agreement(agreement: Agreement, ids: _Ids, *, with_words: bool) -> Iterator[CalendarTask]:
    last = agreement.due.last_day if agreement.due is not None else None
    done = bool(agreement.progress) and agreement.progress[-1].outcome is Progress.REALISED
    for day, kind in ((last, TaskKind.AGREEMENT), (agreement.check_on, TaskKind.REVIEW)):
        if day is not None:
            yield CalendarTask(
                uid=ids.of(f"agreement/{agreement.id}", kind),
                due=day,
                kind=kind,
                sequence=len(agreement.revisions) + len(agreement.progress),
                status=TaskStatus.DONE if done else TaskStatus.OPEN,
                description=agreement.what if with_words else None,
            )
