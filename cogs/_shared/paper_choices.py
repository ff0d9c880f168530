"""Papers as autocomplete offers them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from discord import app_commands

from bot.services.papers import paper_value
from cogs._shared.actor import Interaction, actor_of
from cogs._shared.errors import suggests
from cogs._shared.escape import cut

_CHOICES_MAX = 25
_CHOICE_MAX = 100
_VENUE_MAX = 40
_NAME_MAX = 100
_DOT = " · "
# What Discord lets through, so that a whole address fits.
TYPED_MAX = 500

Typed = app_commands.Range[str, 1, TYPED_MAX]


class Choosing:
    """What a command that takes a paper offers while somebody types."""

    @suggests
    async def any_paper(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Papers that may be meant."""
        hits = await interaction.client.services.papers.suggest(actor_of(interaction), typed)
        return offer_papers((hit.id, _name(hit.title, hit.venue, hit.year)) for hit in hits)


def offer_papers(papers: Iterable[tuple[int, str]]) -> list[app_commands.Choice[str]]:
    """Papers by their ids and in one line each, as many as Discord shows."""
    shown = islice(papers, _CHOICES_MAX)
    return [app_commands.Choice(name=cut(name, _CHOICE_MAX), value=paper_value(paper_id)) for paper_id, name in shown]


def _name(title: str, venue: str, year: int | None) -> str:
    origin = f"{cut(venue, _VENUE_MAX)} {year or ''}".strip()
    room = _NAME_MAX - len(origin) - len(_DOT)
    return f"{cut(title, room)}{_DOT}{origin}" if origin else title
