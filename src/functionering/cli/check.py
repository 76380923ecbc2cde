"""`functionering check`: a verdict for every record, with each finding at its place."""

import argparse
import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from functionering.cli.console import Console, Progress, standard_input
from functionering.cli.outcome import Outcome
from functionering.cli.people import on_day, profile_named
from functionering.cli.presenting import PRESENTERS
from functionering.errors import Fault, UnknownProfile, fault
from functionering.json_text import DEFAULT_LIMITS
from functionering.profile import Profile, Severity
from functionering.reading import Reading, read, read_ndjson
from functionering.rules import RULES, check

LEVELS = (*(each.value for each in Severity), "never")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="judge records",
        description="Judge records: .json, .ndjson, a folder of them, or - for standard input.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--format", choices=sorted(PRESENTERS), default="text")
    parser.add_argument(
        "--profile", metavar="NAME", help="a shipped profile, or a TOML file; default: what the record names"
    )
    parser.add_argument("--on", type=on_day, metavar="DATE", help="judge lateness as of this day (YYYY-MM-DD)")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl")
    parser.add_argument(
        "--fail-on", choices=LEVELS, default="breach", help="exit 1 for findings at this level or above"
    )
    parser.add_argument(
        "--skip",
        type=_skip,
        action="append",
        default=[],
        metavar="CODE=REASON",
        help="leave a rule out, for a reason that the verdict shows; may be given more than once",
    )
    parser.add_argument(
        "--codes", action="store_true", help="as text: name every rule that is still open, or not shown by the record"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Judge every record of every file; one that cannot be read does not keep the others from it."""
    profile = None if arguments.profile is None else profile_named(arguments.profile, arguments.lang)
    skip = dict(arguments.skip)
    presenter = PRESENTERS[arguments.format](console, arguments.lang, with_codes=arguments.codes)
    code = 0
    with Progress(console) as progress:
        presenter.begin()
        for source, readings in _sources(arguments.files):
            for reading in readings:
                outcome = _outcome(source, reading, profile, arguments.on, skip)
                presenter.show(outcome)
                code = max(code, outcome.exit_code(arguments.fail_on))
                progress.advance()
        presenter.end()
    return code


def _skip(text: str) -> tuple[str, str]:
    code, _, reason = text.partition("=")
    if not reason.strip():
        raise argparse.ArgumentTypeError('a skipped rule needs a reason; write for instance EQ021="told on paper"')
    if code.upper() not in {each.code for each in RULES}:
        raise argparse.ArgumentTypeError("there is no such rule; `functionering rules` lists them")
    return code.upper(), reason


def _sources(names: list[str]) -> Iterator[tuple[str, Iterator[Reading]]]:
    for name in names:
        found = _in_folder(name)
        for each in found:
            yield each, _readings(each) if _is_file(each) else iter((Reading(None, (fault("file.unreadable"),)),))
        if not found:
            # A folder without one is asked for itself, and says so.
            yield name, _readings(name)


def _is_file(name: str) -> bool:
    """Whether what was found in a folder can be opened unasked: a pipe or a device would wait, or never end.

    What is not there any more, or may not be looked at, is told so by opening it.
    """
    # A Path raises here, on some versions of Python, what these answer.
    return os.path.isfile(name) or not os.path.exists(name)  # noqa: PTH110, PTH113


def _in_folder(name: str) -> list[str]:
    """The files of records in a folder; none where it is not one, or cannot be read."""
    try:
        inside = () if name == "-" else Path(name).iterdir()
        found = sorted(each for each in inside if each.suffix in (".json", ".ndjson"))
    except OSError:
        return []
    return [str(each) for each in found if not _is_folder(str(each))]


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:
        # A name that no file can have.
        return False


def _readings(source: str) -> Iterator[Reading]:
    try:
        if source == "-":
            yield from _stream(standard_input())
            return
        if _is_folder(source):
            # Not to be listed is something else than to hold nothing.
            next(Path(source).iterdir(), None)
            yield Reading(None, (fault("file.empty"),))
            return
        with Path(source).open("rb") as file:
            if source.endswith(".ndjson"):
                yield from _lines(file)
            else:
                yield read(file.read(DEFAULT_LIMITS.max_bytes + 1))
    except OSError as error:
        yield Reading(None, (_unreadable(error),))


def _unreadable(error: OSError) -> Fault:
    return fault("file.missing" if isinstance(error, FileNotFoundError) else "file.unreadable")


def _lines(file: IO[bytes]) -> Iterator[Reading]:
    found = False
    for reading in read_ndjson(file):
        found = True
        yield reading
    if not found:
        yield Reading(None, (fault("file.empty"),))


def _stream(stdin: IO[bytes]) -> Iterator[Reading]:
    """Standard input: a document, or one a line; what its first line is decides."""
    first = stdin.readline(DEFAULT_LIMITS.max_bytes + 2)
    opens = first.strip()
    if opens.startswith(b"{") and opens.endswith(b"}"):
        yield from _lines(_Again(first, stdin))  # type: ignore[arg-type]
    else:
        yield read(first + stdin.read(max(0, DEFAULT_LIMITS.max_bytes + 1 - len(first))))


class _Again:
    """A stream whose first line was read already."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        self._first = first
        self._rest = rest

    def readline(self, most: int) -> bytes:
        first, self._first = self._first, b""
        return first or self._rest.readline(most)


def _outcome(
    source: str, reading: Reading, profile: Profile | None, on: dt.date | None, skip: Mapping[str, str]
) -> Outcome:
    c = reading.conversation
    if c is None:
        return Outcome(source, reading.line, None, None, reading.errors)
    # Noon in UTC is the same day in every zone of the Kingdom; a term has run from the day after its last day.
    at = None if on is None else dt.datetime.combine(on, dt.time(12), dt.UTC)
    try:
        return Outcome(source, reading.line, c.id, check(c, profile, at=at, on=on, skip=skip))
    except UnknownProfile:
        return Outcome(source, reading.line, c.id, None, (fault("profile.unknown", "/profile"),))
