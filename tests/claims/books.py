"""What must be true of claims, waits and memberships whatever anybody did, and what the audit says of them."""

from collections import Counter
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.audit import AuditEntry
from db.claims import Claim
from db.engine import Database
from db.teams import Membership
from db.waitlist import Wait

LIVE, PRESENT, HERE = "claims.slot IS NOT NULL", "memberships.left_at IS NULL", "waits.ended_at IS NULL"

# Each finds rows that must not be.
BROKEN = {
    "somebody in two teams": f"""SELECT user_id FROM memberships WHERE {PRESENT}
        GROUP BY edition_id, user_id HAVING count(*) > 1""",
    "too many people in a team": f"""SELECT team_id FROM memberships JOIN editions ON editions.id = edition_id
        WHERE {PRESENT} GROUP BY team_id, seats_per_team HAVING count(*) > seats_per_team""",
    "a slot beyond its limit": f"SELECT id FROM claims WHERE {LIVE} AND slot > slots",
    "two live claims of one team on a paper": f"""SELECT team_id FROM claims WHERE {LIVE}
        GROUP BY team_id, paper_id HAVING count(*) > 1""",
    "a live claim or a wait of a team that is no more": f"""SELECT teams.id FROM teams
        WHERE dissolved_at IS NOT NULL AND (EXISTS (SELECT 1 FROM claims WHERE team_id = teams.id AND {LIVE})
        OR EXISTS (SELECT 1 FROM waits WHERE team_id = teams.id AND {HERE}))""",
    "a wait of a team that nobody is in": f"""SELECT waits.id FROM waits WHERE {HERE} AND NOT EXISTS
        (SELECT 1 FROM memberships WHERE memberships.team_id = waits.team_id AND {PRESENT})""",
    "a team that waits for what it holds": f"""SELECT waits.id FROM waits JOIN claims
        ON claims.team_id = waits.team_id AND claims.paper_id = waits.paper_id WHERE {HERE} AND {LIVE}""",
    "people without a lead among them": f"""SELECT id FROM teams WHERE dissolved_at IS NULL
        AND EXISTS (SELECT 1 FROM memberships WHERE team_id = teams.id AND {PRESENT}) AND NOT EXISTS
        (SELECT 1 FROM memberships WHERE team_id = teams.id AND user_id = teams.lead_id AND {PRESENT})""",
    "somebody in a team that is no more": f"""SELECT memberships.id FROM memberships
        JOIN teams ON teams.id = memberships.team_id WHERE {PRESENT} AND teams.dissolved_at IS NOT NULL""",
    # An offer whose time is past keeps the place until the bell rings.
    "a free place beside somebody who waits": f"""SELECT waits.paper_id FROM waits
        JOIN editions ON editions.id = waits.edition_id WHERE waits.state = 'waiting' AND editions.state = 'open'
        AND (claims_per_paper IS NULL OR claims_per_paper >
        (SELECT count(*) FROM claims WHERE claims.paper_id = waits.paper_id AND {LIVE})
        + (SELECT count(*) FROM waits o WHERE o.paper_id = waits.paper_id AND o.state = 'offered'))""",
}
# In one statement, since it is asked after every step.
_BROKEN = " UNION ALL ".join(
    f"SELECT '{name}', count(*) FROM ({query}) AS q{number}" for number, (name, query) in enumerate(BROKEN.items())
)
_JOINED = frozenset({"team:create", "team:join"})
_LEFT = frozenset({"team:leave", "team:remove", "team:depart"})
_STEPS = frozenset({"claim:take", "claim:step", "claim:release", "claim:lapse", "claim:revoke", "claim:undo"})
_ENDED = frozenset({"released", "lapsed", "revoked"})


async def count_places(database: Database) -> Counter[int]:
    """How many places of each paper are taken or kept."""
    async with database.reading() as session:
        rows = await session.execute(
            text(
                f"SELECT paper_id FROM claims WHERE {LIVE} UNION ALL SELECT paper_id FROM waits WHERE state = 'offered'"
            )
        )
        return Counter(paper_id for (paper_id,) in rows)


async def find_faults(database: Database) -> dict[str, object]:
    """Everything that is not as it must be."""
    async with database.reading() as session:
        broken = await session.execute(text(_BROKEN))
        faults: dict[str, object] = {name: found for name, found in broken if found}
        told = await _replay(session)
        stands = await _read(session)
    return faults | {name: (told[name], stands[name]) for name in told if told[name] != stands[name]}


async def _read(session: AsyncSession) -> dict[str, object]:
    claims = await session.execute(select(Claim.id, Claim.state))
    people = await session.execute(select(Membership.user_id, Membership.team_id).where(Membership.left_at.is_(None)))
    waits = await session.execute(select(Wait.team_id, Wait.paper_id, Wait.state).where(Wait.ended_at.is_(None)))
    return {
        "claims": {row.id: row.state for row in claims},
        "people": {row.user_id: row.team_id for row in people},
        "waits": {(team_id, paper_id): state for team_id, paper_id, state in waits},
    }


async def _replay(session: AsyncSession) -> dict[str, object]:
    """The same, as the audit tells it; nothing else is looked at."""
    claims: dict[int, str] = {}
    people: dict[int, int] = {}
    waits: dict[tuple[int, int], str] = {}
    rows = select(AuditEntry.tag, AuditEntry.actor_id, AuditEntry.facts).order_by(AuditEntry.id)
    for entry in await session.execute(rows):
        facts = entry.facts
        if entry.tag in _JOINED:
            people[facts.get("user", entry.actor_id)] = facts["team"]
        elif entry.tag in _LEFT:
            del people[facts["user"]]
        elif entry.tag in _STEPS:
            _replay_step(claims, waits, facts)
        elif entry.tag in ("wait:join", "wait:offer"):
            waits[facts["team"], facts["paper"]] = "waiting" if entry.tag == "wait:join" else "offered"
        elif entry.tag in ("wait:leave", "wait:expire"):
            del waits[facts["team"], facts["paper"]]
    return {"claims": claims, "people": people, "waits": waits}


def _replay_step(claims: dict[int, str], waits: dict[tuple[int, int], str], facts: dict[str, Any]) -> None:
    assert claims.get(facts["claim"]) == facts["before"], facts
    claims[facts["claim"]] = facts["after"]
    if facts["after"] not in _ENDED:
        waits.pop((facts["team"], facts["paper"]), None)  # who holds a paper does not wait for it
