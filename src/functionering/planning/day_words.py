"""Days in words, in Dutch and English: "2, 3 and 9 March", "tussen 30 december 2026 en 2 januari 2027"."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

MONTHS = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
AND = {"nl": "en", "en": "and"}


def joined(words: Sequence[str], lang: str) -> str:
    """A list in words: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {AND[lang]} {words[-1]}"


def month_words(day: date, lang: str, *, year: bool) -> str:
    """The month, with the year where that is asked."""
    month = MONTHS[lang][day.month - 1]
    return f"{month} {day.year}" if year else month


def day_words(days: Sequence[date], lang: str) -> str:
    """Days in ascending order, month by month; the year only when they fall in more than one."""
    year = days[0].year != days[-1].year
    return ", ".join(
        f"{joined([str(day.day) for day in of_month], lang)} {month}"
        for month, of_month in groupby(days, lambda day: month_words(day, lang, year=year))
    )


def between(first: date, last: date, lang: str) -> str:
    """From `first` up to and including `last`: "between 2 and 13 March", or "on 2 March" when it is one day."""
    if first == last:
        return f"{'op' if lang == 'nl' else 'on'} {day_words((first,), lang)}"
    year = first.year != last.year
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start = f"{start} {month_words(first, lang, year=year)}"
    word = "tussen" if lang == "nl" else "between"
    return f"{word} {start} {AND[lang]} {last.day} {month_words(last, lang, year=year)}"
