"""The pages that are made from the package: `python docs/made.py` writes them anew.

They are committed, so that they can be read without building anything; a test compares them with what this makes.
"""

import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

DOCS = Path(__file__).resolve().parent


def smallest() -> str:
    """The smallest closed record without findings, as it ships."""
    record = (files("functionering") / "examples" / "smallest.json").read_text("utf-8").strip()
    return f"""# A smallest record

A record of a plain good talk, closed, on which there is no finding, in {len(record.splitlines())} lines. It ships as
`src/functionering/examples/smallest.json`; the people are invented. [The tutorial](../tutorial/one-conversation.md)
reads it with you.

```json
{record}
```
"""


PAGES: Mapping[str, Callable[[], str]] = {"reference/smallest.md": smallest}


if __name__ == "__main__":
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), "utf-8")
        sys.stdout.write(f"docs/{name}\n")
