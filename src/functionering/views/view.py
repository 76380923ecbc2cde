"""A view (*inzage*): one conversation as one viewer sees it, with what may be known beside it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

import attrs

from functionering import json_text
from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.digest import digest, seal
from functionering.doors import door
from functionering.drafts import without_drafts
from functionering.errors import InvalidValue, fault, silent
from functionering.json_text import DEFAULT_LIMITS, Limits
from functionering.mirroring import mirror
from functionering.papers import Document, read_paper
from functionering.party import NEITHER, Both, Party
from functionering.profile import Profile, profile_of
from functionering.record import Moment, evolve, record
from functionering.report import Signature
from functionering.stages import Stage, is_closed, is_reopened, stage
from functionering.text import Id
from functionering.views.aside import seen_by_attendee, seen_by_file
from functionering.views.past import as_known, without_later_order
from functionering.views.side import seen_by_side, under_its_own_seal, without_hidden
from functionering.views.visibility import Horizon, Sight, Viewer, horizon, is_at_table, sight, viewer_of
from functionering.writing import plain

FORMAT: Final = "functionering-view/1"
"""The name of a view's own format, the first key of its document."""


class Scope(StrEnum):
    """How much of a conversation a view shows."""

    SHARED = "shared"
    """All that the two share, and one's own drafts: what a side sees."""
    PART = "part"
    """What a side sees of which something shared is left out: before somebody came, or after they left."""
    TALK = "talk"
    """What was said at the table: an attendee's part."""
    PAGE = "page"
    """The agreements page and the facts of the process."""


@record
class View:
    """What one viewer sees (*inzage*): a real conversation, from which all is left out that is not theirs to see.

    `viewer` is a person's id, a side, or "file"; `scope` is how much of it is shown. `submitted`: when each side
    submitted its preparation; absent is not yet. `signed` and `closed_at`: when each side signed what stands, and when
    it was closed, as far as the viewer may know; they stand apart because a signature is set under a seal over the
    whole, which does not fit a part of it.
    `stage` is how far the conversation is to the viewer's knowledge.
    """

    viewer: Id
    scope: Scope
    submitted: Both[Moment | None] = NEITHER
    signed: Both[Moment | None] = NEITHER
    closed_at: Moment | None = None
    stage: Stage
    conversation: Conversation

    @property
    def etag(self) -> str:
        """A digest over what is visible, for optimistic locking: it changes when, and only when, this view does."""
        return digest("view", plain(self))

    def to_dict(self) -> dict[str, Any]:
        """The view as plain data, `format` first and `etag` last."""
        return {"format": FORMAT, **plain(self), "etag": self.etag}

    def mirrored(self) -> "View":
        """The same view with the two sides swapped, and its digests that are current computed again."""
        viewer = Party(self.viewer).other.value if self.viewer in (*Party,) else self.viewer
        return evolve(
            self,
            viewer=viewer,
            submitted=self.submitted.mirrored(),
            signed=self.signed.mirrored(),
            conversation=mirror(self.conversation),
        )


