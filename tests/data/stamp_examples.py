"""Stamp the shipped examples: true digests in every one, and one layout for all.

Run `python tests/data/stamp_examples.py` after changing an example. A signature given before the last reopening belongs
to the edition that stood then: it carries the seal of that, and is stale now, as it should be. What is refused has no
seal: its digests stay zeros.
"""

import json
import pathlib
from collections.abc import Iterator
from typing import Any

from functionering import reading
from functionering.conversation import Conversation
from functionering.digest import Stamp, seal
from functionering.record import evolve
from functionering.stamping import restamp

ROOT = pathlib.Path(__file__).parents[2]
EXAMPLES = ROOT / "src" / "functionering" / "examples"
PEERS = ROOT / "tests" / "data" / "peers"
WIDTH = 120
ZERO = "sha256:" + "0" * 64


def documents() -> Iterator[pathlib.Path]:
    """Every document that has a seal: the accepted examples, and the readable records of other systems."""
    yield from sorted(EXAMPLES.glob("*.json"))
    yield from sorted(path for path in PEERS.glob("*.json") if path.name != "expected.json")


def stamped(c: Conversation) -> Conversation:
    """The same record with true digests; a statement without a seal of its own speaks of the present one."""
    reopened = max((each.at for each in c.reopenings), default=None)
    earlier = seal(_first_edition(c)) if reopened is not None else ""

    def choose(stamp: Stamp) -> str:
        is_old = reopened is not None and stamp.at < reopened and stamp.kind in ("signature", "statement")
        return earlier if is_old else stamp.true

    current = restamp(c, choose)
    present = seal(current)
    statements = current.statements.map(
        lambda side: tuple(evolve(each, on=present) if each.on == ZERO else each for each in side)
    )
    return restamp(evolve(current, statements=statements), choose)


def _first_edition(c: Conversation) -> Conversation:
    # How the document stood before it was reopened: the sealed parts of it that came later are the later editions.
    kept = c.report.editions[: c.reopenings[-1].edition]
    return restamp(evolve(c, report=evolve(c.report, editions=kept)))


def neat(value: Any, indent: int = 0, column: int = 0, tail: int = 1) -> str:
    """JSON in lines of at most `WIDTH` characters, as far as the texts allow: what fits on one line stands on one.

    `column` is where it begins on its line, `tail` how many characters follow its end there.
    """
    flat = _flat(value)
    if not isinstance(value, dict | list) or not value or column + len(flat) + tail <= WIDTH:
        return flat
    items = [(f"{_flat(k)}: ", v) for k, v in value.items()] if isinstance(value, dict) else [("", v) for v in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    done, pad = opening, " " * (indent + 1)
    for n, (key, each) in enumerate(items):
        after = tail + 1 if n == len(items) - 1 else 1
        here = len(done.rsplit("\n", 1)[-1]) + (0 if "\n" in done else column)
        if n and here + 2 + len(key) + len(_flat(each)) + after <= WIDTH:
            done += ", " + key + _flat(each)
        else:
            lead = f",\n{pad}{key}" if n else key
            begin = indent + 1 + len(key) if n else here + len(key)
            done += lead + neat(each, indent + 1, begin, after)
    return done + closing


def _flat(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Stamp and lay out every document in place."""
    for path in documents():
        found = reading.read(path.read_bytes())
        if found.conversation is not None:
            path.write_text(neat(reading.to_dict(stamped(found.conversation))) + "\n", encoding="utf-8")
        elif path.parent == EXAMPLES:
            raise SystemExit(f"{path.name}: {found.errors}")
    for path in sorted((EXAMPLES / "refused").glob("*.json")):
        path.write_text(neat(json.loads(path.read_text(encoding="utf-8"))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
