"""The command `reprobot import-papers`: a CSV file of papers into the catalogue."""

import asyncio
import csv
from collections.abc import AsyncIterator, Generator, Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from bot.clock import SystemClock
from bot.config import Config
from bot.domain.papers import COLUMNS, NewPaper, Refusal, RefusalReason, read_row
from bot.errors import StartupError
from bot.services.papers_import import ImportedPapers, NumberedRow, PapersImport
from db.engine import Database
from db.schema import upgrade

_BATCH = 500  # rows
_FIRST_ROW = 2  # as a spreadsheet numbers them: the first is the header

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


def import_papers(file: Path, *, challenge: str | None, server: int | None, dry_run: bool, config: Config) -> int:
    """Import `file` and print a report; the exit code. 0 also when rows were refused: each is in the report.

    Raises StartupError when the file cannot be read as a list of papers, or the edition is not clear.
    """
    if challenge is None and server is not None:
        raise StartupError("--server goes with --challenge: it says which server's edition is meant.")
    with open_list(file) as papers:
        done = asyncio.run(_import(papers, challenge=challenge, server=server, dry_run=dry_run, config=config))
    if not done.added + done.known + len(done.refused):
        raise StartupError(f"{file} has no rows below its first line, so there is nothing to import.")
    _print_report(papers, done, challenge=challenge, dry_run=dry_run)
    return 0


class PaperList:
    """A CSV file of papers that is read as it goes. Raises StartupError where it is not one."""

    def __init__(self, file: Path, stream: BufferedReader) -> None:
        self.file = file
        self._stream = stream
        # "-sig": spreadsheets put a byte order mark in front.
        self._rows = csv.reader(TextIOWrapper(stream, encoding="utf-8-sig", newline=""), strict=True)
        self.columns = self._read_header()
        self.ignored = [column for column in self.columns if column and column not in COLUMNS]
        self._numbered: Iterator[tuple[int, list[str]]] = enumerate(self._rows, start=_FIRST_ROW)

    @property
    def position(self) -> int:
        """How many bytes were read so far."""
        return self._stream.tell()

    async def batches(self) -> AsyncIterator[Sequence[NumberedRow]]:
        """The rows, some hundred at a time, so that a list of any length fits into memory."""
        while rows := await asyncio.to_thread(self._read_batch):
            yield rows

    def _read_batch(self) -> Sequence[NumberedRow]:
        with self._naming_faults():
            filled = ((number, fields) for number, fields in self._numbered if "".join(fields).strip())
            return [(number, self._read_row(fields)) for number, fields in islice(filled, _BATCH)]

    def _read_row(self, fields: Sequence[str]) -> NewPaper | Refusal:
        if any(map(str.strip, fields[len(self.columns) :])):
            return Refusal(RefusalReason.TOO_MANY_FIELDS)
        return read_row(dict(zip(self.columns, fields, strict=False)))

    def _read_header(self) -> list[str]:
        with self._naming_faults():
            header = next(self._rows, list[str]())
        columns = [column.strip().lower() for column in header]
        if not any(columns):
            raise StartupError(f"{self.file} is empty. It needs a first line with the names of its columns.")
        if "title" not in columns:
            raise StartupError(
                f"{self.file} has no column `title`; its columns are: {', '.join(columns)}. "
                "Name the columns in the first line, separated by commas."
            )
        doubled = sorted({column for column in columns if column in COLUMNS and columns.count(column) > 1})
        if doubled:
            raise StartupError(f"{self.file} has the column `{doubled[0]}` twice. Remove or rename one.")
        return columns

    @contextmanager
    def _naming_faults(self) -> Generator[None]:
        try:
            yield
        except UnicodeDecodeError as error:
            raise StartupError(
                f"{self.file} is not in UTF-8 (near line {self._rows.line_num + 1}). Save it as CSV in UTF-8."
            ) from error
        except csv.Error as error:
            raise StartupError(
                f"{self.file} is not well-formed CSV (line {self._rows.line_num}): {error}. Check the quotes there."
            ) from error


@contextmanager
def open_list(file: Path) -> Generator[PaperList]:
    """The list in `file`, its header read. Raises StartupError."""
    try:
        stream = file.open("rb")
    except OSError as error:
        raise StartupError(f"{file} cannot be read: {error.strerror}. Check the name and who may read it.") from error
    with stream:
        yield PaperList(file, stream)


async def _import(
    papers: PaperList, *, challenge: str | None, server: int | None, dry_run: bool, config: Config
) -> ImportedPapers:
    await upgrade(config.database.url, backup_dir=config.database.backup_dir)
    async with Database.open(config.database.url) as database:
        service = PapersImport(database, SystemClock())
        edition_id = None if challenge is None else await _find_edition(service, challenge, server)
        with _progress() as progress:
            bar = progress.add_task(papers.file.name, total=papers.file.stat().st_size)
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
