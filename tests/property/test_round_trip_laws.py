"""Law 5, nothing is lost: what is written reads back as it was.

And of whatever else is given comes a record or the error of this library, never another, and never slowly.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model import CANARY, CLASSES, leaves, refusal, slips, whole

from functionering.conversation import Conversation
from functionering.digest import seal
from functionering.errors import InvalidValue, RecordError
from functionering.faults import FAULTS
from functionering.reading import FORMAT, dumps, from_dict, loads, read, to_dict
from functionering.record import wire_key
from functionering.strategies import conversations, of
from functionering.structuring import structure
from functionering.topic import Topic
from functionering.writing import plain


@whole
@given(conversations())
def test_what_is_written_reads_back_as_it_was(c: Conversation) -> None:
    document = dumps(c)
    assert loads(document) == c
    assert from_dict(to_dict(c)) == c
    assert dumps(loads(document)) == document
    assert seal(loads(document)) == seal(c)
    assert hash(loads(document)) == hash(c)


def keys_in_order(kind: Any) -> list[str]:
    return [wire_key(each.name) for each in attrs.fields(kind)]


@whole
@given(conversations())
def test_keys_stand_in_the_order_of_the_model(c: Conversation) -> None:
    data = to_dict(c)
    assert next(iter(data)) == "format"
    order = ["format", *keys_in_order(Conversation)]
    assert list(data) == [key for key in order if key in data]
    for topic in data.get("topics", []):
        assert list(topic) == [key for key in keys_in_order(Topic) if key in topic]


@whole
@given(conversations(), st.randoms(use_true_random=False))
def test_the_order_in_which_keys_are_given_means_nothing(c: Conversation, random: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, list):
            return [shuffled(each) for each in value]
        if not isinstance(value, dict):
            return value
        pairs = list(value.items())
        random.shuffle(pairs)
        return {key: shuffled(each) for key, each in pairs}

    mixed = shuffled(to_dict(c))
    read_back = from_dict(mixed)
    assert read_back == c
    assert dumps(c).startswith(b'{"format":"functionering/1"')
    # Only the data of a product keeps the order it was given in.
    assert {**to_dict(read_back), "extensions": 0} == {**to_dict(c), "extensions": 0}


@whole
@given(st.sampled_from(CLASSES).flatmap(of))
def test_every_class_reads_back_what_it_writes(value: Any) -> None:
    assert structure(plain(value), type(value)) == value


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_hypothesis_finds_the_strategies_by_itself(kind: type[Any]) -> None:
    @settings(max_examples=3, database=None)
    @given(st.from_type(kind))
    def each(value: Any) -> None:
        assert type(value) is kind

    each()


def _run(code: str) -> str:
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()


def test_strategies_are_there_without_an_import_and_the_package_does_not_bring_hypothesis() -> None:
    assert _run("import sys, functionering, functionering.reading; print('hypothesis' in sys.modules)") == "False"
    found = _run(
        "from hypothesis import strategies as st, find, settings\n"
        "from functionering.conversation import Conversation\n"
        "c = find(st.from_type(Conversation), lambda c: True, settings=settings(max_examples=5, database=None))\n"
        "print(type(c).__name__)"
    )
    assert found == "Conversation"


# Whatever is given


def outcome(action: Callable[[], object]) -> InvalidValue | RecordError | None:
    """What reading raises, which can only be one thing; and it is never slow."""
    start = time.process_time()
    error = refusal(action)
    assert time.process_time() - start < 2
    assert error is None or (type(error) is RecordError and {each.code for each in error.faults} <= FAULTS.keys())
    return error


@given(st.binary(max_size=2000) | st.text(max_size=500))
def test_of_any_bytes_comes_a_conversation_or_the_error_of_this_library(data: bytes | str) -> None:
    assert outcome(lambda: loads(data)) is not None


# Strings and keys that a reader of this format would stumble over.
_STRINGS = st.sampled_from(("", "functionering/1", "employee", "2026-11-10", "2026-11-10T13:05:00Z", "\ud800", "a\x00"))
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _STRINGS | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_STRINGS | st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES)
def test_of_any_json_comes_a_conversation_or_the_error_of_this_library(data: Any) -> None:
    outcome(lambda: loads(json.dumps(data)))
    outcome(lambda: loads(json.dumps({"format": FORMAT, "id": "1", "topics": [data], "parties": data})))


@given(_VALUES | st.sampled_from((b"x", {1, 2}, object(), 1j, ("a",), {1: 2})))
def test_of_any_data_comes_a_conversation_or_the_error_of_this_library(data: Any) -> None:
    outcome(lambda: from_dict(data))
    around = {"format": FORMAT, "id": "1", "extensions": {"nl.voorbeeld": data}, "topics": data}
    outcome(lambda: from_dict(around))


@whole
@given(st.data(), conversations())
def test_of_any_change_to_a_record_comes_a_conversation_or_the_error_of_this_library(
    data: st.DataObject, c: Conversation
) -> None:
    document = to_dict(c)
    for _ in range(data.draw(st.integers(1, 3))):
        paths = [path for path, _ in leaves(document)]
        path = data.draw(st.sampled_from(paths))
        depth = data.draw(st.integers(0, len(path) - 1))
        at: Any = document
        for step in path[:depth]:
            at = at[step]
        key = path[depth]
        match data.draw(st.sampled_from(("drop", "replace", "rename", "double"))):
            case "drop":
                del at[key]
            case "replace":
                at[key] = data.draw(_VALUES | st.just(CANARY) | st.just({CANARY: CANARY}))
            case "rename" if isinstance(at, dict):
                at[CANARY] = at.pop(key)
            case _ if isinstance(at, list):
                at.append(at[key])
            case _:
                pass
        if not list(leaves(document)):
            return
    error = outcome(lambda: loads(json.dumps(document)))
    if error is not None:
        assert not slips(error)


@whole
@given(st.data(), conversations())
def test_of_any_damage_to_a_document_comes_a_conversation_or_the_error_of_this_library(
    data: st.DataObject, c: Conversation
) -> None:
    document = bytearray(dumps(c))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(document) - 1))
        document[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=4))
        if not document:
            break
    outcome(lambda: loads(bytes(document)))
    assert read(bytes(document)).line is None
