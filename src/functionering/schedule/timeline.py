"""The terms around one meeting: invitation, exchange of points, report, response, signing; with the numbers houses use.

All are *termijnen van orde*: past them something is late, and never invalid.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from functionering.days import DUTCH_CALENDAR, Roll, Span, Term, Unit, WorkCalendar, checked_day
from functionering.errors import InvalidValue, fault


@attrs.frozen
class Deadlines:
    """The terms of a house. `None`: it names no such term.

    - `invite`: at least so long before the meeting both have the invitation (*uitnodigingstermijn*).
    - `prepare`: at least so long before it the points of both are exchanged.
    - `report`: within so long after it the report is offered.
    - `respond`, `sign`: within so long after the report was offered (without a term for it: after the meeting). The
      response term stands still during leave that is given.
    - `postpone`: a new date lies at most so long after the old one. `request`: held at most so long after it was
      asked for.
    - `source`: where the numbers stand.
    """

    invite: Term | None = None
    prepare: Term | None = None
    report: Term | None = None
    respond: Term | None = None
    sign: Term | None = None
    postpone: Term | None = None
    request: Term | None = None
    source: str = "our choice"

    def __attrs_post_init__(self) -> None:
        for name in ("invite", "prepare", "report", "respond", "sign", "postpone", "request"):
            if type(getattr(self, name)) not in (Term, type(None)):
                raise InvalidValue([fault("schedule.term", f"/{name}")])


@attrs.frozen
class Timeline:
    """The days around one meeting, each the last one in time; `None`: no term is named, or it stands still."""

    invite: date | None
    prepare: date | None
    meeting: date
    report: date | None
    respond: date | None
    sign: date | None


def timeline(
    meeting: date,
    deadlines: Deadlines,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    *,
    reported_on: date | None = None,
    suspended: Iterable[Span] = (),
) -> Timeline:
    """The days around the meeting.

    Counted back, a day that is no working day moves to the preceding one; counted on, the `roll` of the term decides.
    `reported_on`: the day on which the report was really offered, from which response and signing then run.
    `suspended`: days away, during which the response term stands still.

    Source: Algemene termijnenwet art. 1(2); Regulation (EEC, Euratom) 1182/71 art. 3(4).
    """
    checked_day(meeting)

    def before(term: Term | None) -> date | None:
        return None if term is None else calendar.roll(term.before(meeting, calendar), Roll.PRECEDING)

    report = None if deadlines.report is None else deadlines.report.after(meeting, calendar)
    offered = reported_on or report or meeting
    respond, sign = deadlines.respond, deadlines.sign
    return Timeline(
        invite=before(deadlines.invite),
        prepare=before(deadlines.prepare),
        meeting=meeting,
        report=report,
        respond=None if respond is None else respond.after(offered, calendar, suspended=suspended),
        sign=None if sign is None else sign.after(offered, calendar),
    )


BES = Deadlines(
    invite=Term(5, Unit.WORKING_DAYS),
    report=Term(2, Unit.WORKING_DAYS),
    sign=Term(5, Unit.WORKING_DAYS),
    postpone=Term(10, Unit.WORKING_DAYS),
    request=Term(10, Unit.WORKING_DAYS),
    source="Regeling functioneringsgesprekken BES (BWBR0028784) art. 3(3), 5, 6(1), 8(3), 8(4)",
)
"""The islands have holidays of their own: give a calendar with them."""

GGZ = Deadlines(
    invite=Term(3, Unit.WEEKS),
    prepare=Term(2, Unit.WEEKS),
    source="CAO GGZ, Sociaal beleid art. 1: invited 3 weeks ahead in writing, own topics 2 weeks ahead",
)

RKW = Deadlines(
    report=Term(2, Unit.WEEKS),
    source="RKW stap 4 (BWBR0030440): the report is sent within 2 weeks",
)

RADBOUD = Deadlines(
    sign=Term(3, Unit.WEEKS),
    source="Radboud University, jaargesprek voor leidinggevenden: recorded and signed within 3 weeks",
)

LEIDEN = Deadlines(
    prepare=Term(1, Unit.WEEKS),
    postpone=Term(2, Unit.MONTHS),
    source="Leiden University: year report 1 week ahead; postponed by at most 2 months",
)

KINDEROPVANG = Deadlines(
    request=Term(6, Unit.WEEKS),
    source="Cao Kinderopvang art. 8.3: on request, within 6 weeks",
)

STANDARD = Deadlines(
    invite=Term(14, Unit.DAYS),
    prepare=Term(2, Unit.WORKING_DAYS),
    report=Term(14, Unit.DAYS),
    respond=Term(5, Unit.WORKING_DAYS),
    sign=Term(21, Unit.DAYS),
    postpone=Term(10, Unit.WORKING_DAYS),
    request=Term(10, Unit.WORKING_DAYS),
    source=(
        "invitation after the DDGC checklist (14 dagen), report after RKW stap 4 (2 weken), signing after Radboud "
        "Universiteit (3 weken), postponement and request after BES art. 6(1) and 3(3), the rest our choice"
    ),
)
