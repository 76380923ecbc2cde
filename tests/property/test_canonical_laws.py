"""One value, one text: the canonical form agrees with another implementation, and tells different values apart."""

import json
import struct
from typing import Any

import rfc8785
from hypothesis import assume, given
from hypothesis import strategies as st

from functionering.canonical import MAX_INTEGER, canonical, number

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
"""Every kind of JSON value, with keys from all planes and numbers of both kinds."""


def as_json(value: Any) -> object:
    """What JSON means by a value: the order of keys is nothing, 1 and 1.0 are one number, true is no number."""
    if isinstance(value, dict):
        return frozenset((key, as_json(each)) for key, each in value.items())
    if isinstance(value, list):
        return ("list", *(as_json(each) for each in value))
    return (isinstance(value, bool), value)


@given(VALUES)
def test_it_agrees_with_another_implementation(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(VALUES)
def test_it_reads_back_to_the_same_value_and_writing_again_changes_nothing(value: Any) -> None:
    written = canonical(value)
    # ECMAScript knows floats only; Python would read a float beyond 2^53 that is written without a point as an integer.
    read = json.loads(written, parse_int=float)
    assert as_json(read) == as_json(value)
    assert canonical(read) == written


@given(VALUES, VALUES)
def test_two_values_have_the_same_bytes_exactly_if_they_are_the_same_json(one: Any, other: Any) -> None:
    assert (canonical(one) == canonical(other)) == (as_json(one) == as_json(other))


@given(VALUES, VALUES, TEXTS)
def test_a_changed_member_changes_the_bytes(value: Any, other: Any, key: str) -> None:
    assume(as_json(value) != as_json(other))
    assert canonical({"a": [{key: value}]}) != canonical({"a": [{key: other}]})


@given(st.dictionaries(TEXTS, VALUES, max_size=6))
def test_the_order_in_which_keys_were_given_is_nothing(value: dict[str, Any]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(VALUES)
def test_both_roads_lead_to_the_same_bytes(value: Any) -> None:
    # A fraction anywhere makes the whole take the slow road.
    assert canonical([value, 0.5]) == b"[" + canonical(value) + b",0.5]"


@given(st.binary(min_size=8, max_size=8))
def test_a_number_of_any_bits_reads_back_to_those_bits(bits: bytes) -> None:
    (value,) = struct.unpack(">d", bits)
    assume(value - value == 0)
    assert float(number(value)) == value
    assert number(value) == rfc8785.dumps(value).decode()
