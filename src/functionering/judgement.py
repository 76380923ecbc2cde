"""Which key names a structured judgement: a rating, a consequence for pay, or a note for one side alone.

A *functioneringsgesprek* has no place for these, also not under another name in an extension. Only keys are looked at,
and never a text: an employee must be able to write "I was told I would get an insufficient". The words are published
as data, so that a product in another language can hold to the same list. It guards against habit and not against
intent: who wants to hide a score calls it "x7".

How a key is read. It is taken apart at case borders, digits and everything that is no letter; accents and case are
dropped, and so are small words ("notes_by_the_manager"). It is judgement if one of its parts, or a few in a row, is a
word of the list, in singular or plural. A part may also be a compound, as Dutch writes them (*eindbeoordeling*,
*salarisverhoging*) and English runs them together ("overallscore"): words of the list with the usual additions before
and after, and nothing else in it. So "operating", "upgrade" and *loonwerk* are innocent. Where two kinds meet, the
last wins, as the head of a compound comes last in both languages: a *prestatiebeloning* is pay.

Source: our choice, after what forms and other systems call these things.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import product
from types import MappingProxyType

import attrs


class Judgement(StrEnum):
    """The three kinds of structured judgement that a record refuses (*score*, *beloning*, *eigen aantekening*)."""

    RATING = "rating"
    PAY = "pay"
    PRIVATE_NOTE = "private_note"


@attrs.frozen
class Lexicon:
    """Words of one kind in Dutch (`nl`) and English (`en`): lower case, no accents; two words are a phrase."""

    nl: tuple[str, ...]
    en: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in text.split(","))


def _both_ways(owners: str, notes: str) -> tuple[str, ...]:
    pairs = tuple(product(_words(owners), _words(notes)))
    return tuple(f"{owner} {note}" for owner, note in pairs) + tuple(f"{note} {owner}" for owner, note in pairs)


JUDGEMENT_WORDS: Mapping[Judgement, Lexicon] = MappingProxyType({
    # Not here, for they have honest uses: points, level, evaluation, review, result, star (the STAR method), rang (of
    # the military and the police), functiewaardering (it weighs the function, not the person). A grade is a mark or a
    # pay grade, and refused as either.
    Judgement.RATING: Lexicon(
        _words("""
            score, scoring, gescoord, rating, ranking, rangorde, ranglijst, cijfer, beoordeling,
            beoordeeld, oordeel, oordelen, waardering, gewaardeerd, sterren, percentiel, kwartiel, deciel,
            groeipotentieel, assessment, negenvlak, talentmatrix, likert, prestatie niveau, prestatie label, prestatie
            klasse, prestatie index, prestatie categorie, prestatie evaluatie, negen vlak, 9 vlak, boven norm, onder
            norm
        """),
        _words("""
            score, scored, scoring, rating, rated, ranking, ranked, grade, graded, grading, mark, stars, appraisal,
            appraised, assessment, assessed, verdict, judgement, judgment, percentile, quartile, decile, likert,
            nine box, 9 box, nine grid, 9 grid, final rate, stack rank, forced rank, growth potential,
            performance level, performance label, performance class, performance category, performance tier,
            performance band, performance index, performance evaluation, performance review, employee evaluation,
            meets expectations, exceeds expectations, below expectations
        """),
    ),
    # Not here: compensatie (hours in lieu), vergoeding, allowance and payment (expenses), schaal, promotie, opslag
    # (storage).
    Judgement.PAY: Lexicon(
        _words("""
            salaris, salarissen, loon, lonen, bonus, bonussen, periodiek, periodieke verhoging, beloning, bezoldiging,
            toeslag, toelage, gratificatie, tantieme, inschaling, inkomen, eindejaarsuitkering, winstdeling, uurtarief,
            dertiende maand
        """),
        _words("""
            salary, salaries, pay, wage, bonus, bonuses, increment, compensation, raise, merit, remuneration, reward,
            incentive, income, earnings, hourly rate, daily rate, total comp, comp change, comp ratio,
            stock options, equity grant
        """),
    ),
    # Not here: note, notes, remark, comment, memo. What both may read is no private note.
    Judgement.PRIVATE_NOTE: Lexicon(
        (
            *_words("""
                prive, vertrouwelijk, vertrouwelijke, geheim, geheime, verborgen, werkaantekening, werknotitie,
                schaduwdossier, schaduw dossier, alleen leidinggevende, alleen manager, alleen hr, alleen medewerker
            """),
            *_both_ways(
                "persoonlijke, eigen, interne, leidinggevende, manager, chef, hr, medewerker, werknemer",
                "notitie, aantekening, memo",
            ),
        ),
        (
            *_words("""
                private, confidential, hidden, secret, shadow file, note self, off record,
                manager only, managers only, employee only, hr only
            """),
            *_both_ways("personal, own, internal, manager, supervisor, leader, employee, hr", "note, memo"),
            *_both_ways("internal", "comment, remark"),
        ),
    ),
})  # fmt: skip
"""The words that make a key structured judgement wherever they stand in it, by kind and language."""

WORDS_ALONE: Mapping[Judgement, Lexicon] = MappingProxyType({
    Judgement.RATING: Lexicon(
        _words("potentieel, voldoende, onvoldoende"),
        _words("potential, performance, rank, satisfactory, unsatisfactory"),
    ),
    Judgement.PAY: Lexicon(_words("verhoging"), ()),
    Judgement.PRIVATE_NOTE: Lexicon((), ()),
})  # fmt: skip
"""Words that are judgement as a key of their own, and honest inside another: "performance_goals", *voldoende_tijd*."""

INNOCENT_WORDS: tuple[str, ...] = _words("""
    prive situatie, prive omstandigheden, prive leven, werk prive, private life, private circumstances, private sector,
    private situation, work private, confidential adviser, confidential advisor, confidential counsellor,
    periodiek overleg, periodiek gesprek, periodiek onderzoek, periodiek medisch, auto increment,
    raise topic, raise point, raise issue, raise concern, question mark, check mark, trade mark, mark as, mark read,
    risk assessment, needs assessment, risico beoordeling, functie waardering,
    jaarcijfer, kwartaalcijfer, maandcijfer
