"""Law 2 for steps: whether one is possible, why not, and what one sees after it, never hang on what the other hides."""

import datetime as dt

import course
from hypothesis import assume, given
from hypothesis import strategies as st
from step_makers import make

from functionering import (
    About,
    Conversation,
    Informant,
    Party,
    Raised,
    RaisedIn,
    StepRefused,
    Topic,
    Words,
    allowed_steps,
    apply,
    view,
)
from functionering.profile import profile_of
from functionering.record import evolve
from functionering.steps import Explanation, Step
from functionering.views.prune import pruned
from functionering.views.visibility import sight

STARTS = (course.planned, course.invited, course.drafted, course.prepared, course.seated, course.talked)
HIDDEN = "99999999-9999-4999-8999-999999999999"


def otherwise(c: Conversation, author: Party, at: dt.datetime) -> Conversation:
    """The same conversation, in which a side keeps other words and other topics to itself."""
    seen = {each.id for each in view(c, author.other, at).conversation.topics}
    shown = {
        each.id: {one.at for one in each.perspectives[author].preparation}
        for each in view(c, author.other, at).conversation.topics
    }

    def changed(topic: Topic) -> Topic:
        own = topic.perspectives[author]
        words = tuple(
            each if each.at in shown[topic.id] else evolve(each, text="Iets heel anders.", concurs=None, declined=None)
            for each in own.preparation
        )
        return evolve(topic, perspectives=topic.perspectives.with_value(author, evolve(own, preparation=words)))

    kept = tuple(changed(each) for each in c.topics if each.id in seen)
    c = evolve(c, informants=(*c.informants, *noted(c, author)))
    if c.preparations[author].shared_until is not None:
        return pruned(c, topics=kept)
    raised = Raised(by=author, at=course.on(1), in_=RaisedIn.PREPARATION)
    secret = Topic(id=HIDDEN, theme="career", title="Geheim", about=About.EMPLOYEE, raised=raised)
    said = evolve(secret.perspectives[author], preparation=(Words(text="Geheim.", at=course.on(1)),))
    return pruned(c, topics=(*kept, evolve(secret, perspectives=secret.perspectives.with_value(author, said))))


def noted(c: Conversation, author: Party) -> tuple[Informant, ...]:
    """Everybody whom a step may disclose, noted down by a side that did not tell of them; after the talk that shows."""
    told = {each.id for each in c.informants if each.consulted_by is author}
    names = () if c.sittings else tuple(f"informant{n}" for n in range(8))
    return tuple(Informant(id=each, name="Roos", consulted_by=author) for each in names if each not in told)


def outcome(c: Conversation, step: Step) -> tuple[Conversation | None, Explanation | None]:
    """What the side that takes a step sees afterwards, or why it cannot.

    A step that reveals, such as submitting as the second, or sitting down, rightly shows what was hidden until then: of
    it only counts that it was taken.
    """
    try:
        after = apply(c, step)
    except StepRefused as error:
        return None, error.reason
    sat_down = len(after.sittings) > len(c.sittings)
    reveals = sat_down or (sees_the_other(after, step) and not sees_the_other(c, step))
    return None if reveals else view(after, step.by, step.at).conversation, None


def sees_the_other(c: Conversation, step: Step) -> bool:
    """Whether whoever takes the step sees what the other prepared, at its moment."""
    return sight(c, step.by, step.person, profile_of(c), step.at).other_until is not None


@given(st.data(), st.sampled_from(STARTS), st.sampled_from(Party), st.lists(st.sampled_from(Party), max_size=4))
def test_no_step_tells_what_the_other_keeps_to_itself(
    data: st.DataObject, start: object, party: Party, before: list[Party]
) -> None:
    c: Conversation = start()  # type: ignore[operator]
    at = course.on(21)
    for by in before:
        free = [each for each in allowed_steps(c, by, at) if each.is_allowed]
        assume(free)
        allowance = data.draw(st.sampled_from(free))
        target = data.draw(st.sampled_from(allowance.targets))
        seen = view(c, by, at).conversation
        step = make(seen, allowance.kind, target.key, target.digest, data.draw, by=by, at=at)
        c = _after(c, step)
        at += dt.timedelta(minutes=1)
    twin = otherwise(c, party.other, at)
    seen = view(c, party, at).conversation
    assert view(twin, party, at).conversation == seen
    answers = allowed_steps(c, party, at)
    assert allowed_steps(twin, party, at) == answers
    possible = [each for each in answers if each.targets]
    assume(possible)
    answer = data.draw(st.sampled_from(possible))
    target = data.draw(st.sampled_from(answer.targets))
    step = make(seen, answer.kind, target.key, target.digest, data.draw, by=party, at=at)
    # An id of 122 random bits is not guessed: the one thing that a hidden topic may refuse is its own id.
    assume(
        getattr(step, "id", None)
        not in {each.id for each in (*c.topics, *twin.topics)} - {each.id for each in seen.topics}
    )
    assert outcome(twin, step) == outcome(c, step)


def _after(c: Conversation, step: Step) -> Conversation:
    try:
        return apply(c, step)
    except StepRefused:
        return c
