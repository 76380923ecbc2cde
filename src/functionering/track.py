"""The track (*spoor*) of one appointment: where the conversations that were held meet the schedule of the next one.

A record knows what was held, a schedule what is due; here the one feeds the other. Held conversations count. What was
cancelled (*vervallen*) or refused never does, and what is still to be held does not yet. A duty is to hold it: whether
the report was closed afterwards changes no due day.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Overflow, Roll, WorkCalendar, add_months, shifted
from functionering.errors import InvalidValue, fault
from functionering.party import Party
from functionering.profile import STANDARD, CadenceKind, Profile, SourcedTerm, profile_of, shipped
from functionering.schedule import (
    Anniversary,
    Cadence,
    CalendarYear,
    Deadlines,
    Due,
    Held,
    LeaveRule,
    Rolling,
    Track,
    next_due,
)
from functionering.stages import is_adjourned

CADENCES: dict[str, type[Anniversary | CalendarYear | Rolling]] = {
    "anniversary": Anniversary,
    "calendar_year": CalendarYear,
    "rolling": Rolling,
}
"""The kinds of cadence by name."""

MONTHS_OF_A_YEAR = 12
"""The distance of a rolling cadence that says none."""


def track_key(c: Conversation) -> str | None:
    """Whose schedule a conversation belongs to: its `track`, else the id of the first person of the employee's side.

    The duty follows the employee and not the pair, so a change of manager changes nothing. `None`: it names neither.
    """
    people = c.parties[Party.EMPLOYEE]
    return c.track or (people[0].id if people else None)


@attrs.frozen
class _Told:
    """What one copy of a record tells the schedule."""

    key: str | None
    held_on: date | None
    is_cancelled: bool

    def and_also(self, other: "_Told") -> "_Told":
        """What two copies of one conversation tell together, whichever came first."""
        return _Told(
            key=min((each for each in (self.key, other.key) if each is not None), default=None),
            held_on=min((each for each in (self.held_on, other.held_on) if each is not None), default=None),
            is_cancelled=self.is_cancelled or other.is_cancelled,
        )


def _told(c: Conversation) -> _Told:
    return _Told(track_key(c), None if is_adjourned(c) else c.held_on, c.cancelled is not None)


def held_by_track(conversations: Iterable[Conversation]) -> dict[str, tuple[Held, ...]]:
    """What was held on each track, in order of day; tracks in the order in which they came.

    The local day of the first sitting is credited, also where there were several. A talk that was broken off counts
    once it was continued. Copies of one conversation, told by its id, count once. A track on which nothing was held
    is there, and empty; a record that names neither track nor employee is left out. The conversations are looked at
    one by one and not kept, so that they may come from a stream.
    """
    told: dict[str, _Told] = {}
    for c in conversations:
        known = told.get(c.id)
        told[c.id] = _told(c) if known is None else known.and_also(_told(c))
    held: dict[str, list[date]] = {}
    for each in told.values():
        if each.key is not None:
            days = held.setdefault(each.key, [])
            if each.held_on is not None and not each.is_cancelled:
                days.append(each.held_on)
    return {key: tuple(Held(day) for day in sorted(days)) for key, days in held.items()}


def cadence_from(said: Iterable[tuple[str, Any]]) -> Cadence:
    """A cadence from names and values: its `kind`, and what that kind of cadence knows, such as `interval_months`.

    Nothing said, or no `kind`, is a calendar year.

    Raises:
        InvalidValue: `value.choice` for a kind that does not exist, `json.unknown_key`, and what the cadence refuses.
    """
    values: dict[str, Any] = dict(said)
    kind = values.pop("kind", "calendar_year")
    if kind not in tuple(CADENCES):
        raise InvalidValue([fault("value.choice", "/cadence/kind", allowed=", ".join(CADENCES))])
    known = tuple(field.name for field in attrs.fields(CADENCES[kind]))
    unknown = set(values).difference(known)
    if unknown:
        raise InvalidValue([fault("json.unknown_key", "/cadence", count=len(unknown), known=", ".join(known))])
    if "overflow" in values:
        if values["overflow"] not in tuple(Overflow):
            raise InvalidValue([fault("value.choice", "/cadence/overflow", allowed=", ".join(Overflow))])
        values["overflow"] = Overflow(values["overflow"])
    try:
        return CADENCES[kind](**values)
    except InvalidValue as error:
        raise InvalidValue([each.under("/cadence") for each in error.faults]) from None


def cadence_of(profile: Profile) -> CalendarYear | Rolling | None:
    """How often, as the profile has it; `None` where a conversation is held only when somebody asks for it."""
    rhythm = profile.cadence
    if rhythm.kind is CadenceKind.ROLLING:
        return Rolling(interval_months=rhythm.months or MONTHS_OF_A_YEAR)
    return CalendarYear() if rhythm.kind is CadenceKind.CALENDAR_YEAR else None


def deadlines_of(profile: Profile) -> Deadlines:
    """The terms of the profile as `timeline` takes them."""

    def term(sourced: SourcedTerm | None) -> Any:
        return None if sourced is None else sourced.term

    terms = profile.terms
    return Deadlines(
        invite=term(terms.notice),
        prepare=term(terms.exchange),
        report=term(terms.report),
        respond=term(terms.response),
        sign=term(terms.signing),
        postpone=term(terms.postponement),
        request=term(terms.request),
        source=profile.name,
    )


def next_conversation(
    conversations: Iterable[Conversation],
    track: Track,
    *,
    as_of: date,
    profile: Profile | None = None,
    leave: LeaveRule | None = None,
    roll: Roll = Roll.NONE,
    calendar: WorkCalendar = DUTCH_CALENDAR,
) -> Due | None:
    """When the next conversation of the track is due, from the records of it and the cadence of their profile.

    `None`: the profile has conversations only when somebody asks for one.

    `conversations`: records of this track; those of other tracks are passed over. `profile`: `None` is the one that
    the conversation held last names, and the standard one where none was held. `leave`: `None` defers to three months
    after the return. What may be shown to others is `Due.in_words`: "not planned before ..." and the final day.

    Raises:
        InvalidValue: as `next_due`.
        UnknownProfile: the record held last names a profile that is not shipped.
    """
    own = [c for c in conversations if track_key(c) == track.key]
    held = held_by_track(own).get(track.key, ())
    if profile is None:
        last = max((c for c in own if c.sittings), key=lambda c: (c.held_on or as_of, c.id), default=None)
        profile = shipped(STANDARD) if last is None else profile_of(last)
    cadence, rule = cadence_of(profile), LeaveRule() if leave is None else leave
    if cadence is None:
        return None
    return next_due(cadence, track, held, as_of=as_of, leave=rule, roll=roll, calendar=calendar)


def next_after(cadence: CalendarYear | Rolling, previous: date) -> date:
    """The last day on which the conversation after the one of `previous` is in time, grace not counted.

    A record knows the day of the previous conversation and not the start of the service. It needs no more: for these
    two cadences it is what `next_due` answers, and for a calendar year with grace or a minimum of service the latest
    that it can answer.
    """
    if isinstance(cadence, Rolling):
        return add_months(previous, cadence.interval_months, cadence.overflow)
    served = add_months(previous, cadence.min_service_months)
    return cadence.due_day(max(cadence.period_of(previous) + 1, cadence.period_of(served)))


def counts_from(cadence: CalendarYear | Rolling, previous: date) -> date:
    """The first day on which a conversation after the one of `previous` counts for the next turn; before it is extra.

    A calendar year has one conversation, and a second one in it is extra.
    """
    if isinstance(cadence, Rolling):
        due = add_months(previous, cadence.interval_months, cadence.overflow)
        early = cadence.early_months
        first = shifted(previous, 1)
        return first if early is None else max(add_months(due, -early, cadence.overflow), first)
    # Held in the grace of a year, the previous one may have been for the year before.
    return cadence.period_start(cadence.period_of(shifted(previous, -cadence.grace_days)) + 1)
