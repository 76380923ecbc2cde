"""The titles of a calendar: what an entry is about, and nothing of whom or of what was said."""

from functionering.calendar.status import TaskKind

CONVERSATION = "Functioneringsgesprek"
TASK_TITLES = {
    TaskKind.PREPARATION: ("Functioneringsgesprek voorbereiden", "Prepare the functioneringsgesprek"),
    TaskKind.AGREEMENT: ("Afspraak uit functioneringsgesprek", "Agreement from the functioneringsgesprek"),
    TaskKind.REVIEW: (
        "Afspraak uit functioneringsgesprek samen bekijken",
        "Look together at an agreement from the functioneringsgesprek",
    ),
    TaskKind.PLANNED_DAY: (
        "Functioneringsgesprek (tijd volgt)",
        "Functioneringsgesprek (time to follow)",
    ),
    TaskKind.NOT_BEFORE: (
        "Functioneringsgesprek niet gepland vóór deze dag",
        "Functioneringsgesprek not planned before this day",
    ),
    TaskKind.FINAL_DAY: ("Uiterste dag functioneringsgesprek", "Final day for the functioneringsgesprek"),
}
"""Titles in Dutch and English, for tasks that were given none."""


def titled(whom: str | None, kind: TaskKind, lang: str) -> str | None:
    """The title of a kind with whom it is about before it; None, so that the kind decides, where that is not told."""
    return None if whom is None else f"{whom}: {TASK_TITLES[kind][lang != 'nl']}"
