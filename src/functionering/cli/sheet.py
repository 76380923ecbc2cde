"""Lists of people and of days as the command line reads them: CSV in every dialect that Excel writes, or NDJSON.

Read line by line. What cannot be read is told with its line and its column, and never with what stands there. Columns
are found by name, in English or in Dutch; those with another name are not read, and that is said once.
"""

import csv
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import attrs

from functionering.cli.console import Console, standard_input
from functionering.errors import Fault, FunctioneringError, InvalidValue, RecordError, fault
from functionering.json_text import decode

T = TypeVar("T")

MOST_COMPLAINTS = 20
"""After so many lines that cannot be read, no further ones are looked at. Source: our choice."""
LONGEST_LINE = 1_000_000
"""The most bytes (inclusive) of a line. Source: our choice."""
SEPARATORS = (",", ";", "\t")

NAMES: Mapping[str, tuple[str, ...]] = {
    "track": ("track", "spoor"),
    "id": ("id", "medewerker", "personeelsnummer"),
    "manager": ("manager", "leidinggevende"),
    "start": ("start", "in dienst"),
    "end": ("end", "uit dienst"),
    "employment": ("employment", "dienstverband"),
    "anchor": ("anchor", "jaardatum"),
    "held": ("held", "gevoerd"),
    "away": ("away", "afwezig"),
    "target": ("target", "streefdag"),
    "earliest": ("earliest", "niet voor"),
    "latest": ("latest", "uiterlijk"),
    "unavailable": ("unavailable", "verhinderd"),
    "planned": ("planned", "gepland"),
    "pinned": ("pinned", "vast"),
    "day": ("day", "dag"),
    "capacity": ("capacity", "plaatsen"),
}
"""Each column with its names, English and Dutch. Case, underscores and spaces around do not matter."""


def called(column: str, lang: str) -> str:
    """What a column is called in `lang`: `"nl"`, or English for anything else."""
    names = NAMES.get(column, (column,))
    return names[1 if lang == "nl" and len(names) > 1 else 0]


_COLUMN = {name: column for column, names in NAMES.items() for name in names}


class NotRead(FunctioneringError):
    """A list could not be read; the message says which lines, and why."""


