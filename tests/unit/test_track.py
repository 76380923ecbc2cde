"""The track: held conversations feed the schedule, and nothing else does."""

import datetime as dt
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, strategies
from rule_records import good, put

from functionering import Conversation, InvalidValue
from functionering.days import Overflow, Span, Term, Unit
from functionering.occasion import Sitting
from functionering.party import Both
from functionering.profile import profile_of, read_profile, shipped
from functionering.record import evolve
from functionering.schedule import (
    Anniversary,
    CalendarYear,
    Held,
    LeaveKind,
    LeaveRule,
    Rolling,
    Status,
    Track,
    next_due,
)
from functionering.track import (
    cadence_from,
    cadence_of,
    counts_from,
    deadlines_of,
    held_by_track,
    next_after,
    next_conversation,
    track_key,
)

TRACK = Track("t-1", (Span(dt.date(2020, 1, 1)),))
CANCELLED = {"by": "manager", "at": "2026-03-20T08:00:00Z"}
ROLLING = read_profile('inherits = "standard/1"\n[cadence]\nkind = "rolling"\nmonths = 18\nsource = "a test"')
ON_REQUEST = read_profile('inherits = "standard/1"\n[cadence]\nkind = "on_request"\nsource = "a test"')


def held(day: dt.date, name: str = "c", hour: int = 9, **more: Any) -> Conversation:
    """A conversation of the track that began on a day at an hour in UTC."""
    start = dt.datetime.combine(day, dt.time(hour), dt.UTC)
    return evolve(good(at="prepared"), id=name, sittings=(Sitting(start=start),), **more)


def days(*conversations: Conversation, key: str = "t-1") -> list[dt.date]:
    return [each.on for each in held_by_track(conversations)[key]]


class TestWhoseScheduleItIs:
    def test_that_of_its_track(self) -> None:
        assert track_key(good()) == "t-1"

    def test_or_of_the_employee_where_it_names_none(self) -> None:
        assert track_key(evolve(good(), track=None)) == "e1"

    def test_or_nobodys(self) -> None:
        nobody = evolve(good(at="prepared"), track=None, parties=Both((), ()), handovers=())
        assert track_key(nobody) is None
        assert held_by_track([nobody]) == {}

    def test_tracks_come_in_the_order_of_the_records_and_days_in_their_own(self) -> None:
        one, two = held(dt.date(2026, 3, 24), "a"), held(dt.date(2025, 3, 25), "b")
        other = held(dt.date(2024, 1, 8), "c", track="t-0")
        assert held_by_track([one, other, two]) == {
            "t-1": (Held(dt.date(2025, 3, 25)), Held(dt.date(2026, 3, 24))),
            "t-0": (Held(dt.date(2024, 1, 8)),),
        }


class TestWhatCounts:
    def test_a_talk_that_was_held_whether_or_not_it_was_closed(self) -> None:
        assert days(good()) == days(good(at="held")) == [dt.date(2026, 3, 24)]

    def test_the_day_is_the_local_one_of_the_first_sitting(self) -> None:
        assert days(held(dt.date(2025, 12, 31), hour=23)) == [dt.date(2026, 1, 1)]
        later = {"start": "2026-03-31T09:00:00Z"}
        first = {"start": "2026-03-24T09:00:00Z", "adjourned": True}
        assert days(good(put("/sittings", [later, first]), at="held")) == [dt.date(2026, 3, 24)]

    @pytest.mark.parametrize("cancelled", [CANCELLED, {**CANCELLED, "refused": True}])
    def test_never_one_that_was_cancelled_or_refused(self, cancelled: dict[str, Any]) -> None:
        assert days(good(put("/cancelled", cancelled), at="prepared")) == []
        # Not even where a first sitting was broken off before.
        assert days(good(put("/cancelled", cancelled), put("/sittings/0/adjourned", True), at="held")) == []

    def test_not_one_that_is_still_to_be_held_or_was_broken_off(self) -> None:
        assert days(good(at="prepared")) == []
        assert days(good(put("/sittings/0/adjourned", True), at="held")) == []

    def test_copies_of_one_conversation_count_once_in_any_order(self) -> None:
        planned, adjourned, done = (
            good(at="prepared"),
            good(put("/sittings/0/adjourned", True), at="held"),
            good(put("/sittings/1", {"start": "2026-03-31T09:00:00Z"}), at="held"),
        )
        for copies in permutations([planned, adjourned, done, done]):
            assert days(*copies) == [dt.date(2026, 3, 24)]

    def test_where_one_copy_says_that_it_was_cancelled_it_was(self) -> None:
        copies = good(), good(put("/cancelled", CANCELLED), at="prepared")
        assert days(*copies) == days(*reversed(copies)) == []

    def test_where_one_copy_names_no_track_the_other_does(self) -> None:
        bare = evolve(good(at="prepared"), track=None, parties=Both((), ()), handovers=())
        assert held_by_track([bare, good()]) == held_by_track([good(), bare])
        assert days(bare, good()) == [dt.date(2026, 3, 24)]

    def test_conversations_may_come_from_a_stream(self) -> None:
        assert held_by_track(each for each in [good()]) == {"t-1": (Held(dt.date(2026, 3, 24)),)}

    @given(strategies.lists(strategies.tuples(strategies.sampled_from("abc"), strategies.integers(1, 28)), max_size=6))
    def test_the_order_of_records_changes_nothing(self, told: list[tuple[str, int]]) -> None:
        records = [held(dt.date(2026, 3, number), name) for name, number in told]
        there, back = held_by_track(records), held_by_track(reversed(records))
        assert there == back
        assert len(there.get("t-1", ())) == len({name for name, _ in told})


