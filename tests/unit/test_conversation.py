"""The whole: one conversation, as the facts that its record holds."""

import datetime as dt

import pytest
from model import AT, spoken

from functionering.conversation import Conversation, Phase, words_of
from functionering.occasion import Meeting, Person, Sitting
from functionering.party import Both, Owner, Party
from functionering.themes import About
from functionering.topic import Problem, Solution, Topic
from functionering.words import Perspective

HOUR = dt.timedelta(hours=1)
SOLUTION = Solution(id="s", by=Owner.BOTH, text="Zo.", at=AT)
PROBLEM = Problem(id="p", text="Krap.", solutions=(SOLUTION,))
WORDS = spoken()
TOPIC = Topic(
    id="t",
    theme="career",
    title="Toekomst",
    about=About.EMPLOYEE,
    problems=(PROBLEM,),
    perspectives=Both(Perspective(preparation=(WORDS,)), Perspective(conversation=(WORDS, WORDS))),
)
C = Conversation(
    id="c",
    parties=Both((Person(id="n", name="Noor"),), (Person(id="j", name="Joris"),)),
    topics=(TOPIC,),
    evaluation=Both(None, WORDS),
)


def test_its_parts_are_found_in_the_order_of_the_record() -> None:
    assert C.topic("t") is TOPIC
    assert C.topic("u") is None
    assert list(C.problems()) == [(TOPIC, PROBLEM)]
    assert list(C.solutions()) == [(PROBLEM, SOLUTION)]
    assert [C.side_of(each) for each in ("n", "j", "x")] == [Party.EMPLOYEE, Party.MANAGER, None]


def test_all_words_are_found_with_their_place_and_whose_they_are() -> None:
    assert [(path, party) for path, party, _ in words_of(C)] == [
        ("/topics/0/perspectives/employee/preparation/0", Party.EMPLOYEE),
        ("/topics/0/perspectives/manager/conversation/0", Party.MANAGER),
        ("/topics/0/perspectives/manager/conversation/1", Party.MANAGER),
        ("/evaluation/manager", Party.MANAGER),
    ]


def test_a_record_has_a_place_for_all_phases_unless_it_names_some() -> None:
    assert all(C.has_place_for(each) for each in Phase)
    form = Conversation(id="c", covers=(Phase.CONVERSATION,))
    assert [each for each in Phase if form.has_place_for(each)] == [Phase.CONVERSATION]


@pytest.mark.parametrize(
    ("zone", "start", "day"),
    [
        (None, dt.datetime(2026, 11, 10, 22, 59, tzinfo=dt.UTC), dt.date(2026, 11, 10)),
        (None, dt.datetime(2026, 11, 10, 23, 0, tzinfo=dt.UTC), dt.date(2026, 11, 11)),
        ("America/Curacao", dt.datetime(2026, 11, 11, 3, 59, tzinfo=dt.UTC), dt.date(2026, 11, 10)),
        ("America/Curacao", dt.datetime(2026, 11, 11, 4, 0, tzinfo=dt.UTC), dt.date(2026, 11, 11)),
    ],
)
def test_it_was_held_on_the_local_day_of_the_first_sitting(zone: str | None, start: dt.datetime, day: dt.date) -> None:
    meeting = None if zone is None else Meeting(date=dt.date(2026, 11, 10), zone=zone)
    later = Sitting(start=start + 30 * HOUR)
    c = Conversation(id="c", meeting=meeting, sittings=(later, Sitting(start=start)))
    assert c.held_on == c.day_of(start) == day
    assert c.zone.key == (zone or "Europe/Amsterdam")


def test_its_last_moment_at_the_table_is_the_latest_end() -> None:
    first, second = Sitting(start=AT, end=AT + HOUR), Sitting(start=AT + 2 * HOUR)
    assert Conversation(id="c", sittings=(first,)).last_sitting_end == AT + HOUR
    assert Conversation(id="c", sittings=(second, first)).last_sitting_end == AT + 2 * HOUR
    assert C.last_sitting_end is None
    assert C.held_on is None
