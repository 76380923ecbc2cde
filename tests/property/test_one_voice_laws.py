"""Law 4, one voice is no conversation: without one side it is never two-way.

Judgement has no place, wherever it is planted; and words are never refused for what they say.
"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model import faults, leaves, placed, whole

from functionering.conversation import Conversation, Phase
from functionering.mirroring import without
from functionering.party import Party
from functionering.reading import dumps, from_dict, loads, read, to_dict
from functionering.rules import check
from functionering.strategies import conversations
from functionering.voice import Reciprocity, Voices, nature


@whole
@given(conversations(), st.sampled_from(Party))
def test_without_one_side_it_is_never_two_way_and_the_finding_names_it(c: Conversation, party: Party) -> None:
    alone = without(c, party)
    assert not nature(alone).is_two_way
    if nature(c).is_two_way:
        verdict = check(alone)
        named = {dict(each.facts).get("side") for each in verdict.findings if each.code == "EQ001"}
        if Voices(alone).spoke_on_work(party.other):
            assert nature(alone).reciprocity is Reciprocity.ONE_WAY
            assert (verdict.missing, named) == ((party,), {party})
        else:
            # The other's words stand in another's hand, and were confirmed under a seal that is gone now.
            assert verdict.missing == tuple(Party)
            assert named == set(Party) or not c.has_place_for(Phase.CONVERSATION)


@whole
@given(conversations(), st.sampled_from(Party))
def test_taking_a_side_away_leaves_the_other_as_it_was(c: Conversation, party: Party) -> None:
    alone = without(c, party)
    assert without(alone, party) == alone
    assert loads(dumps(alone)) == alone
    mine = [perspectives[party.other] for perspectives in (each.perspectives for each in c.topics)]
    assert [each.perspectives[party.other] for each in alone.topics] == mine
    assert alone.signatures[party.other] == c.signatures[party.other]
    assert (alone.statements[party], alone.signatures[party]) == ((), ())


# Under likely names, Dutch and English

RATING = """rating score cijfer eindcijfer beoordeling oordeel eindoordeel overallScore performance_rating grade marks
beoordelingScore Rating SCORE final-score sterren prestatieBeoordeling assessment potential evaluatiecijfer
overallResult gewogen_gemiddelde box9 waarderingscode perfLevel perfReview""".split()
PAY = """salary salaris salarisverhoging loonsverhoging bonus periodiek payRise pay_rise merit beloning toeslag
inschaling bonus2026 newSalary salarisconsequentie loonconsequentie salarisuitloop nieuwe_schaal increase_pct""".split()
PRIVATE_NOTE = """private_note privateNotes prive_notitie managerNotes manager_notes aantekening_leidinggevende
vertrouwelijk confidential schaduwdossier interne_notitie hr_notes geheim
schaduwaantekening dossiernotitie privé_notitie""".split()
PLANTED = [
    (name, kind)
    for kind, names in {"rating": RATING, "pay": PAY, "private_note": PRIVATE_NOTE}.items()
    for name in names
]
VALUES = st.sampled_from((4, "onvoldoende", True, {"waarde": 4}, [1, 2], "4/5", 0, "", [], {}))
# What is refused itself, wherever it stands.
WRONG_VALUES = st.sampled_from((7.5, -1e300, 2**53, None, [8] * 1001, {"waarde": 7.5}, "\ud800", [[[[[[[[8.5]]]]]]]]))


def objects(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every object of plain data stands."""
    found = [path] if isinstance(value, dict) else []
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [*found, *(each for key, inner in pairs for each in objects(inner, (*path, key)))]


@pytest.mark.parametrize(("name", "kind"), PLANTED, ids=[name for name, _ in PLANTED])
def test_judgement_has_no_place_under_a_likely_name(name: str, kind: str) -> None:
    assert faults(lambda: from_dict({"format": "functionering/1", "id": "1", name: 4})) == [(f"judgement.{kind}", "")]


@whole
@given(conversations(), st.sampled_from(PLANTED), VALUES, st.data())
def test_judgement_is_refused_wherever_it_is_planted(
    c: Conversation, planted: tuple[str, str], value: Any, data: st.DataObject
) -> None:
    document = to_dict(c)
    document.setdefault("extensions", {"nl.voorbeeld.hr": {"dossier": {"bron": [{}]}}})
    path = data.draw(st.sampled_from(objects(document)))
    at: Any = document
    for step in path:
        at = at[step]
    at[planted[0]] = value
    reading = read(dumps_plain(document))
    assert not reading.is_readable
    assert {each.code for each in reading.errors} == {f"judgement.{planted[1]}"}
    place = "".join(f"/{step}" for step in path)
    assert all(place.startswith(each.path) for each in reading.errors)
    assert [(each.code, each.path) for each in reading.errors] == faults(lambda: from_dict(document))


@whole
@given(conversations(), st.sampled_from(PLANTED), WRONG_VALUES, st.booleans(), st.data())
def test_judgement_is_named_whatever_is_wrong_with_its_value_or_elsewhere(
    c: Conversation, planted: tuple[str, str], value: Any, is_elsewhere: bool, data: st.DataObject
) -> None:
    document = to_dict(c)
    document.setdefault("extensions", {"nl.voorbeeld.hr": {"dossier": {"bron": [{}]}}})
    path = data.draw(st.sampled_from(objects(document)))
    at: Any = document
    for step in path:
        at = at[step]
    at[planted[0]] = 4 if is_elsewhere else value
    if is_elsewhere:
        document["label"] = value
    reading = read(dumps_plain(document))
    place = "".join(f"/{step}" for step in path)
    found = [each.path for each in reading.errors if each.code == f"judgement.{planted[1]}"]
    assert found
    assert all(place.startswith(each) for each in found)
    assert any(not each.code.startswith("judgement.") for each in reading.errors) or value is None


@whole
@given(conversations(), st.sampled_from(PLANTED), VALUES)
def test_judgement_has_no_place_as_the_name_of_an_extension(
    c: Conversation, planted: tuple[str, str], value: Any
) -> None:
    document = to_dict(c)
    document.setdefault("extensions", {})[f"nl.voorbeeld.{planted[0]}"] = value
    found = [(f"judgement.{planted[1]}", "/extensions")]
    assert faults(lambda: loads(dumps_plain(document))) == faults(lambda: from_dict(document)) == found


def dumps_plain(document: Any) -> bytes:
    return json.dumps(document).encode()


# And its other half

SAYINGS = st.sampled_from(
    (
        "cijfer: 4, onvoldoende, geen periodiek",
        "Mij is gezegd dat ik een onvoldoende zou krijgen.",
        "score 2/5; no bonus, no raise",
        '{"rating": 4, "salary": 3000}',
        "VERTROUWELIJK: privé-notitie van de leidinggevende",
        "rating",
    )
)


@whole
@given(conversations(), SAYINGS)
def test_no_words_are_refused_for_what_they_say(c: Conversation, saying: str) -> None:
    document = to_dict(c)
    free = [path for path, value in leaves(document) if type(value) is str and _is_free(path)]
    for path in free:
        document = placed(document, path, saying)
    again = from_dict(document)
    assert to_dict(again) == document


FREE = {
    "text",
    "title",
    "name",
    "function",
    "unit",
    "place",
    "prompt",
    "what",
    "why",
    "reason",
    "grounds",
    "label",
    "relation",
}


def _is_free(path: tuple[Any, ...]) -> bool:
    if path[0] == "extensions":
        return True
    return (
        path[-1] in FREE - {"reason"}
        or path[-1] == "disputed"
        or "support" in path
        or (path[-1] == "reason" and "reviews" not in path)
    )
