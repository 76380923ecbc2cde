"""Strict JSON text: what is read, what is refused and where, and that nothing of a document comes out in an error."""

import json
import math
import sys
import time
from collections import OrderedDict
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import attrs
import pytest

from functionering.errors import Fault, InvalidValue, RecordError, fault
from functionering.json_text import DEFAULT_LIMITS, Limits, checked, decode, encode

KNOWN = frozenset({"topics", "what", "extensions"})
NUMBER = {"digits": 16}


def faults(data: Any, limits: Limits = DEFAULT_LIMITS) -> tuple[Fault, ...]:
    with pytest.raises(RecordError) as caught:
        decode(data, limits, KNOWN)
    return caught.value.faults


def faults_in_memory(data: Any, limits: Limits = DEFAULT_LIMITS) -> tuple[Fault, ...]:
    with pytest.raises(RecordError) as caught:
        checked(data, limits, KNOWN)
    return caught.value.faults


class TestReading:
    def test_plain_data_comes_out_as_it_was_written(self) -> None:
        text = '{"a": [1, -2, true, false, null, "é\\u00e9\\n"], "b": {"a": {}}, "": []}'
        expected = {"a": [1, -2, True, False, None, "éé\n"], "b": {"a": {}}, "": []}
        assert decode(text) == expected
        assert list(decode(text)) == ["a", "b", ""]

    def test_bytes_of_every_kind_and_text_are_read(self) -> None:
        raw = '["é"]'.encode()
        for data in (raw, bytearray(raw), memoryview(raw), memoryview(b"x" + raw + b"x")[1:-1], raw.decode()):
            assert decode(data) == ["é"]

    @pytest.mark.parametrize(("text", "value"), [("0", 0), ("-0", 0), ("null", None), ('""', ""), (" [\t\r\n] ", [])])
    def test_a_document_need_not_be_an_object_here(self, text: str, value: object) -> None:
        assert decode(text) == value

    def test_minus_zero_is_the_whole_number_zero(self) -> None:
        assert encode(decode("-0")) == b"0"

    @pytest.mark.parametrize("data", [None, 5, 1.5, ["[]"], object(), Path("x")])
    def test_what_is_no_text_and_no_bytes_is_refused(self, data: Any) -> None:
        assert faults(data) == (fault("json.type"),)

    def test_a_pair_of_surrogates_is_one_character(self) -> None:
        assert decode(rb'"\ud83d\ude00"') == "😀"


class TestEncoding:
    @pytest.mark.parametrize(
        ("data", "offset"),
        [
            (b"\xff[]", 0),
            (b'"\xc3"', 1),
            (b'"\xed\xa0\x80"', 1),  # a surrogate, written as if it were a character
            (b'"\xc0\xaf"', 1),  # more bytes than needed
            (b'{"a":"\xe9"}', 6),
            (b'["\xc3\xa9", "\xe9"]', 8),
            ('"\ud800"', 1),
            ('"\u00e9\ud800"', 3),
        ],
    )
    def test_what_is_not_utf_8_is_told_with_the_place_of_its_first_byte(self, data: bytes | str, offset: int) -> None:
        assert faults(data) == (fault("json.encoding", offset=offset),)

    @pytest.mark.parametrize(
        "data",
        [
            b"\xef\xbb\xbf[]",
            b"\xef\xbb\xbf\xff",
            "\ufeff[]",
            "[]".encode("utf-16"),
            b"\xfe\xff" + "[]".encode("utf-16-be"),
            "[]".encode("utf-32"),
            b"\x00\x00\xfe\xff" + "[]".encode("utf-32-be"),
        ],
    )
    def test_a_byte_order_mark_is_told_as_such(self, data: bytes | str) -> None:
        (found,) = faults(data)
        assert found == fault("json.bom")
        assert found.sentence("nl") == "Dit begint met een BOM; sla het op als UTF-8 zonder BOM."


