"""/deadline"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.bell import Bell
from bot.services.deadlines_remind import DeadlinesRemind
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.deadlines.calendar_commands import CalendarCommands
from cogs.deadlines.views import show_list, show_next

_REMIND = "deadlines"


class DeadlinesCog(
    CalendarCommands,
    commands.GroupCog,
    name="deadline",
    group_name="deadline",
    group_description=described("deadlines-description"),
):
    """What everybody can read of deadlines, and the tick that reminds."""

    def __init__(self, bell: Bell, remind: DeadlinesRemind) -> None:
        super().__init__()
        self._bell = bell
        self._remind = remind

    async def cog_load(self) -> None:
        """Remind on every ring of the bell."""
        self._bell.add(_REMIND, self._remind.remind)

    async def cog_unload(self) -> None:
        """Remind nobody any more."""
        self._bell.remove(_REMIND)

    @app_commands.command(name="list", description=described("deadlines-list-description"))
    async def list(self, interaction: Interaction) -> None:
        """Show all deadlines."""
        await reply(interaction, show_list(interaction, actor_of(interaction)))

    @app_commands.command(name="next", description=described("deadlines-next-description"))
    async def next(self, interaction: Interaction) -> None:
        """Show what comes next."""
        await reply(interaction, show_next(interaction, actor_of(interaction)))
