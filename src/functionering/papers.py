"""Papers beside the record: views and receipts are documents of their own formats, read as strictly as records."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from functionering import json_text
from functionering.errors import InvalidValue, RecordError, fault, silent
from functionering.json_text import Limits
from functionering.structuring import keys_of, structure

T = TypeVar("T")
Document = bytes | bytearray | memoryview | str | Mapping[str, Any]
"""A JSON document, or the plain data in it."""


@silent
def read_paper(
    data: Document,
    kind: type[T],
    name: str,
    limits: Limits,
    finish: Callable[[T, Mapping[str, Any]], None] | None = None,
) -> T:
    """The paper in a document of the format `name`. `finish` looks at what stands in it beside the fields of `kind`.

    Raises: `RecordError` with every fault that was found, and nothing else.
    """
    root: Any = kind
    known = keys_of(root) | {"format", "etag"}
    try:
        content = _content(_decoded(data, limits, known), name)
        own = {key: value for key, value in content.items() if key != "etag" or finish is None}
        paper = structure(own, kind)
        if finish is not None:
            finish(paper, content)
    except (InvalidValue, RecordError) as error:
        faults = error.faults
    else:
        return paper
    if len(faults) > limits.max_errors:
        faults = (*faults[: limits.max_errors], fault("too_many_errors", limit=limits.max_errors))
    raise RecordError(faults)


def _decoded(data: Document, limits: Limits, known: frozenset[str]) -> Any:
    given: object = data
    if type(given) is dict:
        return json_text.checked(data, limits, known)
    return json_text.decode(cast("bytes", data), limits, known)


def _content(data: Any, name: str) -> dict[str, Any]:
    if type(data) is not dict:
        raise InvalidValue([fault("type", expected="an object")])
    content = cast("dict[str, Any]", data)
    if "format" not in content:
        raise InvalidValue([fault("format.missing", expected=name)])
    if content["format"] != name:
        raise InvalidValue([fault("format.unknown", "/format", expected=name)])
    return {key: value for key, value in content.items() if key != "format"}
