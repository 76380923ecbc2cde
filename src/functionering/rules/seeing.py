"""Through whose eyes a record is judged: the view of a side, the process facts of the file, or the whole.

Nothing is judged for a viewer on what they cannot see. A side is judged by its own view. The file sees the rules on the
course alone, which look at no words. An attendee sees a part of the talk, of which nothing can be judged.
"""

import datetime as dt

import attrs

from functionering.conversation import Conversation
from functionering.days import Span, WorkCalendar
from functionering.drafts import without_drafts
from functionering.profile import Profile
from functionering.rules.rule import Rule
from functionering.stages import Stage, stage
from functionering.views import Scope, view
from functionering.views.visibility import is_at_table
from functionering.voice import Because, Nature, Reciprocity, nature


@attrs.frozen
class Seen:
    """What is judged: the record, how far it is, and how much of it there is to see.

    `is_part`: digests over the whole do not fit what is seen. `process`: the course alone. `nothing`: nothing at all.
    """

    c: Conversation
    stage: Stage
    is_part: bool = False
    process: bool = False
    nothing: bool = False

    def judges(self, rule: Rule) -> bool:
        """Whether a rule speaks here at all."""
        return not self.nothing and (rule.process or not self.process) and (rule.of_cancelled or not self.is_cancelled)

    def can_tell(self, rule: Rule) -> bool:
        """Whether what is seen holds all that a rule rests on."""
        places = not rule.needs or any(self.c.has_place_for(phase) for phase in rule.needs)
        return places and not (self.is_part and rule.rests_on_seal)

    @property
    def is_cancelled(self) -> bool:
        """Whether the talk does not take place."""
        return self.stage is Stage.CANCELLED

    @property
    def nature(self) -> Nature:
        """The nature of what is seen; not shown to whoever sees too little to tell."""
        known = nature(self.c)
        if self.process or self.nothing or (self.is_part and not known.is_two_way):
            return Nature(Reciprocity.UNDETERMINED, (), ((Because.NOT_SHOWN, ()),), known.linked_judgement)
        return known


def seen(
    c: Conversation,
    *,
    profile: Profile,
    viewer: str | None,
    at: dt.datetime | None,
    calendar: WorkCalendar,
    leave: tuple[Span, ...],
) -> Seen:
    """What a viewer can be told of a record: a person's id, a `Party`, "file", or None for the whole.

    Raises: `InvalidValue` for a viewer who has no part in the conversation.
    """
    if viewer is None:
        return Seen(c, stage(c, profile, at, calendar=calendar, leave=leave))
    shown = view(c, viewer, at, profile=profile, calendar=calendar, leave=leave)
    if shown.scope is Scope.PAGE:
        # Whoever came to a side after closing sees what the file sees. The rules on the course look at no words, and
        # name places; what a side keeps has none.
        return Seen(without_drafts(c) if is_at_table(c) else shown.conversation, shown.stage, process=True)
    part, nothing = shown.scope is Scope.PART, shown.scope is Scope.TALK
    return Seen(shown.conversation, shown.stage, is_part=part, nothing=nothing)
