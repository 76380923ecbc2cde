"""`functionering check`: a verdict for every record, one exit code for all, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import EXAMPLES, Call, example

from functionering import Party, dumps, loads, without
from functionering.record import evolve
from functionering.stamping import restamp

SMALLEST = loads((EXAMPLES / "smallest.json").read_bytes())
ONE_SIDED = dumps(without(SMALLEST, Party.EMPLOYEE))


def test_a_good_talk_is_two_way_and_says_that_the_record_is_judged_and_not_the_talk(call: Call) -> None:
    said = call("check", example("smallest"))
    assert said.code == 0
    assert said.lines[0].endswith("smallest.json: tweezijdig, gesloten")
    assert "of het gesprek gelijkwaardig was, kan geen verslag laten zien." in said.lines[1]
    assert said.lines[2] == "  geen bevindingen"
    assert said.lines[-1] == "1 verslag(en): 1 tweezijdig, 0 eenzijdig, 0 niet vast te stellen, 0 niet te lezen"


def test_what_is_still_to_do_is_no_finding_so_far_and_codes_are_said_to_be_explained_once(call: Call) -> None:
    said = call("check", "--codes", example("mooivakman"), example("bes"))
    assert "  tot nu toe geen bevindingen" in said.lines
    assert "  geen bevindingen" not in said.lines
    assert said.lines[-1] == "functionering explain CODE zegt wat een regel is."
    assert said.out.count("functionering explain") == 1
    assert "  no findings so far" in call("check", "--lang", "en", example("mooivakman")).lines
    assert "functionering explain" not in call("check", example("smallest")).out


def test_the_record_as_a_whole_is_named_and_not_shown_as_a_slash(call: Call) -> None:
    assert "  het verslag  De sleutel format ontbreekt" in call("check", "-", stdin=b"{}").out
    assert "  the record  The key format is missing" in call("check", "--lang", "en", "-", stdin=b"{}").out
    said = call("check", example("one-way"))
    assert not any(line.strip() == "/" for line in said.lines)


def test_a_rule_is_left_out_for_a_reason_that_the_verdict_shows(call: Call) -> None:
    said = call("check", "--skip", "eq001=hardop gezegd", "--skip", "EQ002=x=y", example("one-way"))
    assert "  overgeslagen: EQ001 (hardop gezegd); EQ002 (x=y)" in said.lines
    assert "EQ001 " not in "".join(line for line in said.lines if "overgeslagen" not in line)


@pytest.mark.parametrize(
    ("skip", "sentence"),
    [
        ("EQ001", "a skipped rule needs a reason"),
        ("EQ001=", "a skipped rule needs a reason"),
        ("EQ001= ", "a skipped rule needs a reason"),
        ("ZZ999=x", "there is no such rule"),
    ],
)
def test_a_rule_is_not_left_out_without_a_reason_or_where_there_is_none(
    call: Call, skip: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("check", "--skip", skip, example("smallest")).code == 2
    assert sentence in capsys.readouterr().err


def test_a_verdict_speaks_english_when_asked(call: Call) -> None:
    said = call("check", "--lang", "en", example("smallest"))
    assert "whether the talk was equal no record can show." in said.out
    assert said.lines[-1].startswith("1 record(s): 1 two-way")


def test_a_record_of_one_side_exits_1_and_names_whose_voice_is_missing(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_bytes(ONE_SIDED)
    said = call("check", str(path))
    assert said.code == 1
    assert "eenzijdig" in said.lines[0]
    assert "geen eigen inbreng van de medewerker" in said.out


@pytest.mark.parametrize(("level", "code"), [("breach", 1), ("concern", 1), ("advice", 1), ("never", 0)])
def test_the_level_that_fails_is_chosen(call: Call, level: str, code: int) -> None:
    assert call("check", "--fail-on", level, example("one-way")).code == code


def test_advice_alone_fails_only_at_the_level_of_advice(call: Call) -> None:
    assert call("check", "--fail-on", "concern", example("hand-over")).code == 0
    assert call("check", "--fail-on", "advice", example("hand-over")).code == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "json.syntax"),
        (b"\xff\xfe", "json.bom"),
        (b"{\xe9}", "json.encoding"),
        (b"[" * 100_000, "json.depth"),
        (b"null", "type"),
        (b"{}", "format.missing"),
        (b'{"format": "functionering/9"}', "format.unknown"),
        (b'{"format": "functionering/1", "id": "1", "id": "2"}', "json.duplicate_key"),
        (b" " * (2**20 + 1), "json.too_large"),
    ],
)
def test_a_file_that_is_no_record_exits_2_with_a_sentence(
    call: Call, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    said = call("check", "--format", "json", str(path))
    [outcome] = [json.loads(line) for line in said.lines]
    assert said.code == 2
    assert outcome["nature"] is None
    assert [each["code"] for each in outcome["errors"]] == [code]
    assert all(each["message"] for each in outcome["errors"])


def test_unreadable_wins_over_findings_also_when_nothing_should_fail(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(b"{")
    assert call("check", "--fail-on", "never", str(path), example("one-way")).code == 2


def test_one_broken_file_does_not_keep_the_others_from_their_verdict(call: Call, tmp_path: Path) -> None:
    said = call("check", str(tmp_path / "absent.json"), example("smallest"))
    assert said.code == 2
    assert "Dit bestand is er niet." in said.out
    assert "tweezijdig, gesloten" in said.out


def test_a_folder_is_its_records_in_order(call: Call) -> None:
    said = call("check", "--format", "json", str(EXAMPLES))
    sources = [json.loads(line)["source"] for line in said.lines]
    assert sources == [str(each) for each in sorted(EXAMPLES.glob("*.json"))]


def test_a_folder_inside_a_name_that_says_json_cannot_be_read(call: Call, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "file").touch()
    said = call("check", "--format", "json", str(tmp_path / "file" / "a.json"))
    assert [each["code"] for each in json.loads(said.out)["errors"]] == ["file.unreadable"]


def test_a_stream_gives_a_verdict_a_line_and_counts_blank_ones(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "all.ndjson"
    path.write_bytes(dumps(SMALLEST) + b"\n\n{\n" + ONE_SIDED)
    said = call("check", "--format", "json", str(path))
    outcomes = [json.loads(line) for line in said.lines]
    assert said.code == 2
    assert [(each["line"], each["nature"]) for each in outcomes] == [(1, "two_way"), (3, None), (4, "one_way")]
    assert outcomes[2]["missing"] == ["employee"]


def test_a_text_verdict_of_a_stream_names_the_line(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "all.ndjson"
    path.write_bytes(dumps(SMALLEST))
    assert f"{path}, regel 1: tweezijdig, gesloten" in call("check", str(path)).lines


def test_an_empty_stream_is_no_record(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "empty.ndjson"
    path.write_bytes(b"\n\n")
    said = call("check", str(path))
    assert (said.code, "Hier staat geen enkel verslag in." in said.out) == (2, True)


def test_standard_input_is_a_document_or_one_a_line(call: Call) -> None:
    pretty = (EXAMPLES / "smallest.json").read_bytes()
    assert call("check", "-", stdin=pretty).code == 0
    two = call("check", "--format", "json", "-", stdin=dumps(SMALLEST) + b"\n" + ONE_SIDED + b"\n")
    assert [json.loads(line)["line"] for line in two.lines] == [1, 2]


def test_the_json_of_a_record_has_exactly_the_promised_keys(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_bytes(ONE_SIDED)
    outcome = json.loads(call("check", "--format", "json", str(path)).out)
    assert list(outcome) == (
        "source line id profile scope stage nature missing reasons linked_judgement skipped findings errors".split()
    )
    assert outcome["scope"] == "record"
    assert list(outcome["findings"][0]) == ["code", "severity", "state", "turn", "path", "message"]


def test_an_unreadable_record_has_the_same_keys(call: Call) -> None:
    outcome = json.loads(call("check", "--format", "json", "-", stdin=b"{}").out)
    assert list(outcome) == (
        "source line id profile scope stage nature missing reasons linked_judgement skipped findings errors".split()
    )


def test_sarif_holds_what_failed_and_what_could_not_be_read(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "all.ndjson"
    path.write_bytes(ONE_SIDED + b"\n{}\n")
    log = json.loads(call("check", "--format", "sarif", "--lang", "en", str(path)).out)
    [run] = log["runs"]
    found = [(each["ruleId"], each["level"]) for each in run["results"]]
    assert log["version"] == "2.1.0"
    assert ("EQ001", "error") in found
    assert found[-1] == ("format.missing", "error")
    assert run["results"][-1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert {each["id"] for each in run["tool"]["driver"]["rules"]} >= {code for code, _ in found[:-1]}


def test_a_sarif_result_of_a_document_points_into_it(call: Call) -> None:
    log = json.loads(call("check", "--format", "sarif", example("one-way")).out)
    places = [each["locations"][0] for each in log["runs"][0]["results"]]
    assert "/topics" in [each["logicalLocations"][0]["fullyQualifiedName"] for each in places]
    assert "region" not in places[0]["physicalLocation"]


def test_a_record_under_a_profile_that_is_not_shipped_says_so(call: Call) -> None:
    other = dumps(restamp(evolve(SMALLEST, profile="house/7")))
    outcome = json.loads(call("check", "--format", "json", "-", stdin=other).out)
    assert [(each["code"], each["path"]) for each in outcome["errors"]] == [("profile.unknown", "/profile")]
    assert call("check", "--profile", "standard/1", "-", stdin=other).code == 0


def test_a_profile_of_ones_own_comes_from_a_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('inherits = "standard/1"\nname = "house/1"\n[rules.off]\nEQ001 = "tested here"\n', "utf-8")
    outcome = json.loads(call("check", "--format", "json", "--profile", str(path), example("one-way")).out)
    assert outcome["profile"] == "house/1"
    assert {"code": "EQ001", "reason": "tested here"} in outcome["skipped"]
    assert "overgeslagen: EQ001 (tested here)" in call("check", "--profile", str(path), example("one-way")).out


@pytest.mark.parametrize("name", ["nowhere.toml", "house/9"])
def test_a_profile_that_is_not_there_is_a_sentence(call: Call, name: str) -> None:
    said = call("check", "--profile", name, example("smallest"))
    assert said.code == 2
    assert said.err.strip()
    assert said.out == ""


def test_a_profile_that_is_not_shipped_names_those_that_are_and_the_other_way(call: Call) -> None:
    said = call("check", "--profile", "house/9", example("smallest"))
    assert "of geef een TOML-bestand. Meegeleverd zijn: " in said.err
    assert "standard/1" in said.err
    english = call("check", "--profile", "house/9", "--lang", "en", example("smallest"))
    assert "or give a TOML file. Shipped are: " in english.err


def test_a_fault_in_a_profile_is_told_in_the_language_that_was_asked(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('inherits = "standard/1"\ncolour = 1\n', "utf-8")
    said = call("check", "--profile", str(path), example("smallest"))
    assert said.err.startswith("het profiel: Onbekende sleutels: colour; bekend zijn hier: inherits, ")
    assert call("check", "--profile", str(path), "--lang", "en", example("smallest")).err.startswith("the profile: ")


@pytest.mark.parametrize("day", ["2026-02-30", "20261124", "tomorrow"])
def test_a_day_that_is_none_is_a_mistake_in_the_call(call: Call, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "--on", day, example("smallest")).code == 2
    assert "write the day as YYYY-MM-DD" in capsys.readouterr().err


def test_silence_past_the_term_is_judged_on_the_day_that_is_given(call: Call) -> None:
    silent = json.loads(call("check", "--format", "json", example("one-way")).out)["stage"]
    later = json.loads(call("check", "--format", "json", "--on", "2030-01-01", example("one-way")).out)["stage"]
    assert (silent, later) == ("concluded", "concluded")


def run_module(*argv: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Call it as a process of its own."""
    command = [sys.executable, "-m", "functionering", *argv]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env={**os.environ, **environment})


def test_it_runs_as_a_module_and_writes_utf_8_under_any_locale() -> None:
    done = run_module("check", "--lang", "nl", example("sanadome"), LC_ALL="C", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8")
    shown = run_module("example", "bes", LC_ALL="C", PYTHONUTF8="0").stdout
    assert not shown.isascii()
    assert shown.rstrip(b"\n") == (EXAMPLES / "bes.json").read_bytes().rstrip(b"\n")


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "functionering", "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
