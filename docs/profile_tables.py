"""The tables of the page on profiles, made from the shipped profiles and from what a profile may say."""

from enum import StrEnum
from typing import Final

from functionering.days import Roll, Unit
from functionering.party import Owner
from functionering.profile import (
    STANDARD,
    Anchor,
    Attendance,
    CadenceKind,
    Circle,
    Circumstance,
    Duty,
    Profile,
    Reveal,
    Severity,
    SourcedTerm,
    Terms,
    shipped,
    shipped_names,
)
from functionering.profile.reading import LONGEST_TERM
from functionering.report import Meaning
from functionering.themes import About

TERMS: Final = {
    "notice": "invited at least so long before",
    "exchange": "points given at least so long before",
    "report": "report offered within, from the last sitting",
    "response": "to respond within, from when the report was available; at least five working days",
    "signing": "signed within, from when it was offered",
    "postponement": "held within, from the old date",
    "request": "held within, from when it was asked for",
}


def _any_of(kind: type[StrEnum]) -> str:
    return ", ".join(f"`{each}`" for each in kind)


def _standard(name: str) -> str:
    found = getattr(shipped(STANDARD).terms, name)
    return "none" if found is None else _term(found)


def _term(sourced: SourcedTerm) -> str:
    return f"{sourced.term.n} {sourced.term.unit.replace('_', ' ')}"


def keys() -> str:
    """Every key of a profile: what it says, its values, and what stands in the standard profile."""
    standard = shipped(STANDARD)
    duties = ", ".join(f'`{duty} = "{owner}"`' for duty, owner in standard.duties)
    about = "`nl` and `en`: text"
    rows = [
        (
            "`inherits`",
            "the name of a shipped profile, of which this one says only what differs",
            _shipped(),
            "nothing",
        ),
        ("`name`", "its name and number", "text, such as `ours/1`", f"`{standard.name}`"),
        ("`[title]`", "its title", about, f"{standard.title.nl} / {standard.title.en}"),
        (
            "`[roles.employee]`, `[roles.manager]`",
            "what a side is called here, as a noun after *de*",
            about,
            ", ".join(f"{role.nl} / {role.en}" for role in standard.roles.values()),
        ),
        ("`[[sources]]`", "where it was read", "`title`, `url`, `read_on` (a day)", f"{len(standard.sources)} sources"),
        ("`[duties]`", "who has a task", f"keys {_any_of(Duty)}; values {_any_of(Owner)}", duties),
        (
            "`[differences.<duty>]`",
            "why a task, `reveal` or `prompts` is not the same for both; required where it is not",
            "`nl`, `en`, `source`",
            "one for each duty of one side",
        ),
        *((f"`terms.{name}`", meaning, "a term", _standard(name)) for name, meaning in TERMS.items()),
        *(
            (f"`terms.{name}`", meaning, f"table of `n` (1 to {LONGEST_TERM}) and `source`", limit)
            for name, meaning, limit in _limits(standard.terms)
        ),
        (
            "`reveal.policy`",
            "when a preparation shows to the other; with `source`",
            _any_of(Reveal),
            f"`{standard.reveal}`",
        ),
        ("`attendance.kind`", "what a third person needs", _any_of(Attendance), f"`{standard.attendance}`"),
        (
            "`attendance.notice`",
            "announced at least so long before",
            "a term",
            _optional(standard.attendance_notice),
        ),
        (
            "`signatures.meanings`",
            "what a signature may mean; not `agreed` alone; with `source`",
            f"list of {_any_of(Meaning)}",
            ", ".join(f"`{each}`" for each in standard.meanings),
        ),
        (
            "`topics.required`",
            "themes that are to come up in any case; with `source`",
            "list of [themes](themes.md)",
            "none",
        ),
        (
            "`[[topics.conditional]]`",
            "a theme that asks to be raised in a circumstance",
            f"`theme`, `when` ({_any_of(Circumstance)}), `source`",
            f"{len(standard.conditional)}",
        ),
        (
            "`[[prompts]]`",
            "a question of the form",
            f"`theme`, `about` ({_any_of(About)}), `nl`, `en`, `asked` ({_any_of(Owner)}; left out: `both`)",
            f"{len(standard.prompts)}",
        ),
        (
            "`[rules.severity]`",
            "what a rule weighs; a term (`TM`) is never a breach",
            f"keys are codes, values {_any_of(Severity)}",
            "as [the rules](rules.md) say",
        ),
        (
            "`[rules.off]`",
            "a rule that is left out, with the reason that verdicts show",
            "keys are codes, values text",
            "none",
        ),
        (
            "`cadence.kind`",
            'what "once a year" means; with `source`',
            _any_of(CadenceKind),
            f"`{standard.cadence.kind}`",
        ),
        ("`cadence.months`", "with `rolling` alone: from one conversation to the next", "1 to 60", "none"),
        (
            "`[retention]`",
            "how long a record is kept",
            f"`anchor` ({_any_of(Anchor)}), `term` and optionally `at_least` (tables of `n` and `unit`), `source`",
            _retention(standard),
        ),
        (
            "`[disclosure]`",
            "who may see the report, and who the agreements alone",
            f"`report` and `agreements`: lists of {_any_of(Circle)}; `source`",
            _disclosure(standard),
        ),
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["| key | says | values | in `standard/1` |", "|---|---|---|---|", *lines])


