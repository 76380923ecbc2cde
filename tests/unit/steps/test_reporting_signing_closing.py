"""The report, what each side does with it, and closing: no signature is ever needed, and none outlives the words."""

from typing import Any

import pytest
from course import (
    BY_EMPLOYEE,
    EMPLOYEE,
    MANAGER,
    closed,
    drafted,
    on,
    planned,
    refused,
    reported,
    run,
    seated,
    signed,
    talked,
)

from functionering import (
    Both,
    Conversation,
    InvalidValue,
    Meaning,
    Party,
    Person,
    check,
    seal,
    shipped,
    stage,
    steps,
)
from functionering.conversation import Closing
from functionering.days import Span
from functionering.digest import stamps
from functionering.profile import read_profile
from functionering.record import evolve
from functionering.steps import Step, allowed_steps


def sign(c: Conversation, by: Party, day: int, meaning: Meaning = Meaning.SEEN, **more: Any) -> Step:
    return steps.Sign(by=by, at=on(day), meaning=meaning, **{"digest": seal(c), **more})


def current_signatures(c: Conversation) -> list[Party]:
    return [each.party for each in stamps(c) if each.kind == "signature" and each.is_current]


class TestOffering:
    def test_it_is_the_task_of_one_side_where_the_profile_says_so(self) -> None:
        step = steps.OfferReport(by=EMPLOYEE, at=on(18), text="Het verslag.")
        assert refused(talked(), step) == ("other_task", ("owner", "manager"))
        assert stage(run(talked(), step, profile=shipped("standard/1").mirrored())) == "reported"

    def test_where_it_is_the_task_of_both_either_may(self) -> None:
        both = read_profile('inherits = "standard/1"\nname = "samen/1"\n[duties]\nreport = "both"\n')
        for party in Party:
            assert run(
                talked(), steps.OfferReport(by=party, at=on(18), text="Ons verslag."), profile=both
            ).report.latest

    def test_a_report_has_text_and_one_section_a_topic(self) -> None:
        twice = (steps.SectionText(topic="work", text="Een."), steps.SectionText(topic="work", text="Twee."))
        contents: list[dict[str, Any]] = [{}, {"sections": twice}]
        for content in contents:
            with pytest.raises(InvalidValue):
                steps.OfferReport(by=MANAGER, at=on(18), **content)

    def test_sections_are_on_topics_that_both_see(self) -> None:
        c = run(drafted(), steps.Hold(by=MANAGER, at=on(16)), steps.EndSitting(by=MANAGER, at=on(16, 10)))
        mirrored = shipped("standard/1").mirrored()

        def section(by: Party, topic: str) -> Step:
            return steps.OfferReport(by=by, at=on(18), sections=(steps.SectionText(topic=topic, text="Zo."),))

        assert refused(c, section(MANAGER, BY_EMPLOYEE)) == ("unknown_id",)
        assert refused(c, section(EMPLOYEE, BY_EMPLOYEE), profile=mirrored) == ("not_shared_yet",)

    def test_nobody_is_at_the_table_then(self) -> None:
        assert refused(seated(), steps.OfferReport(by=MANAGER, at=on(16), text="Het verslag.")) == ("sitting_open",)

    def test_what_was_said_stands_still_while_the_report_lies_before_both(self) -> None:
        step = steps.Conclude(by=MANAGER, at=on(19), topic="together", text="Wij bellen.")
        assert refused(reported(), step)[0] == "not_now"
        back = run(reported(), steps.ReviseReport(by=MANAGER, at=on(19), reason="Een conclusie ontbreekt."))
        assert stage(back) == "held"
        again = run(back, step, steps.OfferReport(by=MANAGER, at=on(20), text="Het verslag, aangevuld."))
        assert [each.text for each in again.report.editions] == [
            "Sanne en Pieter spraken over het werk.",
            "Het verslag, aangevuld.",
        ]
        assert [(each.reason, each.edition) for each in again.reopenings] == [("Een conclusie ontbreekt.", 1)]

    def test_a_new_edition_comes_later_than_what_the_last_one_got(self) -> None:
        c = run(
            reported(), steps.Respond(by=EMPLOYEE, at=on(19)), steps.ReviseReport(by=MANAGER, at=on(19), reason="Fout.")
        )
        assert refused(c, steps.OfferReport(by=MANAGER, at=on(19), text="Beter."))[0] == "not_later"
        c = run(c, steps.OfferReport(by=MANAGER, at=on(19, 9, 1), text="Beter."))
        assert next(each for each in allowed_steps(c, EMPLOYEE, on(20)) if each.kind == "respond").is_allowed

    def test_both_are_told_that_silence_stands_as_silence_and_closing_is_then_possible(self) -> None:
        before = next(each for each in allowed_steps(talked(), MANAGER, on(18)) if each.kind == "offer_report")
        after = next(each for each in allowed_steps(reported(), EMPLOYEE, on(19)) if each.kind == "respond")
        assert before.note == after.note
        assert after.note is not None
        assert after.note.facts == (("until", "2026-11-25"),)
        assert "25 November 2026" in after.note.message
        assert "25 november 2026" in after.note.sentence("nl")
        assert "geen akkoord" in after.note.sentence("nl")
        away = allowed_steps(reported(), EMPLOYEE, on(19), leave=[Span(on(17).date())])
        assert next(each for each in away if each.kind == "respond").note == steps.Explanation("silence_suspended")


