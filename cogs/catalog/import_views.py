"""A whole list of papers: tried first, and taken when somebody says so."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import discord

from bot.services.papers_import import ImportedPapers, NumberedRow
from bot.services.papers_list import PaperList
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.attachments import read_attachment
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton, button
from cogs._shared.errors import ControlOutdated
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words

_SAY_EVERY_S = 2.0
_ROWS_SHOWN = 10
_FILE_NAME = "papers.csv"


async def try_list(interaction: Interaction, attachment: discord.Attachment, *, for_edition: bool) -> None:
    """Answer with what taking this list would do, and the button that does it."""

    async def card() -> Card:
        content = await read_attachment(attachment)
        words = words_for(interaction)
        tried, ignored = await _take(interaction, content, for_edition=for_edition, dry_run=True)
        found = _report(Card().heading(words("catalog-import-trial")), tried, ignored, words)
        if not tried.added + tried.known:
            return found
        # The file stands under the answer, so that it is there when the button is pressed, whatever happened meanwhile.
        found.file(_FILE_NAME, content)
        label = words("catalog-button-import", count=tried.added + tried.known)
        return found.buttons(button(label, f"catalog:import:{int(for_edition)}", style=discord.ButtonStyle.success))

    await reply(interaction, card())


class ImportButton(PersistentButton, form="catalog:import:{for_edition}"):
    """Takes the list that stands under the answer; with 1, for the edition's own list too."""

    async def pressed(self, interaction: Interaction) -> None:
        """Take it, and say what that did."""
        attachments = interaction.message.attachments if interaction.message is not None else []
        if not attachments:
            raise ControlOutdated()

        async def card() -> Card:
            content, words = await read_attachment(attachments[0]), words_for(interaction)
            for_edition = self.number("for_edition") == 1
            done, ignored = await _take(interaction, content, for_edition=for_edition, dry_run=False)
            return _report(Card().heading(words("catalog-import-done")), done, ignored, words)

        await update(interaction, card())


async def _take(
    interaction: Interaction, content: bytes, *, for_edition: bool, dry_run: bool
) -> tuple[ImportedPapers, list[str]]:
    """Take the list, and say from time to time how far that is; what became of it, and columns that are not used."""
    papers, done = PaperList(io.BytesIO(content)), 0
    read = [
        batch async for batch in papers.batches()
    ]  # all of it first: nobody waits for the file within a transaction

    def count(rows: int) -> None:
        nonlocal done
        done += rows

    importing = interaction.client.services.catalog.import_list(
        actor_of(interaction), _hand_on(read), for_edition=for_edition, dry_run=dry_run, on_progress=count
    )
    return await _saying(interaction, importing, lambda: done), papers.ignored


async def _hand_on(batches: Sequence[Sequence[NumberedRow]]) -> AsyncIterator[Sequence[NumberedRow]]:
    for batch in batches:
        yield batch


async def _saying(
    interaction: Interaction, importing: Awaitable[ImportedPapers], count: Callable[[], int]
) -> ImportedPapers:
    task = asyncio.ensure_future(importing)
    try:
        while not (await asyncio.wait({task}, timeout=_SAY_EVERY_S))[0]:
            said = Card().text(words_for(interaction)("catalog-import-progress", rows=count()))
            await interaction.edit_original_response(view=said.view())
        return await task
    finally:
        task.cancel()


def _report(card: Card, done: ImportedPapers, ignored: list[str], words: Words) -> Card:
    card.text(words("catalog-import-counts", added=done.added, known=done.known, refused=len(done.refused)))
    lines = [words("catalog-import-refused", row=row.number, reason=row.reason) for row in done.refused[:_ROWS_SHOWN]]
    lines += [
        words("catalog-import-namesake", row=row.number, name=row.name or "none")
        for row in done.first_namesakes[:_ROWS_SHOWN]
    ]
    more = len(done.refused) + done.namesakes - len(lines)
    if lines:
        card.lines(lines, rest=lambda left: words("shared-more", count=left))
    if more:
        card.small(words("shared-more", count=more))
    if ignored:
        card.small(words("catalog-import-ignored", columns=tuple(ignored)))
    return card
