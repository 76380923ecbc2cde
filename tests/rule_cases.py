"""For every rule, how the good record can fail it: the table that the tests of rules read from."""

from typing import Any, NamedTuple

from rule_records import Edit, assents, drop, put, said, topic

EARLY, LATE = "2026-03-01T08:00:00Z", "2026-03-24T09:00:00Z"
"""Before everything; and the very moment at which the talk began."""


LATER = "2026-04-20T08:00:00Z"
"""Weeks after it was closed."""


class Case(NamedTuple):
    """One way to fail a rule: what is changed, and the places found, each with whose move it is.

    `before`: the last stage at which the same is open; None where the rule counts from the start.
    """

    code: str
    why: str
    edits: tuple[Edit, ...]
    found: tuple[tuple[str, str | None], ...]
    before: str | None = None
    at: str = "closed"
    stale: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.code} {self.why}"


def silent(side: str) -> Edit:
    """A side says nothing on any topic."""

    def edit(data: dict[str, Any]) -> None:
        for each in data["topics"]:
            each["perspectives"].pop(side)
        data["topics"][2]["problems"] = []
        data["agreements"][2].pop("from_solution", None)

    return edit


def owned_by_one(data: dict[str, Any]) -> None:
    for each in data["agreements"]:
        each["owner"] = "employee"
        each.pop("support", None)


def asked_of_nobody(data: dict[str, Any]) -> None:
    data["invitation"]["topics_asked"] = False
    data["preparations"]["employee"] = {"read_previous": True}
    data["topics"][2].pop("raised")
    data.pop("requested_by")


def by_one(side: str) -> dict[str, Any]:
    """The assent of that side alone."""
    return {side: assents("2026-03-26T08:00:00Z")[side]}


def handed_over(leaving: str, successor: str, at: str = "2026-03-10T08:00:00Z") -> Edit:
    """The manager's side changed hands."""
    move = {"side": "manager", "from": leaving, "to": successor, "at": at, "preparation_shared": False}
    return put("/handovers", [move])


def theme_gone(*numbers: int) -> Edit:
    """Topics that were put off."""

    def edit(data: dict[str, Any]) -> None:
        for number in numbers:
            data["topics"][number]["outcome"] = "deferred"

    return edit


