"""What a fault says in words of its own stands in one catalogue, in Dutch and in English, for the whole package."""

import ast
from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple

import pytest

import house
from functionering.errors import fault
from functionering.faults import FAULTS
from functionering.reasons import IMPOSSIBLE, KINDS, REASONS, SAYING

MODULES = house.package()

# Of the format, of Python and of the profile files: the same word in every language.
NEUTRAL = {"TOML", "UUID", "str"}


class Said(NamedTuple):
    """One reason in the source: which fact, of which fault, and the text of it (None where it is worked out)."""

    place: str
    code: str | None
    name: str
    text: str | None


def _constant(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _passing(module: house.Module) -> dict[str, tuple[str, int]]:
    """The functions of a module that hand such a fact on from an argument: the name of it, and its place in a call."""
    found: dict[str, tuple[str, int]] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args if each.arg != "self"]
            for name in SAYING:
                if name in names and any(_hands_on(each, name) for each in ast.walk(node)):
                    found[node.name] = (name, names.index(name))
    return found


def _hands_on(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Call) or _called(node) != "fault" or str(_constant(node.args[0])).startswith("format."):
        return False
    return any(each.arg == name and getattr(each.value, "id", None) == name for each in node.keywords)


def said(module: house.Module) -> Iterator[Said]:
    """Every reason that a module gives to a fault, itself or through a function of its own."""
    passing = _passing(module)
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        place, code = f"{module.name}:{node.lineno}", _constant(node.args[0]) if node.args else None
        if _called(node) == "fault":
            for keyword in node.keywords:
                if keyword.arg in SAYING:
                    yield Said(place, code, str(keyword.arg), _constant(keyword.value))
        elif _called(node) in passing:
            name, index = passing[_called(node)]
            given = node.args[index : index + 1] or [each.value for each in node.keywords if each.arg == name]
            values = [given[0].body, given[0].orelse] if isinstance(given[0], ast.IfExp) else given
            yield from (Said(place, None, name, _constant(each)) for each in values)


SAYINGS = [each for module in MODULES for each in said(module)]
WHY = [each for each in SAYINGS if each.name == "why"]
# `format.*` expects the name of a format, and a pattern is its own example: neither is in a language.
OTHERS = [each for each in SAYINGS if each.name in ("expected", "target") and not str(each.code).startswith("format.")]


def test_the_source_is_really_read() -> None:
    assert len(WHY) >= len(IMPOSSIBLE)
    assert len(OTHERS) > 20


def test_every_impossible_thing_says_why_by_a_code_of_the_catalogue_and_none_is_left_over() -> None:
    assert [each for each in WHY if each.text not in IMPOSSIBLE] == []
    assert {each.text for each in WHY} == set(IMPOSSIBLE)
    assert {each.code for each in WHY} == {"value.impossible"}


def test_what_belongs_in_a_place_is_in_the_catalogue_or_the_same_in_every_language() -> None:
    told = {each.text for each in OTHERS if each.text is not None}
    assert told - set(KINDS) == NEUTRAL


def test_what_is_worked_out_is_the_name_of_a_class_or_an_argument() -> None:
    unread = {each.place.split(":")[0] for each in OTHERS if each.text is None}
    assert unread == {"functionering.record", "functionering.references", "functionering.profile.reading"}


def test_a_form_that_is_told_in_words_is_in_the_catalogue() -> None:
    forms = {each.text for each in SAYINGS if each.name == "form" and each.text is not None}
    in_words = {each for each in forms if " " in each and each != "day in closed / closed(day)"}
    assert in_words - {"sha256:<64 hex>"} <= set(KINDS)
    assert set(KINDS) <= forms | {each.text for each in OTHERS}


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_says_the_same_in_two_languages(name: str) -> None:
    dutch, english = REASONS[name]
    assert dutch != english
    assert [each[1] for each in Formatter().parse(dutch) if each[1]] or "{" not in dutch
    facts = [{each[1] for each in Formatter().parse(text) if each[1]} for text in (dutch, english)]
    assert facts[0] == facts[1]


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_no_dutch_sentence_holds_an_english_reason(name: str) -> None:
    found = fault("value.impossible", "/x", why=name, kind="month")
    dutch, english = IMPOSSIBLE[name]
    assert found.sentence("nl") == f"Dit kan niet bestaan: {dutch}.".format(kind="month")
    assert found.message == f"This cannot exist: {english}.".format(kind="month")


def test_what_belongs_in_a_place_is_told_in_the_language_of_the_sentence() -> None:
    assert fault("type", expected="a list").sentence("nl") == "Hier hoort een lijst te staan."
    assert fault("type", expected="a list").message == "This must be a list."
    there = fault("id.dangling", target="a topic").sentence("nl")
    assert there == "Dit verwijst naar een onderwerp, maar dat staat niet in het document."
    form = fault("value.pattern", form="ASCII key of at most {limit} characters", limit=200)
    assert form.sentence("nl") == "Dit moet de vorm ASCII-sleutel van hoogstens 200 tekens hebben."


def test_a_key_that_is_called_like_a_kind_of_thing_keeps_its_name() -> None:
    assert fault("required", key="text").sentence("nl") == "De sleutel text ontbreekt."


def test_what_is_in_no_catalogue_stands_as_it_is() -> None:
    assert fault("type", expected="UUID").sentence("nl") == "Hier hoort UUID te staan."
    assert set(IMPOSSIBLE).isdisjoint(FAULTS)
