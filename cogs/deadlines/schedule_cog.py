"""/schedule"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.domain.deadlines import GRACE_MAX_MINUTES, NAME_MAX, REASON_MAX, Asks
from bot.domain.links import LINK_MAX
from bot.services.deadlines_schedule import Details
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.cohort_choices import ChoosingCohorts
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.deadlines.choices import ALL, ASKS, KINDS, Choosing, Typed
from cogs.deadlines.schedule_cards import added_card, copied_card, extended_card, history_card, plan_card
from cogs.deadlines.schedule_views import open_correction

_Reason = app_commands.Range[str, 1, REASON_MAX]
_LADDER_MAX = 100


# Discord offers it to those who may manage the server; whether they may is asked again when they use it.
@app_commands.default_permissions(manage_guild=True)
class ScheduleCog(
    ChoosingCohorts,
    commands.GroupCog,
    name="schedule",
    group_name="schedule",
    group_description=described("deadlines-schedule-description"),
):
    """What organizers can do with the dates of an edition."""

    @app_commands.command(name="add", description=described("deadlines-add-description"))
    @app_commands.describe(
        name=described("deadlines-add-name-description"),
        when=described("deadlines-when-description"),
        asks=described("deadlines-add-asks-description"),
        kind=described("deadlines-add-kind-description"),
        link=described("deadlines-add-link-description"),
        reminders=described("deadlines-add-reminders-description"),
        grace=described("deadlines-add-grace-description"),
        cohort=described("deadlines-add-cohort-description"),
    )
    @app_commands.choices(asks=ASKS, kind=KINDS)
    @app_commands.autocomplete(when=Choosing.when, cohort=ChoosingCohorts.any_cohort)
    async def add(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, NAME_MAX],
        when: Typed,
        asks: str,
        kind: str,
        link: app_commands.Range[str, 1, LINK_MAX] = "",
        reminders: app_commands.Range[str, 1, _LADDER_MAX] = "",
        grace: app_commands.Range[int, 0, GRACE_MAX_MINUTES] = 0,
        cohort: Typed | None = None,
    ) -> None:
        """Add a deadline."""

        async def card() -> Card:
            details = Details(name, kind == "hard", grace, link, reminders)
            schedule = interaction.client.services.deadlines_schedule
            return added_card(
                await schedule.add(actor_of(interaction), details, Asks(asks), when, cohort or ""),
                words_for(interaction),
            )

        await reply(interaction, card())

    @app_commands.command(name="move", description=described("deadlines-move-description"))
    @app_commands.describe(
        deadline=described("deadlines-move-deadline-description"),
        to=described("deadlines-move-to-description"),
        reason=described("deadlines-reason-description"),
    )
    @app_commands.autocomplete(deadline=Choosing.target, to=Choosing.move_to)
    async def move(self, interaction: Interaction, deadline: Typed, to: Typed, reason: _Reason) -> None:
        """Show what moving a date changes, to be agreed to."""

        async def card() -> Card:
            moving, actor = interaction.client.services.deadlines_move, actor_of(interaction)
            if deadline == ALL:
                change = await moving.plan_shift(actor, to, reason)
            else:
                change = await moving.plan_move(actor, deadline, to, reason)
            return plan_card(change, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="extend", description=described("deadlines-extend-description"))
    @app_commands.describe(
        deadline=described("deadlines-deadline-description"),
        team=described("deadlines-extend-team-description"),
        until=described("deadlines-when-description"),
        reason=described("deadlines-extend-reason-description"),
    )
    @app_commands.autocomplete(deadline=Choosing.deadline, team=Choosing.team, until=Choosing.move_to)
    async def extend(
        self, interaction: Interaction, deadline: Typed, team: Typed, until: Typed, reason: _Reason
    ) -> None:
        """Give one team more time."""

        async def card() -> Card:
            moving = interaction.client.services.deadlines_move
            extended = await moving.extend(actor_of(interaction), deadline, team, until, reason)
            return extended_card(extended, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="remove", description=described("deadlines-remove-description"))
    @app_commands.describe(
        deadline=described("deadlines-deadline-description"), reason=described("deadlines-reason-description")
    )
    @app_commands.autocomplete(deadline=Choosing.deadline)
    async def remove(self, interaction: Interaction, deadline: Typed, reason: _Reason) -> None:
        """Show what removing a deadline changes, to be agreed to."""

        async def card() -> Card:
            moving = interaction.client.services.deadlines_move
            change = await moving.plan_removal(actor_of(interaction), deadline, reason)
            return plan_card(change, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="correct", description=described("deadlines-correct-description"))
    @app_commands.describe(deadline=described("deadlines-deadline-description"))
    @app_commands.autocomplete(deadline=Choosing.deadline)
    async def correct(self, interaction: Interaction, deadline: Typed) -> None:
        """Open what a deadline is besides its date."""
        await open_correction(interaction, deadline)

    @app_commands.command(name="copy", description=described("deadlines-copy-description"))
    @app_commands.describe(
        edition=described("deadlines-copy-edition-description"), by=described("deadlines-copy-by-description")
    )
    @app_commands.autocomplete(edition=Choosing.plan)
    async def copy(self, interaction: Interaction, edition: Typed, by: Typed) -> None:
        """Take over the deadlines of another edition."""

        async def card() -> Card:
            schedule = interaction.client.services.deadlines_schedule
            return copied_card(await schedule.copy(actor_of(interaction), edition, by), words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="history", description=described("deadlines-history-description"))
    @app_commands.describe(deadline=described("deadlines-history-deadline-description"))
    @app_commands.autocomplete(deadline=Choosing.deadline)
    async def history(self, interaction: Interaction, deadline: Typed | None = None) -> None:
        """Show what became of the dates."""

        async def card() -> Card:
            moving = interaction.client.services.deadlines_move
            return history_card(await moving.list_history(actor_of(interaction), deadline), words_for(interaction))

        await reply(interaction, card())
