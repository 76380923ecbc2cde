"""Profiles: what each shipped one says and where that was read, and that none can be unfair or unclear."""

import datetime as dt
import tomllib
from importlib import resources

import attrs
import pytest

import functionering.profile as room
from functionering.conversation import Conversation
from functionering.days import Term, Unit
from functionering.errors import InvalidProfile, InvalidValue, UnknownProfile
from functionering.party import Both, Owner, Party
from functionering.profile import (
    PERMITTED_DIFFERENCES,
    Anchor,
    CadenceKind,
    Circle,
    Circumstance,
    Difference,
    Duty,
    Label,
    Profile,
    Prompt,
    Retention,
    Reveal,
    Severity,
    profile_of,
    read_profile,
    shipped,
    shipped_names,
)
from functionering.report import Meaning
from functionering.rules import RULES
from functionering.themes import THEMES, About

of_each = pytest.mark.parametrize("name", shipped_names())


def standard(more: str = "") -> Profile:
    return read_profile(f'inherits = "standard/1"\n{more}')


def faults(toml: str) -> list[tuple[str, str]]:
    """The faults that a profile inheriting the standard one has, each with its place."""
    with pytest.raises(InvalidValue) as caught:
        standard(toml)
    return [(each.code, each.path) for each in caught.value.faults]


class TestTheShippedProfiles:
    def test_there_are_five(self) -> None:
        assert shipped_names() == ("bes/1", "ggz/1", "kinderopvang/1", "rijk/1", "standard/1")

    @of_each
    def test_a_profile_is_what_its_name_says_and_has_a_title_and_sources(self, name: str) -> None:
        profile = shipped(name)
        assert profile.name == name
        assert profile.title.nl
        assert profile.title.en
        assert all(each.title and each.url.startswith("https://") for each in profile.sources)
        assert all(each.read_on == dt.date(2026, 11, 23) for each in profile.sources)

    @of_each
    def test_every_number_has_a_source(self, name: str) -> None:
        terms = attrs.asdict(shipped(name).terms, recurse=False)
        assert all(each.source.strip() for each in terms.values() if each is not None)

    @of_each
    def test_it_is_shipped_as_a_file_of_that_name(self, name: str) -> None:
        file = resources.files("functionering") / "regimes" / f"{name.replace('/', '-')}.toml"
        assert tomllib.loads(file.read_text("utf-8"))["name"] == name

    @of_each
    def test_mirrored_twice_it_is_itself(self, name: str) -> None:
        profile = shipped(name)
        assert profile.mirrored().mirrored() == profile
        assert profile.mirrored() != profile

    @of_each
    def test_it_speaks_of_rules_and_themes_that_exist(self, name: str) -> None:
        profile = shipped(name)
        codes = {rule.code for rule in RULES}
        assert {code for code, _ in (*profile.severities, *profile.off)} <= codes
        assert {*profile.required, *(each.theme for each in profile.conditional)} <= set(THEMES)

    def test_a_name_that_is_not_shipped_is_an_error_that_does_not_repeat_it(self) -> None:
        for name in ("nobody/1", "../standard/1", "standard-1", ""):
            with pytest.raises(UnknownProfile) as caught:
                shipped(name)
            assert "standard/1" in str(caught.value)
            assert "nobody" not in str(caught.value)

    def test_a_record_is_read_by_the_one_given_else_the_one_it_names_else_the_standard_one(self) -> None:
        named, bare = Conversation(id="a", profile="bes/1"), Conversation(id="a")
        assert profile_of(named) is shipped("bes/1")
        assert profile_of(bare) is shipped("standard/1")
        assert profile_of(named, shipped("ggz/1")) is shipped("ggz/1")


