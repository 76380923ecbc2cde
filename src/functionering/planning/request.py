"""Who is to be planned: one wish a person, with the window, the days that do not suit, and what a day costs.

The order in which wishes are given is their priority. A wish says on which days a person cannot be planned and
never why; those days stay in the wish: no plan, no conflict and no `repr` shows them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar, cast

import attrs

from functionering.days import checked_day, checked_int
from functionering.errors import InvalidValue, fault

LONGEST_KEY = 200
"""The most characters (inclusive) in the key of a person or a manager. Source: our choice."""
LARGEST_COUNT = 1_000_000
"""The largest capacity or penalty (inclusive); it catches an ordinal or a year given by mistake. Source: our choice."""

K = TypeVar("K")
V = TypeVar("V")


def checked_count(value: object, path: str) -> int:
    """`value` when it is a whole number from 0 up to and including a million; `True` is no number."""
    return checked_int(value, 0, LARGEST_COUNT, path)


def checked_key(value: object, path: str) -> str:
    """`value` when it can stand for a person on one line of a list: 1 to 200 printable characters."""
    if type(value) is not str or not 1 <= len(value) <= LONGEST_KEY or not value.isprintable():
        raise InvalidValue((fault("plan.key", path, limit=LONGEST_KEY),))
    return value


def pairs_of(given: Mapping[K, V] | Iterable[tuple[K, V]]) -> Iterable[tuple[K, V]]:
    """A mapping or pairs, as pairs."""
    return cast("Mapping[K, V]", given).items() if isinstance(given, Mapping) else given


def _key(value: object) -> str:
    return checked_key(value, "/key")


def _target(value: object) -> date:
    return checked_day(value, "/target")


def _earliest(value: object) -> date:
    return checked_day(value, "/earliest")


def _latest(value: object) -> date:
    return checked_day(value, "/latest")


def _planned(value: object) -> date | None:
    return None if value is None else checked_day(value, "/planned")


def _waiting_since(value: object) -> date | None:
    return None if value is None else checked_day(value, "/waiting_since")


def _unavailable(value: Iterable[object]) -> frozenset[date]:
    return frozenset(checked_day(day, "/unavailable") for day in value)


@attrs.frozen(kw_only=True)
class PlanRequest:
    """One person to be planned (*in te plannen medewerker*).

    - `key`: the person, by an id of the caller; unique within a plan.
    - `target`: the day that suits best (*streefdatum*); may lie outside the window.
    - `earliest`, `latest`: first and last day of the window, both inclusive (*niet gepland vóór*, *uiterste dag*).
    - `unavailable`: days within the window that do not suit. Why is not asked, and they are shown nowhere.
    - `planned`: the day of a tentative appointment that may still move; it takes the place of the target.
      `None`: nothing was planned before.
    - `waiting_since`: the day of the last conversation, for spreading a year; `None`: never had one, so waits
      longest.

    Raises: `InvalidValue` for an unusable key, a moment where a day is meant, or a window that ends before it starts.
    """

    key: str = attrs.field(converter=_key)
    target: date = attrs.field(converter=_target)
    earliest: date = attrs.field(converter=_earliest)
    latest: date = attrs.field(converter=_latest)
    unavailable: frozenset[date] = attrs.field(default=frozenset(), converter=_unavailable, repr=False)
    planned: date | None = attrs.field(default=None, converter=_planned)
    waiting_since: date | None = attrs.field(default=None, converter=_waiting_since)

    def __attrs_post_init__(self) -> None:
        if self.latest < self.earliest:
            raise InvalidValue((fault("plan.window", "/latest"),))

    @property
    def wished(self) -> date:
        """The day from which distance is measured: that of the tentative appointment, else the target."""
        return self.target if self.planned is None else self.planned


Cost = Callable[[PlanRequest, date], int]
"""What it costs to plan this person on this day: a whole number, of any sign; less is better."""


def squared_days(request: PlanRequest, day: date) -> int:
    """The square of the distance in calendar days: one person ten days off costs more than ten people one day off.

    Source: our choice.
    """
    return (day.toordinal() - request.wished.toordinal()) ** 2


def absolute_days(request: PlanRequest, day: date) -> int:
    """The distance in calendar days, however it is divided over the people. Source: our choice."""
    return abs(day.toordinal() - request.wished.toordinal())
