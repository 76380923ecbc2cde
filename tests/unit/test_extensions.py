"""What a product keeps beside the record, under a reversed domain of its own."""

import copy
import pickle
from typing import Any

import pytest
from model import CANARY, faults

from functionering.extensions import NO_EXTENSIONS, Extensions

KEPT = {"nl.voorbeeld.hr": {"dossier": "A1", "lijst": [1, True, "", {"leeg": []}]}, "org.example.app": 3}


def test_plain_data_is_kept_as_it_is_in_its_order() -> None:
    kept = Extensions(KEPT)
    assert kept.thawed() == KEPT
    assert list(kept) == list(KEPT)
    assert (len(kept), kept["org.example.app"], "nl.voorbeeld.hr" in kept) == (2, 3, True)
    assert dict(NO_EXTENSIONS) == {}


def test_nothing_outside_can_change_it() -> None:
    given: dict[str, Any] = {"nl.voorbeeld.hr": {"lijst": [1]}}
    kept = Extensions(given)
    given["nl.voorbeeld.hr"]["lijst"].append(2)
    kept["nl.voorbeeld.hr"]["lijst"].append(3)
    assert kept.thawed() == {"nl.voorbeeld.hr": {"lijst": [1]}}
    with pytest.raises(AttributeError):
        kept.other = 1
    assert Extensions({"nl.voorbeeld": (1, 2)})["nl.voorbeeld"] == [1, 2]


def test_the_order_of_keys_means_nothing_and_true_is_not_one() -> None:
    one, other = Extensions({"nl.a": {"b": 1, "c": [2]}}), Extensions({"nl.a": {"c": [2], "b": 1}})
    assert one == other
    assert hash(one) == hash(other)
    assert Extensions({"nl.a": 1}) != Extensions({"nl.a": True})
    assert Extensions({"nl.a": [1, 2]}) != Extensions({"nl.a": [2, 1]})
    assert Extensions({"nl.a": {}}) != Extensions({"nl.a": []})
    assert one != {"nl.a": {"b": 1, "c": [2]}}


def test_it_survives_copies_and_goes_through_the_checks_again() -> None:
    kept = Extensions(KEPT)
    assert pickle.loads(pickle.dumps(kept)) == copy.deepcopy(kept) == kept  # noqa: S301
    raw = pickle.dumps(Extensions({"nl.voorbeeld": {"dossier": 1}}))
    assert faults(lambda: pickle.loads(raw.replace(b"dossier", b"rating2"))) == [("judgement.rating", "")]  # noqa: S301


def test_its_repr_is_a_count() -> None:
    assert repr(Extensions({"nl.voorbeeld": CANARY})) == "Extensions(1)"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "type"),
        ([("nl.a", 1)], "type"),
        ({"voorbeeld": 1}, "extensions.name"),
        ({"Nl.Voorbeeld": 1}, "extensions.name"),
        ({"nl.": 1}, "extensions.name"),
        ({"nl..a": 1}, "extensions.name"),
        ({"nl.voorbeeld\n": 1}, "extensions.name"),
        ({1: 1}, "extensions.name"),
        ({"nl.salaris.app": 1}, "judgement.pay"),
        ({"nl.a": None}, "type.null"),
        ({"nl.a": 1.0}, "type"),
        ({"nl.a": b"x"}, "type"),
        ({"nl.a": {1, 2}}, "type"),
        ({"nl.a": "\ud800"}, "text.surrogate"),
        ({"nl.a": 10**16}, "json.number"),
        ({"nl.a": -(10**16)}, "json.number"),
        ({"nl.a": {1: 2}}, "value.pattern"),
        ({"nl.a": {"é": 2}}, "value.pattern"),
        ({"nl.a": {"score": 2}}, "judgement.rating"),
        ({"nl.a": [[{"b": {"bonus": 0}}]]}, "judgement.pay"),
        ({"nl.a": ({"hr_notes": ""},)}, "judgement.private_note"),
    ],
)
def test_what_is_no_plain_data_or_is_judgement_is_refused(data: Any, code: str) -> None:
    assert faults(lambda: Extensions(data)) == [(code, "")]


def test_a_number_and_a_depth_may_just_reach_their_limit() -> None:
    def nested(levels: int) -> Any:
        value: Any = 1
        for _ in range(levels):
            value = [value]
        return value

    assert Extensions({"nl.a": 10**16 - 1})["nl.a"] == 10**16 - 1
    assert len(Extensions({"nl.a": nested(11)})) == 1
    assert faults(lambda: Extensions({"nl.a": nested(12)})) == [("json.depth", "")]


def test_no_refusal_lets_slip_a_word() -> None:
    for data in ({"nl.a": {CANARY: None}}, {CANARY: 1}, {"nl.a": CANARY + "\ud800"}, {"nl.a": {"score": CANARY}}):
        assert faults(lambda data=data: Extensions(data))  # type: ignore[misc]
