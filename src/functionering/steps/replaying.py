"""Doing steps again (*naspelen*): the same start and the same steps give the same conversation, byte for byte."""

from collections.abc import Iterable

from functionering.conversation import Conversation
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.errors import silent
from functionering.profile import Profile
from functionering.steps.step import Step
from functionering.steps.taking import apply


@silent
def replay(
    start: Conversation,
    steps: Iterable[Step],
    *,
    profile: Profile | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
) -> Conversation:
    """The conversation after all of `steps`, taken one by one from `start`.

    Every step is judged again, so a step that was never possible is refused. Leave only ever makes closing wait longer:
    without it every step that was taken is still possible. A calendar other than the default has to be given again.
    A record that was imported or merged starts its history with itself. Raises: `StepRefused`; `UnknownProfile`.
    """
    spans = tuple(leave)
    for step in steps:
        start = apply(start, step, profile=profile, calendar=calendar, leave=spans)
    return start
