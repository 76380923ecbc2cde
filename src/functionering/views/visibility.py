"""Who may see which preparation: roles in this conversation, hand-overs, and the reveal (*inzage in de voorbereiding*).

Everything here follows from what both sides may know: who is on a side, when each submitted, released or waived, and
whether there was a sitting. Nothing looks at hidden words, so nothing that comes out can depend on them.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import takewhile

import attrs

from functionering.conversation import Conversation, Phase
from functionering.drafts import is_shared
from functionering.errors import InvalidValue, fault
from functionering.occasion import Person
from functionering.party import Party
from functionering.profile import Profile, Reveal

FILE = "file"
"""The viewer that stands for the personnel file (*dossier*)."""


@attrs.frozen
class Viewer:
    """Whoever looks, by the role in this conversation only.

    With a `party`: that side as a whole, or a `person` of it. A `person` alone is an attendee; neither is the file.
    """

    party: Party | None = None
    person: str | None = None

    @property
    def name(self) -> str:
        """How a view names its viewer: a person's id, a side, or "file"."""
        return self.person or (FILE if self.party is None else self.party.value)


def viewer_of(c: Conversation, viewer: str, at: dt.datetime | None) -> Viewer:
    """The role that `viewer` has at the moment `at`; without a moment, anybody who ever was on a side is of that side.

    Raises: `InvalidValue` (`viewer.unknown`) for somebody who has no part in this conversation, or not yet; the id is
    not repeated.
    """
    if viewer == FILE:
        return Viewer()
    if viewer in (*Party,):
        return Viewer(Party(viewer))
    party = c.side_of(viewer)
    if party is not None:
        since = _person(c, party, viewer).from_
        if at is None or since is None or c.day_of(at) >= since:
            return Viewer(party, viewer)
    elif any(each.id == viewer for each in c.attendees):
        return Viewer(None, viewer)
    # No frame of a traceback that is logged with its locals may hold who asked.
    del viewer
    raise InvalidValue([fault("viewer.unknown")])


def _person(c: Conversation, party: Party, person: str) -> Person:
    return next(each for each in c.parties[party] if each.id == person)


@attrs.frozen
class Horizon:
    """How far somebody who left a side saw: up to a last day, or the moment of the hand-over (both inclusive)."""

    last_day: dt.date | None
    handed_over: dt.datetime | None

    def knew(self, c: Conversation, moment: dt.datetime) -> bool:
        """Whether a moment lies on this side of it."""
        if self.last_day is not None and c.day_of(moment) > self.last_day:
            return False
        return self.handed_over is None or moment <= self.handed_over

    def final_day(self, c: Conversation) -> dt.date:
        """The last day (inclusive) on which they saw anything."""
        days = (self.last_day, None if self.handed_over is None else c.day_of(self.handed_over))
        return min(each for each in days if each is not None)


def horizon(c: Conversation, party: Party, person: str | None, at: dt.datetime | None) -> Horizon | None:
    """How far a person of a side saw; None for whoever is still there at the moment `at`, and for a side as a whole.

    Without a moment, everybody whose `until` is known, or who handed over, has left.
    """
    if person is None:
        return None
    until = _person(c, party, person).until
    if until is not None and at is not None and c.day_of(at) <= until:
        until = None
    gone = _handed_over(c, party, person, at)
    return None if until is None and gone is None else Horizon(until, gone)


def _handed_over(c: Conversation, party: Party, person: str, at: dt.datetime | None) -> dt.datetime | None:
    """When a person handed over and did not come back."""
    moves = [each for each in c.handovers if each.side is party and person in (each.from_, each.to)]
    moves = [each for each in moves if at is None or each.at <= at]
    last = max(moves, key=lambda each: each.at, default=None)
    return last.at if last is not None and last.from_ == person else None


@attrs.frozen
class Arrival:
    """Somebody took the place of another on a side. `shared`: with the other side's yes to passing its words on."""

    left: str
    came: str
    at: dt.datetime
    shared: bool


def arrivals(c: Conversation, party: Party, person: str | None, at: dt.datetime | None) -> tuple[Arrival, ...]:
    """The changes of hands before a viewer came to a side, by time; empty for who was there all along.

    A side as a whole knows what the one of its present people knows who was there longest.
    """
    found = sorted((*_handovers(c, party), *_unrecorded(c, party)), key=lambda each: each.at)
    if person is not None:
        return _before(found, person)
    present = [each.id for each in c.parties[party] if horizon(c, party, each.id, at) is None]
    return min((_before(found, each) for each in present), key=len, default=())


