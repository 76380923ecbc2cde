"""The Dutch *functioneringsgesprek* as a domain library: a structured, usually yearly talk of two on an equal footing.

Types, and the verbs for a whole record, come from here; rooms hold the rest: `functionering.rules`, `schedule`,
`planning`, `calendar`, `strategies`. A name is fetched when it is first asked for, so importing the package is cheap.

The reading order; a room uses only rooms before its own:

- sentences: planning_faults faults reasons labels, and errors
- values: text days canonical judgement_words walltime judgement party plain_data record json_text writing doors
- the record: words themes extensions agreement report occasion topic references conversation
- in and out of documents: drafts structuring papers digest reading amendments unsealed stamping mirroring
- what a record shows, and to whom: profile regimes stages voice views receipts
- what may be done: steps history merging
- when, and by which rules: schedule track rules planning calendar
- around it: examples strategies cli
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functionering.agreement import (
        Agreement,
        Binds,
        DueBy,
        DueKind,
        Kind,
        Progress,
        ProgressNote,
        ProposalWithdrawal,
        Reason,
        Review,
        Revision,
        Settlement,
    )
    from functionering.conversation import Agenda, AppraisalLink, Cancellation, Closing, Conversation, Phase, Reopening
    from functionering.digest import seal
    from functionering.errors import Fault, FunctioneringError, InvalidValue, MissingExtra, RecordError, UnknownProfile
    from functionering.extensions import Extensions
    from functionering.history import StepLog, dumps_steps, loads_steps, read_step, step_to_dict
    from functionering.json_text import Limits
    from functionering.judgement import JUDGEMENT_WORDS
    from functionering.merging import Conflict, Merged
    from functionering.merging.merge import merge
    from functionering.mirroring import mirror, without
    from functionering.occasion import (
        Attendee,
        HandOver,
        Informant,
        Invitation,
        Meeting,
        Objection,
        Period,
        Person,
        Postponement,
        Preparation,
        Previous,
        Request,
        Sitting,
        WithOrWithout,
    )
    from functionering.party import Both, Owner, Party
    from functionering.profile import PERMITTED_DIFFERENCES, Duty, Profile, Reveal, Severity, read_profile, shipped
    from functionering.reading import FORMAT, Reading, dumps, from_dict, loads, read, read_ndjson, to_dict
    from functionering.receipts import Receipt, Verification, receipt, verify
    from functionering.report import Edition, Meaning, Remark, Report, Section, Signature, Statement, Unsigned
    from functionering.rules import (
        RULES,
        Finding,
        NotMet,
        Rule,
        State,
        Task,
        Verdict,
        check,
        check_all,
        check_many,
        require,
        summary,
    )
    from functionering.schedule import Due, Held, Track, next_due
    from functionering.stages import Stage, stage
    from functionering.steps import Allowance, Explanation, Step, StepRefused, allowed_steps, apply, carry_over, replay
    from functionering.themes import THEMES, About, Group, Theme, theme
    from functionering.topic import (
        Conclusion,
        NextStep,
        Outcome,
        Position,
        Problem,
        Raised,
        RaisedIn,
        Solution,
        Topic,
        Withdrawal,
    )
    from functionering.views import View
    from functionering.views.view import view
    from functionering.voice import Because, Nature, Reciprocity, nature
    from functionering.words import Assent, Given, Perspective, Words

__all__ = [
    # the whole
    "Conversation",
    "Phase",
    "Agenda",
    "Closing",
    "Reopening",
    "Cancellation",
    "AppraisalLink",
    # the two sides
    "Party",
    "Owner",
    "Both",
    # the occasion
    "Person",
    "Period",
    "Previous",
    "Request",
    "Invitation",
    "Meeting",
    "Postponement",
    "HandOver",
    "Attendee",
    "Objection",
    "WithOrWithout",
    "Informant",
    "Preparation",
    "Sitting",
    # what is said
    "Words",
    "Perspective",
    "Given",
    "Assent",
    "Topic",
    "Raised",
    "RaisedIn",
    "Withdrawal",
    "Outcome",
    "Problem",
    "Position",
    "Solution",
    "NextStep",
    "Conclusion",
    "THEMES",
    "Theme",
    "Group",
    "About",
    "theme",
    # what is agreed
    "Agreement",
    "Kind",
    "Binds",
    "DueBy",
    "DueKind",
    "Progress",
    "Reason",
    "Review",
    "Settlement",
    "ProgressNote",
    "ProposalWithdrawal",
    "Revision",
    # what is written down
    "Report",
    "Edition",
    "Section",
    "Remark",
    "Statement",
    "Signature",
    "Meaning",
    "Unsigned",
    "Extensions",
    # errors
    "FunctioneringError",
    "InvalidValue",
    "RecordError",
    "UnknownProfile",
    "MissingExtra",
    "Fault",
    # reading and writing
    "loads",
    "dumps",
    "from_dict",
    "to_dict",
    "read",
    "read_ndjson",
    "Reading",
    "FORMAT",
    "Limits",
    # what a record shows
    "check",
    "summary",
    "require",
    "check_many",
    "check_all",
    "Verdict",
    "Finding",
    "State",
    "Task",
    "Rule",
    "RULES",
    "NotMet",
    "Severity",
    "Profile",
    "Reveal",
    "Duty",
    "shipped",
    "read_profile",
    "PERMITTED_DIFFERENCES",
    "nature",
    "Nature",
    "Reciprocity",
    "Because",
    "stage",
    "Stage",
    "mirror",
    "without",
    "seal",
    "JUDGEMENT_WORDS",
    # who sees what, what a party keeps, and two versions as one
    "view",
    "View",
    "receipt",
    "Receipt",
    "verify",
    "Verification",
    "merge",
    "Merged",
    "Conflict",
    # what may be done, and what was
    "apply",
    "allowed_steps",
    "replay",
    "carry_over",
    "Step",
    "StepRefused",
    "Explanation",
    "Allowance",
    "StepLog",
    "dumps_steps",
    "loads_steps",
    "read_step",
    "step_to_dict",
    # when the next one is due
    "next_due",
    "Due",
    "Track",
    "Held",
]

_ROOMS = {
    "agreement": (
        "Agreement Binds DueBy DueKind Kind Progress ProgressNote ProposalWithdrawal Reason Review Revision Settlement"
    ),
    "conversation": "Agenda AppraisalLink Cancellation Closing Conversation Phase Reopening",
    "digest": "seal",
    "errors": "Fault FunctioneringError InvalidValue MissingExtra RecordError UnknownProfile",
    "extensions": "Extensions",
    "history": "StepLog dumps_steps loads_steps read_step step_to_dict",
    "json_text": "Limits",
    "judgement": "JUDGEMENT_WORDS",
    "merging": "Conflict Merged merge",
    "mirroring": "mirror without",
    "occasion": (
        "Attendee HandOver Informant Invitation Meeting Objection Period Person Postponement Preparation "
        "Previous Request Sitting WithOrWithout"
    ),
    "party": "Both Owner Party",
    "profile": "Duty PERMITTED_DIFFERENCES Profile Reveal Severity read_profile shipped",
    "reading": "FORMAT Reading dumps from_dict loads read read_ndjson to_dict",
    "receipts": "Receipt Verification receipt verify",
    "report": "Edition Meaning Remark Report Section Signature Statement Unsigned",
    "rules": "Finding NotMet RULES Rule State Task Verdict check check_all check_many require summary",
    "schedule": "Due Held Track next_due",
    "stages": "Stage stage",
    "steps": "Allowance Explanation Step StepRefused allowed_steps apply carry_over replay",
    "themes": "About Group THEMES Theme theme",
    "topic": "Conclusion NextStep Outcome Position Problem Raised RaisedIn Solution Topic Withdrawal",
    "views": "View view",
    "voice": "Because Nature Reciprocity nature",
    "words": "Assent Given Perspective Words",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its room, once."""
    if name not in _HOME:
        raise AttributeError(f"module 'functionering' has no attribute {name!r}")
    value = getattr(import_module(f"functionering.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names only, so that completing in a notebook shows nothing else."""
    return __all__
