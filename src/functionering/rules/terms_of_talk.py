"""TM, up to and at the talk: enough notice, the exchange of points, moving the date, how long it takes.

What these rules see is in the record, so no day is needed. On the last day itself everything is in time.
"""

import datetime as dt
from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Duty, Label, Reveal, Severity
from functionering.rules import lateness
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage


def _notice_short(look: Look) -> Iterator[Found]:
    invitation, notice = look.c.invitation, look.profile.terms.notice
    if invitation is None or notice is None:
        return
    # The invitation was for the date that stood when it was sent, which is not the date that the talk was moved to.
    meeting = next((old for _, at, old, _ in lateness.planned_days(look) if at >= invitation.at), look.c.meeting)
    last = lateness.last_before(look, notice, None if meeting is None else meeting.date)
    if last is not None and look.c.day_of(invitation.at) > last:
        turn = lateness.move_of(look, Duty.ARRANGE)
        yield found("/invitation/at", turn, term=lateness.words(notice.term), last=last)


NOTICE = Rule(
    code="TM001",
    title=Label("Op tijd uitgenodigd", "Invited in good time"),
    explanation=Label(
        "Wie op tijd hoort wanneer het gesprek is, kan zich voorbereiden. De termijn wordt teruggeteld vanaf de datum"
        " waarvoor is uitgenodigd, en schuift van een vrije dag naar de werkdag ervoor; op die dag zelf is het op"
        " tijd.",
        "Whoever hears in good time when the talk is, can prepare. The term is counted back from the date that the"
        " invitation was for, and moves from a day off to the working day before it; on that day itself it is in time.",
    ),
    source="BES art. 5 (5 werkdagen); ddgc checklist (14 dagen); CAO GGZ (3 weken); the term is the profile's",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.INVITATION,),
    message=Label(
        "De uitnodiging kwam later dan {term} van tevoren; de laatste dag was {last}.",
        "The invitation came later than {term} ahead; the last day was {last}.",
    ),
    action=Label(
        "Vraag beiden of deze datum past, of kies een latere.", "Ask both whether this date suits, or move it."
    ),
    afterwards=Label(
        "Nodig de volgende keer minstens {term} van tevoren uit.", "Invite at least {term} ahead next time."
    ),
    process=True,
    holds=("E18",),
    find=_notice_short,
)


def _without_form(look: Look) -> Iterator[Found]:
    invitation = look.c.invitation
    if invitation is not None and invitation.form_enclosed is False and not invitation.topics_asked:
        yield found("/invitation", lateness.move_of(look, Duty.ARRANGE))


FORM = Rule(
    code="TM002",
    title=Label("Het formulier vooraf", "The form beforehand"),
    explanation=Label(
        "Met het lege formulier, of de vraag om onderwerpen, bij de uitnodiging weten beiden waarover het gaat. Staat"
        " er niets over in het verslag, dan zegt deze regel niets.",
        "With the blank form, or the request for topics, in the invitation both know what it will be about. Where the"
        " record does not say, this rule says nothing.",
    ),
    source="BES art. 5 (the blank form attached, and a request to prepare); ddgc; GGZ",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.INVITATION,),
    message=Label(
        "Bij de uitnodiging zat geen formulier en geen vraag om onderwerpen.",
        "The invitation came without the form and without asking for topics.",
    ),
    action=Label("Stuur het formulier alsnog.", "Send the form now."),
    afterwards=Label("Stuur het formulier de volgende keer mee.", "Enclose the form next time."),
    process=True,
    holds=("E18",),
    find=_without_form,
)


def _shared_at(look: Look, party: Party) -> dt.datetime | None:
    """From when a side's preparation was open to the other; None while it is not, or only at the table."""
    given, other = look.c.preparations[party], look.c.preparations[party.other]
    moments = [given.released_at]
    if given.submitted_at is not None:
        if given.waived_at is not None:
            moments.append(max(given.submitted_at, given.waived_at))
        if look.profile.reveal.first is party:
            moments.append(given.submitted_at)
        elif look.profile.reveal is not Reveal.OWN_RELEASE and other.submitted_at is not None:
            moments.append(max(given.submitted_at, other.submitted_at))
    return min((each for each in moments if each is not None), default=None)


def _exchanged_late(look: Look) -> Iterator[Found]:
    exchange = look.profile.terms.exchange
    last = lateness.last_before(look, exchange, lateness.talk_day(look))
    shared = [_shared_at(look, party) for party in Party]
    moments = [each for each in shared if each is not None]
    # Where a side shared nothing at all, the rules on preparation speak.
    if exchange is None or last is None or len(moments) < len(shared):
        return
    if look.c.day_of(max(moments)) > last:
        yield found("/preparations", term=lateness.words(exchange.term), last=last)


