"""Strict JSON text holds for any data and any bytes: what is written is read, and what is read is what others read."""

import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from functionering.canonical import MAX_INTEGER
from functionering.errors import Fault, RecordError
from functionering.json_text import Limits, checked, decode, encode
from functionering.plain_data import faults_in

KNOWN = frozenset({"topics", "what", "a"})
KEYS = st.sampled_from(sorted(KNOWN)) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)


def values_of(leaves: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5), max_leaves=15
    )


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
)
PLAIN = values_of(SCALARS, KEYS)
"""What the format may hold."""
LOOSE = values_of(SCALARS | st.floats() | st.integers() | st.text(max_size=3), KEYS | st.text(max_size=2))
"""What Python's JSON may hold: fractions, NaN, long numbers, lone surrogates too."""
TIGHT = st.builds(
    Limits,
    max_depth=st.integers(1, 5),
    max_items=st.integers(1, 5),
    max_values=st.integers(1, 20),
    max_digits=st.integers(1, 16),
    max_errors=st.integers(1, 4),
)


def faults(data: bytes | str, limits: Limits = Limits()) -> tuple[Fault, ...]:  # noqa: B008 -- frozen
    try:
        decode(data, limits, KNOWN)
    except RecordError as error:
        return error.faults
    return ()


def faults_in_memory(data: Any, limits: Limits) -> tuple[Fault, ...]:
    try:
        checked(data, limits, KNOWN)
    except RecordError as error:
        return error.faults
    return ()


@given(PLAIN)
def test_what_is_written_is_read_as_it_was(value: Any) -> None:
    read = decode(encode(value))
    assert read == value
    assert json.dumps(read) == json.dumps(value)  # the order of keys too, and true is not 1
    assert checked(value) is value


@given(PLAIN, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_escapes_and_white_space_change_nothing(value: Any, ascii_only: bool, indent: int | str | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert decode(text) == decode(text.encode()) == value


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_of_any_bytes_come_data_or_faults_and_nothing_else(data: bytes | str) -> None:
    for fault in faults(data):
        assert fault.message
        assert fault.sentence("nl")


@given(LOOSE, st.data())
def test_a_damaged_document_gives_data_or_faults_and_nothing_else(value: Any, data: st.DataObject) -> None:
    text = json.dumps(value)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    damage = data.draw(st.text(st.sampled_from('[]{}",:\\u019.-e\n '), max_size=3))
    damaged = text[:start] + damage + text[end:]
    try:
        read = decode(damaged)
    except RecordError:
        return
    # What is read, every other reader reads the same.
    assert read == json.loads(damaged)
    assert faults_in(read, Limits(), KNOWN) == ()


@given(LOOSE, TIGHT)
def test_data_is_taken_from_memory_exactly_if_it_is_taken_from_text(value: Any, limits: Limits) -> None:
    from_text, from_memory = faults(json.dumps(value), limits), faults_in_memory(value, limits)
    assert bool(from_text) == bool(from_memory)
    structural = {"json.depth", "json.too_many_values"}
    if not structural & {fault.code for fault in (*from_text, *from_memory)}:
        assert from_text == from_memory


@given(PLAIN, TIGHT)
def test_the_limits_are_what_counting_says(value: Any, limits: Limits) -> None:
    def depth(value: Any) -> int:
        inner = value.values() if isinstance(value, dict) else value
        return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0

    def count(value: Any) -> int:
        inner = value.values() if isinstance(value, dict) else value
        return 1 + (sum(map(count, inner)) if isinstance(value, dict | list) else 0)

    codes = {fault.code for fault in faults(json.dumps(value, indent=1), limits)}
    too_deep, too_many = depth(value) > limits.max_depth, count(value) > limits.max_values
    assert bool(codes & {"json.depth", "json.too_many_values"}) == (too_deep or too_many)
    assert too_deep or "json.depth" not in codes
    assert too_many or "json.too_many_values" not in codes


@given(LOOSE, TIGHT)
def test_a_place_is_made_of_positions_and_keys_of_the_format_and_leads_somewhere(value: Any, limits: Limits) -> None:
    for fault in (*faults(json.dumps(value), limits), *faults_in_memory(value, limits)):
        assert re.fullmatch(r"(/(topics|what|a|[0-9]+))*", fault.path)
        found = value
        for step in fault.path.split("/")[1:]:
            found = found[int(step) if isinstance(found, list) else step]


@given(LOOSE, TIGHT)
def test_the_list_of_faults_ends(value: Any, limits: Limits) -> None:
    for found in (faults(json.dumps(value), limits), faults_in_memory(value, limits)):
        assert len(found) <= limits.max_errors + 1
        assert [each.code for each in found].count("too_many_errors") == (len(found) > limits.max_errors)


@given(PLAIN, PLAIN, st.text(max_size=3), st.booleans())
def test_a_key_that_occurs_twice_is_refused_however_it_is_escaped(one: Any, two: Any, key: str, escaped: bool) -> None:
    assume(not re.search("[\ud800-\udfff]", key))
    again = "".join(f"\\u{ord(char):04x}" for char in key) if escaped and max(key, default="") <= "\uffff" else None
    second = json.dumps(key) if again is None else f'"{again}"'
    text = f'{{"topics":[{{{json.dumps(key)}:{json.dumps(one)},{second}:{json.dumps(two)}}}]}}'
    assert ("json.duplicate_key", "/topics/0") in [(fault.code, fault.path) for fault in faults(text)]


@given(LOOSE)
def test_no_character_of_a_value_stands_in_an_error(value: Any) -> None:
    canary = {"topics": [value, "Noor Haverkamp", {"Noor Haverkamp": 1.5}]}
    with pytest.raises(RecordError) as caught:
        decode(json.dumps(canary), known_keys=KNOWN)
    assert "Noor" not in str(caught.value) + repr(caught.value) + repr(caught.value.args)
