"""/repo"""

from __future__ import annotations

from discord.ext import commands

from cogs._shared.texts import described


class RepositoriesCog(
    commands.GroupCog,
    name="repo",
    group_name="repo",
    group_description=described("repositories-description"),
):
    """What people can ask of repositories."""
