"""Hypothesis strategies for the model, for the tests of whoever builds on it (extra `testing`).

One strategy per type, plural: `conversations()`, `topics()`, `words()`. What they make is always valid, and goes to the corners:
several people on a side, renderings of another's hand, redacted words, stale digests, every optional part there and absent.
Hypothesis finds them through its entry point, so `st.from_type(Conversation)` works without an import.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from functionering import agreement as agreed
from functionering import conversation as whole
from functionering import occasion, report, text, topic
from functionering import words as words_room
from functionering.conversation import Conversation
from functionering.digest import Stamp, restamp
from functionering.extensions import NO_EXTENSIONS, Extensions
from functionering.party import Both, Party
from functionering.profile import STANDARD
from functionering.record import check_clock, check_day, check_moment, evolve
from functionering.themes import About
from functionering.topic import Topic
from functionering.words import Perspective, Words

_SENTENCES = (
    "Het werk ligt mij, de planning niet altijd.",
    "Ik zou eerder willen horen wat er verandert.",
    "Wij spreken elke maandag af.",
    "Mij is gezegd dat ik een onvoldoende zou krijgen.",
    "Zoë's idee: één rooster voor beide wijken.\nDat scheelt bellen.",
)
_CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"),
    include_characters="\t\n",
    exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
FIRST, LAST = dt.datetime(2024, 1, 1), dt.datetime(2028, 12, 31)
"""The moments (inclusive) that generated records lie between; a leap day is among them."""


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    """Free text that the format accepts, Dutch sentences and any other script."""
    anything = st.text(_CHARACTERS, min_size=1, max_size=longest).filter(text.shows_something)
    return st.sampled_from(_SENTENCES) | anything


def ids() -> st.SearchStrategy[str]:
    """Opaque ids: numbers with leading zeros, UUIDs, and other printable ASCII."""
    printable = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)
    free = printable.filter(lambda name: name not in text.RESERVED)
    return st.integers(0, 9999).map("{:04}".format) | st.uuids().map(str) | free


def moments() -> st.SearchStrategy[dt.datetime]:
    """Moments in UTC, to the second or with parts of one."""
    return st.datetimes(FIRST, LAST).map(lambda each: each.replace(tzinfo=dt.UTC)) | st.datetimes(FIRST, LAST).map(
        lambda each: each.replace(microsecond=0, tzinfo=dt.UTC)
    )


def days() -> st.SearchStrategy[dt.date]:
    """Days that generated records lie on."""
    return st.dates(FIRST.date(), LAST.date())


def extensions() -> st.SearchStrategy[Extensions]:
    """What a product keeps beside the record: nothing, mostly; else nested plain data without judgement."""
    leaf = st.booleans() | st.integers(-(10**9), 10**9) | st.sampled_from(_SENTENCES)
    key = st.sampled_from(("dossier", "kanaal", "bron", "versie"))
    data = st.recursive(
        leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(key, inner, max_size=3), max_leaves=5
    )
    named = st.dictionaries(st.sampled_from(("nl.voorbeeld.hr", "org.example.app")), data, max_size=2)
    return st.just(NO_EXTENSIONS) | named.map(Extensions)


def due_bys() -> st.SearchStrategy[agreed.DueBy]:
    """Terms of an agreement, of every kind."""
    year = st.integers(2024, 2030)
    return st.one_of(
        st.builds(agreed.DueBy, kind=st.just(agreed.DueKind.DATE), date=days()),
        year.map(lambda y: agreed.DueBy(kind=agreed.DueKind.MONTH, month=f"{y}-02")),
        year.map(lambda y: agreed.DueBy(kind=agreed.DueKind.QUARTER, quarter=f"{y}-Q4")),
        year.map(lambda y: agreed.DueBy(kind=agreed.DueKind.HALF, half=f"{y}-H1")),
        year.map(lambda y: agreed.DueBy(kind=agreed.DueKind.YEAR, year=f"{y}")),
        year.map(lambda y: agreed.DueBy(kind=agreed.DueKind.SCHOOL_YEAR, school_year=f"{y}-{y + 1}")),
        st.sampled_from((agreed.DueKind.NEXT_CONVERSATION, agreed.DueKind.OPEN)).map(
            lambda kind: agreed.DueBy(kind=kind)
        ),
    )


@st.composite
def words(
    draw: st.DrawFn,
    people: tuple[str, ...] = (),
    recorders: tuple[str, ...] = tuple(Party),
    forms: tuple[str, ...] = ("text", "text", "text", "concurs", "declined", "redacted"),
) -> Words:
    """Words of one side, in any of the four forms, in one's own hand or another's, confirmed or not."""
    form = draw(st.sampled_from(forms))
    recorded_by = draw(st.none() | st.none() | st.sampled_from(recorders)) if recorders else None
    return Words(
        **{form: draw(texts()) if form == "text" else True},
        at=draw(moments()),
        person=draw(st.none() | st.sampled_from(people)) if people else None,
        recorded_by=recorded_by,
        confirmed_at=draw(st.none() | moments()) if recorded_by is not None else None,
    )


def positions() -> st.SearchStrategy[topic.Position]:
    """Where a side stands on a problem."""
    recognised = st.builds(topic.Position, recognised=st.just(True), at=moments())
    return recognised | st.builds(topic.Position, disputed=texts(), at=moments())


def statements() -> st.SearchStrategy[report.Statement]:
    """Statements of a side; their digests are stamped by `conversations`."""
    digest = _for(text.Digest)
    written = st.builds(report.Statement, text=texts(), at=moments(), on=digest, digest=digest)
    return written | st.builds(report.Statement, redacted=st.just(True), at=moments(), on=digest, digest=digest)


def meetings() -> st.SearchStrategy[occasion.Meeting]:
    """Planned dates, with or without a time of day that exists in its zone."""
    zones = st.sampled_from(("Europe/Amsterdam", "Europe/Brussels", "America/Curacao", "UTC"))
    at = st.builds(dt.time, st.integers(7, 18), st.sampled_from((0, 15, 30, 45)))
    timed = st.builds(occasion.Meeting, date=days(), time=at, zone=zones, minutes=st.none() | st.integers(1, 240))
    return timed | st.builds(occasion.Meeting, date=days())


def agreements() -> st.SearchStrategy[agreed.Agreement]:
    """Agreements with their later course; assents are stamped by `conversations`."""
    plain = _fields(agreed.Agreement, from_solution=st.none(), revisions=st.just(()))
    return st.builds(_numbered, plain, st.lists(_for(agreed.Revision), max_size=2))


def _numbered(agreement: agreed.Agreement, revisions: list[agreed.Revision]) -> agreed.Agreement:
    return evolve(agreement, revisions=tuple(evolve(each, number=i) for i, each in enumerate(revisions, 1)))


def topics() -> st.SearchStrategy[Topic]:
    """Topics whose words name nobody; `conversations` makes those of people on a side."""
    return _fields(Topic)


def periods() -> st.SearchStrategy[occasion.Period]:
    """Periods looked back on."""
    return st.tuples(days(), days()).map(lambda both: occasion.Period(start=min(both), end=max(both)))


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Whole records at any point of their course, with true digests, stale ones, or some of each."""
    names = iter(draw(st.lists(ids(), min_size=7, max_size=7, unique=True)))
    sides = Both(*(tuple(next(names) for _ in range(draw(_OFTEN_ONE))) for _ in Party))
    helpers = tuple(next(names) for _ in range(draw(st.integers(0, 1))))
    found = _unique(draw(st.lists(_fields(Topic, perspectives=_perspectives(sides, helpers)), max_size=3)))
    listed = tuple(each.id for each in found)
    some_topics = st.lists(st.sampled_from(listed), unique=True).map(tuple) if listed else st.just(())
    editions = _tuples(_edition(listed), 2)
    made = draw(
        _fields(
            Conversation,
            profile=st.sampled_from((None, STANDARD)),
            parties=st.just(
                sides.map(lambda side: tuple(draw(_fields(occasion.Person, id=st.just(each))) for each in side))
            ),
            handovers=st.just(()),
            attendees=st.just(
                tuple(draw(_fields(occasion.Attendee, id=st.just(each), topics=some_topics)) for each in helpers)
            ),
            agenda=_fields(whole.Agenda, topics=some_topics),
            topics=st.just(_distinct(found)),
            evaluation=_per_side(sides, lambda side: st.none() | words(side)),
            report=st.builds(report.Report, editions=editions),
            signatures=_per_side(sides, _signatures),
            unsigned=_per_side(sides, lambda side: _tuples(_fields(report.Unsigned, person=_one_of(side)), 1)),
            reopenings=st.just(()),
            cancelled=st.sampled_from((None,) * 9 + (True,)).flatmap(
                lambda it: _for(whole.Cancellation) if it else st.none()
            ),
            covers=st.just(()) | st.just(()) | st.lists(st.sampled_from(whole.Phase), unique=True).map(tuple),
            agreements=_tuples(agreements(), 2).map(_unique),
            sittings=_tuples(_for(occasion.Sitting), 2),
        )
    )
    if draw(st.booleans()):
        made = draw(_talked(made, sides))
    return _stamped(made, draw(st.sampled_from(("true", "stale", "mixed"))))


