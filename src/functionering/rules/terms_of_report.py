"""TM, after the talk and through the years: report, signing, and the distance to the conversation before.

What these rules see is in the record, so no day is needed. On the last day itself everything is in time.
"""

import datetime as dt
from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.days import add_months
from functionering.party import Party
from functionering.profile import Duty, Label, Severity
from functionering.rules import lateness
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage
from functionering.track import cadence_of, counts_from


def last_day_of_report(look: Look) -> dt.date | None:
    """The last day for the report, counted from the last sitting; None while it is not held, or without a term."""
    held = look.c.last_sitting_end if lateness.is_held(look) else None
    return lateness.last_after(look, look.profile.terms.report, lateness.day_of(look, held))


def first_offered(look: Look) -> dt.datetime | None:
    """The first moment at which a report could be read; None while there is none."""
    moments = [(each.offered_at, each.available_at) for each in look.c.report.editions]
    return min((each for pair in moments for each in pair if each is not None), default=None)


def _reported_late(look: Look) -> Iterator[Found]:
    report, last, offered = look.profile.terms.report, last_day_of_report(look), first_offered(look)
    if report is not None and last is not None and offered is not None and look.c.day_of(offered) > last:
        yield found("/report/editions/0", term=lateness.words(report.term), last=last)


REPORT = Rule(
    code="TM007",
    title=Label("Het verslag op tijd", "The report in good time"),
    explanation=Label(
        "Een verslag dat gauw komt, herkennen beiden nog. De termijn loopt vanaf de dag van het laatste gespreksmoment"
        " tot de eerste versie werd aangeboden of beschikbaar was; op de laatste dag zelf is het op tijd.",
        "Both still recognise a report that comes soon. The term runs from the day of the last sitting until the first"
        " edition was offered or available; on the last day itself it is in time.",
    ),
    source="BES art. 8(3): 2 werkdagen; RKW stap 4: 2 weken; the term is the profile's",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.REPORT,),
    message=Label(
        "Het verslag kwam later dan {term} na het gesprek; de laatste dag was {last}.",
        "The report came later than {term} after the talk; the last day was {last}.",
    ),
    action=Label("Bied het verslag aan.", "Offer the report."),
    afterwards=Label(
        "Bied het verslag de volgende keer binnen {term} aan.", "Offer the report within {term} next time."
    ),
    process=True,
    find=_reported_late,
)


def last_day_of_signing(look: Look) -> dt.date | None:
    """The last day to sign, counted from the latest edition; None without one, or without a term."""
    latest = look.c.report.latest
    offered = None if latest is None else latest.offered_at or latest.available_at
    return lateness.last_after(look, look.profile.terms.signing, lateness.day_of(look, offered))


def settled_at(look: Look, party: Party) -> dt.datetime | None:
    """When a side signed what was put before it last, or was known not to sign; None while neither."""
    latest = look.c.report.latest
    offered = None if latest is None else latest.offered_at or latest.available_at
    signed = [each.at for each in look.c.signatures[party]]
    known = [each.at for each in look.c.unsigned[party]]
    return min((each for each in (*signed, *known) if offered is None or each >= offered), default=None)


def _signed_late(look: Look) -> Iterator[Found]:
    signing, last = look.profile.terms.signing, last_day_of_signing(look)
    if signing is None or last is None:
        return
    for party in Party:
        settled = settled_at(look, party)
        if settled is not None and look.c.day_of(settled) > last:
            yield found(f"/signatures/{party}", term=lateness.words(signing.term), last=last)


