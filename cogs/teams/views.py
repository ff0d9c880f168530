"""The buttons and forms of teams."""

from __future__ import annotations

from discord import ui

from bot.services.teams import Teams, team_value
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.teams import cards
from cogs.teams.cards import PAGE_SIZE

__all__ = ["CONTROLS", "PAGE_SIZE", "ask_to_join", "show_list", "show_team"]


async def show_list(teams: Teams, interaction: Interaction, *, page: int, page_size: int) -> Card:
    """One page of the teams."""
    found = await teams.list_page(actor_of(interaction), page=page, page_size=page_size)
    return cards.list_card(found, words_for(interaction))


async def show_team(interaction: Interaction, typed: str | None) -> Card:
    """One team."""
    actor = actor_of(interaction)
    team = await interaction.client.services.teams.show(actor, typed)
    return cards.team_card(team, actor.guild_id, words_for(interaction))


async def ask_to_join(interaction: Interaction, typed: str) -> Card:
    """Ask a team's lead to be let in."""
    actor = actor_of(interaction)
    asked = await interaction.client.services.requests.ask(actor, typed)
    return cards.requested_card(asked, actor.guild_id, words_for(interaction))


class CreateForm(Form):
    """Asks for the name of a new team."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("teams-form-title"))
        self.name: ui.TextInput[CreateForm] = ui.TextInput(max_length=32, min_length=2)
        label = ui.Label(text=words("teams-form-name"), description=words("teams-form-name-hint"), component=self.name)
        self.add_item(label)

    async def submitted(self, interaction: Interaction) -> None:
        """Form the team."""

        async def card() -> Card:
            teams = interaction.client.services.teams
            team = await teams.create(actor_of(interaction), self.name.value, channel_id=interaction.channel_id)
            return cards.created_card(team, words_for(interaction))

        await reply(interaction, card())


class CreateButton(PersistentButton, form="teams:create"):
    """Opens the form for a new team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await CreateForm(words_for(interaction)).open(interaction)


class ShowButton(PersistentButton, form="teams:show:{team_id}"):
    """Shows a team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the team's card."""

        async def card() -> Card:
            return await show_team(interaction, team_value(self.number("team_id")))

        await reply(interaction, card())


class JoinButton(PersistentButton, form="teams:join:{team_id}"):
    """Asks a team's lead to be let in."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask, and say until when the answer is waited for."""
        await reply(interaction, ask_to_join(interaction, team_value(self.number("team_id"))))


class ListButton(PersistentButton, form="teams:list:{page}"):
    """Opens the list of teams."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with this page of the list."""
        teams = interaction.client.services.teams
        await reply(interaction, show_list(teams, interaction, page=self.number("page"), page_size=PAGE_SIZE))


class TurnButton(PersistentButton, form="teams:turn:{page}"):
    """Turns the list of teams."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of the one shown."""
        teams = interaction.client.services.teams
        await update(interaction, show_list(teams, interaction, page=self.number("page"), page_size=PAGE_SIZE))


class LeaveButton(PersistentButton, form="teams:leave"):
    """Asks what leaving would mean."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the question."""

        async def card() -> Card:
            leaving = await interaction.client.services.teams.leaving(actor_of(interaction))
            return cards.leave_dialog(leaving, words_for(interaction))

        await reply(interaction, card())


class LeaveYesButton(PersistentButton, form="teams:leave-yes:{asked}"):
    """Leaves the team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Leave, and say so in the place of the question."""

        async def card() -> Card:
            left = await interaction.client.services.teams.leave(actor_of(interaction), asked=self.number("asked"))
            return cards.left_card(left, words_for(interaction))

        await update(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(CreateButton, ShowButton, JoinButton, ListButton, TurnButton),
    *(LeaveButton, LeaveYesButton),
)
