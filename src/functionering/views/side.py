"""What a side sees of the whole: all that is shared, its own drafts, and nothing that the other still keeps.

Before the sitting all that the other alone put down is preparation, in whatever list it stands. From the sitting on
only drafts are left out, so that the seal over what a side sees is the seal over the record.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from functionering.agreement import Agreement, Review, Revision, Settlement
from functionering.conversation import Agenda, Conversation, words_of
from functionering.digest import agenda_digest, agreement_digest, seal, statement_digest
from functionering.extensions import NO_EXTENSIONS
from functionering.occasion import Attendee, Preparation
from functionering.party import NOTHING, Both, Owner, Party
from functionering.record import evolve
from functionering.report import Report, Statement
from functionering.topic import Conclusion, Problem, RaisedIn, Solution, Topic
from functionering.views.prune import pruned
from functionering.views.visibility import Sight
from functionering.words import Perspective


def seen_by_side(c: Conversation, sight: Sight) -> Conversation:
    """The conversation as a viewer of a side sees it."""
    seen = without_hidden(c, sight)
    whole = sight.at_table and not sight.is_partial
    return seen if whole else evolve(seen, agenda=_agenda(seen.agenda, sight))


def without_hidden(c: Conversation, sight: Sight) -> Conversation:
    """The conversation without what is hidden from a viewer; its agenda may have assents to an order of more topics."""
    shown = tuple(each for each in (_topic(c, topic, sight) for topic in c.topics) if each is not None)
    changes: dict[str, Any] = {"topics": shown, "extensions": NO_EXTENSIONS}
    if not sight.at_table:
        changes |= _before_the_sitting(c, sight)
    if sight.is_partial or not sight.at_table:
        # Their digests are over words that this viewer does not see.
        changes |= {"signatures": NOTHING, "closing": None}
    seen = pruned(c, **changes)
    return seen if sight.at_table else evolve(seen, attendees=tuple(_known_attendees(seen, sight)))


def under_its_own_seal(seen: Conversation) -> Conversation:
    """In a part of a record a statement (which is not to be detached) speaks of that part.

    Which seal it was under would tell of what is hidden. A statement whose own digest was stale stays so.
    """
    part = seal(seen)

    def moved(party: Party, each: Statement) -> Statement:
        speaks = evolve(each, on=part)
        is_current = each.digest == statement_digest(party, each)
        return evolve(speaks, digest=statement_digest(party, speaks)) if is_current else speaks

    return evolve(
        seen, statements=Both(*(tuple(moved(p, each) for each in side) for p, side in seen.statements.items()))
    )


def _before_the_sitting(c: Conversation, sight: Sight) -> dict[str, Any]:
    other = sight.party.other
    return {
        "preparations": c.preparations.with_value(other, _preparation(c.preparations[other], sight)),
        "informants": tuple(
            each for each in c.informants if each.consulted_by is not other or each.disclosed_at is not None
        ),
        "earlier_agreements": tuple(_earlier(each, sight) for each in c.earlier_agreements),
        "agreements": tuple(each for each in (_agreement(a, sight) for a in c.agreements) if each is not None),
        "evaluation": c.evaluation.with_value(other, _given(c.evaluation[other], sight)),
        "report": _report(c.report, sight),
        "reactions": c.reactions.with_value(other, None),
        "unsigned": c.unsigned.with_value(other, ()),
        # What speaks of a seal that is taken over hidden words cannot be shown without telling of them.
        "statements": NOTHING,
    }


def _known_attendees(seen: Conversation, sight: Sight) -> Iterator[Attendee]:
    """Whoever a side knows of: not of whom the other means to bring and has told nothing, unless they wrote for it."""
    writers = {words.recorded_by for _, _, words in words_of(seen)}
    for each in seen.attendees:
        told = each.side is not sight.party.other or each.announced_at is not None
        if told or each.consents[sight.party] or each.objections[sight.party] or each.id in writers:
            yield each


def _preparation(of_other: Preparation, sight: Sight) -> Preparation:
    return of_other if sight.other_until is not None else Preparation(submitted_at=of_other.submitted_at)


def _given(value: Any, sight: Sight) -> Any:
    """What the other gave in one place, if it may be seen."""
    return value if value is not None and sight.shows(sight.party.other, value.person, value.at) else None


def _assented(assents: Both[Any], sight: Sight) -> Both[Any]:
    other = sight.party.other
    return assents.with_value(other, _given(assents[other], sight))


def _report(report: Report, sight: Sight) -> Report:
    """The editions that are more than a draft of the other's."""
    known = (each for each in report.editions if each.shared_at is not None or each.authors != (sight.party.other,))
    return Report(editions=tuple(evolve(each, remarks=_ours_or_given(each.remarks, sight)) for each in known))


def _ours_or_given(values: tuple[Any, ...], sight: Sight) -> tuple[Any, ...]:
    """What either side put in one list, as far as it may be seen."""
    return tuple(
        each for each in values if each.by is sight.party or sight.shows(sight.party.other, each.person, each.at)
    )


def _earlier(agreement: Agreement, sight: Sight) -> Agreement:
    other = sight.party.other
    # They are numbered: after one that is hidden none can show.
    revisions = takewhile(lambda each: _is_revision_known(each, sight), agreement.revisions)
    reviews: Both[Review | None] = agreement.reviews.with_value(other, _given(agreement.reviews[other], sight))
    settled: Settlement | None = agreement.settled
    if settled is not None:
        ours = settled.assents[sight.party] is not None or sight.shows(other, None, settled.at)
        settled = evolve(settled, assents=_assented(settled.assents, sight)) if ours else None
    return evolve(
        agreement,
        progress=_ours_or_given(agreement.progress, sight),
        revisions=tuple(evolve(each, assents=_assented(each.assents, sight)) for each in revisions),
        reviews=reviews,
        settled=settled,
    )