def _before(found: list[Arrival], person: str) -> tuple[Arrival, ...]:
    came = max((each.at for each in found if each.came == person), default=None)
    return () if came is None else tuple(each for each in found if each.at <= came)


def _handovers(c: Conversation, party: Party) -> Iterable[Arrival]:
    return (Arrival(h.from_, h.to, h.at, h.preparation_shared) for h in c.handovers if h.side is party)


def _unrecorded(c: Conversation, party: Party) -> Iterable[Arrival]:
    """Somebody came on a day after another had left, and no hand-over says so: then nobody said yes to anything."""
    recorded = {each.to for each in c.handovers if each.side is party}
    for new in c.parties[party]:
        if new.from_ is None or new.id in recorded:
            continue
        start = dt.datetime.combine(new.from_, dt.time(), c.zone).astimezone(dt.UTC)
        for old in c.parties[party]:
            if old.until is not None and old.until < new.from_:
                yield Arrival(old.id, new.id, start, shared=False)


def is_at_table(c: Conversation) -> bool:
    """Whether what stands beside the preparation was said at the table; before a sitting it is preparation too.

    A record that has no place for preparation, such as a paper form, has nothing to be blind about.
    """
    return bool(c.sittings) or not c.has_place_for(Phase.PREPARATION)


def open_until(
    c: Conversation, author: Party, profile: Profile, since: dt.datetime | None = None
) -> dt.datetime | None:
    """Up to which moment (inclusive) a side's preparation is open to the other; None: nothing of it is.

    What was released counts at once; what was submitted counts when both submitted, at the sitting, or when its author
    waived the protection, as the profile's reveal policy says. Only what was submitted or released after `since`
    counts. Nobody's silence and no term opens anything.
    """
    prep = c.preparations[author]
    given = [prep.released_at]
    if is_at_table(c) or prep.waived_at is not None or _policy_opens(c, author, profile.reveal):
        given.append(prep.submitted_at)
    return max((each for each in given if each is not None and (since is None or each > since)), default=None)


def _policy_opens(c: Conversation, author: Party, policy: Reveal) -> bool:
    if policy is Reveal.OWN_RELEASE:
        return False
    return policy.first is author or all(each.submitted_at is not None for each in c.preparations.values())


@attrs.frozen
class Sight:
    """What one viewer of a side may see of what both prepared: a question of whose it is and when it was given.

    `since`: when the viewer came to the side, without the other's yes to what it had shared before; None: not so.
    """

    c: Conversation = attrs.field(repr=False)
    party: Party
    person: str | None
    other_until: dt.datetime | None
    own_until: dt.datetime | None
    own_shared: dt.datetime | None
    before: tuple[Arrival, ...]
    since: dt.datetime | None
    at_table: bool
    is_partial: bool

    def as_part(self) -> "Sight":
        """The same sight of a record that is itself a part: digests over the whole do not fit it."""
        return attrs.evolve(self, is_partial=True)

    def shows(self, party: Party, person: str | None, at: dt.datetime | None) -> bool:
        """Whether preparation of `party`, of that person where known, given at `at`, is visible."""
        if at is None:
            return False
        until = self.other_until
        if party is self.party:
            author = person or next((each.left for each in self.before if at <= each.at), self.person)
            came_before = any(each.left == author for each in self.before)
            if author == self.person or (self.person is None and not came_before):
                return True
            # A colleague on the same side: what they gave out of hand is the side's, a draft is its author's alone.
            until = self.own_until if came_before else self.own_shared
        return until is not None and at <= until and is_shared(self.c, party, person, at)


def sight(c: Conversation, party: Party, person: str | None, profile: Profile, at: dt.datetime | None) -> Sight:
    """What a side as a whole, or a person of it, may see."""
    before = arrivals(c, party, person, at)
    # A yes passes on all that was shared before it, through however many hands it came.
    since = max((each.at for each in takewhile(lambda each: not each.shared, reversed(before))), default=None)
    other_until = open_until(c, party.other, profile, since)
    return Sight(
        c=c,
        party=party,
        person=person,
        other_until=other_until,
        own_until=open_until(c, party, profile),
        own_shared=c.preparations[party].shared_until,
        before=before,
        since=since,
        at_table=is_at_table(c),
        is_partial=other_until != c.preparations[party.other].shared_until,
    )
