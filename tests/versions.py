"""Versions of one record as two people make them apart: each a few acts away from the same record."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from functionering import (
    About,
    Agreement,
    Assent,
    Conclusion,
    Conversation,
    Edition,
    Given,
    Meeting,
    Owner,
    Party,
    Position,
    Problem,
    Raised,
    RaisedIn,
    Remark,
    Report,
    Revision,
    Solution,
    Topic,
    Words,
)
from functionering.agreement import Progress, ProgressNote
from functionering.digest import agreement_digest
from functionering.extensions import Extensions
from functionering.merging.lists import redacted
from functionering.party import Both
from functionering.record import evolve

_TEXTS = st.sampled_from(("Ja.", "Nee.", "Misschien."))
_MOMENTS = st.integers(0, 3).map(lambda hour: dt.datetime(2026, 11, 10, 12 + hour, tzinfo=dt.UTC))
_PARTIES = st.sampled_from(Party)
_NUMBERS = st.integers(0, 2)


def start() -> Conversation:
    """A record that both hold: a topic, a problem with a solution, an agreement and a report."""
    said = Words(text="Zo zie ik het.", at=dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))
    perspectives = Both(*(evolve(_BARE, preparation=(said,)) for _ in Party))
    solution = Solution(id="s0", by=Owner.EMPLOYEE, text="Een vast uur.", at=said.at)
    problem = Problem(id="p0", named_by=Owner.MANAGER, text="Te laat.", at=said.at, solutions=(solution,))
    topic = Topic(
        id="t0", theme="career", title="Werk", about=About.WORK, perspectives=perspectives, problems=(problem,)
    )
    return Conversation(
        id="2026",
        topics=(topic,),
        agreements=(Agreement(id="a0", what="Wij bellen."),),
        report=Report(editions=(Edition(text="Verslag."),)),
    )


_BARE = Topic(id="x", theme="career", title="x", about=About.WORK).perspectives.employee


@st.composite
def versions(draw: st.DrawFn, base: Conversation) -> Conversation:
    """What somebody made of `base` in up to five acts."""
    for act in draw(st.lists(st.sampled_from(ACTS), max_size=5)):
        base = act(draw, base)
    return base


def _first_topic(c: Conversation, **changes: Any) -> Conversation:
    return evolve(c, topics=(evolve(c.topics[0], **changes), *c.topics[1:]))


def _first_agreement(c: Conversation, **changes: Any) -> Conversation:
    return evolve(c, agreements=(evolve(c.agreements[0], **changes), *c.agreements[1:]))


def _words(draw: st.DrawFn) -> Words:
    recorder = draw(st.sampled_from((None, Party.MANAGER.value)))
    return Words(
        text=draw(_TEXTS),
        at=draw(_MOMENTS),
        recorded_by=recorder,
        confirmed_at=draw(st.none() | _MOMENTS) if recorder else None,
    )


def speak(draw: st.DrawFn, c: Conversation) -> Conversation:
    party, phase = draw(_PARTIES), draw(st.sampled_from(("preparation", "conversation")))
    given = c.topics[0].perspectives[party]
    added = evolve(given, **{phase: (*getattr(given, phase), _words(draw))})
    return _first_topic(c, perspectives=c.topics[0].perspectives.with_value(party, added))


def redact(draw: st.DrawFn, c: Conversation) -> Conversation:
    party = draw(_PARTIES)
    given = c.topics[0].perspectives[party]
    taken_out = evolve(given, preparation=(redacted(given.preparation[0]), *given.preparation[1:]))
    return _first_topic(c, perspectives=c.topics[0].perspectives.with_value(party, taken_out))


def raise_topic(draw: st.DrawFn, c: Conversation) -> Conversation:
    raised = Raised(by=draw(_PARTIES), at=draw(_MOMENTS), in_=RaisedIn.PREPARATION)
    topic = Topic(id=f"t{draw(_NUMBERS)}", theme="career", title=draw(_TEXTS), about=About.WORK, raised=raised)
    return c if c.topic(topic.id) else evolve(c, topics=(*c.topics, topic))


def conclude(draw: st.DrawFn, c: Conversation) -> Conversation:
    conclusion = Conclusion(text=draw(_TEXTS), by=draw(st.none() | _PARTIES), at=draw(st.none() | _MOMENTS))
    return _first_topic(c, conclusion=conclusion)


def take_position(draw: st.DrawFn, c: Conversation) -> Conversation:
    problem = c.topics[0].problems[0]
    position = Position(disputed=draw(_TEXTS), at=draw(_MOMENTS))
    changed = evolve(problem, positions=problem.positions.with_value(draw(_PARTIES), position))
    return _first_topic(c, problems=(changed, *c.topics[0].problems[1:]))


def agree(draw: st.DrawFn, c: Conversation) -> Conversation:
    made = Agreement(id=f"a{draw(_NUMBERS)}", what=draw(_TEXTS), owner=draw(st.sampled_from(Owner)))
    return c if any(each.id == made.id for each in c.agreements) else evolve(c, agreements=(*c.agreements, made))


def assent(draw: st.DrawFn, c: Conversation) -> Conversation:
    given = Assent(at=draw(_MOMENTS), digest=agreement_digest(c.agreements[0]))
    return _first_agreement(c, assents=c.agreements[0].assents.with_value(draw(_PARTIES), given))


def amend(draw: st.DrawFn, c: Conversation) -> Conversation:
    number = len(c.agreements[0].revisions) + 1
    revision = Revision(number=number, at=draw(_MOMENTS), by=draw(_PARTIES), what=draw(_TEXTS))
    return _first_agreement(c, revisions=(*c.agreements[0].revisions, revision))


def note(draw: st.DrawFn, c: Conversation) -> Conversation:
    noted = ProgressNote(by=draw(_PARTIES), at=draw(_MOMENTS), outcome=draw(st.sampled_from(Progress)))
    return _first_agreement(c, progress=(*c.agreements[0].progress, noted))


def remark(draw: st.DrawFn, c: Conversation) -> Conversation:
    said = Remark(by=draw(_PARTIES), text=draw(_TEXTS), at=draw(_MOMENTS), adopted=draw(st.none() | st.booleans()))
    first = c.report.editions[0]
    edition = evolve(first, remarks=(*first.remarks, said))
    return evolve(c, report=evolve(c.report, editions=(edition, *c.report.editions[1:])))


def publish(draw: st.DrawFn, c: Conversation) -> Conversation:
    edition = Edition(text=draw(_TEXTS), authors=(draw(_PARTIES),), offered_at=draw(st.none() | _MOMENTS))
    return evolve(c, report=evolve(c.report, editions=(*c.report.editions, edition)))


def evaluate(draw: st.DrawFn, c: Conversation) -> Conversation:
    return evolve(c, evaluation=c.evaluation.with_value(draw(_PARTIES), _words(draw)))


def react(draw: st.DrawFn, c: Conversation) -> Conversation:
    return evolve(c, reactions=c.reactions.with_value(draw(_PARTIES), Given(at=draw(_MOMENTS))))


def submit(draw: st.DrawFn, c: Conversation) -> Conversation:
    party = draw(_PARTIES)
    done = evolve(c.preparations[party], submitted_at=draw(_MOMENTS))
    return evolve(c, preparations=c.preparations.with_value(party, done))


def take_back(draw: st.DrawFn, c: Conversation) -> Conversation:
    party = draw(_PARTIES)
    undone = evolve(c.preparations[party], submitted_at=None)
    return evolve(c, preparations=c.preparations.with_value(party, undone))


def plan(draw: st.DrawFn, c: Conversation) -> Conversation:
    return evolve(c, meeting=Meeting(date=dt.date(2026, 12, 1 + draw(_NUMBERS))))


def label(draw: st.DrawFn, c: Conversation) -> Conversation:
    return evolve(c, label=draw(_TEXTS))


def extend(draw: st.DrawFn, c: Conversation) -> Conversation:
    kept = {**c.extensions.thawed(), draw(st.sampled_from(("nl.een", "nl.twee"))): {"n": draw(_NUMBERS)}}
    return evolve(c, extensions=Extensions(kept))


ACTS = (
    speak,
    redact,
    raise_topic,
    conclude,
    take_position,
    agree,
    assent,
    amend,
    note,
    remark,
    publish,
    evaluate,
    react,
    submit,
    take_back,
    plan,
    label,
    extend,
)


def texts(value: Any) -> set[str]:
    """Every text in plain data."""
    if isinstance(value, dict):
        return set().union(*(texts(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(texts(each) for each in value))
    return {value} if isinstance(value, str) else set()
