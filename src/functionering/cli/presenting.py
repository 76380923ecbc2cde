"""How outcomes are shown: as text for people, JSON for programs, SARIF for the tools that show findings in a file."""

import json
from collections import Counter
from itertools import groupby
from typing import Any, Protocol

from functionering.cli.console import Console, printable
from functionering.cli.outcome import Outcome
from functionering.cli.words import word
from functionering.profile import Severity
from functionering.rules import RULES, Rule, State
from functionering.voice import Reciprocity

MOST_PLACES = 3
"""So many places of one and the same finding are written out; the rest is counted."""
MOST_OPEN = 5
"""So many rules that are still open are named; the rest is counted, unless every code was asked for."""


class Presenter(Protocol):
    """Shows outcomes one by one, so that a million of them need no more memory than one."""

    def begin(self) -> None:
        """Before the first outcome."""

    def show(self, outcome: Outcome) -> None:
        """One outcome."""

    def end(self) -> None:
        """After the last outcome."""


class Text:
    """For people: the verdict, what failed with its place, what is still to do, and what each verdict is worth."""

    def __init__(self, console: Console, lang: str, *, with_codes: bool = False) -> None:
        self._write = console.write
        self._lang = lang
        self._with_codes = with_codes
        self._count: Counter[str] = Counter()
        self._has_codes = False
        self._is_counted = False

    def _word(self, key: str) -> str:
        return word(key, self._lang)

    def begin(self) -> None:
        """Nothing stands above the first verdict."""

    def show(self, outcome: Outcome) -> None:
        """A heading with the nature and the stage, then one line a finding."""
        verdict = outcome.verdict
        source = printable(outcome.source)
        place = source if outcome.line is None else f"{source}, {self._word('line')} {outcome.line}"
        if verdict is None:
            self._count["unreadable"] += 1
            self._write(f"{place}: {self._word('unreadable')}")
            for error in outcome.errors:
                self._write(f"  {error.path or self._word('whole')}  {error.sentence(self._lang)}")
            self._write("")
            return
        nature = verdict.nature.reciprocity.value
        self._count[nature] += 1
        said = [self._word(nature), self._word(verdict.stage.value)]
        if verdict.nature.linked_judgement:
            said.append(self._word("linked"))
        self._write(f"{place}: {', '.join(said)}")
        self._write(f"  {verdict.sentence(self._lang)}")
        if verdict.nature.reciprocity is Reciprocity.UNDETERMINED:
            for why, sides in verdict.nature.reasons:
                whose = ", ".join(each.label(self._lang) for each in sides)
                self._write(f"  {whose}{': ' if whose else ''}{why.sentence(self._lang)}")
        self._findings(outcome)
        self._write("")

    def _findings(self, outcome: Outcome) -> None:
        failed = outcome.failed()
        for (severity, code, message), same in groupby(
            failed, lambda it: (it.severity, it.code, it.message(self._lang))
        ):
            places = [each.path or self._word("whole") for each in same]
            self._write(f"  {f'{self._word(severity.value)} {code}':<19} {message}")
            self._write(f"  {'':<19} {', '.join(places[:MOST_PLACES])}{self._more(len(places) - MOST_PLACES)}")
        verdict = outcome.verdict
        findings = () if verdict is None else verdict.findings
        self._has_codes |= bool(findings)
        if not failed:
            is_open = any(each.state is State.OPEN for each in findings)
            self._write(f"  {self._word('nothing_so_far' if is_open else 'nothing')}")
        self._open([each.rule for each in findings if each.state is State.OPEN])
        self._not_shown([each.code for each in findings if each.state is State.NOT_SHOWN])
        if verdict is not None and verdict.skipped:
            self._write(f"  {self._word('skipped')}: {'; '.join(f'{code} ({why})' for code, why in verdict.skipped)}")

    def _open(self, rules: list[Rule]) -> None:
        """What is still to do, by title."""
        different = list({each.code: each for each in rules}.values())
        shown = different if self._with_codes else different[:MOST_OPEN]
        for each in shown:
            heading = f"{self._word('open')} {each.code}"
            self._write(f"  {heading:<19} {each.title.text(self._lang)}")
        if len(shown) < len(different):
            self._write(f"  {'':<19}{self._more(len(different) - len(shown))}")

    def _not_shown(self, codes: list[str]) -> None:
        """Of how many rules the record shows nothing; of which, where that was asked for."""
        different = list(dict.fromkeys(codes))
        if different:
            count = self._word("one_rule" if len(different) == 1 else "rules").format(n=len(different))
            named = f" ({' '.join(different)})" if self._with_codes else ""
            self._is_counted |= not self._with_codes
            self._write(f"  {self._word('not_shown')}: {count}{named}")

    def _more(self, left: int) -> str:
        return f" {self._word('more').format(n=left)}" if left > 0 else ""

    def end(self) -> None:
        """How many records, and how many of each nature; after that where codes of rules are explained."""
        total = self._word("records").format(n=sum(self._count.values()))
        parts = [
            f"{self._count[key]} {self._word(key)}" for key in ("two_way", "one_way", "undetermined", "unreadable")
        ]
        self._write(f"{total}: {', '.join(parts)}")
        if self._has_codes:
            self._write(self._word("explain"))
        if self._is_counted:
            self._write(self._word("codes"))


