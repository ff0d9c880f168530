"""Why somebody cannot use a command here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.domain.setup import rank_of
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.errors import suggests
from cogs._shared.escape import Markup, mention
from cogs._shared.texts import Words

_CHOICES_MAX = 25

_Command = app_commands.Command[Any, ..., Any] | app_commands.Group


class ChoosingCommands:
    """What a command that takes a command offers while somebody types."""

    @suggests
    async def any_command(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Commands in whose name this stands."""
        wanted = typed.casefold().strip("/ ")
        names = [name for name, _ in list_commands(interaction.client.tree) if wanted in name]
        return [app_commands.Choice(name=name, value=name) for name in names[:_CHOICES_MAX]]


def name_right(name: str) -> str:
    """One of Discord's rights as its settings call it."""
    return name.replace("_", " ").replace("guild", "server")


def list_commands(tree: app_commands.CommandTree[Any]) -> Iterator[tuple[str, _Command]]:
    """Every command as people type it, with what Discord was told of its topmost part."""
    for top in sorted(tree.get_commands(), key=lambda command: command.name):
        if isinstance(top, app_commands.ContextMenu):
            continue
        if isinstance(top, app_commands.Group):
            for each in sorted(top.walk_commands(), key=lambda command: command.name):
                if not isinstance(each, app_commands.Group):
                    yield each.qualified_name, top
        else:
            yield top.name, top


async def explain_member(interaction: Interaction, member: discord.Member, command: str) -> Card:
    """What Discord and the bot make of this person here, and what of that keeps them from the command."""
    words, bot = words_for(interaction), interaction.client
    examined = await bot.services.doctor.examine_member(actor_of(interaction), member.id)
    card = Card().heading(words("doctor-member-heading", who=mention(member.id)))
    lines = [*_look_at_discord(interaction, member, command, words)]
    rights = member.guild_permissions
    actor = bot.services.setup.name_actor(
        member.guild.id,
        member.id,
        [role.id for role in member.roles],
        manages=rights.manage_guild,
        moderates=rights.moderate_members,
    )
    rank = "edition" if actor.is_for_edition else rank_of(actor) or "none"
    lines.append(words("doctor-member-rank", rank=rank))
    if examined.is_excluded:
        ends = "yes" if examined.excluded_until else "no"
        lines.append(words("doctor-member-excluded", ends=ends, until=examined.excluded_until or ""))
    elif examined.edition is None:
        lines.append(words("doctor-no-edition"))
    else:
        standing = "none" if examined.team is None else "lead" if examined.is_lead else "member"
        team, edition = examined.team or "", examined.edition
        lines.append(words("doctor-member-team", standing=standing, team=team, edition=edition))
    card.text("\n".join(f"• {line}" for line in lines))
    return card.small(words("doctor-member-more"))


def _look_at_discord(interaction: Interaction, member: discord.Member, command: str, words: Words) -> list[Markup]:
    channel, lines = interaction.channel, list[Markup]()
    if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        may = channel.permissions_for(member).use_application_commands
        lines.append(words("doctor-member-channel", may="yes" if may else "no", channel=Markup(channel.mention)))
    name = command.casefold().strip("/ ")
    if not name:
        return lines
    top = dict(list_commands(interaction.client.tree)).get(name)
    if top is None:
        return [*lines, words("doctor-member-no-command", command=name)]
    wanted = top.default_permissions
    names = tuple(name_right(right) for right, needed in wanted or () if needed)
    has = wanted is None or member.guild_permissions >= wanted or member.guild_permissions.administrator
    offered = "all" if wanted is None else "yes" if has else "no"
    said = Markup(interaction.client.texts.command(name))
    return [*lines, words("doctor-member-command", command=said, offered=offered, rights=names)]
