"""Ids and references inside one record: every id is unique in its kind, and every reference resolves."""

from collections.abc import Iterator
from functools import partial
from typing import Any, get_args, get_origin

import attrs
import pytest
from model import DIGEST, faults, inner, minimal, smallest

from functionering.conversation import Conversation
from functionering.party import Both, Party
from functionering.reading import from_dict
from functionering.record import wire_key

AT = "2026-11-10T13:05:00Z"
ASSENT = {"at": AT, "digest": DIGEST}


def person(name: str) -> dict[str, Any]:
    return {"id": name, "name": "Iemand"}


def topic(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "theme": "career", "title": "Toekomst", "about": "employee", **more}


def problem(name: str, *solutions: str) -> dict[str, Any]:
    proposed = [{"id": each, "by": "both", "text": "Zo.", "at": AT} for each in solutions]
    return {"id": name, "text": "Krap.", "solutions": proposed}


def base(**more: Any) -> dict[str, Any]:
    """A record with one person a side, one topic with a problem and a solution, and one edition of the report."""
    return smallest(
        **{
            "parties": {"employee": [person("n")], "manager": [person("j")]},
            "attendees": [{"id": "f", "name": "Fenna"}],
            "topics": [topic("t", problems=[problem("p", "s")])],
            "report": {"editions": [{"text": "Zo."}]},
            **more,
        }
    )


def words(**more: Any) -> dict[str, Any]:
    return {"text": "Werk", "at": AT, **more}


def said(**more: Any) -> dict[str, Any]:
    return base(topics=[topic("t", perspectives={"employee": {"conversation": [words(**more)]}})])


DUPLICATES: tuple[tuple[dict[str, Any], str], ...] = (
    (base(parties={"employee": [person("n"), person("n")]}), "/parties/employee/1"),
    (base(parties={"employee": [person("n")], "manager": [person("n")]}), "/parties/manager/0"),
    (base(attendees=[{"id": "n", "name": "Fenna"}]), "/attendees/0"),
    (base(informants=[{"id": "r", "name": "Ruben"}, {"id": "r", "name": "Ruben"}]), "/informants/1"),
    (base(topics=[topic("t"), topic("t")]), "/topics/1"),
    (base(topics=[topic("t", problems=[problem("p")]), topic("u", problems=[problem("p")])]), "/topics/1/problems/0"),
    (base(topics=[topic("t", problems=[problem("p", "s", "s")])]), "/topics/0/problems/0/solutions/1"),
    (base(agreements=[{"id": "a", "what": "b"}, {"id": "a", "what": "c"}]), "/agreements/1"),
    (base(earlier_agreements=[{"id": "a", "what": "b"}, {"id": "a", "what": "c"}]), "/earlier_agreements/1"),
    (base(agenda={"topics": ["t", "t"]}), "/agenda/topics/1"),
    (base(covers=["report", "report"]), "/covers/1"),
    (
        base(
            appraisals=[
                {"id": "b", "system": "hr", "on": "2026-01-01"},
                {"id": "b", "system": "hr", "on": "2027-01-01"},
            ]
        ),
        "/appraisals/1",
    ),
)


@pytest.mark.parametrize(("data", "path"), DUPLICATES, ids=[path for _, path in DUPLICATES])
def test_an_id_stands_once_among_its_kind(data: dict[str, Any], path: str) -> None:
    assert faults(lambda: from_dict(data)) == [("id.duplicate", path)]


@pytest.mark.parametrize(
    "data",
    [
        base(informants=[{"id": "n", "name": "Noor"}]),
        base(agreements=[{"id": "a", "what": "b"}], earlier_agreements=[{"id": "a", "what": "b"}]),
        base(topics=[topic("n", problems=[problem("n", "n")])]),
        base(appraisals=[{"id": "b", "system": each, "on": "2026-01-01"} for each in ("hr", "elders")]),
        base(parties={}),
    ],
    ids=["an informant of a side", "an agreement carried over", "other kinds", "another system", "nobody"],
)
def test_the_same_id_in_another_kind_is_something_else(data: dict[str, Any]) -> None:
    assert from_dict(data).id == "2026-1"


SIGNED = {"person": "j", "meaning": "seen", "at": AT, "digest": DIGEST}
DANGLING: tuple[tuple[dict[str, Any], str], ...] = (
    (base(agenda={"topics": ["u"]}), "/agenda/topics/0"),
    (base(attendees=[{"id": "f", "name": "Fenna", "topics": ["t", "u"]}]), "/attendees/0/topics/1"),
    (base(report={"editions": [{"sections": [{"topic": "u", "text": "Zo."}]}]}), "/report/editions/0/sections/0/topic"),
    (base(agreements=[{"id": "a", "what": "b", "from_solution": "u"}]), "/agreements/0/from_solution"),
    (
        base(handovers=[{"side": "manager", "from": "x", "to": "j", "at": AT, "preparation_shared": True}]),
        "/handovers/0/from",
    ),
    (
        base(handovers=[{"side": "manager", "from": "j", "to": "n", "at": AT, "preparation_shared": True}]),
        "/handovers/0/to",
    ),
    (said(person="j"), "/topics/0/perspectives/employee/conversation/0/person"),
    (said(recorded_by="x"), "/topics/0/perspectives/employee/conversation/0/recorded_by"),
    (base(evaluation={"manager": words(person="n")}), "/evaluation/manager/person"),
    (
        base(statements={"employee": [{"text": "a", "at": AT, "on": DIGEST, "digest": DIGEST, "person": "j"}]}),
        "/statements/employee/0/person",
    ),
    (base(signatures={"employee": [SIGNED]}), "/signatures/employee/0/person"),
    (base(unsigned={"employee": [{"at": AT, "said": True, "person": "j"}]}), "/unsigned/employee/0/person"),
    (base(reopenings=[{"by": "manager", "at": AT, "reason": "Fout.", "edition": 2}]), "/reopenings/0/edition"),
)


