"""What must be true of teams, claims and waits whatever anybody did, and what the audit says of them."""

from collections import Counter, defaultdict
from math import inf
from typing import Any, TypeAlias

from sqlalchemy import bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.audit import AuditEntry
from db.base import UtcDateTime
from db.challenges import Edition
from tests.kit.editions import World

Limits: TypeAlias = dict[str, float]  # by the names in COUNTED

LIVE, PRESENT, HERE = "claims.slot IS NOT NULL", "memberships.left_at IS NULL", "waits.ended_at IS NULL"
LISTED = "EXISTS (SELECT 1 FROM edition_papers WHERE paper_id = waits.paper_id AND edition_id = editions.id)"

# Each finds rows that must not be.
BROKEN = {
    "somebody in two teams": f"""SELECT user_id FROM memberships WHERE {PRESENT}
        GROUP BY edition_id, user_id HAVING count(*) > 1""",
    "a slot beyond its limit": f"SELECT id FROM claims WHERE {LIVE} AND slot > slots",
    "two live claims of one team on a paper": f"""SELECT team_id FROM claims WHERE {LIVE}
        GROUP BY team_id, paper_id HAVING count(*) > 1""",
    "a live claim or a wait of a team that is no more": f"""SELECT teams.id FROM teams
        WHERE dissolved_at IS NOT NULL AND (EXISTS (SELECT 1 FROM claims WHERE team_id = teams.id AND {LIVE})
        OR EXISTS (SELECT 1 FROM waits WHERE team_id = teams.id AND {HERE}))""",
    "a question about a team that nobody is in": f"""SELECT teams.id FROM teams
        WHERE NOT EXISTS (SELECT 1 FROM memberships WHERE memberships.team_id = teams.id AND {PRESENT}) AND (
        EXISTS (SELECT 1 FROM invitations WHERE team_id = teams.id AND state = 'open')
        OR EXISTS (SELECT 1 FROM join_requests WHERE team_id = teams.id AND state = 'open')
        OR EXISTS (SELECT 1 FROM merges WHERE teams.id IN (team_id, other_id) AND state = 'open'))""",
    "a wait of a team that nobody is in": f"""SELECT waits.id FROM waits WHERE {HERE} AND NOT EXISTS
        (SELECT 1 FROM memberships WHERE memberships.team_id = waits.team_id AND {PRESENT})""",
    "a team that waits for what it holds": f"""SELECT waits.id FROM waits JOIN claims
        ON claims.team_id = waits.team_id AND claims.paper_id = waits.paper_id WHERE {HERE} AND {LIVE}""",
    "people without a lead among them": f"""SELECT id FROM teams WHERE dissolved_at IS NULL
        AND EXISTS (SELECT 1 FROM memberships WHERE team_id = teams.id AND {PRESENT}) AND NOT EXISTS
        (SELECT 1 FROM memberships WHERE team_id = teams.id AND user_id = teams.lead_id AND {PRESENT})""",
    "somebody in a team that is no more": f"""SELECT memberships.id FROM memberships
        JOIN teams ON teams.id = memberships.team_id WHERE {PRESENT} AND teams.dissolved_at IS NOT NULL""",
    # An offer whose time is past keeps the place until the bell rings; what nobody may claim is offered to nobody.
    "a free place beside somebody who waits": f"""SELECT waits.paper_id FROM waits
        JOIN editions ON editions.id = waits.edition_id WHERE waits.state = 'waiting' AND editions.state = 'open'
        AND (entry_until IS NULL OR entry_until > :now) AND (NOT has_paper_list OR {LISTED})
        AND (claims_per_paper IS NULL OR claims_per_paper >
        (SELECT count(*) FROM claims WHERE claims.paper_id = waits.paper_id AND {LIVE})
        + (SELECT count(*) FROM waits o WHERE o.paper_id = waits.paper_id AND o.state = 'offered'))""",
}
# What is counted against which limit. A report that was decided may count again, beside whatever the team took since:
# it is handed in once more, or the decision is taken back.
COUNTED = {
    "per_paper": f"""SELECT paper_id FROM claims WHERE {LIVE}
        UNION ALL SELECT paper_id FROM waits WHERE state = 'offered'""",
    "per_team": """SELECT team_id FROM claims WHERE state IN ('claimed', 'working', 'submitted', 'in-review')
        AND id NOT IN (SELECT claim_id FROM claim_entries WHERE after = 'rejected')""",
    "seats": f"SELECT team_id FROM memberships WHERE {PRESENT}",
}
# Two numbers and a word of each row, by the names that `Told` has for the same.
STANDS = {
    "claims": f"SELECT id, CASE WHEN {LIVE} THEN team_id END, state FROM claims",
    "hidden": "SELECT id, id, '' FROM claims WHERE is_anonymous",
    "people": f"SELECT user_id, team_id, '' FROM memberships WHERE {PRESENT}",
    "leads": "SELECT id, lead_id, '' FROM teams WHERE dissolved_at IS NULL",
    "waits": f"SELECT team_id, paper_id, state FROM waits WHERE {HERE}",
}
_LIMITS = (Edition.claims_per_paper, Edition.claims_per_team, Edition.seats_per_team)
_JOINED = frozenset({"team:create", "team:join"})
_LEFT = frozenset({"team:leave", "team:remove", "team:depart"})
_LEADS = frozenset({"team:create", "team:lead"})
_WAITS = {"wait:join": "waiting", "wait:offer": "offered"}
_WAITS_NO_MORE = frozenset({"wait:leave", "wait:expire"})
_STEPS = frozenset({"claim:take", "claim:step", "claim:release", "claim:lapse", "claim:revoke", "claim:undo"})
_ENDED = frozenset({"released", "lapsed", "revoked"})


