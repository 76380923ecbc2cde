"""What the command line writes to and reads from: UTF-8 whatever the locale, and progress where somebody watches."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Any, Self, TextIO

from functionering.errors import FunctioneringError

EVERY = 1000
"""After so many records the progress line is written again."""


def printable(text: str) -> str:
    """The text in one line that a terminal shows as it is: a line feed, an escape and the like are written out.

    For what comes from elsewhere, such as the name of a file, and could else look like a line of ours or drive the
    terminal.
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


class CannotWrite(FunctioneringError):
    """Standard output takes nothing: it is closed, or full."""


class Console:
    """Standard output and error as UTF-8 bytes. A reader that goes away (`| head`) ends the output quietly.

    Either may be closed. Without standard output nothing can be done, without standard error nothing is complained of.
    """

    def __init__(self, out: IO[bytes] | None = None, err: IO[bytes] | None = None) -> None:
        # Python has None for what was closed when the process began.
        self._out = _bytes_of(sys.stdout) if out is None else out
        self._err = _bytes_of(sys.stderr) if err is None else err

    def write(self, text: str) -> None:
        """Write a line to standard output. Raises: `CannotWrite`; `BrokenPipeError` where the reader went away."""
        self.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")

    def write_bytes(self, data: bytes) -> None:
        """Write a file to standard output, as it is. Raises: as `write`."""
        with self._writing() as out:
            out.write(data)

    def flush(self) -> None:
        """Hand on what was written. Raises: as `write`."""
        with self._writing() as out:
            out.flush()

    @contextmanager
    def _writing(self) -> Generator[IO[bytes]]:
        try:
            if self._out is not None:
                yield self._out
                return
        except BrokenPipeError:
            raise
        except OSError:
            # What was on its way is let go, and does not fail again when the process ends.
            _forget(self._out)
        raise CannotWrite("Standard output is closed or full: what was printed is not complete.")

    def complain(self, text: str) -> None:
        """Write lines to standard error, if there is one."""
        lines = "\n".join(map(printable, text.split("\n")))
        self._tell(lines.encode() + b"\n")

    def note(self, text: str) -> None:
        """Write to standard error as it is, in place."""
        self._tell(text.encode())

    def _tell(self, data: bytes) -> None:
        try:
            if self._err is not None:
                self._err.write(data)
                self._err.flush()
        except OSError:
            # There is nobody left to tell.
            _forget(self._err)

    def forget(self) -> None:
        """The reader went away: let nothing more be written, not even when the process ends."""
        _forget(self._out)
        _forget(self._err)

    @property
    def is_watched(self) -> bool:
        """Whether standard error is a terminal and standard output is not: only then progress helps."""
        return self._err is not None and self._err.isatty() and not (self._out is not None and self._out.isatty())


def _bytes_of(stream: TextIO | None) -> IO[bytes] | None:
    return None if stream is None else stream.buffer


def _forget(stream: IO[bytes] | None) -> None:
    if stream is None:
        return
    try:
        number = stream.fileno()
    except OSError:
        # No file of the process, so nothing is written when that ends.
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def standard_input() -> IO[bytes]:
    """Standard input as bytes. Raises: `OSError` where it is closed."""
    # Python has None for what was closed when the process began; the type checkers do not know.
    stream: Any = sys.stdin
    if stream is None:
        raise OSError("standard input is closed")
    opened: IO[bytes] = stream.buffer
    return opened


class Progress:
    """How many records were read so far, on a terminal; nothing anywhere else. It counts, and reads no clock."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown = console.is_watched
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def advance(self) -> None:
        """One more record."""
        self._count += 1
        if self._shown and self._count % EVERY == 0:
            self._console.note(f"\r{self._count} ...")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._count >= EVERY:
            self._console.note("\r\x1b[K")
