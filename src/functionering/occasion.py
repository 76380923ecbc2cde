"""The occasion: who meets whom, who asked for it, when and where it was planned, moved and held, and who was there."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from functionering import walltime
from functionering.errors import InvalidValue, fault
from functionering.party import NEITHER, Both, Party
from functionering.record import Clock, Day, Moment, Yes, between, record
from functionering.text import Id, Key, Name, PersonId, Text
from functionering.words import Given

ZONE = "Europe/Amsterdam"
"""The zone that a record is read in when it names none. Our choice."""


def check_zone(value: object) -> str:
    """A time zone by its IANA name. Raises: `InvalidValue` (`time.zone`)."""
    if type(value) is not str:
        raise InvalidValue([fault("type", expected="text")])
    walltime.zone_of(value)
    return value


@record
class Person:
    """Somebody who is, or was, on a side: `from_` and `until` are days, both inclusive; absent is "all along"."""

    id: PersonId
    name: Name
    function: Name | None = None
    unit: Name | None = None
    from_: Day | None = None
    until: Day | None = None


@record
class Period:
    """The period that is looked back on, both days inclusive. Raises: `InvalidValue` if it ends before it starts."""

    start: Day
    end: Day

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue([fault("value.impossible", why="period.order")])


@record
class Previous:
    """The conversation before this one: its id, and the day it was held."""

    id: Id
    held_on: Day | None = None


@record
class Request:
    """Who asked for the conversation; either side may."""

    by: Party
    at: Moment


@record
class Invitation:
    """The invitation (*uitnodiging*): by whom and when, whether the form came along, whether topics were asked for."""

    by: Party
    at: Moment
    form_enclosed: bool | None = None
    topics_asked: bool | None = None


@record
class Meeting:
    """The planned date (*geplande datum*): wall time with its zone, and how long in minutes.

    `fold` says which of the two, where the clock shows the same time twice (0 the first, 1 the second).
    Raises: `InvalidValue` for a time that the zone does not know on that day, an ambiguous time without `fold`, and a
    time without a zone.
    """

    date: Day
    time: Clock | None = None
    zone: Annotated[str, check_zone] | None = None
    fold: Annotated[int, between(0, 1)] | None = None
    minutes: Annotated[int, between(1, 1440)] | None = None
    mode: Key | None = None
    place: Name | None = None

    def __attrs_post_init__(self) -> None:
        if self.time is None:
            return
        if self.zone is None:
            raise InvalidValue([fault("value.impossible", why="meeting.zone")])
        walltime.resolve(self.date, self.time, self.zone, self.fold)

    @property
    def starts_at(self) -> dt.datetime | None:
        """The moment it starts, in UTC; None while only the day is known."""
        if self.time is None or self.zone is None:
            return None
        return walltime.resolve(self.date, self.time, self.zone, self.fold)


@record
class Postponement:
    """The talk was moved: by whom, when, why, and from which planned date."""

    by: Party
    at: Moment
    reason: Text | None = None
    from_: Meeting | None = None


@record
class HandOver:
    """A side changes hands (*overdracht*): from one person to another, and whether what was shared goes along."""

    side: Party
    from_: PersonId
    to: PersonId
    at: Moment
    preparation_shared: bool


class WithOrWithout(StrEnum):
    """What came of an objection to an attendee: the talk went on with them, without them, or was postponed."""

    WITH = "with"
    WITHOUT = "without"
    POSTPONED = "postponed"


@record
class Objection:
    """A side's objection (*bezwaar*) to somebody's presence: visible, and no veto over one companion of one's own."""

    at: Moment
    grounds: Text | None = None
    outcome: WithOrWithout | None = None


@record
class Attendee:
    """Somebody at the table who is on neither side: a companion (*ondersteuner*), an observer, an interpreter.

    `side`: whose companion. `topics`: the topics they are there for; empty is all of them. `announced_at`: told to
    the other side.
    """

    id: PersonId
    name: Name
    side: Party | None = None
    role: Key | None = None
    speaks: bool | None = None
    topics: tuple[Id, ...] = ()
    announced_at: Moment | None = None
    notified_at: Moment | None = None
    consents: Both[Given | None] = NEITHER
    objections: Both[Objection | None] = NEITHER


@record
class Informant:
    """A colleague who was consulted (*geraadpleegde collega*), by which side, and when the other was told.

    `consulted_by`: absent where a form does not say by whom.
    """

    id: PersonId
    name: Name
    function: Name | None = None
    relation: Text | None = None
    consulted_by: Party | None = None
    disclosed_at: Moment | None = None


@record
class Preparation:
    """How far one side is with preparing: what it read, and when it submitted, released or waived.

    `released_at`: shown to the other before the other submitted. `waived_at`: gave up its own protection.
    """

    read_previous: bool | None = None
    submitted_at: Moment | None = None
    released_at: Moment | None = None
    waived_at: Moment | None = None

    @property
    def is_done(self) -> bool:
        """Whether this side is ready: it submitted, released or waived."""
        return (self.submitted_at or self.released_at or self.waived_at) is not None

    @property
    def shared_until(self) -> dt.datetime | None:
        """Up to when words were given out of hand, by submitting or releasing; later ones are drafts. None: all are."""
        return max((each for each in (self.submitted_at, self.released_at) if each is not None), default=None)


NOT_PREPARED: Both[Preparation] = Both(Preparation(), Preparation())
"""Neither side began to prepare."""


@record
class Sitting:
    """A sitting (*gespreksmoment*) that took place. `adjourned`: the talk was broken off here, to be continued."""

    start: Moment
    end: Moment | None = None
    adjourned: Yes | None = None
