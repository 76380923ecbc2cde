"""Amendments (*wijzigingen*): whether an agreement is agreed, and what it says now, with what both agreed to since.

An amendment is agreed on top of an agreement as it stood. Where both agree on other words for that agreement (after the
record was reopened), the amendment is overtaken: it stays in the record and does not count.
"""

import datetime as dt
from typing import Any

from functionering.agreement import Agreement, Revision
from functionering.digest import agreement_digest, revision_digest
from functionering.party import Both
from functionering.record import evolve
from functionering.words import Assent


def agreed_at(assents: Both[Assent | None], digest: str) -> dt.datetime | None:
    """When the later of both assented to the words with that digest; None while not both did."""
    given = [each.at for each in assents.values() if each is not None and each.digest == digest]
    return max(given) if len(given) == len(assents.values()) else None


def is_agreed(agreement: Agreement) -> bool:
    """Whether both assented to exactly these words; without that it is a proposal, and none once it was withdrawn."""
    return agreement.withdrawn is None and agreed_at(agreement.assents, agreement_digest(agreement)) is not None


def standing_revisions(agreement: Agreement) -> tuple[Revision, ...]:
    """The amendments that count: each side assented to them after both had assented to the agreement as it stands.

    At the very same moment is not after. On a proposal none counts. A copy that is looked back on holds no assents to
    itself; there every amendment that both assented to counts.
    """
    agreed = agreed_at(agreement.assents, agreement_digest(agreement))
    if agreed is None and any(agreement.assents.values()):
        return ()
    return tuple(each for each in agreement.revisions if _stands(each, agreed))


def _stands(revision: Revision, agreed: dt.datetime | None) -> bool:
    if agreed_at(revision.assents, revision_digest(revision)) is None:
        return False
    return agreed is None or all(each is not None and each.at > agreed for each in revision.assents.values())


def as_amended(agreement: Agreement) -> Agreement:
    """The agreement in the words that hold now; what an amendment leaves out stays as it was, for each side apart."""
    amended = agreement
    for each in standing_revisions(agreement):
        named = {name: getattr(each, name) for name in ("what", "owner", "binds", "due", "check_on")}
        changes: dict[str, Any] = {name: value for name, value in named.items() if value is not None}
        amended = evolve(amended, support=_supported(amended, each), **changes)
    return amended


def _supported(agreement: Agreement, revision: Revision) -> Both[str | None]:
    return Both(*(named or agreement.support[party] for party, named in revision.support.items()))