FAILS = (
    # EQ: equal input
    Case("EQ001", "a side said nothing", (silent("employee"),), (("/topics", "employee"),), "held"),
    Case("EQ001", "the other side said nothing", (silent("manager"),), (("/topics", "manager"),), "held"),
    Case(
        "EQ002",
        "a statement was changed after it was given",
        (),
        (("/statements/employee/0", "employee"),),
        stale=("/statements/employee/0",),
    ),
    Case(
        "EQ003",
        "closed without a reaction, within the response term",
        (
            drop("/reactions/employee", "/signatures/employee", "/statements/employee", "/report/editions/0/remarks"),
            put("/unsigned/employee", [{"at": "2026-03-27T09:00:00Z", "said": False}]),
        ),
        (("/closing", "employee"),),
        "reported",
    ),
    Case(
        "EQ004",
        "nobody stands on a side",
        (
            drop("/parties/employee", "/signatures/employee"),
            put("/unsigned/employee", [{"at": "2026-03-27T09:00:00Z", "said": True}]),
        ),
        (("/parties", "employee"),),
        "prepared",
    ),
    Case(
        "EQ005",
        "a side was not heard on the collaboration",
        (drop("/topics/2/perspectives/manager"),),
        (("/topics", "manager"),),
        "held",
    ),
    Case("EQ006", "leadership was no topic", (put("/topics/2/about", "work"),), (("/topics", None),), "prepared"),
    Case(
        "EQ007",
        "a side did not prepare",
        (put("/preparations/employee", {"read_previous": True}), drop("/topics/2/raised")),
        (("/preparations/employee", None),),
        "prepared",
    ),
    Case("EQ008", "a side was not asked for topics", (asked_of_nobody,), (("/invitation", None),), "prepared"),
    Case(
        "EQ009",
        "a topic came up at the table",
        (put("/topics/3/raised", {"by": "manager", "at": "2026-03-24T09:20:00Z", "in": "conversation"}),),
        (("/topics/3", None),),
        "prepared",
    ),
    Case(
        "EQ010",
        "a side neither signed nor said no",
        (drop("/signatures/manager"),),
        (("/unsigned/manager", "manager"),),
        "concluded",
    ),
    Case(
        "EQ011", "the other has no copy", (drop("/copies/employee"),), (("/copies/employee", "manager"),), "concluded"
    ),
    Case(
        "EQ012",
        "a side did not look back",
        (drop("/earlier_agreements/0/reviews/manager"),),
        (("/earlier_agreements/0/reviews", "manager"),),
        "held",
    ),
    Case(
        "EQ013",
        "a companion was not announced",
        (drop("/attendees/0/announced_at"),),
        (("/attendees/0", None),),
        "prepared",
    ),
    Case(
        "EQ014",
        "the only companion was kept away",
        (put("/attendees/0/objections", {"manager": {"at": "2026-03-11T08:00:00Z", "outcome": "without"}}),),
        (("/attendees/0/objections/manager", None),),
        "prepared",
    ),
    Case(
        "EQ015",
        "the other was not told who was asked",
        (drop("/informants/0/disclosed_at"),),
        (("/informants/0", None),),
        "prepared",
    ),
    Case(
        "EQ016",
        "three against one",
        (
            put("/parties/manager/1", {"id": "m2", "name": "Cor Dijk"}),
            put("/parties/manager/2", {"id": "m3", "name": "Ans Dam"}),
        ),
        (("/parties/manager", None),),
        "prepared",
    ),
    Case(
        "EQ017",
        "a side asked, and the other refused",
        (put("/cancelled", {"by": "manager", "at": EARLY, "refused": True}),),
        (("/cancelled", "manager"),),
        at="prepared",
    ),
    Case(
        "EQ018",
        "a side has nothing on a topic",
        (drop("/topics/3/perspectives/manager"),),
        (("/topics/3/perspectives", "manager"),),
        "held",
    ),
    Case("EQ019", "a side brought no topic", (drop("/topics/3/raised"),), (("/topics", None),), "prepared"),
    Case("EQ020", "there is no agenda", (drop("/agenda"),), (("/agenda", None),), "prepared"),
    Case("EQ020", "a side did not assent to it", (drop("/agenda/assents/manager"),), (("/agenda", None),), "prepared"),
    Case(
        "EQ021",
        "the other's point comes first",
        (put("/agenda/topics", ["druk", "hulp"]),),
        (("/agenda/topics", None),),
        "prepared",
    ),
    Case("EQ022", "all three agreements lie with one side", (owned_by_one,), (("/agreements", "manager"),), "held"),
    Case(
        "EQ023",
        "a side did not say how it went",
        (drop("/evaluation/manager"),),
        (("/evaluation/manager", "manager"),),
        "held",
    ),
    Case(
        "EQ024",
        "a side did not read the previous report",
        (put("/preparations/manager/read_previous", False),),
        (("/preparations/manager", None),),
        "prepared",
    ),
    Case(
        "EQ025",
        "somebody of neither side was not announced",
        (put("/attendees/1", {"id": "x2", "name": "Ties Blok", "speaks": True}),),
        (("/attendees/1", None),),
        "prepared",
    ),
    # TH: what it should touch
    Case("TH001", "nothing on the work", (theme_gone(1),), (("/topics", None),), "prepared"),
    Case("TH002", "nothing on its experience", (theme_gone(3),), (("/topics", None),), "prepared"),
    Case("TH003", "nothing on the future", (theme_gone(4),), (("/topics", None),), "prepared"),
    Case("TH004", "nothing on the collaboration", (theme_gone(2),), (("/topics", None),), "prepared"),
    Case(
        "TH005",
        "a topic that the profile asks is missing",
        (put("/profile", "bes/1"), put("/topics/0", topic("terug", "conduct", "employee"))),
        (*((("/topics", None),) * 4),),
        "prepared",
    ),
    Case(
        "TH006",
        "a theme of one's own without a group",
        (put("/topics/0/theme", "our_harvest"),),
        (("/topics/0", None),),
        "prepared",
    ),
    # JS: joint solving
    Case(
        "JS001",
        "a problem without a solution or a step",
        (drop("/topics/2/problems/0/solutions/0/assents", "/agreements/2/from_solution"),),
        (("/topics/2/problems/0", None),),
        "held",
    ),
    Case(
        "JS002",
        "only one position on a disputed problem",
        (put("/topics/2/problems/0/positions", {"manager": {"disputed": "Dat zie ik niet zo.", "at": LATE}}),),
        (("/topics/2/problems/0/positions", "employee"),),
        "held",
    ),
    Case(
        "JS003",
        "one side makes all proposals",
        (drop("/topics/2/problems/0/solutions/1"),),
        (("/topics/2/problems/0", "manager"),),
        "held",
    ),
    # AP: appraisal drift
    Case(
        "AP001",
        "a new edition passed over a remark",
        (
            drop("/report/editions/0/remarks/0/adopted"),
            put("/report/editions/1", {"text": "Nog eens.", "available_at": "2026-03-25T20:00:00Z"}),
        ),
        (("/report/editions/0/remarks/0", "manager"),),
    ),
    Case(
        "AP002",
        "a remark has no answer",
        (drop("/report/editions/0/remarks/0/adopted"),),
        (("/report/editions/0/remarks/0", "manager"),),
        "reported",
    ),
    Case(
        "AP002",
        "a remark was not adopted, and it does not say why",
        (put("/report/editions/0/remarks/0/adopted", False),),
        (("/report/editions/0/remarks/0", "manager"),),
        "reported",
    ),
    Case(
        "AP003",
        "the one side alone is behind a conclusion",
        (drop("/topics/1/conclusion/assents/employee"),),
        (("/topics/1/conclusion", "employee"),),
        "held",
    ),
    Case(
        "AP004",
        "an appraisal on the same day",
        (put("/appraisals", [{"id": "B1", "system": "hr", "on": "2026-03-24"}]),),
        (("/appraisals/0", None),),
    ),
    Case(
        "AP005",
        "the one side alone assented to joint text",
        (put("/report/editions/0/sections", [{"topic": "druk", "text": "Samen.", "assents": by_one("manager")}]),),
        (("/report/editions/0/sections/0/assents/employee", "employee"),),
        "reported",
    ),
    # What was agreed, AG
    Case(
        "AG001",
        "a side did not assent",
        (drop("/agreements/1/assents/employee"),),
        (("/agreements/1/assents/employee", "employee"),),
        "concluded",
    ),
    Case(
        "AG001",
        "a side assented to other words",
        (),
        (("/agreements/1/assents/manager", "manager"),),
        "concluded",
        stale=("/agreements/1/assents/manager",),
    ),
    Case("AG002", "nobody owns it", (drop("/agreements/1/owner"),), (("/agreements/1", None),), "held"),
    Case(
        "AG003", "it was not carried over", (put("/agreements/0/id", "a9"),), (("/earlier_agreements/0", None),), "held"
    ),
    Case("AG004", "it does not say when", (drop("/agreements/1/due"),), (("/agreements/1", None),), "held"),
    Case(
        "AG005",
        "it names no support",
        (drop("/agreements/1/support"),),
        (("/agreements/1/support", "employee"),),
        "held",
    ),
    Case(
        "AG006",
        "an amendment that the one side alone assented to",
        (
            put(
                "/agreements/1/revisions",
                [{"number": 1, "at": LATER, "what": "Iets anders.", "assents": by_one("manager")}],
            ),
        ),
        (("/agreements/1/revisions/0/assents/employee", "employee"),),
        "concluded",
    ),
    # The record itself, RC
    Case(
        "RC001",
        "signed before the talk",
        (put("/signatures/employee/0/at", EARLY),),
        (("/signatures/employee/0/at", None),),
    ),
    Case(
        "RC002",
        "something was added to what was submitted",
        (put("/topics/1/perspectives/employee/preparation", [said("Toch nog iets.", "2026-03-20T08:00:00Z")]),),
        (("/topics/1/perspectives/employee/preparation/0", "employee"),),
        "prepared",
    ),
    Case("RC003", "changed after closing", (), (("/closing/digest", "manager"),), stale=("/closing",)),
    Case(
        "RC004",
        "signed under other words",
        (),
        (("/signatures/manager/0", "manager"),),
        stale=("/signatures/manager/0",),
    ),
    Case(
        "RC004",
        "assented to another agenda",
        (),
        (("/agenda/assents/employee", "employee"),),
        "concluded",
        stale=("/agenda/assents/employee",),
    ),
    Case("RC005", "long after its period", (put("/period/end", "2025-09-01"),), (("/period/end", None),)),
    Case("RC007", "it does not say when the two talked", (drop("/sittings"),), (("/sittings", "manager"),)),
    Case("RC008", "it is its own previous", (put("/previous/id", "2026-7"),), (("/previous/id", None),)),
    Case(
        "RC008",
        "an informant is one of the two",
        (put("/informants/0/id", "m1"),),
        (("/informants/0/id", None),),
    ),
    Case("RC008", "somebody hands over to themselves", (handed_over("m1", "m1"),), (("/handovers/0/to", None),)),
    Case(
        "RC009",
        "an agreement was due before the talk",
        (put("/agreements/1/due", {"kind": "date", "date": "2026-03-23"}),),
        (("/agreements/1/due", None),),
    ),
)
