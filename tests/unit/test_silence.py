"""What a log shows of an error with the locals of its frames: never a word that was given to this library."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from model import CANARY, slips, spoken

from functionering.conversation import Conversation
from functionering.errors import FunctioneringError, InvalidValue, WrongCall, fault, silent
from functionering.history import StepLog, loads_steps, read_step, steps_from_dict
from functionering.merging.merge import merge
from functionering.occasion import Person
from functionering.party import Both, Party
from functionering.profile import read_profile
from functionering.receipts import matches_code, read_receipt
from functionering.record import evolve
from functionering.rules import check
from functionering.steps import RaiseTopic, allowed_steps, apply, replay
from functionering.themes import About
from functionering.topic import RaisedIn
from functionering.views import read_view, view
from functionering.words import Words

AT = dt.datetime(2026, 11, 10, 13, 5, tzinfo=dt.UTC)
SIDES: Both[tuple[Person, ...]] = Both((Person(id="0003", name="Noor"),), (Person(id="0117", name="Joris"),))
C = Conversation(id="2026-1", parties=SIDES)
STRANGE = Conversation(id="2026-2", parties=SIDES, profile="house/7")
STEP = RaiseTopic(
    by=Party.EMPLOYEE,
    phase=RaisedIn.PREPARATION,
    at=AT,
    person=CANARY,
    id=CANARY,
    theme="career",
    title=CANARY,
    about=About.WORK,
)

ACTS: dict[str, Callable[[], object]] = {
    "words without their moment": lambda: Words(text=CANARY),  # type: ignore[call-arg]
    "words with a slip of the pen": lambda: Words(text=CANARY, at=AT, **{CANARY: CANARY}),  # type: ignore[arg-type]
    "words in the wrong place": lambda: Words(CANARY, at=AT),  # type: ignore[call-arg]
    "a step without a moment": lambda: RaiseTopic(by=Party.EMPLOYEE, title=CANARY),  # type: ignore[call-arg]
    "words changed with a slip of the pen": lambda: evolve(spoken(), text=CANARY, bogus=CANARY),
    "a log": lambda: loads_steps(CANARY),
    "a log of data": lambda: steps_from_dict({CANARY: CANARY}),
    "a step as data": lambda: read_step({CANARY: CANARY}, by=Party.EMPLOYEE, at=AT),
    "a step of another": lambda: read_step({"person": CANARY}, by=Party.EMPLOYEE, at=AT, person=CANARY + "!"),
    "a receipt": lambda: read_receipt(CANARY),
    "a view": lambda: read_view({"format": CANARY}),
    "a step of a stranger": lambda: apply(C, STEP),
    "steps of a stranger": lambda: replay(C, [STEP]),
    "a log with a step of a stranger": lambda: StepLog(start=C).with_step(STEP),
    "what is read under no profile": lambda: apply(STRANGE, STEP),
    "steps that nobody can take": lambda: allowed_steps(STRANGE, Party.EMPLOYEE, AT, person=CANARY),
    "a look of a stranger": lambda: view(C, CANARY),
    "a check for a stranger": lambda: check(C, viewer=CANARY),
    "a check with a reason": lambda: check(C, skip={CANARY: CANARY}),
    "a code": lambda: matches_code(STRANGE, Party.EMPLOYEE, CANARY),
    "two conversations": lambda: merge(evolve(C, id=CANARY), C),
    "a profile": lambda: read_profile(f'name = "{CANARY}'),
    "a profile that holds too much": lambda: read_profile(f'"{CANARY}" = "{CANARY}"'),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_error_leaves_behind_what_was_given(act: Callable[[], object]) -> None:
    with pytest.raises(FunctioneringError) as caught:
        act()
    assert not slips(caught.value)
    assert caught.value.__context__ is None


def test_a_call_that_does_not_fit_says_what_is_missing_and_counts_what_is_not_taken() -> None:
    with pytest.raises(TypeError) as caught:
        Words(CANARY, text=CANARY, bogus=1)  # type: ignore[call-arg, misc]
    assert type(caught.value) is WrongCall
    assert str(caught.value) == "Words.__init__: missing: at; not taken: 2"
    with pytest.raises(WrongCall, match="evolve: missing: value; not taken: 0"):
        evolve(text=CANARY)  # type: ignore[call-arg]

    @silent
    def two(one: object, other: object = 1) -> None:
        """Take two."""

    wrong: Any = two
    with pytest.raises(WrongCall, match="two: missing: nothing; not taken: 1"):
        wrong(1, one=2)
    with pytest.raises(WrongCall, match="two: missing: nothing; not taken: 2"):
        wrong(1, 2, 3, 4)


def test_a_mistake_inside_is_no_wrong_call_and_keeps_its_place() -> None:
    @silent
    def broken(value: Any) -> None:
        value()

    with pytest.raises(TypeError) as caught:
        broken(1)
    assert type(caught.value) is TypeError


def test_the_same_error_comes_out_with_all_that_it_holds() -> None:
    with pytest.raises(InvalidValue) as caught:
        view(C, CANARY)
    assert caught.value.faults == (fault("viewer.unknown"),)
