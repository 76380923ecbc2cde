"""What is agreed, by when, and how it fared."""

# ruff: noqa: RUF001 -- digits of other scripts are what is tested

import datetime as dt
from typing import Any

import pytest
from model import AT, faults, the_fault

from functionering.agreement import Agreement, DueBy, DueKind, Progress, Revision
from functionering.errors import fault
from functionering.party import Both
from functionering.words import Assent

VALUES: dict[str, Any] = {
    "date": dt.date(2027, 1, 15),
    "month": "2027-02",
    "quarter": "2027-Q2",
    "half": "2026-H2",
    "year": "2027",
    "school_year": "2026-2027",
}


@pytest.mark.parametrize("kind", DueKind)
def test_a_term_holds_the_value_of_its_kind_and_no_other(kind: DueKind) -> None:
    own: dict[str, Any] = {str(kind): VALUES[kind]} if kind in VALUES else {}
    assert DueBy(kind=kind, **own).kind is kind
    for name, value in VALUES.items():
        if name != kind.value:
            wrong: dict[str, Any] = {**own, name: value}
            assert faults(lambda wrong=wrong: DueBy(kind=kind, **wrong)) == [("value.impossible", "")]  # type: ignore[misc]
    if own:
        assert faults(lambda: DueBy(kind=kind)) == [("value.impossible", "")]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (DueKind.MONTH, "due.with_value"),
        (DueKind.OPEN, "due.without_value"),
    ],
)
def test_a_due_of_another_kind_is_told_in_words(kind: DueKind, why: str) -> None:
    found = the_fault(lambda: DueBy(kind=kind, year="2026"))
    assert found == fault("value.impossible", why=why, kind=kind.value)
    assert kind.value in found.sentence("nl")


@pytest.mark.parametrize(
    ("kind", "value", "last"),
    [
        ("date", dt.date(2027, 1, 15), dt.date(2027, 1, 15)),
        ("month", "2027-02", dt.date(2027, 2, 28)),
        ("month", "2028-02", dt.date(2028, 2, 29)),
        ("month", "2027-12", dt.date(2027, 12, 31)),
        ("quarter", "2027-Q1", dt.date(2027, 3, 31)),
        ("quarter", "2027-Q4", dt.date(2027, 12, 31)),
        ("half", "2027-H1", dt.date(2027, 6, 30)),
        ("half", "2027-H2", dt.date(2027, 12, 31)),
        ("year", "2027", dt.date(2027, 12, 31)),
        ("school_year", "2026-2027", dt.date(2027, 7, 31)),
    ],
)
def test_a_term_runs_up_to_and_including_its_last_day(kind: str, value: Any, last: dt.date) -> None:
    due = DueBy(kind=DueKind(kind), **{kind: value})
    assert due.last_day == last
    days = [last - dt.timedelta(days=1), last, last + dt.timedelta(days=1)]
    assert [due.is_past(on=day) for day in days] == [False, False, True]


@pytest.mark.parametrize("kind", [DueKind.NEXT_CONVERSATION, DueKind.OPEN])
def test_an_open_term_is_never_past(kind: DueKind) -> None:
    due = DueBy(kind=kind)
    assert due.last_day is None
    assert not due.is_past(on=dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("kind", "form", "wrong"),
    [
        (
            "month",
            "2026-05",
            ["2026-00", "2026-13", "2026-5", "2026", "1899-05", "2199-05", "2026-05\n", "２０２６-05"],
        ),
        ("quarter", "2026-Q2", ["2026-Q0", "2026-Q5", "2026-q1", "2026Q1", "2199-Q1"]),
        ("half", "2026-H1", ["2026-H0", "2026-H3", "2026-1"]),
        ("year", "2026", ["26", "1899", "2199", "02026"]),
        ("school_year", "2026-2027", ["2026-2026", "2026-2028", "2027-2026", "2026-27", "1899-1900"]),
    ],
)
def test_a_term_has_one_form_within_the_years_of_a_career(kind: str, form: str, wrong: list[str]) -> None:
    for value in wrong:
        given: dict[str, Any] = {kind: value}
        found = the_fault(lambda given=given: DueBy(kind=DueKind(kind), **given))  # type: ignore[misc]
        assert found == fault("value.pattern", f"/{kind}", form=form)
    assert the_fault(lambda: DueBy(kind=DueKind(kind), **{kind: 2026})) == fault("type", f"/{kind}", expected="text")  # type: ignore[arg-type]


def test_amendments_are_numbered_in_their_order() -> None:
    def amended(*numbers: int) -> Agreement:
        return Agreement(id="a", what="b", revisions=tuple(Revision(number=each, at=AT) for each in numbers))

    assert len(amended(1, 2, 3).revisions) == 3
    for wrong in ((2,), (1, 3), (1, 1), (2, 1)):
        assert faults(lambda wrong=wrong: amended(*wrong)) == [("value.impossible", "/revisions")]  # type: ignore[misc]


def test_both_assented_when_both_did_to_the_same_words_be_they_those_that_stand_or_earlier_ones() -> None:
    def assented(*digests: str | None) -> bool:
        given = (None if each is None else Assent(at=AT, digest="sha256:" + each * 64) for each in digests)
        return Agreement(id="a", what="b", assents=Both(*given)).had_both_assents

    assert assented("0", "0")
    assert [assented("0", "1"), assented("0", None), assented(None, "0"), assented(None, None)] == [False] * 4


def test_how_far_an_agreement_came_is_said_in_both_languages() -> None:
    assert (Progress.REALISED.label(), Progress.REALISED.label("en")) == ("gerealiseerd", "realised")