def term() -> str:
    """What a term is written as."""
    return (
        f"A term is a table: `n` (0 to {LONGEST_TERM}), `unit` ({_any_of(Unit)}), `roll` for a last day that is no "
        f"working day ({_any_of(Roll)}; left out it is `none`), and `source`."
    )


def _shipped() -> str:
    return ", ".join(f"`{each}`" for each in shipped_names())


def _limits(terms: Terms) -> tuple[tuple[str, str, str], ...]:
    minutes = terms.longest_minutes
    return (
        ("longest_minutes", "the talk takes at most so long", "none" if minutes is None else str(minutes.n)),
        ("longest_gap_months", "at most so many months between two talks", str(terms.longest_gap_months.n)),
    )


def _optional(sourced: SourcedTerm | None) -> str:
    return "none" if sourced is None else _term(sourced)


def _retention(profile: Profile) -> str:
    kept = profile.retention
    return "none" if kept is None else f"{kept.term.n} {kept.term.unit} after `{kept.anchor}`"


def _disclosure(profile: Profile) -> str:
    shown = profile.disclosure
    if shown is None:
        return "none"
    return f"report: {', '.join(shown.report)}; agreements: {', '.join(shown.agreements)}"


def regimes() -> str:
    """The shipped profiles, each with its terms and its sources."""
    return "\n\n".join(_regime(shipped(name)) for name in shipped_names())


def _regime(profile: Profile) -> str:
    rhythm = profile.cadence
    rows = [("how often", f"`{rhythm.kind}`", rhythm.source)]
    for name in TERMS:
        found: SourcedTerm | None = getattr(profile.terms, name)
        if found is not None:
            rows.append((f"`{name}`", _term(found), found.source))
    if profile.terms.longest_minutes is not None:
        rows.append(("`longest_minutes`", str(profile.terms.longest_minutes.n), profile.terms.longest_minutes.source))
    rows.append(
        ("`longest_gap_months`", str(profile.terms.longest_gap_months.n), profile.terms.longest_gap_months.source)
    )
    rows.append(("a signature may mean", ", ".join(f"`{each}`" for each in profile.meanings), ""))
    if profile.required:
        rows.append(("themes that come up in any case", ", ".join(f"`{each}`" for each in profile.required), ""))
    if profile.retention is not None:
        rows.append(("kept", _retention(profile), profile.retention.source))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    sources = [f"- [{each.title}]({each.url}), read on {each.read_on}" for each in profile.sources]
    return "\n".join(
        [f"### `{profile.name}`: {profile.title.en}", "", "| | | source |", "|---|---|---|", *lines, "", *sources]
    )
