"""The time of day: everyone on a day gets the first slot of that day that is still free."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

import attrs

from functionering.days import checked_day
from functionering.errors import InvalidValue, fault
from functionering.planning.request import checked_key, pairs_of
from functionering.planning.team import Plan


@attrs.frozen(kw_only=True)
class TimedAppointment:
    """A person on a day, at a wall time of the organisation; which zone that is, the caller knows."""

    key: str
    day: date
    at: time


def set_times(
    planned: Plan,
    slots: Sequence[time] | Mapping[date, Sequence[time]],
    *,
    kept: Mapping[str, tuple[date, time]] | Iterable[tuple[str, tuple[date, time]]] = (),
) -> tuple[TimedAppointment, ...]:
    """Every appointment of the plan with its time: the first free slot of its day, by priority.

    - `slots`: when a conversation can start: the same times for every day, or the times of each day.
    - `kept`: appointments that already have a time. Who is in the plan on that day keeps it; the others (people of
      another plan) only make it taken.

    The result is in order of day and time. Give as many slots to a day as its capacity.

    Raises: `InvalidValue` when a day has more appointments than free slots, for a time that bears a zone, or for
    two kept appointments at one moment.
    """
    settled = _kept(kept)
    taken = set(settled.values())
    if len(taken) < len(settled):
        raise InvalidValue((fault("plan.times_taken", "/kept"),))
    found: list[TimedAppointment] = []
    for index, each in enumerate(planned.appointments):
        moment = settled.get(each.key)
        if moment is None or moment[0] != each.day:
            at = _first_free(_slots(slots, each.day), each.day, taken, f"/appointments/{index}")
            moment = (each.day, at)
            taken.add(moment)
        found.append(TimedAppointment(key=each.key, day=each.day, at=moment[1]))
    return tuple(sorted(found, key=lambda each: (each.day, each.at)))


def _kept(
    kept: Mapping[str, tuple[date, time]] | Iterable[tuple[str, tuple[date, time]]],
) -> dict[str, tuple[date, time]]:
    return {
        checked_key(key, "/kept"): (checked_day(day, "/kept"), _wall(at, "/kept")) for key, (day, at) in pairs_of(kept)
    }


def _slots(slots: Sequence[time] | Mapping[date, Sequence[time]], day: date) -> list[time]:
    of_day = slots.get(day, ()) if isinstance(slots, Mapping) else slots
    return sorted(_wall(at, "/slots") for at in of_day)


def _first_free(slots: Sequence[time], day: date, taken: set[tuple[date, time]], path: str) -> time:
    for at in slots:
        if (day, at) not in taken:
            return at
    raise InvalidValue((fault("plan.no_slot", path),))


def _wall(value: object, path: str) -> time:
    if type(value) is not time or value.tzinfo is not None:
        raise InvalidValue((fault("value.time", path),))
    return value
