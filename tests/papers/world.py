"""A server with its editions, teams, papers and claims, written straight into the database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.papers import title_key
from bot.domain.permissions import Actor
from db.challenges import Edition, Guild
from db.claims import Claim
from db.engine import Database
from db.papers import EditionPaper, Paper, PaperName
from db.teams import Membership, Team

NOW = datetime(2021, 9, 1, 12, tzinfo=UTC)
GUILD = 10
LEAD, MEMBER, STRANGER = Actor(GUILD, 1), Actor(GUILD, 2), Actor(GUILD, 3)


def an_edition(edition_id: int = 1, *, guild_id: int = GUILD, key: str = "fall-2021", **changed: Any) -> Edition:
    fields = {
        "name": "Fall 2021",
        "state": "open",
        "is_current": True,
        "claims_per_paper": 2,
        "claims_per_team": 1,
        "seats_per_team": 5,
        "has_paper_list": False,
        "created_at": NOW,
    }
    return Edition(id=edition_id, guild_id=guild_id, key=key, **(fields | changed))


def a_paper(paper_id: int, title: str, *, authors: str = "", venue: str = "", year: int | None = None) -> Paper:
    return Paper(
        id=paper_id,
        title=title,
        title_key=title_key(title),
        authors=authors,
        venue=venue,
        year=year,
        url=None,
        added_at=NOW,
    )


def a_name(paper_id: int, name: str) -> PaperName:
    return PaperName(paper_id=paper_id, name=name)


def a_listing(paper_id: int, *, edition_id: int = 1) -> EditionPaper:
    return EditionPaper(edition_id=edition_id, paper_id=paper_id)


def a_team(team_id: int, name: str, *, edition_id: int = 1, lead_id: int | None = None) -> Team:
    return Team(id=team_id, edition_id=edition_id, name=name, name_key=name.casefold(), lead_id=lead_id, created_at=NOW)


def a_member(team_id: int, user_id: int, *, seat: int = 1, edition_id: int = 1) -> Membership:
    return Membership(team_id=team_id, edition_id=edition_id, user_id=user_id, seat=seat, seats=5, joined_at=NOW)


def a_claim(
    paper_id: int,
    team_id: int,
    *,
    slot: int | None = 1,
    edition_id: int = 1,
    state: str = "claimed",
    url: str | None = None,
) -> Claim:
    return Claim(
        edition_id=edition_id,
        paper_id=paper_id,
        team_id=team_id,
        slot=slot,
        slots=None,
        state=state,
        claimed_at=NOW,
        ended_at=None if slot else NOW,
        project_url=url,
    )


async def build(database: Database, *rows: object, guild: bool = True) -> None:
    """Write the rows down in this order, by default after that of their server."""

    async def act(session: AsyncSession) -> None:
        for row in ([Guild(id=GUILD, joined_at=NOW)] if guild else []) + [*rows]:
            session.add(row)
            await session.flush()

    await database.write(act)
