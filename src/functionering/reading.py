"""Reading and writing records: the format `functionering/1`, strictly, with every fault at its place.

Nothing is coerced, guessed or dropped. Whatever is given, the outcome is a conversation or the faults of this library;
and nothing that is raised holds a word of what was given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, Final, cast

import attrs

from functionering import json_text
from functionering.conversation import Conversation
from functionering.errors import Fault, InvalidValue, RecordError, fault, silent
from functionering.json_text import DEFAULT_LIMITS, Limits
from functionering.record import plain
from functionering.structuring import keys_of, structure

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


def dumps(c: Conversation) -> bytes:
    """The conversation as a JSON document: compact UTF-8, keys in the order of the model."""
    return json_text.encode(to_dict(c))


def to_dict(c: Conversation) -> dict[str, Any]:
    """The conversation as plain data, `format` first; what is absent is left out."""
    return {"format": FORMAT, **plain(c)}


def read(data: bytes | bytearray | memoryview | str, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a JSON document without raising: the conversation, or every fault with its place."""
    return _read(lambda: json_text.decode(data, limits, known_keys()), limits)


def read_ndjson(source: IO[Any] | Iterable[bytes | str], *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """Read a stream with one document a line, one at a time; blank lines count and are passed over.

    Memory does not grow with the stream: a line longer than `limits.max_bytes` is refused without being kept.
    """
    for number, line in enumerate(_bounded_lines(source, limits) if hasattr(source, "readline") else source, 1):
        document = _without_end(line)
        if document.strip():
            yield attrs.evolve(read(document, limits=limits), line=number)


def _bounded_lines(stream: Any, limits: Limits) -> Iterator[bytes | str]:
    # The longest document, and the two characters that may end its line.
    most = limits.max_bytes + 2
    while line := stream.readline(most):
        rest = line
        while len(rest) == most and _without_end(rest) == rest:
            rest = stream.readline(most)
        yield line


def _without_end(line: bytes | str) -> bytes | str:
    return line.rstrip("\r\n") if isinstance(line, str) else line.rstrip(b"\r\n")


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
