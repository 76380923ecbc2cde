"""The two commands for a bare machine: what they install, when they begin anew, and what they say when they cannot."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, cast

import pytest

import run

CHECKOUT = Path(run.__file__).resolve().parent


def test_a_python_that_is_too_old_is_told_so_in_a_sentence() -> None:
    sentence = cast("str", run.needs_newer((3, 10, 13)))
    assert sentence.startswith("functionering needs Python 3.11 or newer, and this is Python 3.10.")


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 7), (3, 14, 0), (4, 0, 0)])
def test_a_python_from_3_11_on_will_do(version: tuple[int, int, int]) -> None:
    assert run.needs_newer(version) is None


def test_the_requirements_of_a_group_hold_those_of_the_groups_it_includes() -> None:
    groups: dict[str, list[str | dict[str, str]]] = {
        "runner": ["pytest>=9"],
        "test": [{"include-group": "runner"}, "rfc8785"],
    }
    assert run.requirements(groups, ["test"]) == ["pytest>=9", "rfc8785"]


@pytest.mark.parametrize("purpose", ["check", "test"])
def test_every_command_asks_for_extras_and_groups_that_exist(purpose: str) -> None:
    tables = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    needs = run.NEEDS[purpose]
    assert set(needs["extras"]) <= set(tables["project"]["optional-dependencies"])
    assert set(needs["groups"]) <= set(tables["dependency-groups"])


def test_another_dependency_means_another_environment() -> None:
    tables: dict[str, Any] = run.metadata()
    project = tables["project"]
    other = {**tables, "project": {**project, "dependencies": [*project["dependencies"], "tomli"]}}
    assert run.fingerprint("check", tables) == run.fingerprint("check", run.metadata())
    assert run.fingerprint("check", other) != run.fingerprint("check", tables)
    assert run.fingerprint("test", tables) != run.fingerprint("check", tables)


def test_settings_that_lead_outside_the_private_environment_are_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "an index of one's own")
    kept = run.clean_environment()
    assert {"PYTHONPATH", "PIP_TARGET"} & set(kept) == set()
    assert kept["PIP_INDEX_URL"] == "an index of one's own"


def test_whatever_was_left_half_made_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "half"
    (folder / "bin").mkdir(parents=True)
    run.remove(folder)
    assert not folder.exists()
    folder.write_text("not even a folder")
    run.remove(folder)
    assert not folder.exists()
    run.remove(folder)
    assert list(tmp_path.iterdir()) == []


def test_without_a_package_index_the_sentence_speaks_of_the_network() -> None:
    said = ["ERROR: No matching distribution found for attrs>=25.4"]
    assert "Check the network connection" in run.why_pip_failed(said)


def test_another_failure_of_pip_is_shown_in_its_own_words() -> None:
    assert "  | ERROR: disk full?" in run.why_pip_failed(["ERROR: disk full?"])


def outcome(name: str, nature: str | None) -> dict[str, Any]:
    return {"source": f"src/functionering/examples/{name}.json", "nature": nature}


def test_the_examples_end_with_what_was_expected_counted_from_what_came_of_them() -> None:
    shown = [outcome("bes", "undetermined"), outcome("one-way", "one_way"), outcome("smallest", "two_way")]
    refused = [outcome("avv-zkn", None), outcome("sanadome", None)]
    assert run.conclusion(shown, refused) == (
        "Zoals bedoeld: 3 verslagen gelezen, waarvan 1 met opzet eenzijdig, en 2 met opzet geweigerd.\n"
        "(As expected: 3 records read, 1 of them one-way on purpose, and 2 refused on purpose.)"
    )
    assert run.unexpected(shown, refused) == []


def test_examples_that_were_judged_otherwise_are_named() -> None:
    shown = [outcome("bes", None), outcome("one-way", "two_way"), outcome("smallest", "one_way")]
    refused = [outcome("avv-zkn", "two_way"), outcome("sanadome", None)]
    assert run.conclusion(shown, refused) == (
        "Niet zoals bedoeld: kijk naar avv-zkn.json, bes.json, one-way.json, smallest.json.\n"
        "(Not as expected: look at avv-zkn.json, bes.json, one-way.json, smallest.json.)"
    )
    assert len(run.unexpected(shown, refused)) == 4
    assert run.conclusion([], []).startswith("Niet zoals bedoeld: kijk naar one-way.json.")


def test_the_shipped_examples_are_judged_as_expected() -> None:
    python = Path(sys.executable)
    shown, refused = (run.judged(python, run.records(pattern)) for pattern in ("*.json", "refused/*.json"))
    assert run.conclusion(shown, refused).startswith(f"Zoals bedoeld: {len(shown)} verslagen gelezen, waarvan 1 ")


def test_an_example_that_nothing_is_said_of_is_not_as_expected() -> None:
    says_nothing = Path(shutil.which("true") or "true")
    missing = run.judged(says_nothing, [Path("one-way.json"), Path("bes.json")])
    assert run.unexpected(missing, []) == ["bes.json", "one-way.json"]
    refused = run.judged(says_nothing, [Path("sanadome.json")])
    assert run.unexpected([outcome("one-way", "one_way")], refused) == ["sanadome.json"]


def this_python(_: str) -> Path:
    return Path(sys.executable)


def test_the_exit_code_says_whether_the_examples_were_judged_as_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "prepared", this_python)
    assert run.check([]) == 0
    monkeypatch.setattr(run, "ONE_WAY", [])
    assert run.check([]) == 1


def test_of_files_that_are_named_the_exit_code_is_that_of_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "prepared", this_python)
    examples = CHECKOUT / "src" / "functionering" / "examples"
    assert run.check([str(examples / "one-way.json")]) == 1
    assert run.check([str(examples / "smallest.json")]) == 0
    assert run.check(["there-is-none.json"]) == 2


@pytest.mark.parametrize("arguments", [(), ("chekc",), ("--help",)])
def test_anything_but_the_two_commands_gets_the_usage(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, str(CHECKOUT / "run.py"), *arguments], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout.startswith("usage: python3 run.py check")
    assert done.stderr == ""


def test_the_readme_begins_with_the_two_commands() -> None:
    blocks = (CHECKOUT / "README.md").read_text("utf-8").split("```sh\n")[1:3]
    assert [block.split("```")[0].split() for block in blocks] == [
        ["python3", "run.py", "check"],
        ["python3", "run.py", "test"],
    ]


def test_the_records_that_are_shown_are_those_that_ship() -> None:
    shown = [*run.records("*.json"), *run.records("refused/*.json")]
    assert len(shown) >= 11
    assert all(not path.is_absolute() and (CHECKOUT / path).is_file() for path in shown)
