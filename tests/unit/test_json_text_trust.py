"""Hostile documents and careless logs: what they cost, near the end of the call stack, and what an error shows."""

import gc
import json
import math
import sys
import time
import traceback
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from functionering.errors import InvalidValue, RecordError, fault
from functionering.json_text import DEFAULT_LIMITS, checked, decode, encode

KNOWN = frozenset({"topics", "what", "extensions"})


def near_the_end(frames_left: int, act: Callable[[], object]) -> object:
    """What an act gives, or its faults, with so many frames left on the call stack."""

    def down(more: int) -> object:
        if more > 0:
            return down(more - 1)
        try:
            return act()
        except (InvalidValue, RecordError) as error:
            return error.faults

    used = 0
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        used, frame = used + 1, frame.f_back
    return down(sys.getrecursionlimit() - used - frames_left)


STACK = (fault("json.stack"),)


class TestCallStack:
    right = b"[" * 16 + b"1" + b"]" * 16
    wrong = b"[" * 16 + b"1.5" + b"]" * 16
    deep = b"[" * 17 + b"]" * 17

    def test_fifty_frames_are_enough(self) -> None:
        assert near_the_end(50, lambda: decode(self.right)) == json.loads(self.right)
        assert near_the_end(50, lambda: decode(self.wrong)) == (fault("json.number", "/0" * 16, digits=16),)
        assert near_the_end(50, lambda: decode(self.deep)) == (fault("json.depth", limit=16),)
        assert near_the_end(50, lambda: checked(json.loads(self.right))) == json.loads(self.right)
        assert near_the_end(50, lambda: encode(json.loads(self.right))) == self.right

    @pytest.mark.parametrize("frames_left", range(15, 50))
    def test_with_fewer_it_is_done_or_refused_and_nothing_else_comes_out(self, frames_left: int) -> None:
        plain = json.loads(self.right)
        acts: list[tuple[Callable[[], object], object]] = [
            (lambda: decode(self.right), plain),
            (lambda: decode(self.wrong), (fault("json.number", "/0" * 16, digits=16),)),
            (lambda: decode(self.deep), (fault("json.depth", limit=16),)),
            (lambda: checked(plain), plain),
            (lambda: encode(plain), self.right),
        ]
        for act, expected in acts:
            assert near_the_end(frames_left, act) in (STACK, expected)


CANARY = "Noor Haverkamp"
REFUSED: list[Any] = [
    f'{{"{CANARY}": 1.5}}',
    f'{{"{CANARY}": 1, "{CANARY}": 2}}',
    f'["{CANARY}", nee]',
    f'["{CANARY}'.encode() + b"\xff",
    f'"{CANARY}\ud800"',
    f'["{CANARY}\\ud800"]',
    f'{{"{CANARY}\\ud800": 1}}',
    f'["{CANARY}", 12345678901234567]',
    "[" * 17 + f'"{CANARY}"',
    json.dumps([CANARY] * 1_001),
    json.dumps([[CANARY] * 999] * 11),
    f'"{CANARY * 80_000}"',
    bytearray(f'["{CANARY}",]'.encode()),
    memoryview(f'["{CANARY}",]'.encode()),
]


def shown(error: BaseException) -> str:
    """All that a log could show of an error raised by this room, with the locals of its frames."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    frames = [frame for frame in stack if frame.filename.endswith(("json_text.py", "plain_data.py", "canonical.py"))]
    own = [frame for frame in frames if "test_" not in Path(frame.filename).name]
    assert own
    return " ".join(
        [*(repr(frame.locals) for frame in own), str(error), repr(error), repr(error.args), repr(vars(error))]
    )


class TestNoWordComesOut:
    @pytest.mark.parametrize("data", REFUSED, ids=range(len(REFUSED)))
    def test_of_a_document(self, data: Any) -> None:
        with pytest.raises(RecordError) as caught:
            decode(data, DEFAULT_LIMITS, KNOWN)
        assert "Noor" not in shown(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None

    @pytest.mark.parametrize("data", [{CANARY: 1.5}, {CANARY: (1,)}, [CANARY, 2**60], {1: CANARY}, CANARY * 80_000])
    def test_of_given_data(self, data: Any) -> None:
        with pytest.raises(RecordError) as caught:
            checked(data, DEFAULT_LIMITS, KNOWN)
        assert "Noor" not in shown(caught.value)
        assert caught.value.__context__ is None

    @pytest.mark.parametrize("data", [{CANARY: math.nan}, [CANARY, {1}], f"{CANARY}\ud800"])
    def test_of_data_that_cannot_be_written(self, data: Any) -> None:
        with pytest.raises(InvalidValue) as caught:
            encode(data)
        assert "Noor" not in shown(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None


MILLION = 2**20
HOSTILE = {
    "brackets": b"[" * MILLION,
    "braces": b'{"a":' * (MILLION // 5),
    "closing": b"]" * MILLION,
    "digits": b"9" * MILLION,
    "fraction": b"[0." + b"9" * (MILLION - 4) + b"]",
    "numbers": b"1234567890123456 " * (MILLION // 17),
    "quotes": b'"' * MILLION,
    "backslashes": b'"' + b"\\" * (MILLION - 1),
    "escapes": b'"' + b'\\"' * (MILLION // 2 - 1),
    "unicode": b'["' + b"\\u0041" * (MILLION // 6 - 1) + b'"]',
    "surrogates": b'["' + b"\\ud800" * (MILLION // 6 - 1) + b'"]',
    "errors": b"[" + b"1.5," * (MILLION // 4 - 2) + b"1]",
    "duplicates": b"{" + b'"a":1,' * (MILLION // 6 - 2) + b'"a":1}',
    "lines": b"\n" * MILLION,
    "empties": b"[]" * (MILLION // 2),
    "errors within the limits": json.dumps([[0.5] * 999] * 9, separators=(",", ":")).encode(),
    "keys": json.dumps({str(n) * 20: 0.5 for n in range(9_999)}).encode(),
    "not utf-8": b'"' + b"a" * (MILLION - 2) + b"\xff",
}


def outcomes(data: bytes) -> int:
    """How many faults a document has."""
    try:
        decode(data)
    except RecordError as error:
        return len(error.faults)
    return 0


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_cheap_to_refuse(name: str) -> None:
    data = HOSTILE[name]
    gc.collect()
    start = time.perf_counter()
    assert outcomes(data) <= DEFAULT_LIMITS.max_errors + 1
    assert time.perf_counter() - start < 1
    tracemalloc.start()
    outcomes(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 32 * max(len(data), 100_000)
