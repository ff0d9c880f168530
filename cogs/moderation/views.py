"""The forms of moderators: what is wanted and why; then what that does, and whether it is meant."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.moderation import ABOUT_CLAIMS, ABOUT_TEAMS, EXTEND_MAX, NOTE_MAX, REASON_MAX, ModerationKind, Order
from bot.domain.moments import read_number
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.errors import ControlOutdated
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.moderation import cards

_PAGE_SIZE = 10
_NAME_MAX, _MOMENT_MAX, _NUMBER_MAX = 100, 60, 3
_FILE_NAME = "audit.csv"
_NAMED = frozenset({ModerationKind.SEAT, ModerationKind.REASSIGN, ModerationKind.RENAME})


async def show_audit(interaction: Interaction, user_id: int, tag: str, page: int) -> Card:
    """One page of what was done."""
    records = interaction.client.services.moderation_records
    shown = await records.list_audit(
        actor_of(interaction), user_id=user_id or None, tag=tag or None, page=page, page_size=_PAGE_SIZE
    )
    return cards.audit_card(shown, user_id, tag, words_for(interaction))


class OrderForm(Form):
    """Asks for what the kind of act needs, and why."""

    def __init__(self, words: Words, kind: ModerationKind, target: int) -> None:
        super().__init__(words("moderation-button-act", kind=kind))
        self._kind, self._target = kind, target
        self.name: ui.TextInput[OrderForm] | None = None
        self.person: ui.UserSelect[OrderForm] | None = None
        if kind in _NAMED or kind in (ModerationKind.EXTEND, ModerationKind.EXCLUDE):
            longest = {ModerationKind.EXTEND: _NUMBER_MAX, ModerationKind.EXCLUDE: _MOMENT_MAX}.get(kind, _NAME_MAX)
            self.name = ui.TextInput(max_length=longest, required=kind is not ModerationKind.EXCLUDE)
            self._add(words, f"name-{kind}", self.name)
        if kind is ModerationKind.LEAD:
            self.person = ui.UserSelect()
            self._add(words, "person", self.person)
        self.reason: ui.TextInput[OrderForm] = ui.TextInput(
            max_length=REASON_MAX, style=discord.TextStyle.paragraph, required=True
        )
        self._add(words, "reason", self.reason)

    async def submitted(self, interaction: Interaction) -> None:
        """Say what that does, and ask."""

        async def card() -> Card:
            moderation, actor = interaction.client.services.moderation, actor_of(interaction)
            planned = await moderation.plan(actor, await self._read(interaction), self.reason.value)
            return cards.planned_card(planned, words_for(interaction))

        await reply(interaction, card())

    async def _read(self, interaction: Interaction) -> Order:
        """What is wanted. Raises NoSuchTeam, NotAMoment, NoSuchZone, AmbiguousMoment."""
        kind, typed = self._kind, self.name.value if self.name else ""
        claim_id = self._target if kind in ABOUT_CLAIMS else None
        team_id = self._target if kind in ABOUT_TEAMS else None
        user_id = self._target if claim_id is None and team_id is None else None
        if kind in (ModerationKind.SEAT, ModerationKind.REASSIGN):
            team_id = await interaction.client.services.moderation_records.find_team(actor_of(interaction), typed)
        if self.person is not None:
            user_id = self.person.values[0].id
        return Order(
            kind,
            user_id=user_id,
            team_id=team_id,
            claim_id=claim_id,
            name=typed if kind is ModerationKind.RENAME else "",
            days=read_number(typed, lowest=1, highest=EXTEND_MAX) if kind is ModerationKind.EXTEND else 0,
            until=interaction.client.services.moderation.read_end(typed) if kind is ModerationKind.EXCLUDE else None,
        )

    def _add(self, words: Words, what: str, component: ui.Item[OrderForm]) -> None:
        label, hint = words(f"moderation-form-{what}"), words(f"moderation-form-{what}-hint")
        self.add_item(ui.Label(text=label, description=hint, component=component))


class NoteForm(Form):
    """Asks for a note."""

    def __init__(self, words: Words, about: str, target: int) -> None:
        super().__init__(words("moderation-button-note"))
        self._about, self._target = about, target
        self.text: ui.TextInput[NoteForm] = ui.TextInput(max_length=NOTE_MAX, style=discord.TextStyle.paragraph)
        self.add_item(
            ui.Label(
                text=words("moderation-form-note"), description=words("moderation-form-note-hint"), component=self.text
            )
        )

    async def submitted(self, interaction: Interaction) -> None:
        """Keep it."""

        async def card() -> Card:
            user_id = self._target if self._about == "person" else None
            team_id = None if self._about == "person" else self._target
            note = interaction.client.services.moderation.note
            await note(actor_of(interaction), self.text.value, user_id=user_id, team_id=team_id)
            return Card().text(words_for(interaction)("moderation-noted"))

        await reply(interaction, card())


class BeginButton(PersistentButton, form="moderation:begin:{target}:{kind:text}"):
    """Opens the form of an act."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        kind = next((each for each in ModerationKind if each.value == self.parts["kind"]), None)
        if kind is None:
            raise ControlOutdated()
        await OrderForm(words_for(interaction), kind, self.number("target")).open(interaction)


class NoteButton(PersistentButton, form="moderation:note:{target}:{about:text}"):
    """Opens the form of a note."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        await NoteForm(words_for(interaction), str(self.parts["about"]), self.number("target")).open(interaction)


class DoButton(PersistentButton, form="moderation:do:{moderation_id}:{asked}"):
    """Carries out an act that was planned."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do it, and say so in the place of the question; ask again where it means something else by now."""

        async def card() -> Card:
            moderation, actor, words = (
                interaction.client.services.moderation,
                actor_of(interaction),
                words_for(interaction),
            )
            number = self.number("moderation_id")
            done = await moderation.carry_out(actor, number, self.number("asked"))
            if done is None:
                return cards.planned_card(await moderation.find(actor, number), words, has_changed=True)
            return cards.done_card(done, words)

        await update(interaction, card())


class UndoButton(PersistentButton, form="moderation:undo:{moderation_id}"):
    """Takes an act back."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it."""

        async def card() -> Card:
            moderation = interaction.client.services.moderation
            undone = await moderation.take_back(actor_of(interaction), self.number("moderation_id"))
            return cards.undone_card(undone, words_for(interaction))

        await reply(interaction, card())


class AuditButton(PersistentButton, form="moderation:audit:{page}:{user_id}:{tag:text}"):
    """Turns the pages of the audit."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show that page in the place of the one that was there."""
        page, user_id = self.number("page"), self.number("user_id")
        await update(interaction, show_audit(interaction, user_id, str(self.parts["tag"]), page))


class ExportAuditButton(PersistentButton, form="moderation:export:{user_id}:{tag:text}"):
    """Gives the audit as a file."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the file."""

        async def card() -> Card:
            user_id, tag = self.number("user_id") or None, str(self.parts["tag"]) or None
            records = interaction.client.services.moderation_records
            content = await records.export_audit(actor_of(interaction), user_id=user_id, tag=tag)
            return Card().text(words_for(interaction)("moderation-audit-exported")).file(_FILE_NAME, content)

        await reply(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(BeginButton, NoteButton, DoButton, UndoButton, AuditButton, ExportAuditButton),
)
