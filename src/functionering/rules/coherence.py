"""RC: whether what the record says of people, days and itself can be true together."""

import datetime as dt
from collections.abc import Iterator

from functionering.conversation import Conversation, Phase
from functionering.occasion import Informant
from functionering.party import Party
from functionering.profile import Duty, Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage, is_offered


def _of_no_talk(look: Look) -> Iterator[Found]:
    if look.c.sittings or not _follows_a_talk(look.c):
        return
    if look.c.has_place_for(Phase.CONVERSATION):
        yield found("/sittings", look.profile.turn_for(Duty.REPORT))
    else:
        yield Found("/sittings", shown=False)


def _follows_a_talk(c: Conversation) -> bool:
    """Whether something stands there that only comes after a talk, fitting or not."""
    sides = (c.reactions, c.statements, c.signatures, c.unsigned, c.copies)
    return c.closing is not None or is_offered(c) or any(value for pair in sides for value in pair.values())


SAYS_WHEN = Rule(
    code="RC007",
    title=Label("Het verslag zegt wanneer er gesproken is", "The record says when the two talked"),
    explanation=Label(
        "Een verslag dat is aangeboden, ondertekend of gesloten gaat over een gesprek. Staat er geen gespreksmoment in,"
        " dan spreekt het zichzelf tegen, en is geen termijn en geen volgorde na te gaan. Een formulier dat geen plaats"
        " heeft voor het gesprek, laat het niet zien.",
        "A record that was offered, signed or closed is of a talk. Where it names no sitting it contradicts itself, and"
        " neither a term nor the order of time can be followed. A form that has no place for the talk does not show"
        " it.",
    ),
    source="Office-Hub, Sportkader and AVV forms (datum gesprek); BES art. 8(3); that it is a breach is our choice",
    strength=Strength.B,
    severity=Severity.BREACH,
    stage=Stage.PLANNED,
    message=Label(
        "Dit is een verslag van een gesprek, en er staat niet wanneer dat was.",
        "This is a record of a talk, and it does not say when that was.",
    ),
    action=Label("Leg vast wanneer er gesproken is.", "Record when the two talked."),
    process=True,
    find=_of_no_talk,
)


def _impossible(look: Look) -> Iterator[Found]:
    c = look.c
    if c.previous is not None and c.previous.id == c.id:
        yield found("/previous/id", what=Label("dit gesprek is zijn eigen vorige", "this talk is the one before it"))
    for i, informant in enumerate(c.informants):
        if _is_on_a_side(c, informant):
            side = Label(
                "wie zelf een van de twee kanten is, staat er als geraadpleegde collega",
                "whoever is on one of the two sides stands there as a colleague who was consulted",
            )
            yield found(f"/informants/{i}/id", what=side)
    for i, move in enumerate(c.handovers):
        if move.from_ == move.to:
            what = Label("iemand draagt over aan zichzelf", "somebody hands over to themselves")
            yield found(f"/handovers/{i}/to", what=what)
        elif _is_reversed(c, move.side, move.from_, move.to, c.day_of(move.at)):
            what = Label(
                "een overdracht gaat van wie er nog niet was, of aan wie er niet meer was",
                "a hand-over is from somebody who had not come yet, or to somebody who had left",
            )
            yield found(f"/handovers/{i}/at", what=what)


def _is_on_a_side(c: Conversation, informant: Informant) -> bool:
    """Whether a colleague who was consulted was on a side then; who came later, or had left, may well be asked."""
    moved = {name for move in c.handovers for name in (move.from_, move.to)}
    told = informant.disclosed_at
    day = None if told is None else c.day_of(told)
    return any(
        each.id == informant.id
        and each.id not in moved
        and (each.from_ is None or (day is not None and each.from_ <= day))
        and (each.until is None or (day is not None and each.until >= day))
        for side in c.parties.values()
        for each in side
    )


def _is_reversed(c: Conversation, side: Party, giver: str, taker: str, day: dt.date) -> bool:
    came = {each.id: each.from_ for each in c.parties[side]}
    left = {each.id: each.until for each in c.parties[side]}
    start, end = came.get(giver), left.get(taker)
    return (start is not None and start > day) or (end is not None and end < day)


FITS_ITSELF = Rule(
    code="RC008",
    title=Label(
        "Wat er over mensen en gesprekken staat, kan waar zijn", "What is said of people and talks can be true"
    ),
    explanation=Label(
        "Een gesprek is niet zijn eigen vorige, niemand draagt over aan zichzelf, aan wie al weg was of namens wie nog"
        " niet gekomen was, en wie een van de twee kanten is, is geen geraadpleegde collega; wie dat pas later werd, of"
        " niet meer was, kan het wel zijn.",
        "A talk is not the one before itself; nobody hands over to themselves, to somebody who had left, or for"
        " somebody who had not come yet; and whoever is on one of the two sides is no colleague who was consulted, but"
        " for who came to it later or had left.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.BREACH,
    stage=Stage.PLANNED,
    of_cancelled=True,
    message=Label("Dit kan niet waar zijn: {what}.", "This cannot be true: {what}."),
    action=Label("Kijk na wat hier hoort te staan.", "See what should stand here."),
    find=_impossible,
)


def _due_before_the_talk(look: Look) -> Iterator[Found]:
    held = look.c.held_on
    for path, each in look.agreements:
        # What was first agreed in an earlier talk was due by then, and may have been agreed anew as it stood.
        if held is None or each.from_ not in (None, look.c.id):
            continue
        due = None if each.due is None else each.due.last_day
        for key, day in (("due", due), ("check_on", each.check_on)):
            if day is not None and day < held:
                yield found(f"{path}/{key}", day=day)


DUE_AFTERWARDS = Rule(
    code="RC009",
    title=Label("Een afspraak loopt af na het gesprek", "An agreement is due after the talk"),
    explanation=Label(
        "Wat in dit gesprek is afgesproken, kan niet al voor het gesprek klaar moeten zijn of nagekeken worden. Op de"
        " dag zelf mag. Een afspraak uit een eerder gesprek houdt haar termijn.",
        "What was agreed in this talk cannot have been due, or to be checked, before it. On the day itself is fine. An"
        " agreement from an earlier talk keeps its term.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=(Phase.AGREEMENTS,),
    message=Label(
        "De dag van deze afspraak, {day}, ligt voor het gesprek waarin zij is gemaakt.",
        "The day of this agreement, {day}, lies before the talk that it was made in.",
    ),
    action=Label("Spreek een dag af die nog komt.", "Agree on a day that is still to come."),
    find=_due_before_the_talk,
)

COHERENCE = (SAYS_WHEN, FITS_ITSELF, DUE_AFTERWARDS)
"""RC: what cannot be true together."""
