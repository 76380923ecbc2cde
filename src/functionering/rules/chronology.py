"""RC001: the order of time. What can only follow something else must not be dated before it; the same moment is fine.

Nothing here is late: lateness is judged by terms, and only where a day is given.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from functionering.conversation import Conversation, words_of
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage, is_adjourned
from functionering.topic import Problem, RaisedIn

Order = tuple[str, Label, dt.date | None, Label, dt.date | None]
"""A pointer to the place, what comes later and when, and what it can only follow and when: two moments or two days."""

START = Label("het begin van het gesprek", "the start of the talk")
END = Label("het einde van het gesprek", "the end of the talk")
OFFERED = Label("het aanbieden van het verslag", "the offering of the report")


def _sittings(c: Conversation, _start: dt.datetime | None) -> Iterator[Order]:
    for i, each in enumerate(c.sittings):
        yield f"/sittings/{i}/end", END, each.end, START, each.start
    order = sorted(enumerate(c.sittings), key=lambda pair: pair[1].start)
    for (_, one), (i, next_one) in pairwise(order):
        this, that = Label("een volgend gespreksmoment", "a next sitting"), END
        yield f"/sittings/{i}/start", this, next_one.start, that, one.end


def _before_it(c: Conversation, start: dt.datetime | None) -> Iterator[Order]:
    if c.invitation is not None:
        yield "/invitation/at", START, start, Label("de uitnodiging", "the invitation"), c.invitation.at
    for party, given in c.preparations.items():
        shared = Label("het delen van een voorbereiding", "the sharing of a preparation")
        yield f"/preparations/{party}/submitted_at", START, start, shared, given.submitted_at
        yield f"/preparations/{party}/released_at", START, start, shared, given.released_at
    if c.requested_by is not None:
        yield (
            "/requested_by/at",
            START,
            start,
            Label("het verzoek om het gesprek", "the request for it"),
            c.requested_by.at,
        )
    if c.previous is not None:
        previous = Label("het vorige gesprek", "the previous conversation")
        yield "/previous/held_on", START, c.held_on, previous, c.previous.held_on
    if c.cancelled is not None and c.sittings and not is_adjourned(c):
        yield "/cancelled/at", START, start, Label("het vervallen ervan", "its cancelling"), c.cancelled.at


def _topics(c: Conversation, start: dt.datetime | None) -> Iterator[Order]:
    for i, topic in enumerate(c.topics):
        raised, conclusion, path = topic.raised, topic.conclusion, f"/topics/{i}"
        brought = Label("het inbrengen van een onderwerp", "the raising of a topic")
        if raised is not None and raised.in_ is RaisedIn.CONVERSATION:
            yield f"{path}/raised/at", brought, raised.at, START, start
        elif raised is not None:
            prepared = Label("het inbrengen van een onderwerp vooraf", "the raising of a topic beforehand")
            yield f"{path}/raised/at", START, start, prepared, raised.at
        if raised is not None and topic.withdrawn is not None:
            back = Label("het terugnemen van een onderwerp", "the taking back of a topic")
            yield f"{path}/withdrawn/at", back, topic.withdrawn.at, brought, raised.at
        if conclusion is not None:
            yield f"{path}/conclusion/at", Label("een conclusie", "a conclusion"), conclusion.at, START, start
        for j, problem in enumerate(topic.problems):
            for k, each in enumerate(problem.solutions):
                assents = [one.at for one in each.assents.values() if one is not None]
                this, that = Label("een akkoord", "an assent"), Label("het voorstel", "the proposal")
                yield f"{path}/problems/{j}/solutions/{k}/assents", this, min(assents, default=None), that, each.at


def _words(c: Conversation, start: dt.datetime | None) -> Iterator[Order]:
    written = Label("het opschrijven", "the writing down")
    said = Label("inbreng aan tafel", "words at the table")
    for path, _, words in words_of(c):
        yield f"{path}/confirmed_at", Label("een bevestiging", "a confirmation"), words.confirmed_at, written, words.at
        if "/preparation/" not in path:
            yield f"{path}/at", said, words.at, START, start
    for i, agreement in enumerate(c.earlier_agreements):
        for party, review in agreement.reviews.items():
            if review is not None:
                back = Label("een terugblik", "a looking back")
                yield f"/earlier_agreements/{i}/reviews/{party}/at", back, review.at, START, start
    for i, agreement in enumerate(c.agreements):
        if agreement.withdrawn is not None:
            gone = Label("het intrekken van een voorstel", "the withdrawing of a proposal")
            yield f"/agreements/{i}/withdrawn/at", gone, agreement.withdrawn.at, START, start


def _at_table(c: Conversation) -> Iterator[tuple[str, dt.datetime | None]]:
    """What is only there while the talk is not reported yet, with its moment: at the table, or written down after."""
    for i, sitting in enumerate(c.sittings):
        yield f"/sittings/{i}/start", sitting.start
    for i, agreement in enumerate(c.earlier_agreements):
        for party, review in agreement.reviews.items():
            yield f"/earlier_agreements/{i}/reviews/{party}/at", None if review is None else review.at
    for i, agreement in enumerate(c.agreements):
        yield f"/agreements/{i}/withdrawn/at", None if agreement.withdrawn is None else agreement.withdrawn.at
    for i, topic in enumerate(c.topics):
        if topic.raised is not None and topic.raised.in_ is RaisedIn.CONVERSATION:
            yield f"/topics/{i}/raised/at", topic.raised.at
        for party, perspective in topic.perspectives.items():
            for j, words in enumerate(perspective.conversation):
                yield f"/topics/{i}/perspectives/{party}/conversation/{j}/at", words.at
        for j, problem in enumerate(topic.problems):
            yield from _solving(f"/topics/{i}/problems/{j}", problem)


def _solving(path: str, problem: Problem) -> Iterator[tuple[str, dt.datetime | None]]:
    yield f"{path}/at", problem.at
    for party, position in problem.positions.items():
        yield f"{path}/positions/{party}/at", None if position is None else position.at
    for i, solution in enumerate(problem.solutions):
        yield f"{path}/solutions/{i}/at", solution.at


def _over(c: Conversation, _start: dt.datetime | None) -> Iterator[Order]:
    """The talk is over once its report lies before both, until that is taken back; without a report, once it is closed.

    Nothing says how soon after a sitting words are typed in; but to what was reported or closed nothing is added.
    """
    latest = c.report.latest
    after, at = OFFERED, None
    if latest is not None:
        at = latest.shared_at
    elif c.closing is not None:
        after, at = Label("het sluiten", "the closing"), c.closing.at
    said = Label("inbreng in het gesprek", "words in the talk")
    for path, moment in _at_table(c):
        yield path, after, at, said, moment


def _report(c: Conversation, start: dt.datetime | None) -> Iterator[Order]:
    first = [each.offered_at or each.available_at for each in c.report.editions[:1]]
    offered = first[0] if first else None
    report = Label("een versie van het verslag", "an edition of the report")
    for i, edition in enumerate(c.report.editions):
        path = f"/report/editions/{i}"
        yield f"{path}/offered_at", report, edition.offered_at, START, start
        yield f"{path}/available_at", report, edition.available_at, START, start
        for j, remark in enumerate(edition.remarks):
            this = Label("een opmerking bij het verslag", "a remark on the report")
            yield f"{path}/remarks/{j}/at", this, remark.at, OFFERED, edition.offered_at or edition.available_at
    for (i, one), (j, next_one) in pairwise(enumerate(c.report.editions)):
        before = Label(f"versie {i + 1}", f"edition {i + 1}")
        yield f"/report/editions/{j}/offered_at", report, next_one.offered_at, before, one.offered_at
        yield f"/report/editions/{j}/available_at", report, next_one.available_at, before, one.available_at
    for party, reaction in c.reactions.items():
        if reaction is not None:
            yield f"/reactions/{party}/at", Label("een reactie", "a reaction"), reaction.at, OFFERED, offered
    for party, statements in c.statements.items():
        for i, each in enumerate(statements):
            this = Label("een zienswijze", "a written view")
            yield f"/statements/{party}/{i}/at", this, each.at, OFFERED, offered


def _conclusion(c: Conversation, _start: dt.datetime | None) -> Iterator[Order]:
    end = c.last_sitting_end
    left = {each.id: each.until for people in c.parties.values() for each in people}
    for party, signatures in c.signatures.items():
        for i, each in enumerate(signatures):
            yield f"/signatures/{party}/{i}/at", Label("een handtekening", "a signature"), each.at, END, end
            gone = Label("het vertrek van wie tekende", "the leaving of whoever signed")
            yield f"/signatures/{party}/{i}/person", gone, left.get(each.person), START, c.held_on
    for party, unsigned in c.unsigned.items():
        for i, one in enumerate(unsigned):
            yield f"/unsigned/{party}/{i}/at", Label("het niet tekenen", "the not signing"), one.at, END, end
    for party, copy in c.copies.items():
        if copy is not None:
            yield f"/copies/{party}/at", Label("een afschrift", "a copy"), copy.at, END, end
    if c.closing is not None:
        yield "/closing/at", Label("het sluiten", "the closing"), c.closing.at, END, end


def _people(c: Conversation, _start: dt.datetime | None) -> Iterator[Order]:
    for party, people in c.parties.items():
        for i, each in enumerate(people):
            this, that = Label("het vertrek van iemand", "somebody's leaving"), Label("de komst", "their coming")
            yield f"/parties/{party}/{i}/until", this, each.until, that, each.from_


_ALL = (_people, _before_it, _sittings, _topics, _words, _over, _report, _conclusion)


def _out_of_order(look: Look) -> Iterator[Found]:
    for orders in _ALL:
        for path, this, later, that, earlier in orders(look.c, look.starts_at):
            if later is not None and earlier is not None and later < earlier and not look.is_hidden(path):
                yield found(path, this=this, that=that)


CHRONOLOGY = Rule(
    code="RC001",
    title=Label("De tijden kunnen kloppen", "The times can be true"),
    explanation=Label(
        "Wat alleen op iets anders kan volgen, staat er niet met een eerder moment: niet tekenen voor het gesprek,"
        " geen reactie voor het verslag, geen bevestiging voor het opschrijven. Een voorbereiding is gedeeld voor het"
        " gesprek begon. Wat in het gesprek gezegd is, mag later opgeschreven zijn, maar niet meer nadat het verslag is"
        " aangeboden, tenzij het is teruggenomen en opnieuw aangeboden. Hetzelfde moment mag. De momenten zijn wat wie"
        " vastlegde zegt dat ze zijn.",
        "What can only follow something else does not bear an earlier moment: no signing before the talk, no reaction"
        " before the report, no confirming before the writing down. A preparation was shared before the talk began."
        " What was said in the talk may be written down later, but not once the report was offered, unless that was"
        " taken back and offered again. The same moment is fine. Moments are what whoever recorded them says they are.",
    ),
    source="our choice",
    strength=Strength.OUR_CHOICE,
    severity=Severity.BREACH,
    stage=Stage.PLANNED,
    of_cancelled=True,
    message=Label(
        "De tijden kloppen niet: {this} staat voor {that}.", "The times cannot be true: {this} stands before {that}."
    ),
    action=Label("Kijk de momenten na.", "Check the moments."),
    find=_out_of_order,
)
