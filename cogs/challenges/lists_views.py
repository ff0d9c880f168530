"""The teams behind the numbers of the organizers' board."""

from __future__ import annotations

import discord

from bot.services.challenges_lists import TeamFilter, TeamList, TeamStand
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.dialogs import turn
from cogs._shared.errors import ControlOutdated
from cogs._shared.escape import cut
from cogs._shared.replies import update
from cogs._shared.texts import Words

_PAGE_SIZE = 10
_TITLE_MAX = 60
# Of these an announcement can be for all at once.
_WRITTEN_TO = frozenset({TeamFilter.NO_CLAIM, TeamFilter.SILENT})


class ListButton(PersistentButton, form="challenges:teams:{page}:{wanted:text}"):
    """Shows the teams that stand so."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show them in the place of the board, or of another list."""
        try:
            wanted = TeamFilter(self.parts["wanted"])
        except ValueError:
            raise ControlOutdated from None

        async def card() -> Card:
            lists = interaction.client.services.challenges_lists
            page = self.number("page")
            found = await lists.list_teams(actor_of(interaction), wanted, page=page, page_size=_PAGE_SIZE)
            return list_card(found, words_for(interaction))

        await update(interaction, card())


def filter_buttons(wanted: TeamFilter | None, words: Words) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    """One button for each way that teams can stand, but for what is shown."""
    return [
        button(words("challenges-button-teams", wanted=each), f"challenges:teams:0:{each}")
        for each in TeamFilter
        if each is not wanted
    ]


def list_card(found: TeamList, words: Words) -> Card:
    """One page of teams, with what can be done about them."""
    card = Card().heading(
        words("challenges-teams-heading", wanted=found.wanted, count=found.count, days=found.silent_days)
    )
    lines = [_describe(team, words) for team in found.teams]
    card.lines(lines or [words("challenges-teams-none")], rest=lambda left: words("shared-more", count=left))
    if found.wanted in _WRITTEN_TO and found.count:
        value = found.silent_days if found.wanted is TeamFilter.SILENT else 0
        label = words("challenges-button-write", to=found.wanted)
        style = discord.ButtonStyle.primary
        card.buttons(button(label, f"announcements:begin:{found.wanted}:{value}", style=style))
    page, pages = found.page, found.pages
    if pages > 1:
        turn(
            card,
            label=words("shared-page", page=page + 1, pages=pages),
            back=button(words("shared-back"), _page_id(found, page - 1)) if page else None,
            forth=button(words("shared-forth"), _page_id(found, page + 1)) if page + 1 < pages else None,
        )
    board = button(words("challenges-button-board"), "challenges:board", style=discord.ButtonStyle.primary)
    return card.buttons(board, *filter_buttons(found.wanted, words))


def _describe(team: TeamStand, words: Words) -> str:
    papers = tuple(
        words("challenges-teams-paper", paper=cut(paper, _TITLE_MAX), state=state) for paper, state in team.work
    )
    return words(
        "challenges-teams-line",
        team=team.name,
        papers=papers,
        holds=len(papers),
        at=team.signed_at,
        missed=team.missed,
        behind=len(team.missed),
    )


def _page_id(found: TeamList, page: int) -> str:
    return f"challenges:teams:{page}:{found.wanted}"


CONTROLS: tuple[type[PersistentButton], ...] = (ListButton,)
