"""The anniversary (*vaste jaardatum*): targets at fixed distances from one day, that early and late do not move.

Target k is always computed from the anchor. Days of acceptance are a partition: every day from the first opening on
belongs to exactly one cycle, so that a conversation never satisfies two.

Source: NHS England ROAN sheet 7: the due date "remains fixed from year to year, regardless of whether an appraisal in
one year is early or late"; early completion that keeps the date: APK (rijksoverheid.nl), EASA AMC1 ORO.FC.145(g).
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import attrs

from functionering.days import Overflow, add_months, checked_int, shifted
from functionering.errors import InvalidValue, fault
from functionering.schedule.cycle import Attribution, Cycle, Held, Standing, attributed, held_before
from functionering.schedule.trace import Step, StepKind

LONGEST_INTERVAL = 1_200
"""The longest distance between two conversations, in months: a hundred years. Our choice."""

MOST_GRACE = 3_660
"""The longest grace in days: ten years. Our choice."""


def _months(value: Iterable[int]) -> tuple[int, ...]:
    months = tuple(checked_int(each, 1, LONGEST_INTERVAL, "/initial_months") for each in value)
    if any(later <= earlier for earlier, later in pairwise(months)):
        raise InvalidValue([fault("schedule.initial_order", "/initial_months")])
    return months


@attrs.frozen
class Anniversary:
    """Every `interval_months` from the anchor: the start of the service, unless the track names another day.

    - `initial_months`: distances of the first conversations from the anchor, rising; afterwards the multiples of the
      interval beyond the last of them. `(6,)` with 12 gives months 6, 12, 24.
    - `early_months`: held at most so long before its target, a conversation counts for it. `None`: from the day after
      the previous target. Three months keeps the gaps of who is on time between 9 and 15 months.
    - `grace_days`: *uitlooptermijn*, days after the due day before it is overdue.
    - `min_gap_months`: at least so long after the latest conversation; moves a due day, never the anniversary.
    - `overflow`: what becomes of 29 February and the 31st.
    - `reanchor`: held before its window or after its target, a conversation starts the count again on its own day.
      Only days move the count: what a conversation `counts_for` is then not looked at.

    Raises:
        InvalidValue: `value.range`, `value.choice`, `value.member`, or `schedule.initial_order`.

    Source: NHS medical appraisal policy Annex I (window of 9 to 15 months); `initial_months` after Odoo's plan;
    `reanchor` after APK and EASA AMC1 ORO.FC.145(g).
    """

    interval_months: int = 12
    initial_months: tuple[int, ...] = attrs.field(default=(), converter=_months)
    early_months: int | None = 3
    grace_days: int = 0
    min_gap_months: int = 0
    overflow: Overflow = Overflow.CLAMP
    reanchor: bool = False

    def __attrs_post_init__(self) -> None:
        checked_int(self.interval_months, 1, LONGEST_INTERVAL, "/interval_months")
        if self.early_months is not None:
            checked_int(self.early_months, 0, LONGEST_INTERVAL, "/early_months")
        checked_int(self.grace_days, 0, MOST_GRACE, "/grace_days")
        checked_int(self.min_gap_months, 0, LONGEST_INTERVAL, "/min_gap_months")
        checked_overflow(self.overflow)
        if type(self.reanchor) is not bool:
            raise InvalidValue([fault("value.choice", "/reanchor", allowed="True, False")])

    def first(self, start: date) -> int:  # noqa: ARG002 -- the same for everybody
        """The number of the first cycle."""
        return 1

    def offset(self, number: int) -> int:
        """The distance of a target from the anchor, in months. Number 0 is the anchor itself."""
        initial = self.initial_months
        if number <= len(initial):
            return initial[number - 1] if number else 0
        base = initial[-1] // self.interval_months if initial else 0
        return (base + number - len(initial)) * self.interval_months

    def target(self, start: date, number: int) -> date:
        """The target of a cycle, from the anchor and never from the target before it."""
        return add_months(start, self.offset(number), self.overflow)

    def opens(self, start: date, number: int) -> date:
        """The first day on which a conversation counts for the cycle.

        Never on or before the previous target: with talks at 3 and 6 months, the first would else count for the second.
        """
        earliest = start if number == 1 else shifted(self.target(start, number - 1), 1)
        if self.early_months is None:
            return earliest
        return max(add_months(self.target(start, number), -self.early_months, self.overflow), earliest)

    def cycle(self, start: date, number: int) -> Cycle:
        """The cycle of that number (1 is the first) for who started on `start`."""
        opens = self.opens(start, number)
        return Cycle(number, self.target(start, number), opens, shifted(self.opens(start, number + 1), -1))

    def cycle_of(self, start: date, day: date) -> int:
        """The number of the cycle that a conversation on the day counts for; 0 before the first opens.

        The months between give the number but for a step or two, so the cost does not grow with the years.
        """
        months = (day.year - start.year) * 12 + day.month - start.month
        passed = sum(each <= months for each in self.initial_months)
        if passed == len(self.initial_months):
            base = self.initial_months[-1] // self.interval_months if passed else 0
            passed += months // self.interval_months - base
        number = max(passed, 0)
        while number and self.opens(start, number) > day:
            number -= 1
        while self.opens(start, number + 1) <= day:
            number += 1
        return number

    def standing(self, start: date, held: tuple[Held, ...], as_of: date) -> Standing:
        """Where this history stands on `as_of`; `held` is in order and has nothing later than `as_of`."""
        standing = self._reanchored(start, held, as_of) if self.reanchor else self._anchored(start, held, as_of)
        if not held or not self.min_gap_months:
            return standing
        allowed = add_months(held[-1].on, self.min_gap_months, self.overflow)
        steps = (
            standing.steps
            if allowed <= standing.due
            else (*standing.steps, Step(StepKind.MIN_GAP, allowed, self.min_gap_months))
        )
        return attrs.evolve(standing, due=max(standing.due, allowed), opens=max(standing.opens, allowed), steps=steps)

    def _anchored(self, start: date, held: tuple[Held, ...], as_of: date) -> Standing:
        def number_on(day: date, _: frozenset[int]) -> int:
            return self.cycle_of(start, day)

        attributions, satisfied = attributed(held, 1, number_on)
        cycle = self.cycle(start, max(satisfied, default=0) + 1)
        today = self.cycle_of(start, as_of)
        earlier = held_before(held, as_of)
        before_today = satisfied if earlier is held else attributed(earlier, 1, number_on)[1]
        return Standing(
            cycle,
            cycle.target,
            cycle.opens,
            since=self.target(start, cycle.number - 1),
            unheld=tuple(self.cycle(start, each) for each in range(1, today) if each not in satisfied),
            counts_today_for=today if today and today not in before_today else None,
            attributions=attributions,
            steps=(
                self._anchor_step(start),
                latest_step(held),
                *too_early_steps(attributions, cycle),
                Step(StepKind.TARGET, cycle.target, cycle.number),
            ),
        )

    def _reanchored(self, start: date, held: tuple[Held, ...], as_of: date) -> Standing:
        count, attributions = self._counted(start, held)
        today, _ = self._counted(start, held_before(held, as_of))
        cycle = count.numbered(count.position)
        moved = () if count.start == start else (Step(StepKind.REANCHOR, count.start),)
        return Standing(
            cycle,
            cycle.target,
            cycle.opens,
            since=count.cadence.target(count.start, count.position - 1),
            unheld=(*count.unheld, *count.skipped(as_of)),
            counts_today_for=today.number_on(as_of),
            attributions=attributions,
            steps=(
                self._anchor_step(start),
                latest_step(held),
                *moved,
                Step(StepKind.TARGET, cycle.target, cycle.number),
            ),
        )

    def _counted(self, start: date, held: tuple[Held, ...]) -> tuple["_Count", tuple[Attribution, ...]]:
        count = _Count(self, start)
        attributions: list[Attribution] = []
        for each in held:
            number = count.number_on(each.on)
            attributions.append(Attribution(each.on, number))
            count = count if number is None else count.held(each.on)
        return count, tuple(attributions)

    def _anchor_step(self, start: date) -> Step:
        return Step(StepKind.ANCHOR, start, self.interval_months)


@attrs.frozen
class _Count:
    """A count that conversations can start again: the anchor in force, and the cycle that is waited for.

    `position` is the cycle counted from the anchor in force, `ahead` how many cycles came before that anchor.
    """

    cadence: Anniversary
    start: date
    position: int = 1
    ahead: int = 0
    unheld: tuple[Cycle, ...] = ()

    def numbered(self, position: int) -> Cycle:
        cycle = self.cadence.cycle(self.start, position)
        return attrs.evolve(cycle, number=self.ahead + position)

    def skipped(self, day: date) -> tuple[Cycle, ...]:
        """The cycles from the awaited one on that have closed before the day."""
        return tuple(self.numbered(each) for each in range(self.position, self.cadence.cycle_of(self.start, day)))

    def number_on(self, day: date) -> int | None:
        """The cycle that a conversation on the day satisfies; `None` before the count has begun."""
        if day < self.start:
            return None
        return self.ahead + max(self.position, self.cadence.cycle_of(self.start, day))

    def held(self, day: date) -> "_Count":
        skipped = self.skipped(day)
        unheld = (*self.unheld, *skipped)
        awaited = self.cadence.cycle(self.start, self.position)
        if awaited.opens <= day <= awaited.target:
            return attrs.evolve(self, position=self.position + 1)
        # The first conversations (`initial_months`) belong to the start of the service, not to a count that starts
        # again.
        plain = attrs.evolve(self.cadence, initial_months=())
        return _Count(plain, day, 1, self.ahead + self.position + len(skipped), unheld)


def checked_overflow(value: object) -> None:
    """Raises `InvalidValue` with `value.member` for anything that is no `Overflow`."""
    if type(value) is not Overflow:
        raise InvalidValue([fault("value.member", "/overflow", kind="Overflow", example="Overflow.CLAMP")])


def latest_step(held: tuple[Held, ...]) -> Step:
    """The step of the trace that names the latest conversation."""
    return Step(StepKind.LATEST, held[-1].on) if held else Step(StepKind.NONE_YET)


def too_early_steps(attributions: tuple[Attribution, ...], cycle: Cycle) -> tuple[Step, ...]:
    """The step that says so where the latest conversation was an extra one, held before the awaited cycle opened."""
    if not attributions or attributions[-1].cycle is not None or attributions[-1].on >= cycle.opens:
        return ()
    return (Step(StepKind.TOO_EARLY, cycle.opens, cycle.number),)
