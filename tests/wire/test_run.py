"""`reprobot run` as a process: from the start to answers, across restarts, and when it cannot start."""

import copy
import importlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import reduce
from importlib.util import find_spec
from operator import or_
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.client import list_features, needed_rights
from tests.wire.discord_server import Discord
from tests.wire.gateway import PRIVILEGED
from tests.wire.people import MODAL, Interaction, Json, Member, list_buttons, list_text_inputs, text
from tests.wire.process import BotProcess, Launch, rows, start

SYNC = "PUT /applications/*/commands"
PAPERS = """title,authors,venue,year,arxiv_id
GANSpace: Discovering Interpretable GAN Controls,Erik Härkönen; Aaron Hertzmann,NeurIPS,2020,2004.02546
When Does Self-supervision Improve Few-shot Learning?,Jong-Chyi Su; Subhransu Maji,ECCV,2020,1910.03560
"""
MANAGE_GUILD = 1 << 5
GANSPACE = "GANSpace: Discovering Interpretable GAN Controls"
CLAIMS = """SELECT teams.name, papers.title, claims.state, claims.claimed_by FROM claims
    JOIN teams ON teams.id = claims.team_id JOIN papers ON papers.id = claims.paper_id"""


async def add_papers(launch: Launch, folder: Path) -> None:
    (folder / "papers.csv").write_text(PAPERS, encoding="utf-8")
    importing = await launch("import-papers", "papers.csv")
    assert await importing.exit_code() == 0, importing.lines


