"""The invented organisation of 10 000 people: what the pages say of it is what the commands there answer."""

import csv
import io
import re
import runpy
from collections import Counter
from pathlib import Path

import pytest

import pages
from functionering.cli import main
from functionering.cli.console import Console

SCRIPT = pages.CHECKOUT / "benchmarks" / "organisation.py"
PEOPLE = 10_000


def answered(*argv: str) -> tuple[int, list[dict[str, str]], str]:
    """The exit code of a command, its lines of CSV, and what it complained of."""
    out, err = io.BytesIO(), io.BytesIO()
    code = main(argv, Console(out, err))
    return code, list(csv.DictReader(io.StringIO(out.getvalue().decode()))), err.getvalue().decode()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("organisation") / "people.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        runpy.run_path(str(SCRIPT))["write"](PEOPLE, lines)
    return str(file)


def said(name: str) -> str:
    """A page as one line, to find sentences in."""
    return " ".join((pages.CHECKOUT / "docs" / "how-to" / name).read_text("utf-8").split())


def test_everybody_is_in_the_list_of_who_is_due(people: str) -> None:
    assert "functionering due people.csv --on 2026-11-24 --format csv" in said("when-is-the-next-one-due.md")
    code, lines, complaints = answered("due", people, "--on", "2026-11-24", "--format", "csv")
    assert (code, len(lines), complaints) == (0, PEOPLE, "")


def test_the_plan_is_what_the_page_says(people: str) -> None:
    page = said("plan-a-team.md")
    room = "--on 2026-11-24 --from 2026-12-01 --to 2027-01-31 --per-day 1 --per-week 3"
    assert f"functionering plan people.csv {room}" in page
    rest = "--closed 2026-12-21..2027-01-03 --spread --format csv"
    assert rest in page
    code, lines, complaints = answered("plan", people, *room.split(), *rest.split(), "--lang", "en")
    notes = Counter(line["note"].split(":")[0] for line in lines if not line["day"])
    seen = sum(bool(line["day"]) for line in lines)
    told = (
        f"Of the 10 000 people {seen:,} have a day, {notes['no place within the period asked']} have no place, "
        f"{notes['not in this period']} are not due in these two months, "
        f"{notes['not to be planned yet']} cannot be planned yet, "
        f"and {notes['no next conversation']} have no next conversation."
    )
    assert re.sub(r"(\d),(\d)", r"\1 \2", told) in page
    assert code == 1
    assert len(complaints.splitlines()) == notes["no place within the period asked"]
