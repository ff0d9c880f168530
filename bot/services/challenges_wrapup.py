"""The wrap-up of an edition: teams tell what came of their work, and organizers make an article of it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import challenges_wrapup as rules
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState
from bot.domain.challenges_course import NoSuchEdition
from bot.domain.claims import REPORTED_STATES, ClaimState
from bot.domain.free_text import ensure_line, ensure_paragraphs
from bot.domain.identifiers import link
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_addresses import read_path
from bot.services import _claims as acts
from bot.services._claims_log import HeldClaim
from bot.services._edition import get_edition
from bot.services._outbox import owe_lead, owe_team
from bot.services._repositories import name_of, read_snapshot
from db import audit
from db import challenges as editions
from db import challenges_wrapup as store
from db.engine import Database, reads, writes
from db.repositories import Repository

TELL, WAITS = "challenges:tell", "challenges:story-waits"


@dataclass(frozen=True, slots=True)
class Told:
    """What a team tells of its work on a paper, and whether its lead agrees to it being printed."""

    claim_id: int
    paper: str
    team: str
    named: str
    text: str
    quote: str
    is_approved: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A work of the wrap-up. Of a team that stays anonymous neither its name nor its repository is known.

    `url` is where the work can be seen, `repository` what it is called there. `story` is what the team approved.
    """

    claim_id: int
    paper: str
    paper_url: str | None
    team: str | None
    state: ClaimState
    url: str | None
    repository: str
    marks: rules.Marks | None
    story: Told | None
    has_draft: bool
    can_be_asked: bool


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything that the article about an edition says."""

    edition_id: int
    edition: str
    teams: int
    people: int
    projects: tuple[Project, ...]
    sponsor: str | None
    guide_url: str | None
    next_edition: str | None
    next_guide_url: str | None
    next_is_open: bool


class ChallengesWrapup:
    """What teams tell of their work, and what organizers make of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def find_story(self, session: AsyncSession, actor: Actor, claim_id: int) -> Told:
        """What was told of the claim so far; empty where nothing was.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TooEarlyToTell.
        """
        held = await acts.find_claim(session, actor.guild_id, claim_id)
        await _ensure_teller(session, actor, held, Action.STORY_TELL)
        story = await store.find_story(session, claim_id)
        return _tell(held.claim.id, held.paper.title, held.team.name, story)

    @writes
    async def tell(
        self, session: AsyncSession, actor: Actor, claim_id: int, *, named: str, text: str, quote: str
    ) -> Told:
        """Keep what the team tells; it is approved at once when its lead wrote it, who else is asked to.

        Raises NoSuchClaim, NotInTeam, OnlyTeamMay, TooEarlyToTell, TextRefused.
        """
        named = ensure_line(named, longest=rules.NAMED_MAX, may_be_empty=True)
        text = ensure_paragraphs(text, longest=rules.STORY_MAX)
        quote = ensure_line(quote, longest=rules.QUOTE_MAX, may_be_empty=True)
        held, now = await acts.find_claim(session, actor.guild_id, claim_id), self._clock.now()
        await acts.hold_team_of(session, held.claim)
        standing = await _ensure_teller(session, actor, held, Action.STORY_TELL)
        story = await store.find_story(session, claim_id)
        if story is None:
            story = store.Story(claim_id=claim_id)
            session.add(story)
        story.named, story.text, story.quote = named, text, quote
        story.written_by, story.written_at = actor.user_id, now
        speaks = standing is Standing.LEAD or held.team.lead_id is None
        story.approved_by, story.approved_at = (actor.user_id, now) if speaks else (None, None)
        await session.flush()
        self._record(session, actor, held, AuditTag.STORY_TELL)
        if not speaks:
            key, guild_id = f"story:{claim_id}:{now.isoformat()}", held.edition.guild_id
            facts: dict[str, Any] = {
                "paper": held.paper.title,
                "claim_id": claim_id,
                "text": text,
                "named": named,
                "quote": quote,
            }
            await owe_lead(session, WAITS, key, guild_id=guild_id, of=held.team, now=now, **facts)
        return _tell(claim_id, held.paper.title, held.team.name, story)

    @writes
    async def approve(self, session: AsyncSession, actor: Actor, claim_id: int) -> Told:
        """Let what was told be printed. Raises NoSuchClaim, NotInTeam, OnlyTeamMay, OnlyLeadMay, NothingToTell."""
        held, now = await acts.find_claim(session, actor.guild_id, claim_id), self._clock.now()
        await acts.hold_team_of(session, held.claim)
        await _ensure_teller(session, actor, held, Action.STORY_APPROVE)
        story = await store.find_story(session, claim_id)
        if story is None:
            raise rules.NothingToTell(paper=held.paper.title)
        if story.approved_at is None:
            story.approved_by, story.approved_at = actor.user_id, now
            self._record(session, actor, held, AuditTag.STORY_APPROVE)
        return _tell(claim_id, held.paper.title, held.team.name, story)

    @reads
    async def show(self, session: AsyncSession, actor: Actor, edition_id: int | None = None) -> WrapUp:
        """All of the wrap-up of an edition, of the current one unless another is named.

        Raises OnlyOrganizersMay, NoSuchEdition, NoEdition.
        """
        edition = await _get_edition(session, actor, edition_id)
        worked = [each for each in await _list_worked(session, edition) if _is_shown(each)]
        names = await store.list_names(session, [each.paper.id for each in worked])
        known = await _list_repositories(session, worked)
        teams, people = await store.count_people(session, edition.id)
        following = await store.find_next(session, edition)
        return WrapUp(
            edition_id=edition.id,
            edition=edition.name,
            teams=teams,
            people=people,
            projects=tuple(_describe(each, names.get(each.paper.id, []), known.get(each.claim.id)) for each in worked),
            sponsor=edition.sponsor,
            guide_url=edition.guide_url,
            next_edition=following.name if following else None,
            next_guide_url=following.guide_url if following else None,
            next_is_open=following is not None and following.state == EditionState.OPEN,
        )

    @writes
    async def ask_teams(self, session: AsyncSession, actor: Actor, edition_id: int) -> int:
        """Ask every team that has told nothing yet; gives how many were asked. Asked twice in a day, they hear it once.

        Raises OnlyOrganizersMay, NoSuchEdition.
        """
        edition, now, asked = await _get_edition(session, actor, edition_id), self._clock.now(), 0
        for each in await _list_worked(session, edition):
            if each.story is not None or each.team.lead_id is None:
                continue
            key, asked = f"tell:{each.claim.id}:{now.date().isoformat()}", asked + 1
            facts: dict[str, Any] = {"paper": each.paper.title, "claim_id": each.claim.id, "edition": edition.name}
            await owe_team(session, TELL, key, guild_id=edition.guild_id, team_id=each.team.id, now=now, **facts)
        return asked

    def _record(self, session: AsyncSession, actor: Actor, held: HeldClaim, tag: AuditTag) -> None:
        facts, at = {"claim": held.claim.id, "team": held.team.id}, self._clock.now()
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


