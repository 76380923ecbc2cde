"""Redaction (*zwartmaken*) in a merge: taking words out is a fact, and no merge brings them back.

Words are matched by moment and person, since a redaction does not say what stood there.
"""

from typing import Any

from functionering.canonical import canonical
from functionering.merging.merged import names_of
from functionering.record import evolve
from functionering.writing import plain

ADDED_LATER = ("assents", "number", "confirmed_at", "adopted", "why", "preparation_shared")
"""What may be added to an act, or changes with its place, without making it another act."""

_FORMS = ("text", "concurs", "declined", "redacted")

Members = tuple[Any, ...]


def redacted_alike(left: Members, right: Members, base: Members | None) -> tuple[Members, Members, Members | None]:
    """The lists with what either version redacted also redacted in the other, and in the base.

    What is new since the base was not redacted by anybody.
    """
    before = None if base is None else _redacted(_redacted(base, left, base), right, base)
    return _redacted(left, right, base), _redacted(right, left, base), before


def _redacted(members: Members, other: Members, base: Members | None) -> Members:
    taken_out = {_whose(each) for each in other if _is_redacted(each)}
    if not taken_out:
        return members
    kept = {content(each) for each in other}
    known = None if base is None else {content(each) for each in base}

    def as_there(each: Any) -> Any:
        is_out = _whose(each) in taken_out and content(each) not in kept and (known is None or content(each) in known)
        return redacted(each) if is_out else each

    return tuple(as_there(each) for each in members)


def redacted(words: Any) -> Any:
    """Words, or a statement, with what they say taken out; there is nothing left in them to confirm."""
    changes: dict[str, Any] = {**dict.fromkeys(_FORMS), "redacted": True, "confirmed_at": None}
    return evolve(words, **{name: each for name, each in changes.items() if name in names_of(words)})


def content(member: Any, without: tuple[str, ...] = ()) -> bytes:
    """What makes an act that act, as canonical JSON: all of it but what may be added later."""
    parts = {name: getattr(member, name) for name in names_of(member) if name not in (*ADDED_LATER, *without)}
    return canonical({name: plain(part) for name, part in parts.items() if part is not None})


def _whose(words: Any) -> bytes:
    return content(words, _FORMS)


def _is_redacted(value: Any) -> bool:
    return getattr(value, "redacted", None) is not None


def redacts(value: Any, other: Any) -> bool:
    """Whether `value` is what is left of `other` after its words were taken out."""
    if not _is_redacted(value) or type(value) is not type(other) or _is_redacted(other):
        return False
    return _whose(value) == _whose(other)


def after_redaction(value: Any, found: Members) -> Any:
    """`value`, or what is left of it where one of `found` is its redaction."""
    return next((each for each in found if redacts(each, value)), value)
