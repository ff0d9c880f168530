"""How asking a site can end."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why a site gave no usable answer."""

    TIMED_OUT = "timed-out"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate-limited"
    BAD_STATUS = "bad-status"
    REDIRECTED = "redirected"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    CIRCUIT_OPEN = "circuit-open"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One site and why it was of no use. `status` is HTTP's; before `retry_at` nobody asks it again.

    `detail` names what was missing in an answer that cannot be read.
    """

    site: str
    reason: Reason
    status: int | None = None
    retry_at: datetime | None = None
    detail: str = ""


class SiteUnavailable(Exception):
    """A site gave no usable answer; trying later can help."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble
