"""How far a conversation is: the stage, computed from its facts in one documented order.

A status field can lie; facts cannot contradict what follows from them. The stage is the furthest one whose fact is
there and valid: `closed` only while the seal it was closed under is still the seal, and `cancelled` wins over all.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.digest import seal
from functionering.doors import door
from functionering.labels import STAGES, said
from functionering.party import Party
from functionering.profile import Profile, profile_of


class Stage(StrEnum):
    """The stages (*stand*), in their order. Postponed and reopened are facts beside them."""

    PLANNED = "planned"
    INVITED = "invited"
    PREPARING = "preparing"
    PREPARED = "prepared"
    PARTLY_HELD = "partly_held"
    HELD = "held"
    REPORTED = "reported"
    CONCLUDED = "concluded"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def rank(self) -> int:
        """Its place in the order, from 0; cancelled stands outside and last."""
        return tuple(Stage).index(self)

    def has_reached(self, other: "Stage") -> bool:
        """Whether this stage is `other` or a later one; a cancelled talk has reached nothing but that."""
        if self is Stage.CANCELLED or other is Stage.CANCELLED:
            return self is other
        return self.rank >= other.rank

    def label(self, lang: str = "nl") -> str:
        """The stage as people say it, in `lang`: `"nl"`, or English for anything else."""
        return said(STAGES, self, lang)


@door
def stage(
    c: Conversation,
    profile: Profile | None = None,
    at: dt.datetime | None = None,
    *,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> Stage:
    """The furthest stage that the facts show.

    In order: `closed` under the present seal and not reopened since; `concluded`: each side signed what stands, or is
    known not to sign, or (with `at`) let the response term pass in silence; `reported`: an edition was offered or
    made available; `held`; `partly_held`: broken off, to be continued; `prepared`: each side submitted, released or
    waived; `preparing`: anybody began; `invited`; `planned`. `leave` are the days on which the response term stands
    still (*opgeschort*). Raises: `UnknownProfile`.
    """
    terms = profile_of(c, profile)
    if c.cancelled is not None:
        return Stage.CANCELLED
    if c.sittings:
        return _after_sitting(c, terms, at, calendar, leave)
    if all(each.is_done for each in c.preparations.values()):
        return Stage.PREPARED
    if _began(c):
        return Stage.PREPARING
    return Stage.INVITED if c.invitation is not None else Stage.PLANNED


def _after_sitting(
    c: Conversation, profile: Profile, at: dt.datetime | None, calendar: WorkCalendar, leave: Iterable[Span]
) -> Stage:
    if is_closed(c):
        return Stage.CLOSED
    latest = c.report.latest
    if latest is None or (latest.offered_at is None and latest.available_at is None):
        return Stage.PARTLY_HELD if is_adjourned(c) else Stage.HELD
    silence = at is not None and response_term_has_run(c, profile, at, calendar=calendar, leave=leave)
    signed = signed_sides(c)
    settled = all(party in signed or c.unsigned[party] or (silence and c.reactions[party] is None) for party in Party)
    return Stage.CONCLUDED if settled else Stage.REPORTED


def _began(c: Conversation) -> bool:
    return any(each.is_done for each in c.preparations.values()) or any(
        each.perspectives[party].preparation for each in c.topics for party in Party
    )


def is_adjourned(c: Conversation) -> bool:
    """Whether the last sitting was broken off, to be continued."""
    return bool(c.sittings) and max(c.sittings, key=lambda each: each.start).adjourned is not None


def is_reopened(c: Conversation) -> bool:
    """Whether the record was opened again after its last closing."""
    return c.closing is not None and any(each.at >= c.closing.at for each in c.reopenings)


def is_closed(c: Conversation) -> bool:
    """Whether it was closed, not reopened since, and the seal is still the one it was closed under."""
    return c.closing is not None and not is_reopened(c) and c.closing.digest == seal(c)


def signed_sides(c: Conversation) -> tuple[Party, ...]:
    """The sides of which somebody signed exactly what stands; a stale signature is none."""
    if not any(c.signatures.values()):
        return ()
    current = seal(c)
    return tuple(
        party for party, signatures in c.signatures.items() if any(each.digest == current for each in signatures)
    )


def response_term_end(
    c: Conversation,
    profile: Profile | None = None,
    *,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> dt.date | None:
    """The last day (inclusive) to respond to the latest edition; None while there is none, or the term stands still.

    It runs from the day after the edition was made available. Source: the profile; at least five working days (our
    choice, after BES art. 8(4)).
    """
    latest = c.report.latest
    if latest is None or latest.available_at is None:
        return None
    term = profile_of(c, profile).terms.response.term
    return term.after(c.day_of(latest.available_at), calendar, suspended=leave)


def response_term_has_run(
    c: Conversation,
    profile: Profile | None,
    at: dt.datetime,
    *,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> bool:
    """Whether the response term is over at the moment `at`: from the day after its last day."""
    end = response_term_end(c, profile, calendar=calendar, leave=leave)
    return end is not None and c.day_of(at) > end
