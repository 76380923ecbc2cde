"""Closing and reopening (*sluiten*, *heropenen*): where power sits, so both sides have just the same say in them."""

import datetime as dt
from collections.abc import Iterator

from functionering.conversation import Closing, Conversation, Reopening
from functionering.digest import seal
from functionering.party import Party
from functionering.record import evolve, record
from functionering.steps.assenting import has_stale_assent
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene, has_responded
from functionering.steps.step import Step, Target, strictly_after, target
from functionering.text import Text


@record
class Close(Step):
    """Close the record, once both have responded to the report or the response term has run; no signature is ever needed.

    Source: BES art. 8(4) for the term; that silence ends it and means nothing is our choice.
    """

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """When both have had their say, and no assent to other words stands in what is sealed."""
        stale = because("stale_assents") if has_stale_assent(scene.c) else None
        # A closing at the moment of a reopening could not be told from one before it.
        yield target(
            unless=stale or _still_running(scene) or strictly_after(scene.at, *(each.at for each in scene.c.reopenings))
        )

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the closing under the seal of what stands."""
        closing = Closing(by=self.by, at=self.at, digest=seal(scene.whole))
        return evolve(scene.whole, closing=closing)


def _still_running(scene: Scene) -> Explanation | None:
    if all(has_responded(scene.c, party) for party in Party) or scene.response_term_has_run():
        return None
    return term_reason(scene.response_term_end(), "response")


def term_reason(end: dt.date | None, what: str) -> Explanation:
    """What there is to say of the response term: up to which day it runs, or that it stands still."""
    if end is None:
        return because(f"{what}_suspended")
    return because("response_running" if what == "response" else "silence_stands", until=end.isoformat())


@record
class Reopen(Step):
    """Open a closed record again, for a reason that both see; the edition and its signatures stay."""

    reason: Text

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the reopening."""
        c = scene.whole
        new = Reopening(by=self.by, at=self.at, reason=self.reason, edition=len(c.report.editions))
        return evolve(c, reopenings=(*c.reopenings, new))
