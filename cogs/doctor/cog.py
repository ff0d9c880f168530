"""/doctor"""

from __future__ import annotations

import importlib
from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.services.doctor import Examined
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.escape import Markup
from cogs._shared.places import may_write
from cogs._shared.replies import reply
from cogs._shared.texts import Words, described
from cogs.doctor.members import ChoosingCommands, explain_member, name_right

# In the project's own documents, as everybody has them who runs the bot.
_HANDBOOK = "docs/operators.md"
_SKEW = timedelta(seconds=30)  # from here on reminders come noticeably early or late


class DoctorCog(ChoosingCommands, commands.Cog, name="doctor"):
    """What those who look after a server can have checked."""

    # Discord offers it to those who may manage the server; whether they may is asked again when they use it.
    @app_commands.command(name="doctor", description=described("doctor-description"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.describe(member=described("doctor-option-member"), command=described("doctor-option-command"))
    @app_commands.autocomplete(command=ChoosingCommands.any_command)
    async def doctor(
        self,
        interaction: Interaction,
        member: discord.Member | None = None,
        command: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Check what the features need on this server or, of somebody, why they cannot use a command here."""
        if member is not None:
            await reply(interaction, explain_member(interaction, member, command or ""))
        else:
            await reply(interaction, _examine(interaction))


class DoctorButton(PersistentButton, form="doctor:show"):
    """Checks it again, such as from under the set-up."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with what was found."""
        await reply(interaction, _examine(interaction))


async def _examine(interaction: Interaction) -> Card:
    examined = await interaction.client.services.doctor.examine(actor_of(interaction))
    return _card(interaction, examined, words_for(interaction))


def _card(interaction: Interaction, examined: Examined, words: Words) -> Card:
    faults = [*_look_at_rights(interaction, words), *_look_at_channels(interaction, examined, words)]
    skew = abs(interaction.created_at - examined.now)
    if skew > _SKEW:
        faults.append(words("doctor-clock", seconds=int(skew.total_seconds())))
    if examined.edition is None:
        faults.append(words("doctor-no-edition"))
    if examined.unseen:
        faults.append(words("doctor-unseen", repositories=examined.unseen))
    if examined.dead_letters:
        faults.append(words("doctor-dead", count=examined.dead_letters))
    if examined.audit.fault is not None:
        faults.append(words("doctor-audit", fault=examined.audit.fault, number=examined.audit.sealed + 1))
    card = Card().heading(words("doctor-heading", count=len(faults)))
    for fault in faults:
        card.text(f"• {fault}")
    card.small(words("doctor-well", sealed=examined.audit.sealed, edition=examined.edition or "no"))
    return card.small(words("doctor-more", address=Markup(_HANDBOOK)))


def _look_at_rights(interaction: Interaction, words: Words) -> list[Markup]:
    """Which features lack a right on the server, and which one."""
    guild = interaction.guild
    mine = guild.me.guild_permissions if guild is not None else interaction.app_permissions
    faults: list[Markup] = []
    for module in sorted(interaction.client.extensions):
        needed: discord.Permissions = importlib.import_module(module).RIGHTS
        missing = [name for name, wanted in needed if wanted and not getattr(mine, name)]
        if missing:
            names = tuple(map(name_right, missing))
            faults.append(words("doctor-rights", feature=module.rpartition(".")[2], rights=names))
    return faults


def _look_at_channels(interaction: Interaction, examined: Examined, words: Words) -> list[Markup]:
    """Which of the chosen channels is gone, or closed to the bot; and whether organizers are told anything at all."""
    guild, faults = interaction.guild, list[Markup]()
    assert guild is not None, "commands are for servers only"
    chosen = (examined.organizers_channel_id, examined.rooms_channel_id, examined.audit_channel_id)
    for what, channel_id in zip(("organizers", "rooms", "audit"), chosen, strict=True):
        channel = guild.get_channel(channel_id) if channel_id is not None else None
        if channel_id is None:
            if what == "organizers":
                faults.append(words("doctor-no-channel"))
        elif channel is None:
            faults.append(words("doctor-channel-gone", what=what))
        elif not may_write(channel.permissions_for(guild.me), channel):
            faults.append(words("doctor-channel-closed", what=what, channel=Markup(channel.mention)))
    return faults


CONTROLS: tuple[type[PersistentButton], ...] = (DoctorButton,)
