"""Strategies for what stands in a field: text, ids, moments, days, and the data of an extension."""

import datetime as dt
from typing import Any, Final

from hypothesis import strategies as st

from functionering.extensions import NO_EXTENSIONS, Extensions
from functionering.text import RESERVED, shows_something

SENTENCES: Final = (
    "Het werk ligt mij, de planning niet altijd.",
    "Ik zou eerder willen horen wat er verandert.",
    "Wij spreken elke maandag af.",
    "Mij is gezegd dat ik een onvoldoende zou krijgen.",
    "Zoë's idee: één rooster voor beide wijken.\nDat scheelt bellen.",
    "Cijfer: 4, geen periodiek; zo staat het in de mail.",
)
"""What people write. Some of it speaks of scores and pay: words are never refused for what they say."""

FIRST, LAST = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2028, 12, 31, tzinfo=dt.UTC)
"""The moments (inclusive) that generated records lie between; leap days are among them."""

_CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"),
    include_characters="\t\n",
    exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    """Free text that the format accepts: Dutch sentences, and any other script."""
    anything = st.text(_CHARACTERS, min_size=1, max_size=longest).filter(shows_something)
    short = tuple(each for each in SENTENCES if len(each) <= longest) or ("Werk",)
    return st.sampled_from(short) | anything


def ids() -> st.SearchStrategy[str]:
    """Opaque ids: numbers with leading zeros, UUIDs, and other printable ASCII."""
    printable = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)
    free = printable.filter(lambda name: name not in RESERVED)
    return st.integers(0, 9999).map("{:04}".format) | st.uuids().map(str) | free


def moments() -> st.SearchStrategy[dt.datetime]:
    """Moments in UTC, to the second or with parts of one."""
    halves = st.integers(0, 2 * int((LAST - FIRST).total_seconds()))
    return halves.map(lambda each: FIRST + dt.timedelta(seconds=each // 2, microseconds=7 * (each % 2)))


def days() -> st.SearchStrategy[dt.date]:
    """Days that generated records lie on."""
    return st.dates(FIRST.date(), LAST.date())


def extensions() -> st.SearchStrategy[Extensions]:
    """What a product keeps beside the record: nothing, mostly; else nested plain data without judgement."""
    leaf = st.booleans() | st.integers(-(10**9), 10**9) | st.sampled_from(SENTENCES)
    key = st.sampled_from(("dossier", "kanaal", "bron", "versie"))
    data = st.recursive(
        leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(key, inner, max_size=3), max_leaves=5
    )
    named: st.SearchStrategy[Any] = st.dictionaries(
        st.sampled_from(("nl.voorbeeld.hr", "org.example.app")), data, max_size=2
    )
    return st.just(NO_EXTENSIONS) | named.map(Extensions)
