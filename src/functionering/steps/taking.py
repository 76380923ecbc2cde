"""Taking a step: a new conversation, or the reason why not; the one that was given never changes."""

from collections.abc import Iterable

from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.doors import door
from functionering.errors import InvalidValue, WrongCall
from functionering.occasion import HandOver
from functionering.party import Owner, Party
from functionering.profile import Profile, profile_of
from functionering.steps.refusal import Explanation, StepRefused, because
from functionering.steps.scene import Scene
from functionering.steps.step import Step, kind_of, strictly_after
from functionering.steps.table import KINDS, Entry


@door
def apply(
    c: Conversation,
    step: Step,
    *,
    profile: Profile | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> Conversation:
    """The conversation after a step (*stap*). The one given stays as it is.

    Whether the step is possible is judged by what the side that takes it can see, so a refusal tells nothing of the
    other's unshared preparation. `leave`: days on which the response term stands still (*opgeschort*), also past ones.

    Raises: `StepRefused` with the reason as data; `UnknownProfile`; `WrongCall` for what is no step.
    """
    if kind_of(type(step)) not in KINDS:
        raise WrongCall("apply: this is no step; steps are in functionering.steps")
    scene = Scene(c, step.by, step.person, step.at, profile_of(c, profile), calendar, tuple(leave))
    reason = why_not(scene, step)
    if reason is None:
        try:
            return step.change(scene)
        except InvalidValue as error:
            reason = _impossible(error)
    # Raised outside the handler, so that no traceback carries frames with words in them along.
    raise StepRefused(reason)


def why_not(scene: Scene, step: Step) -> Explanation | None:
    """Why a step is not possible, or None where all but the record itself allows it."""
    entry = KINDS[kind_of(type(step))]
    reason = why_nobody(scene) or why_no_such_step(scene, entry)
    if reason is not None:
        return reason
    for each in step.targets(scene):
        if each.key == step.key:
            return each.refusal or step.why_not(scene)
    return because("unknown_id")


def why_nobody(scene: Scene) -> Explanation | None:
    """Why nobody can take any step on this side now: it is not said who acts, or the moment is over."""
    if scene.person is None and len(scene.present) > 1:
        return because("person_needed")
    return why_not_then(scene)


def why_not_then(scene: Scene) -> Explanation | None:
    """Why whoever is named, or the side as a whole, cannot take any step at this moment."""
    here = {each.id for each in scene.present}
    if scene.person is not None and scene.person not in here:
        return because("person_unknown")
    # A side that names nobody acts as a side; one whose people are all gone, or still to come, has nobody to act.
    if scene.whole.parties[scene.party] and not here:
        return because("nobody_there")
    if scene.latest is not None and scene.at < scene.latest:
        return because("before_latest", latest=scene.local(scene.latest))
    # What shares its moment with the change of hands is of whoever left, and so are its drafts.
    return strictly_after(scene, *(each.at for each in scene.whole.handovers if _brought(scene, each)))


def _brought(scene: Scene, move: HandOver) -> bool:
    return move.side is scene.party and move.to == scene.acting


def why_no_such_step(scene: Scene, entry: Entry) -> Explanation | None:
    """Why no step of a kind is possible: the stage, or whose task it is."""
    if scene.stage not in entry.stages:
        return because("not_now", stage=scene.stage.value, stages=" ".join(entry.stages))
    owner = entry.owner(scene.profile)
    return None if scene.party in owner.parties else because("other_task", owner=_other(owner, scene.party))


def _other(owner: Owner, party: Party) -> str:
    return owner.value if owner is not Owner.BOTH else party.other.value


def _impossible(error: InvalidValue) -> Explanation:
    # An id that exists, seen or unseen, is refused alike.
    if any(each.code == "id.duplicate" for each in error.faults):
        return because("id_taken")
    return because("impossible", count=len(error.faults))
