"""Receipts of what stands outside the seal: no change or removal goes unseen, and what comes later is only added."""

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from typing import Any

import course
import pytest
from course import EMPLOYEE, MANAGER, digest_of, on, run
from model import leaves, placed

from functionering import (
    AppraisalLink,
    Assent,
    Conversation,
    Given,
    HandOver,
    Owner,
    Party,
    Person,
    Receipt,
    RecordError,
    Statement,
    Unsigned,
    from_dict,
    json_text,
    receipt,
    seal,
    steps,
    to_dict,
    verify,
)
from functionering.agreement import Progress, ProgressNote
from functionering.conversation import Closing, Reopening
from functionering.extensions import Extensions
from functionering.party import Both
from functionering.receipts import Change, Part, matches_code
from functionering.record import evolve
from functionering.stamping import restamp
from functionering.steps import Part as Assented
from functionering.words import Words

ZERO = "sha256:" + "0" * 64
LATER = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
ADDED, CHANGED, MISSING = Change.ADDED, Change.CHANGED, Change.MISSING
Told = tuple[str, str | None, str | None, Change]


def told(c: Conversation, held: Receipt) -> list[Told]:
    """What a receipt tells, whether or not it matters."""
    return [(each.kind, each.of, each.name, each.change) for each in verify(c, held).differences]


def full() -> Conversation:
    """A record with something in every place outside the seal, and under true digests."""
    text = (files("functionering") / "examples" / "hand-over.json").read_bytes()
    data: dict[str, Any] = dict(json_text.decode(text))
    c = from_dict(data)
    said = (Statement(text="Ik zie het anders.", at=LATER, on=seal(c), digest=ZERO, person="bb-340"),)
    replied = (Statement(text="Dat mag.", at=LATER, on=seal(c), digest=ZERO, person="bb-118"),)
    newcomer = Person(id="bb-500", name="Iris", from_=LATER.date())
    move = HandOver(side=MANAGER, from_="bb-101", to="bb-500", at=LATER, preparation_shared=True)
    people = (*c.parties.manager, newcomer)
    return restamp(
        evolve(
            c,
            parties=Both(c.parties.employee, people),
            handovers=(*c.handovers, move),
            statements=Both(said, replied),
            unsigned=Both((Unsigned(person="bb-340", at=LATER, said=True, grounds="Te vroeg."),), ()),
            appraisals=(AppraisalLink(id="b", system="nl.example", on=LATER.date()),),
        )
    )


FULL = full()
PLAIN: dict[str, Any] = to_dict(FULL)


