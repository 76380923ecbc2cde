"""The pages of the documentation, and the blocks of code in them."""

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(r"^```(?P<kind>[a-z]+)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """One fenced block: its language, its text, and the line on which the text begins."""

    kind: str
    code: str
    line: int


def pages() -> tuple[Path, ...]:
    """The README and all pages of the documentation."""
    found = (path for path in sorted((CHECKOUT / "docs").rglob("*.md")) if "_build" not in path.parts)
    return (CHECKOUT / "README.md", *found)


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for match in BLOCK.finditer(text):
        yield Block(match["kind"], match["code"], text.count("\n", 0, match.start("code")) + 1)


def run(text: str, name: str) -> int:
    """Run the Python of a page as one program, in order; `>>>` blocks as doctests. How many blocks were run.

    Raises whatever the page's code raises, with the line of the page.
    """
    space: dict[str, object] = {"__name__": name}
    count = 0
    for block in blocks(text):
        if block.kind != "python":
            continue
        count += 1
        if block.code.lstrip().startswith(">>>"):
            test = doctest.DocTestParser().get_doctest(block.code, space, name, name, block.line)
            doctest.DebugRunner(optionflags=doctest.ELLIPSIS).run(test, clear_globs=False)
            space = test.globs
        else:
            exec(compile("\n" * (block.line - 1) + block.code, name, "exec"), space)  # noqa: S102 -- the page is ours
    return count


def commands(text: str) -> Iterator[tuple[list[str], str]]:
    """The `$ functionering ...` lines in the console blocks of a page: their words, and the output that is shown."""
    for block in blocks(text):
        if block.kind == "console":
            for command in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
                line, _, output = command.partition("\n")
                yield shlex.split(line), output


def typed(words: list[str], given: str = "") -> subprocess.CompletedProcess[str]:
    """What the command line answers, typed in the folder of the example records; `|` hands one output to the next."""
    first, rest = (words[: words.index("|")], words[words.index("|") + 1 :]) if "|" in words else (words, [])
    done = subprocess.run(
        [sys.executable, "-m", *first],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=given,
        cwd=str(files("functionering") / "examples"),
    )
    return typed(rest, done.stdout) if rest else done


def shows(expected: str, output: str) -> bool:
    """Whether the output is what the page shows, where a line of dots stands for any lines."""
    pattern = ".*".join(re.escape(part.strip("\n")) for part in re.split(r"^\.\.\.$", expected, flags=re.MULTILINE))
    return expected == "" or re.fullmatch(pattern, output.strip("\n"), re.DOTALL) is not None
