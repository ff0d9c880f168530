"""/announce"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.announcements import BODY_MAX, DAYS_MAX, Audience
from cogs._shared.actor import Interaction, words_for
from cogs._shared.cards import Card
from cogs._shared.escape import cut
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.announcements import views
from cogs.announcements.aim_form import choose_aim
from cogs.announcements.choices import Choosing, Typed
from cogs.announcements.desks import show_desk
from cogs.announcements.forms import DraftForm
from cogs.announcements.plan_commands import PlanCommands

if TYPE_CHECKING:
    from bot.client import ReproBot

_SEND_DUE = "announcements"
_Days = app_commands.Range[int, 1, DAYS_MAX]


# Discord offers it to those who may manage the server; whether they may is asked again when they use it.
@app_commands.default_permissions(manage_guild=True)
class AnnouncementsCog(
    PlanCommands,
    Choosing,
    commands.GroupCog,
    name="announcements",
    group_name="announce",
    group_description=described("announcements-description"),
):
    """What organizers can do with announcements."""

    def __init__(self, bot: ReproBot) -> None:
        super().__init__()
        self._bot = bot

    async def cog_load(self) -> None:
        """Let what is planned go out on every ring of the bell, before what is owed is sent."""
        self._bot.bell.add(_SEND_DUE, self._bot.services.announcements_sending.send_due)

    async def cog_unload(self) -> None:
        """Leave it."""
        self._bot.bell.remove(_SEND_DUE)

    @app_commands.command(name="draft", description=described("announcements-draft-description"))
    @app_commands.describe(
        audience=described("announcements-draft-audience-description"),
        channel=described("announcements-draft-channel-description"),
        role=described("announcements-draft-role-description"),
        days=described("announcements-draft-days-description"),
        crosspost=described("announcements-draft-crosspost-description"),
    )
    @app_commands.choices(
        audience=[
            app_commands.Choice(name=described(f"announcements-choice-{each}"), value=each.value) for each in Audience
        ]
    )
    async def draft(
        self,
        interaction: Interaction,
        audience: app_commands.Choice[str],
        channel: discord.TextChannel | discord.Thread | None = None,
        role: discord.Role | None = None,
        days: _Days | None = None,
        crosspost: bool = False,
    ) -> None:
        """Ask for the text of a new announcement."""
        aim = choose_aim(
            interaction,
            Audience(audience.value),
            channel_id=channel.id if channel else interaction.channel_id,
            role_id=role.id if role else None,
            days=days,
            crosspost=crosspost,
        )
        await DraftForm(words_for(interaction), aim).open(interaction)

    @app_commands.command(name="preview", description=described("announcements-preview-description"))
    @app_commands.describe(announcement=described("announcements-which-description"))
    @app_commands.autocomplete(announcement=Choosing.any_announcement)
    async def preview(self, interaction: Interaction, announcement: Typed) -> None:
        """Show an announcement exactly as it will be sent."""

        async def card() -> Card:
            return await show_desk(interaction, await self.find(interaction, announcement))

        await reply(interaction, card())

    @app_commands.command(name="list", description=described("announcements-list-description"))
    async def list_all(self, interaction: Interaction) -> None:
        """Show all announcements."""
        await reply(interaction, views.show_list(interaction, 0))

    @app_commands.command(name="edit", description=described("announcements-edit-description"))
    @app_commands.describe(announcement=described("announcements-which-description"))
    @app_commands.autocomplete(announcement=Choosing.any_announcement)
    async def edit(self, interaction: Interaction, announcement: Typed) -> None:
        """Change what an announcement says, also after it was sent."""
        await views.open_edit(interaction, await self.find(interaction, announcement))


async def use_as_announcement(interaction: Interaction, message: discord.Message) -> None:
    """Begin an announcement for everyone, in this channel, with what a message says."""
    aim = choose_aim(
        interaction, Audience.EVERYONE, channel_id=interaction.channel_id, role_id=None, days=None, crosspost=False
    )
    await DraftForm(words_for(interaction), aim, body=cut(message.content, BODY_MAX)).open(interaction)


def list_menus() -> list[app_commands.ContextMenu]:
    """The menus, made anew for each bot."""
    menu = app_commands.ContextMenu(name=described("announcements-menu-use"), callback=use_as_announcement)
    menu.default_permissions = discord.Permissions(manage_guild=True)
    return [menu]
