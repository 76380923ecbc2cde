"""A good record with every part a rule looks at, and how to change it: what the tests of rules start from.

All people are invented. A record is given as plain data, changed, cut off at a stage, and stamped with true digests.
"""

import copy
from collections.abc import Callable
from typing import Any

from functionering.conversation import Conversation
from functionering.reading import from_dict
from functionering.stamping import restamp

Data = dict[str, Any]
Edit = Callable[[Data], object]

BLANK = "sha256:" + 64 * "0"
SIDES = ("employee", "manager")


def assents(at: str) -> Data:
    return {side: {"at": at, "digest": BLANK} for side in SIDES}


def said(text: str, at: str = "2026-03-24T09:30:00Z") -> Data:
    return {"text": text, "at": at}


def topic(name: str, theme: str, about: str, by: str | None = None, **more: Any) -> Data:
    more |= {"raised": {"by": by, "at": "2026-03-16T19:00:00Z", "in": "preparation"}} if by else {}
    both = {"employee": {"conversation": [said("Zo zie ik het.")]}, "manager": {"conversation": [said("En ik zo.")]}}
    return {
        "id": name,
        "theme": theme,
        "title": "Een onderwerp",
        "about": about,
        "perspectives": both,
        **more,
    }


PROBLEM: Data = {
    "id": "p1",
    "named_by": "employee",
    "text": "Besluiten komen te laat.",
    "at": "2026-03-24T09:31:00Z",
    "solutions": [
        {
            "id": "s1",
            "by": "employee",
            "text": "Eerst het team.",
            "at": "2026-03-24T09:32:00Z",
            "assents": assents("2026-03-24T09:34:00Z"),
        },
        {"id": "s2", "by": "manager", "text": "In het logboek.", "at": "2026-03-24T09:33:00Z"},
    ],
    "positions": {side: {"recognised": True, "at": "2026-03-24T09:31:30Z"} for side in SIDES},
}

CONCLUSION: Data = {
    "text": "Wij bellen eerst.",
    "by": "manager",
    "at": "2026-03-24T09:35:00Z",
    "assents": assents("2026-03-24T09:36:00Z"),
}

EARLIER: Data = {
    "id": "a0",
    "from": "2025-7",
    "what": "De cursus volgen.",
    "owner": "employee",
    "reviews": {side: {"outcome": "partly", "at": "2026-03-24T09:10:00Z"} for side in SIDES},
}


def agreement(name: str, owner: str, **more: Any) -> Data:
    support = {} if owner == "both" else {"support": {SIDES[1 - SIDES.index(owner)]: "Tijd vrijmaken."}}
    return {
        "id": name,
        "what": "Doen wat gezegd is.",
        "owner": owner,
        "due": {"kind": "quarter", "quarter": "2026-Q4"},
        **support,
        "assents": assents("2026-03-24T09:50:00Z"),
        **more,
    }


