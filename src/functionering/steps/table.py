"""The one table of steps: what is possible at which stage, whose task it is where it is one side's, and where it leads.

It is read by `apply` and `allowed_steps`, and the state diagram in the documentation is drawn from it. It names no
side: what is one side's follows from the duties of the profile, and those are its permitted differences.
"""

import attrs

from functionering.party import Owner
from functionering.profile import Difference, Duty, Profile
from functionering.stages import Stage
from functionering.steps.afterwards import AmendAgreement, LinkAppraisal, NoteProgress
from functionering.steps.agreeing import ProposeAgreement, ReviewAgreement, SettleAgreement, WithdrawProposal
from functionering.steps.assenting import Assent, AssentRevision
from functionering.steps.closing import Close, Reopen
from functionering.steps.handing_over import HandOver
from functionering.steps.inviting import Cancel, Invite, Postpone, Request, Schedule
from functionering.steps.meeting import Adjourn, EndSitting, Evaluate, Hold, ProposeAgenda
from functionering.steps.people import (
    AnnounceAttendee,
    AnswerObjection,
    Consent,
    DiscloseInformant,
    Object,
    ShareWithSuccessor,
)
from functionering.steps.preparing import RaiseTopic, Release, SubmitPreparation, Waive, WithdrawTopic
from functionering.steps.reporting import (
    AddStatement,
    AnswerRemark,
    GiveCopy,
    OfferReport,
    Remark,
    Respond,
    ReviseReport,
)
from functionering.steps.signing import DeclineToSign, Sign
from functionering.steps.solving import NameProblem, ProposeSolution, SayNoneYet, SetNextStep, TakePosition
from functionering.steps.step import Step, kind_of
from functionering.steps.talking import Conclude, Confirm, GivePerspective, Render, SetOutcome

Move = tuple[Stage, Stage]

BEFORE = (Stage.PLANNED, Stage.INVITED, Stage.PREPARING, Stage.PREPARED)
TALK = (Stage.PARTLY_HELD, Stage.HELD)
OFFERED = (Stage.REPORTED, Stage.CONCLUDED)
CLOSED = (Stage.CLOSED,)


@attrs.frozen
class Entry:
    """One line of the table: a step, at which stages it is possible, the duty it is part of, and where it leads.

    `duty` None: either side may, always. `moves` are the changes of stage that the step can bring; from a stage that
    is not named there it only stays.
    """

    step: type[Step]
    stages: tuple[Stage, ...]
    duty: Duty | None = None
    moves: tuple[Move, ...] = ()

    @property
    def kind(self) -> str:
        """The name of the step as it is written down."""
        return kind_of(self.step)

    def owner(self, profile: Profile) -> Owner:
        """Whose step it is under a profile."""
        return Owner.BOTH if self.duty is None else profile.owner_of(self.duty)


def _moves(*pairs: tuple[tuple[Stage, ...], tuple[Stage, ...]]) -> tuple[Move, ...]:
    return tuple((start, end) for starts, ends in pairs for start in starts for end in ends if start is not end)


_PREPARES = _moves((BEFORE[:2], (Stage.PREPARING,)), ((Stage.PREPARING,), (Stage.PREPARED,)))
_TAKES_BACK = _moves(((Stage.PREPARED,), (Stage.PREPARING,)), ((Stage.PREPARING,), BEFORE[:2]))
# A word or an assent under what was signed makes the signature stale.
_UNSIGNS = _moves(((Stage.CONCLUDED,), (Stage.REPORTED,)))
_SETTLES = _moves(((Stage.REPORTED,), (Stage.CONCLUDED,)))

