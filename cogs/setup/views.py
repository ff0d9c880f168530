"""The buttons and forms of the set-up."""

from __future__ import annotations

from collections.abc import Awaitable

import discord
from discord import ui

from bot.domain.setup import EDITION_RANKS, Rank
from bot.domain.zones import name_zone
from bot.services.setup import SetUp
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.errors import ControlOutdated
from cogs._shared.places import may_write
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words, list_languages
from cogs.setup.cards import setup_card

_ZONE_MAX = 60
_ROLES_MAX = 5
_AS_DISCORD = "discord"


async def show_setup(interaction: Interaction) -> Card:
    """How far the server is set up."""
    found = await interaction.client.services.setup.show(actor_of(interaction))
    guild = interaction.guild
    assert guild is not None, "commands are for servers only"

    def state_of(channel_id: int) -> str:
        channel = guild.get_channel_or_thread(channel_id)
        if channel is None:
            return "gone"
        is_open = isinstance(channel, discord.CategoryChannel) or may_write(channel.permissions_for(guild.me), channel)
        return "well" if is_open else "closed"

    return setup_card(found, state_of, list_languages(), words_for(interaction))


class SetupForm(Form):
    """Asks for a part of the set-up, and shows all of it once that is changed."""

    async def submitted(self, interaction: Interaction) -> None:
        """Change it, and show the whole."""

        async def card() -> Card:
            await self.change(interaction)
            return await show_setup(interaction)

        await reply(interaction, card())

    def change(self, interaction: Interaction) -> Awaitable[None]:
        """What is done with what was chosen."""
        raise NotImplementedError


class RolesForm(SetupForm):
    """Asks which roles make what of people."""

    def __init__(self, words: Words, found: SetUp, *, for_edition: bool) -> None:
        super().__init__(words("setup-form-roles", edition=found.edition if for_edition and found.edition else "all"))
        self._for_edition = for_edition
        self.fields: dict[Rank, ui.RoleSelect[RolesForm]] = {}
        roles = found.edition_roles if for_edition else found.roles
        for rank in EDITION_RANKS if for_edition else Rank:
            chosen = [
                discord.SelectDefaultValue(id=role_id, type=discord.SelectDefaultValueType.role)
                for role_id in roles.get(rank, ())[:_ROLES_MAX]
            ]
            field: ui.RoleSelect[RolesForm] = ui.RoleSelect(
                min_values=0, max_values=_ROLES_MAX, required=False, default_values=chosen
            )
            self.fields[rank] = field
            label, hint = words("setup-form-rank", rank=rank), words("setup-form-rank-hint", rank=rank)
            self.add_item(ui.Label(text=label, description=hint, component=field))

    async def change(self, interaction: Interaction) -> None:
        """Set them."""
        roles = {rank: tuple(role.id for role in field.values) for rank, field in self.fields.items()}
        setup = interaction.client.services.setup
        await setup.set_roles(actor_of(interaction), roles, for_edition=self._for_edition)


class ServerForm(SetupForm):
    """Asks for the language, the time zone and where acts are posted."""

    def __init__(self, words: Words, found: SetUp) -> None:
        super().__init__(words("setup-button-server"))
        settings = found.settings
        languages = {_AS_DISCORD: str(words("setup-as-discord")), **list_languages()}
        self.language: ui.Select[ServerForm] = ui.Select(
            options=[
                discord.SelectOption(label=name, value=value, default=value == (settings.language or _AS_DISCORD))
                for value, name in languages.items()
            ]
        )
        self.zone: ui.TextInput[ServerForm] = ui.TextInput(
            max_length=_ZONE_MAX, required=False, default=name_zone(settings.zone) if settings.zone else None
        )
        chosen = settings.audit_channel_id
        self.audit: ui.ChannelSelect[ServerForm] = ui.ChannelSelect(
            channel_types=[discord.ChannelType.text],
            min_values=0,
            required=False,
            default_values=[discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.channel)]
            if chosen
            else [],
        )
        for what, field in (("language", self.language), ("zone", self.zone), ("audit", self.audit)):
            label, hint = words(f"setup-form-{what}"), words(f"setup-form-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=field))

    async def change(self, interaction: Interaction) -> None:
        """Set them."""
        language = self.language.values[0]
        if language not in (_AS_DISCORD, *list_languages()):
            raise ControlOutdated()
        await interaction.client.services.setup.change_settings(
            actor_of(interaction),
            language=None if language == _AS_DISCORD else language,
            typed_zone=self.zone.value,
            audit_channel_id=self.audit.values[0].id if self.audit.values else None,
        )


class ShowButton(PersistentButton, form="setup:show"):
    """Shows how far the server is set up, such as from under the first message there."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in the place of what was there, where only this person sees that."""
        message = interaction.message
        show = update if message is not None and message.flags.ephemeral else reply
        await show(interaction, show_setup(interaction))


class RolesButton(PersistentButton, form="setup:roles:{for_edition}"):
    """Opens the roles; with 1, those for the current edition alone."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the roles of now."""
        found = await interaction.client.services.setup.show(actor_of(interaction))
        await RolesForm(words_for(interaction), found, for_edition=self.number("for_edition") == 1).open(interaction)


class ServerButton(PersistentButton, form="setup:server"):
    """Opens the language, the time zone and where acts are posted."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is chosen now."""
        found = await interaction.client.services.setup.show(actor_of(interaction))
        await ServerForm(words_for(interaction), found).open(interaction)


CONTROLS: tuple[type[PersistentButton], ...] = (ShowButton, RolesButton, ServerButton)
