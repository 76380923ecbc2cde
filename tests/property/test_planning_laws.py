"""Laws of a plan, each against a second answer: everything tried out, networkx, the definition of a certificate."""

from datetime import date
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from plan_oracles import day, is_certificate, networkx_cost, request, try_everything, week

from functionering.planning import PlanRequest, Remedy, plan, spread_places

NUMBERS = st.integers(0, 11)


@st.composite
def people(draw: st.DrawFn, most: int) -> list[PlanRequest]:
    found: list[PlanRequest] = []
    for index in range(draw(st.integers(0, most))):
        low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
        away = draw(st.frozensets(NUMBERS, max_size=4))
        found.append(request(f"p{index}", draw(st.integers(-3, 15)), low, high, sorted(away)))
    return found


ROOMS = st.dictionaries(NUMBERS.map(day), st.integers(0, 2), max_size=6)
WEEKS = st.none() | st.integers(0, 3)


@given(people(5), ROOMS, WEEKS)
def test_small_plans_are_what_trying_everything_gives(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None
) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    seen, cost = try_everything(asked, rooms, weeks)
    assert set(found.assigned) == set(seen)
    assert found.cost == cost


@given(people(12), st.dictionaries(NUMBERS.map(day), st.integers(0, 3)), st.none() | st.integers(0, 6))
def test_a_plan_keeps_to_windows_absences_days_and_weeks(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None
) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    days = list(found.assigned.values())
    for one in asked:
        if one.key in found.assigned:
            on = found.assigned[one.key]
            assert one.earliest <= on <= one.latest
            assert on not in one.unavailable
    assert all(days.count(on) <= rooms.get(on, 0) for on in days)
    assert weeks is None or all(sum(week(other) == week(on) for other in days) <= weeks for on in days)
    assert set(found.assigned).isdisjoint(found.unscheduled)
    assert len(found.assigned) + len(found.unscheduled) == len(asked)


@given(people(12), st.dictionaries(NUMBERS.map(day), st.integers(0, 3)), st.none() | st.integers(0, 6))
def test_conflicts_prove_themselves_and_account_for_everyone_who_is_left_out(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None
) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    assert all(is_certificate(conflict, asked, rooms, weeks) for conflict in found.conflicts)
    assert sorted(key for each in found.conflicts for key in each.unscheduled) == sorted(found.unscheduled)
    for kind in ("people", "days"):
        members = [member for each in found.conflicts for member in getattr(each, kind)]
        assert len(members) == len(set(members))


@given(people(12), st.dictionaries(NUMBERS.map(day), st.integers(0, 3)), st.integers(0, 4))
def test_more_room_in_the_binding_weeks_lets_somebody_in(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int
) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    for conflict in found.conflicts:
        assert not conflict.binding_weeks or Remedy.WEEK_CAPACITY in conflict.remedies
        for binding in conflict.binding_weeks:
            limits = {week(on): weeks + (week(on) == binding) for on in rooms}
            assert len(plan(asked, day_capacity=rooms, week_capacity=limits).unscheduled) < len(found.unscheduled)


@given(people(12), st.dictionaries(NUMBERS.map(day), st.integers(1, 3)), st.none() | st.integers(1, 6))
def test_networkx_finds_the_same_cost(asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    seen = [one for one in asked if one.key in found.assigned]
    assert found.cost == networkx_cost(seen, rooms, weeks)


@given(people(10), ROOMS, WEEKS, st.integers(0, 50))
def test_planning_again_with_the_old_days_changes_nothing(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None, penalty: int
) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    again: list[Any] = [
        request(
            one.key,
            0,
            (one.earliest - day(0)).days,
            (one.latest - day(0)).days,
            [(each - day(0)).days for each in one.unavailable],
            planned=found.assigned.get(one.key),
        )
        for one in asked
        if one.key in found.assigned
    ]
    kept = plan(again, day_capacity=rooms, week_capacity=weeks, change_penalty=penalty)
    assert (kept.assigned, kept.cost) == (found.assigned, 0)


@given(people(8), ROOMS, WEEKS)
def test_confirming_the_whole_plan_gives_the_same_plan_and_the_same_people_left_out(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None
) -> None:
    found = plan(asked, day_capacity=rooms, week_capacity=weeks)
    fixed = plan(asked, day_capacity=rooms, week_capacity=weeks, pinned=found.assigned)
    assert fixed.assigned == found.assigned
    assert fixed.left_out == found.left_out
    assert fixed.cost == 0


@given(people(8), ROOMS, WEEKS)
def test_who_has_a_place_keeps_it_whoever_comes_after(
    asked: list[PlanRequest], rooms: dict[date, int], weeks: int | None
) -> None:
    assume(asked)
    fewer = plan(asked[:-1], day_capacity=rooms, week_capacity=weeks)
    more = plan(asked, day_capacity=rooms, week_capacity=weeks)
    assert set(fewer.assigned) <= set(more.assigned)


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_spread_is_in_order_in_range_even_and_symmetric(count: int, places: int) -> None:
    found = spread_places(count, places)
    assert list(found) == sorted(found)
    assert all(0 <= place < places for place in found)
    sizes = [found.count(place) for place in range(places)]
    assert max(sizes) - min(sizes) <= 1
    if count <= places:
        assert len(set(found)) == count
