"""A conversation, and a due day, in a calendar: what two readers read back, what stands there, and what never does."""

import datetime as dt
from typing import Any

import attrs
import pytest
from calendar_readers import EMPLOYEE as EMPLOYEE_ADDRESS
from calendar_readers import MANAGER as MANAGER_ADDRESS
from calendar_readers import STAMP, by_icalendar, by_vobject
from rule_records import Edit, agreement, assents, drop, good, put

from functionering.calendar import (
    Alarm,
    CalendarEvent,
    CalendarTask,
    EventStatus,
    TaskKind,
    TaskStatus,
    calendar_uid,
    conversation_entries,
    due_entries,
    to_icalendar,
)
from functionering.conversation import Conversation
from functionering.days import Span
from functionering.party import Party
from functionering.profile import read_profile
from functionering.schedule import CalendarYear, LeaveKind, LeaveRule, Track, next_due

EMPLOYEE, MANAGER = Party
CANCELLED = {"by": "manager", "at": "2026-03-20T08:00:00Z"}
MOVED = {"by": "employee", "at": "2026-03-20T08:00:00Z", "reason": "Geheim.", "from": {"date": "2026-03-17"}}


def tasks(c: Conversation, kind: TaskKind, **how: Any) -> list[CalendarTask]:
    found = conversation_entries(c, **how)
    return [each for each in found if isinstance(each, CalendarTask) and each.kind is kind]


def meeting(c: Conversation, **how: Any) -> CalendarEvent:
    (found,) = (each for each in conversation_entries(c, **how) if isinstance(each, CalendarEvent))
    return found


def prepared(*edits: Edit) -> Conversation:
    return good(*edits, at="prepared")


class TestTheMeeting:
    def test_two_readers_read_back_what_was_planned(self) -> None:
        c = good(put("/meeting/place", "Kamer 3; achter"), at="prepared")
        file = to_icalendar(
            [meeting(c, organizer=MANAGER_ADDRESS, attendees=[EMPLOYEE_ADDRESS], alarms=[Alarm(days=1)])],
            stamp=STAMP,
            method="request",
        )
        (one,), other = by_icalendar(file).events, by_vobject(file).vevent
        assert one["UID"] == other.uid.value == str(calendar_uid("t-1", "2026-7", "meeting"))
        assert str(one["LOCATION"]) == other.location.value == "Kamer 3; achter"
        assert str(one["SUMMARY"]) == other.summary.value == "Functioneringsgesprek"
        for start, end in ((one.start, one.end), (other.dtstart.value, other.dtend.value)):
            assert start.isoformat() == "2026-03-24T10:00:00+01:00"
            assert end - start == dt.timedelta(minutes=60)

    def test_it_is_tentative_until_there_is_an_invitation(self) -> None:
        assert meeting(prepared(drop("/invitation"))).status is EventStatus.TENTATIVE
        assert meeting(prepared()).status is EventStatus.CONFIRMED
        assert meeting(good(drop("/invitation"), at="held")).status is EventStatus.CONFIRMED

    def test_its_sequence_rises_with_every_fact_that_matters(self) -> None:
        planned = prepared(drop("/invitation"))
        moved = prepared(put("/postponements", [MOVED]))
        gone = prepared(put("/postponements", [MOVED]), put("/cancelled", CANCELLED))
        assert [meeting(each).sequence for each in (planned, prepared(), moved, gone)] == [0, 1, 2, 3]
        assert len({meeting(each).uid for each in (planned, prepared(), moved, gone)}) == 1

    def test_with_what_was_sent_it_rises_for_any_change_that_matters_and_no_other(self) -> None:
        sent = conversation_entries(prepared())
        again = conversation_entries(prepared(), sent=sent)
        elsewhere = conversation_entries(prepared(put("/meeting/place", "Kamer 4")), sent=sent)
        assert again == sent
        assert [each.sequence for each in elsewhere] == [2, *(each.sequence for each in sent[1:])]

    def test_a_cancelled_talk_is_cancelled_with_what_would_prepare_it(self) -> None:
        c = prepared(put("/cancelled", CANCELLED), drop("/preparations/employee"))
        assert meeting(c).status is EventStatus.CANCELLED
        assert [each.status for each in tasks(c, TaskKind.PREPARATION)] == [TaskStatus.CANCELLED, TaskStatus.DONE]
        file = to_icalendar(conversation_entries(c), stamp=STAMP)
        (one,) = by_icalendar(file).events
        assert (str(one["STATUS"]), str(one["SUMMARY"])) == ("CANCELLED", "Functioneringsgesprek")

    @pytest.mark.parametrize(
        ("edits", "at", "status"),
        [
            ((), "prepared", TaskStatus.OPEN),
            ((put("/cancelled", CANCELLED),), "prepared", TaskStatus.CANCELLED),
            ((), "held", TaskStatus.DONE),
        ],
    )
    def test_whose_time_is_not_known_it_is_a_day(self, edits: tuple[Edit, ...], at: str, status: TaskStatus) -> None:
        c = good(put("/meeting", {"date": "2026-03-24"}), *edits, at=at)
        (found,) = tasks(c, TaskKind.PLANNED_DAY, organizer=MANAGER_ADDRESS)
        assert (found.due, found.status) == (dt.date(2026, 3, 24), status)

    def test_without_a_length_it_takes_an_hour_and_without_a_meeting_there_is_none(self) -> None:
        assert meeting(prepared(drop("/meeting/minutes"))).minutes == 60
        assert conversation_entries(prepared(drop("/meeting", "/agreements"))) == ()

    def test_the_second_of_two_equal_times_stays_the_second(self) -> None:
        night = {"date": "2026-10-25", "time": "02:30", "zone": "Europe/Amsterdam", "fold": 1}
        assert meeting(prepared(put("/meeting", night))).starts == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)

    def test_a_record_without_a_track_goes_by_the_employee_and_one_without_either_by_its_id(self) -> None:
        assert meeting(prepared(drop("/track"))).uid == calendar_uid("e1", "2026-7", "meeting")
        nobody = prepared(drop("/track"), put("/parties/employee", []))
        assert meeting(nobody).uid == calendar_uid("", "2026-7", "meeting")


