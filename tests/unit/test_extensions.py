"""What a product keeps beside the record, under a reversed domain of its own."""

import copy
import pickle
from typing import Any

import pytest
from model import CANARY, faults, slips

import house
from functionering.canonical import MAX_INTEGER
from functionering.conversation import Conversation
from functionering.errors import InvalidValue
from functionering.extensions import MAX_CHARACTERS, MAX_ITEMS, MAX_KEY, MAX_VALUES, NO_EXTENSIONS, Extensions
from functionering.history import StepLog, dumps_steps, loads_steps
from functionering.reading import dumps, from_dict, loads, to_dict

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
        ({"nl.a": None}, "type.null"),
        ({"nl.a": 1.0}, "type"),
        ({"nl.a": b"x"}, "type"),
        ({"nl.a": {1, 2}}, "type"),
        ({"nl.a": "\ud800"}, "text.surrogate"),
        ({"nl.a": 2**53}, "json.number"),
        ({"nl.a": -(2**53)}, "json.number"),
        ({"nl.a": {"k" * 201: 2}}, "value.pattern"),
        ({"nl.a": [0] * 1_001}, "json.too_many_items"),
        ({"nl.a": [[0] * 999] * 5}, "json.too_many_values"),
        ({f"nl.a{i}": 0 for i in range(5_001)}, "json.too_many_values"),
        ({"nl.a": {"k": "x" * 100_000}}, "text.too_long"),
        ({"nl.a": {1: 2}}, "value.pattern"),
        ({"nl.a": {"é": 2}}, "value.pattern"),
        ({"nl.a": {"privé_notitie": 2}}, "judgement.private_note"),
        ({"nl.a": {"score_" + "k" * 195: 2}}, "judgement.rating"),
        ({"nl.a": {"score": 2}}, "judgement.rating"),
        ({"nl.a": [[{"b": {"bonus": 0}}]]}, "judgement.pay"),
        ({"nl.a": ({"hr_notes": ""},)}, "judgement.private_note"),
    ],
)
def test_what_is_no_plain_data_or_is_judgement_is_refused(data: Any, code: str) -> None:
    assert faults(lambda: Extensions(data)) == [(code, "")]


def test_a_number_and_a_depth_may_just_reach_their_limit() -> None:
    assert Extensions({"nl.a": [2**53 - 1, -(2**53 - 1)]})["nl.a"] == [2**53 - 1, -(2**53 - 1)]
    assert len(Extensions({"nl.a": {"k" * 200: 1}})) == 1
    assert len(Extensions({"nl.a": [[0] * 998] * 5})["nl.a"]) == 5
    assert len(Extensions({"nl.a": [0] * 1_000})["nl.a"]) == 1_000
    assert len(Extensions({"nl.a": "x" * 100_000})["nl.a"]) == 100_000
    assert len(Extensions({"nl.a": nested(11, 1)})) == 1
    assert faults(lambda: Extensions({"nl.a": nested(12, 1)})) == [("json.depth", "")]


def test_no_refusal_lets_slip_a_word() -> None:
    for data in ({"nl.a": {CANARY: None}}, {CANARY: 1}, {"nl.a": CANARY + "\ud800"}, {"nl.a": {"score": CANARY}}):
        assert faults(lambda data=data: Extensions(data))  # type: ignore[misc]


def nested(levels: int, value: Any) -> Any:
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [2**53 - 1, [0] * 1_000, [[0] * 998] * 5, "\x00" * 100_000, "\U0001f600" * 100_000, nested(11, {}), {"k" * 200: 1}],
    ids=["number", "list", "values", "escaped", "wide", "deep", "key"],
)
def test_what_just_fits_is_read_back_alone_in_a_view_and_in_a_log(value: Any) -> None:
    c = Conversation(id="2026-1", extensions=Extensions({"nl.a": value}))
    assert loads(dumps(c)) == c
    assert from_dict(to_dict(c)) == c
    assert loads_steps(dumps_steps(StepLog(start=c))).start == c


