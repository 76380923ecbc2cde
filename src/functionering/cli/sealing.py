"""`functionering seal`, `receipt` and `verify`: what a record is sealed with, and whether it is what a party saw."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from functionering.cli.console import Console, standard_input
from functionering.cli.people import profile_named
from functionering.cli.sheet import NotRead
from functionering.conversation import Conversation
from functionering.digest import seal
from functionering.errors import Fault, InvalidValue, RecordError, UnknownProfile, fault
from functionering.json_text import DEFAULT_LIMITS
from functionering.party import Party
from functionering.profile import Profile
from functionering.reading import loads
from functionering.receipts import Change, Difference, dumps_receipt, read_receipt, receipt, verify
from functionering.writing import plain

T = TypeVar("T")

PARTS: Mapping[str, tuple[str, str]] = {
    "id": ("id", "id"),
    "label": ("naam van het gesprek", "name of the conversation"),
    "profile": ("profiel", "profile"),
    "language": ("taal", "language"),
    "track": ("spoor", "track"),
    "covers": ("waar het verslag plaats voor heeft", "what the record has a place for"),
    "parties": ("mensen van de kanten", "people of the sides"),
    "period": ("periode", "period"),
    "previous": ("vorig gesprek", "previous conversation"),
    "requested_by": ("aanvraag", "request"),
    "invitation": ("uitnodiging", "invitation"),
    "meeting": ("geplande datum", "planned date"),
    "postponements": ("uitstel", "postponements"),
    "handovers": ("overdracht", "hand-overs"),
    "attendees": ("aanwezigen", "attendees"),
    "informants": ("geraadpleegde collega's", "informants"),
    "preparations": ("voorbereiding", "preparation"),
    "agenda": ("agenda", "agenda"),
    "earlier_agreements": ("eerdere afspraak", "earlier agreement"),
    "topics": ("onderwerp", "topic"),
    "sittings": ("gespreksmomenten", "sittings"),
    "agreements": ("afspraak", "agreement"),
    "evaluation": ("evaluatie van het gesprek", "evaluation of the talk"),
    "report": ("versie van het verslag", "edition of the report"),
    "reactions": ("reactie", "response"),
    "statements": ("zienswijze", "statement"),
    "signatures": ("handtekening", "signature"),
    "unsigned": ("niet getekend", "not signed"),
    "copies": ("afschrift", "copy"),
    "closing": ("sluiting", "closing"),
    "reopenings": ("heropening", "reopening"),
    "cancelled": ("vervallen", "cancellation"),
    "appraisals": ("gekoppelde beoordeling", "linked appraisal"),
    "extensions": ("uitbreidingen", "extensions"),
    "progress": ("voortgang van afspraak", "progress on agreement"),
    "revisions": ("wijziging van afspraak", "amendment of agreement"),
    "assents": ("akkoord op wijziging van afspraak", "assent to an amendment of agreement"),
    "until": ("laatste dag aan een kant", "last day on a side"),
    "preparation_shared": ("gedeelde voorbereiding na overdracht", "preparation shared after a hand-over"),
    "on": ("waar een zienswijze over gaat", "what a statement speaks of"),
    "confirmed_at": ("bevestiging van woorden", "confirmation of words"),
}
"""The parts of a record as they are told to people, by their keys, in Dutch and in English."""

CHANGES: Mapping[Change, tuple[str, str]] = {
    Change.CHANGED: ("anders", "other"),
    Change.MISSING: ("weg", "gone"),
    Change.ADDED: ("erbij", "added"),
}
_ANSWERS = {
    True: ("Het verslag is wat op dit ontvangstbewijs staat.", "The record is what this receipt says."),
    False: ("Het verslag is niet wat op dit ontvangstbewijs staat.", "The record is not what this receipt says."),
}


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    sealing: argparse.ArgumentParser = commands.add_parser("seal", help="print the seal over a record")
    giving: argparse.ArgumentParser = commands.add_parser("receipt", help="print what a party keeps for itself")
    verifying: argparse.ArgumentParser = commands.add_parser(
        "verify", help="say whether a record is what a receipt says"
    )
    for parser, run in ((sealing, run_seal), (giving, run_receipt), (verifying, run_verify)):
        parser.add_argument("file", metavar="FILE", help="the record, or - for standard input")
        parser.add_argument("--lang", choices=("nl", "en"), default="nl")
        parser.set_defaults(run=run)
    for parser in (giving, verifying):
        parser.add_argument(
            "--profile", metavar="NAME", help="a shipped profile, or a TOML file; default: what the record names"
        )
    giving.add_argument("--party", choices=[each.value for each in Party], required=True, help="whose receipt it is")
    verifying.add_argument("receipt", metavar="RECEIPT", help="what `functionering receipt` printed then")


def run_seal(arguments: argparse.Namespace, console: Console) -> int:
    """Print the seal over a record as it stands."""
    console.write(seal(_record(arguments)))
    return 0


def run_receipt(arguments: argparse.Namespace, console: Console) -> int:
    """Print the receipt of a party as a JSON document."""
    c = _record(arguments)
    profile = _profile(arguments)
    held = _asked(arguments.file, arguments.lang, lambda: receipt(c, Party(arguments.party), profile=profile))
    console.write(dumps_receipt(held).decode())
    return 0


def run_verify(arguments: argparse.Namespace, console: Console) -> int:
    """Say whether a record is what a receipt says, and which parts are not; 0 or 1."""
    lang: str = arguments.lang
    c = _record(arguments)
    held = _asked(arguments.receipt, lang, lambda: read_receipt(_bytes(arguments.receipt)))
    profile = _profile(arguments)
    answer = _asked(arguments.file, lang, lambda: verify(c, held, profile=profile))
    console.write(_ANSWERS[answer.matches][lang != "nl"])
    for each in answer.differences:
        console.write(f"  {_told(each, lang)}")
    return 0 if answer.matches else 1


def _told(difference: Difference, lang: str) -> str:
    shown: dict[str, str] = plain(difference)
    names = [shown[key] for key in ("of", "name") if key in shown]
    part = PARTS[difference.kind][lang != "nl"] if difference.kind in PARTS else difference.kind
    return f"{CHANGES[difference.change][lang != 'nl']}: {' '.join((part, *names))}"


def _profile(arguments: argparse.Namespace) -> Profile | None:
    return None if arguments.profile is None else profile_named(arguments.profile, arguments.lang)


def _record(arguments: argparse.Namespace) -> Conversation:
    return _asked(arguments.file, arguments.lang, lambda: loads(_bytes(arguments.file)))


def _bytes(source: str) -> bytes:
    """What is in a file, as far as it can be read at all. Raises: `InvalidValue` where there is none."""
    most = DEFAULT_LIMITS.max_bytes + 1
    try:
        if source == "-":
            return standard_input().read(most)
        with Path(source).open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:
        code = "file.missing" if isinstance(error, FileNotFoundError) else "file.unreadable"
    raise InvalidValue([fault(code)])


def _asked(source: str, lang: str, ask: Callable[[], T]) -> T:
    """What is asked of a file. Raises: `NotRead` with every fault behind the name of the file."""
    try:
        return ask()
    except (InvalidValue, RecordError) as error:
        faults: tuple[Fault, ...] = error.faults
    except UnknownProfile:
        faults = (fault("profile.unknown", "/profile"),)
    raise NotRead(
        "\n".join(f"{source}: {each.path}{': ' if each.path else ''}{each.sentence(lang)}" for each in faults)
    )
