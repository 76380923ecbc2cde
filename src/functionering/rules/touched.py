"""TH: what the conversation touched of what it is for, and of what its profile asks.

A topic touches its group where it was neither withdrawn nor deferred or dropped; how much was said is not judged. A
theme of one's own names its group on the topic.
"""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage
from functionering.themes import Group

_SHOWN = (Phase.PREPARATION, Phase.CONVERSATION, Phase.REPORT)

_MESSAGE = Label("Het gesprek raakte {group} niet.", "The talk did not touch {group}.")
_ACTION = Label("Zet {group} op de agenda.", "Put {group} on the agenda.")
_AFTERWARDS = Label("Zet {group} de volgende keer op de agenda.", "Put {group} on the agenda next time.")


def _untouched(look: Look, group: Group) -> Iterator[Found]:
    if not any(topic.touches is group for _, topic in look.talked_about):
        yield found("/topics", group=group)


def _no_work(look: Look) -> Iterator[Found]:
    return _untouched(look, Group.NATURE_AND_LEVEL)


def _no_experience(look: Look) -> Iterator[Found]:
    return _untouched(look, Group.EXPERIENCE)


def _no_future(look: Look) -> Iterator[Found]:
    return _untouched(look, Group.FUTURE)


def _no_collaboration(look: Look) -> Iterator[Found]:
    return _untouched(look, Group.COLLABORATION)


NATURE_AND_LEVEL = Rule(
    code="TH001",
    title=Label("Aard en niveau van het werk", "The nature and level of the work"),
    explanation=Label(
        "Het gesprek gaat over het werk zoals het nu is: wat iemand doet, hoe, en of dat past.",
        "The conversation is about the work as it is now: what somebody does, how, and whether that fits.",
    ),
    source="BES art. 7(a), (b) and (d); AMAR art. 28(6)(a); voorbeeldbriefje; Office-Hub",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=_SHOWN,
    message=_MESSAGE,
    action=_ACTION,
    afterwards=_AFTERWARDS,
    find=_no_work,
)

EXPERIENCE = Rule(
    code="TH002",
    title=Label("De beleving van het werk", "The experience of the work"),
    explanation=Label(
        "Hoe het werk wordt beleefd: plezier, druk, sfeer. Naar gezondheid wordt niet gevraagd.",
        "How the work is experienced: joy, strain, atmosphere. Health is not asked about.",
    ),
    source="ICM; Précon; CAO Kinderopvang art. 8.3; RKW; managementmodellensite.nl",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=_SHOWN,
    message=_MESSAGE,
    action=_ACTION,
    afterwards=_AFTERWARDS,
    find=_no_experience,
)

FUTURE = Rule(
    code="TH003",
    title=Label("De toekomst", "The future"),
    explanation=Label(
        "Het gesprek kijkt vooral vooruit: wat iemand wil leren, doen en worden, en wat dat vraagt.",
        "The conversation looks mainly ahead: what somebody wants to learn, do and become, and what that requires.",
    ),
    source="BES art. 7(e), (f) and (g); ARAR art. 71 (until 2020); CAO Rijk § 12.1",
    strength=Strength.A,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=_SHOWN,
    message=_MESSAGE,
    action=_ACTION,
    afterwards=_AFTERWARDS,
    find=_no_future,
)

COLLABORATION = Rule(
    code="TH004",
    title=Label("De samenwerking", "The collaboration"),
    explanation=Label(
        "Beter samenwerken is de helft van het doel. Het weegt zwaarder dan de andere groepen, omdat een gesprek"
        " zonder dit al gauw over één van de twee gaat.",
        "Working together better is half of the purpose. It weighs more than the other groups, since a talk without it"
        " soon is about one of the two.",
    ),
    source="BES art. 1 (samenwerking en werkrelatie); AMAR art. 28(6)(a); RU; Bouwend Nederland",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    needs=_SHOWN,
    message=_MESSAGE,
    action=_ACTION,
    afterwards=_AFTERWARDS,
    find=_no_collaboration,
)


def _required_untouched(look: Look) -> Iterator[Found]:
    touched = {topic.theme for _, topic in look.talked_about}
    for key in look.profile.required:
        if key not in touched:
            yield found("/topics", theme=key)


REQUIRED = Rule(
    code="TH005",
    title=Label("Wat het profiel als onderwerp vraagt", "What the profile asks as a topic"),
    explanation=Label(
        "Sommige regelingen noemen onderwerpen die in ieder geval aan de orde komen. Meer mag altijd.",
        "Some regimes name topics that are to come up in any case. More is always free.",
    ),
    source="the profile's own; for instance BES art. 7",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    needs=_SHOWN,
    message=Label("Het profiel vraagt dit onderwerp: {theme}.", "The profile asks for this topic: {theme}."),
    action=Label("Zet op de agenda: {theme}.", "Put on the agenda: {theme}."),
    afterwards=Label("Zet de volgende keer op de agenda: {theme}.", "Put on the agenda next time: {theme}."),
    find=_required_untouched,
)


def _without_group(look: Look) -> Iterator[Found]:
    for path, topic in look.talked_about:
        if topic.touches is None:
            yield found(path)


GROUPED = Rule(
    code="TH006",
    title=Label("Een eigen thema noemt zijn groep", "A theme of one's own names its group"),
    explanation=Label(
        "De catalogus van thema's beperkt niet: elk ander thema mag. Van zo'n thema weet niemand bij welk deel van het"
        " gesprek het hoort, tenzij het onderwerp een groep noemt.",
        "The catalogue of themes limits nobody: any other theme is free. Of such a theme nobody knows to which part of"
        " the talk it belongs, unless the topic names a group.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.ADVICE,
    stage=Stage.HELD,
    message=Label(
        "Dit thema staat niet in de catalogus en noemt geen groep; het telt dus voor geen deel van het gesprek.",
        "This theme is not of the catalogue and names no group, so it counts for no part of the talk.",
    ),
    action=Label(
        "Noem bij het onderwerp een groep, of kies een thema uit de catalogus.",
        "Name a group with the topic, or choose a theme of the catalogue.",
    ),
    afterwards=Label(
        "Noem de volgende keer bij het onderwerp een groep, of kies een thema uit de catalogus.",
        "Name a group with the topic next time, or choose a theme of the catalogue.",
    ),
    find=_without_group,
)

TOUCHED = (NATURE_AND_LEVEL, EXPERIENCE, FUTURE, COLLABORATION, REQUIRED, GROUPED)
"""TH: what it should touch."""
