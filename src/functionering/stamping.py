"""Stamping: giving a record its digests anew, for whoever builds or swaps records."""

from collections.abc import Callable
from typing import Any

from functionering.agreement import Agreement
from functionering.conversation import Conversation
from functionering.digest import Stamp, part_stamps, seal, seal_stamps
from functionering.party import Both
from functionering.record import evolve
from functionering.topic import Topic

Choose = Callable[[Stamp], str]


def restamp(
    c: Conversation, choose: Choose = lambda stamp: stamp.true, *, swapped_with: str | None = None
) -> Conversation:
    """A copy in which every digest is what `choose` makes of it; by default the true one.

    For whoever builds records from other sources. A statement's `on` that was the seal before is the seal afterwards.
    `swapped_with`: the seal of a record that this one is swapped with; a statement on either is then on the other.
    """
    before = seal(c)
    stamped = _stamp_parts(c, {each.path: choose(each) for each in part_stamps(c)})
    after = seal(stamped)
    moved = {before: after} if swapped_with is None else {after: swapped_with, swapped_with: after}
    statements = stamped.statements.map(
        lambda side: tuple(evolve(each, on=moved[each.on]) if each.on in moved else each for each in side)
    )
    stamped = evolve(stamped, statements=statements)
    return _stamp_whole(stamped, {each.path: choose(each) for each in seal_stamps(stamped)})


def _stamp_parts(c: Conversation, chosen: dict[str, str]) -> Conversation:
    def assented(value: Any, path: str) -> Any:
        assents = Both(
            *(each and evolve(each, digest=chosen[f"{path}/assents/{party}"]) for party, each in value.assents.items())
        )
        return evolve(value, assents=assents)

    def agreement(value: Agreement, path: str) -> Agreement:
        revisions = tuple(assented(each, f"{path}/revisions/{i}") for i, each in enumerate(value.revisions))
        settled = value.settled and assented(value.settled, f"{path}/settled")
        stamped: Agreement = assented(value, path)
        return evolve(stamped, revisions=revisions, settled=settled)

    def topic(value: Topic, path: str) -> Topic:
        problems = tuple(
            evolve(
                problem,
                solutions=tuple(
                    assented(s, f"{path}/problems/{j}/solutions/{k}") for k, s in enumerate(problem.solutions)
                ),
            )
            for j, problem in enumerate(value.problems)
        )
        return evolve(
            value, problems=problems, conclusion=value.conclusion and assented(value.conclusion, f"{path}/conclusion")
        )

    editions = tuple(
        evolve(
            edition,
            sections=tuple(assented(s, f"/report/editions/{i}/sections/{j}") for j, s in enumerate(edition.sections)),
        )
        for i, edition in enumerate(c.report.editions)
    )
    return evolve(
        c,
        agenda=assented(c.agenda, "/agenda") if c.agenda.topics else c.agenda,
        earlier_agreements=tuple(
            agreement(each, f"/earlier_agreements/{i}") for i, each in enumerate(c.earlier_agreements)
        ),
        topics=tuple(topic(each, f"/topics/{i}") for i, each in enumerate(c.topics)),
        agreements=tuple(agreement(each, f"/agreements/{i}") for i, each in enumerate(c.agreements)),
        report=evolve(c.report, editions=editions),
    )


def _stamp_whole(c: Conversation, chosen: dict[str, str]) -> Conversation:
    def side(name: str) -> Any:
        return Both(
            *(
                tuple(evolve(each, digest=chosen[f"/{name}/{party}/{i}"]) for i, each in enumerate(values))
                for party, values in getattr(c, name).items()
            )
        )

    return evolve(
        c,
        statements=side("statements"),
        signatures=side("signatures"),
        closing=c.closing and evolve(c.closing, digest=chosen["/closing"]),
    )
