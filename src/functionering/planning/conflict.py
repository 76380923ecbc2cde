"""Why a plan does not fit, as a certificate that can be checked, and in words: who, which days, what would help."""

from datetime import date
from enum import StrEnum

import attrs

from functionering.planning.day_words import between, day_words, joined
from functionering.planning.room import Room, Week
from functionering.planning.shortage import Shortage


class Remedy(StrEnum):
    """What would make room, from the lightest to the heaviest. Source of the order: our choice."""

    WEEK_CAPACITY = "week_capacity"
    DAY_CAPACITY = "day_capacity"
    WIDER_WINDOW = "wider_window"
    SECOND_MANAGER = "second_manager"


_REMEDIES = {
    Remedy.WEEK_CAPACITY: ("meer gesprekken per week{weeks}", "more conversations a week{weeks}"),
    Remedy.DAY_CAPACITY: ("meer gesprekken per dag", "more conversations a day"),
    Remedy.WIDER_WINDOW: ("een langere periode voor deze mensen", "a longer period for these people"),
    Remedy.SECOND_MANAGER: ("een tweede leidinggevende", "a second manager"),
}


@attrs.frozen(kw_only=True)
class Conflict:
    """People who cannot all be seen, because all the days that are possible for them hold fewer conversations.

    It proves itself: every possible day of everyone in `people` is one of `days`, and `demand` is more than
    `capacity`, the sum over the weeks of what fits in these days and in the week. `demand - capacity` people are
    left out. People and days of two conflicts do not overlap.

    - `people`: their keys, by priority; `unscheduled`: those of them who are left out.
    - `days`: the days that are possible for at least one of them, ascending; days of the group, never of a person.
      Empty when there is none.
    - `capacity`: how many conversations fit, apart from confirmed appointments.
    - `binding_weeks`: weeks in which the week allows fewer than its days.
    - `remedies`: what would make room, in the order in which to try.
    """

    people: tuple[str, ...] = attrs.field(repr=False)
    unscheduled: tuple[str, ...] = attrs.field(repr=False)
    days: tuple[date, ...] = attrs.field(repr=False)
    capacity: int
    binding_weeks: tuple[Week, ...]
    remedies: tuple[Remedy, ...]

    @property
    def demand(self) -> int:
        """How many people must be seen."""
        return len(self.people)

    @property
    def first_day(self) -> date | None:
        """The first of the days: they cannot be planned before it. `None` when there is no day."""
        return self.days[0] if self.days else None

    @property
    def last_day(self) -> date | None:
        """The last of the days. `None` when there is no day."""
        return self.days[-1] if self.days else None

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str = "nl") -> str:
        """The conflict in words: how many people, how many places, who, which days, what would help.

        `lang` is `"nl"`, or English for anything else. The days of one single person are not listed, since what is
        missing from that list is theirs to tell: only the first and the last day are said.
        """
        lang = "nl" if lang == "nl" else "en"
        return f"{self._what(lang)} {self._helps(lang)}"

    def remedy_words(self, lang: str = "nl") -> tuple[str, ...]:
        """The remedies in words, in the same order."""
        weeks = ", ".join(f"{year}-W{week:02}" for year, week in self.binding_weeks)
        return tuple(
            _REMEDIES[remedy][lang != "nl"].format(weeks=f" ({weeks})" if weeks else "") for remedy in self.remedies
        )

    def _what(self, lang: str) -> str:
        people = joined(self.people, lang)
        if not self.days:
            return (
                f"Voor {people} is er binnen de gevraagde periode geen dag waarop het gesprek kan."
                if lang == "nl"
                else f"Within the period asked there is no day on which {people} can be seen."
            )
        span, days = between(self.days[0], self.days[-1], lang), day_words(self.days, lang)
        if self.demand == 1:
            return (
                f"Voor {people} is er binnen de gevraagde periode geen plek {span}."
                if lang == "nl"
                else f"Within the period asked there is no slot for {people} {span}."
            )
        slots = _slots(self.capacity, lang)
        if lang == "nl":
            return f"{self.demand} mensen moeten {span} gesproken worden, maar {slots}: {people}; {days}."
        return f"{self.demand} people must be seen {span}, but {slots}: {people}; {days}."

    def _helps(self, lang: str) -> str:
        return f"{'Wat helpt' if lang == 'nl' else 'What helps'}: {'; '.join(self.remedy_words(lang))}."


def _slots(capacity: int, lang: str) -> str:
    if capacity == 0:
        return "er is geen plek" if lang == "nl" else "there is no slot"
    if capacity == 1:
        return "er is maar 1 plek" if lang == "nl" else "there is just 1 slot"
    return f"er zijn maar {capacity} plekken" if lang == "nl" else f"there are just {capacity} slots"


def conflict_of(shortage: Shortage, keys: tuple[str, ...], room: Room) -> Conflict:
    """A shortage with its people and days by name, and what it follows from, week by week."""
    by_days: dict[int, int] = {}
    for day in shortage.days:
        week = room.week_of[day]
        by_days[week] = by_days.get(week, 0) + room.day_room[day]
    capacity = 0
    binding: list[Week] = []
    week_may_help = day_may_help = False
    for week, places in by_days.items():
        limit = room.week_room[week]
        capacity += places if limit is None else min(places, limit)
        if limit is not None and limit < places:
            binding.append(room.weeks[week])
        # Where both allow the same number, neither helps without the other: both are named.
        week_may_help |= limit is not None and limit <= places
        day_may_help |= limit is None or places <= limit
    helpful = {Remedy.WEEK_CAPACITY: week_may_help, Remedy.DAY_CAPACITY: day_may_help}
    return Conflict(
        people=tuple(keys[person] for person in shortage.people),
        unscheduled=tuple(keys[person] for person in shortage.left_out),
        days=tuple(room.days[day] for day in shortage.days),
        capacity=capacity,
        binding_weeks=tuple(binding),
        remedies=tuple(remedy for remedy in Remedy if helpful.get(remedy, True)),
    )
