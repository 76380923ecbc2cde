"""Checking (*toetsen*): one record, many, or a whole set of them together."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from functionering.conversation import Conversation, Phase
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.doors import door
from functionering.errors import InvalidValue, WrongCall, fault
from functionering.party import Party
from functionering.profile import Profile, Severity, profile_of
from functionering.rules.catalogue import RULES
from functionering.rules.finding import Finding, State
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule
from functionering.rules.seeing import Seen, seen
from functionering.rules.verdict import Verdict
from functionering.stages import Stage, is_reopened
from functionering.themes import Group


@door
def check(
    c: Conversation,
    profile: Profile | None = None,
    *,
    viewer: str | None = None,
    at: dt.datetime | None = None,
    on: dt.date | None = None,
    calendar: WorkCalendar = DUTCH_CALENDAR,
    leave: Iterable[Span] = (),
    rules: Iterable[Rule] = RULES,
    skip: Mapping[str, str] | None = None,
) -> Verdict:
    """What the rules say of a record: every finding at its place, its nature and stage, and what was skipped.

    `profile`: None is the shipped one that the record names. `viewer`: a person's id, a `Party` or "file", to look
    through their view; places are then those of the view. `at`: the moment that silence is judged on; without it no
    term has run. `on`: the day that lateness is judged on; without it lateness is not judged. `leave`: days on which
    the response term stands still. `rules`: which ones, in order. `skip`: codes to leave out, each with a reason in
    writing, which the verdict shows. Of a cancelled talk only the rules that speak at any stage are heard.

    Raises: `UnknownProfile`; `InvalidValue` for a skipped code that no rule has, a reason that says nothing, two rules
    of one code, a rule that names a fact that it does not give, or a viewer who has no part in the conversation;
    `WrongCall` for rules or a `skip` of another kind.
    """
    terms, rules, leave = profile_of(c, profile), tuple(rules), tuple(leave)
    skipped = _skipped(rules, terms, skip or {})
    left_out = dict(skipped)
    what = seen(c, profile=terms, viewer=viewer, at=at, calendar=calendar, leave=leave)
    look = Look(c=what.c, profile=terms, on=on, calendar=calendar, leave=leave)
    return Verdict(
        id=c.id,
        profile=terms.name,
        stage=what.stage,
        nature=what.nature,
        subjects=() if what.process or what.nothing else _subjects(look),
        findings=tuple(_all_findings([rule for rule in rules if rule.code not in left_out], look, what)),
        skipped=skipped,
        viewer=viewer,
        roles=terms.roles,
    )


def _skipped(rules: tuple[Rule, ...], profile: Profile, skip: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    codes = _codes(rules)
    given: Any = skip
    if not isinstance(given, Mapping):
        raise WrongCall('check: skip takes codes, each with a reason, such as {"EQ011": "The copy goes by post."}')
    if set(skip) - codes:
        raise InvalidValue([fault("value.choice", "/skip", allowed=", ".join(sorted(codes)))])
    if not all(str(reason or "").strip() for reason in skip.values()):
        raise InvalidValue([fault("skip.reason", "/skip")])
    return tuple(sorted({**{code: why for code, why in profile.off if code in codes}, **skip}.items()))


def _codes(rules: tuple[Rule, ...]) -> frozenset[str]:
    given: tuple[Any, ...] = rules
    if not all(isinstance(each, Rule) for each in given):
        raise WrongCall('check: rules takes rules; rules.select("EQ") gives some by their code')
    codes = [rule.code for rule in rules]
    twice = [code for code, number in Counter(codes).items() if number > 1]
    if twice:
        raise InvalidValue([fault("rule.twice", "/rules", rule=code) for code in twice])
    return frozenset(codes)


def _all_findings(rules: Iterable[Rule], look: Look, what: Seen) -> Iterator[Finding]:
    now, weights = effective(what.stage, look), dict(look.profile.severities)
    reached = {each for each in Stage if now.has_reached(each)}
    for rule in rules:
        if what.judges(rule):
            counts = what.is_cancelled or rule.stage in reached
            yield from _findings(rule, look, what, weights.get(rule.code, rule.severity), counts=counts)


def _findings(rule: Rule, look: Look, what: Seen, severity: Severity, *, counts: bool) -> Iterator[Finding]:
    if not what.can_tell(rule):
        yield _finding(rule, look, severity, State.NOT_SHOWN, Found())
        return
    for each in rule.find(look):
        missing = rule.without_fact(each) if each.shown else ()
        if missing:
            raise InvalidValue([fault("rule.facts", "/rules", rule=rule.code, missing=", ".join(missing))])
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


def effective(now: Stage, look: Look) -> Stage:
    """The stage that rules count from: what a record has no place for is not waited for.

    Without a place for a report, what counts from the report counts once the talk was held; without one for signatures,
    what counts from then counts once it was reported. A record of some phases alone, such as a paper form, bears no
    moments on its report: that it stands there is enough. Otherwise such a record would never come to the stage at
    which one-sidedness counts. A record that was closed, and from which words were taken out afterwards, is judged as
    closed: what was taken out must not lift what the rest is held to. Our choice.
    """
    c = look.c
    if now is not Stage.CANCELLED and c.closing is not None and look.is_redacted and not is_reopened(c):
        return Stage.CLOSED
    stands = bool(c.covers) and c.report.latest is not None
    if now is Stage.HELD and (stands or not c.has_place_for(Phase.REPORT)):
        now = Stage.REPORTED
    if now is Stage.REPORTED and not c.has_place_for(Phase.SIGNATURES):
        now = Stage.CONCLUDED
    return now


def _subjects(look: Look) -> tuple[Group, ...]:
    """The groups of the definition on which both sides have a voice, in the order of the definition."""
    voiced = {
        topic.touches for _, topic in look.topics if all(look.voices.answered(topic, party) for party in Party)
    } - {Group.PROCESS}
    return tuple(group for group in Group if group in voiced)
