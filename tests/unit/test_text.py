"""What a text, a name and an id may be."""

# ruff: noqa: RUF001 -- letters of other scripts are what is tested

import unicodedata
from collections.abc import Callable

import pytest
from model import faults, the_fault

from functionering.errors import fault
from functionering.faults import FAULTS
from functionering.text import (
    MAX_NAME,
    MAX_TEXT,
    RESERVED,
    browser_text,
    check_digest,
    check_id,
    check_key,
    check_language,
    check_name,
    check_person_id,
    check_profile_name,
    check_text,
    shows_something,
)

# Unicode 16, PropList.txt: Bidi_Control
BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
CONTROLS = (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0))
SURROGATES = (0xD800, 0xDBFF, 0xDC00, 0xDFFF)


@pytest.mark.parametrize("check", [check_text, check_name])
def test_words_are_kept_as_they_are_written(check: Callable[[object], str]) -> None:
    for written in (
        "é",
        "e\u0301",
        "ﬁ",
        " spaties blijven ",
        "tab\ten\nregel",
        "👩🏽\u200d🔬",
        "می\u200cخواهم",
        "\ufeffbom",
        "漢字",
        "0",
        "-",
        "€",
    ):
        assert check(written) is written


@pytest.mark.parametrize("code", CONTROLS, ids=hex)
def test_a_control_character_is_refused(code: int) -> None:
    assert faults(lambda: check_text(f"a{chr(code)}b")) == [("text.control", "")]


@pytest.mark.parametrize("code", BIDI, ids=hex)
def test_a_character_that_turns_the_reading_direction_is_refused(code: int) -> None:
    assert unicodedata.category(chr(code)) == "Cf"
    assert faults(lambda: check_text(f"a{chr(code)}b")) == [("text.bidi", "")]


@pytest.mark.parametrize("code", SURROGATES, ids=hex)
def test_half_a_character_is_refused(code: int) -> None:
    assert faults(lambda: check_text(f"a{chr(code)}b")) == [("text.surrogate", "")]


def test_no_other_character_is_refused() -> None:
    refused = {*CONTROLS, *BIDI, *range(0xD800, 0xE000)}
    for code in range(0x110000):
        if code not in refused:
            check_text(f"a{chr(code)}")


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        " ",
        "\n\t",
        "\xa0",
        "\u2003",
        "\u200b\u200d",
        "\ufeff",
        "\u115f\u1160",
        "\u2800",
        "\u3164",
        "\uffa0",
        "\u0301",
    ],
)
def test_text_in_which_nothing_shows_is_no_input(nothing: str) -> None:
    assert not shows_something(nothing)
    assert faults(lambda: check_text(nothing)) == [("text.empty", "")]


@pytest.mark.parametrize("something", ["x", " é", "\u2003.", "1", "👍", "\u3164a", "ー"])
def test_one_visible_sign_is_enough(something: str) -> None:
    assert shows_something(something)


def test_a_text_may_just_reach_its_limit() -> None:
    assert len(check_text("é" * (MAX_TEXT - 1))) == MAX_TEXT - 1
    assert len(check_text("é" * MAX_TEXT)) == MAX_TEXT
    assert the_fault(lambda: check_text("é" * (MAX_TEXT + 1))) == fault("text.too_long", limit=MAX_TEXT)


def test_a_name_may_just_reach_its_limit() -> None:
    assert len(check_name("é" * MAX_NAME)) == MAX_NAME
    assert the_fault(lambda: check_name("é" * (MAX_NAME + 1))) == fault("text.too_long", limit=MAX_NAME)


class Written(str):
    """Text of a kind of its own."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value", [None, 1, b"tekst", ["tekst"], Written("tekst")], ids=lambda value: type(value).__name__
)
@pytest.mark.parametrize(
    "check",
    [
        check_text,
        check_name,
        check_id,
        check_person_id,
        check_key,
        check_digest,
        check_language,
        check_profile_name,
    ],
    ids=lambda check: check.__name__,
)
def test_only_text_itself_is_text(check: Callable[[object], str], value: object) -> None:
    assert the_fault(lambda: check(value)) == fault("type", expected="text")


@pytest.mark.parametrize("name", ["0003", "a", "A b", "x" * 200, "~!#", "7c0d9a52-31c8-4b7e-8f2e-5a9b1d3e4c22"])
def test_an_id_is_kept_as_it_is(name: str) -> None:
    assert check_id(name) is name
    assert check_person_id(name) is name


@pytest.mark.parametrize("name", ["", " ", " a", "a ", "x" * 201, "é", "a\tb", "a\nb", "a\n", "\x7f", "１"])
def test_an_id_is_printable_ascii_without_spaces_around_it(name: str) -> None:
    assert the_fault(lambda: check_id(name)) == fault("id.form", limit=MAX_NAME)


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_nobody_is_called_after_a_side(name: str) -> None:
    assert check_id(name) == name
    assert the_fault(lambda: check_person_id(name)) == fault("id.reserved")


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (check_key, ["a", "career", "a_1", "x" * 64], ["", "A", "1a", "_a", "a-b", "é", "x" * 65, "a\n"]),
        (
            check_digest,
            ["sha256:" + "0a" * 32],
            ["", "0a" * 32, "sha256:" + "0A" * 32, "sha256:" + "0" * 63, "sha256:" + "0" * 65, "sha512:" + "0" * 64],
        ),
        (check_language, ["nl", "en-GB", "fry", "zh-Hant-TW"], ["", "n", "NL", "nl_NL", "nl-", "nederlands", "nl\n"]),
        (
            check_profile_name,
            ["standard/1", "cao-rijk/9999", "nl.huis/2"],
            ["", "standard", "standard/0", "standard/01", "standard/10000", "Standard/1", "a/b/1", "standard/1\n"],
        ),
    ],
    ids=["key", "digest", "language", "profile"],
)
def test_a_word_with_a_form_keeps_to_it(check: Callable[[object], str], good: list[str], bad: list[str]) -> None:
    assert [check(each) for each in good] == good
    assert [faults(lambda each=each: check(each)) for each in bad] == [[("value.pattern", "")]] * len(bad)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\n\r\nb\r", "a\n\nb\n"), ("a\nb", "a\nb"), ("", "")],
)
def test_a_browser_sends_line_ends_of_its_own(sent: str, kept: str) -> None:
    assert browser_text(sent) == kept


def test_every_fault_has_a_sentence_in_dutch_and_in_english() -> None:
    for code, (dutch, english) in FAULTS.items():
        assert dutch != english, code
        assert dutch.endswith((".", "}.")), code
        assert english.endswith("."), code
