"""Merging: what two wrote apart is kept, and what both changed is named and never decided."""

import datetime as dt
from typing import Any

import course
import pytest
import versions
from course import EMPLOYEE, MANAGER, on

from functionering import (
    Agreement,
    AppraisalLink,
    Assent,
    Attendee,
    Conclusion,
    Conversation,
    Edition,
    Extensions,
    InvalidValue,
    Meeting,
    Merged,
    Owner,
    Party,
    Person,
    Problem,
    Raised,
    RaisedIn,
    Report,
    Revision,
    Sitting,
    Solution,
    Topic,
    Words,
    apply,
    dumps,
    merge,
    seal,
    steps,
    to_dict,
)
from functionering.errors import RecordError, WrongCall
from functionering.merging import Conflict, settle
from functionering.party import Both
from functionering.record import evolve
from functionering.report import Remark, Section
from functionering.stages import signed_sides
from functionering.themes import About
from functionering.words import NO_PERSPECTIVES, Perspective

BASE = versions.start()
BARE = Conversation(id="2026")


def found(merged: Merged) -> list[tuple[str, Any, tuple[Any, ...]]]:
    return [(each.path, each.base, each.values) for each in merged.conflicts]


def topic(name: str, **changes: Any) -> Topic:
    return Topic(**{"id": name, "theme": "career", "title": name, "about": About.WORK, **changes})


class TestWhatEachWroteApart:
    def test_steps_that_two_took_apart_are_both_kept(self) -> None:
        c = course.drafted()
        ours = apply(c, steps.SubmitPreparation(by=EMPLOYEE, at=on(6)))
        theirs = apply(c, steps.SubmitPreparation(by=MANAGER, at=on(9)))
        merged = merge(ours, theirs, c)
        assert merged.is_clean
        assert merged.conversation.preparations == Both(ours.preparations.employee, theirs.preparations.manager)

    def test_lists_are_united_by_moment_with_what_was_there_first(self) -> None:
        ours = evolve(BASE, topics=(*BASE.topics, topic("later", raised=_raised(12))))
        theirs = evolve(BASE, topics=(*BASE.topics, topic("sooner", raised=_raised(11))))
        assert [each.id for each in merge(ours, theirs, BASE).conversation.topics] == ["t0", "sooner", "later"]

    def test_without_a_base_an_order_that_both_hold_to_is_kept(self) -> None:
        ours = evolve(BARE, topics=(topic("c"), topic("b"), topic("a")))
        theirs = evolve(BARE, topics=(topic("c"), topic("new"), topic("a")))
        assert [each.id for each in merge(ours, theirs).conversation.topics] == ["c", "b", "new", "a"]

    def test_orders_that_contradict_each_other_give_way_to_a_fixed_one(self) -> None:
        ours = evolve(BARE, topics=(topic("b"), topic("a")))
        theirs = evolve(BARE, topics=(topic("a"), topic("b")))
        assert [each.id for each in merge(ours, theirs).conversation.topics] == ["a", "b"]

    def test_equal_words_said_twice_stay_two(self) -> None:
        said = Words(text="Ja.", at=on(4))
        merged = merge(versions.speaking(said, said), versions.speaking(said), BASE).conversation
        assert merged.topics[0].perspectives.employee.preparation == (said, said)

    def test_absence_deletes_nothing_and_what_both_left_out_is_out(self) -> None:
        without = evolve(BASE, agreements=())
        assert merge(without, BASE, BASE).conversation == BASE
        assert merge(without, without, BASE).conversation == without

    def test_what_both_left_out_stays_out_while_a_conflict_goes_on(self) -> None:
        ours, theirs = (
            evolve(BASE, report=Report(editions=(Edition(),)), label=each) for each in ("Jaargesprek", "Goed gesprek")
        )
        merged = merge(ours, theirs, BASE)
        assert merged.conversation.report == Report(editions=(Edition(),))
        assert merge(merged, ours, BASE) == merged

    def test_two_amendments_of_one_number_become_two(self) -> None:
        def amended(text: str, hour: int) -> Conversation:
            revision = Revision(number=1, at=on(4, hour), what=text)
            return evolve(BASE, agreements=(evolve(BASE.agreements[0], revisions=(revision,)),))

        (made,) = merge(amended("Later.", 12), amended("Eerst.", 11), BASE).conversation.agreements
        assert [(each.number, each.what) for each in made.revisions] == [(1, "Eerst."), (2, "Later.")]

    def test_what_was_added_to_an_act_afterwards_is_added_to_that_act(self) -> None:
        said = Words(text="Ja.", at=on(4), recorded_by="manager")
        confirmed = evolve(said, confirmed_at=on(5))
        merged = merge(versions.speaking(said), versions.speaking(confirmed), BASE).conversation
        assert merged.topics[0].perspectives.employee.preparation == (confirmed,)

    def test_a_sitting_a_section_and_a_link_are_known_by_what_they_are(self) -> None:
        def having(end: dt.datetime | None, assent: Assent | None, system: str) -> Conversation:
            section = Section(topic="t0", text="Zo.", assents=Both(assent, None))
            report = Report(editions=(Edition(sections=(section,)),))
            link = evolve(_LINK, system=system)
            return evolve(BASE, sittings=(Sitting(start=on(16), end=end),), report=report, appraisals=(link,))

        given = Assent(at=on(18), digest="sha256:" + "0" * 64)
        merged = merge(having(None, given, "hr"), having(on(16, 10), None, "crm"))
        assert merged.is_clean
        assert merged.conversation.sittings == (Sitting(start=on(16), end=on(16, 10)),)
        assert [each.assents.employee for each in merged.conversation.report.editions[0].sections] == [given]
        assert [each.system for each in merged.conversation.appraisals] == ["crm", "hr"]

    def test_what_a_product_keeps_beside_it_is_united_by_domain(self) -> None:
        ours = evolve(BASE, extensions=Extensions({"nl.een": {"n": 1}, "nl.twee": 1}))
        theirs = evolve(BASE, extensions=Extensions({"nl.twee": 2}))
        merged = merge(ours, theirs)
        assert merged.conversation.extensions.thawed() == {"nl.een": {"n": 1}, "nl.twee": 1}
        assert found(merged) == [("/extensions/nl.twee", None, ({"nl.twee": 1}, {"nl.twee": 2}))]

    def test_nothing_is_signed_anew(self) -> None:
        ours = course.signed()
        theirs = evolve(course.reported(), agreements=(*ours.agreements, Agreement(id="a-9", what="Nog iets.")))
        merged = merge(ours, theirs, course.reported())
        assert merged.is_clean
        assert merged.conversation.signatures == ours.signatures
        assert signed_sides(merged.conversation) == ()
        assert seal(merged.conversation) == seal(theirs)


