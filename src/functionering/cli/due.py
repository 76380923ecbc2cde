"""`functionering due`: when the next conversation of everybody in a list is due, and why.

What is shown of somebody on leave is what is shown of anybody: the day before which the conversation is not planned,
and the final day. The leave is in no output.
"""

import argparse
import datetime as dt
from typing import Any

from functionering.calendar import CalendarTask, Todos, due_entries, to_icalendar
from functionering.cli.console import Console, Progress
from functionering.cli.listing import Line, Ordered, shower
from functionering.cli.people import SCHEDULE, WHO, Person, Schedule, add_options, on_day
from functionering.cli.sheet import NotRead, Row, Sheet
from functionering.errors import InvalidValue, fault
from functionering.schedule import Due, Reason, Status, StepKind, day_in_words

FORMATS = ("table", "csv", "json", "ics")

TITLES = {
    "nl": {
        "track": "wie",
        "manager": "leidinggevende",
        "not_before": "niet gepland vóór",
        "final_day": "uiterste dag",
        "status": "stand",
        "days_overdue": "dagen over tijd",
    },
    "en": {
        "track": "who",
        "manager": "manager",
        "not_before": "not planned before",
        "final_day": "final day",
        "status": "status",
        "days_overdue": "days overdue",
    },
}
STATUS = {
    "overdue": ("termijn verstreken", "overdue"),
    "grace": ("uitlooptermijn", "grace"),
    "open": ("kan nu", "open"),
    "upcoming": ("later", "upcoming"),
    "none": ("geen volgend gesprek", "no next conversation"),
}
"""How a due day stands, for everybody's eyes: who is away stands like anybody whose time has yet to come."""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "due",
        help="when the next conversation of everybody in a list is due",
        description="When the next conversation of everybody in a list (CSV or NDJSON) is due: overdue longest first.",
    )
    parser.add_argument("file", metavar="FILE", help="the list, or - for standard input")
    parser.add_argument("--on", type=on_day, required=True, metavar="DATE", help="the day of asking (YYYY-MM-DD)")
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument(
        "--separator", choices=(",", ";"), default=",", metavar="SIGN", help='of CSV: "," or, for Dutch Excel, ";"'
    )
    parser.add_argument("--explain", action="store_true", help="say why each day is what it is")
    parser.add_argument("--show-keys", action="store_true", help="say in a calendar file who each entry is about")
    parser.add_argument("--todos", choices=[each.value for each in Todos], default=Todos.VEVENT.value)
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the list; 0, or 2 where it cannot be read."""
    schedule = Schedule.of(arguments, arguments.on)
    sheet = Sheet(arguments.file, console, arguments.lang, columns=SCHEDULE, needed=(WHO, ("start", "employment")))
    if arguments.format == "ics":
        return _calendar(arguments, console, sheet, schedule)
    columns = dict(TITLES[arguments.lang])
    if arguments.explain and arguments.format == "csv":
        columns["why"] = "waarom" if arguments.lang == "nl" else "why"
    show = shower(arguments, console, columns)
    with Ordered() as ordered, Progress(console) as progress:
        for person, due in sheet.each(Once(schedule).person):
            line = line_of(person, due, arguments)
            show.measure(line)
            ordered.add(_order(due), line)
            progress.advance()
        show.begin()
        for line in ordered.lines():
            show.show(line)
    return 0


class Once:
    """The people of a list, read one by one: each once, and each with a start to count from."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._keys: set[str] = set()

    def person(self, row: Row) -> tuple[Person, Due]:
        """Somebody, with when it is due. Raises: `InvalidValue` (`sheet.twice`, `cell.missing`, and what is amiss)."""
        found = self._schedule.person(row)
        if found.key in self._keys:
            raise InvalidValue([fault("sheet.twice")])
        self._keys.add(found.key)
        if found.due is None:
            raise InvalidValue([fault("cell.missing", "/start")])
        return found, found.due


def _order(due: Due) -> tuple[int, str, str]:
    """Overdue first and longest; then by final day. It does not tell who is away."""
    last = due.deadline or dt.date.max
    return (int(due.status is not Status.OVERDUE), last.isoformat(), due.key)


def line_of(person: Person, due: Due, arguments: argparse.Namespace) -> Line:
    """What is shown of somebody."""
    status = shown_status(due)
    first, last = shown_days(due)
    overdue = None if due.status is not Status.OVERDUE or last is None else (arguments.on - last).days
    line: dict[str, Any] = {
        "track": person.key,
        "manager": person.manager,
        "not_before": None if first is None else first.isoformat(),
        "final_day": None if last is None else last.isoformat(),
        "status": status if arguments.format == "json" else STATUS[status][arguments.lang != "nl"],
        "days_overdue": overdue,
    }
    if arguments.explain:
        line["why"] = explained(due, arguments.lang)
    return line


def shown_days(due: Due) -> tuple[dt.date | None, dt.date | None]:
    """The day before which it is not planned, and the final day; a final day before that is not told."""
    first, last = due.not_before, due.deadline
    if shown_status(due) == "none" or first is None:
        return None, None
    return first, None if last is None or last < first else last


def shown_status(due: Due) -> str:
    """How the due day stands, for everybody's eyes."""
    if due.reason is Reason.EMPLOYMENT_ENDS_BEFORE_DUE or due.status in (Status.NOT_EMPLOYED, Status.NONE):
        return "none"
    return "upcoming" if due.status is Status.SUSPENDED else due.status.value


def explained(due: Due, lang: str) -> list[str]:
    """Why this day, as sentences; one that tells of leave tells only that the day was moved."""
    moved = ("Verplaatst: de uiterste dag wordt {}.", "Moved: the final day becomes {}.")[lang != "nl"]
    unknown = ("Er is nog geen dag te noemen.", "No day can be named yet.")[lang != "nl"]
    sentences: list[str] = []
    for step in due.trace:
        if step.kind is StepKind.SUSPENDED_OPEN:
            sentences.append(unknown)
        elif step.kind is StepKind.SUSPENDED and step.day is not None:
            sentences.append(moved.format(day_in_words(step.day, lang)))
        else:
            sentences.append(step.sentence(lang))
    return sentences


def _calendar(arguments: argparse.Namespace, console: Console, sheet: Sheet, schedule: Schedule) -> int:
    if arguments.explain:
        raise NotRead(
            "Een agendabestand legt niets uit; laat --explain weg."
            if arguments.lang == "nl"
            else "A calendar file explains nothing; leave --explain out."
        )
    dues = sorted((due for _, due in sheet.each(Once(schedule).person)), key=_order)
    entries: list[CalendarTask] = []
    for due in dues:
        if shown_status(due) != "none":
            entries.extend(due_entries(due, whom=due.key if arguments.show_keys else None, lang=arguments.lang))
    stamp = dt.datetime.combine(arguments.on, dt.time(), dt.UTC)
    console.write_bytes(to_icalendar(entries, stamp=stamp, todos=arguments.todos, lang=arguments.lang))
    return 0
