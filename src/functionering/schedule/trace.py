"""Why this day: the steps from a target to a due day, as data that reads in Dutch and in English.

A step never says that somebody was away: a moved day is *opgeschort* (suspended), and what is told is the new day.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import attrs

from functionering.days import Term, Unit, day_in_words


class StepKind(StrEnum):
    """What a step of the trace tells."""

    ANCHOR = "anchor"
    PERIOD = "period"
    LATEST = "latest"
    NONE_YET = "none_yet"
    TOO_EARLY = "too_early"
    REANCHOR = "reanchor"
    TARGET = "target"
    ROLLING = "rolling"
    FIRST = "first"
    MIN_GAP = "min_gap"
    SUSPENDED = "suspended"
    SUSPENDED_OPEN = "suspended_open"
    BEFORE_END = "before_end"
    EMPLOYMENT_END = "employment_end"
    WORKING_DAY = "working_day"
    GRACE = "grace"


_SENTENCES: Mapping[StepKind, tuple[str, str]] = {
    StepKind.ANCHOR: (
        "De vaste jaardatum wordt geteld vanaf {day}, elke {months}.",
        "The anniversary is counted from {day}, every {months}.",
    ),
    StepKind.PERIOD: (
        "Eén gesprek per periode van twaalf maanden; de eerste periode is die van {number}.",
        "One conversation per period of twelve months; the first period is that of {number}.",
    ),
    StepKind.LATEST: ("Het laatste gesprek is gevoerd op {day}.", "The latest conversation was held on {day}."),
    StepKind.NONE_YET: ("Er is nog geen gesprek gevoerd.", "No conversation has been held yet."),
    StepKind.TOO_EARLY: (
        "Dat is voor {day}, de eerste dag die telt voor cyclus {number}, en telt daarvoor dus niet.",
        "That is before {day}, the first day that counts for cycle {number}, and so it does not count for it.",
    ),
    StepKind.REANCHOR: (
        "Dat viel buiten het venster: er wordt opnieuw geteld vanaf {day}.",
        "That was outside the window: counting starts again from {day}.",
    ),
    StepKind.TARGET: ("De streefdag van cyclus {number} is {day}.", "The target of cycle {number} is {day}."),
    StepKind.ROLLING: (
        "Het volgende gesprek is {months} na het vorige: {day}.",
        "The next conversation is {months} after the previous one: {day}.",
    ),
    StepKind.FIRST: (
        "Het eerste gesprek is {months} na het begin: {day}.",
        "The first conversation is {months} after the start: {day}.",
    ),
    StepKind.MIN_GAP: (
        "Ten minste {months} na het vorige gesprek: {day}.",
        "At least {months} after the previous conversation: {day}.",
    ),
    StepKind.SUSPENDED: ("Opgeschort: de dag wordt {day}.", "Suspended: the day becomes {day}."),
    StepKind.SUSPENDED_OPEN: (
        "Opgeschort: er is nog geen nieuwe dag.",
        "Suspended: there is no new day yet.",
    ),
    StepKind.BEFORE_END: (
        "Uiterlijk {months} voor het einde van het contract: {day}.",
        "At the latest {months} before the end of the contract: {day}.",
    ),
    StepKind.EMPLOYMENT_END: (
        "Het dienstverband eindigt eerder, op {day}: er is geen volgend gesprek.",
        "The employment ends before that, on {day}: there is no next conversation.",
    ),
    StepKind.WORKING_DAY: ("Verschoven naar een werkdag: {day}.", "Moved to a working day: {day}."),
    StepKind.GRACE: (
        "Met de uitlooptermijn van {days}: uiterlijk {day}.",
        "With the grace of {days}: {day} at the latest.",
    ),
}


@attrs.frozen
class Step:
    """One step of the trace: its kind, the day that it led to (`None`: to no day), and the numbers of its sentence."""

    kind: StepKind
    day: date | None = None
    number: int | None = None

    def sentence(self, lang: str = "nl") -> str:
        """The step in Dutch (`"nl"`) or, for any other `lang`, in English."""
        day = "" if self.day is None else day_in_words(self.day, lang)
        text = _SENTENCES[self.kind][0 if lang == "nl" else 1]
        count = self.number or 0
        months, days = (Term(count, unit).in_words(lang) for unit in (Unit.MONTHS, Unit.DAYS))
        return text.format(day=day, number=self.number, months=months, days=days)
