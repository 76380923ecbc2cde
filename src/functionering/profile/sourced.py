"""What a profile is made of: texts in two languages, sources, and numbers that say where they come from."""

import datetime as dt
from enum import StrEnum

import attrs

from functionering.days import Term


@attrs.frozen
class Label:
    """A text in Dutch and in English."""

    nl: str
    en: str

    def text(self, lang: str = "nl") -> str:
        """The text in `lang`: Dutch for `"nl"`, English otherwise."""
        return self.nl if lang == "nl" else self.en


@attrs.frozen
class Source:
    """Where a profile's content was read, and when."""

    title: str
    url: str
    read_on: dt.date


@attrs.frozen
class Limit:
    """A number with its source."""

    n: int
    source: str


@attrs.frozen
class SourcedTerm:
    """A term with its source."""

    term: Term
    source: str


@attrs.frozen(kw_only=True)
class Terms:
    """The terms of a profile; None where it has none. All are order terms: past them something is overdue, never
    invalid.

    `notice`: invited at least so long before. `exchange`: points given at least so long before. `report`: offered
    within, from the last sitting. `response`: to react within, from when the report was available. `signing`: signed
    within, from when it was offered. `postponement`: held within, from the old date. `request`: held within, from when
    it was asked for. `longest_minutes` and `longest_gap_months`: at most so many, inclusive.
    """

    notice: SourcedTerm | None = None
    exchange: SourcedTerm | None = None
    report: SourcedTerm | None = None
    response: SourcedTerm
    signing: SourcedTerm | None = None
    postponement: SourcedTerm | None = None
    request: SourcedTerm | None = None
    longest_minutes: Limit | None = None
    longest_gap_months: Limit


class CadenceKind(StrEnum):
    """What "once a year" means: in each calendar year, so many months after the last one, or only if somebody asks."""

    CALENDAR_YEAR = "calendar_year"
    ROLLING = "rolling"
    ON_REQUEST = "on_request"


@attrs.frozen
class Rhythm:
    """How often the conversation is held. `months`: for `rolling` alone, the months from one to the next."""

    kind: CadenceKind
    source: str
    months: int | None = None