class TestSyntax:
    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [("", 1, 1), (" ", 1, 2), ("[1 2]", 1, 4), ('{"a":1,\n "b" 2}', 2, 6), ("{'a':1}", 1, 2), ("[] []", 1, 4)],
    )
    def test_a_fault_of_syntax_has_a_line_and_a_column(self, text: str, line: int, column: int) -> None:
        assert faults(text) == (fault("json.syntax", line=line, column=column),)

    @pytest.mark.parametrize(
        "text", ['["a\nb"]', '["\\x"]', '["\\u12"]', "[01]", "[1 2]", "[+1]", "nul", '["a]', "}{", "]"]
    )
    def test_no_json(self, text: str) -> None:
        assert [each.code for each in faults(text)] == ["json.syntax"]


class TestSize:
    def test_the_day_of_the_limit_in_bytes(self) -> None:
        limits = Limits(max_bytes=6)
        assert decode(b'"abcd"', limits) == "abcd"
        assert decode('"éé"', limits) == "éé"
        assert faults(b'"abcde"', limits) == (fault("json.too_large", limit=6),)
        assert faults('"ééé"', limits) == (fault("json.too_large", limit=6),)
        assert faults('"abcdef"', limits) == (fault("json.too_large", limit=6),)

    def test_a_view_is_measured_in_bytes_and_not_in_items(self) -> None:
        view = memoryview(bytearray(b"[1]     ")).cast("I")
        assert decode(view, Limits(max_bytes=8)) == [1]
        assert faults(view, Limits(max_bytes=7)) == (fault("json.too_large", limit=7),)

    def test_given_data_is_measured_as_it_would_be_written(self) -> None:
        assert checked("éé", Limits(max_bytes=6)) == "éé"
        assert faults_in_memory("ééé", Limits(max_bytes=7)) == (fault("json.too_large", limit=7),)


def nested(depth: int, opening: str) -> str:
    return opening * depth + ("1" if opening.endswith(":") else "") + ("}" if "{" in opening else "]") * depth


class TestDepth:
    @pytest.mark.parametrize("opening", ["[", '{"a":', '[{"":['])
    @pytest.mark.parametrize("depth", [15, 16])
    def test_up_to_the_limit_it_is_read(self, depth: int, opening: str) -> None:
        text = nested(depth, opening) if len(opening) != 6 else nested(depth, "[")
        assert decode(text) == json.loads(text)
        assert checked(json.loads(text)) == json.loads(text)

    @pytest.mark.parametrize("opening", ["[", '{"a":'])
    @pytest.mark.parametrize("depth", [17, 1_000, 100_000])
    def test_beyond_the_limit_it_is_refused_whatever_the_python(self, depth: int, opening: str) -> None:
        for text in (nested(depth, opening), opening * depth):
            assert faults(text) == (fault("json.depth", limit=16),)

    def test_a_million_brackets(self) -> None:
        assert faults(b"[" * 10**6) == (fault("json.depth", limit=16),)
        assert [each.code for each in faults(b"]" * 10**6)] == ["json.syntax"]
        assert [each.code for each in faults(b"[]" * 500_000)] == ["json.syntax"]

    def test_brackets_in_strings_are_not_counted(self) -> None:
        text = json.dumps(["[" * 20, '"' + "{" * 20, "\\" + "[" * 20, '\\"[' * 20, "]" * 20])
        assert decode(text) == json.loads(text)
        assert faults('["' + "\\\\" * 3 + '",' + "[" * 20) == (fault("json.depth", limit=16),)

    def test_deep_only_after_more_brackets_than_values_can_hold(self) -> None:
        wide = "[" + "[]," * 9_000
        assert faults(wide + "[" * 20) == (fault("json.depth", limit=16),)
        assert [each.code for each in faults("[]" * 30_000 + "[" * 20)] == ["json.syntax"]
        assert faults("[" + "[]," * 30_000 + "[" * 20) == (fault("json.too_many_values", limit=10_000),)

    def test_given_data_has_the_same_limit_and_names_the_place(self) -> None:
        data: Any = 1
        for _ in range(17):
            data = {"topics": data}
        assert faults_in_memory(data) == (fault("json.depth", "/topics" * 16, limit=16),)
        assert checked(data["topics"]) == data["topics"]

    def test_data_that_contains_itself_is_refused(self) -> None:
        circle: dict[str, Any] = {"topics": [1]}
        circle["topics"].append(circle)
        assert faults_in_memory(circle) == (fault("json.depth", "/topics/1" * 8, limit=16),)
        many: list[Any] = []
        many.extend([many] * 1_000)
        assert faults_in_memory(many)[-1] == fault("json.too_many_values", limit=10_000)


