"""Versions of one record as two people make them apart: each a few acts away from the same record."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from functionering import (
    About,
    Agreement,
    Assent,
    Attendee,
    Conclusion,
    Conversation,
    Edition,
    Given,
    HandOver,
    Informant,
    Meeting,
    Owner,
    Party,
    Person,
    Position,
    Postponement,
    Previous,
    Problem,
    Raised,
    RaisedIn,
    Remark,
    Report,
    Revision,
    Sitting,
    Solution,
    Statement,
    Topic,
    Words,
)
from functionering.agreement import Progress, ProgressNote
from functionering.conversation import Reopening
from functionering.digest import agreement_digest
from functionering.extensions import Extensions
from functionering.merging.redaction import redacted
from functionering.party import Both
from functionering.record import evolve
from functionering.words import Perspective

_TEXTS = st.sampled_from(("Ja.", "Nee.", "Misschien."))
_MOMENTS = st.integers(0, 3).map(lambda hour: dt.datetime(2026, 11, 10, 12 + hour, tzinfo=dt.UTC))
_PARTIES = st.sampled_from(Party)
_NUMBERS = st.integers(0, 2)
_PEOPLE = Both(("e0", "e1", "e2"), ("m0", "m1", "m2"))


def start() -> Conversation:
    """A record that both hold: people, a date, a topic, a problem with a solution, an agreement and a report."""
    said = Words(text="Zo zie ik het.", at=dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))
    rendered = evolve(said, text="Zo zei je het.", recorded_by=Party.MANAGER.value)
    perspectives = Both(
        *(evolve(_BARE, preparation=(_by(said, party),), conversation=(_by(rendered, party),)) for party in Party)
    )
    solution = Solution(id="s0", by=Owner.EMPLOYEE, text="Een vast uur.", at=said.at)
    problem = Problem(id="p0", named_by=Owner.MANAGER, text="Te laat.", at=said.at, solutions=(solution,))
    topic = Topic(
        id="t0", theme="career", title="Werk", about=About.WORK, perspectives=perspectives, problems=(problem,)
    )
    return Conversation(
        id="2026",
        parties=_PEOPLE.map(lambda side: tuple(Person(id=each, name=each) for each in side)),
        meeting=Meeting(date=dt.date(2026, 12, 1)),
        topics=(topic,),
        agreements=(Agreement(id="a0", what="Wij bellen."),),
        evaluation=Both(*(_by(evolve(said, text="Een goed gesprek."), party) for party in Party)),
        report=Report(editions=(Edition(text="Verslag."),)),
    )


def _by(said: Words, party: Party) -> Words:
    """Words that tell who said them, so that they are not taken for those of the other."""
    return evolve(said, text=f"{said.text} ({party})")


_DIGEST = "sha256:" + "0" * 64
_BARE = Topic(id="x", theme="career", title="x", about=About.WORK).perspectives.employee


def speaking(*said: Words, party: Party = Party.EMPLOYEE) -> Conversation:
    """The start with those words of a side prepared on its topic, and nothing else of that side."""
    base = start()
    first = base.topics[0]
    given = first.perspectives.with_value(party, Perspective(preparation=said))
    return evolve(base, topics=(evolve(first, perspectives=given),))


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
    party, phase = draw(_PARTIES), draw(st.sampled_from(("preparation", "conversation")))
    given = c.topics[0].perspectives[party]
    first, *others = getattr(given, phase)
    taken_out = evolve(given, **{phase: (redacted(first), *others)})
    return _first_topic(c, perspectives=c.topics[0].perspectives.with_value(party, taken_out))


def redact_evaluation(draw: st.DrawFn, c: Conversation) -> Conversation:
    party = draw(_PARTIES)
    said = c.evaluation[party]
    return c if said is None else evolve(c, evaluation=c.evaluation.with_value(party, redacted(said)))


def confirm(draw: st.DrawFn, c: Conversation) -> Conversation:
    party, at = draw(_PARTIES), draw(_MOMENTS)
    given = c.topics[0].perspectives[party]
    first, *others = given.conversation
    confirmed = evolve(first, confirmed_at=at) if first.is_answer else first
    done = evolve(given, conversation=(confirmed, *others))
    return _first_topic(c, perspectives=c.topics[0].perspectives.with_value(party, done))


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


def answer(draw: st.DrawFn, c: Conversation) -> Conversation:
    first = c.report.editions[0]
    if not first.remarks:
        return c
    adopted, why = draw(st.sampled_from(((True, None), (False, "Nee."), (False, "Ja."))))
    answered = (evolve(first.remarks[0], adopted=adopted, why=why), *first.remarks[1:])
    return evolve(c, report=Report(editions=(evolve(first, remarks=answered), *c.report.editions[1:])))


def publish(draw: st.DrawFn, c: Conversation) -> Conversation:
    at = draw(st.none() | _MOMENTS)
    edition = Edition(text=draw(_TEXTS), authors=(draw(_PARTIES),), offered_at=at, available_at=at)
    return evolve(c, report=evolve(c.report, editions=(*c.report.editions, edition)))


def offer(draw: st.DrawFn, c: Conversation) -> Conversation:
    at = draw(_MOMENTS)
    offered = evolve(c.report.editions[-1], offered_at=at, available_at=at)
    return evolve(c, report=evolve(c.report, editions=(*c.report.editions[:-1], offered)))


def reopen(draw: st.DrawFn, c: Conversation) -> Conversation:
    reason = draw(_TEXTS)
    new = Reopening(by=draw(_PARTIES), at=draw(_MOMENTS), reason=reason, edition=len(c.report.editions))
    return evolve(c, reopenings=(*c.reopenings, new))


def state(draw: st.DrawFn, c: Conversation) -> Conversation:
    party = draw(_PARTIES)
    said = Statement(text=draw(_TEXTS), at=draw(_MOMENTS), on=_DIGEST, digest=_DIGEST)
    return evolve(c, statements=c.statements.with_value(party, (*c.statements[party], said)))


def redact_statement(draw: st.DrawFn, c: Conversation) -> Conversation:
    party = draw(_PARTIES)
    if not c.statements[party]:
        return c
    first, *others = c.statements[party]
    return evolve(c, statements=c.statements.with_value(party, (redacted(first), *others)))


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


def hand_over(draw: st.DrawFn, c: Conversation) -> Conversation:
    """A side changes hands; what the other submitted and was not seen is taken back, what was seen stays."""
    side, place, at = draw(_PARTIES), draw(st.integers(0, 1)), draw(_MOMENTS)
    move = HandOver(side=side, from_=_PEOPLE[side][place], to=_PEOPLE[side][place + 1], at=at, preparation_shared=False)
    other = side.other
    submitted = c.preparations[other].submitted_at
    stays = submitted is None or submitted > at or draw(st.booleans())
    prepared = c.preparations[other] if stays else evolve(c.preparations[other], submitted_at=None)
    return evolve(c, handovers=(*c.handovers, move), preparations=c.preparations.with_value(other, prepared))


def share(_draw: st.DrawFn, c: Conversation) -> Conversation:
    """The yes to passing on what was shared, to the last hand-over."""
    if not c.handovers:
        return c
    return evolve(c, handovers=(*c.handovers[:-1], evolve(c.handovers[-1], preparation_shared=True)))


def plan(draw: st.DrawFn, c: Conversation) -> Conversation:
    return evolve(c, meeting=Meeting(date=dt.date(2026, 12, 1 + draw(_NUMBERS))))


def postpone(draw: st.DrawFn, c: Conversation) -> Conversation:
    moved = Postponement(by=draw(_PARTIES), at=draw(_MOMENTS), from_=c.meeting)
    later = draw(st.none() | _NUMBERS.map(lambda day: Meeting(date=dt.date(2026, 12, 1 + day))))
    return evolve(c, meeting=later, postponements=(*c.postponements, moved))


def sit(draw: st.DrawFn, c: Conversation) -> Conversation:
    start = draw(_MOMENTS)
    begun = any(each.start == start for each in c.sittings)
    return c if begun else evolve(c, sittings=(*c.sittings, Sitting(start=start)))


def rise(draw: st.DrawFn, c: Conversation) -> Conversation:
    if not c.sittings:
        return c
    ended = evolve(c.sittings[-1], end=draw(_MOMENTS), adjourned=draw(st.sampled_from((None, True))))
    return evolve(c, sittings=(*c.sittings[:-1], ended))


def announce(draw: st.DrawFn, c: Conversation) -> Conversation:
    name, side = f"x{draw(_NUMBERS)}", draw(st.none() | _PARTIES)
    known = any(each.id == name for each in c.attendees)
    new = Attendee(id=name, name=draw(st.sampled_from(("Kim", "Noor"))), side=side, announced_at=draw(_MOMENTS))
    return c if known else evolve(c, attendees=(*c.attendees, new))


def consult(draw: st.DrawFn, c: Conversation) -> Conversation:
    name, by, at = f"i{draw(_NUMBERS)}", draw(_PARTIES), draw(st.none() | _MOMENTS)
    known = any(each.id == name for each in c.informants)
    new = Informant(id=name, name="Ali", consulted_by=by, disclosed_at=at)
    return c if known else evolve(c, informants=(*c.informants, new))


def follow(draw: st.DrawFn, c: Conversation) -> Conversation:
    held_on = draw(st.none() | _NUMBERS.map(lambda day: dt.date(2025, 12, 1 + day)))
    return evolve(c, previous=Previous(id=f"202{draw(_NUMBERS)}", held_on=held_on))


def label(draw: st.DrawFn, c: Conversation) -> Conversation:
    return evolve(c, label=draw(_TEXTS))


def extend(draw: st.DrawFn, c: Conversation) -> Conversation:
    pairs = draw(st.permutations((("n", draw(_NUMBERS)), ("m", 1))))
    kept = {**c.extensions.thawed(), draw(st.sampled_from(("nl.een", "nl.twee"))): dict(pairs)}
    return evolve(c, extensions=Extensions(kept))


ACTS = (
    speak,
    redact,
    redact_evaluation,
    confirm,
    raise_topic,
    conclude,
    take_position,
    agree,
    assent,
    amend,
    note,
    remark,
    answer,
    publish,
    offer,
    reopen,
    state,
    redact_statement,
    evaluate,
    react,
    submit,
    take_back,
    hand_over,
    share,
    plan,
    postpone,
    sit,
    rise,
    announce,
    consult,
    follow,
    label,
    extend,
)
