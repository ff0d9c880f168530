"""/remind"""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands
from discord.ext import commands

from bot.bell import Bell
from bot.services.reminders import Reminders
from bot.services.reminders_choices import Offer, RemindersChoices
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.errors import suggests
from cogs._shared.replies import reply
from cogs._shared.texts import Words, described
from cogs.reminders import cards
from cogs.reminders.views import show_list

_TICK = "reminders"
_EXAMPLES = ("daily", "weekdays", "weekly", "monthly", "hours")

Typed = app_commands.Range[str, 1, 100]
Text = app_commands.Range[str, 1, 200]


class RemindersCog(
    commands.GroupCog, name="reminders", group_name="remind", group_description=described("reminders-description")
):
    """What a person can be reminded of."""

    def __init__(self, reminders: Reminders, choices: RemindersChoices, bell: Bell) -> None:
        super().__init__()
        self._reminders = reminders
        self._choices = choices
        self._bell = bell

    async def cog_load(self) -> None:
        """Make due on every ring of the bell what is to go out."""
        self._bell.add(_TICK, self._reminders.go_round)

    async def cog_unload(self) -> None:
        """Make nothing due any more."""
        self._bell.remove(_TICK)

    @suggests
    async def any_time(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """What was typed so far, as the times that it can mean."""
        every = getattr(interaction.namespace, "every", None)
        return _choices(await self._choices.when(actor_of(interaction), typed, every))

    @suggests
    async def any_pace(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """What was typed, or examples, with the next times."""
        examples = _list_examples(words_for(interaction))
        return _choices(await self._choices.every(actor_of(interaction), typed, examples))

    @suggests
    async def own(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The person's own reminders."""
        return _choices(await self._choices.own(actor_of(interaction), typed))

    @app_commands.command(name="set", description=described("reminders-set-description"))
    @app_commands.describe(
        when=described("reminders-set-when-description"),
        text=described("reminders-set-text-description"),
        every=described("reminders-set-every-description"),
    )
    @app_commands.autocomplete(when=any_time, every=any_pace)
    async def set(self, interaction: Interaction, when: Typed, text: Text, every: Typed | None = None) -> None:
        """Remind the person by direct message."""

        async def card() -> Card:
            actor = actor_of(interaction)
            reminder = await self._reminders.set(actor, when=when, text=text, every=every)
            return cards.set_card(reminder, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="list", description=described("reminders-list-description"))
    async def list_own(self, interaction: Interaction) -> None:
        """Show the person's reminders."""
        await reply(interaction, show_list(interaction, actor_of(interaction), page=0))

    @app_commands.command(name="cancel", description=described("reminders-cancel-description"))
    @app_commands.describe(reminder=described("reminders-cancel-reminder-description"))
    @app_commands.autocomplete(reminder=own)
    async def cancel(self, interaction: Interaction, reminder: Text) -> None:
        """Cancel one of them."""

        async def card() -> Card:
            text = await self._reminders.cancel(actor_of(interaction), reminder)
            return Card().text(words_for(interaction)("reminders-cancelled", text=text))

        await reply(interaction, card())


def _choices(offers: Iterable[Offer]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=offer.label, value=offer.value) for offer in offers]


def _list_examples(words: Words) -> tuple[str, ...]:
    return tuple(str(words(f"reminders-every-{pace}")) for pace in _EXAMPLES)
