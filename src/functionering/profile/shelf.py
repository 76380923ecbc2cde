"""The shelf: the profiles that come with the library, by name, and the one that a record is read by."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final, cast

from functionering.conversation import Conversation
from functionering.errors import Fault, InvalidProfile, UnknownProfile, fault, silent
from functionering.profile.fairness import Difference
from functionering.profile.reading import profile_from
from functionering.profile.regime import Profile

STANDARD: Final = "standard/1"
"""The profile of a record that names none."""


@cache
def shipped(name: str) -> Profile:
    """The shipped profile of that name. Raises: `UnknownProfile`."""
    return profile_from(_data(name))


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the shipped profiles, in alphabetical order."""
    folder = resources.files("functionering") / "regimes"
    stems = sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple("/".join(stem.rsplit("-", 1)) for stem in stems)


def profile_of(c: Conversation, profile: Profile | None = None) -> Profile:
    """The profile to read a conversation by: the one given, else the shipped one that it names, else the standard one.

    Raises: `UnknownProfile`.
    """
    return profile if profile is not None else shipped(c.profile or STANDARD)


def permitted_differences() -> tuple[Difference, ...]:
    """Every place where the standard profile is not the same for both sides, each with its reason and source."""
    return shipped(STANDARD).permitted_differences


@silent
def read_profile(toml: str) -> Profile:
    """A profile from TOML text; `inherits` names a shipped profile, of which it then only says what differs.

    A table adds to the inherited one, key by key; a list, a text, and a term or limit (a table with `n`) replace it.

    Raises: `InvalidProfile` for what no profile may hold, with the place in the file; `UnknownProfile`.
    """
    found = _parsed(toml) if type(toml) is str else _NO_TOML
    if isinstance(found, Fault):
        raise InvalidProfile([found])
    return profile_from(_inherited(found))


_NO_TOML: Final = fault("type", expected="TOML")
_PLACE: Final = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)$")


def _parsed(toml: str) -> dict[str, Any] | Fault:
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        # The place is at the end of the message, which before Python 3.14 is the only one to tell it.
        place = _PLACE.search(str(error))
        end = (toml.count("\n") + 1, len(toml) - toml.rfind("\n"))
        line, column = (int(place[1]), int(place[2])) if place else end
        return fault("profile.toml", line=line, column=column)
    except (ValueError, RecursionError):
        # A number too long to be converted, or nested too deeply.
        return _NO_TOML


def _data(name: str) -> dict[str, Any]:
    if name not in shipped_names():
        raise UnknownProfile(f"no such profile is shipped; there are: {', '.join(shipped_names())}")
    file = resources.files("functionering") / "regimes" / f"{name.replace('/', '-')}.toml"
    return _inherited(tomllib.loads(file.read_text("utf-8")))


def _inherited(data: dict[str, Any]) -> dict[str, Any]:
    parent = data.pop("inherits", None)
    return data if parent is None else _merged(_data(parent), data)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        inherited = base.get(key)
        if isinstance(value, dict) and isinstance(inherited, dict) and "n" not in value:
            merged[key] = _merged(cast("dict[str, Any]", inherited), cast("dict[str, Any]", value))
        else:
            merged[key] = value
    return merged
