import pytest

from bot.errors import StartupError
from db.address import read_address

FORMS = "Write sqlite:///data/reprobot.db or postgresql://user:password@host/name."
FILE = "[database] url must name a plain file, such as sqlite:///data/reprobot.db."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sqlite:///data/reprobot.db", "sqlite+aiosqlite:///data/reprobot.db"),
        ("sqlite+aiosqlite:////srv/reprobot.db", "sqlite+aiosqlite:////srv/reprobot.db"),
        ("postgres://ada:p%40ss@db/reprobot", "postgresql+asyncpg://ada:p%40ss@db/reprobot"),
        ("postgresql://ada@db:5433/reprobot", "postgresql+asyncpg://ada@db:5433/reprobot"),
        ("postgresql+asyncpg:///reprobot?host=/run/pg", "postgresql+asyncpg:///reprobot?host=%2Frun%2Fpg"),
        ("postgresql://db/reprobot?sslmode=require", "postgresql+asyncpg://db/reprobot?ssl=require"),
    ],
)
def test_address_is_read_with_the_drivers_in_use(typed: str, meant: str):
    assert read_address(typed).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", f"[database] url is not an address of a database. {FORMS}"),
        ("hunter2", f"[database] url is not an address of a database. {FORMS}"),
        ("postgresql://ada:hunter2@db:port/x", f"[database] url is not an address of a database. {FORMS}"),
        ("mysql://ada:hunter2@db/x", f"[database] url begins with 'mysql', which ReproBot cannot use. {FORMS}"),
        (
            "postgresql+psycopg://ada:hunter2@db/x",
            f"[database] url begins with 'postgresql+psycopg', which ReproBot cannot use. {FORMS}",
        ),
        ("postgresql://ada:hunter2@db", f"[database] url names no database. {FORMS}"),
        (
            "postgresql://ada@db/x?password=hunter2",
            "[database] url has the option 'password', which ReproBot does not know: remove it.",
        ),
        ("sqlite://", FILE),
        ("sqlite:///:memory:", FILE),
        ("sqlite:///file:hunter2?mode=memory&uri=true", FILE),
    ],
)
def test_address_that_cannot_be_used_is_refused_without_showing_it(typed: str, answer: str):
    with pytest.raises(StartupError) as stop:
        read_address(typed)

    assert str(stop.value) == answer
    assert stop.value.__cause__ is None
