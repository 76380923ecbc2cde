"""Published collections of difficult JSON and difficult text, where they lie beside this checkout."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from functionering.errors import RecordError
from functionering.json_text import checked, decode, encode

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
SUITE = CORPORA / "JSONTestSuite" / "test_parsing"
NAUGHTY = CORPORA / "blns" / "blns.json"

# What implementations may decide (JSON's grammar allows it, or leaves it open), decided.
OPEN = {
    "i_number_double_huge_neg_exp": "json.number",
    "i_number_huge_exp": "json.number",
    "i_number_neg_int_huge_exp": "json.number",
    "i_number_pos_double_huge_exp": "json.number",
    "i_number_real_neg_overflow": "json.number",
    "i_number_real_pos_overflow": "json.number",
    "i_number_real_underflow": "json.number",
    "i_number_too_big_neg_int": "json.number",
    "i_number_too_big_pos_int": "json.number",
    "i_number_very_big_negative_int": "json.number",
    "i_object_key_lone_2nd_surrogate": "text.surrogate",
    "i_string_1st_surrogate_but_2nd_missing": "text.surrogate",
    "i_string_1st_valid_surrogate_2nd_invalid": "text.surrogate",
    "i_string_UTF-16LE_with_BOM": "json.bom",
    "i_string_UTF-8_invalid_sequence": "json.encoding",
    "i_string_UTF8_surrogate_U+D800": "json.encoding",
    "i_string_incomplete_surrogate_and_escape_valid": "text.surrogate",
    "i_string_incomplete_surrogate_pair": "text.surrogate",
    "i_string_incomplete_surrogates_escape_valid": "text.surrogate",
    "i_string_invalid_lonely_surrogate": "text.surrogate",
    "i_string_invalid_surrogate": "text.surrogate",
    "i_string_invalid_utf-8": "json.encoding",
    "i_string_inverted_surrogates_U+1D11E": "text.surrogate",
    "i_string_iso_latin_1": "json.encoding",
    "i_string_lone_second_surrogate": "text.surrogate",
    "i_string_lone_utf8_continuation_byte": "json.encoding",
    "i_string_not_in_unicode_range": "json.encoding",
    "i_string_overlong_sequence_2_bytes": "json.encoding",
    "i_string_overlong_sequence_6_bytes": "json.encoding",
    "i_string_overlong_sequence_6_bytes_null": "json.encoding",
    "i_string_truncated-utf-8": "json.encoding",
    "i_string_utf16BE_no_BOM": "json.encoding",
    "i_string_utf16LE_no_BOM": "json.encoding",
    "i_structure_500_nested_arrays": "json.depth",
    "i_structure_UTF-8_BOM_empty_object": "json.bom",
}


def suite(prefix: str) -> Iterator[tuple[str, bytes]]:
    return ((path.stem, path.read_bytes()) for path in sorted(SUITE.glob(f"{prefix}_*.json")))


def outcome(data: bytes) -> str:
    try:
        decode(data)
    except RecordError as error:
        return error.faults[0].code
    return "read"


def has_a_float(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return isinstance(value, float) or any(map(has_a_float, inner))


@pytest.mark.skipif(not SUITE.is_dir(), reason="JSONTestSuite is not beside this checkout")
class TestJSONTestSuite:
    def test_none_of_the_188_that_are_no_json_is_read(self) -> None:
        outcomes = {name: outcome(data) for name, data in suite("n")}
        assert len(outcomes) == 188
        assert [name for name, code in outcomes.items() if code == "read"] == []

    def test_the_95_that_are_json_are_parsed_but_for_two_with_equal_keys(self) -> None:
        outcomes = {name: outcome(data) for name, data in suite("y")}
        assert len(outcomes) == 95
        assert {name for name, code in outcomes.items() if code == "json.duplicate_key"} == {
            "y_object_duplicated_key",
            "y_object_duplicated_key_and_value",
        }
        # Numbers with a fraction or an exponent are parsed, and refused at their place: the format knows none.
        numbers = {name for name, code in outcomes.items() if code == "json.number"}
        assert set(outcomes.values()) == {"read", "json.duplicate_key", "json.number"}
        assert numbers == {name for name, data in suite("y") if has_a_float(json.loads(data))}

    def test_what_is_left_open_is_decided(self) -> None:
        assert {name: outcome(data) for name, data in suite("i")} == OPEN

    def test_what_is_read_is_what_python_reads(self) -> None:
        for name, data in suite("y"):
            if outcome(data) == "read":
                assert decode(data) == json.loads(data), name


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the big list of naughty strings is not beside this checkout")
def test_every_naughty_string_comes_back_as_it_was_as_value_and_as_key() -> None:
    strings = json.loads(NAUGHTY.read_bytes())
    assert len(strings) > 500
    for text in strings:
        for value in (text, {text: [text]}):
            assert decode(encode(value)) == value
            assert decode(json.dumps(value)) == value
            assert checked(value) == value
