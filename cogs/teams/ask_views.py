"""The buttons under invitations, requests to join and questions whether to merge; they can stand in direct messages."""

from __future__ import annotations

from bot.domain.asks import InvitationOver
from bot.services.teams import team_value
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.teams import cards


class AcceptButton(PersistentButton, form="teams:accept:{guild_id}:{invitation_id}"):
    """Accepts an invitation; what asked says so."""

    async def pressed(self, interaction: Interaction) -> None:
        """Take the free seat."""
        await update(interaction, _answer(self, interaction, accepts=True))


class DeclineButton(PersistentButton, form="teams:decline:{guild_id}:{invitation_id}"):
    """Declines an invitation; what asked says so."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say no."""
        await update(interaction, _answer(self, interaction, accepts=False))


class UninviteButton(PersistentButton, form="teams:uninvite:{guild_id}:{invitation_id}"):
    """Takes an invitation back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Withdraw it, and say so."""

        async def card() -> Card:
            invitations = interaction.client.services.invitations
            answered = await invitations.withdraw(self.actor(interaction), self.number("invitation_id"))
            invitee = cards.mention(answered.user_id)
            return Card().text(words_for(interaction)("teams-uninvited", invitee=invitee, team=answered.team))

        await reply(interaction, card())


class LetInButton(PersistentButton, form="teams:let-in:{guild_id}:{request_id}"):
    """Lets somebody in who asked."""

    async def pressed(self, interaction: Interaction) -> None:
        """Give them a seat, and say so in the place of the question."""
        await update(interaction, _answer_request(self, interaction, accepts=True))


class TurnAwayButton(PersistentButton, form="teams:turn-away:{guild_id}:{request_id}"):
    """Says no to somebody who asked."""

    async def pressed(self, interaction: Interaction) -> None:
        """Decline, and say so in the place of the question."""
        await update(interaction, _answer_request(self, interaction, accepts=False))


class UnrequestButton(PersistentButton, form="teams:unrequest:{guild_id}:{request_id}"):
    """Takes one's own request back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Withdraw it, and say so."""

        async def card() -> Card:
            requests = interaction.client.services.requests
            answered = await requests.withdraw(self.actor(interaction), self.number("request_id"))
            return Card().text(words_for(interaction)("teams-unrequested", team=answered.team))

        await reply(interaction, card())


class MergeButton(PersistentButton, form="teams:merge:{other_id}"):
    """Asks what merging with another team would mean."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the question."""
        await reply(interaction, ask_merge(interaction, team_value(self.number("other_id"))))


class MergeYesButton(PersistentButton, form="teams:merge-yes:{other_id}"):
    """Asks another team's lead to merge."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask, and say until when the answer is waited for."""

        async def card() -> Card:
            actor = actor_of(interaction)
            asked = await interaction.client.services.merges.ask(actor, self.number("other_id"))
            return cards.merge_asked_card(asked, actor.guild_id, words_for(interaction))

        await update(interaction, card())


class MergeLookButton(PersistentButton, form="teams:merge-look:{guild_id}:{merge_id}"):
    """Shows the lead who is asked what merging would mean."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the question."""

        async def card() -> Card:
            actor, merge_id = self.actor(interaction), self.number("merge_id")
            plan = await interaction.client.services.merges.answering(actor, merge_id)
            yes = f"teams:merge-agree:{actor.guild_id}:{merge_id}:{plan.fingerprint}"
            return cards.merge_dialog(plan, yes, words_for(interaction), agrees=True)

        await reply(interaction, card())


class MergeAgreeButton(PersistentButton, form="teams:merge-agree:{guild_id}:{merge_id}:{asked}"):
    """Lets two teams become one."""

    async def pressed(self, interaction: Interaction) -> None:
        """Merge, and say so in the place of the question."""

        async def card() -> Card:
            merges = interaction.client.services.merges
            actor, merge_id = self.actor(interaction), self.number("merge_id")
            plan = await merges.accept(actor, merge_id, asked=self.number("asked"))
            return cards.merged_card(plan, words_for(interaction))

        await update(interaction, card())


class MergeDeclineButton(PersistentButton, form="teams:merge-decline:{guild_id}:{merge_id}"):
    """Says no to a merge."""

    async def pressed(self, interaction: Interaction) -> None:
        """Decline, and say so in the place of the question."""

        async def card() -> Card:
            team = await interaction.client.services.merges.decline(self.actor(interaction), self.number("merge_id"))
            return Card().text(words_for(interaction)("teams-merge-declined", team=team))

        await update(interaction, card())


class UnmergeButton(PersistentButton, form="teams:unmerge:{guild_id}:{merge_id}"):
    """Takes the question back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Withdraw it, and say so."""

        async def card() -> Card:
            other = await interaction.client.services.merges.withdraw(self.actor(interaction), self.number("merge_id"))
            return Card().text(words_for(interaction)("teams-unmerged", team=other))

        await reply(interaction, card())


async def ask_merge(interaction: Interaction, typed: str) -> Card:
    """The question whether to ask another team to merge."""
    plan = await interaction.client.services.merges.asking(actor_of(interaction), typed)
    return cards.merge_dialog(plan, f"teams:merge-yes:{plan.other_id}", words_for(interaction), agrees=False)


async def _answer(button: PersistentButton, interaction: Interaction, *, accepts: bool) -> Card:
    """Answer an invitation where it stands: in a channel, on a card for this person alone, or in direct messages."""
    invitations, is_public = interaction.client.services.invitations, _is_public(interaction)
    words = public_words_for(interaction) if is_public else words_for(interaction)
    answer = invitations.accept if accepts else invitations.decline
    try:
        answered = await answer(button.actor(interaction), button.number("invitation_id"))
    except InvitationOver:
        return cards.closed_card(words)
    show = cards.answered_card if is_public else cards.own_answer_card
    return show(answered, words, accepted=accepts)


async def _answer_request(button: PersistentButton, interaction: Interaction, *, accepts: bool) -> Card:
    """Answer a request: on the lead's own card, or by a sentence alone where others can read it."""
    services, is_public = interaction.client.services, _is_public(interaction)
    words = public_words_for(interaction) if is_public else words_for(interaction)
    actor, request_id = button.actor(interaction), button.number("request_id")
    answer = services.requests.accept if accepts else services.requests.decline
    news = cards.let_in_words(await answer(actor, request_id), words, accepted=accepts)
    if is_public or interaction.guild_id is None:
        return Card().text(news)
    return cards.team_card(await services.teams.show(actor, None), actor.guild_id, words, news=news)


def _is_public(interaction: Interaction) -> bool:
    message = interaction.message
    return interaction.guild_id is not None and not (message is not None and message.flags.ephemeral)


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(AcceptButton, DeclineButton, UninviteButton, LetInButton, TurnAwayButton, UnrequestButton),
    *(MergeButton, MergeYesButton, MergeLookButton, MergeAgreeButton, MergeDeclineButton, UnmergeButton),
)