async def test_commands_are_told_once_and_again_only_when_they_changed(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    first = await start(launch)
    assert await first.stop() == 0
    second = await start(launch)
    assert await second.stop() == 0
    told_before = len(discord.sent(SYNC))
    ((key, value),) = rows(tmp_path, "SELECT key, value FROM installation WHERE key LIKE 'commands:%'")
    older = json.dumps(json.loads(value) | {"fingerprint": "of an older version"})
    rows(tmp_path, f"UPDATE installation SET value = '{older}' WHERE key = '{key}'", write=True)
    third = await start(launch)

    assert told_before == 1
    assert [line["event"] for line in second.log if line["event"].startswith("commands ")] == ["commands unchanged"]
    assert len(discord.sent(SYNC)) == 2
    assert [line["event"] for line in third.log if line["event"].startswith("commands ")] == ["commands synced"]


async def test_commands_are_told_again_when_the_first_time_was_cut_short(launch: Launch, discord: Discord) -> None:
    discord.fail(SYNC, cut=True, times=2)  # aiohttp itself sends a PUT once more
    first = await launch("run")
    assert await first.exit_code() == 1
    ensure_one_sentence(first, "cannot be reached")

    second = await start(launch)

    assert [line["event"] for line in second.log if line["event"].startswith("commands ")] == ["commands synced"]


async def test_commands_are_for_servers_only_but_what_one_asks_of_oneself_and_have_words_in_both_languages(
    launch: Launch, discord: Discord
) -> None:
    await start(launch)

    (sync,) = discord.sent(SYNC)
    told = {command["name"]: command for command in sync.body}
    assert {"start", "team", "paper"} <= told.keys()
    for command in sync.body:
        contexts = [0, 1] if command["name"] == "me" else [0]  # of oneself also in direct messages
        assert (command["contexts"], command["integration_types"]) == (contexts, [0]), command["name"]
        if command["type"] == 1:
            assert "zh-CN" in command["description_localizations"], command["name"]


async def test_commands_of_one_server_go_to_that_server(launch: Launch, discord: Discord) -> None:
    await start(launch, REPROBOT_DISCORD__COMMANDS_GUILD_ID=str(discord.guild_id))
    mira = discord.member("mira")

    assert [request.path for request in discord.sent(SYNC)] == [
        f"/applications/{discord.application_id}/guilds/{discord.guild_id}/commands"
    ]
    assert text(await mira.uses("start"))


async def test_commands_that_move_to_another_scope_leave_the_old_one(launch: Launch, discord: Discord) -> None:
    bot = await start(launch)
    assert await bot.stop() == 0
    whole = len(discord.commands[None])
    bot = await start(launch, REPROBOT_DISCORD__COMMANDS_GUILD_ID=str(discord.guild_id))
    mira = discord.member("mira")
    seen = text(await mira.uses("start"))
    assert await bot.stop() == 0
    await start(launch)

    everywhere, here = f"/applications/{discord.application_id}/commands", f"/guilds/{discord.guild_id}/"
    told = [(here in request.path, len(request.body)) for request in discord.sent("PUT /applications/*")]
    assert everywhere in discord.sent("PUT /applications/*")[0].path
    assert whole > 0
    assert told == [(False, whole), (False, 0), (True, whole), (True, 0), (False, whole)]
    assert seen


async def test_bot_waits_for_servers_as_long_as_it_is_told(launch: Launch) -> None:
    # Longer than discord.py's own 2 s: a slow machine can only make it later.
    bot = await start(launch, REPROBOT_DISCORD__GUILD_READY_TIMEOUT_S="3")

    told, ready = await bot.says("commands synced"), await bot.says("ready")
    waited = datetime.fromisoformat(ready["timestamp"]) - datetime.fromisoformat(told["timestamp"])
    assert waited >= timedelta(seconds=3)


@pytest.mark.skipif(find_spec("uvloop") is None, reason="needs uvloop")
async def test_bot_runs_on_uvloop_where_it_is_installed(launch: Launch) -> None:
    bot = await start(launch)

    assert (await bot.says("starting"))["loop"] == "uvloop"


async def test_bot_identifies_without_any_privileged_intent(launch: Launch, discord: Discord) -> None:
    await start(launch)

    assert [facts["intents"] & PRIVILEGED for facts in discord.gateway.identified] == [0]


async def test_team_and_claim_are_answered_in_time_and_stand_in_the_database(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    await start(launch)
    await add_papers(launch, tmp_path)
    mira = discord.member("mira")

    hello = await mira.uses("start")
    created = await mira.uses("team create", name="Re-GANSpace")
    (choice,) = await mira.types("paper claim", "paper", "ganspace")
    await mira.presses(await mira.uses("paper claim", paper=choice["value"]), "Claim it")

    assert text(hello)
    assert "Re-GANSpace" in text(created)
    assert rows(tmp_path, CLAIMS) == [("Re-GANSpace", GANSPACE, "claimed", mira.id)]


async def test_buttons_sent_before_a_restart_still_work(launch: Launch, discord: Discord, tmp_path: Path) -> None:
    bot = await start(launch)
    await add_papers(launch, tmp_path)
    mira, bo = discord.member("mira"), discord.member("bo")
    await mira.uses("team create", name="Re-GANSpace")
    await mira.uses("team invite", member=bo)
    invitation = await bo.receives()
    dialog = await mira.uses("paper claim", paper="arXiv:2004.02546")
    assert await bot.stop() == 0
    await start(launch)

    await bo.presses(invitation, "Accept")
    await mira.presses(dialog, "Claim it")

    members = "SELECT user_id FROM memberships WHERE left_at IS NULL ORDER BY seat"
    assert rows(tmp_path, members) == [(mira.id,), (bo.id,)]
    assert rows(tmp_path, CLAIMS) == [("Re-GANSpace", GANSPACE, "claimed", mira.id)]


async def test_team_gets_a_private_thread_into_which_its_people_come_and_from_which_they_go(
    launch: Launch, discord: Discord
) -> None:
    await start(launch)
    mira, bo = discord.member("mira"), discord.member("bo")

    await mira.uses("team create", name="Re-GANSpace")
    (room,) = await discord.until(lambda: [*discord.threads.values()])
    inside = discord.thread_members[int(room["id"])]
    await discord.until(lambda: mira.id in inside)
    (welcome,) = await discord.until(lambda: discord.messages_in(int(room["id"])))
    await mira.uses("team invite", member=bo)
    await bo.presses(await bo.receives(), "Accept")
    await discord.until(lambda: bo.id in inside)
    shown = await bo.presses(welcome, list_buttons(welcome)[0])
    await bo.presses(await bo.uses("team leave"), "Leave the team")
    await discord.until(lambda: bo.id not in inside)

    assert (room["name"], room["type"], room["parent_id"]) == ("Re-GANSpace", 12, str(discord.channel_id))
    assert inside == {discord.application_id, mira.id}
    assert f"<@{bo.id}>" in text(shown)
    assert shown["channel_id"] == room["id"]


async def test_every_button_that_can_be_reached_is_answered(launch: Launch, discord: Discord, tmp_path: Path) -> None:
    bot = await start(launch)
    await add_papers(launch, tmp_path)
    mira, bo = discord.member("mira", permissions=MANAGE_GUILD), discord.member("bo")
    await bo.uses("team create", name="FSL-SSL")
    await bo.uses("team invite", member=mira)
    reached: set[str] = set()
    filled_in: set[str] = set()
    commands = ("start", "team list", "team looking", "paper find", "paper mine", "challenge rules")
    acts = [await mira.begins(command) for command in commands]
    answers = [await mira.receives(), *[await answer_to(mira, act, filled_in) for act in acts]]
    waiting = copy.deepcopy(answers)

    while waiting:
        card = waiting.pop()
        # Pressing may put another card in the place of this one; somebody else still has it before them.
        for custom_id in sorted(set(list_buttons(card)) - reached):
            reached.add(custom_id)
            act = await mira.begins_press(copy.deepcopy(card), custom_id)
            waiting.append(copy.deepcopy(await answer_to(mira, act, filled_in)))

    assert {"teams:create", "teams:list:0"} <= reached
    assert {custom_id.split(":")[0] for custom_id in reached} == {
        *("challenges", "cohorts", "deadlines", "papers", "teams"),
    }
    assert len(filled_in) > 3, filled_in
    assert [line for line in bot.log if line["event"] == "bug" or line.get("code") == "shared-control-outdated"] == []


async def answer_to(member: Member, act: Interaction, filled_in: set[str]) -> Json:
    """What can be read at last: a form is filled in, with what it shows already or a name, and its title kept."""
    form = await member.answer(act)
    if form["type"] != MODAL:
        return await member.read(act)
    filled_in.add(form["data"]["title"])
    fields = list_text_inputs(form["data"])
    return await member.submits(act, *(field.get("value") or "Re-GANSpace"[: field["max_length"]] for field in fields))


async def test_debug_log_of_a_whole_run_does_not_show_the_token(launch: Launch, discord: Discord) -> None:
    bot = await start(launch, REPROBOT_LOG__LEVEL="debug")
    await discord.member("mira").uses("start")

    assert await bot.stop() == 0
    assert "debug" in {line["level"] for line in bot.log}
    assert [line for line in bot.lines if discord.token in line] == []


async def test_bot_resumes_after_a_broken_connection(launch: Launch, discord: Discord) -> None:
    await start(launch)
    mira = discord.member("mira")

    await discord.gateway.cut()
    await discord.until(lambda: discord.gateway.resumed, within_s=10)

    assert text(await mira.uses("start"))
    assert len(discord.gateway.identified) == 1


async def test_member_reads_a_sentence_when_discord_refuses_an_answer(launch: Launch, discord: Discord) -> None:
    bot = await start(launch)
    mira = discord.member("mira")
    discord.fail("POST /interactions/*/callback", status=400, body={"code": 50035, "message": "Invalid Form Body"})

    answer = await mira.uses("start")

    assert text(answer)
    assert [line["level"] for line in bot.log if line.get("code") == "shared-discord-trouble"] == ["warning"]


# What is broken, and what the operator must read about it.
Broken = Callable[[Discord, Path], dict[str, str]]
FAILURES: dict[str, tuple[Broken, str]] = {}


def refused(words: str) -> Callable[[Broken], Broken]:
    def keep(broken: Broken) -> Broken:
        FAILURES[broken.__name__] = (broken, words)
        return broken

    return keep


@refused("REPROBOT_DISCORD__TOKEN")
def no_token(discord: Discord, folder: Path) -> dict[str, str]:
    return {"REPROBOT_DISCORD__TOKEN": ""}


@refused("does not accept the token")
def wrong_token(discord: Discord, folder: Path) -> dict[str, str]:
    return {"REPROBOT_DISCORD__TOKEN": discord.token[::-1]}


@refused("token")
def token_reset_before_the_gateway(discord: Discord, folder: Path) -> dict[str, str]:
    discord.gateway.close_code = 4004
    return {}


@refused("cannot be reached")
def nobody_listens(discord: Discord, folder: Path) -> dict[str, str]:
    return {"REPROBOT_DISCORD__API_URL": "http://127.0.0.1:1/api/v10"}


@refused("cannot be reached")
def discord_is_down(discord: Discord, folder: Path) -> dict[str, str]:
    discord.fail("GET /users/@me", status=503, body={"message": "503: Service Unavailable", "code": 0})
    return {}


@refused("applications.commands")
def scope_is_missing(discord: Discord, folder: Path) -> dict[str, str]:
    discord.fail(SYNC, status=403, body={"message": "Missing Access", "code": 50001})
    return {"REPROBOT_DISCORD__COMMANDS_GUILD_ID": str(discord.guild_id)}


@refused("refused")
def commands_are_refused(discord: Discord, folder: Path) -> dict[str, str]:
    fault = {"0": {"name": {"_errors": [{"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be shorter."}]}}}
    discord.fail(SYNC, status=400, body={"message": "Invalid Form Body", "code": 50035, "errors": fault})
    return {}


@refused("intents")
def privileged_intents_are_asked_for(discord: Discord, folder: Path) -> dict[str, str]:
    discord.gateway.close_code = 4014
    return {}


@refused("file-not-folder")
def folder_of_the_database_is_a_file(discord: Discord, folder: Path) -> dict[str, str]:
    (folder / "file-not-folder").touch()
    return {"REPROBOT_DATABASE__URL": f"sqlite+aiosqlite:///{folder / 'file-not-folder' / 'reprobot.db'}"}


@refused("REPROBOT_DATABASE__URI")
def setting_is_misspelt(discord: Discord, folder: Path) -> dict[str, str]:
    return {"REPROBOT_DATABASE__URI": "sqlite+aiosqlite:///elsewhere.db"}


@pytest.mark.parametrize(("broken", "words"), FAILURES.values(), ids=FAILURES)
async def test_failure_to_start_is_one_sentence_that_says_what_to_do(
    launch: Launch, discord: Discord, tmp_path: Path, broken: Broken, words: str
) -> None:
    bot = await launch("run", **broken(discord, tmp_path))

    assert await bot.exit_code() == 1
    ensure_one_sentence(bot, words)


async def test_database_of_a_newer_version_is_refused_with_the_way_back(
    launch: Launch, discord: Discord, tmp_path: Path
) -> None:
    assert await (await start(launch)).stop() == 0
    rows(tmp_path, "UPDATE alembic_version SET version_num = '9999'", write=True)

    bot = await launch("run")

    assert await bot.exit_code() == 1
    ensure_one_sentence(bot, "9999")


def ensure_one_sentence(bot: BotProcess, words: str) -> None:
    """Fail unless the process said one thing besides its log, on stderr, with `words` in it."""
    assert len(bot.remarks) == 1, bot.lines
    assert bot.remarks[0] in bot.err
    assert bot.remarks[0].startswith("reprobot: ")
    assert words in bot.remarks[0]
    assert [line for line in bot.log if "exception" in line or line["level"] in ("error", "critical")] == []


async def test_invite_link_asks_for_the_rights_of_the_features_and_no_more(launch: Launch, discord: Discord) -> None:
    printing = await launch("invite-link")

    assert await printing.exit_code() == 0
    (link,) = printing.out
    assert [line for line in printing.log if line["level"] != "info"] == []
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "discord.com", "/oauth2/authorize")
    assert parse_qs(parts.query) == {
        "client_id": [str(discord.application_id)],
        "scope": ["bot applications.commands"],
        "permissions": [str(needed_rights().value)],
    }
    assert discord.sent(SYNC) == []


def test_needed_rights_hold_neither_administrator_nor_anything_a_feature_does_not_name() -> None:
    rights = [importlib.import_module(feature).RIGHTS for feature in list_features()]

    assert len(rights) >= 3
    assert not needed_rights().administrator
    assert needed_rights().value == reduce(or_, (each.value for each in rights))
