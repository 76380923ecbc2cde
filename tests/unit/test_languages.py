"""What is said to people is Dutch unless another language is asked, wherever a `lang` can be given."""

import ast
import datetime as dt
from pathlib import Path

import pytest

import functionering
from functionering.days import Span, Term, Unit
from functionering.schedule import STANDARD_CADENCE, Track, next_due

PACKAGE = Path(functionering.__file__).parent
INSIDE = {"cli", "__pycache__"}


def public_with_lang() -> list[tuple[str, ast.FunctionDef]]:
    """Every public function and method that takes a `lang`, by where it stands."""
    found: list[tuple[str, ast.FunctionDef]] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if INSIDE.isdisjoint(path.relative_to(PACKAGE).parts):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                named = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
                if isinstance(node, ast.FunctionDef) and named and any(each.arg == "lang" for each in _arguments(node)):
                    found.append((f"{path.relative_to(PACKAGE)}: {node.name}", node))
    return found


def _arguments(node: ast.FunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]


def test_every_default_is_dutch() -> None:
    defaults = {
        where: default.value
        for where, node in public_with_lang()
        for default in (*node.args.defaults, *node.args.kw_defaults)
        if isinstance(default, ast.Constant) and isinstance(default.value, str)
    }
    assert len(defaults) > 15
    assert set(defaults.values()) == {"nl"}


@pytest.mark.parametrize("name", ["sentence", "sentences", "message", "action", "text", "label", "explained", "line"])
def test_what_makes_a_sentence_for_people_needs_no_language(name: str) -> None:
    found = [node for where, node in public_with_lang() if where.endswith(f": {name}")]
    assert found
    assert [node.lineno for node in found if not node.args.defaults] == []


def test_a_due_day_is_told_in_dutch_unless_english_is_asked() -> None:
    track = Track("0003-1", employment=[Span(dt.date(2024, 2, 29))])
    due = next_due(STANDARD_CADENCE, track, held=[dt.date(2025, 3, 1)], as_of=dt.date(2026, 6, 1))
    for said in (due.in_words, due.explained, due.trace[0].sentence, Term(5, Unit.WORKING_DAYS).in_words):
        assert (said(), said("fr")) == (said("nl"), said("en"))
        assert said() != said("en")