@door
def view(
    c: Conversation,
    viewer: str,
    at: dt.datetime | None = None,
    *,
    profile: Profile | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> View:
    """What a viewer sees at the moment `at`: a person's id, a `Party` (the side as a whole), or "file".

    By the role in this conversation only. Until a side's preparation is released by the profile's reveal policy, the
    other sees that and when it was submitted, and nothing that depends on it: not a topic, a count, an id, or a digest.
    Who left a side sees what was visible up to then; who came to it sees what the other side said may go along, and of
    a conversation that was closed before the agreements page. Without a moment, whoever has an `until` has left, and no
    term has run.

    It is a promise of views and not of storage: whoever can read the record itself can read all of it.

    Raises: `InvalidValue` (`viewer.unknown`) for a viewer without a part in this conversation; `UnknownProfile`.
    """
    look = _Look(c, viewer_of(c, viewer, at), profile_of(c, profile), at, calendar, tuple(leave))
    if look.who.party is not None:
        left = horizon(c, look.who.party, look.who.person, at)
        return look.of_side(look.who.party) if left is None else look.of_departed(look.who.party, left)
    return look.of_file() if look.who.person is None else look.of_attendee(look.who.person)


@attrs.frozen
class _Look:
    """One look at a conversation: what, who, by which terms, when."""

    c: Conversation
    who: Viewer
    profile: Profile
    at: dt.datetime | None
    calendar: WorkCalendar
    leave: tuple[Span, ...]

    def of_file(self) -> View:
        seen = seen_by_file(self.c)
        return self._view(Scope.PAGE, seen)

    def of_attendee(self, person: str) -> View:
        seen = seen_by_attendee(self.c, person)
        return self._view(Scope.TALK, seen)

    def of_side(self, party: Party) -> View:
        may = sight(self.c, party, self.who.person, self.profile, self.at)
        if _came_after_closing(self.c, may):
            return self.of_file()
        seen = seen_by_side(self.c, may)
        if may.is_partial and may.at_table:
            return self._view(Scope.PART, under_its_own_seal(seen))
        return self._view(Scope.SHARED, seen)

    def of_departed(self, party: Party, left: Horizon) -> View:
        def knew(moment: dt.datetime) -> bool:
            return left.knew(self.c, moment)

        known = as_known(self.c, knew, left.final_day(self.c))
        may = sight(known, party, self.who.person, self.profile, None).as_part()
        # What is hidden goes before the past is looked for: whoever is named in it, and whatever an assent in it dates,
        # would tell of it.
        told = as_known(without_hidden(self.c, may), knew, left.final_day(self.c))
        # Whether the other let what it shared go along to a successor was said afterwards.
        handovers = tuple(
            evolve(each, preparation_shared=False) if each.from_ == self.who.person else each for each in told.handovers
        )
        told = evolve(told, handovers=handovers)
        seen = under_its_own_seal(without_later_order(seen_by_side(told, may)))
        # What was signed and closed then was so for them; whether it still stands came later.
        held = is_at_table(known)
        closed = held and known.closing is not None and not is_reopened(known) and known.cancelled is None
        return View(
            viewer=self.who.name,
            scope=Scope.PART,
            submitted=_submitted(known),
            signed=known.signatures.map(_last) if held else NEITHER,
            closed_at=known.closing.at if closed and known.closing is not None else None,
            stage=Stage.CLOSED if closed else stage(seen, self.profile),
            conversation=seen,
        )

    def _view(self, scope: Scope, seen: Conversation) -> View:
        """A view of what is seen, with the facts that may be known beside it."""
        # Before the table, how far it is and which seal is current may hang on hidden words: then only what is seen
        # counts. To an attendee it always does.
        known = without_drafts(self.c) if is_at_table(self.c) and scope is not Scope.TALK else seen
        return View(
            viewer=self.who.name,
            scope=scope,
            submitted=_submitted(self.c),
            signed=_signed(known),
            closed_at=_closed_at(known),
            stage=stage(known, self.profile, self.at, calendar=self.calendar, leave=self.leave),
            conversation=seen,
        )


def _came_after_closing(c: Conversation, may: Sight) -> bool:
    """Whether a viewer came to the side when this was an earlier conversation already."""
    return bool(may.before) and c.closing is not None and c.closing.at <= may.before[-1].at and not is_reopened(c)


def _submitted(c: Conversation) -> Both[dt.datetime | None]:
    return c.preparations.map(lambda each: each.submitted_at)


def _last(signatures: tuple[Signature, ...]) -> dt.datetime | None:
    return max((each.at for each in signatures), default=None)


def _signed(c: Conversation) -> Both[dt.datetime | None]:
    """When each side signed what stands, last; a stale signature is none."""
    if not is_at_table(c) or not any(c.signatures.values()):
        return NEITHER
    current = seal(c)
    return c.signatures.map(lambda side: _last(tuple(each for each in side if each.digest == current)))


def _closed_at(c: Conversation) -> dt.datetime | None:
    return c.closing.at if c.closing is not None and is_at_table(c) and is_closed(c) else None


def dumps_view(seen: View) -> bytes:
    """The view as a JSON document: compact UTF-8. Raises: `InvalidValue` for more than `read_view` reads."""
    return json_text.readable(seen.to_dict())


@silent
def read_view(data: Document, *, limits: Limits = DEFAULT_LIMITS) -> View:
    """The view in a JSON document, or in plain data; its `etag` must be that of what it shows.

    Raises: `RecordError` with every fault that was found, and nothing else.
    """
    return read_paper(data, View, FORMAT, limits, _check_etag)


def _check_etag(seen: View, content: Mapping[str, Any]) -> None:
    if content.get("etag") != seen.etag:
        raise InvalidValue([fault("value.impossible", "/etag", why="view.etag")])
