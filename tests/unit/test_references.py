"""Ids and references inside one record: every id is unique in its kind, and every reference resolves."""

from typing import Any

import pytest
from model import DIGEST, faults, smallest

from functionering.reading import from_dict

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
