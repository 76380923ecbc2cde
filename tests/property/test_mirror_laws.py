"""Law 1, the mirror: swap the two sides, and everything else stays as it was, mirrored."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from model import whole

from functionering.conversation import Conversation
from functionering.digest import seal, stamps
from functionering.drafts import without_drafts
from functionering.mirroring import mirror, mirrored, without
from functionering.party import Owner, Party
from functionering.profile import profile_of
from functionering.reading import dumps, loads
from functionering.rules import check
from functionering.stages import is_closed, is_reopened, response_term_end, signed_sides, stage
from functionering.strategies import conversations, moments, of
from functionering.themes import About
from functionering.topic import Topic
from functionering.voice import Voices, nature


@whole
@given(conversations())
def test_a_mirror_in_a_mirror_shows_the_record_itself(c: Conversation) -> None:
    assert mirror(mirror(c)) == c


@whole
@given(conversations())
def test_a_digest_is_as_current_in_the_mirror(c: Conversation) -> None:
    ours = {(each.kind, each.party.other, each.at, each.is_current) for each in stamps(c)}
    assert {(each.kind, each.party, each.at, each.is_current) for each in stamps(mirror(c))} == ours


@whole
@given(conversations())
def test_a_statement_speaks_of_the_same_seal_in_the_mirror(c: Conversation) -> None:
    m = mirror(c)
    spoken_of = {
        (party.other, i, each.on == seal(c)) for party, side in c.statements.items() for i, each in enumerate(side)
    }
    assert {
        (party, i, each.on == seal(m)) for party, side in m.statements.items() for i, each in enumerate(side)
    } == spoken_of


@whole
@given(conversations(), moments())
def test_the_course_and_the_nature_are_the_same_in_the_mirror(c: Conversation, at: dt.datetime) -> None:
    m, profile = mirror(c), profile_of(c, None)
    assert stage(m, profile.mirrored(), at) is stage(c, profile, at)
    assert (is_closed(m), is_reopened(m)) == (is_closed(c), is_reopened(c))
    assert set(signed_sides(m)) == {party.other for party in signed_sides(c)}
    assert response_term_end(m, profile.mirrored()) == response_term_end(c, profile)
    assert nature(m).reciprocity is nature(c).reciprocity
    assert set(nature(m).missing) == {party.other for party in nature(c).missing}
    assert {(why, frozenset(sides)) for why, sides in nature(m).reasons} == {
        (why, frozenset(party.other for party in sides)) for why, sides in nature(c).reasons
    }


@whole
@given(conversations())
def test_a_voice_is_as_much_a_voice_in_the_mirror(c: Conversation) -> None:
    m = mirror(c)
    here, there = Voices(c), Voices(m)
    for topic, reflected in zip(c.topics, m.topics, strict=True):
        for party in Party:
            assert here.spoke(topic, party) == there.spoke(reflected, party.other)
            assert here.answered(topic, party) == there.answered(reflected, party.other)


def comparable(findings: Any) -> set[tuple[Any, ...]]:
    return {
        (each.code, each.severity, each.state, each.turn, each.path, frozenset((k, str(v)) for k, v in each.facts))
        for each in findings
    }


@whole
@given(conversations(), st.none() | moments(), st.booleans())
def test_the_rules_find_the_same_in_the_mirror(c: Conversation, at: dt.datetime | None, judged_by_day: bool) -> None:
    profile = profile_of(c, None)
    on = at.date() if at is not None and judged_by_day else None
    ours = check(c, profile, at=at, on=on).mirrored()
    theirs = check(mirror(c), profile.mirrored(), at=at, on=on)
    assert comparable(theirs.findings) == comparable(ours.findings)
    assert theirs.nature.reciprocity is ours.nature.reciprocity
    assert set(theirs.missing) == set(ours.missing)
    assert theirs.stage is ours.stage


@whole
@given(conversations())
def test_drafts_are_drafts_in_the_mirror(c: Conversation) -> None:
    assert mirrored(without_drafts(c)) == without_drafts(mirrored(c))


@whole
@given(conversations())
def test_taking_a_side_away_is_taking_the_other_away_in_the_mirror(c: Conversation) -> None:
    for party in Party:
        assert mirrored(without(c, party)) == without(mirrored(c), party.other)


@given(of(Topic))
def test_what_a_topic_is_about_is_a_subject_and_no_side(topic: Topic) -> None:
    assert mirrored(topic).about is topic.about
    assert mirrored(mirrored(topic)) == topic


@given(st.sampled_from([*Party, *Owner, *About]))
def test_a_side_becomes_the_other_and_both_stay_both(value: Party | Owner | About) -> None:
    swapped = {"employee": "manager", "manager": "employee"}.get(value.value, value.value)
    assert mirrored(value) == (value if isinstance(value, About) else type(value)(swapped))


@whole
@given(conversations())
def test_the_mirror_of_a_record_is_a_record(c: Conversation) -> None:
    assert loads(dumps(mirror(c))) == mirror(c)
