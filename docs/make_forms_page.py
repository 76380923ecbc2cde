"""Make `docs/reference/forms.md` from `docs/reference/forms.toml`. Run it after changing that file.

python docs/make_forms_page.py
"""

import pathlib
import tomllib
from typing import Any

REFERENCE = pathlib.Path(__file__).parent / "reference"
PAGE = REFERENCE / "forms.md"

OPENING = """\
# Eleven real forms, field by field

<!-- Made from forms.toml by docs/make_forms_page.py; change it there. -->

What becomes of forms that are really in use, when they are kept as records of the format `functionering/1`. Every
field of every form has its row: where it stands in the record, as a JSON Pointer, or why it has no place. The forms
are facts from public sources; the people and all that they say are invented. The records are shipped with the
library, in `functionering/examples`; what is refused lies apart, in `functionering/examples/refused`.

## How they were read

- **Nothing is filled in that a form does not ask.** No closing, no copy, no agenda, unless the form has a place for
  it. `covers` lists the phases that a form has a place for; rules on the others answer `not_shown`.
- **Joint text stays joint.** Where a form has one box for both, its text is a section of the report and nobody's
  voice. Assent stands there only where the form shows it.
- **A day is noon.** Where a form gives just a day, the moment is twelve o'clock local time on that day, written in
  UTC. Words without a day of their own carry the day of the talk, or where that is not asked, the day on which the
  form was filled in.
- **A bare signature is `seen`.** Where a form does not say what signing means, the record claims the least that it
  can mean.
- **What every record needs and no form prints** is the file's: the id of the record, of its people and its parts;
  `language`; a name where the form has no box for one.
- **No verdict is a verdict on a form.** Each says what the record shows. Whether the talk was equal no record can
  show.

One of the eleven comes out as two-way: it lets both answer the same questions, on the collaboration too, and both sign
it. The others each say why not: a form keeps one text for two voices, or does not ask both about the collaboration or
the leadership, or shows no talk. Records of our own that show it are beside them: `smallest.json`, `good-talk.json`,
`council.json` and `hand-over.json`.

"""

NATURES = {"two_way": "two-way", "one_way": "one-way", "undetermined": "undetermined"}
REASONS = {
    "both_spoke": "both spoke about the work, and both were asked about the collaboration",
    "not_shown": "the record has no place for what each side said",
    "not_held": "it shows no talk",
    "not_asked_on_collaboration": "a side was not asked about the collaboration or the leadership",
}


def load() -> list[dict[str, Any]]:
    """The forms, in the order of the file."""
    forms: list[dict[str, Any]] = tomllib.loads((REFERENCE / "forms.toml").read_text(encoding="utf-8"))["form"]
    return forms


def page(forms: list[dict[str, Any]]) -> str:
    """The whole page."""
    return OPENING + overview(forms) + "".join(section(form) for form in forms)


def overview(forms: list[dict[str, Any]]) -> str:
    """The table of all forms: what was accepted, what was refused, and the verdict on what can be read."""
    lines = ["| form | accepted | refused | nature of what can be read |", "|---|---|---|---|"]
    for form in forms:
        kept, refused = form.get("record"), form.get("refused")
        verdict = f"{NATURES[form['nature']]}: {REASONS[form['because']]}"
        lines.append(f"| [{form['id']}](#{form['id']}) | {_code(kept)} | {_code(refused)} | {verdict} |")
    return "\n".join(lines) + "\n"


def section(form: dict[str, Any]) -> str:
    """One form: what it is, what became of it, and its table."""
    title = f"[{form['title']}]({form['url']})" if "url" in form else form["title"]
    rows = "\n".join(_row(each) for each in form["rows"])
    head = "| field of the form | place in the record | remark |\n|---|---|---|"
    return f"\n## {form['id']}\n\n{title}\n\n{form['text']}\n\n{head}\n{rows}\n"


def _row(row: dict[str, Any]) -> str:
    if "refused" in row:
        place = f"refused: `{row['code']}` at `{row['refused']}`"
    else:
        place = "<br>".join(f"`{each}`" for each in row.get("at", ())) or "none"
    return f"| {row['field']} | {place} | {row.get('why', '')} |"


def _code(name: str | None) -> str:
    return f"`{name}`" if name else "none"


if __name__ == "__main__":
    PAGE.write_text(page(load()), encoding="utf-8")
