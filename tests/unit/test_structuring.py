"""Plain data is read as exactly what it says: each field takes its own kind of value, and no other."""

from copy import deepcopy
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin

import attrs
import pytest
from model import CANARY, CLASSES, FIELD_NAMES, FIELDS, faults, inner, minimal, wire

from functionering.conversation import Conversation
from functionering.errors import InvalidValue
from functionering.extensions import Extensions
from functionering.occasion import Sitting
from functionering.party import Both
from functionering.record import wire_key
from functionering.structuring import keys_of, structure
from functionering.topic import Topic
from functionering.words import Perspective, Words
from functionering.writing import plain

KINDS: dict[str, Any] = {
    "null": None,
    "false": False,
    "true": True,
    "whole number": 1,
    "fraction": 1.5,
    "empty text": "",
    "text": CANARY,
    "list": [],
    "object": {},
}
"""The nine kinds of JSON values."""


def declared(annotation: Any) -> str:
    """The kind of JSON value that a field is declared to hold."""
    annotation = inner(annotation)
    if get_origin(annotation) is Annotated:
        return "whole number" if get_args(annotation)[0] is int else "text"
    if annotation is bool or get_origin(annotation) is Literal:
        return "true or false"
    if get_origin(annotation) is tuple:
        return "list"
    if annotation is Extensions or get_origin(annotation) is Both or attrs.has(annotation):
        return "object"
    assert issubclass(annotation, StrEnum)
    return "text"


@pytest.mark.parametrize("given", KINDS)
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_NAMES)
def test_a_field_takes_its_own_kind_of_value_and_no_other(
    kind: type[Any], field: "attrs.Attribute[Any]", given: str
) -> None:
    key = wire_key(field.name)
    data = {**minimal(kind), key: deepcopy(KINDS[given])}
    try:
        structure(data, kind)
    except Exception:  # noqa: BLE001 -- which one is the next question
        found = faults(lambda: structure(data, kind))
        at_the_field = [code for code, path in found if path.startswith(f"/{key}")] or [code for code, _ in found]
        if given == "null":
            assert at_the_field == ["type.null"]
        elif given.rsplit(maxsplit=1)[-1] not in declared(field.type):
            assert at_the_field in (["type"], ["value.choice"], ["value.impossible"])
        else:
            assert "type" not in at_the_field
    else:
        assert given in declared(field.type)


# What a field needs beside it; of the forms of which there is just one, the tests of those classes speak.
NEEDS: dict[str, dict[str, Any]] = {"confirmed_at": {"recorded_by": "manager"}, "time": {"zone": "UTC"}}
ONE_FORM = {"Words", "Position", "Statement", "DueBy"}


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_NAMES)
def test_a_field_takes_what_it_is_for_and_gives_it_back(kind: type[Any], field: "attrs.Attribute[Any]") -> None:
    key = wire_key(field.name)
    data = {**minimal(kind), **NEEDS.get(key, {}), key: wire(field.type, field.name)}
    if kind is Conversation or (kind.__name__ in ONE_FORM and key in {"text", "concurs", "declined", "redacted"}):
        return
    if kind.__name__ in ONE_FORM and key in {
        *minimal(kind),
        "disputed",
        "month",
        "quarter",
        "half",
        "year",
        "school_year",
    }:
        return
    if key == "perspectives":
        data[key] = {"employee": {"preparation": [minimal(Words)]}, "manager": {"conversation": [minimal(Words)]}}
    read = structure(data, kind)
    assert plain(read)[key] == data[key]
    assert structure(plain(read), kind) == read


AT = "2026-11-10T13:05:00Z"


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_an_unknown_key_is_counted_and_never_named(kind: type[Any]) -> None:
    assert faults(lambda: structure({**minimal(kind), CANARY: 1, "ook dit": 2}, kind)) == [("json.unknown_key", "")]


def test_whoever_uses_an_unknown_key_is_told_which_are_known() -> None:
    with pytest.raises(InvalidValue) as caught:
        structure({"start": AT, "eind": AT}, Sitting)
    assert [each.sentence("nl") for each in caught.value.faults] == [
        "Onbekende sleutels hier: 1; bekend zijn: start, end, adjourned."
    ]
    with pytest.raises(InvalidValue) as caught:
        structure({"perspectives": {"chef": {}}}, Topic)
    assert "Unknown keys here: 1; known are: employee, manager." in [each.message for each in caught.value.faults]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_what_is_required_is_asked_for_by_name(kind: type[Any]) -> None:
    required = sorted(wire_key(each.name) for each in attrs.fields(kind) if each.default is attrs.NOTHING)
    for key in required:
        data = minimal(kind)
        del data[key]
        assert ("required", "") in faults(lambda data=data: structure(data, kind))  # type: ignore[misc]


def test_every_fault_is_found_in_the_order_of_the_document() -> None:
    data = {
        "at": "gisteren",
        "onbekend": 1,
        "person": "é",
        "text": CANARY + "\x00",
        "recorded_by": None,
    }
    assert faults(lambda: structure(data, Words)) == [
        ("json.unknown_key", ""),
        ("value.moment", "/at"),
        ("id.form", "/person"),
        ("text.control", "/text"),
        ("type.null", "/recorded_by"),
    ]
    assert faults(lambda: structure({"at": AT, "person": "é", "text": "\x00"}, Words)) == [
        ("id.form", "/person"),
        ("text.control", "/text"),
    ]


def test_the_keys_of_a_class_are_those_of_all_that_it_holds() -> None:
    assert keys_of(Perspective) == {
        *("preparation", "conversation"),
        *("text", "concurs", "declined", "redacted", "at", "person", "recorded_by", "confirmed_at"),
    }
    assert {"employee", "manager", "from", "in", "extensions"} <= keys_of(Conversation)
    assert "nl.voorbeeld.hr" not in keys_of(Conversation)
