"""What each kind of step is called, as it stands on a button: in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

from functionering.errors import InvalidValue, fault, silent
from functionering.labels import said

NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "request": ("Gesprek aanvragen", "Ask for the conversation"),
    "schedule": ("Datum plannen", "Plan a date"),
    "invite": ("Uitnodigen", "Invite"),
    "postpone": ("Uitstellen", "Postpone"),
    "cancel": ("Laten vervallen", "Cancel"),
    "announce_attendee": ("Aanwezige aankondigen", "Announce an attendee"),
    "consent": ("Geen bezwaar tegen aanwezige", "No objection to an attendee"),
    "object": ("Bezwaar tegen aanwezige", "Object to an attendee"),
    "answer_objection": ("Antwoorden op bezwaar", "Answer an objection"),
    "disclose_informant": ("Geraadpleegde collega noemen", "Name an informant"),
    "hand_over": ("Overdragen aan een opvolger", "Hand over to a successor"),
    "share_with_successor": ("Delen met de opvolger", "Share with the successor"),
    "raise_topic": ("Onderwerp inbrengen", "Raise a topic"),
    "withdraw_topic": ("Onderwerp intrekken", "Withdraw a topic"),
    "give_perspective": ("Inbreng geven", "Give a perspective"),
    "submit_preparation": ("Voorbereiding indienen", "Submit the preparation"),
    "release": ("Voorbereiding vrijgeven", "Release the preparation"),
    "waive": ("Afzien van voorbereiding", "Waive the preparation"),
    "propose_agenda": ("Agenda voorstellen", "Propose the agenda"),
    "hold": ("Gesprek beginnen", "Begin the talk"),
    "end_sitting": ("Gespreksmoment afronden", "End the sitting"),
    "adjourn": ("Later verder praten", "Adjourn"),
    "render": ("Woorden van de ander opschrijven", "Write down the other's words"),
    "confirm": ("Opgeschreven woorden bevestigen", "Confirm words that were written down"),
    "set_outcome": ("Uitkomst van een onderwerp noteren", "Set the outcome of a topic"),
    "conclude": ("Conclusie opschrijven", "Write a conclusion"),
    "name_problem": ("Knelpunt noemen", "Name a problem"),
    "take_position": ("Knelpunt erkennen of betwisten", "Recognise or dispute a problem"),
    "propose_solution": ("Oplossing voorstellen", "Propose a solution"),
    "say_none_yet": ("Nog geen oplossing zien", "See no solution yet"),
    "set_next_step": ("Eerste stap noteren", "Set the next step"),
    "review_agreement": ("Terugkijken op een afspraak", "Look back on an agreement"),
    "settle_agreement": ("Eerdere afspraak afsluiten", "Settle an earlier agreement"),
    "propose_agreement": ("Afspraak voorstellen", "Propose an agreement"),
    "withdraw_proposal": ("Voorstel intrekken", "Withdraw a proposal"),
    "assent": ("Akkoord geven", "Assent"),
    "evaluate": ("Het gesprek zelf evalueren", "Evaluate the talk itself"),
    "offer_report": ("Verslag aanbieden", "Offer the report"),
    "revise_report": ("Verslag terugnemen om te herzien", "Take the report back to revise it"),
    "remark": ("Opmerking bij het verslag maken", "Remark on the report"),
    "answer_remark": ("Opmerking beantwoorden", "Answer a remark"),
    "respond": ("Reageren op het verslag", "Respond to the report"),
    "add_statement": ("Zienswijze toevoegen", "Add a statement"),
    "sign": ("Ondertekenen", "Sign"),
    "decline_to_sign": ("Niet ondertekenen", "Decline to sign"),
    "give_copy": ("Afschrift geven", "Give a copy"),
    "close": ("Gesprek sluiten", "Close the conversation"),
    "reopen": ("Gesprek heropenen", "Reopen the conversation"),
    "note_progress": ("Voortgang van een afspraak noteren", "Note progress on an agreement"),
    "amend_agreement": ("Wijziging van een afspraak voorstellen", "Propose an amendment of an agreement"),
    "assent_revision": ("Akkoord geven op een wijziging", "Assent to an amendment"),
    "link_appraisal": ("Koppelen aan een beoordeling", "Link to an appraisal"),
}
"""Every kind of step by the name it is written down by, in Dutch and in English."""


@silent
def label(kind: str, lang: str = "nl") -> str:
    """What a kind of step is called on a button, in `lang`: `"nl"`, or English for anything else.

    `kind` is the name that it is written down by, as `Allowance.kind` has it. Raises: `InvalidValue` for any other.
    """
    if kind in NAMES:
        return said(NAMES, kind, lang)
    del kind
    raise InvalidValue([fault("value.choice", allowed=", ".join(NAMES))])
