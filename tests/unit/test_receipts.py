"""Receipts: what a party keeps outside the record, and what it tells of a later change."""

from typing import Any

import course
import pytest
from course import EMPLOYEE, MANAGER, on

from functionering import (
    Conversation,
    HandOver,
    InvalidValue,
    Limits,
    Party,
    Person,
    Receipt,
    RecordError,
    Statement,
    receipt,
    seal,
    verify,
)
from functionering.party import Both
from functionering.receipts import Change, dumps_receipt, matches_code, read_receipt
from functionering.record import evolve
from functionering.stamping import restamp

ZERO = "sha256:" + "0" * 64


def changes(c: Conversation, held: Receipt) -> list[tuple[str, str | None, Change]]:
    return [(each.kind, each.name, each.change) for each in verify(c, held).differences]


def stated(c: Conversation, *texts: str) -> Conversation:
    """The record with the employee's views on it, under true digests."""
    made = tuple(Statement(text=each, at=on(20), on=seal(c), digest=ZERO) for each in texts)
    return restamp(evolve(c, statements=Both(made, ())))


@pytest.mark.parametrize("party", list(Party))
def test_a_record_that_did_not_change_matches_the_receipt_of_either_side(party: Party) -> None:
    held = receipt(course.closed(), party)
    verified = verify(course.closed(), held)
    assert (verified.matches, verified.same_seal, verified.differences) == (True, True, ())
    assert (held.conversation, held.party, held.seal) == ("2026", party, seal(course.closed()))
    assert held.at == on(20)


def test_a_changed_part_is_named_although_every_digest_was_computed_again() -> None:
    held = receipt(course.closed(), EMPLOYEE)
    topic = evolve(course.closed().topics[0], title="Anders")
    changed = restamp(evolve(course.closed(), topics=(topic, *course.closed().topics[1:])))
    assert not verify(changed, held).matches
    assert ("topics", "work", Change.CHANGED) in changes(changed, held)


def test_a_part_that_is_gone_or_new_is_named() -> None:
    held = receipt(course.reported(), EMPLOYEE)
    other = evolve(course.reported().agreements[0], id="a-2")
    changed = evolve(course.reported(), agreements=(other,))
    assert changes(changed, held) == [("agreements", "a-1", Change.MISSING), ("agreements", "a-2", Change.ADDED)]


def test_an_edition_is_named_by_its_number() -> None:
    held = receipt(course.reported(), EMPLOYEE)
    edition = evolve(course.reported().report.editions[0], text="Anders.")
    assert changes(evolve(course.reported(), report=evolve(course.reported().report, editions=(edition,))), held) == [
        ("report", "1", Change.CHANGED)
    ]


def test_a_view_that_was_taken_away_shows_although_the_seal_still_fits() -> None:
    held = receipt(stated(course.closed(), "Nee."), EMPLOYEE)
    verified = verify(course.closed(), held)
    assert (verified.same_seal, verified.matches) == (True, False)
    assert changes(course.closed(), held) == [
        ("statements", "employee/0", Change.MISSING),
        ("on", "employee/0", Change.MISSING),
    ]


def test_a_view_that_came_later_is_no_change_of_what_was_seen() -> None:
    held = receipt(course.closed(), MANAGER)
    later = stated(course.closed(), "Nee.")
    assert verify(later, held).matches
    assert changes(later, held) == [("statements", "employee/0", Change.ADDED), ("on", "employee/0", Change.ADDED)]


def test_a_signature_that_was_changed_is_named() -> None:
    held = receipt(course.signed(), EMPLOYEE)
    later = evolve(course.signed().signatures.employee[0], at=on(25))
    changed = evolve(course.signed(), signatures=course.signed().signatures.with_value(EMPLOYEE, (later,)))
    assert changes(changed, held) == [("signatures", "employee/0", Change.CHANGED)]


