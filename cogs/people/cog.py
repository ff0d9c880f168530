"""/me"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.services.people import People
from cogs._shared.actor import Interaction, actor_anywhere, words_for
from cogs._shared.cards import Card
from cogs._shared.errors import suggests
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.people import cards
from cogs.people.rights_commands import RightsCommands
from cogs.people.views import show_notifications

Typed = app_commands.Range[str, 1, 64]


@app_commands.allowed_contexts(guilds=True, dms=True)
class PeopleCog(
    RightsCommands,
    commands.GroupCog,
    name="people",
    group_name="me",
    group_description=described("people-description"),
):
    """What a person can set for themselves, on a server and, also after they left it, in direct messages."""

    def __init__(self, people: People) -> None:
        super().__init__()
        self._people = people

    @suggests
    async def any_zone(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Time zones of which a name begins so."""
        zones = self._people.suggest_zones(typed, language=words_for(interaction).language)
        return [app_commands.Choice(name=each.label, value=each.zone) for each in zones]

    @app_commands.command(name="timezone", description=described("people-timezone-description"))
    @app_commands.describe(zone=described("people-timezone-zone-description"))
    @app_commands.autocomplete(zone=any_zone)
    async def timezone(self, interaction: Interaction, zone: Typed | None = None) -> None:
        """Remember where the person lives or, without a zone, say what is known."""

        async def card() -> Card:
            actor, words = await actor_anywhere(interaction), words_for(interaction)
            if zone is not None:
                return cards.zone_card(await self._people.set_zone(actor, zone), actor.guild_id, words)
            known = await self._people.find_zone(actor)
            return cards.zone_card(known, actor.guild_id, words) if known else Card().text(words("people-zone-none"))

        await reply(interaction, card())

    @app_commands.command(name="notifications", description=described("people-notifications-description"))
    async def notifications(self, interaction: Interaction) -> None:
        """Show how the person is reminded, to be changed."""

        async def card() -> Card:
            return await show_notifications(interaction, await actor_anywhere(interaction))

        await reply(interaction, card())
