"""What stands outside the seal (*buiten de verzegeling*), piece by piece, so that a receipt can cover it as well.

The seal is over what was settled by the talk. What comes beside it later (a statement, a signature, progress, an
amendment) is shared between the two just the same, and only grows: each piece stands for itself, so that a new one
changes none of the others. What nobody is shown (`extensions`) and drafts are not among it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from functionering.agreement import Agreement, Revision
from functionering.conversation import Closing, Conversation, words_of
from functionering.drafts import without_drafts
from functionering.party import Party
from functionering.writing import plain


class Piece(NamedTuple):
    """One piece: `kind` is its key in the record, `of` whose or of what it is, `name` which of several.

    `content` holds all that tells what it is, its side and its agreement included: what has equal content and is of one
    kind is the same piece, wherever it stands.
    """

    kind: str
    of: str | None
    name: str | None
    content: Any


TURNS: Final = frozenset({"closing", "copies", "reactions", "until"})
"""What can be set anew without anything sealed changing, in a later turn; their names are how many turns came before.

A closing after a reopening, the last day at a hand-over, a copy of a later edition, and a response to one, to a later
remark of the other, or after a reopening.
"""


def unsealed(c: Conversation, *, whole: bool) -> Iterator[Piece]:
    """Every piece of a conversation, as it is seen. `whole`: it is no part of one, so seals in it are its own."""
    shared = without_drafts(c)
    yield from _people(shared)
    yield from _confirmations(shared)
    for agreement in shared.agreements:
        yield from _of_agreement(agreement)
    for party in Party:
        yield from _of_side(shared, party, whole=whole)
    if shared.closing is not None:
        yield _closing(shared, shared.closing)
    for index, reopening in enumerate(shared.reopenings):
        yield Piece("reopenings", None, str(index), plain(reopening))
    for index, link in enumerate(shared.appraisals):
        yield Piece("appraisals", None, str(index), plain(link))


def _people(c: Conversation) -> Iterator[Piece]:
    """Who came, and who handed over, after the last sitting; and everybody's last day."""
    end = c.last_sitting_end
    last_day = None if end is None else c.day_of(end)
    for party, people in c.parties.items():
        for index, each in enumerate(people):
            shown = plain(each) | {"side": party.value}
            until = shown.pop("until", None)
            if last_day is not None and each.from_ is not None and each.from_ > last_day:
                yield Piece("parties", None, f"{party}/{index}", shown)
            if until is not None:
                turns = sum(move.side is party and move.from_ == each.id for move in c.handovers)
                yield Piece("until", each.id, str(turns), {"id": each.id, "until": until})
    for index, move in enumerate(c.handovers):
        if end is not None and move.at > end:
            shown = plain(move)
            shared = shown.pop("preparation_shared")
            yield Piece("handovers", None, str(index), shown)
            if shared:
                yield Piece("preparation_shared", None, str(index), shown)


def _confirmations(c: Conversation) -> Iterator[Piece]:
    for path, party, words in words_of(c):
        if words.confirmed_at is not None:
            yield Piece("confirmed_at", None, path, {"side": party.value, "words": plain(words)})


def _of_agreement(agreement: Agreement) -> Iterator[Piece]:
    for index, note in enumerate(agreement.progress):
        yield Piece("progress", agreement.id, str(index), plain(note) | {"agreement": agreement.id})
    for revision in agreement.revisions:
        yield from _of_revision(agreement.id, revision)


def _of_revision(agreement: str, revision: Revision) -> Iterator[Piece]:
    shown = plain(revision)
    assents = shown.pop("assents", {})
    # The agreements page shows one that does not count as its number and moment; what it says may show later.
    if shown.keys() > {"number", "at"}:
        yield Piece("revisions", agreement, str(revision.number), shown | {"agreement": agreement})
    for side, assent in assents.items():
        about = {"agreement": agreement, "number": revision.number, "side": side}
        yield Piece("assents", agreement, f"{revision.number}/{side}", assent | about)


def _of_side(c: Conversation, party: Party, *, whole: bool) -> Iterator[Piece]:
    side = {"side": party.value}
    for index, statement in enumerate(c.statements[party]):
        shown = plain(statement) | side
        # To whoever sees a part of a record, a statement shows as one on that part.
        on = {key: shown.pop(key) for key in ("on", "digest")}
        yield Piece("statements", None, f"{party}/{index}", shown)
        if whole:
            yield Piece("on", None, f"{party}/{index}", on | side | {"at": shown["at"]})
    for index, signature in enumerate(c.signatures[party]):
        yield Piece("signatures", None, f"{party}/{index}", plain(signature) | side)
    for index, unsigned in enumerate(c.unsigned[party]):
        yield Piece("unsigned", None, f"{party}/{index}", plain(unsigned) | side)
    copy, reaction = c.copies[party], c.reactions[party]
    if copy is not None:
        yield Piece("copies", party.value, _turn(_editions(c), copy.at), plain(copy) | side)
    if reaction is not None:
        remarks = (each.at for edition in c.report.editions for each in edition.remarks if each.by is not party)
        turns = (*_editions(c), *remarks, *(each.at for each in c.reopenings))
        yield Piece("reactions", party.value, _turn(turns, reaction.at), plain(reaction) | side)


def _editions(c: Conversation) -> list[dt.datetime]:
    return [each.shared_at for each in c.report.editions if each.shared_at is not None]


def _turn(turns: Iterable[dt.datetime], at: dt.datetime) -> str:
    return str(sum(each <= at for each in turns))


def _closing(c: Conversation, closing: Closing) -> Piece:
    turns = sum(each.at < closing.at for each in c.reopenings)
    return Piece("closing", None, str(turns), plain(closing))
