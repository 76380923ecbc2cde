"""What a side may do now, what not and why, as data: an interface needs no rule of its own."""

import datetime as dt
from collections.abc import Iterable

import attrs

from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.doors import door
from functionering.party import Party
from functionering.profile import Profile, profile_of
from functionering.steps.closing import term_reason
from functionering.steps.names import label
from functionering.steps.refusal import Explanation, because
from functionering.steps.reporting import OfferReport, Respond
from functionering.steps.scene import Scene, offered
from functionering.steps.step import Target
from functionering.steps.table import KINDS, TABLE, Entry
from functionering.steps.taking import why_no_such_step, why_not_then


@attrs.frozen
class Allowance:
    """Whether a side may take a kind of step now: yes where `reason` is None, and else why not.

    `targets` is what such a step could be about now, each with the digest to give along where there is one; a target
    with the key `()` is the conversation as a whole. `note` is what the side should know before it takes the step.
    """

    kind: str
    reason: Explanation | None = None
    targets: tuple[Target, ...] = ()
    note: Explanation | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether the step is possible now."""
        return self.reason is None

    def label(self, lang: str = "nl") -> str:
        """What the step is called on a button, in `lang`: `"nl"`, or English for anything else."""
        return label(self.kind, lang)

    def given(self, target: Target) -> dict[str, str | int]:
        """The fields of the step that a target settles, by name: what it is about, and the digest to give along."""
        about = dict(zip(KINDS[self.kind].step.concerns, target.key, strict=False))
        return about if target.digest is None else {**about, "digest": target.digest}

    def mirrored(self) -> "Allowance":
        """The same for the other side; digests stay, which over swapped sides are others."""
        return attrs.evolve(
            self,
            reason=self.reason and self.reason.mirrored(),
            targets=tuple(each.mirrored() for each in self.targets),
            note=self.note and self.note.mirrored(),
        )


@door
def allowed_steps(
    c: Conversation,
    party: Party,
    at: dt.datetime,
    *,
    person: str | None = None,
    profile: Profile | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> tuple[Allowance, ...]:
    """Every step with yes, or no and why, for a side at a moment, in the order of the course of a conversation.

    `person`: who of the side asks; None: the side as a whole. What is allowed here `apply` accepts, given words and
    ids that can stand in the record; what is refused here it refuses for the same reason. Both look through what the
    side can see. Raises: `UnknownProfile`.
    """
    scene = Scene(c, party, person, at, profile_of(c, profile), calendar, tuple(leave))
    nobody = why_not_then(scene)
    return tuple(_allowance(scene, each, nobody) for each in TABLE)


def _allowance(scene: Scene, entry: Entry, nobody: Explanation | None) -> Allowance:
    reason = nobody or why_no_such_step(scene, entry)
    if reason is not None:
        return Allowance(entry.kind, reason)
    targets = tuple(entry.step.targets(scene))
    free = tuple(each for each in targets if each.refusal is None)
    if free:
        return Allowance(entry.kind, None, free, _note(scene, entry))
    return Allowance(entry.kind, targets[0].refusal if targets else because("nothing_there"))


def _note(scene: Scene, entry: Entry) -> Explanation | None:
    """Silence means nothing, and closing is then possible: told before offering, and before responding."""
    if entry.step is Respond and offered(scene.c) is not None:
        return term_reason(scene.response_term_end(scene.party), "silence")
    if entry.step is OfferReport:
        term = scene.profile.terms.response.term
        end = term.after(scene.c.day_of(scene.at), scene.calendar, suspended=scene.leave)
        return term_reason(end, "silence")
    return None