class TestRemarks:
    def test_each_side_makes_remarks_and_the_other_answers_them_once(self) -> None:
        c = run(reported(), steps.Remark(by=EMPLOYEE, at=on(19), text="Er ontbreekt iets."))

        def answer(by: Party, **more: Any) -> Step:
            values: dict[str, Any] = {
                "by": by,
                "at": on(20),
                "edition": 1,
                "remark": 0,
                "adopted": False,
                "why": "Nee.",
            }
            return steps.AnswerRemark(**{**values, **more})

        assert refused(c, answer(EMPLOYEE)) == ("not_yours",)
        assert refused(c, answer(MANAGER, remark=1)) == ("unknown_id",)
        done = run(c, answer(MANAGER))
        assert done.report.editions[0].remarks[0].text == "Er ontbreekt iets."
        assert refused(done, answer(MANAGER)) == ("already_done",)
        reacted = run(c, steps.Respond(by=EMPLOYEE, at=on(19)))
        assert refused(reacted, answer(MANAGER)) == ("other_reacted",)

    def test_a_remark_after_a_response_asks_for_another_one(self) -> None:
        c = run(reported(), steps.Respond(by=EMPLOYEE, at=on(19)))
        assert refused(c, steps.Respond(by=EMPLOYEE, at=on(20))) == ("already_done",)
        assert refused(c, steps.Remark(by=MANAGER, at=on(19), text="Nog dit."))[0] == "not_later"
        c = run(c, steps.Remark(by=MANAGER, at=on(20), text="Nog dit."), steps.Respond(by=MANAGER, at=on(20)))
        assert refused(c, steps.Close(by=MANAGER, at=on(21)))[0] == "response_running"
        assert stage(run(c, steps.Respond(by=EMPLOYEE, at=on(21)), steps.Close(by=MANAGER, at=on(21)))) == "closed"


class TestStatements:
    @pytest.mark.parametrize("party", Party)
    def test_either_adds_its_view_also_after_closing_and_nobodys_signature_goes_stale(self, party: Party) -> None:
        for c in (signed(), closed()):
            step = steps.AddStatement(by=party, at=on(30), text="Ik zie het anders.", digest=seal(c))
            added = run(c, step)
            assert current_signatures(added) == list(Party)
            assert stage(added) == stage(c)
            assert all(each.is_current for each in stamps(added))
            assert refused(c, evolve(step, digest="sha256:" + 64 * "0")) == ("stale",)


