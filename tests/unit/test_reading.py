"""Reading and writing records: strictly, with every fault at its place, and no word of anybody in what is raised."""

# ruff: noqa: RUF001 -- digits of other scripts are what is tested

import io
import itertools
import json
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from model import CANARY, SHARED, example, faults, leaves, needs_example, placed, refusal, slips, smallest, the_fault

from functionering.conversation import Conversation
from functionering.errors import RecordError, fault
from functionering.faults import FAULTS
from functionering.json_text import Limits
from functionering.reading import FORMAT, dumps, from_dict, known_keys, loads, read, read_ndjson, to_dict

PARSING = SHARED / "corpora" / "JSONTestSuite" / "test_parsing"
NAUGHTY = SHARED / "corpora" / "blns" / "blns.json"
AT = "2026-11-10T13:05:00Z"
SAID = {"text": "Werk", "at": AT}
TOPIC = {"id": "werk", "theme": "career", "title": "Toekomst", "about": "employee"}
NOOR, JORIS = {"id": "0003", "name": "Noor"}, {"id": "0117", "name": "Joris"}


def text(data: object) -> bytes:
    return json.dumps(data).encode()


def both_ways(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The faults of a record, which are the same for its text as for its data."""
    found = faults(lambda: loads(text(data)))
    assert faults(lambda: from_dict(data)) == found
    assert [(each.code, each.path) for each in read(text(data)).errors] == found
    return found


@needs_example
def test_the_complete_record_is_read_and_written_back_to_the_byte() -> None:
    compact = json.dumps(example(), ensure_ascii=False, separators=(",", ":")).encode()
    c = loads(compact)
    assert dumps(c) == compact
    assert to_dict(c) == example()
    assert (
        from_dict(to_dict(c)) == c == loads(compact.decode()) == loads(bytearray(compact)) == loads(memoryview(compact))
    )


def test_the_least_that_is_a_record() -> None:
    c = loads(text(smallest()))
    assert c == Conversation(id="2026-1")
    assert dumps(c) == b'{"format":"functionering/1","id":"2026-1"}'


def test_an_empty_list_reads_as_absent_and_is_never_written() -> None:
    empty = smallest(topics=[], covers=[], parties={}, preparations={"employee": {}}, statements={"manager": []})
    assert dumps(loads(text(empty))) == dumps(loads(text(smallest())))


def test_keys_may_come_in_any_order_and_are_written_in_that_of_the_model() -> None:
    c = loads(text({"topics": [dict(reversed(TOPIC.items()))], "id": "2026-1", "format": FORMAT}))
    assert list(to_dict(c)) == ["format", "id", "topics"]
    assert list(to_dict(c)["topics"][0]) == ["id", "theme", "title", "about"]


WORDS = "/topics/0/perspectives/employee/preparation/0"


def said(**words: Any) -> dict[str, Any]:
    return smallest(topics=[{**TOPIC, "perspectives": {"employee": {"preparation": [words]}}}])


REFUSED: tuple[tuple[dict[str, Any], list[tuple[str, str]]], ...] = (
    ({"id": "2026-1"}, [("format.missing", "")]),
    ({"format": "functionering/2", "id": "1"}, [("format.unknown", "/format")]),
    ({"format": 1, "id": "1"}, [("format.unknown", "/format")]),
    ({"format": ["functionering/1"], "id": "1"}, [("format.unknown", "/format")]),
    ({"format": FORMAT}, [("required", "")]),
    (smallest(label=None), [("type.null", "/label")]),
    (smallest(label=""), [("text.empty", "/label")]),
    (smallest(label="x" * 201), [("text.too_long", "/label")]),
    (smallest(label="a\u202eb"), [("text.bidi", "/label")]),
    (smallest(label="a\x00b"), [("text.control", "/label")]),
    (smallest(label=1), [("type", "/label")]),
    (smallest(notities="x"), [("json.unknown_key", "")]),
    (smallest(score=4), [("judgement.rating", "")]),
    (smallest(salarisverhoging=True), [("judgement.pay", "")]),
    (smallest(private_notes="x", extra=1), [("judgement.private_note", ""), ("json.unknown_key", "")]),
    (smallest(extensions={"nl.voorbeeld.hr": {"a": [{"eindcijfer": 7}]}}), [("judgement.rating", "/extensions")]),
    (smallest(extensions={"voorbeeld": {}}), [("extensions.name", "/extensions")]),
    (smallest(extensions={"nl.voorbeeld": {"a": None}}), [("type.null", "/extensions")]),
    (smallest(extensions=[]), [("type", "/extensions")]),
    (smallest(extensions=None), [("type.null", "/extensions")]),
    (smallest(covers=["alles"]), [("value.choice", "/covers/0")]),
    (smallest(covers=["report", "report"]), [("id.duplicate", "/covers/1")]),
    (smallest(topics={}), [("type", "/topics")]),
    (smallest(topics=[TOPIC, 1]), [("type", "/topics/1")]),
    (smallest(topics=[TOPIC, TOPIC]), [("id.duplicate", "/topics/1")]),
    (smallest(topics=[{**TOPIC, "theme": "Werk"}]), [("value.pattern", "/topics/0/theme")]),
    (smallest(agenda={"topics": ["werk"]}), [("id.dangling", "/agenda/topics/0")]),
    (smallest(parties={"employee": [NOOR], "chef": [JORIS]}), [("json.unknown_key", "/parties")]),
    (smallest(parties={"employee": [{**NOOR, "id": "manager"}]}), [("id.reserved", "/parties/employee/0/id")]),
    (smallest(period={"start": "2026-02-01", "end": "2026-01-31"}), [("value.impossible", "/period")]),
    (
        smallest(period={"start": "2026-02-30", "end": "x"}),
        [("value.date", "/period/start"), ("value.date", "/period/end")],
    ),
    (
        smallest(meeting={"date": "2026-03-29", "time": "02:30", "zone": "Europe/Amsterdam"}),
        [("time.nonexistent", "/meeting")],
    ),
    (
        smallest(meeting={"date": "2026-10-25", "time": "02:30", "zone": "Europe/Amsterdam"}),
        [("time.ambiguous", "/meeting")],
    ),
    (smallest(meeting={"date": "2026-10-25", "zone": "Mars/Olympus"}), [("time.zone", "/meeting/zone")]),
    (smallest(meeting={"date": "2026-10-25", "zone": 1}), [("type", "/meeting/zone")]),
    (smallest(meeting={"date": "2026-10-25", "time": "9:30"}), [("value.time", "/meeting/time")]),
    (smallest(meeting={"date": "2026-10-25", "time": "09:30"}), [("value.impossible", "/meeting")]),
    (smallest(meeting={"date": "2026-10-25", "minutes": 0}), [("value.range", "/meeting/minutes")]),
    (said(text="a"), [("required", WORDS)]),
    (said(text="a", at="2026-11-10"), [("value.moment", f"{WORDS}/at")]),
    (said(at=AT), [("value.impossible", WORDS)]),
    (said(text="a", declined=True, at=AT), [("value.impossible", WORDS)]),
    (said(text="a", at=AT, confirmed_at=AT), [("value.impossible", WORDS)]),
    (said(concurs=False, at=AT), [("value.choice", f"{WORDS}/concurs")]),
    (said(text="a", at=AT, person="9"), [("id.dangling", f"{WORDS}/person")]),
    (said(text="a", at=AT, recorded_by="é"), [("id.form", f"{WORDS}/recorded_by")]),
    (said(text="a", at=AT, beoordeling="goed"), [("judgement.rating", WORDS)]),
    (said(text="a\ud800", at=AT), [("text.surrogate", f"{WORDS}/text")]),
)


@pytest.mark.parametrize(
    ("data", "expected"),
    REFUSED,
    ids=lambda each: "+".join(code for code, _ in each) if isinstance(each, list) else None,
)
def test_what_cannot_be_is_refused_at_its_place(data: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert both_ways(data) == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "json.syntax"),
        (b"{", "json.syntax"),
        (b"null", "type"),
        (b"[]", "type"),
        (b'"functionering/1"', "type"),
        (b"1", "type"),
        (b"\xef\xbb\xbf{}", "json.bom"),
        (b"\xff", "json.encoding"),
        (b'{"id":1.5}', "json.number"),
        (b'{"id":NaN}', "json.number"),
        (b'{"id":1e400}', "json.number"),
        (b'{"id":' + b"9" * 17 + b"}", "json.number"),
        (b'{"id":"a","id":"b"}', "json.duplicate_key"),
        (b'{"id":"a","\\u0069d":"b"}', "json.duplicate_key"),
        (b"[" * 17 + b"]" * 17, "json.depth"),
        (b"[" * 1_000_000, "json.depth"),
        (b'{"id":' * 100_000, "json.depth"),
        (b" " * 2**20 + b"1", "json.too_large"),
        (b"[" + b"1," * 1000 + b"1]", "json.too_many_items"),
        (b"[" + (b"[" + b"1," * 999 + b"1],") * 10 + b"1]", "json.too_many_values"),
    ],
)
def test_what_is_no_json_of_this_size_is_refused_as_a_whole(data: bytes, code: str) -> None:
    assert the_fault(lambda: loads(data)).code == code


@pytest.mark.parametrize("data", [None, 1, [], {}, object()], ids=lambda each: type(each).__name__)
def test_only_text_or_bytes_are_loaded(data: Any) -> None:
    assert the_fault(lambda: loads(data)).code == "json.type"


class Ordered(dict[str, Any]):
    """A mapping of a kind of its own."""


@pytest.mark.parametrize("data", [None, "x", 1, [], Ordered(format=FORMAT, id="1"), {"format": FORMAT, 1: 2}])
def test_only_plain_data_is_taken_from_a_dictionary(data: Any) -> None:
    assert the_fault(lambda: from_dict(data)).code in {"json.type", "json.key", "type"}


def test_no_more_errors_are_listed_than_the_limit() -> None:
    data = smallest(topics=[{**TOPIC, "id": str(i), "about": CANARY} for i in range(105)])
    found = both_ways(data)
    assert found[:2] == [("value.choice", "/topics/0/about"), ("value.choice", "/topics/1/about")]
    assert found[99:] == [("value.choice", "/topics/99/about"), ("too_many_errors", "")]
    few = read(text(data), limits=Limits(max_errors=2)).errors
    assert few[2:] == (fault("too_many_errors", limit=2),)


def test_a_document_may_just_reach_its_limit() -> None:
    data = text(smallest())
    assert read(data, limits=Limits(max_bytes=len(data))).is_readable
    assert read(data, limits=Limits(max_bytes=len(data) - 1)).errors == (fault("json.too_large", limit=len(data) - 1),)


def test_a_reading_is_a_conversation_or_its_errors() -> None:
    good, bad = read(text(smallest())), read(CANARY)
    assert (good.conversation, good.errors, good.line, good.is_readable) == (Conversation(id="2026-1"), (), None, True)
    assert (bad.conversation, bad.is_readable, bad.line) == (None, False, None)
    assert repr(good) == "Reading(conversation=True, errors=0, line=None)"
    assert repr(bad) == "Reading(conversation=False, errors=1, line=None)"


def test_the_keys_of_the_format_are_known_and_none_of_a_product() -> None:
    assert {"format", "id", "from", "employee", "editions"} <= known_keys()
    assert not known_keys() & {"nl.voorbeeld.hr", "score"}


def test_near_the_end_of_the_call_stack_it_is_still_an_error_of_this_library() -> None:
    data = text(said(**SAID))
    outcomes: set[str] = set()

    def deep(room: int) -> None:
        if room:
            deep(room - 1)
        else:
            outcomes.add("read" if (reading := read(data)).is_readable else reading.errors[0].code)

    depth = 0
    while "json.stack" not in outcomes or depth < 900:
        depth += 3
        try:
            deep(depth)
        except RecursionError:
            break
    assert "read" in outcomes
    assert outcomes <= {"read", "json.stack"}


# What a person wrote


def everywhere() -> Iterator[tuple[str, dict[str, Any]]]:
    """The complete record with something impossible, and a canary in it, in the place of each leaf in turn."""
    wrong = itertools.cycle((CANARY + "\x00", {CANARY: CANARY}, [CANARY], CANARY * 3000))
    for path, _ in leaves(example()):
        yield f"{path}", placed(example(), path, next(wrong))


@needs_example
def test_no_refusal_lets_slip_a_word_of_the_record() -> None:
    refused = 0
    for where, data in everywhere():
        for action in (lambda data=data: loads(text(data)), lambda data=data: from_dict(data)):
            error = refusal(action)
            if error is not None:
                refused += 1
                assert not slips(error), where
                assert not [each for each in error.faults if CANARY in each.sentence("nl") + each.path], where
    assert refused > 500


@needs_example
def test_a_key_of_nobody_is_never_named_wherever_it_stands() -> None:
    data = text(example()).decode()
    places = [i for i, char in enumerate(data) if char == "{"]
    for place in places:
        changed = f'{data[: place + 1]}"{CANARY}":"{CANARY}",{data[place + 1 :]}'
        error = refusal(partial(loads, changed))
        if error is not None:
            assert error.faults[0].code in {"json.unknown_key", "extensions.name"}
            assert not slips(error)


# Days and moments

ODD_DAYS = """
    20261110 2026-W46-2 2026W462 2026-315 2026315 26-11-10 2026-1-10 2026-11-1 2026/11/10 2026.11.10 10-11-2026
    2026-11-31 2026-13-01 2026-00-10 2026-11-00 2026-02-29 02026-11-10 +2026-11-10 -2026-11-10 2026-11 2026 1899-12-31
    2200-01-01 0000-01-01 9999-12-31 2026-11-10T00:00:00Z 2026-11-10Z 2026‐11‐10 ２０２６-11-10 ٢٠٢٦-١١-١٠ २०२६-११-१०
    2026-11-1০ today 2026-11-10T00:00 10november 1.0 1e3 2026--11-10
""".split()
ODD_DAYS += ["2026-11-10 ", " 2026-11-10", "2026-11-10\n", "10 november 2026", "2026 11 10"]
ODD_MOMENTS = """
    2026-11-10 2026-11-10T13:05:00 2026-11-10T13:05Z 2026-11-10T13Z 2026-11-10t13:05:00z 2026-11-10T13:05:00z
    20261110T130500Z 2026-W46-2T13:05:00Z 2026-315T13:05:00Z 2026-11-10T24:00:00Z 2026-11-10T13:60:00Z
    2026-11-10T13:05:60Z 2016-12-31T23:59:60Z 2026-11-10T13:05:61Z 2026-11-10T13:05:00+01 2026-11-10T13:05:00+0100
    2026-11-10T13:05:00+01:00:00 2026-11-10T13:05:00+23:59:59.999999 2026-11-10T13:05:00+24:00
    2026-11-10T13:05:00-24:00 2026-11-10T13:05:00+01:60 2026-11-10T13:05:00.Z 2026-11-10T13:05:00,5Z
    2026-11-10T13:05:00.1234567Z 2026-11-10T13:05:00ZZ 2026-11-10T13:05:00[Europe/Amsterdam]
    2026-11-10T13:05:00Europe/Amsterdam 2026-11-10T1:05:00Z 2026-11-10T13:5:00Z 2026-11-10_13:05:00Z
    2026-11-31T13:05:00Z 1900-12-31T23:59:59Z 2199-01-01T00:00:00Z 0001-01-01T00:00:00+14:00
    9999-12-31T23:59:59-14:00 2026-11-10T１３:05:00Z 2026-11-10T٠٥:05:00Z 1794315900 2026-11-10T13:05:00−01:00
""".split()
ODD_MOMENTS += ["2026-11-10 13:05:00Z", "2026-11-10T13:05:00Z\n", " 2026-11-10T13:05:00Z", "2026-11-10T13:05:00 Z"]


@pytest.mark.parametrize("day", ODD_DAYS)
def test_a_day_has_one_form(day: str) -> None:
    assert both_ways(smallest(meeting={"date": day})) == [("value.date", "/meeting/date")]


@pytest.mark.parametrize("moment", ODD_MOMENTS)
def test_a_moment_has_one_form(moment: str) -> None:
    assert both_ways(said(text="a", at=moment)) == [("value.moment", f"{WORDS}/at")]


def test_enough_odd_forms_are_tried() -> None:
    assert len({*ODD_DAYS, *ODD_MOMENTS}) >= 81


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-11-10T13:05:00Z", "2026-11-10T13:05:00Z"),
        ("2026-11-10T13:05:00+00:00", "2026-11-10T13:05:00Z"),
        ("2026-11-10T13:05:00-00:00", "2026-11-10T13:05:00Z"),
        ("2026-11-10T14:05:00+01:00", "2026-11-10T13:05:00Z"),
        ("2026-11-10T08:35:00-04:30", "2026-11-10T13:05:00Z"),
        ("2026-11-10T13:05:00.5Z", "2026-11-10T13:05:00.500000Z"),
        ("2026-11-10T13:05:00.000000Z", "2026-11-10T13:05:00Z"),
        ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"),
    ],
)
def test_a_moment_with_any_offset_is_kept_in_utc(written: str, kept: str) -> None:
    c = loads(text(said(text="a", at=written)))
    assert to_dict(c)["topics"][0]["perspectives"]["employee"]["preparation"][0]["at"] == kept


@pytest.mark.parametrize("clock", ["24:00", "09:60", "9:30", "0930", "09:30:00", "09:30Z", "٠٩:30", "09:30\n", ""])
def test_a_time_of_day_has_one_form(clock: str) -> None:
    found = both_ways(smallest(meeting={"date": "2026-11-10", "zone": "UTC", "time": clock}))
    assert found == [("value.time", "/meeting/time")]


# Streams


def line(number: int = 1) -> bytes:
    return dumps(Conversation(id=str(number)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ([line(1), line(2)], [(1, True), (2, True)]),
        (io.BytesIO(line(1) + b"\n" + line(2) + b"\n"), [(1, True), (2, True)]),
        (io.BytesIO(line(1) + b"\r\n" + line(2)), [(1, True), (2, True)]),
        (io.BytesIO(b"\n \t\r\n" + line() + b"\n\n\n" + line()), [(3, True), (6, True)]),
        (io.BytesIO(b""), []),
        (io.BytesIO(b"\xef\xbb\xbf" + line() + b"\n" + line()), [(1, False), (2, True)]),
        (io.BytesIO(line() + b"\nnonsense\n" + line()), [(1, True), (2, False), (3, True)]),
        (io.StringIO(f"{line().decode()}\n\n{line().decode()}\n"), [(1, True), (3, True)]),
        ([line().decode() + "\r\n", "\n", line().decode()], [(1, True), (3, True)]),
    ],
)
def test_a_stream_holds_one_document_a_line(source: Any, expected: list[tuple[int, bool]]) -> None:
    assert [(each.line, each.is_readable) for each in read_ndjson(source)] == expected


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
@pytest.mark.parametrize("wrap", [io.BytesIO, lambda data: io.StringIO(data.decode())], ids=["bytes", "text"])
def test_a_line_may_just_reach_the_limit_whatever_ends_it(wrap: Callable[[bytes], Any], end: bytes) -> None:
    limits = Limits(max_bytes=len(line()))
    longer = line().replace(b'"1"', b'"12"')
    source = wrap(line() + (end or b"\n") + longer + b"\n" + longer * 1000 + b"\n" + line() + end)
    found = [(each.line, [fault.code for fault in each.errors]) for each in read_ndjson(source, limits=limits)]
    assert found == [(1, []), (2, ["json.too_large"]), (3, ["json.too_large"]), (4, [])]


class Endless(io.RawIOBase):
    """A stream of so many lines, made as they are read."""

    def __init__(self, content: bytes, times: int) -> None:
        super().__init__()
        self.content, self.times, self.at = content, times, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        start = self.at % len(self.content)
        part = self.content[start : start + len(buffer)] if self.at < len(self.content) * self.times else b""
        buffer[: len(part)] = part
        self.at += len(part)
        return len(part)


def peak(content: bytes, times: int) -> int:
    stream = io.BufferedReader(Endless(content, times))
    tracemalloc.start()
    for _ in read_ndjson(stream):
        pass
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_memory_does_not_grow_with_the_stream() -> None:
    content = text(said(text="Werk " * 100, at=AT)) + b"\n"
    for each in read_ndjson([content]):
        assert each.is_readable
    assert peak(content, 2_000) < peak(content, 20) + 64 * 1024


def test_a_line_without_an_end_is_not_kept() -> None:
    assert peak(b"x" * 2**16, 16 * 32) < 8 * 2**20


# What others collected


@pytest.mark.skipif(not PARSING.is_dir(), reason="JSONTestSuite is not beside this checkout")
@pytest.mark.parametrize("path", sorted(PARSING.glob("*.json")) if PARSING.is_dir() else [], ids=lambda path: path.name)
def test_nothing_of_the_json_test_suite_is_a_record_or_lets_another_error_out(path: Path) -> None:
    reading = read(path.read_bytes())
    assert not reading.is_readable
    codes = {each.code for each in reading.errors}
    assert codes <= FAULTS.keys()
    if path.name.startswith("n_"):
        assert all(code.startswith("json.") for code in codes)
    with pytest.raises(RecordError):
        loads(path.read_bytes())


def naughty() -> list[str]:
    found: list[str] = json.loads(NAUGHTY.read_text("utf-8"))
    return found


# The free texts of a record: a name or a title is shorter, so those get what fits.
TEXTS: tuple[tuple[str, Callable[[str], dict[str, Any]]], ...] = (
    ("/label", lambda t: smallest(label=t)),
    (f"{WORDS}/text", lambda t: said(text=t, at=AT)),
    ("/topics/0/title", lambda t: smallest(topics=[{**TOPIC, "title": t}])),
    ("/topics/0/prompt", lambda t: smallest(topics=[{**TOPIC, "prompt": t}])),
    ("/parties/manager/0/name", lambda t: smallest(parties={"manager": [{**JORIS, "name": t}]})),
    ("/agreements/0/what", lambda t: smallest(agreements=[{"id": "a", "what": t}])),
    ("/report/editions/0/text", lambda t: smallest(report={"editions": [{"text": t}]})),
)


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the big list of naughty strings is not beside this checkout")
def test_a_naughty_string_is_kept_as_it_is_or_refused_as_text() -> None:
    kept = 0
    for string in naughty():
        for path, put in TEXTS:
            data = put(string)
            reading = from_text_and_data(data)
            if reading:
                assert [(code.split(".")[0], place) for code, place in reading] == [("text", path)]
            else:
                kept += 1
    assert kept > 3000


def from_text_and_data(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The faults; if there are none, the record comes back as it was."""
    reading = read(text(data))
    if reading.conversation is None:
        return both_ways(data)
    assert to_dict(reading.conversation) == data
    assert from_dict(data) == reading.conversation
    return []


SPOKEN_OF = "cijfer: 4, onvoldoende, geen periodiek; score 2/5, no bonus, private"


@needs_example
def test_no_text_is_refused_for_what_it_says() -> None:
    said_before = [path for path, value in leaves(example()) if type(value) is str and " " in value]
    assert len(said_before) > 50
    for path in said_before:
        data = placed(example(), path, SPOKEN_OF)
        assert to_dict(loads(text(data))) == data
