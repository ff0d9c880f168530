"""Pace: how many acts of a kind one person may do within an hour, so that nobody floods a server."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.domain.audit import AuditTag
from bot.errors import UserError

HOUR = timedelta(hours=1)
# At most so many acts with one of these tags together.
LIMITS: tuple[tuple[frozenset[AuditTag], int], ...] = (
    (frozenset({AuditTag.INVITATION_SEND, AuditTag.REQUEST_SEND, AuditTag.MERGE_ASK}), 20),
    (frozenset({AuditTag.CLAIM_TAKE, AuditTag.CLAIM_RELEASE, AuditTag.WAIT_JOIN}), 30),
    (frozenset({AuditTag.SUGGESTION_SEND}), 10),
    (frozenset({AuditTag.TEAM_CREATE}), 5),
    (frozenset({AuditTag.TEAM_RENAME, AuditTag.TEAM_LEAD, AuditTag.LOOKING_SHOW}), 10),
    (frozenset({AuditTag.CLAIM_CHECKIN, AuditTag.CLAIM_NOTE, AuditTag.CLAIM_STEP, AuditTag.CLAIM_HIDE}), 60),
    (frozenset({AuditTag.CLAIM_APPEAL}), 10),
    (frozenset({AuditTag.PERSON_CHANGE}), 60),
    (frozenset({AuditTag.REMINDER_SET, AuditTag.REMINDER_SNOOZE}), 30),
    (frozenset({AuditTag.CALENDAR_RENEW}), 10),
    (frozenset({AuditTag.REPOSITORY_LINK, AuditTag.REPOSITORY_PRIMARY, AuditTag.REPOSITORY_PROVE}), 30),
    (frozenset({AuditTag.REPOSITORY_DISPUTE}), 5),
    (frozenset({AuditTag.REPOSITORY_SHARE, AuditTag.REPOSITORY_WATCH}), 10),
)


@dataclass(eq=False)
class TooManyActs(UserError):
    """The person did this as often as anybody may within an hour."""

    limit: int
    again: datetime
    code: ClassVar[str] = "shared-too-many-acts"


def limit_of(tag: AuditTag) -> tuple[frozenset[AuditTag], int] | None:
    """The tags that are counted together with this one, and how many an hour are allowed; None: any number."""
    return next((entry for entry in LIMITS if tag in entry[0]), None)
