"""An edition with its dates: a report that is due on 4 June 2026 AoE, and teams that owe it or do not."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.domain.deadlines import Asks
from bot.domain.permissions import Actor
from bot.services.deadlines_schedule import DateChange, Details
from db.deliveries import Delivery
from db.people import Person
from db.rooms import Room
from tests.kit.editions import GUILD, World
from tests.kit.letters import take_letters

OLU = Actor(GUILD, 9, organizes=True)
ORGANIZERS_CHANNEL, ROOM = 31, 41
ADA, BO, CAI = 1, 2, 3
DUE = datetime(2026, 6, 5, 11, 59, tzinfo=UTC)
WHEN = "4 June 2026 23:59 AoE"


async def add(
    world: World,
    name: str = "Report",
    when: str = WHEN,
    asks: Asks = Asks.REPORT,
    *,
    ladder: str = "",
    hard: bool = True,
) -> DateChange:
    """A deadline of the edition."""
    details = Details(name, is_hard=hard, ladder=ladder)
    return await world.services.deadlines_schedule.add(OLU, details, asks, when)


async def a_team_at_work(world: World, name: str, *numbers: int, paper: str) -> int:
    """A team that holds a paper; gives its id."""
    team_id = await world.team(name, *numbers)
    paper_id = await world.paper(paper)
    await world.services.claims.claim(world.actor(numbers[0]), paper_id)
    await settle(world)
    return team_id


async def settle(world: World) -> None:
    """Forget what is owed so far, so that a test sees only what comes."""

    async def clear(session):
        for row in await session.scalars(select(Delivery).where(Delivery.state == "pending")):
            row.state = "dropped"

    await world.database.write(clear)


def go_to(world: World, at: datetime) -> None:
    """Let the clock show this instant."""
    world.clock.advance(at - world.clock.now())


def before(**span: float) -> datetime:
    """An instant so long before the report is due."""
    return DUE - timedelta(**span)


async def a_room(world: World, team_id: int, channel_id: int = ROOM) -> None:
    """The team's room, as if Discord had made it."""

    async def make(session):
        session.add(Room(team_id=team_id, channel_id=channel_id, kind="thread", name="Room"))

    await world.database.write(make)


async def set_person(world: World, number: int, **values: object) -> None:
    """What a person set for themselves."""

    async def change(session):
        person = await session.get(Person, number) or Person(user_id=number, seen_at=world.clock.now())
        for name, value in values.items():
            setattr(person, name, value)
        session.add(person)

    await world.database.write(change)


async def ring(world: World) -> list[tuple[str, int | None, list[str]]]:
    """Ring the bell, and send what is due; gives the kind, to whom, and which deadlines each message names."""
    await world.services.deadlines_remind.remind()
    sent: list[tuple[str, int | None, list[str]]] = []
    for letter in await take_letters(world.services.deliveries):
        names = [item["name"] for item in letter.facts.get("items", ())]
        sent.append((letter.kind, letter.user_id or letter.channel_id, names))
        await world.services.deliveries.mark_sent(letter.id, 1000 + letter.id)
    return sorted(sent, key=str)
