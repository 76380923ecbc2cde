"""Steps in which a side speaks for itself: spoken, concurred ("sluit me aan") or declined; never for the other."""

from functionering.record import Yes, record
from functionering.steps.step import Step
from functionering.text import Text
from functionering.words import Words


@record
class Speaking(Step):
    """Words of one's own: exactly one of `text`, `concurs` and `declined`. Raises: `InvalidValue` otherwise."""

    text: Text | None = None
    concurs: Yes | None = None
    declined: Yes | None = None

    def __attrs_post_init__(self) -> None:
        self.words()

    def words(self) -> Words:
        """What is said, as it stands in the record."""
        return Words(text=self.text, concurs=self.concurs, declined=self.declined, at=self.at, person=self.person)
