"""The laws of steps, over any order of any steps of both sides: what no sequence of them can bring about."""

import datetime as dt
from typing import Any

import attrs
import course
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from step_makers import make, twin

from functionering import Conversation, Party, Stage, check, dumps, mirror, seal, shipped, stage, steps
from functionering.conversation import words_of
from functionering.digest import agreement_digest, stamps
from functionering.history import StepLog, dumps_steps, loads_steps
from functionering.profile import Profile
from functionering.record import evolve
from functionering.steps import (
    BY_TIME,
    TABLE,
    Allowance,
    Explanation,
    Step,
    StepRefused,
    Target,
    allowed_steps,
    apply,
    kind_of,
)
from functionering.steps.closing import has_stale_signature
from functionering.steps.parts import parts
from functionering.steps.step import Key
from functionering.views import view
from functionering.words import Words
from functionering.writing import plain

STANDARD = shipped("standard/1")
MIRRORED = STANDARD.mirrored()
MOVES = {each.kind: each.moves for each in TABLE}


def between_sittings() -> Conversation:
    """Each wrote down what the other said, naming nobody; then the talk was broken off and a side changed hands."""
    broken_off = course.on(16, 10)
    return course.run(
        course.seated(),
        *(steps.Render(by=party, at=course.on(16), topic="work", text="Dat is gezegd.") for party in Party),
        steps.Adjourn(by=course.EMPLOYEE, at=broken_off),
        steps.HandOver(by=course.MANAGER, at=course.on(17), leaving="p", successor="i", name="Iris Vos"),
    )


STARTS = (
    course.planned,
    course.drafted,
    course.prepared,
    course.seated,
    between_sittings,
    course.talked,
    course.reported,
    course.closed,
)
PAUSES = [dt.timedelta(0), dt.timedelta(minutes=1), dt.timedelta(hours=5), dt.timedelta(days=1), dt.timedelta(days=9)]
# What may still be refused of a step about a target that is free: it hangs on the words, ids and persons chosen.
OF_ONES_OWN_CHOOSING = {
    "already_done",
    "id_taken",
    "meaning_not_offered",
    "not_shared_yet",
    "person_needed",
    "same_date",
    "solution_assented",
    "unknown_id",
    "withdrawn",
}


def comparable(c: Conversation) -> dict[str, Any]:
    """A conversation as plain data, with each digest only as current or stale: a stale one is over words long gone."""
    data: dict[str, Any] = plain(c)
    for stamp in stamps(c):
        place: Any = data
        for name in stamp.path.split("/")[1:]:
            place = place[int(name)] if isinstance(place, list) else place[name]
        place["digest"] = stamp.is_current
    current = seal(c)
    for side in data.get("statements", {}).values():
        for each in side:
            each["on"] = each["on"] == current
    return data


def bare(allowances: tuple[Allowance, ...]) -> list[Allowance]:
    """Allowances without digests, which differ when the sides are swapped, with targets in the order of their keys."""

    def free(each: Allowance) -> tuple[Target, ...]:
        return tuple(sorted((attrs.evolve(one, digest=None) for one in each.targets), key=lambda one: one.key))

    return [attrs.evolve(each, targets=free(each)) for each in allowances]


def said_by(c: Conversation, party: Party) -> list[Any]:
    """Everything that a side said, decided or signed, with its place; joint text is nobody's."""

    def own(words: Words) -> bool:
        return words.recorded_by != party.other

    found: list[Any] = [
        c.evaluation[party],
        c.reactions[party],
        c.statements[party],
        c.signatures[party],
        c.unsigned[party],
    ]
    for topic in c.topics:
        perspective = topic.perspectives[party]
        found += [(topic.id, each) for each in (*perspective.preparation, *perspective.conversation) if own(each)]
        if topic.raised is not None and topic.raised.by is party:
            found.append((topic.id, topic.title, topic.theme, topic.about, topic.raised, topic.withdrawn))
        for problem in topic.problems:
            found += [(problem.id, problem.positions[party]), (problem.id, problem.none_yet[party])]
            found += [(problem.id, problem.text)] if problem.named_by == party.value else []
            found += [(each.id, each.text, each.at) for each in problem.solutions if each.by == party.value]
    for attendee in c.attendees:
        objection = attendee.objections[party]
        found += [(attendee.id, attendee.consents[party])]
        found += [(attendee.id, objection and (objection.at, objection.grounds))]
    for each in (*c.agreements, *c.earlier_agreements):
        found += [(each.id, each.reviews[party])]
        found += [note for note in each.progress if note.by is party]
        found += [(each.id, each.withdrawn)] if each.withdrawn is not None and each.withdrawn.by is party else []
        found += [evolve(revision, assents=each.assents) for revision in each.revisions if revision.by is party]
    for edition in c.report.editions:
        found += [(each.text, each.at) for each in edition.remarks if each.by is party]
    return [each for each in found if each not in (None, ()) and not (type(each) is tuple and each[1:] == (None,))]


