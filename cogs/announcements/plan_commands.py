"""/announce schedule, send, cancel: when an announcement goes out, and whether."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs._shared.actor import Interaction
from cogs._shared.cards import Card
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.announcements import views
from cogs.announcements.choices import Choosing, Typed
from cogs.announcements.desks import show_desk
from cogs.announcements.forms import plan


class PlanCommands(Choosing, commands.Cog):
    """What organizers decide about announcements on their way."""

    @app_commands.command(name="schedule", description=described("announcements-schedule-description"))
    @app_commands.describe(
        announcement=described("announcements-which-description"),
        when=described("announcements-schedule-when-description"),
        every=described("announcements-schedule-every-description"),
    )
    @app_commands.autocomplete(
        announcement=Choosing.any_announcement, when=Choosing.any_moment, every=Choosing.any_recurrence
    )
    async def schedule(
        self, interaction: Interaction, announcement: Typed, when: Typed | None = None, every: Typed | None = None
    ) -> None:
        """Let an announcement go out later, once or again and again."""

        async def card() -> Card:
            number = await self.find(interaction, announcement)
            await plan(interaction, number, when=when or "", every=every or "")
            return await show_desk(interaction, number)

        await reply(interaction, card())

    @app_commands.command(name="send", description=described("announcements-send-description"))
    @app_commands.describe(announcement=described("announcements-which-description"))
    @app_commands.autocomplete(announcement=Choosing.any_announcement)
    async def send(self, interaction: Interaction, announcement: Typed) -> None:
        """Ask whether to send an announcement now, over its card."""

        async def card() -> Card:
            return await views.ask_send(interaction, await self.find(interaction, announcement))

        await reply(interaction, card())

    @app_commands.command(name="cancel", description=described("announcements-cancel-description"))
    @app_commands.describe(announcement=described("announcements-which-description"))
    @app_commands.autocomplete(announcement=Choosing.any_announcement)
    async def cancel(self, interaction: Interaction, announcement: Typed) -> None:
        """Ask whether to cancel an announcement or, once it was sent, to recall it."""

        async def card() -> Card:
            return await views.ask_stop(interaction, await self.find(interaction, announcement))

        await reply(interaction, card())
