"""What a calendar shows of a due day: the day before which the conversation is not planned, and the final day.

It is the same for everybody. Days of leave are in no calendar, and nothing in one tells who is away.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from functionering.calendar.entry import Alarm, CalendarTask
from functionering.calendar.identity import NAMESPACE, calendar_uid
from functionering.calendar.status import TaskKind
from functionering.calendar.titles import titled
from functionering.schedule import Due


def due_entries(
    due: Due,
    *,
    whom: str | None = None,
    lang: str = "nl",
    alarms: Iterable[Alarm] = (),
    namespace: UUID = NAMESPACE,
) -> tuple[CalendarTask, ...]:
    """The entries of an answer of `next_due`: "not planned before ..." and the final day; none where no day is known.

    `whom`: who it is about, in front of the titles, in `lang`; `None`: nobody is named. `alarms` warn of the final day.
    The ids depend on the track and the cycle alone, so that an entry stays the same when its day moves.
    """

    def task(kind: TaskKind, day: date, alarms: tuple[Alarm, ...] = ()) -> CalendarTask:
        uid = calendar_uid(due.key, str(due.cycle.number), kind, namespace=namespace)
        return CalendarTask(uid=uid, due=day, kind=kind, summary=titled(whom, kind, lang), alarms=alarms)

    if due.not_before is None or due.deadline is None:
        return ()
    first = task(TaskKind.NOT_BEFORE, due.not_before)
    if due.deadline < due.not_before:
        return (first,)
    return (first, task(TaskKind.FINAL_DAY, due.deadline, tuple(alarms)))
