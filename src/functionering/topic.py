"""What is talked about: topics (*gespreksonderwerpen*), the problems in them, and the solutions that both devise."""

from enum import StrEnum

from functionering.agreement import DueBy
from functionering.errors import InvalidValue, fault
from functionering.labels import OUTCOMES, said
from functionering.party import NEITHER, Both, Owner, Party
from functionering.record import Moment, Yes, record
from functionering.text import Id, Key, Name, PersonId, Text
from functionering.themes import About, Group, theme
from functionering.words import NO_PERSPECTIVES, Assent, Given, Perspective


class Outcome(StrEnum):
    """What became of a topic: discussed (*besproken*), deferred (*doorgeschoven*) or dropped (*vervallen*)."""

    DISCUSSED = "discussed"
    DEFERRED = "deferred"
    DROPPED = "dropped"

    def label(self, lang: str = "nl") -> str:
        """The outcome as people say it, in `lang`: `"nl"`, or English for anything else."""
        return said(OUTCOMES, self, lang)


class RaisedIn(StrEnum):
    """The phase in which a topic was raised."""

    PREPARATION = "preparation"
    CONVERSATION = "conversation"


@record
class Raised:
    """Who put a topic on the table, when, and in which phase. A topic without it is a standing item of the form."""

    by: Party
    at: Moment
    in_: RaisedIn
    person: PersonId | None = None


@record
class Position:
    """Where one side stands on a problem (*knelpunt*): recognised, or disputed with its own view. Absent: unspoken."""

    recognised: Yes | None = None
    disputed: Text | None = None
    at: Moment
    person: PersonId | None = None

    def __attrs_post_init__(self) -> None:
        if (self.recognised is None) == (self.disputed is None):
            raise InvalidValue([fault("value.impossible", why="position.one_form")])


@record
class Solution:
    """A proposed solution (*oplossingsvoorstel*) of a side, or of both, and the assents to exactly these words."""

    id: Id
    by: Owner
    text: Text
    at: Moment
    person: PersonId | None = None
    assents: Both[Assent | None] = NEITHER


@record
class NextStep:
    """What happens first where there is no solution yet: what, who, when."""

    text: Text
    owner: Owner
    due: DueBy | None = None


@record
class Problem:
    """Something that hinders the work or the collaboration (*knelpunt*), named by a side or by both.

    `none_yet` is a side saying that it sees no solution yet, which is an honest outcome. `positions` says for each
    side whether it recognises the problem.
    """

    id: Id
    named_by: Owner | None = None
    text: Text
    at: Moment | None = None
    solutions: tuple[Solution, ...] = ()
    none_yet: Both[Given | None] = NEITHER
    positions: Both[Position | None] = NEITHER
    next_step: NextStep | None = None


@record
class Conclusion:
    """What a topic came to, as joint text with the assent of both. `by`: the side that wrote it down, where known."""

    text: Text
    by: Party | None = None
    at: Moment | None = None
    assents: Both[Assent | None] = NEITHER


@record
class Withdrawal:
    """The side that raised a topic takes it back: a fact beside the topic, which stays."""

    at: Moment
    person: PersonId | None = None


@record
class Topic:
    """A subject of the conversation (*gespreksonderwerp*), with what each side said about it before and at the table.

    `theme` is a key of the catalogue or any other key; a custom theme says to which `group` of the definition it
    belongs. `prompt` is the form's question. `raised` is absent for a standing item.
    """

    id: Id
    theme: Key
    group: Group | None = None
    title: Name
    prompt: Text | None = None
    about: About
    raised: Raised | None = None
    withdrawn: Withdrawal | None = None
    perspectives: Both[Perspective] = NO_PERSPECTIVES
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    conclusion: Conclusion | None = None

    @property
    def is_about_work(self) -> bool:
        """Whether it is on the work: about the employee, the work or the organisation."""
        return self.about in (About.EMPLOYEE, About.WORK, About.ORGANISATION)

    @property
    def is_about_collaboration(self) -> bool:
        """Whether it is on the collaboration or the leadership."""
        return self.about in (About.COLLABORATION, About.MANAGER)

    @property
    def is_about_leadership(self) -> bool:
        """Whether it is on leadership and support: about the manager."""
        return self.about is About.MANAGER

    @property
    def touches(self) -> Group | None:
        """The group of the definition it belongs to: its own, else its theme's; None for a custom theme without one."""
        if self.group is not None:
            return self.group
        known = theme(self.theme)
        return None if known is None else known.group
