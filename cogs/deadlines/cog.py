"""/deadline"""

from __future__ import annotations

from discord.ext import commands

from cogs._shared.texts import described
from cogs.deadlines.calendar_commands import CalendarCommands


class DeadlinesCog(
    CalendarCommands,
    commands.GroupCog,
    name="deadlines",
    group_name="deadline",
    group_description=described("deadlines-description"),
):
    """What a person can do with deadlines."""
