"""The mirror, and the record without one side."""

from typing import Any

import pytest
from model import AT, CLASSES, example_conversation, needs_example, spoken

from functionering.agreement import Agreement, Progress, ProgressNote, Settlement
from functionering.conversation import Conversation
from functionering.digest import seal, stamps
from functionering.mirroring import mirror, mirrored, without
from functionering.occasion import Attendee, Objection, Person, Postponement, Request
from functionering.party import NEITHER, Both, Owner, Party
from functionering.record import evolve
from functionering.report import Edition, Remark, Report
from functionering.strategies import SENTENCES
from functionering.structuring import structure
from functionering.themes import About
from functionering.topic import Conclusion, Problem, Raised, RaisedIn, Solution, Topic, Withdrawal
from functionering.words import Perspective


@needs_example
def test_the_mirror_of_the_complete_record_has_true_digests_again() -> None:
    c = example_conversation()
    m = mirror(c)
    assert m != c
    assert seal(m) != seal(c)
    assert [each for each in stamps(m) if not each.is_current] == []
    assert m.parties == c.parties.mirrored()
    assert [each.about for each in m.topics] == [each.about for each in c.topics]
    assert m.invitation is not None
    assert m.invitation.by is Party.EMPLOYEE
    assert mirror(m) == c


def test_a_stale_digest_stays_stale_in_the_mirror() -> None:
    c = example_or_skip()
    changed = evolve(c, label="Anders")
    assert {each.kind for each in stamps(mirror(changed)) if not each.is_current} == {"signature", "closing"}
    assert mirror(mirror(changed)) == changed


def example_or_skip() -> Conversation:
    try:
        return example_conversation()
    except FileNotFoundError:
        pytest.skip("the example record is not beside this checkout")


def test_what_knows_no_side_is_its_own_mirror_image() -> None:
    for value in (AT, "employee", 3, None, True, About.MANAGER, SENTENCES):
        assert mirrored(value) == value
    assert mirrored((Party.EMPLOYEE, Owner.BOTH)) == (Party.MANAGER, Owner.BOTH)
    assert mirrored(Both("a", Party.EMPLOYEE)) == Both(Party.MANAGER, "a")


E_, M = Party.EMPLOYEE, Party.MANAGER


def everything() -> Conversation:
    """A record in which the employee did all that can be done by one side."""
    raised = Raised(by=E_, at=AT, in_=RaisedIn.CONVERSATION)
    solutions = tuple(Solution(id=each.value, by=each, text="Zo.", at=AT, assents=NEITHER) for each in Owner)
    problems = (
        Problem(id="p", named_by=Owner.EMPLOYEE, text="Krap."),
        Problem(id="q", named_by=Owner.BOTH, text="Laat.", solutions=solutions),
        Problem(id="r", text="Ver."),
    )
    topics = (
        Topic(
            id="t",
            theme="career",
            title="Toekomst",
            about=About.EMPLOYEE,
            raised=raised,
            withdrawn=Withdrawal(at=AT),
            perspectives=Both(Perspective(conversation=(spoken(),)), Perspective(conversation=(spoken(),))),
            problems=problems,
            conclusion=Conclusion(text="Zo doen wij het.", by=E_),
        ),
        Topic(
            id="u",
            theme="career",
            title="Werk",
            about=About.WORK,
            raised=evolve(raised, by=M),
            conclusion=Conclusion(text="Goed."),
        ),
        Topic(id="v", theme="career", title="Reizen", about=About.WORK),
    )
    return Conversation(
        id="c",
        parties=Both((Person(id="n", name="Noor"),), (Person(id="j", name="Joris"),)),
        requested_by=Request(by=E_, at=AT),
        postponements=(Postponement(by=E_, at=AT, reason="Ziek."), Postponement(by=M, at=AT, reason="Druk.")),
        attendees=(Attendee(id="f", name="Fenna", objections=Both(Objection(at=AT), Objection(at=AT))),),
        topics=topics,
        agreements=(
            Agreement(
                id="a",
                what="Iets.",
                from_solution="employee",
                progress=tuple(ProgressNote(by=each, at=AT, outcome=Progress.OPEN) for each in Party),
            ),
            Agreement(id="b", what="Iets.", from_solution="both"),
        ),
        earlier_agreements=(Agreement(id="e", what="Iets.", settled=Settlement(why="Klaar.", at=AT)),),
        evaluation=Both(spoken(), spoken()),
        report=Report(editions=(Edition(remarks=tuple(Remark(by=each, text="Nee.", at=AT) for each in Party)),)),
    )


def test_without_a_side_all_that_it_contributed_is_gone() -> None:
    alone = without(everything(), E_)
    first, second, _ = alone.topics
    assert (first.raised, first.withdrawn, first.conclusion) == (None, None, None)
    assert first.perspectives == Both(Perspective(), Perspective(conversation=(spoken(),)))
    assert [each.id for each in first.problems] == ["q", "r"]
    assert [each.id for each in first.problems[0].solutions] == ["manager", "both"]
    assert second.raised is not None
    assert second.conclusion == Conclusion(text="Goed.")
    assert [each.from_solution for each in alone.agreements] == [None, "both"]
    assert [each.by for each in alone.agreements[0].progress] == [M]
    assert [each.by for each in alone.report.editions[0].remarks] == [M]
    assert [each.reason for each in alone.postponements] == [None, "Druk."]
    assert alone.attendees[0].objections == Both(None, Objection(at=AT))
    assert alone.evaluation == Both(None, spoken())
    assert alone.requested_by is None
    assert alone.parties == everything().parties


def test_without_the_other_side_what_the_first_contributed_stays() -> None:
    alone = without(everything(), M)
    first, second, _ = alone.topics
    assert first.raised is not None
    assert first.conclusion == Conclusion(text="Zo doen wij het.", by=E_)
    assert second.raised is None
    assert alone.requested_by == Request(by=E_, at=AT)
    assert [each.id for each in first.problems] == ["p", "q", "r"]


def test_a_record_without_statements_has_its_mirror_image_too() -> None:
    assert mirror(mirror(everything())) == everything() != mirror(everything())


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_has_its_mirror_image(kind: type[Any]) -> None:
    from model import minimal

    value = structure(minimal(kind), kind)
    assert mirrored(mirrored(value)) == value
