"""A terminal to call the command line from: what it wrote, what it complained of, and its exit code."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import functionering
from functionering.cli import main
from functionering.cli.console import Console

EXAMPLES = Path(functionering.__file__).parent / "examples"


@attrs.frozen
class Said:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Its output, line by line."""
        return self.out.splitlines()


Call = Callable[..., Said]


def caller(monkeypatch: pytest.MonkeyPatch) -> Call:
    """A function that calls the command line in this process, with bytes on standard input where given."""

    def call(*argv: str, stdin: bytes = b"") -> Said:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(argv, Console(out, err))
        return Said(code, out.getvalue().decode(), err.getvalue().decode())

    return call


def example(name: str) -> str:
    """The path of a shipped record."""
    return str(EXAMPLES / f"{name}.json")
