"""EQ, afterwards: what each side signs, keeps and looks back on, and whether what was agreed lies with both."""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Duty, Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage

MANY = 3
"""From how many agreements on it says something that all lie with one side. Our choice."""


def _unrecorded(look: Look) -> Iterator[Found]:
    for party, signatures in look.c.signatures.items():
        if look.c.unsigned[party] or any(look.fits(each.digest) for each in signatures):
            continue
        if signatures and look.is_redacted:
            yield Found(f"/signatures/{party}", shown=False)
        else:
            yield found(f"/unsigned/{party}", party, side=party)


SIGNED_OR_SAID = Rule(
    code="EQ010",
    title=Label("Getekend, of vastgelegd dat niet getekend is", "Signed, or recorded that it was not"),
    explanation=Label(
        "Niemand hoeft te tekenen, en tekenen is geen instemmen. Wie niet tekent of niet reageert, staat als niet"
        " getekend of geen reactie in het verslag: gronden hoeven niet, en zwijgen is geen akkoord. Een handtekening"
        " onder andere woorden dan er staan is er hier geen.",
        "Nobody has to sign, and signing is not agreeing. Whoever does not sign or does not react stands in the record"
        " as unsigned or no response: grounds are not needed, and silence is no assent. A signature under other words"
        " than stand here is none.",
    ),
    source="BES art. 8(4); AMAR art. 28(7); BARD art. 90(5); GGZ; ddgc (refusal recorded); hetfunctioneringsgesprek.nl",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.CLOSED,
    needs=(Phase.SIGNATURES,),
    message=Label(
        "De {side} heeft niet getekend wat er staat, en dat er niet getekend is staat er ook niet.",
        "The {side} did not sign what stands, and neither is it recorded that they did not.",
    ),
    action=Label(
        "Laat de {side} tekenen, met een eigen betekenis, of leg vast dat er niet getekend is.",
        "Let the {side} sign, with a meaning of their own, or record that they did not.",
    ),
    process=True,
    holds=("E6",),
    rests_on_seal=True,
    find=_unrecorded,
)


def _no_copy(look: Look) -> Iterator[Found]:
    giver = look.profile.turn_for(Duty.GIVE_COPY)
    for party in Party:
        # Whoever has the task of giving it has the record at hand.
        if party is not giver and look.c.copies[party] is None:
            yield found(f"/copies/{party}", giver, side=party)


COPY_GIVEN = Rule(
    code="EQ011",
    title=Label("Een afschrift voor de ander", "A copy for the other"),
    explanation=Label(
        "Wie het verslag bewaart, geeft de ander er een afschrift van. Het profiel zegt wie dat doet.",
        "Whoever keeps the record gives the other a copy of it. The profile says who does that.",
    ),
    source="BES art. 8(5); AMAR art. 28(7); BARD art. 90(5); ddgc; mayor art. 11(3) (BWBR0031821)",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.CLOSED,
    needs=(Phase.COPIES,),
    message=Label("De {side} heeft geen afschrift.", "The {side} has no copy."),
    action=Label("Geef de {side} een afschrift.", "Give the {side} a copy."),
    process=True,
    holds=("E7",),
    find=_no_copy,
)


def _unreviewed(look: Look) -> Iterator[Found]:
    for i, each in enumerate(look.c.earlier_agreements):
        path = f"/earlier_agreements/{i}"
        if each.settled is not None and look.both_assented(f"{path}/settled"):
            continue
        for party, review in each.reviews.items():
            if review is None:
                yield found(f"{path}/reviews", party, side=party)


EARLIER_REVIEWED = Rule(
    code="EQ012",
    title=Label(
        "Beide kanten kijken terug op elke eerdere afspraak", "Both sides look back on every earlier agreement"
    ),
    explanation=Label(
        "Eerdere afspraken worden besproken, die van beide kanten, en door beide kanten: ook over de beloofde"
        " ondersteuning wordt verantwoording afgelegd. Een afspraak die met akkoord van beiden is afgesloten, hoeft"
        " niet meer.",
        "Earlier agreements are looked back on, those of both sides and by both sides: the support that was promised is"
        " accounted for as well. One that was settled with the assent of both needs it no more.",
    ),
    source="AMAR art. 28(6)(b); BARD art. 90; RKW (accounting for support given); SFA art. 30(3); ddgc",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=(Phase.CONVERSATION, Phase.AGREEMENTS),
    message=Label(
        "De {side} heeft op deze eerdere afspraak niet teruggekeken.",
        "The {side} has not looked back on this earlier agreement.",
    ),
    action=Label("Vraag de {side} hoe het met deze afspraak is gegaan.", "Ask the {side} how this agreement fared."),
    holds=("E9",),
    find=_unreviewed,
)


def _one_sided(look: Look) -> Iterator[Found]:
    agreements = [each for _, each in look.agreements]
    if len(agreements) < MANY or any(each.owner is None for each in agreements):
        return
    owners = {party for each in agreements if each.owner is not None for party in each.owner.parties}
    supporters = {party for each in agreements for party, text in each.support.items() if text is not None}
    if len(owners | supporters) == 1:
        (side,) = owners
        yield found("/agreements", side.other, side=side, other=side.other, count=len(agreements))


BOTH_TAKE_ON = Rule(
    code="EQ022",
    title=Label("Afspraken voor beide kanten", "Agreements for both sides"),
    explanation=Label(
        "Bij drie of meer afspraken hoort er ook iets bij de andere kant te liggen: een eigen afspraak, of"
        " ondersteuning die zij toezegt.",
        "With three or more agreements, something is to lie with the other side as well: an agreement of its own, or"
        " support that it owes.",
    ),
    source="Bouwend Nederland (te nemen acties van beiden); circular BWBR0022218; RKW § 3.1; the number is our choice",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.AGREEMENTS,),
    message=Label(
        "Alle {count} afspraken liggen bij de {side}, zonder ondersteuning van de {other}.",
        "All {count} agreements lie with the {side}, without support of the {other}.",
    ),
    action=Label("Spreek af wat de {other} doet of toezegt.", "Agree on what the {other} does or owes."),
    holds=("E10",),
    find=_one_sided,
)


def _unevaluated(look: Look) -> Iterator[Found]:
    for party, words in look.c.evaluation.items():
        if words is None:
            yield found(f"/evaluation/{party}", party, side=party)


TALK_EVALUATED = Rule(
    code="EQ023",
    title=Label("Beide kanten zeggen hoe het gesprek ging", "Both sides say how the talk went"),
    explanation=Label(
        "Het laatste punt van de agenda is het gesprek zelf: wie zegt hoe het ging, maakt het volgende beter.",
        "The last item of the agenda is the talk itself: saying how it went makes the next one better.",
    ),
    source="ddgc",
    strength=Strength.C,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.EVALUATION,),
    message=Label("De {side} heeft niet gezegd hoe het gesprek ging.", "The {side} has not said how the talk went."),
    action=Label("Vraag de {side} hoe het gesprek ging.", "Ask the {side} how the talk went."),
    holds=("E23",),
    find=_unevaluated,
)

CONCERNS = (SIGNED_OR_SAID, COPY_GIVEN, EARLIER_REVIEWED)
ADVICE = (BOTH_TAKE_ON, TALK_EVALUATED)
