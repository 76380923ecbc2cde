"""How every class of the model is made: frozen, keyword-only, checked, and silent about words.

`record` turns the annotations of a class into checks that run at construction and cannot be switched off: attrs
validators can be disabled for a whole process, converters cannot.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, dataclass_transform, get_args, get_origin

import attrs

from functionering.errors import Fault, InvalidValue, fault, silent
from functionering.party import Both

T = TypeVar("T")
Check = Callable[[Any], Any]

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years (inclusive) that a day of a record may lie in: wide enough for every career, and narrow enough that adding
years to a date never leaves the calendar. Our choice."""


def check_day(value: object) -> dt.date:
    """An exact day: a `date` that is no `datetime`, from 1900 up to and including 2199."""
    if type(value) is not dt.date or not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidValue([fault("value.date")])
    return value


def check_moment(value: object) -> dt.datetime:
    """An aware moment, kept in UTC; a naive one is refused. From 1901 up to and including 2198, as it is in UTC.

    That is a year less than for a day at either end, so that the day of a moment is a day in every zone.
    """
    if type(value) is dt.datetime and value.utcoffset() is not None and 1 < value.year < dt.MAXYEAR:
        moment = value.astimezone(dt.UTC)
        if FIRST_YEAR < moment.year < LAST_YEAR:
            return moment
    raise InvalidValue([fault("value.moment")])


def check_clock(value: object) -> dt.time:
    """A wall-clock time to the minute, without an offset."""
    if type(value) is not dt.time or value.tzinfo is not None or value.second or value.microsecond or value.fold:
        raise InvalidValue([fault("value.time")])
    return value


def between(low: int, high: int) -> Check:
    """A check for a whole number from `low` up to and including `high`; a boolean is no number."""

    def check(value: object) -> int:
        if type(value) is not int:
            raise InvalidValue([fault("type", expected="a whole number")])
        if not low <= value <= high:
            raise InvalidValue([fault("value.range", low=low, high=high)])
        return value

    setattr(check, "bounds", (low, high))  # noqa: B010 -- strategies and schemas read the bounds here
    return check


Day = Annotated[dt.date, check_day]
Moment = Annotated[dt.datetime, check_moment]
Clock = Annotated[dt.time, check_clock]
Yes = Literal[True]
"""A fact that is either said (`True`) or absent; "not" is never written."""


def _exactly(kind: type, expected: str) -> Check:
    def check(value: object) -> object:
        if type(value) is not kind:
            raise InvalidValue([fault("type", expected=expected)])
        return value

    return check


def _choice(kind: type[StrEnum]) -> Check:
    # In a document a choice is a word; here it is a member, and to list the words would allow what is refused.
    example = f"{kind.__name__}.{next(iter(kind)).name}"

    def check(value: object) -> object:
        if type(value) is not kind:
            raise InvalidValue([fault("value.member", kind=kind.__name__, example=example)])
        return value

    return check


def _check_yes(value: object) -> object:
    if value is not True:
        raise InvalidValue([fault("value.choice", allowed="true")])
    return value


def _several(item: Check) -> Check:
    def check(value: Any) -> tuple[Any, ...]:
        if type(value) not in (tuple, list):
            raise InvalidValue([fault("type", expected="a list")])
        values: Iterable[Any] = value
        return tuple(_each_checked(item, enumerate(values)))

    return check


def _each_checked(check: Check, values: Iterable[tuple[object, Any]]) -> list[Any]:
    """The checked values, each under its place. Raises: `InvalidValue` with the faults of all."""
    done: list[Any] = []
    faults: list[Fault] = []
    for place, each in values:
        try:
            done.append(check(each))
        except InvalidValue as error:
            faults += _under(error, f"/{place}")
    if faults:
        raise InvalidValue(faults)
    return done


def _optional(inner: Check) -> Check:
    return lambda value: None if value is None else inner(value)


def _per_side(inner: Check) -> Check:
    def check(value: Any) -> Both[Any]:
        if type(value) is not Both:
            raise InvalidValue([fault("type", expected="a value per side")])
        return Both(*_each_checked(inner, cast("Any", value).items()))

    return check


def _under(error: InvalidValue, prefix: str) -> list[Fault]:
    return [each.under(prefix) for each in error.faults]


