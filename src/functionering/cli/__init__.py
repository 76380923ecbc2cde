"""The command line: `functionering check FILE...`, `example`, `rules`, `explain`, `due`, `plan`.

Errors are sentences with a place, never a traceback. Exit codes: 0 nothing failed at the asked level, 1 findings, 2
input that cannot be read, or a mistake in the call; 2 wins over 1.
"""

import argparse
from collections.abc import Sequence

from functionering.cli import catalogue, check, due, plan
from functionering.cli.console import Console
from functionering.errors import FunctioneringError

UNREADABLE = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, console: Console | None = None) -> int:
    """Run one command and give its exit code. `argv` is without the name of the program; None: that of the process."""
    console = Console() if console is None else console
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        code: int = arguments.run(arguments, console)
        console.flush()
    except FunctioneringError as error:
        console.complain(str(error))
        return UNREADABLE
    except BrokenPipeError:
        console.forget()
        return 0
    except KeyboardInterrupt:
        console.complain("Interrupted; what was printed so far is complete.")
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="functionering", description="Records of the functioneringsgesprek: what they show, and what is missing."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in (check, catalogue, due, plan):
        room.add_to(commands)
    return parser
