"""The pages that are made from the package: `python docs/made.py` writes them anew.

They are committed, so that they can be read without building anything; a test compares them with what this makes. Some
are made as a whole; of others only what stands between two marks is.
"""

import re
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import format_objects
import format_steps
import profile_tables
import python_names
import source_names
import stages_diagram
from functionering import judgement
from functionering.judgement import JUDGEMENT_WORDS
from functionering.profile import STANDARD, shipped
from functionering.rules import RULES, Rule
from functionering.steps import TABLE, step_differences
from functionering.themes import THEMES, Theme
from functionering.voice import Because

DOCS = Path(__file__).resolve().parent


def smallest() -> str:
    """The smallest closed record without findings, as it ships."""
    record = (files("functionering") / "examples" / "smallest.json").read_text("utf-8").strip()
    return f"""# A smallest record

A record of a plain good talk, closed, on which there is no finding, in {len(record.splitlines())} lines. It ships as
`src/functionering/examples/smallest.json`; the people are invented. [The tutorial](../tutorial/one-conversation.md)
reads it with you.

```json
{record}
```
"""


FAMILIES: Mapping[str, str] = {
    "EQ": "Equal input",
    "TH": "What it should touch",
    "JS": "Joint solutions",
    "AP": "Appraisal drift",
    "AG": "Agreements",
    "TM": "Terms",
    "RC": "The record",
    "PV": "Privacy",
}

# What regulations and practice name as equal input, numbered once; rules say which of these they hold.
EQUAL_INPUT: Mapping[str, str] = {
    "E1": "Both prepare",
    "E2": "Both may bring points, and both did",
    "E3": "The views of both are in the report",
    "E4": "The manager's functioning and support is a topic too",
    "E5": "The employee can respond to the report, and disagreement stays visible",
    "E6": "Both sign, or not signing is recorded; signing is not agreeing",
    "E7": "The employee gets a copy",
    "E8": "Either may ask for the conversation",
    "E9": "Earlier agreements are reviewed, those of both",
    "E10": "Agreements can be of both, and are not all of one",
    "E11": "The agenda is agreed by both",
    "E12": "Points are exchanged beforehand",
    "E13": "Every topic is open to both",
    "E14": "The employee's points come first",
    "E15": "Both know beforehand who was asked about the work",
    "E16": "A third person comes under the same terms for either",
    "E17": "No surprises at the table",
    "E18": "Enough notice, and the form beforehand",
    "E19": "Either names problems, and solutions are devised together",
    "E20": "No one-sided judgement and no consequence for pay",
    "E21": "Undisturbed, enough time, a neutral place",
    "E22": "The employee speaks at least half of the time",
    "E23": "Both evaluate the talk itself",
    "E24": "Each is free to speak about the other's functioning",
    "E25": "Nobody is outnumbered",
    "E26": "Both read the previous report beforehand",
}

RULES_PAGE = """# Rules

This page is made from the {count} rules of the library. A *breach* (niet voldaan) contradicts the record itself, or
what this conversation is. A *concern* (zorgpunt) says that equality or joint solving cannot be shown, or that a duty is
undone. *Advice* (tip) is good practice. Before the stage from which a rule counts, its finding is `open`; where the
record has no place for it, `not_shown`. Neither fails. A profile can weigh a rule differently.

Strength says how well a rule is supported. A: a regulation or collective agreement, and several sources from practice.
B: several sources from practice, or one regulation. C: one source. Codes are never used again for another rule.

## Equal input, and what holds it

What regulations and practice name as equal input. No rule looks at the time that each speaks or counts words, and
none at the room: a record cannot show it. What is held by the format or by law itself has no rule either.

| | what | rules |
|---|---|---|
{equal}

{families}

{sources}"""


def rules() -> str:
    """Every rule by family, with its source."""
    equal = [
        f"| {number} | {what} | {', '.join(rule.code for rule in RULES if number in rule.holds) or 'none'} |"
        for number, what in EQUAL_INPUT.items()
    ]
    families: list[str] = []
    for family, title in FAMILIES.items():
        own = [_rule(rule) for rule in RULES if rule.code.startswith(family)]
        families.extend([f"## {family}: {title}", *own] if own else [])
    return RULES_PAGE.format(
        count=len(RULES), equal="\n".join(equal), families="\n\n".join(families), sources=source_names.section()
    )


def _rule(rule: Rule) -> str:
    needs = f"; needs a place for {' or '.join(rule.needs)}" if rule.needs else ""
    return "\n".join(
        [
            f"### {rule.code}: {rule.title.en}",
            "",
            f"*{rule.title.nl}.* **{rule.severity}**, from `{rule.stage}`{needs}.",
            "",
            rule.explanation.en,
            "",
            f"{rule.explanation.nl}",
            "",
            f"- To do: {rule.action.en} *{rule.action.nl}*",
            f"- Source: {rule.source} (strength: {rule.strength})",
        ]
    )