class TestSigning:
    def test_a_signature_is_set_under_exactly_what_was_seen(self) -> None:
        c = reported()
        remarked = run(c, steps.Remark(by=EMPLOYEE, at=on(19), text="Er ontbreekt iets."))
        assert refused(remarked, sign(c, MANAGER, 20)) == ("stale",)
        assert current_signatures(run(remarked, sign(remarked, MANAGER, 20))) == [MANAGER]

    def test_a_later_change_makes_it_stale_and_it_stays(self) -> None:
        c = run(signed(), steps.Remark(by=EMPLOYEE, at=on(20), text="Toch nog iets."))
        assert current_signatures(c) == []
        assert c.signatures == signed().signatures
        assert stage(c) == "reported"

    def test_signing_is_for_oneself_and_once(self) -> None:
        c = run(reported(), sign(reported(), EMPLOYEE, 19))
        assert [each.person for each in c.signatures.employee] == ["s"]
        assert c.signatures.manager == ()
        assert refused(c, sign(c, EMPLOYEE, 20)) == ("signed",)
        assert refused(c, steps.DeclineToSign(by=EMPLOYEE, at=on(20))) == ("signed",)
        assert refused(c, sign(c, EMPLOYEE, 20, person="p")) == ("person_unknown",)

    def test_the_meaning_is_one_of_the_profile(self) -> None:
        few = read_profile('inherits = "standard/1"\nname = "klein/1"\n[signatures]\nmeanings = ["seen", "noted"]\n')
        c = reported()
        refusal = refused(c, sign(c, EMPLOYEE, 19, Meaning.AGREED), profile=few)
        assert refusal == ("meaning_not_offered", ("meanings", "seen noted"))

    def test_several_people_of_a_side_sign_each_for_itself(self) -> None:
        people = Both((Person(id="s", name="Sanne"),), (Person(id="a", name="Anneke"), Person(id="b", name="Bas")))
        c = run(
            planned(parties=people),
            steps.Hold(by=EMPLOYEE, at=on(16)),
            steps.EndSitting(by=EMPLOYEE, at=on(16, 10)),
            steps.OfferReport(by=MANAGER, person="a", at=on(18), text="Het verslag."),
        )
        assert refused(c, sign(c, MANAGER, 19)) == ("person_needed",)
        answers = {each.kind: each for each in allowed_steps(c, MANAGER, on(19))}
        assert answers["sign"].reason == steps.Explanation("person_needed")
        c = run(c, sign(c, MANAGER, 19, person="a"), sign(c, MANAGER, 19, person="b"))
        assert [each.person for each in c.signatures.manager] == ["a", "b"]

    def test_where_nobody_is_named_on_a_side_nobody_signs_for_it(self) -> None:
        c = run(
            planned(parties=Both((), ())),
            steps.Hold(by=EMPLOYEE, at=on(16)),
            steps.EndSitting(by=EMPLOYEE, at=on(16, 10)),
            steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."),
        )
        assert refused(c, sign(c, EMPLOYEE, 19)) == ("person_needed",)

    def test_whoever_does_not_see_all_of_it_does_not_sign_it(self) -> None:
        c = run(
            drafted(),
            steps.SubmitPreparation(by=EMPLOYEE, at=on(6)),
            steps.SubmitPreparation(by=MANAGER, at=on(7)),
            steps.HandOver(by=MANAGER, at=on(8), leaving="p", successor="i", name="Iris"),
            steps.Hold(by=MANAGER, at=on(16)),
            steps.EndSitting(by=MANAGER, at=on(16, 10)),
            steps.OfferReport(by=MANAGER, at=on(18), text="Het verslag."),
        )
        assert refused(c, sign(c, MANAGER, 19)) == ("unseen",)
        shared = run(c, steps.ShareWithSuccessor(by=EMPLOYEE, at=on(19)))
        assert current_signatures(run(shared, sign(shared, MANAGER, 19))) == [MANAGER]

    def test_not_signing_needs_no_grounds_and_is_an_answer(self) -> None:
        c = run(reported(), steps.DeclineToSign(by=EMPLOYEE, at=on(19)))
        assert c.unsigned.employee[0].grounds is None
        assert c.reactions.employee is not None
        assert refused(c, steps.DeclineToSign(by=EMPLOYEE, at=on(19))) == ("already_done",)
        assert stage(run(c, sign(c, MANAGER, 19))) == "concluded"
        # Whoever changes its mind may sign after all, and a new edition may be declined again.
        assert current_signatures(run(c, sign(c, EMPLOYEE, 20))) == [EMPLOYEE]
        c = run(
            c,
            steps.ReviseReport(by=MANAGER, at=on(20), reason="Fout."),
            steps.OfferReport(by=MANAGER, at=on(21), text="Beter."),
            steps.DeclineToSign(by=EMPLOYEE, at=on(22), grounds="Ik teken niet."),
        )
        assert len(c.unsigned.employee) == 2

    def test_signing_after_closing_does_not_hide_that_there_was_no_response(self) -> None:
        c = run(reported(), steps.Close(by=MANAGER, at=on(30)))
        c = run(c, sign(c, EMPLOYEE, 31))
        assert c.reactions.employee is None
        assert current_signatures(c) == [EMPLOYEE]


