"""Laws 1 and 5 for views: swapping the sides swaps what they see, and a view reads back as it was written."""

from hypothesis import given

from functionering import Conversation, Party, mirror, view
from functionering.strategies import conversations
from functionering.views import dumps_view, read_view


def viewers(c: Conversation) -> list[str]:
    people = [each.id for side in c.parties.values() for each in side]
    return [*Party, "file", *people, *(each.id for each in c.attendees)]


@given(conversations())
def test_the_mirrored_record_shows_each_viewer_the_mirrored_view(c: Conversation) -> None:
    mirrored = mirror(c)
    for viewer in viewers(c):
        swapped = viewer.other if isinstance(viewer, Party) else viewer
        assert view(mirrored, swapped) == view(c, viewer).mirrored()


@given(conversations())
def test_every_view_reads_back(c: Conversation) -> None:
    for viewer in viewers(c):
        seen = view(c, viewer)
        assert read_view(dumps_view(seen)) == seen
