"""What a fault says in words of its own, in Dutch and in English: why something cannot exist, and what belongs there.

The words in braces are facts of the same fault. What is not listed here is a word of the format or of Python (`month`,
`UUID`), and stands in a sentence as it is.
"""

from collections.abc import Mapping
from typing import Final

SAYING: Final = ("why", "expected", "target", "form")
"""The facts whose values are looked up here; those of others stay what they are, whatever words they hold."""

IMPOSSIBLE: Mapping[str, tuple[str, str]] = {
    "agreement.never": (
        "een voorstel dat is ingetrokken, was nooit een afspraak",
        "a proposal that was withdrawn was never an agreement",
    ),
    "difference.unexplained": (
        "een verschil tussen de kanten vraagt een reden",
        "a difference between the sides needs a reason",
    ),
    "due.with_value": (
        "een termijn van de soort {kind} heeft {kind}, en niets daarnaast",
        "a due of kind {kind} has its {kind} and nothing beside it",
    ),
    "due.without_value": (
        "een termijn van de soort {kind} heeft geen dag of tijdvak",
        "a due of kind {kind} has no day or period beside it",
    ),
    "meanings.agreed_alone": (
        "een profiel waarin een handtekening alleen akkoord kan betekenen, maakt van tekenen instemmen",
        "a profile that lets people sign for agreed alone makes signing the same as agreeing",
    ),
    "meeting.zone": ("een kloktijd vraagt haar tijdzone", "a time of day needs its zone"),
    "period.order": ("de periode eindigt voordat zij begint", "the period ends before it starts"),
    "position.one_form": (
        "een standpunt is of erkend of betwist (recognised, disputed)",
        "a position is either recognised or disputed",
    ),
    "revisions.numbered": (
        "wijzigingen zijn op volgorde genummerd: 1, 2, 3",
        "revisions are numbered 1, 2, 3 in order",
    ),
    "statement.one_form": (
        "een zienswijze is of tekst of weggelakt (text, redacted)",
        "a statement is either text or redacted",
    ),
    "terms.breach": (
        "een termijn is nooit meer dan een zorgpunt",
        "a term is never more than a concern",
    ),
    "view.etag": (
        "de etag is niet die van wat te zien is",
        "the etag is not that of what the view shows",
    ),
    "words.confirmed_unrecorded": (
        "wat niemand anders opschreef, vraagt geen confirmed_at",
        "words that nobody else recorded need no confirmed_at",
    ),
    "words.one_form": (
        "inbreng is precies een van text, concurs, declined, redacted",
        "words are exactly one of text, concurs, declined, redacted",
    ),
}
"""Why something cannot exist: every reason of `value.impossible` by its code."""

KINDS: Mapping[str, tuple[str, str]] = {
    each[1]: each
    for each in (
        ("tekst", "text"),
        ("een geheel getal", "a whole number"),
        ("true of false", "true or false"),
        ("een dag", "a day"),
        ("een lijst", "a list"),
        ("een object", "an object"),
        ("een tabel", "a table"),
        ("een stap", "a step"),
        ("een waarde per kant", "a value per side"),
        ("een functie over een Look", "a function over a Look"),
        ("een stroom, of regels een voor een", "a stream, or lines one by one"),
        (
            "tekst, een geheel getal, true of false, een lijst of een object",
            "text, a whole number, true or false, a list or an object",
        ),
        ("een onderwerp", "a topic"),
        ("een oplossing", "a solution"),
        ("een persoon van die kant", "a person of that side"),
        ("een kant of een persoon in het verslag", "a side or a person in the record"),
        ("een versie van het verslag", "an edition of the report"),
        ("ASCII-sleutel van hoogstens {limit} tekens", "ASCII key of at most {limit} characters"),
        ("zin met feiten tussen accolades", "sentence with facts in braces"),
        ("(maand, dag)", "(month, day)"),
    )
}
"""What belongs in a place, what is referred to and which form it has: every one by its English words."""

REASONS: Mapping[str, tuple[str, str]] = {**IMPOSSIBLE, **KINDS}
"""Every reason and every kind of thing with its words in Dutch and in English."""


def in_words(facts: Mapping[str, int | str], lang: str) -> dict[str, int | str]:
    """The facts of a fault as its sentence in `lang` says them: `"nl"`, or English for anything else."""
    return {name: _said(facts, value, lang) if name in SAYING else value for name, value in facts.items()}


def _said(facts: Mapping[str, int | str], value: int | str, lang: str) -> int | str:
    dutch, english = REASONS.get(str(value), (None, None))
    words = dutch if lang == "nl" else english
    return value if words is None else words.format_map(facts)