class TestPreparation:
    def test_each_side_has_its_own_by_the_last_day_of_the_exchange(self) -> None:
        c = prepared(drop("/preparations/employee"))
        found = tasks(c, TaskKind.PREPARATION)
        assert [(each.due, each.status, each.summary) for each in found] == [
            (dt.date(2026, 3, 20), TaskStatus.OPEN, "medewerker: Functioneringsgesprek voorbereiden"),
            (dt.date(2026, 3, 20), TaskStatus.DONE, "leidinggevende: Functioneringsgesprek voorbereiden"),
        ]

    @pytest.mark.parametrize("party", list(Party))
    def test_in_the_calendar_of_a_side_it_is_only_its_own(self, party: Party) -> None:
        (found,) = tasks(prepared(), TaskKind.PREPARATION, side=party)
        assert (found.uid, found.summary) == (calendar_uid("t-1", "2026-7", f"preparation/{party}"), None)

    def test_without_a_term_it_is_the_day_before(self) -> None:
        bare = read_profile('inherits = "standard/1"\n[terms]\nexchange = { n = 2, unit = "weeks", source = "x" }')
        none = attrs.evolve(bare, terms=attrs.evolve(bare.terms, exchange=None))
        assert tasks(prepared(), TaskKind.PREPARATION, profile=bare)[0].due == dt.date(2026, 3, 10)
        assert tasks(prepared(), TaskKind.PREPARATION, profile=none)[0].due == dt.date(2026, 3, 23)

    def test_after_the_talk_what_was_not_prepared_need_not_be(self) -> None:
        c = good(drop("/preparations/employee"), at="held")
        assert [each.status for each in tasks(c, TaskKind.PREPARATION)] == [TaskStatus.CANCELLED, TaskStatus.DONE]


