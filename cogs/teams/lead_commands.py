"""/team lead, remove, rename, merge: what a lead does with the team as such."""

from __future__ import annotations

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.teams import DESCRIPTION_MAX, NAME_MAX, NAME_MIN
from bot.services.roster import Described
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton, button
from cogs._shared.replies import reply, update
from cogs._shared.team_choices import Choosing, Typed
from cogs._shared.texts import Words, described
from cogs.teams import cards
from cogs.teams.ask_views import ask_merge


class RenameForm(Form):
    """Asks how the team calls itself, and what it says of itself."""

    def __init__(self, words: Words, now: Described) -> None:
        super().__init__(words("teams-form-rename-title"))
        self.name: ui.TextInput[RenameForm] = ui.TextInput(min_length=NAME_MIN, max_length=NAME_MAX, default=now.name)
        self.description: ui.TextInput[RenameForm] = ui.TextInput(
            max_length=DESCRIPTION_MAX,
            required=False,
            style=discord.TextStyle.paragraph,
            default=now.description or None,
        )
        for what, field in (("name", self.name), ("description", self.description)):
            label, hint = words(f"teams-form-{what}"), words(f"teams-form-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=field))

    async def submitted(self, interaction: Interaction) -> None:
        """Rename the team."""

        async def card() -> Card:
            roster = interaction.client.services.roster
            now = await roster.rename(actor_of(interaction), self.name.value, self.description.value)
            words = words_for(interaction)
            show = button(words("teams-button-show"), f"teams:show:{now.team_id}")
            return Card().text(words("teams-renamed", team=now.name)).buttons(show)

        await reply(interaction, card())


async def open_rename(interaction: Interaction) -> None:
    """Open the form with what is so now."""
    now = await interaction.client.services.roster.describing(actor_of(interaction))
    await RenameForm(words_for(interaction), now).open(interaction)


class RenameButton(PersistentButton, form="teams:rename"):
    """Opens the form for name and description."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await open_rename(interaction)


class RemoveYesButton(PersistentButton, form="teams:remove-yes:{user_id}"):
    """Removes a member."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say so in the place of the question."""

        async def card() -> Card:
            named = await interaction.client.services.roster.remove(actor_of(interaction), self.number("user_id"))
            return cards.named_card("teams-removed", named, words_for(interaction))

        await update(interaction, card())


class LeadYesButton(PersistentButton, form="teams:lead-yes:{user_id}"):
    """Hands the team over."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say so in the place of the question."""

        async def card() -> Card:
            roster = interaction.client.services.roster
            named = await roster.hand_over(actor_of(interaction), self.number("user_id"))
            return cards.named_card("teams-handed-over", named, words_for(interaction))

        await update(interaction, card())


class LeadCommands(commands.Cog):
    """What a lead can do with the team."""

    @app_commands.command(name="lead", description=described("teams-lead-description"))
    @app_commands.describe(member=described("teams-lead-member-description"))
    async def lead(self, interaction: Interaction, member: discord.User) -> None:
        """Ask whether the team is really handed over."""

        async def card() -> Card:
            named = await interaction.client.services.roster.passing(actor_of(interaction), member.id)
            yes = f"teams:lead-yes:{member.id}"
            return cards.named_dialog("teams-lead-ask", named, yes, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="remove", description=described("teams-remove-description"))
    @app_commands.describe(member=described("teams-remove-member-description"))
    async def remove(self, interaction: Interaction, member: discord.User) -> None:
        """Ask whether somebody is really removed."""

        async def card() -> Card:
            named = await interaction.client.services.roster.removing(actor_of(interaction), member.id)
            yes = f"teams:remove-yes:{member.id}"
            return cards.named_dialog("teams-remove-ask", named, yes, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="rename", description=described("teams-rename-description"))
    async def rename(self, interaction: Interaction) -> None:
        """Change the team's name and what it says of itself."""
        await open_rename(interaction)

    @app_commands.command(name="merge", description=described("teams-merge-description"))
    @app_commands.describe(team=described("teams-merge-team-description"))
    @app_commands.autocomplete(team=Choosing.any_team)
    async def merge(self, interaction: Interaction, team: Typed) -> None:
        """Ask what merging would mean, before the other lead is asked."""
        await reply(interaction, ask_merge(interaction, team))


CONTROLS: tuple[type[PersistentButton], ...] = (RenameButton, RemoveYesButton, LeadYesButton)
