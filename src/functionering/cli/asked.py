"""What a line of a list asks of a plan: a wish with its window, a day that stands, or nothing in this period."""

from datetime import date

import attrs

from functionering.cli.cells import day, spans
from functionering.cli.due import STATUS, shown_days, shown_status
from functionering.cli.people import Person, Schedule
from functionering.cli.sheet import Row
from functionering.days import covering
from functionering.errors import InvalidValue, fault
from functionering.planning import PlanRequest
from functionering.schedule import Due


@attrs.frozen
class Asked:
    """Somebody of the list, as a plan sees them.

    `request`: `None` where nothing can be planned for them in this period, and `why_not` says what to show instead.
    `final_day`: by which they must have been seen, also outside the period; who has the earliest is most urgent.
    """

    person: Person
    request: PlanRequest | None
    pinned: date | None
    final_day: date
    why_not: str | None = None

    @property
    def key(self) -> str:
        """Who it is."""
        return self.person.key

    @property
    def manager(self) -> str:
        """Who plans it; "" where the list names nobody."""
        return self.person.manager or ""


@attrs.frozen
class Wishes:
    """How lines become wishes, for the days of a plan in order; at least one."""

    schedule: Schedule
    days: tuple[date, ...]
    spread: bool
    lang: str
    keys: set[str] = attrs.field(factory=set[str])

    def asked(self, row: Row) -> Asked:
        """What a line asks. Raises: `InvalidValue` with the column of each fault."""
        person = self.schedule.person(row)
        if person.key in self.keys:
            raise InvalidValue([fault("sheet.twice")])
        self.keys.add(person.key)
        pinned, latest = row.get("pinned", day), row.get("latest", day)
        final = latest or (None if person.due is None else person.due.deadline) or date.max
        window = self._window(person.due, row.get("earliest", day), latest)
        if pinned is not None:
            stands = PlanRequest(key=person.key, target=pinned, earliest=pinned, latest=pinned)
            return Asked(person, stands, pinned, final)
        if window is None:
            return Asked(person, None, None, final, self._why_not(person.due))
        target = row.get("target", day) or (None if person.due is None else person.due.due)
        if target is None and not self.spread:
            raise InvalidValue([fault("cell.missing", "/target")])
        first, last = window
        away = (*(row.get("away", spans) or ()), *(row.get("unavailable", spans) or ()))
        request = PlanRequest(
            key=person.key,
            target=target or first,
            earliest=first,
            latest=last,
            unavailable=frozenset(each for each in self.days if first <= each <= last and covering(each, away)),
            planned=row.get("planned", day),
            waiting_since=person.last_held,
        )
        return Asked(person, request, None, final)

    def _window(self, due: Due | None, earliest: date | None, latest: date | None) -> tuple[date, date] | None:
        """The first and the last day, within the period; `None` where there is none."""
        known = None if due is None else shown_days(due)[0]
        if due is not None and known is None and earliest is None:
            return None
        if earliest is not None and latest is not None and latest < earliest:
            raise InvalidValue([fault("plan.window", "/latest")])
        begin, end = self.days[0], self.days[-1]
        first = max(earliest or known or begin, begin)
        last = latest or (None if due is None else due.deadline) or end
        if latest is None and last < first:
            # Whoever is over time, or whose final day has moved out of sight, is seen as soon as can be.
            last = end
        last = min(last, end)
        return None if last < first else (first, last)

    def _why_not(self, due: Due | None) -> str:
        if due is not None and shown_status(due) == "none":
            return STATUS["none"][self.lang != "nl"]
        if due is not None and due.not_before is None:
            return due.in_words(self.lang)
        return "niet in deze periode" if self.lang == "nl" else "not in this period"
