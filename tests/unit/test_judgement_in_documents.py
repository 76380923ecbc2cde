"""Structured judgement is named wherever its key stands, also where something else is wrong with the document."""

import json
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from model import faults, smallest

from functionering.json_text import Limits, decode
from functionering.reading import from_dict, loads

TOPIC = {"id": "t", "theme": "career", "title": "Toekomst", "about": "employee"}


def in_topic(**more: Any) -> dict[str, Any]:
    return smallest(topics=[{**TOPIC, **more}])


def as_json(data: object) -> str:
    """JSON as a lenient writer makes it, fractions and all."""
    return json.dumps(data)


@pytest.mark.parametrize("value", [7.5, 1e2, -0.5, float("nan"), 2**53])
def test_a_number_that_the_format_does_not_know_hides_no_judgement(value: float) -> None:
    for data, place in ((in_topic(rating=value), "/topics/0"), (smallest(salary_increase=value), "")):
        kind = "rating" if place else "pay"
        expected = [(f"judgement.{kind}", place), ("json.number", place)]
        assert faults(partial(from_dict, data)) == expected
        assert faults(partial(loads, as_json(data))) == expected


def test_neither_does_a_list_that_is_too_long_nor_does_it_hide_what_is_in_it() -> None:
    too_long = ("json.too_many_items", "/topics/0")
    judged = ("judgement.rating", "/topics/0")
    assert faults(lambda: from_dict(in_topic(rating=[8] * 1_001))) == [judged, too_long]
    assert faults(lambda: from_dict(in_topic(lijst=[8] * 1_000 + [{"rating": 8}]))) == [too_long, judged]


def test_what_is_wrong_elsewhere_hides_no_judgement() -> None:
    data = in_topic(rating=8) | {"label": 7.5}
    assert faults(lambda: from_dict(data)) == [("judgement.rating", "/topics/0"), ("json.number", "/label")]
    twice = '{"format":"functionering/1","id":"1","id":"1","salaris":{"schaal":9}}'
    assert faults(lambda: loads(twice)) == [("json.duplicate_key", ""), ("judgement.pay", "")]
    keyed: dict[Any, Any] = {**smallest(score=Decimal("7.5")), 1: 2}
    assert faults(lambda: from_dict(keyed)) == [
        ("json.key", ""),
        ("judgement.rating", ""),
        ("json.type", ""),
    ]


def test_each_kind_is_named_once_an_object() -> None:
    data = in_topic(rating=7.5, score=8, bonus=1, bonusbedrag=2)
    judged = [("judgement.rating", "/topics/0"), ("judgement.pay", "/topics/0")]
    assert faults(lambda: from_dict(data)) == [*judged, ("json.number", "/topics/0")]


def test_what_only_looks_wrong_is_read_by_the_model() -> None:
    # The escaped half of a character makes the reader look twice, and there is nothing but the judgement.
    astral = as_json(in_topic(rating=8) | {"label": "\U0001f600"})
    assert "\\ud83d" in astral
    assert faults(lambda: loads(astral)) == [("judgement.rating", "/topics/0")]


def test_a_name_of_the_format_is_none_wherever_it_stands() -> None:
    linked = smallest(appraisals=[{"id": "b", "system": "hr", "on": "2026-01-01"}], label=7.5)
    assert faults(lambda: from_dict(linked)) == [("json.number", "/label")]


def test_also_of_more_errors_than_are_listed() -> None:
    data = smallest(topics=[{**TOPIC, "rating": 8} for _ in range(101)], label=7.5)
    assert faults(lambda: from_dict(data)) == [
        *(("judgement.rating", f"/topics/{i}") for i in range(100)),
        ("too_many_errors", ""),
    ]


def test_a_document_that_is_no_record_may_hold_any_key() -> None:
    assert faults(lambda: decode('{"salaris": 7.5}')) == [("json.number", "")]
    assert faults(lambda: decode('{"salaris": 7.5}', Limits(), frozenset({"id"}))) == [
        ("judgement.pay", ""),
        ("json.number", ""),
    ]
