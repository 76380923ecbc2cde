"""Profiles: the terms that the two agreed to, as data with sources (*regeling*).

A profile says who has which task, which terms run and in which unit, when preparation becomes visible, who may
attend, which meanings a signature may have, what is asked, how long a record is kept and who sees it, and which rules
weigh more or less. Rights are the same for both sides in every profile; where a task is one side's, the profile names
it with its reason, and `PERMITTED_DIFFERENCES` is derived from that.
"""

from typing import Any

from functionering.profile.asking import Circumstance, ConditionalTopic, Prompt
from functionering.profile.fairness import Attendance, Difference, Duty, Reveal, Severity
from functionering.profile.keeping import Anchor, Circle, Disclosure, Retention
from functionering.profile.regime import FEWEST_DAYS_TO_RESPOND, Profile
from functionering.profile.shelf import (
    STANDARD,
    permitted_differences,
    profile_of,
    read_profile,
    shipped,
    shipped_names,
)
from functionering.profile.sourced import CadenceKind, Label, Limit, Rhythm, Source, SourcedTerm, Terms

PERMITTED_DIFFERENCES: tuple[Difference, ...]
"""Every place where the standard profile is not the same for both sides, each with its reason and source."""

__all__ = [
    # a profile, and which one
    "Profile",
    "STANDARD",
    "profile_of",
    "shipped",
    "shipped_names",
    "read_profile",
    # where the sides may differ
    "PERMITTED_DIFFERENCES",
    "permitted_differences",
    "Difference",
    "Duty",
    "Reveal",
    "Attendance",
    "FEWEST_DAYS_TO_RESPOND",
    "Severity",
    # what it says, and where that was read
    "Label",
    "Source",
    "SourcedTerm",
    "Limit",
    "Terms",
    "CadenceKind",
    "Rhythm",
    # what it asks
    "Prompt",
    "ConditionalTopic",
    "Circumstance",
    # afterwards
    "Retention",
    "Anchor",
    "Disclosure",
    "Circle",
]


def __getattr__(name: str) -> Any:
    # Read when first asked for: importing the package opens no file.
    if name == "PERMITTED_DIFFERENCES":
        return permitted_differences()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
