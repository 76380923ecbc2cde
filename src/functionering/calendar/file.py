"""The calendar file itself, written with the package icalendar from entries whose text was made harmless."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Alarm as Valarm
from icalendar import Calendar, Component, Event, Todo, vCalAddress, vDuration, vUri

from functionering.calendar.entry import Alarm, CalendarEvent, CalendarPerson, CalendarTask
from functionering.calendar.property import put
from functionering.calendar.status import EventStatus, Method, TaskStatus, Todos
from functionering.calendar.titles import CONVERSATION, TASK_TITLES
from functionering.calendar.words import harmless, one_line
from functionering.calendar.zone import zone_component
from functionering.walltime import local, zone_of

PRODUCT = "-//functionering//calendar 1//NL"
_TASK_STATUS = {TaskStatus.OPEN: "NEEDS-ACTION", TaskStatus.DONE: "COMPLETED", TaskStatus.CANCELLED: "CANCELLED"}


def written(
    entries: Sequence[CalendarEvent | CalendarTask], *, stamp: datetime, method: Method | None, todos: Todos, lang: str
) -> bytes:
    """The file. What may be combined is decided in `to_icalendar`; `stamp` is in UTC."""
    calendar = Calendar()
    put(calendar, "PRODID", PRODUCT)
    put(calendar, "VERSION", "2.0")
    put(calendar, "CALSCALE", "GREGORIAN")
    if method is not None:
        put(calendar, "METHOD", method.upper())
    events = [each for each in entries if isinstance(each, CalendarEvent)]
    for key in sorted({each.zone for each in events if _on_the_clock(each)}):
        years = [moment.year for each in events if each.zone == key for moment in _ends(each)]
        calendar.add_component(zone_component(zone_of(key), min(years), max(years)))
    for entry in entries:
        component = _event(entry, method) if isinstance(entry, CalendarEvent) else _task(entry, todos, lang)
        put(component, "DTSTAMP", stamp)
        calendar.add_component(component)
    text: bytes = calendar.to_ical()
    return text


def _ends(event: CalendarEvent) -> tuple[datetime, datetime]:
    """Start and end as the clock of the zone shows them."""
    return local(event.starts, event.zone), local(event.ends, event.zone)


def _on_the_clock(event: CalendarEvent) -> bool:
    # A wall time in a file means the first of two equal ones (RFC 5545 3.3.5); the second can only be told in UTC.
    return all(moment.fold == 0 for moment in _ends(event))


def _event(event: CalendarEvent, method: Method | None) -> Component:
    component = Event()
    _begin(component, event, CONVERSATION if event.summary is None else event.summary)
    starts, ends = _ends(event) if _on_the_clock(event) else (event.starts, event.ends)
    put(component, "DTSTART", starts)
    put(component, "DTEND", ends)
    status = EventStatus.CANCELLED if method is Method.CANCEL else event.status
    put(component, "STATUS", status.upper())
    if event.location is not None:
        put(component, "LOCATION", harmless(event.location))
    if event.conference is not None:
        put(component, "CONFERENCE", vUri(event.conference, params={"VALUE": "URI"}))
    if method is not None and event.organizer is not None:
        put(component, "ORGANIZER", _person(event.organizer))
    if method is Method.REQUEST or method is Method.CANCEL:
        for person in event.attendees:
            put(component, "ATTENDEE", _attendee(person, method))
    if status is not EventStatus.CANCELLED:
        _warn(component, event.alarms, CONVERSATION)
    return component


def _task(task: CalendarTask, todos: Todos, lang: str) -> Component:
    title = TASK_TITLES[task.kind][lang != "nl"]
    component = Todo() if todos is Todos.VTODO else Event()
    _begin(component, task, title if task.summary is None else task.summary)
    if isinstance(component, Todo):
        put(component, "DUE", task.due)
        put(component, "STATUS", _TASK_STATUS[task.status])
    else:
        put(component, "DTSTART", task.due)
        put(component, "DTEND", task.due + timedelta(days=1))
        put(component, "TRANSP", "TRANSPARENT")
        if task.status is TaskStatus.CANCELLED:
            put(component, "STATUS", "CANCELLED")
    if task.status is TaskStatus.OPEN:
        _warn(component, task.alarms, title)
    return component


def _begin(component: Component, entry: CalendarEvent | CalendarTask, summary: str) -> None:
    put(component, "UID", str(entry.uid))
    put(component, "SEQUENCE", entry.sequence)
    put(component, "CLASS", "CONFIDENTIAL")
    put(component, "SUMMARY", harmless(summary))
    if entry.description is not None:
        put(component, "DESCRIPTION", harmless(entry.description))


def _warn(component: Component, alarms: Sequence[Alarm], title: str) -> None:
    for alarm in alarms:
        warning = Valarm()
        put(warning, "ACTION", "DISPLAY")
        put(warning, "DESCRIPTION", title)
        trigger = vDuration(-timedelta(days=alarm.days, minutes=alarm.minutes))
        if isinstance(component, Todo):
            # A to-do has a day on which it is due and no start: without this the alarm would hang on nothing.
            trigger.params["RELATED"] = "END"
        put(warning, "TRIGGER", trigger)
        component.add_component(warning)


def _person(person: CalendarPerson) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.address}")
    if person.name is not None:
        address.params["CN"] = one_line(person.name)
    return address


def _attendee(person: CalendarPerson, method: Method) -> vCalAddress:
    address = _person(person)
    address.params["ROLE"] = "REQ-PARTICIPANT"
    if method is Method.REQUEST:
        address.params["PARTSTAT"] = "NEEDS-ACTION"
        address.params["RSVP"] = "TRUE"
    return address
