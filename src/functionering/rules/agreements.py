"""AG: agreements (*afspraken*) that are agreed, owned, and carried on. Making none is a valid outcome."""

from collections.abc import Iterator

from functionering.agreement import Kind, Progress
from functionering.conversation import Phase
from functionering.party import Owner, Party
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage


def _unassented(look: Look) -> Iterator[Found]:
    for path, _ in look.agreements:
        yield from _missing_assents(look, path)


def _missing_assents(look: Look, path: str) -> Iterator[Found]:
    """One for each side that gave no assent to exactly what stands at a pointer."""
    for party in Party:
        if not look.assented(path, party):
            yield found(f"{path}/assents/{party}", party, side=party)


BOTH_ASSENT = Rule(
    code="AG001",
    title=Label("Een afspraak heeft het akkoord van beide kanten", "An agreement has the assent of both sides"),
    explanation=Label(
        "Zonder akkoord van beide kanten op precies deze woorden is het een voorstel. Een akkoord op andere woorden"
        " telt niet, en een opdracht is geen afspraak. Een ingetrokken voorstel hoeft geen akkoord meer.",
        "Without the assent of both sides to exactly these words it is a proposal. Assent to other words does not"
        " count, and an instruction is no agreement. A proposal that was withdrawn needs no assent any more.",
    ),
    source="RKW (BWBR0030440), note on SMART: A is acceptable to both; BES art. 1(b); Noardwest Fryslân (CVDR158354)",
    strength=Strength.A,
    severity=Severity.BREACH,
    stage=Stage.CLOSED,
    needs=(Phase.AGREEMENTS,),
    message=Label(
        "Op deze afspraak is geen akkoord van de {side} op precies deze woorden.",
        "This agreement has no assent of the {side} to exactly these words.",
    ),
    action=Label(
        "Vraag de {side} om akkoord, of trek het voorstel in.",
        "Ask the {side} to assent, or withdraw the proposal.",
    ),
    find=_unassented,
)


def _unowned(look: Look) -> Iterator[Found]:
    for path, each in look.agreements:
        if each.owner is None:
            yield found(path)


OWNED = Rule(
    code="AG002",
    title=Label("Een afspraak is van iemand", "An agreement is somebody's"),
    explanation=Label(
        "Wie doet het: de ene kant, de andere, of beide. Zonder eigenaar komt er niets van.",
        "Who does it: the one side, the other, or both. Without an owner nothing comes of it.",
    ),
    source="Sportkader (wie, wat, wanneer); Bouwend Nederland (te nemen acties van beiden)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=(Phase.AGREEMENTS,),
    message=Label("Van deze afspraak staat niet wie haar uitvoert.", "Nothing says who carries out this agreement."),
    action=Label("Spreek af wie het doet.", "Agree on who does it."),
    find=_unowned,
)

_UNFINISHED = (Progress.PARTLY, Progress.NOT_REALISED, Progress.OPEN)


def _dropped(look: Look) -> Iterator[Found]:
    kept = {each.id for _, each in look.agreements}
    for i, each in enumerate(look.c.earlier_agreements):
        path = f"/earlier_agreements/{i}"
        unfinished = any(review is not None and review.outcome in _UNFINISHED for review in each.reviews.values())
        if (
            unfinished
            and each.id not in kept
            and not (each.settled is not None and look.both_assented(f"{path}/settled"))
        ):
            yield found(path)


CARRIED_OVER = Rule(
    code="AG003",
    title=Label(
        "Wat niet af is, gaat mee of wordt samen afgesloten", "What is not done is carried over, or settled by both"
    ),
    explanation=Label(
        "Zegt een kant dat een eerdere afspraak deels, niet of nog niet is gelukt, dan staat zij opnieuw bij de"
        " afspraken, onder hetzelfde kenmerk, of beide kanten gaven akkoord op waarom niet.",
        "Where a side says that an earlier agreement was partly, not or not yet realised, it stands among the"
        " agreements again, under the same id, or both sides assented to why not.",
    ),
    source="AMAR art. 28(6)(b); RKW terugblik; Précon (copies forward); TalentTrack (open goals carry over)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=(Phase.AGREEMENTS,),
    message=Label(
        "Deze eerdere afspraak is niet af, en is niet doorgeschoven en niet samen afgesloten.",
        "This earlier agreement is not done, and was neither carried over nor settled by both.",
    ),
    action=Label(
        "Neem de afspraak opnieuw op, of geef samen akkoord op waarom niet.",
        "Take the agreement up again, or assent together to why not.",
    ),
    holds=("E9",),
    find=_dropped,
)


