"""Who else is there and who comes and goes: companions and objections, informants, and a side that changes hands.

Both sides have the same rights here: each may bring one companion of its own whom the other cannot bar.
"""

from collections.abc import Iterator

from functionering import occasion
from functionering.conversation import Conversation
from functionering.occasion import Attendee, Informant, Objection, WithOrWithout
from functionering.party import Party
from functionering.record import Yes, evolve, record
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene, present
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Id, Name, PersonId, Text
from functionering.text import Key as Word
from functionering.words import Given


@record
class AnnounceAttendee(Step):
    """Tell the other who comes along. `companion`: of one's own side (*ondersteuner*); absent: on nobody's side.

    `topics`: the topics they are there for, of those that both see; empty is all of them.
    """

    id: PersonId
    name: Name
    companion: Yes | None = None
    role: Word | None = None
    speaks: bool | None = None
    topics: tuple[Id, ...] = ()

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """The topics are topics that both see: an attendee of hidden ones alone would seem to be there for all."""
        named = {*self.topics}
        if not named <= {each.id for each in scene.c.topics}:
            return because("unknown_id")
        return unless(named <= scene.other_sees, "not_shared_yet")

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the attendee."""
        new = Attendee(
            id=self.id,
            name=self.name,
            side=self.by if self.companion else None,
            role=self.role,
            speaks=self.speaks,
            topics=self.topics,
            announced_at=self.at,
        )
        return evolve(scene.whole, attendees=(*scene.whole.attendees, new))


def is_first_companion(c: Conversation, attendee: Attendee) -> bool:
    """Whether somebody is the one companion of a side that the other cannot bar: the first that it announced."""
    if attendee.side is None:
        return False
    return next(each.id for each in c.attendees if each.side is attendee.side) == attendee.id


def _attendee(c: Conversation, person: str) -> Attendee:
    return next(each for each in c.attendees if each.id == person)


def _with_attendee(c: Conversation, changed: Attendee) -> Conversation:
    return evolve(c, attendees=tuple(changed if each.id == changed.id else each for each in c.attendees))


@record
class Consent(Step):
    """Have no objection (*geen bezwaar*) to somebody who comes along."""

    attendee: PersonId

    concerns = ("attendee",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every attendee that this side has not consented to."""
        for each in scene.c.attendees:
            yield target(each.id, unless=unless(each.consents[scene.party] is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the consent of this side."""
        attendee = _attendee(scene.whole, self.attendee)
        given = Given(at=self.at, person=self.person)
        return _with_attendee(scene.whole, evolve(attendee, consents=attendee.consents.with_value(self.by, given)))


@record
class Object(Step):
    """Object to somebody who comes along (*bezwaar*): visible, and no bar to one companion of the other's own."""

    attendee: PersonId
    grounds: Text | None = None

    concerns = ("attendee",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every attendee but one's own companions, once."""
        for each in scene.c.attendees:
            if each.side is scene.party:
                yield target(each.id, unless=because("not_yours"))
            else:
                yield target(each.id, unless=unless(each.objections[scene.party] is None, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the objection of this side."""
        attendee = _attendee(scene.whole, self.attendee)
        objection = Objection(at=self.at, grounds=self.grounds)
        return _with_attendee(
            scene.whole, evolve(attendee, objections=attendee.objections.with_value(self.by, objection))
        )


@record
class AnswerObjection(Step):
    """Say what came of an objection: the talk goes on with the attendee, without them, or is postponed.

    Going on *with* somebody is for the side that objected to say, but for a companion of one's own; going on *without*
    a companion is for the side to say whose companion it is.
    """

    attendee: PersonId
    of: Party
    outcome: WithOrWithout

    concerns = ("attendee", "of", "outcome")

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every objection that nothing came of yet, with every outcome."""
        for each in scene.c.attendees:
            for of, objection in each.objections.items():
                if objection is None:
                    continue
                for outcome in WithOrWithout:
                    open_ = unless(objection.outcome is None, "already_done")
                    yield target(each.id, of, outcome, unless=open_ or _not_theirs(scene, each, of, outcome))

    def change(self, scene: Scene, /) -> Conversation:
        """Sets what came of the objection; its grounds stay as they were."""
        attendee = _attendee(scene.whole, self.attendee)
        objections = attendee.objections
        answered = evolve(objections[self.of], outcome=self.outcome)
        return _with_attendee(scene.whole, evolve(attendee, objections=objections.with_value(self.of, answered)))


def _not_theirs(scene: Scene, attendee: Attendee, of: Party, outcome: WithOrWithout) -> Explanation | None:
    if outcome is WithOrWithout.WITH and scene.party is not of:
        return unless(is_first_companion(scene.c, attendee), "not_yours")
    if outcome is WithOrWithout.WITHOUT and attendee.side is scene.party.other:
        return because("companion_of_ones_own" if is_first_companion(scene.c, attendee) else "not_yours")
    return None


@record
class DiscloseInformant(Step):
    """Tell the other which colleague was consulted (*geraadpleegde collega*); both sides may consult the same one.

    Whom this side had noted down before, without telling the other, is disclosed under the id that they have there.
    """

    id: PersonId
    name: Name
    function: Name | None = None
    relation: Text | None = None

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """This side did not tell of them before; whom the other consulted, seen or unseen, decides nothing here.

        Whoever is on one of the two sides now speaks for it, and is nobody to consult.
        """
        if any(each.id == self.id for party in Party for each in present(scene.whole, party, scene.at)):
            return because("id_taken")
        noted = self._noted(scene.c)
        return because("id_taken") if noted is not None and noted.disclosed_at is not None else None

    def _noted(self, c: Conversation) -> Informant | None:
        return next((each for each in c.informants if each.id == self.id and each.consulted_by is self.by), None)

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the informant, or discloses the one that this side had noted down."""
        c = scene.whole
        told = Informant(
            id=self.id,
            name=self.name,
            function=self.function,
            relation=self.relation,
            consulted_by=self.by,
            disclosed_at=self.at,
        )
        noted = self._noted(c)
        if noted is None:
            return evolve(c, informants=(*c.informants, told))
        told = evolve(told, function=self.function or noted.function, relation=self.relation or noted.relation)
        return evolve(c, informants=tuple(told if each is noted else each for each in c.informants))


@record
class ShareWithSuccessor(Step):
    """Say yes to what one shared before going along to whoever took over on the other side.

    It is a yes to whoever is there now, also after several changes of hands; who left in between sees no more by it.
    """

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """The latest hand-over of the other side, once."""
        last = _last_handover(scene.c, scene.party.other)
        if last is None:
            yield target(unless=because("nothing_there"))
        else:
            yield target(unless=unless(not last.preparation_shared, "already_done"))

    def change(self, scene: Scene, /) -> Conversation:
        """Marks the hand-over as shared."""
        c = scene.whole
        last = _last_handover(c, self.by.other)
        shared = tuple(evolve(each, preparation_shared=True) if each is last else each for each in c.handovers)
        return evolve(c, handovers=shared)


def _last_handover(c: Conversation, side: Party) -> occasion.HandOver | None:
    return next((each for each in reversed(c.handovers) if each.side is side), None)
