"""TM, up to the talk: what is not done yet (*termijn verstreken*), on a day that is given, and never on a day of leave.

Overdue is a signal. It is the move of whoever has the task, never that of whoever waits for it.
"""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.profile import Duty, Label, Severity
from functionering.rules import lateness
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength
from functionering.stages import Stage
from functionering.track import cadence_of, next_after


def _uninvited(look: Look) -> Iterator[Found]:
    meeting = look.c.meeting
    if meeting is not None and look.c.invitation is None and not look.c.sittings:
        last = lateness.last_before(look, look.profile.terms.notice, meeting.date)
        yield from lateness.overdue(look, "/invitation", last, Duty.ARRANGE)


INVITE = Rule(
    code="TM011",
    title=Label("Er is nog niet uitgenodigd", "No invitation was sent yet"),
    explanation=Label(
        "De laatste dag om op tijd uit te nodigen voor de geplande datum is voorbij. Op die dag zelf is er nog niets"
        " aan de hand.",
        "The last day to invite in good time for the planned date has passed. On that day itself nothing is amiss.",
    ),
    source="BES art. 5; ddgc; CAO GGZ; the term is the profile's",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.PLANNED,
    needs=(Phase.INVITATION,),
    message=Label("De uitnodiging had uiterlijk {last} gemoeten.", "The invitation was due on {last} at the latest."),
    action=Label(
        "Nodig uit, en vraag beiden of de datum nog past.", "Invite, and ask both whether the date still suits."
    ),
    process=True,
    holds=("E18",),
    find=_uninvited,
)


def _not_exchanged(look: Look) -> Iterator[Found]:
    if look.c.sittings or all(each.is_done for each in look.c.preparations.values()):
        return
    last = lateness.last_before(look, look.profile.terms.exchange, lateness.talk_day(look))
    yield from lateness.overdue(look, "/preparations", last, Duty.ARRANGE)


EXCHANGE_DUE = Rule(
    code="TM012",
    title=Label("Er is nog niet uitgewisseld", "Nothing was exchanged yet"),
    explanation=Label(
        "De laatste dag om voorbereidingen op tijd uit te wisselen is voorbij, en ze zijn er niet van beiden. Wie het"
        " gesprek regelt, kan helpen of de datum verzetten; niemand wordt iets verweten.",
        "The last day to exchange preparations in good time has passed, and they are not there from both. Whoever"
        " arranges the talk can help or move the date; nobody is blamed.",
    ),
    source="ddgc; GGZ; the term is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.PLANNED,
    needs=(Phase.PREPARATION, Phase.EXCHANGE),
    message=Label(
        "De voorbereidingen van beiden waren er graag uiterlijk {last} geweest.",
        "The preparations of both would best have been there on {last} at the latest.",
    ),
    action=Label("Bied hulp of meer tijd, zo nodig door te verzetten.", "Offer help or more time, or move the date."),
    process=True,
    holds=("E12",),
    find=_not_exchanged,
)


def _no_new_date(look: Look) -> Iterator[Found]:
    moved = lateness.planned_days(look)
    if not moved or look.c.sittings:
        return
    i, _, old, new = moved[-1]
    if old is not None and (new is None or new.date == old.date):
        last = lateness.last_after(look, look.profile.terms.postponement, old.date)
        yield from lateness.overdue(look, f"/postponements/{i}", last, Duty.ARRANGE)


NEW_DATE = Rule(
    code="TM013",
    title=Label("Na het verzetten is er geen nieuwe datum", "No new date after it was moved"),
    explanation=Label(
        "Het gesprek is verzet, en de termijn voor een nieuwe datum is voorbij. Op de laatste dag zelf nog niet.",
        "The talk was moved, and the term for a new date has passed. On the last day itself it has not.",
    ),
    source="BES art. 6(1); the term is the profile's",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.PLANNED,
    message=Label("Er was uiterlijk {last} een nieuwe datum nodig.", "A new date was needed on {last} at the latest."),
    action=Label("Kies samen een nieuwe datum.", "Choose a new date together."),
    process=True,
    find=_no_new_date,
)


