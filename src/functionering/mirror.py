"""Moved to `functionering.mirroring`."""

from functionering.mirroring import *  # noqa: F403
