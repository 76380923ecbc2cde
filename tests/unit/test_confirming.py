"""Confirming by signing: only one's own words, only as it stands, and not after it was taken back."""

import datetime as dt

import pytest
from model import AT, spoken

from functionering.conversation import Conversation, Reopening
from functionering.digest import seal
from functionering.occasion import HandOver, Person, Sitting
from functionering.party import Both, Party
from functionering.record import evolve
from functionering.report import Edition, Meaning, Report, Signature
from functionering.themes import About
from functionering.topic import Topic
from functionering.voice import Reciprocity, can_have_said, confirming, nature
from functionering.words import Perspective, Words

LATER = AT + dt.timedelta(hours=1)
DAY = AT.date()


def rendered(person: str | None) -> Words:
    """What the manager wrote down as words of the employee's side."""
    return Words(text="Het gaat goed.", at=AT, person=person, recorded_by=Party.MANAGER)


def talk(person: str | None = "e1", came: dt.date | None = None, went: dt.date | None = None) -> Conversation:
    """A talk in which all that the employee's side of two said stands as the other side wrote it."""

    def topic(name: str, about: About) -> Topic:
        perspectives = Both(Perspective(conversation=(rendered(person),)), Perspective(conversation=(spoken(),)))
        return Topic(id=name, theme="other", title="Het gesprek", about=about, perspectives=perspectives)

    side = (Person(id="e1", name="Aya"), Person(id="e2", name="Bo", from_=came, until=went))
    return Conversation(
        id="c",
        parties=Both(side, (Person(id="m", name="Mo"),)),
        sittings=(Sitting(start=AT, end=AT),),
        topics=(topic("w", About.WORK), topic("s", About.COLLABORATION)),
        report=Report(editions=(Edition(text="Zo was het.", offered_at=AT),)),
    )


def signed(c: Conversation, *who: tuple[str, Meaning, dt.datetime]) -> Conversation:
    """The same, signed by people of the employee's side in these meanings at these moments."""
    current = seal(c)
    signatures = tuple(Signature(person=name, meaning=meaning, at=at, digest=current) for name, meaning, at in who)
    return evolve(c, signatures=Both(signatures, ()))


@pytest.mark.parametrize("meaning", [Meaning.AGREED, Meaning.ACCURATE])
def test_whoever_spoke_confirms_by_signing(meaning: Meaning) -> None:
    assert nature(talk()).reciprocity is Reciprocity.ONE_WAY
    assert nature(signed(talk(), ("e1", meaning, AT))).is_two_way


@pytest.mark.parametrize("meaning", [Meaning.SEEN, Meaning.NOTED, Meaning.UNDER_PROTEST])
def test_having_seen_confirms_nothing(meaning: Meaning) -> None:
    assert nature(signed(talk(), ("e1", meaning, AT))).missing == (Party.EMPLOYEE,)


def test_a_colleague_signs_for_nobody() -> None:
    assert nature(signed(talk(), ("e2", Meaning.AGREED, AT))).missing == (Party.EMPLOYEE,)


def test_words_that_name_nobody_are_confirmed_by_whoever_of_the_side_was_there() -> None:
    assert nature(signed(talk(None), ("e2", Meaning.AGREED, AT))).is_two_way


@pytest.mark.parametrize(
    ("came", "went", "there"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (None, DAY - dt.timedelta(days=1), False),
        (DAY + dt.timedelta(days=1), None, False),
    ],
)
def test_words_that_name_nobody_are_not_confirmed_by_somebody_who_was_not_there(
    came: dt.date | None, went: dt.date | None, there: bool
) -> None:
    c = talk(None, came, went)
    assert can_have_said(c, c.parties.employee[1], AT) is there
    assert nature(signed(c, ("e2", Meaning.AGREED, AT))).is_two_way is there


@pytest.mark.parametrize(("days", "there"), [(0, False), (1, True), (2, True)])
def test_what_was_written_down_later_was_said_at_the_last_sitting_before_it(days: int, there: bool) -> None:
    later = Sitting(start=AT + dt.timedelta(days=1), end=None)
    c = evolve(talk(None, came=DAY + dt.timedelta(days=1)), sittings=(*talk().sittings, later))
    assert can_have_said(c, c.parties.employee[1], AT + dt.timedelta(days=days)) is there


def test_what_was_written_down_before_any_sitting_was_said_that_day() -> None:
    c = evolve(talk(came=DAY), sittings=())
    assert can_have_said(c, c.parties.employee[1], AT)
    assert not can_have_said(c, c.parties.employee[1], AT - dt.timedelta(days=1))


@pytest.mark.parametrize(("minutes", "who"), [(-1, "e1"), (0, "e1"), (1, "e2"), (60, "e2"), (61, "e1")])
def test_at_the_moment_of_a_hand_over_whoever_leaves_was_there(minutes: int, who: str) -> None:
    there = HandOver(side=Party.EMPLOYEE, from_="e1", to="e2", at=AT, preparation_shared=False)
    back = HandOver(side=Party.EMPLOYEE, from_="e2", to="e1", at=LATER, preparation_shared=False)
    c = evolve(talk(None), handovers=(back, there))
    moment = AT + dt.timedelta(minutes=minutes)
    assert [each.id for each in c.parties.employee if can_have_said(c, each, moment)] == [who]


def test_the_last_signature_of_a_person_counts() -> None:
    assert nature(signed(talk(), ("e1", Meaning.AGREED, AT), ("e1", Meaning.UNDER_PROTEST, LATER))).missing
    assert nature(signed(talk(), ("e1", Meaning.UNDER_PROTEST, AT), ("e1", Meaning.AGREED, LATER))).is_two_way


def test_a_stale_signature_confirms_nothing() -> None:
    c = signed(talk(), ("e1", Meaning.AGREED, AT))
    assert nature(evolve(c, label="Anders")).missing == (Party.EMPLOYEE,)


@pytest.mark.parametrize(("by", "confirmed"), [(Party.EMPLOYEE, False), (Party.MANAGER, True)])
def test_whoever_opens_the_record_again_takes_the_confirming_back(by: Party, confirmed: bool) -> None:
    c = signed(talk(), ("e1", Meaning.AGREED, AT))
    reopened = evolve(c, reopenings=(Reopening(by=by, at=LATER, reason="Zo was het niet.", edition=1),))
    assert nature(reopened).is_two_way is confirmed


def test_without_signatures_nobody_confirms() -> None:
    assert confirming(talk()) == Both(frozenset(), frozenset())