EXCHANGE = Rule(
    code="TM003",
    title=Label("Op tijd uitgewisseld", "Exchanged in good time"),
    explanation=Label(
        "Wat beiden voorbereidden ligt een tijd voor het gesprek bij de ander, zodat ieder het kan lezen. Teruggeteld"
        " vanaf de dag van het gesprek; op de laatste dag zelf is het op tijd.",
        "What both prepared is with the other some time before the talk, so that each can read it. Counted back from"
        " the day of the talk; on the last day itself it is in time.",
    ),
    source="ddgc (vooraf uitgewisseld?); GGZ (2 weken); focusopbusiness (3 working days); the term is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.PREPARATION, Phase.EXCHANGE),
    message=Label(
        "De voorbereidingen waren later dan {term} van tevoren bij beiden; de laatste dag was {last}.",
        "The preparations were with both later than {term} ahead; the last day was {last}.",
    ),
    action=Label(
        "Geef beiden tijd om te lezen, zo nodig door te verzetten.", "Give both time to read, or move the date."
    ),
    afterwards=Label(
        "Wissel de volgende keer minstens {term} van tevoren uit.", "Exchange at least {term} ahead next time."
    ),
    process=True,
    holds=("E12",),
    find=_exchanged_late,
)


def _moved_far(look: Look) -> Iterator[Found]:
    term = look.profile.terms.postponement
    for i, _, old, new in lateness.planned_days(look):
        last = lateness.last_after(look, term, None if old is None else old.date)
        if term is not None and last is not None and new is not None and new.date > last:
            turn = lateness.move_of(look, Duty.ARRANGE)
            yield found(f"/postponements/{i}", turn, term=lateness.words(term.term), last=last)


POSTPONEMENT = Rule(
    code="TM004",
    title=Label("Verzet, en niet op de lange baan", "Moved, and not put off"),
    explanation=Label(
        "Verzetten mag ieder om een goede reden; de nieuwe datum ligt binnen de termijn na de oude. Op de laatste dag"
        " zelf is het op tijd.",
        "Either may move the date for a good reason; the new date lies within the term after the old. On the last day"
        " itself it is in time.",
    ),
    source="BES art. 6(1): 10 werkdagen; Leiden: 2 maanden; the term is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label(
        "De nieuwe datum ligt later dan {term} na de oude; de laatste dag was {last}.",
        "The new date lies later than {term} after the old one; the last day was {last}.",
    ),
    action=Label("Kies samen een eerdere datum.", "Choose an earlier date together."),
    afterwards=Label("Kies de volgende keer een datum binnen {term}.", "Choose a date within {term} next time."),
    process=True,
    find=_moved_far,
)


def _too_long(look: Look) -> Iterator[Found]:
    most, meeting = look.profile.terms.longest_minutes, look.c.meeting
    if most is None:
        return
    limit = dt.timedelta(minutes=most.n)
    if meeting is not None and meeting.minutes is not None and meeting.minutes > most.n:
        yield found("/meeting/minutes", lateness.move_of(look, Duty.ARRANGE), most=most.n)
    for i, each in enumerate(look.c.sittings):
        if each.end is not None and each.end - each.start > limit:
            yield found(f"/sittings/{i}", most=most.n)


DURATION = Rule(
    code="TM005",
    title=Label("Niet langer dan nodig", "Not longer than it helps"),
    explanation=Label(
        "Na te lange tijd luistert niemand meer; liever een tweede gespreksmoment. Precies de langste duur is goed. Elk"
        " gespreksmoment telt apart.",
        "After too long nobody listens any more; rather sit again on another day. Exactly the longest time is fine."
        " Each sitting counts by itself.",
    ),
    source="BES art. 6 (at most an hour and a half, undisturbed); the length is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label("Dit gespreksmoment is langer dan {most} minuten.", "This sitting is longer than {most} minutes."),
    action=Label("Plan hoogstens {most} minuten, of twee momenten.", "Plan {most} minutes at most, or two sittings."),
    afterwards=Label(
        "Houd de volgende keer hoogstens {most} minuten aan, of ga een andere dag verder.",
        "Keep to {most} minutes at most next time, or go on another day.",
    ),
    process=True,
    holds=("E21",),
    find=_too_long,
)


def _asked_long_ago(look: Look) -> Iterator[Found]:
    asked, term, day = look.c.requested_by, look.profile.terms.request, lateness.talk_day(look)
    last = lateness.last_after(look, term, None if asked is None else look.c.day_of(asked.at))
    if term is not None and last is not None and day is not None and day > last:
        yield found("/requested_by", lateness.move_of(look, Duty.ARRANGE), term=lateness.words(term.term), last=last)


REQUEST = Rule(
    code="TM006",
    title=Label("Op verzoek, en dan ook gauw", "Asked for, and then soon"),
    explanation=Label(
        "Wie om een gesprek vraagt, krijgt het binnen de termijn. Op de laatste dag zelf is het op tijd.",
        "Whoever asks for a talk has it within the term. On the last day itself it is in time.",
    ),
    source="BES art. 3(3): 10 werkdagen; CAO Kinderopvang art. 8.3: 6 weken; the term is the profile's",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label(
        "Het gesprek is later dan {term} nadat erom werd gevraagd; de laatste dag was {last}.",
        "The talk is later than {term} after it was asked for; the last day was {last}.",
    ),
    action=Label("Kies samen een eerdere datum.", "Choose an earlier date together."),
    afterwards=Label(
        "Houd een gevraagd gesprek voortaan binnen {term}.", "Hold a talk asked for within {term} from now on."
    ),
    process=True,
    holds=("E8",),
    find=_asked_long_ago,
)

TERMS_OF_TALK = (NOTICE, FORM, EXCHANGE, POSTPONEMENT, DURATION, REQUEST)
"""TM: up to and at the talk."""