async def _get_edition(session: AsyncSession, actor: Actor, edition_id: int | None) -> editions.Edition:
    ensure_may(Action.EDITION_RUN, Standing.ANYONE, by=actor)
    if edition_id is None:
        return await get_edition(session, actor.guild_id)
    edition = await session.get(editions.Edition, edition_id)
    if edition is None or edition.guild_id != actor.guild_id:
        raise NoSuchEdition(text=str(edition_id))
    return edition


async def _ensure_teller(session: AsyncSession, actor: Actor, held: HeldClaim, action: Action) -> Standing:
    """How the actor stands to the team; where nobody of the team is here any more, organizers tell for it."""
    standing = await acts.find_standing(session, held, actor)
    if not (held.team.lead_id is None and actor.organizes):
        ensure_may(action, standing, team=held.team.name)
    rules.ensure_may_tell(ClaimState(held.claim.state), paper=held.paper.title)
    return standing


async def _list_worked(session: AsyncSession, edition: editions.Edition) -> list[store.Worked]:
    return await store.list_worked(session, edition.id, REPORTED_STATES)


def _is_shown(worked: store.Worked) -> bool:
    is_approved = worked.story is not None and worked.story.approved_at is not None
    return rules.is_shown(ClaimState(worked.claim.state), is_approved=is_approved)


async def _list_repositories(session: AsyncSession, worked: list[store.Worked]) -> dict[int, Repository]:
    """By claim: the team's main repository or, where it links none, the one that is its project's address."""
    linked = await store.list_primary(session, [each.team.id for each in worked])
    found = {each.claim.id: linked[each.team.id] for each in worked if each.team.id in linked}
    named = {each.claim.id: name for each in worked if (name := _read_address(each.claim.project_url))}
    known = await store.list_by_key(session, [name.key for name in named.values()])
    others = {claim_id: known[name.key] for claim_id, name in named.items() if name.key in known}
    return others | found


def _read_address(url: str | None) -> RepositoryName | None:
    """The repository at an address of the public hosts."""
    for host, start in ((Host.DAGSHUB, "https://dagshub.com/"), (Host.GITHUB, "https://github.com/")):
        if url and url.startswith(start):
            return read_path(host, url.removeprefix(start).strip("/"))
    return None


def _describe(worked: store.Worked, names: list[str], repository: Repository | None) -> Project:
    claim, story = worked.claim, worked.story
    hidden = claim.is_anonymous
    name = _read_address(claim.project_url)
    path = name_of(repository).path if repository else name.path if name else ""
    is_approved = story is not None and story.approved_at is not None
    return Project(
        claim_id=claim.id,
        paper=worked.paper.title,
        paper_url=next((page for each in names if (page := link(each))), worked.paper.url),
        team=None if hidden else worked.team.name,
        state=ClaimState(claim.state),
        url=None if hidden else claim.project_url or claim.submission_url,
        repository="" if hidden else path,
        marks=rules.mark(read_snapshot(repository)) if repository and not hidden else None,
        story=_tell(claim.id, worked.paper.title, worked.team.name, story) if is_approved else None,
        has_draft=story is not None and not is_approved,
        can_be_asked=worked.team.lead_id is not None and story is None,
    )


def _tell(claim_id: int, paper: str, team: str, story: store.Story | None) -> Told:
    if story is None:
        return Told(claim_id, paper, team, "", "", "", is_approved=False)
    is_approved = story.approved_at is not None
    return Told(claim_id, paper, team, story.named, story.text, story.quote, is_approved)
