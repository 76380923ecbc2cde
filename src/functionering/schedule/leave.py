"""What days away do to a due day (*opgeschort*). Only days are ever known here; why, there is no place for.

Source: an employer may not record the nature or cause of illness (Vrijstellingsbesluit art. 7(3)(g); AVG), and
deciding a due day does not need it.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import attrs

from functionering.days import Span, add_months, checked_day, checked_int, merged, shifted, stretched
from functionering.errors import InvalidValue, fault

LONGEST_RESUME = 120
"""The longest time after a return in months: ten years. Our choice."""


class LeaveKind(StrEnum):
    """How a due day answers to days away."""

    IGNORE = "ignore"
    """It does not move."""
    DEFER = "defer"
    """Falling in days away, or too soon after them, it moves to some months after the return."""
    EXTEND = "extend"
    """The clock stands still: it moves by the days away."""


@attrs.frozen
class LeaveRule:
    """What days away do to a due day.

    - `kind`: see `LeaveKind`; its words (`"defer"`) are taken too.
    - `resume_months`: for `defer`, how long after the first day back it is due at the latest.
    - `min_days`: a run of days away shorter than this is as if it were not there.

    Raises:
        InvalidValue: `value.choice`, `value.range`.

    Source: NHS medical appraisal policy Annex I: within three months of returning. That it is the default is our
    choice: no Dutch rule was found.
    """

    kind: LeaveKind = attrs.field(default=LeaveKind.DEFER)
    resume_months: int = 3
    min_days: int = 0

    def __attrs_post_init__(self) -> None:
        if type(self.kind) not in (str, LeaveKind) or self.kind not in tuple(LeaveKind):
            raise InvalidValue([fault("value.choice", "/kind", allowed=", ".join(LeaveKind))])
        checked_int(self.resume_months, 0, LONGEST_RESUME, "/resume_months")
        checked_int(self.min_days, 0, 3_660, "/min_days")

    def counted(self, suspensions: Iterable[Span]) -> tuple[Span, ...]:
        """The runs of days away that count, in order; overlapping and adjoining ones are one run."""
        return tuple(span for span in merged(suspensions) if span.days is None or span.days >= self.min_days)

    def moved(self, due: date, suspensions: Iterable[Span], *, since: date) -> date | None:
        """The due day after the days away; `None`: not known, for the return is not known.

        `since`: the day from which the term runs, not itself counted; only `extend` looks at it. Never earlier than
        `due`.
        """
        checked_day(due)
        checked_day(since, "/since")
        spans = self.counted(suspensions)
        if self.kind == LeaveKind.EXTEND:
            return stretched(since, due, spans)
        return self._deferred(due, spans) if self.kind == LeaveKind.DEFER else due

    def _deferred(self, due: date, spans: tuple[Span, ...]) -> date | None:
        # In order of day a later run can move the day that an earlier one set, and never the other way round, so one
        # pass finds the day that no run moves any more.
        for span in spans:
            if span.start > due:
                break
            if span.end is None:
                return None
            resumed = add_months(shifted(span.end, 1), self.resume_months)
            due = max(due, resumed)
        return due
