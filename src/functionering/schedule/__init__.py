"""The schedule (*planning van het jaar*): when the next conversation is due and why, and the terms around it.

Pure: every answer is a function of its arguments, and the day is one of them. Days are exact `date` values. What is
due is a signal; nobody's record is ever invalid for being late.
"""

from functionering.days import day_in_words
from functionering.schedule.anniversary import Anniversary
from functionering.schedule.bulk import due_dates
from functionering.schedule.cadence import (
    BES_CADENCE,
    MAYOR_CADENCE,
    RKW_CADENCE,
    SCHOOL_YEAR_CADENCE,
    STANDARD_CADENCE,
    Cadence,
)
from functionering.schedule.calendar_year import CalendarYear
from functionering.schedule.cycle import Attribution, Cycle, Held
from functionering.schedule.due import Due, Reason, Status
from functionering.schedule.leave import LeaveKind, LeaveRule
from functionering.schedule.next_due import Obligation, attribute, cycles, due_list, next_due
from functionering.schedule.reminders import Reminder, reminders, reminders_for
from functionering.schedule.rolling import Rolling
from functionering.schedule.timeline import (
    BES,
    GGZ,
    KINDEROPVANG,
    LEIDEN,
    RADBOUD,
    RKW,
    STANDARD,
    Deadlines,
    Timeline,
    timeline,
)
from functionering.schedule.trace import Step, StepKind
from functionering.schedule.track import Assignment, Track, due_with_end, manager_at
from functionering.schedule.triggers import (
    Trigger,
    TriggerKind,
    after_absence,
    before_appraisal,
    before_contract_end,
    eligible_from,
    is_eligible,
    new_manager,
    on_request,
)

__all__ = [
    # how often
    "Cadence",
    "CalendarYear",
    "Anniversary",
    "Rolling",
    "STANDARD_CADENCE",
    "BES_CADENCE",
    "RKW_CADENCE",
    "SCHOOL_YEAR_CADENCE",
    "MAYOR_CADENCE",
    # for whom, and what was held
    "Track",
    "Assignment",
    "manager_at",
    "Held",
    "LeaveKind",
    "LeaveRule",
    # when the next one is due
    "next_due",
    "Due",
    "Status",
    "Reason",
    "Step",
    "StepKind",
    "day_in_words",
    # cycles and what counted for them
    "Cycle",
    "cycles",
    "Attribution",
    "attribute",
    # many people
    "Obligation",
    "due_list",
    "due_dates",
    "due_with_end",
    # what an event asks for
    "Trigger",
    "TriggerKind",
    "on_request",
    "eligible_from",
    "is_eligible",
    "after_absence",
    "new_manager",
    "before_contract_end",
    "before_appraisal",
    # around one meeting
    "Deadlines",
    "Timeline",
    "timeline",
    "STANDARD",
    "BES",
    "GGZ",
    "RKW",
    "RADBOUD",
    "LEIDEN",
    "KINDEROPVANG",
    # reminders
    "Reminder",
    "reminders",
    "reminders_for",
]
