"""The page of Python names, made from the source alone: nothing is imported, so it is the same on every Python."""

import ast
import functools
import inspect
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple, cast

SOURCE = Path(__file__).resolve().parent.parent / "src"

ROOMS = ("rules", "steps", "schedule", "planning", "calendar", "views", "strategies")

PAGE = """# Python names

This page is made from the source. What a name means stands in its docstring: `help(functionering.check)` shows all of
it, with units, bounds and what is raised; here is its beginning.

Types, and the verbs for a whole record, come from the front door; a room holds the rest. Arguments after `*` are given
by name. The members of an enumeration are its values in capitals: `Phase.INVITATION`. The fields of the classes of the
format are the keys of the record, [object by object](format-objects.md); what may stand in a `Text`, a `Name`, an `Id`
and the like is told [there](format-objects.md#kinds-of-values).

What is said to people is Dutch, unless another `lang` is given: anything but `"nl"` gives English. What is for
developers, `str` of an error and the property `message` of a fault or an explanation, is English.

## The front door: `functionering`

{front}
"""

STEPS_NOTE = (
    "Every step is made with the fields `by` (which side), `at` (when), `person` (who, where a side is several people) "
    "and those that are shown here. [One table](stages.md) says at which stage each is possible."
)


LONGEST = 240
"""The most characters of a signature of a class of the format; of longer ones what has to be given is shown."""


class Definition(NamedTuple):
    """Where a name is defined: its module, the statement, and the statement after it (a docstring, for a constant)."""

    module: str
    node: ast.stmt
    after: ast.stmt | None


def page() -> str:
    """The page."""
    rooms = [_room(name) for name in ROOMS]
    return PAGE.format(front=_listed("functionering", level=3)) + "\n" + "\n\n".join(rooms) + "\n"


def _room(name: str) -> str:
    module = f"functionering.{name}"
    tree = _tree(module)
    about = inspect.cleandoc(ast.get_docstring(tree) or "").split("\n\n")[0]
    known = {each for _, each in public("functionering")}
    also = [each for _, each in public(module) if each in known and _is_same(each, module)]
    front = ["Also from the front door: " + ", ".join(f"`{each}`" for each in also) + "."] if also else []
    notes = [STEPS_NOTE] if name == "steps" else []
    return "\n\n".join([f"## `{module}`", about, *notes, *front, _listed(module, level=3, without=tuple(also))])


def _is_same(name: str, module: str) -> bool:
    here, front = find(module, name), find("functionering", name)
    return (here.module, here.node.lineno) == (front.module, front.node.lineno)


def _listed(module: str, *, level: int, without: tuple[str, ...] = ()) -> str:
    lines: list[str] = []
    shown = ""
    for group, name in public(module):
        if name in without:
            continue
        if group not in ("", shown):
            shown = group
            lines += ["", f"{'#' * level} {group[0].upper()}{group[1:]}", ""]
        lines += entry(module, name)
    return "\n".join(lines).strip("\n")


def public(module: str) -> Iterator[tuple[str, str]]:
    """The public names of a module with the comment that heads their group, in its order."""
    path = _path(module)
    inside, group = False, ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("__all__"):
            inside = not line.rstrip().endswith(("]", ")"))
            for name in re.findall(r'"(\w+)"', line):
                yield "", name
        elif inside and line[:1] in ("]", ")"):
            return
        elif inside and line.strip().startswith("#"):
            group = line.strip(" #")
        elif inside:
            for name in re.findall(r'"(\w+)"', line):
                yield group, name


def entry(module: str, name: str) -> list[str]:
    """The lines of one name: its signature, its meaning, and what can be asked of it."""
    found = find(module, name)
    node = found.node
    if isinstance(node, ast.FunctionDef):
        return [f"- `{name}{signature(node)}`:", f"  {beginning(node)}"]
    if isinstance(node, ast.ClassDef):
        return [f"- `{name}{_made_with(found)}`:", f"  {_choices(node)}{beginning(node)}", *_members(node)]
    return [f"- `{name}`:", f"  {_constant(found)}"]


def signature(node: ast.FunctionDef, *, bound: bool = False) -> str:
    """The signature as it stands in the source, without `self`, and without what Hypothesis fills in itself."""
    arguments, returns = node.args, node.returns
    if _is_decorated(node, "st.composite"):
        arguments = _without_first(arguments)
        returns = ast.parse(f"st.SearchStrategy[{ast.unparse(node.returns or ast.Constant(None))}]", mode="eval").body
    elif bound:
        arguments = _without_first(arguments)
    arrow = "" if returns is None else f" -> {_annotation(returns)}"
    return f"({ast.unparse(_Unquoted().visit(arguments))}){arrow}"


def _without_first(arguments: ast.arguments) -> ast.arguments:
    copy = deepcopy(arguments)
    del (copy.posonlyargs or copy.args)[0]
    return copy


