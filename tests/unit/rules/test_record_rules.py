"""RC: the order of time, and whether the record fits itself."""

from typing import Any

import pytest
from rule_records import BLANK, Edit, assents, drop, good, put, said

from functionering.rules import check

EARLY = "2026-03-01T08:00:00Z"
LATE = "2026-04-20T08:00:00Z"


def failed(code: str, *edits: Edit, stale: tuple[str, ...] = (), at: str = "closed") -> list[str]:
    return [each.path for each in check(good(*edits, at=at, stale=stale)).failed() if each.code == code]


ORDER: dict[str, tuple[Edit, ...]] = {
    "/invitation/at": (put("/invitation/at", LATE),),
    "/requested_by/at": (put("/requested_by/at", LATE),),
    "/previous/held_on": (put("/previous/held_on", "2026-03-25"),),
    "/cancelled/at": (put("/cancelled", {"by": "manager", "at": LATE}),),
    "/sittings/0/end": (put("/sittings/0/end", EARLY),),
    "/sittings/1/start": (put("/sittings/1", {"start": "2026-03-24T09:59:59Z", "end": "2026-03-24T10:30:00Z"}),),
    "/topics/3/raised/at": (put("/topics/3/raised/at", LATE),),
    "/topics/2/raised/at": (put("/topics/2/raised", {"by": "employee", "at": EARLY, "in": "conversation"}),),
    "/topics/3/withdrawn/at": (put("/topics/3/withdrawn", {"at": EARLY}),),
    "/topics/1/conclusion/at": (put("/topics/1/conclusion/at", EARLY),),
    "/topics/2/problems/0/solutions/0/assents": (put("/topics/2/problems/0/solutions/0/at", LATE),),
    "/topics/3/perspectives/manager/conversation/0/at": (
        put("/topics/3/perspectives/manager/conversation/0/at", EARLY),
    ),
    "/topics/3/perspectives/employee/conversation/0/confirmed_at": (
        put(
            "/topics/3/perspectives/employee/conversation/0",
            {**said("Zo."), "recorded_by": "manager", "confirmed_at": "2026-03-24T09:29:59Z"},
        ),
    ),
    "/evaluation/manager/at": (put("/evaluation/manager/at", EARLY),),
    "/earlier_agreements/0/reviews/manager/at": (put("/earlier_agreements/0/reviews/manager/at", EARLY),),
    "/report/editions/0/offered_at": (put("/report/editions/0/offered_at", EARLY),),
    "/report/editions/0/available_at": (put("/report/editions/0/available_at", EARLY),),
    "/report/editions/0/remarks/0/at": (put("/report/editions/0/remarks/0/at", "2026-03-24T12:00:00Z"),),
    "/report/editions/1/available_at": (
        put("/report/editions/1", {"text": "Eerder.", "available_at": "2026-03-25T07:00:00Z"}),
    ),
    "/report/editions/1/offered_at": (
        put("/report/editions/1", {"text": "Eerder.", "offered_at": "2026-03-25T07:00:00Z"}),
    ),
    "/reactions/manager/at": (put("/reactions/manager/at", EARLY),),
    "/statements/employee/0/at": (put("/statements/employee/0/at", EARLY),),
    "/signatures/manager/0/at": (put("/signatures/manager/0/at", "2026-03-24T09:59:59Z"),),
    "/unsigned/employee/0/at": (put("/unsigned/employee", [{"at": EARLY, "said": True}]),),
    "/copies/employee/at": (put("/copies/employee/at", EARLY),),
    "/closing/at": (put("/closing/at", EARLY),),
    "/parties/manager/0/until": (
        put("/parties/manager/0", {"id": "m1", "name": "Omar", "from": "2026-03-20", "until": "2026-03-19"}),
    ),
}


@pytest.mark.parametrize("path", ORDER)
def test_what_can_only_follow_does_not_come_before(path: str) -> None:
    record = good(*ORDER[path])
    found = [each for each in check(record).findings if each.code == "RC001"]
    assert path in {each.path for each in found}
    assert all(each.is_failed for each in found)


def at_table(path: str, moment: str) -> Edit:
    """One thing that was said, raised or done in the talk, at another moment."""
    return put(path.rpartition("/")[0], {**TALK[path], path.rpartition("/")[2]: moment})


WORDS = "/topics/3/perspectives/manager/conversation/0/at"
TALK: dict[str, dict[str, Any]] = {
    WORDS: {"text": "Toch nog iets."},
    "/topics/2/problems/0/at": {"id": "p1", "text": "Besluiten komen te laat."},
    "/topics/2/problems/0/positions/manager/at": {"recognised": True},
    "/topics/2/problems/0/solutions/1/at": {"id": "s2", "by": "manager", "text": "In het logboek."},
    "/topics/4/raised/at": {"by": "manager", "in": "conversation"},
    "/earlier_agreements/0/reviews/manager/at": {"outcome": "partly"},
    "/sittings/1/start": {},
}


