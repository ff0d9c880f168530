"""What people press and fill in to dispute a link, and organizers to decide."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.domain.repositories_disputes import REASON_MAX, Decision
from bot.services.repositories import OtherLink
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.errors import ControlOutdated
from cogs._shared.escape import cut
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.repositories import dispute_cards as cards

_OFFERED = 3
_TEAM_MAX = 40


def dispute_buttons(others: Sequence[OtherLink], words: Words) -> list[PersistentButton]:
    """One for each of the first links of other teams that nobody disputed so far."""
    disputable = [other for other in others if other.may_dispute][:_OFFERED]
    return [
        DisputeButton(words("repositories-button-dispute", team=cut(other.team, _TEAM_MAX)), link_id=other.link_id)
        for other in disputable
    ]


async def show_disputes(interaction: Interaction, page: int) -> Card:
    """One page of the disputes that wait."""
    actor, disputes = actor_of(interaction), interaction.client.services.repositories_disputes
    found = await disputes.list_open(actor, page=page, page_size=cards.PAGE_SIZE)
    return cards.disputes_card(found, actor.guild_id, words_for(interaction))


class DisputeForm(Form):
    """Asks why the repository is not the team's."""

    def __init__(self, words: Words, link_id: int) -> None:
        super().__init__(words("repositories-form-dispute-title"))
        self._link_id = link_id
        self.reason: ui.TextInput[DisputeForm] = ui.TextInput(max_length=REASON_MAX, style=discord.TextStyle.paragraph)
        label, hint = words("repositories-form-dispute-label"), words("repositories-form-dispute-hint")
        self.add_item(ui.Label(text=label, description=hint, component=self.reason))

    async def submitted(self, interaction: Interaction) -> None:
        """Dispute it, and say what comes next."""

        async def card() -> Card:
            disputes = interaction.client.services.repositories_disputes
            disputed = await disputes.dispute(actor_of(interaction), self._link_id, self.reason.value)
            name, words = disputed.name.path, words_for(interaction)
            return Card().text(words("repositories-dispute-sent", repository=name, team=disputed.team))

        await reply(interaction, card())


class DisputeButton(PersistentButton, form="repositories:dispute:{link_id}"):
    """Says that a repository is not the team's."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask why."""
        await DisputeForm(words_for(interaction), self.number("link_id")).open(interaction)


class DisputesButton(PersistentButton, form="repositories:disputes:{page}"):
    """Turns the list of disputes, or comes back to it."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of what was there."""
        await update(interaction, show_disputes(interaction, self.number("page")))


class DecideButton(PersistentButton, form="repositories:decide:{guild_id}:{link_id}:{decision:text}"):
    """Decides of a disputed link."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the question."""
        decision, actor = self._read_decision(), self.actor(interaction)

        async def card() -> Card:
            disputes = interaction.client.services.repositories_disputes
            decided = await disputes.decide(actor, self.number("link_id"), decision)
            is_private = interaction.message is not None and interaction.message.flags.ephemeral
            words = words_for(interaction) if is_private else public_words_for(interaction)
            return cards.decided_card(decided, interaction.user.id, actor.guild_id, words, is_private=is_private)

        await update(interaction, card())

    def _read_decision(self) -> Decision:
        for decision in (Decision.STAYS, Decision.TAKEN_AWAY):
            if self.parts["decision"] == decision.value:
                return decision
        raise ControlOutdated()


CONTROLS: tuple[type[PersistentButton], ...] = (DisputeButton, DisputesButton, DecideButton)