class TestWhatTheyHold:
    def test_bes_counts_in_working_days(self) -> None:
        terms = shipped("bes/1").terms
        five, two, ten = (Term(n, Unit.WORKING_DAYS) for n in (5, 2, 10))
        assert terms.notice is not None
        assert terms.report is not None
        assert terms.request is not None
        assert (terms.notice.term, terms.report.term, terms.response.term, terms.request.term) == (five, two, five, ten)

    def test_bes_asks_for_its_seven_subjects_and_signs_for_an_accurate_rendering(self) -> None:
        bes = shipped("bes/1")
        assert len(bes.required) == 7
        assert bes.meanings == (Meaning.ACCURATE,)
        assert bes.roles[Party.EMPLOYEE].nl == "functionaris"

    def test_bes_keeps_a_report_until_the_next_and_at_least_a_year(self) -> None:
        retention = shipped("bes/1").retention
        assert retention is not None
        held = dt.date(2026, 3, 24)
        assert retention.anchor is Anchor.NEXT_CONVERSATION
        assert retention.last_day(dt.date(2026, 9, 1), held_on=held) == dt.date(2027, 3, 24)
        assert retention.last_day(dt.date(2027, 3, 23), held_on=held) == dt.date(2027, 3, 24)
        assert retention.last_day(dt.date(2027, 3, 25), held_on=held) == dt.date(2027, 3, 25)

    def test_the_standard_keeps_two_years_after_leaving(self) -> None:
        retention = shipped("standard/1").retention
        assert retention is not None
        assert retention.last_day(dt.date(2026, 2, 28), held_on=dt.date(2020, 1, 1)) == dt.date(2028, 2, 28)

    def test_at_the_state_both_make_the_report(self) -> None:
        rijk = shipped("rijk/1")
        assert rijk.owner_of(Duty.REPORT) is Owner.BOTH
        assert rijk.turn_for(Duty.REPORT) is None
        assert "report" not in {each.name for each in rijk.permitted_differences}

    def test_child_care_is_on_request(self) -> None:
        profile = shipped("kinderopvang/1")
        assert profile.cadence.kind is CadenceKind.ON_REQUEST
        assert profile.terms.request is not None
        assert profile.terms.request.term == Term(6, Unit.WEEKS)

    def test_mental_health_care_invites_three_weeks_before(self) -> None:
        terms = shipped("ggz/1").terms
        assert terms.notice is not None
        assert terms.notice.term == Term(3, Unit.WEEKS)
        assert shipped("ggz/1").meanings == (Meaning.AGREED, Meaning.SEEN)

    def test_some_topics_wait_for_a_circumstance(self) -> None:
        when = {each.when: each.theme for each in shipped("standard/1").conditional}
        assert when[Circumstance.FIVE_YEARS_IN_FUNCTION] == "career"
        assert set(when) == set(Circumstance)

    def test_the_questions_of_the_form_are_asked_of_both_and_speak_of_the_leadership_too(self) -> None:
        prompts = shipped("standard/1").prompts
        assert {each.asked for each in prompts} == {Owner.BOTH}
        assert About.MANAGER in {each.about for each in prompts}

    def test_the_report_is_for_the_two_and_the_agreements_page_for_the_file_as_well(self) -> None:
        disclosure = shipped("bes/1").disclosure
        assert disclosure is not None
        assert disclosure.report == (Circle.PARTIES,)
        assert disclosure.agreements == (Circle.PARTIES, Circle.FILE)