@pytest.mark.parametrize(("data", "path"), DANGLING, ids=[path for _, path in DANGLING])
def test_a_reference_to_what_is_not_there_is_refused(data: dict[str, Any], path: str) -> None:
    assert faults(lambda: from_dict(data)) == [("id.dangling", path)]


@pytest.mark.parametrize(
    "data",
    [
        base(agenda={"topics": ["t"]}, attendees=[{"id": "f", "name": "Fenna", "topics": ["t"]}]),
        base(agreements=[{"id": "a", "what": "b", "from_solution": "s"}]),
        base(earlier_agreements=[{"id": "a", "what": "b", "from_solution": "of-last-year"}]),
        base(handovers=[{"side": "manager", "from": "j", "to": "j", "at": AT, "preparation_shared": True}]),
        *(said(recorded_by=each, person="n") for each in ("employee", "manager", "n", "j", "f")),
        base(signatures={"manager": [SIGNED]}, unsigned={"employee": [{"at": AT, "said": False}]}),
        base(reopenings=[{"by": "manager", "at": AT, "reason": "Fout.", "edition": 1}]),
    ],
)
def test_a_reference_to_what_is_there_is_kept(data: dict[str, Any]) -> None:
    assert from_dict(data).id == "2026-1"


# Who spoke, assented or signed: wherever the model has a place for it


def named_in(annotation: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """Every place under an annotation of the model that names a person, in the first of each list."""
    kind = inner(annotation)
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        yield from named_in(args[0], *path, 0)
    elif origin is Both:
        for party in Party:
            yield from named_in(args[0], *path, party.value)
    elif origin is None and attrs.has(kind):
        for each in attrs.fields(kind):
            if each.name == "person":
                yield (*path, "person")
            else:
                yield from named_in(each.type, *path, wire_key(each.name))


def holding(annotation: Any, path: tuple[Any, ...], name: str) -> Any:
    """The least plain data in which that person is named at that place."""
    if not path:
        return name
    kind = inner(annotation)
    origin, (step, *rest) = get_origin(kind), path
    if origin is tuple:
        return [holding(get_args(kind)[0], (*rest,), name)]
    if origin is Both:
        return {step: holding(get_args(kind)[0], (*rest,), name)}
    (field,) = (each for each in attrs.fields(kind) if wire_key(each.name) == step)
    return {**minimal(kind), step: holding(field.type, (*rest,), name)}


def naming(path: tuple[Any, ...], name: str) -> dict[str, Any]:
    """A record of *n* and *j* in which a person is named at that place; who did what there is the employee."""
    people = {"employee": [person("n")], "manager": [person("j")]}
    least = {**smallest(), "parties": people, "topics": [topic("0003")], "report": {"editions": [{"text": "Zo."}]}}
    return {**least, path[0]: holding(Conversation, path, name)[path[0]]}


PLACES = tuple(named_in(Conversation))
COPIED = tuple(p for p in PLACES if p[0] == "earlier_agreements" and not {"reviews", "settled", "withdrawn"} & {*p})
TAKEN_BACK = ("topics", 0, "withdrawn", "person")
# A copy of what was taken back is refused by itself, whoever did it.
IMPOSSIBLE = ("earlier_agreements", 0, "withdrawn", "person")
HERE = [each for each in PLACES if each not in (*COPIED, TAKEN_BACK, IMPOSSIBLE)]


def pointer(path: tuple[Any, ...]) -> str:
    return "".join(f"/{step}" for step in path)


@pytest.mark.parametrize("path", HERE, ids=pointer)
def test_nobody_speaks_assents_or_signs_for_another_side(path: tuple[Any, ...]) -> None:
    own, other = ("j", "n") if "manager" in path else ("n", "j")
    assert from_dict(naming(path, own)).id
    for stranger in (other, "nobody"):
        assert faults(partial(from_dict, naming(path, stranger))) == [("id.dangling", pointer(path))]


def test_the_places_are_all_there_are() -> None:
    assert len(HERE) > 40
    assert {("agenda", "assents", "manager", "person"), ("attendees", 0, "consents", "employee", "person")} < {*HERE}


@pytest.mark.parametrize("path", COPIED, ids=pointer)
def test_who_made_an_agreement_of_an_earlier_record_may_have_left_since(path: tuple[Any, ...]) -> None:
    assert from_dict(naming(path, "of-last-year")).id


@pytest.mark.parametrize(
    ("raised", "own", "others"), [("employee", "n", "jx"), ("manager", "j", "nx"), (None, "nj", "x")]
)
def test_a_topic_is_taken_back_by_the_side_that_raised_it(raised: str | None, own: str, others: str) -> None:
    def taken_back(name: str) -> dict[str, Any]:
        by = {} if raised is None else {"raised": {"by": raised, "at": AT, "in": "preparation"}}
        return base(topics=[topic("t", withdrawn={"at": AT, "person": name}, **by)], agenda={})

    for each in own:
        assert from_dict(taken_back(each)).id
    for each in others:
        assert faults(partial(from_dict, taken_back(each))) == [("id.dangling", "/topics/0/withdrawn/person")]


def test_what_both_propose_either_may_have_brought() -> None:
    def proposed(name: str) -> dict[str, Any]:
        own = {**problem("p", "s")}
        own["solutions"][0]["person"] = name
        return base(topics=[topic("t", problems=[own])])

    assert from_dict(proposed("n")).id
    assert from_dict(proposed("j")).id
    assert faults(lambda: from_dict(proposed("f"))) == [("id.dangling", "/topics/0/problems/0/solutions/0/person")]
