"""The buttons and forms of teams."""

from __future__ import annotations

from discord import ui

from bot.domain.teams import InvitationOver
from bot.services.teams import Teams, team_value
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.teams import cards
from cogs.teams.cards import PAGE_SIZE

__all__ = ["CONTROLS", "PAGE_SIZE", "show_list"]


async def show_list(teams: Teams, interaction: Interaction, *, page: int, page_size: int) -> Card:
    """One page of the teams."""
    found = await teams.list_page(actor_of(interaction), page=page, page_size=page_size)
    return cards.list_card(found, words_for(interaction))


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
            team = await interaction.client.services.teams.create(actor_of(interaction), self.name.value)
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
            value = team_value(self.number("team_id"))
            team = await interaction.client.services.teams.show(actor_of(interaction), value)
            return cards.team_card(team, words_for(interaction))

        await reply(interaction, card())


class JoinButton(PersistentButton, form="teams:join:{team_id}"):
    """Puts the person into a team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Take a free seat, and answer with the team's card."""

        async def card() -> Card:
            value = team_value(self.number("team_id"))
            team = await interaction.client.services.teams.join(actor_of(interaction), value)
            return cards.joined_card(team, words_for(interaction))

        await reply(interaction, card())


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


class AcceptButton(PersistentButton, form="teams:accept:{invitation_id}"):
    """Accepts an invitation; the invitation in the channel says so."""

    async def pressed(self, interaction: Interaction) -> None:
        """Take the free seat."""
        await update(interaction, _answer(interaction, self.number("invitation_id"), accepts=True))


class DeclineButton(PersistentButton, form="teams:decline:{invitation_id}"):
    """Declines an invitation; the invitation in the channel says so."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say no."""
        await update(interaction, _answer(interaction, self.number("invitation_id"), accepts=False))


async def _answer(interaction: Interaction, invitation_id: int, *, accepts: bool) -> Card:
    invitations, words = interaction.client.services.invitations, public_words_for(interaction)
    try:
        if accepts:
            team = (await invitations.accept(actor_of(interaction), invitation_id)).name
        else:
            team = await invitations.decline(actor_of(interaction), invitation_id)
    except InvitationOver:
        return cards.closed_card(words)
    return cards.answered_card(team, interaction.user.id, words, accepted=accepts)


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(CreateButton, ShowButton, JoinButton, ListButton, TurnButton),
    *(LeaveButton, LeaveYesButton, AcceptButton, DeclineButton),
)
