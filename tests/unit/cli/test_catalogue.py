"""`functionering example`, `rules` and `explain`."""

import json
import re
from importlib import metadata

import pytest
from command_line import EXAMPLES, Call

from functionering import RULES, loads
from functionering.cli import version_of


def test_the_example_is_a_readable_record(call: Call) -> None:
    said = call("example")
    assert said.code == 0
    assert loads(said.out) == loads((EXAMPLES / "smallest.json").read_bytes())


def test_every_example_is_named_and_can_be_printed(call: Call) -> None:
    names = call("example", "--list").lines
    assert names == sorted(each.stem for each in EXAMPLES.glob("*.json"))
    assert all(loads(call("example", name).out).id for name in names)


def test_an_example_that_is_not_there_names_those_that_are(call: Call) -> None:
    said = call("example", "nothing")
    assert said.code == 2
    assert said.err.startswith("Zo'n voorbeeld is er niet. Er zijn: avv-zkn, ")
    assert call("example", "nothing", "--lang", "en").err.startswith("There is no such example. There are: avv-zkn, ")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_rule_is_listed_with_its_severity_in_the_language_that_was_asked(call: Call, lang: str) -> None:
    lines = [re.split(r"  +", line) for line in call("rules", "--lang", lang).lines]
    assert lines == [[each.code, each.severity.label(lang), each.title.text(lang)] for each in RULES]


def test_rules_are_data_too(call: Call) -> None:
    listed = [json.loads(line) for line in call("rules", "--format", "json").lines]
    assert [each["code"] for each in listed] == [each.code for each in RULES]
    assert all(each["title"] and each["explanation"] and each["source"] for each in listed)


@pytest.mark.parametrize(("lang", "word"), [("nl", "bron: "), ("en", "source: ")])
def test_a_rule_is_explained_with_its_source(call: Call, lang: str, word: str) -> None:
    said = call("explain", "eq001", "--lang", lang)
    assert said.code == 0
    assert RULES[0].explanation.text(lang) in said.out
    assert f"{word}{RULES[0].source}" in said.out


def test_a_rule_is_explained_in_words_and_not_in_keys(call: Call) -> None:
    assert call("explain", "EQ001").lines[0].endswith("(niet voldaan, vanaf verslag aangeboden)")
    assert call("explain", "EQ001", "--lang", "en").lines[0].endswith("(breach, from reported)")


def test_a_code_that_no_rule_has_says_where_to_look(call: Call) -> None:
    said = call("explain", "ZZ999")
    assert (said.code, said.err) == (2, "Er is geen regel ZZ999. `functionering rules` noemt ze alle.\n")
    said = call("explain", "eq101", "--lang", "en")
    assert (said.code, said.err) == (2, "There is no rule EQ101. `functionering rules` lists them.\n")


def test_what_is_no_code_is_not_repeated(call: Call) -> None:
    said = call("explain", "Ayla Demir")
    assert (said.code, said.err) == (2, "Dit is geen code van een regel. `functionering rules` noemt ze alle.\n")


def test_the_strength_of_a_rule_is_a_letter_with_its_meaning(call: Call) -> None:
    for rule in RULES:
        last = call("explain", rule.code).lines[-1]
        assert re.search(r"\(sterkte (A: een regeling.*|B: meer bronnen.*|C: één bron|onze keuze)\)$", last), last
    assert (
        call("explain", "EQ001", "--lang", "en")
        .lines[-1]
        .endswith("(strength A: a regulation or collective agreement, and several sources from practice)")
    )


def test_a_call_without_a_command_is_a_mistake(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call().code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_version_is_that_of_what_is_installed(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--version").code == 0
    assert capsys.readouterr().out == f"functionering {metadata.version('functionering')}\n"
    assert version_of("this-is-not-installed") == "(not installed, so without a version)"


def test_help_is_no_mistake(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--help").code == 0
    assert "check" in capsys.readouterr().out
