"""What counts as a voice, and the nature of a conversation that follows from it."""

from typing import Any

import pytest
from model import AT, spoken

from functionering.conversation import Cancellation, Conversation, Phase
from functionering.digest import seal
from functionering.occasion import Person, Preparation, Sitting
from functionering.party import Both, Party
from functionering.record import evolve
from functionering.report import Edition, Meaning, Report, Signature
from functionering.themes import About
from functionering.topic import Topic
from functionering.voice import Because, Nature, Reciprocity, Voices, nature
from functionering.words import Perspective, Words

OWN = spoken()
CONCURS, DECLINED = Words(concurs=True, at=AT), Words(declined=True, at=AT)
REDACTED = Words(redacted=True, at=AT)


def topic(name: str, about: About, mine: Words | None, theirs: Words | None) -> Topic:
    def at_the_table(words: Words | None) -> Perspective:
        return Perspective() if words is None else Perspective(conversation=(words,))

    perspectives = Both(at_the_table(mine), at_the_table(theirs))
    return Topic(id=name, theme="other", title="Het gesprek", about=about, perspectives=perspectives)


def talk(
    work: tuple[Words | None, Words | None] = (OWN, OWN),
    together: tuple[Words | None, Words | None] = (OWN, OWN),
    about: tuple[About, About] = (About.WORK, About.COLLABORATION),
    **more: Any,
) -> Conversation:
    values: dict[str, Any] = {
        "parties": Both((Person(id="n", name="Noor"),), (Person(id="j", name="Joris"),)),
        "sittings": (Sitting(start=AT),),
        **more,
    }
    return Conversation(id="c", topics=(topic("w", about[0], *work), topic("s", about[1], *together)), **values)


BOTH_SPOKE = ((Because.BOTH_SPOKE, tuple(Party)),)


@pytest.mark.parametrize("subject", [About.EMPLOYEE, About.WORK, About.ORGANISATION])
@pytest.mark.parametrize("shared", [About.COLLABORATION, About.MANAGER])
@pytest.mark.parametrize("answer", [OWN, CONCURS, DECLINED], ids=["spoken", "concurred", "declined"])
def test_it_is_two_way_when_both_spoke_of_the_work_and_answered_on_the_collaboration(
    subject: About, shared: About, answer: Words
) -> None:
    for answers in ((OWN, answer), (answer, OWN)):
        c = talk(together=answers, about=(subject, shared))
        assert nature(c) == Nature(Reciprocity.TWO_WAY, (), BOTH_SPOKE)
        assert nature(c).is_two_way


@pytest.mark.parametrize(
    "silence", [None, CONCURS, DECLINED, REDACTED], ids=["absent", "concurs", "declined", "redacted"]
)
@pytest.mark.parametrize("party", Party)
def test_who_spoke_no_words_on_the_work_makes_it_one_way(party: Party, silence: Words | None) -> None:
    words = (silence, OWN) if party is Party.EMPLOYEE else (OWN, silence)
    assert nature(talk(work=words)) == Nature(Reciprocity.ONE_WAY, (party,), ((Because.NO_VOICE_ON_WORK, (party,)),))


@pytest.mark.parametrize("silence", [None, REDACTED], ids=["absent", "redacted"])
@pytest.mark.parametrize("party", Party)
def test_who_was_not_heard_on_the_collaboration_leaves_it_undetermined(party: Party, silence: Words | None) -> None:
    words = (silence, OWN) if party is Party.EMPLOYEE else (OWN, silence)
    reasons = ((Because.NOT_ASKED_ON_COLLABORATION, (party,)),)
    assert nature(talk(together=words)) == Nature(Reciprocity.UNDETERMINED, (party,), reasons)


@pytest.mark.parametrize(
    ("c", "missing", "reason"),
    [
        (talk(sittings=()), (), (Because.NOT_HELD, ())),
        (talk(work=(None, OWN), sittings=()), (Party.EMPLOYEE,), (Because.NOT_HELD, ())),
        (talk(cancelled=Cancellation(by=Party.MANAGER, at=AT)), (), (Because.CANCELLED, ())),
        (talk(work=(None, None)), tuple(Party), (Because.NO_VOICE_ON_WORK, tuple(Party))),
        (talk(work=(None, None), covers=(Phase.REPORT,)), tuple(Party), (Because.NOT_SHOWN, tuple(Party))),
        (talk(parties=Both((), (Person(id="j", name="Joris"),))), (), (Because.NOBODY_ON_A_SIDE, (Party.EMPLOYEE,))),
    ],
    ids=["not held", "not held and one silent", "cancelled", "both silent", "no place for it", "nobody there"],
)
def test_else_it_is_undetermined_and_says_why(c: Conversation, missing: tuple[Party, ...], reason: Any) -> None:
    assert nature(c) == Nature(Reciprocity.UNDETERMINED, missing, (reason,))


