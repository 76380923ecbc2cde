"""Every choice that people see has words of its own, in Dutch and in English."""

from enum import StrEnum

import pytest
from course import EMPLOYEE, on, planned

from functionering import InvalidValue, Meaning, Outcome, Owner, Party, Progress, Reciprocity, Severity, Stage, steps
from functionering import labels as words
from functionering.steps import TABLE, allowed_steps
from functionering.steps.names import NAMES
from functionering.voice import Because

CHOICES = {
    Party: words.SIDES,
    Owner: words.SIDES,
    Stage: words.STAGES,
    Meaning: words.MEANINGS,
    Outcome: words.OUTCOMES,
    Progress: words.PROGRESS,
    Reciprocity: words.RECIPROCITY,
    Severity: words.SEVERITIES,
    Because: words.BECAUSE,
}


@pytest.mark.parametrize("kind", CHOICES, ids=lambda each: each.__name__)
def test_every_member_has_words_and_no_words_are_left_over(kind: type[StrEnum]) -> None:
    table = CHOICES[kind]
    assert {*kind} == set(table) - ({"both"} if kind is Party else set())
    assert all(dutch and english for dutch, english in table.values())


def test_words_are_dutch_unless_english_is_asked() -> None:
    assert [each.label() for each in (Party.EMPLOYEE, Owner.BOTH, Stage.HELD)] == ["medewerker", "beiden", "gevoerd"]
    assert [each.label() for each in (Meaning.SEEN, Outcome.DEFERRED)] == ["gezien", "doorgeschoven"]
    assert [each.label() for each in (Progress.PARTLY, Reciprocity.ONE_WAY)] == ["deels gerealiseerd", "eenzijdig"]
    assert Severity.BREACH.label() == "niet voldaan"
    assert Because.NOT_HELD.sentence() == "Het verslag toont niet, of nog niet, dat het gesprek is gevoerd."
    assert [each.label("en") for each in (Party.MANAGER, Owner.BOTH, Stage.PARTLY_HELD)] == [
        "manager",
        "both",
        "partly held",
    ]
    assert [each.label("en") for each in (Meaning.NOTED, Outcome.DROPPED)] == ["noted", "dropped"]
    assert [each.label("en") for each in (Progress.OPEN, Reciprocity.TWO_WAY)] == ["still open", "two-way"]
    assert Severity.ADVICE.label("en") == "advice"
    assert Because.CANCELLED.sentence("en") == "The talk was cancelled."


def test_every_kind_of_step_has_a_name_of_its_own_in_both_languages() -> None:
    assert list(NAMES) == [each.kind for each in TABLE]
    for names in zip(*NAMES.values(), strict=True):
        assert len(set(names)) == len(TABLE)


def test_a_step_has_its_name_on_a_button() -> None:
    assert steps.label("give_perspective") == "Inbreng geven"
    assert steps.label("sign", "en") == "Sign"
    found = {each.kind: each for each in allowed_steps(planned(), EMPLOYEE, on(2))}
    assert found["invite"].label() == "Uitnodigen"
    assert found["invite"].label("en") == "Invite"


def test_a_step_of_no_kind_has_no_name() -> None:
    with pytest.raises(InvalidValue) as error:
        steps.label("fly")
    assert [each.code for each in error.value.faults] == ["value.choice"]