TABLE: tuple[Entry, ...] = (
    Entry(Request, BEFORE),
    Entry(Schedule, (*BEFORE, Stage.PARTLY_HELD), Duty.ARRANGE),
    Entry(Invite, BEFORE, None, _moves(((Stage.PLANNED,), (Stage.INVITED,)))),
    Entry(Postpone, (*BEFORE, Stage.PARTLY_HELD)),
    Entry(Cancel, BEFORE, None, _moves((BEFORE, (Stage.CANCELLED,)))),
    Entry(AnnounceAttendee, (*BEFORE, *TALK)),
    Entry(Consent, (*BEFORE, *TALK)),
    Entry(Object, (*BEFORE, *TALK)),
    Entry(AnswerObjection, (*BEFORE, *TALK)),
    Entry(DiscloseInformant, (*BEFORE, *TALK)),
    Entry(HandOver, (*BEFORE, *TALK, *OFFERED), None, _TAKES_BACK),
    Entry(ShareWithSuccessor, (*BEFORE, *TALK, *OFFERED), None, _UNSIGNS),
    Entry(RaiseTopic, (*BEFORE, *TALK)),
    Entry(WithdrawTopic, (*BEFORE, *TALK)),
    Entry(GivePerspective, (*BEFORE, *TALK), None, _moves((BEFORE[:2], (Stage.PREPARING,)))),
    Entry(SubmitPreparation, BEFORE, None, _PREPARES),
    Entry(Release, BEFORE, None, _PREPARES),
    Entry(Waive, BEFORE, None, _PREPARES),
    Entry(ProposeAgenda, (*BEFORE, *TALK)),
    Entry(Hold, (*BEFORE, *TALK), None, _moves(((*BEFORE, Stage.PARTLY_HELD), (Stage.HELD,)))),
    Entry(EndSitting, (Stage.HELD,)),
    Entry(Adjourn, (Stage.HELD,), None, _moves(((Stage.HELD,), (Stage.PARTLY_HELD,)))),
    Entry(Render, TALK),
    Entry(Confirm, (*TALK, *OFFERED, *CLOSED)),
    Entry(SetOutcome, TALK),
    Entry(Conclude, TALK),
    Entry(NameProblem, TALK),
    Entry(TakePosition, TALK),
    Entry(ProposeSolution, TALK),
    Entry(SayNoneYet, TALK),
    Entry(SetNextStep, TALK),
    Entry(ReviewAgreement, TALK),
    Entry(SettleAgreement, TALK),
    Entry(ProposeAgreement, TALK),
    Entry(WithdrawProposal, TALK),
    Entry(Assent, (*BEFORE, *TALK, *OFFERED), None, _UNSIGNS),
    Entry(Evaluate, TALK),
    Entry(OfferReport, TALK, Duty.REPORT, _moves((TALK, OFFERED))),
    Entry(ReviseReport, OFFERED, Duty.REPORT, _moves((OFFERED, TALK))),
    Entry(Remark, OFFERED, None, _UNSIGNS),
    Entry(AnswerRemark, (*TALK, *OFFERED), None, _UNSIGNS),
    # Whoever was silent past the term and responds after all is not silent any more.
    Entry(Respond, OFFERED, None, _UNSIGNS),
    Entry(AddStatement, (*OFFERED, *CLOSED)),
    Entry(Sign, (*OFFERED, *CLOSED), None, _SETTLES),
    Entry(DeclineToSign, (*OFFERED, *CLOSED), None, _SETTLES),
    Entry(GiveCopy, (*OFFERED, *CLOSED), Duty.GIVE_COPY),
    Entry(Close, OFFERED, None, _moves((OFFERED, CLOSED))),
    # The response term runs anew, so nobody is known to be silent any more.
    Entry(Reopen, (*OFFERED, *CLOSED), None, (*_moves((CLOSED, OFFERED)), *_UNSIGNS)),
    Entry(NoteProgress, (*OFFERED, *CLOSED)),
    Entry(AmendAgreement, CLOSED),
    Entry(AssentRevision, (*OFFERED, *CLOSED)),
    Entry(LinkAppraisal, (*BEFORE, *TALK, *OFFERED, *CLOSED), Duty.KEEP),
)
"""Every step, in the order of the course of a conversation."""

BY_TIME: tuple[Move, ...] = _SETTLES
"""The changes of stage that come by themselves: the response term runs out, and whoever was silent is known to be."""

KINDS = {each.kind: each for each in TABLE}
"""The table by the name of the step."""


@attrs.frozen
class StepDifference:
    """A step that is one side's task under a profile: which, whose, and the permitted difference that it rests on."""

    kind: str
    owner: Owner
    difference: Difference


def step_differences(profile: Profile) -> tuple[StepDifference, ...]:
    """Every step that is not the same for both sides under a profile, derived from its permitted differences.

    Nothing else about steps differs between the sides.
    """
    named = {each.name: each for each in profile.permitted_differences}
    return tuple(
        StepDifference(each.kind, each.owner(profile), named[each.duty.value])
        for each in TABLE
        if each.duty is not None and each.duty.value in named
    )
