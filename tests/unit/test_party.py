"""The two sides, and the pair that holds what each of them gives."""

import pytest

from functionering.party import NEITHER, NOTHING, Both, Owner, Party


def test_there_are_two_sides_and_each_has_the_other_across_the_table() -> None:
    assert [each.value for each in Party] == ["employee", "manager"]
    assert [each.other for each in Party] == [Party.MANAGER, Party.EMPLOYEE]
    assert [each.other.other for each in Party] == list(Party)


def test_something_is_of_one_side_or_of_both_together() -> None:
    assert [each.parties for each in Owner] == [(Party.EMPLOYEE,), (Party.MANAGER,), tuple(Party)]
    assert [each.mirrored for each in Owner] == [Owner.MANAGER, Owner.EMPLOYEE, Owner.BOTH]


def test_a_pair_holds_one_value_a_side() -> None:
    pair = Both(1, 2)
    assert (pair[Party.EMPLOYEE], pair[Party.MANAGER]) == (1, 2)
    assert list(pair) == list(Party)
    assert pair.items() == ((Party.EMPLOYEE, 1), (Party.MANAGER, 2))
    assert pair.values() == (1, 2)
    assert pair.map(lambda each: each * 10) == Both(10, 20)
    assert pair.mirrored() == Both(2, 1)
    assert pair.with_value(Party.EMPLOYEE, 5) == Both(5, 2)
    assert pair.with_value(Party.MANAGER, 5) == Both(1, 5)
    assert pair == Both(1, 2)
    assert hash(pair) == hash(Both(1, 2))
    with pytest.raises(AttributeError):
        pair.employee = 3  # type: ignore[misc]


def test_absent_is_none_or_an_empty_tuple_on_both_sides() -> None:
    assert (NEITHER.values(), NOTHING.values()) == ((None, None), ((), ()))


def test_a_pair_shows_counts_and_no_words() -> None:
    assert repr(Both("geheim", ("a", "b"))) == "Both(employee=..., manager=2)"
    assert repr(Both(None, 3)) == "Both(employee=None, manager=3)"
