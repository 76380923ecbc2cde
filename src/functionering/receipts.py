"""The receipt (*ontvangstbewijs*): what a party keeps for itself, so that a later change of the record shows.

Anyone who can edit a record can compute its digests again. A receipt holds the digests of what a party saw, outside the
record and in its own hands: on paper, in a mail. It tells that something was changed and what, and nothing about who
did it; it proves nothing by itself.
"""

import base64
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

from functionering import json_text
from functionering.conversation import Conversation
from functionering.digest import digest, seal, sealed
from functionering.doors import door
from functionering.errors import InvalidValue, fault, silent
from functionering.json_text import DEFAULT_LIMITS, Limits
from functionering.papers import Document, read_paper
from functionering.party import Party
from functionering.profile import Profile
from functionering.record import Moment, moments, record
from functionering.text import Digest, Id, Key
from functionering.views import view
from functionering.writing import moment_text, plain

FORMAT: Final = "functionering-receipt/1"
"""The name of a receipt's own format, the first key of its document."""

CODE_LENGTH: Final = 16
"""How many characters the short code has: 80 bits, out of reach for a text made to fit, and short enough to write."""

_LISTS: Final = ("topics", "agreements", "earlier_agreements")
_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


@record
class Part:
    """One part of a record and its digest: `kind` is its key in the record, `name` tells which of several.

    Topics and agreements are named by their id, statements and signatures by their side and place.
    """

    kind: Key
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
    name: Id | None = None
    change: Change


@record
class Verification:
    """Whether a record is what a party saw. `same_seal`: the whole is; `differences`: the parts that are not, in order.

    A statement that was added later differs without breaking the seal, and is nobody's change of what was sealed.
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
    return _receipt(view(c, party, profile=profile).conversation, party)


def _receipt(seen: Conversation, party: Party) -> Receipt:
    return Receipt(
        conversation=seen.id,
        party=party,
        seal=seal(seen),
        at=max(moments(seen), default=None),
        parts=tuple(_parts(seen)),
    )


def _parts(seen: Conversation) -> Iterator[Part]:
    for key, value in sealed(seen).items():
        if key in _LISTS:
            yield from (_part(key, each["id"], each) for each in value)
        elif key == "report":
            yield from (_part(key, str(number), each) for number, each in enumerate(value["editions"], 1))
        else:
            yield _part(key, None, value)
    for party in Party:
        for i, each in enumerate(seen.statements[party]):
            yield _part("statements", f"{party}/{i}", {"text": each.text or "", "at": moment_text(each.at)})
        for i, signature in enumerate(seen.signatures[party]):
            yield _part("signatures", f"{party}/{i}", plain(signature))


def _part(kind: str, name: str | None, content: Any) -> Part:
    return Part(kind=kind, name=name, digest=digest("receipt", {"kind": kind, "content": content}))


@door
def verify(c: Conversation, held: Receipt, *, profile: Profile | None = None) -> Verification:
    """Whether a record is what its receipt says, and which parts are not.

    Looked at as its party sees the record now and, once the talk was held, at the record as a whole: who has left a
    side by then still holds a good receipt. Raises: `InvalidValue` (`conversation.other`) for the receipt of another
    conversation; `UnknownProfile`.
    """
    if c.id != held.conversation:
        raise InvalidValue([fault("conversation.other", "/id")])
    seen = view(c, held.party, profile=profile).conversation
    records = (seen, c) if c.sittings else (seen,)
    found = [_compared(held, _receipt(each, held.party)) for each in records]
    return min(found, key=lambda each: (not each.same_seal, len(each.differences)))


def _compared(held: Receipt, now: Receipt) -> Verification:
    before, after = _by_name(held), _by_name(now)
    changes = {
        key: Change.MISSING if key not in after else Change.ADDED if key not in before else Change.CHANGED
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    }
    differences = tuple(Difference(kind=kind, name=name, change=change) for (kind, name), change in changes.items())
    return Verification(same_seal=held.seal == now.seal, differences=differences)


def _by_name(receipt: Receipt) -> dict[tuple[str, str | None], str]:
    return {(each.kind, each.name): each.digest for each in receipt.parts}


@door
def matches_code(c: Conversation, party: Party, code: str, *, profile: Profile | None = None) -> bool:
    """Whether a code that a party wrote down is that of the record as it stands.

    Small letters, spaces and hyphens do not matter, and O, I and L are read as the digits that they look like. Raises:
    `UnknownProfile`.
    """
    written = code.upper().translate(_MISREAD)
    seen = view(c, party, profile=profile).conversation
    codes = {_receipt(each, party).code for each in ((seen, c) if c.sittings else (seen,))}
    return written in {each.replace("-", "") for each in codes}


def dumps_receipt(held: Receipt) -> bytes:
    """The receipt as a JSON document: compact UTF-8."""
    return json_text.encode(held.to_dict())


@silent
def read_receipt(data: Document, *, limits: Limits = DEFAULT_LIMITS) -> Receipt:
    """The receipt in a JSON document, or in plain data. Raises: `RecordError` with every fault that was found."""
    return read_paper(data, Receipt, FORMAT, limits)
