"""What is agreed: agreements (*afspraken*), by when, their amendments, and how they fared."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated

from functionering.errors import InvalidValue, fault
from functionering.labels import PROGRESS, said
from functionering.party import NEITHER, Both, Owner, Party
from functionering.record import FIRST_YEAR, LAST_YEAR, Day, Moment, between, record
from functionering.text import Id, PersonId, Text
from functionering.words import Assent


class DueKind(StrEnum):
    """How precisely it is said when something is due: real forms say "Q2" and "dit schooljaar" as often as a day."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    NEXT_CONVERSATION = "next_conversation"
    OPEN = "open"


_FORMS = {
    "month": (re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])"), "2026-05"),
    "quarter": (re.compile(r"([0-9]{4})-Q([1-4])"), "2026-Q2"),
    "half": (re.compile(r"([0-9]{4})-H([12])"), "2026-H1"),
    "year": (re.compile(r"([0-9]{4})"), "2026"),
    "school_year": (re.compile(r"([0-9]{4})-([0-9]{4})"), "2026-2027"),
}


def _period(kind: str) -> object:
    pattern, form = _FORMS[kind]

    def check(value: object) -> str:
        if type(value) is not str:
            raise InvalidValue([fault("type", expected="text")])
        match = pattern.fullmatch(value)
        if match is None or not FIRST_YEAR <= int(match[1]) < LAST_YEAR:
            raise InvalidValue([fault("value.pattern", form=form)])
        if kind == "school_year" and int(match[2]) != int(match[1]) + 1:
            raise InvalidValue([fault("value.pattern", form=form)])
        return value

    return check


Month = Annotated[str, _period("month")]
Quarter = Annotated[str, _period("quarter")]
Half = Annotated[str, _period("half")]
Year = Annotated[str, _period("year")]
SchoolYear = Annotated[str, _period("school_year")]


@record
class DueBy:
    """By when (*termijn*): a kind, and the value that belongs to that kind; `next_conversation` and `open` have none.

    Raises: `InvalidValue` when the value of the kind is missing, or that of another kind is given.
    """

    kind: DueKind
    date: Day | None = None
    month: Month | None = None
    quarter: Quarter | None = None
    half: Half | None = None
    year: Year | None = None
    school_year: SchoolYear | None = None

    def __attrs_post_init__(self) -> None:
        wanted = () if self.kind in (DueKind.NEXT_CONVERSATION, DueKind.OPEN) else (self.kind.value,)
        given = tuple(each for each in ("date", *_FORMS) if getattr(self, each) is not None)
        if given != wanted:
            kind = self.kind.value
            if wanted:
                raise InvalidValue([fault("value.impossible", why="due.with_value", kind=kind)])
            raise InvalidValue([fault("value.impossible", why="due.without_value", kind=kind)])

    @property
    def last_day(self) -> dt.date | None:
        """The last day (inclusive) that is still in time; None for the next conversation and for an open end.

        A school year ends on 31 July. Source: Regeling BWBR0037093, definition of schooljaar.
        """
        if self.date is not None:
            return self.date
        if self.month is not None:
            return _month_end(int(self.month[:4]), int(self.month[5:]))
        if self.quarter is not None:
            return _month_end(int(self.quarter[:4]), 3 * int(self.quarter[6:]))
        if self.half is not None:
            return _month_end(int(self.half[:4]), 6 * int(self.half[6:]))
        if self.year is not None:
            return dt.date(int(self.year), 12, 31)
        if self.school_year is not None:
            return dt.date(int(self.school_year[5:]), 7, 31)
        return None

    def is_past(self, *, on: dt.date) -> bool:
        """Whether the term has run out before the day `on`; on the last day itself it has not."""
        last = self.last_day
        return last is not None and last < on


def _month_end(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


class Kind(StrEnum):
    """What sort of agreement it is. Source: RKW (BWBR0030440) §3.1 and BZ (BWBR0017230) 6.13(2)."""

    RESULT = "result"
    DEVELOPMENT = "development"
    CAREER = "career"
    SUPPORT = "support"
    WORK_IMPROVEMENT = "work_improvement"
    COLLABORATION = "collaboration"


class Binds(StrEnum):
    """Whether an agreement binds the person who made it, or the employer whoever is the manager."""

    PERSON = "person"
    EMPLOYER = "employer"


class Progress(StrEnum):
    """How far an agreement came; why is said apart."""

    REALISED = "realised"
    PARTLY = "partly"
    NOT_REALISED = "not_realised"
    OPEN = "open"

    def label(self, lang: str = "nl") -> str:
        """How far it came, as people say it, in `lang`: `"nl"`, or English for anything else."""
        return said(PROGRESS, self, lang)


class Reason(StrEnum):
    """Why an agreement came as far as it did, apart from how far."""

    CIRCUMSTANCES = "circumstances"
    SUPPORT_NOT_GIVEN = "support_not_given"
    NO_LONGER_RELEVANT = "no_longer_relevant"
    OTHER = "other"


@record
class Review:
    """How one side looks back, in this conversation, on an earlier agreement: these are words of this talk."""

    outcome: Progress
    reason: Reason | None = None
    text: Text | None = None
    at: Moment
    person: PersonId | None = None


@record
class Settlement:
    """Why an earlier agreement will not be carried on, with the assent of both."""

    why: Text
    at: Moment
    assents: Both[Assent | None] = NEITHER


@record
class ProgressNote:
    """How an agreement stands some time afterwards, as one side sees it; outside the seal."""

    by: Party
    at: Moment
    outcome: Progress
    text: Text | None = None
    person: PersonId | None = None


@record
class Revision:
    """An amendment of an agreement after closing, with the assent of both; what it leaves out stays as it was."""

    number: Annotated[int, between(1, 1000)]
    at: Moment
    by: Party | None = None
    what: Text | None = None
    owner: Owner | None = None
    binds: Binds | None = None
    due: DueBy | None = None
    check_on: Day | None = None
    support: Both[Text | None] = NEITHER
    assents: Both[Assent | None] = NEITHER


@record
class ProposalWithdrawal:
    """A side takes back a proposal that nobody else stands behind: a fact beside it, which stays (*ingetrokken*)."""

    by: Party
    at: Moment
    person: PersonId | None = None


@record
class Agreement:
    """What both undertake (*afspraak*): who does what by when, with which support of the other.

    Without the assents of both to exactly these words it is a proposal; a `withdrawn` one can become no agreement any
    more. Its `id` stays the same through the years;
    `from_` is the conversation it was first made in. The same class holds the copies that are looked back on
    (`earlier_agreements`): there `reviews` are each side's view, and `settled` says why it will not be carried on.
    """

    id: Id
    from_: Id | None = None
    kind: Kind | None = None
    what: Text
    owner: Owner | None = None
    binds: Binds | None = None
    due: DueBy | None = None
    check_on: Day | None = None
    support: Both[Text | None] = NEITHER
    from_solution: Id | None = None
    withdrawn: ProposalWithdrawal | None = None
    assents: Both[Assent | None] = NEITHER
    progress: tuple[ProgressNote, ...] = ()
    revisions: tuple[Revision, ...] = ()
    reviews: Both[Review | None] = NEITHER
    settled: Settlement | None = None

    def __attrs_post_init__(self) -> None:
        if [each.number for each in self.revisions] != list(range(1, len(self.revisions) + 1)):
            raise InvalidValue([fault("value.impossible", "/revisions", why="revisions.numbered")])

    @property
    def had_both_assents(self) -> bool:
        """Whether both assented to the same words, be they those that stand or earlier ones."""
        one, other = self.assents.values()
        return one is not None and other is not None and one.digest == other.digest
