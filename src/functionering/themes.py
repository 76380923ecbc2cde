"""What a conversation may be about: the catalogue of 37 themes, each with its group, its subject and its cautions.

The catalogue proposes and never limits: a topic may carry a key of its own, and then names its group itself. It is
drawn from the forms and regulations named under each theme. Regulations are cited as read in their edition of 2017;
those of the state (ARAR, RKW) gave way to collective agreements on 1 January 2020. Titles and cautions are our wording.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs


class Group(StrEnum):
    """The part of the conversation that a theme belongs to (*groep*).

    The first four are what a functioneringsgesprek touches by its definition; conditions and process stand beside them.
    Source: our choice, after Regeling functioneringsgesprekken BES (BWBR0028784) art. 1 and 7.
    """

    NATURE_AND_LEVEL = "nature_and_level"
    EXPERIENCE = "experience"
    COLLABORATION = "collaboration"
    FUTURE = "future"
    CONDITIONS = "conditions"
    PROCESS = "process"


class About(StrEnum):
    """Whose or what functioning a topic is about (*onderwerp van gesprek*), apart from who raised it or speaks on it.

    Source: hetfunctioneringsgesprek.nl prints the same points once about the employee and once about the manager.
    """

    EMPLOYEE = "employee"
    MANAGER = "manager"
    COLLABORATION = "collaboration"
    WORK = "work"
    ORGANISATION = "organisation"


@attrs.frozen
class Gloss:
    """The same sentence twice: in Dutch (`nl`) and in English (`en`)."""

    nl: str
    en: str


@attrs.frozen(kw_only=True)
class Theme:
    """One theme of the catalogue (*gespreksthema*).

    `key` is what a record holds. `about` is only proposed to a topic, `None` where nothing can be. `caution` is shown
    while somebody writes, and `None` for most themes; nothing is ever judged by it. `condition` says when the theme
    asks to be raised; `None` means that it is open in every conversation. `sources` name where it was found, never
    empty.
    """

    key: str
    dutch: str
    english: str
    group: Group
    about: About | None
    sources: tuple[str, ...]
    caution: Gloss | None
    condition: Gloss | None


_AMAR = "AMAR (BWBR0003482) art. 28"
_ARAR = "ARAR (BWBR0001950, until 2020) art. 71"
_BARD = "BARD (BWBR0006040) art. 90"
_BES = "Regeling functioneringsgesprekken BES (BWBR0028784) art."
_BOUWEND = "https://www.bouwendnederland.nl/praktijkinformatie/functioneringsgesprek"
_BRIEFJE = "https://www.voorbeeldbriefje.nl/werk/voorbeeld-formulier-functioneringsgesprek/"
_BZ = "Regulation for local staff of Foreign Affairs (BWBR0017230) art. 6.14(2)(b)"
_DDGC = "https://ddgc.nl/functioneren/checklist-functioneringsgesprek"
_GGZ = "CAO GGZ, chapter on social policy, art. 1"
_HFG = "https://www.hetfunctioneringsgesprek.nl/uit-welke-punten-bestaat-het-functioneringsgesprek/"
_ICM = "https://www.icm.nl/extra/voorbereiding-functioneringsgesprekken-voorbeeldvragen/"
_INCAPACITY = "Circular on partially incapacitated employees (BWBR0022218)"
_KINDEROPVANG = "CAO Kinderopvang art. 8.3"
_MAYOR = "Circular on conversations with the mayor (BWBR0031821)"
_MODELLEN = "https://managementmodellensite.nl/checklist-functioneringsgesprek/"
_MOOIVAKMAN = "https://www.mooivakman.nl/aan-de-slag/"
_OFFICE_HUB = "https://github.com/gilliondepalm/Office-hub8 (form)"
_PRECON = "Précon Ontwikkelpaden (form)"
_RIJK = "CAO Rijk § 12.1"
_RKW = "RKW (BWBR0030440, until 2020)"
_RU = "https://www.ru.nl/services/jaargesprek-voor-leidinggevenden"
_SFA = "https://www.sfa-architecten.nl/artikel/artikel-30/"
_VSF = "https://www.vlaamsesportfederatie.be/product/319a-sjabloon-functionerings-en-evaluatiegesprek"
_WETRECHT = "https://www.wetrecht.nl/functioneringsgesprek/"

# What a report may not hold: on the nature of an illness, Vrijstellingsbesluit art. 7(3)(g) (BWBR0012461, repealed);
# on the rest,
# https://www.hetfunctioneringsgesprek.nl/het-personeelsdossier-en-het-verslag-van-het-functioneringsgesprek/;
# on limitations and adaptations, which may be written down,
# https://werkpocket.randstad.nl/personeel-aannemen/administratieve-verplichtingen-personeelsadministratie/personeelsdossier/.
_NO_MEDICAL = Gloss(
    "Schrijf geen aard of oorzaak van ziekte op. Wat iemand wel en niet kan en welke aanpassing helpt, mag er staan.",
    "Do not write down the nature or cause of an illness. What somebody can do, and what helps, may stand here.",
)
_NO_HEALTH_QUESTIONS = Gloss(
    "Stel geen vragen naar gezondheid en schrijf er niets over op; het gaat om wat nodig is om het werk vol te houden.",
    "Ask no questions about health and write nothing about it; this is about what it takes to keep up the work.",
)
_OWN_CHOICE = Gloss(
    "Alleen wat de medewerker zelf inbrengt en voor het werk nodig is; niets over gezondheid, geloof of anderen thuis.",
    "Only what the employee brings up and the work needs; nothing on health, religion or others at home.",
)
_THIRD_PERSONS = Gloss(
    "Collega's zijn geen partij in dit gesprek: noem geen namen en beoordeel niemand die er niet bij is.",
    "Colleagues are no party to this conversation: give no names and judge nobody who is not present.",
)
_SAFETY = Gloss(
    "Een melding over ongewenst gedrag hoort bij een vertrouwenspersoon; noem hier geen anderen bij naam.",
    "A report of unwanted conduct belongs with a confidential adviser; do not name others here.",
)
_INTEGRITY = Gloss(
    "Schrijf geen strafrechtelijke gegevens of vermoedens over personen op; een melding kent haar eigen weg.",
    "Write down no criminal record and no suspicion of a person; a report of wrongdoing has a way of its own.",
)
_MEMBERSHIP = Gloss(
    "Schrijf geen lidmaatschap van vakbond, partij of kerk op; het gaat om de tijd en de verenigbaarheid met het werk.",
    "Write down no membership of a union, party or church; this is about time and about fitting in with the work.",
)
_NOT_PAY = Gloss(
    "Het gaat om waardering in woorden; salaris en andere beloning horen niet in dit gesprek.",
    "This is about appreciation in words; salary and other pay do not belong in this conversation.",
)

_FIVE_YEARS = Gloss(
    "Extra aandacht als de medewerker vijf jaar of langer dezelfde functie heeft.",
    "Extra attention once the employee has held the same function for five years or more.",
)
_PUBLIC_SERVICE = Gloss(
    "Verplicht bij ambtenaren en politie (Ambtenarenwet, Politiewet).",
    "Required for civil servants and the police (Ambtenarenwet, Politiewet).",
)
_OTHER_DUTIES = Gloss(
    "Als de medewerker lid is van de ondernemingsraad of andere opgedragen werkzaamheden heeft.",
    "If the employee is a member of the works council or has other assigned duties.",
)
_LEADS = Gloss("Als de medewerker zelf leidinggeeft.", "If the employee leads people.")
_PARTLY_INCAPACITATED = Gloss(
    "Als de medewerker gedeeltelijk arbeidsongeschikt is.", "If the employee is partially incapacitated for work."
)


def _theme(
    key: str,
    dutch: str,
    english: str,
    group: Group,
    about: About | None,
    *sources: str,
    caution: Gloss | None = None,
    condition: Gloss | None = None,
) -> Theme:
    return Theme(
        key=key,
        dutch=dutch,
        english=english,
        group=group,
        about=about,
        sources=sources,
        caution=caution,
        condition=condition,
    )


_N, _X, _C, _F, _V, _P = Group
_EMPLOYEE, _MANAGER, _TOGETHER, _WORK, _ORGANISATION = About

_CATALOGUE = (
    _theme("review_of_agreements", "Terugblik op de afspraken van het vorige gesprek", "Review of earlier agreements",
           _P, _WORK, f"{_AMAR}(6)(b)", _BARD, _RKW, _SFA, _BRIEFJE),
    _theme("work_content", "Inhoud van het werk en takenpakket", "Content and nature of the work",
           _N, _WORK, f"{_BES} 7(a)", _OFFICE_HUB, _ARAR),
    _theme("work_level", "Niveau en zwaarte van het werk", "Level and weight of the work",
           _N, _WORK, f"{_AMAR}(6)(a)", _BARD, _MOOIVAKMAN),
    _theme("results", "Behaalde resultaten", "Results achieved",
           _N, _EMPLOYEE, f"{_BES} 7(d)", _ARAR, _RIJK),
    _theme("future_results", "Te behalen resultaten en wat daarvoor nodig is",
           "Results to achieve, and what they require",
           _F, _WORK, f"{_BES} 7(e)", f"{_ARAR}(1)(c) and (d)", _RIJK),
    _theme("quality", "Kwaliteit en productie", "Quality and output",
           _N, _EMPLOYEE, _BRIEFJE),
    _theme("conduct", "Inzet, houding en gedrag", "Commitment, attitude and conduct",
           _N, _EMPLOYEE, f"{_BES} 7(b)", _BARD, _HFG),
    _theme("competencies", "Competenties, kennis en vaardigheden", "Competencies, knowledge and skills",
           _N, _EMPLOYEE, _AMAR, _RKW, _PRECON),
    _theme("organisation_of_work", "Organisatie van het werk en verbeterpunten",
           "Organisation of the work, and improvements",
           _N, _ORGANISATION, _BRIEFJE),
    _theme("work_experience", "Werkbeleving en werkplezier", "Experience of the work, and joy in it",
           _X, _EMPLOYEE, _ICM, _PRECON, _MODELLEN, caution=_NO_HEALTH_QUESTIONS),
    _theme("workload", "Werkdruk en belasting", "Workload and strain",
           _X, _WORK, _KINDEROPVANG, _PRECON, _RKW, caution=_NO_HEALTH_QUESTIONS),
    _theme("social_safety", "Werksfeer en sociale veiligheid", "Atmosphere and social safety",
           _X, _ORGANISATION, _MODELLEN, caution=_SAFETY),
    _theme("cooperation_with_colleagues", "Samenwerking met collega's", "Cooperation with colleagues",
           _C, _EMPLOYEE, _BRIEFJE, _OFFICE_HUB, caution=_THIRD_PERSONS),
    _theme("cooperation_with_customers", "Samenwerking met klanten", "Cooperation with customers",
           _C, _EMPLOYEE, _BRIEFJE, caution=_THIRD_PERSONS),
    _theme("relationship_with_manager", "Samenwerking tussen medewerker en leidinggevende",
           "Relationship between employee and manager",
           _C, _TOGETHER, f"{_BES} 1", f"{_AMAR}(6)(a)", _RU),
    _theme("leadership_style", "Functioneren en stijl van de leidinggevende", "The manager's functioning and style",
           _C, _MANAGER, _RU, _RKW, _OFFICE_HUB, _BOUWEND),
    _theme("support_by_manager", "Begeleiding en ondersteuning door de leidinggevende",
           "Guidance and support by the manager",
           _C, _MANAGER, _BZ, _RKW, _BRIEFJE),
    _theme("communication", "Communicatie en informatievoorziening", "Communication and information",
           _C, _TOGETHER, _OFFICE_HUB),
    _theme("mutual_expectations", "Wederzijdse verwachtingen", "Mutual expectations",
           _C, _TOGETHER, _MAYOR, "Steunpunt Kerkenwerk"),
    _theme("working_conditions", "Arbeidsomstandigheden, werkplek en veiligheid",
           "Working conditions, workplace and safety",
           _V, _WORK, f"{_BES} 7(c)", _GGZ, _MOOIVAKMAN, caution=_NO_MEDICAL),
    _theme("working_hours", "Werktijden, rooster en thuiswerken", "Working hours, roster and working from home",
           _V, _WORK, _KINDEROPVANG, _GGZ),
    _theme("work_life_balance", "Balans tussen werk en privé", "Work-life balance",
           _V, _EMPLOYEE, _KINDEROPVANG, _HFG, caution=_OWN_CHOICE),
    _theme("sustainable_employability", "Duurzame inzetbaarheid en levensfase",
           "Sustainable employability and life stage",
           _F, _EMPLOYEE, _GGZ, f"{_AMAR}(6)(d)", _KINDEROPVANG, caution=_NO_HEALTH_QUESTIONS),
    _theme("absence", "Verzuim en inzetbaarheid", "Absence and availability for work",
           _V, _EMPLOYEE, _MODELLEN, caution=_NO_MEDICAL),
    _theme("training", "Opleiding en scholing", "Training and education",
           _F, _EMPLOYEE, f"{_BES} 7(f)"),
    _theme("personal_development", "Persoonlijke ontwikkeling", "Personal development",
           _F, _EMPLOYEE, f"{_ARAR}(1)(e)", _RIJK),
    _theme("career", "Loopbaan, ambities en toekomstplannen", "Career, ambitions and plans for the future",
           _F, _EMPLOYEE, f"{_BES} 7(g)", _RIJK, condition=_FIVE_YEARS),
    _theme("integrity", "Integriteit", "Integrity",
           _V, _WORK, f"{_BARD}(4)(a)", caution=_INTEGRITY, condition=_PUBLIC_SERVICE),
    _theme("ancillary_activities", "Nevenwerkzaamheden", "Ancillary activities",
           _V, _EMPLOYEE, "Practice of the civil service", caution=_MEMBERSHIP),
    _theme("additional_duties", "Ondernemingsraad en andere opgedragen werkzaamheden",
           "Works council and other assigned duties",
           _N, _WORK, _RKW, f"{_AMAR}(2)", caution=_MEMBERSHIP, condition=_OTHER_DUTIES),
    _theme("social_leadership", "Sociale kant van het eigen leidinggeven", "The social side of leading others",
           _C, _EMPLOYEE, f"{_AMAR}(6)(d)", caution=_THIRD_PERSONS, condition=_LEADS),
    _theme("core_values", "Kernwaarden", "Core values",
           _N, _ORGANISATION, _PRECON),
    _theme("appreciation", "Waardering en erkenning", "Appreciation and recognition",
           _X, _EMPLOYEE, "inovativ.nl", caution=_NOT_PAY),
    _theme("partial_incapacity", "Gedeeltelijke arbeidsongeschiktheid: wat beiden doen",
           "Partial incapacity: what both parties do",
           _V, _TOGETHER, _INCAPACITY, caution=_NO_MEDICAL, condition=_PARTLY_INCAPACITATED),
    _theme("team", "Functioneren van team of afdeling", "Functioning of the team or department",
           _C, _ORGANISATION, _VSF, _WETRECHT, caution=_THIRD_PERSONS),
    _theme("other", "Overig en rondvraag", "Other matters",
           _P, None, "Every form read for this catalogue"),
    _theme("evaluation_of_talk", "Verloop van dit gesprek", "How this conversation went",
           _P, _TOGETHER, _DDGC),
)  # fmt: skip

THEMES: Mapping[str, Theme] = MappingProxyType({each.key: each for each in _CATALOGUE})
"""The catalogue by key: what was agreed before comes first, how the talk itself went comes last."""


def theme(key: str) -> Theme | None:
    """The theme of the catalogue with this key; `None` for a custom theme, whose topic names its own group."""
    return THEMES.get(key)
