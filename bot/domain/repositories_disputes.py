"""Disputes: somebody says that a repository is not the team's that linked it, and organizers decide."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError

REASON_MAX = 500


class Decision(StrEnum):
    """What became of a dispute."""

    STAYS = "stays"
    TAKEN_AWAY = "taken-away"  # by the organizers, who may decide otherwise later
    TAKEN_BACK = "taken-back"  # by the team itself


@dataclass(eq=False)
class OwnLinkDisputed(UserError):
    """The link is of the person's own team, which takes it back by itself."""

    code: ClassVar[str] = "repositories-dispute-own"


@dataclass(eq=False)
class AlreadyDisputed(UserError):
    """Somebody disputed it before, and the organizers have not decided yet."""

    team: str
    code: ClassVar[str] = "repositories-dispute-waits"


@dataclass(eq=False)
class DisputeDecided(UserError):
    """The organizers decided that it stays the team's."""

    team: str
    code: ClassVar[str] = "repositories-dispute-decided"


@dataclass(eq=False)
class DisputeOver(UserError):
    """There is nothing to decide: the team took the link back, or is no more."""

    code: ClassVar[str] = "repositories-dispute-over"


@dataclass(eq=False)
class TakenAway(UserError):
    """The organizers decided that the repository is not the team's, which links it again."""

    repository: str
    code: ClassVar[str] = "repositories-taken-away"


def ensure_disputable(*, team: str, is_own: bool, is_disputed: bool, is_decided: bool) -> None:
    """Raise OwnLinkDisputed, DisputeDecided or AlreadyDisputed unless the team's link can be disputed now."""
    if is_own:
        raise OwnLinkDisputed()
    if is_decided:
        raise DisputeDecided(team=team)
    if is_disputed:
        raise AlreadyDisputed(team=team)
