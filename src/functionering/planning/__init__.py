"""The plan of a team and of an organisation (*planning*): exact, explained, and the same on every run.

Reading order: `request` (who, when, at what cost), `room` (days and weeks), `network` (the assignment), `shortage`
(why somebody has no day), `day_words` and `conflict` (the same in words), `team` (the plan), `times` (the time of
day), `year` (spreading, and many teams). Nothing here reads a clock or a file.
"""

from functionering.planning.conflict import Conflict, Remedy
from functionering.planning.request import Cost, PlanRequest, absolute_days, squared_days
from functionering.planning.room import Week
from functionering.planning.team import Appointment, LeftOut, Plan, plan
from functionering.planning.times import TimedAppointment, set_times
from functionering.planning.year import (
    Team,
    longest_waiting,
    plan_organisation,
    spread,
    spread_places,
    spread_requests,
)

__all__ = (
    # What is asked
    "PlanRequest",
    "Cost",
    "squared_days",
    "absolute_days",
    "Week",
    # The plan of a team
    "plan",
    "Plan",
    "Appointment",
    "LeftOut",
    "Conflict",
    "Remedy",
    # The time of day
    "set_times",
    "TimedAppointment",
    # The year of an organisation
    "spread",
    "spread_places",
    "spread_requests",
    "longest_waiting",
    "Team",
    "plan_organisation",
)
