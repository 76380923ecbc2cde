"""The time of day: the first slot of the day that is still free."""

from datetime import UTC, time
from typing import Any

import pytest
from plan_oracles import day, request

from functionering.errors import InvalidValue, fault
from functionering.planning import TimedAppointment, plan, set_times

NINE, ELEVEN, TWO = time(9), time(11), time(14)
TWO_DAYS = plan(
    [request("a", 0, 0, 0), request("b", 1, 1, 1), request("c", 0, 0, 0)], day_capacity={day(0): 2, day(1): 1}
)


def at(key: str, number: int, moment: time) -> TimedAppointment:
    return TimedAppointment(key=key, day=day(number), at=moment)


def test_everyone_gets_the_first_free_slot_of_the_day_by_priority() -> None:
    assert set_times(TWO_DAYS, [TWO, NINE]) == (at("a", 0, NINE), at("c", 0, TWO), at("b", 1, NINE))


def test_every_day_may_have_slots_of_its_own() -> None:
    slots = {day(0): [ELEVEN, TWO], day(1): [NINE]}
    assert set_times(TWO_DAYS, slots) == (at("a", 0, ELEVEN), at("c", 0, TWO), at("b", 1, NINE))


def test_who_already_has_a_time_keeps_it_and_others_only_take_theirs() -> None:
    kept = {"c": (day(0), NINE), "of another team": (day(0), ELEVEN)}
    assert set_times(TWO_DAYS, [NINE, ELEVEN, TWO], kept=kept) == (
        at("c", 0, NINE),
        at("a", 0, TWO),
        at("b", 1, NINE),
    )


def test_a_time_on_another_day_than_the_planned_one_is_not_kept() -> None:
    assert at("b", 1, NINE) in set_times(TWO_DAYS, [NINE, ELEVEN], kept=[("b", (day(2), TWO))])


def test_more_appointments_than_slots_is_refused_where_it_happens() -> None:
    with pytest.raises(InvalidValue) as caught:
        set_times(TWO_DAYS, [NINE])
    assert caught.value.faults == (fault("plan.no_slot", "/appointments/1"),)
    with pytest.raises(InvalidValue) as caught:
        set_times(TWO_DAYS, {day(0): [NINE, TWO]})
    assert caught.value.faults == (fault("plan.no_slot", "/appointments/2"),)


def test_two_kept_appointments_at_one_moment_are_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        set_times(TWO_DAYS, [NINE, TWO], kept={"a": (day(0), NINE), "c": (day(0), NINE)})
    assert caught.value.faults == (fault("plan.times_taken", "/kept"),)


@pytest.mark.parametrize("moment", ["09:00", time(9, tzinfo=UTC), None])
def test_what_is_no_wall_time_is_refused(moment: Any) -> None:
    with pytest.raises(InvalidValue) as caught:
        set_times(TWO_DAYS, [moment])
    assert caught.value.faults == (fault("value.time", "/slots"),)
    with pytest.raises(InvalidValue) as caught:
        set_times(TWO_DAYS, [NINE], kept={"a": (day(0), moment)})
    assert caught.value.faults == (fault("value.time", "/kept"),)
