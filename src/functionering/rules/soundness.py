"""RC: whether the record fits itself: what was assented to is what stands, and it looks back on its own period."""

from collections.abc import Iterator
from typing import Final

from functionering.conversation import Phase
from functionering.days import add_months
from functionering.party import Party
from functionering.profile import Duty, Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage, is_reopened

MONTHS_EARLY: Final = 3
"""How long before the end of the period a talk on it may be held, in months, inclusive. Our choice."""

MONTHS_LATE: Final = 6
"""How long after the end of the period a talk on it may be held, in months, inclusive. Our choice."""


def _added_afterwards(look: Look) -> Iterator[Found]:
    for path, topic in look.topics:
        for party, perspective in topic.perspectives.items():
            until = look.c.preparations[party].shared_until
            for j, words in enumerate(perspective.preparation):
                if until is not None and words.at > until:
                    yield found(f"{path}/perspectives/{party}/preparation/{j}", party, side=party)


PREPARATION_KEPT = Rule(
    code="RC002",
    title=Label("De voorbereiding bleef zoals zij gegeven is", "The preparation stayed as it was given"),
    explanation=Label(
        "Na het indienen verandert een voorbereiding niet meer. Wat er later bij kwam is een kladje van wie het"
        " schreef en telt nergens mee, tot het is vrijgegeven; na het gesprek hoort het er niet meer te staan.",
        "After submitting, a preparation does not change. What came later is its author's draft and counts for"
        " nothing, until it is released; after the talk it should no longer stand there.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.BREACH,
    stage=Stage.HELD,
    needs=(Phase.PREPARATION,),
    message=Label(
        "Aan de voorbereiding van de {side} is na het indienen iets toegevoegd.",
        "Something was added to the preparation of the {side} after it was submitted.",
    ),
    action=Label(
        "Laat de {side} het vrijgeven voor het gesprek, of als inbreng aan tafel vastleggen.",
        "Let the {side} release it before the talk, or record it as words at the table.",
    ),
    find=_added_afterwards,
)


def _changed_after_closing(look: Look) -> Iterator[Found]:
    closing = look.c.closing
    if closing is None or is_reopened(look.c) or look.fits(closing.digest):
        return
    if look.is_redacted:
        # The seal no longer fits in any case; whether more was changed than was taken out, nothing shows.
        yield Found("/closing/digest", shown=False)
    else:
        yield found("/closing/digest", look.profile.turn_for(Duty.KEEP))


CLOSED_AS_IS = Rule(
    code="RC003",
    title=Label("Na het sluiten is niets veranderd", "Nothing was changed after closing"),
    explanation=Label(
        "Wie na het sluiten iets wil veranderen, heropent met een reden die beide kanten zien. Een verslag dat zonder"
        " heropenen veranderd is, is niet gesloten. Is er iets weggelakt, dan blijkt niet of er meer veranderd is.",
        "Whoever wants to change something after closing reopens, for a reason that both see. A record that was changed"
        " without reopening is not closed. Where something was redacted, it does not show whether more was changed.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.BREACH,
    stage=Stage.PLANNED,
    of_cancelled=True,
    message=Label(
        "Het verslag is na het sluiten veranderd zonder heropend te zijn.",
        "The record was changed after closing without being reopened.",
    ),
    action=Label(
        "Zet terug wat er stond, of heropen met een reden en sluit opnieuw.",
        "Put back what stood, or reopen with a reason and close again.",
    ),
    process=True,
    find=_changed_after_closing,
)


def _stale(look: Look) -> Iterator[Found]:
    # What one side alone stood behind when it was withdrawn claims nothing any more; what both agreed to still does.
    gone = {
        f"/agreements/{i}/assents/{party}"
        for i, each in enumerate(look.c.agreements)
        if each.withdrawn is not None and not each.had_both_assents
        for party in Party
    }
    for stamp in look.assents.values():
        if not stamp.is_current and stamp.path not in gone:
            yield found(stamp.path, stamp.party, side=stamp.party)
    for party, signatures in look.c.signatures.items():
        if any(look.fits(each.digest) for each in signatures):
            continue
        for i, each in enumerate(signatures):
            reopened = [one.edition for one in look.c.reopenings if one.at >= each.at]
            if any(edition < len(look.c.report.editions) for edition in reopened):
                continue  # It stays with the edition that it was given to, which still stands there.
            path = f"/signatures/{party}/{i}"
            # What was signed is no longer there: changed in its place after a reopening, or partly taken out.
            is_gone = bool(reopened) or look.is_redacted
            yield Found(path, shown=False) if is_gone else found(path, party, side=party)


ASSENTS_CURRENT = Rule(
    code="RC004",
    title=Label("Bij het sluiten hoort elk akkoord bij wat er staat", "At closing every assent belongs to what stands"),
    explanation=Label(
        "Een akkoord en een handtekening gelden voor precies wat er stond. Is dat daarna veranderd, dan tellen zij"
        " niet meer en hoort er opnieuw gevraagd te zijn. Wie opnieuw tekende, en wie tekende voor een heropening,"
        " telt hier niet.",
        "An assent and a signature hold for exactly what stood. Where that changed afterwards, they no longer count"
        " and should have been asked for again. Who signed again does not count here, nor does who signed an earlier"
        " edition that was kept after a reopening. Where it was changed after a reopening without a new edition, or"
        " something was redacted, it no longer shows what was signed.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.BREACH,
    stage=Stage.CLOSED,
    message=Label(
        "Een akkoord of handtekening van de {side} is gegeven aan andere woorden dan er staan.",
        "An assent or signature of the {side} was given to other words than stand here.",
    ),
    action=Label(
        "Vraag de {side} opnieuw, of zet terug wat er stond.", "Ask the {side} again, or put back what stood."
    ),
    rests_on_seal=True,
    find=_stale,
)


def _far_from_period(look: Look) -> Iterator[Found]:
    held, period = look.c.held_on, look.c.period
    if held is None or period is None:
        return
    if not add_months(period.end, -MONTHS_EARLY) <= held <= add_months(period.end, MONTHS_LATE):
        yield found("/period/end", early=MONTHS_EARLY, late=MONTHS_LATE)


NEAR_PERIOD = Rule(
    code="RC005",
    title=Label(
        "Het gesprek ligt bij de periode waarop het terugkijkt", "The talk lies near the period it looks back on"
    ),
    explanation=Label(
        "Meer dan drie maanden voor het einde van de periode is er nog veel niet gebeurd; meer dan zes maanden erna is"
        " veel vergeten. Precies drie of zes maanden is goed.",
        "More than three months before the end of the period, much has not happened yet; more than six months after"
        " it, much is forgotten. Exactly three or six months is fine.",
    ),
    source="BES art. 1(a): at most one year back; the numbers are our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label(
        "Het gesprek was meer dan {early} maanden voor of {late} maanden na het einde van de periode.",
        "The talk was more than {early} months before or {late} months after the end of the period.",
    ),
    action=Label("Kijk of de periode klopt.", "See whether the period is right."),
    process=True,
    find=_far_from_period,
)


def _within_one_record(_look: Look) -> Iterator[Found]:
    # No single record shows it: `check_all` finds it across records.
    return iter(())


ONE_A_TRACK = Rule(
    code="RC006",
    title=Label("Eén open gesprek per aanstelling", "One open conversation a track"),
    explanation=Label(
        "Voor één aanstelling loopt er één gesprek tegelijk: het volgt de persoon, niet het tweetal. Een gesprek is"
        " open tot het gesloten of vervallen is. Dit blijkt alleen uit alle verslagen samen.",
        "For one appointment, one conversation runs at a time: it follows the person, not the pair. A conversation is"
        " open until it is closed or cancelled. Only all records together show it.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.CONCERN,
    stage=Stage.PLANNED,
    message=Label(
        "Er lopen {count} gesprekken tegelijk voor dezelfde aanstelling.",
        "There are {count} open conversations for the same appointment.",
    ),
    action=Label(
        "Sluit het ene voor het andere begint, of laat er een vervallen.",
        "Close one before the other begins, or cancel one.",
    ),
    process=True,
    find=_within_one_record,
)

SOUNDNESS = (PREPARATION_KEPT, CLOSED_AS_IS, ASSENTS_CURRENT, NEAR_PERIOD)
"""RC, apart from the order of time."""
