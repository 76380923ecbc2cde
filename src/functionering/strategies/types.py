"""Values of any type of the model, and how Hypothesis comes to know of them.

Hypothesis calls `register` at the end of its own import, also when that was begun by an import of the strategies. So it
stands in a file that needs nothing of the package around it.
"""

from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from functionering import agreement, conversation, occasion, report, topic, words
from functionering.conversation import Conversation
from functionering.party import Both
from functionering.strategies.course import conversations
from functionering.strategies.drawing import Drawing

T = TypeVar("T")


@st.composite
def of(draw: st.DrawFn, kind: type[T]) -> T:
    """Values of any class of the model, as they could stand in a record; references are to nobody in particular."""
    if kind is Conversation:
        return draw(conversations())  # type: ignore[return-value]
    made: T = Drawing(draw).value(kind)
    return made


def register() -> None:
    """Tell Hypothesis how to make every type of the model; it calls this itself, through its entry point."""
    for room in (conversation, topic, agreement, report, occasion, words):
        for kind in vars(room).values():
            if isinstance(kind, type) and attrs.has(kind) and kind is not Both:
                st.register_type_strategy(kind, of(_typed(kind)))


def _typed(kind: Any) -> type[object]:
    typed: type[object] = kind
    return typed