GOOD: Data = {
    "format": "functionering/1",
    "id": "2026-7",
    "track": "t-1",
    "parties": {"employee": [{"id": "e1", "name": "Mila Brandsma"}], "manager": [{"id": "m1", "name": "Omar Haddad"}]},
    "period": {"start": "2025-03-01", "end": "2026-02-28"},
    "previous": {"id": "2025-7", "held_on": "2025-03-25"},
    "requested_by": {"by": "employee", "at": "2026-02-20T08:00:00Z"},
    "invitation": {"by": "manager", "at": "2026-03-02T08:00:00Z", "topics_asked": True},
    "meeting": {"date": "2026-03-24", "time": "10:00", "zone": "Europe/Amsterdam", "minutes": 60},
    "attendees": [{"id": "x1", "name": "Sil Bos", "side": "employee", "announced_at": "2026-03-10T08:00:00Z"}],
    "informants": [{"id": "i1", "name": "Tine Kok", "consulted_by": "manager", "disclosed_at": "2026-03-11T08:00:00Z"}],
    "preparations": {
        "employee": {"read_previous": True, "submitted_at": "2026-03-16T20:00:00Z"},
        "manager": {"read_previous": True, "submitted_at": "2026-03-17T08:00:00Z"},
    },
    "agenda": {"topics": ["terug", "werk", "hulp", "druk", "later"], "assents": assents("2026-03-24T09:02:00Z")},
    "earlier_agreements": [EARLIER],
    "topics": [
        topic("terug", "review_of_agreements", "work"),
        topic("werk", "work_content", "work", conclusion=CONCLUSION),
        topic("hulp", "support_by_manager", "manager", by="employee", problems=[PROBLEM]),
        topic("druk", "workload", "work", by="manager"),
        topic("later", "career", "employee"),
    ],
    "sittings": [{"start": "2026-03-24T09:00:00Z", "end": "2026-03-24T10:00:00Z"}],
    "agreements": [
        agreement("a0", "employee", **{"from": "2025-7"}),
        agreement("a1", "manager"),
        agreement("a2", "both", from_solution="s1"),
    ],
    "evaluation": {side: said("Fijn.", "2026-03-24T09:58:00Z") for side in SIDES},
    "report": {
        "editions": [
            {
                "text": "Over bellen en later.",
                "authors": ["manager"],
                "offered_at": "2026-03-25T08:00:00Z",
                "available_at": "2026-03-25T08:00:00Z",
                "remarks": [
                    {"by": "employee", "text": "Een punt.", "at": "2026-03-25T12:00:00Z", "adopted": True},
                ],
            }
        ]
    },
    "reactions": {side: {"at": "2026-03-26T08:00:00Z"} for side in SIDES},
    "statements": {"employee": [{"text": "Mijn kant.", "at": "2026-03-26T09:00:00Z", "on": BLANK, "digest": BLANK}]},
    "signatures": {
        "employee": [{"person": "e1", "meaning": "accurate", "at": "2026-03-27T08:00:00Z", "digest": BLANK}],
        "manager": [{"person": "m1", "meaning": "agreed", "at": "2026-03-27T09:00:00Z", "digest": BLANK}],
    },
    "copies": {side: {"at": "2026-03-27T09:05:00Z"} for side in SIDES},
    "closing": {"by": "manager", "at": "2026-03-27T09:10:00Z", "digest": BLANK},
}

# What is not there yet at each stage; each stage also lacks what the later ones lack.
_LATER = {
    "concluded": ("closing", "copies"),
    "reported": ("signatures",),
    "held": ("report", "reactions", "statements"),
    "prepared": ("sittings",),
}


def good(*edits: Edit, at: str = "closed", stale: tuple[str, ...] = ()) -> Conversation:
    """The good record after those edits, cut off at a stage; the digests at the pointers in `stale` are not true."""
    data = copy.deepcopy(GOOD)
    for edit in edits:
        edit(data)
    if at != "closed":
        for name, keys in _LATER.items():
            for key in keys:
                data.pop(key, None)
            if name == at:
                break
    return restamp(from_dict(data), lambda stamp: BLANK if stamp.path in stale else stamp.true)


def put(path: str, value: Any) -> Edit:
    """An edit that puts a value at a JSON Pointer; beyond the end of a list it is appended."""

    def edit(data: Data) -> None:
        *way, last = path.strip("/").split("/")
        place: Any = data
        for key in way:
            place = place[int(key)] if isinstance(place, list) else place.setdefault(key, {})
        if not isinstance(place, list):
            place[last] = copy.deepcopy(value)
        elif int(last) < len(place):
            place[int(last)] = copy.deepcopy(value)
        else:
            place.append(copy.deepcopy(value))

    return edit


def drop(*paths: str) -> Edit:
    """An edit that takes away what stands at those JSON Pointers."""

    def edit(data: Data) -> None:
        for path in paths:
            *way, last = path.strip("/").split("/")
            place: Any = data
            for key in way:
                place = place[int(key)] if isinstance(place, list) else place[key]
            del place[int(last) if isinstance(place, list) else last]

    return edit
