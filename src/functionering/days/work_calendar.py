"""Working days (*werkdagen*): which days count, and how to count them forward and back."""

from collections.abc import Callable, Container, Iterable
from datetime import date
from enum import StrEnum

import attrs

from functionering.days.dutch_holidays import DutchHolidays
from functionering.days.span import checked_day, checked_int, shifted
from functionering.errors import InvalidValue, fault

ClosedDays = Container[date] | Callable[[date], bool]

MOST_DAYS = 36_600
"""The longest term or count in days: a hundred years. Our choice."""

LONGEST_CLOSURE = 3_660
"""Days without a working day after which a calendar is taken to have none. Our choice: ten years."""


class Roll(StrEnum):
    """Where a last day goes that is no working day.

    Counted forward: the following one. Counted back: the preceding one, for the other way would shorten the notice.
    Source: Algemene termijnenwet art. 1(1) and 1(2); Regulation (EEC, Euratom) 1182/71 art. 3(4).
    """

    NONE = "none"
    PRECEDING = "preceding"
    FOLLOWING = "following"


def _weekmask(value: Iterable[int]) -> tuple[int, ...]:
    mask = tuple(value)
    if len(mask) != 7 or any(type(each) not in (int, bool) or each not in (0, 1) for each in mask):
        raise InvalidValue([fault("value.pattern", "/weekmask", form="1,1,1,1,1,0,0")])
    return tuple(int(each) for each in mask)


def _closed(value: ClosedDays) -> ClosedDays:
    # Plain collections are copied: a list that changes afterwards must not move a deadline. Everything else is only
    # ever asked (`day in closed`), never copied, iterated or tested for emptiness: a `holidays` object starts empty,
    # and adds a year when it is asked about a day of it.
    if type(value) in (set, list, tuple, dict):
        return frozenset(checked_day(day, "/closed") for day in value)  # type: ignore[union-attr]
    if not hasattr(value, "__contains__") and not callable(value):
        raise InvalidValue([fault("value.pattern", "/closed", form="day in closed / closed(day)")])
    return value


def _extra(value: Iterable[date]) -> frozenset[date]:
    return frozenset(checked_day(day, "/extra") for day in value)


def _sameness(closed: ClosedDays) -> object:
    # What grows when asked cannot be compared by its contents.
    return closed if type(closed) in (frozenset, DutchHolidays) else id(closed)


@attrs.frozen
class WorkCalendar:
    """Which days are working days: by default Monday to Friday except the Dutch public holidays.

    `weekmask`: seven times 1 or 0, Monday first. `closed`: closed days, as any container of days or a function of a
    day; a `holidays` object plugs in. `extra`: closed days on top, such as days equated by royal decree or a
    company's own.

    Raises:
        InvalidValue: `calendar.no_working_day` when no weekday is a working day; `value.pattern`, `value.date`.
    """

    weekmask: tuple[int, ...] = attrs.field(default=(1, 1, 1, 1, 1, 0, 0), converter=_weekmask)
    closed: ClosedDays = attrs.field(factory=DutchHolidays, converter=_closed, eq=_sameness, repr=False)
    extra: frozenset[date] = attrs.field(default=frozenset(), converter=_extra)

    def __attrs_post_init__(self) -> None:
        if not any(self.weekmask):
            raise InvalidValue([fault("calendar.no_working_day", "/weekmask")])

    def is_working(self, day: date) -> bool:
        """Whether the day is a working day."""
        checked_day(day)
        if not self.weekmask[day.weekday()] or day in self.extra:
            return False
        closed = self.closed
        return not (day in closed if isinstance(closed, Container) else closed(day))

    def roll(self, day: date, how: Roll) -> date:
        """The day itself when it is a working day or `how` is `Roll.NONE`; else the nearest working day that way."""
        if how is Roll.NONE or self.is_working(day):
            return checked_day(day)
        return self.add(day, 1 if how is Roll.FOLLOWING else -1)

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day strictly after the day; n < 0: strictly before; n = 0: the day itself, working or not.

        The day of the event never counts (*dies a quo*).

        Raises:
            InvalidValue: `calendar.no_working_day` when ten years go by without one, `day.out_of_range`, `value.range`.
        """
        checked_day(day)
        left = abs(checked_int(working_days, -MOST_DAYS, MOST_DAYS))
        step = 1 if working_days > 0 else -1
        closed_run = 0
        while left:
            day = shifted(day, step)
            closed_run = 0 if self.is_working(day) else closed_run + 1
            left -= not closed_run
            if closed_run > LONGEST_CLOSURE:
                raise InvalidValue([fault("calendar.no_working_day")])
        return day

    def between(self, after: date, until: date) -> int:
        """How many working days lie in (`after`, `until`]; negative when `until` comes first. Additive."""
        if checked_day(until) < checked_day(after):
            return -self.between(until, after)
        return sum(self.is_working(shifted(after, n)) for n in range(1, (until - after).days + 1))
