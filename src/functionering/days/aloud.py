"""A day as it is read aloud, in Dutch and in English."""

from datetime import date

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def day_in_words(day: date, lang: str = "nl") -> str:
    """The day as it is read aloud: "1 mei 2026" (`"nl"`), "1 May 2026" (any other `lang`)."""
    return f"{day.day} {_MONTHS['nl' if lang == 'nl' else 'en'][day.month - 1]} {day.year}"
