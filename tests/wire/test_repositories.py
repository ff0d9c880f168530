"""A host that is down, slow, or answers pages for people: commands answer in time with what is known, and its age."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.kit.dagshub import DagsHubSite
from tests.kit.repository_sites import LocalCommit, LocalRepository
from tests.kit.sources import Reply
from tests.wire.discord_server import Discord
from tests.wire.people import Interaction, Member, text
from tests.wire.process import BotProcess, Launch, rows, start

SLOW = Reply(b"{}", delay_s=60)
FAULTS = {
    "slow": (SLOW, "the host took too long"),
    "pages": (Reply(b"<!DOCTYPE html><html>busy</html>", media_type="text/html"), "the host gave no usable answer"),
    "down": (Reply(cut=0), "the host could not be reached"),
}
IN_TIME_S = 3.0


@pytest.fixture
async def site() -> AsyncIterator[DagsHubSite]:
    commits = (LocalCommit(1, datetime.now(UTC) - timedelta(days=2), "Train longer"),)
    files = {"README.md": "# Again\n", "train.py": "", "requirements.txt": "torch\n"}
    async with DagsHubSite.run(LocalRepository(files=files, commits=commits)) as site:
        yield site


async def start_beside(launch: Launch, site: DagsHubSite) -> BotProcess:
    return await start(launch, REPROBOT_REPOSITORIES__DAGSHUB_URL=site.address, REPROBOT_REPOSITORIES__TIMEOUT_S="1")


async def in_time(member: Member, command: str, **options: Any) -> tuple[Interaction, str]:
    """What the command answered within three seconds."""
    began = time.monotonic()
    act = await member.begins(command, **options)
    said = text(await member.read(act))
    assert time.monotonic() - began < IN_TIME_S
    return act, said


async def later(discord: Discord, act: Interaction, words: str) -> str:
    """What the answer says once it holds these words."""

    def seen() -> str | None:
        said = text(act.message) if act.message else ""
        return said if words in said else None

    return await discord.until(seen, within_s=30)


def make_old(folder: Path) -> None:
    """Let the last look be one of an hour ago."""
    long_ago = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    rows(folder, f"UPDATE repositories SET looked_at = '{long_ago}', seen_at = '{long_ago}'", write=True)


@pytest.mark.parametrize("fault", FAULTS)
async def test_commands_answer_in_time_with_what_is_known(
    launch: Launch, discord: Discord, site: DagsHubSite, tmp_path: Path, fault: str
) -> None:
    reply, why = FAULTS[fault]
    await start_beside(launch, site)
    mira = discord.member("mira")
    await mira.uses("team create", name="Re-GANSpace")
    await in_time(mira, "repo link", repository="vector/Re-Paper")
    act, _ = await in_time(mira, "repo status")
    await later(discord, act, "Train longer")
    make_old(tmp_path)
    for route in ("repository", "branches", "commits", "content", "raw", "tags", "issues", "pulls", "storage"):
        site.fail(route, reply)

    status, first = await in_time(mira, "repo status")
    score, _ = await in_time(mira, "repo score")
    _, unlinked = await in_time(mira, "repo unlink", repository="vector/Re-Paper")

    assert "Train longer" in first
    assert "Looking now" in first
    assert why in await later(discord, status, why)
    assert "Train longer" in text(status.message or {})
    assert "As seen" in text(status.message or {})
    assert "found" in await later(discord, score, why)
    assert "is not linked to" in unlinked


@pytest.mark.parametrize("fault", FAULTS)
async def test_repository_that_nobody_could_look_at_is_told_so_in_time(
    launch: Launch, discord: Discord, site: DagsHubSite, fault: str
) -> None:
    reply, why = FAULTS[fault]
    site.fail("repository", reply)
    await start_beside(launch, site)
    mira = discord.member("mira")
    act, first = await in_time(mira, "repo status", repository="vector/Re-Paper")
    assert "Nothing is known of it yet" in first
    assert "Try again later" in await later(discord, act, why)


async def test_hundred_askers_cause_one_round_of_requests(launch: Launch, discord: Discord, site: DagsHubSite) -> None:
    await start_beside(launch, site)
    for route in ("branches", "commits"):
        site.fail(route, Reply(b"[]", delay_s=0.2))  # so that all ask while somebody looks
    askers = [discord.member(f"asker-{number}") for number in range(100)]
    acts = await asyncio.gather(*(each.begins("repo status", repository="vector/Re-Paper") for each in askers))
    for act in acts:
        await later(discord, act, "Checked")
    assert not any(act.is_late for act in acts)
    assert site.count()["repository"] == 1
    assert max(site.count().values()) <= 8  # folders and files of one look
