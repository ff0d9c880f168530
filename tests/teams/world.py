"""What the tests of teams ask of a world besides what all tests do."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import UserError
from db.claims import Claim
from db.deliveries import Delivery
from tests.kit.editions import World


async def members_of(world: World, number: int) -> tuple[int, ...]:
    """Who is in the team of this person, longest first."""
    return (await world.services.teams.show(world.actor(number), None)).member_ids


async def refusal_of(act: Callable[[], Awaitable[object]]) -> type[UserError]:
    """What the act is refused with."""
    with pytest.raises(UserError) as refusal:
        await act()
    return type(refusal.value)


async def change_claim(world: World, paper_id: int, **values: object) -> None:
    """Set columns of the live claim on the paper."""

    async def change(session: AsyncSession) -> None:
        query = select(Claim).where(Claim.paper_id == paper_id, Claim.slot.is_not(None))
        claim = (await session.scalars(query)).one()
        for name, value in values.items():
            setattr(claim, name, value)

    await world.database.write(change)


async def list_owed(world: World) -> list[tuple[str, int | None, dict[str, object]]]:
    """Messages about teams that are still to be sent, in order: the kind, the person, the facts that differ."""
    async with world.database.reading() as session:
        query = select(Delivery).where(Delivery.state == "pending", Delivery.kind.startswith("teams:"))
        rows = await session.scalars(query.order_by(Delivery.id))
        shown = ("team", "outcome", "user", "hides")
        return [
            (
                row.kind.removeprefix("teams:"),
                row.user_id,
                {name: row.facts[name] for name in shown if name in row.facts},
            )
            for row in rows
        ]
