"""Reading and writing records: the format `functionering/1`, strictly, with every fault at its place.

Nothing is coerced, guessed or dropped. Whatever is given, the outcome is a conversation or the faults of this library;
and nothing that is raised holds a word of what was given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import repeat, takewhile
from typing import IO, Any, Final, cast

import attrs

from functionering import json_text
from functionering.conversation import Conversation
from functionering.doors import door
from functionering.errors import Fault, InvalidValue, RecordError, fault, silent
from functionering.json_text import DEFAULT_LIMITS, Limits
from functionering.structuring import keys_of, structure
from functionering.writing import plain

FORMAT: Final = "functionering/1"
"""The name of the format, the first key of every document. A new key would be a new number."""


@attrs.frozen
class Reading:
    """What came of reading one document: a conversation, or the errors that stood in its way. Never both.

    `line` is the line in a stream, from 1; None for a document of its own.
    """

    conversation: Conversation | None
    errors: tuple[Fault, ...] = ()
    line: int | None = None

    @property
    def is_readable(self) -> bool:
        """Whether it is a record."""
        return self.conversation is not None

    def __repr__(self) -> str:
        return f"Reading(conversation={self.conversation is not None}, errors={len(self.errors)}, line={self.line})"


@silent
def loads(data: bytes | bytearray | memoryview | str, *, limits: Limits = DEFAULT_LIMITS) -> Conversation:
    """The conversation in a JSON document. Raises: `RecordError` with every fault that was found, and nothing else."""
    return _or_raise(read(data, limits=limits))


@silent
def from_dict(data: Mapping[str, Any], *, limits: Limits = DEFAULT_LIMITS) -> Conversation:
    """The conversation in plain data, as `to_dict` gives it. Raises: `RecordError`, as `loads`."""
    return _or_raise(_read(lambda: json_text.checked(data, limits, known_keys()), limits))


@door
def dumps(c: Conversation, *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The conversation as a JSON document: compact UTF-8, keys in the order of the model.

    What is written is read back. Raises: `InvalidValue` (`json.too_large`, `json.too_many_values`,
    `json.too_many_items`) for more than `loads` with the same limits reads, with the place where there is one.
    """
    return json_text.readable(to_dict(c), limits, known_keys())


@door
def to_dict(c: Conversation) -> dict[str, Any]:
    """The conversation as plain data, `format` first; what is absent is left out.

    However large it is: `dumps` and `from_dict` are what refuse too much.
    """
    return {"format": FORMAT, **plain(c)}


def read(data: bytes | bytearray | memoryview | str, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a JSON document without raising: the conversation, or every fault with its place."""
    return _read(lambda: json_text.decode(data, limits, known_keys()), limits)


@silent
def read_ndjson(source: IO[Any] | Iterable[bytes | str], *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """Read a stream with one document a line, one at a time; blank lines count and are passed over.

    Only a line feed ends a line, and blank is what holds no more than the white space of JSON. Memory does not grow
    with the stream: a line longer than `limits.max_bytes` is refused without being kept. Of an iterable each element is
    a line; one that is no bytes or text gives a reading with `json.type`.

    Raises:
        InvalidValue: `type` for a source that is a document itself, or holds no lines.
        RecordError: `json.stream`, in passing, where a text stream cannot be decoded: from there it cannot be read
            on. Open a file as bytes, and only the line itself is unreadable.
    """
    if hasattr(source, "readline"):
        return _readings(_bounded_lines(source, limits), limits)
    if isinstance(source, bytes | bytearray | memoryview | str) or not isinstance(cast("Any", source), Iterable):
        raise InvalidValue([fault("type", expected="a stream, or lines one by one")])
    return _readings(source, limits)


_kind: Callable[[object], type[object]] = type


def _readings(lines: Iterable[Any], limits: Limits) -> Iterator[Reading]:
    # No line stays behind in this frame, which is among those of an error that reading the next one raises.
    for number, reading in enumerate(map(partial(_line_read, limits=limits), lines), 1):
        if reading is not None:
            yield attrs.evolve(reading, line=number)


def _line_read(line: Any, limits: Limits) -> Reading | None:
    kind = _kind(line)
    if kind is not str and kind is not bytes and kind is not bytearray:
        return Reading(None, _NO_TEXT)
    end, back, blank = ("\n", "\r", " \t\r\n") if kind is str else (b"\n", b"\r", b" \t\r\n")
    document = line.removesuffix(end).removesuffix(back)
    # What is too long is not looked into: of a stream only its beginning was kept.
    return read(document, limits=limits) if len(document) > limits.max_bytes or document.strip(blank) else None


def _bounded_lines(stream: Any, limits: Limits) -> Iterator[Any]:
    # The longest document, and the two characters that may end its line.
    return takewhile(bool, map(_next_line, repeat(stream), repeat(limits.max_bytes + 2)))


def _next_line(stream: Any, most: int) -> Any:
    """The next line of a stream up to `most` characters; the rest of it is passed over."""
    try:
        line = rest = stream.readline(most)
        while type(rest) in (str, bytes) and len(rest) == most and rest[-1:] not in ("\n", b"\n"):
            rest = stream.readline(most)
    except UnicodeDecodeError:
        # It carries what could not be decoded.
        line = rest = None
    else:
        return line
    raise RecordError([fault("json.stream")])


def _or_raise(reading: Reading) -> Conversation:
    if reading.conversation is None:
        raise RecordError(reading.errors)
    return reading.conversation


def _read(decode: Callable[[], Any], limits: Limits) -> Reading:
    try:
        return Reading(_document(decode()))
    except (InvalidValue, RecordError) as error:
        faults = error.faults
    except RecursionError:
        faults = _STACK
    if len(faults) > limits.max_errors:
        faults = (*faults[: limits.max_errors], fault("too_many_errors", limit=limits.max_errors))
    return Reading(None, faults)


# Made beforehand: near the end of the call stack there may be no room left to make it.
_STACK: Final = (fault("json.stack"),)
_NO_TEXT: Final = (fault("json.type"),)


def _document(data: Any) -> Conversation:
    if type(data) is not dict:
        raise InvalidValue([fault("type", expected="an object")])
    content = cast("dict[str, Any]", data)
    if "format" not in content:
        raise InvalidValue([fault("format.missing", expected=FORMAT)])
    if content["format"] != FORMAT:
        raise InvalidValue([fault("format.unknown", "/format", expected=FORMAT)])
    conversation: Conversation = structure({k: v for k, v in content.items() if k != "format"}, Conversation)
    return conversation


def known_keys(*kinds: Any) -> frozenset[str]:
    """Every key of the format, and of those kinds beside it.

    Only these may stand in the place of a fault; any other key may be personal data.
    """
    return keys_of(Conversation, *kinds) | {"format"}
