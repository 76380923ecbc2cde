"""The one table, the answers made from it, and the history that plays back."""

import gc
import json
import pickle
from typing import Any

import pytest
from course import EMPLOYEE, MANAGER, closed, drafted, invited, on, planned, prepared, refused, reported, run, seated

from functionering import Meaning, Party, RecordError, Stage, dumps, mirror, seal, shipped, steps
from functionering.agreement import Revision
from functionering.errors import InvalidValue, WrongCall
from functionering.history import KINDS, StepLog, dumps_steps, loads_steps, steps_from_dict
from functionering.party import Owner
from functionering.profile import Duty
from functionering.record import evolve
from functionering.steps import (
    TABLE,
    Explanation,
    Step,
    StepRefused,
    Target,
    allowed_steps,
    kind_of,
    replay,
    step_differences,
)
from functionering.steps.names import label
from functionering.steps.sentences import LABELS, SENTENCES
from functionering.steps.step import target
from functionering.words import Assent

STANDARD = shipped("standard/1")


def every_step() -> set[type[Step]]:
    """All kinds of steps that can be made."""
    gc.collect()  # attrs makes a class with slots anew, and the first one is a subclass until it is collected.
    found: set[type[Step]] = set()
    below = list(Step.__subclasses__())
    while below:
        kind = below.pop()
        below.extend(kind.__subclasses__())
        if not kind.__abstractmethods__ and kind.__module__.startswith("functionering."):
            found.add(kind)
    return found


class TestTheTable:
    def test_it_has_every_step_once(self) -> None:
        assert sorted(map(kind_of, every_step())) == sorted(each.kind for each in TABLE)

    def test_nothing_follows_a_talk_that_was_cancelled(self) -> None:
        assert not any(Stage.CANCELLED in each.stages for each in TABLE)

    def test_a_step_leads_away_only_from_where_it_is_possible(self) -> None:
        assert not [each.kind for each in TABLE if not {start for start, _ in each.moves} <= {*each.stages}]

    def test_what_is_one_sides_rests_on_a_duty_with_a_reason_and_a_source(self) -> None:
        found = {each.kind: each for each in step_differences(STANDARD)}
        assert sorted(found) == ["give_copy", "link_appraisal", "offer_report", "revise_report", "schedule"]
        assert {each.owner for each in found.values()} == {Owner.MANAGER}
        assert all(each.difference.reason.nl and each.difference.source for each in found.values())

    def test_the_mirrored_profile_has_the_mirrored_differences(self) -> None:
        assert [(each.kind, each.owner.mirrored) for each in step_differences(STANDARD.mirrored())] == [
            (each.kind, each.owner) for each in step_differences(STANDARD)
        ]

    def test_it_names_no_first_word_as_a_right(self) -> None:
        assert Duty.FIRST_WORD not in {each.duty for each in TABLE}


class TestAllowedSteps:
    @pytest.mark.parametrize("course", [planned, invited, drafted, prepared, seated, reported, closed])
    def test_both_sides_get_the_same_answers_but_for_the_permitted_differences(self, course: Any) -> None:
        # What the two have done so far differs, so what is left to do may; the right to do it may not.
        of_one_side = {each.kind for each in step_differences(STANDARD)}
        for party in Party:
            answers = allowed_steps(course(), party, on(60))
            refused_by_task = {each.kind for each in answers if each.reason and each.reason.code == "other_task"}
            assert refused_by_task <= of_one_side

    def test_across_the_table_the_answers_are_the_mirrored_ones(self) -> None:
        answers = allowed_steps(drafted(), MANAGER, on(6))
        across = allowed_steps(mirror(drafted()), EMPLOYEE, on(6), profile=STANDARD.mirrored())
        assert tuple(each.mirrored() for each in answers) == across

    def test_every_step_gets_an_answer_and_every_no_a_reason(self) -> None:
        answers = allowed_steps(reported(), EMPLOYEE, on(19))
        assert [each.kind for each in answers] == [each.kind for each in TABLE]
        for each in answers:
            assert each.is_allowed == bool(each.targets)
            assert each.is_allowed == (each.reason is None)

    def test_targets_say_what_a_step_can_be_about(self) -> None:
        answers = {each.kind: each for each in allowed_steps(closed(), EMPLOYEE, on(30))}
        assert answers["note_progress"].targets == (Target(("a-1",)),)
        assert answers["assent_revision"].reason == Explanation("nothing_there")

    def test_targets_settle_fields_of_the_step_so_that_an_interface_needs_no_rule_of_its_own(self) -> None:
        answers = {each.kind: each for each in allowed_steps(reported(), EMPLOYEE, on(19))}
        (whole,), (agreement,) = answers["sign"].targets, answers["note_progress"].targets
        assert answers["sign"].given(whole) == {"digest": seal(reported())}
        assert answers["note_progress"].given(agreement) == {"agreement": "a-1"}
        taken = steps.Sign(
            by=EMPLOYEE, at=on(19), meaning=Meaning.SEEN, digest=str(answers["sign"].given(whole)["digest"])
        )
        assert run(reported(), taken).signatures.employee

    def test_a_moment_that_is_over_is_answered_as_such(self) -> None:
        codes = {each.reason and each.reason.code for each in allowed_steps(reported(), EMPLOYEE, on(2))}
        assert codes == {"before_latest"}

    def test_every_step_has_a_name_for_a_button_and_nothing_else_has(self) -> None:
        for each in allowed_steps(planned(), EMPLOYEE, on(1)):
            assert each.label() == label(each.kind) != label(each.kind, "en")
        with pytest.raises(InvalidValue) as error:
            label("fly")
        assert [each.code for each in error.value.faults] == ["value.choice"]


