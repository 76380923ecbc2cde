"""Pages that are made from the package say what the package says."""

import pytest

import made


@pytest.mark.parametrize("name", list(made.PAGES))
def test_a_page_that_is_made_is_up_to_date(name: str) -> None:
    assert (made.DOCS / name).read_text("utf-8") == made.PAGES[name](), "run: python docs/made.py"


def test_the_smallest_record_has_at_most_40_lines_of_120_characters() -> None:
    lines = made.smallest().split("```json\n")[1].split("\n```")[0].splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 120
