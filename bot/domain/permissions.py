"""Who is acting, and the one table of who may do what."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import ClassVar

from bot.errors import UserError


@dataclass(frozen=True, slots=True)
class Actor:
    """A person on a server, as plain values.

    What they are on the server comes from Discord's own rights, or from the roles that administrators named for it.
    """

    guild_id: int
    user_id: int
    organizes: bool = False
    moderates: bool = False
    helps: bool = False
    administers: bool = False
    is_for_edition: bool = False  # organizes the current edition, and not the server's editions as such


class Standing(IntEnum):
    """How somebody stands to the team that an act is about, each including those before it; or to the server.

    Of the latter, administrators are organizers, organizers moderators, and moderators helpers.
    """

    ANYONE = 0
    MEMBER = 1
    LEAD = 2
    HELPER = 3  # whoever answers newcomers' questions
    MODERATOR = 4  # whoever keeps order
    ORGANIZER = 5  # whoever runs an edition, in whatever team
    SERVER_ORGANIZER = 6  # whoever runs all of them
    ADMINISTRATOR = 7  # whoever sets the bot up


class Action(Enum):
    """What a person can ask for."""

    START = auto()
    PAPER_FIND = auto()
    PAPER_SHOW = auto()
    PAPER_CLAIM = auto()
    PAPER_RELEASE = auto()
    PAPER_WAIT = auto()
    PAPER_SUGGEST = auto()
    SUGGESTION_ANSWER = auto()
    CATALOG_ADD = auto()
    CATALOG_CHANGE = auto()
    CLAIM_SHOW = auto()
    CLAIM_WORK = auto()
    CLAIM_REPORT = auto()
    CLAIM_UNDO = auto()
    CLAIM_HIDE = auto()
    CLAIM_APPEAL = auto()
    CLAIM_ORGANIZE = auto()
    TEAM_CREATE = auto()
    TEAM_JOIN = auto()
    TEAM_INVITE = auto()
    TEAM_LEAVE = auto()
    TEAM_LEAD = auto()
    TEAM_SHOW = auto()
    TEAM_LIST = auto()
    TEAM_LOOK = auto()
    TEAM_MATCH = auto()
    INVITATION_ANSWER = auto()
    ME_SET = auto()
    REMINDER_SET = auto()
    DEADLINE_SHOW = auto()
    DEADLINE_DONE = auto()
    DEADLINE_CHANGE = auto()
    EDITION_SHOW = auto()
    EDITION_CHANGE = auto()
    EDITION_RUN = auto()
    EDITION_BEGIN = auto()
    BOARD_SHOW = auto()
    ANSWER_SHOW = auto()
    ANSWER_CHANGE = auto()
    STORY_TELL = auto()
    STORY_APPROVE = auto()
    DELIVERY_MANAGE = auto()
    MODERATE = auto()
    AUDIT_SHOW = auto()
    DOCTOR = auto()
    SET_UP = auto()
    ANNOUNCE = auto()
    REPOSITORY_SHOW = auto()
    REPOSITORY_LINK = auto()
    REPOSITORY_SHARE = auto()
    REPOSITORY_WATCH = auto()
    REPOSITORY_DISPUTE = auto()
    REPOSITORY_DECIDE = auto()


REQUIRED: dict[Action, Standing] = {
    Action.START: Standing.ANYONE,
    Action.PAPER_FIND: Standing.ANYONE,
    Action.PAPER_SHOW: Standing.ANYONE,
    Action.PAPER_CLAIM: Standing.MEMBER,
    Action.PAPER_RELEASE: Standing.LEAD,
    Action.PAPER_WAIT: Standing.MEMBER,
    Action.PAPER_SUGGEST: Standing.ANYONE,
    Action.SUGGESTION_ANSWER: Standing.HELPER,
    Action.CATALOG_ADD: Standing.HELPER,  # one paper
    Action.CATALOG_CHANGE: Standing.ORGANIZER,  # a whole list, and which papers are the same
    Action.CLAIM_SHOW: Standing.MEMBER,  # all of it, plan included
    Action.CLAIM_WORK: Standing.MEMBER,  # start, check in, hand in, note what was found and asked
    Action.CLAIM_REPORT: Standing.LEAD,  # what became of the report
    Action.CLAIM_UNDO: Standing.MEMBER,
    Action.CLAIM_HIDE: Standing.LEAD,
    Action.CLAIM_APPEAL: Standing.MEMBER,
    Action.CLAIM_ORGANIZE: Standing.ORGANIZER,  # excuse, revoke, decide, answer appeals
    Action.TEAM_CREATE: Standing.ANYONE,
    Action.TEAM_JOIN: Standing.ANYONE,
    Action.TEAM_INVITE: Standing.LEAD,
    Action.TEAM_LEAVE: Standing.MEMBER,
    Action.TEAM_LEAD: Standing.LEAD,  # answer who asks to join, remove, rename, hand over, merge
    Action.TEAM_SHOW: Standing.ANYONE,
    Action.TEAM_LIST: Standing.ANYONE,
    Action.TEAM_LOOK: Standing.ANYONE,
    Action.TEAM_MATCH: Standing.ANYONE,
    Action.INVITATION_ANSWER: Standing.ANYONE,
    Action.ME_SET: Standing.ANYONE,  # what the bot knows of them, and how it writes to them
    Action.REMINDER_SET: Standing.ANYONE,
    Action.DEADLINE_SHOW: Standing.ANYONE,  # and be reminded of them, or not
    Action.DEADLINE_DONE: Standing.MEMBER,
    Action.DEADLINE_CHANGE: Standing.ORGANIZER,
    Action.EDITION_SHOW: Standing.ANYONE,
    Action.EDITION_CHANGE: Standing.ORGANIZER,
    Action.EDITION_RUN: Standing.ORGANIZER,  # stop, resume, export, wrap up
    Action.EDITION_BEGIN: Standing.SERVER_ORGANIZER,  # create, open, close, archive, switch
    Action.BOARD_SHOW: Standing.HELPER,
    Action.ANSWER_SHOW: Standing.ANYONE,
    Action.ANSWER_CHANGE: Standing.ORGANIZER,
    Action.STORY_TELL: Standing.MEMBER,  # what came of the work, for the wrap-up
    Action.STORY_APPROVE: Standing.LEAD,
    Action.DELIVERY_MANAGE: Standing.ORGANIZER,  # see what could not be sent, send it after all, or drop it
    Action.MODERATE: Standing.MODERATOR,  # see whole records, put right, keep out, take back
    Action.AUDIT_SHOW: Standing.MODERATOR,
    Action.DOCTOR: Standing.ORGANIZER,  # see whether all works on this server
    Action.SET_UP: Standing.ADMINISTRATOR,  # who is what by which role, in which language, where the audit is posted
    Action.ANNOUNCE: Standing.ORGANIZER,
    Action.REPOSITORY_SHOW: Standing.ANYONE,  # what can be seen of any repository, and of teams that show theirs
    Action.REPOSITORY_LINK: Standing.MEMBER,  # say what is the team's, prove it, take it back
    Action.REPOSITORY_SHARE: Standing.MEMBER,  # show its score to a whole channel
    Action.REPOSITORY_WATCH: Standing.MEMBER,  # let a card of it stand in a channel, with news
    Action.REPOSITORY_DISPUTE: Standing.ANYONE,  # say that it is not the team's
    Action.REPOSITORY_DECIDE: Standing.ORGANIZER,  # whether it stays the team's
}
# What organizers may do to a team that they are not in, besides what is theirs alone.
ORGANIZERS_TOO = frozenset({Action.CLAIM_SHOW, Action.CLAIM_REPORT})


@dataclass(eq=False)
class NotInTeam(UserError):
    """The act needs a team, and the person has none in this edition."""

    code: ClassVar[str] = "teams-not-in-team"


@dataclass(eq=False)
class OnlyLeadMay(UserError):
    """The act is the lead's."""

    team: str
    code: ClassVar[str] = "teams-only-lead-may"


