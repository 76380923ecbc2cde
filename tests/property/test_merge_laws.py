"""Law 5 for two who work apart: merging keeps both parties' words, in either order, and again changes nothing."""

import said
import versions as made
from hypothesis import given
from hypothesis import strategies as st

from functionering import Conversation, Merged, Party, dumps, loads, merge, to_dict
from functionering.record import evolve
from functionering.strategies import conversations

BASE = made.start()
VERSIONS = made.versions(BASE)
BASES = st.sampled_from((None, BASE))


@given(VERSIONS, VERSIONS, BASES)
def test_the_order_of_two_versions_means_nothing(a: Conversation, b: Conversation, base: Conversation | None) -> None:
    assert merge(a, b, base) == merge(b, a, base)
    assert dumps(merge(a, b, base).conversation) == dumps(merge(b, a, base).conversation)


@given(VERSIONS, BASES)
def test_a_version_merged_with_itself_is_itself(a: Conversation, base: Conversation | None) -> None:
    assert merge(a, a, base) == Merged(a)


@given(VERSIONS)
def test_a_version_merged_with_the_base_is_that_version_but_for_what_it_left_out(a: Conversation) -> None:
    merged = merge(a, BASE, BASE)
    assert merged.is_clean
    assert merge(merged, a, BASE) == merged


@given(VERSIONS, VERSIONS, BASES)
def test_merging_again_changes_nothing(a: Conversation, b: Conversation, base: Conversation | None) -> None:
    merged = merge(a, b, base)
    for again in (a, b, merged):
        assert merge(merged, again, base) == merged


@given(VERSIONS, VERSIONS)
def test_without_a_base_the_conversation_alone_can_be_merged_again(a: Conversation, b: Conversation) -> None:
    merged = merge(a, b).conversation
    for again in (a, b):
        assert merge(merged, again).conversation == merged


@given(VERSIONS, VERSIONS, VERSIONS)
def test_over_one_base_the_grouping_means_nothing(a: Conversation, b: Conversation, c: Conversation) -> None:
    assert merge(merge(a, b, BASE), c, BASE) == merge(a, merge(b, c, BASE), BASE)


@given(VERSIONS, VERSIONS, BASES)
def test_no_text_that_was_not_redacted_is_lost(a: Conversation, b: Conversation, base: Conversation | None) -> None:
    merged = merge(a, b, base)
    kept = said.texts(to_dict(merged.conversation)) | said.texts([list(each.values) for each in merged.conflicts])
    out = said.taken_out(a) | said.taken_out(b)
    lost = (said.texts(to_dict(a)) | said.texts(to_dict(b))) - kept
    for each in (a, b):
        lost -= said.texts_at(each, out) | said.confirmations_at(each, out)
    taken_back = said.submitted(a) | said.submitted(b) if a.handovers or b.handovers else set[str]()
    before = said.texts(to_dict(BASE))
    replaced = (before - said.texts(to_dict(a))) | (before - said.texts(to_dict(b))) if base else set[str]()
    assert lost <= taken_back | replaced


@given(VERSIONS, VERSIONS, BASES)
def test_what_was_redacted_does_not_come_back(a: Conversation, b: Conversation, base: Conversation | None) -> None:
    merged = merge(a, b, base)
    out = said.taken_out(a) | said.taken_out(b)
    gone = said.texts_at(BASE, out)
    assert not gone & said.texts_at(merged.conversation, out)
    assert not gone & said.texts([each.base for each in merged.conflicts])


@given(VERSIONS, VERSIONS, BASES)
def test_what_a_hand_over_took_back_does_not_come_back(
    a: Conversation, b: Conversation, base: Conversation | None
) -> None:
    merged = merge(a, b, base).conversation
    for party in Party:
        submitted = merged.preparations[party].submitted_at
        for version in (a, b):
            moves = [each for each in version.handovers if each.side is party.other]
            if submitted is not None and any(submitted <= each.at for each in moves):
                assert version.preparations[party].submitted_at is not None


@given(VERSIONS, VERSIONS, BASES)
def test_nothing_is_put_together_that_nobody_said(a: Conversation, b: Conversation, base: Conversation | None) -> None:
    merged = merge(a, b, base).conversation
    known = [*said.wholes(a), *said.wholes(b), *said.wholes(BASE)]
    assert [each for each in said.wholes(merged) if each not in known] == []


@given(VERSIONS, VERSIONS, BASES)
def test_what_comes_out_is_a_record(a: Conversation, b: Conversation, base: Conversation | None) -> None:
    merged = merge(a, b, base).conversation
    assert loads(dumps(merged)) == merged


@given(conversations(), conversations())
def test_any_two_records_of_one_id_merge_in_either_order(a: Conversation, b: Conversation) -> None:
    b = evolve(b, id=a.id)
    merged = merge(a, b)
    assert merged == merge(b, a)
    assert merge(merged, b) == merged
