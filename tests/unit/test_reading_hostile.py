"""Reading what was made to be hard to read: streams, lines and types that do not do what is expected of them."""

import io
from typing import Any

import pytest
from model import CANARY, faults, refusal, slips, smallest, the_fault

from functionering.conversation import Conversation
from functionering.errors import fault
from functionering.json_text import Limits
from functionering.reading import FORMAT, dumps, from_dict, loads, read, read_ndjson


def line(number: int = 1) -> bytes:
    return dumps(Conversation(id=str(number)))


class Saying(str):
    """Text that does nothing that is asked of it."""

    __slots__ = ()

    def encode(self, *_: object) -> bytes:
        raise ValueError(CANARY)

    def __len__(self) -> int:
        raise ValueError(CANARY)


class Bytes(bytes):
    """Bytes that do nothing that is asked of them."""

    __slots__ = ()

    def __bytes__(self) -> bytes:
        raise ValueError(CANARY)

    def __len__(self) -> int:
        raise ValueError(CANARY)


def kind_name(value: object) -> str:
    """The same name in every process, which a `repr` with an address is not."""
    return type(value).__name__


# Lines that are none, and lines that are too long


@pytest.mark.parametrize("source", [b"{}", "{}", bytearray(b"{}"), memoryview(b"{}"), None, 1], ids=kind_name)
def test_a_document_is_no_stream_of_lines(source: Any) -> None:
    assert faults(lambda: list(read_ndjson(source))) == [("type", "")]


@pytest.mark.parametrize("element", [1, None, {}, memoryview(b"{}"), Saying(CANARY), Bytes(b"{}")], ids=kind_name)
def test_a_line_that_is_no_bytes_or_text_is_refused_and_the_next_is_read(element: Any) -> None:
    first, second = read_ndjson([element, line()])
    assert (first.errors, first.line) == ((fault("json.type"),), 1)
    assert (second.is_readable, second.line) == (True, 2)


def test_a_text_stream_that_cannot_be_decoded_is_an_error_of_this_library_without_a_word() -> None:
    documents = line() + b'\n{"' + CANARY.encode() + b'":"' + b"\xff" + b'"}\n'
    # Decoded line by line, so that the first one has been read when the second fails.
    stream = io.TextIOWrapper(io.BytesIO(documents), encoding="utf-8")
    stream._CHUNK_SIZE = 1  # type: ignore[attr-defined]
    found: list[bool] = []
    error = refusal(lambda: found.extend(each.is_readable for each in read_ndjson(stream)))
    assert found == [True]
    assert error is not None
    assert error.faults == (fault("json.stream"),)
    assert not slips(error)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("filler", [b"x", b" "])
@pytest.mark.parametrize("more", range(4))
@pytest.mark.parametrize("inside", [b"", b"\r", b"\r\r"])
def test_nothing_hides_behind_a_line_that_is_too_long(end: bytes, filler: bytes, more: int, inside: bytes) -> None:
    limits = Limits(max_bytes=len(line()))
    lines = [filler * (limits.max_bytes + more) + inside + line() + end, line() + end]
    for source in (io.BytesIO(b"".join(lines)), lines, io.StringIO(b"".join(lines).decode(), newline="\n")):
        first, second = read_ndjson(source, limits=limits)
        assert (first.errors, first.line) == ((fault("json.too_large", limit=limits.max_bytes),), 1)
        assert (second.is_readable, second.line) == (True, 2)


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x1c", "\x1f", "\x85", "\xa0", "\u2028", "\u3000"])
def test_blank_is_only_what_is_white_space_in_json(char: str) -> None:
    for each in (char, char.encode()):
        assert [reading.errors[0].code for reading in read_ndjson([each])] == ["json.syntax"]
    assert list(read_ndjson([" \t\r\n", b" \t\r\n", "", b"\r", "\n"])) == []


# Types of somebody else's


class Unkind(type):
    """A type that can be neither hashed nor compared."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(cls, _: object) -> bool:
        raise ValueError(CANARY)


class Strange(metaclass=Unkind):
    """Something of that type."""


class Key:
    """A key that was hashed once and does nothing any more."""

    spent = False

    def __hash__(self) -> int:
        if self.spent:
            raise ValueError(CANARY)
        return hash("topics")

    def __eq__(self, _: object) -> bool:
        raise ValueError(CANARY)

    def __format__(self, _: str) -> str:
        raise ValueError(CANARY)


class Word(str):
    """A text key that does nothing but be one."""

    __slots__ = ("spent",)

    def __hash__(self) -> int:
        if hasattr(self, "spent"):
            raise ValueError(CANARY)
        return hash("topics")

    def __format__(self, _: str) -> str:
        raise ValueError(CANARY)


def released() -> memoryview:
    view = memoryview(b"{}")
    view.release()
    return view


@pytest.mark.parametrize("data", [Saying("{}"), Bytes(b"{}"), released()], ids=["text", "bytes", "released"])
def test_text_and_bytes_with_a_will_of_their_own_are_refused(data: Any) -> None:
    assert the_fault(lambda: loads(data)) == fault("json.type")
    assert read(data).errors == (fault("json.type"),)


@pytest.mark.parametrize("kind", [Key, Word])
def test_a_key_with_a_will_of_its_own_is_refused_without_being_asked(kind: Any) -> None:
    values: tuple[Any, ...] = (1, 1.5, [])
    for value in values:
        key = kind()
        data = {"format": FORMAT, "id": "2026-1", "label": {key: value}}
        key.spent = True
        assert ("json.key", "/label") in faults(lambda data=data: from_dict(data))  # type: ignore[misc]


def test_a_value_of_an_unkind_type_is_refused() -> None:
    assert faults(lambda: from_dict(smallest(label=Strange()))) == [("json.type", "/label")]
