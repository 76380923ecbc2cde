"""Withdrawing a proposed agreement: who may, what it does to assents, and what a withdrawn proposal is no more."""

import datetime as dt
from typing import Any

import pytest
from course import (
    EMPLOYEE,
    MANAGER,
    assent,
    both_assent,
    closed,
    digest_of,
    on,
    planned,
    refused,
    reported,
    run,
    seated,
    talked,
)
from rule_records import BLANK, drop, good, put

from functionering import (
    Agreement,
    Conversation,
    InvalidValue,
    Owner,
    Party,
    Person,
    Progress,
    ProposalWithdrawal,
    check,
    dumps,
    loads,
    merge,
    mirror,
    seal,
    steps,
    without,
)
from functionering.calendar import TaskKind, conversation_entries
from functionering.digest import agreement_digest, stamps
from functionering.errors import fault
from functionering.mirroring import mirrored
from functionering.party import Both
from functionering.record import evolve
from functionering.stamping import restamp
from functionering.steps import Part, Step, carry_over
from functionering.views import view
from functionering.words import Assent

AT = on(16, 11)
GONE: dict[str, Any] = {"by": "manager", "at": "2026-03-24T09:40:00Z"}
BARE: dict[str, Any] = {"id": "a9", "what": "Iets.", "withdrawn": GONE}


def propose(by: Party = EMPLOYEE, what: str = "Wij bellen.", **more: Any) -> Step:
    return steps.ProposeAgreement(**{"by": by, "at": AT, "id": "n", "what": what, "owner": Owner.BOTH, **more})


def withdraw(by: Party, name: str = "n", at: dt.datetime = AT, **more: Any) -> Step:
    return steps.WithdrawProposal(by=by, at=at, agreement=name, **more)


def agreement(c: Conversation, name: str = "n") -> Agreement:
    return next(each for each in c.agreements if each.id == name)


PROPOSED = run(talked(), propose())


class TestWhoMay:
    @pytest.mark.parametrize("by", Party)
    def test_either_side_may_whoever_proposed_it(self, by: Party) -> None:
        c = run(PROPOSED, withdraw(by))
        assert agreement(c).withdrawn == ProposalWithdrawal(by=by, at=AT)
        assert agreement(c).what == "Wij bellen."

    def test_a_person_of_a_side_is_named(self) -> None:
        c = run(PROPOSED, withdraw(EMPLOYEE, person="s"))
        assert agreement(c).withdrawn == ProposalWithdrawal(by=EMPLOYEE, at=AT, person="s")

    def test_not_while_the_others_assent_to_these_words_stands(self) -> None:
        c = run(PROPOSED, assent(PROPOSED, EMPLOYEE, Part.AGREEMENT, "n", AT))
        assert refused(c, withdraw(MANAGER)) == ("other_assented",)
        assert agreement(run(c, withdraw(EMPLOYEE))).withdrawn is not None

    def test_not_while_the_others_assent_to_earlier_words_stands_there_either(self) -> None:
        c = run(PROPOSED, assent(PROPOSED, EMPLOYEE, Part.AGREEMENT, "n", AT), propose(MANAGER, "Sanne belt."))
        assert refused(c, withdraw(MANAGER)) == ("other_assented",)
        assert agreement(run(c, withdraw(EMPLOYEE))).withdrawn is not None

    def test_nobody_undoes_an_agreement_by_assenting_to_their_own_other_words_first(self) -> None:
        c = run(both_assent(PROPOSED, Part.AGREEMENT, "n", AT), propose(MANAGER, "Iets anders."))
        c = run(c, assent(c, MANAGER, Part.AGREEMENT, "n", AT))
        assert refused(c, withdraw(MANAGER)) == ("other_assented",)

    @pytest.mark.parametrize("by", Party)
    def test_what_both_assented_to_is_an_agreement(self, by: Party) -> None:
        c = both_assent(PROPOSED, Part.AGREEMENT, "n", AT)
        assert refused(c, withdraw(by)) == ("agreed_once",)

    @pytest.mark.parametrize("by", Party)
    def test_nobody_undoes_an_agreement_by_proposing_other_words_and_withdrawing_those(self, by: Party) -> None:
        c = run(both_assent(PROPOSED, Part.AGREEMENT, "n", AT), propose(by, "Iets anders."))
        assert refused(c, withdraw(by)) == ("agreed_once",)

    def test_assents_to_different_words_made_no_agreement(self) -> None:
        c = run(PROPOSED, assent(PROPOSED, EMPLOYEE, Part.AGREEMENT, "n", AT), propose(MANAGER, "Sanne belt."))
        c = run(c, assent(c, MANAGER, Part.AGREEMENT, "n", AT), propose(EMPLOYEE, "Pieter belt."))
        assert {refused(c, withdraw(each)) for each in Party} == {("other_assented",)}

    def test_once_and_only_what_is_there(self) -> None:
        assert refused(run(PROPOSED, withdraw(EMPLOYEE)), withdraw(MANAGER)) == ("already_done",)
        assert refused(PROPOSED, withdraw(MANAGER, "none")) == ("unknown_id",)


