"""One announcement for an organizer to look at: what the database, and what Discord knows of it."""

from __future__ import annotations

from bot.domain.announcements_course import AnnouncementAct, CannotNow
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.letters import Posted
from cogs.announcements.cards import Desk, desk_card
from cogs.announcements.letters import post_card
from cogs.announcements.places import count_readers, find_place


async def find_desk(interaction: Interaction, announcement_id: int) -> Desk:
    """All of an announcement. Raises OnlyOrganizersMay, NoSuchAnnouncement."""
    actor = actor_of(interaction)
    found = await interaction.client.services.announcements.show(actor, announcement_id)
    posted = Posted(actor.guild_id, interaction.guild.name if interaction.guild else "", found.facts)
    return Desk(
        found=found,
        place=await find_place(interaction, found.aim),
        readers=await count_readers(interaction, found.aim),
        post=post_card(posted, public_words_for(interaction)),
    )


async def show_desk(interaction: Interaction, announcement_id: int) -> Card:
    """The announcement's card with all that can be done with it."""
    return desk_card(await find_desk(interaction, announcement_id), words_for(interaction))


async def find_desk_for(interaction: Interaction, announcement_id: int, act: AnnouncementAct) -> Desk:
    """The same, where this can be done with it now. Raises CannotNow as well."""
    desk = await find_desk(interaction, announcement_id)
    if act not in desk.found.can:
        raise CannotNow(desk.found.name, act, desk.found.state)
    return desk
