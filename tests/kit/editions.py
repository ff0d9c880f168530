"""Ready-made worlds for service tests: a server with an open edition, people, teams and papers."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionRules
from bot.domain.papers import title_key
from bot.domain.permissions import Actor
from bot.services import RepositoryRules, Services
from bot.services.lookups import PaperLookup, RepositoryLooks
from db.audit import AuditEntry
from db.challenges import Edition
from db.engine import Database
from db.papers import Paper, PaperName
from tests.kit.clock import FixedClock

GUILD = 700


@dataclass(frozen=True)
class World:
    """A server with its services, and quick ways to fill it."""

    database: Database
    services: Services
    clock: FixedClock

    def actor(self, number: int, *, guild_id: int = GUILD) -> Actor:
        """The person with this number."""
        return Actor(guild_id=guild_id, user_id=number)

    async def team(self, name: str, *numbers: int) -> int:
        """A team whose lead is the first of these people; gives its id."""
        lead, *others = numbers
        team = await self.services.teams.create(self.actor(lead), name)
        for number in others:
            await self.join(lead, number)
        return team.id

    async def join(self, lead: int, number: int) -> None:
        """Let somebody into the team of this lead, as both want it."""
        asked = await self.services.invitations.invite(self.actor(lead), number)
        await self.services.invitations.accept(self.actor(number), asked.id)

    async def paper(self, title: str, *names: str) -> int:
        """A paper of the catalogue; gives its id."""

        async def add(session: AsyncSession) -> int:
            paper = Paper(
                title=title, title_key=title_key(title), authors="", venue="", year=None, added_at=self.clock.now()
            )
            session.add(paper)
            await session.flush()
            session.add_all(PaperName(name=name, paper_id=paper.id) for name in names)
            return paper.id

        return await self.database.write(add)

    async def change_edition(self, *, guild_id: int = GUILD, **values: object) -> None:
        """Set columns of the server's current edition."""

        async def change(session: AsyncSession) -> None:
            edition = (await session.scalars(select(Edition).where(Edition.guild_id == guild_id))).one()
            for name, value in values.items():
                setattr(edition, name, value)

        await self.database.write(change)

    async def audit(self) -> list[tuple[str, int | None]]:
        """What was written down, in order: the tag and who did it."""
        async with self.database.reading() as session:
            rows = await session.execute(select(AuditEntry.tag, AuditEntry.actor_id).order_by(AuditEntry.id))
            return [(tag, actor) for tag, actor in rows]


async def a_world(
    database: Database,
    *,
    claims_per_paper: int | None = 1,
    claims_per_team: int | None = 1,
    seats_per_team: int = 3,
    guild_ids: tuple[int, ...] = (GUILD,),
    lookup: PaperLookup | None = None,
    looks: RepositoryLooks | None = None,
) -> World:
    """Servers that have just invited the bot."""
    clock = FixedClock()
    rules = EditionRules("Fall 2021", claims_per_paper, claims_per_team, seats_per_team)
    services = Services.build(
        database,
        clock,
        default_edition=rules,
        invitation_days=7,
        lookup=lookup,
        repositories=RepositoryRules(looks=looks),
    )
    await services.challenges.welcome(guild_ids)
    return World(database, services, clock)
