"""EQ, before the talk: whether both could bring what they wanted to speak of, and both knew what was coming."""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Duty, Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage
from functionering.topic import RaisedIn


def _unprepared(look: Look) -> Iterator[Found]:
    for party in Party:
        if not look.prepared_in_time(party):
            yield found(f"/preparations/{party}", party, side=party)


BOTH_PREPARED = Rule(
    code="EQ007",
    title=Label("Beide kanten bereidden zich voor", "Both sides prepared"),
    explanation=Label(
        "Wie voorbereid aan tafel komt, wordt niet overvallen. Voorbereid is: ingediend, vrijgegeven of afstand gedaan,"
        " voordat het eerste gesprek begon; op het beginmoment zelf is te laat.",
        "Whoever comes prepared is not taken by surprise. Prepared is: submitted, released or waived before the first"
        " sitting began; at that very moment is too late.",
    ),
    source="BES art. 5; RKW stap 2; Bouwend Nederland; ddgc; Leiden; Sportkader (both fill in a form)",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=(Phase.PREPARATION,),
    message=Label(
        "Er is geen voorbereiding van de {side} van voor het gesprek.",
        "There is no preparation of the {side} from before the talk.",
    ),
    action=Label("Vraag de {side} de voorbereiding in te dienen.", "Ask the {side} to submit the preparation."),
    afterwards=Label(
        "Geef de {side} de volgende keer tijd en gelegenheid om zich voor te bereiden.",
        "Give the {side} time and occasion to prepare next time.",
    ),
    process=True,
    holds=("E1",),
    find=_unprepared,
)


def _uninvited(look: Look) -> Iterator[Found]:
    invitation, request = look.c.invitation, look.c.requested_by
    asked = invitation is not None and bool(invitation.topics_asked or invitation.form_enclosed)
    for party in Party:
        own = (invitation is not None and invitation.by is party) or (request is not None and request.by is party)
        brought = look.c.preparations[party].is_done or any(look.raised_by(party))
        if not (asked or own or brought):
            yield found("/invitation", look.profile.turn_for(Duty.ARRANGE), side=party)


BOTH_INVITED = Rule(
    code="EQ008",
    title=Label("Beide kanten werden om onderwerpen gevraagd", "Both sides were asked for topics"),
    explanation=Label(
        "Beide kanten horen onderwerpen te kunnen inbrengen. Dat blijkt uit een uitnodiging met het formulier of met"
        " de vraag om onderwerpen, uit zelf uitnodigen of om het gesprek vragen, en uit een eigen voorbereiding of"
        " onderwerp.",
        "Both sides are to be able to bring topics. What shows it: an invitation with the form or with a request for"
        " topics, having invited or asked for the talk oneself, or a preparation or topic of one's own.",
    ),
    source="GGZ; RKW § 3; mayor art. 9(2) (BWBR0031821); Bouwend Nederland; ddgc; BES art. 3(3) and 5",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=(Phase.INVITATION,),
    message=Label(
        "Er blijkt niet dat de {side} om onderwerpen is gevraagd.",
        "Nothing shows that the {side} was asked for topics.",
    ),
    action=Label("Vraag de {side} om onderwerpen.", "Ask the {side} for topics."),
    afterwards=Label(
        "Vraag de {side} de volgende keer vooraf om onderwerpen.", "Ask the {side} for topics beforehand next time."
    ),
    process=True,
    holds=("E2", "E8"),
    find=_uninvited,
)


def _first_seen_at_table(look: Look) -> Iterator[Found]:
    for path, topic in look.topics:
        raised = topic.raised
        if raised is None or topic.withdrawn is not None:
            continue
        given = look.c.preparations[raised.by]
        in_time = look.before_talk(given.submitted_at) or look.before_talk(given.released_at)
        if raised.in_ is RaisedIn.CONVERSATION or not in_time:
            yield found(path, raised.by, side=raised.by)


NO_SURPRISE = Rule(
    code="EQ009",
    title=Label("Geen punten die pas aan tafel bleken", "No points that were first seen at the table"),
    explanation=Label(
        "Een punt dat de ander pas aan tafel hoort, heeft maar één kant kunnen voorbereiden. Het telt als het tijdens"
        " het gesprek werd ingebracht, of als de voorbereiding met dit punt pas bij het begin of later werd gedeeld."
        " Is het onzichtbaar gebleven omdat de ander niet indiende, dan zegt EQ007 dat.",
        "A point that the other first hears at the table could be prepared by one side alone. It counts where it was"
        " raised during the talk, or where the preparation that holds it was shared at the start or later. Where it"
        " stayed unseen because the other did not submit, EQ007 says so.",
    ),
    source="RKW (geen verrassing); NRC 2006; mayor art. 9(4) (BWBR0031821); ddgc (vooraf uitgewisseld?); GGZ",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=(Phase.EXCHANGE, Phase.PREPARATION),
    message=Label(
        "Dit punt van de {side} lag niet voor het gesprek op tafel.",
        "This point of the {side} was not on the table before the talk.",
    ),
    action=Label("Deel de eigen punten voor het gesprek.", "Share one's own points before the talk."),
    afterwards=Label(
        "Wissel de volgende keer vooraf uit wat ieder wil bespreken, en kom hier zo nodig op terug.",
        "Exchange beforehand next time what each wants to discuss, and come back to this where needed.",
    ),
    holds=("E12", "E17"),
    find=_first_seen_at_table,
)


def _brought_none(look: Look) -> Iterator[Found]:
    for party in Party:
        if not any(look.raised_by(party)):
            yield found("/topics", party, side=party)


