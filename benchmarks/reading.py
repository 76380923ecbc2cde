"""What reading strictly costs: against decoding alone, and against making objects without a check, in one run.

Run it with the project installed: `python benchmarks/reading.py` (half a minute). It reads the shipped example records,
in interleaved rounds, and gives medians as ratios. Then it streams ever longer files and shows the peak of memory.
"""

import io
import json
import os
import platform
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

from functionering import json_text
from functionering.reading import dumps, loads, read_ndjson

ROUNDS = 40


def records() -> list[bytes]:
    """The shipped records, from small to large."""
    found = [
        each.read_bytes() for each in (files("functionering") / "examples").iterdir() if each.name.endswith(".json")
    ]
    return sorted((dumps(loads(each)) for each in found), key=len)


def unchecked(document: bytes) -> object:
    """The document as objects, with whatever is in it."""
    return json.loads(document, object_hook=lambda members: SimpleNamespace(**members))


CALLS: dict[str, Callable[[bytes], Any]] = {
    "json.loads": json.loads,
    "objects without a check": unchecked,
    "strict decoding": json_text.decode,
    "functionering loads": loads,
}


def milliseconds(document: bytes) -> dict[str, float]:
    """The median time of each call, taken in turns so that a busy moment falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in CALLS}
    conversation = loads(document)
    calls = {**CALLS, "functionering dumps": lambda _: dumps(conversation)}
    times["functionering dumps"] = []
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = time.perf_counter()
            for _ in range(10):
                call(document)
            times[name].append((time.perf_counter() - start) * 100)
    return {name: statistics.median(each) for name, each in times.items()}


class Repeated(io.RawIOBase):
    """A stream of the same line so many times, made as it is read."""

    def __init__(self, line: bytes, times: int) -> None:
        super().__init__()
        self.line, self.left, self.at = line, times * len(line), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self.line[self.at : self.at + min(len(buffer), self.left)]
        buffer[: len(part)] = part
        self.at = (self.at + len(part)) % len(self.line)
        self.left -= len(part)
        return len(part)


def peak(line: bytes, times: int) -> int:
    """The most bytes that Python held while a stream of so many records was read."""
    stream = io.BufferedReader(Repeated(line, times))
    tracemalloc.start()
    for _ in read_ndjson(stream):
        pass
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def main() -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {sys.platform}")
    all_records = records()
    for document in (all_records[0], all_records[len(all_records) // 2], all_records[-1]):
        found = milliseconds(document)
        print(f"\n{len(document):,} bytes")
        for name, each in found.items():
            print(f"  {name:26} {each:8.3f} ms  {each / found['json.loads']:6.1f} x json.loads")
    line = all_records[-1] + b"\n"
    peak(line, 10)
    print("\nstreaming")
    for times in (100, 400, 1600):
        print(f"  {times:5} records, {times * len(line):>12,} bytes: peak {peak(line, times):>10,} bytes")


if __name__ == "__main__":
    main()
