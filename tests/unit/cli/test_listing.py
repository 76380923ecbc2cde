"""Lists that are shown: cells that no spreadsheet takes for a formula, and order without much memory."""

import csv
import io
import random

import pytest
from hypothesis import given, strategies

from functionering.cli.listing import Ordered, harmless


class TestACellThatLooksLikeAFormula:
    @pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
    def test_gets_an_apostrophe(self, first: str) -> None:
        assert harmless(f"{first}1+1") == f"'{first}1+1".replace("\t1", "\t1")

    @pytest.mark.parametrize("cell", ["x;=1+1", "x,=1+1", "x\t=1+1", "x\n=1+1", "x|=1+1"])
    def test_also_where_another_separator_would_make_it_one(self, cell: str) -> None:
        assert harmless(cell) == cell.replace("=", "'=")

    @pytest.mark.parametrize("cell", ["", "0003-1", "a=b", "2026-11-24", "x; =1"])
    def test_others_stay_as_they_are(self, cell: str) -> None:
        assert harmless(cell) == cell

    @given(strategies.text(alphabet="=+-@\t\r\n;,|ax1 ", max_size=12), strategies.sampled_from([",", ";", "\t"]))
    def test_however_it_is_cut_no_cell_begins_like_a_formula(self, cell: str, separator: str) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow([harmless(cell)])
        for line in text.getvalue().splitlines():
            for each in line.replace('"', "").split(separator):
                assert not each.startswith(("=", "+", "-", "@"))


class TestOrder:
    @pytest.mark.parametrize("in_memory", [1, 2, 3, 1000])
    def test_is_the_same_however_few_lines_are_kept_in_memory(self, in_memory: int) -> None:
        chance = random.Random(1)  # noqa: S311
        keys = [(chance.randrange(2), f"{chance.randrange(50):02}", str(number)) for number in range(100)]
        with Ordered(in_memory) as ordered:
            for key in keys:
                ordered.add(key, {"track": key[2], "why": None})
            assert [line["track"] for line in ordered.lines()] == [key[2] for key in sorted(keys)]

    def test_of_nothing_is_nothing(self) -> None:
        with Ordered() as ordered:
            assert list(ordered.lines()) == []