_LINK = AppraisalLink(id="b", system="hr", on=dt.date(2026, 12, 1))


def _raised(hour: int) -> Any:
    return Raised(by=EMPLOYEE, at=on(4, hour), in_=RaisedIn.PREPARATION)


class TestSettling:
    def test_what_the_parties_chose_stands_and_the_conflict_is_gone(self) -> None:
        merged = merge(evolve(BASE, label="Jaargesprek"), evolve(BASE, label="Goed gesprek"), BASE)
        (conflict,) = merged.conflicts
        assert settle(merged, conflict, conflict.theirs) == Merged(evolve(merged.conversation, label="Goed gesprek"))
        assert settle(merged, conflict, "Iets anders") == Merged(evolve(merged.conversation, label="Iets anders"))
        assert settle(merged, conflict, None) == Merged(evolve(merged.conversation, label=None))

    def test_words_deep_in_the_record_are_settled_and_other_conflicts_stay(self) -> None:
        ours, theirs = (
            evolve(BASE, label=text, evaluation=Both(Words(text=text, at=on(16)), None))
            for text in ("Fijn.", "Stroef.")
        )
        merged = merge(ours, theirs, BASE)
        label, words = merged.conflicts
        settled = settle(merged, words, words.ours)
        assert settled.conversation.evaluation.employee == Words(text="Fijn.", at=on(16))
        assert settled.conflicts == (label,)
        assert settle(merged, words, None).conversation.evaluation.employee is None

    def test_what_was_no_part_of_the_conflict_stays(self) -> None:
        said = [topic("own", title=title, perspectives=spoken(party)) for party, title in TITLES.items()]
        ours, theirs = (evolve(BASE, topics=(each, *BASE.topics)) for each in said)
        merged = merge(ours, theirs, BASE)
        (conflict,) = merged.conflicts
        own = settle(merged, conflict, conflict.theirs).conversation.topic("own")
        both = Both(spoken(EMPLOYEE).employee, spoken(MANAGER).manager)
        assert own == topic("own", title=TITLES[MANAGER], perspectives=both)

    def test_two_conversations_that_share_nothing_but_their_id_are_settled_whole(self) -> None:
        a, b = evolve(BARE, profile="bes/1"), evolve(BARE, profile="rijk/1", label="Goed gesprek")
        merged = Merged(a, merge(a, b).conflicts)
        for conflict in merged.conflicts:
            merged = settle(merged, conflict, conflict.theirs)
        assert (merged.conversation.profile, merged.is_clean) == ("rijk/1", True)

    def test_what_a_house_keeps_beside_the_record_comes_whole_under_its_name(self) -> None:
        ours, theirs = (evolve(BASE, extensions=Extensions({"nl.voorbeeld.hr": {each: each}})) for each in "ab")
        merged = merge(ours, theirs, BASE)
        (conflict,) = merged.conflicts
        for chosen, kept in ((conflict.ours, ours), (conflict.theirs, theirs)):
            assert settle(merged, conflict, chosen) == Merged(kept)
        assert settle(merged, conflict, None).conversation == BASE

    def test_two_records_that_are_not_of_one_another_are_settled_by_one_of_them(self) -> None:
        whole = Conflict("", ("",), None, (BARE, BASE), BARE, BASE)
        assert settle(Merged(BARE, (whole,)), whole, to_dict(BASE)) == Merged(BASE)
        with pytest.raises(RecordError):
            settle(Merged(BARE, (whole,)), whole, None)

    def test_what_cannot_stand_there_is_refused_at_its_place(self) -> None:
        merged = merge(evolve(BASE, label="Jaargesprek"), evolve(BASE, label="Goed gesprek"), BASE)
        (conflict,) = merged.conflicts
        with pytest.raises(RecordError) as caught:
            settle(merged, conflict, {"score": 8})
        assert {each.path for each in caught.value.faults} == {"/label"}
        said = [topic("own", title=title) for title in TITLES.values()]
        ours, theirs = (evolve(BASE, topics=(each, *BASE.topics)) for each in said)
        deep = merge(ours, theirs, BASE)
        with pytest.raises(RecordError):
            settle(deep, deep.conflicts[0], None)
        settled = settle(merged, conflict, "Goed gesprek")
        with pytest.raises(WrongCall, match="none of those that are left"):
            settle(settled, conflict, "Jaargesprek")


