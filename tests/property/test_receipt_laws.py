"""Receipts: nothing that a party was shown goes unseen, and whatever steps add beside the seal changes none of it."""

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import course
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from step_makers import make

from functionering import Conversation, Party, Receipt, RecordError, from_dict, receipt, seal, to_dict, verify, view
from functionering.drafts import without_drafts
from functionering.record import evolve
from functionering.steps import StepRefused, allowed_steps, apply
from functionering.strategies import conversations

STARTS = st.sampled_from((course.talked, course.reported, course.signed, course.closed)).map(lambda start: start())
PAUSES = st.sampled_from([dt.timedelta(minutes=1), dt.timedelta(hours=5), dt.timedelta(days=1), dt.timedelta(days=9)])


def shown(c: Conversation, party: Party) -> Conversation:
    """What a party sees, but for its own drafts, which it may change."""
    return without_drafts(view(c, party).conversation)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Everything in plain data that can be taken out: every key, and every member of a list."""
    kind: Any = value.__class__
    keys: list[Any] = [*value] if kind is dict else [*range(len(value))] if kind is list else []
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


@given(conversations(), st.sampled_from(Party), st.data())
def test_what_is_taken_out_of_what_a_party_was_shown_shows(c: Conversation, party: Party, data: st.DataObject) -> None:
    plain = deepcopy(to_dict(c))
    *path, last = data.draw(st.sampled_from([*places(plain)]))
    at: Any = plain
    for step in path:
        at = at[step]
    del at[last]
    try:
        changed = from_dict(plain)
    except RecordError:
        reject()
    matches = verify(changed, receipt(c, party)).matches
    assert not matches or shown(changed, party) == shown(c, party)


@given(conversations(), st.sampled_from(Party))
def test_a_record_that_did_not_change_matches(c: Conversation, party: Party) -> None:
    verified = verify(c, receipt(c, party))
    assert (verified.matches, verified.differences) == (True, ())
    assert verify(evolve(c, extensions=type(c.extensions)({})), receipt(c, party)).matches


@settings(max_examples=max(10, settings().max_examples // 10))
@given(STARTS, st.data())
def test_no_step_that_leaves_the_seal_as_it_is_changes_anything_in_a_receipt(
    c: Conversation, data: st.DataObject
) -> None:
    now, held = course.on(21), list[tuple[str, Receipt]]()
    for _ in range(6):
        now += data.draw(PAUSES)
        party = data.draw(st.sampled_from(Party))
        held.extend((seal(c), receipt(c, each)) for each in Party)
        free = [each for each in allowed_steps(c, party, now) if each.is_allowed]
        if not free:
            break
        allowance = data.draw(st.sampled_from(free))
        target = data.draw(st.sampled_from(allowance.targets))
        seen = view(c, party, now).conversation
        step = make(seen, allowance.kind, target.key, target.digest, data.draw, by=party, at=now)
        try:
            c = apply(c, step)
        except StepRefused:
            continue
        for sealed, each in held:
            assert sealed != seal(c) or verify(c, each).matches, allowance.kind
