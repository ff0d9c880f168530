"""The buttons of announcements."""

from __future__ import annotations

from collections.abc import Awaitable

import discord

from bot.domain.announcements_course import AnnouncementAct, CannotNow
from bot.services.announcements import AnnouncementDesk
from cogs._shared.actor import Interaction, actor_of, public_words_for, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.replies import reply, update
from cogs.announcements import cards
from cogs.announcements.aim_form import AimForm
from cogs.announcements.desks import find_desk, find_desk_for, show_desk
from cogs.announcements.forms import EditForm, TimeForm

_PRIMARY = discord.ButtonStyle.primary


async def show_list(interaction: Interaction, page: int) -> Card:
    """One page of the announcements."""
    announcements = interaction.client.services.announcements
    found = await announcements.list_page(actor_of(interaction), page=page, page_size=cards.PAGE_SIZE)
    return cards.list_card(found, words_for(interaction))


async def ask_send(interaction: Interaction, announcement_id: int) -> Card:
    """Whether to send it now, over its card."""
    desk = await find_desk_for(interaction, announcement_id, AnnouncementAct.SEND)
    key = "ask" if desk.found.wants_approval else "send"
    return cards.question_card(desk, key, words_for(interaction), style=_PRIMARY)


async def ask_stop(interaction: Interaction, announcement_id: int) -> Card:
    """Whether to recall what was sent or, where nothing was, to cancel it."""
    announcements = interaction.client.services.announcements
    found = await announcements.show(actor_of(interaction), announcement_id)
    act = AnnouncementAct.CANCEL if found.sent is None else AnnouncementAct.RECALL
    return await _ask(interaction, announcement_id, act)


async def _ask(interaction: Interaction, announcement_id: int, act: AnnouncementAct) -> Card:
    desk = await find_desk_for(interaction, announcement_id, act)
    is_withdrawal = act is AnnouncementAct.CANCEL and cards.is_withdrawal(desk.found)
    return cards.question_card(desk, "withdraw" if is_withdrawal else act, words_for(interaction))


async def send(interaction: Interaction, announcement_id: int, version: int) -> bool:
    """Send it, or ask for approval; whether it goes out. Raises what `AnnouncementsSending.send` raises."""
    desk = await find_desk(interaction, announcement_id)
    sending = interaction.client.services.announcements_sending
    return await sending.send(actor_of(interaction), announcement_id, version=version, place=desk.place)


async def allow_mention(interaction: Interaction, announcement_id: int, version: int) -> None:
    """Let it notify its role or everyone. Raises what `Announcements.allow_mention` raises."""
    desk = await find_desk(interaction, announcement_id)
    announcements = interaction.client.services.announcements
    await announcements.allow_mention(actor_of(interaction), announcement_id, version=version, place=desk.place)


async def _show_after(interaction: Interaction, announcement_id: int, act: Awaitable[object]) -> Card:
    await act
    return await show_desk(interaction, announcement_id)


class ShowButton(PersistentButton, form="announcements:show:{announcement_id}"):
    """Shows an announcement."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with it."""
        await reply(interaction, show_desk(interaction, self.number("announcement_id")))


class ListButton(PersistentButton, form="announcements:list:{page}"):
    """Turns the list."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of what was there."""
        await update(interaction, show_list(interaction, self.number("page")))


class EditButton(PersistentButton, form="announcements:edit:{announcement_id}"):
    """Opens the text."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is written."""
        await open_edit(interaction, self.number("announcement_id"))


class AimButton(PersistentButton, form="announcements:aim:{announcement_id}"):
    """Opens for whom it is."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is chosen."""
        found = await _find_for(interaction, self.number("announcement_id"), AnnouncementAct.AIM)
        await AimForm(words_for(interaction), found).open(interaction)


class ScheduleButton(PersistentButton, form="announcements:schedule:{announcement_id}"):
    """Opens when it goes out."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is planned."""
        found = await _find_for(interaction, self.number("announcement_id"), AnnouncementAct.SCHEDULE)
        words = found.plan.words if found.plan else ""
        when, every = ("", words) if found.plan and found.plan.is_recurring else (words, "")
        await TimeForm(words_for(interaction), found.id, when, every).open(interaction)


