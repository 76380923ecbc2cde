"""Steps of every kind with any words, for the laws: a step about a given target, and its twin across the table."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from course import EMPLOYEE
from hypothesis import strategies as st

from functionering import About, Conversation, Meaning, Meeting, Outcome, Owner, Party, Progress, seal, steps
from functionering.mirroring import mirrored
from functionering.occasion import WithOrWithout
from functionering.party import Both
from functionering.record import evolve
from functionering.steps import Part, Spot, Step
from functionering.steps.assenting import part_key
from functionering.steps.parts import parts
from functionering.steps.step import Key
from functionering.topic import RaisedIn
from functionering.views import view

Draw = Callable[[st.SearchStrategy[Any]], Any]
TEXTS = st.sampled_from(["Ja.", "Nee.", "Dat kan beter.", "Zo is het."])
WORDS = st.sampled_from([{"text": "Dit is mijn kijk."}, {"concurs": True}, {"declined": True}, {"text": "Nog iets."}])
NUMBERS = st.integers(0, 7)


def topic_ids() -> st.SearchStrategy[str]:
    return NUMBERS.map(lambda n: f"{n:08x}-0000-4000-8000-000000000000")


def _some(c: Conversation, draw: Draw) -> tuple[str, ...]:
    ids = [each.id for each in c.topics]
    return tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))) if ids else ()


def make(c: Conversation, kind: str, key: Key, digest: str | None, draw: Draw, **who: Any) -> Step:
    """A step of a kind about the target with that key, in what `c` shows; `who` says by whom and when."""
    at: dt.datetime = who["at"]

    def text() -> str:
        said: str = draw(TEXTS)
        return said

    one, two = map(str, (*key, "", "")[:2])
    make: dict[str, Callable[[], Step]] = {
        "request": lambda: steps.Request(**who),
        "schedule": lambda: steps.Schedule(**who, meeting=_meeting(at, draw)),
        "invite": lambda: steps.Invite(**who, topics_asked=True),
        "postpone": lambda: steps.Postpone(
            **who, meeting=_meeting(at, draw) if draw(st.booleans()) else None, reason=text()
        ),
        "cancel": lambda: steps.Cancel(**who, reason=text(), refused=draw(st.sampled_from([None, True]))),
        "announce_attendee": lambda: steps.AnnounceAttendee(
            **who,
            id=f"third{draw(NUMBERS)}",
            name="Marit",
            companion=draw(st.sampled_from([None, True])),
            topics=_some(c, draw),
        ),
        "consent": lambda: steps.Consent(**who, attendee=one),
        "object": lambda: steps.Object(**who, attendee=one, grounds=text()),
        "answer_objection": lambda: steps.AnswerObjection(
            **who, attendee=one, of=Party(str(two)), outcome=WithOrWithout(str(key[2]))
        ),
        "disclose_informant": lambda: steps.DiscloseInformant(**who, id=f"informant{draw(NUMBERS)}", name="Roel"),
        "hand_over": lambda: steps.HandOver(**who, leaving=one, successor=f"new{draw(NUMBERS)}", name="Iris"),
        "share_with_successor": lambda: steps.ShareWithSuccessor(**who),
        "raise_topic": lambda: steps.RaiseTopic(
            **who,
            phase=RaisedIn(one),
            id=draw(topic_ids()),
            theme="career",
            title=text(),
            about=draw(st.sampled_from(About)),
        ),
        "withdraw_topic": lambda: steps.WithdrawTopic(**who, topic=one),
        "give_perspective": lambda: steps.GivePerspective(**who, topic=one, phase=RaisedIn(str(two)), **draw(WORDS)),
        "submit_preparation": lambda: steps.SubmitPreparation(**who, read_previous=True),
        "release": lambda: steps.Release(**who),
        "waive": lambda: steps.Waive(**who),
        "propose_agenda": lambda: steps.ProposeAgenda(**who, topics=_some(c, draw)),
        "hold": lambda: steps.Hold(**who),
        "end_sitting": lambda: steps.EndSitting(**who),
        "adjourn": lambda: steps.Adjourn(**who),
        "render": lambda: steps.Render(**who, topic=one, text=text()),
        "confirm": lambda: steps.Confirm(**who, words=_spots(c, who["by"], draw)),
        "set_outcome": lambda: steps.SetOutcome(**who, topic=one, outcome=draw(st.sampled_from(Outcome))),
        "conclude": lambda: steps.Conclude(**who, topic=one, text=text()),
        "name_problem": lambda: steps.NameProblem(**who, topic=one, id=f"p{draw(NUMBERS)}", text=text()),
        "take_position": lambda: steps.TakePosition(
            **who, problem=one, **draw(st.sampled_from([{"recognised": True}, {"disputed": "Zo zie ik het niet."}]))
        ),
        "propose_solution": lambda: steps.ProposeSolution(**who, problem=one, id=f"s{draw(NUMBERS)}", text=text()),
        "say_none_yet": lambda: steps.SayNoneYet(**who, problem=one),
        "set_next_step": lambda: steps.SetNextStep(**who, problem=one, text=text(), owner=draw(st.sampled_from(Owner))),
        "review_agreement": lambda: steps.ReviewAgreement(
            **who, agreement=one, outcome=draw(st.sampled_from(Progress))
        ),
        "settle_agreement": lambda: steps.SettleAgreement(**who, agreement=one, why=text()),
        "propose_agreement": lambda: _proposal(c, draw, who),
        "withdraw_proposal": lambda: steps.WithdrawProposal(**who, agreement=one),
        "assent": lambda: steps.Assent(**who, part=Part(one), id=two or None, digest=digest or seal(c)),
        "evaluate": lambda: steps.Evaluate(**who, **draw(WORDS)),
        "offer_report": lambda: steps.OfferReport(
            **who, text=text(), sections=tuple(steps.SectionText(topic=each, text=text()) for each in _some(c, draw))
        ),
        "revise_report": lambda: steps.ReviseReport(**who, reason=text()),
        "remark": lambda: steps.Remark(**who, text=text()),
        "answer_remark": lambda: steps.AnswerRemark(
            **who, edition=int(one), remark=int(two), adopted=draw(st.booleans()), why=text()
        ),
        "respond": lambda: steps.Respond(**who),
        "add_statement": lambda: steps.AddStatement(**who, text=text(), digest=digest or seal(c)),
        "sign": lambda: steps.Sign(**who, meaning=draw(st.sampled_from(Meaning)), digest=digest or seal(c)),
        "decline_to_sign": lambda: steps.DeclineToSign(**who, grounds=draw(st.sampled_from([None, "Ik teken niet."]))),
        "give_copy": lambda: steps.GiveCopy(**who, to=Party(one or EMPLOYEE)),
        "close": lambda: steps.Close(**who),
        "reopen": lambda: steps.Reopen(**who, reason=text()),
        "note_progress": lambda: steps.NoteProgress(
            **who, agreement=one, outcome=draw(st.sampled_from(Progress)), text=text()
        ),
        "amend_agreement": lambda: steps.AmendAgreement(**who, agreement=one, what=text()),
        "assent_revision": lambda: steps.AssentRevision(
            **who, agreement=one, number=int(two), digest=digest or seal(c)
        ),
        "link_appraisal": lambda: steps.LinkAppraisal(**who, id=f"b{draw(NUMBERS)}", system="nl.example", on=at.date()),
    }
    return make[kind]()


def _meeting(at: dt.datetime, draw: Draw) -> Meeting:
    day = at.date() + dt.timedelta(days=draw(st.integers(1, 9)))
    return Meeting(date=day, time=dt.time(10), zone="Europe/Amsterdam")


def _proposal(c: Conversation, draw: Draw, who: dict[str, Any]) -> Step:
    """A proposal in words of its own, or in just those of an agreement that stands."""
    name = draw(st.sampled_from(["a-2025", "a-1", "a-2"]))
    solution = draw(st.sampled_from([None, *(each.id for _, each in c.solutions())]))
    stands = next((each for each in c.agreements if each.id == name), None)
    if stands is not None and draw(st.booleans()):
        same = {
            each: getattr(stands, each) for each in ("what", "kind", "owner", "binds", "due", "check_on", "support")
        }
        return steps.ProposeAgreement(**who, id=name, from_solution=solution, **same)
    return steps.ProposeAgreement(
        **who,
        id=name,
        what=draw(TEXTS),
        owner=draw(st.sampled_from(Owner)),
        support=Both(draw(st.sampled_from([None, "Tijd."])), None),
        from_solution=solution,
    )


def _spots(c: Conversation, party: Party, draw: Draw) -> tuple[Spot, ...]:
    found = [
        Spot(topic=topic.id, phase=RaisedIn.CONVERSATION, index=index)
        for topic in c.topics
        for index, words in enumerate(topic.perspectives[party].conversation)
        if words.is_rendering(party)
    ]
    return tuple(draw(st.lists(st.sampled_from(found), unique=True, min_size=1))) if found else ()


def twin(step: Step, c: Conversation, across: Conversation) -> Step:
    """The same step taken from the other side, in the mirrored conversation: a digest is that of its twin."""
    taken: Step = mirrored(step)
    given = getattr(step, "digest", None)
    if given is None:
        return taken
    here = view(c, step.by, step.at).conversation
    there = view(across, step.by.other, step.at).conversation
    if not isinstance(step, steps.Assent | steps.AssentRevision):
        return evolve(taken, digest=seal(there)) if given == seal(here) else taken
    for one, other in zip(parts(here), parts(there), strict=True):
        if part_key(one) == step.key and one.digest == given:
            return evolve(taken, digest=other.digest)
    return taken
