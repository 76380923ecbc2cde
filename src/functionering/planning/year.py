"""The year of an organisation: targets evenly over the year, longest-waiting first, and a plan for every team.

Everyone has one manager for a plan, so teams do not wait for each other: each is planned alone, and the result is
the same in whatever order, or on how many machines, that happens.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from functionering.days import checked_day
from functionering.errors import InvalidValue, fault
from functionering.planning.request import Cost, PlanRequest, checked_count, checked_key, pairs_of, squared_days
from functionering.planning.team import Plan, plan


def spread_places(people: int, places: int) -> tuple[int, ...]:
    """For each of `people`, in order, which of `places` (from 0) is theirs when they are spread evenly.

    Person i of n gets place floor((2i + 1) S / (2n)): the middle of their share. With more people than places,
    places occur more than once. Source: our choice.

    Raises: `InvalidValue` when there are people and no places, or for what is no whole number of 0 or more.
    """
    checked_count(people, "/people")
    if checked_count(places, "/places") == 0 and people > 0:
        raise InvalidValue((fault("plan.no_days", "/places"),))
    return tuple((2 * person + 1) * places // (2 * people) for person in range(people))


def spread(people: int, days: Iterable[date]) -> tuple[date, ...]:
    """For each of `people`, in order, their day when they are spread evenly over `days`, taken in ascending order.

    A day that is given twice counts twice.

    Raises: `InvalidValue` when there are people and no days, or for a moment where a day is meant.
    """
    ordered = sorted(checked_day(day, "/days") for day in days)
    return tuple(ordered[place] for place in spread_places(people, len(ordered)))


def longest_waiting(requests: Iterable[PlanRequest]) -> tuple[PlanRequest, ...]:
    """The requests with whoever waits longest first: who never had a conversation, then by the day of the last one.

    Equal ones are in order of their keys, so that the order in which they came does not matter.
    """
    return tuple(sorted(requests, key=lambda each: (each.waiting_since or date.min, each.key)))


def spread_requests(requests: Iterable[PlanRequest], days: Iterable[date]) -> tuple[PlanRequest, ...]:
    """The same people, longest-waiting first, with targets spread evenly over `days`. Windows stay as they are.

    A target may fall outside a person's window: the plan then takes the nearest day that is possible.
    """
    ordered = longest_waiting(requests)
    targets = spread(len(ordered), days)
    return tuple(attrs.evolve(each, target=target) for each, target in zip(ordered, targets, strict=True))


def _manager(value: object) -> str:
    return checked_key(value, "/manager")


def _requests(value: Iterable[PlanRequest]) -> tuple[PlanRequest, ...]:
    return tuple(value)


def _day_capacity(value: Mapping[date, int] | Iterable[tuple[date, int]]) -> tuple[tuple[date, int], ...]:
    found: dict[date, int] = {}
    for day, room in pairs_of(value):
        if checked_day(day, "/day_capacity") in found:
            raise InvalidValue((fault("id.duplicate", "/day_capacity"),))
        found[day] = checked_count(room, "/day_capacity")
    return tuple(sorted(found.items()))


def _pinned(value: Mapping[str, date] | Iterable[tuple[str, date]]) -> tuple[tuple[str, date], ...]:
    return tuple((checked_key(key, "/pinned"), checked_day(day, "/pinned")) for key, day in pairs_of(value))


@attrs.frozen(kw_only=True)
class Team:
    """A manager with their people and their days (*team*).

    - `manager`: an id of the caller, unique within the organisation.
    - `requests`: the people, by priority.
    - `day_capacity`: days with how many conversations fit; a mapping or pairs, kept as pairs in order of day.
    - `week_capacity`: how many fit in any ISO week; `None`: as many as its days allow.
    - `pinned`: confirmed appointments, as for `plan`.
    """

    manager: str = attrs.field(converter=_manager)
    requests: tuple[PlanRequest, ...] = attrs.field(converter=_requests)
    day_capacity: tuple[tuple[date, int], ...] = attrs.field(converter=_day_capacity)
    week_capacity: int | None = None
    pinned: tuple[tuple[str, date], ...] = attrs.field(default=(), converter=_pinned, repr=False)

    def spread(self) -> "Team":
        """The team with everyone's target spread evenly over its days, longest-waiting first.

        A day counts as often as it has room. Priority becomes the order of waiting.
        """
        days = [day for day, room in self.day_capacity for _ in range(room)]
        return attrs.evolve(self, requests=spread_requests(self.requests, days))


def plan_organisation(teams: Iterable[Team], *, cost: Cost = squared_days) -> Iterator[tuple[str, Plan]]:
    """The plan of every team, with its manager, one by one in the order given: nothing but one team is held in
    memory.

    Raises: `InvalidValue`, when it comes to that team, for a manager who occurs twice or anything that `plan`
    refuses.
    """
    seen: set[str] = set()
    for index, team in enumerate(teams):
        if team.manager in seen:
            raise InvalidValue((fault("id.duplicate", f"/teams/{index}/manager"),))
        seen.add(team.manager)
        yield (
            team.manager,
            plan(
                team.requests,
                day_capacity=dict(team.day_capacity),
                week_capacity=team.week_capacity,
                cost=cost,
                pinned=team.pinned,
            ),
        )
