"""Lists of people as they come out of spreadsheets and systems: every dialect read alike, and what is amiss told."""

import datetime as dt
from pathlib import Path

import pytest
from command_line import Call

from functionering import InvalidValue
from functionering.cli import cells, sheet
from functionering.cli.cells import LONGEST_SPAN
from functionering.days import Span

ON = ("--on", "2026-11-24", "--lang", "en", "--format", "json")
ROW = '{"track": "0003-1", "not_before": "2026-01-01", "final_day": "2026-12-31", "status": "open"}'


def codes(read: object, cell: str) -> list[str]:
    with pytest.raises(InvalidValue) as refused:
        list(read(cell))  # type: ignore[operator]
    return [each.code for each in refused.value.faults]


NO_HEADER = "-, line 1: The first line names the columns; missing: track / id, start / employment."
NO_DAY = "This is not a day; write YYYY-MM-DD or D-M-YYYY."
TOO_MANY = "This line has more cells than columns; put a cell that holds a separator in quotes."
BROKEN = "A quote is out of place here, or the line is too long."
NO_CELL = "This must be text, a number, or a list of these."


class TestACell:
    @pytest.mark.parametrize("cell", ["2026-03-01", "1-3-2026", "01-03-2026"])
    def test_a_day_is_written_as_iso_or_as_dutch_excel_does(self, cell: str) -> None:
        assert cells.day(cell) == dt.date(2026, 3, 1)

    @pytest.mark.parametrize(
        "cell",
        [
            "2026-02-29",
            "31-4-2026",
            "3/1/2026",
            "2026-3-1",
            "20260301",
            "2026-W09-1",
            "1-3-26",
            "",
            "0000-01-01",
            "\u0662\u0660\u0662\u0666-03-01",
        ],
    )
    def test_nothing_else_is_a_day(self, cell: str) -> None:
        with pytest.raises(InvalidValue) as refused:
            cells.day(cell)
        assert [each.code for each in refused.value.faults] == ["cell.day"]

    def test_several_days_stand_apart_by_anything_that_is_not_in_a_day(self) -> None:
        assert cells.days("2026-03-01 2-3-2026,2026-03-03; 2026-03-04|2026-03-05") == tuple(
            dt.date(2026, 3, number) for number in range(1, 6)
        )

    def test_a_span_has_two_days_or_one_or_no_end(self) -> None:
        one, two = dt.date(2026, 3, 1), dt.date(2026, 3, 9)
        assert cells.spans("2026-03-01..9-3-2026 2026-03-01 2026-03-01..") == (
            Span(one, two),
            Span(one, one),
            Span(one),
        )

    @pytest.mark.parametrize("cell", ["..2026-03-01", "2026-03-01..2026-03-02..2026-03-03"])
    def test_other_dots_are_no_span(self, cell: str) -> None:
        assert codes(cells.spans, cell) == ["cell.span"]

    def test_a_span_that_ends_before_it_starts_is_none(self) -> None:
        assert codes(cells.spans, "2026-03-02..2026-03-01") == ["span.order"]

    def test_days_are_spelled_out_up_to_ten_years(self) -> None:
        first = dt.date(2026, 1, 1)
        longest = first + dt.timedelta(days=LONGEST_SPAN - 1)
        assert len(list(cells.every_day(f"{first}..{longest}"))) == LONGEST_SPAN
        assert codes(cells.every_day, f"{first}..{longest + dt.timedelta(days=1)}") == ["cell.span"]
        assert codes(cells.every_day, f"{first}..") == ["cell.span"]

    def test_a_number_is_whole_and_a_key_is_on_one_line(self) -> None:
        assert cells.count("12") == 12
        assert codes(lambda cell: [cells.count(cell)], "1.5") == ["value.range"]
        assert codes(lambda cell: [cells.key(cell)], "a\x1b[31m") == ["plan.key"]


