"""Who meets whom, when and where it was planned, moved and held, and who was there."""

import datetime as dt

import pytest
from model import AT, faults

from functionering.occasion import Informant, Meeting, Period, Preparation, Sitting

DAY = dt.date(2026, 11, 10)


def test_a_meeting_starts_at_a_moment_once_its_time_is_known() -> None:
    assert Meeting(date=DAY).starts_at is None
    assert Meeting(date=DAY, zone="Europe/Amsterdam").starts_at is None
    timed = Meeting(date=DAY, time=dt.time(14), zone="Europe/Amsterdam")
    assert timed.starts_at == dt.datetime(2026, 11, 10, 13, tzinfo=dt.UTC)


def test_a_time_of_day_needs_its_zone() -> None:
    assert faults(lambda: Meeting(date=DAY, time=dt.time(14))) == [("value.impossible", "")]


@pytest.mark.parametrize(
    ("day", "fold", "code"),
    [
        (dt.date(2026, 3, 29), None, "time.nonexistent"),
        (dt.date(2026, 3, 29), 1, "time.nonexistent"),
        (dt.date(2026, 10, 25), None, "time.ambiguous"),
    ],
)
def test_the_clock_must_show_the_time_on_that_day_once(day: dt.date, fold: int | None, code: str) -> None:
    found = faults(lambda: Meeting(date=day, time=dt.time(2, 30), zone="Europe/Amsterdam", fold=fold))
    assert found == [(code, "")]


def test_of_a_time_that_the_clock_shows_twice_the_fold_says_which() -> None:
    night = dt.date(2026, 10, 25)
    first, second = (Meeting(date=night, time=dt.time(2, 30), zone="Europe/Amsterdam", fold=each) for each in (0, 1))
    assert first.starts_at == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert second.starts_at == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Europe", "europe/amsterdam/"])
def test_a_zone_has_its_iana_name(zone: str) -> None:
    assert faults(lambda: Meeting(date=DAY, zone=zone)) == [("time.zone", "/zone")]


def test_a_zone_is_text() -> None:
    assert faults(lambda: Meeting(date=DAY, zone=1)) == [("type", "/zone")]  # type: ignore[arg-type]


def test_a_period_may_be_one_day_and_not_less() -> None:
    before, after = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
    assert Period(start=DAY, end=DAY).end == DAY
    assert Period(start=DAY, end=after).end == after
    assert faults(lambda: Period(start=DAY, end=before)) == [("value.impossible", "")]


def test_a_sitting_that_ends_before_it_starts_can_be_written_down() -> None:
    # It contradicts itself, and that is for the rules to say: the record is somebody's, and it is what it is.
    assert Sitting(start=AT, end=AT - dt.timedelta(hours=1)).end is not None


def test_a_form_may_not_say_who_consulted_a_colleague() -> None:
    assert Informant(id="0266", name="Ruben").consulted_by is None


LATER = AT + dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("preparation", "is_done", "shared_until"),
    [
        (Preparation(), False, None),
        (Preparation(read_previous=True), False, None),
        (Preparation(submitted_at=AT), True, AT),
        (Preparation(released_at=AT), True, AT),
        (Preparation(waived_at=AT), True, None),
        (Preparation(submitted_at=AT, released_at=LATER), True, LATER),
        (Preparation(submitted_at=LATER, released_at=AT), True, LATER),
    ],
)
def test_a_side_is_ready_when_it_submitted_released_or_waived(
    preparation: Preparation, is_done: bool, shared_until: dt.datetime | None
) -> None:
    assert preparation.is_done is is_done
    assert preparation.shared_until == shared_until