@attrs.frozen
class Row:
    """One line of a list: its number, and the cells that are not empty, by column."""

    line: int
    cells: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Row(line={self.line})"

    def get(self, column: str, read: Callable[[str], T]) -> T | None:
        """What a column holds, as `read` reads it; `None` where it is empty. Raises: `InvalidValue` at the column."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        try:
            return read(cell)
        except InvalidValue as error:
            faults = [each.under(f"/{column}") for each in error.faults]
        raise InvalidValue(faults)

    def need(self, column: str, read: Callable[[str], T]) -> T:
        """The same for a column that may not be empty. Raises: `InvalidValue` (`cell.missing`)."""
        found = self.get(column, read)
        if found is None:
            raise InvalidValue([fault("cell.missing", f"/{column}")])
        return found


class Sheet:
    """One list: a file, or standard input for `-`."""

    def __init__(
        self, source: str, console: Console, lang: str, *, columns: Iterable[str], needed: Iterable[tuple[str, ...]]
    ) -> None:
        self._source = source
        self._console = console
        self._lang = lang
        self._columns = frozenset(columns)
        self._needed = tuple(needed)
        self._complaints: list[str] = []
        self._unread = 0
        self._at = 0
        self._written: dict[str, str] = {}

    def each(self, read: Callable[[Row], T]) -> Iterator[T]:
        """What `read` makes of every line, in order.

        What it refuses is complained of. Raises: `NotRead` when all lines were looked at and some were refused.
        """
        try:
            for row in self._rows():
                try:
                    found = read(row)
                except InvalidValue as error:
                    self._complain(row.line, error.faults)
                    continue
                yield found
        except InvalidValue as error:
            self._complain(self._at, error.faults)
        self._insist()

    def _complain(self, line: int, faults: Iterable[Fault]) -> None:
        dutch = self._lang == "nl"
        for each in faults:
            column = each.path.removeprefix("/").partition("/")[0]
            place = [self._source]
            if line:
                place.append(f"{'regel' if dutch else 'line'} {line}")
            if column:
                place.append(f"{'kolom' if dutch else 'column'} {self._called(column)}")
            self._complaints.append(f"{', '.join(place)}: {each.sentence(self._lang)}")
        if len(self._complaints) >= MOST_COMPLAINTS:
            self._insist()

    def _called(self, column: str) -> str:
        """The name of a column as the list has it, or of one that may stand for it; else in the asked language."""
        alike = next((names for names in self._needed if column in names), ())
        written = (self._written[each] for each in (column, *alike) if each in self._written)
        return next(written, called(column, self._lang))

    def _insist(self) -> None:
        if self._complaints:
            raise NotRead("\n".join(self._complaints[:MOST_COMPLAINTS]))
        if self._unread:
            known = ", ".join(sorted(self._written.get(each) or called(each, self._lang) for each in self._columns))
            self._console.complain(
                f"{self._source}: {self._unread} kolom(men) niet gelezen; wel gelezen worden: {known}."
                if self._lang == "nl"
                else f"{self._source}: {self._unread} column(s) not read; what is read: {known}."
            )
            self._unread = 0

    def _rows(self) -> Iterator[Row]:
        with _opened(self._source) as file:
            first = self._line(file).removeprefix("\ufeff")
            if first.lstrip().startswith("{"):
                yield from self._from_json(first, file)
            else:
                yield from self._from_csv(first, file)

    def _line(self, file: IO[bytes]) -> str:
        """The next line, "" at the end. Raises: `InvalidValue` for what is not UTF-8, or longer than a line can be."""
        self._at += 1
        code = "sheet.broken"
        try:
            line = file.readline(LONGEST_LINE + 1)
            if len(line) <= LONGEST_LINE:
                return line.decode()
        except (UnicodeDecodeError, OSError) as error:
            code = "sheet.encoding" if isinstance(error, UnicodeDecodeError) else "file.unreadable"
        raise InvalidValue([fault(code)])

    def _lines(self, first: str, file: IO[bytes]) -> Iterator[str]:
        line = first
        while line:
            yield line
            line = self._line(file)

    def _from_csv(self, first: str, file: IO[bytes]) -> Iterator[Row]:
        separator = max(SEPARATORS, key=first.count)
        if first.lower().startswith("sep=") and len(first.strip()) == 5:
            separator, first = first.strip()[4], self._line(file)
        reader = csv.reader(self._lines(first, file), delimiter=separator, strict=True)
        header = self._header(_cells(reader) or [])
        number = self._at
        while (cells := _cells(reader)) is not None:
            # A quoted cell may hold line ends; the line on which it began is told.
            number, start = self._at, number + 1
            if len(cells) > len(header):
                self._complain(start, [fault("sheet.cells")])
            elif any(cell.strip() for cell in cells):
                named = zip(header, cells, strict=False)
                yield Row(start, {name: cell.strip() for name, cell in named if name and cell.strip()})

    def _header(self, cells: list[str]) -> list[str | None]:
        header = [self._column(cell) for cell in cells]
        known = [name for name in header if name is not None]
        if len(set(known)) < len(known):
            raise InvalidValue([fault("sheet.header_twice")])
        missing = [
            " / ".join(called(each, self._lang) for each in names)
            for names in self._needed
            if not set(names) & set(known)
        ]
        if missing:
            raise InvalidValue([fault("sheet.header", columns=", ".join(missing))])
        self._unread = len(header) - len(known)
        return header

    def _column(self, name: str) -> str | None:
        plain = " ".join(name.replace("_", " ").casefold().split())
        column = _COLUMN.get(plain)
        if column is None or column not in self._columns:
            return None
        self._written[column] = plain
        return column

    def _from_json(self, first: str, file: IO[bytes]) -> Iterator[Row]:
        for number, line in enumerate(self._lines(first, file), 1):
            if not line.strip():
                continue
            try:
                values = decode(line.encode())
                cells = {name: _as_cell(value) for name, value in _object(values, "sheet.object").items()}
            except (InvalidValue, RecordError) as error:
                self._complain(number, [attrs.evolve(each, path="") for each in error.faults])
                continue
            named = {column: cell for name, cell in cells.items() if (column := self._column(name)) and cell.strip()}
            self._unread = max(self._unread, sum(self._column(name) is None for name in cells))
            missing = [names[0] for names in self._needed if not set(names) & set(named)]
            if missing:
                self._complain(number, [fault("cell.missing", f"/{name}") for name in missing])
            else:
                yield Row(number, named)


def _object(value: Any, code: str) -> dict[str, Any]:
    if type(value) is not dict:
        raise InvalidValue([fault(code)])
    return cast("dict[str, Any]", value)


def _as_cell(value: Any) -> str:
    """A value of NDJSON as it would stand in a cell: text, a number, a span as an object, or a list of these."""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return str(value)
    if type(value) is list:
        return " ".join(map(_as_cell, cast("Iterable[Any]", value)))
    ends = _object(value, "cell.value")
    if set(ends) not in ({"start"}, {"start", "end"}):
        raise InvalidValue([fault("cell.value")])
    return f"{_as_cell(ends['start'])}..{_as_cell(ends.get('end', ''))}"


@contextmanager
def _opened(source: str) -> Generator[IO[bytes]]:
    try:
        if source == "-":
            yield standard_input()
            return
        with Path(source).open("rb") as file:
            yield file
            return
    except OSError as error:
        code = "file.missing" if isinstance(error, FileNotFoundError) else "file.unreadable"
    raise InvalidValue([fault(code)])


def _cells(reader: Iterator[list[str]]) -> list[str] | None:
    """The next line of a CSV file as cells; `None` at the end. Raises: `InvalidValue` (`sheet.broken`)."""
    try:
        return next(reader, None)
    except csv.Error:
        pass
    raise InvalidValue([fault("sheet.broken")])
