"""The words of the command line, in Dutch and in English: how a record, a stage and a rule are called."""

from collections.abc import Mapping

from functionering.labels import RECIPROCITY, SEVERITIES, STAGES

_WORDS: Mapping[str, tuple[str, str]] = {
    **STAGES,
    **RECIPROCITY,
    **SEVERITIES,
    "unreadable": ("niet te lezen", "unreadable"),
    "line": ("regel", "line"),
    "column": ("kolom", "column"),
    "whole": ("het verslag", "the record"),
    "nothing": ("geen bevindingen", "no findings"),
    "nothing_so_far": ("tot nu toe geen bevindingen", "no findings so far"),
    "open": ("nog te doen", "still to do"),
    "not_shown": ("blijkt niet uit het verslag", "not shown by the record"),
    "skipped": ("overgeslagen", "skipped"),
    "linked": ("gekoppeld aan een beoordeling", "linked to an appraisal"),
    "records": ("{n} verslag(en)", "{n} record(s)"),
    "more": ("en nog {n}", "and {n} more"),
    "explain": (
        "functionering explain CODE zegt wat een regel is.",
        "functionering explain CODE says what a rule is.",
    ),
    "codes": (
        "functionering check --codes noemt ook elke regel die niet uit het verslag blijkt.",
        "functionering check --codes also names every rule that the record does not show.",
    ),
    "rules": ("{n} regels", "{n} rules"),
    "one_rule": ("{n} regel", "{n} rule"),
    "no_such_rule": (
        "Er is geen regel {code}. `functionering rules` noemt ze alle.",
        "There is no rule {code}. `functionering rules` lists them.",
    ),
    "no_code": (
        "Dit is geen code van een regel. `functionering rules` noemt ze alle.",
        "This is no code of a rule. `functionering rules` lists them.",
    ),
    "no_such_example": ("Zo'n voorbeeld is er niet. Er zijn: {names}", "There is no such example. There are: {names}"),
    "A": (
        "A: een regeling of cao, en meer bronnen uit de praktijk",
        "A: a regulation or collective agreement, and several sources from practice",
    ),
    "B": (
        "B: meer bronnen uit de praktijk, of een regeling",
        "B: several sources from practice, or one regulation",
    ),
    "C": ("C: één bron", "C: one source"),
    "our choice": ("onze keuze", "our choice"),
    "from": ("vanaf", "from"),
    "source": ("bron", "source"),
    "strength": ("sterkte", "strength"),
}


def word(key: str, lang: str) -> str:
    """The word or sentence in `lang`: `"nl"`, or English for anything else."""
    return _WORDS[key][lang != "nl"]
