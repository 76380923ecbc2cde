"""How far a conversation is, from its facts: the furthest stage whose fact is there and valid."""

import datetime as dt
from typing import Any

import pytest
from model import AT, DIGEST, spoken

from functionering.conversation import Cancellation, Closing, Conversation, Reopening
from functionering.days import Span
from functionering.digest import seal
from functionering.errors import UnknownProfile
from functionering.occasion import Invitation, Person, Preparation, Sitting
from functionering.party import Both, Party
from functionering.record import evolve
from functionering.report import Edition, Meaning, Report, Signature, Unsigned
from functionering.stages import (
    Stage,
    is_adjourned,
    is_closed,
    is_held,
    is_reopened,
    response_term_end,
    response_term_has_run,
    signed_sides,
    stage,
)
from functionering.themes import About
from functionering.topic import Topic
from functionering.words import Given, Perspective

HOUR = dt.timedelta(hours=1)
PEOPLE: Both[tuple[Person, ...]] = Both((Person(id="n", name="Noor"),), (Person(id="j", name="Joris"),))
HELD = Conversation(id="c", parties=PEOPLE, sittings=(Sitting(start=AT, end=AT + HOUR),))


def reported(c: Conversation = HELD, **edition: Any) -> Conversation:
    return evolve(c, report=Report(editions=(Edition(text="Zo.", **(edition or {"available_at": AT})),)))


def signed(c: Conversation, *sides: Party) -> Conversation:
    signatures: Both[tuple[Signature, ...]] = PEOPLE.map(
        lambda people: (Signature(person=people[0].id, meaning=Meaning.SEEN, at=AT, digest=seal(c)),)
    )
    for party in set(Party) - set(sides):
        signatures = signatures.with_value(party, ())
    return evolve(c, signatures=signatures)


def closed(c: Conversation, at: dt.datetime = AT) -> Conversation:
    return evolve(c, closing=Closing(by=Party.MANAGER, at=at, digest=seal(c)))


def preparing(*given: Preparation) -> Conversation:
    return Conversation(id="c", preparations=Both(*given))


SUBMITTED = Preparation(submitted_at=AT)
DRAFTED = Topic(
    id="t",
    theme="career",
    title="Toekomst",
    about=About.EMPLOYEE,
    perspectives=Both(Perspective(), Perspective(preparation=(spoken(),))),
)


@pytest.mark.parametrize(
    ("c", "expected"),
    [
        (Conversation(id="c"), Stage.PLANNED),
        (Conversation(id="c", invitation=Invitation(by=Party.MANAGER, at=AT)), Stage.INVITED),
        (Conversation(id="c", topics=(DRAFTED,)), Stage.PREPARING),
        (preparing(SUBMITTED, Preparation()), Stage.PREPARING),
        (preparing(Preparation(read_previous=True), Preparation()), Stage.PLANNED),
        (preparing(SUBMITTED, SUBMITTED), Stage.PREPARED),
        (preparing(SUBMITTED, Preparation(released_at=AT)), Stage.PREPARED),
        (preparing(Preparation(waived_at=AT), SUBMITTED), Stage.PREPARED),
        (HELD, Stage.HELD),
        (evolve(HELD, sittings=(Sitting(start=AT, adjourned=True),)), Stage.PARTLY_HELD),
        (evolve(HELD, sittings=(Sitting(start=AT, adjourned=True), Sitting(start=AT + HOUR))), Stage.HELD),
        (evolve(HELD, report=Report(editions=(Edition(text="Zo."),))), Stage.HELD),
        (reported(), Stage.REPORTED),
        (reported(offered_at=AT), Stage.REPORTED),
        (signed(reported(), Party.EMPLOYEE), Stage.REPORTED),
        (signed(reported(), *Party), Stage.CONCLUDED),
        (evolve(signed(reported(), *Party), label="Anders"), Stage.REPORTED),
        (
            evolve(signed(reported(), Party.MANAGER), unsigned=Both((Unsigned(at=AT, said=True),), ())),
            Stage.CONCLUDED,
        ),
        (closed(HELD), Stage.CLOSED),
        (evolve(closed(HELD), label="Anders"), Stage.HELD),
        (closed(signed(reported(), *Party)), Stage.CLOSED),
        (evolve(closed(HELD), cancelled=Cancellation(by=Party.EMPLOYEE, at=AT)), Stage.CANCELLED),
    ],
)
def test_the_stage_is_the_furthest_fact_that_is_valid(c: Conversation, expected: Stage) -> None:
    assert stage(c) is expected


UNHELD = evolve(HELD, sittings=())
UNOFFERED = evolve(HELD, report=Report(editions=(Edition(text="Zo."),)))


@pytest.mark.parametrize(
    ("c", "expected"),
    [
        (closed(UNHELD), Stage.CLOSED),
        (evolve(closed(UNHELD), label="Anders"), Stage.PLANNED),
        (signed(UNHELD, *Party), Stage.CONCLUDED),
        (signed(UNHELD, Party.MANAGER), Stage.PLANNED),
        (reported(UNHELD), Stage.REPORTED),
        (signed(reported(UNHELD), *Party), Stage.CONCLUDED),
    ],
)
def test_what_only_follows_a_talk_counts_whether_or_not_a_sitting_stands_there(
    c: Conversation, expected: Stage
) -> None:
    assert stage(c) is expected
    assert is_held(c) is expected.has_reached(Stage.HELD)