class TestClosing:
    @pytest.mark.parametrize("party", Party)
    def test_either_closes_once_both_have_responded_and_no_signature_is_needed(self, party: Party) -> None:
        c = run(reported(), steps.Respond(by=EMPLOYEE, at=on(19)), steps.Respond(by=MANAGER, at=on(19)))
        c = run(c, steps.Close(by=party, at=on(19)))
        assert stage(c) == "closed"
        assert not any(c.signatures.values())

    @pytest.mark.parametrize(("day", "closes"), [(24, False), (25, False), (26, True)])
    def test_silence_lets_closing_wait_for_the_response_term_and_no_longer(self, day: int, closes: bool) -> None:
        step = steps.Close(by=EMPLOYEE, at=on(day))
        if closes:
            assert run(reported(), step).reactions == Both(None, None)
        else:
            assert refused(reported(), step) == ("response_running", ("until", "2026-11-25"))

    @pytest.mark.parametrize(("day", "closes"), [(31, False), (32, False), (33, True)])
    def test_a_late_remark_gives_the_other_the_term_anew(self, day: int, closes: bool) -> None:
        # Wednesday 25 November: five working days are up to and including Wednesday 2 December.
        c = run(
            reported(),
            steps.Respond(by=EMPLOYEE, at=on(19)),
            steps.Respond(by=MANAGER, at=on(19)),
            steps.Remark(by=MANAGER, at=on(25), text="Zo heb ik het niet gehoord."),
        )
        step = steps.Close(by=MANAGER, at=on(day))
        if closes:
            assert stage(run(c, step)) == "closed"
            assert [each.code for each in check(run(c, step)).failed() if each.code == "EQ003"] == []
        else:
            assert refused(c, step) == ("response_running", ("until", "2026-12-02"))
        answered = run(c, steps.Respond(by=EMPLOYEE, at=on(26)), steps.Close(by=MANAGER, at=on(26)))
        assert stage(answered) == "closed"

    def test_whoever_remarks_gives_nobody_but_the_other_more_time(self) -> None:
        c = run(reported(), steps.Remark(by=MANAGER, at=on(24), text="Nog iets."))
        assert stage(c, at=on(26)) == "reported"
        assert refused(c, steps.Close(by=EMPLOYEE, at=on(26))) == ("response_running", ("until", "2026-12-01"))
        answered = run(c, steps.Respond(by=EMPLOYEE, at=on(26)))
        assert stage(run(answered, steps.Close(by=EMPLOYEE, at=on(26)))) == "closed"

    def test_a_record_closed_on_a_late_remark_is_a_breach(self) -> None:
        c = run(
            reported(),
            steps.Respond(by=EMPLOYEE, at=on(19)),
            steps.Respond(by=MANAGER, at=on(19)),
            steps.Remark(by=MANAGER, at=on(25), text="Zo heb ik het niet gehoord."),
        )
        forged = evolve(c, closing=Closing(by=MANAGER, at=on(25, 10), digest=seal(c)))
        (finding,) = [each for each in check(forged).failed() if each.code == "EQ003"]
        assert (finding.turn, finding.severity) == (EMPLOYEE, "breach")

    def test_the_term_stands_still_during_leave(self) -> None:
        leave = [Span(on(23).date(), on(24).date())]
        assert refused(reported(), steps.Close(by=MANAGER, at=on(27)), leave=leave)[1] == ("until", "2026-11-27")
        assert stage(run(reported(), steps.Close(by=MANAGER, at=on(28)), leave=leave)) == "closed"
        endless = [Span(on(23).date())]
        assert refused(reported(), steps.Close(by=MANAGER, at=on(99)), leave=endless) == ("response_suspended",)

    def test_copies_are_given_by_whoever_has_that_task(self) -> None:
        c = reported()
        assert refused(c, steps.GiveCopy(by=EMPLOYEE, at=on(19), to=EMPLOYEE))[0] == "other_task"
        c = run(
            c, steps.GiveCopy(by=MANAGER, at=on(19), to=EMPLOYEE), steps.GiveCopy(by=MANAGER, at=on(19), to=MANAGER)
        )
        assert all(c.copies.values())
        assert refused(c, steps.GiveCopy(by=MANAGER, at=on(20), to=EMPLOYEE)) == ("already_done",)

    def test_a_signature_that_went_stale_waits_for_another_or_for_a_reason(self) -> None:
        c = run(signed(), steps.Remark(by=EMPLOYEE, at=on(20), text="Toch nog iets."))
        assert refused(c, steps.Close(by=EMPLOYEE, at=on(40))) == ("stale_signatures",)
        again = run(c, sign(c, EMPLOYEE, 21), sign(c, MANAGER, 21), steps.Close(by=EMPLOYEE, at=on(40)))
        assert stage(again) == "closed"
        told = run(c, steps.Reopen(by=EMPLOYEE, at=on(40), reason="Er kwam een opmerking bij."))
        assert refused(told, steps.Close(by=EMPLOYEE, at=on(41)))[0] == "response_running"
        assert stage(run(told, steps.Close(by=EMPLOYEE, at=on(48)))) == "closed"

    def test_a_record_with_an_assent_to_other_words_is_offered_again_first(self) -> None:
        c = run(talked(), steps.Conclude(by=MANAGER, at=on(16, 11), topic="work", text="Iets anders."))
        imported = evolve(c, report=reported().report)
        assert refused(imported, steps.Close(by=EMPLOYEE, at=on(40))) == ("stale_assents",)
        again = run(
            imported,
            steps.ReviseReport(by=MANAGER, at=on(40), reason="Akkoord op andere woorden."),
            steps.OfferReport(by=MANAGER, at=on(41), text="Het verslag."),
            steps.Close(by=EMPLOYEE, at=on(60)),
        )
        assert stage(again) == "closed"