BOTH_BROUGHT = Rule(
    code="EQ019",
    title=Label("Beide kanten brachten een onderwerp in", "Both sides brought a topic"),
    explanation=Label(
        "Gevraagd worden is één ding, inbrengen een ander. Wie niets inbrengt, is vrij; de tip is ernaar te vragen. Een"
        " onderwerp dat is teruggenomen telt mee.",
        "Being asked is one thing, bringing something another. Bringing nothing is free; the tip is to ask. A topic"
        " that was taken back counts.",
    ),
    source="GGZ; RKW § 3; ddgc (zelf aangedragen); VU",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.PREPARATION, Phase.EXCHANGE),
    message=Label("De {side} bracht geen eigen onderwerp in.", "The {side} brought no topic of their own."),
    action=Label("Vraag de {side} wat er op tafel moet.", "Ask the {side} what should be on the table."),
    afterwards=Label(
        "Vraag de {side} de volgende keer nog eens wat er op tafel moet.",
        "Ask the {side} once more next time what should be on the table.",
    ),
    holds=("E2",),
    find=_brought_none,
)


def _agenda_not_agreed(look: Look) -> Iterator[Found]:
    if not look.c.agenda.topics:
        yield found("/agenda", look.profile.turn_for(Duty.ARRANGE))
    elif not look.both_assented("/agenda"):
        missing = [party for party in Party if not look.assented("/agenda", party)]
        yield found("/agenda", missing[0] if len(missing) == 1 else None)


AGENDA_AGREED = Rule(
    code="EQ020",
    title=Label("De agenda is samen vastgesteld", "The agenda was agreed by both"),
    explanation=Label(
        "Wie de volgorde bepaalt, bepaalt mee waar de tijd naartoe gaat. Beide kanten geven akkoord op de agenda zoals"
        " zij er staat, vooraf of aan het begin.",
        "Whoever sets the order has a say in where the time goes. Both sides assent to the agenda as it stands,"
        " beforehand or at the start.",
    ),
    source="mayor art. 9(4) (BWBR0031821); VU; ddgc (agenda besproken en akkoord); NVDA; managementmodellensite.nl",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.EXCHANGE,),
    message=Label("De agenda is niet door beide kanten vastgesteld.", "The agenda was not agreed by both sides."),
    action=Label("Stel samen de agenda vast.", "Agree on the agenda together."),
    afterwards=Label("Stel de volgende keer samen de agenda vast.", "Agree on the agenda together next time."),
    holds=("E11",),
    rests_on_seal=True,
    find=_agenda_not_agreed,
)


def _other_spoke_first(look: Look) -> Iterator[Found]:
    first = look.profile.turn_for(Duty.FIRST_WORD)
    raised = {topic.id: topic.raised.by for _, topic in look.topics if topic.raised is not None}
    order = [raised[each] for each in look.c.agenda.topics if each in raised]
    if first is not None and first in order and order[0] is not first:
        yield found("/agenda/topics", side=first)


FIRST_WORD = Rule(
    code="EQ021",
    title=Label("Eerst de punten van wie het eerste woord heeft", "First the points of whom the first word belongs to"),
    explanation=Label(
        "Het profiel zegt van wie de punten eerst komen, zodat de zwakste stem niet wordt overstemd. Alleen de"
        " volgorde van ingebrachte punten op de agenda telt; vaste onderwerpen niet.",
        "The profile says whose points come first, so that the weaker voice is not drowned. Only the order of points"
        " that were raised counts; standing items do not.",
    ),
    source="managementmodellensite.nl; ICM; VU and Radboud Universiteit (first step)",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.EXCHANGE,),
    message=Label(
        "De punten van de {side} staan niet eerst op de agenda.",
        "The points of the {side} do not come first on the agenda.",
    ),
    action=Label("Zet de punten van de {side} eerst.", "Put the points of the {side} first."),
    afterwards=Label(
        "Begin de volgende keer met de punten van de {side}.", "Begin with the points of the {side} next time."
    ),
    holds=("E14",),
    find=_other_spoke_first,
)


def _previous_unread(look: Look) -> Iterator[Found]:
    if look.c.previous is None:
        return
    for party, preparation in look.c.preparations.items():
        if preparation.read_previous is not True:
            yield found(f"/preparations/{party}", party, side=party)


PREVIOUS_READ = Rule(
    code="EQ024",
    title=Label("Beide kanten herlazen het vorige verslag", "Both sides read the previous report again"),
    explanation=Label(
        "Wie het vorige verslag niet meer kent, begint met een achterstand. Zonder vorig gesprek is er niets te lezen.",
        "Whoever no longer knows the previous report begins at a disadvantage. Without a previous conversation there is"
        " nothing to read.",
    ),
    source="mayor art. 9(4) (BWBR0031821); Bouwend Nederland",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=(Phase.PREPARATION,),
    message=Label(
        "Er blijkt niet dat de {side} het vorige verslag heeft herlezen.",
        "Nothing shows that the {side} read the previous report again.",
    ),
    action=Label("Geef de {side} het vorige verslag te lezen.", "Give the {side} the previous report to read."),
    afterwards=Label(
        "Geef de {side} de volgende keer vooraf het vorige verslag.",
        "Give the {side} the previous report beforehand next time.",
    ),
    holds=("E26",),
    find=_previous_unread,
)

CONCERNS = (BOTH_PREPARED, BOTH_INVITED, NO_SURPRISE)
ADVICE = (BOTH_BROUGHT, AGENDA_AGREED, FIRST_WORD, PREVIOUS_READ)
