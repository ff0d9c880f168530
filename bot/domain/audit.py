"""The closed list of acts that are written down, as `subject:verb`."""

from enum import StrEnum


class AuditTag(StrEnum):
    """What was done."""

    EDITION_CREATE = "edition:create"
    TEAM_CREATE = "team:create"
    TEAM_JOIN = "team:join"
    TEAM_LEAVE = "team:leave"
    TEAM_DISSOLVE = "team:dissolve"
    INVITATION_SEND = "invitation:send"
    INVITATION_DECLINE = "invitation:decline"
    INVITATION_EXPIRE = "invitation:expire"
    CLAIM_TAKE = "claim:take"
    CLAIM_RELEASE = "claim:release"
    PAPERS_IMPORT = "papers:import"
