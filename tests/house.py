"""The rules of the house, as functions from the text of a module to complaints about it.

Nothing here imports the package: the text is read with `ast`. `tests/unit/test_house.py` turns these on the package,
and on small bad sources, so that each is seen to fail.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard

PACKAGE = "functionering"
CHECKOUT = Path(__file__).resolve().parent.parent
SOURCE = CHECKOUT / "src" / PACKAGE

# The reading order, which is the order of dependency and of the documentation: a room uses only rooms in lines above
# its own. Rooms in one line are siblings and do not use each other. A package (days, rules) is one room.
READING_ORDER: tuple[tuple[str, ...], ...] = (
    ("planning_faults",),
    ("faults", "reasons", "labels"),
    ("errors",),
    ("text", "days", "canonical", "judgement_words"),
    ("walltime", "judgement"),
    ("party", "plain_data"),
    ("record", "json_text"),
    ("writing", "doors"),
    ("words", "themes"),
    ("extensions",),
    ("agreement", "report", "occasion"),
    ("topic",),
    ("references",),
    ("conversation",),
    ("drafts", "structuring"),
    ("papers",),
    ("digest", "reading"),
    ("amendments", "unsealed", "stamping"),
    ("mirroring",),
    ("profile", "regimes"),
    ("stages",),
    ("voice",),
    ("views",),
    ("receipts",),
    ("steps",),
    ("history", "merging"),
    ("schedule",),
    ("track",),
    ("rules",),
    ("planning",),
    ("calendar",),
    ("examples",),
    ("strategies",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, siblings in enumerate(READING_ORDER) for room in siblings}

# Rooms that must make sense alone, and the few that they may use.
ALONE: dict[str, set[str]] = {"days": {"errors"}}

EVERYWHERE = set(READING_ORDER[0]).union(*READING_ORDER)
COMMAND_LINE = {"cli", "__main__"}

# Packages from outside, and the rooms that they are let into.
OUTSIDE = {
    "attrs": EVERYWHERE,
    "cattrs": {"structuring"},
    "dateutil": {"days", "schedule"},
    "icalendar": {"calendar"},
    "hypothesis": {"strategies"},
    "rich": COMMAND_LINE,
}

# The standard library that a model without clock, disk, network or chance needs; what touches the world has its room.
PURE = """
    __future__ abc base64 bisect collections contextlib datetime decimal enum fractions functools graphlib hashlib heapq
    hmac itertools json math operator re string textwrap types typing unicodedata uuid zoneinfo
