"""What a text, a name and an id may be: the limits and the refused characters of the format.

Text keeps its code points as written; nothing is normalised. Refused are control characters other than tab and line
feed, bidirectional controls, lone surrogates, and text in which nothing shows. Limits: our choice.
"""

import re
import unicodedata
from typing import Annotated, Final

from functionering.errors import InvalidValue, fault

MAX_TEXT: Final = 20_000
"""The most characters (code points, inclusive) in one text."""
MAX_NAME: Final = 200
"""The most characters (inclusive) in a name, a title or an id."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode property Bidi_Control, all twelve
_REFUSED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")
_BIDI_ONLY = re.compile(f"[{_BIDI}]")
_ID = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_PROFILE = re.compile(r"[a-z][a-z0-9_.-]{0,60}/[1-9][0-9]{0,3}")
_PLAIN = re.compile("[!-~]")  # visible ASCII: what nearly every text holds, and is found at once
# Letters, marks and symbols by category that nevertheless draw nothing: Hangul fillers and the empty Braille cell.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def browser_text(text: str) -> str:
    """What a browser's form sends, with its line ends (CRLF, or a lone CR) turned into line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shows_something(text: str) -> bool:
    """Whether at least one character of `text` is visible: a letter, digit, sign or symbol."""
    return _PLAIN.search(text) is not None or any(
        char not in _BLANK and unicodedata.category(char)[0] in "LNPS" for char in text
    )


def _checked(value: object, limit: int) -> str:
    if type(value) is not str:
        raise InvalidValue([fault("type", expected="text")])
    if len(value) > limit:
        raise InvalidValue([fault("text.too_long", limit=limit)])
    refused = _REFUSED.search(value)
    if refused is not None:
        char = refused.group()
        if "\ud800" <= char <= "\udfff":
            raise InvalidValue([fault("text.surrogate")])
        raise InvalidValue([fault("text.bidi" if _BIDI_ONLY.match(char) else "text.control")])
    if not shows_something(value):
        raise InvalidValue([fault("text.empty")])
    return value


def check_text(value: object) -> str:
    """Free text, 1 to `MAX_TEXT` characters. Raises: `InvalidValue` (`type`, `text.*`)."""
    return _checked(value, MAX_TEXT)


def check_name(value: object) -> str:
    """A name or a title: text of 1 to `MAX_NAME` characters. Raises: `InvalidValue` (`type`, `text.*`)."""
    return _checked(value, MAX_NAME)


def _patterned(value: object, pattern: re.Pattern[str], form: str) -> str:
    if type(value) is not str:
        raise InvalidValue([fault("type", expected="text")])
    if pattern.fullmatch(value) is None:
        raise InvalidValue([fault("value.pattern", form=form)])
    return value


def check_id(value: object) -> str:
    """An opaque id: 1 to 200 printable ASCII characters, no space at either end. Raises: `InvalidValue` (`id.form`)."""
    if type(value) is not str:
        raise InvalidValue([fault("type", expected="text")])
    if _ID.fullmatch(value) is None:
        raise InvalidValue([fault("id.form", limit=MAX_NAME)])
    return value


RESERVED: Final = frozenset({"employee", "manager", "both", "file"})
"""Words that say which side is meant, and therefore name no person."""


def check_person_id(value: object) -> str:
    """The id of a person: an id that is none of the words in `RESERVED`. Raises: `InvalidValue` (`id.reserved` too)."""
    checked = check_id(value)
    if checked in RESERVED:
        raise InvalidValue([fault("id.reserved")])
    return checked


def check_key(value: object) -> str:
    """A word of an open vocabulary (a theme, a role): lower-case snake case, at most 64 characters."""
    return _patterned(value, _KEY, "lower_case")


def check_digest(value: object) -> str:
    """A digest (*controlecode*): `sha256:` and 64 lower-case hexadecimal digits."""
    return _patterned(value, _DIGEST, "sha256:<64 hex>")


def check_language(value: object) -> str:
    """A language tag such as `nl` or `en-GB`."""
    return _patterned(value, _LANGUAGE, "nl")


def check_profile_name(value: object) -> str:
    """The name of a profile with its number, such as `standard/1`."""
    return _patterned(value, _PROFILE, "standard/1")


Text = Annotated[str, check_text]
Name = Annotated[str, check_name]
Id = Annotated[str, check_id]
PersonId = Annotated[str, check_person_id]
Key = Annotated[str, check_key]
Digest = Annotated[str, check_digest]
Language = Annotated[str, check_language]
ProfileName = Annotated[str, check_profile_name]
