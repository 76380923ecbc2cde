"""What is written down of the talk, and what each side does with it."""

from model import AT, DIGEST, the_fault

from functionering.errors import fault
from functionering.report import Edition, Meaning, Report, Statement


def test_the_latest_edition_counts_and_earlier_ones_stay() -> None:
    first, second = Edition(text="Eerst."), Edition(text="Daarna.")
    assert Report(editions=(first, second)).latest is second
    assert Report(editions=(first, second)).editions == (first, second)
    assert Report().latest is None


def test_a_statement_is_text_or_redacted() -> None:
    why = fault("value.impossible", why="statement.one_form")
    assert the_fault(lambda: Statement(at=AT, on=DIGEST, digest=DIGEST)) == why
    assert the_fault(lambda: Statement(text="a", redacted=True, at=AT, on=DIGEST, digest=DIGEST)) == why
    assert Statement(redacted=True, at=AT, on=DIGEST, digest=DIGEST).text is None


def test_to_have_seen_a_report_is_not_to_confirm_it() -> None:
    assert [each for each in Meaning if each.confirms] == [Meaning.AGREED, Meaning.ACCURATE]
    assert [each.value for each in Meaning] == ["agreed", "seen", "accurate", "noted", "under_protest"]
