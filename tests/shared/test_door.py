"""The one door: whatever fails, and wherever, the person reads one private sentence and the log has one line."""

import re

import pytest
import structlog.testing
from discord import app_commands, ui
from discord.ext import commands
from sqlalchemy import text

from bot.errors import OutsideError
from cogs._shared.actor import Interaction
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton, button
from cogs._shared.errors import suggests
from cogs._shared.replies import reply, update
from db.errors import StoreBusy
from tests.kit.discord import Server, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

BUG = re.compile(
    r"Something broke on our side\. Please check whether it worked; .* quote \*\*([0-9a-f]{6})\*\* to the organizers\."
)


class Broken(RuntimeError):
    """A bug of ours."""


class TrialForm(Form):
    """A form that fails."""

    def __init__(self) -> None:
        super().__init__("trial")
        self.add_item(ui.Label(text="trial", component=ui.TextInput(custom_id="trial")))

    async def submitted(self, interaction: Interaction) -> None:
        raise Broken


class TrialButton(PersistentButton, form="trial:{how:text}"):
    """A button that does what its id says."""

    async def pressed(self, interaction: Interaction) -> None:
        how = self.parts["how"]
        if how == "form":
            await TrialForm().open(interaction)
        elif how == "update-then-break":
            await update(interaction, _card("changed"))
            raise Broken
        else:
            raise Broken


class TrialCog(commands.Cog):
    """Commands that fail in every way that a command can."""

    @app_commands.command(name="trial", description="fails")
    async def trial(self, interaction: Interaction, how: str) -> None:
        failures = {"bug": Broken(), "outside": StoreBusy(), "late": TimeoutError()}
        if how in failures:
            raise failures[how]
        if how == "answered":
            await reply(interaction, _card("first"))
            raise Broken
        await interaction.response.send_message(view=Card().buttons(button("Press", f"trial:{how}")).view())

    @suggests
    async def _suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        raise Broken

    trial.autocomplete("how")(_suggest)


async def _card(text: str) -> Card:
    return Card().text(text)


@pytest.fixture
async def trial(server: Server):
    """The server, with a feature whose every part fails. Bugs are what is asked for here."""
    server.bot.add_controls(TrialButton)
    await server.bot.add_cog(TrialCog())
    await server.bot.tree.sync()
    with structlog.testing.capture_logs() as lines:
        yield server, lines


def _logged(lines: list[dict], level: str) -> list[tuple[str, object]]:
    return [(line["event"], line.get("what")) for line in lines if line["log_level"] == level]


async def test_bug_of_a_command_is_told_with_its_reference(trial):
    server, lines = trial
    ada = server.member("ada")

    seen = answer(await ada.slash(server.channel, "trial", how="bug"))

    match = BUG.fullmatch(seen.text)
    assert match is not None
    assert seen.private
    assert [(line["event"], line["reference"], type(line["exc_info"])) for line in lines] == [("bug", match[1], Broken)]


async def test_bug_after_the_answer_is_told_in_a_follow_up(trial):
    server, lines = trial
    ada = server.member("ada")

    result = await ada.slash(server.channel, "trial", how="answered")

    assert BUG.fullmatch(answer(result).text)
    assert answer(result).private
    assert _logged(lines, "error") == [("bug", "trial")]


@pytest.mark.parametrize("how", ["break", "update-then-break"])
async def test_bug_of_a_button_is_told(trial, how: str):
    server, lines = trial
    ada = server.member("ada")

    pressed = await press(ada, await ada.slash(server.channel, "trial", how=how), "Press")

    assert BUG.fullmatch(answer(pressed).text)
    assert answer(pressed).private
    assert _logged(lines, "error") == [("bug", f"trial:{how}")]


async def test_bug_of_a_form_is_told(trial):
    server, lines = trial
    ada = server.member("ada")
    opened = await press(ada, await ada.slash(server.channel, "trial", how="form"), "Press")

    result = await ada.submit_modal(opened, {"trial": "x"})

    assert BUG.fullmatch(answer(result).text)
    assert [event for event, _ in _logged(lines, "error")] == ["bug"]


async def test_bug_of_autocomplete_offers_nothing_and_is_logged(trial):
    server, lines = trial
    ada = server.member("ada")

    assert await ada.autocomplete(server.channel, "trial", "how", "x") == []
    assert _logged(lines, "error") == [("bug", "trial")]


async def test_bug_of_a_tick_is_logged_and_the_next_tick_is_called(trial):
    server, lines = trial
    rung = []

    async def broken() -> None:
        raise Broken

    async def sound() -> None:
        rung.append("sound")

    server.bot.bell.add("broken", broken)
    server.bot.bell.add("sound", sound)
    await server.bot.bell.ring()

    assert rung == ["sound"]
    assert [(line["event"], line["tick"]) for line in lines if line["log_level"] == "error"] == [("bug", "broken")]