class TestNumberOfValues:
    @pytest.mark.parametrize(
        "wide", ["[" + ",".join(["[[1],{}]"] * 3) + "]", '{"a": {"b": [], "c" : [ ]}, "d": "[,]"}']
    )
    def test_every_object_list_and_scalar_is_one_value(self, wide: str) -> None:
        def count(value: Any) -> int:
            inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
            return 1 + sum(map(count, inner))

        values = count(json.loads(wide))
        assert decode(wide, Limits(max_values=values)) == json.loads(wide)
        assert checked(json.loads(wide), Limits(max_values=values)) == json.loads(wide)
        assert faults(wide, Limits(max_values=values - 1)) == (fault("json.too_many_values", limit=values - 1),)
        assert faults_in_memory(json.loads(wide), Limits(max_values=values - 1)) == (
            fault("json.too_many_values", limit=values - 1),
        )

    def test_ten_thousand_values_and_one_more(self) -> None:
        wide = [[0] * 999] * 9 + [[0] * 996, 0, 0]
        assert decode(json.dumps(wide)) == wide
        assert faults(json.dumps([*wide, 0])) == (fault("json.too_many_values", limit=10_000),)

    def test_texts_count_as_values_and_keys_do_not(self) -> None:
        text = json.dumps({"[": "[", "]": {"{": "{"}})
        assert decode(text, Limits(max_values=4)) == json.loads(text)
        assert faults(text, Limits(max_values=3)) == (fault("json.too_many_values", limit=3),)
        assert decode('["a"]', Limits(max_values=2)) == ["a"]
        for more in ('["a","b"]', '["a","b","c"]', '{"a":"b","c":"d","e":"f"}'):
            assert faults(more, Limits(max_values=2)) == (fault("json.too_many_values", limit=2),)

    def test_a_list_of_exactly_as_many_items_as_allowed_and_one_more(self) -> None:
        assert decode(json.dumps([0] * 1_000)) == [0] * 1_000
        assert checked([0] * 1_000) == [0] * 1_000
        for refused in (faults(json.dumps({"topics": [0] * 1_001})), faults_in_memory({"topics": [0] * 1_001})):
            assert refused == (fault("json.too_many_items", "/topics", limit=1_000),)

    def test_an_object_may_have_more_keys_than_a_list_has_items(self) -> None:
        wide = {str(n): n for n in range(1_500)}
        assert decode(json.dumps(wide)) == wide


class TestDuplicateKeys:
    @pytest.mark.parametrize("text", ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"b":1,"a":1,"a":1,"a":1}'])
    def test_a_key_that_occurs_twice_is_refused_at_its_object(self, text: str) -> None:
        assert faults(text) == (fault("json.duplicate_key"),)
        assert faults(f'{{"topics":[1,{text}]}}') == (fault("json.duplicate_key", "/topics/1"),)

    def test_equal_keys_in_different_objects_are_no_duplicates(self) -> None:
        assert decode('[{"a":{"a":1}},{"a":1}]') == [{"a": {"a": 1}}, {"a": 1}]

    def test_keys_are_compared_as_they_are_written_without_normalisation(self) -> None:
        assert len(decode('{"\\u00e9":1,"e\\u0301":2}')) == 2


