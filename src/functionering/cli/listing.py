"""Lists as the command line shows them: a table for people, CSV for a spreadsheet, one JSON object a line for programs.

A spreadsheet takes a cell that begins with `=` for a formula. Cells are therefore made harmless: a cell, or what would
become one in a spreadsheet with another separator, gets an apostrophe before it where it begins like a formula.
"""

import argparse
import csv
import heapq
import io
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import IO, Any, Self, cast

from functionering.cli.console import Console

Line = Mapping[str, Any]
"""One line of a list: by column a text, a number, or a list of texts; `None` where it is empty."""

FORMULA = re.compile("(?:^|(?<=[,;\t\r\n|]))(?=[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20])")
"""Where a cell begins that a spreadsheet takes for a formula, also after a separator. Source: OWASP, CSV injection."""

IN_MEMORY = 50_000
"""How many lines are kept in memory at most while a list is put in order. Source: our choice."""


def harmless(cell: str) -> str:
    """The cell, with an apostrophe wherever a formula would begin."""
    return FORMULA.sub("'", cell)


class Ordered:
    """Lines put in order, with at most `in_memory` of them in memory; the others wait in files without a name.

    Such a file is gone when the process ends, however it ends.
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._most = in_memory
        self._kept: list[tuple[Any, Line]] = []
        self._runs: list[IO[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for run in self._runs:
            run.close()

    def add(self, order: Sequence[Any], line: Line) -> None:
        """One more line, and what it is ordered by: numbers and texts, no two alike."""
        self._kept.append((order, line))
        if len(self._kept) >= self._most:
            # Closed in __exit__; a file without a name cannot be left behind.
            run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
            self._runs.append(run)
            for each in sorted(self._kept, key=_order):
                run.write(json.dumps(each) + "\n")
            self._kept = []

    def lines(self) -> Iterator[Line]:
        """All lines, in order."""
        runs: list[Iterator[tuple[Any, Line]]] = [iter(sorted(self._kept, key=_order))]
        for run in self._runs:
            run.seek(0)
            runs.append(map(json.loads, run))
        for _, line in heapq.merge(*runs, key=_order):
            yield line


def _order(each: tuple[Any, Line]) -> list[Any]:
    return list(each[0])


class Table:
    """For people: columns under each other, wide enough for what was announced with `measure`."""

    def __init__(self, console: Console, columns: Mapping[str, str]) -> None:
        self._write = console.write
        self._titles = columns
        self._widths = {name: len(title) for name, title in columns.items()}

    def measure(self, line: Line) -> None:
        """Make room for a line that will come."""
        for name in self._titles:
            self._widths[name] = max(self._widths[name], len(_text(line.get(name))))

    def begin(self) -> None:
        """The titles."""
        self._row(self._titles)

    def show(self, line: Line) -> None:
        """One line, and under it why, where that is told."""
        self._row(line)
        for sentence in line.get("why") or ():
            self._write(f"    {sentence}")

    def _row(self, line: Line) -> None:
        cells = (_text(line.get(name)).ljust(width) for name, width in self._widths.items())
        self._write("  ".join(cells).rstrip())


class Csv:
    """For a spreadsheet: with a header, and every cell harmless. With `;` for Dutch Excel, which then wants a mark."""

    def __init__(self, console: Console, columns: Mapping[str, str], separator: str) -> None:
        self._write = console.write
        self._columns = columns
        self._separator = separator

    def measure(self, line: Line) -> None:
        """No room need be made."""

    def begin(self) -> None:
        """The names of the columns, in the language of what stands in them."""
        mark = "\ufeff" if self._separator == ";" else ""
        self._write(mark + self._cells(list(self._columns.values())))

    def show(self, line: Line) -> None:
        """One line."""
        self._write(self._cells([_text(line.get(name)) for name in self._columns]))

    def _cells(self, cells: list[str]) -> str:
        text = io.StringIO()
        csv.writer(text, delimiter=self._separator, lineterminator="").writerow([harmless(each) for each in cells])
        return text.getvalue()


class JsonLines:
    """For programs: one object a line; what is empty is left out."""

    def __init__(self, console: Console) -> None:
        self._write = console.write

    def measure(self, line: Line) -> None:
        """No room need be made."""

    def begin(self) -> None:
        """Nothing stands around the lines."""

    def show(self, line: Line) -> None:
        """One object."""
        told = {name: value for name, value in line.items() if value is not None}
        self._write(json.dumps(told, ensure_ascii=False))


def _text(value: Any) -> str:
    if value is None:
        return ""
    return " ".join(cast("list[str]", value)) if isinstance(value, list) else str(value)


def shower(arguments: argparse.Namespace, console: Console, columns: Mapping[str, str]) -> Table | Csv | JsonLines:
    """What shows a list in the format that was asked for."""
    if arguments.format == "csv":
        return Csv(console, columns, arguments.separator)
    return JsonLines(console) if arguments.format == "json" else Table(console, columns)
