"""Why a step cannot be taken, and what a party should know before taking it: as data, with a sentence made from it.

A refusal never holds what a person wrote, and never tells of the other side's unshared preparation: an id of a hidden
topic and an id that does not exist are refused alike.
"""

import datetime as dt
import re

import attrs

from functionering.days import day_in_words
from functionering.errors import FunctioneringError
from functionering.party import Owner
from functionering.steps.sentences import LABELS, SENTENCES

Facts = tuple[tuple[str, int | str], ...]


@attrs.frozen
class Explanation:
    """Something to know about a step: a `code`, and `facts` for its sentence, as sorted pairs of a name and a value.

    Values are numbers, days (`2026-11-23`), moments (RFC 3339, by the clock of the conversation's zone), and words of
    the format (a stage, a side); never what a person wrote.
    """

    code: str
    facts: Facts = ()

    @property
    def message(self) -> str:
        """The sentence in English; `sentence("nl")` gives it in Dutch."""
        return self.sentence("en")

    def sentence(self, lang: str = "nl") -> str:
        """The sentence in `lang`: `"nl"`, or English for anything else."""
        dutch, english = SENTENCES[self.code]
        template = dutch if lang == "nl" else english
        return template.format_map({name: _in_words(value, lang) for name, value in self.facts})

    def mirrored(self) -> "Explanation":
        """The same, said of the other side of the table."""
        return attrs.evolve(self, facts=tuple((name, _swapped(value)) for name, value in self.facts))


def because(code: str, **facts: int | str) -> Explanation:
    """A remark, or the reason of a refusal, with its facts as keywords."""
    return Explanation(code, tuple(sorted(facts.items())))


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AT = {"nl": "om", "en": "at"}


def _in_words(value: int | str, lang: str) -> str:
    text = str(value)
    if _DAY.match(text) is not None:
        return _when(text, "nl" if lang == "nl" else "en")
    words = text.split()
    return ", ".join(LABELS[each][lang != "nl"] if each in LABELS else each for each in words)


def _when(text: str, lang: str) -> str:
    """A day or a moment as it is read aloud; seconds only where there are any."""
    if _DAY.fullmatch(text) is not None:
        return day_in_words(dt.date.fromisoformat(text), lang)
    moment = dt.datetime.fromisoformat(text)
    clock = moment.strftime("%H:%M" if moment.second == moment.microsecond == 0 else "%H:%M:%S")
    return f"{day_in_words(moment.date(), lang)} {_AT[lang]} {clock}"


def _swapped(value: int | str) -> int | str:
    return Owner(value).mirrored.value if isinstance(value, str) and value in (*Owner,) else value


class StepRefused(FunctioneringError, ValueError):
    """The step is not possible; the conversation is what it was. `reason` says why, as data."""

    def __init__(self, reason: Explanation) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return self.reason.message
