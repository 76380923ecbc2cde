"""A track: one appointment of one person, for which conversations are due; its contracts and who manages when.

Somebody with two posts has two tracks; whether one conversation serves both is for the caller to decide.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from functionering.days import Span, add_months, checked_day, checked_int, covering, merged
from functionering.errors import InvalidValue, fault


def _spans(value: Iterable[Span]) -> tuple[Span, ...]:
    spans = tuple(value)
    if any(type(each) is not Span for each in spans):
        raise InvalidValue([fault("schedule.spans")])
    return spans


@attrs.frozen
class Track:
    """What is known of one appointment.

    - `key`: the caller's own name for it; ids of reminders hang on it, so it should stay the same.
    - `employment`: contracts, first and last day included; `Span(day)` has no known end. At least one.
    - `anchor`: the day to count from. `None`: the first day of the continuous service.
    - `suspensions`: days away, and nothing about why.
    - `bridge_gap_days`: contracts with at most so many days between them are one continuous service.
    - `before_end_months`: a contract that ends asks for a conversation at the latest so long before its last day, in
      time for the notice (*aanzegdatum*); `None`: it does not.

    Raises:
        InvalidValue: `schedule.no_employment`, `schedule.spans`, `text.empty`, `value.date`, `value.range`.

    Source: the chain of contracts of BW 7:668a (gaps up to six months) for bridging; BW 7:668 (one month before the
    end) for `before_end_months`. Both are off unless asked for.
    """

    key: str
    employment: tuple[Span, ...] = attrs.field(converter=_spans)
    anchor: date | None = None
    suspensions: tuple[Span, ...] = attrs.field(default=(), converter=_spans, repr=False)
    bridge_gap_days: int = 0
    before_end_months: int | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.key) is not str or not self.key:
            raise InvalidValue([fault("text.empty", "/key")])
        if not self.employment:
            raise InvalidValue([fault("schedule.no_employment", "/employment")])
        if self.anchor is not None:
            checked_day(self.anchor, "/anchor")
        checked_int(self.bridge_gap_days, 0, 3_660, "/bridge_gap_days")
        if self.before_end_months is not None:
            checked_int(self.before_end_months, 0, 120, "/before_end_months")

    def service(self, as_of: date) -> Span:
        """The continuous service on the day: the last to have begun by then, or else the first that will."""
        spells = merged(self.employment, self.bridge_gap_days)
        return next((spell for spell in reversed(spells) if spell.start <= checked_day(as_of)), spells[0])

    def start(self, as_of: date) -> date:
        """The day that is counted from on the day: the anchor, or the first day of the continuous service."""
        return self.anchor or self.service(as_of).start

    def is_employed(self, on: date) -> bool:
        """Whether a contract runs on the day."""
        return covering(on, self.employment) is not None

    def last_due(self, as_of: date) -> date | None:
        """The day before the end of the contract by which there must have been one more; `None` without such a day."""
        end = self.service(as_of).end
        return None if end is None or self.before_end_months is None else add_months(end, -self.before_end_months)


def due_with_end(due: date, end: date | None, before_end_months: int | None = None) -> date | None:
    """A due day under the end of the employment: at the latest so many months before it; `None` when it falls after it.

    Due on the last day of employment stands.
    """
    checked_day(due)
    if end is None:
        return due
    if before_end_months is not None:
        return min(due, add_months(end, -checked_int(before_end_months, 0, 120)))
    return due if due <= end else None


@attrs.frozen
class Assignment:
    """Who manages, from which day until which."""

    manager: str
    span: Span


def manager_at(assignments: Iterable[Assignment], day: date) -> str | None:
    """The manager on the day, who plans the conversation; of several, the one who began last. `None`: nobody.

    A change of manager moves no due day: the duty follows the employee. Source: lincolnshire.gov.uk, our choice to
    follow.
    """
    checked_day(day)
    current = [each for each in assignments if day in each.span]
    return max(current, key=lambda each: (each.span.start, each.manager)).manager if current else None
