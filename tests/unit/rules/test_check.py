"""A verdict: what it says, what it leaves out and why, and through whose eyes it looks."""

import datetime as dt
import pickle
from collections.abc import Iterator

import attrs
import pytest
from rule_cases import silent
from rule_records import Data, Edit, drop, good, put, said, topic

from functionering import rules
from functionering.conversation import Phase
from functionering.errors import InvalidValue, UnknownProfile, WrongCall, fault
from functionering.mirroring import mirror, without
from functionering.party import Party
from functionering.profile import Label, Severity, profile_of, read_profile
from functionering.rules import RULES, Found, Look, Rule, State, Strength, check, found
from functionering.stages import Stage
from functionering.themes import Group
from functionering.voice import Because, Reciprocity

EMPLOYEE, MANAGER = Party


def silent_too(side: str) -> Edit:
    """The other side, of a record in which one is silent already, says nothing either."""

    def edit(data: Data) -> None:
        for each in data["topics"]:
            each["perspectives"].pop(side)

    return edit


class TestWhatAVerdictSays:
    def test_it_names_the_record_the_profile_and_its_scope(self) -> None:
        verdict = check(good())
        assert (verdict.id, verdict.profile, verdict.scope) == ("2026-7", "standard/1", "record")
        assert verdict.stage is Stage.CLOSED
        assert verdict.nature.is_two_way
        assert verdict.missing == ()

    def test_its_sentence_is_about_the_record_and_never_the_talk(self) -> None:
        assert check(good()).sentence("en") == (
            "This record shows input of both parties on the nature and level of the work, the experience of the work,"
            " the collaboration and the future; whether the talk was equal no record can show."
        )
        assert check(good()).sentence() == (
            "Dit verslag toont inbreng van beide kanten over aard en niveau van het werk, de beleving van het werk, de"
            " samenwerking en de toekomst; of het gesprek gelijkwaardig was, kan geen verslag laten zien."
        )

    def test_it_names_whose_voice_is_missing(self) -> None:
        assert (
            check(good(silent("employee")))
            .sentence("nl")
            .startswith("Dit verslag toont geen eigen inbreng van de medewerker over het werk;")
        )
        assert (
            check(good(silent("manager")))
            .sentence("en")
            .startswith("This record shows no input of the manager on the work;")
        )

    def test_without_a_group_that_both_spoke_on_it_names_none(self) -> None:
        own = [topic("a", "our_own", "work"), topic("b", "our_own", "collaboration")]
        record = good(put("/topics", own), drop("/agenda", "/agreements/2/from_solution"))
        assert check(record).sentence("en") == (
            "This record shows input of both parties; whether the talk was equal no record can show."
        )

    @pytest.mark.parametrize(
        ("edits", "at", "dutch", "english"),
        [
            ((), "prepared", "Dit verslag toont nog geen gesprek", "This record does not show a talk yet"),
            (
                (put("/cancelled", {"by": "manager", "at": "2026-03-20T08:00:00Z"}),),
                "prepared",
                "Dit gesprek is vervallen",
                "This talk was cancelled",
            ),
            (
                (silent("employee"), silent_too("manager")),
                "closed",
                "Dit verslag toont van geen van beide kanten eigen inbreng over het werk",
                "This record shows no input of either party on the work",
            ),
            (
                (drop("/topics/2/perspectives/manager"),),
                "held",
                (
                    "Dit verslag toont inbreng van beide kanten over het werk, en niets van de leidinggevende over de"
                    " samenwerking of de leiding"
                ),
                (
                    "This record shows input of both parties on the work, and nothing of the manager on the"
                    " collaboration or the leadership"
                ),
            ),
            (
                (drop("/topics/2/perspectives"),),
                "held",
                (
                    "Dit verslag toont inbreng van beide kanten over het werk, en van geen van beide iets over de"
                    " samenwerking of de leiding"
                ),
                (
                    "This record shows input of both parties on the work, and nothing of either on the"
                    " collaboration or the leadership"
                ),
            ),
            (
                (silent("employee"), silent_too("manager"), put("/covers", ["report"])),
                "closed",
                (
                    "Dit verslag heeft geen plaats voor wat de twee aan tafel zeiden, en toont van geen van beide"
                    " inbreng over het werk"
                ),
                "This record has no place for what the two said at the table, and shows no input of either on the work",
            ),
            (
                (drop("/parties/manager"),),
                "held",
                "Dit verslag toont inbreng aan beide kanten, en zegt niet wie de leidinggevende is",
                "This record shows input on both sides, and does not say who the manager is",
            ),
            (
                (drop("/parties"),),
                "held",
                "Dit verslag toont inbreng aan beide kanten, en zegt van geen van beide wie het is",
                "This record shows input on both sides, and does not say who either of them is",
            ),
        ],
    )
    def test_it_says_what_is_missing_of_whom_and_on_what(
        self, edits: tuple[Edit, ...], at: str, dutch: str, english: str
    ) -> None:
        verdict = check(good(*edits, at=at))
        assert verdict.sentence("nl") == f"{dutch}; of het gesprek gelijkwaardig was, kan geen verslag laten zien."
        assert verdict.sentence("en") == f"{english}; whether the talk was equal no record can show."

    def test_whoever_sees_too_little_is_told_just_that(self) -> None:
        said = check(good(), viewer="file").sentence("en")
        assert said.startswith("What is seen here does not show whose input the record holds; whether the talk was")

    def test_a_side_that_spoke_on_the_collaboration_alone_is_not_said_to_have_said_nothing(self) -> None:
        gone = [drop(f"/topics/{i}/perspectives/employee") for i in (0, 1, 3, 4)]
        said = check(good(*gone)).sentence("nl")
        assert said.startswith("Dit verslag toont geen eigen inbreng van de medewerker over het werk;")

    def test_it_names_the_sides_as_the_profile_does(self) -> None:
        verdict = check(good(silent("employee"), put("/profile", "bes/1")))
        assert "functionaris" in verdict.sentence()
        assert "Van de functionaris staat" in " ".join(each.message() for each in verdict.findings)

    def test_a_mirrored_verdict_is_the_verdict_on_the_mirror(self) -> None:
        record = good(silent("employee"))
        there, here = check(mirror(record), profile_of(record).mirrored()), check(record).mirrored()
        assert (there.nature, there.stage, there.subjects) == (here.nature, here.stage, here.subjects)
        assert here.mirrored().findings == check(record).findings

    def test_its_findings_stand_in_the_order_of_the_rules(self) -> None:
        codes = [each.code for each in check(good(silent("employee"))).findings]
        order = [rule.code for rule in RULES]
        assert codes == sorted(codes, key=order.index)
        assert check(good(silent("employee"))) == check(good(silent("employee")))

    def test_it_can_be_kept_and_compared(self) -> None:
        verdict = check(good(silent("employee")))
        assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301
        assert hash(verdict) == hash(check(good(silent("employee"))))

    def test_failed_findings_can_be_asked_for_by_weight(self) -> None:
        verdict = check(good(silent("employee")))
        assert {each.severity for each in verdict.failed(Severity.BREACH)} == {Severity.BREACH}
        assert Severity.ADVICE not in {each.severity for each in verdict.failed(Severity.CONCERN)}
        assert len(verdict.failed()) > len(verdict.failed(Severity.CONCERN)) > len(verdict.failed(Severity.BREACH)) > 0


