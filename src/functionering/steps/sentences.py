"""The sentences, in Dutch and in English, with which steps are refused or explained."""

from collections.abc import Mapping

from functionering.labels import MEANINGS, SIDES, STAGES

SENTENCES: Mapping[str, tuple[str, str]] = {
    "not_now": (
        "Dit kan niet bij deze stand: {stage}. Het kan bij: {stages}.",
        "This is not possible at this stage: {stage}. It is at: {stages}.",
    ),
    "other_task": (
        "Dit is de taak van de andere kant: {owner}.",
        "This is the other side's task: {owner}.",
    ),
    "before_latest": (
        "Het moment ligt voor iets dat al vastligt ({latest}); een stap komt na wat er al is.",
        "The moment lies before something already recorded ({latest}); a step comes after what is there.",
    ),
    "not_later": (
        "Het moment moet later zijn dan {latest}, zodat te zien is wat eerst kwam.",
        "The moment must be later than {latest}, so that it shows which came first.",
    ),
    "person_needed": (
        "Aan deze kant zitten meer mensen, of niemand: zeg wie dit doet.",
        "There are several people on this side, or nobody: say who does this.",
    ),
    "person_unknown": (
        "Deze persoon zit op die dag niet aan deze kant; niemand doet iets namens een ander.",
        "This person is not on this side on that day; nobody acts for another.",
    ),
    "nobody_there": (
        "Er is nu niemand aan deze kant; wie overneemt, doet dit vanaf de eigen eerste dag.",
        "Nobody is on this side now; whoever takes over does this from their first day.",
    ),
    "unknown_id": (
        "Dit staat niet in het gesprek zoals deze kant het ziet.",
        "This is not in the conversation as this side sees it.",
    ),
    "nothing_there": (
        "Er is nog niets waarop deze stap kan slaan.",
        "There is nothing yet that this step could be about.",
    ),
    "not_yours": (
        "Dit is van de ander; ieder doet dit voor zichzelf.",
        "This is the other's; each does this for itself.",
    ),
    "standing_item": (
        "Dit onderwerp staat vast; alleen een zelf ingebracht onderwerp kan worden teruggenomen.",
        "This is a standing item; only a topic that one raised oneself can be taken back.",
    ),
    "already_done": ("Dit is al gedaan.", "This has been done already."),
    "id_taken": (
        "Dit id bestaat al; neem een nieuw.",
        "This id exists already; take a new one.",
    ),
    "id_blind": (
        "Wat in de voorbereiding wordt ingebracht, draagt een UUID, zodat een id niets verraadt.",
        "What is raised while preparing carries a UUID, so that an id tells nothing.",
    ),
    "not_shared_yet": (
        "De ander ziet dit onderwerp nog niet; geef het eerst vrij.",
        "The other does not see this topic yet; release it first.",
    ),
    "not_begun": (
        "Geef de voorbereiding eerst vrij of dien haar in.",
        "Submit or release the preparation first.",
    ),
    "submitted": (
        "De voorbereiding is ingediend of vrijgegeven en verandert niet meer; aan tafel is er ruimte.",
        "The preparation was submitted or released and does not change any more; there is room at the table.",
    ),
    "stale": (
        "Wat hier werd gezien is intussen veranderd; lees het opnieuw en beslis dan.",
        "What was seen here has changed since; read it again and then decide.",
    ),
    "unseen": (
        "Deze kant ziet niet alles waar dit op slaat.",
        "This side does not see all that this is about.",
    ),
    "sitting_open": (
        "Er loopt een gespreksmoment; rond dat eerst af.",
        "A sitting is going on; end it first.",
    ),
    "no_sitting_open": ("Er loopt geen gespreksmoment.", "No sitting is going on."),
    "before_planned_day": (
        "Het gesprek is gepland op {planned}; verplaats de datum als het eerder wordt gevoerd.",
        "The talk is planned on {planned}; move the date if it is held earlier.",
    ),
    "planned_past": (
        "Deze dag is al voorbij; plan een dag vanaf vandaag.",
        "This day is over already; plan one from today on.",
    ),
    "scheduled": (
        "Er is al een datum gepland; verplaats die met een uitstel.",
        "A date is planned already; move it by postponing.",
    ),
    "not_scheduled": ("Er is nog geen datum gepland.", "No date is planned yet."),
    "same_date": (
        "Dit is de geplande datum; noem een andere, of geen.",
        "This is the planned date; name another one, or none.",
    ),
    "meaning_not_offered": (
        "Deze betekenis heeft een handtekening hier niet. Het kan met: {meanings}.",
        "A signature has no such meaning here. It can be: {meanings}.",
    ),
    "signed": ("Deze persoon heeft precies dit al ondertekend.", "This person has signed exactly this already."),
    "response_running": (
        "Nog niet beide kanten hebben op alles gereageerd, en de reactietermijn loopt tot en met {until}.",
        "Not both sides have responded to all of it yet, and the response term runs up to and including {until}.",
    ),
    "response_suspended": (
        "Nog niet beide kanten hebben op alles gereageerd, en de reactietermijn staat stil (opgeschort).",
        "Not both sides have responded to all of it yet, and the response term stands still (suspended).",
    ),
    "stale_assents": (
        "In het verslag staat een akkoord op andere woorden; neem het verslag terug en bied het opnieuw aan.",
        "The record holds an assent to other words; take the report back and offer it again.",
    ),
    "stale_signatures": (
        "Na een handtekening is er iets veranderd: teken opnieuw, of heropen met een reden.",
        "Something changed after a signature: sign again, or reopen with a reason.",
    ),
    "nothing_to_reopen": (
        "Er is niets gesloten, en geen handtekening is verouderd.",
        "Nothing is closed, and no signature is stale.",
    ),
    "talk_over": (
        "Er is al ondertekend, een afschrift gegeven of gesloten; verder praten is een nieuw gesprek.",
        "It was signed, copied or closed already; to talk on is another conversation.",
    ),
    "before_previous": (
        "Het vorige gesprek was op {previous}; dit kan niet ervoor zijn gevoerd.",
        "The previous conversation was on {previous}; this one cannot have been held before it.",
    ),
    "companion_of_ones_own": (
        "Eén eigen ondersteuner kan de ander niet weren.",
        "One companion of one's own cannot be barred by the other.",
    ),
    "not_agreed": (
        "Dit is nog een voorstel: zonder akkoord van beiden is het geen afspraak.",
        "This is still a proposal: without the assent of both it is no agreement.",
    ),
    "withdrawn": (
        "Dit voorstel is ingetrokken; doe een nieuw voorstel, met een nieuw id.",
        "This proposal was withdrawn; make a new one, with a new id.",
    ),
    "solution_assented": (
        (
            "Er staat een akkoord op deze afspraak: de oplossing waar zij uit komt verandert dan niet meer."
            " Noem dezelfde, of doe een nieuw voorstel, met een nieuw id."
        ),
        (
            "Somebody assented to this agreement: the solution it comes from does not change then."
            " Name the same one, or make a new proposal, with a new id."
        ),
    ),
    "agreed_once": (
        "Beide kanten gaven akkoord op dezelfde woorden: dat is een afspraak, en die trekt niemand alleen in.",
        "Both sides assented to the same words: that is an agreement, and nobody withdraws it alone.",
    ),
    "other_assented": (
        "De ander gaf akkoord op dit voorstel; zolang dat er staat, kan alleen de ander dit voorstel intrekken.",
        "The other assented to this proposal; while that stands, only the other can withdraw this proposal.",
    ),
    "other_reacted": (
        "De ander heeft al op dit verslag gereageerd; neem het verslag terug en bied het opnieuw aan.",
        "The other has responded to this report already; take it back and offer it again.",
    ),
    "impossible": (
        "Zo kan het niet in het gesprek staan: {count} fout(en).",
        "It cannot stand in the conversation like this: {count} fault(s).",
    ),
    "silence_stands": (
        (
            "Wie niet reageert, van die staat er dat er geen reactie is: dat is geen akkoord."
            " Na {until} kan het gesprek dan toch worden gesloten."
        ),
        (
            "Of whoever does not respond it will stand that there is no response: that is no assent."
            " After {until} the conversation can then be closed all the same."
        ),
    ),
    "silence_suspended": (
        (
            "Wie niet reageert, van die staat er dat er geen reactie is: dat is geen akkoord."
            " De reactietermijn staat nu stil."
        ),
        (
            "Of whoever does not respond it will stand that there is no response: that is no assent."
            " The response term now stands still."
        ),
    ),
}
"""Every code with its sentence in Dutch and in English."""

LABELS: Mapping[str, tuple[str, str]] = {**STAGES, **SIDES, **MEANINGS}
"""Words of the format as a sentence says them, in Dutch and in English."""
