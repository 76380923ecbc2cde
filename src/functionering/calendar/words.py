"""Text for a calendar file, made harmless before any other package sees it.

A line break of any kind becomes a line feed, which stays within its line in the file; every other control character
is left out. So no text can begin a line of its own, whatever the package that writes the file does or forgets to
check.
"""

import re

_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text with its line breaks as line feeds and without other control characters, but for the tab.

    CRLF, CR, NEL, VT, FF and the Unicode line and paragraph separators are line breaks. Left out as well is the
    byte order mark, which readers drop. Half a surrogate pair, which is no character, becomes U+FFFD.
    """
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", _BREAK.sub("\n", text)))


def one_line(text: str) -> str:
    """The same, on one line: each line break and tab becomes a space. For names, which stand in a parameter.

    A backslash becomes a slash. RFC 5545 gives it no meaning there, but icalendar, when it reads, takes it for an
    escape: a name that ends in one would swallow the parameter behind it.
    """
    return re.sub("[\n\t]", " ", harmless(text)).replace("\\", "/")
