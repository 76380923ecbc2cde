"""Feed the reader broken records: `python tests/slow/fuzz.py --records 1000000`.

Every example record is broken in its bytes and in its structure. Whatever comes in, the outcome must be a conversation
or this library's error, and what is read must be written and read back the same. Each broken record has a seed of its
own, so that a failure can be seen again: `--seed N --records 1`.
"""

import argparse
import copy
import json
import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from typing import Any

from functionering.errors import RecordError
from functionering.reading import dumps, loads

CHUNK = 2_000
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**17, 1.5, float("nan"), "", " ", "x" * 30_000, "\ud800", "\u202e", "0001-01-01"),
    *("9999-12-31", "2026-02-30", "2026-11-10T13:05:00+23:59", [], {}, [[]], {"": {}}, {"rating": 3}, ["a"] * 1_100),
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in plain data with every key in it."""
    found: list[tuple[Any, Any]] = []
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        found.append((value, key))
        found.extend(places(value[key]))
    return found


def break_structure(record: Any, chance: random.Random) -> Any:
    """The record with one to four places replaced, taken out, doubled or exchanged."""
    broken = copy.deepcopy(record)
    for _ in range(chance.randint(1, 4)):
        where = places(broken)
        if not where:
            break
        (container, key), (other, other_key) = chance.choice(where), chance.choice(where)
        match chance.randint(0, 4):
            case 0:
                container[key] = copy.deepcopy(chance.choice(ODD))
            case 1:
                del container[key]
            case 2:
                container[key] = copy.deepcopy(other[other_key])
            case 3 if isinstance(container, list):
                container.insert(key, copy.deepcopy(container[key]))
            case _ if isinstance(container, dict):
                container[chance.choice(["unknown", "ratings", "x-y", str(other_key)])] = container[key]
    return broken


def break_bytes(text: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changed, taken out, doubled or put in."""
    broken = bytearray(text)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(broken) + 1)
        match chance.randint(0, 3):
            case 0:
                broken[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del broken[at : at + chance.randint(1, 40)]
            case 2:
                broken[at:at] = broken[at : at + chance.randint(1, 40)]
            case _:
                broken[at:at] = chance.choice([b"[" * 2_000, b"{}", b"null", b"1e999", b"\\ud800", b"\xff", b'"a":1,'])
    return bytes(broken)


def one(seed: int, records: list[bytes]) -> bool:
    """Read one broken record; whether it was a record all the same. Anything but this library's error gets out."""
    chance = random.Random(seed)  # noqa: S311 -- nothing is kept secret with it
    text = chance.choice(records)
    if chance.random() < 0.7:
        text = json.dumps(break_structure(json.loads(text), chance), ensure_ascii=True).encode()
    if chance.random() < 0.4:
        text = break_bytes(text, chance)
    try:
        conversation = loads(text)
    except RecordError as error:
        str(error)
        return False
    if loads(dumps(conversation)) != conversation:
        message = f"seed {seed}: read, written and read again is another conversation"
        raise AssertionError(message)
    return True


def chunk(first: int, count: int) -> tuple[int, str]:
    """Read `count` broken records from seed `first`: how many were records all the same, and what went wrong."""
    folder = files("functionering") / "examples"
    records = sorted(each.read_bytes() for each in folder.iterdir() if each.name.endswith(".json"))
    read = 0
    for seed in range(first, first + count):
        try:
            read += one(seed, records)
        except Exception as error:  # noqa: BLE001 -- this is what is looked for
            return read, f"seed {seed}: {type(error).__name__}"
    return read, ""


def main() -> int:
    """Run on all cores, and say what was found."""
    parser = argparse.ArgumentParser(description="Feed the reader broken records.")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    starts = range(asked.seed, asked.seed + asked.records, CHUNK)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        counts = [min(CHUNK, asked.seed + asked.records - start) for start in starts]
        results = list(pool.map(chunk, starts, counts))
    wrong = [trouble for _, trouble in results if trouble]
    read = sum(count for count, _ in results)
    sys.stdout.write(f"{asked.records} broken records: {read} were records all the same, the others were refused\n")
    sys.stdout.write("".join(f"{trouble}\n" for trouble in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
