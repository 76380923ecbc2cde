"""Law 2 as non-interference: what a side is told does not depend on what the other has not given out of hand.

Two records that differ only in one side's unshared words, topics and what hangs on them must give the other side equal
answers to everything that it may ask. One record is drawn; the other is the same with that side's unshared preparation
changed at will.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import course
from hypothesis import given
from hypothesis import strategies as st

from functionering import (
    About,
    Conversation,
    Edition,
    Given,
    Informant,
    Owner,
    Party,
    Person,
    Problem,
    Raised,
    RaisedIn,
    Review,
    Topic,
    Unsigned,
    Words,
    check,
    receipt,
    view,
)
from functionering.agreement import Agreement, Progress, ProgressNote, ProposalWithdrawal
from functionering.digest import seal
from functionering.extensions import Extensions
from functionering.party import Both
from functionering.profile import profile_of
from functionering.record import evolve
from functionering.stamping import restamp
from functionering.steps import allowed_steps
from functionering.strategies import conversations
from functionering.views import Scope
from functionering.views.visibility import is_at_table, open_until, sight

UNTOLD = "Dit weet de ander niet."
LATER = dt.timedelta(days=1)


class Noise:
    """What one side keeps to itself, drawn anew: drafts, topics and whatever may hang on them."""

    def __init__(self, draw: Any, c: Conversation, author: Party) -> None:
        self.draw, self.c, self.author = draw, c, author
        self.open = open_until(c, author, profile_of(c))
        self.at_table = is_at_table(c)
        self.known = view(c, author).conversation

    def at(self) -> dt.datetime:
        """A moment of which nothing is shared."""
        if self.open is not None:
            return self.open + LATER
        moment: dt.datetime = self.draw(
            st.sampled_from((course.on(1), course.on(9), dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
        )
        return moment

    def is_hidden(self, at: dt.datetime | None) -> bool:
        return at is None or self.open is None or at > self.open

    def words(self) -> tuple[Words, ...]:
        hands = (None, *Party, *(each.id for each in self.c.attendees), *(p.id for p in self.people()))
        return tuple(
            Words(text=UNTOLD, at=self.at(), recorded_by=self.draw(st.sampled_from(hands)))
            for _ in range(self.draw(st.integers(0, 2)))
        )

    def people(self) -> tuple[Person, ...]:
        return tuple(each for side in self.c.parties.values() for each in side)

    def topic(self, topic: Topic) -> Topic:
        """The same topic with other drafts of this side on it, if this side knows it at all."""
        if self.known.topic(topic.id) is None:
            return topic
        given = topic.perspectives[self.author]
        kept = tuple(each for each in given.preparation if not self.is_hidden(each.at))
        changed = evolve(given, preparation=(*kept, *self.words()))
        return evolve(topic, perspectives=topic.perspectives.with_value(self.author, changed))

    def raised(self, number: int) -> Topic:
        """A topic that this side raised and nobody else has seen."""
        problem = Problem(id=f"hidden-{number}", named_by=Owner(self.author), text=UNTOLD, at=self.at())
        return Topic(
            id=f"secret-{number}",
            theme="own_theme",
            title=UNTOLD,
            about=About.WORK,
            raised=Raised(by=self.author, at=self.at(), in_=RaisedIn.PREPARATION),
            perspectives=Both(*(evolve(_NOTHING, preparation=self.words() if p is self.author else ()) for p in Party)),
            problems=() if self.at_table or self.draw(st.booleans()) else (problem,),
        )

    def some(self, make: Callable[[], Any]) -> tuple[Any, ...]:
        """One, or none."""
        return (make(),) if self.draw(st.booleans()) else ()

    def apply(self, *, named_in_agenda: bool) -> Conversation:
        c, draw = self.c, self.draw
        added = tuple(self.raised(number) for number in range(draw(st.integers(0, 3))))
        topics = [*(self.topic(each) for each in c.topics), *added]
        changes: dict[str, Any] = {"topics": tuple(draw(st.permutations(topics))) if not c.topics else tuple(topics)}
        if added and c.attendees:
            named = tuple(
                evolve(each, topics=(*each.topics, added[0].id)) if each.topics else each for each in c.attendees
            )
            changes["attendees"] = named
        changes["extensions"] = draw(st.sampled_from((c.extensions, Extensions({"nl.voorbeeld": {"draft": UNTOLD}}))))
        if not self.at_table:
            changes |= self._before_the_sitting(added if named_in_agenda else ())
        return evolve(c, **changes)

    def _before_the_sitting(self, in_agenda: tuple[Topic, ...]) -> dict[str, Any]:
        c, draw, author = self.c, self.draw, self.author
        changes: dict[str, Any] = {}
        if in_agenda:
            changes["agenda"] = evolve(c.agenda, topics=(*c.agenda.topics, *(each.id for each in in_agenda)))
        if self.open is None:
            preparation = evolve(c.preparations[author], read_previous=draw(st.sampled_from((None, True, False))))
            changes["preparations"] = c.preparations.with_value(author, preparation)
            said = draw(st.none() | st.just(Words(text=UNTOLD, at=self.at())))
            changes["evaluation"] = c.evaluation.with_value(author, said)
            review = draw(st.none() | st.just(Review(outcome=Progress.OPEN, text=UNTOLD, at=self.at())))
            notes = self.some(lambda: ProgressNote(by=author, at=self.at(), outcome=Progress.PARTLY, text=UNTOLD))
            changes["earlier_agreements"] = tuple(
                evolve(each, reviews=each.reviews.with_value(author, review), progress=(*each.progress, *notes))
                for each in c.earlier_agreements
            )
            gone = self.some(lambda: ProposalWithdrawal(by=author, at=self.at()))
            proposals = tuple(Agreement(id="proposal-x", what=UNTOLD, withdrawn=each) for each in gone)
            changes["agreements"] = (*c.agreements, *proposals)
            drafts = self.some(lambda: Edition(text=UNTOLD, authors=(author,)))
            changes["report"] = evolve(c.report, editions=(*c.report.editions, *drafts))
            changes["reactions"] = c.reactions.with_value(author, draw(st.none() | st.just(Given(at=self.at()))))
            grounds = self.some(lambda: Unsigned(at=self.at(), said=True, grounds=UNTOLD))
            changes["unsigned"] = c.unsigned.with_value(author, grounds)
        if draw(st.booleans()):
            told = Informant(id="informant-x", name="Iemand", relation=UNTOLD, consulted_by=author)
            changes["informants"] = (*c.informants, told)
        return changes


_NOTHING = course.planned().topics[0].perspectives.employee


def answers(c: Conversation, viewer: str, at: dt.datetime) -> dict[str, Any]:
    """Everything that a viewer may ask of a record: a side, somebody on it, an attendee or the file."""
    shown = view(c, viewer, at)
    person = None if viewer in (*Party,) else viewer
    party = Party(viewer) if person is None else c.side_of(viewer)
    return {
        "view": shown,
        "written": shown.to_dict(),
        "etag": shown.etag,
        "stage": shown.stage,
        "seal": seal(shown.conversation),
        "verdict": check(c, viewer=viewer, at=at, on=at.date()),
        "steps": party and allowed_steps(c, party, at, person=person),
        "receipt": party and person is None and receipt(c, party),
    }


STARTS = st.sampled_from(
    (
        course.planned,
        course.invited,
        course.drafted,
        course.prepared,
        course.seated,
        course.talked,
        course.reported,
        course.signed,
        course.closed,
    )
).map(lambda start: start())


def assert_blind(one: Conversation, other: Conversation, author: Party, at: dt.datetime) -> None:
    party = author.other
    others = ("file", *(each.id for each in one.attendees))
    for viewer in (party, *(each.id for each in one.parties[party]), *others):
        if one.parties[party] and any(p.id == viewer and p.from_ and p.from_ > at.date() for p in one.parties[party]):
            continue
        before, after = answers(one, viewer, at), answers(other, viewer, at)
        assert (viewer, [key for key in before if before[key] != after[key]]) == (viewer, [])


@given(st.data(), STARTS, st.sampled_from(Party))
def test_what_a_side_keeps_changes_no_answer_to_the_other(data: st.DataObject, c: Conversation, author: Party) -> None:
    noise = [Noise(data.draw, c, author).apply(named_in_agenda=data.draw(st.booleans())) for _ in range(2)]
    assert_blind(noise[0], noise[1], author, course.on(40))
    assert_blind(c, noise[0], author, course.on(40))


@given(st.data(), conversations(), st.sampled_from(Party))
def test_no_record_that_can_exist_tells_what_a_side_keeps(data: st.DataObject, c: Conversation, author: Party) -> None:
    kept = Noise(data.draw, c, author).apply(named_in_agenda=data.draw(st.booleans()))
    assert_blind(c, kept, author, dt.datetime(2029, 1, 1, 12, tzinfo=dt.UTC))


@given(st.data(), conversations(), st.sampled_from(Party))
def test_digests_that_are_true_tell_no_more(data: st.DataObject, c: Conversation, author: Party) -> None:
    kept = Noise(data.draw, c, author).apply(named_in_agenda=False)
    at = dt.datetime(2029, 1, 1, 12, tzinfo=dt.UTC)
    assert_blind(restamp(c), restamp(kept), author, at)


@given(conversations(), st.sampled_from(Party))
def test_from_the_sitting_on_a_side_sees_all_that_is_sealed(c: Conversation, party: Party) -> None:
    may, seen = sight(c, party, None, profile_of(c), None), view(c, party)
    # A side of which everybody came after the closing sees the agreements page, and no more.
    if may.at_table and seen.scope is Scope.SHARED:
        assert seal(seen.conversation) == seal(c)


@given(conversations(), st.sampled_from(Party))
def test_a_view_of_a_view_is_that_view(c: Conversation, party: Party) -> None:
    once = view(c, party)
    assert view(once.conversation, party).conversation == once.conversation
