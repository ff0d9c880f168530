"""What teams tell of their work, and everything that an edition's wrap-up is made from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Text, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake
from db.challenges import Edition
from db.claims import Claim
from db.papers import Paper, PaperName
from db.repositories import Repository, RepositoryLink
from db.teams import Membership, Team


class Story(Base):
    """What a team tells of its work on a paper, for the edition's wrap-up."""

    __tablename__ = "stories"

    claim_id: Mapped[int] = mapped_column(Key, ForeignKey("claims.id"), primary_key=True, autoincrement=False)
    named: Mapped[str] = mapped_column(Text)  # who the team wants to be named; may be empty
    text: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)  # may be empty
    written_by: Mapped[int] = mapped_column(Snowflake)
    written_at: Mapped[datetime]
    approved_by: Mapped[int | None] = mapped_column(Snowflake)
    approved_at: Mapped[datetime | None]  # none: its lead has not read it yet


@dataclass(frozen=True, slots=True)
class Worked:
    """A claim with its team and paper, and what was told of it."""

    claim: Claim
    team: Team
    paper: Paper
    story: Story | None


async def find_story(session: AsyncSession, claim_id: int) -> Story | None:
    """What was told of the claim, if anything was."""
    return await session.get(Story, claim_id)


async def list_worked(session: AsyncSession, edition_id: int, states: Collection[str]) -> list[Worked]:
    """The edition's claims in these states, by the titles of their papers."""
    rows = await session.execute(
        select(Claim, Team, Paper, Story)
        .join(Team, Claim.team_id == Team.id)
        .join(Paper, Claim.paper_id == Paper.id)
        .outerjoin(Story, Story.claim_id == Claim.id)
        .where(Claim.edition_id == edition_id, Claim.state.in_(list(states)))
        .order_by(Paper.title_key, Claim.id)
    )
    return [Worked(claim, team, paper, story) for claim, team, paper, story in rows]


async def list_names(session: AsyncSession, paper_ids: Collection[int]) -> dict[int, list[str]]:
    """The canonical names of these papers, sorted."""
    query = select(PaperName.paper_id, PaperName.name).where(PaperName.paper_id.in_(list(paper_ids)))
    names: dict[int, list[str]] = {}
    for paper_id, name in await session.execute(query.order_by(PaperName.name)):
        names.setdefault(paper_id, []).append(name)
    return names


async def list_primary(session: AsyncSession, team_ids: Collection[int]) -> dict[int, Repository]:
    """The main repository of each of these teams, as far as they link one."""
    rows = await session.execute(
        select(RepositoryLink.team_id, Repository)
        .join(Repository, RepositoryLink.repository_id == Repository.id)
        .where(RepositoryLink.team_id.in_(list(team_ids)), RepositoryLink.is_primary, RepositoryLink.ended_at.is_(None))
    )
    return {team_id: repository for team_id, repository in rows}  # noqa: C416 - rows are not quite tuples


async def list_by_key(session: AsyncSession, keys: Collection[str]) -> dict[str, Repository]:
    """The repositories with these keys that are known."""
    found = await session.scalars(select(Repository).where(Repository.key.in_(list(keys))))
    return {repository.key: repository for repository in found}


async def count_people(session: AsyncSession, edition_id: int) -> tuple[int, int]:
    """How many teams there ever were in the edition, and how many people in them."""
    teams = await session.scalar(select(func.count()).where(Team.edition_id == edition_id))
    people = select(func.count(Membership.user_id.distinct())).where(Membership.edition_id == edition_id)
    return teams or 0, await session.scalar(people) or 0


async def find_next(session: AsyncSession, edition: Edition) -> Edition | None:
    """The edition that runs, or is being prepared, after this one; what runs comes first."""
    later: Sequence[Edition] = (
        await session.scalars(
            select(Edition)
            .where(Edition.guild_id == edition.guild_id, Edition.id != edition.id, Edition.state.in_(("open", "draft")))
            .order_by(Edition.state.desc(), Edition.id.desc())
            .limit(1)
        )
    ).all()
    return later[0] if later else None