class TestWhatWasSaidInTheTalk:
    # The sitting ended on 24 March at 10:00 UTC, and the report was offered on 25 March at 08:00 UTC.
    @pytest.mark.parametrize("path", TALK)
    @pytest.mark.parametrize(
        ("moment", "fits"),
        [("24T10:00:01", True), ("25T07:59:59", True), ("25T08:00:00", True), ("25T08:00:01", False)],
    )
    def test_it_may_be_written_down_until_the_report_is_offered(self, path: str, moment: str, *, fits: bool) -> None:
        edits = [at_table(path, f"2026-03-{moment}Z")]
        if path.startswith("/topics/2/problems/0/at"):
            edits.append(drop("/agreements/2"))
        assert failed("RC001", *edits).count(path) == (0 if fits else 1)

    def test_words_of_weeks_later_do_not_make_it_two_way_without_a_finding(self) -> None:
        late = [
            put(f"/topics/{i}/perspectives/manager/conversation/0", said("Achteraf bedacht.", LATE)) for i in range(5)
        ]
        assert len(failed("RC001", *late)) == 5

    def test_while_it_is_not_reported_yet_nothing_says_how_soon_they_are_typed(self) -> None:
        edit = at_table(WORDS, LATE)
        assert WORDS not in failed("RC001", edit, at="held")

    def test_an_edition_that_can_be_read_later_than_it_was_offered_lies_there_from_then_on(self) -> None:
        later = put("/report/editions/0/available_at", "2026-03-25T09:00:00Z")
        for moment, fits in (("09:00:00", True), ("09:00:01", False)):
            edit = at_table(WORDS, f"2026-03-25T{moment}Z")
            assert (WORDS not in failed("RC001", edit, later)) is fits

    def test_a_report_that_was_taken_back_lets_the_talk_go_on_until_it_is_offered_again(self) -> None:
        edit = at_table(WORDS, "2026-03-30T08:00:00Z")
        taken_back: dict[str, Any] = {"text": "Nog eens."}
        assert WORDS not in failed("RC001", edit, put("/report/editions/1", taken_back))
        for day, fits in (("29", False), ("31", True)):
            again = put("/report/editions/1", {**taken_back, "offered_at": f"2026-03-{day}T08:00:00Z"})
            assert (WORDS not in failed("RC001", edit, again)) is fits

    # Closed on 27 March at 09:10 UTC.
    @pytest.mark.parametrize(("moment", "fits"), [("09:10:00", True), ("09:10:01", False)])
    def test_without_a_report_it_is_over_once_it_is_closed(self, moment: str, *, fits: bool) -> None:
        edit = at_table(WORDS, f"2026-03-27T{moment}Z")
        assert (WORDS not in failed("RC001", edit, drop("/report"))) is fits
        assert WORDS not in failed("RC001", edit, drop("/report"), drop("/closing"))


class TestSharingAPreparation:
    # The first sitting began on 24 March at 09:00 UTC.
    @pytest.mark.parametrize("key", ["submitted_at", "released_at"])
    @pytest.mark.parametrize(("moment", "fits"), [("08:59:59", True), ("09:00:00", True), ("09:00:01", False)])
    def test_it_came_before_the_talk(self, key: str, moment: str, *, fits: bool) -> None:
        path = f"/preparations/manager/{key}"
        assert (path not in failed("RC001", put(path, f"2026-03-24T{moment}Z"))) is fits

    def test_while_there_was_no_talk_it_can_come_at_any_time(self) -> None:
        assert failed("RC001", put("/preparations/manager/submitted_at", LATE), at="prepared") == []


@pytest.mark.parametrize(
    "edit",
    [
        put("/signatures/manager/0/at", "2026-03-24T10:00:00Z"),
        put("/sittings/1", {"start": "2026-03-24T10:00:00Z", "end": "2026-03-24T10:30:00Z"}),
        put("/topics/1/conclusion/at", "2026-03-24T09:00:00Z"),
        put("/report/editions/0/offered_at", "2026-03-24T09:00:00Z"),
        put("/previous/held_on", "2026-03-24"),
        put("/parties/manager/0", {"id": "m1", "name": "Omar", "from": "2026-03-24", "until": "2026-03-24"}),
    ],
    ids=["signing", "a next sitting", "concluding", "offering", "the talk before", "leaving"],
)
def test_the_same_moment_is_fine(edit: Edit) -> None:
    assert failed("RC001", edit) == []


def test_a_talk_that_was_broken_off_can_be_cancelled() -> None:
    broken = put("/sittings/0/adjourned", True)
    assert failed("RC001", broken, put("/cancelled", {"by": "manager", "at": LATE})) == []


