"""Merging: what is said, offered or proposed as one whole is never put together from two versions."""

import datetime as dt

import versions
from course import EMPLOYEE, MANAGER, on

from functionering import (
    About,
    Agreement,
    Attendee,
    Conversation,
    Edition,
    Informant,
    Merged,
    Owner,
    Party,
    Previous,
    Raised,
    RaisedIn,
    Remark,
    Report,
    Sitting,
    Topic,
    merge,
)
from functionering.party import Both
from functionering.record import evolve

BASE = versions.start()


class TestOneWhole:
    def test_an_edition_that_was_not_offered_does_not_take_the_moment_of_one_that_was(self) -> None:
        def publishing(text: str, at: dt.datetime | None) -> Conversation:
            edition = Edition(text=text, authors=(MANAGER,), offered_at=at, available_at=at)
            return evolve(BASE, report=Report(editions=(*BASE.report.editions, edition)))

        ours, theirs = publishing("Een kladje.", None), publishing("Het verslag.", on(17))
        merged = merge(ours, theirs, BASE)
        assert merged.conversation.report.editions[1] in (ours.report.editions[1], theirs.report.editions[1])
        assert [each.path for each in merged.conflicts] == ["/report/editions/1"]

    def test_a_topic_stays_with_the_side_that_raised_it(self) -> None:
        def raising(title: str, by: Party, hour: int) -> Conversation:
            raised = Raised(by=by, at=on(4, hour), in_=RaisedIn.PREPARATION)
            new = Topic(id="x", theme="career", title=title, about=About.WORK, raised=raised)
            return evolve(BASE, topics=(*BASE.topics, new))

        ours, theirs = raising("Aa", EMPLOYEE, 12), raising("Bb", MANAGER, 11)
        merged = merge(ours, theirs, BASE)
        assert merged.conversation in (ours, theirs)
        assert [each.path for each in merged.conflicts] == ["/topics/1"]

    def test_what_is_proposed_is_assented_to_as_one(self) -> None:
        ours, theirs = (
            evolve(BASE, agreements=(Agreement(id="a0", what=what, owner=owner),))
            for what, owner in (("Aa.", Owner.MANAGER), ("Bb.", Owner.EMPLOYEE))
        )
        merged = merge(ours, theirs)
        assert merged.conversation in (ours, theirs)
        assert [each.path for each in merged.conflicts] == ["/agreements/0"]

    def test_a_proposal_with_support_said_by_one_more_is_no_conflict(self) -> None:
        def supported(support: Both[str | None]) -> Conversation:
            return evolve(BASE, agreements=(Agreement(id="a0", what="Wij bellen.", support=support),))

        fuller = supported(Both("Tijd.", None))
        assert merge(supported(Both(None, None)), fuller) == Merged(fuller)
        assert not merge(supported(Both(None, "Geld.")), fuller).is_clean

    def test_an_attendee_stays_with_the_side_that_announced_them(self) -> None:
        def announcing(name: str, side: Party, at: dt.datetime) -> Conversation:
            return evolve(BASE, attendees=(Attendee(id="x", name=name, side=side, announced_at=at),))

        ours, theirs = announcing("Aa", MANAGER, on(5)), announcing("Bb", EMPLOYEE, on(6))
        merged = merge(ours, theirs, BASE)
        assert merged.conversation in (ours, theirs)
        assert [each.path for each in merged.conflicts] == ["/attendees/0"]

    def test_consulting_is_not_disclosed_by_the_other(self) -> None:
        def consulting(by: Party, disclosed: dt.datetime | None) -> Conversation:
            informant = Informant(id="x", name="Ali", consulted_by=by, disclosed_at=disclosed)
            return evolve(BASE, informants=(informant,))

        ours, theirs = consulting(EMPLOYEE, None), consulting(MANAGER, on(5))
        merged = merge(ours, theirs, BASE).conversation
        assert {*merged.informants} == {*ours.informants, *theirs.informants}

    def test_a_sitting_that_ended_is_not_broken_off_by_the_other_version(self) -> None:
        def ending(at: dt.datetime | None, *, adjourned: bool) -> Conversation:
            return evolve(BASE, sittings=(Sitting(start=on(16), end=at, adjourned=True if adjourned else None),))

        ours, theirs = ending(on(16, 10), adjourned=False), ending(on(16, 11), adjourned=True)
        open_ = ending(None, adjourned=False)
        assert merge(ours, theirs).conversation in (ours, theirs)
        assert merge(ours, theirs, open_).conversation == open_
        assert merge(ours, open_, open_) == Merged(ours)

    def test_the_day_of_one_conversation_is_not_given_to_another(self) -> None:
        ours, theirs = (
            evolve(BASE, previous=Previous(id=name, held_on=day))
            for name, day in (("2024", None), ("2025", dt.date(2025, 5, 1)))
        )
        assert merge(ours, theirs).conversation in (ours, theirs)

    def test_why_not_belongs_to_its_own_answer(self) -> None:
        def answering(adopted: bool, why: str) -> Conversation:
            remark = Remark(by=EMPLOYEE, text="Let op.", at=on(17), adopted=adopted, why=why)
            return evolve(BASE, report=Report(editions=(evolve(BASE.report.editions[0], remarks=(remark,)),)))

        ours, theirs = answering(False, "Zz."), answering(True, "Aa.")
        assert merge(ours, theirs).conversation in (ours, theirs)
