"""What moderators can put right, and why some of it cannot be taken back any more."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from bot.errors import UserError

REASON_MAX, NOTE_MAX = 300, 500
EXTEND_MAX = 365  # days


class ModerationKind(StrEnum):
    """What a moderator does."""

    SEAT = "seat"  # to another team, or into the first
    UNSEAT = "unseat"
    RENAME = "rename"
    LEAD = "lead"
    DISSOLVE = "dissolve"
    EXCLUDE = "exclude"  # from the edition, and thereby from the team
    RELEASE = "release"
    REVOKE = "revoke"
    EXTEND = "extend"
    REASSIGN = "reassign"


# What an order is about first; all others are about a person.
ABOUT_TEAMS = frozenset({ModerationKind.RENAME, ModerationKind.LEAD, ModerationKind.DISSOLVE})
ABOUT_CLAIMS = frozenset(
    {ModerationKind.RELEASE, ModerationKind.REVOKE, ModerationKind.EXTEND, ModerationKind.REASSIGN}
)


class Later(StrEnum):
    """What came later, so that an act cannot be taken back."""

    MOVED = "moved"  # the person is elsewhere by now
    RENAMED = "renamed"
    LED = "led"  # somebody else leads by now, or the former lead is no member any more
    NAMED = "named"  # another team has the name
    FULL = "full"  # the team has no seat left
    TAKEN = "taken"  # another team has the paper
    CHANGED = "changed"  # the claim went on
    GONE = "gone"  # the team is no more
    FORGOTTEN = "forgotten"  # somebody whom it was about had themselves deleted


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: of the ids those that the kind needs; `name` is a new name, `until` an end, `days` a time."""

    kind: ModerationKind
    user_id: int | None = None
    team_id: int | None = None
    claim_id: int | None = None
    name: str = ""
    days: int = 0
    until: datetime | None = None

    def write(self) -> dict[str, Any]:
        """The order as it is kept."""
        return {
            "user": self.user_id,
            "team": self.team_id,
            "claim": self.claim_id,
            "name": self.name,
            "days": self.days,
            "until": self.until.isoformat() if self.until else None,
        }

    @classmethod
    def read(cls, kind: str, kept: dict[str, Any]) -> "Order":
        """The order that was kept."""
        until = datetime.fromisoformat(kept["until"]) if kept["until"] else None
        ids = {"user_id": kept["user"], "team_id": kept["team"], "claim_id": kept["claim"]}
        return cls(ModerationKind(kind), **ids, name=kept["name"], days=kept["days"], until=until)


@dataclass(frozen=True, slots=True)
class Impact:
    """What an act does besides what it says: papers that become free, teams that end, who leads on, who is told."""

    releases: tuple[str, ...] = ()
    dissolves: tuple[str, ...] = ()
    leads_on: int | None = None
    tells: tuple[int, ...] = ()


@dataclass(eq=False)
class NoSuchModeration(UserError):
    """There is no such act on this server, or it was done, or taken back, before."""

    code: ClassVar[str] = "moderation-no-such-act"


@dataclass(eq=False)
class CannotTakeBack(UserError):
    """Something that came later depends on the act; `name` is of what: a team or a paper."""

    later: Later
    name: str
    code: ClassVar[str] = "moderation-cannot-take-back"


@dataclass(eq=False)
class NothingToChange(UserError):
    """It is so already."""

    code: ClassVar[str] = "moderation-nothing-to-change"


@dataclass(eq=False)
class PersonExcluded(UserError):
    """Organizers keep this person out of the edition; with `until`, for so long."""

    edition: str
    is_self: str  # "yes" or "no"
    ends: str  # the same
    until: datetime | None
    code: ClassVar[str] = "moderation-excluded"
