"""What people, organizers and the bell can do to teams and papers, each about something that is there."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.claims import LEGAL, OPEN_STATES, SAID, UNDO_WITHIN, ClaimState
from bot.domain.papers import NewPaper, read_row
from bot.domain.permissions import Actor
from bot.errors import UserError
from bot.services.challenges_rules import Dates, Limits
from bot.services.papers_import import PapersImport
from db.base import UtcDateTime
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world

ORGANIZER = Actor(GUILD, 90, organizes=True)
PEOPLE, TEAMS, PAPERS = 7, ("Alpha", "Beta", "Gamma", "Delta", "Omega"), 3

Doing: TypeAlias = Coroutine[Any, Any, object]
# How often it is tried, a query for what it can be done to, and what makes one of these rows, and a number below ten
# that decides how, something to do.
Act: TypeAlias = tuple[int, str, Callable[..., Doing]]
Chosen: TypeAlias = tuple[str, int, int]  # an act by name, the number of its row, and how it is done

# What the queries choose from.
_THERE = f"""WITH people(who) AS (VALUES {", ".join(f"({number})" for number in range(1, PEOPLE + 1))}),
    names(name) AS (VALUES {", ".join(f"('{name}')" for name in TEAMS)}),
    led AS (SELECT id AS team, name, lead_id AS lead FROM teams WHERE dissolved_at IS NULL AND lead_id IS NOT NULL),
    members AS (SELECT team_id AS team, user_id AS who FROM memberships WHERE left_at IS NULL),
    loners AS (SELECT who FROM people WHERE who NOT IN (SELECT who FROM members)),
    held AS (SELECT id AS claim, team_id AS team, paper_id AS paper, state FROM claims WHERE slot IS NOT NULL),
    started AS (SELECT * FROM held WHERE state IN ({", ".join(f"'{state}'" for state in sorted(OPEN_STATES))})),
    waiting AS (SELECT team_id AS team, paper_id AS paper, state FROM waits WHERE ended_at IS NULL),
    places AS (SELECT paper FROM held UNION ALL SELECT paper FROM waiting WHERE state = 'offered'),
    listed AS (SELECT papers.id AS paper, entry_until FROM papers, editions WHERE NOT has_paper_list
        OR EXISTS (SELECT 1 FROM edition_papers WHERE paper_id = papers.id)),
    taken AS (SELECT paper FROM places, editions GROUP BY paper, claims_per_paper HAVING count(*) >= claims_per_paper),
    wanted AS (SELECT who, members.team, listed.paper, state FROM members CROSS JOIN listed
        LEFT JOIN waiting ON waiting.team = members.team AND waiting.paper = listed.paper
        WHERE (entry_until IS NULL OR entry_until > :now)
        AND NOT EXISTS (SELECT 1 FROM held WHERE held.team = members.team AND held.paper = listed.paper)),
    free AS (SELECT * FROM wanted WHERE state = 'offered' OR paper NOT IN (SELECT paper FROM taken)),
    steps AS (SELECT id, actor_id AS who FROM claim_entries
        WHERE kind = 'step' AND undone_at IS NULL AND at > :undoable)
