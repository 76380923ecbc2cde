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
    known not to sign what was offered or what the other signed, or (with `at`) let the response term pass in silence;
    `reported`: an edition was offered or made available; `held`; `partly_held`: broken off, to be continued;
    `prepared`: each side submitted, released or waived; `preparing`: anybody began; `invited`; `planned`. Each counts
    whether or not the earlier ones stand there: a record that was signed and names no sitting is concluded. `leave`
    are the days on which the response term stands still (*opgeschort*). Raises: `UnknownProfile`.
    """
    terms = profile_of(c, profile)
    if c.cancelled is not None:
        return Stage.CANCELLED
    after = _after_talk(c, _silent_sides(c, terms, at, calendar, leave))
    if after is not None:
        return after
    if c.sittings:
        return Stage.PARTLY_HELD if is_adjourned(c) else Stage.HELD
    if all(each.is_done for each in c.preparations.values()):
        return Stage.PREPARED
    if _began(c):
        return Stage.PREPARING
    return Stage.INVITED if c.invitation is not None else Stage.PLANNED


def _after_talk(c: Conversation, silent: tuple[Party, ...] = ()) -> Stage | None:
    """The stage of what only follows a talk; None while none of that is there. `silent`: who let the term pass."""
    if is_closed(c):
        return Stage.CLOSED
    offered, signed = is_offered(c), signed_sides(c)
    # Nobody is known not to sign what never lay there to be signed.
    if (offered or signed) and all(party in signed or c.unsigned[party] or party in silent for party in Party):
        return Stage.CONCLUDED
    return Stage.REPORTED if offered else None


def _silent_sides(
    c: Conversation, profile: Profile, at: dt.datetime | None, calendar: WorkCalendar, leave: Iterable[Span]
) -> tuple[Party, ...]:
    """The sides that let the response term pass without an answer, by the moment `at`."""
    if at is None:
        return ()
    return tuple(
        party
        for party in Party
        if c.reactions[party] is None
        and response_term_has_run(c, profile, at, of=party, calendar=calendar, leave=leave)
    )


def is_offered(c: Conversation) -> bool:
    """Whether the latest edition of the report was put before a side, or can be read."""
    return c.report.latest is not None and c.report.latest.shared_at is not None


def is_held(c: Conversation) -> bool:
    """Whether the two talked, as far as the record shows: a sitting stands there, or what only follows one.

    A record that is reported, concluded or closed is of a talk, also where it does not say when that was.
    """
    return bool(c.sittings) or _after_talk(c) is not None


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
    of: Party | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> dt.date | None:
    """The last day (inclusive) to respond to the latest edition; None while there is none, or the term stands still.

    It runs from the day after the edition was made available, and anew from the day after a remark on it, and after the
    record was opened again. `of`: for that side, whom only remarks of the other give something to respond to; None:
    until it has run for both. Source: the profile; at least five working days (our choice, after BES art. 8(4)); that a
    remark or a reopening starts it anew is our choice.
    """
    latest = c.report.latest
    if latest is None or latest.available_at is None:
        return None
    remarks = (each.at for each in latest.remarks if each.by is not of)
    # What was changed since it was opened again, no record shows: so all of it lies before both anew.
    reopened = (each.at for each in c.reopenings)
    term = profile_of(c, profile).terms.response.term
    return term.after(c.day_of(max((latest.available_at, *remarks, *reopened))), calendar, suspended=leave)


def response_term_has_run(
    c: Conversation,
    profile: Profile | None,
    at: dt.datetime,
    *,
    of: Party | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> bool:
    """Whether the response term (`of` a side, or of both) is over at the moment `at`: from the day after its last."""
    end = response_term_end(c, profile, of=of, calendar=calendar, leave=leave)
    return end is not None and c.day_of(at) > end
