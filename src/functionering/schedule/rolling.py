"""So many months after the latest one: a cadence that drifts, by design.

Late makes the next one later, and early makes it earlier. Where a year must stay a year, use `Anniversary`.
Source: houses that ask "eenmaal per 12 maanden" (RUD Zeeland); Odoo's appraisal plan.
"""

from datetime import date

import attrs

from functionering.days import Overflow, add_months, checked_int, shifted
from functionering.schedule.anniversary import LONGEST_INTERVAL, MOST_GRACE, checked_overflow, latest_step
from functionering.schedule.cycle import Attribution, Cycle, Held, Standing
from functionering.schedule.trace import Step, StepKind


@attrs.frozen
class Rolling:
    """`interval_months` after the latest conversation; the first `first_after_months` after the start.

    `first_after_months=None`: the interval. `early_months=None`: open from the day after the latest conversation.
    Every conversation since the start counts, so none is ever missed: it is overdue until held. `grace_days`:
    *uitlooptermijn*.

    Raises:
        InvalidValue: `value.range`, `value.member`.
    """

    interval_months: int = 12
    first_after_months: int | None = None
    early_months: int | None = None
    grace_days: int = 0
    overflow: Overflow = Overflow.CLAMP

    def __attrs_post_init__(self) -> None:
        checked_int(self.interval_months, 1, LONGEST_INTERVAL, "/interval_months")
        if self.first_after_months is not None:
            checked_int(self.first_after_months, 0, LONGEST_INTERVAL, "/first_after_months")
        if self.early_months is not None:
            checked_int(self.early_months, 0, LONGEST_INTERVAL, "/early_months")
        checked_int(self.grace_days, 0, MOST_GRACE, "/grace_days")
        checked_overflow(self.overflow)

    @property
    def first_months(self) -> int:
        """The distance of the first conversation from the start, in months."""
        return self.interval_months if self.first_after_months is None else self.first_after_months

    def first(self, start: date) -> int:  # noqa: ARG002 -- the same for everybody
        """The number of the first cycle."""
        return 1

    def cycle(self, start: date, number: int) -> Cycle:
        """The cycle of that number (1 is the first) if every one before it is held on its target."""
        target = self._projected(start, number)
        previous = None if number == 1 else self._projected(start, number - 1)
        return Cycle(number, target, self._opens(target, start, previous), None)

    def cycle_of(self, start: date, day: date) -> int:
        """The cycle whose target comes next on the day if every one is held on its target; 0 before the start."""
        if day < start:
            return 0
        months = (day.year - start.year) * 12 + day.month - start.month - self.first_months
        number = max(months // self.interval_months, 1)
        while self._projected(start, number) < day:
            number += 1
        return number

    def standing(self, start: date, held: tuple[Held, ...], as_of: date) -> Standing:
        """Where this history stands on `as_of`; `held` is in order and has nothing later than `as_of`."""
        counted = tuple(each for each in held if each.on >= start)
        before = len(held) - len(counted)
        latest = counted[-1].on if counted else None
        months = self.first_months if latest is None else self.interval_months
        due = add_months(latest or start, months, self.overflow)
        opens = self._opens(due, start, latest)
        number = len(counted) + 1
        numbers = [None] * before + list(range(1, number))
        return Standing(
            Cycle(number, due, opens, None),
            due,
            opens,
            since=latest or start,
            unheld=(),
            counts_today_for=sum(each.on < as_of for each in counted) + 1 if as_of >= start else None,
            attributions=tuple(Attribution(each.on, own) for each, own in zip(held, numbers, strict=True)),
            steps=(latest_step(counted), Step(StepKind.FIRST if latest is None else StepKind.ROLLING, due, months)),
        )

    def _projected(self, start: date, number: int) -> date:
        return add_months(start, self.first_months + (number - 1) * self.interval_months, self.overflow)

    def _opens(self, due: date, start: date, latest: date | None) -> date:
        earliest = start if latest is None else shifted(latest, 1)
        if self.early_months is None:
            return earliest
        return max(add_months(due, -self.early_months, self.overflow), earliest)
