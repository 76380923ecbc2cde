"""A year spread evenly, longest-waiting first, and every team of an organisation planned alone."""

import pickle
from datetime import datetime
from typing import Any

import pytest
from plan_oracles import day, request

from functionering.errors import InvalidValue, fault
from functionering.planning import (
    PlanRequest,
    Team,
    absolute_days,
    longest_waiting,
    plan,
    plan_organisation,
    spread,
    spread_places,
    spread_requests,
)


@pytest.mark.parametrize(
    ("people", "places", "expected"),
    [
        (0, 0, ()),
        (0, 5, ()),
        (1, 10, (5,)),
        (5, 13, (1, 3, 6, 9, 11)),
        (3, 3, (0, 1, 2)),
        (4, 2, (0, 0, 1, 1)),
        (2, 1, (0, 0)),
    ],
)
def test_everyone_gets_the_middle_of_their_share(people: int, places: int, expected: tuple[int, ...]) -> None:
    assert spread_places(people, places) == expected


@pytest.mark.parametrize(("people", "places", "path"), [(-1, 3, "/people"), (3, -1, "/places"), (True, 3, "/people")])
def test_what_is_no_count_is_refused(people: int, places: int, path: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        spread_places(people, places)
    assert [(each.code, each.path) for each in caught.value.faults] == [("value.range", path)]


def test_people_cannot_be_spread_over_no_days() -> None:
    with pytest.raises(InvalidValue) as caught:
        spread(1, [])
    assert caught.value.faults == (fault("plan.no_days", "/places"),)


def test_days_are_taken_in_order_and_a_day_given_twice_counts_twice() -> None:
    assert spread(2, [day(9), day(1), day(5), day(0)]) == (day(1), day(9))
    assert spread(4, [day(0), day(0), day(1)]) == (day(0), day(0), day(0), day(1))


def test_a_moment_is_no_day_to_spread_over() -> None:
    with pytest.raises(InvalidValue) as caught:
        spread(1, [datetime(2026, 3, 2, 9)])  # noqa: DTZ001 - the point is that it is no day
    assert caught.value.faults == (fault("value.date", "/days"),)


def waiting(key: str, since: int | None) -> PlanRequest:
    return request(key, 0, 0, 99, waiting_since=None if since is None else day(since))


def test_who_never_had_a_conversation_waits_longest_then_whose_last_was_longest_ago_then_by_key() -> None:
    people = [waiting("d", -10), waiting("b", -300), waiting("c", -10), waiting("a", None)]
    assert [each.key for each in longest_waiting(people)] == ["a", "b", "c", "d"]


def test_targets_are_spread_and_windows_stay() -> None:
    spread_out = spread_requests([waiting("late", -1), waiting("first", None)], [day(number) for number in range(10)])
    assert [(each.key, each.target, each.latest) for each in spread_out] == [
        ("first", day(2), day(99)),
        ("late", day(7), day(99)),
    ]


def team(manager: str, **more: Any) -> Team:
    people = [waiting(f"{manager[:1]}1", -5), waiting(f"{manager[:1]}2", -9)]
    return Team(**{"manager": manager, "requests": people, "day_capacity": {day(7): 1, day(0): 3}, **more})


def test_a_team_is_spread_over_its_room_so_a_day_with_more_room_gets_more_people() -> None:
    roomy = team("m", day_capacity={day(0): 5, day(7): 1}).spread()
    assert [(each.key, each.target) for each in roomy.requests] == [("m2", day(0)), ("m1", day(0))]
    even = team("m", day_capacity={day(0): 1, day(7): 1}).spread()
    assert [(each.key, each.target) for each in even.requests] == [("m2", day(0)), ("m1", day(7))]


def test_every_team_is_planned_as_if_it_were_alone() -> None:
    teams = [team("m"), team("n", week_capacity=1, pinned={"n1": day(0)})]
    assert list(plan_organisation(teams)) == [
        ("m", plan(teams[0].requests, day_capacity={day(0): 3, day(7): 1})),
        (
            "n",
            plan(teams[1].requests, day_capacity={day(0): 3, day(7): 1}, week_capacity=1, pinned={"n1": day(0)}),
        ),
    ]
    assert [manager for manager, _ in plan_organisation(teams, cost=absolute_days)] == ["m", "n"]


def test_teams_are_planned_one_by_one_and_a_manager_twice_is_refused_when_it_comes_to_that() -> None:
    plans = plan_organisation([team("m"), team("m")])
    assert next(plans)[0] == "m"
    with pytest.raises(InvalidValue) as caught:
        next(plans)
    assert caught.value.faults == (fault("id.duplicate", "/teams/1/manager"),)


def test_a_team_and_its_plan_can_be_sent_to_another_process() -> None:
    one = team("m")
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
    (found,) = plan_organisation([one])
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ({"manager": "a\nb"}, "plan.key", "/manager"),
        ({"day_capacity": [(day(0), 1), (day(0), 2)]}, "id.duplicate", "/day_capacity"),
        ({"day_capacity": {day(0): -1}}, "value.range", "/day_capacity"),
        ({"pinned": {"": day(0)}}, "plan.key", "/pinned"),
    ],
)
def test_a_team_that_cannot_be_is_refused(more: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        team(**{"manager": "m", **more})
    assert [(each.code, each.path) for each in caught.value.faults] == [(code, path)]
