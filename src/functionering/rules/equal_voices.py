"""EQ, at the heart: whose voice the record holds, and whether nobody's answer was hidden."""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage, response_term_has_run
from functionering.themes import Group
from functionering.topic import Outcome, Topic
from functionering.words import Perspective

SAID = (Phase.PREPARATION, Phase.CONVERSATION)
"""Where a voice can stand: in what was prepared and shared, or in what was said at the table."""


def _without_voice(look: Look) -> Iterator[Found]:
    silent = [party for party in Party if not look.voices.spoke_on_work(party)]
    if silent and not _has_place_for_words(look):
        # A record that had no place for words is no silent side.
        yield Found(shown=False)
        return
    for party in silent:
        yield found("/topics", party, side=party)


def _has_place_for_words(look: Look) -> bool:
    """Whether the record could show what was said: the phase is covered, or words stand there anyhow."""
    places = (Phase.CONVERSATION,) if look.c.sittings else SAID
    stand = (perspective != Perspective() for _, topic in look.topics for perspective in topic.perspectives.values())
    return any(look.c.has_place_for(phase) for phase in places) or any(stand)


VOICE_ON_WORK = Rule(
    code="EQ001",
    title=Label("Beide kanten spraken zelf over het werk", "Both sides spoke about the work themselves"),
    explanation=Label(
        "Zonder eigen woorden van een kant over het werk is het verslag van één kant. Wat een ander opschreef telt pas"
        " nadat wie het zei het heeft bevestigd: zelf, of door te tekenen voor akkoord of juiste weergave.",
        "Without a side's own words about the work, the record is of one side. What another wrote down counts once"
        " whoever said it confirmed it: by an own act, or by signing for agreed or accurate.",
    ),
    source="BES art. 8(2); judges art. 37(4) (BWBR0006530); CAO Rijk § 12.1; RKW; Bouwend Nederland (tweezijdig)",
    strength=Strength.A,
    severity=Severity.BREACH,
    stage=Stage.REPORTED,
    message=Label(
        "Van de {side} staat er geen eigen inbreng over het werk.", "The {side} has no voice of their own on the work."
    ),
    action=Label(
        "Laat de {side} eigen woorden over het werk geven, of bevestigen wat een ander opschreef.",
        "Let the {side} give words of their own on the work, or confirm what another wrote down.",
    ),
    holds=("E3",),
    rests_on_seal=True,
    find=_without_voice,
)


def _overwritten(look: Look) -> Iterator[Found]:
    for path, party, is_altered in look.statements:
        if is_altered is None:
            yield Found(path, shown=False)
        elif is_altered:
            yield found(path, party, side=party)


RESPONSE_KEPT = Rule(
    code="EQ002",
    title=Label("Elke zienswijze staat er zoals zij gegeven is", "Every written view stands as it was given"),
    explanation=Label(
        "Een zienswijze hoort bij het verslag en draagt een eigen controlecode. Klopt die niet meer, dan is zij na het"
        " geven veranderd. Van een zienswijze die is weggelakt blijkt niet meer wat er stond.",
        "A written view belongs to the report and carries a digest of its own. Where that no longer fits, it was"
        " changed after it was given. Of a view that was redacted the record no longer shows what stood there.",
    ),
    source="RKW stap 4 (BWBR0030440); judges art. 37(4) (BWBR0006530); CAO Rijk § 12.1; BES art. 8(2)",
    strength=Strength.A,
    severity=Severity.BREACH,
    stage=Stage.PLANNED,
    of_cancelled=True,
    message=Label(
        "Een zienswijze van de {side} is na het geven veranderd.",
        "A written view of the {side} was changed after it was given.",
    ),
    action=Label(
        "Zet de zienswijze van de {side} terug zoals zij gegeven is.",
        "Put the written view of the {side} back as given.",
    ),
    holds=("E5",),
    find=_overwritten,
)


