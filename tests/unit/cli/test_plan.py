"""`functionering plan`: who is seen on which day, for each manager, and why if it does not fit."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from calendar_readers import by_icalendar, by_vobject
from command_line import EXAMPLES, Call, Said

from functionering.cli.cells import LONGEST_SPAN
from functionering.planning import PlanRequest, plan

MARCH = ("--from", "2026-03-02", "--to", "2026-03-06")
TARGETS = b"track,manager,target\na,m1,2026-03-04\nb,m1,2026-03-04\nc,m2,2026-03-04\n"


def shown(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.lines]


def days(said: Said) -> dict[str, str | None]:
    """Who is seen on which day."""
    return {each["track"]: each.get("day") for each in shown(said) if "track" in each}


def planned(call: Call, given: bytes, *options: str) -> Said:
    return call("plan", "-", *MARCH, "--lang", "en", "--format", "json", *options, stdin=given)


class TestAPlan:
    def test_is_made_for_each_manager_alone(self, call: Call) -> None:
        said = call("plan", "-", *MARCH, stdin=TARGETS)
        assert (said.code, said.err) == (0, "")
        assert said.lines == [
            "leidinggevende  wie  dag         tijd  opmerking",
            "m1              b    2026-03-03",
            "m1              a    2026-03-04",
            "m2              c    2026-03-04",
        ]

    def test_is_the_exact_plan_of_the_library(self, call: Call) -> None:
        wishes = {f"p{number}": dt.date(2026, 3, 2 + number % 5) for number in range(9)}
        given = "".join(f"{key},{day}\n" for key, day in wishes.items()).encode()
        room = {dt.date(2026, 3, number): 2 for number in range(2, 7)}
        found = plan(
            [PlanRequest(key=key, target=day, earliest=min(room), latest=max(room)) for key, day in wishes.items()],
            day_capacity=room,
            week_capacity=8,
        )
        said = planned(call, b"track,target\n" + given, "--per-day", "2", "--per-week", "8", "--order", "file")
        assert {key: day for key, day in days(said).items() if day} == {
            key: str(day) for key, day in found.assigned.items()
        }
        assert said.code == 1
        assert [each["track"] for each in shown(said) if "note" in each] == list(found.unscheduled)

    def test_takes_the_window_and_the_target_from_the_schedule(self, call: Call) -> None:
        given = (
            b"track,start,held\nlate,2020-01-01,2024-05-06\nyear,2020-01-01,2025-05-06\nnext,2020-01-01,2026-01-13\n"
        )
        said = planned(call, given)
        # Who is over time is seen as soon as can be; the year's own day is its last; the next year is not in March.
        assert days(said) == {"late": "2026-03-02", "year": "2026-03-06", "next": None}
        assert said.code == 0
        assert [each["note"] for each in shown(said) if "note" in each] == ["not in this period"]

    def test_a_window_and_a_target_of_the_list_go_before_those_of_the_schedule(self, call: Call) -> None:
        given = (
            b"track,start,target,earliest,latest\n"
            b"a,2020-01-01,2026-03-06,,2026-03-04\nb,2020-01-01,2026-03-02,2026-03-05,\n"
        )
        assert days(planned(call, given)) == {"a": "2026-03-04", "b": "2026-03-05"}

    def test_urgent_is_whose_final_day_comes_first_unless_the_list_is_the_order(self, call: Call) -> None:
        given = b"track,target,latest\na,2026-03-04,2026-03-06\nb,2026-03-04,2026-03-04\n"
        one_day = ("--per-week", "1")
        assert days(planned(call, given, *one_day))["b"] == "2026-03-04"
        assert days(planned(call, given, *one_day, "--order", "file"))["a"] == "2026-03-04"

    def test_days_away_and_days_that_do_not_suit_are_kept_free_and_shown_nowhere(self, call: Call) -> None:
        given = b"track,target,away,unavailable\na,2026-03-04,2026-03-03..2026-03-04,2026-03-02 5-3-2026\n"
        said = planned(call, given)
        assert days(said) == {"a": "2026-03-06"}
        assert "2026-03-03" not in said.out

    def test_a_confirmed_day_stands_and_takes_its_place(self, call: Call) -> None:
        given = b"track,target,pinned,planned\na,2026-03-04,,2026-03-05\nb,,2026-03-05,\n"
        said = planned(call, given)
        assert days(said) == {"a": "2026-03-04", "b": "2026-03-05"}
        assert [each.get("note") for each in shown(said)] == [None, "confirmed"]

    def test_everybody_can_be_spread_evenly_longest_waiting_first(self, call: Call) -> None:
        given = b"track,held\na,2025-03-04\nb,\nc,2024-03-04\n"
        assert days(planned(call, given, "--spread")) == {"b": "2026-03-02", "c": "2026-03-04", "a": "2026-03-06"}
        needs = planned(call, given)
        assert needs.code == 2
        assert "-, line 2, column target: This cell may not be empty." in needs.err

    @pytest.mark.parametrize(
        ("row", "note"),
        [
            (b"2020-01-01,,,2026-01-01..", "not to be planned yet"),
            (b"2020-01-01,2026-03-31,2025-02-01,", "no next conversation"),
            (b"2020-01-01,,2026-02-01,", "not in this period"),
        ],
    )
    def test_who_has_no_day_now_is_told_apart_and_left_out_of_nothing(self, call: Call, row: bytes, note: str) -> None:
        said = planned(call, b"track,start,end,held,away\na," + row + b"\n")
        assert (said.code, shown(said)) == (0, [{"track": "a", "note": note}])

    def test_who_returns_within_the_period_is_not_planned_before(self, call: Call) -> None:
        given = b"track,start,held,away\na,2020-01-01,2024-05-06,2026-02-01..2026-03-03\n"
        assert days(planned(call, given)) == {"a": "2026-03-04"}

    def test_a_window_of_the_list_that_lies_outside_is_not_in_this_period(self, call: Call) -> None:
        said = planned(call, b"track,target,latest\na,2026-03-04,2026-02-01\n")
        assert shown(said) == [{"track": "a", "note": "not in this period"}]

    def test_of_somebody_gone_a_day_given_in_the_list_counts(self, call: Call) -> None:
        given = b"track,start,held,away,earliest,latest\na,2020-01-01,,2025-01-01..,2026-03-03,2026-03-05\n"
        said = planned(call, given + b"")
        # Every day is a day away, and so there is none.
        assert said.code == 1
        assert "there is no day on which a can be seen." in said.err


class TestWhatDoesNotFit:
    PEOPLE = b"track,manager,target\n" + b"".join(b"p%d,m1,2026-03-04\n" % number for number in range(4))

    def test_is_explained_with_what_would_help_and_gives_one(self, call: Call) -> None:
        said = call("plan", "-", *MARCH, "--per-week", "2", "--lang", "en", stdin=self.PEOPLE)
        assert said.code == 1
        assert said.lines[-1] == (
            "m1: 4 people must be seen between 2 and 6 March, but there are just 2 slots: p0, p1, p2 and p3; "
            "2, 3, 4, 5 and 6 March. What helps: more conversations a week (2026-W10); "
            "a longer period for these people; a second manager."
        )
        assert (
            "m1       p2                     no place within the period asked: "
            "from 2026-03-02 up to and including 2026-03-06" in said.lines
        )

    def test_in_dutch_too(self, call: Call) -> None:
        said = call("plan", "-", *MARCH, "--per-week", "2", stdin=self.PEOPLE)
        assert "er zijn maar 2 plekken" in said.lines[-1]
        note = "geen plek binnen de gevraagde periode: van 2026-03-02 tot en met 2026-03-06"
        assert any(note in line for line in said.lines)
        assert "een langere periode voor deze mensen" in said.lines[-1]

    @pytest.mark.parametrize("form", ["csv", "json", "ics"])
    def test_beside_data_the_sentences_stand_apart(self, call: Call, form: str) -> None:
        said = call("plan", "-", *MARCH, "--per-week", "2", "--lang", "en", "--format", form, stdin=self.PEOPLE)
        assert said.code == 1
        assert "4 people must be seen" in said.err
        assert "4 people must be seen" not in said.out

    def test_somebody_without_any_day_has_a_final_day_and_no_first(self, call: Call) -> None:
        said = planned(call, b"track,target,away\na,2026-03-04,2026-01-01..\n")
        assert shown(said) == [
            {"track": "a", "note": "no place within the period asked: up to and including 2026-03-06"}
        ]
        assert said.err.startswith("Within the period asked there is no day on which a can be seen.")


class TestTheRoom:
    def test_is_the_working_days_that_are_not_closed(self, call: Call, tmp_path: Path) -> None:
        closed = tmp_path / "closed.txt"
        closed.write_text("2026-03-03  # a remark\n5-3-2026..2026-03-06\n")
        given = b"track,target\na,2026-03-03\nb,2026-03-03\n"
        assert days(planned(call, given, "--closed", str(closed))) == {"a": "2026-03-02", "b": "2026-03-04"} or days(
            planned(call, given, "--closed", str(closed))
        ) == {"a": "2026-03-04", "b": "2026-03-02"}
        assert days(planned(call, given, "--closed", "2026-03-03..2026-03-05", "--closed", "2026-03-02"))["a"] in (
            "2026-03-06",
            None,
        )

    def test_weekends_and_holidays_are_no_days(self, call: Call) -> None:
        given = b"track,target\na,2026-04-06\n"
        said = call("plan", "-", "--from", "2026-04-03", "--to", "2026-04-07", "--format", "json", stdin=given)
        assert days(said) == {"a": "2026-04-07"}

    def test_can_be_a_list_of_days_for_all_and_for_each_manager(self, call: Call, tmp_path: Path) -> None:
        room = tmp_path / "days.csv"
        room.write_text("dag;plaatsen;leidinggevende\n4-3-2026;0;\n5-3-2026;;\n3-3-2026;1;m2\n")
        given = b"track,manager,target\na,m1,2026-03-04\nc,m2,2026-03-04\n"
        said = call("plan", "-", "--days", str(room), "--format", "json", stdin=given)
        assert days(said) == {"a": "2026-03-05", "c": "2026-03-03"}
        later = call("plan", "-", "--days", str(room), "--from", "2026-03-04", "--format", "json", stdin=given)
        assert days(later) == {"a": "2026-03-05", "c": "2026-03-05"}

    def test_a_manager_without_a_day_leaves_everybody_out(self, call: Call, tmp_path: Path) -> None:
        room = tmp_path / "days.ndjson"
        room.write_text('{"day": "2026-03-03", "capacity": 2, "manager": "m2"}\n')
        said = call("plan", "-", "--days", str(room), "--spread", "--format", "json", stdin=TARGETS)
        assert said.code == 1
        assert days(said) == {"a": None, "b": None, "c": "2026-03-03"}

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize(
        "options",
        [
            (),
            ("--from", "2026-03-02"),
            ("--from", "2026-03-02", "--to", "2026-03-01"),
            ("--from", "2026-03-02", "--to", str(dt.date(2026, 3, 2) + dt.timedelta(days=LONGEST_SPAN))),
            ("--from", "2026-03-07", "--to", "2026-03-08"),
            (*MARCH, "--per-day", "0"),
            (*MARCH, "--closed", "whenever"),
            (*MARCH, "--closed", "2026-03-02.."),
        ],
    )
    def test_without_any_it_is_told_what_to_give(self, call: Call, options: tuple[str, ...], lang: str) -> None:
        said = call("plan", "-", *options, "--lang", lang, stdin=TARGETS)
        assert (said.code, said.out) == (2, "")
        assert said.err.strip()

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_file_of_closed_days_is_told_with_its_line(self, call: Call, tmp_path: Path, lang: str) -> None:
        closed = tmp_path / "closed.txt"
        closed.write_text("2026-03-03\ngeheim\n")
        said = call("plan", "-", *MARCH, "--closed", str(closed), "--lang", lang, stdin=TARGETS)
        assert said.code == 2
        assert f"{'regel' if lang == 'nl' else 'line'} 2" in said.err
        assert "geheim" not in said.err

    def test_as_many_as_there_are_times(self, call: Call) -> None:
        given = b"track,target\na,2026-03-04\nb,2026-03-04\n"
        said = planned(call, given, "--times", "13:30,09:00")
        assert [(each["track"], each["day"], each["time"]) for each in shown(said)] == [
            ("a", "2026-03-04", "09:00"),
            ("b", "2026-03-04", "13:30"),
        ]
        few = planned(call, given, "--times", "09:00", "--per-day", "2")
        assert few.code == 2
        assert few.err.startswith("--times: This day has more conversations than free times")

    @pytest.mark.parametrize("times", ["9:00", "24:00", "09:00;10:00", ""])
    def test_times_have_one_form(self, call: Call, times: str) -> None:
        assert planned(call, TARGETS, "--times", times).code == 2


class TestOtherForms:
    def test_csv_is_in_one_language_from_the_names_of_its_columns_on(self, call: Call) -> None:
        said = call("plan", "-", *MARCH, "--format", "csv", "--times", "09:00", stdin=TARGETS)
        rows = list(csv.DictReader(io.StringIO(said.out)))
        assert rows[0] == {"leidinggevende": "m1", "wie": "b", "dag": "2026-03-03", "tijd": "09:00", "opmerking": ""}

    def test_csv_can_be_read_back(self, call: Call) -> None:
        said = call("plan", "-", *MARCH, "--format", "csv", "--times", "09:00", "--lang", "en", stdin=TARGETS)
        rows = list(csv.DictReader(io.StringIO(said.out)))
        assert rows[0] == {"manager": "m1", "who": "b", "day": "2026-03-03", "time": "09:00", "note": ""}

    def test_a_calendar_at_times_is_read_back_by_two_readers(self, call: Call) -> None:
        given = TARGETS + b"d,m2,2026-03-04\n"
        said = call("plan", "-", *MARCH, "--format", "ics", "--times", "09:00,10:30", "--minutes", "75", stdin=given)
        file = said.out.encode()
        found = sorted((each.start.isoformat(), each.end - each.start) for each in by_icalendar(file).events)
        other = sorted(
            (each.dtstart.value.isoformat(), each.dtend.value - each.dtstart.value)
            for each in by_vobject(file).vevent_list
        )
        hour = dt.timedelta(minutes=75)
        assert (
            found
            == other
            == [
                ("2026-03-04T09:00:00+01:00", hour),
                ("2026-03-04T09:00:00+01:00", hour),
                ("2026-03-04T10:30:00+01:00", hour),
                ("2026-03-04T10:30:00+01:00", hour),
            ]
        )
        assert {str(each["SUMMARY"]) for each in by_icalendar(file).events} == {"Functioneringsgesprek"}

    def test_a_calendar_without_times_has_days_and_says_what_stands(self, call: Call) -> None:
        given = b"track,start,pinned,target\na,2020-01-01,2026-03-05,\nb,2020-01-01,,2026-03-03\n"
        said = call("plan", "-", *MARCH, "--format", "ics", "--show-keys", stdin=given)
        events = by_icalendar(said.out.encode()).events
        assert sorted((str(each.start), str(each["SUMMARY"])) for each in events) == [
            ("2026-03-03", "Functioneringsgesprek b"),
            ("2026-03-05", "Functioneringsgesprek a"),
        ]
        timed = call("plan", "-", *MARCH, "--format", "ics", "--times", "09:00", stdin=given)
        statuses = {str(each.start.date()): str(each["STATUS"]) for each in by_icalendar(timed.out.encode()).events}
        assert statuses == {"2026-03-03": "TENTATIVE", "2026-03-05": "CONFIRMED"}

    def test_an_entry_keeps_its_id_when_its_day_moves(self, call: Call) -> None:
        def ids(*options: str) -> list[str]:
            given = b"track,start,held\na,2020-01-01,2025-05-06\n"
            said = call("plan", "-", *MARCH, "--format", "ics", *options, stdin=given)
            return [str(each["UID"]) for each in by_icalendar(said.out.encode()).events]

        assert ids() == ids("--closed", "2026-03-06")

    def test_a_calendar_of_nobody_has_nothing(self, call: Call, tmp_path: Path) -> None:
        room = tmp_path / "days.csv"
        room.write_text("day\n2026-03-03\n")
        said = call("plan", "-", "--days", str(room), "--format", "ics", stdin=b"track,target\n")
        assert (said.code, by_icalendar(said.out.encode()).events) == (0, [])


class TestWhatIsAmiss:
    def test_is_told_with_its_line(self, call: Call) -> None:
        said = planned(call, b"track,target,earliest,latest\na,2026-03-04,2026-03-05,2026-03-04\na,2026-03-04,,\n")
        assert said.code == 2
        assert said.err.splitlines() == [
            "-, line 2, column latest: The window ends before it starts; give a final day on or after the first.",
            "-, line 3: This person stands in the list before.",
        ]


def test_the_example_of_a_team_of_thirty(call: Call) -> None:
    folder = EXAMPLES / "team-of-30"
    said = call(
        *("plan", str(folder / "people.csv"), "--from", "2026-11-30", "--to", "2026-12-31", "--spread"),
        *(
            "--closed",
            str(folder / "closed.txt"),
            "--times",
            "09:00,10:30,13:30",
            "--per-week",
            "9",
            "--format",
            "json",
        ),
    )
    assert said.code == 0
    assert sum(day is not None for day in days(said).values()) == 24
    assert not {"2026-12-08", "2026-12-21"} & {day for day in days(said).values() if day}
