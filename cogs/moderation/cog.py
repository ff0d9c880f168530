"""/moderate"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.services.audit import SEALING
from bot.services.moderation_records import claim_value
from bot.services.retention import RETENTION
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.errors import suggests
from cogs._shared.escape import cut
from cogs._shared.replies import reply
from cogs._shared.team_choices import Choosing, Typed
from cogs._shared.texts import described
from cogs.moderation import cards
from cogs.moderation.views import show_audit

if TYPE_CHECKING:
    from bot.client import ReproBot

_CHOICE_MAX = 100
_TAGS = ("claim", "deadline", "edition", "moderation", "person", "repository", "story", "team", "announcement")


# Discord offers it to those who may time members out; whether they may is asked again when they use it.
@app_commands.default_permissions(moderate_members=True)
class ModerationCog(
    Choosing,
    commands.GroupCog,
    name="moderation",
    group_name="moderate",
    group_description=described("moderation-description"),
):
    """What moderators can do, and the ticks that seal the audit and delete what is over."""

    def __init__(self, bot: ReproBot) -> None:
        super().__init__()
        self._bot = bot

    async def cog_load(self) -> None:
        """Seal the audit on every ring of the bell, and delete once a day what is over."""
        self._bot.bell.add(SEALING, self._keep_audit, order=9)
        self._bot.bell.add(RETENTION, self._bot.services.retention.purge, order=9)

    async def cog_unload(self) -> None:
        """Leave it as it is."""
        self._bot.bell.remove(SEALING)
        self._bot.bell.remove(RETENTION)

    async def _keep_audit(self) -> None:
        await self._bot.services.audit.keep()
        self._bot.deliver_soon()

    @suggests
    async def any_claim(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Live claims whose paper or team holds what was typed."""
        lines = await interaction.client.services.moderation_records.suggest_claims(actor_of(interaction), typed)
        return [
            app_commands.Choice(name=cut(f"{line.team} · {line.paper}", _CHOICE_MAX), value=claim_value(line.id))
            for line in lines
        ]

    @app_commands.command(name="participant", description=described("moderation-participant-description"))
    @app_commands.describe(member=described("moderation-option-member"))
    async def participant(self, interaction: Interaction, member: discord.User) -> None:
        """Show all of a person, with what can be put right."""

        async def card() -> Card:
            record = await interaction.client.services.moderation_records.person(actor_of(interaction), member.id)
            return cards.person_card(record, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="team", description=described("moderation-team-description"))
    @app_commands.describe(team=described("moderation-option-team"))
    @app_commands.autocomplete(team=Choosing.any_team)
    async def team(self, interaction: Interaction, team: Typed) -> None:
        """Show all of a team, with what can be put right."""

        async def card() -> Card:
            record = await interaction.client.services.moderation_records.team(actor_of(interaction), team)
            return cards.team_card(record, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="claim", description=described("moderation-claim-description"))
    @app_commands.describe(claim=described("moderation-option-claim"))
    @app_commands.autocomplete(claim=any_claim)
    async def claim(self, interaction: Interaction, claim: Typed) -> None:
        """Show all of a claim, with what can be put right."""

        async def card() -> Card:
            record = await interaction.client.services.moderation_records.claim(actor_of(interaction), claim)
            return cards.claim_card(record, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="undo", description=described("moderation-undo-description"))
    async def undo(self, interaction: Interaction) -> None:
        """Show the latest acts, to be taken back."""

        async def card() -> Card:
            done = await interaction.client.services.moderation.list_done(actor_of(interaction))
            return cards.undo_card(done, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="audit", description=described("moderation-audit-description"))
    @app_commands.describe(
        member=described("moderation-option-audit-member"), about=described("moderation-option-audit-about")
    )
    @app_commands.choices(about=[app_commands.Choice(name=tag, value=f"{tag}:") for tag in _TAGS])
    async def audit(
        self, interaction: Interaction, member: discord.User | None = None, about: str | None = None
    ) -> None:
        """Show what was done, newest first."""
        await reply(interaction, show_audit(interaction, member.id if member else 0, about or "", 0))