def test_before_anything_is_shared_a_receipt_tells_nothing_of_the_other() -> None:
    c = course.drafted()
    hidden = evolve(c, topics=c.topics[:3])
    assert receipt(c, EMPLOYEE) == receipt(hidden, EMPLOYEE)
    assert receipt(c, MANAGER) != receipt(course.planned(), MANAGER)
    assert verify(c, receipt(c, EMPLOYEE)).matches


def test_who_handed_over_since_still_holds_a_good_receipt() -> None:
    c = course.closed()
    held = receipt(c, MANAGER)
    people = (*c.parties.manager, Person(id="a", name="Ans", from_=on(30).date()))
    move = HandOver(side=MANAGER, from_="p", to="a", at=on(30), preparation_shared=False)
    assert verify(evolve(c, parties=c.parties.with_value(MANAGER, people), handovers=(move,)), held).matches


def test_a_receipt_of_another_conversation_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        verify(course.planned(id="other"), receipt(course.planned(), EMPLOYEE))
    assert [(each.code, each.path) for each in caught.value.faults] == [("conversation.other", "/id")]


def test_a_record_without_a_moment_has_a_receipt_without_one() -> None:
    held = receipt(course.planned(), EMPLOYEE)
    assert held.at is None
    assert held.line() == f"Gesprek 2026: controlecode {held.code}"
    assert held.line("en") == f"Conversation 2026: digest code {held.code}"


class TestOnPaper:
    held = receipt(course.closed(), EMPLOYEE)

    def test_the_line_says_which_conversation_as_it_stood_when_and_the_code(self) -> None:
        assert self.held.line() == f"Gesprek 2026, stand van 2026-11-20T09:00:00Z: controlecode {self.held.code}"
        assert self.held.line("en") == f"Conversation 2026, as of 2026-11-20T09:00:00Z: digest code {self.held.code}"

    def test_the_code_is_four_groups_of_four_that_cannot_be_misread(self) -> None:
        assert [len(each) for each in self.held.code.split("-")] == [4, 4, 4, 4]
        assert not set(self.held.code) & set("ILOU")

    def test_the_code_is_that_of_the_record_however_it_was_written_down(self) -> None:
        written = self.held.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
        assert matches_code(course.closed(), EMPLOYEE, written)
        assert not matches_code(course.talked(), EMPLOYEE, written)
        assert matches_code(course.drafted(), EMPLOYEE, receipt(course.drafted(), EMPLOYEE).code)


class TestAsADocument:
    def test_it_reads_back_and_holds_no_word(self) -> None:
        held = receipt(stated(course.closed(), "Nee."), EMPLOYEE)
        document = dumps_receipt(held)
        assert read_receipt(document) == held
        assert b"bereik" not in document
        assert document.startswith(b'{"format":"functionering-receipt/1","conversation":"2026","party":"employee"')

    @pytest.mark.parametrize(
        ("change", "faults"),
        [
            ({"format": "functionering/1"}, [("format.unknown", "/format")]),
            ({"etag": ZERO}, [("json.unknown_key", "")]),
            ({"seal": "x", "party": "both"}, [("value.choice", "/party"), ("value.pattern", "/seal")]),
        ],
    )
    def test_what_is_no_receipt_is_refused(self, change: dict[str, Any], faults: list[tuple[str, str]]) -> None:
        with pytest.raises(RecordError) as caught:
            read_receipt({**receipt(course.closed(), EMPLOYEE).to_dict(), **change})
        assert [(each.code, each.path) for each in caught.value.faults] == faults

    def test_no_more_faults_are_listed_than_the_limit(self) -> None:
        parts = [{"kind": "X", "digest": ZERO}] * 5
        with pytest.raises(RecordError) as caught:
            read_receipt({**receipt(course.planned(), EMPLOYEE).to_dict(), "parts": parts}, limits=Limits(max_errors=2))
        assert [each.code for each in caught.value.faults] == ["value.pattern", "value.pattern", "too_many_errors"]
