"""Why somebody has no day: the people who stand in each other's way, and all the days that are possible for them.

From everyone without a day, follow what could still be moved: to their days, to the people on those days, to their
days, and so on; through a week where it is full. What is reached holds more people than places, by exactly the
number of people without a day (Hall; König and Ore; it is the minimum cut of the flow). What does not hang together
is told apart.
"""

import attrs

from functionering.planning.network import UNASSIGNED, Network


@attrs.frozen
class Shortage:
    """People and the days that are possible for them, by number, ascending; `left_out` are the people without a day."""

    people: tuple[int, ...]
    left_out: tuple[int, ...]
    days: tuple[int, ...]


def shortages(network: Network) -> tuple[Shortage, ...]:
    """Every shortage of an assigned network, by its first person. No two share a person or a day."""
    found = _Groups(network)
    for person, day in enumerate(network.assigned):
        if day == UNASSIGNED:
            found.follow(person)
    return found.shortages()


class _Groups:
    """What was reached so far, by the person from whom it was reached first."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._joined: dict[int, int] = {}
        self._places: dict[int, int] = {}
        self._people: dict[int, int] = {}

    def _first(self, group: int) -> int:
        while self._joined[group] != group:
            group = self._joined[group]
        return group

    def follow(self, start: int) -> None:
        self._joined[start] = start
        self._people[start] = start
        stack = [day for _, day in self._network.options[start]]
        while stack:
            place = stack.pop()
            if place in self._places:
                one, other = sorted((self._first(self._places[place]), self._first(start)))
                self._joined[other] = one
                continue
            self._places[place] = start
            stack.extend(self._onward(place, start))

    def _onward(self, place: int, start: int) -> list[int]:
        network, days = self._network, len(self._network.day_room)
        if place >= days:
            return [day for day in network.days_of_week[place - days] if network.on[day]]
        onward: list[int] = []
        for person in network.on[place]:
            self._people[person] = start
            onward.extend(day for _, day in network.options[person])
        if len(network.on[place]) < network.day_room[place]:
            onward.append(days + network.week_of[place])
        return onward

    def shortages(self) -> tuple[Shortage, ...]:
        people: dict[int, list[int]] = {}
        days: dict[int, list[int]] = {}
        for person in sorted(self._people):
            people.setdefault(self._first(self._people[person]), []).append(person)
        for place in sorted(self._places):
            if place < len(self._network.day_room):
                days.setdefault(self._first(self._places[place]), []).append(place)
        assigned = self._network.assigned
        return tuple(
            Shortage(
                people=tuple(members),
                left_out=tuple(person for person in members if assigned[person] == UNASSIGNED),
                days=tuple(days.get(group, ())),
            )
            for group, members in people.items()
        )
