"""The front doors: what they are given is looked at first, and told by the name of the argument."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import course
import pytest
from course import EMPLOYEE, MANAGER, on

from functionering import (
    Both,
    Conversation,
    InvalidValue,
    Owner,
    Party,
    allowed_steps,
    check,
    dumps,
    mirror,
    nature,
    receipt,
    seal,
    shipped,
    stage,
    to_dict,
    verify,
    view,
    without,
)
from functionering.errors import WrongCall, fault
from functionering.steps import carry_over

C = course.closed()
NAIVE = dt.datetime(2026, 11, 10, 22, 30)  # noqa: DTZ001 -- what a door must refuse
ALL_OF_A_RECORD: tuple[Callable[..., Any], ...] = (check, dumps, mirror, nature, seal, stage, to_dict)


def faults_of(call: Callable[[], object]) -> tuple[Any, ...]:
    with pytest.raises(InvalidValue) as caught:
        call()
    return caught.value.faults


class TestASide:
    def test_a_text_that_equals_a_side_is_that_side(self) -> None:
        text: Any = "employee"
        both = Both("E", "M")
        assert (both[text], both.with_value(text, "X")) == ("E", Both("X", "M"))
        owner: Any = Owner.MANAGER
        assert both[owner] == "M"
        assert without(C, text) == without(C, EMPLOYEE)
        assert receipt(C, text) == receipt(C, EMPLOYEE)
        assert allowed_steps(C, text, on(40)) == allowed_steps(C, EMPLOYEE, on(40))

    @pytest.mark.parametrize("strange", ["jet", "", None, 0, Owner.BOTH, b"employee"])
    def test_anything_else_is_told_and_never_taken_for_the_other(self, strange: Any) -> None:
        wrong = fault("value.choice", allowed="employee, manager")
        both = Both("E", "M")
        assert faults_of(lambda: both[strange]) == (wrong,)
        assert faults_of(lambda: both.with_value(strange, "X")) == (wrong,)
        assert faults_of(lambda: without(C, strange)) == (wrong.under("/party"),)
        assert faults_of(lambda: receipt(C, strange)) == (wrong.under("/party"),)
        assert faults_of(lambda: allowed_steps(C, strange, on(40))) == (wrong.under("/party"),)


class TestAMoment:
    @pytest.mark.parametrize("strange", [NAIVE, dt.date(2026, 11, 10), "2026-11-10T22:30:00Z", 0])
    def test_without_an_offset_it_is_refused_so_that_no_answer_hangs_on_the_machine(self, strange: Any) -> None:
        wrong = (fault("value.moment", "/at"),)
        assert faults_of(lambda: stage(C, at=strange)) == wrong
        assert faults_of(lambda: check(C, at=strange)) == wrong
        assert faults_of(lambda: view(C, EMPLOYEE, strange)) == wrong
        assert faults_of(lambda: allowed_steps(C, EMPLOYEE, strange)) == wrong

    def test_any_offset_and_any_year_will_do(self) -> None:
        for year in (1, 9999):
            assert stage(C, at=dt.datetime(year, 6, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))).value == "closed"


class TestADay:
    @pytest.mark.parametrize("strange", [on(10), NAIVE, "2026-11-10"])
    def test_a_moment_or_a_text_is_none(self, strange: Any) -> None:
        assert faults_of(lambda: check(C, on=strange)) == (fault("value.date", "/on"),)
        assert faults_of(lambda: carry_over(C, "2027", on=strange)) == (fault("value.date", "/on"),)


class TestAValueOfAClass:
    @pytest.mark.parametrize("call", ALL_OF_A_RECORD, ids=lambda each: each.__name__)
    @pytest.mark.parametrize("strange", [{"id": "Geheim."}, None, "Geheim."])
    def test_a_record_is_a_conversation(self, call: Callable[..., Any], strange: Any) -> None:
        with pytest.raises(WrongCall, match=f"^{call.__name__}: c takes Conversation, and this is none$"):
            call(strange)

    def test_a_profile_is_no_name(self) -> None:
        name: Any = "standard/1"
        for call in (lambda: check(C, name), lambda: stage(C, name), lambda: view(C, MANAGER, profile=name)):
            with pytest.raises(WrongCall, match="profile takes Profile"):
                call()
        assert check(C, shipped("standard/1")) == check(C)

    def test_a_receipt_is_no_dictionary(self) -> None:
        held: Any = receipt(C, EMPLOYEE).to_dict()
        with pytest.raises(WrongCall, match="held takes Receipt"):
            verify(C, held)


@pytest.mark.parametrize("strange", [[1], None, 5, ["2026-11-10"]])
def test_leave_is_spans_of_days(strange: Any) -> None:
    for call in (lambda: stage(C, leave=strange), lambda: allowed_steps(C, EMPLOYEE, on(40), leave=strange)):
        with pytest.raises(WrongCall, match="leave takes spans of days, each a Span"):
            call()


def test_a_call_that_does_not_fit_is_told_by_what_it_lacks() -> None:
    call: Any = allowed_steps
    with pytest.raises(WrongCall, match="missing: at; not taken: 1"):
        call(C, Party.EMPLOYEE, Geheim="Geheim.")


def test_no_frame_holds_what_was_given() -> None:
    strange: Any = "Geheim."
    with pytest.raises(InvalidValue) as caught:
        without(C, strange)
    trace = caught.value.__traceback__
    while trace is not None:
        held = [value for name, value in trace.tb_frame.f_locals.items() if name != "strange"]
        assert trace.tb_frame.f_code.co_name == "test_no_frame_holds_what_was_given" or "Geheim." not in held
        trace = trace.tb_next


def test_a_conversation_stays_what_it_is() -> None:
    assert isinstance(mirror(C), Conversation)
