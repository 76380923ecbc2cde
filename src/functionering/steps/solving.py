"""Problems and the solutions both devise (*knelpunt*, *oplossingsvoorstel*): whoever names one dictates nothing."""

from collections.abc import Iterator

from functionering.agreement import DueBy
from functionering.conversation import Conversation
from functionering.party import Owner
from functionering.record import Yes, evolve, record
from functionering.steps.preparing import topic_of, with_topic
from functionering.steps.refusal import Explanation, because
from functionering.steps.scene import Scene
from functionering.steps.step import Step, Target, target, unless
from functionering.text import Id, Text
from functionering.topic import NextStep, Position, Problem, Solution
from functionering.words import Given


@record
class NameProblem(Step):
    """Name something that hinders the work or the collaboration (*knelpunt*); either side may, on any topic."""

    topic: Id
    id: Id
    text: Text

    concerns = ("topic",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every topic that both see."""
        for each in scene.c.topics:
            yield target(each.id, unless=unless(each.id in scene.other_sees, "not_shared_yet"))

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the problem under the topic."""
        new = Problem(id=self.id, named_by=Owner(self.by.value), text=self.text, at=self.at)
        return with_topic(scene.whole, self.topic, problems=(*topic_of(scene.whole, self.topic).problems, new))


@record
class OnProblem(Step):
    """A step about a problem."""

    problem: Id

    concerns = ("problem",)

    @classmethod
    def targets(cls, scene: Scene, /) -> Iterator[Target]:
        """Every problem."""
        for _, each in scene.c.problems():
            yield target(each.id, unless=cls.refusal(scene, each))

    @classmethod
    def refusal(cls, _scene: Scene, _problem: Problem, /) -> Explanation | None:
        """Why a problem is none for this step."""
        return None

    def found(self, scene: Scene) -> Problem:
        """The problem itself."""
        return next(each for _, each in scene.whole.problems() if each.id == self.problem)

    def with_problem(self, scene: Scene, **changes: object) -> Conversation:
        """The conversation with the problem changed."""
        topic = next(topic for topic, each in scene.whole.problems() if each.id == self.problem)
        problems = tuple(evolve(each, **changes) if each.id == self.problem else each for each in topic.problems)
        return with_topic(scene.whole, topic.id, problems=problems)


@record
class TakePosition(OnProblem):
    """Recognise a problem, or dispute it with one's own view; for oneself, and open to a change of mind.

    Raises: `InvalidValue` unless exactly one of `recognised` and `disputed` is given.
    """

    recognised: Yes | None = None
    disputed: Text | None = None

    def __attrs_post_init__(self) -> None:
        self._position()

    def _position(self) -> Position:
        return Position(recognised=self.recognised, disputed=self.disputed, at=self.at, person=self.person)

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the position of this side."""
        positions = self.found(scene).positions.with_value(self.by, self._position())
        return self.with_problem(scene, positions=positions)


@record
class ProposeSolution(OnProblem):
    """Propose a solution; it is accepted when both assent to exactly these words (`Assent`)."""

    id: Id
    text: Text

    def change(self, scene: Scene, /) -> Conversation:
        """Adds the proposal."""
        new = Solution(id=self.id, by=Owner(self.by.value), text=self.text, at=self.at, person=self.person)
        return self.with_problem(scene, solutions=(*self.found(scene).solutions, new))


@record
class SayNoneYet(OnProblem):
    """Say that one sees no solution yet: an honest outcome, for either side."""

    @classmethod
    def refusal(cls, scene: Scene, problem: Problem, /) -> Explanation | None:
        """Once."""
        return unless(problem.none_yet[scene.party] is None, "already_done")

    def change(self, scene: Scene, /) -> Conversation:
        """Adds that this side sees none yet."""
        given = Given(at=self.at, person=self.person)
        return self.with_problem(scene, none_yet=self.found(scene).none_yet.with_value(self.by, given))


@record
class SetNextStep(OnProblem):
    """Say what happens first while there is no solution: what, who, when; joint text, and either may."""

    text: Text
    owner: Owner
    due: DueBy | None = None

    def why_not(self, scene: Scene, /) -> Explanation | None:
        """It says something else than what stands."""
        return because("already_done") if self.found(scene).next_step == self._next_step() else None

    def _next_step(self) -> NextStep:
        return NextStep(text=self.text, owner=self.owner, due=self.due)

    def change(self, scene: Scene, /) -> Conversation:
        """Sets the next step."""
        return self.with_problem(scene, next_step=self._next_step())