@st.composite
def _talked(draw: st.DrawFn, c: Conversation, sides: Both[tuple[str, ...]]) -> Conversation:
    """The same, held, with a topic on the work and one on the collaboration on which both sides were heard."""

    def heard(name: str, about: About) -> Topic:
        perspectives = Both(*(Perspective(conversation=(draw(words(side, (), ("text",))),)) for side in sides.values()))
        return Topic(id=name, theme="other", title="Het gesprek", about=about, perspectives=perspectives)

    added = (heard("werk-0", About.WORK), heard("samen-0", About.COLLABORATION))
    taken = {each.id for each in c.topics}
    topics = (*c.topics, *(each for each in added if each.id not in taken))
    return evolve(c, topics=topics, sittings=c.sittings or (draw(_for(occasion.Sitting)),), cancelled=None)


_OFTEN_ONE = st.sampled_from((1, 1, 1, 1, 0, 2, 3))


def _stamped(c: Conversation, how: str) -> Conversation:
    def choose(stamp: Stamp) -> str:
        return stamp.true if how == "true" or len(stamp.path) % 2 else stamp.given

    return c if how == "stale" else restamp(c, choose)


def _perspectives(sides: Both[tuple[str, ...]], helpers: tuple[str, ...]) -> st.SearchStrategy[Both[Any]]:
    everybody = (*Party, *sides.employee, *sides.manager, *helpers)
    return _per_side(
        sides,
        lambda side: st.builds(
            Perspective,
            preparation=_tuples(words(side, everybody), 1),
            conversation=_tuples(words(side, everybody), 2),
        ),
    )


