"""What stands between a team and a repository."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import ClassVar

from bot.errors import UserError

LOOK_AGAIN_AFTER = timedelta(seconds=30)  # nobody looks at a repository more often
LOOK_WITHIN = timedelta(seconds=90)  # longer than any look takes
_BACK_OFF_MAX = timedelta(days=1)
_TAG_SIZE = 5


@dataclass(eq=False)
class NoRepository(UserError):
    """Another team has linked none."""

    team: str
    code: ClassVar[str] = "repositories-none-linked"


@dataclass(eq=False)
class NoOwnRepository(UserError):
    """The person's own team has linked none."""

    team: str
    code: ClassVar[str] = "repositories-none-of-your-own"


@dataclass(eq=False)
class TeamHidesRepository(UserError):
    """The team works on a paper without saying who it is, and its repository would tell."""

    team: str
    code: ClassVar[str] = "repositories-team-hides"


@dataclass(eq=False)
class SharingHidden(UserError):
    """The own team works without saying who it is, and its repository would tell."""

    team: str
    code: ClassVar[str] = "repositories-sharing-hidden"


@dataclass(eq=False)
class WatchHidden(UserError):
    """The own team works without saying who it is, and its card would tell anywhere but in its own room."""

    team: str
    code: ClassVar[str] = "repositories-watch-hidden"


@dataclass(eq=False)
class NotWatched(UserError):
    """The own team has no card to take back."""

    team: str
    code: ClassVar[str] = "repositories-not-watched"


@dataclass(eq=False)
class TooManyRepositories(UserError):
    """The team has linked as many as it may."""

    limit: int
    code: ClassVar[str] = "repositories-too-many"


@dataclass(eq=False)
class NotLinked(UserError):
    """The team has not linked this repository."""

    repository: str
    code: ClassVar[str] = "repositories-not-linked"


@dataclass(eq=False)
class LinkOver(UserError):
    """The link that a button was for is no more."""

    code: ClassVar[str] = "repositories-link-over"


@dataclass(eq=False)
class NotProved(UserError):
    """The word was neither in the description nor in the README at this instant."""

    looked_at: datetime
    code: ClassVar[str] = "repositories-not-proved"


@dataclass(eq=False)
class NeverSeen(UserError):
    """Nobody could look yet, so that nothing is proved."""

    code: ClassVar[str] = "repositories-never-seen"


def ticket_of(secret: str, guild_id: int, repository_id: int) -> str:
    """What a button or a choice calls a repository by: nobody can make one for what they were never shown."""
    digest = blake2b(f"ticket:{guild_id}:{repository_id}".encode(), key=secret.encode()[:64], digest_size=_TAG_SIZE)
    return f"{repository_id}-{digest.hexdigest()}"


def read_ticket(ticket: str, secret: str, guild_id: int) -> int | None:
    """The id of the repository, if the ticket is of this server and of ours."""
    number = ticket.partition("-")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        return None
    return int(number) if ticket_of(secret, guild_id, int(number)) == ticket else None


def wait_after(period: timedelta, failures: int) -> timedelta:
    """How long until the next look: twice as long for each in a row that brought nothing, a day at most."""
    return min(period * 2 ** min(failures, 10), max(period, _BACK_OFF_MAX))