""")
"""Where a word of the list means something else: these are passed over, in singular and plural."""

BEFORE: tuple[str, ...] = _words("""
    eind, totaal, jaar, kwartaal, maand, halfjaar, tussen, deel, prestatie, functionering, medewerker, werknemer,
    leidinggevende, manager, personeel, team, competentie, gedrag, talent, zelf, werk, resultaat, resultaten, doel,
    gemiddeld, gemiddelde, vorige, nieuwe, huidige, groei, rapport, hoofd, basis, bruto, netto, uur, start, aanvang,
    variabel, variabele, vakantie, extra,
    overall, final, total, performance, annual, year, yearly, quarterly, employee, self, peer, average, avg, mean,
    base, gross, net, potential, competency, skill, goal, behaviour, behavior, weighted, raw, sub, new, current, last,
    max, min, job, summary, manual, calculated, star, reviewer
""")
"""What a compound may have before a word of the list: *eindcijfer*, "overallscore"."""

AFTER: tuple[str, ...] = _words("""
    verhoging, verlaging, stijging, groei, ontwikkeling, aanpassing, wijziging, mutatie, maatregel, gevolg, schaal,
    trede, bedrag, percentage, voorstel, afspraak, gesprek, formulier, niveau, label, categorie, klasse, uitkomst,
    resultaat, totaal, gemiddelde, waarde, punt, lijst, notitie, aantekening, memo, dossier, opmerking,
    increase, rise, cut, band, scale, step, level, class, category, value, total, average, point, amount, change,
    proposal, note, comment, remark, text, file
""")
"""What a compound may have after a word of the list: *salarisverhoging*, "payrise"; no *nummer*, no "roll"."""

LONGEST_KEY = 200
"""Characters of a key that are looked at: the longest that a name can be. Source: our choice."""

_LONGEST_COMPOUND = 60
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SMALL = frozenset(_words("a, an, the, by, of, for, from, to, de, het, een, van, voor, door, aan"))
# What joins the members of a Dutch compound; the first two also make a plural.
_LINKS = ("s", "en", "e", "n")
_PLURALS = ("", "s", "en")


def _kinds(words: Mapping[Judgement, Lexicon]) -> dict[str, Judgement]:
    return {word: kind for kind, lexicon in words.items() for word in (*lexicon.nl, *lexicon.en)}


def _plurals(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word + ending for word in words for ending in _PLURALS)


_ALONE = {word + ending: kind for word, kind in _kinds(WORDS_ALONE).items() for ending in _PLURALS}
_PHRASES = {
    f"{first}{many} {last}{ending}": kind
    for phrase, kind in _kinds(JUDGEMENT_WORDS).items()
    for first, last in [phrase.split()] * (" " in phrase)
    for many, ending in product(_PLURALS, _PLURALS)
}
_WORDS = {word.replace(" ", ""): kind for word, kind in _kinds(JUDGEMENT_WORDS).items()}
_INNOCENT = _plurals(INNOCENT_WORDS)
_BEFORE = frozenset(BEFORE)
_AFTER = frozenset(AFTER)
_LONGEST_MEMBER = max(map(len, (*_WORDS, *_BEFORE, *_AFTER)))


def judgement_in(key: str) -> Judgement | None:
    """The kind of structured judgement that a key names, or `None` for an innocent one.

    The names of the format itself (`appraisals`, which links to an appraisal held elsewhere) are the caller's to leave
    out. Of a key longer than `LONGEST_KEY` the rest is not looked at.
    """
    parts = [part for part in _parts(key[:LONGEST_KEY]) if part not in _SMALL]
    alone = _ALONE.get(" ".join(parts))
    if alone is not None:
        return alone
    found: Judgement | None = None
    place = 0
    while place < len(parts):
        pair = " ".join(parts[place : place + 2])
        if pair in _PHRASES:
            found = _PHRASES[pair]
            place += 2
        elif pair in _INNOCENT:
            place += 2
        else:
            found = _compound(parts[place]) or found
            place += 1
    return found


def _parts(key: str) -> list[str]:
    if not key.isascii():
        # Character by character: to normalise a whole text takes quadratic time on hostile ones.
        folded = "".join(unicodedata.normalize("NFKD", char) for char in key)
        key = "".join(char for char in folded if not unicodedata.combining(char))
    return [part.lower() for part in _PART.findall(key)]


def _compound(part: str) -> Judgement | None:
    """The kind of the last word of the list, if words of the list and additions are all that the part is made of."""
    if part in _INNOCENT or len(part) > _LONGEST_COMPOUND:
        return None
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
