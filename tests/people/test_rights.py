"""What people can ask about themselves: the marker test, and what becomes of their teams."""

import json
from typing import Any

import pytest
from sqlalchemy import BigInteger, inspect, select, text

from bot.domain.audit_chain import ChainFault
from bot.services.audit import Checked
from bot.services.people import People
from bot.services.people_rights import Forgetting, OwnTeam, Post
from db import people_traces as store
from db.audit import AuditEntry, AuditSeal
from db.base import Base
from db.challenges import Guild
from db.deliveries import Delivery
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.people.traces import ADA, plant

BO, CY = 2, 3
# Columns with numbers of Discord's or texts that say nothing of a person.
PLACES = frozenset({"guild_id", "channel_id", "message_id", "thread_id", "fallback_id", "sent_to_id", "event_id"}) | {
    *("rooms_channel_id", "organizers_channel_id", "audit_channel_id", "home_channel_id", "audience_value"),
    # Of rows of ours, and of roles:
    *("id", "number", "entry_id", "audit_posted", "role_id"),
    *("kept_id", "gone_id", "cohort_id", "paper_id"),
}


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


def list_person_columns() -> set[tuple[str, str]]:
    """Every column with a number of Discord's that can be somebody's."""
    return {
        (mapper.class_.__tablename__, column.key)
        for mapper in Base.registry.mappers
        for column in mapper.columns
        if type(column.type) is BigInteger and not column.foreign_keys and column.key not in PLACES
    }


def test_every_column_that_can_name_a_person_is_known():
    known = {(each.model.__tablename__, each.person) for each in (*store.OWN, *store.SHARED)}
    # The audit forgets in its own way, and an exclusion stays until it ends.
    assert list_person_columns() - known == {("audit", "actor_id"), ("exclusions", "user_id")}
    assert known <= list_person_columns()


async def find_everywhere(database: Database, *wanted: str) -> list[tuple[str, str]]:
    """Every table and column in which one of these texts stands."""
    found: list[tuple[str, str]] = []
    async with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            for row in (await session.execute(select(table))).mappings():
                found += [
                    (table.name, name) for name, value in row.items() if any(each in str(value) for each in wanted)
                ]
    return sorted(set(found))


async def test_forgotten_person_is_found_nowhere_and_what_is_others_stays(world: World):
    marks = await plant(world)
    everywhere = await find_everywhere(world.database, str(ADA))
    known = {(each.model.__tablename__, each.person) for each in (*store.OWN, *store.SHARED)}
    assert known <= set(everywhere), "something was not planted"
    exported = json.loads(await world.services.people_rights.export(ADA))
    for mark in marks.own:
        assert mark in json.dumps(exported), f"{mark} is not in the export"
    assert marks.secret not in json.dumps(exported)

    await world.services.people_rights.forget(ADA)

    assert await find_everywhere(world.database, str(ADA), *marks.own) == []
    assert await find_everywhere(world.database, marks.work) == [("claims", "plan"), ("findings", "statement")]
    assert json.loads(await world.services.people_rights.export(ADA))["kept"] == {}
    assert await world.services.audit.check() == Checked((await world.services.audit.check()).sealed, None)


async def test_forgotten_member_leaves_their_teams_whose_people_hear_no_name(world: World):
    await world.team("Vector", ADA, BO)
    paper = await world.paper("Attention", "arxiv:1706.03762")
    await world.services.claims.claim(world.actor(ADA), paper)
    rights = world.services.people_rights
    foreseen = await rights.foresee(ADA)
    done = await rights.forget(ADA, asked=foreseen.fingerprint)

    assert done == foreseen
    assert foreseen.teams == (OwnTeam("Fall 2021", "Vector", ()),)
    card = await world.services.teams.show(world.actor(BO), None)
    assert (card.lead_id, card.member_ids) == (BO, (BO,))
    async with world.database.reading() as session:
        told = await session.scalars(select(Delivery).where(Delivery.kind == "people:member-gone"))
        assert [letter.facts for letter in told] == [{"team": "Vector"}]
    assert ("person:forget", None) in await world.audit()


