"""What may be chosen from a list is exactly what is on the list: nothing is turned into it, and nothing is repeated."""

import json
from importlib.resources import files
from typing import Any

import pytest

from functionering.errors import RecordError
from functionering.reading import loads

WRITTEN = "Dit schreef iemand"


def smallest() -> dict[str, Any]:
    record: dict[str, Any] = json.loads((files("functionering") / "examples" / "smallest.json").read_bytes())
    return record


@pytest.mark.parametrize(
    "value", [WRITTEN, "", "EMPLOYEE", 0, 1, True, 1.5, None, [], ["manager"], {"employee": WRITTEN}]
)
def test_a_side_is_one_of_two_words(value: object) -> None:
    record = smallest()
    record["invitation"]["by"] = value
    with pytest.raises(RecordError) as caught:
        loads(json.dumps(record))
    assert [
        (each.path, each.code in {"value.choice", "type", "type.null", "json.number"}) for each in caught.value.faults
    ] == [("/invitation/by", True)]
    assert WRITTEN not in str(caught.value) + repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
