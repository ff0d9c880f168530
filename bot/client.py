"""The Discord client: loads every feature, tells Discord its commands when they changed, closes cleanly."""

import asyncio
import hashlib
import importlib
import json
import pkgutil
import sys
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

import cogs
from bot.bell import Bell
from bot.config import DiscordConfig, WebConfig
from bot.errors import StartupError
from bot.failures import record_failure
from bot.services import Services
from bot.services.announcements_posts import ANNOUNCED
from bot.services.deliveries import DELIVERIES
from bot.services.installation import ToldCommands
from bot.services.repositories_looks import LOOKS
from bot.services.repositories_watching import WATCHING
from bot.services.rooms import ROOMS
from bot.web import Web
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.dialogs import KeepButton
from cogs._shared.errors import ControlOutdated, answer_failure
from cogs._shared.letters import Letter
from cogs._shared.places import find_place
from cogs._shared.texts import FluentTranslator, Texts

log = structlog.get_logger()

_FINISH_WITHIN_S = 2
_RATELIMIT_MAX_S = 30  # the least that discord.py takes
_AUTHENTICATION_FAILED = 4004  # how the gateway closes when the token is not, or no longer, right
_ANSWERING = ("CommandTree-invoker", "discord-ui-")
_ANSWERED_BY_CONTROLS = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class Tree(app_commands.CommandTree["ReproBot"]):
    """The command tree, with the one door for failures."""

    async def on_error(  # type: ignore[override] - the client is ours
        self, interaction: discord.Interaction["ReproBot"], error: app_commands.AppCommandError, /
    ) -> None:
        """Give any failure of a command to the door."""
        await answer_failure(interaction, error)


class ReproBot(commands.Bot):
    """The bot on Discord. It asks for no privileged intent, and mentions nobody unless a message says whom."""

    def __init__(self, config: DiscordConfig, services: Services, web: Web | None = None) -> None:
        # discord.py warns at every start that voice is missing; this bot never speaks.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            guild_ready_timeout=config.guild_ready_timeout_s,
            # What Discord wants to wait longer for fails, and is tried again when it said.
            max_ratelimit_timeout=_RATELIMIT_MAX_S,
        )
        self.services = services
        self.texts = Texts()
        self.bell = Bell()
        self.web = web or Web(WebConfig())
        self.open_forms: WeakValueDictionary[str, Form] = WeakValueDictionary()
        self._scope = discord.Object(config.commands_guild_id) if config.commands_guild_id else None
        self._controls: list[type[PersistentButton]] = []
        self._welcomed: set[int] = set()
        self.letters: dict[str, Letter] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def add_letters(self, letters: Mapping[str, Letter]) -> None:
        """Make deliveries of these kinds into cards in this way."""
        self.letters.update(letters)

    def deliver_soon(self) -> None:
        """Let rooms follow an act and send what it made due, without waiting for the next ring of the bell."""
        if self.services.rooms.are_hinted():
            self._ring_soon(ROOMS)
        if self.services.deliveries.are_hinted():
            self._ring_soon(DELIVERIES)
        if self.services.announcements_posts.are_hinted():
            self._ring_soon(ANNOUNCED)
        if self.services.repositories_hooks.are_hinted():
            self._ring_soon(LOOKS)
        if self.services.repositories_watching.are_hinted():
            self._ring_soon(WATCHING)

    def _ring_soon(self, tick: str) -> None:
        task = asyncio.create_task(self.bell.ring_one(tick), name=tick)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def add_controls(self, *controls: type[PersistentButton]) -> None:
        """Answer these buttons, also those sent before a restart."""
        self._controls.extend(controls)
        self.add_dynamic_items(*controls)

    async def setup_hook(self) -> None:
        """Load every feature and tell Discord the commands, before the gateway is opened."""
        await self.services.people.recall_languages()
        self.bell.add("welcome", self.welcome_guilds)
        self.add_controls(KeepButton)
        for feature in list_features():
            await self.load_extension(feature)
        await self.tree.set_translator(FluentTranslator(self.texts))
        await self._tell_commands()

    async def on_ready(self) -> None:
        """Put servers on record that invited the bot while it was away."""
        log.info("ready", guilds=len(self.guilds), new_guilds=await self.welcome_guilds())

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Put a new server on record, with its first edition."""
        log.info("joined a guild", guild=guild.id)
        await self.welcome_guilds()

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Put a server on record that Discord had lost sight of; those present from the start are many at once."""
        if self.is_ready():
            await self.welcome_guilds()

    async def welcome_guilds(self) -> int:
        """Put servers on record that are not yet; gives how many were new. Every ring tries again."""
        missing = {guild.id for guild in self.guilds} - self._welcomed
        if not missing:
            return 0
        new = [guild for guild in self.guilds if guild.id in missing]
        places = {guild.id: place for guild in new if (place := find_place(guild))}
        count = await self.services.challenges.welcome(missing, places=places)
        self._welcomed |= missing
        if count:
            self.deliver_soon()
        return count

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """The door for events."""
        error = sys.exception()
        assert error is not None, "discord.py calls this while it handles one"
        record_failure(error, event_method=event_method)

    async def on_message(self, message: discord.Message, /) -> None:
        """Messages are none of the bot's business: it has slash commands only."""

    async def on_interaction(self, interaction: discord.Interaction["ReproBot"]) -> None:
        """Remember the person's language; answer old controls, lost forms and forgeries, which nothing else answers."""
        self.services.people.hear(interaction.user.id, str(interaction.locale))
        custom_id = str((interaction.data or {}).get("custom_id", ""))
        form = self.open_forms.get(custom_id)
        if interaction.type not in _ANSWERED_BY_CONTROLS or (form is not None and not form.is_finished()):
            return
        known = any(control.__discord_ui_compiled_template__.fullmatch(custom_id) for control in self._controls)
        if interaction.type is discord.InteractionType.modal_submit or not known:
            await answer_failure(interaction, ControlOutdated())

    async def finish_answers(self) -> None:
        """Wait for interactions that are being answered, at most 2 s."""
        # discord.py keeps these tasks to itself; their names are all that can be seen from outside.
        answering = [task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)]
        if not answering:
            return
        _, unfinished = await asyncio.wait(answering, timeout=_FINISH_WITHIN_S)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    async def _tell_commands(self) -> None:
        """Tell Discord the commands when they differ from what it was last told, and learn their ids."""
        payload = [await _payload(command, self.tree) for command in self.tree.get_commands()]
        fingerprint = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        scope = self._scope.id if self._scope else None
        told = await self.services.installation.recall_commands(self.application_id)
        if told is None or (told.fingerprint, told.scope) != (fingerprint, scope):
            ids = await self._sync(before=told)
            told = ToldCommands(scope, fingerprint, ids)
            await self.services.installation.remember_commands(self.application_id, told)
            log.info("commands synced", scope=scope or "global", commands=len(told.ids))
        else:
            log.info("commands unchanged", scope=scope or "global", commands=len(told.ids))
        self.texts.learn_commands(told.ids)

    async def _sync(self, *, before: ToldCommands | None) -> dict[str, int]:
        if self._scope:
            self.tree.copy_global_to(guild=self._scope)
            self.tree.clear_commands(guild=None)
        try:
            if before is not None and before.scope != (self._scope.id if self._scope else None):
                # A command that stands in two scopes is offered twice. The tree holds none for the old one.
                await self.tree.sync(guild=discord.Object(before.scope) if before.scope else None)
            synced = await self.tree.sync(guild=self._scope)
        except discord.Forbidden as error:
            raise StartupError(
                "Discord refused the commands: the bot was added without the scope applications.commands. "
                "Invite it again with the link that `reprobot invite-link` prints."
            ) from error
        return {command.name: command.id for command in synced}


