"""Conversations that an event asks for, beside the yearly one: each has a key of its own and stands on its own.

A key is made from the track, the kind and the day, and shows none of them: what is read of somebody who was away must
not say so.
"""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid5

import attrs

from functionering.days import (
    DUTCH_CALENDAR,
    Span,
    Term,
    Unit,
    WorkCalendar,
    add_months,
    checked_day,
    checked_int,
    shifted,
)

NAMESPACE = UUID("5b0d6a4e-53f5-4d0c-9d5e-0f4a6f0c7a11")
"""The namespace of the ids that the schedule makes."""


class TriggerKind(StrEnum):
    """What asks for the conversation."""

    REQUEST = "request"
    RETURN = "return"
    NEW_MANAGER = "new_manager"
    CONTRACT_END = "contract_end"
    APPRAISAL = "appraisal"


@attrs.frozen
class Trigger:
    """A conversation that an event asks for.

    `since`: the day of the event, from which it counts. `due`: the last day, included; `None`: nothing is asked for,
    or not yet. `key`: stable, and tells nothing.
    """

    key: str
    kind: TriggerKind = attrs.field(repr=False)
    since: date | None
    due: date | None

    @property
    def is_asked_for(self) -> bool:
        """Whether there is a conversation to hold."""
        return self.due is not None


def _trigger(track_key: str, kind: TriggerKind, since: date | None, due: date | None) -> Trigger:
    return Trigger(str(uuid5(NAMESPACE, f"{track_key}/{kind}/{since}")), kind, since, due)


WITHIN_10_WORKING_DAYS = Term(10, Unit.WORKING_DAYS)
"""Source: regeling functioneringsgesprekken BES (BWBR0028784) art. 3(3): held within 10 *werkdagen* of the request."""

WITHIN_6_WEEKS = Term(6, Unit.WEEKS)
"""Source: cao Kinderopvang art. 8.3."""

WITHIN_1_MONTH = Term(1, Unit.MONTHS)
"""Source: BZ local staff art. 6.13(1) (BWBR0017230): a *startgesprek* within a month of a new manager's start."""


def on_request(
    track_key: str, requested_on: date, within: Term = WITHIN_10_WORKING_DAYS, calendar: WorkCalendar = DUTCH_CALENDAR
) -> Trigger:
    """A conversation that either side asked for (*op verzoek*): within the term after the request."""
    return _trigger(track_key, TriggerKind.REQUEST, requested_on, within.after(requested_on, calendar))


def eligible_from(last_held: date | None, once_per_months: int = 12) -> date | None:
    """The first day on which a right to one conversation per so many months can be used again, that day included.

    `None`: at once, for there was none yet. Source: cao Kinderopvang art. 8.3, "één keer per jaar recht op".
    """
    checked_int(once_per_months, 1, 1_200)
    return None if last_held is None else add_months(last_held, once_per_months)


def is_eligible(requested_on: date, last_held: date | None, once_per_months: int = 12) -> bool:
    """Whether a request on the day falls under that right."""
    first = eligible_from(last_held, once_per_months)
    return first is None or checked_day(requested_on) >= first


ABSENCE_DAYS = 70
"""Calendar days, both ends counted, of which *more* ask for a conversation. Source: Belgian federal civil service."""


def after_absence(
    track_key: str,
    absence: Span,
    within: Term,
    *,
    threshold_days: int = ABSENCE_DAYS,
    calendar: WorkCalendar = DUTCH_CALENDAR,
) -> Trigger:
    """A conversation on return from more than `threshold_days` away: within the term after the first day back.

    Exactly so many days ask for none. While the last day away is not known there is no due day yet.
    """
    checked_int(threshold_days, 0, 36_600)
    if absence.end is None:
        return _trigger(track_key, TriggerKind.RETURN, None, None)
    back = shifted(absence.end, 1)
    away = (back - absence.start).days
    return _trigger(
        track_key, TriggerKind.RETURN, back, within.after(back, calendar) if away > threshold_days else None
    )


def new_manager(
    track_key: str, manager_since: date, within: Term = WITHIN_1_MONTH, calendar: WorkCalendar = DUTCH_CALENDAR
) -> Trigger:
    """A first conversation with a new manager: within the term after that manager's first day."""
    return _trigger(track_key, TriggerKind.NEW_MANAGER, manager_since, within.after(manager_since, calendar))


def before_contract_end(track_key: str, last_day: date, months: int = 1) -> Trigger:
    """A conversation at the latest so many months before the last day of a contract, in time for the *aanzegdatum*.

    Source: BW 7:668: notice of a fixed term of six months or more at the latest one month before its end.
    """
    checked_int(months, 0, 120)
    return _trigger(track_key, TriggerKind.CONTRACT_END, last_day, add_months(last_day, -months))


def before_appraisal(track_key: str, drawn_up_on: date, months: int = 3) -> Trigger:
    """A conversation at the latest so many months before an appraisal (*beoordeling*) is drawn up, so that it can help.

    Source: regeling functioneringsgesprekken BES (BWBR0028784) art. 3(4): "uiterlijk drie maanden voordat".
    """
    checked_int(months, 0, 120)
    return _trigger(track_key, TriggerKind.APPRAISAL, drawn_up_on, add_months(drawn_up_on, -months))
