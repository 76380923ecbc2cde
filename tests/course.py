"""One conversation step by step, from the plan to the years after: what the tests of steps start from.

All people are invented. Moments are given as "day hour", counted from Monday 2 November 2026, so that they can be read.
"""

import datetime as dt
from typing import Any

import pytest

from functionering import (
    About,
    Agreement,
    Binds,
    Conversation,
    Kind,
    Meaning,
    Meeting,
    Owner,
    Party,
    Person,
    Progress,
    RaisedIn,
    Topic,
    dumps,
    seal,
    steps,
)
from functionering.digest import agreement_digest
from functionering.party import Both
from functionering.steps import Part, Step, StepRefused, apply
from functionering.steps.parts import parts

EMPLOYEE, MANAGER = Party
PREPARATION, TABLE = RaisedIn
BY_EMPLOYEE = "11111111-1111-4111-8111-111111111111"
BY_MANAGER = "22222222-2222-4222-8222-222222222222"


def on(day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """A moment in UTC: day 1 is Sunday 1 November 2026."""
    return dt.datetime(2026, 11, 1, hour, minute, tzinfo=dt.UTC) + dt.timedelta(days=day - 1)


def planned(**changes: Any) -> Conversation:
    """A conversation of Sanne and Pieter before anything happened: two items of the form and one earlier agreement."""
    earlier = Agreement(
        id="a-2025", from_="2025", what="Sanne volgt de cursus.", owner=Owner.EMPLOYEE, kind=Kind.DEVELOPMENT
    )
    values: dict[str, Any] = {
        "id": "2026",
        "parties": Both((Person(id="s", name="Sanne Terpstra"),), (Person(id="p", name="Pieter Oosting"),)),
        "topics": (
            Topic(id="work", theme="work_content", title="Het werk", about=About.WORK),
            Topic(id="together", theme="relationship_with_manager", title="Samenwerking", about=About.COLLABORATION),
        ),
        "earlier_agreements": (earlier,),
    }
    return Conversation(**{**values, **changes})


def run(c: Conversation, *taken: Step, **circumstances: Any) -> Conversation:
    """The conversation after those steps, one by one."""
    for step in taken:
        c = apply(c, step, **circumstances)
    return c


def invited() -> Conversation:
    return run(
        planned(),
        steps.Schedule(
            by=MANAGER, at=on(2), meeting=Meeting(date=dt.date(2026, 11, 16), time=dt.time(10), zone="Europe/Amsterdam")
        ),
        steps.Invite(by=MANAGER, at=on(2), form_enclosed=True, topics_asked=True),
    )


def drafted() -> Conversation:
    """Both prepared a topic and words, and neither submitted."""
    return run(
        invited(),
        steps.RaiseTopic(
            by=EMPLOYEE,
            at=on(4),
            phase=PREPARATION,
            id=BY_EMPLOYEE,
            theme="leadership_style",
            title="Bereikbaarheid",
            about=About.MANAGER,
        ),
        steps.GivePerspective(
            by=EMPLOYEE, at=on(4, 10), topic=BY_EMPLOYEE, phase=PREPARATION, text="Ik bereik je slecht."
        ),
        steps.GivePerspective(by=EMPLOYEE, at=on(4, 11), topic="work", phase=PREPARATION, text="Het werk past mij."),
        steps.RaiseTopic(
            by=MANAGER,
            at=on(5),
            phase=PREPARATION,
            id=BY_MANAGER,
            theme="career",
            title="Plannen",
            about=About.EMPLOYEE,
        ),
        steps.GivePerspective(
            by=MANAGER, at=on(5, 10), topic=BY_MANAGER, phase=PREPARATION, text="Wat wil je over een jaar?"
        ),
    )


def prepared() -> Conversation:
    return run(
        drafted(),
        steps.SubmitPreparation(by=EMPLOYEE, at=on(6), read_previous=True),
        steps.SubmitPreparation(by=MANAGER, at=on(9)),
    )


def seated() -> Conversation:
    """At the table, the agenda agreed."""
    topics = ("work", BY_EMPLOYEE, BY_MANAGER, "together")
    c = run(prepared(), steps.ProposeAgenda(by=EMPLOYEE, at=on(10), topics=topics))
    c = both_assent(c, Part.AGENDA, None, on(10, 11))
    return run(c, steps.Hold(by=MANAGER, at=on(16)))


def digest_of(c: Conversation, part: Part, *ids: str | int) -> str:
    """The digest of a part, as its digest stands in what a party is shown."""
    return next(each.digest for each in parts(c) if each.part is part and each.ids == ids)


def assent(c: Conversation, by: Party, part: Part, name: str | None, at: dt.datetime, **changes: Any) -> Step:
    """The step by which a party assents to a part as it stands."""
    digest = digest_of(c, part, *(() if name is None else (name,)))
    return steps.Assent(**{"by": by, "at": at, "part": part, "id": name, "digest": digest, **changes})


def both_assent(c: Conversation, part: Part, name: str | None, at: dt.datetime) -> Conversation:
    return run(c, assent(c, EMPLOYEE, part, name, at), assent(c, MANAGER, part, name, at))


def talked() -> Conversation:
    """Everything was spoken of, a problem solved, an agreement made, and the sitting is over."""
    c = run(
        seated(),
        steps.ReviewAgreement(by=EMPLOYEE, at=on(16, 9, 5), agreement="a-2025", outcome=Progress.REALISED),
        steps.ReviewAgreement(by=MANAGER, at=on(16, 9, 6), agreement="a-2025", outcome=Progress.REALISED),
        steps.GivePerspective(by=EMPLOYEE, at=on(16, 9, 10), topic="together", phase=TABLE, text="Vaker kort bellen."),
        steps.GivePerspective(by=MANAGER, at=on(16, 9, 11), topic="together", phase=TABLE, concurs=True),
        steps.GivePerspective(by=MANAGER, at=on(16, 9, 12), topic="work", phase=TABLE, text="Dat zie ik ook."),
        steps.NameProblem(by=EMPLOYEE, at=on(16, 9, 15), topic=BY_EMPLOYEE, id="p1", text="Overdag onbereikbaar."),
        steps.TakePosition(by=MANAGER, at=on(16, 9, 16), problem="p1", recognised=True),
        steps.TakePosition(by=EMPLOYEE, at=on(16, 9, 16), problem="p1", recognised=True),
        steps.ProposeSolution(by=EMPLOYEE, at=on(16, 9, 18), problem="p1", id="s1", text="Een vast uur op maandag."),
    )
    c = both_assent(c, Part.SOLUTION, "s1", on(16, 9, 20))
    c = run(
        c,
        steps.Conclude(by=MANAGER, at=on(16, 9, 30), topic="work", text="Het werk past."),
        steps.ProposeAgreement(
            by=MANAGER,
            at=on(16, 9, 40),
            id="a-1",
            what="Pieter is op maandag een uur bereikbaar.",
            owner=Owner.MANAGER,
            binds=Binds.PERSON,
            from_solution="s1",
        ),
    )
    c = both_assent(c, Part.CONCLUSION, "work", on(16, 9, 45))
    c = both_assent(c, Part.AGREEMENT, "a-1", on(16, 9, 50))
    return run(
        c,
        steps.Evaluate(by=EMPLOYEE, at=on(16, 9, 55), text="Fijn gesprek."),
        steps.EndSitting(by=EMPLOYEE, at=on(16, 10)),
    )


def reported() -> Conversation:
    """The report was offered on Wednesday 18 November; its term runs up to and including Wednesday the 25th."""
    return run(talked(), steps.OfferReport(by=MANAGER, at=on(18), text="Sanne en Pieter spraken over het werk."))


def signed() -> Conversation:
    c = reported()
    return run(
        c,
        steps.Sign(by=EMPLOYEE, at=on(19), meaning=Meaning.SEEN, digest=seal(c)),
        steps.Sign(by=MANAGER, at=on(19, 10), meaning=Meaning.AGREED, digest=seal(c)),
    )


def closed() -> Conversation:
    return run(signed(), steps.Close(by=EMPLOYEE, at=on(20)), steps.GiveCopy(by=MANAGER, at=on(20), to=EMPLOYEE))


def is_agreed_on(c: Conversation, name: str) -> bool:
    """Whether both assented to an agreement as it stands."""
    agreement = next(each for each in c.agreements if each.id == name)
    return all(each and each.digest == agreement_digest(agreement) for each in agreement.assents.values())


def refused(c: Conversation, step: Step, **circumstances: Any) -> tuple[Any, ...]:
    """The code and facts of the refusal of a step."""
    before = dumps(c)
    with pytest.raises(StepRefused) as error:
        apply(c, step, **circumstances)
    assert dumps(c) == before
    return (error.value.reason.code, *error.value.reason.facts)
