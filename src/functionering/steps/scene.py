"""The scene (*situatie*): the conversation as one party sees it at one moment, and under which terms it acts.

Every answer about steps comes from here, so none can depend on what the other side has not shared.
"""

import datetime as dt
from functools import cached_property

import attrs

from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.digest import seal
from functionering.occasion import Person, Sitting
from functionering.party import Party
from functionering.profile import Profile
from functionering.record import moments
from functionering.report import Edition
from functionering.stages import Stage, is_adjourned, response_term_end, response_term_has_run
from functionering.views import Scope, View, view
from functionering.views.visibility import horizon, is_at_table


@attrs.frozen(slots=False, eq=False)
class Scene:
    """`c` is what `party` sees at `at`. `whole` is the conversation itself, which steps write on.

    Answers look at `whole` only for what both know of it: who is on a side, and through `known`.

    `person`: who of the side acts; what a colleague on the same side drafted is not theirs to see. None: the side.
    """

    whole: Conversation = attrs.field(repr=False)
    party: Party
    person: str | None
    at: dt.datetime
    profile: Profile = attrs.field(repr=False)
    calendar: WorkCalendar = attrs.field(default=DUTCH_CALENDAR, repr=False)
    leave: tuple[Span, ...] = attrs.field(default=(), repr=False)

    @cached_property
    def _view(self) -> View:
        return self._seen_by(self.person or self.party, self.whole)

    def _seen_by(self, viewer: str, c: Conversation) -> View:
        return view(c, viewer, self.at, profile=self.profile, calendar=self.calendar, leave=self.leave)

    @property
    def c(self) -> Conversation:
        """The conversation as the party sees it."""
        return self._view.conversation

    @property
    def known(self) -> Conversation:
        """What tells how far it is: the record itself once at the table, before that what the party sees.

        That something was signed, and whether that is stale, both know, whatever either sees of what was signed.
        """
        return self.whole if is_at_table(self.whole) else self.c

    @property
    def stage(self) -> Stage:
        """How far the conversation is, to the party's knowledge."""
        return self._view.stage

    @cached_property
    def seal(self) -> str:
        """The seal of what the party sees: what it would sign."""
        return seal(self.c)

    @property
    def sees_all_that_is_sealed(self) -> bool:
        """Whether what the party sees is all that a signature would be set under.

        A part is a part, also where nothing is missing from it: that nothing is would tell of what is hidden.
        """
        return self._view.scope is Scope.SHARED

    @cached_property
    def latest(self) -> dt.datetime | None:
        """The latest moment that the party can see in the record; None where there is none."""
        return max(moments(self.c), default=None)

    @property
    def is_before_talk(self) -> bool:
        """Whether the talk was not held yet, not even partly."""
        return not self.c.sittings

    @property
    def open_sitting(self) -> Sitting | None:
        """The sitting that is going on, or None."""
        last = self.c.sittings[-1] if self.c.sittings else None
        return None if last is None or last.end is not None or is_adjourned(self.c) else last

    @cached_property
    def other_sees(self) -> frozenset[str]:
        """The ids of the party's topics that the other sees as well."""
        # Looked at through what the party sees: the other's own drafts must decide nothing here.
        return frozenset(each.id for each in self._seen_by(self.party.other, self.c).conversation.topics)

    @cached_property
    def present(self) -> tuple[Person, ...]:
        """The people who are on the party's side now."""
        return present(self.whole, self.party, self.at)

    @cached_property
    def acting(self) -> str | None:
        """The id of whoever acts: the person named, else the only one on the side; None where nobody can tell."""
        return self.person or (self.present[0].id if len(self.present) == 1 else None)

    def response_term_end(self, of: Party) -> dt.date | None:
        """The last day (inclusive) for a side to respond; None while it stands still, or no edition is there."""
        return response_term_end(self.c, self.profile, of=of, calendar=self.calendar, leave=self.leave)

    def response_term_has_run(self, of: Party) -> bool:
        """Whether the response term of a side is over."""
        return response_term_has_run(self.c, self.profile, self.at, of=of, calendar=self.calendar, leave=self.leave)

    def local(self, moment: dt.datetime) -> str:
        """A moment as a fact of a reason: RFC 3339, by the clock of the conversation's own zone."""
        return moment.astimezone(self.c.zone).isoformat()


def present(c: Conversation, party: Party, at: dt.datetime) -> tuple[Person, ...]:
    """The people who are on a side at a moment: come, not gone, and not yet handed over."""
    day = c.day_of(at)
    return tuple(
        each
        for each in c.parties[party]
        if (each.from_ is None or each.from_ <= day)
        and (each.until is None or day <= each.until)
        and horizon(c, party, each.id, at) is None
    )


def offered(c: Conversation) -> Edition | None:
    """The latest edition of the report, when it lies before both; None while none does, or it was taken back."""
    latest = c.report.latest
    return None if latest is None or latest.shared_at is None else latest


def has_responded(c: Conversation, party: Party) -> bool:
    """Whether a side has responded to the latest edition as it stands, remarks of the other included.

    Once the record was opened again, what was responded before was to something else.
    """
    edition, reaction = offered(c), c.reactions[party]
    if edition is None or reaction is None:
        return False
    remarks = (each.at for each in edition.remarks if each.by is not party)
    since = [edition.shared_at, *remarks, *(each.at for each in c.reopenings)]
    return all(each is None or each <= reaction.at for each in since)
