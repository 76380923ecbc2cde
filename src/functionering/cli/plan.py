"""`functionering plan`: who is seen on which day, for a manager or a whole organisation, and why if it does not fit.

Each manager's people are planned alone. Days of absence are read and shown nowhere: of somebody for whom there is no
place the day before which they are not planned and the final day are told.
"""

import argparse
import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from functionering.calendar import Todos
from functionering.cli.asked import Asked, Wishes
from functionering.cli.console import Console, Progress
from functionering.cli.due import FORMATS
from functionering.cli.listing import shower
from functionering.cli.people import SCHEDULE, WHO, Schedule, add_options, on_day, whole
from functionering.cli.planned import TITLES, Planned, as_calendar, complaints
from functionering.cli.room import PlanRoom
from functionering.cli.sheet import NotRead, Sheet
from functionering.errors import InvalidValue
from functionering.planning import PlanRequest, Team, plan, set_times

COLUMNS = (*SCHEDULE, "target", "earliest", "latest", "unavailable", "planned", "pinned")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "plan",
        help="who is seen on which day, and why if it does not fit",
        description="Plan the people of a list (CSV or NDJSON) by manager; exit 1 if somebody is left out.",
    )
    parser.add_argument("file", metavar="FILE", help="the list, or - for standard input")
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument(
        "--separator", choices=(",", ";"), default=",", metavar="SIGN", help='of CSV: "," or, for Dutch Excel, ";"'
    )
    parser.add_argument("--on", type=on_day, metavar="DATE", help="the day of asking; default: the first day to plan")
    room = parser.add_argument_group("room")
    room.add_argument("--days", metavar="FILE", help="days with their capacity (CSV or NDJSON: day, capacity, manager)")
    room.add_argument("--from", dest="first", type=on_day, metavar="DATE", help="the first day to plan")
    room.add_argument("--to", dest="last", type=on_day, metavar="DATE", help="the last day to plan")
    room.add_argument("--per-day", type=whole, metavar="N", help="conversations a day; default: as many as times")
    room.add_argument("--per-week", type=whole, metavar="N", help="conversations a week; default: no limit")
    room.add_argument(
        "--closed",
        action="append",
        default=[],
        metavar="DATE[..DATE]|FILE",
        help="days on which nothing is planned; may be given more than once",
    )
    room.add_argument("--times", type=_times, metavar="HH:MM,...", help="when conversations start; also for calendars")
    room.add_argument("--minutes", type=whole, default=60, help="how long a conversation takes; default 60")
    how = parser.add_argument_group("how")
    how.add_argument("--spread", action="store_true", help="spread everybody evenly, longest waiting first")
    how.add_argument("--order", choices=("urgency", "file"), default="urgency", help="who goes before whom")
    parser.add_argument("--show-keys", action="store_true", help="say in a calendar file who each entry is about")
    parser.add_argument("--todos", choices=[each.value for each in Todos], default=Todos.VEVENT.value)
    add_options(parser)
    parser.set_defaults(run=run)


def _times(text: str) -> tuple[dt.time, ...]:
    if re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?:,(?:[01][0-9]|2[0-3]):[0-5][0-9])*", text) is None:
        raise argparse.ArgumentTypeError("write the times as 09:00,10:30")
    return tuple(sorted({dt.time.fromisoformat(each) for each in text.split(",")}))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the plan; 0 where everybody has a place, 1 where somebody has not, 2 where something cannot be read."""
    room = PlanRoom.of(arguments, console)
    days = room.every_day(arguments.lang)
    schedule = Schedule.of(arguments, arguments.on or days[0])
    wishes = Wishes(schedule, days, arguments.spread, arguments.lang)
    sheet = Sheet(arguments.file, console, arguments.lang, columns=COLUMNS, needed=(WHO,))
    teams: dict[str, list[Asked]] = {}
    planned: list[Planned] = []
    with Progress(console) as progress:
        for asked in sheet.each(wishes.asked):
            teams.setdefault(asked.manager, []).append(asked)
        for manager, people in teams.items():
            planned.append(_planned(manager, people, room, arguments))
            for _ in people:
                progress.advance()
    if arguments.format == "ics":
        console.write_bytes(as_calendar(planned, arguments))
    else:
        show = shower(arguments, console, TITLES[arguments.lang])
        lines = [line for each in planned for line in each.lines(arguments)]
        for line in lines:
            show.measure(line)
        show.begin()
        for line in lines:
            show.show(line)
    for sentence in complaints(planned, arguments):
        (console.write if arguments.format == "table" else console.complain)(sentence)
    return int(any(each.plan.left_out for each in planned))


def _planned(manager: str, people: list[Asked], room: PlanRoom, arguments: argparse.Namespace) -> Planned:
    order = sorted(people, key=lambda each: (each.final_day, each.key)) if arguments.order == "urgency" else people
    requests: Iterable[PlanRequest] = [each.request for each in order if each.request is not None]
    days = room.days_for(manager)
    if arguments.spread:
        team = Team(manager=manager or "-", requests=tuple(requests), day_capacity=tuple(days.items()))
        requests = team.spread().requests if any(days.values()) else requests
    pinned = {each.key: each.pinned for each in people if each.pinned is not None}
    found = plan(requests, day_capacity=days, week_capacity=arguments.per_week, pinned=pinned)
    at = {}
    if arguments.times:
        try:
            at = {each.key: each.at for each in set_times(found, arguments.times)}
        except InvalidValue as error:
            raise NotRead(f"--times: {error.faults[0].sentence(arguments.lang)}") from None
    return Planned(manager, tuple(people), pinned, found, at)
