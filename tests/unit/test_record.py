"""How every class of the model is made: frozen, checked, silent about words, and readable as plain data."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from model import AT, CANARY, CLASSES, FIELD_NAMES, FIELDS, faults, inner, minimal, slips, the_fault

from functionering.agreement import Agreement, DueBy, DueKind
from functionering.conversation import Conversation, Phase
from functionering.errors import InvalidValue, fault
from functionering.occasion import Meeting, Period, Person
from functionering.party import Both, Party
from functionering.record import between, check_clock, check_day, check_for, check_moment, evolve, record, wire_key
from functionering.report import Remark
from functionering.structuring import structure
from functionering.text import Text
from functionering.words import Assent, Perspective, Words
from functionering.writing import moment_text, plain

NAMES = [kind.__name__ for kind in CLASSES]


@pytest.fixture(params=[False, True], ids=["as usual", "with the validators of attrs switched off"])
def validators(request: pytest.FixtureRequest) -> Iterator[None]:
    attrs.validators.set_disabled(request.param)
    yield
    attrs.validators.set_disabled(False)


# Something that is of no declared kind, for any field; text is: it is refused in each field for its form.
WRONG: tuple[Any, ...] = (1.5, CANARY + "\x00", {CANARY: CANARY}, object(), b"x", [CANARY, CANARY + "\x00"])


@pytest.mark.usefixtures("validators")
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_NAMES)
def test_no_field_takes_what_is_not_of_its_kind(kind: type[Any], field: "attrs.Attribute[Any]") -> None:
    sound = structure(minimal(kind), kind)
    for wrong in WRONG:
        found = faults(lambda wrong=wrong: evolve(sound, **{field.name: wrong}))  # type: ignore[misc]
        assert {path.split("/")[1] for _, path in found} == {wire_key(field.name)}


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_NAMES)
def test_only_what_may_be_absent_is(kind: type[Any], field: "attrs.Attribute[Any]") -> None:
    sound = structure(minimal(kind), kind)
    if inner(field.type) is not field.type:
        assert field.default is None or kind is Words
    else:
        with pytest.raises(InvalidValue):
            evolve(sound, **{field.name: None})


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_NAMES)
def test_what_stands_for_absent_is_itself_sound(kind: type[Any], field: "attrs.Attribute[Any]") -> None:
    assert kind is not None
    if field.default is not attrs.NOTHING:
        assert check_for(field.type)(field.default) == field.default
        assert field.default is None or plain(field.default) in ({}, [])


@pytest.mark.usefixtures("validators")
@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (lambda: Words(at=AT), ("value.impossible", "")),
        (lambda: Words(text="a", concurs=True, at=AT), ("value.impossible", "")),
        (lambda: Period(start=dt.date(2026, 2, 1), end=dt.date(2026, 1, 31)), ("value.impossible", "")),
        (lambda: Meeting(date=dt.date(2026, 2, 1), time=dt.time(9)), ("value.impossible", "")),
        (lambda: DueBy(kind=DueKind.DATE), ("value.impossible", "")),
        (lambda: Person(id="employee", name="Noor"), ("id.reserved", "/id")),
        (lambda: Conversation(id=""), ("id.form", "/id")),
        (lambda: Conversation(id="a", covers=(Phase.REPORT, Phase.REPORT)), ("id.duplicate", "/covers/1")),
    ],
)
def test_what_must_never_exist_cannot_be_made(action: Callable[[], object], expected: tuple[str, str]) -> None:
    assert faults(action) == [expected]


@pytest.mark.parametrize("kind", CLASSES, ids=NAMES)
def test_a_value_is_frozen(kind: type[Any]) -> None:
    sound = structure(minimal(kind), kind)
    name = attrs.fields(kind)[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(sound, name, None)
    with pytest.raises(AttributeError):
        sound.rating = 4
    with pytest.raises(TypeError):
        kind(rating=4, **{each.name: getattr(sound, each.name) for each in attrs.fields(kind)})


@pytest.mark.parametrize("kind", CLASSES, ids=NAMES)
def test_equal_values_are_one_in_a_set_and_survive_copies(kind: type[Any]) -> None:
    one, other = structure(minimal(kind), kind), structure(minimal(kind), kind)
    assert one == other
    assert {one, other} == {one}
    assert copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    assert evolve(one) == one
    assert one != plain(one)


def test_unpickling_goes_through_the_checks() -> None:
    raw = pickle.dumps(Words(text=CANARY, at=AT))
    with pytest.raises(InvalidValue) as caught:
        pickle.loads(raw.replace(b"-7f3a", b"-7f3\x00"))  # noqa: S301
    assert [(each.code, each.path) for each in caught.value.faults] == [("text.control", "/text")]
    assert not slips(caught.value, "KANARIE")


def test_a_list_becomes_a_tuple_and_is_no_longer_shared() -> None:
    given = [Words(text="a", at=AT)]
    perspective = Perspective(preparation=given)  # type: ignore[arg-type]
    given.clear()
    assert perspective.preparation == (Words(text="a", at=AT),)


def test_the_text_of_a_kind_of_its_own_does_not_come_in() -> None:
    class Loud(str):
        __slots__ = ()

    assert the_fault(lambda: Words(text=Loud("a"), at=AT)) == fault("type", "/text", expected="text")


@pytest.mark.parametrize("kind", CLASSES, ids=NAMES)
def test_no_repr_shows_what_a_person_wrote(kind: type[Any]) -> None:
    data = minimal(kind)
    for each in attrs.fields(kind):
        if inner(each.type) == Text or str(inner(each.type)).find("check_name") > 0:
            data[wire_key(each.name)] = CANARY
        if each.name == "support":
            data["support"] = {"employee": CANARY, "manager": CANARY}
    if kind.__name__ in {"Statement", "Words", "Position", "DueBy"}:
        data = {key: value for key, value in data.items() if key != "disputed"}
    made = structure(data, kind)
    assert CANARY not in repr(made) + str(made) + f"{made}" + repr([made]) + repr(Both(made, CANARY))


def test_a_repr_shows_ids_moments_choices_and_counts() -> None:
    agreement = Agreement(id="a-1", what=CANARY, due=DueBy(kind=DueKind.DATE, date=dt.date(2027, 1, 15)))
    assert repr(agreement) == "Agreement(id=a-1, due=DueBy(kind=date, date=2027-01-15))"
    words = Words(text=CANARY, at=AT, person="0003", recorded_by="manager")
    assert repr(words) == "Words(at=2026-11-10T13:05:00+00:00, person=0003)"
    assert repr(Perspective(preparation=(words, words))) == "Perspective(preparation=2)"
    person = Person(id="0003", name=CANARY)
    assert repr(Conversation(id="c", parties=Both((person,), ()))) == (
        "Conversation(id=c, parties=Both(employee=1, manager=0), preparations=Both(employee=Preparation(), "
        "manager=Preparation()), agenda=Agenda(), report=Report(), extensions=Extensions(0))"
    )


def test_every_fault_of_a_list_and_of_both_sides_is_found() -> None:
    bad = [Words(text="a", at=AT), 1, 2]
    assert faults(lambda: Perspective(preparation=bad)) == [("type", "/preparation/1"), ("type", "/preparation/2")]  # type: ignore[arg-type]
    pair: Any = Both("a\x00", "b\x00")
    found = faults(lambda: Agreement(id="a", what="b", support=pair))
    assert found == [("text.control", "/support/employee"), ("text.control", "/support/manager")]
    assert faults(lambda: Agreement(id="a", what="b", support=None)) == [("type", "/support")]  # type: ignore[arg-type]


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2199, 12, 31), dt.date(2024, 2, 29)])
def test_a_day_is_a_date_within_the_years_of_a_career(day: dt.date) -> None:
    assert check_day(day) is day


@pytest.mark.parametrize(
    "value",
    [
        dt.date(1899, 12, 31),
        dt.date(2200, 1, 1),
        dt.datetime(2026, 1, 1),  # noqa: DTZ001
        AT,
        "2026-01-01",
        20260101,
        None,
    ],
)
def test_a_moment_is_no_day_and_neither_is_text(value: object) -> None:
    assert the_fault(lambda: check_day(value)) == fault("value.date")


def _east(hours: float) -> dt.tzinfo:
    return dt.timezone(dt.timedelta(hours=hours))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (AT, AT),
        (dt.datetime(2026, 11, 10, 14, 5, tzinfo=_east(1)), AT),
        (dt.datetime(1901, 1, 1, tzinfo=dt.UTC), dt.datetime(1901, 1, 1, tzinfo=dt.UTC)),
        (dt.datetime(2198, 12, 31, 23, 59, 59, tzinfo=dt.UTC), dt.datetime(2198, 12, 31, 23, 59, 59, tzinfo=dt.UTC)),
        (dt.datetime(1900, 12, 31, 20, tzinfo=_east(-5)), dt.datetime(1901, 1, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_a_moment_is_kept_in_utc(given: dt.datetime, kept: dt.datetime) -> None:
    checked = check_moment(given)
    assert checked == kept
    assert checked.tzinfo is dt.UTC


class Naive(dt.tzinfo):
    """A zone that does not say where it is."""

    def utcoffset(self, _: dt.datetime | None) -> None:
        return None

    def dst(self, _: dt.datetime | None) -> None:
        return None

    def tzname(self, _: dt.datetime | None) -> None:
        return None


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2026, 1, 1),  # noqa: DTZ001
        dt.datetime(2026, 1, 1, tzinfo=Naive()),
        dt.datetime(1900, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
        dt.datetime(2199, 1, 1, tzinfo=dt.UTC),
        dt.datetime(1901, 1, 1, tzinfo=_east(14)),
        dt.datetime(2198, 12, 31, 23, tzinfo=_east(-5)),
        dt.datetime(1, 1, 1, tzinfo=_east(14)),
        dt.datetime(9999, 12, 31, 23, tzinfo=_east(-5)),
        dt.date(2026, 1, 1),
        "2026-01-01T00:00:00Z",
        None,
    ],
)
def test_a_moment_without_an_offset_or_out_of_this_age_is_refused(value: object) -> None:
    assert the_fault(lambda: check_moment(value)) == fault("value.moment")


@pytest.mark.parametrize(
    "value", [dt.time(9, 0, 1), dt.time(9, 0, 0, 1), dt.time(9, tzinfo=dt.UTC), dt.time(2, 30, fold=1), "09:00", None]
)
def test_a_clock_shows_hours_and_minutes(value: object) -> None:
    assert check_clock(dt.time(9, 30)) == dt.time(9, 30)
    assert the_fault(lambda: check_clock(value)) == fault("value.time")


def test_a_number_may_just_reach_its_bounds_and_true_is_no_number() -> None:
    check = between(1, 3)
    assert [check(each) for each in (1, 2, 3)] == [1, 2, 3]
    assert the_fault(lambda: check(0)) == fault("value.range", low=1, high=3)
    assert the_fault(lambda: check(4)) == fault("value.range", low=1, high=3)
    for value in (True, 1.0, "1", None):
        assert the_fault(lambda value=value: check(value)) == fault("type", expected="a whole number")  # type: ignore[misc]


def test_a_fact_is_said_or_absent_and_never_denied() -> None:
    for value in (False, 1, "true"):
        assert faults(lambda value=value: Words(concurs=value, at=AT)) == [("value.choice", "/concurs")]  # type: ignore[misc]


def test_a_choice_is_a_member_and_not_its_word() -> None:
    refused = the_fault(lambda: Remark(by="employee", text="a", at=AT))  # type: ignore[arg-type]
    assert refused == fault("value.member", "/by", kind="Party", example="Party.EMPLOYEE")
    assert refused.message == "Give a value of Party here, such as Party.EMPLOYEE; a text is none."


def test_a_key_on_the_wire_is_the_name_of_the_field() -> None:
    assert [wire_key(name) for name in ("from_", "in_", "at")] == ["from", "in", "at"]


def test_a_moment_is_written_with_z_and_parts_of_a_second_only_where_there_are_any() -> None:
    assert moment_text(AT) == "2026-11-10T13:05:00Z"
    assert moment_text(AT.replace(microsecond=70)) == "2026-11-10T13:05:00.000070Z"


def test_plain_data_leaves_out_what_is_absent_and_keeps_the_order_of_the_fields() -> None:
    assent = Assent(at=AT, digest="sha256:" + "0" * 64)
    made = Agreement(id="a", what="b", from_="c", assents=Both(None, assent))
    assert list(plain(made)) == ["id", "from", "what", "assents"]
    assert plain(made)["assents"] == {"manager": {"at": "2026-11-10T13:05:00Z", "digest": "sha256:" + "0" * 64}}
    assert plain(Meeting(date=dt.date(2026, 11, 10), time=dt.time(9, 5), zone="UTC")) == {
        "date": "2026-11-10",
        "time": "09:05",
        "zone": "UTC",
    }
    assert plain(Party.EMPLOYEE) == "employee"


def test_a_class_of_ones_own_can_be_a_record_too() -> None:
    @record
    class Visit:
        """A class that a product adds for itself."""

        by: Party
        remark: Text | None = None

    assert repr(Visit(by=Party.MANAGER, remark=CANARY)) == "Visit(by=manager)"
    assert faults(lambda: Visit(by=Party.MANAGER, remark=CANARY + "\x00")) == [("text.control", "/remark")]