async def test_last_member_is_told_which_papers_go_and_asked_again_when_that_changed(world: World):
    await world.team("Vector", ADA)
    first, second = await world.paper("Attention"), await world.paper("Convolution")
    await world.change_edition(claims_per_team=2)
    await world.services.claims.claim(world.actor(ADA), first)
    rights = world.services.people_rights
    foreseen = await rights.foresee(ADA)
    await world.services.claims.claim(world.actor(ADA), second)
    assert foreseen.teams == (OwnTeam("Fall 2021", "Vector", ("Attention",)),)
    assert await rights.forget(ADA, asked=foreseen.fingerprint) is None
    assert (await rights.show(ADA)).teams == (OwnTeam("Fall 2021", "Vector", ("Attention", "Convolution")),)
    assert await rights.forget(ADA, asked=(await rights.foresee(ADA)).fingerprint) is not None
    assert await world.services.teams.suggest(world.actor(BO), "Vec") == []
    assert (await world.services.papers.show(world.actor(BO), first)).takers == ()


async def test_message_in_a_channel_that_names_the_person_is_found(world: World):
    async def post(session: Any) -> None:
        facts = ({"user": ADA}, {"user": ADA * 10}, {"notify": [CY, ADA]}, {"note": f"{ADA}"})
        for number, each in enumerate(facts):
            session.add(a_delivery(world, number, each))

    await world.database.write(post)
    foreseen = await world.services.people_rights.foresee(ADA)
    assert foreseen == Forgetting((), (Post(50, 60), Post(50, 62), Post(50, 63)), 0)


def a_delivery(world: World, number: int, facts: dict[str, Any]) -> Delivery:
    now = world.clock.now()
    return Delivery(
        key=f"k{number}",
        kind="rooms:departed",
        facts=facts,
        guild_id=GUILD,
        channel_id=50,
        sent_to_id=50,
        message_id=60 + number,
        state="sent",
        created_at=now,
        due_at=now,
        next_attempt_at=now,
    )


async def test_audit_takes_nothing_back_but_a_name(world: World):
    await world.team("Vector", ADA, BO)
    await world.services.audit.keep()
    refused = (
        "DELETE FROM audit",
        "UPDATE audit SET tag = 'team:leave'",
        "UPDATE audit SET actor_id = 99",
        "UPDATE audit SET facts = '{}'",
        "UPDATE audit SET actor_id = 99, forgotten_at = '2021-09-01 12:00:00'",
        "DELETE FROM audit_seals",
        "UPDATE audit_seals SET digest = 'x'",
    )
    before = await world.audit()
    for statement in refused:
        with pytest.raises(Exception, match=r"only ever added to|restrict|constraint"):
            await world.database.write(lambda session, statement=statement: session.execute(text(statement)))
    assert await world.audit() == before
    assert await world.services.audit.check() == Checked(len(before), None)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE audit SET tag = 'team:leave' WHERE id = 2", Checked(1, ChainFault.CHANGED)),
        ("DELETE FROM audit WHERE id = 3", Checked(2, ChainFault.REMOVED)),
        ("DELETE FROM audit_seals WHERE number = 1", Checked(0, ChainFault.BROKEN)),
        ("UPDATE audit_seals SET digest = 'x' WHERE number = 2", Checked(1, ChainFault.BROKEN)),
    ],
)
async def test_change_behind_the_audits_back_is_found(world: World, statement: str, expected: Checked):
    await world.team("Vector", ADA, BO)
    await world.services.audit.keep()

    async def tamper(session: Any) -> None:
        for trigger in ("audit_no_delete", "audit_only_forgets", "audit_seals_no_delete", "audit_seals_no_update"):
            await session.execute(text(f"DROP TRIGGER {trigger}"))
        await session.execute(text(statement))

    await world.database.write(tamper)
    assert await world.services.audit.check() == expected


async def test_seals_go_on_where_they_ended(world: World):
    await world.team("Vector", ADA)
    await world.services.audit.keep()
    await world.team("Scalar", BO)
    await world.services.audit.keep()
    await world.services.audit.keep()
    async with world.database.reading() as session:
        seals = [seal.number for seal in await session.scalars(select(AuditSeal).order_by(AuditSeal.number))]
        entries = len((await session.scalars(select(AuditEntry))).all())
        assert (await session.get_one(Guild, GUILD)).id == GUILD
    assert seals == list(range(1, entries + 1))
    assert inspect(AuditSeal).primary_key[0].name == "number"


async def test_chosen_language_is_known_to_a_process_that_starts_later(world: World):
    await world.services.people.set_language(world.actor(ADA), "zh-CN")
    later = People(world.database, world.clock)
    assert later.language_of(ADA) is None
    await later.recall_languages()
    assert later.language_of(ADA) == "zh-CN"