class TestRefusals:
    def test_every_reason_has_a_sentence_in_two_languages(self) -> None:
        assert all(dutch and english and dutch != english for dutch, english in SENTENCES.values())
        assert {each.value for each in Stage} <= set(LABELS)

    def test_a_refusal_says_what_is_wrong_and_where_it_can(self) -> None:
        with pytest.raises(StepRefused) as error:
            run(planned(), steps.Close(by=EMPLOYEE, at=on(2)))
        assert str(error.value) == "This is not possible at this stage: planned. It is at: reported, concluded."
        assert (
            error.value.reason.sentence("nl")
            == "Dit kan niet bij deze stand: gepland. Het kan bij: verslag aangeboden, afgerond."
        )
        assert pickle.loads(pickle.dumps(error.value)).reason == error.value.reason  # noqa: S301
        assert isinstance(error.value, ValueError)

    def test_a_day_and_a_moment_are_read_aloud_by_the_clock_of_the_conversation(self) -> None:
        with pytest.raises(StepRefused) as error:
            run(prepared(), steps.Hold(by=MANAGER, at=on(12)))
        assert error.value.reason.facts == (("planned", "2026-11-16"),)
        assert "16 november 2026;" in error.value.reason.sentence("nl")
        assert "16 November 2026;" in error.value.reason.message
        with pytest.raises(StepRefused) as error:
            run(invited(), steps.Request(by=EMPLOYEE, at=on(1)))
        assert error.value.reason.facts == (("latest", "2026-11-02T10:00:00+01:00"),)
        assert "(2 november 2026 om 10:00)" in error.value.reason.sentence("nl")
        assert "(2 November 2026 at 10:00)" in error.value.reason.message
        exact = Explanation("not_later", (("latest", "2026-11-02T10:00:30+01:00"),))
        assert "2 november 2026 om 10:00:30," in exact.sentence("nl")

    def test_a_refusal_holds_no_words(self) -> None:
        step = steps.Cancel(by=EMPLOYEE, at=on(20), reason="Geheim woord.")
        with pytest.raises(StepRefused) as error:
            run(reported(), step)
        assert "Geheim" not in repr(error.value) + str(error.value) + repr(step) + repr(error.value.reason)

    def test_what_cannot_stand_in_the_record_is_refused_as_such(self) -> None:
        c = closed()
        many = tuple(Revision(number=n, at=on(21), what="Anders.") for n in range(1, 1001))
        full = evolve(c, agreements=(evolve(c.agreements[0], revisions=many),))
        more = steps.AmendAgreement(by=EMPLOYEE, at=on(30), agreement="a-1", what="Nog anders.")
        assert refused(full, more) == ("impossible", ("count", 1))

    def test_a_reason_is_mirrored_with_its_side(self) -> None:
        theirs = Explanation("other_task", (("owner", "manager"), ("n", 1)))
        assert theirs.mirrored() == Explanation("other_task", (("owner", "employee"), ("n", 1)))
        assert target("x", Party.EMPLOYEE).mirrored() == target("x", Party.MANAGER)