class TestWhereTheSidesMayDiffer:
    def test_the_permitted_differences_are_derived_from_the_standard_profile(self) -> None:
        assert [each.name for each in PERMITTED_DIFFERENCES] == ["arrange", "report", "give_copy", "keep", "first_word"]
        assert all(each.reason.nl and each.reason.en and each.source for each in PERMITTED_DIFFERENCES)

    def test_no_other_name_is_made_up_on_the_way(self) -> None:
        with pytest.raises(AttributeError):
            _ = room.PERMITTED

    def test_what_is_even_is_no_difference(self) -> None:
        even = "\n".join(f'{duty} = "both"' for duty in Duty)
        profile = standard(f"[duties]\n{even}")
        assert profile.permitted_differences == ()
        assert profile.mirrored().duties == profile.duties

    def test_a_reveal_that_is_not_even_needs_its_reason(self) -> None:
        uneven = '[reveal]\npolicy = "employee_first"\n'
        assert faults(uneven) == [("value.impossible", "/differences/reveal")]
        reason = '[differences.reveal]\nnl = "VU"\nen = "VU"\nsource = "VU"\n'
        assert standard(uneven + reason).permitted_differences[-1].name == "reveal"
        assert standard(uneven + reason).mirrored().reveal is Reveal.MANAGER_FIRST

    def test_an_uneven_reveal_says_who_comes_first(self) -> None:
        assert [each.first for each in Reveal] == [None, None, Party.EMPLOYEE, Party.MANAGER]

    def test_a_question_that_only_one_side_is_asked_needs_its_reason(self) -> None:
        prompt = (
            '[[prompts]]\ntheme = "career"\nabout = "employee"\nasked = "employee"\nnl = "Wat wil je?"\nen = "What?"\n'
        )
        assert faults(prompt) == [("value.impossible", "/differences/prompts")]

    def test_a_duty_of_one_side_needs_its_reason(self) -> None:
        profile = shipped("standard/1")
        with pytest.raises(InvalidValue) as caught:
            attrs.evolve(profile, differences=profile.differences[1:])
        assert [(each.code, each.path) for each in caught.value.faults] == [
            ("value.impossible", "/differences/arrange")
        ]

    def test_mirrored_all_that_is_one_sides_is_the_others(self) -> None:
        profile = attrs.evolve(
            shipped("standard/1"),
            prompts=(Prompt("career", About.EMPLOYEE, Label("a", "b"), Owner.EMPLOYEE),),
            differences=(
                *shipped("standard/1").differences,
                Difference("prompts", Owner.BOTH, Label("a", "b"), "our choice"),
            ),
        )
        mirrored = profile.mirrored()
        assert mirrored.turn_for(Duty.ARRANGE) is Party.EMPLOYEE
        assert mirrored.turn_for(Duty.FIRST_WORD) is Party.MANAGER
        assert mirrored.prompts[0].asked is Owner.MANAGER
        assert mirrored.prompts[0].about is About.EMPLOYEE
        assert mirrored.roles == Both(profile.roles[Party.MANAGER], profile.roles[Party.EMPLOYEE])
        assert "prompts" in {each.name for each in profile.permitted_differences}


class TestWhatNoProfileMayHold:
    def test_signing_for_agreed_alone(self) -> None:
        assert faults('[signatures]\nmeanings = ["agreed"]') == [("value.impossible", "/signatures/meanings")]
        assert faults("[signatures]\nmeanings = []") == [("value.impossible", "/signatures/meanings")]

    @pytest.mark.parametrize(
        ("n", "unit", "fair"),
        [
            (4, "working_days", False),
            (5, "working_days", True),
            (6, "days", False),
            (7, "days", True),
            (0, "weeks", False),
            (1, "weeks", True),
            (0, "months", False),
            (1, "months", True),
        ],
    )
    def test_less_than_five_working_days_to_respond(self, n: int, unit: str, *, fair: bool) -> None:
        toml = f'[terms]\nresponse = {{ n = {n}, unit = "{unit}", source = "ours" }}'
        if fair:
            assert standard(toml).terms.response.term == Term(n, Unit(unit))
        else:
            assert faults(toml) == [("value.range", "/terms/response/n")]

    def test_a_term_that_weighs_more_than_a_concern(self) -> None:
        assert faults('[rules.severity]\nTM001 = "breach"') == [("value.impossible", "/rules/severity")]
        assert standard('[rules.severity]\nTM001 = "advice"').severities == (("TM001", Severity.ADVICE),)

    @pytest.mark.parametrize("code", ["eq001", "EQ01", "EQ0001", "EQ00\u0661"])
    def test_a_rule_that_is_no_code(self, code: str) -> None:
        assert faults(f'[rules.off]\n"{code}" = "No."') == [("value.pattern", "/rules")]

    def test_several_faults_are_told_together(self) -> None:
        toml = '[signatures]\nmeanings = ["agreed"]\n[rules.severity]\nTM001 = "breach"'
        assert len(faults(toml)) == 2


