"""/team"""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.bell import Bell
from bot.services.invitations import Invitations
from bot.services.teams import Teams, team_value
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.errors import suggests
from cogs._shared.escape import cut
from cogs._shared.replies import post, reply
from cogs._shared.texts import described
from cogs.teams import cards
from cogs.teams.views import PAGE_SIZE, show_list

_CHOICE_MAX = 100


class TeamsCog(commands.GroupCog, name="teams", group_name="team", group_description=described("teams-description")):
    """What a person can do with teams."""

    def __init__(self, teams: Teams, invitations: Invitations, bell: Bell) -> None:
        super().__init__()
        self._teams = teams
        self._invitations = invitations
        self._bell = bell

    async def cog_load(self) -> None:
        """Close invitations from now on when their time is past."""
        self._bell.add("invitations", self._invitations.expire)

    async def cog_unload(self) -> None:
        """Leave invitations alone."""
        self._bell.remove("invitations")

    @suggests
    async def _suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        hits = await self._teams.suggest(actor_of(interaction), typed)
        return [app_commands.Choice(name=cut(hit.name, _CHOICE_MAX), value=team_value(hit.id)) for hit in hits]

    @app_commands.command(name="create", description=described("teams-create-description"))
    @app_commands.describe(name=described("teams-create-name-description"))
    async def create(self, interaction: Interaction, name: app_commands.Range[str, 1, 100]) -> None:
        """Form a team."""

        async def card() -> Card:
            words = words_for(interaction)
            return cards.created_card(await self._teams.create(actor_of(interaction), name), words)

        await reply(interaction, card())

    @app_commands.command(name="join", description=described("teams-join-description"))
    @app_commands.describe(team=described("teams-join-team-description"))
    @app_commands.autocomplete(team=_suggest)
    async def join(self, interaction: Interaction, team: app_commands.Range[str, 1, 100]) -> None:
        """Join a team."""

        async def card() -> Card:
            return cards.joined_card(await self._teams.join(actor_of(interaction), team), words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="invite", description=described("teams-invite-description"))
    @app_commands.describe(member=described("teams-invite-member-description"))
    async def invite(self, interaction: Interaction, member: discord.User) -> None:
        """Ask somebody in, for everybody in the channel to see."""

        async def card() -> Card:
            invited = await self._invitations.invite(actor_of(interaction), member.id, is_bot=member.bot)
            return cards.invitation_card(invited, public_words_for(interaction))

        await post(interaction, card(), notify=[member.id])

    @app_commands.command(name="leave", description=described("teams-leave-description"))
    async def leave(self, interaction: Interaction) -> None:
        """Ask what leaving would mean, before it is done."""

        async def card() -> Card:
            return cards.leave_dialog(await self._teams.leaving(actor_of(interaction)), words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="show", description=described("teams-show-description"))
    @app_commands.describe(team=described("teams-show-team-description"))
    @app_commands.autocomplete(team=_suggest)
    async def show(self, interaction: Interaction, team: app_commands.Range[str, 1, 100] | None = None) -> None:
        """Show a team."""

        async def card() -> Card:
            return cards.team_card(await self._teams.show(actor_of(interaction), team), words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="list", description=described("teams-list-description"))
    async def list_all(self, interaction: Interaction) -> None:
        """Show all teams."""
        await reply(interaction, show_list(self._teams, interaction, page=0, page_size=PAGE_SIZE))
