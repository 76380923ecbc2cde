"""One drawing: values of the model, made field by field from few and cheap draws.

A record has hundreds of fields, most of them absent. Which of them are there is one draw for a whole class; a strategy
for each would take a tenth of a second an example. Smaller draws make smaller records, so failing ones shrink well.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from functionering import text
from functionering.agreement import Agreement, DueBy, DueKind, ProposalWithdrawal, Revision
from functionering.extensions import Extensions
from functionering.occasion import HandOver, Meeting, Period, check_zone
from functionering.party import Both, Owner, Party
from functionering.profile import STANDARD
from functionering.record import check_clock, check_day, check_moment
from functionering.report import Statement
from functionering.strategies.leaves import FIRST, LAST, SENTENCES, extensions, ids, texts
from functionering.topic import Position, Topic
from functionering.words import Words, check_recorder

T = TypeVar("T")

STRANGERS: Final[Both[tuple[str, ...]]] = Both(("0003", "p-1"), ("0117",))
"""Who is on the sides of what is drawn without a conversation around it."""

THEMES: Final = ("work_content", "career", "workload", "leadership_style", "relationship_with_manager", "own_theme")

_ZONES = ("Europe/Amsterdam", "Europe/Brussels", "America/Curacao", "UTC")
_KEPT = ("company", "nl.voorbeeld.hr", "eigen_regeling")
# The parts of the course that moments lie in, in their order; a record in good order has each within its own weeks.
_COURSE = ("requested_by", "invitation", "preparation", "preparations", "sittings", "report", "signatures", "closing")
_PART = {
    **{name: place for place, name in enumerate(_COURSE)},
    **dict.fromkeys(("postponements", "attendees", "informants", "announced_at", "notified_at"), 1),
    **dict.fromkeys(("raised", "disclosed_at"), 2),
    **dict.fromkeys(("conversation", "conclusion", "problems", "agenda", "reviews", "evaluation", "agreements"), 4),
    **dict.fromkeys(("statements", "unsigned", "reactions", "copies", "confirmed_at"), 6),
    **dict.fromkeys(("progress", "revisions", "reopenings"), 7),
}


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


_TEXT, _NAME, _ID, _EXTENSIONS = texts(), texts(20), ids(), extensions()
_BYTES = st.binary(min_size=32, max_size=32)
_HALF_MINUTES = _up_to(2 * int((LAST - FIRST).total_seconds() / 60))
_WEEK = _up_to(7 * 24 * 3600 - 1)


class Drawing:
    """What makes values of the model, with the people and the topics that they may refer to.

    `side`: who is on the side that words and signatures are drawn for. `is_ordered`: whether moments keep the order of
    the course. `fresh` gives ids that differ within the drawing.
    """

    def __init__(self, draw: st.DrawFn, people: Both[tuple[str, ...]] = STRANGERS) -> None:
        self.draw = draw
        self.people = people
        self.side: tuple[str, ...] = people.employee
        self.recorders: tuple[str, ...] = tuple(Party)
        self.topics: tuple[str, ...] | None = None
        self.is_ordered = False
        self._part = 4
        self._made = 0
        self._style = 0

    def number(self, most: int) -> int:
        """A whole number from 0 up to and including `most`."""
        return self.draw(_up_to(most))

    def pick(self, values: Sequence[T]) -> T:
        """One of the values; the first is the simplest."""
        return values[self.number(len(values) - 1)]

    def some(self, values: Sequence[T]) -> tuple[T, ...]:
        """Any part of the values, in their order."""
        # Eight at a time: of large numbers Hypothesis prefers the smaller, and the last fields would stay away.
        parts = [values[place : place + 8] for place in range(0, len(values), 8)]
        chosen = [self.number(2 ** len(part) - 1) for part in parts]
        return tuple(
            each for mask, part in zip(chosen, parts, strict=True) for i, each in enumerate(part) if mask >> i & 1
        )

    def fresh(self, most_styles: int = 5) -> str:
        """An id that is not in the drawing yet: numbers with zeros before them, a UUID, or anything printable."""
        if not self._made:
            self._style = self.number(most_styles)
        self._made += 1
        if self._style == 1:
            return f"7c0d9a52-31c8-4b7e-8f2e-{self._made:012x}"
        return f"{self.draw(_ID)}-{self._made}" if self._style == 2 else f"{self._made:04}"

    def words_text(self) -> str:
        """Free text: mostly a sentence, now and then anything at all."""
        place = self.number(len(SENTENCES))
        return SENTENCES[place] if place < len(SENTENCES) else self.draw(_TEXT)

    def name(self) -> str:
        """A name or a title: mostly plain."""
        return ("Noor", "Het werk", "Zoë")[place] if (place := self.number(3)) < 3 else self.draw(_NAME)

    def moment(self) -> dt.datetime:
        """A moment; in an ordered drawing one within the weeks of its part of the course."""
        if self.is_ordered:
            return dt.datetime(2026, 3, 2, tzinfo=dt.UTC) + dt.timedelta(weeks=self._part, seconds=self.draw(_WEEK))
        halves = self.draw(_HALF_MINUTES)
        return FIRST + dt.timedelta(seconds=30 * halves, microseconds=7 * (halves % 2))

    def day(self) -> dt.date:
        """A day."""
        return FIRST.date() + dt.timedelta(days=self.number((LAST - FIRST).days))

    def digest(self) -> str:
        """A digest of nothing that stands here."""
        return f"sha256:{self.number(3):064x}" if self.number(7) else f"sha256:{self.draw(_BYTES).hex()}"

    def record(self, kind: type[T], **given: Any) -> T:
        """A value of a class of the model: what is required, what is `given`, and some of what may be absent."""
        model: Any = kind
        fields = [each for each in attrs.fields(model) if each.name not in given]
        there = self.some([each.name for each in fields if each.default is not attrs.NOTHING])
        values = dict(given)
        for each in fields:
            if each.default is attrs.NOTHING or each.name in there:
                values[each.name] = self.field(kind, each.name, each.type)
            if each.name == "by" and "by" in values:
                # Who is named from here on, in this fact and in what takes it back, is somebody of whoever did it.
                self.side = tuple(who for party in Owner(values["by"]).parties for who in self.people[party])
        return kind(**values)

    def field(self, kind: type[Any], name: str, annotation: Any) -> Any:
        """A value for a field that is there."""
        if name == "id":
            return self.fresh()
        if name == "person":
            return self.pick(self.side) if self.side else None
        if name == "topic" or (name == "topics" and kind is not Topic and self.topics is not None):
            return self.some(self.topics or ()) if name == "topics" else self.pick(self.topics or ("werk",))
        before, self._part = self._part, _PART.get(name, self._part)
        value = self.value(annotation)
        self._part = before
        return value

    def value(self, annotation: Any) -> Any:
        """A value that is there, for an annotation of the model."""
        own = _OWN.get(annotation)
        if own is not None:
            return own(self)
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            check = args[1]
            bounds = getattr(check, "bounds", None)
            return _LEAVES[check](self) if bounds is None else bounds[0] + self.number(bounds[1] - bounds[0])
        if origin in (Union, UnionType):
            return self.value(next(each for each in args if each is not NoneType))
        if origin is tuple:
            return tuple(self.value(args[0]) for _ in range(1 + self.number(1)))
        if origin is Both:
            return self.each_side(lambda _: self.value(args[0]), _absent(args[0]))
        if origin is Literal:
            return args[0]
        if issubclass(annotation, StrEnum):
            return self.pick(tuple(annotation))
        return bool(self.number(1)) if annotation is bool else self.record(annotation)

    def each_side(self, make: Callable[[Party], Any], absent: Any) -> Both[Any]:
        """What each side gives; one of them may give nothing, and then `absent` stands there."""
        given = 3 - self.pick((0, 0, 1, 2))
        return Both(*(make(party) if given >> place & 1 else absent for place, party in enumerate(self.turns())))

    def turns(self) -> Iterator[Party]:
        """The two sides; what is drawn meanwhile is drawn for the people of that side."""
        for party in Party:
            self.side = self.people[party]
            yield party

    def words(self, forms: Sequence[str] = ("text", "text", "text", "concurs", "declined", "redacted")) -> Words:
        """Words of the side, in any of the four forms, in one's own hand or another's, confirmed or not."""
        form: dict[str, Any] = {self.pick(forms): True}
        if "text" in form:
            form["text"] = self.words_text()
        recorder = self.pick((None, None, None, None, *self.recorders))
        return Words(
            **form,
            at=self.moment(),
            person=self.pick((None, *self.side)),
            recorded_by=recorder,
            confirmed_at=self.field(Words, "confirmed_at", _MOMENT) if recorder and self.number(1) else None,
        )

    def position(self) -> Position:
        """Where a side stands on a problem."""
        if self.number(1):
            return Position(disputed=self.words_text(), at=self.moment())
        return Position(recognised=True, at=self.moment())

    def statement(self) -> Statement:
        """A statement; its digest is true once the conversation around it is stamped."""
        form: dict[str, Any] = {"text": None, "redacted": True} if not self.number(4) else {"text": self.words_text()}
        return self.record(Statement, **{"redacted": None, **form})

    def meeting(self) -> Meeting:
        """A planned date: a day alone, a time that exists in its zone, or one that the clock shows twice."""
        how = self.number(5)
        if how == 0:
            return Meeting(date=self.day())
        if how == 1:
            night = dt.date(2026, 10, 25), dt.time(2, 30)
            return Meeting(date=night[0], time=night[1], zone=_ZONES[0], fold=self.number(1))
        clock = dt.time(7 + self.number(11), 15 * self.number(3))
        day, zone = self.day(), self.pick(_ZONES)
        return self.record(Meeting, date=day, time=clock, zone=zone, fold=None)

    def period(self) -> Period:
        """A period looked back on."""
        one, other = self.day(), self.day()
        return Period(start=min(one, other), end=max(one, other))

    def due_by(self) -> DueBy:
        """A term of any kind."""
        kind, year = self.pick(tuple(DueKind)), 2024 + self.number(6)
        forms: dict[DueKind, Any] = {
            DueKind.MONTH: f"{year}-02",
            DueKind.QUARTER: f"{year}-Q4",
            DueKind.HALF: f"{year}-H1",
            DueKind.YEAR: f"{year}",
            DueKind.SCHOOL_YEAR: f"{year}-{year + 1}",
        }
        value: Any = self.day() if kind is DueKind.DATE else forms.get(kind)
        return DueBy(kind=kind) if value is None else DueBy(kind=kind, **{kind.value: value})

    def agreement(self, **given: Any) -> Agreement:
        """An agreement with its later course; assents are true once the conversation around it is stamped."""
        revisions = tuple(self.record(Revision, number=place) for place in range(1, 1 + self.pick((0, 0, 1, 2))))
        # Most are not withdrawn: half of them would leave few agreements to look at.
        withdrawn = self.value(ProposalWithdrawal) if self.number(7) == 7 else None
        own = {"from_solution": None, "withdrawn": withdrawn, "revisions": revisions}
        return self.record(Agreement, **{**own, **given})

    def handover(self) -> HandOver:
        """A hand-over among those who are on a side."""
        side = self.pick([party for party in Party if self.people[party]])
        people = self.people[side]
        return self.record(HandOver, side=side, from_=people[0], to=people[-1])


def _absent(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return None
    return () if get_origin(annotation) is tuple else annotation()


_MOMENT = Annotated[dt.datetime, check_moment]
_LEAVES: dict[Any, Callable[[Drawing], Any]] = {
    text.check_text: Drawing.words_text,
    text.check_name: Drawing.name,
    text.check_id: lambda drawing: drawing.pick(("2025-0398", "0003", "p-1")),
    text.check_person_id: lambda drawing: drawing.pick((*drawing.people.employee, *drawing.people.manager, "0266")),
    text.check_key: lambda drawing: drawing.pick(THEMES),
    text.check_digest: Drawing.digest,
    text.check_language: lambda drawing: drawing.pick(("nl", "en", "fy")),
    text.check_profile_name: lambda _: STANDARD,
    check_recorder: lambda drawing: drawing.pick(drawing.recorders),
    check_zone: lambda drawing: drawing.pick(_ZONES),
    check_day: Drawing.day,
    check_moment: Drawing.moment,
    check_clock: lambda drawing: dt.time(7 + drawing.number(11)),
}
"""How a value that has a check of its own is drawn."""

_OWN: dict[Any, Callable[[Drawing], Any]] = {
    Words: Drawing.words,
    Position: Drawing.position,
    Statement: Drawing.statement,
    Meeting: Drawing.meeting,
    Period: Drawing.period,
    DueBy: Drawing.due_by,
    Agreement: Drawing.agreement,
    HandOver: Drawing.handover,
    Extensions: lambda drawing: drawing.draw(_EXTENSIONS),
}
"""Classes of which the fields hang together."""
