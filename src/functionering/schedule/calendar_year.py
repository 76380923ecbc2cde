"""Once in every period of twelve months (*per kalenderjaar*, *per schooljaar*): how most Dutch cycles run.

January of one year and December of the next are then 23 months apart, and in order; a finding of the rules tells of
gaps over 18 months. Source: BES regeling art. 3 (BWBR0028784), "tenminste eenmaal per kalenderjaar".
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

import attrs

from functionering.days import add_months, checked_int, shifted
from functionering.errors import InvalidValue, fault
from functionering.schedule.anniversary import LONGEST_INTERVAL, latest_step, too_early_steps
from functionering.schedule.cycle import Cycle, Held, Standing, attributed, held_before
from functionering.schedule.trace import Step, StepKind


def _month_day(month: object, day: object, path: str) -> None:
    length = monthrange(2024, checked_int(month, 1, 12, path))[1]
    checked_int(day, 1, length, path)


def _due(value: Iterable[int] | None) -> tuple[int, ...] | None:
    if value is None:
        return None
    due = tuple(value)
    if len(due) != 2:
        raise InvalidValue([fault("value.pattern", "/due", form="(month, day)")])
    checked_int(due[0], 1, 12, "/due")
    checked_int(due[1], 1, 31, "/due")
    return due


@attrs.frozen
class CalendarYear:
    """Once per period of twelve months: calendar year, school year (`start_month=8`), or any other.

    - `start_month`, `start_day`: the day on which periods start. A period is called after the year in which it
      starts.
    - `due`: (month, day) by which it is due, in the season that the house prefers; (2, 31) is the last day of
      February. `None`: the last day of the period.
    - `grace_days`: *uitlooptermijn*. Held so soon after the end of a period that is still open, a conversation closes
      that one; the oldest open one first.
    - `min_service_months`: the first period with a duty is the first that ends so long, or longer, after the start.

    Raises:
        InvalidValue: `value.range`, `value.pattern`.
    """

    start_month: int = 1
    start_day: int = 1
    due: tuple[int, ...] | None = attrs.field(default=None, converter=_due)
    grace_days: int = 0
    min_service_months: int = 0

    def __attrs_post_init__(self) -> None:
        _month_day(self.start_month, self.start_day, "/start_month")
        # A grace as long as a period would leave two periods open at once.
        checked_int(self.grace_days, 0, 364, "/grace_days")
        checked_int(self.min_service_months, 0, LONGEST_INTERVAL, "/min_service_months")

    def period_start(self, year: int) -> date:
        """The first day of the period that starts in the year."""
        return _clamped(year, self.start_month, self.start_day)

    def period_end(self, year: int) -> date:
        """The last day of the period that starts in the year."""
        return shifted(self.period_start(year + 1), -1)

    def period_of(self, day: date) -> int:
        """The period that holds the day, by the year in which it starts."""
        return day.year if day >= self.period_start(day.year) else day.year - 1

    def due_day(self, year: int) -> date:
        """The day by which the conversation of the period is due, grace not counted."""
        if self.due is None:
            return self.period_end(year)
        month, day = self.due
        due = _clamped(year, month, day)
        return due if due >= self.period_start(year) else _clamped(year + 1, month, day)

    def first(self, start: date) -> int:
        """The first period with a duty for who started on `start`."""
        return self.period_of(add_months(start, self.min_service_months))

    def cycle(self, start: date, number: int) -> Cycle:  # noqa: ARG002 -- periods are the same for everybody
        """The period that starts in the year `number`."""
        return Cycle(number, self.due_day(number), self.period_start(number), self.period_end(number))

    def cycle_of(self, start: date, day: date) -> int:
        """The period that holds the day, when it has a duty for who started on `start`; else 0."""
        number = self.period_of(day)
        return number if number >= self.first(start) else 0

    def standing(self, start: date, held: tuple[Held, ...], as_of: date) -> Standing:
        """Where this history stands on `as_of`; `held` is in order and has nothing later than `as_of`."""
        first = self.first(start)

        def number_on(day: date, satisfied: frozenset[int]) -> int:
            return self._number_on(day, first, satisfied)

        attributions, satisfied = attributed(held, first, number_on)
        number = max(satisfied, default=first - 1) + 1
        cycle = self.cycle(start, number)
        earlier = held_before(held, as_of)
        before_today = satisfied if earlier is held else attributed(earlier, first, number_on)[1]
        today = number_on(as_of, before_today)
        return Standing(
            cycle,
            cycle.target,
            cycle.opens,
            since=shifted(cycle.opens, -1),
            unheld=tuple(
                self.cycle(start, each)
                for each in range(first, as_of.year)
                if each not in satisfied and shifted(self.period_end(each), self.grace_days) < as_of
            ),
            counts_today_for=today if today >= first and today not in before_today else None,
            attributions=attributions,
            steps=(
                Step(StepKind.PERIOD, number=first),
                latest_step(held),
                *too_early_steps(attributions, cycle),
                Step(StepKind.TARGET, cycle.target, number),
            ),
        )

    def _number_on(self, day: date, first: int, satisfied: frozenset[int]) -> int:
        number = self.period_of(day)
        open_before = number > first and number - 1 not in satisfied
        in_grace = day <= shifted(self.period_end(number - 1), self.grace_days)
        return number - 1 if open_before and in_grace else number


def _clamped(year: int, month: int, day: int) -> date:
    if not 1 <= year <= 9999:
        raise InvalidValue([fault("day.out_of_range")])
    # Every month has 28 days, and lists of many people ask this for every year that somebody served.
    return date(year, month, day if day <= 28 else min(day, monthrange(year, month)[1]))