def had_its_say(c: Conversation, party: Party, at: dt.datetime) -> bool:
    """Whether a side answered all that lay before it, or had at least five working days since the last of it."""
    latest, reaction = c.report.latest, c.reactions[party]
    if latest is None or latest.available_at is None:
        return False
    last = max((latest.available_at, *(each.at for each in latest.remarks if each.by is not party)))
    return (reaction is not None and reaction.at >= last) or (c.day_of(at) - c.day_of(last)).days > 5


def newly_confirmed(c: Conversation, before: Conversation, party: Party) -> list[Words]:
    """The words that name nobody and were confirmed in between."""
    places = zip(words_of(before), words_of(c), strict=True)
    found = [(old, new) for (_, whose, old), (_, _, new) in places if whose is party and old.person is None]
    return [old for old, new in found if old.confirmed_at is None and new.confirmed_at is not None]


def said_at(c: Conversation, words: Words) -> dt.datetime:
    """When words at the table were said: at the last sitting that had begun by the time they were written down."""
    return max(each.start for each in c.sittings if each.start <= words.at)


def assents_by(c: Conversation, party: Party) -> dict[Key, Any]:
    """The assents of a side to words that stand."""
    return {
        (each.part.value, *each.ids): each.without_stale()[party] for each in parts(c) if each.without_stale()[party]
    }


class Steps(RuleBasedStateMachine):
    """Two sides take any steps in any order; a twin of each is taken across the table."""

    def __init__(self) -> None:
        super().__init__()
        self.start = self.c = self.across = course.planned()
        self.taken: list[Step] = []
        self.solutions: dict[tuple[Party, str, str], str | None] = {}
        self.now = course.on(1)

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: Any) -> None:
        self.start = self.c = start()
        self.across = mirror(self.c)
        self.now = course.on(21)

    @rule(party=st.sampled_from(Party), pause=st.sampled_from(PAUSES), data=st.data())
    def take_a_step_that_is_allowed(self, party: Party, pause: dt.timedelta, data: st.DataObject) -> None:
        self.now += pause
        allowed = allowed_steps(self.c, party, self.now)
        across = allowed_steps(self.across, party.other, self.now, profile=MIRRORED)
        assert bare(across) == bare(tuple(each.mirrored() for each in allowed))
        free = [each for each in allowed if each.is_allowed]
        if not free:
            assert stage(self.c) is Stage.CANCELLED or {each.reason and each.reason.code for each in allowed} in (
                {"nobody_there"},
                {"not_later"},
            )
            return
        allowance = data.draw(st.sampled_from(free))
        target = data.draw(st.sampled_from(allowance.targets))
        seen = view(self.c, party, self.now).conversation
        step = make(seen, allowance.kind, target.key, target.digest, data.draw, by=party, at=self.now)
        refused = self.take(step)
        assert refused is None or refused in OF_ONES_OWN_CHOOSING, refused

    @rule(kind=st.sampled_from(sorted(MOVES)), party=st.sampled_from(Party), data=st.data())
    def try_any_step_at_all(self, kind: str, party: Party, data: st.DataObject) -> None:
        allowance = next(each for each in allowed_steps(self.c, party, self.now) if each.kind == kind)
        free = [each.key for each in allowance.targets]
        key = data.draw(st.sampled_from(free)) if free else _any_key(kind)
        step = make(view(self.c, party, self.now).conversation, kind, key, None, data.draw, by=party, at=self.now)
        refused = self.take(step)
        if not allowance.is_allowed:
            assert refused is not None

    def take(self, step: Step) -> str | None:
        """Take a step and its twin, hold the laws of a single step, and give the code of a refusal."""
        before, across = self.c, self.across
        reason = _reason(before, step, STANDARD)
        if reason is not None:
            assert _reason(across, twin(step, before, across), MIRRORED) == reason.mirrored()
            assert reason.sentence("nl") != reason.sentence("en")
            return reason.code
        self.c = apply(before, step)
        self.across = apply(across, twin(step, before, across), profile=MIRRORED)
        self.taken.append(step)
        self.holds_for(step, before)
        return None

    def holds_for(self, step: Step, before: Conversation) -> None:
        other = step.by.other
        assert said_by(self.c, other) == said_by(before, other)
        kept, had = assents_by(self.c, other), assents_by(before, other)
        assert all(had.get(key) == assent for key, assent in kept.items())
        now = stage(self.c, None, step.at)
        was = stage(before, None, step.at)
        assert was is now or (was, now) in MOVES[kind_of(type(step))]
        timeless = stage(before)
        assert timeless is was or (timeless, was) in BY_TIME
        seen = view(before, step.by, step.at).conversation
        if isinstance(step, steps.Sign):
            assert step.digest == seal(seen) == seal(before)
        if isinstance(step, steps.Assent | steps.AssentRevision):
            assert step.digest in {each.digest for each in parts(seen)}
        if isinstance(step, steps.Close):
            assert all(had_its_say(before, party, step.at) for party in Party)
        if isinstance(step, steps.Confirm):
            assert all(
                all(move.at < said_at(before, words) for move in before.handovers if move.side is step.by)
                for words in newly_confirmed(self.c, before, step.by)
            )

    @invariant()
    def the_two_conversations_are_mirrors(self) -> None:
        assert comparable(self.across) == comparable(mirror(self.c))

    @invariant()
    def what_is_assented_to_is_seen(self) -> None:
        for party in Party:
            if any(each.side is party for each in self.c.handovers):
                continue  # Whoever assented may be gone; what they saw is held when they assent.
            seen = view(self.c, party, self.now).conversation
            if any(each.digest == seal(self.c) for each in self.c.signatures[party]):
                assert seal(seen) == seal(self.c)
            visible = {(each.part.value, *each.ids): each.digest for each in parts(seen)}
            for key, assent in assents_by(self.c, party).items():
                assert visible[key] == assent.digest

    @invariant()
    def an_assent_stays_with_the_solution_that_was_behind_the_words(self) -> None:
        for each in self.c.agreements:
            for party, assent in each.assents.items():
                if assent is not None and assent.digest == agreement_digest(each):
                    known = self.solutions.setdefault((party, each.id, assent.digest), each.from_solution)
                    assert each.from_solution == known

    @invariant()
    def the_record_does_not_contradict_itself(self) -> None:
        found = check(self.c, at=self.now).findings
        breaches = [each for each in found if each.severity == "breach" and each.state == "failed"]
        assert [(each.code, each.path) for each in breaches if each.code.startswith("RC")] == []

    def teardown(self) -> None:
        log = StepLog(start=self.start, steps=tuple(self.taken))
        assert loads_steps(dumps_steps(log)) == log
        assert dumps(log.state()) == dumps(self.c)
        if self.c.cancelled is None:
            close(self.c, self.now)


