"""The diagram of stages, drawn from the table of steps: forward on the right, back on the left."""

from collections.abc import Iterator, Mapping
from html import escape

from functionering.stages import Stage
from functionering.steps import BY_TIME, TABLE

STAGES = tuple(stage for stage in Stage if stage is not Stage.CANCELLED)
ROW, LANE, WIDTH, HEIGHT, LEFT = 92, 125, 120, 32, 470


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


def svg() -> str:
    """The diagram as SVG."""
    wide, high = LEFT + WIDTH + 6 * LANE, ROW * len(STAGES)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" role="img">',
            '<g font-family="sans-serif" font-size="11">',
            "<title>The stages of a conversation and the steps between them</title>",
            '<marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
            '<path d="M0 0 8 4 0 8z"/></marker>',
            f'<rect width="{wide}" height="{high}" fill="#fff"/>',
            *(line for move, names in moves().items() if Stage.CANCELLED not in move for line in _arrow(move, names)),
            *(line for stage in STAGES for line in _box(stage)),
            "</g></svg>",
            "",
        ]
    )


def _middle(stage: Stage) -> int:
    return ROW // 2 + ROW * stage.rank


def _box(stage: Stage) -> Iterator[str]:
    top = _middle(stage) - HEIGHT // 2
    yield f'<rect x="{LEFT}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#eef3f8" stroke="#33566e"/>'
    yield f'<text x="{LEFT + WIDTH // 2}" y="{_middle(stage) + 4}" text-anchor="middle" font-size="13">{stage}</text>'


def _arrow(move: tuple[Stage, Stage], names: tuple[str, ...]) -> Iterator[str]:
    start, end = move
    down = end.rank > start.rank
    side, edge = (1, LEFT + WIDTH) if down else (-1, LEFT)
    far = edge + side * LANE * abs(end.rank - start.rank)
    # Arrows leave a box below its middle and reach one above it, so that going and coming stay apart.
    begin, stop = _middle(start) + (9 if down else -9), _middle(end) - (9 if down else -9)
    bend = edge + (far - edge) * 4 // 3
    yield f'<path d="M{edge} {begin} C{bend} {begin} {bend} {stop} {edge} {stop}" fill="none" stroke="#7d8fa0"'
    yield ' marker-end="url(#to)"/>'
    anchor = "start" if down else "end"
    height = (begin + stop) // 2 - 6 * (len(names) - 1) + 4
    for row, name in enumerate(names):
        place = f'x="{far + side * 4}" y="{height + 12 * row}" text-anchor="{anchor}"'
        yield f'<text {place} paint-order="stroke" stroke="#fff" stroke-width="3">{escape(name)}</text>'
