"""The front doors: what a public function is given is looked at before anything is done with it.

A naive moment would be read in the zone of the machine, a text for a side could be taken for the other side, and a
dictionary for a record would fail somewhere inside. Each is told at once, by the name of the argument.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature
from types import NoneType, UnionType
from typing import Any, ParamSpec, TypeVar, get_args, get_origin

from functionering.days import Span
from functionering.errors import InvalidValue, WrongCall, fault, silent, wrong_call
from functionering.party import Party, party_of

P = ParamSpec("P")
T = TypeVar("T")
Check = Callable[[Any], Any]


def _moment(value: Any) -> dt.datetime:
    if isinstance(value, dt.datetime) and value.utcoffset() is not None:
        return value
    raise InvalidValue([fault("value.moment")])


def _day(value: Any) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise InvalidValue([fault("value.date")])


# A record's own days and moments have bounds; what is asked of it may be any.
_CHECKS: dict[type, Check] = {dt.datetime: _moment, dt.date: _day, Party: party_of}


def door(function: Callable[P, T]) -> Callable[P, T]:
    """Make `function` a front door: its arguments are checked by their annotations, and its errors are `silent`.

    A moment is aware, a day is a day, a side is a side, and what is annotated with a class is of that class. Raises:
    `InvalidValue` with the argument as its place; `WrongCall` for a value of another kind.
    """
    form = signature(function)
    checks = {name: _check_for(function, name, each.annotation) for name, each in form.parameters.items()}

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            given = form.bind(*args, **kwargs)
        except TypeError:
            raise wrong_call(function, len(args), frozenset(kwargs)) from None
        for name, value in given.arguments.items():
            given.arguments[name] = checks[name](value)
        return function(*given.args, **given.kwargs)

    return silent(call)


def _check_for(function: Callable[..., Any], name: str, annotation: Any) -> Check:
    kinds = get_args(annotation) if get_origin(annotation) is UnionType else (annotation,)
    if annotation == Iterable[Span]:
        return _spans_for(function, name)
    # From Python 3.11 on `Any` is a class.
    if Any in kinds or not all(isinstance(each, type) for each in kinds):
        return _anything
    classes = tuple(each for each in kinds if each is not NoneType)
    inner = _CHECKS.get(classes[0]) if len(classes) == 1 else None

    def check(value: Any) -> Any:
        if value is None and NoneType in kinds:
            return value
        if inner is None:
            if isinstance(value, classes):
                return value
            taken = " or ".join(each.__name__ for each in classes)
            raise WrongCall(f"{function.__qualname__}: {name} takes {taken}, and this is none")
        try:
            return inner(value)
        except InvalidValue as error:
            raise InvalidValue([each.under(f"/{name}") for each in error.faults]) from None

    return check


def _anything(value: Any) -> Any:
    return value


def _spans_for(function: Callable[..., Any], name: str) -> Check:
    def check(value: Any) -> tuple[Span, ...]:
        try:
            given: tuple[Any, ...] = tuple(value)
        except TypeError:
            given = (None,)
        if all(isinstance(each, Span) for each in given):
            return given
        raise WrongCall(f"{function.__qualname__}: {name} takes spans of days, each a Span")

    return check
