"""The house: what stands above what, which outside package may come into which room, and what no room may do."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable

import pytest

import house
from house import CHECKOUT, SOURCE, Module

MODULES = house.package()

# Files longer than 300 lines, each with the reason why it is one noun all the same.
LONG: dict[str, str] = {}

# What everybody may count on from `from functionering import ...`.
PROMISED = """
    Conversation Party Both Topic Problem Solution Agreement Report Statement Signature Words Assent
    loads dumps from_dict to_dict read read_ndjson check check_all check_many summary require nature stage mirror
    without seal apply replay allowed_steps view merge receipt verify next_due PERMITTED_DIFFERENCES
""".split()


def complain(checker: Callable[[Module], list[str]]) -> list[str]:
    return [complaint for module in MODULES for complaint in checker(module)]


def test_a_file_uses_only_what_stands_above_it() -> None:
    assert complain(house.reading_order) == []


def test_no_two_files_use_each_other_in_a_circle() -> None:
    assert house.circles(MODULES) == []


def test_every_room_of_the_reading_order_exists() -> None:
    assert sorted(house.EVERYWHERE - {module.room for module in MODULES} - {"regimes", "examples"}) == []


def test_the_front_page_of_the_package_tells_the_reading_order() -> None:
    front = next(module for module in MODULES if module.room == "__init__")
    told = (ast.get_docstring(ast.parse(front.text)) or "").partition("The reading order;")[2]
    lines = [line.partition(": ")[2] for line in told.splitlines() if line.startswith("- ")]
    named = [word for line in lines for word in re.findall(r"\w+", line) if word != "and"]
    assert named == [room for line in house.READING_ORDER for room in line if not room.startswith("__")]


def test_packages_from_outside_stay_in_their_rooms() -> None:
    assert complain(house.outside_packages) == []


def test_the_package_reads_no_clock() -> None:
    assert complain(house.clocks) == []


def test_the_rules_name_no_role() -> None:
    assert complain(house.roles) == []


def test_nothing_is_guarded_by_assert_or_hidden_from_coverage() -> None:
    assert complain(house.guards) == []


def test_every_public_name_has_a_docstring() -> None:
    assert complain(house.undocumented) == []


def test_a_long_file_has_a_reason() -> None:
    long = {module.name for module in MODULES if house.length(module) > house.LONGEST}
    assert long == set(LONG)


def test_nothing_that_is_shipped_names_a_machine_or_a_paper_that_is_not_shipped() -> None:
    files = [CHECKOUT / "run.py", CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", CHECKOUT / "pyproject.toml"]
    for folder, kinds in (("src", "py json toml"), ("docs", "md py json"), ("tests", "py"), ("benchmarks", "md py")):
        for kind in kinds.split():
            files.extend(path for path in sorted((CHECKOUT / folder).rglob(f"*.{kind}")) if "_build" not in path.parts)
    found = [
        complaint
        for path in files
        if path.exists()
        for complaint in house.places(str(path.relative_to(CHECKOUT)), path.read_text("utf-8"))
    ]
    assert found == []


def test_the_front_door_offers_what_it_brings_in() -> None:
    assert house.front_door(next(module for module in MODULES if module.room == "__init__")) == []


def test_the_front_door_offers_what_is_promised() -> None:
    import functionering

    assert sorted(set(PROMISED) - set(functionering.__all__)) == []


def test_completion_shows_what_is_offered_and_nothing_else() -> None:
    import functionering

    assert dir(functionering) == sorted(functionering.__all__)


def test_a_name_that_is_not_offered_is_not_there() -> None:
    import functionering

    with pytest.raises(AttributeError, match="no attribute 'Review_'"):
        _ = functionering.Review_


def test_a_star_import_brings_all_that_is_offered() -> None:
    space: dict[str, object] = {}
    exec("from functionering import *", space)  # noqa: S102 -- a star import is only possible at the top of a module
    import functionering

    assert set(functionering.__all__) <= set(space)


def test_importing_the_package_brings_no_optional_package_along() -> None:
    code = "import sys, functionering; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert set(loaded) & {"hypothesis", "pytest", "rich", "icalendar", "pandas", "pyarrow", "msgspec"} == set()


def test_the_run_time_needs_three_packages_without_an_upper_bound() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    names = sorted(re.split(r"[<>=!~ ]", need)[0] for need in project["dependencies"])
    assert names == ["attrs", "cattrs", "python-dateutil"]
    assert not any(re.search(r"<|==|~=", need) for need in project["dependencies"])


def test_the_package_is_marked_as_typed() -> None:
    assert (SOURCE / "py.typed").read_bytes() == b""


# Each rule of the house is seen to fail, on a source that breaks nothing else.
BROKEN: list[tuple[Callable[[Module], list[str]], str, str, str]] = [
    (house.reading_order, "party", "from functionering.topic import Topic", "party uses topic"),
    (house.reading_order, "party", "from .topic import Topic", "party uses topic"),
    (house.reading_order, "agreement", "from functionering.report import Report", "agreement uses report"),
    (house.reading_order, "agreement", "from functionering import report", "agreement uses report"),
    (house.reading_order, "topic", "from functionering import loads", "topic uses __init__"),
    (house.reading_order, "topic", "def late():\n    import functionering.rules.check", "topic uses rules"),
    (house.reading_order, "days.term", "from functionering.text import Text", "without it"),
    (house.reading_order, "helpers", "", "helpers has no place"),
    (house.outside_packages, "topic", "import cattrs", "imports cattrs"),
    (house.outside_packages, "rules.equal_input", "from dateutil.easter import easter", "imports dateutil"),
    (house.outside_packages, "conversation", "import hypothesis.strategies as st", "imports hypothesis"),
    (house.outside_packages, "topic", "import numpy", "imports numpy"),
    (house.outside_packages, "topic", "import random", "imports random"),
    (house.outside_packages, "view", "from pathlib import Path", "imports pathlib"),
    (house.clocks, "topic", "from datetime import date\nday = date.today()", "today"),
    (house.clocks, "topic", "import datetime as d\nclock = d.datetime.now", "now"),
    (house.clocks, "topic", "import time", "imports a clock"),
    (house.clocks, "topic", "from time import monotonic", "imports a clock"),
    (house.roles, "rules.joint", "side = Party.EMPLOYEE", "names a role"),
    (house.roles, "rules.joint", "def late_manager(): pass", "names a role"),
    (house.roles, "rules.joint", "def f(medewerker): pass", "names a role"),
    (house.roles, "rules.joint", "f(leidinggevende=1)", "names a role"),
    (house.roles, "rules.joint", "x = f'de {side}: Werknemer'", "names a role"),
    (house.roles, "rules.joint", "from functionering.party import manager_of as other", "names a role"),
    (house.guards, "record", "assert True", "asserts"),
    (house.guards, "record", "x = 1  # pragma: no cover", "hides"),
    (house.undocumented, "topic", "", "functionering.topic has no docstring"),
    (house.undocumented, "topic", '"""A room."""\nclass Topic: pass', "Topic has no docstring"),
    (house.undocumented, "topic", '"""A."""\nclass T:\n    """A."""\n    def f(self): pass', "T.f has no docstring"),
    (house.front_door, "__init__", "from x import a, b\n__all__ = ['a']", "b is brought in and not offered"),
    (house.front_door, "__init__", "from x import a\n__all__ = ['a', 'c']", "c is offered and not there"),
    (house.front_door, "__init__", "from x import a\n__all__ = ['a', 'a']", "a is offered twice"),
    (house.front_door, "__init__", "if TYPE_CHECKING:\n    from x import a\n__all__ = []", "a is brought in and not"),
]


@pytest.mark.parametrize(
    ("checker", "room", "text", "complaint"), BROKEN, ids=[f"{case[0].__name__}-{i}" for i, case in enumerate(BROKEN)]
)
def test_a_broken_rule_of_the_house_is_seen(
    checker: Callable[[Module], list[str]], room: str, text: str, complaint: str
) -> None:
    assert complaint in "\n".join(checker(Module(f"functionering.{room}", text)))


@pytest.mark.parametrize(
    ("checker", "room", "text"),
    [
        (house.reading_order, "topic", "from functionering.party import Party\nimport functionering.topic"),
        (
            house.reading_order,
            "days.term",
            "from functionering.errors import Fault\nfrom functionering.days.unit import Unit",
        ),
        (
            house.outside_packages,
            "schedule.next_due",
            "from dateutil.relativedelta import relativedelta\nimport attrs, re",
        ),
        (house.clocks, "topic", "from datetime import time\n\ndef is_due(today): return today"),
        (house.clocks, "cli.progress", "import time\nbegan = time.monotonic()"),
        (house.roles, "profile", "label = 'medewerker'"),
        (house.roles, "rules.joint", "for party in Party: both[party.other]"),
        (house.undocumented, "topic", '"""A room."""\ndef _own(): pass'),
        (house.front_door, "__init__", "from x import a as b\nfrom y import _c\n__all__ = ['b']"),
    ],
)
def test_what_the_house_allows_is_left_alone(checker: Callable[[Module], list[str]], room: str, text: str) -> None:
    assert checker(Module(f"functionering.{room}", text)) == []


def test_a_circle_is_seen() -> None:
    one = Module("functionering.rules.one", "from functionering.rules.two import b")
    two = Module("functionering.rules.two", "from functionering.rules import one")
    assert house.circles((one, two)) == [
        "functionering.rules.one uses functionering.rules.two uses functionering.rules.one"
    ]
    assert house.circles((one, Module("functionering.rules.two", ""))) == []


@pytest.mark.parametrize("line", ["see /ho" + "me/anna/x", "open('/t" + "mp/x')", "as DES" + "IGN.md says"])
def test_a_machine_path_and_an_unshipped_paper_are_seen(line: str) -> None:
    assert len(house.places("a file", f"fine\n{line}")) == 1
    assert house.places("a file", "https://example.org/home/page and /topics/2 and MANUAL.md") == []