def another(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value.startswith("sha256:"):
        return "sha256:" + "f" * 64
    if value[:4].isdigit() and value[4:5] == "-" and len(value) in (10, 20):
        return f"{int(value[:4]) - 1}{value[4:]}"
    return value + "x"


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Everything in plain data that can be taken out: every key, and every member of a list."""
    kind: Any = value.__class__
    keys: list[Any] = [*value] if kind is dict else [*range(len(value))] if kind is list else []
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def without(path: tuple[Any, ...]) -> dict[str, Any]:
    data = deepcopy(PLAIN)
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return data


def read(data: dict[str, Any]) -> Conversation | None:
    """The record in plain data; None where it is none."""
    try:
        return from_dict(data)
    except RecordError:
        return None


class TestNothingGoesUnseen:
    @pytest.mark.parametrize("party", list(Party))
    def test_the_record_itself_matches(self, party: Party) -> None:
        verified = verify(FULL, receipt(FULL, party))
        assert (verified.matches, verified.differences) == (True, ())

    @pytest.mark.parametrize("party", list(Party))
    def test_another_value_in_any_place_shows_also_under_digests_that_were_computed_again(self, party: Party) -> None:
        held, tried = receipt(FULL, party), 0
        for path, value in leaves(PLAIN):
            changed = read(placed(PLAIN, path, another(value)))
            if changed is None or changed.id != FULL.id:
                continue
            for each in (changed, restamp(changed)):
                if each != FULL:
                    tried += 1
                    assert not verify(each, held).matches, path
        assert tried > 250

    @pytest.mark.parametrize("party", list(Party))
    def test_what_is_taken_out_anywhere_shows(self, party: Party) -> None:
        held, tried = receipt(FULL, party), 0
        for path in places(PLAIN):
            changed = read(without(path))
            if changed is not None:
                tried += 1
                assert not verify(changed, held).matches, path
        assert tried > 120

    def test_what_changed_is_named(self) -> None:
        held = receipt(FULL, EMPLOYEE)
        first = FULL.agreements[0]
        later = evolve(first.revisions[0], what="Geen opleiding.")
        reworded = restamp(evolve(FULL, agreements=(evolve(first, revisions=(later,)), *FULL.agreements[1:])))
        assert told(reworded, held) == [
            ("revisions", "bieb-2025-a", "1", CHANGED),
            ("assents", "bieb-2025-a", "1/employee", CHANGED),
            ("assents", "bieb-2025-a", "1/manager", CHANGED),
        ]
        gone = evolve(FULL, agreements=(evolve(first, progress=()), *FULL.agreements[1:]))
        assert told(gone, held) == [("progress", "bieb-2025-a", "0", MISSING)]
        grounds = evolve(FULL.unsigned.employee[0], grounds="Eens.")
        assert told(evolve(FULL, unsigned=Both((grounds,), ())), held) == [("unsigned", None, "employee/0", CHANGED)]
        assert told(evolve(FULL, closing=None), held) == [("closing", None, "1", MISSING)]

    def test_whose_statement_it_is_and_which_seal_it_speaks_of_are_told_apart(self) -> None:
        held = receipt(FULL, MANAGER)
        (said,) = FULL.statements.employee
        anothers = restamp(evolve(FULL, statements=FULL.statements.with_value(EMPLOYEE, (evolve(said, person=None),))))
        assert told(anothers, held) == [("statements", None, "employee/0", CHANGED)]
        moved = restamp(evolve(FULL, statements=FULL.statements.with_value(EMPLOYEE, (evolve(said, on=ZERO),))))
        assert told(moved, held) == [("on", None, "employee/0", CHANGED)]

    def test_a_piece_that_was_moved_to_the_other_side_or_another_agreement_shows(self) -> None:
        held = receipt(FULL, EMPLOYEE)
        nobodys = evolve(FULL, unsigned=Both((Unsigned(at=LATER, said=True),), ()))
        assert not verify(evolve(nobodys, unsigned=nobodys.unsigned.mirrored()), receipt(nobodys, EMPLOYEE)).matches
        first, second, *others = FULL.agreements
        swapped = (evolve(first, revisions=()), evolve(second, revisions=first.revisions), *others)
        assert not verify(evolve(FULL, agreements=swapped), held).matches

    def test_what_nobody_is_shown_is_not_covered(self) -> None:
        c = evolve(FULL, extensions=Extensions({"nl.example": {"a": 1}}))
        assert verify(c, receipt(FULL, EMPLOYEE)).differences == ()


class TestWhatComesLaterIsAdded:
    held = receipt(FULL, EMPLOYEE)

    def added(self, c: Conversation, held: Receipt | None = None) -> list[Told]:
        """What came, where that is all, and the record still is what the receipt says."""
        assert verify(c, held or self.held).matches
        found = told(c, held or self.held)
        assert {each[-1] for each in found} == {ADDED}
        return found

    def with_first(self, **changes: Any) -> Conversation:
        first, *others = FULL.agreements
        return evolve(FULL, agreements=(evolve(first, **changes), *others))

    def test_progress(self) -> None:
        note = ProgressNote(by=MANAGER, at=LATER, outcome=Progress.REALISED)
        c = self.with_first(progress=(*FULL.agreements[0].progress, note))
        assert self.added(c) == [("progress", "bieb-2025-a", "1", ADDED)]

    def test_an_amendment_and_then_each_assent_to_it(self) -> None:
        c = run(course.closed(), steps.AmendAgreement(by=EMPLOYEE, at=on(30), agreement="a-1", what="Anders."))
        assert self.added(c, receipt(course.closed(), EMPLOYEE)) == [("revisions", "a-1", "1", ADDED)]
        digest = digest_of(c, Assented.REVISION, "a-1", 1)
        agreed = run(c, steps.AssentRevision(by=MANAGER, at=on(31), agreement="a-1", number=1, digest=digest))
        assert self.added(agreed, receipt(c, EMPLOYEE)) == [("assents", "a-1", "1/manager", ADDED)]

    def test_a_statement_a_signature_and_that_somebody_does_not_sign(self) -> None:
        said = Statement(text="Nog iets.", at=LATER, on=seal(FULL), digest=ZERO)
        c = restamp(evolve(FULL, statements=FULL.statements.with_value(EMPLOYEE, (*FULL.statements.employee, said))))
        assert self.added(c) == [("statements", None, "employee/1", ADDED), ("on", None, "employee/1", ADDED)]
        signed = evolve(FULL.signatures.manager[0], at=LATER)
        c = evolve(FULL, signatures=FULL.signatures.with_value(MANAGER, (*FULL.signatures.manager, signed)))
        assert self.added(c) == [("signatures", None, "manager/2", ADDED)]
        c = evolve(FULL, unsigned=FULL.unsigned.with_value(MANAGER, (Unsigned(at=LATER, said=False),)))
        assert self.added(c) == [("unsigned", None, "manager/0", ADDED)]

    def test_what_came_in_between_as_after_merging(self) -> None:
        said = Statement(text="Eerder.", at=LATER - dt.timedelta(days=1), on=seal(FULL), digest=ZERO)
        c = restamp(evolve(FULL, statements=FULL.statements.with_value(EMPLOYEE, (said, *FULL.statements.employee))))
        assert self.added(c) == [("statements", None, "employee/0", ADDED), ("on", None, "employee/0", ADDED)]

    def test_a_response_and_a_closing_after_a_reopening_change_nothing_that_was_there(self) -> None:
        def respond_and_close(c: Conversation, day: int) -> Conversation:
            each = (steps.Respond(by=party, at=on(day)) for party in Party)
            return run(c, *each, steps.Close(by=EMPLOYEE, at=on(day, 10)))

        c = respond_and_close(course.reported(), 19)
        held = {party: receipt(c, party) for party in Party}
        again = respond_and_close(run(c, steps.Reopen(by=MANAGER, at=on(20), reason="Nog eens lezen.")), 21)
        assert all(verify(again, held[party]).matches for party in Party)

    def test_a_reaction_a_copy_and_a_closing(self) -> None:
        bare = evolve(FULL, reactions=Both(None, None), copies=Both(None, None), closing=None)
        found = self.added(FULL, receipt(bare, EMPLOYEE))
        assert found == [
            ("copies", "employee", "2", ADDED),
            ("reactions", "employee", "3", ADDED),
            ("copies", "manager", "2", ADDED),
            ("reactions", "manager", "4", ADDED),
            ("closing", None, "1", ADDED),
        ]

    def test_a_response_to_a_later_remark_and_not_one_that_was_rewritten(self) -> None:
        c = run(course.reported(), steps.Respond(by=MANAGER, at=on(19)))
        c = run(c, steps.Remark(by=EMPLOYEE, at=on(20), text="Het was dinsdag."))
        held = receipt(c, EMPLOYEE)
        again = run(c, steps.Respond(by=MANAGER, at=on(21)))
        assert self.added(again, held) == [("reactions", "manager", "2", ADDED)]
        sooner = evolve(c, reactions=Both(None, Given(at=on(18, 10))))
        assert told(sooner, held) == [("reactions", "manager", "1", CHANGED)]
        assert not verify(c, receipt(again, EMPLOYEE)).matches

    def test_a_copy_of_a_later_edition(self) -> None:
        c = run(course.reported(), steps.GiveCopy(by=MANAGER, at=on(19), to=EMPLOYEE))
        c = run(c, steps.ReviseReport(by=MANAGER, at=on(20), reason="Een fout."))
        c = run(c, steps.OfferReport(by=MANAGER, at=on(21), text="Het verslag, beter."))
        again = run(c, steps.GiveCopy(by=MANAGER, at=on(22), to=EMPLOYEE))
        assert self.added(again, receipt(c, EMPLOYEE)) == [("copies", "employee", "2", ADDED)]

    def test_an_appraisal_that_is_linked(self) -> None:
        c = evolve(FULL, appraisals=(*FULL.appraisals, AppraisalLink(id="c", system="nl.example", on=LATER.date())))
        assert self.added(c) == [("appraisals", None, "1", ADDED)]

    def test_a_confirmation_of_words_that_another_wrote_down(self) -> None:
        work = course.closed().topics[0]
        given = Words(text="Zo is het.", at=on(16), recorded_by=MANAGER.value)

        def record(words: Words) -> Conversation:
            perspective = evolve(work.perspectives.employee, conversation=(words,))
            topic = evolve(work, perspectives=work.perspectives.with_value(EMPLOYEE, perspective))
            return evolve(course.closed(), topics=(topic, *course.closed().topics[1:]))

        held, confirmed = receipt(record(given), EMPLOYEE), record(evolve(given, confirmed_at=on(22)))
        path = "/topics/0/perspectives/employee/conversation/0"
        assert self.added(confirmed, held) == [("confirmed_at", None, path, ADDED)]
        again = record(evolve(given, confirmed_at=on(23)))
        assert told(again, receipt(confirmed, EMPLOYEE)) == [("confirmed_at", None, path, CHANGED)]

    def test_who_comes_after_the_talk_and_the_last_day_of_who_goes(self) -> None:
        before = course.closed()
        leaving = evolve(before.parties.manager[0], until=on(30).date())
        people = (leaving, Person(id="i", name="Iris", from_=on(31).date()))
        move = HandOver(side=MANAGER, from_="p", to="i", at=on(30), preparation_shared=False)
        c = evolve(before, parties=before.parties.with_value(MANAGER, people), handovers=(move,))
        assert self.added(c, receipt(before, EMPLOYEE)) == [
            ("until", "p", "1", ADDED),
            ("parties", None, "manager/1", ADDED),
            ("handovers", None, "0", ADDED),
        ]
        shared = evolve(c, handovers=(evolve(move, preparation_shared=True),))
        assert self.added(shared, receipt(c, EMPLOYEE)) == [("preparation_shared", None, "0", ADDED)]

    def test_a_last_day_that_a_hand_over_brings_forward_and_not_one_that_was_rewritten(self) -> None:
        def leaving(day: int, *moves: HandOver) -> Conversation:
            people = (evolve(course.closed().parties.manager[0], until=on(day).date()),)
            iris = Person(id="i", name="Iris", from_=on(31).date())
            return evolve(
                course.closed(), parties=Both(course.closed().parties.employee, (*people, iris)), handovers=moves
            )

        held = receipt(leaving(60), EMPLOYEE)
        move = HandOver(side=MANAGER, from_="p", to="i", at=on(30), preparation_shared=False)
        assert ("until", "p", "1", ADDED) in self.added(leaving(30, move), held)
        assert told(leaving(30), held) == [("until", "p", "0", CHANGED)]
        assert not verify(leaving(60), receipt(leaving(30, move), EMPLOYEE)).matches

    def test_a_reopening_and_the_closing_after_it(self) -> None:
        before = course.closed()
        again = Reopening(by=EMPLOYEE, at=on(25), reason="Een fout.", edition=1)
        reopened = evolve(before, reopenings=(again,))
        assert self.added(reopened, receipt(before, MANAGER)) == [("reopenings", None, "0", ADDED)]
        closed = evolve(reopened, closing=Closing(by=MANAGER, at=on(26), digest=seal(before)))
        assert self.added(closed, receipt(before, MANAGER)) == [
            ("closing", None, "1", ADDED),
            ("reopenings", None, "0", ADDED),
        ]

    def test_but_no_closing_that_was_put_before_the_reopening_or_taken_away_after_it(self) -> None:
        again = Reopening(by=EMPLOYEE, at=on(25), reason="Een fout.", edition=1)
        closed = evolve(
            course.closed(),
            reopenings=(again,),
            closing=Closing(by=MANAGER, at=on(26), digest=seal(course.closed())),
        )
        held = receipt(closed, EMPLOYEE)
        assert not verify(evolve(closed, closing=course.closed().closing), held).matches
        assert told(evolve(closed, closing=None), receipt(course.closed(), EMPLOYEE)) == [
            ("closing", None, "0", MISSING),
            ("reopenings", None, "0", ADDED),
        ]

    def test_a_receipt_with_names_of_its_own_is_no_match_and_no_error(self) -> None:
        held = receipt(course.closed(), EMPLOYEE)
        odd = (
            *held.parts,
            Part(kind="closing", name="7", digest=ZERO),
            Part(kind="until", of="p", name="x", digest=ZERO),
        )
        verified = verify(course.closed(), evolve(held, parts=odd))
        assert not verified.matches
        assert [(each.kind, each.name, each.change) for each in verified.differences] == [
            ("closing", "7", MISSING),
            ("until", "x", MISSING),
        ]

    def test_an_id_of_the_longest_kind_names_its_pieces(self) -> None:
        name = "a" * 200
        note = ProgressNote(by=MANAGER, at=LATER, outcome=Progress.OPEN)
        c = self.with_first(id=name, progress=(note,))
        assert ("progress", name, "0") in {(each.kind, each.of, each.name) for each in receipt(c, EMPLOYEE).parts}


class TestWhoseSideChangedHands:
    @staticmethod
    def handed_over() -> Conversation:
        """The manager's side changed hands after the report; the employee did not say yes to passing on its words."""
        return run(
            course.reported(),
            steps.HandOver(by=MANAGER, at=on(19), leaving="p", successor="i", name="Iris"),
            steps.AddStatement(by=EMPLOYEE, at=on(20), text="Nee.", digest=seal(course.reported())),
        )

    def test_who_was_shown_a_part_still_matches_when_it_is_shown_all(self) -> None:
        c = self.handed_over()
        held = receipt(c, MANAGER)
        assert held.seal != seal(c)
        shared = run(c, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(21)))
        assert verify(c, held).matches
        assert told(shared, held) == [("preparation_shared", None, "0", ADDED)]
        assert verify(shared, held).matches
        assert matches_code(shared, MANAGER, held.code)

    def test_and_no_longer_when_what_it_saw_was_changed(self) -> None:
        c = self.handed_over()
        held, shared = receipt(c, MANAGER), run(c, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(21)))
        (said,) = shared.statements.employee
        changed = restamp(evolve(shared, statements=Both((evolve(said, text="Ja."),), ())))
        assert told(changed, held)[0] == ("statements", None, "employee/0", CHANGED)
        reworded = evolve(shared, topics=(evolve(shared.topics[0], title="Anders"), *shared.topics[1:]))
        assert not verify(reworded, held).matches

    def test_a_part_leaves_open_which_seal_a_statement_is_on_and_the_whole_does_not(self) -> None:
        kinds = [each.kind for each in receipt(self.handed_over(), MANAGER).parts]
        assert ("statements" in kinds, "on" in kinds) == (True, False)
        assert "on" in [each.kind for each in receipt(self.handed_over(), EMPLOYEE).parts]

    def test_who_came_to_a_closed_record_matches_when_it_is_opened_again(self) -> None:
        before = course.closed()
        people = (
            evolve(before.parties.manager[0], until=on(30).date()),
            Person(id="i", name="Iris", from_=on(31).date()),
        )
        move = HandOver(side=MANAGER, from_="p", to="i", at=on(30), preparation_shared=False)
        c = evolve(before, parties=before.parties.with_value(MANAGER, people), handovers=(move,))
        held = receipt(c, MANAGER)
        assert "topics" not in {each.kind for each in held.parts}
        again = Reopening(by=EMPLOYEE, at=on(32), reason="Een fout.", edition=1)
        assert verify(evolve(c, reopenings=(again,)), held).matches

    def test_on_the_page_an_amendment_is_there_from_when_both_agreed_to_it(self) -> None:
        before = course.closed()
        people = (
            evolve(before.parties.manager[0], until=on(30).date()),
            Person(id="i", name="Iris", from_=on(31).date()),
        )
        move = HandOver(side=MANAGER, from_="p", to="i", at=on(30), preparation_shared=False)
        c = evolve(before, parties=before.parties.with_value(MANAGER, people), handovers=(move,))
        c = run(c, steps.AmendAgreement(by=EMPLOYEE, at=on(40), agreement="a-1", owner=Owner.BOTH))
        held = receipt(c, MANAGER)
        assert "revisions" not in {each.kind for each in held.parts}
        made = c.agreements[0]
        digest = digest_of(c, Assented.REVISION, "a-1", 1)
        agreed = evolve(made.revisions[0], assents=Both(*(Assent(at=on(41), digest=digest) for _ in Party)))
        c = evolve(c, agreements=(evolve(made, revisions=(agreed,)),))
        assert verify(c, held).matches
        assert [(each.kind, each.change) for each in verify(c, held).differences] == [
            ("revisions", ADDED),
            ("assents", ADDED),
            ("assents", ADDED),
        ]