"""
WORLDLY = "argparse csv io os pathlib shutil signal sys tempfile time"
STANDARD = {
    **dict.fromkeys(PURE.split(), EVERYWHERE),
    **dict.fromkeys(WORLDLY.split(), COMMAND_LINE),
    "calendar": {"days", "schedule"},  # monthrange: how many days a month has
    "inspect": {"errors", "record", "doors"},
    "importlib": {"__init__", "profile", "rules", "schedule", "examples", "calendar", *COMMAND_LINE},
    "tomllib": {"profile"},
}

CLOCKS = {
    *("now", "today", "utcnow", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "time_ns"),
    *("process_time", "localtime", "gmtime", "ctime", "getnow"),
}

# Rules hold both sides to the same: none may know which side it looks at.
ROLES = re.compile(
    r"employee|manager|medewerker|leidinggevende|werknemer|functionaris|supervisor|subordinate|ondergeschikte|\bchef\b|\bboss\b",
    re.IGNORECASE,
)

# Written with [/], so that this file does not complain about itself.
PLACES = re.compile(r"(?<![\w.~])[/](?:work|root|home|tmp|Users|opt)[/]\w|[A-Z]:[\\]{1,2}Users")
PAPERS = re.compile(r"\b(?:DESIGN|FORMAT|DOMAIN|SCHEDULING|STYLE|TRUST|ECOSYSTEM|SPEED)[.]md\b")

LONGEST = 300


class Module(NamedTuple):
    """One file of the package: its dotted name, and its text."""

    name: str
    text: str

    @property
    def room(self) -> str:
        """The first name below the package; the front door is `__init__`."""
        return self.name.split(".")[1] if "." in self.name else "__init__"

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


def package() -> tuple[Module, ...]:
    """All files of the package, in order of name."""
    found: list[Module] = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        dotted = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(dotted, path.read_text("utf-8")))
    return tuple(found)


def _imported(module: Module) -> Iterator[str]:
    """The dotted name of everything that the module imports, also inside functions; relative ones made absolute."""
    is_package = module.name.count(".") == 0 or (SOURCE.parent / Path(*module.name.split("."))).is_dir()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                parts = module.name.split(".")
                above = parts[: len(parts) - node.level + is_package]
                start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def _used_rooms(module: Module) -> Iterator[str]:
    for name in _imported(module):
        top, _, rest = name.partition(".")
        if top == PACKAGE:
            first = rest.split(".")[0]
            is_room = first in RANK or (SOURCE / f"{first}.py").exists() or (SOURCE / first).is_dir()
            yield first if is_room else "__init__"


def reading_order(module: Module) -> list[str]:
    """What the module uses that does not stand above it."""
    if module.room not in RANK:
        return [f"{module.room} has no place in READING_ORDER"]
    complaints: list[str] = []
    for used in _used_rooms(module):
        if used == module.room:
            continue
        if RANK.get(used, len(RANK)) >= RANK[module.room]:
            complaints.append(f"{module.name} uses {used}, which does not stand above it")
        alone = ALONE.get(module.room)
        if alone is not None and used not in alone:
            complaints.append(f"{module.name} uses {used}, and must make sense without it")
    return complaints


def circles(modules: tuple[Module, ...]) -> list[str]:
    """Files of one room that use each other in a circle."""
    names = {module.name for module in modules}
    uses: dict[str, set[str]] = {}
    for module in modules:
        whole = {name if name in names else name.rpartition(".")[0] for name in _imported(module)}
        uses[module.name] = (whole & names) - {module.name}
    done: set[str] = set()
    complaints: list[str] = []

    def follow(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            complaints.append(" uses ".join((*path[path.index(name) :], name)))
        elif name not in done:
            for used in sorted(uses[name]):
                follow(used, (*path, name))
            done.add(name)

    for name in sorted(names):
        follow(name, ())
    return complaints


def outside_packages(module: Module) -> list[str]:
    """Imports from outside the package that this room is not let."""
    complaints: list[str] = []
    for name in _imported(module):
        top = name.split(".")[0]
        if top == PACKAGE:
            continue
        rooms = (STANDARD if top in sys.stdlib_module_names else OUTSIDE).get(top, set[str]())
        if module.room not in rooms:
            complaints.append(f"{module.name} imports {top}, which is not let into {module.room}")
    return complaints


def clocks(module: Module) -> list[str]:
    """Places where the module reads a clock; only the command line may, to show progress."""
    if module.room in COMMAND_LINE:
        return []
    complaints = [
        f"{module.name}:{node.lineno} reads a clock: {node.attr}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]
    if any(name.split(".")[0] == "time" for name in _imported(module)):
        complaints.append(f"{module.name} imports a clock")
    return complaints


def _said(node: ast.AST) -> Iterator[str]:
    """Every name and string in one node of the tree."""
    for field in ("id", "attr", "arg", "name", "asname", "module"):
        value = getattr(node, field, None)
        if isinstance(value, str):
            yield value
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
        yield node.value if isinstance(node.value, str) else node.value.decode("latin-1")


def roles(module: Module) -> list[str]:
    """Names and strings in a rule that tell one side from the other."""
    return [
        f"{module.name}:{getattr(node, 'lineno', '?')} names a role"
        for node in ast.walk(module.tree)
        for word in _said(node)
        if module.room == "rules" and ROLES.search(word)
    ]


def guards(module: Module) -> list[str]:
    """`assert`, which `python -O` leaves out, and comments that hide a line from coverage."""
    found = [f"{module.name}:{node.lineno} asserts" for node in ast.walk(module.tree) if isinstance(node, ast.Assert)]
    hidden = [
        f"{module.name}:{number} hides from coverage"
        for number, line in enumerate(module.text.splitlines(), 1)
        if re.search(r"#\s*pragma:\s*no\s*(?:cover|branch)", line)
    ]
    return found + hidden


def places(name: str, text: str) -> list[str]:
    """Paths of somebody's machine, and papers that are not shipped."""
    return [
        f"{name}:{number} names {what}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in (("a place on a machine", PLACES), ("a paper that is not shipped", PAPERS))
        if pattern.search(line)
    ]


def length(module: Module) -> int:
    """How many lines the file has."""
    return len(module.text.splitlines())


def _is_public(node: ast.stmt) -> TypeGuard[ast.ClassDef | ast.FunctionDef]:
    if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name.startswith("_"):
        return False
    return not any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)


def undocumented(module: Module) -> list[str]:
    """Public modules, classes, functions and methods without a docstring."""
    complaints: list[str] = []

    def look(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> None:
        if not ast.get_docstring(node):
            complaints.append(f"{name} has no docstring")
        if isinstance(node, ast.Module | ast.ClassDef):
            for child in filter(_is_public, node.body):
                look(child, f"{name}.{child.name}")

    look(module.tree, module.name)
    return complaints


def front_door(module: Module) -> list[str]:
    """Whether `__all__` is exactly what the front door lets in, each name once."""
    offered: list[str] = []
    brought: list[str] = []
    body = list(module.tree.body)
    for node in body:
        if isinstance(node, ast.If):  # `if TYPE_CHECKING:`, for names that are fetched when they are asked for
            body.extend(node.body)
        elif isinstance(node, ast.ImportFrom):
            brought.extend(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            brought.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            names = [target.id for target in ast.walk(node) if isinstance(target, ast.Name)]
            if names[0] == "__all__" and node.value is not None:
                offered = list(ast.literal_eval(node.value))
            elif isinstance(node, ast.Assign):
                brought.append(names[0])
    public = {name for name in brought if not name.startswith("_")} - {"TYPE_CHECKING", "Any", "import_module"}
    return [
        *(f"{name} is offered twice" for name in sorted({one for one in offered if offered.count(one) > 1})),
        *(f"{name} is brought in and not offered" for name in sorted(public - set(offered))),
        *(f"{name} is offered and not there" for name in sorted(set(offered) - public - {"__version__"})),
    ]
