"""What stands in the way of making two papers of the catalogue one."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import UserError


@dataclass(eq=False)
class SamePaper(UserError):
    """A paper cannot be merged with itself."""

    paper: str
    code: ClassVar[str] = "catalog-same-paper"


@dataclass(eq=False)
class MergeElsewhere(UserError):
    """Teams of another server have to do with the paper that would go."""

    paper: str
    code: ClassVar[str] = "catalog-merge-elsewhere"


@dataclass(eq=False)
class TeamsOnBoth(UserError):
    """Teams hold, or wait for, both papers at once."""

    teams: tuple[str, ...]
    code: ClassVar[str] = "catalog-teams-on-both"


@dataclass(eq=False)
class MergeOver(UserError):
    """The merge was undone, or the paper that was kept is itself gone in another since."""

    code: ClassVar[str] = "catalog-merge-over"
