"""What a team finds of the paper's own claims."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError

STATEMENT_MAX = 300
FINDINGS_MAX = 10  # as many as one card can change


class Verdict(StrEnum):
    """What became of one of the paper's claims."""

    HOLDS = "holds"
    FAILS = "fails"
    PARTLY = "partly"
    TOY = "toy"  # only at a smaller scale than the paper's
    UNCLEAR = "unclear"  # not tested yet, or without a clear answer


@dataclass(eq=False)
class TooManyFindings(UserError):
    """As many statements are noted as are kept."""

    limit: int
    code: ClassVar[str] = "papers-too-many-findings"


@dataclass(eq=False)
class NoSuchFinding(UserError):
    """The statement is not there any more."""

    code: ClassVar[str] = "papers-no-such-finding"
