"""Papers as autocomplete offers them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from discord import app_commands

from bot.services.papers import paper_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.escape import cut
from cogs.papers.cards import name_of

_CHOICES_MAX = 25
_CHOICE_MAX = 100
# What Discord lets through, so that a whole address fits.
TYPED_MAX = 500

Typed = app_commands.Range[str, 1, TYPED_MAX]


class Choosing:
    """What a command that takes a paper offers while somebody types."""

    @suggests
    async def any_paper(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Papers that may be meant."""
        hits = await interaction.client.services.papers.suggest(actor_of(interaction), typed)
        return _offer((hit.id, name_of(hit.title, hit.venue, hit.year)) for hit in hits)

    @suggests
    async def own_paper(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The own team's papers that may be meant."""
        own = await interaction.client.services.claims.list_own(actor_of(interaction))
        return _offer((paper.id, paper.title) for paper in own if typed.casefold() in paper.title.casefold())


def _offer(papers: Iterable[tuple[int, str]]) -> list[app_commands.Choice[str]]:
    shown = islice(papers, _CHOICES_MAX)
    return [app_commands.Choice(name=cut(name, _CHOICE_MAX), value=paper_value(paper_id)) for paper_id, name in shown]
