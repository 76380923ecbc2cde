"""The console: UTF-8 out, progress only where somebody watches, and a quiet end."""

import importlib
import io
import os
import sys
from pathlib import Path

import pytest

from functionering.cli import GONE, INTERRUPTED, check, main
from functionering.cli.console import EVERY, Console, Progress


class Terminal(io.BytesIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_and_wipes_itself_out() -> None:
    err = Terminal()
    with Progress(Console(io.BytesIO(), err)) as progress:
        for _ in range(2 * EVERY + 1):
            progress.advance()
    assert err.getvalue() == f"\r{EVERY} ...\r{2 * EVERY} ...\r\x1b[K".encode()


@pytest.mark.parametrize("out", [Terminal(), io.BytesIO()])
def test_progress_is_silent_where_it_would_be_in_the_way(out: io.BytesIO) -> None:
    err = io.BytesIO()
    with Progress(Console(out, err)) as progress:
        for _ in range(EVERY):
            progress.advance()
    assert err.getvalue() == b""


def test_a_short_run_on_a_terminal_shows_no_progress() -> None:
    err = Terminal()
    with Progress(Console(io.BytesIO(), err)) as progress:
        progress.advance()
    assert err.getvalue() == b""


def test_a_character_that_is_none_is_written_as_its_escape() -> None:
    out = io.BytesIO()
    Console(out, io.BytesIO()).write("\udcff")
    assert out.getvalue() == b"\\udcff\n"


def test_an_interrupt_says_so_and_has_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    err = io.BytesIO()
    assert main(["check", "-"], Console(io.BytesIO(), err)) == INTERRUPTED
    assert err.getvalue().startswith(b"Interrupted")


def test_a_reader_that_went_away_is_no_error_and_no_sound_verdict_either(tmp_path: Path) -> None:
    class Gone(io.FileIO):
        def write(self, _data: object) -> int:
            raise BrokenPipeError

    with Gone(os.fspath(tmp_path / "out"), "w") as out:
        assert main(["rules"], Console(out, io.BytesIO())) == GONE


def test_the_console_is_that_of_the_process_if_nothing_else_is_given() -> None:
    console = Console()
    assert console.is_watched is (sys.stderr.isatty() and not sys.stdout.isatty())


def test_importing_the_program_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(importlib.import_module("functionering.__main__").main)
    assert capsys.readouterr().out == ""
