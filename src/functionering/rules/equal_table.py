"""EQ, at the table: who was there, on which terms, and who was asked about somebody beforehand."""

from collections.abc import Iterator

from functionering.occasion import Attendee, WithOrWithout
from functionering.party import Party
from functionering.profile import Attendance, Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage

OUTNUMBERED_BY = 2
"""How many people more make a side outnumber the other; one more is a matter of course. Our choice."""


def _on_other_terms(look: Look) -> Iterator[Found]:
    for i, each in enumerate(look.c.attendees):
        if each.side is not None and not _was_left_out(each) and not _meets_terms(look, each, each.side.other):
            yield found(f"/attendees/{i}", each.side, side=each.side, other=each.side.other)


def _was_left_out(attendee: Attendee) -> bool:
    objections = (each for each in attendee.objections.values() if each is not None)
    return any(each.outcome is WithOrWithout.WITHOUT for each in objections)


def _meets_terms(look: Look, attendee: Attendee, other: Party) -> bool:
    consent = attendee.consents[other]
    told = (attendee.announced_at, attendee.notified_at, None if consent is None else consent.at)
    if not any(look.before_talk(each) for each in told):
        return False
    if look.profile.attendance is Attendance.CONSENT:
        return consent is not None
    objected = attendee.objections[other] is not None
    return look.profile.attendance is Attendance.NOTICE or not objected or _is_only_companion(look, attendee)


def _is_only_companion(look: Look, attendee: Attendee) -> bool:
    return sum(each.side is attendee.side for each in look.c.attendees) == 1


SAME_TERMS = Rule(
    code="EQ013",
    title=Label(
        "Wie meekomt, komt voor beide kanten op dezelfde voorwaarden", "Companions of both sides on the same terms"
    ),
    explanation=Label(
        "Het profiel zegt wat nodig is om iemand mee te nemen: melden, geen bezwaar van de ander, of instemming van de"
        " ander. Dat geldt voor beide kanten, en voor het gesprek begint; op het beginmoment is te laat. Eén eigen"
        " ondersteuner hoeft niet te wijken voor een bezwaar.",
        "The profile says what it takes to bring somebody: notice, no objection of the other, or consent of the other."
        " That holds for both sides, and before the talk begins; at its very start is too late. One companion of one's"
        " own need not give way to an objection.",
    ),
    source="AMAR art. 28(5) (notice of 1 week); BARD art. 90(3) (consent of both); RKW (no objection)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    message=Label(
        "Iemand aan de kant van de {side} was er op andere voorwaarden dan gelden: de {other} wist het niet op tijd of"
        " kon er niets van vinden.",
        "Somebody on the side of the {side} was there on other terms than hold: the {other} did not know in time or"
        " had no say in it.",
    ),
    action=Label("Meld de {other} wie er meekomt.", "Tell the {other} who comes along."),
    afterwards=Label(
        "Meld de {other} de volgende keer op tijd wie er meekomt.",
        "Tell the {other} in time next time who comes along.",
    ),
    holds=("E16",),
    find=_on_other_terms,
)


def _companion_barred(look: Look) -> Iterator[Found]:
    for i, each in enumerate(look.c.attendees):
        if each.side is None or not _is_only_companion(look, each):
            continue
        objection = each.objections[each.side.other]
        if objection is not None and objection.outcome is WithOrWithout.WITHOUT:
            yield found(f"/attendees/{i}/objections/{each.side.other}", each.side.other, side=each.side)