STAGES_PAGE = """# Stages and steps

How far a conversation is follows from its facts; there is no status to set. A step is what somebody does at a moment,
and one table says at which stage each is possible. This page and the diagram are made from that table.

![The stages of a conversation, and the steps that lead from one to another](stages.svg)

What leads forward stands on the right, what leads back on the left. `(time)` is the end of the response term, after
which silence is known. From each stage before the talk, `cancel` leads to `cancelled`, and nothing leads from there.

## What leads where

| from | to | by |
|---|---|---|
{moves}

## When each step is possible

Either side may take every step, except where it is part of a duty that the profile gives to one. Under `{profile}`:
{duties}.

| step | possible at | part of a duty |
|---|---|---|
{steps}
"""


def stages() -> str:
    """The table of steps, and where each leads."""
    profile = shipped(STANDARD)
    moves = [
        f"| {start} | {end} | {', '.join(f'`{name}`' for name in names)} |"
        for (start, end), names in stages_diagram.moves().items()
    ]
    steps = [
        f"| `{each.kind}` | {', '.join(each.stages)} | {'' if each.duty is None else each.duty.replace('_', ' ')} |"
        for each in TABLE
    ]
    duties = [f"`{each.kind}` ({each.owner}: {each.difference.source})" for each in step_differences(profile)]
    return STAGES_PAGE.format(
        moves="\n".join(moves), profile=profile.name, duties="; ".join(duties), steps="\n".join(steps)
    )


THEMES_PAGE = """# Themes

This page is made from the catalogue of {count} themes. A topic names one by its `key`, or a key of its own and then its
`group`. The catalogue proposes and never limits. `about` is what it proposes for a topic; the topic says its own. A
caution is shown while somebody writes; nothing is ever judged by it.

| key | Dutch | English | group | about | asks to be raised |
|---|---|---|---|---|---|
{themes}

## Cautions

| themes | Dutch | English |
|---|---|---|
{cautions}

## Where they come from

| key | sources |
|---|---|
{sources}
"""


def themes() -> str:
    """The catalogue of themes."""
    cautions: dict[tuple[str, str], list[str]] = {}
    for each in THEMES.values():
        if each.caution is not None:
            cautions.setdefault((each.caution.nl, each.caution.en), []).append(f"`{each.key}`")
    return THEMES_PAGE.format(
        count=len(THEMES),
        themes="\n".join(_theme(each) for each in THEMES.values()),
        cautions="\n".join(f"| {', '.join(keys)} | {nl} | {en} |" for (nl, en), keys in cautions.items()),
        sources="\n".join(f"| `{each.key}` | {'; '.join(map(_linked, each.sources))} |" for each in THEMES.values()),
    )


def _theme(theme: Theme) -> str:
    condition = "" if theme.condition is None else theme.condition.en
    about = "" if theme.about is None else f"`{theme.about}`"
    return f"| `{theme.key}` | {theme.dutch} | {theme.english} | `{theme.group}` | {about} | {condition} |"


def _linked(source: str) -> str:
    return re.sub(r"(https://\S+)", r"<\1>", source)


def judgement_words() -> str:
    """The published words, by kind and language."""
    rows = [
        f"| `judgement.{kind}` | {language} | {', '.join(words)} |"
        for kind, lexicon in JUDGEMENT_WORDS.items()
        for language, words in (("Dutch", lexicon.nl), ("English", lexicon.en))
        if words
    ]
    return "\n".join(["| kind | | words |", "|---|---|---|", *rows])


def other_words() -> str:
    """The other lists that a key is read by."""
    words = [word for lexicon in judgement.WORDS_ALONE.values() for word in (*lexicon.nl, *lexicon.en)]
    return "\n".join(
        [
            f"- Judgement as a key of their own, and honest inside another: {', '.join(words)}.",
            f"- Passed over, for they mean something else: {', '.join(judgement.INNOCENT_WORDS)}.",
        ]
    )


def between_marks(name: str, **parts: Callable[[], str]) -> Callable[[], str]:
    """A page of which only some parts are made: each stands between `<!-- made: part -->` and `<!-- end -->`."""

    def filled() -> str:
        text = (DOCS / name).read_text("utf-8")
        for part, make in parts.items():
            begin = f"<!-- made: {part} -->\n"
            before, _, rest = text.partition(begin)
            text = f"{before}{begin}\n{make()}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
        return text

    return filled


def because() -> str:
    """Why a nature is what it is."""
    rows = [f"| `{each}` | {each.sentence('nl')} | {each.sentence('en')} |" for each in Because]
    return "\n".join(["| `because` | Dutch | English |", "|---|---|---|", *rows])


PAGES: Mapping[str, Callable[[], str]] = {
    "explanation/what-is-refused.md": between_marks(
        "explanation/what-is-refused.md", words=judgement_words, others=other_words
    ),
    "reference/cli.md": between_marks("reference/cli.md", because=because),
    "reference/format-objects.md": format_objects.page,
    "reference/format-steps.md": format_steps.page,
    "reference/profiles.md": between_marks(
        "reference/profiles.md", keys=profile_tables.keys, term=profile_tables.term, regimes=profile_tables.regimes
    ),
    "reference/python.md": python_names.page,
    "reference/rules.md": rules,
    "reference/smallest.md": smallest,
    "reference/stages.md": stages,
    "reference/stages.svg": stages_diagram.svg,
    "reference/themes.md": themes,
}


if __name__ == "__main__":
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), "utf-8")
        sys.stdout.write(f"docs/{name}\n")