def _reason(c: Conversation, step: Step, profile: Profile) -> Explanation | None:
    try:
        apply(c, step, profile=profile)
    except StepRefused as error:
        return error.reason
    return None


def _any_key(kind: str) -> Key:
    keys: dict[str, Key] = {
        "answer_objection": ("x", "employee", "with"),
        "raise_topic": ("preparation",),
        "give_perspective": ("x", "conversation"),
        "assent": ("agenda",),
        "answer_remark": (1, 0),
        "give_copy": ("employee",),
        "assent_revision": ("x", 1),
    }
    return keys.get(kind, ("x",))


def close(c: Conversation, now: dt.datetime, profile: Profile = STANDARD) -> Conversation:
    """Close a conversation as shortly as can be, with nobody doing more than it must."""
    at = now + dt.timedelta(days=40)
    manager = Party.MANAGER
    if not c.sittings:
        c = apply(c, steps.Hold(by=manager, at=at), profile=profile)
    if stage(c) in (Stage.HELD, Stage.PARTLY_HELD):
        if c.sittings[-1].end is None:
            c = apply(c, steps.EndSitting(by=manager, at=at), profile=profile)
        at += dt.timedelta(days=1)
        c = apply(c, steps.OfferReport(by=manager, at=at, text="Het verslag."), profile=profile)
    if stage(c) is not Stage.CLOSED:
        if has_stale_signature(c):
            c = apply(c, steps.Reopen(by=Party.EMPLOYEE, at=at, reason="Er kwam een opmerking bij."), profile=profile)
        c = apply(c, steps.Close(by=Party.EMPLOYEE, at=at + dt.timedelta(days=40)), profile=profile)
    assert stage(c) is Stage.CLOSED
    return c


TestSteps = Steps.TestCase
TestSteps.settings = settings(
    max_examples=25 if settings.get_current_profile_name() in ("default", "ci") else settings().max_examples,
    stateful_step_count=30,
    deadline=None,
)
