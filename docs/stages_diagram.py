"""The diagram of stages, drawn from the table of steps: forward on the right, back on the left.

Moves by the same steps share one line: from all the stages that they leave, to all that they lead to. Lines run up and
down in lanes beside the stages, and what they are called stands between two stages, where no line goes across.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import accumulate
from typing import NamedTuple

from functionering.stages import Stage
from functionering.steps import BY_TIME, TABLE

STAGES: tuple[Stage, ...] = tuple(stage for stage in Stage if stage is not Stage.CANCELLED)
WIDTH, MARGIN, FIRST_LANE, BEND, APART = 130, 16, 34, 9, 15
FONT, LETTER, LINE = 16, 8, 20


class Way(NamedTuple):
    """The steps that lead from each of some stages to each of others, all forward or all back."""

    names: tuple[str, ...]
    starts: tuple[Stage, ...]
    ends: tuple[Stage, ...]

    @property
    def down(self) -> bool:
        """Whether they lead forward."""
        return self.ends[0].rank > self.starts[0].rank

    @property
    def rows(self) -> range:
        """The rows of stages below which they pass."""
        ranks = [each.rank for each in (*self.starts, *self.ends)]
        return range(min(ranks), max(ranks))

    @property
    def gap(self) -> int:
        """The row below which the names stand: between the stages that are left and those that are reached."""
        return max(each.rank for each in (self.starts if self.down else self.ends))


def moves() -> Mapping[tuple[Stage, Stage], tuple[str, ...]]:
    """What leads from one stage to another, in the order of the stages: names of steps, and the passing of time."""
    found: dict[tuple[Stage, Stage], list[str]] = {}
    for entry in TABLE:
        for move in entry.moves:
            found.setdefault(move, []).append(entry.kind)
    for move in BY_TIME:
        found.setdefault(move, []).append("(time)")
    ordered = sorted(found, key=lambda move: (move[0].rank, move[1].rank))
    return {move: tuple(found[move]) for move in ordered}


def ways() -> list[Way]:
    """The moves, those of the same steps together; what only leads to a talk that does not take place is left out."""
    sources: dict[tuple[tuple[str, ...], bool, Stage], list[Stage]] = {}
    for (start, end), names in moves().items():
        if end is not Stage.CANCELLED:
            sources.setdefault((names, end.rank > start.rank, end), []).append(start)
    targets: dict[tuple[tuple[str, ...], bool, tuple[Stage, ...]], list[Stage]] = {}
    for (names, down, end), starts in sources.items():
        targets.setdefault((names, down, tuple(starts)), []).append(end)
    return [Way(names, starts, tuple(ends)) for (names, _, starts), ends in targets.items()]


def lanes(side: Sequence[Way]) -> list[list[Way]]:
    """The ways of one side in as few lanes as can be, short ones within; no two stand beside each other in a lane."""
    passing = Counter(row for way in side for row in way.rows)
    found: list[list[Way]] = [[] for _ in range(max(passing.values()))]
    for way in sorted(side, key=lambda each: (-len(each.rows), each.rows.start)):
        fitting = min(len(way.rows), len(found)) - 1
        free = [number for number, lane in enumerate(found) if not any(set(way.rows) & set(each.rows) for each in lane)]
        found[min(free, key=lambda number: (abs(number - fitting), -number))].append(way)
    return found


class Picture:
    """Where everything stands."""

    def __init__(self) -> None:
        self.sides = {down: lanes([way for way in ways() if way.down is down]) for down in (True, False)}
        rooms = {down: [_room(lane) for lane in side] for down, side in self.sides.items()}
        self.left = MARGIN + FIRST_LANE + sum(rooms[False])
        self.lane_x = {
            False: [self.left - FIRST_LANE - each for each in accumulate([0, *rooms[False]])],
            True: [self.left + WIDTH + FIRST_LANE + each for each in accumulate([0, *rooms[True]])],
        }
        self.wide = self.lane_x[True][-1] + MARGIN
        self.at = {(stage, down): self._attached(stage, down=down) for stage in STAGES for down in (True, False)}
        self.heights = [
            max(2 + max(len(self.at[stage, down]) for down in (True, False)), 3) * APART for stage in STAGES
        ]
        lines = Counter[int]()
        for way in ways():
            lines[way.gap] = max(lines[way.gap], len(way.names))
        self.gaps = [max(LINE * lines[row], LINE // 2) + LINE for row in range(len(STAGES))]
        steps = (height + gap for height, gap in zip(self.heights, self.gaps, strict=True))
        self.tops = [MARGIN + each for each in accumulate(steps, initial=0)]
        self.high = self.tops[-1] - self.gaps[-1] + MARGIN

    def _attached(self, stage: Stage, *, down: bool) -> Sequence[Way]:
        """The ways at one side of a stage from top to bottom, in the order in which they cross each other least."""
        here: list[tuple[int, int, Way]] = []
        for number, lane in enumerate(self.sides[down]):
            for way in lane:
                if stage in (*way.starts, *way.ends):
                    up, under = stage.rank > way.rows.start, stage.rank < way.rows.stop
                    here.append((under - up, -number if under else number, way))
        return [way for _, _, way in sorted(here, key=lambda each: each[:2])]

    def y(self, stage: Stage, way: Way) -> int:
        """How high a way leaves or reaches a stage."""
        attached = self.at[stage, way.down]
        free = self.heights[stage.rank] - APART * (len(attached) - 1)
        return self.tops[stage.rank] + free // 2 + APART * attached.index(way)

    def box(self, stage: Stage) -> Iterator[str]:
        """A stage."""
        top, high = self.tops[stage.rank], self.heights[stage.rank]
        size = f'x="{self.left}" y="{top}" width="{WIDTH}" height="{high}"'
        yield f'<rect {size} rx="6" fill="#eef3f8" stroke="#33566e"/>'
        place = f'x="{self.left + WIDTH // 2}" y="{top + high // 2 + 6}" text-anchor="middle"'
        yield f'<text {place} font-size="{FONT + 1}" font-weight="bold">{stage}</text>'

    def way(self, way: Way, x: int) -> Iterator[str]:
        """The line of a way, from the stages it leaves to those it leads to, and its names beside it."""
        edge, out = (self.left + WIDTH, 1) if way.down else (self.left, -1)
        on = BEND if way.down else -BEND
        near, heights = x - out * BEND, [self.y(each, way) for each in (*way.starts, *way.ends)]
        first, last = (min(heights), max(heights)) if way.down else (max(heights), min(heights))
        line = [f"M{x} {first + on}V{last - on}"]
        line += [f"M{edge} {y}H{near}Q{x} {y} {x} {y + on}" for y in (self.y(each, way) for each in way.starts)]
        yield f'<path d="{"".join(line)}"/>'
        for y in (self.y(each, way) for each in way.ends):
            yield f'<path d="M{x} {y - on}Q{x} {y} {near} {y}H{edge}" marker-end="url(#to)"/>'
        middle = self.tops[way.gap] + self.heights[way.gap] + self.gaps[way.gap] // 2
        top = middle - LINE * (len(way.names) - 1) // 2 + FONT // 3
        for number, name in enumerate(way.names):
            place = f'x="{x + out * 7}" y="{top + LINE * number}" text-anchor="{"start" if way.down else "end"}"'
            yield f'<text {place} fill="#16222c" stroke="none">{escape(name)}</text>'


def _room(lane: Iterable[Way]) -> int:
    return MARGIN + BEND + LETTER * max(len(name) for way in lane for name in way.names)


def svg() -> str:
    """The diagram as SVG."""
    picture = Picture()
    size = f'viewBox="0 0 {picture.wide} {picture.high}" width="{picture.wide}"'
    drawn = [
        line
        for down, side in picture.sides.items()
        for lane, x in zip(side, picture.lane_x[down], strict=False)
        for way in lane
        for line in picture.way(way, x)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f'<g font-family="sans-serif" font-size="{FONT}">',
            "<title>The stages of a conversation and the steps between them</title>",
            '<marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
            '<path d="M0 0 8 4 0 8z" fill="#33566e"/></marker>',
            f'<rect width="{picture.wide}" height="{picture.high}" fill="#fff"/>',
            '<g fill="none" stroke="#5c7385" stroke-width="1.5">',
            *drawn,
            "</g>",
            *(line for stage in STAGES for line in picture.box(stage)),
            "</g></svg>",
            "",
        ]
    )
