"""How much faster due days in bulk are than python-dateutil's `relativedelta` one by one, as ratios within one run.

    python benchmarks/due_dates.py [--people 1000000] [--rounds 3]

Three questions, each with equal answers from both sides (checked before anything is timed):

- first: the first anniversary of everybody;
- next: the next due day from the start and the latest conversation; `relativedelta` has to find the cycle;
- rolling: a year after the latest conversation.

The other side is timed on a part of the people, for its cost is the same for each. Times are the best of some rounds;
only ratios are told, and the exponent with which the cost in bulk grows with the number of people (1: in proportion).
"""

import argparse
import gc
import math
import random
import time
from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta

from functionering.schedule import Anniversary, Rolling, due_dates

WANTED = 30


def people(count: int) -> tuple[list[date], list[date]]:
    """Starts over forty years; a latest conversation within two years for everybody. The same on every run."""
    chance = random.Random(20261124)  # noqa: S311 -- invented people, no secret
    first, last = date(1986, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
    began = date(2024, 11, 24).toordinal()
    starts = [date.fromordinal(chance.randint(first, last)) for _ in range(count)]
    return starts, [max(start, date.fromordinal(began + chance.randrange(730))) for start in starts]


def first_by_relativedelta(starts: list[date], _: list[date]) -> list[date]:
    return [start + relativedelta(months=12) for start in starts]


def rolling_by_relativedelta(_: list[date], latest: list[date]) -> list[date]:
    return [day + relativedelta(months=12) for day in latest]


def next_by_relativedelta(starts: list[date], latest: list[date]) -> list[date]:
    found: list[date] = []
    for start, day in zip(starts, latest, strict=True):
        # The cycle after the one whose window (three months before the target) holds the latest conversation.
        number = max(day.year - start.year - 1, 0)
        while True:
            number += 1
            target = start + relativedelta(months=12 * number)
            if max(target + relativedelta(months=-3), start) > day:
                break
        found.append(target)
    return found


def best(rounds: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest round, without pauses of the collector."""
    seconds: list[float] = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
        gc.enable()
    return min(seconds)


def main() -> None:
    """Check that both sides agree, time them, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    starts, latest = people(chosen.people)
    part = min(chosen.people, 100_000)
    anniversary, rolling = Anniversary(), Rolling()
    questions: tuple[tuple[str, Callable[[list[date], list[date]], list[date]], Callable[..., list[date]]], ...] = (
        ("first", first_by_relativedelta, lambda some, _: due_dates(anniversary, some)),
        ("next", next_by_relativedelta, lambda some, held: due_dates(anniversary, some, held)),
        ("rolling", rolling_by_relativedelta, lambda some, held: due_dates(rolling, some, held)),
    )
    for name, one_by_one, bulk in questions:
        assert bulk(starts[:part], latest[:part]) == one_by_one(starts[:part], latest[:part]), name
    print(f"{chosen.people:,} people; best of {chosen.rounds} rounds; at least {WANTED} times is wanted")
    for name, one_by_one, bulk in questions:
        slow = best(chosen.rounds, lambda: one_by_one(starts[:part], latest[:part])) / part  # noqa: B023 -- called at once
        fast = best(chosen.rounds, lambda: bulk(starts, latest)) / chosen.people  # noqa: B023
        fewer = chosen.people // 8
        small = best(chosen.rounds, lambda: bulk(starts[:fewer], latest[:fewer])) / fewer  # noqa: B023
        exponent = 1 + math.log(fast / small) / math.log(8)
        print(f"{name:8} {slow / fast:6.1f} times faster   exponent of growth {exponent:.2f}")


if __name__ == "__main__":
    main()
