"""The shipped examples, and records as other systems hold them: what each shows, and what is refused."""

import importlib.util
import json
import pathlib
from typing import Any

import pytest

from functionering import reading
from functionering.conversation import Conversation
from functionering.digest import stamps
from functionering.mirroring import mirror, without
from functionering.party import Party
from functionering.profile import Severity
from functionering.rules import check
from functionering.stages import Stage, stage
from functionering.voice import Reciprocity, nature

CHECKOUT = pathlib.Path(__file__).parents[2]
EXAMPLES = CHECKOUT / "src" / "functionering" / "examples"
PEERS = CHECKOUT / "tests" / "data" / "peers"
ACCEPTED = sorted(EXAMPLES.glob("*.json"))
REFUSED = sorted((EXAMPLES / "refused").glob("*.json"))
EXPECTED: list[dict[str, Any]] = json.loads((PEERS / "expected.json").read_text(encoding="utf-8"))
TWO_WAY = ("council", "good-talk", "hand-over", "smallest")

of_each_example = pytest.mark.parametrize("path", ACCEPTED, ids=[path.stem for path in ACCEPTED])
of_each_peer = pytest.mark.parametrize("expected", EXPECTED, ids=[each["file"] for each in EXPECTED])


def example(name: str) -> Conversation:
    return reading.loads((EXAMPLES / f"{name}.json").read_bytes())


@of_each_example
def test_an_example_reads_and_writes_without_loss(path: pathlib.Path) -> None:
    record = reading.loads(path.read_bytes())
    assert reading.loads(reading.dumps(record)) == record
    assert reading.to_dict(record) == json.loads(path.read_text(encoding="utf-8"))


@of_each_example
def test_every_digest_of_an_example_is_true(path: pathlib.Path) -> None:
    record = reading.loads(path.read_bytes())
    stale = [each.path for each in stamps(record) if not each.is_current]
    # Signed before the record was reopened: those belong to the first edition.
    assert stale == (["/signatures/employee/0", "/signatures/manager/0"] if path.stem == "hand-over" else [])


@of_each_example
def test_an_example_is_laid_out_as_the_stamping_script_does(path: pathlib.Path) -> None:
    spec = importlib.util.spec_from_file_location("stamp_examples", CHECKOUT / "tests" / "data" / "stamp_examples.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    record = script.stamped(reading.loads(path.read_bytes()))
    assert path.read_text(encoding="utf-8") == script.neat(reading.to_dict(record)) + "\n"


@of_each_example
def test_an_example_mirrored_twice_is_itself(path: pathlib.Path) -> None:
    record = reading.loads(path.read_bytes())
    assert mirror(mirror(record)) == record


@of_each_example
def test_without_one_side_no_example_is_two_way_and_the_missing_side_is_named(path: pathlib.Path) -> None:
    record = reading.loads(path.read_bytes())
    for party in Party:
        shown = nature(without(record, party))
        assert not shown.is_two_way
        if nature(record).is_two_way:
            assert shown.missing == (party,)


def test_the_records_of_our_own_that_are_two_way_are_so_and_are_closed() -> None:
    two_way = [path.stem for path in ACCEPTED if nature(reading.loads(path.read_bytes())).is_two_way]
    # The one form of others that lets both answer, also on the collaboration, and that both sign.
    assert two_way == sorted((*TWO_WAY, "sanadome"))
    assert all(stage(example(name)) is Stage.CLOSED for name in TWO_WAY)


@pytest.mark.parametrize("name", ["smallest", "good-talk"])
def test_a_good_plain_talk_has_no_finding(name: str) -> None:
    assert check(example(name)).findings == ()


def test_an_unusual_talk_can_be_as_equal_but_three_across_the_table_are_a_concern() -> None:
    found = [(name, each) for name in ("council", "hand-over") for each in check(example(name)).findings]
    heavier = [(name, each.code, each.severity) for name, each in found if each.severity is not Severity.ADVICE]
    assert heavier == [("council", "EQ016", Severity.CONCERN)]


def test_a_record_that_one_side_wrote_names_the_other() -> None:
    shown = nature(example("one-way"))
    assert shown.reciprocity is Reciprocity.ONE_WAY
    assert shown.missing == (Party.EMPLOYEE,)


def test_a_refused_talk_is_cancelled_and_never_two_way() -> None:
    record = example("refused-talk")
    assert stage(record) is Stage.CANCELLED
    assert nature(record).reciprocity is Reciprocity.UNDETERMINED


def test_the_smallest_good_record_has_at_most_forty_lines_of_120_characters() -> None:
    lines = (EXAMPLES / "smallest.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 120


def test_together_the_examples_show_every_part_of_the_format() -> None:
    shown: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            shown.update(value)
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                walk(each)

    for path in ACCEPTED:
        walk(json.loads(path.read_text(encoding="utf-8")))
    # Shown elsewhere: nothing in these records is redacted, withdrawn or put off, and no product adds data of its own.
    absent = {"redacted", "withdrawn", "postponements", "none_yet", "fold", "declined", "notified_at", "extensions"}
    assert reading.known_keys() - shown == absent


@pytest.mark.parametrize("path", REFUSED, ids=[path.stem for path in REFUSED])
def test_a_form_with_a_score_a_private_note_or_a_citizen_number_is_refused(path: pathlib.Path) -> None:
    found = reading.read(path.read_bytes())
    assert found.conversation is None
    codes = {each.code for each in found.errors}
    assert "json.unknown_key" in codes if path.stem == "participatiefonds" else "judgement.rating" in codes


def test_a_private_note_is_refused_under_its_own_code() -> None:
    found = reading.read((EXAMPLES / "refused" / "sanadome.json").read_bytes())
    assert ("judgement.private_note", "") in {(each.code, each.path) for each in found.errors}


@of_each_peer
def test_what_another_system_holds_comes_out_as_expected(expected: dict[str, Any]) -> None:
    found = reading.read((PEERS / expected["file"]).read_bytes())
    if expected["outcome"] == "refused":
        assert sorted({each.code for each in found.errors}) == expected["codes"]
    else:
        assert found.conversation is not None, found.errors
        shown = nature(found.conversation)
        assert (shown.reciprocity, [*shown.missing]) == (expected["outcome"], expected["missing"])
        assert all(each.is_current for each in stamps(found.conversation))


@of_each_peer
def test_the_finding_says_what_is_amiss_with_what_another_system_holds(expected: dict[str, Any]) -> None:
    found = reading.read((PEERS / expected["file"]).read_bytes()).conversation
    said = {(each.code, each.state.value) for each in check(found).findings} if found is not None else set()
    if "finding" in expected:
        assert tuple(expected["finding"]) in said
    else:
        assert expected["outcome"] in {"refused", "two_way"}


def test_every_record_of_another_system_has_its_expectation_with_a_reason() -> None:
    files = {path.name for path in PEERS.glob("*.json")} - {"expected.json"}
    assert {each["file"] for each in EXPECTED} == files
    assert all(each["reason"] and each["modelled_on"] for each in EXPECTED)