TITLES = {EMPLOYEE: "Rooster", MANAGER: "Planning"}


def spoken(party: Party) -> Both[Perspective]:
    said = Perspective(conversation=(Words(text=TITLES[party], at=on(16)),))
    return NO_PERSPECTIVES.with_value(party, said)


class TestConflicts:
    def test_a_value_that_one_changed_is_taken(self) -> None:
        ours = evolve(BASE, label="Jaargesprek")
        assert merge(ours, BASE, BASE) == Merged(ours)

    def test_a_value_that_both_changed_alike_is_taken(self) -> None:
        ours = evolve(BASE, label="Jaargesprek")
        assert merge(ours, ours, BASE) == Merged(ours)

    def test_a_value_that_both_changed_stays_as_it_was_and_both_are_named(self) -> None:
        base = evolve(BASE, label="Gesprek")
        merged = merge(evolve(base, label="Jaargesprek"), evolve(base, label="Goed gesprek"), base)
        assert merged.conversation == base
        assert found(merged) == [("/label", "Gesprek", ("Goed gesprek", "Jaargesprek"))]
        assert [(each.ours, each.theirs) for each in merged.conflicts] == [("Jaargesprek", "Goed gesprek")]
        assert not merged.is_clean

    def test_without_a_base_the_smaller_stands_for_the_time_being(self) -> None:
        merged = merge(evolve(BASE, label="Jaargesprek"), evolve(BASE, label="Goed gesprek"))
        assert merged.conversation.label == "Goed gesprek"
        assert found(merged) == [("/label", None, ("Goed gesprek", "Jaargesprek"))]

    def test_two_texts_of_one_author_in_one_place_are_both_held(self) -> None:
        ours, theirs = (
            evolve(BASE, evaluation=Both(Words(text=each, at=on(16)), None)) for each in ("Fijn.", "Stroef.")
        )
        (conflict,) = merge(ours, theirs, BASE).conflicts
        assert conflict.path == "/evaluation/employee"
        assert [each["text"] for each in conflict.values] == ["Fijn.", "Stroef."]

    def test_words_never_end_up_under_anothers_name(self) -> None:
        def concluding(text: str, by: Party) -> Conversation:
            conclusion = Conclusion(text=text, by=by, at=on(16))
            return evolve(BASE, topics=(evolve(BASE.topics[0], conclusion=conclusion),))

        merged = merge(concluding("Aa.", MANAGER), concluding("Bb.", EMPLOYEE), BASE)
        assert merged.conversation.topics[0].conclusion == Conclusion(text="Bb.", by=EMPLOYEE, at=on(16))
        assert [each.path for each in merged.conflicts] == ["/topics/0/conclusion"]

    def test_a_planned_date_is_one_whole(self) -> None:
        ours, theirs = (evolve(BARE, meeting=Meeting(date=dt.date(2026, 12, day), place=f"{day}")) for day in (1, 2))
        merged = merge(ours, theirs, BARE)
        assert merged.conversation.meeting == ours.meeting
        assert [each.path for each in merged.conflicts] == ["/meeting"]

    def test_what_says_the_same_and_more_is_no_conflict(self) -> None:
        bare = Meeting(date=dt.date(2026, 12, 1))
        full = evolve(bare, place="Zaal 2")
        merged = merge(evolve(BASE, meeting=bare), evolve(BASE, meeting=full))
        assert merged == Merged(evolve(BASE, meeting=full))

    def test_an_answer_to_a_remark_is_named_when_there_are_two(self) -> None:
        def answering(adopted: bool) -> Conversation:
            remark = Remark(by=EMPLOYEE, text="Let op.", at=on(17), adopted=adopted)
            return evolve(BASE, report=Report(editions=(evolve(BASE.report.editions[0], remarks=(remark,)),)))

        merged = merge(answering(adopted=True), answering(adopted=False))
        (conflict,) = merged.conflicts
        assert conflict.path == "/report/editions/0/remarks/0"
        assert [each["adopted"] for each in conflict.values] == [False, True]

    def test_a_conflict_stays_one_while_merging_goes_on(self) -> None:
        a, b, c = (evolve(BASE, label=each) for each in ("A", "B", "C"))
        over = merge(merge(a, b, BASE), c, BASE)
        assert over == merge(a, merge(b, c, BASE), BASE)
        assert found(over) == [("/label", None, ("A", "B", "C"))]
        assert merge(over, evolve(over.conversation, label="D"), BASE).conversation.label == "A"

    def test_versions_that_cannot_stand_together_are_one_conflict(self) -> None:
        ours = evolve(BASE, attendees=(Attendee(id="kim", name="Kim"),))
        theirs = evolve(BASE, parties=Both((Person(id="kim", name="Kim"),), ()))
        merged = merge(ours, theirs, BASE)
        assert merged.conversation == BASE
        assert [each.path for each in merged.conflicts] == [""]
        assert len(merged.conflicts[0].values) == 2
        assert merge(theirs, ours, BASE) == merged
        assert merge(merged, ours, BASE) == merged
        assert merge(ours, merged, BASE) == merged
        assert merge(ours, theirs).conversation in (ours, theirs)

    def test_one_solution_under_two_problems_is_no_record(self) -> None:
        def solved(problem: str) -> Conversation:
            solution = Solution(id="s9", by=Owner.BOTH, text="Zo.", at=on(16))
            added = Problem(id=problem, text="Te druk.", solutions=(solution,))
            return evolve(BASE, topics=(evolve(BASE.topics[0], problems=(*BASE.topics[0].problems, added)),))

        assert [each.path for each in merge(solved("p8"), solved("p9"), BASE).conflicts] == [""]