def _per_side(
    sides: Both[tuple[str, ...]], make: Callable[[tuple[str, ...]], st.SearchStrategy[Any]]
) -> st.SearchStrategy[Both[Any]]:
    return st.builds(Both, make(sides.employee), make(sides.manager))


def _one_of(side: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(side) if side else st.none()


def _signatures(side: tuple[str, ...]) -> st.SearchStrategy[Any]:
    return _tuples(_fields(report.Signature, person=st.sampled_from(side)), 2) if side else st.just(())


def _edition(listed: tuple[str, ...]) -> st.SearchStrategy[report.Edition]:
    sections = _tuples(_fields(report.Section, topic=st.sampled_from(listed)), 1) if listed else st.just(())
    return _fields(report.Edition, sections=sections)


def _tuples(item: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[Any]:
    return st.lists(item, max_size=most).map(tuple)


def _unique(values: Any) -> tuple[Any, ...]:
    return tuple({each.id: each for each in values}.values())


def _distinct(found: tuple[Topic, ...]) -> tuple[Topic, ...]:
    # Problems and solutions are known by their id in the whole record, so theirs are made to differ.
    def renamed(i: int, each: Topic) -> Topic:
        problems = tuple(
            evolve(
                problem,
                id=f"p{i}.{j}",
                solutions=tuple(evolve(s, id=f"s{i}.{j}.{k}") for k, s in enumerate(problem.solutions)),
            )
            for j, problem in enumerate(each.problems)
        )
        return evolve(each, problems=problems)

    return tuple(renamed(i, each) for i, each in enumerate(found))


def _fields(kind: type[Any], **given: Any) -> st.SearchStrategy[Any]:
    rest = {each.name: _for(each.type) for each in attrs.fields(kind) if each.name not in given}
    return st.builds(kind, **rest, **given)


@cache
def _for(annotation: Any) -> st.SearchStrategy[Any]:
    """The strategy that belongs to an annotation of the model."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _OWN:
        return _OWN[annotation]()
    if origin is Annotated:
        return _checked(args[0], args[1])
    if origin in (Union, UnionType):
        return st.none() | st.none() | _for(next(each for each in args if each is not NoneType))
    if origin is tuple:
        return _tuples(_for(args[0]), 1)
    if origin is Both:
        return st.builds(Both, _for(args[0]), _for(args[0]))
    if origin is Literal:
        return st.just(args[0])
    if issubclass(annotation, StrEnum):
        return st.sampled_from(list(annotation))
    return st.booleans() if annotation is bool else _fields(annotation)


def _checked(base: type, check: Any) -> st.SearchStrategy[Any]:
    if base is int:
        return st.integers(*check.bounds)
    return _LEAVES[check]()


_LEAVES: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
    text.check_text: texts,
    text.check_name: lambda: texts(20),
    text.check_id: ids,
    text.check_person_id: ids,
    text.check_key: lambda: st.sampled_from(("work_content", "career", "workload", "leadership_style", "own_theme")),
    words_room.check_recorder: lambda: st.sampled_from(tuple(Party)),
    text.check_digest: lambda: st.binary(min_size=32, max_size=32).map(lambda raw: f"sha256:{raw.hex()}"),
    text.check_language: lambda: st.sampled_from(("nl", "en", "fy")),
    text.check_profile_name: lambda: st.just(STANDARD),
    check_day: days,
    check_moment: moments,
    check_clock: lambda: st.builds(dt.time, st.integers(7, 18)),
}

_OWN: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
    Words: words,
    Topic: topics,
    Conversation: conversations,
    Extensions: extensions,
    agreed.DueBy: due_bys,
    agreed.Agreement: agreements,
    topic.Position: positions,
    report.Statement: statements,
    occasion.Meeting: meetings,
    occasion.Period: periods,
}


def register() -> None:
    """Tell Hypothesis how to make every type of the model; it calls this itself, through its entry point."""
    for room in (whole, topic, agreed, report, occasion, words_room):
        for kind in vars(room).values():
            if isinstance(kind, type) and attrs.has(kind) and kind is not Both:
                st.register_type_strategy(kind, _for(kind))