def _passed(look: Look) -> Iterator[Found]:
    meeting = look.c.meeting
    if meeting is not None and not look.c.sittings and not any(_no_new_date(look)):
        yield from lateness.overdue(look, "/meeting/date", meeting.date, Duty.ARRANGE)


DATE_PASSED = Rule(
    code="TM014",
    title=Label("De geplande datum is voorbij", "The planned date has passed"),
    explanation=Label(
        "De geplande dag is voorbij, en er staat niet dat het gesprek is gevoerd, verzet of vervallen.",
        "The planned day has passed, and nothing says that the talk was held, moved or cancelled.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.ADVICE,
    stage=Stage.PLANNED,
    needs=(Phase.CONVERSATION,),
    message=Label("Het gesprek was gepland op {last}.", "The talk was planned for {last}."),
    action=Label(
        "Leg vast dat het is gevoerd, of kies samen een nieuwe datum.", "Record the talk, or choose a new date."
    ),
    process=True,
    find=_passed,
)


def _request_waits(look: Look) -> Iterator[Found]:
    asked = look.c.requested_by
    if asked is not None and not look.c.sittings:
        last = lateness.last_after(look, look.profile.terms.request, look.c.day_of(asked.at))
        yield from lateness.overdue(look, "/requested_by", last, Duty.ARRANGE)


REQUEST_DUE = Rule(
    code="TM015",
    title=Label("Er is om het gesprek gevraagd", "The talk was asked for"),
    explanation=Label(
        "Er is om dit gesprek gevraagd, en de termijn om het te houden is voorbij. Op de laatste dag zelf nog niet.",
        "This talk was asked for, and the term to hold it has passed. On the last day itself it has not.",
    ),
    source="BES art. 3(3): 10 werkdagen; CAO Kinderopvang art. 8.3: 6 weken; the term is the profile's",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.PLANNED,
    message=Label(
        "Het gevraagde gesprek had uiterlijk {last} gemoeten.", "The talk that was asked for was due on {last}."
    ),
    action=Label("Kies samen een datum, zo gauw als het kan.", "Choose a date together, as soon as can be."),
    process=True,
    holds=("E8",),
    find=_request_waits,
)


def _year_over(look: Look) -> Iterator[Found]:
    previous = look.c.previous
    if previous is None or previous.held_on is None or look.c.sittings:
        return
    cadence = cadence_of(look.profile)
    due = None if cadence is None else next_after(cadence, previous.held_on)
    last = None if due is None else lateness.moved_by_leave(look, due, previous.held_on)
    yield from lateness.overdue(look, "/previous/held_on", last, Duty.ARRANGE)


YEAR = Rule(
    code="TM019",
    title=Label("Het gesprek is over tijd", "The talk is overdue"),
    explanation=Label(
        "Sinds het vorige gesprek is meer tijd voorbij dan de cadans van het profiel toelaat. Op de laatste"
        " dag zelf is het op tijd; verlof dat is opgegeven schuift die dag op. Het is een signaal: het gesprek is er"
        " niet minder om.",
        "More time has passed since the previous talk than the cadence of the profile allows. On the last day"
        " itself it is in time; leave that is given moves that day. It is a signal: the talk is no worse for it.",
    ),
    source="BES art. 3 (tenminste eenmaal per kalenderjaar); the cadence is the profile's",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.PLANNED,
    message=Label("Het gesprek had uiterlijk {last} gevoerd kunnen zijn.", "The talk was due on {last} at the latest."),
    action=Label("Kies samen een datum, zo gauw als het kan.", "Choose a date together, as soon as can be."),
    process=True,
    find=_year_over,
)

OVERDUE_TALK = (INVITE, EXCHANGE_DUE, NEW_DATE, DATE_PASSED, REQUEST_DUE, YEAR)
"""TM: what is not done yet up to the talk, and the talk itself."""
