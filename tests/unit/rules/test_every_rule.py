"""Every rule: what passes it, what fails it, what is open before its stage, and what a record cannot show."""

import pickle
import re
from itertools import pairwise
from string import Formatter
from typing import Any

import pytest
from rule_cases import FAILS, Case
from rule_records import good, put

from functionering.conversation import Phase
from functionering.mirroring import mirror
from functionering.party import Party
from functionering.profile import Severity, profile_of
from functionering.rules import ONE_A_TRACK, RULES, Rule, State, check
from functionering.rules.finding import Finding
from functionering.stages import Stage

ALL = (*RULES, ONE_A_TRACK)
of_each_case = pytest.mark.parametrize("case", FAILS, ids=[case.name for case in FAILS])
of_each_rule = pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])


def findings(record: Any, code: str) -> list[Finding]:
    return [each for each in check(record).findings if each.code == code]


def test_the_good_record_has_no_finding() -> None:
    assert check(good()).findings == ()


def test_the_good_record_has_nothing_that_failed_at_any_stage() -> None:
    for at in ("prepared", "held", "reported", "concluded"):
        assert check(good(at=at)).failed() == ()


@of_each_case
def test_what_fails_is_found_at_its_place_with_whose_move_it_is(case: Case) -> None:
    found = findings(good(*case.edits, at=case.at, stale=case.stale), case.code)
    assert tuple((each.path, each.turn) for each in found) == case.found
    assert {each.state for each in found} == {State.FAILED}


@of_each_case
def test_before_its_stage_it_is_open(case: Case) -> None:
    if case.before is None:
        return
    found = findings(good(*case.edits, at=case.before, stale=case.stale), case.code)
    assert {each.state for each in found} == {State.OPEN}
    assert len(found) == len(case.found)


@of_each_case
def test_where_the_record_has_no_place_for_it_it_is_not_shown(case: Case) -> None:
    rule = next(each for each in RULES if each.code == case.code)
    if not rule.needs:
        return
    covers = [phase.value for phase in Phase if phase not in rule.needs]
    found = findings(good(*case.edits, put("/covers", covers), at=case.at, stale=case.stale), case.code)
    assert [(each.state, each.path, each.turn, each.facts) for each in found] == [(State.NOT_SHOWN, "", None, ())]


@of_each_case
def test_the_mirror_finds_the_mirrored(case: Case) -> None:
    record = good(*case.edits, at=case.at, stale=case.stale)
    profile = profile_of(record)
    there, here = check(mirror(record), profile.mirrored()), check(record, profile)
    assert set(there.findings) == {each.mirrored() for each in here.findings}
    assert {each.message() for each in there.findings} == {each.message() for each in here.findings}
    assert there.sentence() == here.mirrored().sentence() == here.sentence()


@of_each_case
def test_a_verdict_can_go_to_another_process_and_back(case: Case) -> None:
    verdict = check(good(*case.edits, at=case.at, stale=case.stale))
    back = pickle.loads(pickle.dumps(verdict))  # noqa: S301
    assert back == verdict
    assert [each.message() for each in back.findings] == [each.message() for each in verdict.findings]


@of_each_case
def test_a_message_and_an_action_are_made_in_both_languages_and_hold_no_words_of_people(case: Case) -> None:
    record = good(*case.edits, at=case.at, stale=case.stale)
    for each in check(record).findings:
        for lang in ("nl", "en"):
            said = f"{each.message(lang)} {each.action(lang)}"
            assert "{" not in said
            assert not re.search(r"Zo zie ik het|En ik zo|Mila|Omar|Doen wat|Besluiten|Mijn kant", said + repr(each))
    assert [each.message("nl") for each in findings(record, case.code)] != [
        each.message("en") for each in findings(record, case.code)
    ]


def test_every_rule_about_one_record_has_a_case_but_those_on_terms() -> None:
    assert {rule.code for rule in RULES if not rule.code.startswith("TM")} - {case.code for case in FAILS} == set()


@of_each_rule
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    for label in (rule.message, rule.action, *([rule.afterwards] if rule.afterwards else [])):
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (label.nl, label.en)]
        assert names[0] == names[1]
    for label in (rule.title, rule.explanation, rule.message, rule.action):
        assert label.nl.strip()
        assert label.en.strip()
        assert label.nl != label.en


@of_each_rule
def test_a_rule_has_a_code_a_source_and_a_strength(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2}[0-9]{3}", rule.code)
    assert rule.source.strip()
    assert rule.strength


def test_codes_are_used_once_and_rise_within_their_family() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(one < two for one, two in pairwise(codes) if one[:2] == two[:2])
    assert list(dict.fromkeys(code[:2] for code in codes if code[:2] != "TM")) == ["EQ", "TH", "JS", "AP", "AG", "RC"]


def test_all_of_equal_input_is_held_by_some_rule_but_what_no_record_can_show() -> None:
    held = {each for rule in RULES if not rule.code.startswith("TM") for each in rule.holds}
    assert held == {f"E{n}" for n in range(1, 27)} - {"E18", "E21", "E22"}


def test_severities_are_those_that_the_design_decides() -> None:
    breaches = "EQ001 EQ002 EQ003 EQ004 AP001 AG001 RC001 RC002 RC003 RC004 RC007 RC008".split()
    advice = (
        "EQ018 EQ019 EQ020 EQ021 EQ022 EQ023 EQ024 TH001 TH002 TH003 TH005 TH006 JS003 AG004 AG005 AG006 RC005".split()
    )
    weighed: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for rule in RULES:
        if not rule.code.startswith("TM"):
            weighed[rule.severity].append(rule.code)
        else:
            assert rule.severity is not Severity.BREACH
    assert weighed[Severity.BREACH] == breaches
    assert weighed[Severity.ADVICE] == advice


def test_a_rule_counts_from_a_stage_that_a_talk_can_reach() -> None:
    assert {rule.stage for rule in ALL} <= set(Stage) - {Stage.CANCELLED}


def test_neither_side_is_named_more_often_than_the_other() -> None:
    # The same case, told of the other side, gives the other side's finding.
    one = good(put("/preparations/employee/read_previous", False))
    two = good(put("/preparations/manager/read_previous", False))
    assert [each.path for each in findings(one, "EQ024")] == [f"/preparations/{Party.EMPLOYEE}"]
    assert [each.path for each in findings(two, "EQ024")] == [f"/preparations/{Party.MANAGER}"]
