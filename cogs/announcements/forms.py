"""The forms for announcements. What is refused can be put right: the answer keeps what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.domain.announcements import BODY_MAX, TITLE_MAX, VARIABLES, Aim, Audience
from bot.domain.announcements_course import ChangedMeanwhile
from bot.errors import UserError
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton, button
from cogs._shared.errors import ControlOutdated
from cogs._shared.escape import Markup
from cogs._shared.replies import reply
from cogs._shared.texts import Words
from cogs.announcements.desks import find_desk, show_desk

_LONG = discord.TextStyle.paragraph
_TIME_MAX = 100
_FENCE = "```"
_BROKEN_FENCE = "`\u200b`\u200b`"


class KeepingForm(Form):
    """Asks for texts and shows the announcement; a refusal gives back what was typed, with a button to go on from it.

    A subclass adds its fields with `ask` and writes `act`.
    """

    def __init__(self, title: str, *, again: str) -> None:
        super().__init__(title)
        self._again = again
        self._fields: list[ui.TextInput[KeepingForm]] = []

    def ask(
        self,
        words: Words,
        what: str,
        default: str,
        *,
        longest: int,
        style: discord.TextStyle,
        required: bool,
        **values: object,
    ) -> ui.TextInput[KeepingForm]:
        """Add a field with what stands there now."""
        field: ui.TextInput[KeepingForm] = ui.TextInput(
            max_length=longest, required=required, default=default or None, style=style
        )
        label, hint = words(f"announcements-form-{what}"), words(f"announcements-form-{what}-hint", **values)
        self.add_item(ui.Label(text=label, description=hint, component=field))
        self._fields.append(field)
        return field

    async def submitted(self, interaction: Interaction) -> None:
        """Do it, and show the announcement."""

        async def card() -> Card:
            try:
                return await show_desk(interaction, await self.act(interaction))
            except UserError as refusal:
                words = words_for(interaction)
                refused = Card().text(words(refusal.code, **refusal.values))
                for field in self._fields:
                    refused.text(_fence(field.value))
                return refused.buttons(button(words("announcements-button-again"), self.again_after(refusal)))

        await reply(interaction, card())

    def again_after(self, refusal: UserError) -> str:
        """The custom id of the button that goes on after this refusal."""
        return self._again

    async def act(self, interaction: Interaction) -> int:
        """What is done with what was typed; gives the announcement's id."""
        raise NotImplementedError


class DraftForm(KeepingForm):
    """Asks for the text of a new announcement."""

    def __init__(self, words: Words, aim: Aim, title: str = "", body: str = "") -> None:
        again = f"announcements:draft-again:{aim.audience}:{aim.value or 0}:{aim.channel_id or 0}:{int(aim.crosspost)}"
        super().__init__(words("announcements-form-draft"), again=again)
        self._aim = aim
        self.title_field, self.body_field = _ask_text(self, words, title, body)

    async def act(self, interaction: Interaction) -> int:
        """Keep the draft."""
        announcements = interaction.client.services.announcements
        return await announcements.draft(
            actor_of(interaction), self.title_field.value, self.body_field.value, self._aim
        )


class EditForm(KeepingForm):
    """Asks for another text than this version's."""

    def __init__(self, words: Words, announcement_id: int, version: int, title: str, body: str) -> None:
        again = f"announcements:edit-again:{announcement_id}:{version}"
        super().__init__(words("announcements-form-edit"), again=again)
        self._id, self._version = announcement_id, version
        self.title_field, self.body_field = _ask_text(self, words, title, body)

    def again_after(self, refusal: UserError) -> str:
        """Who was told of somebody else's change can put their text in its place."""
        if isinstance(refusal, ChangedMeanwhile):
            return f"announcements:edit-again:{self._id}:{refusal.version}"
        return super().again_after(refusal)

    async def act(self, interaction: Interaction) -> int:
        """Change the text."""
        desk = await find_desk(interaction, self._id)
        await interaction.client.services.announcements.edit(
            actor_of(interaction),
            self._id,
            self.title_field.value,
            self.body_field.value,
            version=self._version,
            place=desk.place,
        )
        return self._id


