"""/start and /challenge"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.services.challenges import Challenges
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.replies import reply
from cogs._shared.texts import described
from cogs.challenges.board_commands import BoardCommands
from cogs.challenges.cards import start_card
from cogs.challenges.course_commands import CourseCommands
from cogs.challenges.rules_views import show_rules


class ChallengesCog(commands.Cog, name="challenges"):
    """What a person can do with the edition as a whole."""

    def __init__(self, challenges: Challenges) -> None:
        self._challenges = challenges

    @app_commands.command(name="start", description=described("challenges-start-description"))
    async def start(self, interaction: Interaction) -> None:
        """Say in three lines what to do next."""

        async def card() -> Card:
            return start_card(await self._challenges.start(actor_of(interaction)), words_for(interaction))

        await reply(interaction, card())


class ChallengeCog(
    BoardCommands,
    CourseCommands,
    commands.GroupCog,
    name="challenge",
    group_name="challenge",
    group_description=described("challenges-description"),
):
    """What organizers can do with an edition, and everybody can read of it."""

    @app_commands.command(name="rules", description=described("challenges-rules-description"))
    async def rules(self, interaction: Interaction) -> None:
        """Show the rules; organizers can change them."""
        await reply(interaction, show_rules(interaction))
