"""Signing (*ondertekenen*) and not signing: only for oneself, in a meaning of the profile, under the seal one saw."""

from collections.abc import Iterator

from functionering.conversation import Conversation
from functionering.record import evolve, record
from functionering.report import Meaning, Signature, Unsigned
from functionering.stages import Stage
from functionering.steps.refusal import Explanation, because
from functionering.steps.reporting import responded
from functionering.steps.scene import Scene, has_responded, offered
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Digest, Text


@record
class Sign(Step):
    """Sign what stands, for oneself: `meaning` is one of the profile's, `digest` the seal of what this person saw.

    It is an answer to the report too. It makes nobody close anything, and no closing waits for it.
    """

    meaning: Meaning
    digest: Digest

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """The record as it stands, once a person, by somebody who sees all of it."""
        reason = unless(scene.acting, "person_needed") or unless(scene.sees_all_that_is_sealed, "unseen")
        yield target(unless=reason or unless(not _signed(scene), "signed")).about(scene.seal)

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """What stands is what was seen, and the profile knows the meaning."""
        if self.digest != scene.seal:
            return because("stale")
        if self.meaning not in scene.profile.meanings:
            return because("meaning_not_offered", meanings=" ".join(scene.profile.meanings))
        return None

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the signature; earlier ones stay, under the seal they were set under."""
        c = scene.whole
        new = Signature(person=scene.acting or self.by, meaning=self.meaning, at=self.at, digest=self.digest)
        signed = evolve(c, signatures=c.signatures.with_value(self.by, (*c.signatures[self.by], new)))
        return _answered(scene, signed, self)


def _signed(scene: Scene) -> bool:
    signatures = scene.c.signatures[scene.party]
    return any(each.person == scene.acting and each.digest == scene.seal for each in signatures)


@record
class DeclineToSign(Step):
    """Say that one does not sign; it needs no grounds, and it is an answer to the report."""

    grounds: Text | None = None

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Once a person and edition, while one has not signed what stands."""
        edition = offered(scene.c)
        since = None if edition is None else edition.shared_at
        said = any(
            each.said and each.person == scene.person and (since is None or since <= each.at)
            for each in scene.c.unsigned[scene.party]
        )
        yield target(unless=unless(not said, "already_done") or unless(not _signed(scene), "signed"))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds that this person does not sign."""
        c = scene.whole
        new = Unsigned(person=self.person, at=self.at, said=True, grounds=self.grounds)
        declined = evolve(c, unsigned=c.unsigned.with_value(self.by, (*c.unsigned[self.by], new)))
        return _answered(scene, declined, self)


def _answered(scene: Scene, c: Conversation, step: Step) -> Conversation:
    # After closing it stays visible that the record was closed without a response.
    late = scene.stage is Stage.CLOSED or has_responded(c, step.by)
    return c if late else responded(c, step)
