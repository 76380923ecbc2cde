"""Days as this library means them, and runs of days: the checks for an exact day, and `Span`.

A day is a `datetime.date` and nothing else. `isinstance(moment, date)` holds for a `datetime` too, and a moment that
slips in as a day changes the answer with the time zone; so the type is compared exactly.
"""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from functionering.errors import InvalidValue, fault


def checked_day(value: object, path: str = "") -> date:
    """The value itself, when it is an exact `date`.

    Raises:
        InvalidValue: `value.date` for anything else, a `datetime` and a text included.
    """
    if type(value) is not date:
        raise InvalidValue([fault("value.date", path)])
    return value


def checked_int(value: object, low: int, high: int, path: str = "") -> int:
    """The value itself, when it is an exact `int` from `low` up to and including `high`; `True` is no number here.

    Raises:
        InvalidValue: `value.range` for anything else.
    """
    if type(value) is not int or not low <= value <= high:
        raise InvalidValue([fault("value.range", path, low=low, high=high)])
    return value


def shifted(day: date, days: int) -> date:
    """The day `days` calendar days later (negative: earlier).

    Raises:
        InvalidValue: `day.out_of_range` beyond the years 1 to 9999.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise InvalidValue([fault("day.out_of_range")]) from None


@attrs.frozen
class Span:
    """A run of whole days, first and last day *included* (*van … tot en met …*).

    `end=None`: the last day is not known yet. A span says nothing of why: a leave is only ever its days.

    Raises:
        InvalidValue: `value.date`, or `span.order` when the last day lies before the first.
    """

    start: date
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        checked_day(self.start, "/start")
        if self.end is not None and checked_day(self.end, "/end") < self.start:
            raise InvalidValue([fault("span.order")])

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def days(self) -> int | None:
        """How many days, both ends counted; `None` while the end is open."""
        return None if self.end is None else (self.end - self.start).days + 1


def merged(spans: Iterable[Span], bridge_days: int = 0) -> tuple[Span, ...]:
    """The same days as few spans in order: overlapping and adjoining ones joined.

    `bridge_days`: gaps of up to and including that many days are joined too.
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        last = joined[-1] if joined else None
        if last is None or (last.end is not None and (span.start - last.end).days > bridge_days + 1):
            joined.append(span)
        elif last.end is not None and (span.end is None or span.end > last.end):
            joined[-1] = Span(last.start, span.end)
    return tuple(joined)


def covering(day: date, spans: Iterable[Span]) -> Span | None:
    """The first of the spans that holds the day, or `None`."""
    return next((span for span in spans if day in span), None)


def stretched(start: date, end: date, spans: Iterable[Span]) -> date | None:
    """The end of a term from `start` to `end` whose clock stands still on the days of `spans`.

    The first day such that as many days outside `spans` lie in (`start`, result] as there are days in (`start`, `end`].
    `None` when the clock never runs on: a span without an end was reached.
    """
    for span in merged(spans):
        if span.end is not None and span.end <= start:
            continue
        first = max(span.start, shifted(start, 1))
        if first > end:
            break
        if span.end is None:
            return None
        end = shifted(end, (span.end - first).days + 1)
    return end
