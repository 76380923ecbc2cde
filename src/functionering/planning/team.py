"""The plan of one team: everyone gets the day that suits best as far as it fits, and what does not fit is explained.

The plan is exact. Whoever comes earlier in the list is never left out for somebody who comes later, no more people
could be seen, and for these people the total cost is the least there is. The same question gives the same plan, on
every run.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from functionering.days import checked_day
from functionering.errors import InvalidValue, fault
from functionering.planning.conflict import Conflict, conflict_of
from functionering.planning.network import UNASSIGNED, Network, Option
from functionering.planning.request import (
    Cost,
    PlanRequest,
    absolute_days,
    checked_count,
    checked_key,
    pairs_of,
    squared_days,
)
from functionering.planning.room import Room, Week, free_room
from functionering.planning.shortage import shortages


@attrs.frozen(kw_only=True)
class Appointment:
    """A person on a day (*geplande datum*). `pinned`: it was confirmed before, and the plan did not choose it."""

    key: str
    day: date
    pinned: bool = False


@attrs.frozen(kw_only=True)
class LeftOut:
    """A person for whom there was no place: all that a list should say of it.

    - `not_before`: the first day on which they could be planned, were there room; `None` when there is no such day.
    - `final_day`: the last day of their window.
    """

    key: str
    not_before: date | None
    final_day: date


@attrs.frozen(kw_only=True)
class Plan:
    """Who is seen on which day, who is left out, and why.

    - `appointments`: by day, and on one day by priority.
    - `left_out`: by priority; `conflicts` explains them all.
    - `cost`: the total for the appointments that the plan chose; those that were pinned cost nothing.

    No days of absence are in it.
    """

    appointments: tuple[Appointment, ...]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]
    cost: int

    @property
    def assigned(self) -> Mapping[str, date]:
        """The day of everyone who was asked for and has one, in the order of the appointments."""
        return {each.key: each.day for each in self.appointments}

    @property
    def unscheduled(self) -> tuple[str, ...]:
        """Those who are left out, by priority."""
        return tuple(each.key for each in self.left_out)


def plan(
    requests: Iterable[PlanRequest],
    *,
    day_capacity: Mapping[date, int],
    week_capacity: int | Mapping[Week, int] | None = None,
    cost: Cost = squared_days,
    pinned: Mapping[str, date] | Iterable[tuple[str, date]] = (),
    blackouts: Iterable[date] = (),
    change_penalty: int = 0,
) -> Plan:
    """The best plan for one manager and the people in `requests`, who come in order of priority.

    - `day_capacity`: how many conversations fit on each day on which the manager can; other days are not used.
    - `week_capacity`: how many fit in an ISO week, Monday to Sunday: one number for every week, or a number for
      some weeks; `None`: as many as its days allow.
    - `cost`: what a day costs for a person; a whole number.
    - `pinned`: confirmed appointments, which keep their day and take their place there and in the week; the window
      is not asked. They may be of people who are not in `requests`.
    - `blackouts`: days on which nothing is planned.
    - `change_penalty`: what it costs besides when somebody who is tentatively planned gets another day than
      `planned`.

    Raises: `InvalidValue` for a key that occurs twice, a moment where a day is meant, a capacity or penalty that is
    no whole number of 0 or more, an ISO week that does not exist, a cost that is no whole number.
    """
    asked = _distinct(requests)
    fixed = _pinned(pinned)
    penalty = checked_count(change_penalty, "/change_penalty")
    room = free_room(day_capacity, week_capacity, blackouts=blackouts, taken=tuple(fixed.values()))
    movable = tuple(request for request in asked if request.key not in fixed)
    options = tuple(_options(request, room, cost, penalty) for request in movable)
    network = Network(options, day_room=room.day_room, week_of=room.week_of, week_room=room.week_room)
    network.assign()
    keys = tuple(request.key for request in movable)
    chosen = {key: room.days[day] for key, day in zip(keys, network.assigned, strict=True) if day != UNASSIGNED}
    return Plan(
        appointments=_appointments(asked, fixed, chosen),
        left_out=tuple(
            _left_out(request, option, room)
            for request, option in zip(movable, options, strict=True)
            if request.key not in chosen
        ),
        conflicts=tuple(conflict_of(shortage, keys, room) for shortage in shortages(network)),
        cost=sum(network.paid),
    )


def _distinct(requests: Iterable[PlanRequest]) -> tuple[PlanRequest, ...]:
    asked = tuple(requests)
    keys: set[str] = set()
    for index, request in enumerate(asked):
        if request.key in keys:
            raise InvalidValue((fault("id.duplicate", f"/requests/{index}/key"),))
        keys.add(request.key)
    return asked


def _pinned(pinned: Mapping[str, date] | Iterable[tuple[str, date]]) -> dict[str, date]:
    fixed: dict[str, date] = {}
    for key, day in pairs_of(pinned):
        if checked_key(key, "/pinned") in fixed:
            raise InvalidValue((fault("id.duplicate", "/pinned"),))
        fixed[key] = checked_day(day, "/pinned")
    return fixed


def _options(request: PlanRequest, room: Room, cost: Cost, penalty: int) -> list[Option]:
    """The days that are possible, the cheapest first, and of two that cost the same the earliest."""
    window = room.window(request.earliest, request.latest)
    days: Iterable[int] = window
    if request.unavailable:
        days = [day for day in window if room.days[day] not in request.unavailable]
    options = sorted(_priced(request, days, room, cost))
    if penalty and request.planned is not None:
        options = sorted((price + penalty * (room.days[day] != request.planned), day) for price, day in options)
    return options


def _priced(request: PlanRequest, days: Iterable[int], room: Room, cost: Cost) -> Iterator[Option]:
    # The two costs of our own are worked out on ordinals: a plan spends most of its time here.
    wished, ordinals = request.wished.toordinal(), room.ordinals
    if cost is squared_days:
        return (((ordinals[day] - wished) ** 2, day) for day in days)
    if cost is absolute_days:
        return ((abs(ordinals[day] - wished), day) for day in days)
    return ((_exact_cost(cost(request, room.days[day])), day) for day in days)


def _exact_cost(value: object) -> int:
    # A fraction would make the order of adding matter, and with it the plan.
    if type(value) is not int:
        raise InvalidValue((fault("plan.cost", "/cost"),))
    return value


def _appointments(
    asked: tuple[PlanRequest, ...], fixed: Mapping[str, date], chosen: Mapping[str, date]
) -> tuple[Appointment, ...]:
    found = [
        Appointment(key=request.key, day=fixed[request.key], pinned=True)
        if request.key in fixed
        else Appointment(key=request.key, day=chosen[request.key])
        for request in asked
        if request.key in fixed or request.key in chosen
    ]
    return tuple(sorted(found, key=lambda each: each.day))


def _left_out(request: PlanRequest, options: list[Option], room: Room) -> LeftOut:
    first = min((day for _, day in options), default=None)
    return LeftOut(key=request.key, not_before=None if first is None else room.days[first], final_day=request.latest)