class TestNumbers:
    @pytest.mark.parametrize("number", ["9007199254740991", "-9007199254740991", "1000000000000000", "0", "-1"])
    def test_whole_numbers_are_read(self, number: str) -> None:
        assert decode(f"[{number}]") == [int(number)]
        assert checked(int(number)) == int(number)

    @pytest.mark.parametrize(
        "number",
        [
            "9007199254740992",
            "-9007199254740992",
            "9999999999999999",
            "10000000000000000",
            "-10000000000000000",
            "1" * 4_299,
            "1" * 4_301,
            "1" * 1_000_000,
            "1.0",
            "-0.0",
            "1e2",
            "1E400",
            "1e-400",
            "NaN",
            "Infinity",
            "-Infinity",
        ],
        ids=lambda number: number[:20] + str(len(number)),
    )
    def test_what_is_too_long_or_no_whole_number_is_refused_at_its_place(self, number: str) -> None:
        assert faults(f'{{"topics":[0,{number}]}}') == (fault("json.number", "/topics/1", **NUMBER),)

    def test_a_long_number_is_refused_before_it_is_converted_also_where_python_sets_no_limit(self) -> None:
        before = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)
        try:
            start = time.perf_counter()
            assert faults(b"[" + b"9" * 10**6 + b"]") == (fault("json.number", "/0", **NUMBER),)
            assert time.perf_counter() - start < 0.25
        finally:
            sys.set_int_max_str_digits(before)

    def test_the_number_of_digits_can_be_set_lower(self) -> None:
        limits = Limits(max_digits=3)
        assert decode("[999,-999]", limits) == [999, -999]
        assert checked([999, -999], limits) == [999, -999]
        assert faults("[1000]", limits) == faults_in_memory([1000], limits) == (fault("json.number", "/0", digits=3),)

    def test_digits_in_strings_are_text(self) -> None:
        assert decode('["12345678901234567890", 1234567890123456]') == ["12345678901234567890", 1234567890123456]

    @pytest.mark.parametrize("number", [2**53, -(2**53), 10**4_000, 0.0, 1.5, math.nan, math.inf])
    def test_given_numbers_have_the_same_limits(self, number: float) -> None:
        assert faults_in_memory({"topics": [0, number]}) == (fault("json.number", "/topics/1", **NUMBER),)


class TestSurrogates:
    @pytest.mark.parametrize("text", [r'{"topics":["\ud800"]}', r'{"topics":["x\uDC00\ud800"]}'])
    def test_a_lone_one_in_a_text(self, text: str) -> None:
        assert faults(text) == (fault("text.surrogate", "/topics/0"),)

    def test_a_lone_one_in_a_key(self) -> None:
        assert faults(r'{"topics":[{"\ud800":1}]}') == (fault("text.surrogate", "/topics/0"),)

    def test_a_lone_one_in_given_data(self) -> None:
        assert faults_in_memory({"what": "\udfff"}) == (fault("text.surrogate", "/what"),)
        assert faults_in_memory({"\ud800": "x"}) == (fault("text.surrogate"),)

    def test_a_key_may_have_any_other_character(self) -> None:
        assert decode('{"\\ud83d\\ude00é":1}') == {"😀é": 1}


class TestPlaces:
    def test_all_faults_are_collected_in_the_order_of_the_document(self) -> None:
        text = r'{"what":1.5,"topics":[{"what":1,"what":2},NaN,{"what":["\ud800",12345678901234567]}],"extensions":1e1}'
        assert [(each.code, each.path) for each in faults(text)] == [
            ("json.number", "/what"),
            ("json.duplicate_key", "/topics/0"),
            ("json.number", "/topics/1"),
            ("text.surrogate", "/topics/2/what/0"),
            ("json.number", "/topics/2/what/1"),
            ("json.number", "/extensions"),
        ]

    def test_below_an_unknown_key_the_place_stays_at_the_object_around_it(self) -> None:
        text = '{"topics":[{"Noor Haverkamp":[{"what":1.5}]}],"extensions":{"nl.example":{"topics":[1.5]}},"Noor":1.5}'
        assert [each.path for each in faults(text)] == ["/topics/0", "/extensions", ""]
        assert [each.path for each in faults_in_memory(json.loads(text))] == ["/topics/0", "/extensions", ""]

    def test_without_known_keys_there_are_positions_only(self) -> None:
        with pytest.raises(RecordError) as caught:
            decode('[0,{"what":[1.5]}]')
        assert [each.path for each in caught.value.faults] == ["/1"]

    def test_the_list_of_errors_ends_and_says_so(self) -> None:
        assert [each.code for each in faults(json.dumps([0.5] * 100))] == ["json.number"] * 100
        many = faults(json.dumps([0.5] * 101))
        assert many == (
            *(fault("json.number", f"/{n}", **NUMBER) for n in range(100)),
            fault("too_many_errors", limit=100),
        )
        assert faults("[0.5,0.5,0.5]", Limits(max_errors=1)) == (
            fault("json.number", "/0", **NUMBER),
            fault("too_many_errors", limit=1),
        )


