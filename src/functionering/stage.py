"""Moved to `functionering.stages`."""

from functionering.stages import *  # noqa: F403
