"""/repo"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.bell import Bell
from bot.domain.repositories_news import SILENCE_MAX, Rhythm
from bot.services.repositories_looks import LOOKS, RepositoriesLooks
from bot.services.repositories_watches import Watching
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.repositories.choices import RHYTHMS, Choosing
from cogs.repositories.dispute_views import show_disputes
from cogs.repositories.look import show
from cogs.repositories.places import find_place
from cogs.repositories.views import draw_score, draw_status, linked_card, unlinked_card
from cogs.repositories.watch_cards import watching_card

_Address = app_commands.Range[str, 1, 1000]
_SilentDays = app_commands.Range[int, 0, SILENCE_MAX]
_SILENT_DAYS = 14
_Team = app_commands.Range[str, 1, 100]


class RepositoriesCog(
    commands.GroupCog,
    name="repo",
    group_name="repo",
    group_description=described("repositories-description"),
):
    """What people can ask of repositories, and the tick that looks at those that are linked."""

    def __init__(self, bell: Bell, looks: RepositoriesLooks) -> None:
        super().__init__()
        self._bell = bell
        self._looks = looks

    async def cog_load(self) -> None:
        """Look at what is due on every ring of the bell."""
        self._bell.add(LOOKS, self.look)

    async def cog_unload(self) -> None:
        """Look at nothing any more."""
        self._bell.remove(LOOKS)

    async def look(self) -> None:
        """Begin to look; a slow host keeps no other tick waiting."""
        await self._looks.look_due()

    @app_commands.command(name="link", description=described("repositories-link-description"))
    @app_commands.describe(repository=described("repositories-option-address"))
    async def link(self, interaction: Interaction, repository: _Address) -> None:
        """Link a repository to the own team."""

        async def card() -> Card:
            services = interaction.client.services
            return linked_card(
                await services.repositories.link(actor_of(interaction), repository), words_for(interaction)
            )

        await reply(interaction, card())

    @app_commands.command(name="unlink", description=described("repositories-unlink-description"))
    @app_commands.describe(repository=described("repositories-option-own"))
    @app_commands.autocomplete(repository=Choosing.own)
    async def unlink(self, interaction: Interaction, repository: _Address) -> None:
        """Take a link back."""

        async def card() -> Card:
            services, words = interaction.client.services, words_for(interaction)
            return unlinked_card(await services.repositories.unlink(actor_of(interaction), repository), words)

        await reply(interaction, card())

    @app_commands.command(name="status", description=described("repositories-status-command"))
    @app_commands.describe(repository=described("repositories-option-any"), team=described("repositories-option-team"))
    @app_commands.autocomplete(repository=Choosing.repository, team=Choosing.team)
    async def status(
        self, interaction: Interaction, repository: _Address | None = None, team: _Team | None = None
    ) -> None:
        """Show the state of a repository, or of a team's main one."""
        looks = interaction.client.services.repositories_looks
        finding = looks.show(actor_of(interaction), repository or "", team=team or "")
        await show(interaction, finding, draw_status(interaction))

    @app_commands.command(name="score", description=described("repositories-score-command"))
    @app_commands.describe(repository=described("repositories-option-any"), team=described("repositories-option-team"))
    @app_commands.autocomplete(repository=Choosing.repository, team=Choosing.team)
    async def score(
        self, interaction: Interaction, repository: _Address | None = None, team: _Team | None = None
    ) -> None:
        """Show what is there for others to reproduce the work."""
        looks = interaction.client.services.repositories_looks
        finding = looks.show(actor_of(interaction), repository or "", team=team or "")
        await show(interaction, finding, draw_score(interaction))

    @app_commands.command(name="watch", description=described("repositories-watch-description"))
    @app_commands.describe(news=described("repositories-option-news"), silence=described("repositories-option-silence"))
    @app_commands.choices(news=RHYTHMS)
    async def watch(
        self, interaction: Interaction, news: int = Rhythm.HOURLY, silence: _SilentDays = _SILENT_DAYS
    ) -> None:
        """Let a card of the own team's repository stand in this channel."""
        watching: list[Watching] = []

        async def card() -> Card:
            watches, place = interaction.client.services.repositories_watches, find_place(interaction)
            actor, every = actor_of(interaction), Rhythm(news)
            watching.append(await watches.watch(actor, place, every=every, silent_days=silence))
            return watching_card(watching[0], words_for(interaction))

        await reply(interaction, card())
        await self._looks.refresh(watching[0].repository_id)
        interaction.client.deliver_soon()

    @app_commands.command(name="unwatch", description=described("repositories-unwatch-description"))
    async def unwatch(self, interaction: Interaction) -> None:
        """Let the own team's card end."""

        async def card() -> Card:
            watches = interaction.client.services.repositories_watches
            team = await watches.unwatch(actor_of(interaction))
            return Card().text(words_for(interaction)("repositories-unwatched", team=team))

        await reply(interaction, card())

    @app_commands.command(name="disputes", description=described("repositories-disputes-description"))
    async def disputes(self, interaction: Interaction) -> None:
        """Show organizers which links somebody says are not the team's."""
        await reply(interaction, show_disputes(interaction, 0))
