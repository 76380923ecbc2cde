"""The sentences of what can go wrong around the conversation: in plans, calendar files and lists of people.

As in `functionering.faults`, which holds all: the words in braces are limits, counts and names of the format's own.
"""

from collections.abc import Mapping

PLANNING_FAULTS: Mapping[str, tuple[str, str]] = {
    "plan.key": (
        "Een sleutel heeft 1 tot {limit} zichtbare tekens op één regel.",
        "A key has 1 to {limit} printable characters on one line.",
    ),
    "plan.cost": ("Wat een dag kost is een geheel getal.", "What a day costs is a whole number."),
    "plan.window": (
        "De periode eindigt voordat zij begint; geef een uiterste dag op of na de eerste.",
        "The window ends before it starts; give a final day on or after the first.",
    ),
    "plan.week": (
        "Deze ISO-week bestaat niet; geef jaar en weeknummer, zoals (2026, 53).",
        "This ISO week does not exist; give year and week number, such as (2026, 53).",
    ),
    "plan.no_days": (
        "Er zijn mensen maar geen dagen om hen over te verdelen.",
        "There are people but no days to spread them over.",
    ),
    "plan.no_slot": (
        "Op deze dag zijn meer gesprekken dan vrije tijden; geef een dag evenveel tijden als gesprekken.",
        "This day has more conversations than free times; give a day as many times as conversations.",
    ),
    "plan.times_taken": (
        "Twee vaste gesprekken staan op hetzelfde moment.",
        "Two fixed conversations are at the same moment.",
    ),
    "calendar.address": (
        "Dit is geen e-mailadres in ASCII, zoals naam@voorbeeld.nl.",
        "This is no e-mail address in ASCII, such as name@example.nl.",
    ),
    "calendar.link": (
        "Dit is geen adres voor een videogesprek of telefoon; schrijf https:, http:, sip:, sips: of tel:.",
        "This is no address for a video call or telephone; write https:, http:, sip:, sips: or tel:.",
    ),
    "calendar.one_event": (
        "Met een methode gaat precies één gesprek in een bestand; taken gaan apart.",
        "With a method a file holds exactly one conversation; tasks go in a file of their own.",
    ),
    "calendar.organizer": (
        "Wie uitnodigt of bekendmaakt is de organisator; die ontbreekt.",
        "Whoever invites or publishes is the organizer, and is missing.",
    ),
    "calendar.attendees": (
        "Een uitnodiging of afzegging gaat naar ten minste één deelnemer.",
        "An invitation or cancellation goes to at least one attendee.",
    ),
    "cell.day": (
        "Dit is geen dag; schrijf JJJJ-MM-DD of D-M-JJJJ.",
        "This is not a day; write YYYY-MM-DD or D-M-YYYY.",
    ),
    "cell.span": (
        "Dit is geen tijdvak; schrijf JJJJ-MM-DD..JJJJ-MM-DD.",
        "This is not a span of days; write YYYY-MM-DD..YYYY-MM-DD.",
    ),
    "cell.missing": ("Deze cel mag niet leeg zijn.", "This cell may not be empty."),
    "cell.value": (
        "Hier hoort tekst, een getal of een lijst daarvan te staan.",
        "This must be text, a number, or a list of these.",
    ),
    "sheet.header": (
        "De eerste regel noemt de kolommen; er ontbreekt: {columns}.",
        "The first line names the columns; missing: {columns}.",
    ),
    "sheet.header_twice": (
        "De eerste regel noemt een kolom twee keer.",
        "The first line names a column twice.",
    ),
    "sheet.cells": (
        "Deze regel heeft meer cellen dan kolommen; zet een cel met een scheidingsteken tussen aanhalingstekens.",
        "This line has more cells than columns; put a cell that holds a separator in quotes.",
    ),
    "sheet.encoding": (
        'Dit is geen UTF-8; bewaar het bestand als "CSV UTF-8".',
        'This is not UTF-8; save the file as "CSV UTF-8".',
    ),
    "sheet.broken": (
        "Hier klopt een aanhalingsteken niet, of de regel is te lang.",
        "A quote is out of place here, or the line is too long.",
    ),
    "sheet.object": (
        "Op elke regel hoort één JSON-object te staan.",
        "Each line must be one JSON object.",
    ),
    "sheet.twice": (
        "Deze persoon staat al eerder in de lijst.",
        "This person stands in the list before.",
    ),
}
"""Every code of plans, calendar files and lists, in Dutch and in English."""