@dataclass(eq=False)
class OnlyTeamMay(UserError):
    """The act is for the people of another team."""

    team: str
    code: ClassVar[str] = "teams-only-team-may"


@dataclass(eq=False)
class OnlyHelpersMay(UserError):
    """The act is the helpers', the moderators' and the organizers'."""

    code: ClassVar[str] = "setup-only-helpers-may"


@dataclass(eq=False)
class OnlyModeratorsMay(UserError):
    """The act is the moderators' and the organizers'."""

    code: ClassVar[str] = "moderation-only-moderators-may"


@dataclass(eq=False)
class OnlyOrganizersMay(UserError):
    """The act is the organizers'."""

    code: ClassVar[str] = "challenges-only-organizers-may"


@dataclass(eq=False)
class OnlyServerOrganizersMay(UserError):
    """The act is for those who organize all editions, and not the current one alone."""

    code: ClassVar[str] = "setup-only-server-organizers-may"


@dataclass(eq=False)
class OnlyAdministratorsMay(UserError):
    """The act is the administrators'."""

    code: ClassVar[str] = "setup-only-administrators-may"


# By what the server has to have made of somebody, and what they read otherwise.
_ON_SERVER: dict[Standing, tuple[Callable[[Actor], bool], type[UserError]]] = {
    Standing.HELPER: (lambda by: by.helps or by.moderates or by.organizes, OnlyHelpersMay),
    Standing.MODERATOR: (lambda by: by.moderates or by.organizes, OnlyModeratorsMay),
    Standing.ORGANIZER: (lambda by: by.organizes, OnlyOrganizersMay),
    Standing.SERVER_ORGANIZER: (lambda by: by.organizes and not by.is_for_edition, OnlyServerOrganizersMay),
    Standing.ADMINISTRATOR: (lambda by: by.administers, OnlyAdministratorsMay),
}


def ensure_may(action: Action, standing: Standing, *, team: str = "", by: Actor | None = None) -> None:
    """Raise when `standing`, to the team of this name if there is one, is below what the table asks.

    Who acts need not be said where the act is about a team alone, or anybody's.

    Raises NotInTeam, OnlyLeadMay, OnlyTeamMay, OnlyHelpersMay, OnlyModeratorsMay, OnlyOrganizersMay,
    OnlyServerOrganizersMay, OnlyAdministratorsMay.
    """
    required = REQUIRED[action]
    if required is Standing.SERVER_ORGANIZER and (by is None or not by.organizes):
        raise OnlyOrganizersMay()
    if required in _ON_SERVER:
        holds, refusal = _ON_SERVER[required]
        if by is None or not holds(by):
            raise refusal()
        return
    if standing >= required or (by is not None and by.organizes and action in ORGANIZERS_TOO):
        return
    if standing is Standing.ANYONE:
        raise OnlyTeamMay(team=team) if team else NotInTeam()
    raise OnlyLeadMay(team=team)


def may(action: Action, standing: Standing = Standing.ANYONE, *, by: Actor) -> bool:
    """Whether `ensure_may` lets it pass."""
    try:
        ensure_may(action, standing, by=by)
    except UserError:
        return False
    return True