def _closed_too_early(look: Look) -> Iterator[Found]:
    closing = look.c.closing
    path = "/closing" if closing is not None else "/reactions"
    for party in Party:
        reacted = look.reaction(party)
        if reacted or (
            closing is not None
            and response_term_has_run(
                look.c, look.profile, closing.at, of=party, calendar=look.calendar, leave=look.leave
            )
        ):
            continue
        # Whether what it signed is what stands, a record from which words were taken out does not show.
        yield Found(path, shown=False) if reacted is None else found(path, party, side=party)


CLOSED_IN_TIME = Rule(
    code="EQ003",
    title=Label("Gesloten na een reactie van beide kanten", "Closed after a reaction of both sides"),
    explanation=Label(
        "Sluiten kan als beide kanten op het laatste verslag hebben gereageerd, of als de reactietermijn is verstreken"
        " sinds het beschikbaar kwam, en sinds een latere opmerking van de ander die niet werd beantwoord. Op de"
        " laatste dag van de termijn is het nog te vroeg. Reageren is: een reactie,"
        " een opmerking, een zienswijze, tekenen of zeggen niet te tekenen. Niemand hoeft te tekenen.",
        "Closing is open once both sides reacted to the latest report, or once the response term has run since it was"
        " made available, and since a later remark of the other that was not answered. On the last day of the term it"
        " is still too early. A reaction is: an answer, a remark, a written view, signing, or saying that one does not"
        " sign. Nobody has to sign.",
    ),
    source="RKW stap 4 (BWBR0030440); BES art. 8(2) and 8(4); the term is the profile's",
    strength=Strength.A,
    severity=Severity.BREACH,
    stage=Stage.CLOSED,
    needs=(Phase.REPORT, Phase.SIGNATURES),
    message=Label(
        "Er is geen reactie van de {side} op het verslag zoals het er ligt, en de reactietermijn is niet verstreken.",
        "There is no reaction of the {side} to the report as it stands, and the response term has not run.",
    ),
    action=Label("Vraag de {side} om een reactie op het verslag.", "Ask the {side} for a reaction to the report."),
    process=True,
    holds=("E5",),
    rests_on_seal=True,
    find=_closed_too_early,
)


def _empty_side(look: Look) -> Iterator[Found]:
    for party, people in look.c.parties.items():
        if not any(look.was_there(each) for each in people):
            yield found("/parties", party, side=party)


TWO_SIDES = Rule(
    code="EQ004",
    title=Label("Aan beide kanten staat iemand", "Somebody stands on both sides"),
    explanation=Label(
        "Een gesprek heeft twee kanten. Tot het gevoerd is kan nog blijken wie; daarna spreekt een verslag met één kant"
        " zichzelf tegen. Wie voor het gesprek al weg was, of er pas na kwam, is er niet bij geweest.",
        "A conversation has two sides. Until it was held, who it is may still come; after that, a record with one side"
        " contradicts itself. Whoever had left before the talk, or came after it, was not there.",
    ),
    source="BES art. 1 (a conversation between two); the severity is our choice",
    strength=Strength.B,
    severity=Severity.BREACH,
    stage=Stage.HELD,
    message=Label(
        "Aan de kant van de {side} staat niemand die er op de dag van het gesprek was.",
        "There is nobody on the side of the {side} who was there on the day of the talk.",
    ),
    action=Label("Noem wie de {side} was.", "Name who the {side} was."),
    process=True,
    find=_empty_side,
)


def _not_heard_on_collaboration(look: Look) -> Iterator[Found]:
    for party in Party:
        if not look.voices.answered_on_collaboration(party):
            yield found("/topics", party, side=party)


COLLABORATION = Rule(
    code="EQ005",
    title=Label("Beide kanten over de samenwerking of de leiding", "Both sides on the collaboration or the leadership"),
    explanation=Label(
        "Beide kanten horen gevraagd te zijn hoe zij samenwerken en hoe de leiding is. Instemmen, en zeggen dat men er"
        " niet op antwoordt, telt mee.",
        "Both sides are to be asked how they work together and how the leadership is. Concurring counts, and so does"
        " saying that one will not answer.",
    ),
    source="BES art. 1 (samenwerking en werkrelatie); RKW stap 3; AMAR art. 28(6)(a); Bouwend Nederland",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=SAID,
    message=Label(
        "Van de {side} staat er niets over de samenwerking of de leiding.",
        "There is nothing of the {side} on the collaboration or the leadership.",
    ),
    action=Label(
        "Vraag de {side} hoe de samenwerking en de leiding zijn.",
        "Ask the {side} how the collaboration and the leadership are.",
    ),
    holds=("E4", "E24"),
    rests_on_seal=True,
    find=_not_heard_on_collaboration,
)


def _leadership_never_opened(look: Look) -> Iterator[Found]:
    if not any(topic.is_about_leadership and topic.withdrawn is None for _, topic in look.topics):
        yield found("/topics")


LEADERSHIP = Rule(
    code="EQ006",
    title=Label("Leiding en ondersteuning op tafel", "Leadership and support on the table"),
    explanation=Label(
        "Hoe er leiding en ondersteuning is gegeven is zelf een onderwerp. Dat het op tafel lag is genoeg: niemand"
        " hoeft er kritiek over op te schrijven.",
        "How leadership and support were given is a subject itself. That it was opened is enough: nobody has to write"
        " criticism down.",
    ),
    source="BZ art. 6.14(2)(b) (BWBR0017230, mandatory); RKW § 1.3; AMAR art. 28(6)(a); Bouwend Nederland; RU; VSF",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=(*SAID, Phase.REPORT),
    message=Label(
        "Leiding en ondersteuning lagen niet als onderwerp op tafel.",
        "Leadership and support were not on the table as a subject.",
    ),
    action=Label("Zet leiding en ondersteuning op de agenda.", "Put leadership and support on the agenda."),
    afterwards=Label(
        "Zet leiding en ondersteuning de volgende keer op de agenda.",
        "Put leadership and support on the agenda next time.",
    ),
    holds=("E4", "E24"),
    find=_leadership_never_opened,
)


def _one_voice(look: Look) -> Iterator[Found]:
    for path, topic in look.topics:
        if topic.withdrawn is not None or topic.touches is Group.PROCESS or _is_joint(look, path, topic):
            continue
        if topic.outcome not in (None, Outcome.DISCUSSED):
            continue
        heard = [party for party in Party if look.voices.answered(topic, party) or _took_position(topic, party)]
        if len(heard) == 1:
            other = heard[0].other
            yield found(f"{path}/perspectives", other, side=other)


def _is_joint(look: Look, path: str, topic: Topic) -> bool:
    latest = len(look.c.report.editions) - 1
    sections = look.c.report.editions[latest].sections if latest >= 0 else ()
    places = [f"/report/editions/{latest}/sections/{i}" for i, each in enumerate(sections) if each.topic == topic.id]
    return any(look.both_assented(place) for place in (f"{path}/conclusion", *places))


def _took_position(topic: Topic, party: Party) -> bool:
    return any(problem.positions[party] is not None for problem in topic.problems)


TWO_VOICES = Rule(
    code="EQ018",
    title=Label("Beide stemmen bij elk besproken onderwerp", "Both voices on each topic that was discussed"),
    explanation=Label(
        "Bij een besproken onderwerp hoort iets van beide kanten. Instemmen, niet willen antwoorden, een standpunt over"
        " een knelpunt en een gezamenlijke tekst tellen mee; onderwerpen over het verloop niet.",
        "A topic that was discussed has something of both sides. Concurring, declining, a position on a problem and"
        " joint text count; topics on the course of the talk are exempt.",
    ),
    source="ddgc (beide visies verwoord?); hetfunctioneringsgesprek.nl (mirrored list); Sanadome and Sportkader forms",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=SAID,
    message=Label("Bij dit onderwerp staat niets van de {side}.", "On this topic there is nothing of the {side}."),
    action=Label(
        "Vraag de {side} naar dit onderwerp; zich aansluiten mag ook.",
        "Ask the {side} about this topic; concurring will do.",
    ),
    holds=("E3", "E13"),
    rests_on_seal=True,
    find=_one_voice,
)

BREACHES = (VOICE_ON_WORK, RESPONSE_KEPT, CLOSED_IN_TIME, TWO_SIDES)
CONCERNS = (COLLABORATION, LEADERSHIP)
ADVICE = (TWO_VOICES,)