class TestAgreements:
    def test_by_the_last_day_of_what_was_said_and_when_it_is_looked_at(self) -> None:
        c = good(put("/agreements/0/check_on", "2026-06-01"))
        assert [each.due for each in tasks(c, TaskKind.AGREEMENT)] == 3 * [dt.date(2026, 12, 31)]
        (review,) = tasks(c, TaskKind.REVIEW)
        assert (review.due, review.uid) == (dt.date(2026, 6, 1), calendar_uid("t-1", "agreement/a0", "review"))

    def test_an_open_end_the_next_talk_and_no_term_at_all_are_no_day(self) -> None:
        c = good(
            put("/agreements/0/due", {"kind": "open"}),
            put("/agreements/1/due", {"kind": "next_conversation"}),
            drop("/agreements/2/due"),
        )
        assert tasks(c, TaskKind.AGREEMENT) == []

    def test_in_the_calendar_of_a_side_are_its_own_and_those_of_both(self) -> None:
        nobodys = good(drop("/agreements/2/owner"))
        uids = {name: calendar_uid("t-1", f"agreement/{name}", "agreement") for name in ("a0", "a1", "a2")}
        assert {each.uid for each in tasks(good(), TaskKind.AGREEMENT, side=EMPLOYEE)} == {uids["a0"], uids["a2"]}
        assert {each.uid for each in tasks(nobodys, TaskKind.AGREEMENT, side=MANAGER)} == {uids["a1"], uids["a2"]}

    def test_a_proposal_is_in_no_calendar(self) -> None:
        assert len(tasks(good(drop("/agreements/0/assents/manager")), TaskKind.AGREEMENT)) == 2
        assert len(tasks(good(stale=("/agreements/0/assents/manager",)), TaskKind.AGREEMENT)) == 2

    def test_an_amendment_of_both_counts_and_one_of_a_single_side_does_not(self) -> None:
        amended = {
            "number": 1,
            "at": "2026-05-01T08:00:00Z",
            "due": {"kind": "date", "date": "2027-02-01"},
            "assents": assents("2026-05-02T08:00:00Z"),
        }
        alone = {**amended, "assents": {"manager": amended["assents"]["manager"]}}  # type: ignore[index]
        (found, *_), (still, *_) = (
            tasks(good(put("/agreements/0/revisions", [each])), TaskKind.AGREEMENT) for each in (amended, alone)
        )
        assert (found.due, found.sequence) == (dt.date(2027, 2, 1), 1)
        assert still.due == dt.date(2026, 12, 31)

    def test_what_an_amendment_says_takes_the_place_of_what_was_said(self) -> None:
        amended = {
            "number": 1,
            "at": "2026-05-01T08:00:00Z",
            "what": "Het anders doen.",
            "owner": "manager",
            "check_on": "2026-07-01",
            "assents": assents("2026-05-02T08:00:00Z"),
        }
        c = good(put("/agreements/0/revisions", [amended]))
        (review,) = tasks(c, TaskKind.REVIEW, side=MANAGER, with_words=True)
        assert (review.due, review.description) == (dt.date(2026, 7, 1), "Het anders doen.")

    def test_what_was_realised_is_done(self) -> None:
        def noted(*outcomes: str) -> Conversation:
            notes = [{"by": "employee", "at": "2026-05-01T08:00:00Z", "outcome": each} for each in outcomes]
            return good(put("/agreements/0/progress", notes))

        assert [
            tasks(each, TaskKind.AGREEMENT)[0].status for each in (noted("realised"), noted("realised", "open"))
        ] == [TaskStatus.DONE, TaskStatus.OPEN]

    def test_carried_to_the_next_year_it_keeps_its_id(self) -> None:
        later = good(put("/id", "2027-7"), put("/agreements", [agreement("a0", "employee")]))
        assert tasks(later, TaskKind.AGREEMENT)[0].uid == tasks(good(), TaskKind.AGREEMENT)[0].uid


class TestWhatIsPrivate:
    def written(self, **how: Any) -> str:
        c = good(put("/postponements", [MOVED]), put("/agreements/0/what", "Minder dragen."))
        return to_icalendar(conversation_entries(c, **how), stamp=STAMP).decode()

    def test_by_default_no_words_of_the_conversation_and_nobodys_name_are_in_it(self) -> None:
        text = self.written()
        for private in ("Minder", "Geheim", "Mila", "Omar", "t-1", "2026-7", "Besluiten", "Sil"):
            assert private not in text.replace("\r\n ", "")

    def test_the_text_of_an_agreement_is_there_when_it_is_asked_for(self) -> None:
        assert "DESCRIPTION:Minder dragen." in self.written(with_words=True)

    def test_text_that_would_break_a_line_does_not(self) -> None:
        c = good(put("/agreements/0/what", "Doen.\nATTENDEE:mailto:x@example.nl"))
        file = to_icalendar(conversation_entries(c, with_words=True), stamp=STAMP)
        assert "\r\nATTENDEE" not in file.decode()
        (found,) = (each for each in by_icalendar(file).todos if "DESCRIPTION" in each and "ATT" in each["DESCRIPTION"])
        assert str(found["DESCRIPTION"]) == "Doen.\nATTENDEE:mailto:x@example.nl"

    @pytest.mark.parametrize("todos", ["vtodo", "vevent"])
    def test_two_readers_read_back_every_day(self, todos: str) -> None:
        entries = conversation_entries(good(put("/agreements/0/check_on", "2026-06-01")))
        file = to_icalendar(entries, stamp=STAMP, todos=todos)
        meant = sorted(str(each.due) for each in entries if isinstance(each, CalendarTask))
        one, other = by_icalendar(file), by_vobject(file)
        if todos == "vtodo":
            assert sorted(str(each["DUE"].dt) for each in one.todos) == meant
            assert sorted(str(each.due.value) for each in other.vtodo_list) == meant
        else:
            days = [each for each in one.events if type(each.start) is dt.date]
            assert sorted(str(each.start) for each in days) == meant
            starts = [each.dtstart.value for each in other.vevent_list]
            assert sorted(str(each) for each in starts if type(each) is dt.date) == meant