class TestReading:
    def test_it_inherits_and_says_only_what_differs(self) -> None:
        profile = standard('name = "ours/1"\n[terms]\nreport = { n = 3, unit = "working_days", source = "ours" }')
        base = shipped("standard/1")
        assert profile.name == "ours/1"
        assert profile.terms == attrs.evolve(base.terms, report=profile.terms.report)
        assert attrs.evolve(profile, name=base.name, terms=base.terms) == base

    def test_an_inherited_profile_inherits_in_turn(self) -> None:
        assert read_profile('inherits = "bes/1"').terms == shipped("bes/1").terms

    def test_who_inherits_from_what_is_not_shipped_is_told(self) -> None:
        with pytest.raises(UnknownProfile):
            read_profile('inherits = "nobody/1"')

    def test_whoever_uses_an_unknown_key_is_told_which_are_known_and_that_it_is_in_the_profile(self) -> None:
        with pytest.raises(InvalidProfile) as caught:
            read_profile('inherits = "standard/1"\ncolour = 1\n[differences.lunch]\nnl = "a"')
        assert "/differences: Unknown keys: lunch; known here are: arrange," in str(caught.value)
        assert "\nthe profile: Unknown keys: colour; known here are: inherits, duties, " in str(caught.value)
        assert caught.value.sentences("nl").splitlines()[-1].startswith("het profiel: Onbekende sleutels: colour;")

    def test_of_many_unknown_keys_the_first_five_are_named_and_what_looks_like_no_key_is_counted(self) -> None:
        toml = "".join(f"{key} = 1\n" for key in ("a", "b", "c", "d", "e", "f", '"Ayla Demir"'))
        with pytest.raises(InvalidProfile) as caught:
            standard(toml)
        found = [(each.code, dict(each.facts)) for each in caught.value.faults]
        assert [(code, facts.get("keys"), facts.get("count")) for code, facts in found] == [
            ("profile.unknown_key", "a, b, c, d, e", None),
            ("json.unknown_key", None, 2),
        ]

    def test_what_no_profile_may_hold_is_refused_as_a_profile(self) -> None:
        with pytest.raises(InvalidProfile):
            read_profile('inherits = "standard/1"\n[terms]\nresponse = { n = 1, unit = "days", source = "ours" }')

    @pytest.mark.parametrize(
        ("toml", "line", "column"),
        [
            ('name = "a"\ntitle = ', 2, 9),
            ("[[[", 1, 3),
            ("a = 1\na = 2", 2, 6),
            ("\x00", 1, 1),
            ('name = "a', 1, 10),
            ("a = [\n1,\n", 3, 1),
        ],
    )
    def test_what_is_no_toml_is_told_with_its_line_and_column(self, toml: str, line: int, column: int) -> None:
        with pytest.raises(InvalidProfile) as caught:
            read_profile(toml)
        (found,) = caught.value.faults
        assert (found.code, dict(found.facts)) == ("profile.toml", {"line": line, "column": column})
        assert found.sentence("nl") == f"Dit is geen TOML: regel {line}, kolom {column}."

    @pytest.mark.parametrize(
        ("toml", "fault"),
        [
            ("colour = 1", ("profile.unknown_key", "")),
            ("[terms]\ntea = 1", ("profile.unknown_key", "/terms")),
            ('[differences.tea]\nnl = "a"', ("profile.unknown_key", "/differences")),
            ("name = 3", ("type", "/name")),
            ('name = " "', ("text.empty", "/name")),
            ("title = 3", ("type", "/title")),
            ('[title]\nnl = "a"\nfr = "b"', ("profile.unknown_key", "/title")),
            ('[duties]\narrange = "chance"', ("value.choice", "/duties/arrange")),
            ("[duties]\narrange = 3", ("type", "/duties/arrange")),
            ('[terms]\nnotice = { n = 1, unit = "lunches", source = "ours" }', ("value.choice", "/terms/notice/unit")),
            ('[terms]\nnotice = { n = true, unit = "days", source = "ours" }', ("type", "/terms/notice/n")),
            ('[terms]\nnotice = { n = 367, unit = "days", source = "ours" }', ("value.range", "/terms/notice/n")),
            ('[terms]\nnotice = { n = -1, unit = "days", source = "ours" }', ("value.range", "/terms/notice/n")),
            ('[terms]\nnotice = { n = 1, unit = "days" }', ("required", "/terms/notice")),
            ('[terms]\nlongest_minutes = { n = 0, source = "ours" }', ("value.range", "/terms/longest_minutes/n")),
            ('[topics]\nrequired = ["lunch"]\nsource = "ours"', ("value.choice", "/topics/required/0")),
            ('[topics]\nrequired = ["career"]', ("required", "/topics")),
            ('[topics]\nrequired = "career"', ("type", "/topics/required")),
            ('[signatures]\nmeanings = ["seen", "liked"]', ("value.choice", "/signatures/meanings/1")),
            ('[[sources]]\ntitle = "a"\nurl = "b"\nread_on = "c"', ("type", "/sources/0/read_on")),
            ('[[sources]]\ntitle = "a"\nurl = "b"', ("required", "/sources/0")),
            ('sources = ["a"]', ("type", "/sources/0")),
            ('[cadence]\nkind = "rolling"', ("required", "/cadence")),
            ('[cadence]\nkind = "rolling"\nmonths = 61', ("value.range", "/cadence/months")),
            ('[cadence]\nkind = "calendar_year"\nmonths = 12', ("profile.unknown_key", "/cadence")),
            ('[rules.severity]\nEQ001 = "fatal"', ("value.choice", "/rules/severity/EQ001")),
            ('[rules.off]\nEQ001 = ""', ("text.empty", "/rules/off/EQ001")),
            ("rules = 3", ("type", "/rules")),
            ('[disclosure]\nreport = ["everybody"]', ("value.choice", "/disclosure/report/0")),
        ],
    )
    def test_each_fault_is_told_with_its_place_and_without_what_stood_there(
        self, toml: str, fault: tuple[str, str]
    ) -> None:
        assert fault in faults(toml)
        with pytest.raises(InvalidValue) as caught:
            standard(toml)
        assert not any(word in str(caught.value) for word in ("lunch", "chance", "liked", "everybody", "fatal"))

    def test_an_empty_file_lacks_all_that_is_required(self) -> None:
        with pytest.raises(InvalidValue) as caught:
            read_profile("")
        missing = {dict(each.facts)["key"] for each in caught.value.faults if each.code == "required" and not each.path}
        assert missing >= {"name", "title", "roles", "duties", "terms", "reveal", "signatures", "cadence", "attendance"}

    def test_a_rolling_cadence_has_its_months_and_a_term_its_roll(self) -> None:
        rolling = '[cadence]\nkind = "rolling"\nmonths = 18\nsource = "ours"\n'
        assert standard(rolling).cadence.months == 18
        rolled = '[terms]\nnotice = { n = 1, unit = "weeks", roll = "preceding", source = "ours" }'
        notice = standard(rolled).terms.notice
        assert notice is not None
        assert notice.term.roll == "preceding"

    def test_retention_and_disclosure_can_be_left_out(self) -> None:
        profile = attrs.evolve(shipped("standard/1"), retention=None, disclosure=None)
        assert profile.retention is None
        assert Retention(Anchor.THIS_CONVERSATION, Term(3, Unit.MONTHS), "ours").at_least is None


def test_a_label_is_dutch_when_asked_and_english_otherwise() -> None:
    label = Label("kant", "side")
    assert (label.text("nl"), label.text("en"), label.text("fr")) == ("kant", "side", "side")
