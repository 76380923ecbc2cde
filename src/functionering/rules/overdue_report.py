"""TM, after the talk: what is not done yet (*termijn verstreken*), on a day that is given.

Silence means nothing, and is nobody's fault: what is asked is to put it on record, and that is the move of whoever
makes the report.
"""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Duty, Label, Severity
from functionering.rules import lateness
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength
from functionering.rules.terms_of_report import last_day_of_report, last_day_of_signing, settled_at
from functionering.stages import Stage, response_term_end


def _unreported(look: Look) -> Iterator[Found]:
    # Where there is an edition or a signature there was a report, also if no moment is known.
    if not look.c.report.editions and not any(look.c.signatures.values()):
        yield from lateness.overdue(look, "/report", last_day_of_report(look), Duty.REPORT)


REPORT_DUE = Rule(
    code="TM016",
    title=Label("Het verslag is er nog niet", "The report is not there yet"),
    explanation=Label(
        "De termijn voor het verslag, vanaf de dag van het laatste gespreksmoment, is voorbij. Op de laatste dag zelf"
        " nog niet.",
        "The term for the report, from the day of the last sitting, has passed. On the last day itself it has not.",
    ),
    source="BES art. 8(3): 2 werkdagen; RKW stap 4: 2 weken; the term is the profile's",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=(Phase.REPORT,),
    message=Label("Het verslag had er uiterlijk {last} moeten zijn.", "The report was due on {last} at the latest."),
    action=Label("Maak het verslag en bied het aan.", "Make the report and offer it."),
    process=True,
    find=_unreported,
)


def _silent(look: Look) -> Iterator[Found]:
    latest = look.c.report.latest
    if latest is None or look.c.closing is not None:
        return
    for party in Party:
        last = response_term_end(look.c, look.profile, of=party, calendar=look.calendar, leave=look.leave)
        # Whoever alone wrote it said what they had to say.
        if latest.authors != (party,) and not look.has_reacted(party):
            yield from lateness.overdue(look, f"/reactions/{party}", last, Duty.REPORT, side=party)


RESPONSE_DUE = Rule(
    code="TM017",
    title=Label("De reactietermijn is voorbij", "The response term has run"),
    explanation=Label(
        "Niet reageren mag, en betekent niets: geen akkoord en geen bezwaar. Na de termijn kan het gesprek verder; de"
        " stilte wordt vastgelegd. Op de laatste dag zelf loopt de termijn nog, en tijdens verlof staat zij stil.",
        "Not responding is free, and means nothing: no assent and no objection. After the term things can go on; the"
        " silence is put on record. On the last day itself the term still runs, and during leave it stands still.",
    ),
    source="BES art. 8(4) as a yardstick; RKW stap 4; the term is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.REPORT,),
    message=Label(
        "De {side} heeft niet gereageerd; de reactietermijn liep tot en met {last}.",
        "The {side} did not respond; the response term ran up to and including {last}.",
    ),
    action=Label(
        "Vraag het nog eens, of leg vast dat er geen reactie kwam.",
        "Ask once more, or record that there was no response.",
    ),
    process=True,
    rests_on_seal=True,
    find=_silent,
)


def _unsettled(look: Look) -> Iterator[Found]:
    last = last_day_of_signing(look)
    for party in Party:
        if settled_at(look, party) is None and look.c.closing is None:
            yield from lateness.overdue(look, f"/signatures/{party}", last, Duty.REPORT, side=party)


SIGNING_DUE = Rule(
    code="TM018",
    title=Label("Er is niet getekend, en niet gezegd van niet", "Not signed, and not said not to"),
    explanation=Label(
        "Niemand hoeft te tekenen, en tekenen is iets anders dan akkoord. Wel staat er binnen de termijn of er is"
        " getekend. Op de laatste dag zelf is er nog niets aan de hand.",
        "Nobody need sign, and signing is not agreeing. But within the term the record says whether it was signed. On"
        " the last day itself nothing is amiss.",
    ),
    source="BES art. 8(4): 5 werkdagen; Radboud Universiteit: 3 weken; the term is the profile's",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.SIGNATURES,),
    message=Label(
        "Van de {side} staat er niet of er getekend is; de termijn liep tot en met {last}.",
        "Nothing says whether the {side} signed; the term ran up to and including {last}.",
    ),
    action=Label(
        "Leg het verslag voor, of leg vast dat er niet getekend wordt.",
        "Put the report forward, or record that it is not signed.",
    ),
    process=True,
    find=_unsettled,
)


OVERDUE_REPORT = (REPORT_DUE, RESPONSE_DUE, SIGNING_DUE)
"""TM: what is not done yet after the talk."""