def check_for(annotation: Any) -> Check:
    """The check that belongs to an annotation of the model."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return cast("Check", args[1])
    if origin in (Union, UnionType):
        return _optional(check_for(next(each for each in args if each is not NoneType)))
    if origin is tuple:
        return _several(check_for(args[0]))
    if origin is Both:
        return _per_side(check_for(args[0]))
    if origin is Literal:
        return _check_yes
    if issubclass(annotation, StrEnum):
        return _choice(annotation)
    return _exactly(annotation, "true or false" if annotation is bool else annotation.__name__)


def wire_key(name: str) -> str:
    """The key of a field: its name, without the underscore after a word that Python keeps for itself (`from_`)."""
    return name.removesuffix("_")


def _checked_fields(_cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    return [each.evolve(converter=_field_check(each, _check_if_there(each))) for each in fields]


def _check_if_there(field: "attrs.Attribute[Any]") -> Check:
    """The check of a value that is there: what is absent does not come so far."""
    kind: Any = field.type
    is_optional = field.default is None and get_origin(kind) in (Union, UnionType)
    return check_for(next(each for each in get_args(kind) if each is not NoneType) if is_optional else kind)


def _field_check(field: "attrs.Attribute[Any]", check: Check) -> Check:
    key, absent = wire_key(field.name), field.default

    def convert(value: Any) -> Any:
        # Most fields of most values are absent, and what stands for that is sound.
        if value is absent:
            return value
        try:
            return check(value)
        except InvalidValue as error:
            raise InvalidValue(_under(error, f"/{key}")) from None

    return convert


def faults_of(kind: type[Any], values: Mapping[str, Any]) -> list[Fault]:
    """Every fault of the values of fields, in the order of the fields, each looked at by itself.

    A constructor stops at the first. What only shows when the fields are seen together is not among them.
    """
    faults: list[Fault] = []
    for each in attrs.fields(kind):
        if each.name in values:
            try:
                each.converter(values[each.name])
            except InvalidValue as error:
                faults += error.faults
    return faults


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in attrs.fields(kind))


def _repr(self: Any) -> str:
    """Ids, dates, choices and counts; never what a person wrote."""
    shown = ((name, _shown(name, getattr(self, name))) for name in _names(self.__class__))
    return f"{self.__class__.__name__}({', '.join(f'{name}={each}' for name, each in shown if each is not None)})"


def _shown(name: str, value: Any) -> object:
    kind: Any = value.__class__
    if kind is tuple:
        return len(value) or None
    if kind is str:
        return value if name in ("id", "person", "theme", "profile") else None
    if kind in (dt.date, dt.datetime, dt.time):
        return value.isoformat()
    return None if kind is Both and value in (Both(None, None), Both((), ())) else value


@silent
def _rebuild(kind: type[T], values: dict[str, Any]) -> T:
    return kind(**values)


def _reduce(self: Any) -> tuple[Any, ...]:
    # Unpickling goes through the checks: bytes changed in a pickle cannot make an object that may not exist.
    return (_rebuild, (self.__class__, {name: getattr(self, name) for name in _names(self.__class__)}))


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(attrs.field,))
def record(cls: type[T]) -> type[T]:
    """Make `cls` a class of the model: frozen, slotted, keyword-only, each field checked by its annotation."""
    setattr(cls, "__repr__", _repr)  # noqa: B010 -- both checkers forbid to assign a method
    setattr(cls, "__reduce__", _reduce)  # noqa: B010
    made = attrs.frozen(kw_only=True, repr=False, weakref_slot=False, field_transformer=_checked_fields)(cls)
    setattr(made, "__init__", silent(made.__init__))  # noqa: B010
    return made


@silent
def evolve(value: T, **changes: Any) -> T:
    """A copy of a value of the model with some fields changed; every check runs again. Raises: `InvalidValue`."""
    copy: T = attrs.evolve(cast("Any", value), **changes)
    return copy


def moments(value: Any) -> Iterator[dt.datetime]:
    """Every moment in a value of the model, in the order of the fields."""
    kind: Any = value.__class__
    if kind is dt.datetime:
        yield value
    elif kind is tuple:
        for each in value:
            yield from moments(each)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from moments(getattr(value, field.name))