OWN_COMPANION = Rule(
    code="EQ014",
    title=Label("Eén eigen ondersteuner wordt niet geweigerd", "One companion of one's own is not barred"),
    explanation=Label(
        "Een bezwaar tegen iemands aanwezigheid is zichtbaar, maar houdt één ondersteuner van de ander niet buiten.",
        "An objection to somebody's presence is visible, and does not keep out one companion of the other's own.",
    ),
    source="AMAR art. 28(5): any third party with notice; the reading that one is never barred is our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    message=Label(
        "De enige ondersteuner van de {side} bleef weg na een bezwaar.",
        "The only companion of the {side} stayed away after an objection.",
    ),
    action=Label("Laat de {side} één ondersteuner meenemen.", "Let the {side} bring one companion."),
    afterwards=Label(
        "Laat de {side} de volgende keer één ondersteuner meenemen.", "Let the {side} bring one companion next time."
    ),
    holds=("E16",),
    find=_companion_barred,
)


def _undisclosed(look: Look) -> Iterator[Found]:
    for i, each in enumerate(look.c.informants):
        # Where a form does not say who consulted, nobody can be asked to have told.
        if each.consulted_by is not None and not look.before_talk(each.disclosed_at):
            side, other = each.consulted_by, each.consulted_by.other
            yield found(f"/informants/{i}", side, side=side, other=other)


INFORMANTS_DISCLOSED = Rule(
    code="EQ015",
    title=Label("Wie geraadpleegd is, is vooraf genoemd", "Whoever was consulted was named beforehand"),
    explanation=Label(
        "Beide kanten mogen een collega raadplegen. De ander hoort voor het gesprek te weten wie; op het beginmoment"
        " is te laat.",
        "Both sides may consult a colleague. The other is to know who before the talk; at its very start is too late.",
    ),
    source="mayor circular (BWBR0031821); Bouwend Nederland; RKW stap 2; CAO Rijk § 12.1 (both may consult)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    message=Label(
        "De {other} wist niet voor het gesprek dat de {side} iemand had geraadpleegd.",
        "The {other} did not know before the talk that the {side} had consulted somebody.",
    ),
    action=Label("Vertel de {other} wie er geraadpleegd is.", "Tell the {other} who was consulted."),
    afterwards=Label(
        "Vertel de {other} de volgende keer vooraf wie er geraadpleegd is.",
        "Tell the {other} beforehand next time who was consulted.",
    ),
    holds=("E15",),
    find=_undisclosed,
)


def _outnumbered(look: Look) -> Iterator[Found]:
    for party in Party:
        more = _in_room(look, party) - _in_room(look, party.other)
        if more >= OUTNUMBERED_BY:
            yield found(f"/parties/{party}", side=party, other=party.other, more=more)


def _in_room(look: Look, party: Party) -> int:
    """How many people of a side are at the table; one companion does not count."""
    companions = sum(each.side is party and not _was_left_out(each) for each in look.c.attendees)
    return len(look.at_table(party)) + max(companions - 1, 0)


EVEN_NUMBERS = Rule(
    code="EQ016",
    title=Label("Geen kant is in de meerderheid", "No side is outnumbered"),
    explanation=Label(
        "Wie tegenover een rij mensen zit, spreekt minder vrij. Het telt vanaf twee mensen meer; één ondersteuner van"
        " een kant telt nooit mee, en wie op de dag van het gesprek niet aan die kant stond ook niet.",
        "Whoever faces a row of people speaks less freely. It counts from two people more; one companion of a side"
        " never counts, nor does who was not on that side on the day of the talk.",
    ),
    source="mayor art. 3, note (tribunaaleffect) (BWBR0031821); the number is our choice",
    strength=Strength.C,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    message=Label(
        "Aan de kant van de {side} zaten {more} mensen meer dan aan die van de {other}.",
        "On the side of the {side} there were {more} people more than on that of the {other}.",
    ),
    action=Label(
        "Voer het gesprek met minder mensen aan de kant van de {side}.",
        "Hold the talk with fewer people on the side of the {side}.",
    ),
    afterwards=Label(
        "Kom de volgende keer met minder mensen aan de kant van de {side}.",
        "Come with fewer people on the side of the {side} next time.",
    ),
    holds=("E25",),
    find=_outnumbered,
)


