"""Words and assent: what somebody of a side says, and what somebody of a side agrees to."""

from typing import Any

import pytest
from model import AT, DIGEST, faults, spoken, the_fault

from functionering.errors import fault
from functionering.party import Party
from functionering.words import Assent, Words

FORMS: tuple[dict[str, Any], ...] = ({"text": "Werk"}, {"concurs": True}, {"declined": True}, {"redacted": True})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: next(iter(form)))
def test_words_are_exactly_one_of_four_forms(form: dict[str, Any]) -> None:
    words = Words(at=AT, **form)
    assert words.is_spoken is ("text" in form)
    assert words.is_answer is ("redacted" not in form)


def test_no_form_and_two_forms_are_no_words() -> None:
    why = "words.one_form"
    for none_or_two in ({}, *({**one, **two} for one in FORMS for two in FORMS if one is not two)):
        given: dict[str, Any] = none_or_two
        assert the_fault(lambda given=given: Words(at=AT, **given)) == fault("value.impossible", why=why)  # type: ignore[misc]


def test_the_sentence_says_why_in_dutch_and_in_english() -> None:
    only = the_fault(lambda: Words(at=AT))
    assert only.message == "This cannot exist: words are exactly one of text, concurs, declined, redacted."
    assert only.sentence("nl") == "Dit kan niet bestaan: inbreng is precies een van text, concurs, declined, redacted."


def test_only_what_another_wrote_down_can_be_confirmed() -> None:
    assert faults(lambda: spoken(confirmed_at=AT)) == [("value.impossible", "")]
    assert spoken(recorded_by="manager", confirmed_at=AT).confirmed_at == AT


@pytest.mark.parametrize(
    ("recorded_by", "person", "confirmed", "is_rendering"),
    [
        (None, None, False, False),
        ("employee", None, False, False),
        ("0003", "0003", False, False),
        ("manager", None, False, True),
        ("0117", "0003", False, True),
        ("manager", None, True, False),
    ],
)
def test_a_voice_is_not_the_hand_that_types(
    recorded_by: str | None, person: str | None, confirmed: bool, is_rendering: bool
) -> None:
    words = spoken(recorded_by=recorded_by, person=person, confirmed_at=AT if confirmed else None)
    assert words.is_rendering(Party.EMPLOYEE) is is_rendering


def test_a_recorder_is_a_side_or_a_person() -> None:
    assert spoken(recorded_by=Party.MANAGER).recorded_by == "manager"
    assert type(spoken(recorded_by=Party.MANAGER).recorded_by) is str
    assert faults(lambda: spoken(recorded_by="é")) == [("id.form", "/recorded_by")]
    assert faults(lambda: spoken(recorded_by=1)) == [("type", "/recorded_by")]


def test_in_the_mirror_the_hand_is_that_of_the_other_side() -> None:
    assert spoken(recorded_by="manager").mirrored() == spoken(recorded_by="employee")
    for unchanged in (spoken(), spoken(recorded_by="0117", person="0003")):
        assert unchanged.mirrored() is unchanged


def test_an_assent_is_to_exact_words() -> None:
    assert Assent(at=AT, digest=DIGEST).digest == DIGEST
    assert faults(lambda: Assent(at=AT, digest="ja")) == [("value.pattern", "/digest")]