async def test_bug_of_an_event_is_logged(trial):
    server, lines = trial

    async def broken(guild: object) -> None:
        raise Broken

    server.bot.add_listener(broken, "on_guild_available")
    server.env.create_guild("another")
    await server.env.settle()

    bugs = [(line["event"], line["event_method"]) for line in lines if line["log_level"] == "error"]
    assert bugs == [("bug", "on_guild_available")]


async def test_server_that_could_not_be_welcomed_is_welcomed_by_the_next_ring(trial):
    server, _ = trial
    await server.database.write(lambda session: session.execute(text("ALTER TABLE guilds RENAME TO away")))
    guild = server.env.create_guild("another")
    channel = guild.create_text_channel("general")
    ada = guild.add_member(server.env.create_user("ada"))
    before = answer(await ada.slash(channel, "start"))

    await server.database.write(lambda session: session.execute(text("ALTER TABLE away RENAME TO guilds")))
    await server.bot.bell.ring()

    assert before.text.startswith("This server is not running a challenge at the moment.")
    assert answer(await ada.slash(channel, "start")).text.startswith("### Fall 2021: what to do next")


async def test_trouble_outside_is_told_without_a_reference(trial):
    server, lines = trial
    ada = server.member("ada", locale="zh-CN")

    seen = answer(await ada.slash(server.channel, "trial", how="outside"))

    assert seen.text == "机器人现在很忙，没有任何改动。请几秒钟后再试。"
    assert _logged(lines, "warning") == [("trouble outside", "trial")]
    assert issubclass(StoreBusy, OutsideError)


@pytest.mark.parametrize("custom_id", ["papers:burn:1", "v0:old", "papers:show:99999999999999999999", "teams:show:x"])
async def test_control_that_nobody_knows_is_answered(trial, custom_id: str):
    server, lines = trial
    ada = server.member("ada")
    view = Card().buttons(button("Press", custom_id)).view()
    message = await server.bot.get_channel(server.channel.id).send(view=view)

    seen = answer(await ada.click(message, custom_id=custom_id))

    assert (seen.private, seen.text) == (
        True,
        "This button or form is from an older version. Please run the command again.",
    )
    # What stands behind the second colon may be what somebody typed.
    assert _logged(lines, "info") == [("refused", ":".join(custom_id.split(":")[:2]))]


async def test_number_too_large_for_the_database_is_refused(trial):
    server, _ = trial
    ada = server.member("ada")
    custom_id = f"papers:show:{2**63}"
    message = await server.bot.get_channel(server.channel.id).send(
        view=Card().buttons(button("Press", custom_id)).view()
    )

    seen = answer(await ada.click(message, custom_id=custom_id))

    assert seen.text == "This button or form is from an older version. Please run the command again."


async def test_form_from_before_a_restart_is_answered(server: Server):
    ada = server.member("ada")
    opened = await press(ada, await ada.slash(server.channel, "start"), "Form a team")
    assert opened.modal is not None
    custom_id = opened.modal["components"][0]["component"]["custom_id"]

    await server.restart()
    seen = answer(await ada.submit_modal(opened, {custom_id: "Vector"}))

    assert seen.text == "This button or form is from an older version. Please run the command again."


@pytest.mark.parametrize(("status", "code"), [(500, 0), (403, 50013), (400, 50035)])
async def test_answer_that_discord_refuses_is_logged_and_does_no_harm(trial, status: int, code: int):
    server, lines = trial
    ada = server.member("ada")
    server.env.inject_error("POST", "/interactions/*/callback", status=status, code=code, times=1)

    seen = answer(await ada.slash(server.channel, "start"))

    assert (
        seen.text == "Discord did not show the answer. Please check whether it worked; if not, try again in a minute."
    )
    assert _logged(lines, "warning") == [("trouble outside", "start")]


async def test_interaction_that_is_over_is_only_logged(trial):
    server, lines = trial
    ada = server.member("ada")
    server.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=None)

    result = await ada.slash(server.channel, "start")

    assert result.response is None
    assert [(line["event"], line["code"]) for line in lines] == [("answer came too late", 10062)]


async def test_failure_that_cannot_be_told_is_logged(trial):
    server, lines = trial
    ada = server.member("ada")
    server.env.inject_error("POST", "/interactions/*/callback", status=500, times=None)

    await ada.slash(server.channel, "trial", how="bug")

    assert [line["event"] for line in lines] == ["bug", "could not tell a member"]


async def test_command_that_changed_since_discord_was_told_is_answered(trial):
    server, _ = trial
    ada = server.member("ada")
    server.bot.tree.remove_command("start")

    seen = answer(await ada.slash(server.channel, "start"))

    assert seen.text.startswith("This command has just changed.")
