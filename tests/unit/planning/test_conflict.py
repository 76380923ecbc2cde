"""What does not fit is explained: these people, these days, and what would help."""

from datetime import date

import pytest
from plan_oracles import day, is_certificate, request

from functionering.planning import PlanRequest, Remedy, plan

NINE = {day(number): 1 for number in (0, 1, 2, 3, 4, 7, 8, 10, 11)}
ALL_BUT_DAYS = (Remedy.WEEK_CAPACITY, Remedy.WIDER_WINDOW, Remedy.SECOND_MANAGER)
ALL_BUT_WEEKS = (Remedy.DAY_CAPACITY, Remedy.WIDER_WINDOW, Remedy.SECOND_MANAGER)


def test_twelve_people_and_nine_slots() -> None:
    people = [request(f"p{number:02}", 7, 0, 11) for number in range(12)]
    found = plan(people, day_capacity=NINE)
    (conflict,) = found.conflicts
    assert (conflict.demand, conflict.capacity) == (12, 9)
    assert (conflict.first_day, conflict.last_day) == (day(0), day(11))
    assert conflict.unscheduled == found.unscheduled == ("p09", "p10", "p11")
    assert conflict.remedies == ALL_BUT_WEEKS
    assert is_certificate(conflict, people, NINE, None)
    assert str(conflict) == (
        "12 people must be seen between 2 and 13 March, but there are just 9 slots: "
        "p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10 and p11; "
        "2, 3, 4, 5, 6, 9, 10, 12 and 13 March. "
        "What helps: more conversations a day; a longer period for these people; a second manager."
    )
    assert conflict.sentence("nl") == (
        "12 mensen moeten tussen 2 en 13 maart gesproken worden, maar er zijn maar 9 plekken: "
        "p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10 en p11; "
        "2, 3, 4, 5, 6, 9, 10, 12 en 13 maart. "
        "Wat helpt: meer gesprekken per dag; een langere periode voor deze mensen; een tweede leidinggevende."
    )


def test_nobody_who_could_move_out_of_the_way_is_blamed() -> None:
    # "c" is on a day of its own, and "d" may be on day 0 but is better off elsewhere: neither has part in it.
    people = [request("a", 0, 0, 0), request("b", 0, 0, 0), request("c", 1, 1, 1), request("d", 3, 0, 4)]
    (conflict,) = plan(people, day_capacity=NINE).conflicts
    assert (conflict.people, conflict.unscheduled, conflict.days) == (("a", "b"), ("b",), (day(0),))


def test_conflicts_that_have_nothing_to_do_with_each_other_are_told_apart() -> None:
    people = [request(key, 0, 0, 0) for key in "ab"] + [request(key, 7, 7, 7) for key in "cd"]
    first, second = plan(people, day_capacity=NINE).conflicts
    assert (first.people, second.people) == (("a", "b"), ("c", "d"))


def test_a_full_week_ties_together_what_happens_on_its_days() -> None:
    people = [request("a", 0, 0, 0), request("b", 1, 1, 1), request("c", 2, 2, 2)]
    (conflict,) = plan(people, day_capacity=NINE, week_capacity=1).conflicts
    assert (conflict.people, conflict.unscheduled, conflict.capacity) == (("a", "b", "c"), ("b", "c"), 1)
    assert (conflict.binding_weeks, conflict.remedies) == (((2026, 10),), ALL_BUT_DAYS)
    assert conflict.remedy_words("en")[0] == "more conversations a week (2026-W10)"
    assert conflict.remedy_words("nl")[0] == "meer gesprekken per week (2026-W10)"


def test_conflicts_found_apart_that_meet_in_a_third_person_become_one() -> None:
    # c and d are left out for two different days; e, who is left out last, could be on either.
    people = [request("a", 0, 0, 0), request("b", 1, 1, 1), request("c", 0, 0, 0), request("d", 1, 1, 1)]
    assert len(plan(people, day_capacity=NINE).conflicts) == 2
    (conflict,) = plan([*people, request("e", 0, 0, 1)], day_capacity=NINE).conflicts
    assert (conflict.people, conflict.capacity) == (("a", "b", "c", "d", "e"), 2)


def test_the_week_helps_only_where_it_allows_no_more_than_its_days_and_the_days_likewise() -> None:
    people = [request(key, 0, 0, 0) for key in "abcd"]
    by_week = {limit: plan(people, day_capacity={day(0): 2}, week_capacity=limit).conflicts for limit in (1, 2, 3)}
    assert {limit: conflict.remedies for limit, (conflict,) in by_week.items()} == {
        1: ALL_BUT_DAYS,
        2: tuple(Remedy),
        3: ALL_BUT_WEEKS,
    }
    assert {limit: conflict.binding_weeks for limit, (conflict,) in by_week.items()} == {1: ((2026, 10),), 2: (), 3: ()}


