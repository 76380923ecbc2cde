"""Pages that are made from the package say what the package says."""

import importlib
import re

import pytest

import made
import python_names
import source_names
from functionering.rules import RULES


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


def test_every_name_and_question_says_what_it_means() -> None:
    lines = python_names.page().splitlines()
    empty = [line for line in lines if line.startswith("  ") and (line.strip() == "" or line.endswith(": "))]
    assert empty == []
