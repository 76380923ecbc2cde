"""The diagram of stages: it shows every move, and its words stand apart."""

import re
from itertools import combinations, product

import stages_diagram
from functionering.stages import Stage

TEXT = re.compile(r'<text x="(\d+)" y="(\d+)" text-anchor="(start|end)"[^>]*>([^<]+)</text>')
HIGH = stages_diagram.FONT


def words() -> list[tuple[int, int, int, str]]:
    """The names of steps in the diagram: from where, to where, how low, and what."""
    found: list[tuple[int, int, int, str]] = []
    for x, y, anchor, text in TEXT.findall(stages_diagram.svg()):
        wide, at = stages_diagram.LETTER * len(text), int(x)
        found.append((at, at + wide, int(y), text) if anchor == "start" else (at - wide, at, int(y), text))
    return found


def test_every_move_but_those_to_cancelled_is_on_a_way_and_no_other_is() -> None:
    drawn = {(move, way.names) for way in stages_diagram.ways() for move in product(way.starts, way.ends)}
    assert drawn == {item for item in stages_diagram.moves().items() if item[0][1] is not Stage.CANCELLED}


def test_ways_in_one_lane_do_not_stand_beside_each_other() -> None:
    for side in stages_diagram.Picture().sides.values():
        for lane in side:
            for one, other in combinations(lane, 2):
                assert not set(one.rows) & set(other.rows)


def test_no_two_names_stand_on_each_other_and_all_stand_within_the_picture() -> None:
    found = words()
    assert len(found) == sum(len(way.names) for way in stages_diagram.ways())
    for (left, right, y, _), (other_left, other_right, other_y, _) in combinations(found, 2):
        assert right <= other_left or other_right <= left or abs(y - other_y) >= HIGH
    wide = stages_diagram.Picture().wide
    assert all(left >= 0 and right <= wide for left, right, _, _ in found)


def test_no_name_stands_where_a_line_goes_across() -> None:
    across = [int(y) for y in re.findall(r"M\d+ (\d+)H", stages_diagram.svg())]
    for _, _, y, text in words():
        assert all(not y - HIGH < line < y + 2 for line in across), text
