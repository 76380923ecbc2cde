"""Merging: what a fact in one version took out or took back does not come back from the other."""

import datetime as dt

import course
import pytest
import versions
from course import EMPLOYEE, MANAGER, on

from functionering import (
    Conversation,
    HandOver,
    Merged,
    Party,
    Words,
    apply,
    merge,
    steps,
)
from functionering.party import Both
from functionering.record import evolve

BASE = versions.start()


class TestTakenBack:
    def test_what_a_hand_over_took_back_stays_taken_back(self) -> None:
        c = apply(course.drafted(), steps.SubmitPreparation(by=EMPLOYEE, at=on(6)))
        moved = apply(c, steps.HandOver(by=MANAGER, at=on(7), leaving="p", successor="q", name="Quint"))
        apart = evolve(c, label="Apart")
        for base in (None, c):
            merged = merge(moved, apart, base)
            assert merged.is_clean
            assert merged.conversation.preparations.employee == moved.preparations.employee
            assert merge(apart, moved, base) == merged
            assert merge(merged, apart, base) == merged

    def test_what_was_submitted_again_after_a_hand_over_stands(self) -> None:
        ours = _submitted(on(8), moved=on(7))
        for base in (None, _submitted(on(6))):
            assert merge(ours, _submitted(on(6)), base) == Merged(ours)

    @pytest.mark.parametrize("hour", [8, 9])
    def test_what_was_submitted_up_to_the_hand_over_is_taken_back(self, hour: int) -> None:
        assert merge(_submitted(None, moved=on(7)), _submitted(on(7, hour))).conversation == _submitted(
            None, moved=on(7)
        )

    def test_what_was_submitted_after_the_hand_over_is_not_taken_back(self) -> None:
        merged = merge(_submitted(None, moved=on(7)), _submitted(on(7, 10)))
        assert merged.conversation == _submitted(on(7, 10), moved=on(7))

    def test_what_was_seen_before_the_hand_over_stays(self) -> None:
        ours = _submitted(on(6), moved=on(7))
        assert merge(ours, _submitted(on(6)), _submitted(on(6))) == Merged(ours)

    def test_a_hand_over_of_ones_own_side_takes_nothing_back(self) -> None:
        ours = _submitted(None, moved=on(7), side=EMPLOYEE)
        assert merge(ours, _submitted(on(6))).conversation.preparations.employee.submitted_at == on(6)

    def test_a_hand_over_that_both_knew_explains_no_absence(self) -> None:
        base = _submitted(on(6), moved=on(7))
        assert merge(_submitted(None, moved=on(7)), base, base).conversation == base

    def test_no_conflict_holds_what_a_hand_over_took_back(self) -> None:
        base, ours, theirs = _submitted(on(6)), _submitted(on(8), moved=on(7)), _submitted(on(9))
        merged = merge(ours, theirs, base)
        assert merged.conversation == ours
        assert [(each.path, each.values) for each in merged.conflicts] == [
            ("/preparations/employee/submitted_at", ("2026-11-08T09:00:00Z", "2026-11-09T09:00:00Z"))
        ]

    def test_a_yes_to_a_hand_over_that_was_given_later_is_given(self) -> None:
        ours = _submitted(on(6), moved=on(7), shared=True)
        for base in (None, _submitted(on(6), moved=on(7))):
            assert merge(ours, _submitted(on(6), moved=on(7)), base) == Merged(ours)

    def test_a_date_that_was_postponed_does_not_come_back(self) -> None:
        c = course.invited()
        ours = apply(c, steps.Postpone(by=MANAGER, at=on(3), reason="Ziek."))
        for base in (None, c):
            assert merge(ours, evolve(c, label="Apart"), base).conversation == evolve(ours, label="Apart")


def _submitted(
    at: dt.datetime | None, *, moved: dt.datetime | None = None, side: Party = MANAGER, shared: bool = False
) -> Conversation:
    """The base in which the employee submitted, and a side changed hands; no time is not yet."""
    people = BASE.parties[side]
    moves = (
        ()
        if moved is None
        else (HandOver(side=side, from_=people[0].id, to=people[1].id, at=moved, preparation_shared=shared),)
    )
    prepared = BASE.preparations.with_value(EMPLOYEE, evolve(BASE.preparations.employee, submitted_at=at))
    return evolve(BASE, handovers=moves, preparations=prepared)


class TestRedaction:
    def test_what_one_redacted_does_not_come_back_from_the_other(self) -> None:
        said, out = Words(text="Te veel.", at=on(4)), Words(redacted=True, at=on(4))
        for base in (None, versions.speaking(said)):
            merged = merge(versions.speaking(said), versions.speaking(out), base).conversation
            assert merged.topics[0].perspectives.employee.preparation == (out,)

    def test_what_was_said_at_that_moment_and_is_new_stays(self) -> None:
        said, out, new = (
            Words(text="Te veel.", at=on(4)),
            Words(redacted=True, at=on(4)),
            Words(text="Nog.", at=on(4)),
        )
        merged = merge(versions.speaking(said, new), versions.speaking(out), versions.speaking(said)).conversation
        assert set(merged.topics[0].perspectives.employee.preparation) == {out, new}

    def test_what_stands_alone_in_its_place_stays_redacted(self) -> None:
        said, out = (evolve(BASE, evaluation=Both(each, None)) for each in _SAID_AND_OUT)
        for base in (None, said, out, BASE):
            merged = merge(said, out, base)
            assert merged == Merged(out)

    def test_what_was_redacted_is_not_held_for_a_conflict(self) -> None:
        said, out = (evolve(BASE, evaluation=Both(each, None)) for each in _SAID_AND_OUT)
        other = evolve(BASE, evaluation=Both(Words(text="Anders.", at=on(5)), None))
        merged = merge(out, other, said)
        assert merged.conversation == out
        (conflict,) = merged.conflicts
        assert "Te veel." not in str([conflict.base, conflict.ours, conflict.theirs, conflict.values])

    def test_nothing_is_confirmed_in_words_that_were_redacted(self) -> None:
        said = Words(text="Te veel.", at=on(4), recorded_by="manager", confirmed_at=on(5))
        out = Words(redacted=True, at=on(4), recorded_by="manager")
        merged = merge(versions.speaking(said), versions.speaking(out)).conversation
        assert merged.topics[0].perspectives.employee.preparation == (out,)


_SAID_AND_OUT = (Words(text="Te veel.", at=on(4)), Words(redacted=True, at=on(4)))
