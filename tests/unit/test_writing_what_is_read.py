"""What is written is read back: of more than a reader takes nothing is written, and the writer says so at its place."""

import itertools
from typing import Any

import pytest
from model import CANARY, faults, slips, spoken

from functionering.conversation import Conversation
from functionering.errors import InvalidValue
from functionering.history import StepLog, dumps_steps, loads_steps
from functionering.json_text import Limits, readable
from functionering.party import Both, Party
from functionering.reading import dumps, from_dict, loads, to_dict
from functionering.themes import About
from functionering.topic import Topic
from functionering.views import view
from functionering.views.view import dumps_view
from functionering.words import Perspective, Words

WIDE = Limits(max_bytes=2**23, max_items=10_000, max_values=100_000)


def topics(count: int, *said: Words) -> tuple[Topic, ...]:
    spoken_by_one = Both(Perspective(conversation=said), Perspective())
    return tuple(
        Topic(id=f"t{i}", theme="career", title="Toekomst", about=About.WORK, perspectives=spoken_by_one)
        for i in range(count)
    )


def record(count: int, *said: Words) -> Conversation:
    return Conversation(id="2026-1", topics=topics(count, *said))


LONG = (spoken("ä" * 20_000),) * 60
TOO_MUCH = (
    (record(1, *LONG), ("json.too_large", "")),
    (record(1_001), ("json.too_many_items", "/topics")),
    (record(400, *(spoken(),) * 10), ("json.too_many_values", "")),
    (record(1, *(spoken(),) * 1_001), ("json.too_many_items", "/topics/0/perspectives/employee/conversation")),
)


@pytest.mark.parametrize(("c", "expected"), TOO_MUCH, ids=[each[0] + each[1] for _, each in TOO_MUCH])
def test_more_than_a_reader_takes_is_not_written(c: Conversation, expected: tuple[str, str]) -> None:
    assert faults(lambda: dumps(c)) == [expected]
    assert faults(lambda: from_dict(to_dict(c))) == [expected]
    assert [code for code, _ in faults(lambda: dumps_steps(StepLog(start=c)))] == [expected[0]]


@pytest.mark.parametrize("c", [c for c, _ in TOO_MUCH], ids=[each[0] + each[1] for _, each in TOO_MUCH])
def test_with_the_same_wider_limits_it_is_written_and_read(c: Conversation) -> None:
    assert loads(dumps(c, limits=WIDE), limits=WIDE) == c
    assert from_dict(to_dict(c), limits=WIDE) == c


def test_what_just_reaches_a_limit_is_written_and_read() -> None:
    c = record(1_000)
    assert loads(dumps(c)) == c
    size = len(dumps(c))
    assert loads(dumps(c, limits=Limits(max_bytes=size))) == c
    assert faults(lambda: dumps(c, limits=Limits(max_bytes=size - 1))) == [("json.too_large", "")]
    log = StepLog(start=c)
    assert loads_steps(dumps_steps(log)) == log


def test_a_view_of_too_much_is_not_written_either() -> None:
    c = record(1_001)
    assert [code for code, _ in faults(lambda: dumps_view(view(c, Party.EMPLOYEE)))] == ["json.too_many_items"]


def test_the_refusal_lets_slip_no_word() -> None:
    c = record(1, *itertools.repeat(spoken(CANARY * 1_000), 100))
    with pytest.raises(InvalidValue) as caught:
        dumps(c)
    assert not slips(caught.value)


@pytest.mark.parametrize("value", [{CANARY: 1.5, "x": {1}}, {CANARY: float("inf")}, [CANARY + "\ud800"]])
def test_what_is_no_plain_data_is_refused_without_a_word(value: Any) -> None:
    with pytest.raises(InvalidValue) as caught:
        readable(value)
    assert not slips(caught.value)
