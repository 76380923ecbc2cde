"""The short names of sources that the rules cite: what each is, where it was read, and in which edition."""

from typing import Final, NamedTuple

REGULATION: Final = "regulation, read in full in its edition of 2017"
REPLACED: Final = (
    "regulation, read in full in its edition of 2017; replaced by a collective agreement on 1 January 2020"
)
AGREEMENT: Final = "collective agreement, read on the page of a social partner"
PAGE: Final = "the first part of a web page"
SITE: Final = "only the site is certain, not the page"
FORM: Final = "a form, field by field"
SOFTWARE: Final = "the source code of software that holds such conversations"


class Source(NamedTuple):
    """A source by its short names: what it is, its address, and how it was read."""

    names: tuple[str, ...]
    what: str
    address: str
    read: str


def _law(number: str) -> str:
    return f"https://wetten.overheid.nl/{number}"


SOURCES: Final[tuple[Source, ...]] = (
    Source(("AMAR",), "for the military, art. 28", _law("BWBR0003482"), REGULATION),
    Source(("ARAR",), "for civil servants of the state, art. 71", _law("BWBR0001950"), REPLACED),
    Source(("BARD",), "for Defence, art. 90", _law("BWBR0006040"), REGULATION),
    Source(("BES",), "Regeling functioneringsgesprekken BES", _law("BWBR0028784"), REGULATION),
    Source(
        ("Bouwend Nederland",),
        "functioneringsgesprek: advice of the employers in building",
        "https://www.bouwendnederland.nl/praktijkinformatie/functioneringsgesprek",
        PAGE,
    ),
    Source(("BZ",), "for local staff of Foreign Affairs, art. 6.13 and 6.14", _law("BWBR0017230"), REGULATION),
    Source(("CAO GGZ", "GGZ"), "mental health care, Sociaal beleid art. 1", "https://www.ggznederland.nl/cao", SITE),
    Source(
        ("CAO Kinderopvang", "Kinderopvang"),
        "child care, art. 8.3",
        "https://www.kinderopvang-werkt.nl/cao-kinderopvang-2024/functioneringsgesprek-en-beoordeling",
        AGREEMENT,
    ),
    Source(
        ("CAO Rijk",),
        "the state, § 12.1, personeelsgesprek",
        "https://www.caorijk.nl/cao-rijk/hoofdstuk-12/personeelsgesprek",
        AGREEMENT,
    ),
    Source(("circular",), "on partially incapacitated employees", _law("BWBR0022218"), REGULATION),
    Source(
        ("ddgc", "DDGC"),
        "checklist functioneringsgesprek",
        "https://ddgc.nl/functioneren/checklist-functioneringsgesprek",
        PAGE,
    ),
    Source(("focusopbusiness",), "advice", "", SITE),
    Source(
        ("hetfunctioneringsgesprek.nl",),
        "the same points once about the employee and once about the manager",
        "https://www.hetfunctioneringsgesprek.nl/uit-welke-punten-bestaat-het-functioneringsgesprek/",
        PAGE,
    ),
    Source(
        ("ICM",),
        "questions to prepare with",
        "https://www.icm.nl/extra/voorbereiding-functioneringsgesprekken-voorbeeldvragen/",
        PAGE,
    ),
    Source(("judges",), "for judges, art. 37", _law("BWBR0006530"), REGULATION),
    Source(("klasse.be",), "for schools in Flanders", "https://www.klasse.be/40995/", PAGE),
    Source(
        ("Leiden",),
        "Leiden University, R&O-gesprek",
        "https://www.medewerkers.universiteitleiden.nl/po/ontwikkeling/resultaat--en-ontwikkelingsgesprek/",
        PAGE,
    ),
    Source(("Liantis",), "advice, Belgium", "", SITE),
    Source(
        ("managementmodellensite.nl",),
        "checklist functioneringsgesprek",
        "https://managementmodellensite.nl/checklist-functioneringsgesprek/",
        PAGE,
    ),
    Source(
        ("mayor",), "circular with a model regulation for conversations with the mayor", _law("BWBR0031821"), REGULATION
    ),
    Source(("NHS",), "medical appraisal policy, Annex I; the 18 months are ours", "", "quoted by others"),
    Source(("Noardwest Fryslân",), "regulation of a municipality, CVDR158354", "", PAGE),
    Source(
        ("NRC 2006",),
        "newspaper article of 19 April 2006",
        "https://www.nrc.nl/nieuws/2006/04/19/niet-gewoon-even-bijpraten-11114695-a1084665",
        PAGE,
    ),
    Source(
        ("NVDA",),
        "questions on a collective agreement",
        "https://www.nvda.nl/cao-faq-categorien/functionering-en-beoordeling/",
        PAGE,
    ),
    Source(("Office-Hub",), "gespreksformulier", "https://github.com/gilliondepalm/Office-hub8", SOFTWARE),
    Source(("Précon",), "form and application Ontwikkelpaden", "", SOFTWARE),
    Source(
        ("Radboud Universiteit", "RU"),
        "jaargesprek voor leidinggevenden",
        "https://www.ru.nl/services/jaargesprek-voor-leidinggevenden",
        PAGE,
    ),
    Source(
        ("RKW",), "for Infrastructure and Environment; *stap* is a step of its procedure", _law("BWBR0030440"), REPLACED
    ),
    Source(("Sanadome",), "evaluatierapport", "", FORM),
    Source(("SFA",), "CAO architecten, art. 30", "https://www.sfa-architecten.nl/artikel/artikel-30/", AGREEMENT),
    Source(
        ("Sportkader",),
        "functionerings- en beoordelingsgesprek",
        "https://www.sportkadernederland.nl/kennis/functionerings-en-beoordelingsgesprek/",
        PAGE,
    ),
    Source(
        ("sportwerkgever.nl",),
        "the aim of the functioneringsgesprek",
        "https://www.sportwerkgever.nl/kennisbank/hr-van-a-tot-z/doel-functioneringsgesprek/",
        PAGE,
    ),
    Source(("TalentTrack",), "open goals carry over, text does not", "", SOFTWARE),
    Source(
        ("voorbeeldbriefje",),
        "voorbeeldformulier functioneringsgesprek",
        "https://www.voorbeeldbriefje.nl/werk/voorbeeld-formulier-functioneringsgesprek/",
        FORM,
    ),
    Source(
        ("VSF",),
        "Vlaamse Sportfederatie, sjabloon functionerings- en evaluatiegesprek",
        "https://www.vlaamsesportfederatie.be/product/319a-sjabloon-functionerings-en-evaluatiegesprek",
        PAGE,
    ),
    Source(
        ("VU",),
        "het jaargesprek, voor leidinggevenden",
        "https://vu.nl/nl/medewerker/jaargesprek/het-jaargesprek-voor-leidinggevenden",
        PAGE,
    ),
)
"""Every source that a rule cites by a short name, in alphabetical order."""

SECTION = """## Sources

The short names under the rules. Regulations were read in their edition of 2017; where one has been replaced since, that
is said. A source of which only the site is certain is a lead and never the only source of a rule. *Our choice* is no
source: the library decided it, and says so.

| short name | what it is | address | how it was read |
|---|---|---|---|
{rows}
"""


def section() -> str:
    """The table of sources."""
    rows = [
        f"| {', '.join(each.names)} | {each.what} | {f'<{each.address}>' if each.address else ''} | {each.read} |"
        for each in SOURCES
    ]
    return SECTION.format(rows="\n".join(rows))


def named(part: str) -> Source | None:
    """The source that a part of a citation begins with, or None."""
    return next((each for each in SOURCES if part.startswith(each.names)), None)
