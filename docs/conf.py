"""The documentation: `python -m sphinx -n -W docs docs/_build/html`."""

from importlib import metadata

project = "functionering"
author = "The functionering authors"
copyright = "the functionering authors, MIT licence"
release = metadata.version("functionering")

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "functionering"
# Nothing is loaded from elsewhere: a reader of these pages is nobody else's business.
html_theme_options = {"source_view_link": ""}