def _asked_in_vain(look: Look) -> Iterator[Found]:
    request, cancelled = look.c.requested_by, look.c.cancelled
    if request is None or cancelled is None or cancelled.refused is None:
        return
    if cancelled.by is request.by.other:
        yield found("/cancelled", cancelled.by, side=request.by, other=cancelled.by)


REQUEST_MET = Rule(
    code="EQ017",
    title=Label("Wie om een gesprek vraagt, krijgt het", "Whoever asks for a conversation gets it"),
    explanation=Label(
        "Beide kanten mogen om het gesprek vragen. Vraagt de ene kant erom en weigert de andere, dan is dat gesprek er"
        " niet gekomen; een geweigerd gesprek telt niet mee voor het jaar. Weigeren mag, en is geen niet voldaan.",
        "Either side may ask for the conversation. Where one asks and the other refuses, that conversation did not"
        " come; a refused talk does not count for the year. Refusing is free, and is no breach.",
    ),
    source="BES art. 3(3); AMAR art. 28(3); Kinderopvang art. 8.3; mayor art. 9(2) (BWBR0031821); Bouwend Nederland",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.PLANNED,
    of_cancelled=True,
    message=Label(
        "De {side} vroeg om dit gesprek en de {other} weigerde het.",
        "The {side} asked for this conversation and the {other} refused it.",
    ),
    action=Label("Bied de {side} alsnog een gesprek aan.", "Offer the {side} a conversation after all."),
    process=True,
    holds=("E8",),
    find=_asked_in_vain,
)


def _unannounced(look: Look) -> Iterator[Found]:
    for i, each in enumerate(look.c.attendees):
        if each.side is None and not _was_left_out(each) and not _is_known_to_both(look, each):
            yield found(f"/attendees/{i}")


def _is_known_to_both(look: Look, attendee: Attendee) -> bool:
    """Whether both knew of somebody of neither side in time, and the terms of the profile were met by both."""
    consents = [each for each in attendee.consents.values() if each is not None]
    told = any(look.before_talk(each) for each in (attendee.announced_at, attendee.notified_at))
    if look.profile.attendance is Attendance.CONSENT or not told:
        return len(consents) == len(Party) and all(look.before_talk(each.at) for each in consents)
    # That it goes on with somebody is for the side to say that objected.
    objected = any(each is not None and each.outcome is not WithOrWithout.WITH for each in attendee.objections.values())
    return look.profile.attendance is Attendance.NOTICE or not objected


NEUTRAL_ANNOUNCED = Rule(
    code="EQ025",
    title=Label("Wie van geen van beide kanten is, is aan beide gemeld", "Whoever is of neither side was told to both"),
    explanation=Label(
        "Wie aan tafel zit en bij geen van beide kanten hoort, is voor het gesprek aan beide gemeld; op het beginmoment"
        " is te laat. Vraagt het profiel om instemming, dan geven beide die; mag er bezwaar zijn, dan heeft geen van"
        " beide het.",
        "Whoever sits at the table and belongs to neither side was announced to both before the talk; at its very start"
        " is too late. Where the profile asks for consent both give it; where it lets them object, neither did.",
    ),
    source="AMAR art. 28(5) (notice of 1 week); BARD art. 90(3) (consent of both); mayor art. 3, note",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    message=Label(
        "Iemand die bij geen van beide kanten hoort was erbij zonder dat beide het op tijd wisten of er iets van konden"
        " vinden.",
        "Somebody who belongs to neither side was there without both knowing in time or having a say in it.",
    ),
    action=Label("Meld aan beide kanten wie er bij is.", "Tell both sides who will be there."),
    afterwards=Label(
        "Meld de volgende keer op tijd aan beide kanten wie er bij is.",
        "Tell both sides in time next time who is there.",
    ),
    holds=("E16", "E25"),
    find=_unannounced,
)

CONCERNS = (SAME_TERMS, OWN_COMPANION, INFORMANTS_DISCLOSED, EVEN_NUMBERS, REQUEST_MET, NEUTRAL_ANNOUNCED)
