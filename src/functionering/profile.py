"""Profiles: the terms that the two agreed to, as data with sources (*regeling*).

A profile says who has which task, which terms run and in which unit, when preparation becomes visible, who may
attend, which meanings a signature may have, and which rules weigh more or less. Rights are the same for both sides in
every profile; where a task is one side's, the profile names it with its reason, and `permitted_differences` derives
the list.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final, cast

import attrs

from functionering.conversation import Conversation
from functionering.days import Roll, Term, Unit
from functionering.errors import InvalidValue, UnknownProfile, fault
from functionering.party import Both, Owner, Party
from functionering.report import Meaning

STANDARD: Final = "standard/1"
"""The profile of a record that names none."""


class Severity(StrEnum):
    """How much a finding weighs: breach (*niet voldaan*), concern (*zorgpunt*), advice (*tip*)."""

    BREACH = "breach"
    CONCERN = "concern"
    ADVICE = "advice"


class Reveal(StrEnum):
    """When preparation becomes visible to the other; anyone may release their own at any time, and no term rewards silence."""

    BOTH = "both"
    """Each when both have submitted, or at the sitting."""
    OWN_RELEASE = "own_release"
    """Each when its author releases it, or at the sitting."""
    EMPLOYEE_FIRST = "employee_first"
    """The employee's when submitted; the manager's when both have submitted."""
    MANAGER_FIRST = "manager_first"

    @property
    def first(self) -> Party | None:
        """The side whose preparation is shown as soon as it is submitted, where it is not even."""
        return {Reveal.EMPLOYEE_FIRST: Party.EMPLOYEE, Reveal.MANAGER_FIRST: Party.MANAGER}.get(self)

    @property
    def mirrored(self) -> "Reveal":
        """The same with the two sides swapped."""
        swapped = {Reveal.EMPLOYEE_FIRST: Reveal.MANAGER_FIRST, Reveal.MANAGER_FIRST: Reveal.EMPLOYEE_FIRST}
        return swapped.get(self, self)


class Attendance(StrEnum):
    """What a third person at the table needs: notice, no objection of the other side, or the consent of both."""

    NOTICE = "notice"
    NO_OBJECTION = "no_objection"
    CONSENT = "consent"


class Duty(StrEnum):
    """A task that a profile may give to one side."""

    ARRANGE = "arrange"
    REPORT = "report"
    GIVE_COPY = "give_copy"
    KEEP = "keep"
    FIRST_WORD = "first_word"


@attrs.frozen
class Label:
    """A text in Dutch and in English."""

    nl: str
    en: str

    def text(self, lang: str) -> str:
        """The text in `lang`: Dutch for `"nl"`, English otherwise."""
        return self.nl if lang == "nl" else self.en


@attrs.frozen
class Source:
    """Where a profile's content was read, and when."""

    title: str
    url: str
    read_on: dt.date


@attrs.frozen
class Limit:
    """A number with its source."""

    n: int
    source: str


@attrs.frozen
class SourcedTerm:
    """A term with its source."""

    term: Term
    source: str


@attrs.frozen(kw_only=True)
class Terms:
    """The terms of a profile; None where it has none. All are order terms: past them something is overdue, never invalid."""

    notice: SourcedTerm | None = None
    exchange: SourcedTerm | None = None
    report: SourcedTerm | None = None
    response: SourcedTerm
    signing: SourcedTerm | None = None
    postponement: SourcedTerm | None = None
    request: SourcedTerm | None = None
    longest_minutes: Limit | None = None
    longest_gap_months: Limit


@attrs.frozen
class Difference:
    """One permitted difference between the sides: what it is, who has it, why, and where that comes from."""

    name: str
    owner: Owner
    reason: Label
    source: str


@attrs.frozen(kw_only=True)
class Profile:
    """A regime as data. `severities` overrides a rule's own; `off` are rules left out, each with the reason that results show."""

    name: str
    title: Label
    roles: Both[Label]
    sources: tuple[Source, ...] = ()
    duties: tuple[tuple[Duty, Owner], ...]
    differences: tuple[Difference, ...]
    terms: Terms
    reveal: Reveal
    attendance: Attendance
    attendance_notice: SourcedTerm | None = None
    meanings: tuple[Meaning, ...]
    required: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    off: tuple[tuple[str, str], ...] = ()
    cadence: tuple[tuple[str, int | str], ...] = ()

    def __attrs_post_init__(self) -> None:
        if set(self.meanings) <= {Meaning.AGREED}:
            why = "a profile that lets people sign for agreed alone makes signing the same as agreeing"
            raise InvalidValue([fault("value.impossible", "/signatures/meanings", why=why)])
        response = self.terms.response.term
        if response.unit is Unit.WORKING_DAYS and response.n < 5:
            raise InvalidValue([fault("value.range", "/terms/response", low=5, high=366)])
        if any(code.startswith("TM") and severity is Severity.BREACH for code, severity in self.severities):
            raise InvalidValue([fault("value.impossible", "/rules", why="a term is never more than a concern")])
        uneven = {duty for duty, owner in self.duties if owner is not Owner.BOTH}
        explained = {each.name for each in self.differences}
        if {*uneven, *(("reveal",) if self.reveal.first else ())} - explained:
            raise InvalidValue(
                [fault("value.impossible", "/differences", why="a difference between sides needs a reason")]
            )

    def owner_of(self, duty: Duty) -> Owner:
        """Who has a task: one side, or both alike."""
        return dict(self.duties)[duty]

    def turn_for(self, duty: Duty) -> Party | None:
        """Whose move a task is; None where it is as much the one's as the other's."""
        owner = self.owner_of(duty)
        return None if owner is Owner.BOTH else owner.parties[0]

    def mirrored(self) -> "Profile":
        """The same regime with the two sides swapped: tasks, reveal and role labels."""
        return attrs.evolve(
            self,
            roles=self.roles.mirrored(),
            duties=tuple((duty, owner.mirrored) for duty, owner in self.duties),
            differences=tuple(attrs.evolve(each, owner=each.owner.mirrored) for each in self.differences),
            reveal=self.reveal.mirrored,
        )

    @property
    def permitted_differences(self) -> tuple[Difference, ...]:
        """Every place where the profile is not the same after swapping the sides, with its reason and source."""
        swapped = self.mirrored()
        uneven = {duty.value for duty, owner in self.duties if owner is not swapped.owner_of(duty)}
        if self.reveal is not swapped.reveal:
            uneven.add("reveal")
        return tuple(each for each in self.differences if each.name in uneven)


