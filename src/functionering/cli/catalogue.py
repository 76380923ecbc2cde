"""`functionering example`, `rules` and `explain`: a record to start from, and what is judged and why."""

import argparse
import json
import re
from importlib import resources
from typing import Any

from functionering.cli.console import Console
from functionering.cli.words import word
from functionering.rules import RULES, Rule

_CODE = re.compile("[A-Z]{2}[0-9]{3}")


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    example: argparse.ArgumentParser = commands.add_parser("example", help="print a valid record to start from")
    example.add_argument("name", nargs="?", default="smallest", help="which one; --list names them")
    example.add_argument("--list", action="store_true", help="name the examples")
    example.add_argument("--lang", choices=("nl", "en"), default="nl", help="of what is said; records stay as they are")
    example.set_defaults(run=run_example)
    rules: argparse.ArgumentParser = commands.add_parser("rules", help="list the rules")
    rules.add_argument("--format", choices=("text", "json"), default="text")
    rules.add_argument("--lang", choices=("nl", "en"), default="nl")
    rules.set_defaults(run=run_rules)
    explain: argparse.ArgumentParser = commands.add_parser("explain", help="say what one rule is and why")
    explain.add_argument("code", metavar="CODE")
    explain.add_argument("--lang", choices=("nl", "en"), default="nl")
    explain.set_defaults(run=run_explain)


def run_example(arguments: argparse.Namespace, console: Console) -> int:
    """Print a shipped record, readable, or the names of all."""
    folder = resources.files("functionering") / "examples"
    names = sorted(each.name.removesuffix(".json") for each in folder.iterdir() if each.name.endswith(".json"))
    if arguments.list:
        for name in names:
            console.write(name)
        return 0
    if arguments.name not in names:
        console.complain(word("no_such_example", arguments.lang).format(names=", ".join(names)))
        return 2
    console.write((folder / f"{arguments.name}.json").read_text("utf-8").rstrip("\n"))
    return 0


def run_rules(arguments: argparse.Namespace, console: Console) -> int:
    """Print every rule: one line each, or one JSON object a line."""
    for rule in RULES:
        if arguments.format == "json":
            console.write(json.dumps(_as_json(rule, arguments.lang), ensure_ascii=False))
        else:
            weight = rule.severity.label(arguments.lang)
            console.write(f"{rule.code}  {weight:<12}  {rule.title.text(arguments.lang)}")
    return 0


def _as_json(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": rule.title.text(lang),
        "explanation": rule.explanation.text(lang),
        "severity": rule.severity.value,
        "stage": rule.stage.value,
        "source": rule.source,
        "strength": rule.strength.value,
    }


def run_explain(arguments: argparse.Namespace, console: Console) -> int:
    """Print what a rule is, why it is there, from which stage it counts, and where it comes from."""
    code, lang = arguments.code.upper(), arguments.lang
    rule = next((each for each in RULES if each.code == code), None)
    if rule is None:
        # A code is nobody's; whatever else was typed is not repeated.
        said = "no_such_rule" if _CODE.fullmatch(code) else "no_code"
        console.complain(word(said, lang).format(code=code))
        return 2
    weight = f"{rule.severity.label(lang)}, {word('from', lang)} {rule.stage.label(lang)}"
    console.write(f"{rule.code}  {rule.title.text(lang)}  ({weight})")
    console.write("")
    console.write(rule.explanation.text(lang))
    console.write("")
    console.write(f"{word('source', lang)}: {rule.source} ({word('strength', lang)} {word(rule.strength, lang)})")
    return 0