class Side(StrEnum):
    EMPLOYEE = "employee"


class Count(IntEnum):
    ONE = 1


class TestGivenData:
    def test_plain_data_is_given_back_itself(self) -> None:
        data = {"topics": [{"what": "x", "Noor": None}], "n": [True, 1]}
        assert checked(data) is data

    @pytest.mark.parametrize(
        "value",
        [Side.EMPLOYEE, Count.ONE, OrderedDict(a=1), (1, 2), {1, 2}, b"x", object(), 1j, attrs.make_class("C", [])()],
        ids=lambda value: type(value).__name__,
    )
    def test_any_other_type_is_refused_and_subclasses_too(self, value: Any) -> None:
        assert faults_in_memory(value) == (fault("json.type"),)
        assert faults_in_memory({"topics": [value]}) == (fault("json.type", "/topics/0"),)

    @pytest.mark.parametrize("key", [1, None, True, b"what", (), Side.EMPLOYEE])
    def test_a_key_that_is_not_text_is_refused(self, key: Any) -> None:
        assert faults_in_memory({"topics": {key: 1, "what": 1.5}}) == (
            fault("json.key", "/topics"),
            fault("json.number", "/topics/what", **NUMBER),
        )

    def test_a_list_that_is_enormous_is_not_walked_through(self) -> None:
        start = time.perf_counter()
        assert faults_in_memory([0] * 5_000_000) == (fault("json.too_many_items", limit=1_000),)
        assert faults_in_memory({"topics": dict.fromkeys(map(str, range(10_000)))}) == (
            fault("json.too_many_values", limit=10_000),
        )
        assert time.perf_counter() - start < 1


class TestWriting:
    def test_compact_utf_8_in_the_order_given(self) -> None:
        value = {"format": "x", "b": ["é", 1, True, None], "a": {}}
        assert encode(value) == '{"format":"x","b":["é",1,true,null],"a":{}}'.encode()

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            ({"a": math.nan}, "json.number"),
            ([-math.inf], "json.number"),
            ([10**400, math.nan], "json.number"),
            ("\ud800", "text.surrogate"),
            ({"\ud800": 1}, "text.surrogate"),
            ({1, 2}, "json.type"),
            ({("a",): 1}, "json.key"),
        ],
    )
    def test_what_is_no_plain_data_is_refused(self, value: Any, code: str) -> None:
        with pytest.raises(InvalidValue) as caught:
            encode(value)
        assert caught.value.faults[0].code == code
        assert caught.value.__context__ is None

    def test_what_contains_itself_cannot_be_written(self) -> None:
        circle: list[Any] = []
        circle.append(circle)
        with pytest.raises(InvalidValue) as caught:
            encode(circle)
        assert caught.value.faults == (fault("json.depth", "/0" * 16, limit=16),)


class TestLimits:
    def test_what_a_record_is_read_with(self) -> None:
        assert attrs.asdict(Limits()) == {
            "max_bytes": 1_048_576,
            "max_depth": 16,
            "max_items": 1_000,
            "max_values": 10_000,
            "max_digits": 16,
            "max_errors": 100,
        }

    @pytest.mark.parametrize("name", [each.name for each in attrs.fields(Limits)])
    def test_there_is_no_without_limits(self, name: str) -> None:
        assert getattr(Limits(**{name: 1}), name) == 1
        for wrong in (0, -1, 10**12, None, True, 1.0, math.inf, "9"):
            with pytest.raises(InvalidValue) as caught:
                Limits(**{name: wrong})  # type: ignore[arg-type]
            assert [(each.code, each.path) for each in caught.value.faults] == [("value.range", f"/{name}")]
        assert not hasattr(Limits, "unbounded")

    def test_they_hold_also_where_attrs_validators_are_disabled(self) -> None:
        with attrs.validators.disabled(), pytest.raises(InvalidValue):
            Limits(max_depth=0)

    def test_the_highest_depth_can_be_read(self) -> None:
        deep = Limits(max_depth=200)
        assert decode("[" * 200 + "]" * 200, deep) == json.loads("[" * 200 + "]" * 200)
        assert faults("[" * 201 + "]" * 201, deep) == (fault("json.depth", limit=200),)