class TestTheNextOne:
    def test_what_was_held_is_behind_and_the_next_calendar_year_is_due(self) -> None:
        due = next_conversation([good()], TRACK, as_of=dt.date(2026, 11, 24))
        assert due is not None
        assert (due.cycle.number, due.due, due.status) == (2027, dt.date(2027, 12, 31), Status.UPCOMING)

    def test_what_was_cancelled_leaves_the_year_due(self) -> None:
        records = [held(dt.date(2025, 5, 6)), good(put("/cancelled", CANCELLED), at="prepared")]
        due = next_conversation(records, TRACK, as_of=dt.date(2026, 11, 24))
        assert due is not None
        assert due.due == dt.date(2026, 12, 31)

    def test_conversations_of_another_track_are_passed_over(self) -> None:
        other = evolve(good(), track="t-2")
        assert next_conversation([other], TRACK, as_of=dt.date(2026, 11, 24)) == next_conversation(
            [], TRACK, as_of=dt.date(2026, 11, 24)
        )

    def test_it_is_what_the_schedule_answers_for_the_days_that_were_held(self) -> None:
        on = dt.date(2026, 11, 24)
        answered = next_due(CalendarYear(), TRACK, [dt.date(2026, 3, 24)], as_of=on)
        assert next_conversation([good()], TRACK, as_of=on) == answered

    def test_the_cadence_is_that_of_the_profile_given(self) -> None:
        due = next_conversation([good()], TRACK, as_of=dt.date(2026, 11, 24), profile=ROLLING)
        assert due is not None
        assert due.due == dt.date(2027, 9, 24)
        assert next_conversation([good()], TRACK, as_of=dt.date(2026, 11, 24), profile=ON_REQUEST) is None

    def test_else_of_the_one_that_was_held_last(self) -> None:
        asked = held(dt.date(2026, 5, 6), "2", profile="kinderopvang/1")
        assert next_conversation([asked, good()], TRACK, as_of=dt.date(2026, 11, 24)) is None
        assert next_conversation([good(), asked], TRACK, as_of=dt.date(2026, 11, 24)) is None
        later = held(dt.date(2026, 6, 6), "3")
        assert next_conversation([asked, later], TRACK, as_of=dt.date(2026, 11, 24)) is not None

    def test_somebody_on_leave_is_suspended_and_what_is_shown_does_not_say_so(self) -> None:
        away = Track("t-1", TRACK.employment, suspensions=(Span(dt.date(2027, 6, 1), dt.date(2027, 12, 15)),))
        due = next_conversation([good()], away, as_of=dt.date(2027, 9, 1))
        assert due is not None
        assert due.status is Status.SUSPENDED
        assert due.in_words("nl") == "niet gepland vóór 16 december 2027, uiterlijk 16 maart 2028"
        ignored = next_conversation([good()], away, as_of=dt.date(2027, 9, 1), leave=LeaveRule(LeaveKind.IGNORE))
        assert ignored is not None
        assert ignored.due == dt.date(2027, 12, 31)


