"""AP: signs that the conversation is turning into an appraisal (*beoordelingsgesprek*), the one-way talk.

A rating, a pay consequence or a private note is no finding: it has no place in a record and is refused on reading.
"""

from collections.abc import Iterator
from typing import Final

from functionering.conversation import Phase
from functionering.days import add_months
from functionering.party import Party
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage

MONTHS_BEFORE: Final = 3
"""How many months the talk comes before an appraisal at the latest. Source: BES art. 3(4)."""


def _passed_over(look: Look) -> Iterator[Found]:
    for i, edition in enumerate(look.c.report.editions[:-1]):
        for j, remark in enumerate(edition.remarks):
            if remark.adopted is None:
                yield found(f"/report/editions/{i}/remarks/{j}", remark.by.other, side=remark.by, other=remark.by.other)


REMARKS_KEPT = Rule(
    code="AP001",
    title=Label("Een nieuwe versie gaat niet over een opmerking heen", "A new edition does not pass over a remark"),
    explanation=Label(
        "Op elke opmerking bij het verslag volgt een antwoord: overgenomen, of niet en waarom. Komt er een nieuwe"
        " versie terwijl een opmerking op een eerdere zonder antwoord bleef, dan is die overschreven.",
        "Every remark on the report gets an answer: adopted, or not and why. Where a new edition came while a remark"
        " on an earlier one had no answer, it was overwritten.",
    ),
    source="RKW stap 4 (BWBR0030440): remarks are adopted or not; CAO Rijk § 12.1; judges art. 37(4) (BWBR0006530)",
    strength=Strength.A,
    severity=Severity.BREACH,
    stage=Stage.PLANNED,
    needs=(Phase.REPORT,),
    message=Label(
        "Een opmerking van de {side} bij een eerdere versie bleef zonder antwoord toen er een nieuwe kwam.",
        "A remark of the {side} on an earlier edition had no answer when a new one came.",
    ),
    action=Label(
        "Zeg of de opmerking van de {side} is overgenomen, en zo niet waarom.",
        "Say whether the remark of the {side} was adopted, and if not, why.",
    ),
    holds=("E5", "E20"),
    find=_passed_over,
)


def _unanswered(look: Look) -> Iterator[Found]:
    latest = look.c.report.latest
    for j, remark in enumerate(() if latest is None else latest.remarks):
        if remark.adopted is None or (remark.adopted is False and remark.why is None):
            path = f"/report/editions/{len(look.c.report.editions) - 1}/remarks/{j}"
            yield found(path, remark.by.other, side=remark.by, other=remark.by.other)


REMARKS_ANSWERED = Rule(
    code="AP002",
    title=Label("Elke opmerking bij het verslag krijgt antwoord", "Every remark on the report gets an answer"),
    explanation=Label(
        "Een opmerking bij de laatste versie is overgenomen, of niet en dan staat er waarom.",
        "A remark on the latest edition was adopted, or not and then it says why.",
    ),
    source="RKW stap 4 (BWBR0030440); ddgc (first remedy: word the standpoint better)",
    strength=Strength.A,
    severity=Severity.CONCERN,
    stage=Stage.CONCLUDED,
    needs=(Phase.REPORT,),
    message=Label(
        "Op een opmerking van de {side} bij het verslag is geen antwoord met reden.",
        "A remark of the {side} on the report has no answer with a reason.",
    ),
    action=Label(
        "Neem de opmerking van de {side} over, of zeg waarom niet.",
        "Adopt the remark of the {side}, or say why not.",
    ),
    holds=("E5",),
    find=_unanswered,
)


def _by_one_side(look: Look) -> Iterator[Found]:
    for path, topic in look.topics:
        conclusion = topic.conclusion
        if conclusion is None:
            continue
        behind = {party for party in Party if conclusion.by is party or look.assented(f"{path}/conclusion", party)}
        for party in Party:
            if party not in behind and party.other in behind:
                yield found(f"{path}/conclusion", party, side=party.other, other=party)


