"""What can go wrong, as data: one family of exceptions, and the faults they carry.

A fault is a code, a place (JSON Pointer) and a few facts: limits, counts, names of the format's own. It never holds
anything that a person wrote, so it can be logged, shown and sent on. The sentence is made from the facts, in Dutch or
English.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, signature
from typing import Any, ClassVar, ParamSpec, TypeVar

import attrs

from functionering.faults import FAULTS
from functionering.reasons import in_words

P = ParamSpec("P")
T = TypeVar("T")


class FunctioneringError(Exception):
    """The base of every error that this library raises on purpose."""


@attrs.frozen
class Fault:
    """One thing that is wrong: what (`code`), where (`path`), and the facts for the sentence.

    `code` is dotted (`text.empty`). `path` is an RFC 6901 pointer to the value, or to the object around it where the
    key is not one of the format's own; "" is the whole. `facts` are sorted pairs of a name and a number or a word of
    the format; those of `functionering.reasons` are told in the language of the sentence.
    """

    code: str
    path: str = ""
    facts: tuple[tuple[str, int | str], ...] = ()

    @property
    def message(self) -> str:
        """The sentence in English; `sentence("nl")` gives it in Dutch."""
        return self.sentence("en")

    def sentence(self, lang: str = "nl") -> str:
        """The fault as a sentence in `lang`: `"nl"`, or English for anything else."""
        dutch, english = FAULTS[self.code]
        return (dutch if lang == "nl" else english).format_map(in_words(dict(self.facts), lang))

    def under(self, prefix: str) -> "Fault":
        """The same fault, seen from an object that holds the value at the pointer `prefix`."""
        return attrs.evolve(self, path=prefix + self.path)


def fault(code: str, path: str = "", **facts: int | str) -> Fault:
    """A fault with its facts as keywords."""
    return Fault(code, path, tuple(sorted(facts.items())))


class _Faulty(FunctioneringError, ValueError):
    whole: ClassVar[tuple[str, str]] = ("het verslag", "the record")
    """What a fault without a place is about, in Dutch and in English."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return self.sentences("en")

    def sentences(self, lang: str = "nl") -> str:
        """Every fault with its place, one a line, in `lang`: `"nl"`, or English for anything else."""
        whole = self.whole[lang != "nl"]
        return "\n".join(f"{each.path or whole}: {each.sentence(lang)}" for each in self.faults)


class InvalidValue(_Faulty):
    """A value that cannot exist was given to a constructor or a function. `faults` says what and where."""


class InvalidProfile(InvalidValue):
    """A profile could not be read, or holds what no profile may. Places are those of its file."""

    whole = ("het profiel", "the profile")


class RecordError(_Faulty):
    """A document could not be read as a record. `faults` holds every fault that was found, each with its place."""


class WrongCall(FunctioneringError, TypeError):
    """A class or a function was called without what it needs, with more than it takes, or with what it cannot take.

    What it does not take is counted and not named: keywords that came out of a document can be personal data.
    """


def silent(function: Callable[P, T]) -> Callable[P, T]:
    """Let every error of this library in `function` be raised anew, from here, where no value is at hand.

    The frames in which a value was looked at hold that value. A traceback that is logged with its locals would show it,
    so they are left behind, with every cause and context. A call that does not fit is told without its values too.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except FunctioneringError as error:
            anew: FunctioneringError = type(error)(*error.args)
        except TypeError as error:
            # With a frame below this one the call did fit, and something else is the matter.
            if error.__traceback__ is None or error.__traceback__.tb_next is not None:
                raise
            anew = wrong_call(function, len(args), frozenset(kwargs))
        del args, kwargs
        raise anew

    return call


def wrong_call(function: Callable[..., Any], given: int, named: frozenset[str]) -> WrongCall:
    """The error for a call that does not fit, with so many arguments by place and these by name."""
    parameters = signature(function).parameters.values()
    placed = [each.name for each in parameters if each.kind is not Parameter.KEYWORD_ONLY]
    missing = [
        each.name
        for each in parameters
        if each.default is Parameter.empty
        and each.kind not in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
        and each.name not in {*placed[:given], *named}
    ]
    # Of a keyword that any name would do for, none is one too many.
    free = any(each.kind is Parameter.VAR_KEYWORD for each in parameters)
    strange = 0 if free else len(named - {each.name for each in parameters}.difference(placed[:given]))
    others = max(0, given - len(placed)) + strange
    return WrongCall(f"{function.__qualname__}: missing: {', '.join(missing) or 'nothing'}; not taken: {others}")


class MissingExtra(FunctioneringError, ImportError):
    """An optional package is needed; the message names the extra that brings it."""


class UnknownProfile(FunctioneringError, LookupError):
    """No profile of that name is shipped."""
