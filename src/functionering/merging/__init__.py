"""Merging (*samenvoegen*): two versions of one conversation, written apart, become one in which no word is lost."""

from functionering.merging.merge import merge
from functionering.merging.merged import Conflict, Merged
from functionering.merging.settling import settle

__all__ = ["Conflict", "Merged", "merge", "settle"]