class TestEveryDialect:
    @pytest.mark.parametrize(
        "given",
        [
            b"track,start,held\n0003-1,2019-05-01,2025-10-28\n",
            b"\xef\xbb\xbfspoor;in dienst;gevoerd\r\n0003-1;1-5-2019;28-10-2025\r\n",
            b'"Spoor"\t"In_Dienst"\t" GEVOERD "\n"0003-1"\t"1-5-2019"\t"28-10-2025"',
            b"sep=;\r\ntrack;start;held\r\n0003-1;2019-05-01;2025-10-28\r\n",
            b"track,start,held\n\n , ,\n0003-1,2019-05-01,2025-10-28",
            b"id,track,start,held\n9,0003-1,2019-05-01,2025-10-28",
            b"id,track,start,held\n0003-1,,2019-05-01,2025-10-28",
            b"track,employment,held\n0003-1,2019-05-01..,2025-10-28",
            b'{"track": "0003-1", "start": "2019-05-01", "held": ["2025-10-28"]}\n\n',
            b'{"id": "0003-1", "employment": [{"start": "2019-05-01"}], "held": "2025-10-28"}',
            b'{"id": "0003-1", "employment": [{"start": "2019-05-01", "end": "2040-05-01"}], "held": "2025-10-28"}',
        ],
    )
    def test_says_the_same(self, call: Call, given: bytes) -> None:
        said = call("due", "-", *ON, stdin=given)
        assert (said.code, said.err, said.lines) == (0, "", [ROW])

    def test_a_number_in_json_is_a_key_too(self, call: Call) -> None:
        said = call("due", "-", *ON, stdin=b'{"track": 7, "start": "2026-01-01"}')
        assert '"track": "7"' in said.out

    def test_what_is_not_read_is_said_once(self, call: Call) -> None:
        said = call("due", "-", *ON, stdin=b"track,start,name,reason\n0003-1,2019-05-01,Noor,griep\n")
        assert said.code == 0
        assert "2 column(s) not read; what is read: anchor, away, employment" in said.err
        assert "griep" not in said.err + said.out
        dutch = call("due", "-", "--on", "2026-11-24", stdin=b'{"track": "1", "start": "2019-05-01", "name": "Noor"}')
        assert "1 kolom(men) niet gelezen" in dutch.err

    def test_a_file_is_read_as_standard_input_is(self, call: Call, tmp_path: Path) -> None:
        file = tmp_path / "people.csv"
        file.write_bytes(b"track,start,held\n0003-1,2019-05-01,2025-10-28\n")
        assert call("due", str(file), *ON).lines == [ROW]


