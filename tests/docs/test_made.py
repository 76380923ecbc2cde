"""Pages that are made from the package say what the package says."""

import importlib
import re

import pytest

import format_steps
import made
import python_names
import source_names
from functionering.record import wire_key
from functionering.rules import RULES
from functionering.steps import TABLE


@pytest.mark.parametrize("name", list(made.PAGES))
def test_a_page_that_is_made_is_up_to_date(name: str) -> None:
    assert (made.DOCS / name).read_text("utf-8") == made.PAGES[name](), "run: python docs/made.py"


def test_the_smallest_record_has_at_most_40_lines_of_120_characters() -> None:
    lines = made.smallest().split("```json\n")[1].split("\n```")[0].splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 120


def test_every_source_that_a_rule_cites_is_explained() -> None:
    parts = [(rule.code, part) for rule in RULES for part in re.split(r"; (?![^(]*\))", rule.source)]
    ours = ("our choice", "the profile's", "for instance BES")
    unexplained = [
        each for each in parts if source_names.named(each[1]) is None and not any(own in each[1] for own in ours)
    ]
    assert unexplained == []


def test_every_source_that_is_explained_is_cited() -> None:
    cited = " ".join(rule.source for rule in RULES)
    assert [each.names for each in source_names.SOURCES if not any(name in cited for name in each.names)] == []


@pytest.mark.parametrize("room", ["", *python_names.ROOMS])
def test_every_public_name_is_on_the_page(room: str) -> None:
    module = importlib.import_module(f"functionering.{room}".rstrip("."))
    assert [name for _, name in python_names.public(module.__name__)] == list(module.__all__)


def test_every_field_of_a_step_is_on_the_page_but_those_that_every_step_has() -> None:
    lines = python_names.page().split("## `functionering.steps`")[1].splitlines()
    for entry in TABLE:
        own = [each.name for each in format_steps.own_fields(entry.step)]
        (made_with,) = (line for line in lines if re.match(rf"- `{entry.step.__name__}[(`]", line))
        shown = re.findall(r"(\w+): ", made_with.removesuffix(":"))
        assert shown == own, entry.kind


def test_every_key_of_a_step_is_on_its_page() -> None:
    text = format_steps.page()
    for entry in TABLE:
        part = text.split(f"### `{entry.kind}`\n")[1].split("\n### ")[0]
        keys = [wire_key(each.name) for each in format_steps.own_fields(entry.step)]
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == keys


def test_every_name_and_question_says_what_it_means() -> None:
    lines = python_names.page().splitlines()
    empty = [line for line in lines if line.startswith("  ") and (line.strip() == "" or line.endswith(": "))]
    assert empty == []
