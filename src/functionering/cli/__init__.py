"""The command line: `functionering check FILE...`, `example`, `rules`, `explain`, `seal`, `receipt`, `verify`, `due`,
`plan`.

Errors are sentences with a place, never a traceback. Exit codes: 0 nothing failed at the asked level, 1 findings, 2
input that cannot be read, or a mistake in the call; 2 wins over 1.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import IO

from functionering.cli.console import Console
from functionering.errors import FunctioneringError, InvalidValue, RecordError

UNREADABLE = 2
INTERRUPTED = 130
GONE = 141
"""The reader of the output went away (`| head`): what was not judged cannot count as sound. As shells say SIGPIPE."""


def main(argv: Sequence[str] | None = None, console: Console | None = None) -> int:
    """Run one command and give its exit code. `argv` is without the name of the program; None: that of the process."""
    console = Console() if console is None else console
    arguments = argparse.Namespace()
    try:
        _parser().parse_args(argv, arguments)
        code: int = arguments.run(arguments, console)
        console.flush()
    except SystemExit as stop:
        return _stopped(int(stop.code or 0), console)
    except (InvalidValue, RecordError) as error:
        console.complain(error.sentences(getattr(arguments, "lang", "en")))
        return UNREADABLE
    except FunctioneringError as error:
        console.complain(str(error))
        return UNREADABLE
    except BrokenPipeError:
        console.forget()
        return GONE
    except KeyboardInterrupt:
        console.complain("Interrupted; what was printed so far is complete.")
        return INTERRUPTED
    return code


class _Version(argparse.Action):
    """Looked up when it is asked for, since that takes longer than reading a record."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        # What was closed when the process began is None.
        stream: IO[str] | None = sys.stdout or sys.stderr
        try:
            if stream is not None:
                stream.write(f"functionering {version_of('functionering')}\n")
                stream.flush()
        except OSError:
            parser.exit(UNREADABLE)
        parser.exit()


def version_of(distribution: str) -> str:
    """The version of an installed distribution, in words where it is not installed."""
    from importlib import metadata  # noqa: PLC0415 -- takes as long as all other imports together

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "(not installed, so without a version)"


def _stopped(code: int, console: Console) -> int:
    """The exit code after help, or a mistake in the call, which the parser has written as text."""
    try:
        streams: tuple[IO[str] | None, ...] = (sys.stdout, sys.stderr)
        for stream in streams:
            if stream is not None:
                stream.flush()
    except OSError:
        console.forget()
        return UNREADABLE
    return code


def _parser() -> argparse.ArgumentParser:
    from functionering.cli import catalogue, check, due, plan, sealing  # noqa: PLC0415 -- an interrupt meanwhile ends as any

    parser = argparse.ArgumentParser(
        prog="functionering", description="Records of the functioneringsgesprek: what they show, and what is missing."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in (check, catalogue, sealing, due, plan):
        room.add_to(commands)
    return parser