def _undated(look: Look) -> Iterator[Found]:
    for path, each in look.agreements:
        if each.due is None:
            yield found(path)


DATED = Rule(
    code="AG004",
    title=Label("Een afspraak zegt wanneer", "An agreement says by when"),
    explanation=Label(
        "Een dag, een kwartaal, het volgende gesprek, of met opzet open: alles is goed, als het er staat.",
        "A day, a quarter, the next conversation, or open on purpose: anything will do, as long as it is said.",
    ),
    source="Sportkader (wie, wat, wanneer); RKW (SMART); Office-Hub (termijn)",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.AGREEMENTS,),
    message=Label("Bij deze afspraak staat niet wanneer.", "This agreement does not say by when."),
    action=Label("Spreek af wanneer, of zeg dat het open blijft.", "Agree on when, or say that it stays open."),
    find=_undated,
)


def _unsupported(look: Look) -> Iterator[Found]:
    for path, each in look.agreements:
        # What both do, and what is itself support, asks for no support of the other.
        if each.owner is None or each.owner is Owner.BOTH or each.kind is Kind.SUPPORT:
            continue
        owner = each.owner.parties[0]
        if each.support[owner.other] is None:
            yield found(f"{path}/support", owner.other, side=owner, other=owner.other)


SUPPORTED = Rule(
    code="AG005",
    title=Label("Een afspraak noemt de ondersteuning van de ander", "An agreement names the support of the other"),
    explanation=Label(
        "Ligt een afspraak bij één kant, dan staat er wat de ander daarvoor doet. Een afspraak van beiden, en een"
        " afspraak over ondersteuning zelf, hoeft dat niet te noemen.",
        "Where an agreement lies with one side, it says what the other does for it. An agreement of both, and one on"
        " support itself, need not name it.",
    ),
    source="RKW (afspraken over ondersteuning worden expliciet vastgelegd); BES art. 7(e)",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=(Phase.AGREEMENTS,),
    message=Label(
        "Bij deze afspraak van de {side} staat geen ondersteuning van de {other}.",
        "This agreement of the {side} names no support of the {other}.",
    ),
    action=Label("Spreek af wat de {other} ervoor doet.", "Agree on what the {other} does for it."),
    holds=("E10",),
    find=_unsupported,
)


def _amended_by_one(look: Look) -> Iterator[Found]:
    for path, each in look.agreements:
        for i in range(len(each.revisions)):
            yield from _missing_assents(look, f"{path}/revisions/{i}")


AMENDED_BY_BOTH = Rule(
    code="AG006",
    title=Label("Een wijziging heeft het akkoord van beide kanten", "An amendment has the assent of both sides"),
    explanation=Label(
        "Een afspraak wordt door beide kanten gewijzigd. Zolang een van beide geen akkoord gaf op precies deze woorden,"
        " is de wijziging een voorstel en geldt de afspraak zoals zij was.",
        "An agreement is amended by both sides. As long as one of them did not assent to exactly these words, the"
        " amendment is a proposal and the agreement holds as it was.",
    ),
    source="RKW (BWBR0030440), note on SMART: A is acceptable to both; that it is advice is our choice",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.CLOSED,
    needs=(Phase.AGREEMENTS,),
    message=Label(
        "Deze wijziging van een afspraak geldt niet: er is geen akkoord van de {side} op precies deze woorden.",
        "This amendment of an agreement does not count: there is no assent of the {side} to exactly these words.",
    ),
    action=Label("Vraag de {side} om akkoord op de wijziging.", "Ask the {side} to assent to the amendment."),
    find=_amended_by_one,
)

AGREEMENTS = (BOTH_ASSENT, OWNED, CARRIED_OVER, DATED, SUPPORTED, AMENDED_BY_BOTH)
"""AG: agreements."""
