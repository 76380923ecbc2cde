"""What is talked about: topics, the problems in them, and the solutions that both devise."""

import pytest
from model import AT, faults, the_fault

from functionering.errors import fault
from functionering.themes import About, Group
from functionering.topic import Position, Topic


def topic(about: About = About.EMPLOYEE, theme: str = "career", group: Group | None = None) -> Topic:
    return Topic(id="t", theme=theme, group=group, title="Toekomst", about=about)


@pytest.mark.parametrize(
    ("about", "work", "collaboration", "leadership"),
    [
        (About.EMPLOYEE, True, False, False),
        (About.WORK, True, False, False),
        (About.ORGANISATION, True, False, False),
        (About.COLLABORATION, False, True, False),
        (About.MANAGER, False, True, True),
    ],
)
def test_a_topic_is_on_the_work_or_on_the_collaboration(
    about: About, work: bool, collaboration: bool, leadership: bool
) -> None:
    each = topic(about)
    assert (each.is_about_work, each.is_about_collaboration, each.is_about_leadership) == (
        work,
        collaboration,
        leadership,
    )


def test_a_topic_touches_its_own_group_or_that_of_its_theme() -> None:
    assert topic(theme="career").touches is Group.FUTURE
    assert topic(theme="career", group=Group.EXPERIENCE).touches is Group.EXPERIENCE
    assert topic(theme="eigen_thema", group=Group.PROCESS).touches is Group.PROCESS
    assert topic(theme="eigen_thema").touches is None


def test_a_position_is_recognised_or_disputed_and_never_both() -> None:
    why = fault("value.impossible", why="position.one_form")
    assert the_fault(lambda: Position(at=AT)) == why
    assert the_fault(lambda: Position(recognised=True, disputed="Nee.", at=AT)) == why
    assert Position(disputed="Nee.", at=AT).recognised is None
    assert faults(lambda: Position(disputed="", at=AT)) == [("text.empty", "/disputed")]
