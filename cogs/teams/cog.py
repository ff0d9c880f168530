"""/team"""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.bell import Bell, Tick
from bot.services.teams import Teams
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.cohort_choices import ChoosingCohorts
from cogs._shared.replies import reply
from cogs._shared.team_choices import Choosing, Typed
from cogs._shared.texts import described
from cogs.teams import cards, menus
from cogs.teams.lead_commands import LeadCommands
from cogs.teams.looking_commands import LookingCommands
from cogs.teams.views import PAGE_SIZE, ask_to_join, show_list, show_team


class TeamsCog(
    LeadCommands,
    LookingCommands,
    Choosing,
    ChoosingCohorts,
    commands.GroupCog,
    name="teams",
    group_name="team",
    group_description=described("teams-description"),
):
    """What a person can do with teams."""

    def __init__(self, teams: Teams, bell: Bell, *, ticks: Mapping[str, Tick]) -> None:
        super().__init__()
        self._teams = teams
        self._bell = bell
        self._ticks = ticks

    async def cog_load(self) -> None:
        """Close from now on what nobody answered in time."""
        for name, tick in self._ticks.items():
            self._bell.add(name, tick)

    async def cog_unload(self) -> None:
        """Leave it alone."""
        for name in self._ticks:
            self._bell.remove(name)

    @app_commands.command(name="create", description=described("teams-create-description"))
    @app_commands.describe(
        name=described("teams-create-name-description"), cohort=described("teams-create-cohort-description")
    )
    @app_commands.autocomplete(cohort=ChoosingCohorts.any_cohort)
    async def create(self, interaction: Interaction, name: Typed, cohort: Typed | None = None) -> None:
        """Form a team."""

        async def card() -> Card:
            team = await self._teams.create(
                actor_of(interaction), name, typed_cohort=cohort or "", channel_id=interaction.channel_id
            )
            return cards.created_card(team, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="join", description=described("teams-join-description"))
    @app_commands.describe(team=described("teams-join-team-description"))
    @app_commands.autocomplete(team=Choosing.any_team)
    async def join(self, interaction: Interaction, team: Typed) -> None:
        """Ask a team's lead to be let in."""
        await reply(interaction, ask_to_join(interaction, team))

    @app_commands.command(name="invite", description=described("teams-invite-description"))
    @app_commands.describe(member=described("teams-invite-member-description"))
    async def invite(self, interaction: Interaction, member: discord.User) -> None:
        """Ask somebody in, by direct message."""
        await menus.invite(interaction, member)

    @app_commands.command(name="leave", description=described("teams-leave-description"))
    async def leave(self, interaction: Interaction) -> None:
        """Ask what leaving would mean, before it is done."""

        async def card() -> Card:
            return cards.leave_dialog(await self._teams.leaving(actor_of(interaction)), words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="show", description=described("teams-show-description"))
    @app_commands.describe(team=described("teams-show-team-description"))
    @app_commands.autocomplete(team=Choosing.any_team)
    async def show(self, interaction: Interaction, team: Typed | None = None) -> None:
        """Show a team."""
        await reply(interaction, show_team(interaction, team))

    @app_commands.command(name="list", description=described("teams-list-description"))
    async def list_all(self, interaction: Interaction) -> None:
        """Show all teams."""
        await reply(interaction, show_list(self._teams, interaction, page=0, page_size=PAGE_SIZE))