class TimeForm(KeepingForm):
    """Asks when an announcement goes out."""

    def __init__(self, words: Words, announcement_id: int, when: str = "", every: str = "") -> None:
        super().__init__(words("announcements-form-time"), again=f"announcements:time-again:{announcement_id}")
        self._id = announcement_id
        short = discord.TextStyle.short
        self.when = self.ask(words, "when", when, longest=_TIME_MAX, style=short, required=False)
        self.every = self.ask(words, "every", every, longest=_TIME_MAX, style=short, required=False)

    async def act(self, interaction: Interaction) -> int:
        """Plan it."""
        await plan(interaction, self._id, when=self.when.value, every=self.every.value)
        return self._id


async def plan(interaction: Interaction, announcement_id: int, *, when: str, every: str) -> None:
    """Plan an announcement. Raises what `AnnouncementsSending.schedule` raises."""
    desk = await find_desk(interaction, announcement_id)
    await interaction.client.services.announcements_sending.schedule(
        actor_of(interaction), announcement_id, when=when, every=every, place=desk.place
    )


class BeginButton(PersistentButton, form="announcements:begin:{audience:text}:{value}"):
    """Opens the form for an announcement to those whom another feature names, such as the organizers' board."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form, empty."""
        try:
            audience = Audience(str(self.parts["audience"]))
        except ValueError:
            raise ControlOutdated from None
        await DraftForm(words_for(interaction), Aim(audience, self.number("value") or None)).open(interaction)


class DraftAgainButton(
    PersistentButton, form="announcements:draft-again:{audience:text}:{value}:{channel_id}:{crosspost}"
):
    """Opens the form for a new announcement with the text that was refused."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        try:
            audience = Audience(str(self.parts["audience"]))
        except ValueError:
            raise ControlOutdated from None
        value, channel_id = self.number("value") or None, self.number("channel_id") or None
        aim = Aim(audience, value, channel_id, crosspost=bool(self.number("crosspost")))
        await DraftForm(words_for(interaction), aim, *_typed_in(interaction)).open(interaction)


class EditAgainButton(PersistentButton, form="announcements:edit-again:{announcement_id}:{version}"):
    """Opens the form for another text with the one that was refused."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        number, version = self.number("announcement_id"), self.number("version")
        await EditForm(words_for(interaction), number, version, *_typed_in(interaction)).open(interaction)


class TimeAgainButton(PersistentButton, form="announcements:time-again:{announcement_id}"):
    """Opens the form for the time with what was refused."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        number = self.number("announcement_id")
        await TimeForm(words_for(interaction), number, *_typed_in(interaction)).open(interaction)


def _ask_text(
    form: KeepingForm, words: Words, title: str, body: str
) -> tuple[ui.TextInput[KeepingForm], ui.TextInput[KeepingForm]]:
    known = Markup(" ".join(f"{{{name}}}" for name in VARIABLES))
    short = discord.TextStyle.short
    return (
        form.ask(words, "title", title, longest=TITLE_MAX, style=short, required=False),
        form.ask(words, "body", body, longest=BODY_MAX, style=_LONG, required=True, known=known),
    )


def _fence(typed: str) -> str:
    """What was typed, letter for letter."""
    return f"{_FENCE}\n{typed.replace(_FENCE, _BROKEN_FENCE)}\n{_FENCE}"


def _typed_in(interaction: Interaction) -> tuple[str, str]:
    """The two texts that the message above the button keeps. Raises ControlOutdated where it keeps none."""
    assert interaction.message is not None, "a button stands under a message"
    shown = [text for text in _list_texts(interaction.message.components) if text.startswith(_FENCE)]
    if len(shown) != 2:
        raise ControlOutdated
    first, second = (
        text.removeprefix(f"{_FENCE}\n").removesuffix(f"\n{_FENCE}").replace(_BROKEN_FENCE, _FENCE) for text in shown
    )
    return first, second


def _list_texts(components: Any) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _list_texts(getattr(component, "children", []))


CONTROLS: tuple[type[PersistentButton], ...] = (BeginButton, DraftAgainButton, EditAgainButton, TimeAgainButton)
