"""`functionering seal`, `receipt` and `verify`: for whoever writes records without Python, or keeps one's own proof."""

import json
from pathlib import Path

import attrs
import pytest
from command_line import EXAMPLES, Call, example

from functionering import Conversation, Party, loads, receipt, seal
from functionering.cli.sealing import CHANGES, PARTS
from functionering.receipts import Change, read_receipt

GOOD = (EXAMPLES / "good-talk.json").read_bytes()


@pytest.fixture
def held(call: Call, tmp_path: Path) -> str:
    """The receipt of the employee, as a file."""
    path = tmp_path / "receipt.json"
    path.write_text(call("receipt", example("good-talk"), "--party", "employee").out, "utf-8")
    return str(path)


def changed(**changes: object) -> bytes:
    return json.dumps({**json.loads(GOOD), **changes}).encode()


def test_the_seal_of_a_record_is_printed(call: Call) -> None:
    said = call("seal", example("good-talk"))
    assert (said.code, said.out) == (0, f"{seal(loads(GOOD))}\n")
    assert call("seal", "-", stdin=GOOD).out == said.out


@pytest.mark.parametrize("party", list(Party))
def test_the_receipt_of_a_party_is_a_document(call: Call, party: Party) -> None:
    said = call("receipt", example("good-talk"), "--party", party)
    assert said.code == 0
    assert read_receipt(said.out) == receipt(loads(GOOD), party)
    assert call("receipt", example("good-talk"), "--party", party, "--profile", "standard/1").out == said.out


def test_whose_receipt_it_is_has_to_be_said(call: Call) -> None:
    assert call("receipt", example("good-talk")).code == 2
    assert call("receipt", example("good-talk"), "--party", "both").code == 2


def test_a_record_that_stayed_the_same_matches(call: Call, held: str) -> None:
    said = call("verify", example("good-talk"), held)
    assert (said.code, said.out) == (0, "Het verslag is wat op dit ontvangstbewijs staat.\n")
    english = call("verify", "--lang", "en", "--profile", "standard/1", example("good-talk"), held)
    assert (english.code, english.out) == (0, "The record is what this receipt says.\n")


def test_what_was_changed_is_named(call: Call, held: str) -> None:
    topics = json.loads(GOOD)["topics"]
    topics[0]["title"] = "Iets anders"
    said = call("verify", "-", held, stdin=changed(topics=topics))
    assert said.code == 1
    assert said.lines[0] == "Het verslag is niet wat op dit ontvangstbewijs staat."
    assert f"  anders: onderwerp {topics[0]['id']}" in said.lines
    english = call("verify", "--lang", "en", "-", held, stdin=changed(topics=topics))
    assert english.lines[0] == "The record is not what this receipt says."
    assert f"  other: topic {topics[0]['id']}" in english.lines


def test_what_went_and_what_came_is_named(call: Call, held: str) -> None:
    data = json.loads(GOOD)
    del data["period"]
    data["agreements"].append({"id": "x1", "what": "Een vast moment op maandag.", "owner": "both"})
    lines = call("verify", "-", held, stdin=json.dumps(data).encode()).lines
    assert {"  weg: periode", "  erbij: afspraak x1"} <= set(lines)


def test_the_receipt_of_another_conversation_is_refused(call: Call, held: str) -> None:
    said = call("verify", example("smallest"), held)
    assert said.code == 2
    assert said.err == f"{example('smallest')}: /id: Dit hoort niet bij hetzelfde gesprek: het id verschilt.\n"


@pytest.mark.parametrize("command", [("seal",), ("receipt", "--party", "manager")])
def test_what_is_no_record_is_told_with_its_place(call: Call, command: tuple[str, ...]) -> None:
    said = call(*command, "-", stdin=changed(id=7))
    assert (said.code, said.out) == (2, "")
    assert said.err == "-: /id: Hier hoort tekst te staan.\n"
    said = call(*command, "-", "--lang", "en", stdin=b"{")
    assert (said.code, said.err) == (2, "-: This is not JSON: line 1, column 2.\n")


def test_a_file_that_is_not_there_or_cannot_be_read_is_told(call: Call, tmp_path: Path, held: str) -> None:
    nowhere = str(tmp_path / "nowhere.json")
    for argv in (("seal", nowhere), ("verify", nowhere, held), ("verify", example("good-talk"), nowhere)):
        said = call(*argv)
        assert (said.code, said.err) == (2, f"{nowhere}: Dit bestand is er niet.\n")
    said = call("seal", str(tmp_path))
    assert (said.code, said.err) == (2, f"{tmp_path}: Dit bestand kan niet worden gelezen.\n")
    assert call("seal", "a\0b").code == 2


def test_what_is_no_receipt_is_told_by_its_own_name(call: Call) -> None:
    said = call("verify", "--lang", "en", example("good-talk"), example("smallest"))
    assert said.code == 2
    assert said.err.startswith(f"{example('smallest')}: /format: This format is not known; expected: ")


def test_a_profile_that_is_not_shipped_is_told(call: Call) -> None:
    record = changed(profile="house/9")
    said = call("receipt", "-", "--party", "employee", stdin=record)
    assert (said.code, said.err.startswith("-: /profile: Dit profiel wordt niet meegeleverd; ")) == (2, True)
    assert call("receipt", "-", "--party", "employee", "--profile", "standard/1", stdin=record).code == 0


def test_every_part_of_a_record_and_every_change_has_words() -> None:
    whole: type[object] = Conversation
    assert {each.name for each in attrs.fields(whole)} <= set(PARTS)  # type: ignore[arg-type]
    assert set(CHANGES) == set(Change)
