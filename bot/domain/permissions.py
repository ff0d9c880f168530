"""Who is acting, and the one table of who may do what."""

from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import ClassVar

from bot.errors import UserError


@dataclass(frozen=True, slots=True)
class Actor:
    """A person on a server, as plain values."""

    guild_id: int
    user_id: int


class Standing(IntEnum):
    """How somebody stands to the team that an act is about. Each includes those before it."""

    ANYONE = 0
    MEMBER = 1
    LEAD = 2


class Action(Enum):
    """What a person can ask for."""

    START = auto()
    PAPER_FIND = auto()
    PAPER_SHOW = auto()
    PAPER_CLAIM = auto()
    PAPER_RELEASE = auto()
    TEAM_CREATE = auto()
    TEAM_JOIN = auto()
    TEAM_INVITE = auto()
    TEAM_LEAVE = auto()
    TEAM_SHOW = auto()
    TEAM_LIST = auto()
    INVITATION_ANSWER = auto()


REQUIRED: dict[Action, Standing] = {
    Action.START: Standing.ANYONE,
    Action.PAPER_FIND: Standing.ANYONE,
    Action.PAPER_SHOW: Standing.ANYONE,
    Action.PAPER_CLAIM: Standing.MEMBER,
    Action.PAPER_RELEASE: Standing.LEAD,
    Action.TEAM_CREATE: Standing.ANYONE,
    Action.TEAM_JOIN: Standing.ANYONE,
    Action.TEAM_INVITE: Standing.LEAD,
    Action.TEAM_LEAVE: Standing.MEMBER,
    Action.TEAM_SHOW: Standing.ANYONE,
    Action.TEAM_LIST: Standing.ANYONE,
    Action.INVITATION_ANSWER: Standing.ANYONE,
}


@dataclass(eq=False)
class NotInTeam(UserError):
    """The act needs a team, and the person has none in this edition."""

    code: ClassVar[str] = "teams-not-in-team"


@dataclass(eq=False)
class OnlyLeadMay(UserError):
    """The act is the lead's."""

    team: str
    code: ClassVar[str] = "teams-only-lead-may"


def ensure_may(action: Action, standing: Standing, *, team: str = "") -> None:
    """Raise NotInTeam or OnlyLeadMay when `standing` is below what the table asks."""
    required = REQUIRED[action]
    if standing >= required:
        return
    if standing is Standing.ANYONE:
        raise NotInTeam()
    raise OnlyLeadMay(team=team)
