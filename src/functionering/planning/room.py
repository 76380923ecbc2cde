"""How much room there is: the days on which the manager can, how many conversations fit in a day and in an ISO week."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from datetime import date

import attrs

from functionering.days import checked_day
from functionering.errors import InvalidValue, fault
from functionering.planning.request import checked_count

Week = tuple[int, int]
"""An ISO week: its year and its number. 31 December 2026 and 1 January 2027 are both in (2026, 53)."""


@attrs.frozen
class Room:
    """What is still free, day by day, with everything by number: `days[d]` is day d, `weeks[week_of[d]]` its week.

    Only days with a capacity of 1 or more that are not blacked out are in it. A day may have no room left, when
    confirmed appointments fill it.
    """

    days: tuple[date, ...]
    ordinals: tuple[int, ...]
    day_room: tuple[int, ...]
    week_of: tuple[int, ...]
    weeks: tuple[Week, ...]
    week_room: tuple[int | None, ...]

    def window(self, first: date, last: date) -> range:
        """The numbers of the days from `first` up to and including `last`."""
        low = bisect_left(self.ordinals, first.toordinal())
        return range(low, bisect_right(self.ordinals, last.toordinal(), low))


def free_room(
    day_capacity: Mapping[date, int],
    week_capacity: int | Mapping[Week, int] | None,
    *,
    blackouts: Iterable[date],
    taken: Collection[date],
) -> Room:
    """The room that is left when the confirmed appointments on the days `taken` have their places.

    Appointments on a day without capacity, or more of them than fit, are facts: they count for their week, and
    leave no room.
    """
    closed = {checked_day(day, "/blackouts") for day in blackouts}
    capacity = {
        checked_day(day, "/day_capacity"): checked_count(room, "/day_capacity") for day, room in day_capacity.items()
    }
    days = tuple(sorted(day for day, room in capacity.items() if room and day not in closed))
    ordinals = tuple(day.toordinal() for day in days)
    numbers = {monday: number for number, monday in enumerate(sorted({_monday(day) for day in ordinals}))}
    weeks = tuple(_week(date.fromordinal(monday)) for monday in numbers)
    week_room = _week_rooms(week_capacity, weeks)
    day_room = [capacity[day] for day in days]
    places = {day: number for number, day in enumerate(days)}
    for day in taken:
        if day in places:
            day_room[places[day]] = max(0, day_room[places[day]] - 1)
        number = numbers.get(_monday(day.toordinal()))
        if number is not None:
            left = week_room[number]
            week_room[number] = None if left is None else max(0, left - 1)
    return Room(
        days=days,
        ordinals=ordinals,
        day_room=tuple(day_room),
        week_of=tuple(numbers[_monday(day)] for day in ordinals),
        weeks=weeks,
        week_room=tuple(week_room),
    )


def _monday(ordinal: int) -> int:
    # Day 1 of the calendar is a Monday, and so is every seventh day after it.
    return ordinal - (ordinal - 1) % 7


def _week(day: date) -> Week:
    year, week, _ = day.isocalendar()
    return year, week


def _week_rooms(week_capacity: int | Mapping[Week, int] | None, weeks: tuple[Week, ...]) -> list[int | None]:
    if week_capacity is None:
        return [None] * len(weeks)
    if not isinstance(week_capacity, Mapping):
        return [checked_count(week_capacity, "/week_capacity")] * len(weeks)
    rooms = {_exact_week(week): checked_count(room, "/week_capacity") for week, room in week_capacity.items()}
    return [rooms.get(week) for week in weeks]


def _exact_week(value: object) -> Week:
    match value:
        case (int(year), int(week)):
            try:
                date.fromisocalendar(year, week, 1)
            except (ValueError, OverflowError):
                pass
            else:
                return year, week
        case _:
            pass
    raise InvalidValue((fault("plan.week", "/week_capacity"),))
