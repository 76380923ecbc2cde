"""What can go wrong, as data."""

import pickle

import pytest
from model import CANARY, slips

from functionering.errors import (
    Fault,
    FunctioneringError,
    InvalidValue,
    MissingExtra,
    RecordError,
    UnknownProfile,
    fault,
    silent,
)


def test_a_fault_is_compared_as_a_value_and_speaks_two_languages() -> None:
    one = fault("value.range", "/minutes", low=1, high=1440)
    assert one == Fault("value.range", "/minutes", (("high", 1440), ("low", 1)))
    assert one.message == "This number must be from 1 up to and including 1440."
    assert one.sentence("nl") == "Dit getal moet van 1 tot en met 1440 zijn."
    assert one.sentence("fy") == one.message
    assert one.under("/meeting").path == "/meeting/minutes"


@pytest.mark.parametrize("kind", [InvalidValue, RecordError])
def test_an_error_lists_its_faults_each_with_its_place(kind: type[InvalidValue] | type[RecordError]) -> None:
    error = kind([fault("text.empty", "/label"), fault("json.bom")])
    assert str(error) == (
        "/label: Empty text is no input; leave the key out.\n"
        "the record: This begins with a byte order mark (BOM); save it as UTF-8 without one."
    )
    assert (
        error.sentences("nl").splitlines()[1] == "het verslag: Dit begint met een BOM; sla het op als UTF-8 zonder BOM."
    )
    assert isinstance(error, ValueError)
    assert isinstance(error, FunctioneringError)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(again) is kind
    assert again.faults == error.faults


def test_every_error_is_also_what_a_caller_would_catch_already() -> None:
    assert issubclass(MissingExtra, ImportError)
    assert issubclass(UnknownProfile, LookupError)


def test_what_is_raised_anew_leaves_the_values_behind() -> None:
    @silent
    def refuse(value: str) -> str:
        """Refuse."""
        if value:
            raise InvalidValue([fault("text.control", "/text")]) from KeyError(value)
        return "nothing"

    assert refuse("") == "nothing"
    assert (refuse.__name__, refuse.__doc__) == ("refuse", "Refuse.")
    with pytest.raises(InvalidValue) as caught:
        refuse(CANARY)
    assert caught.value.faults == (fault("text.control", "/text"),)
    assert not slips(caught.value)
