"""Drafts: preparation that its author has not given out of hand."""

import datetime as dt
from typing import Any

import pytest
from model import AT, spoken

from functionering.conversation import Agenda, Conversation
from functionering.drafts import is_draft_topic, shared_words, without_drafts
from functionering.occasion import Attendee, Preparation
from functionering.party import Both, Party
from functionering.record import evolve
from functionering.report import Edition, Report, Section
from functionering.themes import About
from functionering.topic import Conclusion, Outcome, Problem, Raised, RaisedIn, Topic
from functionering.words import Perspective, Words

SECOND = dt.timedelta(seconds=1)


def topic(*mine: Words, raised: Raised | None = None, theirs: tuple[Words, ...] = (), **more: Any) -> Topic:
    perspectives = Both(Perspective(preparation=mine), Perspective(preparation=theirs))
    values: dict[str, Any] = {"perspectives": perspectives, **more}
    return Topic(id="t", theme="career", title="Toekomst", about=About.EMPLOYEE, raised=raised, **values)


def record(
    each: Topic, mine: Preparation | None = None, theirs: Preparation | None = None, **more: Any
) -> Conversation:
    return Conversation(
        id="c", topics=(each,), preparations=Both(mine or Preparation(), theirs or Preparation()), **more
    )


@pytest.mark.parametrize(
    ("at", "is_shared"), [(AT - SECOND, True), (AT, True), (AT + SECOND, False)], ids=["before", "at once", "after"]
)
@pytest.mark.parametrize("how", ["submitted_at", "released_at"])
def test_words_are_shared_up_to_the_moment_of_giving_them(how: str, at: dt.datetime, is_shared: bool) -> None:
    given: dict[str, Any] = {how: AT}
    c = record(topic(spoken(at=at)), Preparation(**given))
    assert bool(shared_words(c, c.topics[0], Party.EMPLOYEE)) is is_shared
    assert shared_words(c, c.topics[0], Party.MANAGER) == ()


def test_to_waive_ones_protection_is_not_to_share_ones_words() -> None:
    c = record(topic(spoken()), Preparation(waived_at=AT))
    assert shared_words(c, c.topics[0], Party.EMPLOYEE) == ()


RAISED = Raised(by=Party.EMPLOYEE, at=AT, in_=RaisedIn.PREPARATION)


@pytest.mark.parametrize(
    ("c", "is_draft"),
    [
        (record(topic(raised=RAISED)), True),
        (record(topic(spoken(), raised=RAISED)), True),
        (record(topic(raised=RAISED), Preparation(submitted_at=AT)), False),
        (record(topic(raised=RAISED), Preparation(submitted_at=AT - SECOND)), True),
        (record(topic(raised=None)), False),
        (record(topic(raised=evolve(RAISED, in_=RaisedIn.CONVERSATION))), False),
        (record(topic(raised=RAISED, theirs=(spoken(),))), True),
        (record(topic(raised=RAISED, theirs=(spoken(),)), None, Preparation(submitted_at=AT)), False),
        (record(topic(raised=RAISED, perspectives=Both(Perspective(), Perspective(conversation=(spoken(),))))), False),
        (record(topic(raised=RAISED, problems=(Problem(id="p", text="Krap."),))), False),
        (record(topic(raised=RAISED, outcome=Outcome.DEFERRED)), False),
        (record(topic(raised=RAISED, conclusion=Conclusion(text="Goed."))), False),
        (record(topic(raised=RAISED), agenda=Agenda(topics=("t",))), False),
        (
            record(
                topic(raised=RAISED), report=Report(editions=(Edition(sections=(Section(topic="t", text="Zo."),)),))
            ),
            False,
        ),
    ],
    ids=[
        *("raised", "with words", "submitted", "raised after submitting", "standing", "raised at the table"),
        *("with a draft of the other", "with words of the other", "spoken of", "with a problem", "deferred"),
        *("concluded", "on the agenda", "in the report"),
    ],
)
def test_a_topic_is_a_draft_while_only_its_author_knows_of_it(c: Conversation, is_draft: bool) -> None:
    assert is_draft_topic(c, c.topics[0]) is is_draft
    assert (without_drafts(c).topics == ()) is is_draft


def test_without_drafts_nobody_is_announced_for_a_topic_that_is_one() -> None:
    c = record(topic(raised=RAISED), attendees=(Attendee(id="f", name="Fenna", topics=("t",)),))
    assert without_drafts(c).attendees[0].topics == ()


def test_the_drafts_of_one_side_alone_can_be_left_out() -> None:
    c = record(topic(spoken(), raised=RAISED, theirs=(spoken(),)))
    assert without_drafts(c, (Party.EMPLOYEE,)).topics == ()
    only_theirs = without_drafts(c, (Party.MANAGER,))
    assert only_theirs.topics[0].perspectives == Both(Perspective(preparation=(spoken(),)), Perspective())


def test_without_drafts_there_is_nothing_to_leave_out() -> None:
    shared = record(topic(spoken()), Preparation(submitted_at=AT))
    assert without_drafts(shared) is shared
    assert without_drafts(Conversation(id="c")) == Conversation(id="c")
