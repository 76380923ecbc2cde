"""The verdict (*uitkomst*): what the rules say of one record, and the sentence that it is about the record and not the talk."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from functionering.conversation import Conversation, Phase
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.errors import InvalidValue, fault
from functionering.mirror import mirrored
from functionering.party import Both, Party
from functionering.profile import Label, Profile, Severity, profile_of
from functionering.rules.catalogue import RULES
from functionering.rules.finding import GROUPS, Finding, State
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule
from functionering.stage import Stage, stage
from functionering.themes import Group
from functionering.voice import Nature, Reciprocity, nature

SCOPE: Final = Label(
    "of het gesprek gelijkwaardig was, kan geen verslag laten zien",
    "whether the talk was equal no record can show",
)
"""What no verdict claims."""


@attrs.frozen(kw_only=True)
class Verdict:
    """What the rules say of one record.

    `findings`: in the order of the rules, then of the record. `missing`: the sides whose voice is missing. `subjects`:
    the groups of the definition on which both sides have a voice. `skipped`: codes of rules that were left out, each
    with the reason in writing. `scope` is always `"record"`: the talk itself is not judged.
    """

    id: str
    profile: str
    stage: Stage
    nature: Nature
    subjects: tuple[Group, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    scope: str = "record"
    roles: Both[Label] = attrs.field(repr=False)

    @property
    def missing(self) -> tuple[Party, ...]:
        """The sides whose voice is missing; empty where it is not."""
        return self.nature.missing

    def failed(self, at_least: Severity = Severity.ADVICE) -> tuple[Finding, ...]:
        """The findings that failed and weigh as much as `at_least`, or more."""
        level = WEIGHT[at_least]
        return tuple(each for each in self.findings if each.is_failed and WEIGHT[each.severity] >= level)

    def sentence(self, lang: str = "nl") -> str:
        """What the record shows in one sentence; it always says that the talk itself is not judged."""
        names = self._listed([self.roles[party].text(lang) for party in self.missing], lang)
        subjects = self._listed([GROUPS[each].text(lang) for each in self.subjects], lang)
        shown = _SHOWN[self.nature.reciprocity, bool(subjects), bool(names)].text(lang)
        return f"{shown.format(subjects=subjects, names=names)}; {SCOPE.text(lang)}."

    @staticmethod
    def _listed(names: list[str], lang: str) -> str:
        head, last = ", ".join(names[:-1]), names[-1:]
        return (" en " if lang == "nl" else " and ").join([*([head] if head else []), *last])

    def mirrored(self) -> "Verdict":
        """The same verdict with the two sides swapped."""
        swapped = mirrored(self.nature)
        return attrs.evolve(
            self,
            nature=attrs.evolve(
                swapped,
                missing=_in_order(swapped.missing),
                reasons=tuple((why, _in_order(sides)) for why, sides in swapped.reasons),
            ),
            findings=tuple(each.mirrored() for each in self.findings),
            roles=self.roles.mirrored(),
        )


WEIGHT: Final = {Severity.ADVICE: 0, Severity.CONCERN: 1, Severity.BREACH: 2}
"""How severities compare."""

_TWO = Label("Dit verslag toont inbreng van beide kanten over {subjects}", "This record shows input of both parties on {subjects}")
_TWO_PLAIN = Label("Dit verslag toont inbreng van beide kanten", "This record shows input of both parties")
_ONE = Label("Dit verslag toont geen eigen inbreng van de {names}", "This record shows no input of the {names}")
_UNCLEAR = Label(
    "Dit verslag toont nog niet of geen inbreng van beide kanten over werk en samenwerking",
    "This record does not, or not yet, show input of both parties on the work and the collaboration",
)
_SHOWN: Final = {
    **{(Reciprocity.TWO_WAY, True, names): _TWO for names in (True, False)},
    **{(Reciprocity.TWO_WAY, False, names): _TWO_PLAIN for names in (True, False)},
    **{(Reciprocity.ONE_WAY, subjects, True): _ONE for subjects in (True, False)},
    **{(Reciprocity.UNDETERMINED, s, n): _UNCLEAR for s in (True, False) for n in (True, False)},
}


def _in_order(sides: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in Party if party in sides)


def check(
    c: Conversation,
    profile: Profile | None = None,
    *,
    at: dt.datetime | None = None,
    on: dt.date | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
    rules: Iterable[Rule] = RULES,
    skip: Mapping[str, str] | None = None,
) -> Verdict:
    """What the rules say of a record (*toets*): every finding at its place, its nature and stage, and what was skipped.

    `profile`: None is the shipped one that the record names. `at`: the moment that silence is judged on; without it no
    term has run. `on`: the day that lateness is judged on; without it lateness is not judged. `leave`: days on which the
    response term stands still. `rules`: which ones, in order. `skip`: codes to leave out, each with a reason in writing,
    which the verdict shows. Of a cancelled talk only the rules that count at any stage speak.

    Raises: `UnknownProfile`; `InvalidValue` for a skipped code that no rule has, or without a reason.
    """
    terms = profile_of(c, profile)
    rules, leave = tuple(rules), tuple(leave)
    skipped = _skipped(rules, terms, skip or {})
    now = stage(c, terms, at, calendar=calendar, leave=leave)
    look = Look(c=c, profile=terms, on=on, calendar=calendar, leave=leave)
    left_out = dict(skipped)
    return Verdict(
        id=c.id,
        profile=terms.name,
        stage=now,
        nature=nature(c),
        subjects=_subjects(look),
        findings=tuple(each for rule in rules if rule.code not in left_out for each in _findings(rule, look, now)),
        skipped=skipped,
        roles=terms.roles,
    )


def _skipped(rules: tuple[Rule, ...], profile: Profile, skip: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    codes = {rule.code for rule in rules}
    if set(skip) - codes:
        raise InvalidValue([fault("value.choice", "/skip", allowed=", ".join(sorted(codes)))])
    if not all(type(reason) is str and reason.strip() for reason in skip.values()):
        raise InvalidValue([fault("text.empty", "/skip")])
    return tuple(sorted({**{code: why for code, why in profile.off if code in codes}, **skip}.items()))


def _findings(rule: Rule, look: Look, now: Stage) -> Iterable[Finding]:
    if now is Stage.CANCELLED and rule.stage is not None:
        return
    severity = dict(look.profile.severities).get(rule.code, rule.severity)
    if rule.needs and not any(look.c.has_place_for(phase) for phase in rule.needs):
        yield _finding(rule, look, severity, State.NOT_SHOWN, Found())
        return
    counts = rule.stage is None or effective(now, look.c).has_reached(rule.stage)
    for each in rule.find(look):
        state = (State.FAILED if counts else State.OPEN) if each.shown else State.NOT_SHOWN
        yield _finding(rule, look, severity, state, each)


def _finding(rule: Rule, look: Look, severity: Severity, state: State, found: Found) -> Finding:
    # What can no longer be mended is nobody's move.
    is_move = state is State.OPEN or (state is State.FAILED and rule.afterwards is None)
    return Finding(
        code=rule.code,
        severity=severity,
        state=state,
        turn=found.turn if is_move else None,
        path=found.path,
        facts=found.facts,
        roles=look.profile.roles,
        rule=rule,
    )


def effective(now: Stage, c: Conversation) -> Stage:
    """The stage that the rules count from: where a record has no place for a report or for signatures, it does not wait for them.

    A paper form of the talk alone would otherwise never come to the stage at which one-sidedness counts. Our choice.
    """
    if now is Stage.HELD and not c.has_place_for(Phase.REPORT):
        now = Stage.REPORTED
    if now is Stage.REPORTED and not c.has_place_for(Phase.SIGNATURES):
        now = Stage.CONCLUDED
    return now


def _subjects(look: Look) -> tuple[Group, ...]:
    voiced = {
        topic.touches
        for _, topic in look.topics
        if all(look.voices.answered(topic, party) for party in Party) and topic.touches is not Group.PROCESS
    }
    return tuple(group for group in Group if group in voiced)
