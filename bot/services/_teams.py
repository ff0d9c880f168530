"""Teams as people name them."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import teams as rules
from db import teams as store
from db.challenges import Edition

_VALUE = "team:"


def team_value(team_id: int) -> str:
    """What autocomplete hands back for a team; no team can be called so, since a name holds no colon."""
    return f"{_VALUE}{team_id}"


async def get_team(session: AsyncSession, edition: Edition, typed: str) -> store.Team:
    """The edition's living team of this name, or with this value of autocomplete. Raises NoSuchTeam."""
    number = typed.removeprefix(_VALUE)
    # Ten digits are more teams than there will be, and stay inside what both databases hold.
    is_value = typed.startswith(_VALUE) and number.isascii() and number.isdigit() and len(number) <= 10
    team_id = int(number) if is_value else None
    team = await store.find_team(session, edition.id, team_id=team_id, key=rules.name_key(typed))
    if team is None:
        raise rules.NoSuchTeam(name=typed)
    return team


async def ensure_name_free(session: AsyncSession, edition: Edition, name: str, *, but: int | None = None) -> str:
    """The key of a name that no other team of the edition has, nor one that looks like it. Raises TeamNameTaken.

    `but` is the id of a team that may have it: the one that is to be called so.
    """
    key = rules.name_key(name)
    taken = await store.find_team(session, edition.id, key=key)
    if taken is not None and taken.id != but:
        raise rules.TeamNameTaken(name=name, taken=taken.name)
    return key
