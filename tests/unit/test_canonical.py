"""RFC 8785: the numbers, the strings, the order of keys, and what has no canonical form."""

import decimal
import json
import math
import struct
import traceback
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import pytest

from functionering.canonical import MAX_INTEGER, canonical, number
from functionering.errors import Fault, InvalidValue, fault

VECTORS = Path(__file__).parents[3] / "shared" / "corpora" / "jcs" / "testdata"


def refused(value: Any) -> tuple[Fault, ...]:
    with pytest.raises(InvalidValue) as caught:
        canonical(value)
    return caught.value.faults


@pytest.mark.skipif(not VECTORS.is_dir(), reason="the vectors of RFC 8785 are not beside this checkout")
@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
def test_the_published_vectors_come_out_to_the_byte(name: str) -> None:
    given = json.loads((VECTORS / "input" / f"{name}.json").read_bytes())
    assert canonical(given) == (VECTORS / "output" / f"{name}.json").read_bytes()
    assert canonical(given) == bytes.fromhex((VECTORS / "outhex" / f"{name}.txt").read_text())


@pytest.mark.parametrize(
    ("bits", "written"),
    [
        # RFC 8785, appendix B
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("ffefffffffffffff", "-1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("41b3de4355555554", "333333333.33333325"),
        ("41b3de4355555555", "333333333.3333333"),
        ("41b3de4355555556", "333333333.3333334"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_a_number_is_written_as_ecmascript_writes_it(bits: str, written: str) -> None:
    (value,) = struct.unpack(">d", bytes.fromhex(bits))
    assert number(value) == written
    assert canonical([value]) == f"[{written}]".encode()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, "1"),
        (-1.5, "-1.5"),
        (10.0, "10"),
        (100.25, "100.25"),
        (0.5, "0.5"),
        (2e-7, "2e-7"),
        (1e20, "1" + "0" * 20),
    ],
)
def test_everyday_fractions(value: float, written: str) -> None:
    assert canonical(value) == written.encode()


def test_a_number_does_not_depend_on_the_precision_of_decimals_in_the_process() -> None:
    with decimal.localcontext(decimal.Context(prec=3)):
        assert number(333333333.3333333) == "333333333.3333333"


def test_whole_numbers_up_to_the_limit_and_no_further() -> None:
    assert canonical([MAX_INTEGER, -MAX_INTEGER]) == b"[9007199254740991,-9007199254740991]"
    assert canonical([1.5, MAX_INTEGER, -MAX_INTEGER]) == b"[1.5,9007199254740991,-9007199254740991]"
    for beyond in (MAX_INTEGER + 1, -MAX_INTEGER - 1, 10**400, 10**5000):
        assert refused({"a": beyond}) == (fault("json.number", digits=16),)
        assert refused({"a": [0.5, beyond]}) == (fault("json.number", digits=16),)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_what_is_no_number_is_refused(value: float) -> None:
    assert refused([value]) == (fault("json.number", digits=16),)


def test_plain_values() -> None:
    value = {"b": [True, False, None], "a": {}, "c": ("x", []), "": 0}
    assert canonical(value) == b'{"":0,"a":{},"b":[true,false,null],"c":["x",[]]}'


def test_the_slow_road_writes_the_same() -> None:
    value = {"b": [True, False, None], "a": {}, "c": ("x", []), "": 0}
    assert canonical([value, 0.5]) == b"[" + canonical(value) + b",0.5]"


def test_true_is_not_one() -> None:
    assert canonical(True) == b"true"
    assert canonical(1) == b"1"


def test_only_what_must_be_escaped_is_escaped() -> None:
    text = '\x00\x07\b\t\n\f\r\x1f"\\/\x7f\x80é€\u2028😀'
    written = '"\\u0000\\u0007\\b\\t\\n\\f\\r\\u001f\\"\\\\/\x7f\x80é€\u2028😀"'.encode()
    assert canonical(text) == written
    assert canonical([text, 0.5]) == b"[" + written + b",0.5]"


def test_keys_are_sorted_by_utf_16_code_units_not_by_code_points() -> None:
    # U+1F600 is written D83D DE00, and so comes before U+FB33.
    assert canonical({"\ufb33": 1, "\U0001f600": 2, "a": 3}) == '{"a":3,"\U0001f600":2,"\ufb33":1}'.encode()


def test_text_and_numbers_that_are_also_something_else_are_written_as_text_and_numbers() -> None:
    class Side(StrEnum):
        EMPLOYEE = "employee"

    class Count(IntEnum):
        TWO = 2

    class Half(float):
        pass

    assert canonical({Side.EMPLOYEE: [Side.EMPLOYEE, Count.TWO, Half(0.5)]}) == b'{"employee":["employee",2,0.5]}'


@pytest.mark.parametrize("value", ["\ud800", {"\udc00": 1}, ["é\ud83d"], {"a": 0.5, "b": "\ud800"}])
def test_a_lone_surrogate_has_no_bytes(value: Any) -> None:
    assert refused(value) == (fault("text.surrogate"),)


@pytest.mark.parametrize("key", [1, 1.5, None, True, b"a", ("a",)])
def test_a_key_that_is_not_text_is_refused_and_not_written_as_if_it_were(key: Any) -> None:
    assert refused([{key: 1}]) == (fault("json.key"),)
    assert refused([{key: 1, "b": 2}]) == (fault("json.key"),)


@pytest.mark.parametrize("value", [{1, 2}, b"a", object(), 1j, decimal.Decimal(1)])
def test_anything_else_is_refused(value: Any) -> None:
    assert refused([value]) == (fault("json.type"),)


def test_what_contains_itself_or_is_endlessly_deep_is_refused() -> None:
    circle: list[Any] = []
    circle.append({"again": circle})
    assert refused(circle) == (fault("json.stack"),)
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert refused(deep) == (fault("json.stack"),)
    while deep:
        deep = deep[0]


def test_nested_within_reason_is_written() -> None:
    deep: Any = 0.5
    for _ in range(100):
        deep = [deep]
    assert canonical(deep) == b"[" * 100 + b"0.5" + b"]" * 100


@pytest.mark.parametrize("value", [{"naam": "Noor Haverkamp\ud800"}, {"naam": "Noor Haverkamp", "x": [{1}]}])
def test_no_error_holds_a_word_of_the_value(value: Any) -> None:
    with pytest.raises(InvalidValue) as caught:
        canonical(value)
    error = caught.value
    frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    shown = [frame for frame in frames if Path(frame.filename).name == "canonical.py"]
    assert shown
    assert "Noor" not in repr([frame.locals for frame in shown]) + repr(error) + str(error)
    assert error.__cause__ is None
    assert error.__context__ is None
