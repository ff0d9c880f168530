"""What waits for somebody's answer: invitations, requests to join, and whether two teams become one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError


class AskState(StrEnum):
    """Where a question stands, and what became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CLOSED = "closed"  # it has no sense any more: the team ended, or the person is in another


@dataclass(eq=False)
class CannotInviteBot(UserError):
    """Bots and oneself cannot be invited."""

    code: ClassVar[str] = "teams-cannot-invite"


@dataclass(eq=False)
class NotYourInvitation(UserError):
    """Somebody pressed a button that is another's."""

    code: ClassVar[str] = "teams-not-your-invitation"


@dataclass(eq=False)
class InvitationOver(UserError):
    """The invitation was answered or withdrawn, or its time is past."""

    code: ClassVar[str] = "teams-invitation-over"


@dataclass(eq=False)
class RequestOver(UserError):
    """The request to join was answered or withdrawn, or its time is past."""

    code: ClassVar[str] = "teams-request-over"


@dataclass(eq=False)
class MergeOver(UserError):
    """The question whether to merge was answered or withdrawn, or its time is past."""

    code: ClassVar[str] = "teams-merge-over"


@dataclass(eq=False)
class MergeChanged(UserError):
    """Merging means something else by now than what the person was asked."""

    team: str
    code: ClassVar[str] = "teams-merge-changed"


@dataclass(eq=False)
class MergeAskedAlready(UserError):
    """The other team asks the same, and waits for an answer."""

    team: str
    code: ClassVar[str] = "teams-merge-asked-already"