class SendButton(PersistentButton, form="announcements:send:{announcement_id}"):
    """Asks whether to send it."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask in the place of what was there."""
        await update(interaction, ask_send(interaction, self.number("announcement_id")))


class SendYesButton(PersistentButton, form="announcements:send-yes:{announcement_id}:{version}"):
    """Sends what was shown, or lets it wait for approval."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show where it stands."""
        number = self.number("announcement_id")
        await update(interaction, _show_after(interaction, number, send(interaction, number, self.number("version"))))


class MentionButton(PersistentButton, form="announcements:mention:{announcement_id}"):
    """Asks whether to notify so many people."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask in the place of what was there."""

        async def card() -> Card:
            desk = await find_desk_for(interaction, self.number("announcement_id"), AnnouncementAct.AIM)
            return cards.question_card(desk, "mention", words_for(interaction))

        await update(interaction, card())


class MentionYesButton(PersistentButton, form="announcements:mention-yes:{announcement_id}:{version}"):
    """Lets it notify the role, or everyone."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show it."""
        number = self.number("announcement_id")
        act = allow_mention(interaction, number, self.number("version"))
        await update(interaction, _show_after(interaction, number, act))


class HushButton(PersistentButton, form="announcements:hush:{announcement_id}"):
    """Lets it notify nobody."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show it."""
        number = self.number("announcement_id")
        act = interaction.client.services.announcements.forbid_mention(actor_of(interaction), number)
        await update(interaction, _show_after(interaction, number, act))


class ApproveButton(PersistentButton, form="announcements:approve:{announcement_id}:{version}"):
    """Agrees to what another organizer wrote, in the version that was shown."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the question; privately, show the announcement."""
        number, actor = self.number("announcement_id"), actor_of(interaction)

        async def card() -> Card:
            sending = interaction.client.services.announcements_sending
            approved = await sending.approve(actor, number, version=self.number("version"))
            if interaction.message is not None and interaction.message.flags.ephemeral:
                return await show_desk(interaction, number)
            found = await interaction.client.services.announcements.show(actor, number)
            return cards.approved_card(found, approved, actor.user_id, public_words_for(interaction))

        await update(interaction, card())


class CancelButton(PersistentButton, form="announcements:cancel:{announcement_id}"):
    """Asks whether it is not to go out."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask in the place of what was there."""
        await update(interaction, _ask(interaction, self.number("announcement_id"), AnnouncementAct.CANCEL))


class CancelYesButton(PersistentButton, form="announcements:cancel-yes:{announcement_id}"):
    """Lets it not go out."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show it."""
        number = self.number("announcement_id")
        act = interaction.client.services.announcements_sending.cancel(actor_of(interaction), number)
        await update(interaction, _show_after(interaction, number, act))


class RecallButton(PersistentButton, form="announcements:recall:{announcement_id}"):
    """Asks whether to take it away."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask in the place of what was there."""
        await update(interaction, _ask(interaction, self.number("announcement_id"), AnnouncementAct.RECALL))


class RecallYesButton(PersistentButton, form="announcements:recall-yes:{announcement_id}"):
    """Takes it away."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show it."""
        number = self.number("announcement_id")
        act = interaction.client.services.announcements_sending.recall(actor_of(interaction), number)
        await update(interaction, _show_after(interaction, number, act))


async def open_edit(interaction: Interaction, announcement_id: int) -> None:
    """Open the form with what is written. Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow."""
    found = await _find_for(interaction, announcement_id, AnnouncementAct.EDIT)
    await EditForm(words_for(interaction), found.id, found.version, found.title, found.body).open(interaction)


async def _find_for(interaction: Interaction, announcement_id: int, act: AnnouncementAct) -> AnnouncementDesk:
    """The announcement, where this can be done with it; a form has no time to ask Discord of anything."""
    found = await interaction.client.services.announcements.show(actor_of(interaction), announcement_id)
    if act not in found.can:
        raise CannotNow(found.name, act, found.state)
    return found


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(ShowButton, ListButton, EditButton, AimButton, ScheduleButton, SendButton, SendYesButton),
    *(MentionButton, MentionYesButton, HushButton, ApproveButton, CancelButton, CancelYesButton),
    *(RecallButton, RecallYesButton),
)
