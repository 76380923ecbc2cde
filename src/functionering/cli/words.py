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
    "from": ("vanaf", "from"),
    "source": ("bron", "source"),
    "strength": ("sterkte", "strength"),
}


def word(key: str, lang: str) -> str:
    """The word or sentence in `lang`: `"nl"`, or English for anything else."""
    return _WORDS[key][lang != "nl"]
