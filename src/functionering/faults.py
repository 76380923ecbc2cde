"""The sentences of what can go wrong: every code of a fault, in Dutch and in English.

The words in braces are the facts of a fault: limits, counts, and names of the format's own; never what a person wrote.
"""

from collections.abc import Mapping

from functionering.planning_faults import PLANNING_FAULTS

FAULTS: Mapping[str, tuple[str, str]] = {
    **PLANNING_FAULTS,
    "file.missing": ("Dit bestand is er niet.", "There is no such file."),
    "file.unreadable": ("Dit bestand kan niet worden gelezen.", "This file cannot be read."),
    "file.empty": ("Hier staat geen enkel verslag in.", "There is not one record in this."),
    "profile.unknown": (
        "Dit profiel wordt niet meegeleverd; kies er een met --profile, of geef een TOML-bestand.",
        "This profile is not shipped; choose one with --profile, or give a TOML file.",
    ),
    "profile.toml": (
        "Dit is geen TOML: regel {line}, kolom {column}.",
        "This is not TOML: line {line}, column {column}.",
    ),
    "profile.unknown_key": (
        "Onbekende sleutels: {keys}; bekend zijn hier: {known}.",
        "Unknown keys: {keys}; known here are: {known}.",
    ),
    "json.bom": (
        "Dit begint met een BOM; sla het op als UTF-8 zonder BOM.",
        "This begins with a byte order mark (BOM); save it as UTF-8 without one.",
    ),
    "json.encoding": (
        "Byte {offset} (geteld vanaf 0) is geen UTF-8; sla het op als UTF-8 zonder BOM.",
        "Byte {offset} (counted from 0) is not UTF-8; save it as UTF-8 without a byte order mark.",
    ),
    "json.stream": (
        "Deze tekststroom kan niet worden gelezen als tekst; open het bestand als bytes.",
        "This text stream cannot be decoded; open the file as bytes.",
    ),
    "json.syntax": (
        "Dit is geen JSON: regel {line}, kolom {column}.",
        "This is not JSON: line {line}, column {column}.",
    ),
    "json.too_large": (
        "Het document is groter dan {limit} bytes.",
        "The document is larger than {limit} bytes.",
    ),
    "json.depth": (
        "Het document is dieper genest dan {limit} niveaus.",
        "The document is nested deeper than {limit} levels.",
    ),
    "json.too_many_values": (
        "Er zijn meer dan {limit} waarden.",
        "There are more than {limit} values.",
    ),
    "json.too_many_items": (
        "Deze lijst heeft meer dan {limit} leden.",
        "This list has more than {limit} items.",
    ),
    "json.duplicate_key": (
        "In dit object staat een sleutel twee keer.",
        "A key occurs twice in this object.",
    ),
    "json.unknown_key": (
        "Onbekende sleutels hier: {count}; bekend zijn: {known}.",
        "Unknown keys here: {count}; known are: {known}.",
    ),
    "json.number": (
        "Hier staat een getal dat het formaat niet kent: alleen gehele getallen tot {digits} cijfers, tot 2^53.",
        "This number is not in the format: only integers of at most {digits} digits, below 2^53.",
    ),
    "json.key": (
        "In dit object staat een sleutel die geen tekst is.",
        "A key in this object is not text.",
    ),
    "json.type": (
        "Hier staat iets dat geen JSON is: alleen dict, list, str, int, bool en None zelf, geen subklasse.",
        "This is no JSON: only dict, list, str, int, bool and None themselves, no subclass.",
    ),
    "json.stack": (
        "Er is te weinig plaats op de aanroepstapel om dit te lezen of te schrijven, of het bevat zichzelf.",
        "There is too little room on the call stack to read or write this, or it contains itself.",
    ),
    "too_many_errors": (
        "Er zijn meer dan {limit} fouten; de rest is niet genoemd.",
        "There are more than {limit} errors; the rest is not listed.",
    ),
    "format.missing": (
        "De sleutel format ontbreekt; verwacht: {expected}.",
        "The key format is missing; expected: {expected}.",
    ),
    "format.unknown": (
        "Dit formaat is niet bekend; verwacht: {expected}.",
        "This format is not known; expected: {expected}.",
    ),
    "type": ("Hier hoort {expected} te staan.", "This must be {expected}."),
    "type.null": (
        "null bestaat niet in dit formaat; laat de sleutel weg.",
        "null does not exist in this format; leave the key out.",
    ),
    "step.caller": (
        "Wie dit doet en wanneer bepaalt wie is ingelogd, niet het bericht; laat deze sleutel weg.",
        "Who does this and when is decided by whoever is logged in, not by the message; leave this key out.",
    ),
    "required": ("De sleutel {key} ontbreekt.", "The key {key} is missing."),
    "value.choice": ("Toegestaan: {allowed}.", "Allowed: {allowed}."),
    "value.member": (
        "Geef hier een waarde van {kind}, zoals {example}; een tekst is dat niet.",
        "Give a value of {kind} here, such as {example}; a text is none.",
    ),
    "value.range": (
        "Dit getal moet van {low} tot en met {high} zijn.",
        "This number must be from {low} up to and including {high}.",
    ),
    "value.date": (
        "Dit is geen dag; schrijf JJJJ-MM-DD.",
        "This is not a day; write YYYY-MM-DD.",
    ),
    "value.time": ("Dit is geen kloktijd; schrijf UU:MM.", "This is not a time of day; write HH:MM."),
    "value.moment": (
        "Dit is geen moment met tijdzone; schrijf bijvoorbeeld 2026-11-10T13:05:00Z.",
        "This is not a moment with an offset; write for instance 2026-11-10T13:05:00Z.",
    ),
    "value.pattern": ("Dit moet de vorm {form} hebben.", "This must have the form {form}."),
    "value.impossible": (
        "Dit kan niet bestaan: {why}.",
        "This cannot exist: {why}.",
    ),
    "text.empty": (
        "Lege tekst is geen inbreng; laat de sleutel weg.",
        "Empty text is no input; leave the key out.",
    ),
    "text.too_long": ("De tekst is langer dan {limit} tekens.", "The text is longer than {limit} characters."),
    "text.surrogate": (
        "De tekst bevat een los surrogaat; dat is geen teken.",
        "The text holds a lone surrogate, which is no character.",
    ),
    "text.control": (
        "De tekst bevat een stuurteken (alleen tab en regeleinde mogen).",
        "The text holds a control character (only tab and line feed are allowed).",
    ),
    "text.bidi": (
        "De tekst bevat een teken dat de leesrichting omkeert.",
        "The text holds a character that turns the reading direction.",
    ),
    "id.form": (
        "Een id heeft 1 tot {limit} zichtbare ASCII-tekens.",
        "An id has 1 to {limit} printable ASCII characters.",
    ),
    "id.duplicate": ("Dit id komt al eerder voor.", "This id occurs before."),
    "id.dangling": (
        "Dit verwijst naar {target}, maar dat staat niet in het document.",
        "This refers to {target}, which is not in the document.",
    ),
    "id.reserved": ("Dit woord kan geen id van een persoon zijn.", "This word cannot be a person's id."),
    "time.nonexistent": (
        "Deze kloktijd bestaat op die dag niet: de klok wordt verzet.",
        "This time of day does not exist on that day: the clock is moved.",
    ),
    "time.ambiguous": (
        "Deze kloktijd komt op die dag twee keer voor; zeg met fold welke (0 of 1).",
        "This time of day occurs twice on that day; say which with fold (0 or 1).",
    ),
    "time.zone": ("Deze tijdzone is niet bekend (IANA-naam).", "This time zone is not known (IANA name)."),
    "day.out_of_range": (
        "Deze dag valt buiten de kalender (jaar 1 tot en met 9999).",
        "This day lies outside the calendar (years 1 to 9999).",
    ),
    "span.order": ("De laatste dag ligt voor de eerste.", "The last day lies before the first."),
    "calendar.no_working_day": (
        "Een werkkalender heeft werkdagen nodig; in deze komt er geen.",
        "A work calendar needs working days; this one has none in sight.",
    ),
    "schedule.initial_order": (
        "De eerste gesprekken staan in oplopende maanden.",
        "The first conversations stand in rising months.",
    ),
    "schedule.no_employment": ("Er is geen dienstverband genoemd.", "No employment is given."),
    "schedule.spans": ("Hier horen tijdvakken (Span) te staan.", "Here spans (Span) are needed."),
    "schedule.needs_history": (
        "Deze cadans vraagt de hele geschiedenis; gebruik next_due.",
        "This cadence needs the whole history; use next_due.",
    ),
    "schedule.lengths": (
        "Er zijn niet evenveel laatste gesprekken als mensen.",
        "There are not as many latest conversations as people.",
    ),
    "schedule.term": ("Hier hoort een termijn (Term) te staan.", "Here a term (Term) is needed."),
    "judgement.rating": (
        "Een score of oordeel heeft hier geen plaats; koppel een aparte beoordeling onder appraisals.",
        "A rating has no place here; link a separate appraisal under appraisals.",
    ),
    "judgement.pay": (
        "Een gevolg voor beloning heeft hier geen plaats.",
        "A consequence for pay has no place here.",
    ),
    "judgement.private_note": (
        "Een aantekening voor één kant heeft geen plaats in een gedeeld verslag.",
        "A note for one side alone has no place in a shared record.",
    ),
    "rule.facts": (
        "Regel {rule} noemt in een zin {missing}; de functie find geeft dat niet als feit.",
        "Rule {rule} names {missing} in a sentence; its function find gives no such fact.",
    ),
    "rule.twice": (
        "Er zijn twee regels met code {rule}; geef een eigen regel een eigen code.",
        "There are two rules with the code {rule}; give a rule of your own a code of its own.",
    ),
    "skip.reason": ("Overslaan vraagt een reden.", "A skip needs a reason."),
    "viewer.unknown": (
        "Deze kijker heeft (nog) geen rol in dit gesprek; geef iemand van een kant, een aanwezige, een kant of file.",
        "This viewer has no part in this conversation (yet); give somebody of a side, an attendee, a side, or file.",
    ),
    "conversation.other": (
        "Dit hoort niet bij hetzelfde gesprek: het id verschilt.",
        "This does not belong to the same conversation: the id differs.",
    ),
    "extensions.name": (
        "Een uitbreiding heet naar een omgekeerd domein, zoals nl.voorbeeld.hr.",
        "An extension is named by a reversed domain, such as nl.example.hr.",
    ),
}
"""Every code with its sentence in Dutch and in English."""