def test_lists_that_share_their_members_cost_no_more_than_the_limit() -> None:
    shared: Any = [1]
    for _ in range(10):
        shared = [shared] * 100
    found = []
    for _ in range(3):
        # Caught here: what shows the locals of a frame would write all of it out.
        try:
            Extensions({"nl.a": shared})
        except InvalidValue as error:
            found += [each.code for each in error.faults]
        shared = [shared, shared] if len(found) == 1 else [*shared, shared]
    del shared
    assert found == ["json.too_many_values", "json.depth", "json.depth"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("nl.acme.score", "rating"),
        ("nl.acme.eindoordeel", "rating"),
        ("nl.acme.prive-notitie", "private_note"),
        ("nl.acme.salarisverhoging", "pay"),
        ("nl.rating-bureau.hr", "rating"),
        ("nl.salaris.hr", "pay"),
        ("nl.acme.potentieel", "rating"),
        ("score", "rating"),
        ("Privé_notitie", "private_note"),
        ("nl." + "a." * 95 + "score", "rating"),
    ],
)
@pytest.mark.parametrize("value", [8, "goed", True, {}, [], {"waarde": 4}, 7.5, None])
def test_a_name_is_a_key_like_any_other_whatever_its_value(name: str, kind: str, value: Any) -> None:
    found = [each for each, _ in faults(lambda: Extensions({name: value}))]
    assert found == [f"judgement.{kind}", *(["type"] if value == 7.5 else ["type.null"] if value is None else [])]


def test_a_name_that_holds_a_word_within_another_is_innocent() -> None:
    innocent = ["nl.potentieel.hr", "nl.acme.operating-hours", "com.upgrade", "nl.acme.werk-prive"]
    assert list(Extensions(dict.fromkeys(innocent, 1))) == innocent


@pytest.mark.parametrize(
    "value",
    [{"prive": "x" * 100_001}, [{"prive": [0] * 1_001}], {f"k{i}": 0 for i in range(5_001)} | {"prive": 1}],
    ids=["text", "list", "values"],
)
def test_what_is_too_much_hides_no_judgement(value: Any) -> None:
    found = [each for each, _ in faults(lambda: Extensions({"nl.a": value}))]
    assert found[0] == "judgement.private_note"
    assert len(found) == 2


def test_judgement_is_found_below_the_deepest_level_and_in_what_holds_itself() -> None:
    around: dict[str, Any] = {"prive": 1, "score": 2, "cijfer": 3}
    around["zelf"] = [around]
    for value in (nested(20, around), around):
        assert faults(lambda value=value: Extensions({"nl.a": value}))[:2] == [  # type: ignore[misc]
            ("judgement.private_note", ""),
            ("judgement.rating", ""),
        ]


def test_a_name_may_just_reach_its_length() -> None:
    name = ".".join(["a" * 63] * 3) + "." + "b" * (MAX_KEY - 192)
    assert (len(name), len(Extensions({name: 1}))) == (MAX_KEY, 1)
    assert faults(lambda: Extensions({name + "b": 1})) == [("extensions.name", "")]


def test_a_name_that_is_not_there_is_not_told() -> None:
    with pytest.raises(KeyError) as caught:
        NO_EXTENSIONS[CANARY]
    assert not slips(caught.value)
    assert NO_EXTENSIONS.get(CANARY) is None


def test_the_format_page_names_the_bounds_that_hold() -> None:
    page = (house.CHECKOUT / "docs" / "reference" / "format.md").read_text("utf-8").partition("## Extensions")[2]
    told = [f"{MAX_ITEMS:,} members", f"{MAX_VALUES:,} values", f"{MAX_CHARACTERS:,} characters"]
    assert [each for each in told if each.replace(",", " ") not in page] == []
    assert f"{MAX_KEY} ASCII characters" in page
    assert "up to and including 2^53" in page
    assert MAX_INTEGER == 2**53 - 1
