"""What came of one record on the command line: a verdict, or the errors that stood in its way."""

from typing import Any

import attrs

from functionering.errors import Fault
from functionering.profile import Severity
from functionering.rules import State, Verdict

_LEVELS = {each.value: rank for rank, each in enumerate(Severity)}


@attrs.frozen
class Outcome:
    """One record: where it came from, its line in a stream, its id, and its verdict or errors."""

    source: str
    line: int | None
    id: str | None
    verdict: Verdict | None
    errors: tuple[Fault, ...] = ()

    def exit_code(self, fail_on: str) -> int:
        """2 for a record that cannot be read, also with `never`; 1 for findings at `fail_on` or above; else 0.

        What is still open, or not shown by the record, never counts.
        """
        if self.verdict is None:
            return 2
        worst = min((_LEVELS[each.severity] for each in self.failed()), default=len(_LEVELS))
        return 1 if worst <= _LEVELS.get(fail_on, -1) else 0

    def failed(self) -> list[Any]:
        """The findings that failed, in the order of the verdict."""
        return [] if self.verdict is None else [each for each in self.verdict.findings if each.state is State.FAILED]

    def as_json(self, lang: str) -> dict[str, Any]:
        """One object a record, as documented in the reference of the command line."""
        verdict = self.verdict
        if verdict is None:
            judged: dict[str, Any] = {"profile": None, "scope": "record", "stage": None, "nature": None, "missing": []}
            judged |= {"reasons": [], "linked_judgement": None, "skipped": [], "findings": []}
        else:
            nature = verdict.nature
            judged = {
                "profile": verdict.profile,
                "scope": nature.scope,
                "stage": verdict.stage.value,
                "nature": nature.reciprocity.value,
                "missing": [party.value for party in nature.missing],
                "reasons": [
                    {"because": why.value, "sides": [each.value for each in sides]} for why, sides in nature.reasons
                ],
                "linked_judgement": nature.linked_judgement,
                "skipped": [{"code": code, "reason": reason} for code, reason in verdict.skipped],
                "findings": [_finding(each, lang) for each in verdict.findings],
            }
        errors = [{"code": each.code, "path": each.path, "message": each.sentence(lang)} for each in self.errors]
        return {"source": self.source, "line": self.line, "id": self.id, **judged, "errors": errors}


def _finding(each: Any, lang: str) -> dict[str, Any]:
    return {
        "code": each.code,
        "severity": each.severity.value,
        "state": each.state.value,
        "turn": None if each.turn is None else each.turn.value,
        "path": each.path,
        "message": each.message(lang),
    }
