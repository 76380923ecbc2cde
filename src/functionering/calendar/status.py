"""The choices of a calendar: whether an event stands, what a task is about, what a file is sent for."""

from enum import StrEnum
from typing import TypeVar

from functionering.errors import InvalidValue, fault


class EventStatus(StrEnum):
    """Whether a planned conversation stands."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    """*Vervallen*."""


class Method(StrEnum):
    """What a file is sent for. Source: RFC 5546 3.2."""

    PUBLISH = "publish"
    REQUEST = "request"
    CANCEL = "cancel"


class Todos(StrEnum):
    """How tasks are written."""

    VTODO = "vtodo"
    VEVENT = "vevent"


class TaskKind(StrEnum):
    """What a task is about; it gives the title where none is given."""

    PREPARATION = "preparation"
    """*Voorbereiding*."""
    AGREEMENT = "agreement"
    """*Afspraak*: the day on which it is due."""
    REVIEW = "review"
    """The day on which both look how an agreement stands."""
    PLANNED_DAY = "planned_day"
    """The planned date of a conversation (*geplande datum*) whose time of day is not known yet."""
    NOT_BEFORE = "not_before"
    """The conversation is not planned before this day. Why, no calendar says."""
    FINAL_DAY = "final_day"
    """The last day for the conversation (*uiterste dag*)."""


class TaskStatus(StrEnum):
    """How far a task is."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


Choice = TypeVar("Choice", bound=StrEnum)


def checked_choice(kind: type[Choice], value: str, path: str) -> Choice:
    """The member of `kind` that `value` is or names."""
    try:
        return kind(value)
    except ValueError:
        raise InvalidValue((fault("value.choice", path, allowed=", ".join(kind)),)) from None