"""

# Where there is nothing to do it to, what stands before it is done: nobody having asked, somebody asks.
ACTS: dict[str, Act] = {
    # The bell, and what is asked of organizers.
    "ring": (1, "SELECT 1", lambda w, how, _: _ring(w)),
    "appeal": (
        2,
        "SELECT who, id FROM claims JOIN members ON team = team_id WHERE state = 'lapsed'",
        lambda w, how, who, claim: w.services.claims_alive.appeal(w.actor(who), claim, "We were at sea"),
    ),
    "answer an appeal": (
        3,
        """SELECT appeals.id FROM appeals JOIN claims ON claims.id = claim_id JOIN led ON team = team_id
        WHERE appeals.state = 'open'""",
        lambda w, how, appeal: w.services.claims_alive.answer_appeal(ORGANIZER, appeal, granted=how > 2),
    ),
    "make a list": (
        1,
        """SELECT editions.id, title FROM editions, papers
        WHERE papers.id NOT IN (SELECT paper_id FROM edition_papers)""",
        lambda w, how, edition, title: _make_a_list(w, edition, title),
    ),
    "suggest": (
        2,
        "SELECT who, title FROM people, papers WHERE id NOT IN (SELECT paper FROM listed)",
        lambda w, how, who, title: w.services.suggestions.suggest(w.actor(who), title),
    ),
    "answer a suggestion": (
        3,
        "SELECT id FROM suggestions WHERE state = 'open'",
        lambda w, how, ask: _answer(w.services.suggestions, how, ORGANIZER, ask),
    ),
    # What organizers do of their own.
    "change limits": (2, "SELECT 1", lambda w, how, _: _change_limits(w, how)),
    "change dates": (2, "SELECT 1", lambda w, how, _: _change_dates(w, how)),
    "excuse": (
        1,
        "SELECT claim FROM held",
        lambda w, how, claim: w.services.claims_alive.excuse(ORGANIZER, claim, days=how % 3),
    ),
    "revoke": (
        1,
        "SELECT claim FROM started",
        lambda w, how, claim: w.services.claims_work.revoke(ORGANIZER, claim, "Not by the rules"),
    ),
    # People and their teams.
    "create": (
        2,
        "SELECT who, name FROM loners, names WHERE name NOT IN (SELECT name FROM teams WHERE dissolved_at IS NULL)",
        lambda w, how, who, name: w.services.teams.create(w.actor(who), name),
    ),
    "leave": (2, "SELECT who FROM members", lambda w, how, who: w.services.teams.leave(w.actor(who))),
    "depart": (1, "SELECT who FROM members", lambda w, how, who: w.services.presence.depart(GUILD, who)),
    "invite": (
        2,
        "SELECT lead, who FROM led, loners",
        lambda w, how, lead, who: w.services.invitations.invite(w.actor(lead), who),
    ),
    "answer an invitation": (
        4,
        "SELECT user_id, id FROM invitations WHERE state = 'open'",
        lambda w, how, who, ask: _answer(w.services.invitations, how, w.actor(who), ask),
    ),
    "remove": (
        2,
        "SELECT lead, who FROM led JOIN members USING (team) WHERE lead <> who",
        lambda w, how, lead, who: w.services.roster.remove(w.actor(lead), who),
    ),
    "hand over": (
        2,
        "SELECT lead, who FROM led JOIN members USING (team) WHERE lead <> who",
        lambda w, how, lead, who: w.services.roster.hand_over(w.actor(lead), who),
    ),
    "ask to join": (
        2,
        "SELECT who, name FROM loners, led",
        lambda w, how, who, name: w.services.requests.ask(w.actor(who), name),
    ),
    "answer a request": (
        4,
        "SELECT lead, id FROM join_requests JOIN led ON team = team_id WHERE state = 'open'",
        lambda w, how, lead, ask: _answer(w.services.requests, how, w.actor(lead), ask),
    ),
    "ask to merge": (
        2,
        "SELECT one.lead, two.team FROM led one, led two WHERE one.team <> two.team",
        lambda w, how, lead, team: w.services.merges.ask(w.actor(lead), team),
    ),
    "answer a merge": (
        4,
        "SELECT lead, id FROM merges JOIN led ON team = other_id WHERE state = 'open'",
        lambda w, how, lead, ask: _answer(w.services.merges, how, w.actor(lead), ask),
    ),
    "ask no more": (
        1,
        """SELECT user_id, id, 'requests' FROM join_requests WHERE state = 'open'
        UNION ALL SELECT lead, id, 'merges' FROM merges JOIN led ON team = team_id WHERE state = 'open'
        UNION ALL SELECT lead, id, 'invitations' FROM invitations JOIN led ON team = team_id WHERE state = 'open'""",
        lambda w, how, who, ask, kind: getattr(w.services, kind).withdraw(w.actor(who), ask),
    ),
    # Teams and their papers.
    "claim": (
        6,
        "SELECT who, paper FROM free",
        lambda w, how, who, paper: w.services.claims.claim(w.actor(who), paper),
    ),
    "wait": (
        6,
        "SELECT who, paper FROM wanted WHERE state IS NULL AND paper IN (SELECT paper FROM taken)",
        lambda w, how, who, paper: w.services.waitlist.join(w.actor(who), paper),
    ),
    "wait no more": (
        2,
        "SELECT who, paper FROM waiting JOIN members USING (team)",
        lambda w, how, who, paper: w.services.waitlist.leave(w.actor(who), paper),
    ),
    "release": (
        4,
        "SELECT lead, paper FROM led JOIN started USING (team)",
        lambda w, how, lead, paper: w.services.claims.release(w.actor(lead), paper),
    ),
    "swap": (
        2,
        "SELECT lead, free.paper, started.paper AS own FROM led JOIN started USING (team) JOIN free ON who = lead",
        lambda w, how, lead, paper, own: w.services.claims.claim(w.actor(lead), paper, instead_of=own),
    ),
    "undo": (
        4,
        "SELECT who FROM steps JOIN members USING (who) ORDER BY id DESC LIMIT 3",
        lambda w, how, who: w.services.claims.undo(w.actor(who)),
    ),
    "step": (
        4,
        "SELECT lead, claim, state FROM led JOIN held USING (team) WHERE state <> 'published'",
        lambda w, how, lead, claim, state: _step(w, how, w.actor(lead), claim, ClaimState(state)),
    ),
    "wait elsewhere": (
        2,
        "SELECT who, claim FROM members JOIN held USING (team) WHERE state = 'in-review'",
        lambda w, how, who, claim: w.services.claims_work.wait_elsewhere(w.actor(who), claim, waiting=how > 2),
    ),
    "check in": (
        1,
        "SELECT who, claim FROM members JOIN held USING (team)",
        lambda w, how, who, claim: w.services.claims_work.check_in(w.actor(who), claim, "Half of it runs"),
    ),
    "hide or show": (
        2,
        "SELECT lead, id, is_anonymous FROM claims JOIN led ON team = team_id",
        lambda w, how, lead, claim, is_hidden: w.services.claims_work.hide(w.actor(lead), claim, hidden=not is_hidden),
    ),
}
TRIED = [name for name, (often, _, _) in ACTS.items() for _ in range(often)]


async def a_small_world(database: Database) -> World:
    """Four teams of one; three papers, two of which are held, each by one team. A claim lapses within a week."""
    world = await a_world(database, claims_per_paper=1, claims_per_team=2)
    await world.change_edition(silent_days=2, lapse_days=2)
    papers = [await world.paper(f"Paper {number}") for number in range(1, PAPERS + 1)]
    for number, name in enumerate(TEAMS[:4], start=1):
        await world.team(name, number)
    for number, paper_id in enumerate(papers[:2], start=1):
        await world.services.claims.claim(world.actor(number), paper_id)
    return world


async def do_at_once(world: World, *chosen: Chosen) -> list[str]:
    """Let all this be done; gives the names of what no rule forbade."""
    async with world.database.reading() as session:
        picked = [await _pick(session, world, *each) for each in chosen]
    results = await asyncio.gather(*(doing for _, doing in picked), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, UserError):
            raise result
    return [name for (name, _), result in zip(picked, results, strict=True) if not isinstance(result, UserError)]


async def _pick(session: AsyncSession, world: World, name: str, number: int, how: int) -> tuple[str, Doing]:
    names, now = list(ACTS), world.clock.now()
    for there in reversed(names[: names.index(name) + 1]):
        _, query, begin = ACTS[there]
        found = await session.execute(_read(query), {"now": now, "undoable": now - UNDO_WITHIN})
        if rows := sorted(map(tuple, found)):  # in the same order whenever the same rows are there
            return there, begin(world, how, *rows[number % len(rows)])
    raise AssertionError("the bell can always be rung")


@cache
def _read(query: str) -> TextClause:
    moments = (bindparam(name, type_=UtcDateTime()) for name in ("now", "undoable"))
    return text(_THERE + query).bindparams(*moments)


def _answer(service: Any, how: int, actor: Actor, ask: int) -> Doing:
    accept = getattr(service, "approve", None) or service.accept
    return (accept if how > 1 else service.decline)(actor, ask)


def _step(world: World, how: int, actor: Actor, claim: int, state: ClaimState) -> Doing:
    work = world.services.claims_work
    steps = [step for step in LEGAL[state] if step in SAID or step is ClaimState.SUBMITTED]
    step = steps[how % len(steps)]
    return (
        work.submit(actor, claim, "dagshub.com/a/b") if step is ClaimState.SUBMITTED else work.step(actor, claim, step)
    )


def _change_limits(world: World, how: int) -> Doing:
    limits = Limits(
        claims_per_paper=(1, 1, 2, 3, None)[how % 5], claims_per_team=(1, 2)[how % 2], seats_per_team=2 + how % 3
    )
    return world.services.challenges_rules.change_limits(ORGANIZER, limits)


def _change_dates(world: World, how: int) -> Doing:
    """Mostly to none, so that things go on."""
    past, soon = world.clock.now(), world.clock.now() + timedelta(days=1)
    few = {
        0: Dates(past, None, None),
        1: Dates(None, past, None),
        2: Dates(None, None, past),
        3: Dates(soon, soon, soon),
    }
    return world.services.challenges_rules.change_dates(ORGANIZER, few.get(how, Dates(None, None, None)))


async def _make_a_list(world: World, edition_id: int, title: str) -> None:
    row = read_row({"title": title})
    assert isinstance(row, NewPaper)

    async def rows() -> AsyncIterator[list[tuple[int, NewPaper]]]:
        yield [(1, row)]

    await PapersImport(world.database, world.clock).add(rows(), edition_id=edition_id)


async def _ring(world: World) -> None:
    services = world.services
    await services.waitlist.expire()
    await services.claims_alive.look_after()
    for asks in (services.invitations, services.requests, services.merges):
        await asks.expire()
