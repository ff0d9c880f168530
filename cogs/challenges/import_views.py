"""People and teams from a list: tried first, and put in when somebody says so."""

from __future__ import annotations

import discord

from bot.domain.challenges_import import DONE, read_people
from bot.services.challenges_import import PeopleImported
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.attachments import read_attachment
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.errors import ControlOutdated
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words

_FILE_NAME = "people.csv"


async def try_people(interaction: Interaction, attachment: discord.Attachment) -> None:
    """Answer with what becomes of each row, and the button that does it."""

    async def card() -> Card:
        content, words = await read_attachment(attachment), words_for(interaction)
        tried = await _put_in(interaction, content, dry_run=True)
        found = _report(Card().heading(words("challenges-import-trial", edition=tried.edition)), tried, words)
        if not tried.done:
            return found
        # The file stands under the answer, so that it is there when the button is pressed, whatever happened meanwhile.
        found.file(_FILE_NAME, content)
        label = words("challenges-button-import", count=tried.done)
        return found.buttons(button(label, "challenges:import", style=discord.ButtonStyle.success))

    await reply(interaction, card())


class ImportButton(PersistentButton, form="challenges:import"):
    """Puts the people in that the list under the answer names."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say what became of each row."""
        attachments = interaction.message.attachments if interaction.message is not None else []
        if not attachments:
            raise ControlOutdated()

        async def card() -> Card:
            words = words_for(interaction)
            done = await _put_in(interaction, await read_attachment(attachments[0]), dry_run=False)
            return _report(Card().heading(words("challenges-import-done", edition=done.edition)), done, words)

        await update(interaction, card())


async def _put_in(interaction: Interaction, content: bytes, *, dry_run: bool) -> PeopleImported:
    importing = interaction.client.services.challenges_import
    return await importing.put_in(actor_of(interaction), read_people(content), dry_run=dry_run)


def _report(card: Card, imported: PeopleImported, words: Words) -> Card:
    """Every row; those that cannot be done first."""
    rows = sorted(imported.rows, key=lambda row: (row.outcome in DONE, row.number))
    lines = [words("challenges-import-row", row=row.number, team=row.team, outcome=row.outcome) for row in rows]
    card.text(words("challenges-import-count", done=imported.done, rows=len(rows)))
    return card.lines(lines, rest=lambda left: words("shared-more", count=left))


CONTROLS: tuple[type[PersistentButton], ...] = (ImportButton,)
