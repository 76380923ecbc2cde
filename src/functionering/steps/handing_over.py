"""A side changes hands (*overdracht*): what was prepared for the one who leaves does not reach the other unasked."""

import datetime as dt
from collections.abc import Iterator

from functionering import occasion
from functionering.conversation import Conversation
from functionering.occasion import Person, Preparation
from functionering.party import Party
from functionering.profile import Profile
from functionering.record import evolve, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene, present
from functionering.steps.step import Step, Target, target
from functionering.text import Name, PersonId
from functionering.views.visibility import open_until


@record
class HandOver(Step):
    """One's own side goes from one person to another. The open conversation stays with the other side.

    The other side's submission that was not revealed yet is taken back, and its words stay as they are and its own: it
    can add to them, and decides anew when to submit, now that somebody else will read them. What was shared reaches the
    successor only with the other's yes (`ShareWithSuccessor`). `leaving` is on the side up to and including the day of
    `at`; the successor is on it from that day, or from the day after where a sitting was held that day or later, and
    acts later than the moment of the hand-over itself. Until then nobody acts for the side.
    """

    leaving: PersonId
    successor: PersonId
    name: Name
    function: Name | None = None
    unit: Name | None = None

    concerns = ("leaving",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Everybody who is on this side now."""
        for each in present(scene.c, scene.party, scene.at):
            yield target(each.id)

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """The successor is new in this conversation."""
        return because("id_taken") if self.successor in _everybody(scene.c) else None

    def change(self, scene: Scene, /) -> Conversation:
        """Moves the side, and takes back what was not revealed."""
        c = scene.whole
        day = c.day_of(self.at)
        new = Person(
            id=self.successor, name=self.name, function=self.function, unit=self.unit, from_=_first_day(c, day)
        )
        side = tuple(evolve(each, until=day) if each.id == self.leaving else each for each in c.parties[self.by])
        move = occasion.HandOver(
            side=self.by, from_=self.leaving, to=self.successor, at=self.at, preparation_shared=False
        )
        other = self.by.other
        return evolve(
            c,
            parties=c.parties.with_value(self.by, (*side, new)),
            handovers=(*c.handovers, move),
            preparations=c.preparations.with_value(other, taken_back(c, other, scene.profile)),
        )


def _everybody(c: Conversation) -> set[str]:
    return {each.id for people in c.parties.values() for each in people} | {each.id for each in c.attendees}


def _first_day(c: Conversation, day: dt.date) -> dt.date:
    # Who comes after the last sitting stands outside the seal, and a day is all that tells.
    end = c.last_sitting_end
    return day + dt.timedelta(days=1) if end is not None and c.day_of(end) >= day else day


def taken_back(c: Conversation, party: Party, profile: Profile) -> Preparation:
    """A side's preparation without a submission that the other could not see yet.

    What somebody submitted who handed over since stays submitted: nobody who is left could submit it again.
    """
    preparation = c.preparations[party]
    submitted, seen = preparation.submitted_at, open_until(c, party, profile)
    if submitted is None or (seen is not None and submitted <= seen):
        return preparation
    if any(each.side is party and each.at >= submitted for each in c.handovers):
        return preparation
    return evolve(preparation, submitted_at=None)
