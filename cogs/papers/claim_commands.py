"""/paper mine, waitlist, checkin, submit: a team's work on what it claimed."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.domain.claims import CHECKIN_MAX
from bot.domain.links import LINK_MAX
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.cards import Card
from cogs._shared.paper_choices import Typed
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.papers.choices import Choosing
from cogs.papers.claim_views import show_after, show_mine
from cogs.papers.wait_views import show_waitlist, show_waits


class ClaimCommands(commands.Cog):
    """What a team can say of its claims."""

    @app_commands.command(name="mine", description=described("papers-mine-description"))
    async def mine(self, interaction: Interaction) -> None:
        """Show the own team's papers."""
        await reply(interaction, show_mine(interaction))

    @app_commands.command(name="waitlist", description=described("papers-waitlist-description"))
    @app_commands.describe(paper=described("papers-waitlist-paper-description"))
    @app_commands.autocomplete(paper=Choosing.any_paper)
    async def waitlist(self, interaction: Interaction, paper: Typed | None = None) -> None:
        """Show who waits for a paper or, without one, what the own team waits for."""

        async def card() -> Card:
            if paper is None:
                return await show_waits(interaction)
            paper_id = await interaction.client.services.papers.resolve(actor_of(interaction), paper)
            return await show_waitlist(interaction, paper_id)

        await reply(interaction, card())

    @app_commands.command(name="checkin", description=described("papers-checkin-description"))
    @app_commands.describe(
        line=described("papers-checkin-line-description"), paper=described("papers-own-paper-description")
    )
    @app_commands.autocomplete(paper=Choosing.own_paper)
    async def checkin(
        self, interaction: Interaction, line: app_commands.Range[str, 1, CHECKIN_MAX], paper: Typed | None = None
    ) -> None:
        """Say in one line where the work stands."""

        async def card() -> Card:
            claim_id = await _find_own(interaction, paper)
            act = interaction.client.services.claims_work.check_in(actor_of(interaction), claim_id, line)
            return await show_after(interaction, claim_id, act)

        await reply(interaction, card())

    @app_commands.command(name="submit", description=described("papers-submit-description"))
    @app_commands.describe(
        link=described("papers-submit-link-description"), paper=described("papers-own-paper-description")
    )
    @app_commands.autocomplete(paper=Choosing.own_paper)
    async def submit(
        self, interaction: Interaction, link: app_commands.Range[str, 1, LINK_MAX], paper: Typed | None = None
    ) -> None:
        """Hand the report in."""

        async def card() -> Card:
            claim_id = await _find_own(interaction, paper)
            act = interaction.client.services.claims_work.submit(actor_of(interaction), claim_id, link)
            return await show_after(interaction, claim_id, act)

        await reply(interaction, card())


async def _find_own(interaction: Interaction, typed: str | None) -> int:
    """The claim that is meant."""
    services, actor = interaction.client.services, actor_of(interaction)
    paper_id = None if typed is None else await services.papers.resolve(actor, typed)
    return await services.claims_work.find_own(actor, paper_id)