class TestHistory:
    @staticmethod
    def log() -> StepLog:
        taken = (
            steps.Request(by=EMPLOYEE, at=on(1)),
            steps.Hold(by=MANAGER, at=on(16)),
            steps.ProposeAgreement(by=EMPLOYEE, at=on(16), id="a", what="Wij bellen."),
        )
        log = StepLog(start=planned())
        for step in taken:
            log = log.with_step(step)
        return log

    def test_it_plays_back_to_the_same_record_byte_for_byte(self) -> None:
        log = self.log()
        assert dumps(log.state()) == dumps(run(planned(), *log.steps)) == dumps(replay(log.start, log.steps))
        assert loads_steps(dumps_steps(log)) == log == steps_from_dict(log.to_dict())

    def test_a_record_that_was_imported_starts_its_history_with_itself(self) -> None:
        log = StepLog(start=closed())
        assert log.state() == closed()
        assert log.to_dict() == {"format": "functionering-steps/1", "start": log.to_dict()["start"]}
        assert loads_steps(dumps_steps(log)) == log

    def test_a_step_that_was_not_possible_is_in_no_log(self) -> None:
        with pytest.raises(StepRefused):
            self.log().with_step(steps.Request(by=MANAGER, at=on(17)))
        forged = StepLog(start=planned(), steps=(steps.Close(by=EMPLOYEE, at=on(2)),))
        with pytest.raises(StepRefused):
            forged.state()

    def test_what_is_no_step_is_told_where_steps_are(self) -> None:
        class Unlisted(steps.Request):
            """A step that no table knows."""

        with pytest.raises(WrongCall, match=r"this is no step; steps are in functionering\.steps"):
            steps.apply(planned(), Unlisted(by=EMPLOYEE, at=on(1)))
        for given in (Assent(at=on(1), digest=seal(planned())), None, "sign"):
            with pytest.raises(WrongCall, match="step takes Step, and this is none"):
                steps.apply(planned(), given)  # type: ignore[arg-type]

    def test_it_holds_steps_of_the_table_alone(self) -> None:
        class Strange(steps.Request):
            """A step from elsewhere."""

        for wrong, path in (((Strange(by=EMPLOYEE, at=on(1)),), "/steps/0"), ("steps", "/steps")):
            with pytest.raises(InvalidValue) as error:
                StepLog(start=planned(), steps=wrong)  # type: ignore[arg-type]
            assert [(each.code, each.path) for each in error.value.faults] == [("type", path)]

    @pytest.mark.parametrize(
        ("change", "faults"),
        [
            (lambda data: data.pop("format"), [("format.missing", "")]),
            (lambda data: data.update(format="functionering/1"), [("format.unknown", "/format")]),
            (lambda data: data.update(extra=1), [("json.unknown_key", "")]),
            (lambda data: data.pop("start"), [("required", "/start")]),
            (lambda data: data.update(start=[]), [("type", "/start")]),
            (lambda data: data["start"].pop("format"), [("format.missing", "/start")]),
            (lambda data: data["start"].update(id=1), [("type", "/start/id")]),
            (lambda data: data.update(steps={}), [("type", "/steps")]),
            (lambda data: data["steps"].append(1), [("type", "/steps/3")]),
            (lambda data: data["steps"][0].pop("step"), [("required", "/steps/0")]),
            (lambda data: data["steps"][0].update(step="fly"), [("value.choice", "/steps/0/step")]),
            (lambda data: data["steps"][0].update(step=1), [("value.choice", "/steps/0/step")]),
            (
                lambda data: data["steps"][1].update(by="boss", at="now"),
                [("value.choice", "/steps/1/by"), ("value.moment", "/steps/1/at")],
            ),
            (lambda data: data["steps"][2].update(what=""), [("text.empty", "/steps/2/what")]),
        ],
    )
    def test_it_is_read_strictly_with_every_fault_at_its_place(self, change: Any, faults: Any) -> None:
        data = json.loads(dumps_steps(self.log()))
        change(data)
        with pytest.raises(RecordError) as error:
            loads_steps(json.dumps(data))
        assert [(each.code, each.path) for each in error.value.faults] == faults

    def test_what_is_no_log_at_all_is_refused(self) -> None:
        for wrong in (b"[]", b"{", b"\xff"):
            with pytest.raises(RecordError):
                loads_steps(wrong)

    def test_no_more_faults_are_listed_than_asked_for(self) -> None:
        from functionering import Limits

        data = {
            "format": "functionering-steps/1",
            "start": StepLog(start=planned()).to_dict()["start"],
            "steps": [1] * 9,
        }
        with pytest.raises(RecordError) as error:
            steps_from_dict(data, limits=Limits(max_errors=3))
        assert [each.code for each in error.value.faults] == ["type", "type", "type", "too_many_errors"]

    def test_a_choice_of_the_steps_own_is_read_strictly(self) -> None:
        data = json.loads(dumps_steps(StepLog(start=planned())))
        zero = "sha256:" + 64 * "0"
        data["steps"] = [
            {"step": "assent", "by": "employee", "at": "2026-11-02T09:00:00Z", "part": "verdict", "digest": zero}
        ]
        with pytest.raises(RecordError) as error:
            loads_steps(json.dumps(data))
        assert [(each.code, each.path) for each in error.value.faults] == [("value.choice", "/steps/0/part")]
        assert set(KINDS) == {each.kind for each in TABLE}
