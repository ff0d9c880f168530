"""An interaction as plain values: who acts, where, and in which language they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import discord

from bot.domain.permissions import Actor

if TYPE_CHECKING:
    from bot.client import ReproBot
    from cogs._shared.texts import Words

    Interaction: TypeAlias = discord.Interaction[ReproBot]
else:
    Interaction = discord.Interaction


def actor_of(interaction: Interaction) -> Actor:
    """Who acts. Every command and control of ours stands on a server."""
    assert interaction.guild_id is not None, "commands are for servers only"
    member, rights = interaction.user, interaction.permissions
    return interaction.client.services.setup.name_actor(
        interaction.guild_id,
        member.id,
        [role.id for role in member.roles] if isinstance(member, discord.Member) else [],
        manages=rights.manage_guild,
        moderates=rights.moderate_members,
    )


async def actor_anywhere(interaction: Interaction) -> Actor:
    """Who acts, in direct messages too: there, on the server on which they did something last. Raises NothingKnown."""
    if interaction.guild_id is not None:
        return actor_of(interaction)
    user_id = interaction.user.id
    return Actor(guild_id=await interaction.client.services.people.find_home(user_id), user_id=user_id)


def words_for(interaction: Interaction) -> Words:
    """The language that the person chose, else their Discord's, else the server's, else English."""
    chosen = interaction.client.services.people.language_of(interaction.user.id)
    return interaction.client.texts.words(chosen, interaction.locale, interaction.guild_locale)


def public_words_for(interaction: Interaction) -> Words:
    """The server's language, for what everybody in the channel reads; else English."""
    return words_of(interaction.client, interaction.guild_id, interaction.guild_locale)


def words_of(bot: ReproBot, guild_id: int | None, locale: discord.Locale | None) -> Words:
    """The language that a server chose, else the one that Discord says of it, else English."""
    chosen = bot.services.setup.language_of(guild_id) if guild_id is not None else None
    return bot.texts.words(chosen, locale)
