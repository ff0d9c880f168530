"""The buttons under deadlines."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.domain.permissions import Actor
from bot.services.deadlines import DeadlineLine, Mine
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.deadlines.cards import deadline_card, list_card, nothing_next_card


async def show_list(interaction: Interaction, actor: Actor, number: int = 0) -> Card:
    """A page of the deadlines."""
    page = await interaction.client.services.deadlines.show(actor)
    return list_card(page, number, words_for(interaction))


async def show_next(interaction: Interaction, actor: Actor) -> Card:
    """The next deadline for which something is owed, else one that is past and still owed, else the next of all."""
    page = await interaction.client.services.deadlines.show(actor)
    words = words_for(interaction)
    to_come = [line for line in page.lines if not line.is_past]
    owed = [line for line in page.lines if line.mine is Mine.OWED]
    first = sorted(owed, key=lambda line: line.is_past) or to_come
    if not first:
        return nothing_next_card(page, actor.guild_id, words)
    news = None if owed else words("deadlines-nothing-owed")
    return deadline_card(first[0], actor.guild_id, words, news=news)


async def _after(interaction: Interaction, actor: Actor, key: str, act: Awaitable[DeadlineLine]) -> Card:
    line = await act
    words = words_for(interaction)
    return deadline_card(line, actor.guild_id, words, news=words(key, name=line.name))


class ShowButton(PersistentButton, form="deadlines:show:{deadline_id}"):
    """Shows one deadline."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with it."""

        async def card() -> Card:
            actor = actor_of(interaction)
            line = await interaction.client.services.deadlines.get(actor, self.number("deadline_id"))
            return deadline_card(line, actor.guild_id, words_for(interaction))

        await reply(interaction, card())


class TurnButton(PersistentButton, form="deadlines:turn:{page}"):
    """Turns the pages of the list."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show the page in the place of the one before."""
        await update(interaction, show_list(interaction, actor_of(interaction), self.number("page")))


class ListButton(PersistentButton, form="deadlines:list:{guild_id}"):
    """Shows all deadlines. It can stand in direct messages, as the buttons below can."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the list."""
        await reply(interaction, show_list(interaction, self.actor(interaction)))


class DoneButton(PersistentButton, form="deadlines:done:{guild_id}:{deadline_id}:{team_id}"):
    """Says that the team has done what is asked."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and show the deadline."""
        actor = self.actor(interaction)
        act = interaction.client.services.deadlines.mark_done(
            actor, self.number("deadline_id"), team_id=self.number("team_id")
        )
        await reply(interaction, _after(interaction, actor, "deadlines-done", act))


class UndoneButton(PersistentButton, form="deadlines:undone:{guild_id}:{deadline_id}"):
    """Says that it is not done after all."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and show the deadline."""
        actor = self.actor(interaction)
        act = interaction.client.services.deadlines.unmark_done(actor, self.number("deadline_id"))
        await reply(interaction, _after(interaction, actor, "deadlines-undone", act))


class MuteButton(PersistentButton, form="deadlines:mute:{guild_id}:{deadline_id}"):
    """Ends the person's reminders of this deadline."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and show the deadline."""
        actor = self.actor(interaction)
        act = interaction.client.services.deadlines.mute(actor, self.number("deadline_id"))
        await reply(interaction, _after(interaction, actor, "deadlines-muted", act))


class UnmuteButton(PersistentButton, form="deadlines:unmute:{guild_id}:{deadline_id}"):
    """Lets the person be reminded again."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and show the deadline."""
        actor = self.actor(interaction)
        act = interaction.client.services.deadlines.unmute(actor, self.number("deadline_id"))
        await reply(interaction, _after(interaction, actor, "deadlines-unmuted", act))


class SnoozeButton(PersistentButton, form="deadlines:snooze:{guild_id}:{deadline_id}"):
    """Asks for one more reminder, for the person alone."""

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and say when it comes."""

        async def card() -> Card:
            deadlines, words = interaction.client.services.deadlines, words_for(interaction)
            again_at = await deadlines.snooze(self.actor(interaction), self.number("deadline_id"))
            if again_at is None:
                return Card().text(words("deadlines-too-late"))
            return Card().text(words("deadlines-snoozed", at=again_at))

        await reply(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(ShowButton, TurnButton, ListButton, DoneButton, UndoneButton, MuteButton, UnmuteButton, SnoozeButton),
)
