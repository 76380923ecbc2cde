"""Labels (*benamingen*): the words of the format as people say them, in Dutch and in English.

Each choice of the model has a `label`; its words stand here. What a kind of step is called stands with the steps.
"""

from collections.abc import Mapping
from typing import Final

Labels = Mapping[str, tuple[str, str]]
"""Words of the format, each with its Dutch and its English."""

SIDES: Final[Labels] = {
    "employee": ("medewerker", "employee"),
    "manager": ("leidinggevende", "manager"),
    "both": ("beiden", "both"),
}

STAGES: Final[Labels] = {
    "planned": ("gepland", "planned"),
    "invited": ("uitgenodigd", "invited"),
    "preparing": ("in voorbereiding", "preparing"),
    "prepared": ("voorbereid", "prepared"),
    "partly_held": ("deels gevoerd", "partly held"),
    "held": ("gevoerd", "held"),
    "reported": ("verslag aangeboden", "reported"),
    "concluded": ("afgerond", "concluded"),
    "closed": ("gesloten", "closed"),
    "cancelled": ("vervallen", "cancelled"),
}

MEANINGS: Final[Labels] = {
    "agreed": ("akkoord", "agreed"),
    "seen": ("gezien", "seen"),
    "accurate": ("juiste weergave", "accurate"),
    "noted": ("kennisneming", "noted"),
    "under_protest": ("onder protest", "under protest"),
}

OUTCOMES: Final[Labels] = {
    "discussed": ("besproken", "discussed"),
    "deferred": ("doorgeschoven", "deferred"),
    "dropped": ("vervallen", "dropped"),
}

PROGRESS: Final[Labels] = {
    "realised": ("gerealiseerd", "realised"),
    "partly": ("deels gerealiseerd", "partly realised"),
    "not_realised": ("niet gerealiseerd", "not realised"),
    "open": ("loopt nog", "still open"),
}

RECIPROCITY: Final[Labels] = {
    "two_way": ("tweezijdig", "two-way"),
    "one_way": ("eenzijdig", "one-way"),
    "undetermined": ("niet vast te stellen", "undetermined"),
}

SEVERITIES: Final[Labels] = {
    "breach": ("niet voldaan", "breach"),
    "concern": ("zorgpunt", "concern"),
    "advice": ("tip", "advice"),
}

BECAUSE: Final[Labels] = {
    "both_spoke": (
        "Beiden spraken over het werk, en beiden kwamen aan het woord over de samenwerking.",
        "Both spoke about the work, and both were heard on the collaboration.",
    ),
    "no_voice_on_work": (
        "Er is gesproken, en van deze kant staat er geen eigen inbreng over het werk.",
        "There was a talk, and of this side there is no input of its own on the work.",
    ),
    "not_asked_on_collaboration": (
        "Deze kant kwam niet aan het woord over de samenwerking of de leiding.",
        "This side was not heard on the collaboration or the leadership.",
    ),
    "not_held": (
        "Het verslag toont niet, of nog niet, dat het gesprek is gevoerd.",
        "The record does not, or not yet, show that the talk was held.",
    ),
    "cancelled": ("Het gesprek is vervallen.", "The talk was cancelled."),
    "not_shown": (
        "Het verslag heeft geen plaats voor wat deze kant in het gesprek zei.",
        "The record has no place for what this side said at the table.",
    ),
    "nobody_on_a_side": (
        "Aan deze kant staat niemand, dus is niet te zien wiens inbreng het was.",
        "Nobody stands on this side, so it does not show whose input it was.",
    ),
}
"""Why a nature is what it is, as a sentence each."""


def said(labels: Labels, word: str, lang: str) -> str:
    """A word in `lang`: `"nl"`, or English for anything else."""
    return labels[word][lang != "nl"]
