"""Closing and reopening (*sluiten*, *heropenen*): where power sits, so both sides have just the same say in them."""

import datetime as dt
from collections.abc import Iterator

from functionering.conversation import Closing, Conversation, Reopening
from functionering.digest import seal
from functionering.party import Party
from functionering.record import evolve, record
from functionering.stages import Stage, signed_sides
from functionering.steps.assenting import has_stale_assent
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene, has_responded
from functionering.steps.step import Step, Target, strictly_after, target, unless
from functionering.text import Text


@record
class Close(Step):
    """Close the record (*sluiten*), once both have responded or the response term has run; no signature is needed.

    Each side has responded to the report as it stands, or let the term pass since it was made available and since the
    last remark of the other: nobody remarks late and closes at once. A reopening asks both anew, but for whoever signed
    what stands.
    Source: BES art. 8(4) for the term; that silence ends it and means nothing is our choice.
    """

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """When both have had their say, and no assent or signature to other words stands under what is closed."""
        # A closing at the moment of a reopening, or of a hand-over, could not be told from one before it.
        turns = [*(each.at for each in scene.c.reopenings), *(each.at for each in scene.c.handovers)]
        later = strictly_after(scene, *turns)
        yield target(unless=_stale(scene.known) or _still_running(scene) or later)

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the closing under the seal of what stands."""
        closing = Closing(by=self.by, at=self.at, digest=seal(scene.whole))
        return evolve(scene.whole, closing=closing)


def _stale(c: Conversation) -> Explanation | None:
    if has_stale_assent(c):
        return because("stale_assents")
    return because("stale_signatures") if has_stale_signature(c) else None


def has_stale_signature(c: Conversation) -> bool:
    """Whether a side signed other words than those that stand, neither signed again, nor before a reopening."""
    if not any(c.signatures.values()):
        return False
    current, reopened = seal(c), max((each.at for each in c.reopenings), default=None)
    return any(
        all(each.digest != current for each in side) and any(reopened is None or each.at > reopened for each in side)
        for side in c.signatures.values()
    )


def _still_running(scene: Scene) -> Explanation | None:
    answered = {*signed_sides(scene.known), *(party for party in Party if has_responded(scene.c, party))}
    waiting = [party for party in Party if party not in answered and not scene.response_term_has_run(party)]
    ends = [scene.response_term_end(party) for party in waiting]
    if not ends:
        return None
    return term_reason(None if None in ends else max(each for each in ends if each is not None), "response")


def term_reason(end: dt.date | None, what: str) -> Explanation:
    """What there is to say of the response term: up to which day it runs, or that it stands still."""
    if end is None:
        return because(f"{what}_suspended")
    return because("response_running" if what == "response" else "silence_stands", until=end.isoformat())


@record
class Reopen(Step):
    """Open the record again, for a reason that both see; the edition and its signatures stay.

    A closed record; or one under which a signature has become stale, so that it can be closed without anybody having
    to sign.
    """

    reason: Text

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """What was closed, or signed and then changed."""
        is_due = scene.stage is Stage.CLOSED or has_stale_signature(scene.known)
        yield target(unless=unless(is_due, "nothing_to_reopen"))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the reopening."""
        c = scene.whole
        new = Reopening(by=self.by, at=self.at, reason=self.reason, edition=len(c.report.editions))
        return evolve(c, reopenings=(*c.reopenings, new))
