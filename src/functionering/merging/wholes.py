"""What is weighed as one whole (*geheel*): fields that taken from two versions would be a third, said by nobody.

No class of the model is named here: what belongs together is known by the names of the fields.
"""

from functools import cache
from typing import Any, Final, get_origin

import attrs

from functionering.merging.redaction import redacts
from functionering.party import Both

_SAID: Final = ("text", "why", "concurs", "declined", "redacted", "by", "named_by", "person", "at", "authors")
_ANSWERED: Final = ("adopted", "offered_at", "available_at")
_WHOLES: Final[tuple[tuple[str, ...], ...]] = (
    # Who said what and when, what was answered to it, and when a text was put before the other: nobody's words may end
    # up under another's name, and nothing that was not offered under the moment of what was.
    (*_SAID, *_ANSWERED),
    ("why", *_SAID),
    # What is proposed is assented to as it stands.
    ("what", "from_", "kind", "owner", "binds", "due", "check_on", "support", "from_solution"),
    # A topic is somebody's, under the title that they gave it.
    ("title", "theme", "group", "prompt", "about", "raised"),
    # A sitting ends, or is broken off, at one moment.
    ("end", "adjourned"),
    # Who is told of is told of by one side, at one moment.
    ("announced_at", "name", "side", "role", "speaks", "topics"),
    ("disclosed_at", "name", "function", "relation", "consulted_by"),
)
"""Each begins with the field by which a record shows that it has such a whole in it."""

ONCE_YES: Final = ("preparation_shared",)
"""A yes that may be given later, and is never taken back: whichever version has it, it was given."""


@cache
def whole_of(kind: Any) -> tuple[str, ...]:
    """The fields of a record that are weighed as one; none where each stands for itself."""
    names = {each.name for each in attrs.fields(kind)}
    found = next((whole for whole in _WHOLES if whole[0] in names), ())
    return tuple(dict.fromkeys(each for each in found if each in names))


def only(whole: Any, names: tuple[str, ...]) -> Any:
    """A record with nothing in it but those fields and what it cannot be without."""
    kind: Any = whole.__class__
    kept = {e.name: getattr(whole, e.name) for e in attrs.fields(kind) if e.name in names or e.default is attrs.NOTHING}
    return kind(**kept)


@cache
def is_divisible(kind: Any) -> bool:
    """Whether a record's fields stand for themselves: it has parts of its own, or nothing that must be given.

    A planned date, a term or a thing said is one whole: its fields taken from two versions would be a third.
    """
    fields = attrs.fields(kind)
    parts = any(get_origin(each.type) in (Both, tuple) for each in fields)
    return parts or all(each.default is not attrs.NOTHING for each in fields)


def settles(value: Any, other: Any) -> bool:
    """Whether `value` says what `other` says and more, or is its redaction: then the two are no conflict."""
    if value == other or type(value) is not type(other):
        return False
    if redacts(value, other):
        return True
    kind: Any = value.__class__
    if not attrs.has(kind):
        return False
    pairs = [(getattr(value, each.name), getattr(other, each.name)) for each in attrs.fields(kind)]
    return all(less in (None, (), more) or (type(less) is Both and settles(more, less)) for more, less in pairs)