def _in_one(queries: dict[str, str], columns: str) -> str:
    parts = (f"SELECT '{name}' AS name, {columns} FROM ({query}) AS q" for name, query in queries.items())
    return " UNION ALL ".join(parts)


# In one statement, since it is asked after every step.
_ALL = text(
    " UNION ALL ".join((_in_one(STANDS, "q.*"), _in_one(BROKEN, "count(*), 0, ''"), _in_one(COUNTED, "q.*, 0, ''")))
).bindparams(bindparam("now", type_=UtcDateTime()))


class Books:
    """Follows the audit from the beginning, and compares how things stand with what it tells."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._told = Told()
        self._limits: Limits = {}
        self._counted: dict[str, Counter[int]] = {}

    async def find_faults(self) -> dict[str, object]:
        """Everything that is not as it must be; more than a limit allows is right where it was there before."""
        found: dict[str, list[tuple[Any, Any, str]]] = defaultdict(list)
        async with self._world.database.reading() as session:
            limits = await self._told.follow(session)
            now = _limits(*(await session.execute(select(*_LIMITS))).one())
            for name, *row in await session.execute(_ALL, {"now": self._world.clock.now()}):
                found[name].append(tuple(row))
        faults: dict[str, object] = {name: found[name] for name in BROKEN if found[name][0][0]}
        counted = {name: Counter(row[0] for row in found[name]) for name in COUNTED}
        faults |= self._find_beyond(counted, now, limits)
        for name, told in self._told.stands().items():
            if told != set(found[name]):
                faults[name] = (told, set(found[name]))
        return faults

    def _find_beyond(self, counted: dict[str, Counter[int]], now: Limits, told: list[Limits]) -> dict[str, object]:
        """What there is more of than before, and more than any limit since then allowed."""
        limits = [self._limits or now, *told]
        before, self._counted, self._limits = self._counted or counted, counted, now
        beyond: dict[str, object] = {} if limits[-1] == now else {"limits": (limits[-1], now)}
        for name, counts in counted.items():
            most = max(limit[name] for limit in limits)
            beyond |= {f"{name} {row_id}": n for row_id, n in counts.items() if n > max(most, before[name][row_id])}
        return beyond


class Told:
    """How things stand as the audit tells it; nothing else is looked at."""

    def __init__(self) -> None:
        self.claims: dict[int, tuple[str, int | None]] = {}  # with the team while they live
        self.hidden: set[int] = set()
        self.people: dict[int, int] = {}
        self.leads: dict[int, int | None] = {}
        self.waits: dict[tuple[int, int], str] = {}
        self._last = 0

    def stands(self) -> dict[str, set[tuple[Any, Any, str]]]:
        """The same rows as `STANDS` finds."""
        return {
            "claims": {(claim, team, state) for claim, (state, team) in self.claims.items()},
            "hidden": {(claim, claim, "") for claim in self.hidden},
            "people": {(user, team, "") for user, team in self.people.items()},
            "leads": {(team, lead, "") for team, lead in self.leads.items()},
            "waits": {(*at, state) for at, state in self.waits.items()},
        }

    async def follow(self, session: AsyncSession) -> list[Limits]:
        """Read on where it was left; gives the limits that were set since then."""
        limits: list[Limits] = []
        rows = select(AuditEntry.id, AuditEntry.tag, AuditEntry.actor_id, AuditEntry.facts)
        for entry in await session.execute(rows.where(AuditEntry.id > self._last).order_by(AuditEntry.id)):
            self._last = entry.id
            self._hear(entry.tag, entry.actor_id, entry.facts)
            if entry.tag == "edition:change" and "per_paper" in entry.facts:
                limits.append(_limits(*(entry.facts[name] for name in COUNTED)))
        return limits

    def _hear(self, tag: str, actor_id: int | None, facts: dict[str, Any]) -> None:
        self._hear_of_people(tag, actor_id, facts)
        if tag in _STEPS:
            self._step(facts)
        elif tag == "claim:hide":
            (self.hidden.add if facts["hidden"] else self.hidden.remove)(facts["claim"])
        elif tag in _WAITS:
            self.waits[facts["team"], facts["paper"]] = _WAITS[tag]
        elif tag in _WAITS_NO_MORE:
            del self.waits[facts["team"], facts["paper"]]

    def _hear_of_people(self, tag: str, actor_id: int | None, facts: dict[str, Any]) -> None:
        if tag in _JOINED:
            self.people[facts.get("user", actor_id)] = facts["team"]
        elif tag in _LEFT:
            del self.people[facts["user"]]
            if facts["team"] not in self.people.values():
                self.leads[facts["team"]] = None
        elif tag == "team:merge":
            self._merge(facts["team"], facts["other"], facts["users"])
        elif tag == "team:dissolve":
            del self.leads[facts["team"]]
        if tag in _LEADS:
            self.leads[facts["team"]] = facts.get("user", actor_id)

    def _step(self, facts: dict[str, Any]) -> None:
        before, _ = self.claims.get(facts["claim"], (None, None))
        assert before == facts["before"], facts
        is_live = facts["after"] not in _ENDED
        self.claims[facts["claim"]] = facts["after"], facts["team"] if is_live else None
        if is_live:
            self.waits.pop((facts["team"], facts["paper"]), None)  # who holds a paper does not wait for it

    def _merge(self, team: int, other: int, users: list[int]) -> None:
        self.people |= dict.fromkeys(users, team)
        self.claims = {claim: (state, team if of == other else of) for claim, (state, of) in self.claims.items()}
        self.waits = {(team if of == other else of, paper): state for (of, paper), state in self.waits.items()}
        del self.leads[other]


def _limits(*numbers: int | None) -> Limits:
    return {name: inf if number is None else number for name, number in zip(COUNTED, numbers, strict=True)}
