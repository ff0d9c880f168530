from alembic import command
from sqlalchemy import Connection, text

from db.address import read_address
from db.engine import create_migrator
from db.schema import alembic_config


async def test_zone_that_was_shown_stays_shown_and_a_private_one_is_not_kept_by_an_older_version(database_url: str):
    def go(connection: Connection) -> list[list[tuple[object, ...]]]:
        config, seen = alembic_config(connection), []
        command.downgrade(config, "0003")
        for user_id, zone in ((1, "'Asia/Tokyo'"), (2, "NULL")):
            values = f"({user_id}, {zone}, '2021-09-01 12:00:00')"
            connection.execute(text(f"INSERT INTO people (user_id, shown_zone, seen_at) VALUES {values}"))
        command.upgrade(config, "head")
        shown = text("SELECT user_id, zone, shows_time, reminders, quiet_from FROM people ORDER BY user_id")
        seen.append([tuple(row) for row in connection.execute(shown)])
        connection.execute(text("UPDATE people SET zone = 'UTC' WHERE user_id = 2"))
        command.downgrade(config, "0003")
        before = text("SELECT user_id, shown_zone FROM people ORDER BY user_id")
        seen.append([tuple(row) for row in connection.execute(before)])
        command.upgrade(config, "head")
        return seen

    engine = create_migrator(read_address(database_url))
    async with engine.begin() as connection:
        after, older = await connection.run_sync(go)
    await engine.dispose()

    assert after == [(1, "Asia/Tokyo", True, "room", 1320), (2, None, False, "room", 1320)]
    assert older == [(1, "Asia/Tokyo"), (2, None)]