def test_a_record_that_is_reported_or_further_was_held_also_where_it_names_no_sitting() -> None:
    report = Report(editions=(Edition(text="Zo.", offered_at=AT),))
    assert nature(talk(sittings=(), report=report)).is_two_way
    one = nature(talk(work=(None, OWN), sittings=(), report=report))
    assert (one.reciprocity, one.missing) == (Reciprocity.ONE_WAY, (Party.EMPLOYEE,))
    never_offered = Report(editions=(Edition(text="Zo."),))
    assert nature(talk(sittings=(), report=never_offered)).reasons == ((Because.NOT_HELD, ()),)


def test_a_linked_appraisal_is_said_with_it() -> None:
    from functionering.conversation import AppraisalLink

    link = AppraisalLink(id="b", system="hr", on=AT.date())
    assert nature(talk(appraisals=(link,))).linked_judgement
    assert not nature(talk()).linked_judgement
    assert nature(talk()).scope == "record"


@pytest.mark.parametrize(
    ("prepared", "preparation", "spoke"),
    [
        (OWN, Preparation(), False),
        (OWN, Preparation(submitted_at=AT), True),
        (OWN, Preparation(released_at=AT), True),
        (OWN, Preparation(waived_at=AT), False),
        (CONCURS, Preparation(submitted_at=AT), False),
    ],
)
def test_preparation_is_a_voice_once_it_is_given_out_of_hand(
    prepared: Words, preparation: Preparation, spoke: bool
) -> None:
    c = talk(work=(None, OWN), preparations=Both(preparation, Preparation()))
    work = evolve(
        c.topics[0], perspectives=Both(Perspective(preparation=(prepared,)), c.topics[0].perspectives.manager)
    )
    c = evolve(c, topics=(work, c.topics[1]))
    assert Voices(c).spoke(work, Party.EMPLOYEE) is spoke
    assert nature(c).is_two_way is spoke


RENDERED = spoken(recorded_by="manager")


def test_what_another_wrote_down_is_no_voice_until_its_owner_confirms_it() -> None:
    assert nature(talk(work=(RENDERED, OWN))).missing == (Party.EMPLOYEE,)
    assert nature(talk(work=(evolve(RENDERED, confirmed_at=AT), OWN))).is_two_way


def signed(c: Conversation, meaning: Meaning, *, by: Party = Party.EMPLOYEE, under: str | None = None) -> Conversation:
    person = c.parties[by][0].id
    signature = Signature(person=person, meaning=meaning, at=AT, digest=under or seal(c))
    return evolve(c, signatures=c.signatures.with_value(by, (signature,)))


@pytest.mark.parametrize("meaning", Meaning)
def test_a_rendering_is_confirmed_by_signing_for_it_and_not_by_having_seen_it(meaning: Meaning) -> None:
    c = talk(work=(RENDERED, OWN))
    assert nature(signed(c, meaning)).is_two_way is (meaning in {Meaning.AGREED, Meaning.ACCURATE})


def test_only_ones_own_signature_under_what_stands_confirms() -> None:
    c = talk(work=(RENDERED, OWN))
    assert not nature(signed(c, Meaning.AGREED, by=Party.MANAGER)).is_two_way
    assert not nature(signed(c, Meaning.AGREED, under="sha256:" + "0" * 64)).is_two_way
    assert not nature(evolve(signed(c, Meaning.AGREED), label="Anders")).is_two_way


def test_joint_text_is_nobodys_voice() -> None:
    from functionering.topic import Conclusion

    c = talk(work=(None, OWN))
    concluded = evolve(c.topics[0], conclusion=Conclusion(text="Wij zijn tevreden."))
    assert nature(evolve(c, topics=(concluded, c.topics[1]))).missing == (Party.EMPLOYEE,)


def test_presence_is_judged_and_never_length() -> None:
    assert nature(talk(work=(spoken("."), spoken("woord " * 3000)))).is_two_way
