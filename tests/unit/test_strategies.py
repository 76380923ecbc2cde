"""The strategies reach what the laws are about: every stage, and each kind of record often enough."""

import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from model import CLASSES

from functionering.conversation import Conversation
from functionering.digest import stamps
from functionering.occasion import Meeting
from functionering.party import Party
from functionering.stages import Stage, is_closed, is_reopened, stage
from functionering.strategies import (
    agreements,
    conversations,
    days,
    due_bys,
    meetings,
    moments,
    of,
    periods,
    positions,
    register,
    statements,
    topics,
    words,
)
from functionering.voice import nature

often = settings(
    max_examples=400,
    database=None,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_records_are_at_every_stage_and_a_third_is_two_way() -> None:
    seen: Counter[str] = Counter()

    @often
    @given(conversations())
    def look(c: Conversation) -> None:
        said = [words for topic in c.topics for side in topic.perspectives.values() for words in side.conversation]
        facts = {
            "records": True,
            stage(c).value: True,
            nature(c).reciprocity.value: True,
            "handed over": bool(c.handovers),
            "opened again": is_reopened(c),
            "several": any(len(side) > 1 for side in c.parties.values()),
            "nobody": not all(c.parties.values()),
            "true and closed": is_closed(c),
            "stale": any(not each.is_current for each in stamps(c)),
            "all current": all(each.is_current for each in stamps(c)) and bool(stamps(c)),
            "rendered": any(each.recorded_by is not None for each in said),
            "kept beside": bool(c.extensions),
            "attended": bool(c.attendees),
            "looks back": bool(c.earlier_agreements),
            "confirmed by signing": nature(c).is_two_way
            and any(
                words.is_rendering(party, frozenset())
                for topic in c.topics
                for party in Party
                for words in topic.perspectives[party].conversation
            ),
        }
        seen.update(name for name, is_so in facts.items() if is_so)

    look()
    assert {each.value for each in Stage} <= seen.keys()
    assert seen["records"] / 5 < seen["two_way"] < seen["records"] * 3 / 5
    rare = {name for name in seen if seen[name] < seen["records"] / 100}
    assert rare <= {each.value for each in Stage}
    assert {
        "handed over",
        "opened again",
        "several",
        "nobody",
        "stale",
        "rendered",
        "confirmed by signing",
    } <= seen.keys()


def test_there_is_a_strategy_for_each_type() -> None:
    kinds: set[str] = set()
    own = (
        agreements(),
        due_bys(),
        meetings(),
        periods(),
        positions(),
        statements(),
        topics(),
        words(),
        days(),
        moments(),
    )

    @often
    @given(st.one_of(own))
    def look(value: Any) -> None:
        kinds.add(type(value).__name__)

    look()
    assert kinds == {
        *("Agreement", "DueBy", "Meeting", "Period", "Position", "Statement", "Topic", "Words", "date", "datetime")
    }


def test_a_value_of_any_class_is_at_hand() -> None:
    register()
    for kind in CLASSES:
        made = find(of(kind), lambda _: True, settings=often)
        assert type(made) is kind


def test_meetings_are_planned_by_day_by_time_and_at_a_time_that_comes_twice() -> None:
    seen: set[tuple[bool, bool]] = set()

    @often
    @given(meetings())
    def look(meeting: Meeting) -> None:
        seen.add((meeting.time is None, meeting.fold is None))

    look()
    assert seen == {(True, True), (False, True), (False, False)}


@pytest.mark.parametrize(
    "first", ["import hypothesis", "import functionering.strategies", "from functionering.strategies import register"]
)
def test_hypothesis_finds_the_types_whatever_is_imported_first(first: str) -> None:
    program = f"""{first}
from hypothesis import strategies
from functionering import Conversation
print(strategies.from_type(Conversation).is_empty)"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")
