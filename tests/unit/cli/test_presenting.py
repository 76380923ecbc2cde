"""What `functionering check` shows to people: what can be done first, and no walls of codes."""

import io
import re

import attrs
import pytest
from command_line import EXAMPLES, Call, example

from functionering import RULES, State, check, loads
from functionering.cli.console import Console
from functionering.cli.outcome import Outcome
from functionering.cli.presenting import MOST_OPEN, Text
from functionering.rules import Finding


def findings(name: str, state: State) -> list[Finding]:
    verdict = check(loads((EXAMPLES / f"{name}.json").read_bytes()))
    return list({each.code: each for each in verdict.findings if each.state is state}.values())


def test_what_is_still_to_do_stands_there_by_its_title(call: Call) -> None:
    (rule,) = (each.rule for each in findings("bes", State.OPEN))
    assert f"  nog te doen {rule.code}   {rule.title.nl}" in call("check", example("bes")).lines
    assert f"  still to do {rule.code}   {rule.title.en}" in call("check", "--lang", "en", example("bes")).lines


@pytest.mark.parametrize("name", ["refused-talk", "hand-over", "mooivakman", "sanadome"])
def test_of_much_that_is_still_to_do_the_first_is_named_and_the_rest_counted(call: Call, name: str) -> None:
    found = findings(name, State.OPEN)
    lines = call("check", example(name)).lines
    named = [line for line in lines if line.startswith("  nog te doen ")]
    assert len(named) == min(len(found), MOST_OPEN)
    left = len(found) - MOST_OPEN
    assert (left > 0) == any(re.fullmatch(f" +en nog {left}", line) for line in lines)
    every = [line for line in call("check", "--codes", example(name)).lines if line.startswith("  nog te doen ")]
    assert len(every) == len(found)


def test_what_the_record_does_not_show_is_counted_and_named_on_request(call: Call) -> None:
    found = findings("mooivakman", State.NOT_SHOWN)
    said = call("check", example("mooivakman")).lines
    assert f"  blijkt niet uit het verslag: {len(found)} regels" in said
    assert said[-1] == "functionering check --codes noemt ook elke regel die niet uit het verslag blijkt."
    named = call("check", "--codes", "--lang", "en", example("mooivakman")).lines
    assert f"  not shown by the record: {len(found)} rules ({' '.join(each.code for each in found)})" in named
    assert named[-1] == "functionering explain CODE says what a rule is."


@pytest.mark.parametrize("more", [-1, 0, 1, 2])
def test_the_sixth_thing_to_do_is_counted(more: int) -> None:
    out = io.BytesIO()
    verdict = check(loads((EXAMPLES / "mooivakman.json").read_bytes()))
    hidden = [each for each in verdict.findings if each.state is State.NOT_SHOWN][: MOST_OPEN + more]
    left_open = tuple(attrs.evolve(each, state=State.OPEN) for each in hidden)
    Text(Console(out, io.BytesIO()), "nl").show(Outcome("a", None, "a", attrs.evolve(verdict, findings=left_open)))
    said = out.getvalue().decode()
    assert said.count("nog te doen ") == min(MOST_OPEN + more, MOST_OPEN)
    assert re.findall(r"en nog \d+", said) == ([f"en nog {more}"] if more > 0 else [])


@pytest.mark.parametrize(("lang", "one", "two"), [("nl", "1 regel", "2 regels"), ("en", "1 rule", "2 rules")])
def test_one_rule_is_one_rule(lang: str, one: str, two: str) -> None:
    out = io.BytesIO()
    verdict = check(loads((EXAMPLES / "mooivakman.json").read_bytes()))
    hidden = [each for each in verdict.findings if each.state is State.NOT_SHOWN][:2]
    text = Text(Console(out, io.BytesIO()), lang)
    for count in (1, 2):
        text.show(Outcome("a", None, "a", attrs.evolve(verdict, findings=tuple(hidden[:count]))))
    counted = re.findall(r"(?:not shown by the record|blijkt niet uit het verslag): (.*)", out.getvalue().decode())
    assert counted == [one, two]


def test_a_nature_that_cannot_be_told_says_why(call: Call) -> None:
    assert (
        "  Het verslag toont niet, of nog niet, dat het gesprek is gevoerd."
        in call("check", example("mooivakman")).lines
    )
    english = call("check", "--lang", "en", example("mooivakman")).lines
    assert "  The record does not, or not yet, show that the talk was held." in english
    said = call("check", example("bes")).out
    assert "  medewerker, leidinggevende: Het verslag heeft geen plaats voor wat deze kant in het gesprek zei." in said


def test_the_hint_on_leaving_a_rule_out_names_a_rule(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "--skip", "EQ001", example("smallest")).code == 2
    named = re.findall(r"\b[A-Z]{2}\d{3}\b", capsys.readouterr().err)
    assert named
    assert set(named) <= {each.code for each in RULES}


@pytest.mark.parametrize("command", ["due", "plan"])
def test_the_help_names_the_separators(call: Call, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(command, "--help").code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert '--separator SIGN of CSV: "," or, for Dutch Excel, ";"' in said
    assert call(command, "--separator", "x", "people.csv").code == 2
