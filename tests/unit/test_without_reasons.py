"""Without a side, nothing that the record says it wrote is left: reasons, answers, amendments, and text of its own."""

import json

import pytest
from model import AT

from functionering.agreement import Agreement, Revision
from functionering.conversation import Cancellation, Conversation, Reopening
from functionering.mirroring import without
from functionering.occasion import Informant, Person, Postponement
from functionering.party import Both, Party
from functionering.reading import to_dict
from functionering.record import evolve
from functionering.report import Edition, Remark, Report, Section
from functionering.themes import About
from functionering.topic import Topic


def canary(party: Party) -> str:
    return f"canary of the {party}"


def written_by(party: Party) -> Conversation:
    """A record in which all that this side alone wrote holds its canary, and nothing else does."""
    word = canary(party)
    other = Remark(by=party.other, text="Dit mist.", at=AT, adopted=False, why=word)
    own = Remark(by=party, text=word, at=AT)
    alone = Edition(
        text=word, sections=(Section(topic="t", text=word),), authors=(party,), offered_at=AT, remarks=(own, other)
    )
    revisions = (Revision(number=1, at=AT, by=party, what=word), Revision(number=2, at=AT, by=party.other, what="Zo."))
    agreement = Agreement(id="a", what="Samen", revisions=revisions)
    return Conversation(
        id="c",
        parties=Both((Person(id="e", name="Aya"),), (Person(id="m", name="Mo"),)),
        postponements=(Postponement(by=party, at=AT, reason=word),),
        informants=(Informant(id="i", name=word, relation=word, consulted_by=party),),
        topics=(Topic(id="t", theme="other", title="Werk", about=About.WORK),),
        agreements=(agreement,),
        earlier_agreements=(agreement,),
        report=Report(editions=(alone,)),
        reopenings=(Reopening(by=party, at=AT, reason=word, edition=1),),
        cancelled=Cancellation(by=party, at=AT, reason=word),
    )


@pytest.mark.parametrize("party", list(Party))
def test_nothing_that_a_side_alone_wrote_is_left(party: Party) -> None:
    c = written_by(party)
    assert json.dumps(to_dict(c)).count(canary(party)) == 11
    left = without(c, party)
    assert canary(party) not in json.dumps(to_dict(left))
    assert [each.number for each in left.agreements[0].revisions] == [1]
    assert left.agreements[0].revisions[0].what == "Zo."
    assert left.report.editions[0].remarks == (evolve(c.report.editions[0].remarks[1], adopted=None, why=None),)


@pytest.mark.parametrize("party", list(Party))
def test_what_the_other_wrote_stays(party: Party) -> None:
    left = without(written_by(party), party.other)
    kept = json.dumps(to_dict(left))
    assert kept.count(canary(party)) == 10  # all but the answer to a remark that is not there any more
