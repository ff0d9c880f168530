"""One method for each thing that a person or a tick can do: read, decide, write, in one transaction."""

from dataclasses import dataclass
from typing import Self

from bot.clock import Clock
from bot.domain.challenges import EditionRules
from bot.services.challenges import Challenges
from bot.services.claims import Claims
from bot.services.installation import Installation
from bot.services.invitations import Invitations
from bot.services.papers import Papers
from bot.services.teams import Teams
from db.engine import Database


@dataclass(frozen=True, slots=True)
class Services:
    """All services of one bot."""

    challenges: Challenges
    claims: Claims
    installation: Installation
    invitations: Invitations
    papers: Papers
    teams: Teams

    @classmethod
    def build(cls, database: Database, clock: Clock, *, default_edition: EditionRules, invitation_days: int) -> Self:
        """Every service on this database and clock."""
        return cls(
            challenges=Challenges(database, clock, default_edition),
            claims=Claims(database, clock),
            installation=Installation(database),
            invitations=Invitations(database, clock, life_days=invitation_days),
            papers=Papers(database, clock),
            teams=Teams(database, clock),
        )
