"""Steps (*stappen*): what may be done, by whom and when, from the first plan to the years after closing.

`apply` takes a step, `allowed_steps` says which are possible and why others are not, `carry_over` begins the next
conversation. Neither side can speak, release, assent or sign for the other.
"""

from functionering.steps.afterwards import AmendAgreement, LinkAppraisal, NoteProgress
from functionering.steps.agreeing import ProposeAgreement, ReviewAgreement, SettleAgreement, WithdrawProposal
from functionering.steps.allowed import Allowance, allowed_steps
from functionering.steps.assenting import Assent, AssentRevision
from functionering.steps.carrying import carry_over
from functionering.steps.closing import Close, Reopen
from functionering.steps.handing_over import HandOver
from functionering.steps.inviting import Cancel, Invite, Postpone, Request, Schedule
from functionering.steps.meeting import Adjourn, EndSitting, Evaluate, Hold, ProposeAgenda
from functionering.steps.names import label
from functionering.steps.parts import Part
from functionering.steps.people import (
    AnnounceAttendee,
    AnswerObjection,
    Consent,
    DiscloseInformant,
    Object,
    ShareWithSuccessor,
)
from functionering.steps.preparing import RaiseTopic, Release, SubmitPreparation, Waive, WithdrawTopic
from functionering.steps.refusal import Explanation, StepRefused
from functionering.steps.replaying import replay
from functionering.steps.reporting import (
    AddStatement,
    AnswerRemark,
    GiveCopy,
    OfferReport,
    Remark,
    Respond,
    ReviseReport,
    SectionText,
)
from functionering.steps.signing import DeclineToSign, Sign
from functionering.steps.solving import NameProblem, ProposeSolution, SayNoneYet, SetNextStep, TakePosition
from functionering.steps.step import Step, Target, kind_of
from functionering.steps.table import BY_TIME, TABLE, Entry, StepDifference, step_differences
from functionering.steps.taking import apply
from functionering.steps.talking import Conclude, Confirm, GivePerspective, Render, SetOutcome, Spot

__all__ = [
    # taking steps
    "apply",
    "allowed_steps",
    "replay",
    "carry_over",
    "Step",
    "StepRefused",
    "Explanation",
    "Allowance",
    "Target",
    "kind_of",
    "label",
    # the table
    "TABLE",
    "BY_TIME",
    "Entry",
    "StepDifference",
    "step_differences",
    # how it comes about
    "Request",
    "Schedule",
    "Invite",
    "Postpone",
    "Cancel",
    # who is there
    "AnnounceAttendee",
    "Consent",
    "Object",
    "AnswerObjection",
    "DiscloseInformant",
    "HandOver",
    "ShareWithSuccessor",
    # preparing
    "RaiseTopic",
    "WithdrawTopic",
    "GivePerspective",
    "SubmitPreparation",
    "Release",
    "Waive",
    # at the table
    "ProposeAgenda",
    "Hold",
    "EndSitting",
    "Adjourn",
    "Render",
    "Confirm",
    "Spot",
    "SetOutcome",
    "Conclude",
    "Evaluate",
    # solving and agreeing
    "NameProblem",
    "TakePosition",
    "ProposeSolution",
    "SayNoneYet",
    "SetNextStep",
    "ReviewAgreement",
    "SettleAgreement",
    "ProposeAgreement",
    "WithdrawProposal",
    "Assent",
    "Part",
    # the report
    "OfferReport",
    "SectionText",
    "ReviseReport",
    "Remark",
    "AnswerRemark",
    "Respond",
    "AddStatement",
    "Sign",
    "DeclineToSign",
    "GiveCopy",
    "Close",
    "Reopen",
    # afterwards
    "NoteProgress",
    "AmendAgreement",
    "AssentRevision",
    "LinkAppraisal",
]
