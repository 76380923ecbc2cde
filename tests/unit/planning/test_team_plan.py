"""A team's plan: the best set by priority, at the least cost, with what is confirmed left where it is."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from plan_oracles import MONDAY, day, request

from functionering.errors import InvalidValue, fault
from functionering.planning import Appointment, LeftOut, PlanRequest, absolute_days, plan, squared_days

FORTNIGHT = {day(number): 1 for number in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)}


def raised(**arguments: Any) -> tuple[tuple[str, str], ...]:
    with pytest.raises(InvalidValue) as caught:
        plan(**arguments)
    return tuple((each.code, each.path) for each in caught.value.faults)


def test_everyone_gets_their_target_when_it_is_free() -> None:
    found = plan([request("a", 1, 0, 4), request("b", 3, 0, 4)], day_capacity=FORTNIGHT)
    assert found.assigned == {"a": day(1), "b": day(3)}
    assert (found.cost, found.left_out, found.conflicts) == (0, (), ())


def test_no_people_need_no_days() -> None:
    assert plan([], day_capacity={}).appointments == ()


def test_first_come_first_served_would_leave_somebody_out() -> None:
    # "a" would take day 1 on its own, which is the only day of "b".
    found = plan([request("a", 1, 1, 2), request("b", 1, 1, 1)], day_capacity=FORTNIGHT)
    assert found.assigned == {"b": day(1), "a": day(2)}


def test_earliest_final_day_first_fails_with_absences_and_the_plan_does_not() -> None:
    people = [request("a", 0, 0, 1), request("b", 0, 0, 2, unavailable=[1]), request("c", 2, 2, 2)]
    found = plan(people, day_capacity={day(0): 1, day(1): 1, day(2): 1})
    assert found.assigned == {"b": day(0), "a": day(1), "c": day(2)}
    assert found.cost == 1


def test_earliest_final_day_first_fails_with_a_week_capacity_and_the_plan_does_not() -> None:
    people = [request("a", 0, 0, 11), request("b", 1, 1, 1)]
    found = plan(people, day_capacity=FORTNIGHT, week_capacity=1)
    assert found.assigned == {"b": day(1), "a": day(7)}


def test_the_earlier_day_is_taken_of_two_that_cost_the_same() -> None:
    found = plan([request("a", 1, 0, 4)], day_capacity={day(0): 1, day(2): 1})
    assert found.assigned == {"a": day(0)}


def test_who_comes_later_in_the_list_never_pushes_out_who_comes_earlier() -> None:
    people = [request("first", 0, 0, 0), request("second", 0, 0, 0)]
    assert plan(people, day_capacity=FORTNIGHT).unscheduled == ("second",)
    assert plan(people[::-1], day_capacity=FORTNIGHT).unscheduled == ("first",)


def test_one_person_far_off_costs_more_than_two_a_little() -> None:
    # b could go to day 4 (16), or a to day 1 and b to day 0 (1 + 1).
    people = [request("a", 0, 0, 1), request("b", 1, 0, 4), request("c", 1, 1, 1)]
    assert plan(people, day_capacity={day(0): 1, day(1): 1, day(2): 1, day(4): 1}).cost == 1
    assert plan(people[:2], day_capacity={day(0): 1, day(4): 1}).assigned == {"a": day(0), "b": day(4)}


@pytest.mark.parametrize(("number", "seen"), [(-1, False), (0, True), (1, True), (2, True), (3, False)])
def test_the_window_includes_its_first_and_its_final_day(number: int, seen: bool) -> None:
    found = plan([request("a", 0, 0, 2)], day_capacity={day(number): 1})
    assert ("a" in found.assigned) is seen


def test_a_week_runs_from_monday_to_sunday_across_the_new_year() -> None:
    # 31 December 2026 and 1 January 2027 are both in week 53; 4 January is in the next.
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4))
    people = [PlanRequest(key=key, target=days[0], earliest=days[0], latest=days[2]) for key in ("a", "b", "c")]
    found = plan(people, day_capacity=dict.fromkeys(days, 1), week_capacity=1)
    assert sorted(found.assigned.values()) == [days[0], days[2]]
    assert [conflict.binding_weeks for conflict in found.conflicts] == [((2026, 53),)]


def test_a_capacity_for_some_weeks_leaves_the_others_free() -> None:
    people = [request(key, 0, 0, 11) for key in "abc"]
    found = plan(people, day_capacity=FORTNIGHT, week_capacity={(2026, 10): 1})
    assert sorted(found.assigned.values()) == [day(0), day(7), day(8)]


def test_nothing_is_planned_on_a_blackout_nor_on_a_day_without_room() -> None:
    found = plan([request("a", 0, 0, 4)], day_capacity={**FORTNIGHT, day(1): 0}, blackouts=[day(0)])
    assert found.assigned == {"a": day(2)}


class TestConfirmedAppointments:
    def test_they_keep_their_day_and_cost_nothing(self) -> None:
        found = plan([request("a", 0, 0, 4), request("b", 3, 0, 4)], day_capacity=FORTNIGHT, pinned={"b": day(0)})
        assert found.appointments == (
            Appointment(key="b", day=day(0), pinned=True),
            Appointment(key="a", day=day(1)),
        )
        assert found.cost == 1

    def test_they_take_their_place_in_the_week(self) -> None:
        pinned = [("somebody else", day(4))]
        found = plan([request("a", 0, 0, 11)], day_capacity=FORTNIGHT, week_capacity=1, pinned=pinned)
        assert found.assigned == {"a": day(7)}

    def test_more_of_them_than_fit_leave_no_room_and_are_no_error(self) -> None:
        pinned = {"x": day(0), "y": day(0), "z": day(5)}
        found = plan([request("a", 0, 0, 0)], day_capacity=FORTNIGHT, week_capacity=2, pinned=pinned)
        assert found.unscheduled == ("a",)

    def test_one_on_a_day_of_another_season_changes_nothing(self) -> None:
        found = plan([request("a", 0, 0, 0)], day_capacity=FORTNIGHT, week_capacity=1, pinned={"x": day(100)})
        assert found.assigned == {"a": day(0)}

    def test_a_week_without_limit_stays_without_limit(self) -> None:
        found = plan([request("a", 0, 0, 4)], day_capacity=FORTNIGHT, pinned={"x": day(0)})
        assert found.assigned == {"a": day(1)}


class TestPlanningAgain:
    def test_a_tentative_day_takes_the_place_of_the_target(self) -> None:
        found = plan([request("a", 0, 0, 11, planned=day(7))], day_capacity=FORTNIGHT)
        assert (found.assigned, found.cost) == ({"a": day(7)}, 0)

    @pytest.mark.parametrize(("penalty", "cost", "moved"), [(0, 1, 1), (2, 3, 1), (3, 4, 1)])
    def test_moving_costs_the_penalty_besides(self, penalty: int, cost: int, moved: int) -> None:
        people = [request("a", 0, 0, 11, planned=day(1)), request("new", 1, 1, 1)]
        found = plan(people, day_capacity=FORTNIGHT, change_penalty=penalty)
        assert (found.cost, sum(found.assigned[one.key] != one.wished for one in people)) == (cost, moved)

    def test_a_penalty_moves_one_person_far_rather_than_two_a_little(self) -> None:
        people = [
            request("a", 0, 0, 4, planned=day(0)),
            request("b", 0, 1, 4, planned=day(1)),
            request("c", 0, 0, 0),
        ]
        days = {day(number): 1 for number in (0, 1, 2)}
        few = plan(people, day_capacity=days, change_penalty=100)
        many = plan(people, day_capacity=days, change_penalty=0)
        assert few.assigned == {"c": day(0), "b": day(1), "a": day(2)}
        assert many.assigned == {"c": day(0), "a": day(1), "b": day(2)}

    def test_who_is_new_pays_no_penalty(self) -> None:
        assert plan([request("a", 0, 1, 1)], day_capacity=FORTNIGHT, change_penalty=50).cost == 1


class TestCost:
    def test_absolute_distance_and_a_cost_of_ones_own(self) -> None:
        people = [request("a", 0, 3, 3)]
        assert plan(people, day_capacity=FORTNIGHT, cost=absolute_days).cost == 3
        assert plan(people, day_capacity=FORTNIGHT, cost=squared_days).cost == 9
        assert plan(people, day_capacity=FORTNIGHT, cost=lambda _, each: -each.day).cost == -day(3).day

    def test_the_named_costs_are_what_they_say(self) -> None:
        one = request("a", 4, 0, 9)
        assert [squared_days(one, day(number)) for number in (1, 4, 6)] == [9, 0, 4]
        assert [absolute_days(one, day(number)) for number in (1, 4, 6)] == [3, 0, 2]

    @pytest.mark.parametrize("price", [1.0, True, None])
    def test_a_cost_that_is_no_whole_number_is_refused(self, price: Any) -> None:
        assert raised(requests=[request("a", 0, 0, 1)], day_capacity=FORTNIGHT, cost=lambda *_: price) == (
            ("plan.cost", "/cost"),
        )


class TestWhatIsRefused:
    @pytest.mark.parametrize("room", [-1, True, 1.0, None, 1_000_001])
    def test_a_capacity_that_is_no_count(self, room: Any) -> None:
        assert raised(requests=[], day_capacity={MONDAY: room}) == (("value.range", "/day_capacity"),)
        if room is not None:
            assert raised(requests=[], day_capacity={}, week_capacity=room) == (("value.range", "/week_capacity"),)
        assert raised(requests=[], day_capacity={}, week_capacity={(2026, 53): room}) == (
            ("value.range", "/week_capacity"),
        )
        assert raised(requests=[], day_capacity={}, change_penalty=room) == (("value.range", "/change_penalty"),)

    @pytest.mark.parametrize(
        "number", [(2027, 53), (2026, 54), (2026, 0), (0, 1), "2026-W01", (2026, "1"), (2026,), ()]
    )
    def test_a_week_that_does_not_exist(self, number: Any) -> None:
        assert raised(requests=[], day_capacity={}, week_capacity={number: 1}) == (("plan.week", "/week_capacity"),)

    def test_a_moment_where_a_day_is_meant(self) -> None:
        moment = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - the point is that it is no day
        assert raised(requests=[], day_capacity={moment: 1}) == (("value.date", "/day_capacity"),)
        assert raised(requests=[], day_capacity={}, blackouts=[moment]) == (("value.date", "/blackouts"),)
        assert raised(requests=[], day_capacity={}, pinned={"a": moment}) == (("value.date", "/pinned"),)

    def test_a_person_twice(self) -> None:
        twice = [request("a", 0, 0, 1), request("b", 0, 0, 1), request("a", 2, 2, 2)]
        assert raised(requests=twice, day_capacity={}) == (("id.duplicate", "/requests/2/key"),)
        pinned = [("a", day(0)), ("a", day(1))]
        assert raised(requests=[], day_capacity={}, pinned=pinned) == (("id.duplicate", "/pinned"),)

    @pytest.mark.parametrize("key", ["", "x" * 201, "a\nb", "a\u2028b", "\ud800", "\u202eabc", 3, None])
    def test_a_key_that_cannot_stand_on_one_line(self, key: Any) -> None:
        with pytest.raises(InvalidValue) as caught:
            request(key, 0, 0, 1)
        assert caught.value.faults == (fault("plan.key", "/key", limit=200),)

    def test_a_key_of_the_longest_length_is_good(self) -> None:
        assert request("x" * 200, 0, 0, 1).key == "x" * 200

    def test_a_window_that_ends_before_it_starts_also_with_validators_switched_off(self) -> None:
        attrs.validators.set_disabled(True)
        try:
            with pytest.raises(InvalidValue) as caught:
                request("a", 0, 1, 0)
        finally:
            attrs.validators.set_disabled(False)
        assert caught.value.faults == (fault("plan.window", "/latest"),)

    @pytest.mark.parametrize("field", ["target", "earliest", "latest", "planned", "waiting_since"])
    def test_text_in_a_field_for_a_day(self, field: str) -> None:
        good = {"key": "a", "target": MONDAY, "earliest": MONDAY, "latest": MONDAY}
        with pytest.raises(InvalidValue) as caught:
            PlanRequest(**{**good, field: "2026-03-02"})  # type: ignore[arg-type]
        assert caught.value.faults == (fault("value.date", f"/{field}"),)


class TestLeaveIsNeverShown:
    def test_who_is_left_out_is_told_from_which_day_and_until_which_and_no_more(self) -> None:
        people = [request("a", 3, 3, 3), request("b", 0, 0, 4, unavailable=[0, 1, 2, 4])]
        found = plan(people, day_capacity=FORTNIGHT)
        assert found.left_out == (LeftOut(key="b", not_before=day(3), final_day=day(4)),)

    def test_who_has_no_day_at_all_is_told_the_final_day_alone(self) -> None:
        found = plan([request("a", 0, 0, 2, unavailable=[0, 1, 2])], day_capacity=FORTNIGHT)
        assert found.left_out == (LeftOut(key="a", not_before=None, final_day=day(2)),)

    def test_no_day_of_absence_is_in_the_repr_of_a_request_or_a_plan(self) -> None:
        one = request("a", 0, 0, 9, unavailable=[1, 2, 3])
        full = plan([one, request("b", 0, 0, 0)], day_capacity={day(0): 1, day(4): 1})
        shown = f"{one!r} {full!r} {full.conflicts!r}"
        assert "unavailable" not in shown
        assert not any(repr(day(number)) in shown for number in (1, 2, 3))


SAME_PLAN = """
from datetime import date, timedelta
from functionering.planning import PlanRequest, plan
start = date(2026, 1, 5)
days = {start + timedelta(days=number): 1 for number in range(40) if number % 7 < 5}
people = [
    PlanRequest(key=f"p{n}", target=start + timedelta(days=n * 7 % 20), earliest=start,
                latest=start + timedelta(days=20 + n % 9), unavailable={start + timedelta(days=n % 5)})
    for n in range(30)
]
found = plan(people, day_capacity=days, week_capacity=4)
print(found.assigned, found.unscheduled, *found.conflicts)
"""


def test_the_plan_is_the_same_for_ten_hash_seeds() -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", SAME_PLAN], env={"PYTHONHASHSEED": str(seed)}, capture_output=True, check=True
        ).stdout
        for seed in range(10)
    }
    assert len(answers) == 1
    assert b"people must be seen" in answers.pop()


def test_a_plan_runs_in_the_room_it_has_and_a_long_horizon_is_no_trouble() -> None:
    days = {MONDAY + timedelta(days=number): 2 for number in range(1000) if number % 7 < 5}
    people = [request(f"p{number}", number, 0, 999) for number in range(100)]
    assert len(plan(people, day_capacity=days, week_capacity=3).assigned) == 100
