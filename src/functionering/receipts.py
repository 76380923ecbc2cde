"""The receipt (*ontvangstbewijs*): what a party keeps for itself, so that a later change of the record shows.

Anyone who can edit a record can compute its digests again. A receipt holds the digests of what a party saw, outside the
record and in its own hands: on paper, in a mail. It covers all that the party was shown, what stands outside the seal
included, but drafts, which their author may change. It tells that something was changed and what, and nothing about
who did it; it proves nothing by itself.
"""

import base64
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

import attrs

from functionering import json_text
from functionering.conversation import Conversation
from functionering.digest import digest, seal, sealed
from functionering.doors import door
from functionering.errors import InvalidValue, fault, silent
from functionering.json_text import DEFAULT_LIMITS, Limits
from functionering.papers import Document, read_paper
from functionering.party import Party
from functionering.profile import Profile, profile_of
from functionering.record import Moment, moments, record
from functionering.text import Digest, Id, Key
from functionering.unsealed import TURNS, Piece, unsealed
from functionering.views import Scope, view
from functionering.views.aside import seen_by_file
from functionering.views.side import seen_by_side, under_its_own_seal
from functionering.views.visibility import open_until, sight
from functionering.writing import moment_text, plain

FORMAT: Final = "functionering-receipt/1"
"""The name of a receipt's own format, the first key of its document."""

CODE_LENGTH: Final = 16
"""How many characters the short code has: 80 bits, out of reach for a text made to fit, and short enough to write."""

HANDOVERS: Final = 10
"""How many changes of hands of a side, from the last one back, a record is looked at by. Our choice."""

_LISTS: Final = ("topics", "agreements", "earlier_agreements")
_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


@record
class Part:
    """One part of a record and its digest: `kind` is its key in the record, `name` tells which of several.

    Topics and agreements are named by their id, amendments by their number, what is in other lists by its side and
    place. `of`: the agreement that progress, an amendment or an assent to one belongs to, the person whose last day it
    is, or the side that responded or got a copy; those are named by how many turns came before.
    """

    kind: Key
    of: Id | None = None
    name: Id | None = None
    digest: Digest


@record
class Receipt:
    """What a party saw of a conversation, as digests: `seal` over the whole, `parts` one by one, in order.

    `at` is the latest moment in what it saw; absent where there was none. Words are not in it.
    """

    conversation: Id
    party: Party
    seal: Digest
    at: Moment | None = None
    parts: tuple[Part, ...] = ()

    @property
    def code(self) -> str:
        """The seal as a short code for reading aloud and writing down, in groups of four."""
        raw = bytes.fromhex(self.seal.removeprefix("sha256:"))
        letters = base64.b32encode(raw).decode()[:CODE_LENGTH].translate(_ALPHABET)
        return "-".join(letters[i : i + 4] for i in range(0, CODE_LENGTH, 4))

    def line(self, lang: str = "nl") -> str:
        """One line for paper or a mail: which conversation, as it stood when, and the short code."""
        when = "" if self.at is None else moment_text(self.at)
        if lang == "nl":
            stand = f", stand van {when}" if when else ""
            return f"Gesprek {self.conversation}{stand}: controlecode {self.code}"
        stand = f", as of {when}" if when else ""
        return f"Conversation {self.conversation}{stand}: digest code {self.code}"

    def to_dict(self) -> dict[str, Any]:
        """The receipt as plain data, `format` first."""
        return {"format": FORMAT, **plain(self)}