class TestWhatARecordDoesNotShow:
    def test_the_message_says_so_by_the_title_of_the_rule(self) -> None:
        (finding,) = check(good(put("/covers", ["report"])), rules=[rules.explain("EQ011")]).findings
        assert finding.message("nl") == "Blijkt niet uit het verslag: Een afschrift voor de ander."
        assert finding.message("en") == "The record does not show: A copy for the other."
        assert (finding.action("nl"), finding.action("en")) == ("Niets.", "Nothing.")
        assert not finding.is_failed


class TestOneVoiceIsNoConversation:
    @pytest.mark.parametrize("party", Party)
    def test_without_what_one_side_gave_a_record_is_not_two_way_and_the_finding_names_it(self, party: Party) -> None:
        verdict = check(without(good(), party))
        assert verdict.nature.reciprocity is Reciprocity.ONE_WAY
        assert verdict.missing == (party,)
        assert [each.turn for each in verdict.failed(Severity.BREACH) if each.code == "EQ001"] == [party]


class TestACancelledTalk:
    def test_it_is_judged_by_the_few_rules_that_speak_at_any_stage(self) -> None:
        record = good(put("/cancelled", {"by": "manager", "at": "2026-03-01T08:00:00Z"}), at="prepared")
        assert check(record).findings == ()
        assert check(record).stage is Stage.CANCELLED

    def test_what_contradicts_itself_still_does(self) -> None:
        late = put("/invitation/at", "2026-04-01T08:00:00Z")
        record = good(late, put("/cancelled", {"by": "manager", "at": "2026-03-01T08:00:00Z"}))
        assert {each.code for each in check(record).failed()} == {"RC001"}


