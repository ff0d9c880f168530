"""The short form of `python -m tests.benchmarks.chaos`."""

from pathlib import Path

from sqlalchemy import make_url

from tests.wire.chaos import Storm, run_storm
from tests.wire.nursery import Nursery


async def test_letters_stand_on_discord_once_whatever_happens_to_discord_and_the_bots(
    database_url: str, tmp_path: Path, nursery: Nursery
) -> None:
    is_sqlite = make_url(database_url).get_backend_name() == "sqlite"
    storm = Storm(deliveries=60, kills=2, pauses=0 if is_sqlite else 2, processes=1 if is_sqlite else 2)

    outcome = await run_storm(database_url, tmp_path, storm, nursery)

    print(outcome)
    assert (outcome.lost, outcome.doubled, len(outcome.lateness_s)) == (0, 0, 60)
