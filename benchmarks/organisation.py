"""An invented organisation as a list for `functionering due` and `functionering plan`: `python organisation.py 10000`.

Everybody is made from a seed, so that the list is the same on every run. Ten people a manager; one in eight is away
for a while; nothing says why.
"""

import csv
import random
import sys
from datetime import date, timedelta
from typing import IO

COLUMNS = ("track", "manager", "start", "end", "held", "away")
SEED = 2026
OFTEN = 0.8


def write(people: int, file: IO[str]) -> None:
    """Write the list as CSV, one person after the other."""
    chance = random.Random(SEED)  # noqa: S311 - an example, not a secret
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for number in range(people):
        start = date(2006, 1, 1) + timedelta(days=chance.randrange(7_500))
        years = range(max(start.year, 2022), 2027)
        held = sorted(
            date(year, 1, 1) + timedelta(days=chance.randrange(320)) for year in years if chance.random() < OFTEN
        )
        held = [each for each in held if start < each < date(2026, 11, 24)]
        leaves = start + timedelta(days=365 * chance.randrange(3, 25)) if chance.random() < 0.1 else None
        away = ""
        if chance.random() < 0.125:
            first = date(2026, 6, 1) + timedelta(days=chance.randrange(200))
            last = "" if chance.random() < 0.1 else str(first + timedelta(days=chance.randrange(5, 150)))
            away = f"{first}..{last}"
        end = "" if leaves is None or leaves < date(2026, 1, 1) else str(leaves)
        rows.writerow([f"{number:06}-1", f"m{number // 10:05}", start, end, " ".join(map(str, held)), away])


if __name__ == "__main__":
    write(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, sys.stdout)