class TestLeavingRulesOut:
    def test_a_rule_is_skipped_with_a_reason_that_the_verdict_shows(self) -> None:
        record = good(drop("/copies/employee"))
        verdict = check(record, skip={"EQ011": "The copy goes by post."})
        assert verdict.findings == ()
        assert verdict.skipped == (("EQ011", "The copy goes by post."),)
        assert "by post" not in repr(verdict)

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_a_reason_says_something(self, reason: str) -> None:
        with pytest.raises(InvalidValue) as caught:
            check(good(), skip={"EQ011": reason})
        assert [(each.code, each.path) for each in caught.value.faults] == [("skip.reason", "/skip")]
        assert caught.value.faults[0].message == "A skip needs a reason."

    def test_codes_without_reasons_are_not_taken(self) -> None:
        for skip in (["EQ011"], "EQ011"):
            with pytest.raises(WrongCall, match="skip takes codes, each with a reason"):
                check(good(), skip=skip)  # type: ignore[arg-type]
        with pytest.raises(InvalidValue):
            check(good(), skip={"EQ011": None})  # type: ignore[dict-item]

    def test_a_code_that_no_rule_has_is_refused(self) -> None:
        with pytest.raises(InvalidValue) as caught:
            check(good(), skip={"EQ999": "No."})
        assert [(each.code, each.path) for each in caught.value.faults] == [("value.choice", "/skip")]
        assert "EQ999" not in str(caught.value)

    def test_a_profile_leaves_rules_out_and_weighs_them_otherwise(self) -> None:
        profile = read_profile(
            'inherits = "standard/1"\n[rules.off]\nEQ023 = "Done by phone."\nXX001 = "Not ours."\n'
            '[rules.severity]\nEQ011 = "advice"\n'
        )
        verdict = check(good(drop("/copies/employee", "/evaluation")), profile)
        assert verdict.skipped == (("EQ023", "Done by phone."),)
        assert [(each.code, each.severity) for each in verdict.findings] == [("EQ011", Severity.ADVICE)]

    def test_an_unknown_profile_is_an_error(self) -> None:
        with pytest.raises(UnknownProfile):
            check(good(put("/profile", "nobody/1")))


