"""The command line where something is closed, full, too long or too deep: a sentence and an exit code, no traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Call, example

from functionering.cli import main
from functionering.cli.console import Console, standard_input

FULL = Path("/dev/full")
LONG = "x" * 300
DAYS_THAT_ARE_NONE = (
    "2026-W46-2",
    "20261110",
    "2026-315 ",
    "10-11-2026",
    "\uff12\uff10\uff12\uff16-11-10",
    "2026-11-31",
    "2026-11-10\n",
)


def shell(command: str, stdin: bytes = b"") -> tuple[int, str]:
    """The exit code and standard error of a line of shell in which $F is the command."""
    line = command.replace("$F", f"'{sys.executable}' -m functionering")
    done = subprocess.run(["/bin/sh", "-c", line], input=stdin, capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("command", ["rules", "example", f"check '{example('smallest')}'"])
@pytest.mark.parametrize("where", [">&-", ">/dev/full"])
def test_output_that_nobody_takes_is_a_sentence(command: str, where: str) -> None:
    if "full" in where and not FULL.exists():
        pytest.skip("this system has no full device")
    code, err = shell(f"$F {command} {where}")
    assert (code, err) == (2, "Standard output is closed or full: what was printed is not complete.\n")


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", ">&- 2>&-"])
def test_without_standard_error_only_the_exit_code_tells(where: str) -> None:
    assert shell(f"$F explain NOTHING {where}") == (2, "")
    assert shell(f"$F nothing {where}") == (2, "")


def test_help_that_nobody_takes_is_no_traceback() -> None:
    for option in ("--help", "--version"):
        assert shell(f"$F {option} >&-")[0] == 0
        assert shell(f"$F {option} >&- 2>&-") == (0, "")
        if FULL.exists():
            code, err = shell(f"$F {option} >/dev/full")
            # The parser of the standard library tells nobody that its help did not arrive.
            assert code in (0, 2)
            assert err == ""


@pytest.mark.parametrize("command", ["check -", "due --on 2026-11-10 -"])
def test_standard_input_that_is_closed_or_only_written_to_cannot_be_read(command: str) -> None:
    for where in ("<&-", "0>/dev/null"):
        code, err = shell(f"($F {command} {where}) 1>&2")
        assert code == 2
        assert "Dit bestand kan niet worden gelezen." in err


def test_standard_input_that_is_none_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(OSError, match="closed"):
        standard_input()


def test_a_process_without_any_stream_has_an_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert [main(argv) for argv in (["rules"], ["check", "-"], ["--help"], ["nothing"])] == [2, 2, 0, 2]
    console = Console()
    console.forget()
    assert console.is_watched is False


def test_help_that_does_not_arrive_in_the_end_has_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError

    monkeypatch.setattr(sys, "stdout", Full())
    for option in ("--help", "--version"):
        assert main([option], Console(io.BytesIO(), io.BytesIO())) == 2


def test_an_output_that_is_no_file_of_the_process_may_be_full_too() -> None:
    class Full(io.BytesIO):
        def flush(self) -> None:
            raise OSError

    err = io.BytesIO()
    assert main(["rules"], Console(Full(), err)) == 2
    assert err.getvalue().startswith(b"Standard output is closed or full")
    assert main(["explain", "NOTHING"], Console(io.BytesIO(), Full())) == 2


@pytest.mark.parametrize("name", [LONG, f"{LONG}.json", f"{LONG}.ndjson"])
def test_a_name_that_no_file_can_have_cannot_be_read(call: Call, name: str) -> None:
    said = call("check", "--format", "json", name)
    assert [each["code"] for each in json.loads(said.out)["errors"]] == ["file.unreadable"]
    assert said.code == 2
    assert call("due", "--on", "2026-11-10", name).code == 2
    assert call("check", "--profile", f"{name}.toml", example("smallest")).code == 2


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a = " + "9" * 100_000, "a = " + "[" * 5_000 + "]" * 5_000],
    ids=["open", "digits", "deep"],
)
def test_a_profile_that_is_too_much_is_a_sentence(call: Call, tmp_path: Path, text: str) -> None:
    path = tmp_path / "much.toml"
    path.write_text(text, "utf-8")
    said = call("check", "--profile", str(path), example("smallest"))
    assert (said.code, said.err) == (2, "het profiel: Hier hoort TOML te staan.\n")
    assert call("due", "--on", "2026-11-10", "--profile", str(path), "-").code == 2


def test_a_profile_that_is_no_toml_is_told_with_its_line(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "twice.toml"
    path.write_text("a = 1\na = 2", "utf-8")
    said = call("check", "--profile", str(path), example("smallest"))
    assert (said.code, said.err) == (2, "het profiel: Dit is geen TOML: regel 2, kolom 6.\n")


@pytest.mark.parametrize("name", ["empty", "empty.ndjson", "empty.json"])
def test_a_folder_without_records_is_no_record(call: Call, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "notes.txt").touch()
    (folder / "inner.ndjson").mkdir()
    said = call("check", "--format", "json", str(folder))
    outcome = json.loads(said.out)
    assert (said.code, outcome["source"], [each["code"] for each in outcome["errors"]]) == (
        2,
        str(folder),
        ["file.empty"],
    )


def test_a_folder_that_is_named_as_a_file_is_a_folder_all_the_same(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "all.ndjson"
    folder.mkdir()
    (folder / "one.json").write_bytes(Path(example("smallest")).read_bytes())
    said = call("check", "--format", "json", str(folder))
    assert (said.code, [json.loads(line)["source"] for line in said.lines]) == (0, [str(folder / "one.json")])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_may_not_be_looked_into_cannot_be_read(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    said = call("check", "--format", "json", str(folder))
    assert [each["code"] for each in json.loads(said.out)["errors"]] == ["file.unreadable"]


@pytest.mark.parametrize("day", DAYS_THAT_ARE_NONE)
@pytest.mark.parametrize(
    "command",
    [["check", "--on"], ["due", "--on"], ["plan", "--on"], ["plan", "--from"], ["plan", "--to"]],
    ids=" ".join,
)
def test_a_day_as_an_option_has_one_form(call: Call, command: list[str], day: str) -> None:
    assert call(*command, day, "-").code == 2


def test_any_day_of_the_calendar_can_be_asked(call: Call) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        assert call("check", "--on", day, example("smallest"), example("one-way")).code in (0, 1)


def test_an_interrupt_while_it_is_still_starting_is_no_traceback() -> None:
    starting = (
        "import sys, runpy\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == '{}': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "sys.argv = ['functionering', 'rules']\n"
        "runpy.run_module('functionering', run_name='__main__')\n"
    )
    for name, said in (("functionering.cli", b""), ("functionering.rules", b"Interrupted")):
        done = subprocess.run([sys.executable, "-c", starting.format(name)], capture_output=True, check=False)
        assert done.returncode == 130
        assert done.stderr.startswith(said)
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
class TestPipes:
    def test_one_in_a_folder_is_named_and_not_waited_for(self, call: Call, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.json")
        os.mkfifo(tmp_path / "b.ndjson")
        (tmp_path / "c.json").write_bytes(Path(example("smallest")).read_bytes())
        (tmp_path / "d.json").symlink_to(tmp_path / "nothing")
        said = call("check", "--format", "json", str(tmp_path))
        outcomes = [json.loads(line) for line in said.lines]
        assert said.code == 2
        assert [(Path(each["source"]).name, [error["code"] for error in each["errors"]]) for each in outcomes] == [
            ("a.json", ["file.unreadable"]),
            ("b.ndjson", ["file.unreadable"]),
            ("c.json", []),
            ("d.json", ["file.missing"]),
        ]

    def test_one_that_is_named_is_read(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe.json"
        os.mkfifo(pipe)
        command = [sys.executable, "-m", "functionering", "check", "--format", "json", str(pipe)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            pipe.write_bytes(Path(example("smallest")).read_bytes())
            said = json.loads(process.communicate(timeout=30)[0])
        assert (process.returncode, said["nature"]) == (0, "two_way")


FORGED = "x\nalles.json: tweezijdig\x1b[2J\x9b31m\u202e.json"


@pytest.mark.skipif(os.name == "nt", reason="no such name there")
def test_the_name_of_a_file_forges_no_verdict_and_drives_no_terminal(call: Call, tmp_path: Path) -> None:
    (tmp_path / FORGED).write_bytes(Path(example("smallest")).read_bytes())
    said = call("check", str(tmp_path))
    shown = f"{tmp_path}/x\\nalles.json: tweezijdig\\x1b[2J\\x9b31m\\u202e.json"
    assert said.lines[0] == f"{shown}: tweezijdig, gesloten"
    assert all(line.isprintable() for line in said.lines)


def test_neither_does_a_complaint_about_it() -> None:
    err = io.BytesIO()
    Console(io.BytesIO(), err).complain(f"een\n{FORGED.partition(chr(10))[2]}\udcff")
    assert err.getvalue().decode() == "een\nalles.json: tweezijdig\\x1b[2J\\x9b31m\\u202e.json\\udcff\n"
