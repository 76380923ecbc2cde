"""Which key names a structured judgement: a rating, a consequence for pay, or a note for one side alone.

A *functioneringsgesprek* has no place for these, also not under another name in an extension. Only keys are looked at,
and never a text: an employee must be able to write "I was told I would get an insufficient". The words are published
as data (`judgement_words`), so that a product in another language can hold to the same list. It guards against habit
and not against intent: who wants to hide a score calls it "x7".

How a key is read. It is taken apart at case borders, digits and everything that is no letter; accents and case are
dropped, and so are small words ("notes_by_the_manager"). Where capitals run into small letters the border is on either
side of the last capital: "HRScore" and "KPIscore". It is judgement if one of its parts, or a few in a row, is a word of
the list, in singular or plural. A part may also be a compound, as Dutch writes them (*eindbeoordeling*,
*salarisverhoging*) and English runs them together ("finalrating"): words of the list with the usual additions before
and after, and nothing else in it; or anything at all before one of the few words that are always the head
(*arbeidsmarkttoelage*). So "operating", "upgrade" and *loonwerk* are innocent. Where two kinds meet, the last wins, as
the head of a compound comes last in both languages: a *prestatiebeloning* is pay.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from functionering.judgement_words import (
    AFTER,
    BEFORE,
    HEADS,
    INNOCENT_WORDS,
    JUDGEMENT_WORDS,
    WORDS_ALONE,
    Judgement,
    Lexicon,
)

__all__ = [
    "AFTER",
    "BEFORE",
    "HEADS",
    "INNOCENT_WORDS",
    "JUDGEMENT_WORDS",
    "LONGEST_KEY",
    "WORDS_ALONE",
    "Judgement",
    "Lexicon",
    "judgement_in",
]

LONGEST_KEY = 200
"""Characters of a key that are looked at: the longest that a name can be. Source: our choice."""

_LONGEST_COMPOUND = 60
# The last capital before small letters goes with them in "HRScore", and with the other capitals in "KPIscore".
_READINGS = (
    re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"),
    re.compile(r"[A-Z]{2,}|[A-Z]?[a-z]+|[A-Z]|[0-9]+"),
)
_SMALL = frozenset("a an the by of for from to with in per de het een van voor door aan met".split())
# What joins the members of a Dutch compound; the first two also make a plural.
_LINKS = ("s", "en", "e", "n")
_PLURALS = ("", "s", "en")


def _kinds(words: Mapping[Judgement, Lexicon]) -> dict[str, Judgement]:
    return {word: kind for kind, lexicon in words.items() for word in (*lexicon.nl, *lexicon.en)}


def _joined(phrase: str) -> Iterator[str]:
    """A phrase in one word, as a compound: *functioneringsniveau* has an s between its two members."""
    first, *rest = phrase.split()
    for link in ("", "s") if rest else ("",):
        yield first + link + "".join(rest)


def _singulars(phrases: Iterable[str]) -> dict[str, str]:
    words = {word for phrase in phrases for word in phrase.split()}
    return {word + ending: word for word, ending in product(words, _PLURALS)} | {word: word for word in words}


_LISTED = _kinds(JUDGEMENT_WORDS)
_ALONE = {tuple(word.split()): kind for word, kind in _kinds(WORDS_ALONE).items()}
_PHRASES: dict[tuple[str, ...], Judgement | None] = {
    tuple(phrase.split()): _LISTED.get(phrase) for phrase in (*_LISTED, *INNOCENT_WORDS) if " " in phrase
}
_SINGULAR = _singulars(map(" ".join, (*_PHRASES, *_ALONE)))
_LONGEST_PHRASE = max(map(len, _PHRASES))
_WORDS = {word: kind for phrase, kind in _LISTED.items() for word in _joined(phrase)}
_INNOCENT = tuple(word + ending for phrase in INNOCENT_WORDS for word in _joined(phrase) for ending in _PLURALS)
_INNOCENT_PARTS = frozenset(_INNOCENT)
_HEADS = {word + ending: _WORDS[word] for word in HEADS for ending in _PLURALS}
_HEAD_ENDS = tuple(_HEADS)
_BEFORE = frozenset(BEFORE)
_AFTER = frozenset(AFTER)
_LONGEST_MEMBER = max(map(len, (*_WORDS, *_BEFORE, *_AFTER)))


def judgement_in(key: str) -> Judgement | None:
    """The kind of structured judgement that a key names, or `None` for an innocent one.

    The names of the format itself (`appraisals`, which links to an appraisal held elsewhere) are the caller's to leave
    out. Of a key longer than `LONGEST_KEY` the rest is not looked at.
    """
    folded = _folded(key[:LONGEST_KEY])
    first, second = (each.findall(folded) for each in _READINGS)
    found = _in_parts(first)
    return found if found is not None or first == second else _in_parts(second)


def _folded(key: str) -> str:
    if key.isascii():
        return key
    # Character by character: to normalise a whole text takes quadratic time on hostile ones.
    folded = "".join(unicodedata.normalize("NFKD", char) for char in key)
    return "".join(char for char in folded if not unicodedata.combining(char))


def _in_parts(written: list[str]) -> Judgement | None:
    parts = [part for part in map(str.lower, written) if part not in _SMALL]
    singular = tuple(_SINGULAR.get(part, part) for part in parts)
    if singular in _ALONE:
        return _ALONE[singular]
    found: Judgement | None = None
    place = 0
    while place < len(parts):
        width = next((n for n in range(_LONGEST_PHRASE, 1, -1) if singular[place : place + n] in _PHRASES), 1)
        kind = _PHRASES[singular[place : place + width]] if width > 1 else _in_part(parts[place])
        found = kind or found
        place += width
    return found


def _in_part(part: str) -> Judgement | None:
    if part in _INNOCENT_PARTS or len(part) > _LONGEST_COMPOUND:
        return None
    return _compound(part) or _headed(part)


def _headed(part: str) -> Judgement | None:
    """The kind of the head that the part ends in, whatever stands before it."""
    if not part.endswith(_HEAD_ENDS) or part.endswith(_INNOCENT):
        return None
    return next(kind for head, kind in _HEADS.items() if part.endswith(head))


def _compound(part: str) -> Judgement | None:
    """The kind of the last word of the list, if words of the list and additions are all that the part is made of."""
    # Where a member of the compound may begin, with the kind of the last word before it.
    seen: set[tuple[int, Judgement | None]] = {(0, None)}
    starts = list(seen)
    for start, head in starts:
        for end in range(start + 1, min(start + _LONGEST_MEMBER, len(part)) + 1):
            member = part[start:end]
            kind = _WORDS.get(member)
            if kind is None:
                if member not in (_BEFORE if head is None else _AFTER):
                    continue
                kind = head
            rest = part[end:]
            if kind is not None and rest in _PLURALS:
                return kind
            after = {(end, kind), *((end + len(link), kind) for link in _LINKS if rest.startswith(link))} - seen
            seen |= after
            starts += sorted(after)
    return None