SIGNING = Rule(
    code="TM008",
    title=Label("Getekend, of gezegd van niet, op tijd", "Signed, or said not to, in good time"),
    explanation=Label(
        "Binnen de termijn is er getekend, of staat vast dat een kant niet tekent; dat laatste hoeft geen reden te"
        " hebben. De termijn loopt vanaf de laatste versie die werd aangeboden; op de laatste dag zelf is het op tijd.",
        "Within the term it is signed, or known that a side does not sign, which needs no grounds. The term runs from"
        " the latest edition that was offered; on the last day itself it is in time.",
    ),
    source="BES art. 8(4): 5 werkdagen after offering; Radboud Universiteit: 3 weken; the term is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.CONCLUDED,
    needs=(Phase.SIGNATURES,),
    message=Label(
        "Hier werd later getekend, of vastgelegd van niet, dan {term} na het aanbieden; de laatste dag was {last}.",
        "Here it was signed, or recorded not to be, later than {term} after offering; the last day was {last}.",
    ),
    action=Label(
        "Leg het verslag voor, en noteer wie niet tekent.", "Put the report forward, and note who does not sign."
    ),
    afterwards=Label(
        "Leg het de volgende keer binnen {term} voor, en noteer wie niet tekent.",
        "Put it forward within {term} next time, and note who does not sign.",
    ),
    process=True,
    find=_signed_late,
)


def _too_early(look: Look) -> Iterator[Found]:
    previous, day = look.c.previous, lateness.talk_day(look)
    # A talk that somebody asked for is an extra one, and may be held on any day.
    if previous is None or previous.held_on is None or day is None or look.c.requested_by is not None:
        return
    cadence = cadence_of(look.profile)
    first = None if cadence is None else counts_from(cadence, previous.held_on)
    if first is not None and previous.held_on < day < first:
        yield found("/previous/held_on", lateness.move_of(look, Duty.ARRANGE), first=first)


TOO_EARLY = Rule(
    code="TM009",
    title=Label("Niet te kort op het vorige", "Not too soon after the one before"),
    explanation=Label(
        "Waar het profiel één gesprek per kalenderjaar kent, is een tweede in hetzelfde jaar een extra gesprek. Dat mag"
        " altijd, en telt niet voor de volgende jaarronde; vanaf de eerste dag van het nieuwe jaar telt het. Wie om een"
        " gesprek vroeg, hoeft nergens op te wachten.",
        "Where the profile has one talk a calendar year, a second in the same year is an extra one. That is always"
        " free, and does not count for the next yearly round; from the first day of the new year on it counts. Whoever"
        " asked for a talk need not wait for anything.",
    ),
    source="BES art. 3 (eenmaal per kalenderjaar); that a second one is extra is our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label(
        "Dit gesprek telt niet voor de jaarronde: dat kan vanaf {first}.",
        "This talk does not count for the yearly round: it can from {first}.",
    ),
    action=Label(
        "Plan het vanaf {first}, of noem het een extra gesprek.", "Plan it from {first}, or call it an extra one."
    ),
    afterwards=Label("Plan voor de jaarronde nog een gesprek.", "Plan another talk for the yearly round."),
    process=True,
    find=_too_early,
)


def _long_gap(look: Look) -> Iterator[Found]:
    previous, day = look.c.previous, lateness.talk_day(look)
    if previous is None or previous.held_on is None or day is None:
        return
    months = look.profile.terms.longest_gap_months.n
    last = lateness.moved_by_leave(look, add_months(previous.held_on, months), previous.held_on)
    if last is not None and day > last:
        yield found("/previous/held_on", lateness.move_of(look, Duty.ARRANGE), months=months)


GAP = Rule(
    code="TM010",
    title=Label("Niet te lang na het vorige", "Not too long after the one before"),
    explanation=Label(
        "Eén gesprek per kalenderjaar kan 23 maanden na het vorige zijn. Dat is in orde, en toch lang. Op de dag"
        " precies zoveel maanden later is het nog niet te lang; verlof dat is opgegeven schuift die dag op.",
        "One talk a calendar year can be 23 months after the one before. That is in order, and long all the same. On"
        " the day exactly so many months later it is not yet too long; leave that is given moves that day.",
    ),
    source="our choice (18 months), after NHS medical appraisal policy Annex I",
    strength=Strength.OUR_CHOICE,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label(
        "Tussen dit gesprek en het vorige ligt meer dan {months} maanden.",
        "More than {months} months lie between this talk and the one before.",
    ),
    action=Label("Kies samen een eerdere datum.", "Choose an earlier date together."),
    afterwards=Label("Plan het volgende gesprek nu.", "Plan the next talk now."),
    process=True,
    find=_long_gap,
)

TERMS_OF_REPORT = (REPORT, SIGNING, TOO_EARLY, GAP)
"""TM: after the talk, and through the years."""
