"""How fast a plan is: against networkx in the same run, for a whole organisation, and how the time grows.

Run it with the development environment: `python benchmarks/planning.py` (about a minute; `--managers 1000` for less).
Every figure of ours is a ratio or comes with its cost, so that it means something on another machine.
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import networkx as nx

from functionering.planning import PlanRequest, Team, plan, plan_organisation

MONDAY = date(2026, 1, 5)


def working_days(count: int, without: range = range(0)) -> list[date]:
    days = (MONDAY + timedelta(days=number) for number in range(2 * count + 14) if number not in without)
    return [each for each in days if each.weekday() < 5][:count]


def team(size: int, year: int, reach: int, chance: random.Random) -> list[PlanRequest]:
    """People with targets over `year` days, `reach` days to either side, a third of them a fortnight away."""
    people: list[PlanRequest] = []
    for number in range(size):
        target = MONDAY + timedelta(days=chance.randrange(year))
        away = chance.randrange(year)
        leave = range(away, away + 14) if chance.random() < 1 / 3 else range(0)
        people.append(
            PlanRequest(
                key=f"p{number:03}",
                target=target,
                earliest=target - timedelta(days=reach),
                latest=target + timedelta(days=reach),
                unavailable=frozenset(MONDAY + timedelta(days=each) for each in leave),
            )
        )
    return people


def best_of(times: int, call: Callable[[], Any]) -> float:
    """Seconds of the fastest of so many calls."""
    found = math.inf
    for _ in range(times):
        start = time.perf_counter()
        call()
        found = min(found, time.perf_counter() - start)
    return found


def by_networkx(people: Sequence[PlanRequest], rooms: dict[date, int], weeks: int) -> int:
    """The least total of squared days when everybody is seen, building the graph included, as it is for us."""
    graph: Any = nx.DiGraph()
    graph.add_node("all", demand=len(people))
    for one in people:
        graph.add_node(one.key, demand=-1)
        for day in rooms:
            if one.earliest <= day <= one.latest and day not in one.unavailable:
                graph.add_edge(one.key, day, capacity=1, weight=(day - one.target).days ** 2)
    for day, room in rooms.items():
        week = day.isocalendar()[:2]
        graph.add_edge(day, week, capacity=room, weight=0)
        graph.add_edge(week, "all", capacity=weeks, weight=0)
    flow = nx.min_cost_flow(graph)
    return int(nx.cost_of_flow(graph, flow))


def against_networkx() -> None:
    print("team of 30, a year, 45 days to either side, 1 a day, 3 a week, summer closed")
    ratios: list[float] = []
    for seed in range(5):
        people = team(30, 365, 45, random.Random(seed))  # noqa: S311 - no secret
        rooms = dict.fromkeys(working_days(261, range(200, 221)), 1)
        found = plan(people, day_capacity=rooms, week_capacity=3)
        if found.unscheduled or found.cost != by_networkx(people, rooms, 3):
            raise SystemExit("the two plans differ")
        ours = best_of(20, lambda: plan(people, day_capacity=rooms, week_capacity=3))  # noqa: B023 - called at once
        theirs = best_of(3, lambda: by_networkx(people, rooms, 3))  # noqa: B023 - called at once
        ratios.append(theirs / ours)
        print(
            f"  cost {found.cost:5}, equal: ours {ours * 1e3:.2f} ms, networkx {theirs * 1e3:.0f} ms, {ratios[-1]:.0f}x"
        )
    print(f"  at least {min(ratios):.0f} times faster (wanted: 20)\n")
    if min(ratios) < 20:
        raise SystemExit("slower than wanted")


def organisation(managers: int, people: int) -> Iterator[Team]:
    chance = random.Random(2026)  # noqa: S311 - no secret
    rooms = tuple((day, 1) for day in working_days(261, range(200, 221)))
    for number in range(managers):
        yield Team(manager=f"m{number:05}", requests=team(people, 365, 60, chance), day_capacity=rooms, week_capacity=2)


def whole_organisation(managers: int, people: int) -> None:
    print(f"an organisation of {managers} managers with {people} people each, spread over the year and planned")
    start = time.perf_counter()
    seen = left_out = 0
    spread_out = (each.spread() for each in organisation(managers, people))
    for number, (_, found) in enumerate(plan_organisation(spread_out), start=1):
        seen += len(found.appointments)
        left_out += len(found.left_out)
        if number % 100 == 0 or number == managers:
            print(f"\r  {number} of {managers} teams", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    took = time.perf_counter() - start
    each = took / managers * 1e3
    print(f"  {seen} people seen, {left_out} left out, {took:.1f} s with making them, {each:.2f} ms a team\n")


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the line through the points on logarithmic scales (least squares)."""
    points = [(math.log(size), math.log(each)) for size, each in zip(sizes, seconds, strict=True)]
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / sum((x - middle_x) ** 2 for x, _ in points)


def growth(what: str, sizes: Sequence[int], call_for: Callable[[int], Callable[[], Any]]) -> None:
    seconds: list[float] = []
    for size in sizes:
        seconds.append(best_of(5, call_for(size)))
        print(f"\r  {what}: {size}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    told = ", ".join(f"{size}: {each * 1e3:.2f} ms" for size, each in zip(sizes, seconds, strict=True))
    print(f"  {what}: {told}; time grows with exponent {exponent(sizes, seconds):.2f}")


def with_people(size: int) -> Callable[[], Any]:
    """Room grows along, so that the plan stays as tight: one in two slots is used."""
    people = team(size, 365, 45, random.Random(size))  # noqa: S311 - no secret
    room = max(1, size // 30)
    rooms = dict.fromkeys(working_days(261), room)
    return lambda: plan(people, day_capacity=rooms, week_capacity=math.ceil(size / 26))


def at_one_target(size: int) -> Callable[[], Any]:
    """The worst case: everybody wants the same day, one a day, three a week."""
    target = MONDAY + timedelta(days=500)
    people = [
        PlanRequest(key=str(number), target=target, earliest=MONDAY, latest=MONDAY + timedelta(days=1000))
        for number in range(size)
    ]
    rooms = dict.fromkeys(working_days(715), 1)
    return lambda: plan(people, day_capacity=rooms, week_capacity=3)


def with_days(size: int) -> Callable[[], Any]:
    """The whole horizon is everybody's window."""
    chance = random.Random(size)  # noqa: S311 - no secret
    days = working_days(size)
    people = [
        PlanRequest(key=str(number), target=chance.choice(days), earliest=days[0], latest=days[-1])
        for number in range(30)
    ]
    rooms = dict.fromkeys(days, 1)
    return lambda: plan(people, day_capacity=rooms, week_capacity=3)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--managers", type=int, default=10_000)
    options.add_argument("--people", type=int, default=10)
    chosen = options.parse_args()
    against_networkx()
    whole_organisation(chosen.managers, chosen.people)
    print("how the time grows")
    growth("people, targets over the year", (15, 30, 60, 120, 240, 480), with_people)
    growth("people, all one target", (15, 30, 60, 120, 240), at_one_target)
    growth("days, 30 people", (65, 130, 260, 520, 1040, 2080), with_days)


if __name__ == "__main__":
    main()
