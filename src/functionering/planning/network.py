"""The exact assignment of people to days under day and week capacity, on plain numbers.

A flow of least cost: person -> day (one unit, the cost of that day) -> week (what fits in a day) -> outside (what
fits in a week). People enter one by one, in order of priority, each along a cheapest augmenting path. Whoever is in
stays in, because a path only moves people to other days. So the people who fit are the best set by priority *and*
of the largest size (the sets that fit together form a matroid), and their total cost is the least for that set.

How a cheapest path is found (Dijkstra with potentials, two remarks of our own):

- A person who has a day is reached only from that day. So people are no places in the graph: a step goes from a day
  straight to another day of somebody who is on it, and costs the difference.
- Potentials of days and weeks start at 0 and only fall, and a week with room keeps 0. So nothing beyond the
  cheapest day with room that is known so far can help, and everyone's days, sorted by cost, are read only up to
  there.

When a person does not fit, everything that was reached on the way is closed: no path leads out of it, now or later.
"""

from collections.abc import Sequence
from heapq import heappop, heappush

import attrs

Option = tuple[int, int]
"""A day that is possible for somebody: its cost, and the number of the day."""

UNASSIGNED = -1
_FAR = float("inf")
_CLOSED = float("-inf")


@attrs.define
class _Search:
    """One search for a way out: what lies open, what was settled and touched, and the best way so far."""

    heap: list[int] = attrs.Factory(list[int])
    """Length and place of what lies open, as one number (length times the number of places, plus the place)."""
    settled: list[tuple[int, int]] = attrs.Factory(list[tuple[int, int]])
    touched: list[int] = attrs.Factory(list[int])
    best: float = _FAR
    goal: int = UNASSIGNED
    last: int = UNASSIGNED
    """Who would go to the goal."""


class Network:
    """Days with room for `day_room[d]` people, in weeks (`week_of[d]`) with room for `week_room[w]` (`None`: no
    limit).

    `options[i]` are the days that are possible for person i, in ascending order. People are numbered by priority.
    After `assign`, `assigned[i]` is the day of person i or `UNASSIGNED`, `paid[i]` what it costs, `on[d]` who is on
    day d.
    """

    def __init__(
        self,
        options: Sequence[Sequence[Option]],
        *,
        day_room: Sequence[int],
        week_of: Sequence[int],
        week_room: Sequence[int | None],
    ) -> None:
        days, weeks = len(day_room), len(week_room)
        self.options = options
        self.day_room = day_room
        self.week_of = week_of
        self.week_room = week_room
        self.assigned = [UNASSIGNED] * len(options)
        self.days_of_week: list[list[int]] = [[] for _ in range(weeks)]
        for day, week in enumerate(week_of):
            self.days_of_week[week].append(day)
        self.on: list[list[int]] = [[] for _ in range(days)]
        self.paid = [0] * len(options)
        self._left_in_week = [_FAR if room is None else room for room in week_room]
        self._free = [room > 0 and self._left_in_week[week] > 0 for room, week in zip(day_room, week_of, strict=True)]
        # A place is a day (its number) or a week (its number after the last day).
        self._potential = [0] * (days + weeks)
        self._distance: list[float] = [_FAR] * (days + weeks)
        self._came_from = [0] * (days + weeks)

    def assign(self) -> None:
        """Give everyone a day who can have one, at the least total cost. Call it once."""
        for person in range(len(self.options)):
            self._enter(person)

    def _enter(self, person: int) -> None:
        search = _Search()
        self._read_days(search, person, 0)
        places, days = len(self._potential), len(self.day_room)
        heap, distance = search.heap, self._distance
        while heap:
            length, place = divmod(heappop(heap), places)
            if length >= search.best:
                break
            if length > distance[place]:
                continue
            search.settled.append((place, length))
            base = length + self._potential[place]
            if place < days:
                for mover in self.on[place]:
                    self._read_days(search, mover, base - self.paid[mover])
                if len(self.on[place]) < self.day_room[place]:
                    self._step(search, place, days + self.week_of[place], base)
            else:
                for day in self.days_of_week[place - days]:
                    if self.on[day]:
                        self._step(search, place, day, base)
        self._finish(search, person)

    def _read_days(self, search: _Search, mover: int, base: int) -> None:
        """Read the days of `mover`, who can be reached at `base`, up to the first that cannot help."""
        free, potential, distance, came_from = self._free, self._potential, self._distance, self._came_from
        best, places = search.best, len(potential)
        for cost, day in self.options[mover]:
            length = base + cost
            if length >= best:
                return
            if free[day]:
                search.best, search.goal, search.last = length, day, mover
                return
            length -= potential[day]
            if length < best and length < distance[day]:
                distance[day] = length
                came_from[day] = mover
                heappush(search.heap, length * places + day)
                search.touched.append(day)

    def _step(self, search: _Search, place: int, other: int, base: int) -> None:
        """Go between a day and its week."""
        length = base - self._potential[other]
        if length < search.best and length < self._distance[other]:
            self._distance[other] = length
            self._came_from[other] = ~place
            heappush(search.heap, length * len(self._potential) + other)
            search.touched.append(other)

    def _finish(self, search: _Search, person: int) -> None:
        """Use the way that was found; or close what was reached."""
        distance, potential = self._distance, self._potential
        if search.goal == UNASSIGNED:
            for place in search.touched:
                distance[place] = _CLOSED
            return
        best = int(search.best)
        for place, length in search.settled:
            potential[place] += length - best
        for place in search.touched:
            distance[place] = _FAR
        self._augment(search, person)

    def _augment(self, search: _Search, person: int) -> None:
        """Walk back from the goal: everyone on the way moves up, and `person` takes the first place that falls free."""
        day, mover = search.goal, search.last
        week = self.week_of[day]
        self._left_in_week[week] -= 1
        if self._left_in_week[week] == 0:
            for other in self.days_of_week[week]:
                self._free[other] = False
        while True:
            left = self.assigned[mover]
            self._place(mover, day)
            if mover == person:
                break
            self.on[left].remove(mover)
            day = left
            if self._came_from[day] < 0:
                # A full week keeps its number of people: one of its days is left, another is taken.
                day = ~self._came_from[~self._came_from[day]]
            mover = self._came_from[day]
        self._free[search.goal] &= len(self.on[search.goal]) < self.day_room[search.goal]

    def _place(self, mover: int, day: int) -> None:
        self.assigned[mover] = day
        self.on[day].append(mover)
        self.paid[mover] = next(cost for cost, option in self.options[mover] if option == day)
