"""`functionering due`: who is due, why, and nothing of who is away."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from calendar_readers import by_icalendar, by_vobject
from command_line import EXAMPLES, Call
from rule_records import drop, good, put

from functionering import dumps
from functionering.cli.people import cadence
from functionering.days import Span
from functionering.schedule import Anniversary, Cadence, CalendarYear, Rolling, Track, due_list
from functionering.schedule import Obligation as Owed

PEOPLE = b"""track,manager,start,end,held,away
0001-1,0117,2011-09-01,,2025-11-18,
0002-1,0117,2016-02-29,,2024-10-08,
0003-1,0117,2019-08-19,,2025-06-24,2026-09-14..2027-01-31
0004-1,0118,2019-01-07,,2023-12-05,
0005-1,,2020-03-02,,2025-09-30,2026-09-14..
0006-1,0118,2026-06-15,2026-12-14,,
0007-1,0118,2021-09-01,,2026-05-12,
"""
ON = ("--on", "2026-11-24")


def records(path: Path, *edits: object) -> str:
    """A file with one record a line."""
    file = path / "talks.ndjson"
    file.write_bytes(b"\n".join(dumps(each) for each in edits))  # type: ignore[arg-type]
    return str(file)


class TestTheTable:
    def test_shows_who_is_overdue_longest_first(self, call: Call) -> None:
        said = call("due", "-", *ON, stdin=PEOPLE)
        assert (said.code, said.err) == (0, "")
        assert said.lines == [
            "wie     leidinggevende  niet gepland vóór  uiterste dag  stand                 dagen over tijd",
            "0004-1  0118            2024-01-01         2024-12-31    termijn verstreken    693",
            "0002-1  0117            2025-01-01         2025-12-31    termijn verstreken    328",
            "0001-1  0117            2026-01-01         2026-12-31    kan nu",
            "0003-1  0117            2027-02-01         2027-05-01    later",
            "0007-1  0118            2027-01-01         2027-12-31    later",
            "0005-1                                                   later",
            "0006-1  0118                                             geen volgend gesprek",
        ]

    def test_in_english_too(self, call: Call) -> None:
        said = call("due", "-", *ON, "--lang", "en", stdin=PEOPLE)
        assert said.lines[1] == ("0004-1  0118     2024-01-01          2024-12-31  overdue               693")

    def test_what_is_shown_of_somebody_on_leave_holds_no_day_of_the_leave(self, call: Call) -> None:
        for form in ("table", "csv", "json", "ics"):
            explain = [] if form == "ics" else ["--explain"]
            out = call("due", "-", *ON, "--format", form, *explain, stdin=PEOPLE).out
            for told in ("2026-09-14", "20260914", "14 september", "2027-01-31", "20270131", "31 januari"):
                assert told not in out
            for word in ("suspended", "opgeschort", "afwezig", "verlof", "leave"):
                assert word not in out.casefold()

    def test_somebody_on_leave_stands_like_somebody_whose_time_has_yet_to_come(self, call: Call) -> None:
        shown = [json.loads(line) for line in call("due", "-", *ON, "--format", "json", stdin=PEOPLE).lines]
        assert {each["track"]: each["status"] for each in shown if each["track"] in ("0003-1", "0005-1", "0007-1")} == {
            "0003-1": "upcoming",
            "0005-1": "upcoming",
            "0007-1": "upcoming",
        }

    def test_an_explanation_says_why_this_day(self, call: Call) -> None:
        said = call("due", "-", *ON, "--explain", stdin=PEOPLE)
        at = said.lines.index("0003-1  0117            2027-02-01         2027-05-01    later")
        assert said.lines[at + 1 : at + 5] == [
            "    Eén gesprek per periode van twaalf maanden; de eerste periode is die van 2019.",
            "    Het laatste gesprek is gevoerd op 24 juni 2025.",
            "    De streefdag van cyclus 2026 is 31 december 2026.",
            "    Verplaatst: de uiterste dag wordt 1 mei 2027.",
        ]
        assert "    Er is nog geen dag te noemen." in said.lines
        english = call("due", "-", *ON, "--explain", "--lang", "en", stdin=PEOPLE)
        assert "    Moved: the final day becomes 1 May 2027." in english.lines
        assert "    No day can be named yet." in english.lines

    def test_it_answers_as_the_schedule_does(self, call: Call) -> None:
        cadences: dict[str, Cadence] = {
            "calendar_year": CalendarYear(),
            "rolling": Rolling(),
            "anniversary,grace_days=30": Anniversary(grace_days=30),
        }
        for asked, chosen in cadences.items():
            said = call("due", "-", *ON, "--cadence", asked, "--format", "json", stdin=PEOPLE)
            owed = [
                Owed(chosen, Track("0001-1", (Span(dt.date(2011, 9, 1)),)), (dt.date(2025, 11, 18),)),
                Owed(chosen, Track("0002-1", (Span(dt.date(2016, 2, 29)),)), (dt.date(2024, 10, 8),)),
                Owed(chosen, Track("0004-1", (Span(dt.date(2019, 1, 7)),)), (dt.date(2023, 12, 5),)),
                Owed(chosen, Track("0007-1", (Span(dt.date(2021, 9, 1)),)), (dt.date(2026, 5, 12),)),
            ]
            expected = [(each.key, str(each.deadline)) for each in due_list(owed, as_of=dt.date(2026, 11, 24))]
            shown = [json.loads(line) for line in said.lines]
            keys = {each.track.key for each in owed}
            assert [(each["track"], each["final_day"]) for each in shown if each["track"] in keys] == expected


class TestOtherForms:
    def test_csv_is_in_one_language_from_the_names_of_its_columns_on_and_can_be_read_back(self, call: Call) -> None:
        said = call("due", "-", *ON, "--format", "csv", "--explain", stdin=PEOPLE)
        rows = list(csv.DictReader(io.StringIO(said.out)))
        assert list(rows[0]) == (
            "wie,leidinggevende,niet gepland vóór,uiterste dag,stand,dagen over tijd,waarom".split(",")
        )
        assert (rows[0]["wie"], rows[0]["stand"], rows[0]["dagen over tijd"]) == ("0004-1", "termijn verstreken", "693")
        assert rows[0]["waarom"].endswith("De streefdag van cyclus 2024 is 31 december 2024.")

    def test_csv_in_english(self, call: Call) -> None:
        said = call("due", "-", *ON, "--format", "csv", "--explain", "--lang", "en", stdin=PEOPLE)
        rows = list(csv.DictReader(io.StringIO(said.out)))
        assert list(rows[0]) == "who,manager,not planned before,final day,status,days overdue,why".split(",")
        assert rows[0]["status"] == "overdue"
        assert rows[0]["why"].endswith("The target of cycle 2024 is 31 December 2024.")

    def test_csv_for_dutch_excel(self, call: Call) -> None:
        said = call("due", "-", *ON, "--format", "csv", "--separator", ";", stdin=PEOPLE)
        assert said.lines[:2] == [
            "\ufeffwie;leidinggevende;niet gepland vóór;uiterste dag;stand;dagen over tijd",
            "0004-1;0118;2024-01-01;2024-12-31;termijn verstreken;693",
        ]

    def test_csv_begins_no_formula(self, call: Call) -> None:
        given = b'track,manager,start\n=1+1,@x,2026-01-01\n"a;=2",-3,2026-01-01\n'
        said = call("due", "-", *ON, "--format", "csv", stdin=given)
        assert [line.split(",")[:2] for line in said.lines[1:]] == [["'=1+1", "'@x"], ["a;'=2", "'-3"]]

    def test_a_calendar_is_read_back_by_two_readers(self, call: Call) -> None:
        said = call("due", "-", *ON, "--format", "ics", stdin=PEOPLE)
        file = said.out.encode()
        events = by_icalendar(file).events
        meant = sorted(
            "2024-01-01 2024-12-31 2025-01-01 2025-12-31 2026-01-01 2026-12-31 2027-01-01 2027-02-01 2027-05-01"
            " 2027-12-31".split()
        )
        assert sorted(str(each.start) for each in events) == meant
        assert sorted(str(each.dtstart.value) for each in by_vobject(file).vevent_list) == meant
        assert "0004-1" not in said.out

    def test_a_calendar_names_who_it_is_about_when_asked(self, call: Call) -> None:
        said = call("due", "-", *ON, "--format", "ics", "--show-keys", "--todos", "vtodo", stdin=PEOPLE)
        titles = [str(each["SUMMARY"]) for each in by_icalendar(said.out.encode()).todos]
        assert "0004-1: Uiterste dag functioneringsgesprek" in titles

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_calendar_explains_nothing(self, call: Call, lang: str) -> None:
        said = call("due", "-", *ON, "--format", "ics", "--explain", "--lang", lang, stdin=PEOPLE)
        assert said.code == 2
        assert "--explain" in said.err


class TestWhatWasHeld:
    def test_comes_from_the_records_as_well(self, call: Call, tmp_path: Path) -> None:
        people = b"track,start,held\nt-1,2020-01-01,2025-03-25\n"
        talks = records(tmp_path, good())
        said = call("due", "-", *ON, "--conversations", talks, "--format", "json", stdin=people)
        assert json.loads(said.out)["final_day"] == "2027-12-31"

    def test_what_was_cancelled_does_not_count(self, call: Call, tmp_path: Path) -> None:
        people = b"track,start,held\nt-1,2020-01-01,2025-03-25\n"
        gone = good(put("/cancelled", {"by": "manager", "at": "2026-03-20T08:00:00Z"}), at="prepared")
        said = call("due", "-", *ON, "--conversations", records(tmp_path, gone), "--format", "json", stdin=people)
        assert json.loads(said.out)["final_day"] == "2026-12-31"

    def test_a_record_without_a_track_is_that_of_the_employee(self, call: Call, tmp_path: Path) -> None:
        talks = records(tmp_path, good(drop("/track")))
        said = call("due", "-", *ON, "--conversations", talks, "--format", "json", stdin=b"id,start\ne1,2020-01-01\n")
        assert json.loads(said.out)["final_day"] == "2027-12-31"

    def test_a_record_that_cannot_be_read_is_told_with_its_line(self, call: Call, tmp_path: Path) -> None:
        talks = tmp_path / "talks.ndjson"
        talks.write_bytes(dumps(good()) + b'\n{"format": "functionering/1", "id": "geheim", "label": 3}\n')
        for lang, line in (("nl", "regel 2, /label"), ("en", "line 2, /label")):
            said = call("due", "-", *ON, "--conversations", str(talks), "--lang", lang, stdin=PEOPLE)
            assert said.code == 2
            assert line in said.err
            assert "geheim" not in said.err

    def test_records_that_are_not_there(self, call: Call, tmp_path: Path) -> None:
        said = call("due", "-", *ON, "--conversations", str(tmp_path / "none"), "--lang", "en", stdin=PEOPLE)
        assert (said.code, said.err.endswith("There is no such file.\n")) == (2, True)
        folder = call("due", "-", *ON, "--conversations", str(tmp_path), "--lang", "en", stdin=PEOPLE)
        assert folder.err.endswith("This file cannot be read.\n")


class TestHowOften:
    def test_is_that_of_a_profile(self, call: Call, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        own.write_text('inherits = "standard/1"\n[cadence]\nkind = "rolling"\nmonths = 6\nsource = "x"\n')
        people = b"track,start,held\n1,2020-01-01,2026-10-01\n"
        said = call("due", "-", *ON, "--profile", str(own), "--format", "json", stdin=people)
        assert json.loads(said.out)["final_day"] == "2027-04-01"
        standard = call("due", "-", *ON, "--profile", "standard/1", "--format", "json", stdin=people)
        assert json.loads(standard.out)["final_day"] == "2027-12-31"

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_profile_on_request_alone_needs_a_cadence(self, call: Call, lang: str) -> None:
        said = call("due", "-", *ON, "--profile", "kinderopvang/1", "--lang", lang, stdin=PEOPLE)
        assert said.code == 2
        assert "--cadence" in said.err

    def test_a_profile_that_is_not_there(self, call: Call, tmp_path: Path) -> None:
        assert call("due", "-", *ON, "--profile", str(tmp_path / "none.toml"), stdin=PEOPLE).code == 2
        assert call("due", "-", *ON, "--profile", "nothing/9", stdin=PEOPLE).code == 2

    @pytest.mark.parametrize(
        ("text", "chosen"),
        [
            ("calendar_year", CalendarYear()),
            ("calendar_year,start_month=12,due=2/31", CalendarYear(12, 1, (2, 31))),
            (
                "anniversary,initial_months=3+6,early_months=none,reanchor=yes",
                Anniversary(12, (3, 6), None, reanchor=True),
            ),
            ("rolling,interval_months=6", Rolling(6)),
        ],
    )
    def test_can_be_said_in_words(self, text: str, chosen: object) -> None:
        assert cadence(text) == chosen

    @pytest.mark.parametrize("text", ["weekly", "rolling,months=3", "rolling,interval_months=0", "rolling,"])
    def test_what_is_no_cadence_is_refused(self, call: Call, text: str) -> None:
        assert call("due", "-", *ON, "--cadence", text, stdin=PEOPLE).code == 2

    def test_leave_and_contracts_have_their_rules(self, call: Call) -> None:
        people = b"track,employment,held\n1,2018-01-01..2019-12-31 2020-02-01..2026-12-31,2024-12-04\n"

        def final(*options: str) -> str | None:
            how = ("--cadence", "anniversary,early_months=none", "--on", "2026-03-01", *options)
            found: str | None = json.loads(call("due", "-", *how, "--format", "json", stdin=people).out)["final_day"]
            return found

        assert final() == "2026-02-01"
        assert final("--bridge-days", "31") == "2026-01-01"
        assert final("--before-end", "11") == "2026-01-31"
        plain = b"track,start,held,away\n1,2020-01-01,2025-03-04,2026-10-01..2026-12-31\n"
        said = call("due", "-", *ON, "--resume-months", "1", "--format", "json", stdin=plain)
        assert json.loads(said.out)["final_day"] == "2027-02-01"

    def test_a_final_day_that_leave_has_overtaken_is_not_told(self, call: Call) -> None:
        plain = b"track,start,held,away\n1,2020-01-01,2025-03-04,2026-10-01..2027-01-31\n"
        said = call("due", "-", *ON, "--leave", "ignore", "--format", "json", stdin=plain)
        assert json.loads(said.out) == {"track": "1", "not_before": "2027-02-01", "status": "upcoming"}

    def test_who_left_has_no_next_conversation(self, call: Call) -> None:
        people = b"track,start,end,held\n1,2020-01-01,2026-06-30,2024-03-04\n"
        said = call("due", "-", *ON, "--format", "json", stdin=people)
        assert json.loads(said.out) == {"track": "1", "status": "none"}
        calendar = call("due", "-", *ON, "--format", "ics", stdin=people)
        assert "BEGIN:VEVENT" not in calendar.out


class TestTheCall:
    @pytest.mark.parametrize(
        "options",
        [(), ("--on", "24 november"), (*ON, "--bridge-days", "few"), (*ON, "--profile", "a", "--cadence", "rolling")],
    )
    def test_a_mistake_in_it_is_two(self, call: Call, options: tuple[str, ...]) -> None:
        assert call("due", "-", *options, stdin=PEOPLE).code == 2

    def test_everybody_comes_in_order_however_the_list_was(self, call: Call) -> None:
        people = "".join(f"{number},2020-01-{number * 11 % 28 + 1:02}\n" for number in range(2_000))
        given = f"track,start\n{people}".encode()
        said = call("due", "-", *ON, "--cadence", "anniversary", "--format", "csv", stdin=given)
        shown = [(line.split(",")[3], line.split(",")[0]) for line in said.lines[1:]]
        assert len(shown) == 2_000
        assert shown == sorted(shown)


def test_the_example_of_a_team_of_thirty(call: Call) -> None:
    said = call("due", str(EXAMPLES / "team-of-30" / "people.csv"), *ON, "--format", "json")
    shown = [json.loads(line) for line in said.lines]
    assert len(shown) == 30
    assert [each["status"] for each in shown].count("overdue") == 4
