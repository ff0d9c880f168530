"""What hosts of git tell alike. Texts are as they were sent: still to be cleaned, cut and escaped."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit. Who made it is known by name, by address and, where they have an account, by that."""

    id: str
    message: str
    at: datetime
    author_name: str
    author_address: str = field(repr=False)
    author_account: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch and the commit at its end."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; when its commit was made is not always said."""

    name: str
    commit: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Text:
    """A small text file, or its beginning."""

    content: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Ticket:
    """An open issue or pull request."""

    number: int
    title: str
