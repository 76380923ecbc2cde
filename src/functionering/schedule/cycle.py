"""A cycle, the conversations that were held, and where a history stands: what every cadence answers with."""

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from functionering.days import checked_day, checked_int
from functionering.schedule.trace import Step

MOST_CYCLES = 200_000
"""More cycles, and years, than the calendar has."""


@attrs.frozen
class Held:
    """A conversation that took place (*gevoerd*), on a day. Cancelled (*vervallen*) and refused ones are never held.

    Of several sittings the first day is the one. `counts_for`: the cycle (for `CalendarYear` the year in which the
    period starts) that the two say it was for, when the day alone would say otherwise; `None`: the day decides.
    """

    on: date
    counts_for: int | None = None

    def __attrs_post_init__(self) -> None:
        checked_day(self.on, "/on")
        if self.counts_for is not None:
            checked_int(self.counts_for, 1, MOST_CYCLES, "/counts_for")


def held_until(held: Iterable[Held | date], as_of: date) -> tuple[Held, ...]:
    """What was held up to and including `as_of`, in order of day, whatever the order in which it was given."""
    every = (each if isinstance(each, Held) else Held(each) for each in held)
    known = [each for each in every if each.on <= as_of]
    return tuple(sorted(known, key=lambda each: (each.on, each.counts_for or 0)))


def held_before(held: tuple[Held, ...], day: date) -> tuple[Held, ...]:
    """What was held before the day, of a history in order with nothing later; the history itself when it can be."""
    return held if not held or held[-1].on < day else tuple(each for each in held if each.on < day)


@attrs.frozen
class Cycle:
    """One turn of the cadence (*cyclus*): number, target (*streefdag*), and the days on which a conversation counts.

    For `CalendarYear` the number is the year in which the period starts. `opens` and `closes` are included;
    `closes=None`: until it is held. A conversation on such a day counts for this cycle and no other.
    """

    number: int
    target: date
    opens: date
    closes: date | None


@attrs.frozen
class Attribution:
    """Which cycle a conversation satisfied; `cycle=None`: none, it was an extra one."""

    on: date
    cycle: int | None


@attrs.frozen
class Standing:
    """Where a history stands on a day, before leave and the end of employment are looked at.

    `due` and `opens` have the minimum gap in them. `since` is the day from which the term of this cycle runs, not
    itself counted. `unheld` are the cycles that closed without a conversation. `counts_today_for`: the cycle that a
    conversation on the day would satisfy, whatever else is held that day; `None`: it would be an extra one.
    """

    cycle: Cycle
    due: date
    opens: date
    since: date
    unheld: tuple[Cycle, ...]
    counts_today_for: int | None
    attributions: tuple[Attribution, ...]
    steps: tuple[Step, ...]


def attributed(
    held: Iterable[Held], first: int, number_on: Callable[[date, frozenset[int]], int]
) -> tuple[tuple[Attribution, ...], frozenset[int]]:
    """Each conversation with the cycle it satisfies, and the satisfied cycles.

    The first conversation of a cycle satisfies it, later ones are extra. `number_on(day, satisfied)` says which cycle
    a day belongs to; numbers below `first` are nobody's.
    """
    satisfied: frozenset[int] = frozenset()
    attributions: list[Attribution] = []
    for each in held:
        number = number_on(each.on, satisfied) if each.counts_for is None else each.counts_for
        counts = number >= first and number not in satisfied
        attributions.append(Attribution(each.on, number if counts else None))
        if counts:
            satisfied |= {number}
    return tuple(attributions), satisfied
