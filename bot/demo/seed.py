"""What the demo's database holds at first: real papers, last term's three real projects, this term's open edition."""

import csv
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App
from bot.clock import Clock
from bot.demo.world import BUILT_AT
from bot.domain.challenges import EditionState
from bot.domain.claims import ClaimState
from bot.domain.papers import read_row
from bot.domain.permissions import Actor
from bot.domain.repositories import Host, RepositoryName
from bot.domain.teams import name_key
from bot.services.papers_import import NumberedRow, PapersImport
from db.challenges import Edition, Guild, find_edition
from db.challenges_wrapup import Story
from db.claims import Claim
from db.papers import find_by_names
from db.repositories import get_or_add
from db.teams import Team

PAPERS = Path(__file__).with_name("papers.csv")
SPRING, FALL = "spring-2021", "fall-2021"

# The dates of Spring 2021 are the demo's own; for those of the real edition no source was found.
_SPRING_OPENED = datetime(2021, 2, 1, 9, tzinfo=UTC)
_GUIDE = "https://dagshub.com/DAGsHub-Official/reproducibility-challenge"
_SPRING_CLAIMED = datetime(2021, 2, 15, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Project:
    """A finished project of Spring 2021. Who did it is no concern of this server's."""

    team: str
    paper: str  # canonical name
    repository: str  # on DagsHub
    people: str  # as the article names them
    did: str  # what the article says they did, in other words

    @property
    def url(self) -> str:
        """Where the team's work can be seen."""
        return f"https://dagshub.com/{self.repository}"


# Source: the wrap-up article of the ML Reproducibility Challenge, Spring 2021, on DagsHub.
PROJECTS = (
    Project(
        "Re-CDEP",
        "arxiv:1909.13584",
        "ShaileshSridhar2403/Re-CDEP",
        people="Shailesh Sridhar, Azhar Shaikh, Midhush",
        did="The method was brought from PyTorch to TensorFlow, which took a patch to TensorFlow Addons.",
    ),
    Project(
        "FSL-SSL",
        "arxiv:1910.03560",
        "arjun2000ashok/FSL-SSL",
        people="Haswanth Aekula, Arjun Ashok",
        did=(
            "The main results were reproduced on five data sets, and with the algorithm that selects domains, "
            "on images of 84 by 84 pixels."
        ),
    ),
    Project(
        "Re-GANSpace",
        "arxiv:2004.02546",
        "midsterx/Re-GANSpace",
        people="Vishnu Asutosh Dasu, Midhush",
        did="The method was brought from PyTorch to TensorFlow; all claims were verified, and new data sets tried.",
    ),
)


async def seed(app: App, clock: Clock, *, guild_id: int, lead_id: int) -> bool:
    """Fill an empty demo database; False when that was done before. `lead_id` gets the team Second Run."""
    async with app.database.reading() as session:
        if await find_edition(session, guild_id, FALL) is not None:
            return False
    await PapersImport(app.database, clock).add(_in_one_batch(_read_papers()))
    await app.database.write(lambda session: _add_editions(session, guild_id))
    await app.services.teams.create(Actor(guild_id, lead_id), "Second Run")
    return True


def _read_papers() -> Sequence[NumberedRow]:
    with PAPERS.open(encoding="utf-8", newline="") as file:
        return [(number, read_row(row)) for number, row in enumerate(csv.DictReader(file), start=2)]


async def _in_one_batch(rows: Sequence[NumberedRow]) -> AsyncIterator[Sequence[NumberedRow]]:
    yield rows


async def _add_editions(session: AsyncSession, guild_id: int) -> None:
    # On record before the bot connects, so that it does not welcome the server with an edition of its own.
    session.add(Guild(id=guild_id, joined_at=_SPRING_OPENED))
    await session.flush()
    spring = _edition(guild_id, SPRING, "Spring 2021", EditionState.CLOSED, _SPRING_OPENED)
    fall = _edition(guild_id, FALL, "Fall 2021", EditionState.OPEN, BUILT_AT)
    session.add_all((spring, fall))
    await session.flush()
    spring.sponsor, fall.sponsor = "DagsHub", "DagsHub"
    fall.guide_url = _GUIDE
    papers = await find_by_names(session, [project.paper for project in PROJECTS])
    for project in PROJECTS:
        await _add_project(session, spring.id, papers[project.paper], project)


def _edition(guild_id: int, key: str, name: str, state: EditionState, created_at: datetime) -> Edition:
    return Edition(
        guild_id=guild_id,
        key=key,
        name=name,
        state=state,
        is_current=state is EditionState.OPEN,
        claims_per_paper=1,
        claims_per_team=1,
        seats_per_team=4,
        silent_days=14,
        has_paper_list=False,
        created_at=created_at,
    )


async def _add_project(session: AsyncSession, edition_id: int, paper_id: int, project: Project) -> None:
    team = Team(
        edition_id=edition_id,
        name=project.team,
        name_key=name_key(project.team),
        lead_id=None,  # the authors are real people, and none of them is on this server
        created_at=_SPRING_CLAIMED,
    )
    session.add(team)
    await session.flush()
    claim = Claim(
        edition_id=edition_id,
        paper_id=paper_id,
        team_id=team.id,
        slot=1,
        slots=1,
        state=ClaimState.PUBLISHED,
        claimed_by=None,
        claimed_at=_SPRING_CLAIMED,
        project_url=project.url,
    )
    session.add(claim)
    await session.flush()
    session.add(
        Story(
            claim_id=claim.id,
            named=project.people,
            text=project.did,
            quote="",
            written_by=0,  # the article
            written_at=_SPRING_CLAIMED,
            approved_by=0,
            approved_at=_SPRING_CLAIMED,
        )
    )
    name = RepositoryName(Host.DAGSHUB, *project.repository.split("/"))
    found = await get_or_add(session, name.key, host=name.host, owner=name.owner, name=name.name, now=BUILT_AT)
    found.next_look_at = BUILT_AT  # so that its scorecard is there when somebody asks for the wrap-up