class _Unquoted(ast.NodeTransformer):
    """Annotations that are written as text, because their class is not there yet, as what they say."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        if node.annotation is None:
            return node
        return ast.arg(arg=node.arg, annotation=ast.parse(_annotation(node.annotation), mode="eval").body)


def _annotation(node: ast.expr) -> str:
    """An annotation without quotes: it holds no text of its own."""
    return ast.unparse(node).replace("'", "")


def _is_decorated(node: ast.FunctionDef | ast.ClassDef, *names: str) -> bool:
    return any(ast.unparse(each).split("(")[0] in names for each in node.decorator_list)


def beginning(node: ast.FunctionDef | ast.ClassDef) -> str:
    """The first paragraph of a docstring, as one line, up to what is raised."""
    return _first(ast.get_docstring(node) or "")


def _first(text: str) -> str:
    whole = " ".join(inspect.cleandoc(text).split("\n\n")[0].split())
    return re.sub(r"\s*(Raises|Sources?): .*", "", whole, flags=re.IGNORECASE)


def _made_with(found: Definition) -> str:
    node = cast("ast.ClassDef", found.node)
    made = next((each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"), None)
    if made is not None:
        return re.sub(r" -> None$", "", signature(made, bound=True))
    if not _is_decorated(node, "record", "attrs.frozen", "attrs.define"):
        return ""
    fields = list(_all_fields(found))
    if not fields:
        return "()"
    by_name = (
        "*, "
        if any(ast.unparse(each) == "record" or "kw_only=True" in ast.unparse(each) for each in node.decorator_list)
        else ""
    )
    whole = f"({by_name}{', '.join(fields)})"
    if len(whole) <= LONGEST or not _is_decorated(node, "record"):
        return whole
    return f"({by_name}{', '.join([*(each for each in fields if ' = ' not in each), '...'])})"


def _choices(node: ast.ClassDef) -> str:
    if not any(ast.unparse(base) == "StrEnum" for base in node.bases):
        return ""
    values = [each.value for each in node.body if isinstance(each, ast.Assign)]
    return "one of " + ", ".join(f"`{ast.literal_eval(each)}`" for each in values) + ". "


def _all_fields(found: Definition) -> Iterator[str]:
    """The fields of a class, those that it has from others first; what every step has is told above them all."""
    node = cast("ast.ClassDef", found.node)
    for each in node.bases:
        base = _ours(found.module, ast.unparse(each))
        if base is not None and ast.unparse(each) != "Step":
            yield from _all_fields(base)
    yield from _fields(node)


def _ours(module: str, name: str) -> Definition | None:
    """The class of that name in a module, if it is one of the package."""
    try:
        found = find(module, name)
    except (LookupError, FileNotFoundError):
        # It comes with Python, or from elsewhere.
        return None
    return found if isinstance(found.node, ast.ClassDef) else None


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and not ast.unparse(each.annotation).startswith("ClassVar"):
            yield f"{ast.unparse(each.target).lstrip('_')}: {_annotation(each.annotation)}{_default(each.value)}"


def _default(value: ast.expr | None) -> str:
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "attrs.field":
        given = {each.arg: each.value for each in value.keywords}
        return f" = {ast.unparse(given['default'])}" if "default" in given else ""
    return "" if value is None else f" = {ast.unparse(value)}"


def _members(node: ast.ClassDef) -> Iterator[str]:
    if any(ast.unparse(base) == "Step" for base in node.bases) or node.name == "Step":
        return
    for each in node.body:
        if not isinstance(each, ast.FunctionDef) or each.name.startswith("_") or not ast.get_docstring(each):
            continue
        shown = f".{each.name}" + ("" if _is_decorated(each, "property") else signature(each, bound=True))
        yield f"  - `{shown}`: {beginning(each)}"


def _constant(found: Definition) -> str:
    """What a constant means; its value, where only the source of that is told."""
    after, said = found.after, ""
    if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
        said = _first(after.value.value)
    value = found.node.value if isinstance(found.node, ast.Assign | ast.AnnAssign) else None
    return said if said or value is None else f"`{ast.unparse(value)}`"


@functools.cache
def find(module: str, name: str) -> Definition:
    """Where a public name of a module is defined."""
    body = list(_statements(_tree(module).body))
    for node, after in body:
        if name in _names(node):
            return Definition(module, node, after)
    for node, _ in body:
        if isinstance(node, ast.ImportFrom) and any((each.asname or each.name) == name for each in node.names):
            origin = next(each.name for each in node.names if (each.asname or each.name) == name)
            return find(str(node.module), origin)
    raise LookupError(f"{module}.{name}")


def _statements(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, ast.stmt | None]]:
    for node, after in zip(body, [*body[1:], None], strict=True):
        yield node, after
        if isinstance(node, ast.If):
            yield from _statements(node.body)


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []


@functools.cache
def _tree(module: str) -> ast.Module:
    return ast.parse(_path(module).read_text("utf-8"))


def _path(module: str) -> Path:
    folder = SOURCE.joinpath(*module.split("."))
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