class TestWhatIsAmiss:
    @pytest.mark.parametrize(
        ("given", "complaint"),
        [
            (
                b"0003-1,2019-05-01\n",
                "-, line 1: The first line names the columns; missing: track / id, start / employment.",
            ),
            (b"", NO_HEADER),
            (b"track,start,Track\n", "-, line 1: The first line names a column twice."),
            (b"track,start\n1,geheim\n", f"-, line 2, column start: {NO_DAY}"),
            (
                b"sep=,\ntrack,start\n1,geheim\n",
                f"-, line 3, column start: {NO_DAY}",
            ),
            (
                b'track,start,held\n1,2019-05-01,"2025-01-01\n2026-13-01"\n',
                f"-, line 2, column held: {NO_DAY}",
            ),
            (
                b"track,start,end\n1,2019-05-01,2018-05-01\n",
                "-, line 2, column end: The last day lies before the first.",
            ),
            (b"track,start\n,2019-05-01\n", "-, line 2, column track: This cell may not be empty."),
            (b"track,start\n1,\n", "-, line 2, column start: This cell may not be empty."),
            (b"track,start\n1,2019-05-01\n1,2020-05-01\n", "-, line 3: This person stands in the list before."),
            (
                b"track,start\n1,2019-05-01,geheim\n",
                f"-, line 2: {TOO_MANY}",
            ),
            (b'track,start\n"1"geheim,2019-05-01\n', f"-, line 2: {BROKEN}"),
            (b"track,start\n\xe9,2019-05-01\n", '-, line 2: This is not UTF-8; save the file as "CSV UTF-8".'),
            (
                b"track,start\n" + b"x" * (sheet.LONGEST_LINE + 1),
                f"-, line 2: {BROKEN}",
            ),
            (
                b'{"track": "1", "start": "geheim"}',
                f"-, line 1, column start: {NO_DAY}",
            ),
            (b'{"track": "1"}', "-, line 1, column start: This cell may not be empty."),
            (b'{"track": "1", "start": true}', f"-, line 1: {NO_CELL}"),
            (
                b'{"track": "1", "away": {"from": "2026-01-01"}}',
                f"-, line 1: {NO_CELL}",
            ),
            (b'{"track": "1"}\n[]', "-, line 2: Each line must be one JSON object."),
        ],
    )
    def test_is_told_with_its_line_and_never_with_what_stands_there(
        self, call: Call, given: bytes, complaint: str
    ) -> None:
        said = call("due", "-", *ON, stdin=given)
        assert (said.code, said.out) == (2, "")
        assert complaint in said.err.splitlines()
        assert "geheim" not in said.err

    def test_json_that_is_none_is_told_with_its_line(self, call: Call) -> None:
        said = call("due", "-", *ON, stdin=b'{"track": "1", "start": "2019-05-01"}\n{"track": geheim}')
        assert said.code == 2
        assert said.err.startswith("-, line 2: This is not JSON")
        assert "geheim" not in said.err

    def test_a_file_that_is_not_there(self, call: Call, tmp_path: Path) -> None:
        missing = tmp_path / "none.csv"
        assert call("due", str(missing), *ON).err == f"{missing}: There is no such file.\n"
        assert call("due", str(tmp_path), *ON).err == f"{tmp_path}: This file cannot be read.\n"

    def test_all_lines_are_told_up_to_a_number(self, call: Call) -> None:
        bad = b"".join(b"%d,x\n" % number for number in range(30))
        said = call("due", "-", *ON, stdin=b"track,start\n" + bad)
        assert said.code == 2
        assert len(said.err.splitlines()) == sheet.MOST_COMPLAINTS

    def test_in_dutch_too_with_the_names_that_the_list_has(self, call: Call) -> None:
        said = call("due", "-", "--on", "2026-11-24", stdin=b"Personeelsnummer;In_Dienst\n1;31-2-2026\n;1-2-2026\n")
        assert said.err.splitlines() == [
            "-, regel 2, kolom in dienst: Dit is geen dag; schrijf JJJJ-MM-DD of D-M-JJJJ.",
            "-, regel 3, kolom personeelsnummer: Deze cel mag niet leeg zijn.",
        ]
        english = call("due", "-", "--on", "2026-11-24", stdin=b"track;start\n1;31-2-2026\n")
        assert english.err.startswith("-, regel 2, kolom start: ")

    def test_a_column_that_is_not_there_is_called_as_in_the_language_that_was_asked(self, call: Call) -> None:
        dutch = call("due", "-", "--on", "2026-11-24", stdin=b"naam;in dienst\n")
        assert dutch.err.endswith("er ontbreekt: spoor / medewerker.\n")
        missing = b'{"spoor": "1", "gevoerd": "2025-01-01"}'
        assert "kolom in dienst: Deze cel" in call("due", "-", "--on", "2026-11-24", stdin=missing).err
        assert "column start: This cell" in call("due", "-", *ON, stdin=missing).err
        unread = call("due", "-", "--on", "2026-11-24", stdin=b"spoor;in dienst;naam\n1;1-2-2026;x\n")
        assert "wel gelezen worden: afwezig, dienstverband, gevoerd, in dienst, jaardatum" in unread.err

    def test_another_name_than_these_is_told_as_it_is(self) -> None:
        assert sheet.called("elsewhere", "nl") == "elsewhere"

    def test_a_line_shows_nothing_of_itself_in_a_log(self) -> None:
        assert repr(sheet.Row(3, {"track": "geheim"})) == "Row(line=3)"
