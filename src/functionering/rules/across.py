"""Across records: many verdicts in a stream, and the one rule that no single record can show."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict, Unpack

import attrs

from functionering.conversation import Conversation
from functionering.days import Span, WorkCalendar
from functionering.profile import Profile, profile_of
from functionering.rules.checking import check
from functionering.rules.finding import Finding, State
from functionering.rules.rule import Rule
from functionering.rules.soundness import ONE_A_TRACK
from functionering.rules.verdict import Verdict
from functionering.stages import Stage


class Options(TypedDict, total=False):
    """What `check` can be told, with the same meaning for each record."""

    viewer: str | None
    at: dt.datetime | None
    on: dt.date | None
    calendar: WorkCalendar
    leave: Iterable[Span]
    rules: Iterable[Rule]
    skip: Mapping[str, str] | None


def check_many(
    conversations: Iterable[Conversation], profile: Profile | None = None, **options: Unpack[Options]
) -> Iterator[Verdict]:
    """The verdict on each record, one at a time and in the order given: a million records need the room of one.

    Raises: as `check`, when the record that is the matter is reached.
    """
    for each in conversations:
        yield check(each, profile, **options)


@attrs.frozen
class Clash:
    """What only several records together show: the finding, the track it is about, and the ids of the conversations."""

    finding: Finding
    track: str
    conversations: tuple[str, ...]


@attrs.frozen
class Checked:
    """The verdicts on a set of records, in the order given, and what only the set shows."""

    verdicts: tuple[Verdict, ...]
    clashes: tuple[Clash, ...]


def check_all(
    conversations: Iterable[Conversation], profile: Profile | None = None, **options: Unpack[Options]
) -> Checked:
    """The verdict on each record, and what only all together show: one open conversation a track.

    A conversation is open until it was closed or cancelled; one that has a place for some phases alone, such as a paper
    form, is over once it was held, since it can never be closed. Records without a track are in nobody's way.

    Raises: as `check`.
    """
    verdicts: list[Verdict] = []
    running: dict[str, list[Conversation]] = {}
    for each in conversations:
        verdict = check(each, profile, **options)
        verdicts.append(verdict)
        over = verdict.stage in (Stage.CLOSED, Stage.CANCELLED) or (each.covers and each.sittings)
        if each.track is not None and not over:
            running.setdefault(each.track, []).append(each)
    clashes = tuple(_clash(track, found, profile) for track, found in running.items() if len(found) > 1)
    return Checked(tuple(verdicts), clashes)


def _clash(track: str, found: list[Conversation], profile: Profile | None) -> Clash:
    terms = profile_of(found[0], profile)
    finding = Finding(
        code=ONE_A_TRACK.code,
        severity=dict(terms.severities).get(ONE_A_TRACK.code, ONE_A_TRACK.severity),
        state=State.FAILED,
        turn=None,
        path="/track",
        facts=(("count", len(found)),),
        roles=terms.roles,
        rule=ONE_A_TRACK,
    )
    return Clash(finding, track, tuple(each.id for each in found))