class TestReopening:
    @pytest.mark.parametrize("party", Party)
    def test_either_reopens_for_a_reason_and_what_was_signed_stays(self, party: Party) -> None:
        c = run(closed(), steps.Reopen(by=party, at=on(30), reason="Er klopt iets niet."))
        assert stage(c) == "concluded"
        assert (c.signatures, c.report) == (closed().signatures, closed().report)
        assert refused(c, steps.Close(by=party, at=on(30)))[0] == "not_later"
        assert stage(run(c, steps.Close(by=party, at=on(31)))) == "closed"

    def test_changed_content_needs_both_again(self) -> None:
        c = run(
            closed(),
            steps.Reopen(by=EMPLOYEE, at=on(30), reason="Er klopt iets niet."),
            steps.ReviseReport(by=MANAGER, at=on(30), reason="Er klopt iets niet."),
            steps.OfferReport(by=MANAGER, at=on(31), text="Nu klopt het."),
        )
        assert current_signatures(c) == []
        assert len(c.report.editions) == 2
        assert refused(c, steps.Close(by=MANAGER, at=on(32)))[0] == "response_running"

    # Opened again on Thursday 10 December: five working days are up to and including Thursday 17 December.
    @pytest.mark.parametrize(("day", "closes"), [(46, False), (47, False), (48, True)])
    def test_without_signatures_both_answer_again_or_have_the_term_anew(self, day: int, closes: bool) -> None:
        answered = [steps.Respond(by=party, at=on(19)) for party in Party]
        c = run(
            reported(),
            *answered,
            steps.Close(by=MANAGER, at=on(20)),
            steps.Reopen(by=MANAGER, at=on(40), reason="Een typefout."),
        )
        step = steps.Close(by=MANAGER, at=on(day))
        if closes:
            assert [each.code for each in check(run(c, step)).failed() if each.code == "EQ003"] == []
        else:
            assert refused(c, step) == ("response_running", ("until", "2026-12-17"))
        again = run(c, *(steps.Respond(by=party, at=on(41)) for party in Party), steps.Close(by=MANAGER, at=on(41)))
        assert [each.code for each in check(again).failed() if each.code == "EQ003"] == []

    def test_there_is_something_to_reopen(self) -> None:
        assert refused(reported(), steps.Reopen(by=EMPLOYEE, at=on(20), reason="Zomaar.")) == ("nothing_to_reopen",)
        assert refused(signed(), steps.Reopen(by=EMPLOYEE, at=on(20), reason="Zomaar.")) == ("nothing_to_reopen",)

    def test_a_talk_that_was_signed_for_is_not_held_again(self) -> None:
        c = run(signed(), steps.ReviseReport(by=MANAGER, at=on(20), reason="Nog een gesprek."))
        assert refused(c, steps.Hold(by=EMPLOYEE, at=on(21))) == ("talk_over",)
