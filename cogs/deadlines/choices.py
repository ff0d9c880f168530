"""Deadlines and dates as autocomplete offers them."""

from __future__ import annotations

from discord import app_commands

from bot.domain.deadlines import Asks, NotAShift, Shift, is_shift, read_shift, write_shift
from bot.domain.moments import echo, write_at
from bot.services.deadlines import deadline_value
from bot.services.teams import team_value
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.errors import suggests
from cogs._shared.escape import cut
from cogs._shared.texts import described

ALL = "deadlines:all"
_SHIFTS = ("+1d", "+3d", "+7d", "+14d")
_CHOICES_MAX = 25
_CHOICE_MAX = 100

Typed = app_commands.Range[str, 1, 100]
ASKS = [app_commands.Choice(name=described(f"deadlines-asks-{asks}"), value=asks.value) for asks in Asks]
KINDS = [app_commands.Choice(name=described(f"deadlines-kind-{kind}"), value=kind) for kind in ("soft", "hard")]


class Choosing:
    """What a command that takes a deadline or a date offers while somebody types."""

    @suggests
    async def deadline(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Deadlines whose name holds what was typed, with their dates."""
        return await _offer_deadlines(interaction, typed)

    @suggests
    async def when(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """What was typed, as it is understood, in every zone that matters here."""
        when = await interaction.client.services.deadlines_schedule.complete_when(actor_of(interaction), typed)
        return [
            app_commands.Choice(name=cut(echo(moment, *when.zones), _CHOICE_MAX), value=moment.words)
            for moment in when.moments
        ]

    @suggests
    async def move_to(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The same, and by how much the chosen deadline or all of them move."""
        if not is_shift(typed) and interaction.namespace.deadline != ALL:
            return await Choosing.when(self, interaction, typed)
        try:
            shifts = {typed: read_shift(typed)} if typed.strip() else {each: read_shift(each) for each in _SHIFTS}
        except NotAShift:
            return []
        words = words_for(interaction)
        return [
            app_commands.Choice(
                name=str(words("deadlines-shift", direction=_direction(by), span=write_shift(by))), value=value
            )
            for value, by in shifts.items()
        ]

    @suggests
    async def plan(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Other editions of the server that have deadlines."""
        plans = await interaction.client.services.deadlines_schedule.list_plans(actor_of(interaction))
        wanted = typed.casefold()
        return [
            app_commands.Choice(name=cut(name, _CHOICE_MAX), value=key)
            for key, name in plans
            if wanted in name.casefold()
        ][:_CHOICES_MAX]

    @suggests
    async def team(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Teams whose name begins so."""
        hits = await interaction.client.services.teams.suggest(actor_of(interaction), typed)
        return [app_commands.Choice(name=cut(hit.name, _CHOICE_MAX), value=team_value(hit.id)) for hit in hits]

    @suggests
    async def target(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Deadlines, and all of those that are still to come."""
        offered = await _offer_deadlines(interaction, typed)
        every = app_commands.Choice(name=str(words_for(interaction)("deadlines-all")), value=ALL)
        return [every, *offered][:_CHOICES_MAX] if len(offered) > 1 else offered


async def _offer_deadlines(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    hits = await interaction.client.services.deadlines.suggest(actor_of(interaction), typed)
    return [
        app_commands.Choice(
            name=cut(f"{hit.name} · {write_at(hit.due_at, hit.zone)}", _CHOICE_MAX), value=deadline_value(hit.id)
        )
        for hit in hits
    ]


def _direction(by: Shift) -> str:
    return "earlier" if by.is_earlier else "later"