async def _payload(command: Any, tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
    translator = tree.translator
    assert translator is not None, "the translator is set before commands are told"
    return await command.get_translated_payload(tree, translator)


def list_features() -> list[str]:
    """The packages under `cogs/` that are features; a name that begins with an underscore is none."""
    return [f"cogs.{module.name}" for module in pkgutil.iter_modules(cogs.__path__) if not module.name.startswith("_")]


def needed_rights() -> discord.Permissions:
    """The rights on a server that the features ask for, each in its `RIGHTS`."""
    rights = discord.Permissions.none()
    for feature in list_features():
        rights |= importlib.import_module(feature).RIGHTS
    return rights


def point_at(config: DiscordConfig) -> None:
    """Send discord.py to another endpoint than Discord's own, when the configuration names one."""
    # discord.py 2.7.1 keeps both addresses in class attributes and has no setting for them.
    if config.api_url:
        Route.BASE = config.api_url.rstrip("/")
    if config.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(config.gateway_url)


def explain(error: Exception) -> StartupError | None:
    """What the operator has to do about a failure to connect, if it is one that is known."""
    token_was_reset = isinstance(error, discord.ConnectionClosed) and error.code == _AUTHENTICATION_FAILED
    if isinstance(error, discord.LoginFailure) or token_was_reset:
        return StartupError(
            "Discord does not accept the token. Copy it again from the application's Bot page into "
            "[discord] token, or into the environment as REPROBOT_DISCORD__TOKEN."
        )
    if isinstance(error, app_commands.CommandSyncFailure):
        faults = "; ".join(str(error).splitlines())
        return StartupError(
            f"Discord refused the commands, which is a mistake in this version. Please report it: {faults}"
        )
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return StartupError("Discord asks for privileged intents that this bot does not use. Please report this.")
    if isinstance(error, discord.HTTPException | discord.GatewayNotFound | aiohttp.ClientError | OSError):
        return StartupError(f"Discord cannot be reached ({error}). Check the network, then start the bot again.")
    return None
