"""The command `reprobot import-papers`: a CSV file of papers into the catalogue."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from bot.clock import SystemClock
from bot.config import Config
from bot.domain.papers import RefusalReason
from bot.errors import StartupError
from bot.services.papers_import import ImportedPapers, PapersImport
from bot.services.papers_list import ListFault, ListRefused, PaperList
from db.engine import Database
from db.schema import upgrade

_REASONS = {
    RefusalReason.NO_TITLE: "it has no title",
    RefusalReason.TITLE_TOO_LONG: "its title is longer than 500 characters",
    RefusalReason.BAD_YEAR: "its year is not a year from 1800 to 2099",
    RefusalReason.BAD_ARXIV_ID: "its arxiv_id is not an arXiv id",
    RefusalReason.BAD_DOI: "its doi is not a DOI",
    RefusalReason.BAD_OPENREVIEW_ID: "its openreview_id is not an OpenReview id",
    RefusalReason.BAD_URL: "its address is not one that begins with http:// or https://",
    RefusalReason.TOO_MANY_FIELDS: "it has more fields than the header; put fields with commas in quotes",
    RefusalReason.NAMES_OF_TWO_PAPERS: "its identifiers belong to two different papers of the catalogue",
}


@dataclass(frozen=True, slots=True)
class _Where:
    """From which file, and onto whose list."""

    file: Path
    challenge: str | None
    server: int | None


def import_papers(file: Path, *, challenge: str | None, server: int | None, dry_run: bool, config: Config) -> int:
    """Import `file` and print a report; the exit code. 0 also when rows were refused: each is in the report.

    Raises StartupError when the file cannot be read as a list of papers, or the edition is not clear.
    """
    if challenge is None and server is not None:
        raise StartupError("--server goes with --challenge: it says which server's edition is meant.")
    with open_list(file) as papers:
        where = _Where(file, challenge, server)
        done = asyncio.run(_import(papers, where, dry_run=dry_run, config=config))
    if not done.added + done.known + len(done.refused):
        raise StartupError(f"{file} has no rows below its first line, so there is nothing to import.")
    _print_report(papers, done, challenge=challenge, dry_run=dry_run)
    return 0


@contextmanager
def open_list(file: Path) -> Generator[PaperList]:
    """The list in `file`, its header read. Raises StartupError."""
    try:
        stream = file.open("rb")
    except OSError as error:
        raise StartupError(f"{file} cannot be read: {error.strerror}. Check the name and who may read it.") from error
    with stream:
        try:
            yield PaperList(stream)
        except ListRefused as refusal:
            raise StartupError(_explain(file, refusal)) from refusal


def _explain(file: Path, refusal: ListRefused) -> str:
    line, detail = refusal.line, refusal.detail
    match refusal.fault:
        case ListFault.EMPTY:
            return f"{file} is empty. It needs a first line with the names of its columns."
        case ListFault.NO_TITLE:
            return (
                f"{file} has no column `title`; its columns are: {detail}. "
                "Name the columns in the first line, separated by commas."
            )
        case ListFault.DOUBLED:
            return f"{file} has the column `{detail}` twice. Remove or rename one."
        case ListFault.NOT_UTF8:
            return f"{file} is not in UTF-8 (near line {line}). Save it as CSV in UTF-8."
        case ListFault.NOT_CSV:
            return f"{file} is not well-formed CSV (line {line}): {detail}. Check the quotes there."


async def _import(papers: PaperList, where: _Where, *, dry_run: bool, config: Config) -> ImportedPapers:
    await upgrade(config.database.url, backup_dir=config.database.backup_dir)
    async with Database.open(config.database.url) as database:
        service = PapersImport(database, SystemClock())
        edition_id = None if where.challenge is None else await _find_edition(service, where.challenge, where.server)
        with _progress() as progress:
            bar = progress.add_task(where.file.name, total=where.file.stat().st_size)
            return await service.add(
                papers.batches(),
                edition_id=edition_id,
                dry_run=dry_run,
                on_progress=lambda rows: progress.update(bar, completed=papers.position),
            )


async def _find_edition(service: PapersImport, key: str, server: int | None) -> int:
    fitting = [found for found in await service.list_editions(key) if server in (None, found.guild_id)]
    if not fitting:
        where = "" if server is None else f" on the server {server}"
        raise StartupError(f"There is no edition with the key {key}{where}. A new server's edition is called default.")
    if len(fitting) > 1:
        servers = ", ".join(str(found.guild_id) for found in fitting)
        raise StartupError(f"Several servers have an edition {key}. Add --server with one of: {servers}")
    return fitting[0].id


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _print_report(papers: PaperList, done: ImportedPapers, *, challenge: str | None, dry_run: bool) -> None:
    # markup and highlight off: file names and columns are somebody else's text.
    say = Console(markup=False, highlight=False, soft_wrap=True).print
    for row in done.refused:
        say(f"row {row.number} refused: {_REASONS[row.reason]}")
    for row in done.first_namesakes:
        how = "without identifiers" if row.name is None else f"under other names ({row.name})"
        say(f"row {row.number}: the catalogue has a paper of this title {how}; both are kept")
    if done.namesakes > len(done.first_namesakes):
        say(f"and {done.namesakes - len(done.first_namesakes)} more rows whose title another paper has; all are kept")
    if papers.ignored:
        say(f"columns not used: {', '.join(papers.ignored)}")
    say(f"added: {done.added}, already there: {done.known}, refused: {len(done.refused)}")
    if challenge is not None:
        say(f"on the list of {challenge}: {done.added + done.known} of these")
    if dry_run:
        say("This was a trial: nothing was kept.")
