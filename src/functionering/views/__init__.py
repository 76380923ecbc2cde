"""Views (*inzage*): what each viewer may see of a conversation, and nothing that depends on what is hidden."""

from functionering.views.view import FORMAT, Scope, View, dumps_view, read_view, view
from functionering.views.visibility import FILE

__all__ = ["View", "Scope", "view", "FILE", "FORMAT", "dumps_view", "read_view"]