@pytest.mark.parametrize("c", [HELD, UNOFFERED], ids=["no report", "a report that bears no moments"])
def test_both_signed_is_concluded_whatever_the_report_says_of_its_moments(c: Conversation) -> None:
    assert stage(signed(c, *Party)) is Stage.CONCLUDED
    assert stage(signed(c, Party.MANAGER)) is Stage.HELD
    assert stage(evolve(signed(c, *Party), label="Anders")) is Stage.HELD


@pytest.mark.parametrize("c", [HELD, UNOFFERED], ids=["no report", "a report that bears no moments"])
def test_not_signing_is_known_of_what_the_other_signed_and_not_of_what_lay_before_nobody(c: Conversation) -> None:
    unsigned: Both[tuple[Unsigned, ...]] = Both((Unsigned(at=AT, said=True),), (Unsigned(at=AT, said=True),))
    assert stage(evolve(c, unsigned=unsigned)) is Stage.HELD
    assert stage(evolve(signed(c, Party.MANAGER), unsigned=unsigned.with_value(Party.MANAGER, ()))) is Stage.CONCLUDED


def test_the_stages_have_an_order_and_cancelled_stands_outside_it() -> None:
    assert [each.rank for each in Stage] == list(range(10))
    assert Stage.HELD.has_reached(Stage.HELD)
    assert Stage.CLOSED.has_reached(Stage.PLANNED)
    assert not Stage.INVITED.has_reached(Stage.HELD)
    assert not Stage.CANCELLED.has_reached(Stage.PLANNED)
    assert not Stage.CLOSED.has_reached(Stage.CANCELLED)
    assert Stage.CANCELLED.has_reached(Stage.CANCELLED)


@pytest.mark.parametrize(("after", "is_open_again"), [(-1, False), (0, True), (1, True)])
def test_a_record_opened_again_after_its_closing_is_not_closed(after: int, is_open_again: bool) -> None:
    c = closed(reported())
    at = AT + dt.timedelta(seconds=after)
    opened = evolve(c, reopenings=(Reopening(by=Party.EMPLOYEE, at=at, reason="Een fout.", edition=1),))
    assert is_reopened(opened) is is_open_again
    assert is_closed(opened) is not is_open_again
    assert stage(opened) is (Stage.REPORTED if is_open_again else Stage.CLOSED)


def test_what_was_never_closed_is_not_opened_again() -> None:
    assert not is_reopened(evolve(reported(), reopenings=(Reopening(by=Party.EMPLOYEE, at=AT, reason="a", edition=1),)))
    assert not is_closed(HELD)
    assert not is_adjourned(Conversation(id="c"))


def test_a_signature_under_another_seal_is_none() -> None:
    assert signed_sides(HELD) == ()
    assert signed_sides(signed(HELD, Party.MANAGER)) == (Party.MANAGER,)
    stale = Signature(person="n", meaning=Meaning.AGREED, at=AT, digest=DIGEST)
    assert signed_sides(evolve(HELD, signatures=Both((stale,), ()))) == ()


# Made available on Tuesday 10 November 2026; five working days are Wednesday 11 up to and including Tuesday 17.
LAST = dt.date(2026, 11, 17)


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def test_the_response_term_runs_from_the_day_after_the_report_was_available() -> None:
    assert response_term_end(reported()) == LAST
    assert response_term_end(reported(offered_at=AT)) is None
    assert response_term_end(HELD) is None


def test_the_response_term_runs_anew_once_the_record_is_opened_again() -> None:
    # Opened again on Thursday 12 November: five working days are up to and including Thursday 19.
    opened = Reopening(by=Party.EMPLOYEE, at=AT + dt.timedelta(days=2), reason="Een fout.", edition=1)
    assert response_term_end(evolve(reported(), reopenings=(opened,))) == LAST + dt.timedelta(days=2)


def test_the_response_term_stands_still_during_leave() -> None:
    leave = [Span(dt.date(2026, 11, 12), dt.date(2026, 11, 13))]
    assert response_term_end(reported(), leave=leave) == LAST + dt.timedelta(days=2)


@pytest.mark.parametrize(("days", "has_run"), [(-1, False), (0, False), (1, True)], ids=["before", "last day", "after"])
def test_silence_counts_from_the_day_after_the_term(days: int, has_run: bool) -> None:
    at = noon(LAST + dt.timedelta(days=days))
    assert response_term_has_run(reported(), None, at) is has_run
    assert stage(reported(), at=at) is (Stage.CONCLUDED if has_run else Stage.REPORTED)
    assert stage(reported()) is Stage.REPORTED


def test_who_answered_is_not_silent() -> None:
    late = noon(LAST + dt.timedelta(days=1))
    answered = evolve(reported(), reactions=Both(Given(at=AT), None))
    assert stage(answered, at=late) is Stage.REPORTED
    assert not response_term_has_run(HELD, None, late)


def test_a_profile_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(UnknownProfile):
        stage(Conversation(id="c", profile="onbekend/1"))
