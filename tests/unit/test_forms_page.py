"""The page on real forms: every field of every form has its row, every pointer resolves, verdicts are those of now."""

import importlib.util
import json
import pathlib
import tomllib
from types import ModuleType
from typing import Any

import pytest

from functionering import reading
from functionering.conversation import words_of
from functionering.judgement import judgement_in
from functionering.voice import nature

CHECKOUT = pathlib.Path(__file__).parents[2]
EXAMPLES = CHECKOUT / "src" / "functionering" / "examples"
PUBLISHED = CHECKOUT.parent / "shared" / "data" / "forms.json"


def load_maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_forms_page", CHECKOUT / "docs" / "make_forms_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKER = load_maker()
FORMS: list[dict[str, Any]] = MAKER.load()
of_each_form = pytest.mark.parametrize("form", FORMS, ids=[form["id"] for form in FORMS])


def document(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))


def resolve(data: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def test_the_page_is_what_its_data_makes_of_it() -> None:
    assert MAKER.PAGE.read_text(encoding="utf-8") == MAKER.page(FORMS), "run: python docs/make_forms_page.py"


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published forms are not beside this checkout")
def test_every_field_of_every_form_has_its_row_and_no_row_is_invented() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    fields = {form["id"]: [field["label_nl"] for field in form["fields"]] for form in published}
    assert {form["id"]: [row["field"] for row in form["rows"]] for form in FORMS} == fields


@of_each_form
def test_every_place_on_the_page_is_in_the_record(form: dict[str, Any]) -> None:
    record = document(form.get("record") or form["refused"])
    for row in form["rows"]:
        for pointer in row.get("at", ()):
            assert resolve(record, pointer) not in ("", None)


@of_each_form
def test_a_row_has_a_place_or_a_refusal_or_says_why_not(form: dict[str, Any]) -> None:
    for row in form["rows"]:
        assert row.get("at") or row.get("refused") or row["why"]


@of_each_form
def test_what_the_page_calls_refused_is_refused_where_the_form_has_it(form: dict[str, Any]) -> None:
    refusals = [row for row in form["rows"] if "refused" in row]
    assert bool(refusals) == ("refused" in form)
    if refusals:
        raw = document(form["refused"])
        found = reading.read(json.dumps(raw))
        # A key that is not the format's own may be personal data: the error names the object around it.
        errors = {(each.code, each.path) for each in found.errors}
        for row in refusals:
            assert resolve(raw, row["refused"]) not in ("", None)
            parent, _, key = row["refused"].rpartition("/")
            assert (row["code"], parent) in errors
            kind = judgement_in(key)
            assert row["code"] == (f"judgement.{kind}" if kind else "json.unknown_key")


@of_each_form
def test_nothing_else_of_a_refused_form_is_wrong(form: dict[str, Any]) -> None:
    if "refused" in form:
        found = reading.read(json.dumps(document(form["refused"])))
        assert {each.code.partition(".")[0] for each in found.errors} <= {"judgement", "json"}


@of_each_form
def test_the_verdict_on_the_page_is_that_of_the_record(form: dict[str, Any]) -> None:
    record = document(form["record"]) if "record" in form else without_refused_keys(form)
    shown = nature(reading.from_dict(record))
    assert shown.reciprocity == form["nature"]
    assert shown.reasons[0][0] == form["because"]
    assert shown.linked_judgement == ("record" in form and "refused" in form)


def without_refused_keys(form: dict[str, Any]) -> Any:
    raw = document(form["refused"])
    refused = {row["refused"].rpartition("/")[2] for row in form["rows"] if "refused" in row}

    def stripped(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: stripped(each) for key, each in value.items() if key not in refused}
        return [stripped(each) for each in value] if isinstance(value, list) else value

    return stripped(raw)


def test_a_declaration_for_dismissal_shows_no_word_of_either_side_once_it_can_be_read() -> None:
    form = next(each for each in FORMS if each["id"] == "participatiefonds")
    record = reading.from_dict(without_refused_keys(form))
    assert not record.sittings
    assert list(words_of(record)) == []


def test_a_form_adds_no_phase_that_it_has_no_place_for() -> None:
    for form in FORMS:
        if "record" in form and form["id"] != "ddgc-checklist":
            record = document(form["record"])
            assert record["covers"]
            assert not {"closing", "reactions", "unsigned", "reopenings", "evaluation", "copies"} & record.keys()


def test_the_data_of_the_page_is_sound() -> None:
    text = (CHECKOUT / "docs" / "reference" / "forms.toml").read_text(encoding="utf-8")
    allowed = {"field", "at", "refused", "code", "why"}
    for form in tomllib.loads(text)["form"]:
        assert all(row.keys() <= allowed for row in form["rows"])
        assert all(("refused" in row) == ("code" in row) for row in form["rows"])