class Change(StrEnum):
    """What became of a part since a receipt: other content, no longer there, or new."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@record
class Difference:
    """One part that is not as the receipt has it: which (as in `Part`), and what became of it."""

    kind: Key
    of: Id | None = None
    name: Id | None = None
    change: Change


@record
class Verification:
    """Whether a record is what a party saw. `same_seal`: the whole is; `differences`: the parts that are not, in order.

    What came later beside the seal (a statement, a signature, progress, an amendment, a confirmation, somebody's last
    day, a closing after a reopening) differs as added, and is nobody's change of what was there.
    """

    same_seal: bool
    differences: tuple[Difference, ...] = ()

    @property
    def matches(self) -> bool:
        """Whether everything in the receipt is as it was; what came beside it since does not matter."""
        return self.same_seal and all(each.change is Change.ADDED for each in self.differences)


@door
def receipt(c: Conversation, party: Party, *, profile: Profile | None = None) -> Receipt:
    """The receipt for a party: over what it may see of the record, and nothing else.

    Raises: `UnknownProfile`.
    """
    seen = view(c, party, profile=profile)
    return _receipt(_Look(seen.conversation, seen.scope is not Scope.PART), party)


@attrs.frozen
class _Look:
    """What a party sees of a record, and whether that is a whole: then the seals in it are over what it sees."""

    seen: Conversation
    is_whole: bool


def _receipt(look: _Look, party: Party) -> Receipt:
    return Receipt(
        conversation=look.seen.id,
        party=party,
        seal=seal(look.seen),
        at=max(moments(look.seen), default=None),
        parts=tuple(_part(each) for each in _pieces(look)),
    )


def _pieces(look: _Look) -> Iterator[Piece]:
    for key, value in sealed(look.seen).items():
        if key in _LISTS:
            yield from (Piece(key, None, each["id"], each) for each in value)
        elif key == "report":
            for number, each in enumerate(value["editions"], 1):
                yield Piece(key, None, str(number), {"number": number, "edition": each})
        else:
            yield Piece(key, None, None, value)
    yield from unsealed(look.seen, whole=look.is_whole)


def _part(piece: Piece) -> Part:
    content = digest("receipt", {"kind": piece.kind, "content": piece.content})
    return Part(kind=piece.kind, of=piece.of, name=piece.name, digest=content)


@door
def verify(c: Conversation, held: Receipt, *, profile: Profile | None = None) -> Verification:
    """Whether a record is what its receipt says, and which parts are not.

    Once the talk was held, looked at in every way that its party can have seen it: who has left a side by then still
    holds a good receipt, and so does who came to it and was shown more afterwards. Raises: `InvalidValue`
    (`conversation.other`) for the receipt of another conversation; `UnknownProfile`.
    """
    if c.id != held.conversation:
        raise InvalidValue([fault("conversation.other", "/id")])
    found = [_compared(held, _receipt(each, held.party)) for each in _looks(c, held.party, profile)]
    return min(found, key=lambda each: (not each.matches, not each.same_seal, len(each.differences)))


def _looks(c: Conversation, party: Party, profile: Profile | None) -> list[_Look]:
    """What a party sees now, and whatever else it can have seen, before its side changed hands or after."""
    now = view(c, party, profile=profile)
    looks = [_Look(now.conversation, now.scope is not Scope.PART)]
    if c.sittings:
        looks.extend(each for each in _other_looks(c, party, profile_of(c, profile)) if each != looks[0])
    return looks


def _other_looks(c: Conversation, party: Party, profile: Profile) -> Iterator[_Look]:
    may = sight(c, party, None, profile, None)
    # From the sitting on a party sees all that was shared or, without the other's yes, what was since it changed hands.
    for since in (None, *(each.at for each in may.before[-HANDOVERS:])):
        until = open_until(c, party.other, profile, since)
        is_part = until != c.preparations[party.other].shared_until
        seen = seen_by_side(c, attrs.evolve(may, since=since, other_until=until, is_partial=is_part))
        yield _Look(under_its_own_seal(seen) if is_part else seen, not is_part)
    if may.before:
        # Of a record that was closed before it came, the agreements page.
        yield _Look(seen_by_file(c), is_whole=True)


_Name = tuple[str, str | None, str | None]


def _compared(held: Receipt, now: Receipt) -> Verification:
    before, after = _unmatched(held, now), _unmatched(now, held)
    differences = [
        _difference(key, Change.CHANGED if key in after else Change.MISSING)
        for key in before
        if not any(_is_later_turn(each, key) for each in after)
    ]
    differences.extend(_difference(key, Change.ADDED) for key in after if key not in before)
    return Verification(same_seal=held.seal == now.seal, differences=tuple(differences))


def _unmatched(one: Receipt, other: Receipt) -> list[_Name]:
    """The names of the parts of one receipt that the other does not have, wherever in their list they stand there."""
    theirs = Counter((each.kind, each.digest) for each in other.parts)
    left: list[_Name] = []
    for each in one.parts:
        if theirs[each.kind, each.digest]:
            theirs[each.kind, each.digest] -= 1
        else:
            left.append((each.kind, each.of, each.name))
    return left


def _is_later_turn(new: _Name, old: _Name) -> bool:
    """Whether one part took the place of another in a later turn; their names are how many turns came before."""
    (kind, of, turn), (_, _, before) = new, old
    if kind not in TURNS or (kind, of) != old[:2]:
        return False
    # Written numbers are compared as they are written: a receipt that was handed in may hold any name.
    return (len(turn or ""), turn or "") > (len(before or ""), before or "")


def _difference(key: _Name, change: Change) -> Difference:
    kind, of, name = key
    return Difference(kind=kind, of=of, name=name, change=change)


@door
def matches_code(c: Conversation, party: Party, code: str, *, profile: Profile | None = None) -> bool:
    """Whether a code that a party wrote down is that of the record as it stands.

    Small letters, spaces and hyphens do not matter, and O, I and L are read as the digits that they look like. Raises:
    `UnknownProfile`.
    """
    written = code.upper().translate(_MISREAD)
    codes = {_receipt(each, party).code for each in _looks(c, party, profile)}
    return written in {each.replace("-", "") for each in codes}


def dumps_receipt(held: Receipt) -> bytes:
    """The receipt as a JSON document: compact UTF-8."""
    return json_text.encode(held.to_dict())


@silent
def read_receipt(data: Document, *, limits: Limits = DEFAULT_LIMITS) -> Receipt:
    """The receipt in a JSON document, or in plain data. Raises: `RecordError` with every fault that was found."""
    return read_paper(data, Receipt, FORMAT, limits)