@cache
def shipped(name: str) -> Profile:
    """The shipped profile of that name. Raises: `UnknownProfile`."""
    if name not in shipped_names():
        raise UnknownProfile(f"no such profile is shipped; there are: {', '.join(shipped_names())}")
    file = resources.files("functionering") / "regimes" / f"{name.replace('/', '-')}.toml"
    return read_profile(file.read_text("utf-8"))


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the shipped profiles, in alphabetical order."""
    folder = resources.files("functionering") / "regimes"
    stems = sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple("/".join(stem.rsplit("-", 1)) for stem in stems)


def profile_of(c: Conversation, profile: "Profile | None" = None) -> Profile:
    """The profile to read a conversation by: the one given, else the shipped one that it names, else the standard one.

    Raises: `UnknownProfile`.
    """
    return profile if profile is not None else shipped(c.profile or STANDARD)


def read_profile(toml: str) -> Profile:
    """A profile from TOML text; `inherits` names a shipped profile, of which it then only says what differs.

    Raises: `InvalidValue` for what no profile may hold, with the place in the file; `UnknownProfile`.
    """
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        data = None
    if data is None:
        raise InvalidValue([fault("type", expected="TOML")])
    return _profile(_inherited(data))


def _inherited(data: dict[str, Any]) -> dict[str, Any]:
    parent = data.pop("inherits", None)
    if parent is None:
        return data
    if parent not in shipped_names():
        raise UnknownProfile(
            f"a profile inherits from one that is not shipped; there are: {', '.join(shipped_names())}"
        )
    file = resources.files("functionering") / "regimes" / f"{parent.replace('/', '-')}.toml"
    return _merged(_inherited(tomllib.loads(file.read_text("utf-8"))), data)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict) and "n" not in value
        merged[key] = _merged(base[key], cast("dict[str, Any]", value)) if both else value
    return merged


_KEYS: Final = frozenset(
    ["name", "title", "roles", "sources", "duties", "differences", "terms", "reveal", "attendance", "signatures", "topics", "rules", "cadence"]
)


def _profile(data: dict[str, Any]) -> Profile:
    unknown = set(data) - _KEYS
    if unknown:
        raise InvalidValue([fault("json.unknown_key", count=len(unknown))])
    try:
        return _built(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, InvalidValue):
            raise
    raise InvalidValue([fault("value.impossible", why="a part of the profile is missing or has another form")])


def _built(data: dict[str, Any]) -> Profile:
    duties = {Duty(name): Owner(owner) for name, owner in data["duties"].items()}
    named = {**duties, "reveal": Owner.BOTH}
    rules = data.get("rules", {})
    attendance = data["attendance"]
    return Profile(
        name=data["name"],
        title=_label(data["title"]),
        roles=Both(_label(data["roles"]["employee"]), _label(data["roles"]["manager"])),
        sources=tuple(Source(each["title"], each["url"], each["read_on"]) for each in data.get("sources", ())),
        duties=tuple((duty, duties[duty]) for duty in Duty),
        differences=tuple(
            Difference(name, named[name], _label(each), each["source"]) for name, each in data["differences"].items()
        ),
        terms=Terms(**{name: _limit(each) for name, each in data["terms"].items()}),
        reveal=Reveal(data["reveal"]["policy"]),
        attendance=Attendance(attendance["kind"]),
        attendance_notice=_limit(attendance["notice"]) if "notice" in attendance else None,
        meanings=tuple(Meaning(each) for each in data["signatures"]["meanings"]),
        required=tuple(data.get("topics", {}).get("required", ())),
        severities=tuple(sorted((code, Severity(level)) for code, level in rules.get("severity", {}).items())),
        off=tuple(sorted(rules.get("off", {}).items())),
        cadence=tuple(data.get("cadence", {}).items()),
    )


def _label(data: Mapping[str, str]) -> Label:
    return Label(data["nl"], data["en"])


def _limit(data: Mapping[str, Any]) -> Any:
    if "unit" not in data:
        return Limit(data["n"], data["source"])
    term = Term(data["n"], Unit(data["unit"]), Roll(data.get("roll", "none")))
    return SourcedTerm(term, data["source"])
