"""What a rule looks at: one record, the profile that it is read by, and what every rule would otherwise work out again.

Drafts are left out throughout: what a side has not given out of hand decides nothing.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

import attrs

from functionering.agreement import Agreement
from functionering.conversation import Conversation, words_of
from functionering.days import DUTCH_CALENDAR, Span, WorkCalendar
from functionering.digest import Stamp, part_stamps, seal, statement_digest
from functionering.drafts import is_draft_topic, without_drafts
from functionering.occasion import Person
from functionering.party import Party
from functionering.profile import Profile
from functionering.report import Remark, Statement, Unsigned
from functionering.topic import Outcome, Topic
from functionering.voice import Voices
from functionering.words import Given


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Look:
    """One record as the rules see it.

    `c`: the conversation. `profile`: the terms it is read by. `on`: the day that lateness is judged on; None: lateness
    is not judged. `calendar` and `leave`: what the response term is counted with.
    """

    c: Conversation
    profile: Profile
    on: dt.date | None = None
    calendar: WorkCalendar = DUTCH_CALENDAR
    leave: tuple[Span, ...] = ()

    @cached_property
    def topics(self) -> tuple[tuple[str, Topic], ...]:
        """Every topic with its pointer, in the order of the record; topics that are still somebody's draft are left
        out.
        """
        each = enumerate(self.c.topics)
        return tuple((f"/topics/{i}", topic) for i, topic in each if not is_draft_topic(self.c, topic))

    @cached_property
    def talked_about(self) -> tuple[tuple[str, Topic], ...]:
        """The topics that this talk was for: not withdrawn, and not deferred or dropped."""
        passed = (Outcome.DEFERRED, Outcome.DROPPED)
        return tuple(
            (path, each) for path, each in self.topics if each.withdrawn is None and each.outcome not in passed
        )

    @cached_property
    def agreements(self) -> tuple[tuple[str, Agreement], ...]:
        """Every agreement and proposal with its pointer, in the order of the record; withdrawn ones are left out."""
        return tuple((f"/agreements/{i}", each) for i, each in enumerate(self.c.agreements) if each.withdrawn is None)

    @cached_property
    def voices(self) -> Voices:
        """What counts as whose voice."""
        return Voices(self.c)

    @cached_property
    def starts_at(self) -> dt.datetime | None:
        """The moment the first sitting began; None while it was not held."""
        return min((each.start for each in self.c.sittings), default=None)

    @cached_property
    def seal(self) -> str:
        """The seal over the record as it stands."""
        return seal(self.c)

    @cached_property
    def assents(self) -> dict[str, Stamp]:
        """Every assent to a part of the record, by its pointer."""
        return {each.path: each for each in part_stamps(self.c)}

    def assented(self, path: str, party: Party) -> bool:
        """Whether a side assented to exactly what stands at that pointer; a stale assent is none."""
        stamp = self.assents.get(f"{path}/assents/{party}")
        return stamp is not None and stamp.is_current

    def is_hidden(self, path: str) -> bool:
        """Whether a pointer leads into a topic that is still somebody's draft."""
        place = "/".join(path.split("/")[:3])
        return place.startswith("/topics/") and place not in {shown for shown, _ in self.topics}

    def both_assented(self, path: str) -> bool:
        """Whether both sides assented to exactly what stands at that pointer."""
        return all(self.assented(path, party) for party in Party)

    @cached_property
    def is_redacted(self) -> bool:
        """Whether words under the seal were taken out afterwards: the seal no longer fits, tampered with or not."""
        return any(words.redacted is not None for _, _, words in words_of(without_drafts(self.c)))

    def before_talk(self, moment: dt.datetime | None) -> bool:
        """Whether something was done, and before the first sitting began; at that very moment is too late."""
        return moment is not None and (self.starts_at is None or moment < self.starts_at)

    def raised_by(self, party: Party) -> Iterator[tuple[str, Topic]]:
        """The topics that a side put on the table."""
        return ((path, each) for path, each in self.topics if each.raised is not None and each.raised.by is party)

    @cached_property
    def statements(self) -> tuple[tuple[str, Party, bool | None], ...]:
        """Every statement with its pointer, whose it is, and whether it was altered; None where it was taken out."""

        def is_altered(party: Party, each: Statement) -> bool | None:
            fits = each.digest == statement_digest(party, each)
            return None if each.redacted is not None and not fits else not fits

        return tuple(
            (f"/statements/{party}/{i}", party, is_altered(party, each))
            for party, side in self.c.statements.items()
            for i, each in enumerate(side)
        )

    def reaction(self, party: Party) -> bool | None:
        """Whether a side answered to what is reported now: an answer, a remark, a view, a signature, or saying no to
        one. None: it cannot be told, since words were taken out of what it signed or viewed.

        An answer given before the latest edition was put before it, before a remark of the other that it left
        unanswered, before the record was opened again, or under another seal, was to something else; to an edition that
        was never offered there is none. That somebody was found not to sign is no answer of theirs.
        """
        latest, since = self.c.report.latest, self._answers_count_from(party)
        said: list[Remark | Given | Unsigned | None] = []
        if latest is not None:
            said += [each for each in latest.remarks if each.by is party]
        if latest is None or latest.shared_at is not None:
            said += [self.c.reactions[party], *(each for each in self.c.unsigned[party] if each.said)]
        if any(each is not None and (since is None or each.at >= since) for each in said):
            return True
        under = [*(each.on for each in self.c.statements[party]), *(each.digest for each in self.c.signatures[party])]
        if any(self.fits(each) for each in under):
            return True
        return None if under and self.is_redacted else False

    def _answers_count_from(self, party: Party) -> dt.datetime | None:
        """The moment from which an answer of a side is one to what stands; None: any is."""
        latest = self.c.report.latest
        remarks = () if latest is None else latest.remarks
        open_remarks = (each.at for each in remarks if each.by is not party and each.adopted is None)
        reopened = (each.at for each in self.c.reopenings)
        offered = None if latest is None else latest.offered_at or latest.available_at
        return max((each for each in (offered, *open_remarks, *reopened) if each is not None), default=None)

    def has_reacted(self, party: Party) -> bool:
        """Whether a side answered to what is reported now, as far as can be told."""
        return self.reaction(party) is not False

    def fits(self, digest: str) -> bool:
        """Whether a digest over the whole is that of the record as it stands."""
        return digest == self.seal

    def prepared_in_time(self, party: Party) -> bool:
        """Whether a side submitted, released or waived before the first sitting began."""
        given = self.c.preparations[party]
        return any(self.before_talk(each) for each in (given.submitted_at, given.released_at, given.waived_at))

    def was_there(self, person: Person) -> bool:
        """Whether somebody was on their side while it talked: come by the last sitting, not gone before the first."""
        first, end = self.c.held_on, self.c.last_sitting_end
        if first is None or end is None:
            return True
        return (person.from_ is None or person.from_ <= self.c.day_of(end)) and (
            person.until is None or person.until >= first
        )

    def at_table(self, party: Party) -> tuple[Person, ...]:
        """The people of a side who were there: on that side on the day of the first sitting, and not handed over by
        then.
        """
        day, start = self.c.held_on, self.starts_at
        if day is None or start is None:
            return self.c.parties[party]
        return tuple(
            each
            for each in self.c.parties[party]
            if (each.from_ is None or each.from_ <= day)
            and (each.until is None or each.until >= day)
            and self._holds_seat(party, each.id, start)
        )

    def _holds_seat(self, party: Party, person: str, start: dt.datetime) -> bool:
        """Whether the hand-overs of a side leave a person on it at that moment; who is in none was there all along."""
        moves = [each for each in self.c.handovers if each.side is party and person in (each.from_, each.to)]
        last = max((each for each in moves if each.at <= start), key=lambda each: each.at, default=None)
        return last.to == person if last is not None else all(each.to != person for each in moves)