def test_where_both_allow_the_same_the_week_is_named_without_a_number() -> None:
    (conflict,) = plan([request(key, 0, 0, 0) for key in "ab"], day_capacity={day(0): 1}, week_capacity=1).conflicts
    assert conflict.remedy_words("en")[:2] == ("more conversations a week", "more conversations a day")


def test_somebody_without_any_day_is_a_conflict_alone() -> None:
    people = [request("a", 0, 0, 4, unavailable=range(5)), request("b", 0, 5, 6)]
    first, second = plan(people, day_capacity=NINE).conflicts
    assert (first.demand, first.capacity, first.days, first.first_day, first.last_day) == (1, 0, (), None, None)
    assert first.remedies == (Remedy.WIDER_WINDOW, Remedy.SECOND_MANAGER)
    assert first.sentence("en").startswith("Within the period asked there is no day on which a can be seen.")
    assert second.sentence("nl").startswith("Voor b is er binnen de gevraagde periode geen dag waarop het gesprek kan.")


def test_of_one_person_alone_the_days_are_not_listed() -> None:
    one = [request("a", 0, 0, 4, unavailable=[1, 2])]
    (conflict,) = plan(one, day_capacity=NINE, pinned={"x": day(0), "y": day(3), "z": day(4)}).conflicts
    assert conflict.sentence("en").startswith("Within the period asked there is no slot for a between 2 and 6 March. ")
    assert conflict.sentence("nl").startswith(
        "Voor a is er binnen de gevraagde periode geen plek tussen 2 en 6 maart. "
    )


def test_the_repr_names_no_people_and_no_days() -> None:
    (conflict,) = plan([request(key, 0, 0, 0) for key in ("anna", "bram")], day_capacity=NINE).conflicts
    assert repr(conflict).startswith("Conflict(capacity=1, binding_weeks=(), remedies=")


@pytest.mark.parametrize(
    ("first", "last", "dutch", "english"),
    [
        (
            date(2026, 3, 30),
            date(2026, 4, 2),
            ("tussen 30 maart en 2 april", "p0, p1, p2 en p3; 30 maart, 2 april."),
            ("between 30 March and 2 April", "p0, p1, p2 and p3; 30 March, 2 April."),
        ),
        (
            date(2026, 12, 31),
            date(2027, 1, 4),
            ("tussen 31 december 2026 en 4 januari 2027", "p0, p1, p2 en p3; 31 december 2026, 4 januari 2027."),
            ("between 31 December 2026 and 4 January 2027", "p0, p1, p2 and p3; 31 December 2026, 4 January 2027."),
        ),
    ],
)
def test_a_span_says_the_month_and_the_year_where_they_differ(
    first: date, last: date, dutch: tuple[str, str], english: tuple[str, str]
) -> None:
    people = [PlanRequest(key=f"p{number}", target=first, earliest=first, latest=last) for number in range(4)]
    (conflict,) = plan(people, day_capacity={first: 1, last: 1}).conflicts
    assert all(part in conflict.sentence("nl") for part in (*dutch, "maar er zijn maar 2 plekken"))
    assert all(part in conflict.sentence("en") for part in (*english, "but there are just 2 slots"))


def test_one_day_and_few_slots_are_said_as_people_say_them() -> None:
    one = plan([request(key, 0, 0, 0) for key in "ab"], day_capacity=NINE).conflicts[0]
    assert one.sentence("en").startswith(
        "2 people must be seen on 2 March, but there is just 1 slot: a and b; 2 March."
    )
    assert one.sentence("nl").startswith("2 mensen moeten op 2 maart gesproken worden, maar er is maar 1 plek: a en b;")
    none = plan([request(key, 0, 0, 0) for key in "ab"], day_capacity=NINE, week_capacity=0).conflicts[0]
    assert none.sentence("en").startswith("2 people must be seen on 2 March, but there is no slot: a and b; 2 March.")
    assert none.sentence("nl").startswith("2 mensen moeten op 2 maart gesproken worden, maar er is geen plek: a en b;")


def test_any_other_language_is_english() -> None:
    (conflict,) = plan([request(key, 0, 0, 0) for key in "ab"], day_capacity=NINE).conflicts
    assert conflict.sentence("de") == conflict.sentence("en") == str(conflict)
    assert conflict.remedy_words("de") == conflict.remedy_words("en")