def test_sittings_need_not_stand_in_order() -> None:
    two = [{"start": "2026-03-31T09:00:00Z"}, {"start": "2026-03-24T09:00:00Z", "end": "2026-03-24T10:00:00Z"}]
    late = (put("/report/editions/0/offered_at", LATE), put("/report/editions/0/available_at", LATE))
    assert "/sittings/0/start" not in failed("RC001", put("/sittings", two), *late)


def test_before_a_talk_there_is_nothing_for_its_moments_to_come_before() -> None:
    assert failed("RC001", at="prepared") == []


def test_times_inside_a_draft_are_not_judged() -> None:
    draft: dict[str, Any] = {
        "id": "eigen",
        "theme": "work_level",
        "title": "Nog niet",
        "about": "work",
        "raised": {"by": "employee", "at": LATE, "in": "preparation"},
    }
    assert check(good(put("/topics/5", draft))).findings == ()


def test_the_message_says_what_came_before_what() -> None:
    found = check(good(put("/closing/at", EARLY))).findings
    assert [each.message("nl") for each in found if each.path == "/closing/at"] == [
        "De tijden kloppen niet: het sluiten staat voor het einde van het gesprek."
    ]
    assert [each.message("en") for each in found if each.path == "/closing/at"] == [
        "The times cannot be true: the closing stands before the end of the talk."
    ]


class TestThePreparation:
    def added(self, at: str) -> Edit:
        return put("/topics/1/perspectives/employee/preparation", [said("Toch nog iets.", at)])

    # Submitted on 16 March at 20:00.
    @pytest.mark.parametrize(("moment", "kept"), [("19:59:59", True), ("20:00:00", True), ("20:00:01", False)])
    def test_what_came_after_submitting_was_added(self, moment: str, *, kept: bool) -> None:
        assert (failed("RC002", self.added(f"2026-03-16T{moment}Z")) == []) is kept

    def test_what_was_released_afterwards_was_given_out_of_hand(self) -> None:
        released = put("/preparations/employee/released_at", "2026-03-20T08:00:00Z")
        assert failed("RC002", self.added("2026-03-19T08:00:00Z"), released) == []

    def test_what_was_never_submitted_was_not_changed(self) -> None:
        assert failed("RC002", self.added("2026-03-16T10:00:00Z"), drop("/preparations/employee/submitted_at")) == []


class TestTheDigests:
    def test_words_taken_out_afterwards_are_no_tampering(self) -> None:
        gone = put("/topics/3/perspectives/manager/conversation/0", {"redacted": True, "at": "2026-03-24T09:30:00Z"})
        record = good(gone, stale=("/closing", "/signatures/employee/0", "/signatures/manager/0"))
        assert [each.code for each in check(record).findings if each.code.startswith("RC")] == []
        assert [each.code for each in check(record).findings if each.code == "EQ003"] == []

    def test_a_record_that_was_reopened_may_change(self) -> None:
        reopened = put(
            "/reopenings", [{"by": "employee", "at": "2026-04-01T08:00:00Z", "reason": "Een fout.", "edition": 1}]
        )
        assert failed("RC003", reopened, stale=("/closing",)) == []

    def test_a_signature_from_before_a_reopening_stays_with_its_edition(self) -> None:
        reopened = put(
            "/reopenings", [{"by": "employee", "at": "2026-03-27T09:05:00Z", "reason": "Een fout.", "edition": 1}]
        )
        assert failed("RC004", reopened, stale=("/signatures/manager/0",)) == []

    def test_who_signed_again_left_nothing_stale(self) -> None:
        again = put(
            "/signatures/manager/1", {"person": "m1", "meaning": "seen", "at": "2026-03-27T09:06:00Z", "digest": BLANK}
        )
        assert failed("RC004", again, stale=("/signatures/manager/0",)) == []

    def test_every_kind_of_assent_is_looked_at(self) -> None:
        section = put("/report/editions/0/sections", [{"topic": "druk", "text": "Samen.", "assents": assents(LATE)}])
        path = "/report/editions/0/sections/0/assents/manager"
        assert failed("RC004", section, stale=(path,)) == [path]


class TestThePeriod:
    # Held on 24 March 2026.
    @pytest.mark.parametrize(
        ("end", "near"),
        [
            ("2025-09-23", False),
            ("2025-09-24", True),
            ("2025-09-25", True),
            ("2026-06-23", True),
            ("2026-06-24", True),
            ("2026-06-25", False),
        ],
    )
    def test_exactly_three_months_before_and_six_months_after_its_end_is_near(self, end: str, *, near: bool) -> None:
        assert (failed("RC005", put("/period/end", end)) == []) is near

    def test_without_a_period_nothing_is_far(self) -> None:
        assert failed("RC005", drop("/period")) == []