class TestTheCadence:
    def test_of_the_shipped_profiles(self) -> None:
        assert cadence_of(shipped("standard/1")) == CalendarYear()
        assert cadence_of(shipped("kinderopvang/1")) is None

    def test_that_rolls(self) -> None:
        assert cadence_of(ROLLING) == Rolling(interval_months=18)

    def test_from_names_and_values(self) -> None:
        assert cadence_from([]) == CalendarYear()
        school = cadence_from([("kind", "calendar_year"), ("start_month", 8), ("due", (6, 30))])
        assert school == CalendarYear(8, 1, (6, 30))
        rolling_over = cadence_from([("kind", "anniversary"), ("overflow", "roll"), ("early_months", None)])
        assert rolling_over == Anniversary(early_months=None, overflow=Overflow.ROLL)

    @pytest.mark.parametrize(
        ("said", "code", "path"),
        [
            ([("kind", "weekly")], "value.choice", "/cadence/kind"),
            ([("kind", ["weekly"])], "value.choice", "/cadence/kind"),
            ([("months", 3)], "json.unknown_key", "/cadence"),
            ([("kind", "rolling"), ("interval_months", 0)], "value.range", "/cadence/interval_months"),
            ([("kind", "rolling"), ("overflow", "sometimes")], "value.choice", "/cadence/overflow"),
        ],
    )
    def test_what_is_no_cadence_is_refused_at_its_place(
        self, said: list[tuple[str, Any]], code: str, path: str
    ) -> None:
        with pytest.raises(InvalidValue) as refused:
            cadence_from(said)
        assert [(each.code, each.path) for each in refused.value.faults] == [(code, path)]

    def test_whoever_uses_an_unknown_setting_is_told_which_are_known(self) -> None:
        with pytest.raises(InvalidValue) as refused:
            cadence_from([("kind", "calendar_year"), ("months", 3)])
        assert refused.value.faults[0].message == (
            "Unknown keys here: 1; known are: start_month, start_day, due, grace_days, min_service_months."
        )

    def test_the_terms_of_a_profile_are_deadlines(self) -> None:
        deadlines = deadlines_of(profile_of(good()))
        assert (deadlines.invite, deadlines.request) == (Term(14, Unit.DAYS), None)
        assert (deadlines.sign, deadlines.source) == (Term(21, Unit.DAYS), "standard/1")


SOME_DAYS = strategies.dates(dt.date(2001, 1, 1), dt.date(2040, 12, 31))


class TestFromThePreviousAlone:
    @given(
        SOME_DAYS, strategies.sampled_from([CalendarYear(), CalendarYear(8), CalendarYear(12, 1, (2, 31)), Rolling(18)])
    )
    def test_the_last_day_is_what_the_schedule_answers(
        self, previous: dt.date, cadence: CalendarYear | Rolling
    ) -> None:
        track = Track("t", (Span(dt.date(2000, 1, 1)),))
        assert next_due(cadence, track, [previous], as_of=previous).due == next_after(cadence, previous)

    @given(SOME_DAYS, strategies.integers(0, 30), strategies.integers(0, 364))
    def test_with_grace_or_a_minimum_of_service_it_is_never_before_that(
        self, previous: dt.date, service: int, grace: int
    ) -> None:
        cadence = CalendarYear(grace_days=grace, min_service_months=service)
        track = Track("t", (Span(previous),))
        due = next_due(cadence, track, [previous], as_of=previous).due
        assert due is not None
        assert due <= next_after(cadence, previous)

    @given(SOME_DAYS, strategies.sampled_from([CalendarYear(), CalendarYear(8), Rolling(), Rolling(12, None, 2)]))
    def test_from_its_first_day_on_it_counts(self, previous: dt.date, cadence: CalendarYear | Rolling) -> None:
        first = counts_from(cadence, previous)
        track = Track("t", (Span(dt.date(2000, 1, 1)),))
        assert next_due(cadence, track, [previous], as_of=first).opens == first

    def test_held_in_the_grace_of_a_year_it_may_have_been_for_the_year_before(self) -> None:
        cadence = CalendarYear(grace_days=31)
        assert counts_from(cadence, dt.date(2026, 1, 31)) == dt.date(2026, 1, 1)
        assert counts_from(cadence, dt.date(2026, 2, 1)) == dt.date(2027, 1, 1)