class TestOrder:
    def test_new_members_come_in_the_order_of_their_moments(self) -> None:
        first = Attendee(id="zed", name="Zed", side=EMPLOYEE, announced_at=on(5))
        second = Attendee(id="ann", name="Ann", side=EMPLOYEE, announced_at=on(6))
        ours, theirs = evolve(BASE, attendees=(first, second)), evolve(BASE, attendees=(first,))
        assert merge(ours, theirs, BASE).conversation.attendees == (first, second)

    def test_redacted_words_stay_in_their_place(self) -> None:
        out, second = Words(redacted=True, at=on(4)), Words(text="Twee.", at=on(4, 10))
        first, third = Words(text="Een.", at=on(4)), Words(text="Drie.", at=on(4, 11))
        merged = merge(
            versions.speaking(out, second), versions.speaking(first, second, third), versions.speaking(first, second)
        )
        assert merged.conversation.topics[0].perspectives.employee.preparation == (out, second, third)

    def test_extensions_are_written_alike_whichever_comes_first(self) -> None:
        one, other = ({"n": 1, "m": {"a": 1, "b": 2}}, {"m": {"b": 2, "a": 1}, "n": 1})
        ours, theirs = (evolve(BASE, extensions=Extensions({"nl.een": each})) for each in (one, other))
        assert dumps(merge(ours, theirs).conversation) == dumps(merge(theirs, ours).conversation)


def test_versions_of_different_conversations_are_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        merge(BASE, evolve(BASE, id="other"))
    assert [(each.code, each.path) for each in caught.value.faults] == [("conversation.other", "/id")]


def test_no_word_shows_in_the_repr_of_what_comes_out() -> None:
    merged = merge(evolve(BASE, label="KANARIE A"), evolve(BASE, label="KANARIE B"))
    assert "KANARIE" not in repr(merged) + str(merged) + repr(merged.conflicts) + str(merged.conflicts[0])
