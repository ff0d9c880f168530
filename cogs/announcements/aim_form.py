"""The form for whom an announcement is."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.announcements import DAYS_MAX, IN_A_CHANNEL, Aim, Audience, ensure_aim
from bot.domain.moments import read_number
from bot.services.announcements import AnnouncementDesk
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.cards import Card
from cogs._shared.controls import Form
from cogs._shared.replies import reply
from cogs._shared.texts import Words
from cogs.announcements.desks import show_desk
from cogs.announcements.places import find_place

_DAYS = 14


class AimForm(Form):
    """Asks for whom an announcement is."""

    def __init__(self, words: Words, desk: AnnouncementDesk) -> None:
        super().__init__(words("announcements-form-aim"))
        self._id, aim = desk.id, desk.aim
        self.audience: ui.Select[AimForm] = ui.Select(
            options=[
                discord.SelectOption(
                    label=words("announcements-audience", audience=each), value=each.value, default=each is aim.audience
                )
                for each in Audience
            ]
        )
        self.channel: ui.ChannelSelect[AimForm] = ui.ChannelSelect(
            channel_types=CHANNEL_TYPES,
            min_values=0,
            required=False,
            default_values=_chosen(aim.channel_id, discord.SelectDefaultValueType.channel),
        )
        role_id = aim.value if aim.audience is Audience.ROLE else None
        self.role: ui.RoleSelect[AimForm] = ui.RoleSelect(
            min_values=0, required=False, default_values=_chosen(role_id, discord.SelectDefaultValueType.role)
        )
        days = aim.value if aim.audience is Audience.SILENT else None
        self.days: ui.TextInput[AimForm] = ui.TextInput(max_length=3, required=False, default=str(days or _DAYS))
        self.crosspost: ui.Select[AimForm] = ui.Select(
            options=[
                discord.SelectOption(
                    label=words("announcements-crosspost", crosspost=each),
                    value=each,
                    default=(each == "yes") is aim.crosspost,
                )
                for each in ("no", "yes")
            ]
        )
        fields = {
            "audience": self.audience,
            "channel": self.channel,
            "role": self.role,
            "days": self.days,
            "crosspost": self.crosspost,
        }
        for what, field in fields.items():
            label, hint = words(f"announcements-form-{what}"), words(f"announcements-form-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=field))

    async def submitted(self, interaction: Interaction) -> None:
        """Change it, and show the announcement."""

        async def card() -> Card:
            aim = choose_aim(
                interaction,
                Audience(self.audience.values[0]),
                channel_id=self.channel.values[0].id if self.channel.values else None,
                role_id=self.role.values[0].id if self.role.values else None,
                days=read_number(self.days.value or str(_DAYS), lowest=1, highest=DAYS_MAX),
                crosspost=self.crosspost.values[0] == "yes",
            )
            place = await find_place(interaction, aim)
            await interaction.client.services.announcements.aim(actor_of(interaction), self._id, aim, place=place)
            return await show_desk(interaction, self._id)

        await reply(interaction, card())


CHANNEL_TYPES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.private_thread,
]


def choose_aim(
    interaction: Interaction,
    audience: Audience,
    *,
    channel_id: int | None,
    role_id: int | None,
    days: int | None,
    crosspost: bool,
) -> Aim:
    """For whom it is, as it was chosen. Raises AimIncomplete."""
    if audience is Audience.ROLE and role_id == interaction.guild_id:
        audience = Audience.EVERYONE  # Discord's role for everyone
    value = role_id if audience is Audience.ROLE else days or _DAYS
    return ensure_aim(Aim(audience, value, channel_id, crosspost=crosspost and audience in IN_A_CHANNEL))


def _chosen(chosen_id: int | None, kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=chosen_id, type=kind)] if chosen_id is not None else []
