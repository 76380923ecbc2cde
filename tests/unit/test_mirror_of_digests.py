"""The mirror undoes itself also where a stale digest happens to be that of the swapped content."""

from model import AT

from functionering.agreement import Agreement
from functionering.conversation import Conversation
from functionering.digest import agreement_digest, seal, stamps, statement_digest
from functionering.mirroring import mirror
from functionering.occasion import Person
from functionering.party import Both, Owner, Party
from functionering.record import evolve
from functionering.report import Statement
from functionering.words import Assent

SIDES: Both[tuple[Person, ...]] = Both((Person(id="e", name="Aya"),), (Person(id="m", name="Mo"),))
PLAIN = Conversation(id="c", parties=SIDES)


def agreed(owner: Owner) -> Agreement:
    return Agreement(id="a", what="De ander belt.", owner=owner)


def test_an_assent_to_the_others_proposal_does_not_come_to_life_by_swapping() -> None:
    given = agreement_digest(agreed(Owner.MANAGER))
    assents = Both(Assent(at=AT, digest=given), None)
    c = evolve(PLAIN, agreements=(evolve(agreed(Owner.EMPLOYEE), assents=assents),))
    swapped = mirror(c)
    assert [each.is_current for each in stamps(c)] == [False]
    assert [each.is_current for each in stamps(swapped)] == [False]
    assert mirror(swapped) == c


def spoken_of(on: str) -> Statement:
    statement = Statement(text="Ik zie het anders.", at=AT, on=on, digest="sha256:" + 64 * "0")
    return evolve(statement, digest=statement_digest(Party.EMPLOYEE, statement))


def test_a_statement_on_the_record_is_on_the_swapped_one_and_back() -> None:
    c = evolve(PLAIN, statements=Both((spoken_of(seal(PLAIN)),), ()))
    swapped = mirror(c)
    assert swapped.statements.manager[0].on == seal(swapped)
    assert mirror(swapped) == c


def test_a_statement_that_was_on_the_swapped_record_is_not_on_this_one() -> None:
    c = evolve(PLAIN, statements=Both((spoken_of(seal(mirror(PLAIN))),), ()))
    swapped = mirror(c)
    assert swapped.statements.manager[0].on == seal(c)
    assert mirror(swapped) == c
