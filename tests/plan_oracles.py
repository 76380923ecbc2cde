"""Second answers for plans: try everything (small), ask networkx (larger), check a certificate by its definition."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest

from functionering.planning import Conflict, PlanRequest, Week

MONDAY = date(2026, 3, 2)


def day(number: int) -> date:
    """Day 0 is Monday 2 March 2026."""
    return MONDAY + timedelta(days=number)


def week(of: date) -> Week:
    return of.isocalendar()[:2]


def request(
    key: str, target: int, earliest: int, latest: int, unavailable: Sequence[int] = (), **more: Any
) -> PlanRequest:
    return PlanRequest(
        key=key,
        target=day(target),
        earliest=day(earliest),
        latest=day(latest),
        unavailable=frozenset(map(day, unavailable)),
        **more,
    )


def allowed(one: PlanRequest, day_capacity: Mapping[date, int]) -> list[date]:
    """The days on which somebody could be planned, written as the definition has it."""
    return [
        each
        for each, room in sorted(day_capacity.items())
        if room and one.earliest <= each <= one.latest and each not in one.unavailable
    ]


def try_everything(
    requests: Sequence[PlanRequest], day_capacity: Mapping[date, int], week_capacity: int | None
) -> tuple[tuple[str, ...], int]:
    """Who is seen in the best set by priority, and the least total of squared days for that set."""
    best: dict[tuple[bool, ...], int] = {}

    def go_on(index: int, chosen: tuple[date, ...], seen: tuple[bool, ...], cost: int) -> None:
        if index == len(requests):
            best[seen] = min(cost, best.get(seen, cost))
            return
        one = requests[index]
        for each in allowed(one, day_capacity):
            in_week = sum(week(other) == week(each) for other in chosen)
            if chosen.count(each) < day_capacity[each] and (week_capacity is None or in_week < week_capacity):
                go_on(index + 1, (*chosen, each), (*seen, True), cost + (each - one.target).days ** 2)
        go_on(index + 1, chosen, (*seen, False), cost)

    go_on(0, (), (), 0)
    first = max(best)
    return tuple(one.key for one, is_seen in zip(requests, first, strict=True) if is_seen), best[first]


def capacity_of(days: Sequence[date], day_capacity: Mapping[date, int], week_capacity: int | None) -> int:
    """How many conversations fit in these days."""
    rooms = [sum(day_capacity[each] for each in in_week) for _, in_week in groupby(sorted(days), week)]
    return sum(room if week_capacity is None else min(room, week_capacity) for room in rooms)


def is_certificate(
    conflict: Conflict,
    requests: Sequence[PlanRequest],
    day_capacity: Mapping[date, int],
    week_capacity: int | None,
) -> bool:
    """Whether the conflict proves itself: everybody's days are among its days, and they hold less than is asked."""
    people = [one for one in requests if one.key in conflict.people]
    days = {each for one in people for each in allowed(one, day_capacity)}
    return (
        len(people) == conflict.demand
        and days == set(conflict.days)
        and conflict.capacity == capacity_of(conflict.days, day_capacity, week_capacity)
        and conflict.demand - conflict.capacity == len(conflict.unscheduled) > 0
    )


def networkx_cost(requests: Sequence[PlanRequest], day_capacity: Mapping[date, int], week_capacity: int | None) -> int:
    """The least total of squared days when everybody is seen, by the flow of networkx."""
    networkx = pytest.importorskip("networkx")
    graph: Any = networkx.DiGraph()
    graph.add_node("all", demand=len(requests))
    for one in requests:
        graph.add_node(("person", one.key), demand=-1)
        for each in allowed(one, day_capacity):
            graph.add_edge(("person", one.key), each, capacity=1, weight=(each - one.target).days ** 2)
    for each, room in day_capacity.items():
        graph.add_edge(each, week(each), capacity=room, weight=0)
        graph.add_edge(week(each), "all", capacity=len(requests) if week_capacity is None else week_capacity, weight=0)
    return int(networkx.min_cost_flow_cost(graph))
