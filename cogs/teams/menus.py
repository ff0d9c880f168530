"""What can be done with a person from the menu on their name."""

from __future__ import annotations

import discord
from discord import app_commands

from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.teams import cards


async def show_team_of(interaction: Interaction, member: discord.User) -> None:
    """Show the team that a person is in."""

    async def card() -> Card:
        actor = actor_of(interaction)
        team = await interaction.client.services.teams.show_of(actor, member.id)
        return cards.team_card(team, actor.guild_id, words_for(interaction))

    await reply(interaction, card())


async def invite(interaction: Interaction, member: discord.User) -> None:
    """Ask a person into the own team."""

    async def card() -> Card:
        actor = actor_of(interaction)
        asked = await interaction.client.services.invitations.invite(
            actor, member.id, is_bot=member.bot, channel_id=interaction.channel_id
        )
        return cards.invited_card(asked, actor.guild_id, words_for(interaction))

    await reply(interaction, card())


def list_menus() -> list[app_commands.ContextMenu]:
    """The menus, made anew for each bot."""
    return [
        app_commands.ContextMenu(name=described("teams-menu-show"), callback=show_team_of),
        app_commands.ContextMenu(name=described("teams-menu-invite"), callback=invite),
    ]