class TestComposing:
    def test_a_family_some_codes_and_a_weight_can_be_selected(self) -> None:
        assert {rule.code[:2] for rule in rules.select("JS", "AG")} == {"JS", "AG"}
        assert [rule.code for rule in rules.select("EQ001", "RC00", without=["RC001", "RC005"])] == [
            "EQ001",
            "RC002",
            "RC003",
            "RC004",
            "RC007",
            "RC008",
            "RC009",
        ]
        assert {rule.severity for rule in rules.select(at_least=Severity.BREACH)} == {Severity.BREACH}
        assert rules.select() == RULES

    @pytest.mark.parametrize("asked", [("QQ",), ("EQ001", "EQ9")])
    def test_a_code_of_which_no_rule_begins_is_refused(self, asked: tuple[str, ...]) -> None:
        with pytest.raises(InvalidValue):
            rules.select(*asked)
        with pytest.raises(InvalidValue):
            rules.select(without=asked)

    def test_one_rule_can_be_read(self) -> None:
        assert rules.explain("EQ001").title.en == "Both sides spoke about the work themselves"
        assert rules.explain("RC006") is rules.ONE_A_TRACK
        with pytest.raises(InvalidValue):
            rules.explain("EQ999")

    def test_a_rule_of_ones_own_is_a_value_with_a_plain_function(self) -> None:
        def no_place(look: Look) -> Iterator[Found]:
            if look.c.meeting is not None and look.c.meeting.place is None:
                day = look.c.meeting.date
                yield found("/meeting", MANAGER, day=day, count=1, group=Group.FUTURE, who=EMPLOYEE, on="training")

        own = Rule(
            code="ZZ001",
            title=Label("Een plaats", "A place"),
            explanation=Label("Zeg waar.", "Say where."),
            source="our house",
            strength=Strength.OUR_CHOICE,
            severity=Severity.ADVICE,
            stage=Stage.HELD,
            needs=(Phase.INVITATION,),
            message=Label("{day} {count} {group} {who} {on}", "{day} {count} {group} {who} {on}"),
            action=Label("Kies.", "Choose."),
            find=no_place,
        )
        (finding,) = check(good(), rules=(*RULES, own)).findings
        assert finding.message("nl") == "2026-03-24 1 de toekomst medewerker Opleiding en scholing"
        assert finding.message("en") == "2026-03-24 1 the future employee Training and education"
        assert finding.mirrored().facts == (*finding.facts[:-1], ("who", MANAGER))
        assert check(good(), rules=()).findings == ()
        assert check(good(at="prepared"), rules=[own]).findings[0].state is State.OPEN

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"code": "OWN1"}, ("value.pattern", "/code")),
            ({"code": "zz001"}, ("value.pattern", "/code")),
            ({"code": 1}, ("value.pattern", "/code")),
            ({"find": "no function"}, ("type", "/find")),
            ({"message": Label("Een { los", "One { loose")}, ("value.pattern", "/message")),
        ],
    )
    def test_a_rule_that_cannot_work_cannot_exist(self, change: dict[str, object], expected: tuple[str, str]) -> None:
        with pytest.raises(InvalidValue) as caught:
            attrs.evolve(RULES[0], **change)  # type: ignore[arg-type]
        assert [(each.code, each.path) for each in caught.value.faults] == [expected]

    def test_two_rules_of_one_code_are_refused(self) -> None:
        own = attrs.evolve(RULES[-1], code="EQ001")
        with pytest.raises(InvalidValue) as caught:
            check(good(), rules=(*RULES, own))
        assert caught.value.faults == (fault("rule.twice", "/rules", rule="EQ001"),)
        assert "There are two rules with the code EQ001" in str(caught.value)

    def test_codes_are_no_rules(self) -> None:
        with pytest.raises(WrongCall, match=r"rules\.select"):
            check(good(), rules=["EQ001"])  # type: ignore[list-item]

    @pytest.mark.parametrize("name", ["message", "action", "afterwards"])
    def test_a_rule_that_names_a_fact_that_it_does_not_give_is_told_so(self, name: str) -> None:
        said = {
            "message": Label("a", "b"),
            "action": Label("c", "d"),
            name: Label("Zonder feit.", "The {side} of {who}."),
        }
        own = attrs.evolve(RULES[0], code="ZZ001", needs=(), find=lambda _: iter([found(who=MANAGER)]), **said)  # type: ignore[arg-type]
        with pytest.raises(InvalidValue) as caught:
            check(good(), rules=[own])
        assert caught.value.faults[0].message == (
            "Rule ZZ001 names side in a sentence; its function find gives no such fact."
        )

    def test_a_verdict_prints_as_its_sentence(self) -> None:
        verdict = check(good())
        assert str(verdict) == verdict.sentence("nl")
        assert repr(verdict).startswith("Verdict(id=")