class TestWhen:
    def test_while_the_talk_is_on_and_until_the_report_is_offered(self) -> None:
        assert refused(planned(), withdraw(EMPLOYEE))[0] == "not_now"
        c = run(seated(), propose(at=on(16)))
        assert agreement(run(c, withdraw(EMPLOYEE, at=on(16)))).withdrawn is not None
        offered = run(PROPOSED, steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."))
        assert refused(offered, withdraw(EMPLOYEE, at=on(19)))[0] == "not_now"
        back = run(offered, steps.ReviseReport(by=MANAGER, at=on(19), reason="Eén voorstel gaat eruit."))
        assert agreement(run(back, withdraw(EMPLOYEE, at=on(20)))).withdrawn is not None

    def test_a_closed_conversation_with_a_proposal_has_a_way_out(self) -> None:
        c = run(
            closed(),
            steps.Reopen(by=EMPLOYEE, at=on(21), reason="Er moet een voorstel bij."),
            steps.ReviseReport(by=MANAGER, at=on(21), reason="Er moet een voorstel bij."),
            propose(at=on(21)),
            withdraw(MANAGER, at=on(22)),
            steps.OfferReport(by=MANAGER, at=on(23), text="Het verslag."),
            steps.Close(by=EMPLOYEE, at=on(60)),
        )
        assert [each.code for each in check(c).failed() if each.code in ("AG001", "RC004")] == []


class TestAfterwards:
    def test_ones_own_assent_stays_and_is_stale(self) -> None:
        c = run(PROPOSED, assent(PROPOSED, EMPLOYEE, Part.AGREEMENT, "n", AT))
        gone = run(c, withdraw(EMPLOYEE))
        assert agreement(gone).assents == agreement(c).assents
        assert [each.is_current for each in stamps(gone) if each.path == "/agreements/1/assents/employee"] == [False]
        offered = run(gone, steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."))
        assert agreement(offered).assents == Both(None, None)
        assert agreement(offered).withdrawn == agreement(gone).withdrawn

    def test_it_is_proposed_again_under_another_id_only(self) -> None:
        gone = run(PROPOSED, withdraw(EMPLOYEE))
        for what in ("Wij bellen.", "Iets anders."):
            assert refused(gone, propose(what=what)) == ("withdrawn",)
        assert agreement(run(gone, propose(id="m")), "m").withdrawn is None

    def test_nobody_assents_to_it_any_more(self) -> None:
        before = assent(PROPOSED, MANAGER, Part.AGREEMENT, "n", AT)
        gone = run(PROPOSED, withdraw(EMPLOYEE))
        for step in (before, assent(gone, MANAGER, Part.AGREEMENT, "n", AT)):
            assert refused(gone, step) == ("withdrawn",)

    def test_another_part_under_the_same_id_is_none_of_this(self) -> None:
        c = run(seated(), propose(at=on(16), id="a-2025"), withdraw(MANAGER, "a-2025", at=on(16)))
        c = run(c, steps.SettleAgreement(by=MANAGER, at=on(16), agreement="a-2025", why="Gedaan."))
        c = both_assent(c, Part.SETTLEMENT, "a-2025", on(16))
        assert all(c.earlier_agreements[0].settled.assents.values())  # type: ignore[union-attr]

    def test_it_has_no_progress_and_no_amendments(self) -> None:
        gone = run(PROPOSED, withdraw(EMPLOYEE), steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."))
        note = steps.NoteProgress(by=EMPLOYEE, at=on(30), agreement="n", outcome=Progress.OPEN)
        assert refused(gone, note) == ("withdrawn",)

    def test_nobody_assents_to_an_amendment_of_it(self) -> None:
        c = run(closed(), steps.AmendAgreement(by=EMPLOYEE, at=on(30), agreement="a-1", what="Iets anders."))
        made = ProposalWithdrawal(by=MANAGER, at=on(16, 11))
        c = evolve(c, agreements=tuple(evolve(each, withdrawn=made) for each in c.agreements), reopenings=())
        c = restamp(c)
        step = steps.AssentRevision(
            by=MANAGER, at=on(31), agreement="a-1", number=1, digest=digest_of(c, Part.REVISION, "a-1", 1)
        )
        assert refused(c, step) == ("withdrawn",)

    def test_it_does_not_go_along_into_the_next_conversation(self) -> None:
        c = restamp(run(PROPOSED, withdraw(EMPLOYEE)))
        signed = evolve(agreement(c), assents=agreement(c, "a-1").assents)
        c = restamp(evolve(c, agreements=(*c.agreements[:-1], signed)))
        assert all(each.is_current for each in stamps(c))
        kept = [each.id for each in carry_over(c, "2027", on=dt.date(2027, 11, 1)).earlier_agreements]
        assert kept == ["a-1"]

    def test_an_earlier_agreement_whose_new_words_were_withdrawn_goes_along_as_it_was(self) -> None:
        c = run(
            seated(),
            steps.ReviewAgreement(by=EMPLOYEE, at=on(16), agreement="a-2025", outcome=Progress.PARTLY),
            propose(at=on(16), id="a-2025"),
            withdraw(EMPLOYEE, "a-2025", at=on(16)),
        )
        (left,) = carry_over(c, "2027", on=dt.date(2027, 11, 1)).earlier_agreements
        assert (left.id, left.what, left.withdrawn) == ("a-2025", "Sanne volgt de cursus.", None)

    def test_what_is_looked_back_on_was_never_withdrawn(self) -> None:
        gone = Agreement(id="e", what="Iets.", withdrawn=ProposalWithdrawal(by=EMPLOYEE, at=AT))
        with pytest.raises(InvalidValue) as error:
            planned(earlier_agreements=(gone,))
        path = "/earlier_agreements/0/withdrawn"
        assert error.value.faults == (fault("value.impossible", path, why="agreement.never"),)


class TestDigests:
    def test_it_is_sealed(self) -> None:
        gone = run(PROPOSED, withdraw(EMPLOYEE))
        assert seal(gone) != seal(PROPOSED)
        assert seal(gone) != seal(run(PROPOSED, withdraw(MANAGER)))

    def test_it_is_part_of_what_an_agreement_says(self) -> None:
        words = agreement(PROPOSED)
        assert agreement_digest(evolve(words, withdrawn=ProposalWithdrawal(by=EMPLOYEE, at=AT))) != agreement_digest(
            words
        )

    def test_it_is_written_and_read(self) -> None:
        gone = run(PROPOSED, withdraw(EMPLOYEE))
        assert loads(dumps(gone)) == gone
        assert b'"withdrawn":{"by":"employee","at":"2026-11-16T11:00:00Z"}' in dumps(gone)

    def test_across_the_table_it_is_withdrawn_by_the_other(self) -> None:
        c = run(PROPOSED, withdraw(EMPLOYEE, person="s"))
        across = mirror(c)
        assert agreement(across).withdrawn == ProposalWithdrawal(by=MANAGER, at=AT, person="s")
        assert mirror(across) == c
        assert mirrored(withdraw(EMPLOYEE)) == withdraw(MANAGER)

    def test_without_the_side_that_withdrew_it_the_proposal_stands(self) -> None:
        c = run(PROPOSED, withdraw(EMPLOYEE))
        assert agreement(without(c, EMPLOYEE)).withdrawn is None
        assert agreement(without(c, MANAGER)).withdrawn == agreement(c).withdrawn


class TestMerging:
    def test_it_stays_withdrawn_when_another_version_knows_of_no_withdrawal(self) -> None:
        gone = run(PROPOSED, withdraw(EMPLOYEE))
        assented = run(PROPOSED, assent(PROPOSED, MANAGER, Part.AGREEMENT, "n", AT))
        for base in (PROPOSED, None):
            for pair in ((gone, assented), (assented, gone)):
                merged = merge(*pair, base)
                assert merged.is_clean
                assert agreement(merged.conversation).withdrawn == agreement(gone).withdrawn
                assert agreement(merged.conversation).assents.manager is not None

    def test_a_withdrawal_by_each_is_named_and_one_of_them_stands(self) -> None:
        ours, theirs = (run(PROPOSED, withdraw(by)) for by in Party)
        merged = merge(ours, theirs, PROPOSED)
        assert [each.path for each in merged.conflicts] == ["/agreements/1/withdrawn"]
        assert agreement(merged.conversation).withdrawn in (agreement(ours).withdrawn, agreement(theirs).withdrawn)


class TestRules:
    """A withdrawn proposal is no agreement: it is owed nothing, and it makes up for nothing."""

    def codes(self, *edits: Any, stale: tuple[str, ...] = ()) -> list[str]:
        return [each.code for each in check(good(*edits, stale=stale)).failed()]

    def test_it_needs_no_assent_no_owner_no_date_and_no_support(self) -> None:
        assert self.codes(put("/agreements/3", BARE)) == []
        assert self.codes(put("/agreements/3", {**BARE, "owner": "manager"})) == []
        standing = {key: value for key, value in BARE.items() if key != "withdrawn"}
        assert self.codes(put("/agreements/3", standing)) == ["AG001", "AG001", "AG002", "AG004"]

    def test_it_does_not_count_among_those_that_all_lie_with_one_side(self) -> None:
        def owned(data: dict[str, Any]) -> None:
            for each in data["agreements"]:
                each.update(owner="employee")
                each.pop("support", None)

        own = {**BARE, "owner": "manager", "support": {"manager": "Tijd."}}
        assert "EQ022" in self.codes(owned)
        assert "EQ022" in self.codes(owned, put("/agreements/3", own))
        assert "EQ022" not in self.codes(owned, put("/agreements/2/withdrawn", GONE))

    def test_it_carries_no_earlier_agreement_on(self) -> None:
        assert self.codes(put("/agreements/0/withdrawn", GONE)) == ["AG003"]

    def test_it_solves_no_problem(self) -> None:
        bare = drop("/topics/2/problems/0/solutions/0/assents")
        assert self.codes(bare) == []
        assert self.codes(bare, put("/agreements/2/withdrawn", GONE)) == ["JS001"]

    def test_the_assent_of_one_side_to_it_is_no_stale_one(self) -> None:
        given = {"employee": {"at": "2026-03-24T09:38:00Z", "digest": BLANK}}
        path = "/agreements/3/assents/employee"
        assert self.codes(put("/agreements/3", {**BARE, "assents": given}), stale=(path,)) == []

    def test_what_both_assented_to_and_one_withdrew_contradicts_itself(self) -> None:
        given = {side: {"at": "2026-03-24T09:38:00Z", "digest": BLANK} for side in ("employee", "manager")}
        paths = tuple(f"/agreements/3/assents/{side}" for side in given)
        edit = put("/agreements/3", {**BARE, "assents": given})
        found = check(good(edit, stale=paths)).failed()
        assert [(each.code, each.path) for each in found] == [("RC004", path) for path in paths]

    @pytest.mark.parametrize(("at", "expected"), [("2026-03-24T08:00:00Z", 1), ("2026-03-25T08:00:01Z", 1)])
    def test_it_was_withdrawn_in_the_talk_and_not_before_it_nor_after_the_report(self, at: str, expected: int) -> None:
        found = self.codes(put("/agreements/3", {**BARE, "withdrawn": {**GONE, "at": at}}))
        assert found == ["RC001"] * expected
        assert self.codes(put("/agreements/3", {**BARE, "withdrawn": {**GONE, "at": "2026-03-25T08:00:00Z"}})) == []


class TestWhoSeesIt:
    def test_both_sides_see_it_and_the_file_and_a_third_person_do_not(self) -> None:
        c = restamp(run(PROPOSED, withdraw(EMPLOYEE)))
        c = restamp(evolve(c, agreements=(c.agreements[0], evolve(agreement(c), assents=c.agreements[0].assents))))
        assert [view(c, each).conversation.agreements for each in Party] == [c.agreements] * 2
        assert [each.id for each in view(c, "file").conversation.agreements] == ["a-1"]

    def test_before_the_sitting_the_others_withdrawal_is_not_shown(self) -> None:
        def seen(**changes: Any) -> list[Agreement]:
            made = Agreement(id="n", what="Wij bellen.", **changes)
            return list(view(planned(agreements=(made,)), MANAGER).conversation.agreements)

        own, other = (ProposalWithdrawal(by=by, at=on(5)) for by in (MANAGER, EMPLOYEE))
        ours = Both(None, Assent(at=on(5), digest=BLANK))
        assert seen(withdrawn=other) == []
        assert [each.withdrawn for each in seen(withdrawn=own)] == [own]
        assert [(each.withdrawn, each.assents) for each in seen(withdrawn=other, assents=ours)] == [(None, ours)]

    def test_before_the_sitting_it_shows_once_the_other_shared_it(self) -> None:
        other = ProposalWithdrawal(by=EMPLOYEE, at=on(5))
        made = Agreement(id="n", what="Wij bellen.", withdrawn=other)
        c = planned(agreements=(made,))
        released = evolve(c.preparations.employee, released_at=on(6))
        shared = evolve(c, preparations=c.preparations.with_value(EMPLOYEE, released))
        assert view(shared, MANAGER).conversation.agreements == (made,)

    def test_who_left_a_side_sees_what_was_withdrawn_by_then(self) -> None:
        c = run(PROPOSED, withdraw(EMPLOYEE))
        given = assent(PROPOSED, EMPLOYEE, Part.AGREEMENT, "n", AT)
        later = run(PROPOSED, given, withdraw(EMPLOYEE, at=on(17)))

        def seen(whole: Conversation) -> list[tuple[str, bool]]:
            people = (Person(id="p", name="Pieter", until=dt.date(2026, 11, 16)), Person(id="a", name="Ans"))
            left = evolve(whole, parties=whole.parties.with_value(MANAGER, people))
            known = view(left, "p").conversation.agreements
            return [(each.id, each.withdrawn is not None) for each in known]

        assert seen(c) == [("a-1", False), ("n", True)]
        assert seen(later) == [("a-1", False), ("n", False)]
        assert seen(run(PROPOSED, withdraw(EMPLOYEE, at=on(17)))) == [("a-1", False)]


def test_it_is_in_no_calendar() -> None:
    def days(*edits: Any) -> list[Any]:
        entries = conversation_entries(good(*edits))
        return [each.uid for each in entries if getattr(each, "kind", None) is TaskKind.AGREEMENT]

    assert len(days()) - len(days(put("/agreements/1/withdrawn", GONE))) == 1


def test_a_report_that_was_offered_has_none_to_withdraw() -> None:
    assert refused(reported(), withdraw(EMPLOYEE, "a-1", at=on(19)))[0] == "not_now"