JOINT_CONCLUSION = Rule(
    code="AP003",
    title=Label("Een conclusie is van beide kanten", "A conclusion is of both sides"),
    explanation=Label(
        "Een samenvattende conclusie die één kant schrijft of waar maar één kant akkoord op gaf, is een oordeel en geen"
        " gezamenlijke tekst. Staat er niet van wie zij is, dan zegt deze regel niets.",
        "A concluding text that one side wrote, or that one side alone assented to, is a judgement and no joint text."
        " Where it does not say whose it is, this rule says nothing.",
    ),
    source="RKW § 3.2; VU (no scores); CAO Rijk § 12.1 (the exception, with a summarising conclusion of one side)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=(Phase.CONVERSATION, Phase.REPORT),
    message=Label(
        "Deze conclusie is van de {side} alleen; het akkoord van de {other} ontbreekt.",
        "This conclusion is of the {side} alone; the assent of the {other} is missing.",
    ),
    action=Label(
        "Leg de conclusie voor aan de {other}, of schrijf haar samen opnieuw.",
        "Put the conclusion before the {other}, or write it again together.",
    ),
    holds=("E20",),
    find=_by_one_side,
)


def _appraised_too_soon(look: Look) -> Iterator[Found]:
    held = look.c.held_on
    for i, link in enumerate(look.c.appraisals):
        if held is not None and held <= link.on < add_months(held, MONTHS_BEFORE):
            yield found(f"/appraisals/{i}", months=MONTHS_BEFORE)


APPRAISED_LATER = Rule(
    code="AP004",
    title=Label("Geen beoordeling op dezelfde dag of kort erna", "No appraisal on the same day or shortly after"),
    explanation=Label(
        "Een beoordeling die binnen drie maanden volgt, laat geen tijd om te verbeteren en kleurt wat er gezegd wordt."
        " Op de dag zelf telt het; op de dag precies drie maanden later niet meer: uiterlijk drie maanden ervoor is op"
        " tijd.",
        "An appraisal that follows within three months leaves no time to improve and colours what is said. On the day"
        " itself it counts; on the day exactly three months later it no longer does: three months before at the latest"
        " is in time.",
    ),
    source="BES art. 3(4) (BWBR0028784), as a yardstick; Liantis (not at the same time), against VSF (may be combined)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.HELD,
    message=Label(
        "Er is een beoordeling gekoppeld van binnen {months} maanden na het gesprek.",
        "An appraisal is linked that lies within {months} months after the talk.",
    ),
    action=Label(
        "Houd minstens {months} maanden tussen gesprek en beoordeling.",
        "Keep at least {months} months between talk and appraisal.",
    ),
    afterwards=Label(
        "Houd de volgende keer minstens {months} maanden tussen gesprek en beoordeling.",
        "Keep at least {months} months between talk and appraisal next time.",
    ),
    holds=("E20",),
    find=_appraised_too_soon,
)


def _section_by_one_side(look: Look) -> Iterator[Found]:
    latest = look.c.report.latest
    for i in range(0 if latest is None else len(latest.sections)):
        path = f"/report/editions/{len(look.c.report.editions) - 1}/sections/{i}"
        assented = [party for party in Party if look.assented(path, party)]
        # Whoever alone wrote the report stands behind what is in it; where nobody assented, it is their report.
        behind = {*assented, *(() if latest is None or len(latest.authors) != 1 else latest.authors)}
        if assented and len(behind) == 1:
            (side,) = behind
            yield found(f"{path}/assents/{side.other}", side.other, side=side, other=side.other)


JOINT_SECTION = Rule(
    code="AP005",
    title=Label("Gezamenlijke tekst in het verslag is van beide kanten", "Joint text in the report is of both sides"),
    explanation=Label(
        "Een deel van het verslag waar één kant akkoord op gaf en de andere niet, is de tekst van die kant. Gaf niemand"
        " akkoord, dan zegt deze regel niets: het verslag als geheel ligt voor aan beide.",
        "A section of the report that one side assented to and the other did not is the text of that side. Where nobody"
        " assented, this rule says nothing: the report as a whole lies before both.",
    ),
    source="RKW § 3.2; VU (no scores); CAO Rijk § 12.1 (the exception, with a summarising conclusion of one side)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.CONCLUDED,
    needs=(Phase.REPORT,),
    message=Label(
        "Dit deel van het verslag is van de {side} alleen; het akkoord van de {other} ontbreekt.",
        "This section of the report is of the {side} alone; the assent of the {other} is missing.",
    ),
    action=Label(
        "Vraag de {other} om akkoord op dit deel, of schrijf het samen opnieuw.",
        "Ask the {other} to assent to this section, or write it again together.",
    ),
    holds=("E20",),
    find=_section_by_one_side,
)

APPRAISAL_DRIFT = (REMARKS_KEPT, REMARKS_ANSWERED, JOINT_CONCLUSION, APPRAISED_LATER, JOINT_SECTION)
"""AP: appraisal drift."""