class Json:
    """For programs: one JSON object a record, one a line."""

    def __init__(self, console: Console, lang: str, *, with_codes: bool = False) -> None:  # noqa: ARG002 -- as Text
        self._write = console.write
        self._lang = lang

    def begin(self) -> None:
        """Nothing stands around the lines."""

    def show(self, outcome: Outcome) -> None:
        """One object on one line."""
        self._write(json.dumps(outcome.as_json(self._lang), ensure_ascii=False))

    def end(self) -> None:
        """Nothing stands around the lines."""


_LEVELS = {Severity.BREACH: "error", Severity.CONCERN: "warning", Severity.ADVICE: "note"}


class Sarif:
    """SARIF 2.1.0, written as it comes: what failed, and what could not be read. Places are JSON Pointers."""

    def __init__(self, console: Console, lang: str, *, with_codes: bool = False) -> None:  # noqa: ARG002 -- as Text
        self._write = console.write
        self._lang = lang
        self._first = True

    def begin(self) -> None:
        """The tool and its rules."""
        rules = [
            {
                "id": each.code,
                "shortDescription": {"text": each.title.text(self._lang)},
                "fullDescription": {"text": each.explanation.text(self._lang)},
                "defaultConfiguration": {"level": _LEVELS[each.severity]},
            }
            for each in RULES
        ]
        driver = {"name": "functionering", "rules": rules}
        self._write('{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [')
        self._write(f'{{"tool": {{"driver": {json.dumps(driver, ensure_ascii=False)}}}, "results": [')

    def show(self, outcome: Outcome) -> None:
        """One result a finding that failed, or an error of reading."""
        for each in outcome.failed():
            self._result(outcome, each.code, _LEVELS[each.severity], each.path, each.message(self._lang))
        for error in outcome.errors:
            self._result(outcome, error.code, "error", error.path, error.sentence(self._lang))

    def _result(self, outcome: Outcome, code: str, level: str, path: str, message: str) -> None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": outcome.source}}
        if outcome.line is not None:
            physical["region"] = {"startLine": outcome.line}
        place = {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": path, "kind": "object"}]}
        result = {"ruleId": code, "level": level, "message": {"text": message}, "locations": [place]}
        self._write(("" if self._first else ",") + json.dumps(result, ensure_ascii=False))
        self._first = False

    def end(self) -> None:
        """Close what `begin` opened."""
        self._write("]}]}")


PRESENTERS: dict[str, type[Text] | type[Json] | type[Sarif]] = {"text": Text, "json": Json, "sarif": Sarif}
