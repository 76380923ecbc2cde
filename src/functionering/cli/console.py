"""What the command line writes to and reads from: UTF-8 whatever the locale, and progress where somebody watches."""

import os
import sys
from types import TracebackType
from typing import IO, Self

EVERY = 1000
"""After so many records the progress line is written again."""


class Console:
    """Standard output and error as UTF-8 bytes. A reader that goes away (`| head`) ends the output quietly."""

    def __init__(self, out: IO[bytes] | None = None, err: IO[bytes] | None = None) -> None:
        self._out = sys.stdout.buffer if out is None else out
        self._err = sys.stderr.buffer if err is None else err

    def write(self, text: str) -> None:
        """Write a line to standard output."""
        self._out.write(text.encode("utf-8", "backslashreplace") + b"\n")

    def write_bytes(self, data: bytes) -> None:
        """Write a file to standard output, as it is."""
        self._out.write(data)

    def complain(self, text: str) -> None:
        """Write a line to standard error."""
        self._err.write(text.encode("utf-8", "backslashreplace") + b"\n")
        self._err.flush()

    def note(self, text: str) -> None:
        """Write to standard error as it is, in place."""
        self._err.write(text.encode())
        self._err.flush()

    def flush(self) -> None:
        """Hand on what was written."""
        self._out.flush()

    def forget(self) -> None:
        """The reader went away: let nothing more be written, not even when the process ends."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())

    @property
    def is_watched(self) -> bool:
        """Whether standard error is a terminal and standard output is not: only then progress helps."""
        return self._err.isatty() and not self._out.isatty()


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