def _is_revision_known(revision: Revision, sight: Sight) -> bool:
    hidden = revision.by is sight.party.other and revision.assents[sight.party] is None
    return not hidden or sight.shows(sight.party.other, None, revision.at)


def _agreement(agreement: Agreement, sight: Sight) -> Agreement | None:
    """A proposal, if it stands on more than the other's hidden assent or withdrawal."""
    withdrawn, own = agreement.withdrawn, agreement.assents[sight.party]
    # Whoever assented to words that were withdrawn by then saw that they were.
    saw = own is not None and own.digest == agreement_digest(agreement)
    if withdrawn is not None and withdrawn.by is not sight.party and not saw:
        withdrawn = _given(withdrawn, sight)
    shown = evolve(agreement, assents=_assented(agreement.assents, sight), withdrawn=withdrawn)
    return shown if shown == agreement or withdrawn is not None or any(shown.assents.values()) else None


def _agenda(agenda: Agenda, sight: Sight) -> Agenda:
    """An agenda of what is visible; while topics may be missing from it, only assents to just this order are shown.

    To whoever came to the side without the other's yes, only those of its own side since: which other assents are
    missing would tell whether a topic is.
    """
    if sight.is_partial and sight.since is not None:
        since, of_other = sight.since, sight.party.other
        known = agenda.assents.with_value(of_other, None).map(lambda each: each if each and each.at >= since else None)
        agenda = evolve(agenda, assents=known)
    elif sight.other_until is not None and not sight.is_partial:
        return agenda
    true = agenda_digest(agenda)
    return evolve(agenda, assents=agenda.assents.map(lambda each: each if each and each.digest == true else None))


def _topic(c: Conversation, topic: Topic, sight: Sight) -> Topic | None:
    topic = evolve(
        topic,
        perspectives=Both(*(_perspective(party, each, sight) for party, each in topic.perspectives.items())),
    )
    if not sight.at_table:
        topic = evolve(
            topic,
            problems=tuple(each for each in (_problem(p, sight) for p in topic.problems) if each is not None),
            conclusion=_conclusion(topic.conclusion, sight),
        )
    return topic if _is_shown(c, topic, sight) else None


def _perspective(party: Party, perspective: Perspective, sight: Sight) -> Perspective:
    preparation = tuple(each for each in perspective.preparation if sight.shows(party, each.person, each.at))
    conversation = perspective.conversation
    if party is not sight.party and not sight.at_table:
        conversation = tuple(each for each in conversation if sight.shows(party, each.person, each.at))
    return Perspective(preparation=preparation, conversation=conversation)


def _is_shown(c: Conversation, topic: Topic, sight: Sight) -> bool:
    """Whether a topic, already without what is hidden on it, shows: it is standing, shared, or visibly used."""
    raised = topic.raised
    if raised is None or sight.shows(raised.by, raised.person, raised.at):
        return True
    spoken = topic.perspectives
    if any(each.conversation for each in spoken.values()) or spoken[sight.party.other].preparation:
        return True
    # What a predecessor prepared on a topic of the other's does not tell a successor which topic that was.
    own, since = spoken[sight.party].preparation, sight.since
    if own and (raised.by is sight.party or since is None or any(each.at > since for each in own)):
        return True
    if sight.at_table:
        named = topic.id in c.agenda.topics or any(
            topic.id == section.topic for edition in c.report.editions for section in edition.sections
        )
        used = topic.problems or topic.outcome or topic.conclusion
        return raised.in_ is RaisedIn.CONVERSATION or named or bool(used)
    conclusion = topic.conclusion
    concluded = conclusion is not None and (conclusion.by is not None or any(conclusion.assents.values()))
    return concluded or any(_is_used(each, sight) for each in topic.problems)


def _is_used(problem: Problem, sight: Sight) -> bool:
    """Whether a problem, already without what is hidden, shows more than a hand nobody knows."""
    return (
        problem.named_by is not None
        or problem.positions[sight.party] is not None
        or problem.none_yet[sight.party] is not None
        or bool(problem.solutions)
    )


def _problem(problem: Problem, sight: Sight) -> Problem | None:
    other = sight.party.other
    shown = evolve(
        problem,
        positions=problem.positions.with_value(other, _given(problem.positions[other], sight)),
        none_yet=problem.none_yet.with_value(other, _given(problem.none_yet[other], sight)),
        solutions=tuple(each for each in (_solution(s, sight) for s in problem.solutions) if each is not None),
    )
    if problem.named_by is None or problem.named_by != other.value or sight.shows(other, None, problem.at):
        return shown
    touched = shown.positions[sight.party] or shown.none_yet[sight.party] or shown.solutions
    return shown if touched else None


def _solution(solution: Solution, sight: Sight) -> Solution | None:
    hidden = solution.by is Owner(sight.party.other) and solution.assents[sight.party] is None
    if hidden and _given(solution, sight) is None:
        return None
    return evolve(solution, assents=_assented(solution.assents, sight))


def _conclusion(conclusion: Conclusion | None, sight: Sight) -> Conclusion | None:
    if conclusion is None:
        return None
    other = sight.party.other
    shown = conclusion.by is not other or sight.shows(other, None, conclusion.at)
    if not shown and conclusion.assents[sight.party] is None:
        return None
    return evolve(conclusion, assents=_assented(conclusion.assents, sight))