class TestThroughWhoseEyes:
    draft = said("Nog voor mijzelf.", "2026-03-16T19:30:00Z")

    def test_each_side_is_told_by_its_own_view(self) -> None:
        record = good(silent("employee"))
        for party in Party:
            verdict = check(record, viewer=party)
            assert verdict.viewer == party.value
            assert set(verdict.findings) == set(check(record).findings)

    def test_a_person_of_a_side_is_told_what_the_side_is(self) -> None:
        assert check(good(), viewer="m1").nature == check(good()).nature
        with pytest.raises(InvalidValue):
            check(good(), viewer="nobody")

    def test_what_the_other_has_not_given_out_of_hand_changes_nothing_for_a_side(self) -> None:
        closed = drop("/preparations/employee/submitted_at", "/topics/2/raised")
        one = good(closed, at="prepared")
        words = put("/topics/1/perspectives/employee/preparation", [self.draft])
        raised = put("/topics/5", topic("stil", "work_level", "work", by="employee", perspectives={}))
        two = good(closed, words, raised, at="prepared")
        assert check(one, viewer=MANAGER) == check(two, viewer=MANAGER)
        assert check(one, viewer="file") == check(two, viewer="file")

    def test_the_file_sees_the_course_alone(self) -> None:
        record = good(silent("employee"), drop("/copies/employee"), drop("/informants/0/disclosed_at"))
        verdict = check(record, viewer="file")
        assert [each.code for each in verdict.failed()] == ["EQ011"]
        assert verdict.nature.reasons == ((Because.NOT_SHOWN, ()),)
        assert verdict.subjects == ()

    def test_an_attendee_is_told_nothing(self) -> None:
        verdict = check(good(silent("employee")), viewer="x1")
        assert verdict.findings == ()
        assert verdict.nature.reciprocity is Reciprocity.UNDETERMINED

    def test_a_successor_who_may_not_see_what_was_shared_is_not_told_that_it_is_missing(self) -> None:
        people = [
            {"id": "m1", "name": "Omar", "until": "2026-03-19"},
            {"id": "m2", "name": "Cor", "from": "2026-03-20"},
        ]
        passed = {
            "side": "manager",
            "from": "m1",
            "to": "m2",
            "at": "2026-03-20T08:00:00Z",
            "preparation_shared": False,
        }
        quiet = put("/topics", [topic("werk", "work_content", "work"), topic("hulp", "support_by_manager", "manager")])
        record = good(
            quiet,
            put("/parties/manager", people),
            put("/handovers", [passed]),
            put("/signatures/manager/0/person", "m2"),
            put("/agenda/topics", ["werk", "hulp"]),
            drop("/agreements/2/from_solution"),
            put("/topics/0/perspectives/employee", {"preparation": [said("Vooraf gezegd.", "2026-03-16T19:30:00Z")]}),
        )
        assert check(record).nature.is_two_way
        seen = check(record, viewer="m2", at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
        assert [each for each in seen.failed() if each.code == "EQ001"] == []
        assert {each.state for each in seen.findings if each.code in ("EQ001", "EQ010", "RC004")} == {State.NOT_SHOWN}
        assert seen.nature.reasons == ((Because.NOT_SHOWN, ()),)

    def test_who_came_after_closing_is_told_what_the_file_is(self) -> None:
        people = [
            {"id": "m1", "name": "Omar", "until": "2026-04-30"},
            {"id": "m2", "name": "Cor", "from": "2026-05-01"},
        ]
        record = good(put("/parties/manager", people), drop("/informants/0/disclosed_at"))
        later = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
        assert check(record, viewer="m2", at=later).findings == check(record, viewer="file", at=later).findings == ()