class TestADueDay:
    TRACK = Track("t-1", (Span(dt.date(2020, 1, 1)),))

    def test_is_the_day_before_which_it_is_not_planned_and_the_final_day(self) -> None:
        due = next_due(CalendarYear(grace_days=31), self.TRACK, [dt.date(2025, 3, 4)], as_of=dt.date(2026, 5, 1))
        first, last = due_entries(due, alarms=[Alarm(days=14)])
        assert [(each.kind, each.due) for each in (first, last)] == [
            (TaskKind.NOT_BEFORE, dt.date(2026, 1, 1)),
            (TaskKind.FINAL_DAY, dt.date(2027, 1, 31)),
        ]
        assert (first.alarms, last.alarms) == ((), (Alarm(days=14),))
        assert first.summary is last.summary is None

    def test_of_somebody_on_leave_nothing_tells_it_from_that_of_anybody(self) -> None:
        away = attrs.evolve(self.TRACK, suspensions=(Span(dt.date(2026, 10, 1), dt.date(2026, 12, 31)),))
        due = next_due(CalendarYear(), away, [dt.date(2025, 3, 4)], as_of=dt.date(2026, 11, 1))
        text = to_icalendar(due_entries(due, whom="t-1"), stamp=STAMP).decode().replace("\r\n ", "")
        assert "DUE;VALUE=DATE:20270101" in text
        assert "DUE;VALUE=DATE:20270401" in text
        assert "t-1: Functioneringsgesprek niet gepland vóór deze dag" in text
        assert "2026" not in text.replace("20260102T030405Z", "")

    def test_names_who_it_is_about_only_when_asked_and_in_the_language_asked(self) -> None:
        due = next_due(CalendarYear(), self.TRACK, [], as_of=dt.date(2020, 5, 1))
        assert [each.summary for each in due_entries(due, whom="0003", lang="en")] == [
            "0003: Functioneringsgesprek not planned before this day",
            "0003: Final day for the functioneringsgesprek",
        ]

    def test_where_no_day_is_known_there_is_none(self) -> None:
        gone = attrs.evolve(self.TRACK, suspensions=(Span(dt.date(2026, 10, 1)),))
        assert due_entries(next_due(CalendarYear(), gone, [dt.date(2025, 3, 4)], as_of=dt.date(2026, 11, 1))) == ()
        leaves = Track("t-1", (Span(dt.date(2020, 1, 1), dt.date(2026, 6, 30)),))
        assert due_entries(next_due(CalendarYear(), leaves, [dt.date(2025, 3, 4)], as_of=dt.date(2026, 5, 1))) == ()

    def test_a_final_day_before_it_can_be_planned_is_not_told(self) -> None:
        away = attrs.evolve(self.TRACK, suspensions=(Span(dt.date(2026, 10, 1), dt.date(2027, 1, 31)),))
        due = next_due(
            CalendarYear(), away, [dt.date(2025, 3, 4)], as_of=dt.date(2026, 11, 1), leave=LeaveRule(LeaveKind.IGNORE)
        )
        assert [each.kind for each in due_entries(due)] == [TaskKind.NOT_BEFORE]

    def test_an_entry_stays_the_same_when_its_day_moves(self) -> None:
        later = attrs.evolve(self.TRACK, suspensions=(Span(dt.date(2026, 10, 1), dt.date(2026, 12, 31)),))
        one, two = (
            due_entries(next_due(CalendarYear(), each, [dt.date(2025, 3, 4)], as_of=dt.date(2026, 11, 1)))
            for each in (self.TRACK, later)
        )
        assert [each.uid for each in one] == [each.uid for each in two]
        assert one != two
