import asyncio
import csv
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.config import Config
from bot.domain.papers import read_row
from bot.errors import StartupError
from bot.import_papers import import_papers, open_list
from bot.services.papers_import import NAMESAKES_SHOWN, NumberedRow, PapersImport
from db.audit import AuditEntry
from db.challenges import Edition, Guild
from db.engine import Database
from db.papers import EditionPaper, Paper, PaperName
from tests.kit.clock import FixedClock
from tests.papers.world import GUILD, NOW, a_name, a_paper, an_edition, build

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the lists of real papers are not beside the checkout")

LIST = """\
venue,title,arxiv_id,doi,year,authors,remark
NeurIPS,GANSpace: Discovering Interpretable GAN Controls,2004.02546,,2020,Erik Härkönen <e@example.org>,x
ICML,Interpretations are useful,1909.13584,10.48550/arXiv.1909.13584,2020,"Laura Rieger; Bin Yu",
,A paper without names,,,,,
"""


@pytest.fixture
def config(database_url: str) -> Config:
    return Config.model_validate({"database": {"url": database_url}})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


async def run_import(
    file: Path, config: Config, *, challenge: str | None = None, server: int | None = None, dry_run: bool = False
) -> int:
    """The command, in a thread of its own: it brings its own event loop."""
    return await asyncio.to_thread(
        import_papers, file, challenge=challenge, server=server, dry_run=dry_run, config=config
    )


def read_report(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command printed, without log lines such as that on an old SQLite."""
    return [line for line in capsys.readouterr().out.splitlines() if "[warning" not in line]


async def read_catalogue(database: Database) -> dict[str, list[str]]:
    """The names of every paper, by title."""
    async with database.reading() as session:
        rows = await session.execute(
            select(Paper.title, PaperName.name).outerjoin(PaperName).order_by(Paper.id, PaperName.name)
        )
    catalogue: dict[str, list[str]] = {}
    for title, name in rows:
        catalogue.setdefault(title, []).extend([name] if name else [])
    return catalogue


async def count(database: Database, table: type) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_list_is_imported_once(
    database: Database, config: Config, file: Path, capsys: pytest.CaptureFixture[str]
):
    file.write_text(LIST, encoding="utf-8")
    expected = {
        "GANSpace: Discovering Interpretable GAN Controls": ["arxiv:2004.02546"],
        "Interpretations are useful": ["arxiv:1909.13584"],
        "A paper without names": [],
    }

    assert await run_import(file, config) == 0
    assert read_report(capsys) == ["columns not used: remark", "added: 3, already there: 0, refused: 0"]
    assert await read_catalogue(database) == expected
    assert await run_import(file, config) == 0
    assert read_report(capsys) == ["columns not used: remark", "added: 0, already there: 3, refused: 0"]
    assert await read_catalogue(database) == expected
    assert await count(database, AuditEntry) == 0
    async with database.reading() as session:
        assert await session.scalar(select(Paper.authors).where(Paper.id == 1)) == "Erik Härkönen"


async def test_refused_rows_are_named_and_the_others_taken(
    database: Database, config: Config, file: Path, capsys: pytest.CaptureFixture[str]
):
    file.write_text(
        "title,year,arxiv_id\nFirst,2020,\n,2020,\n\nThird,MMXX,\nFourth,,1234.12345\nFifth, 2020,,comma\nSixth,,\n",
        encoding="utf-8",
    )

    assert await run_import(file, config) == 0

    assert read_report(capsys) == [
        "row 3 refused: it has no title",
        "row 5 refused: its year is not a year from 1800 to 2099",
        "row 6 refused: its arxiv_id is not an arXiv id",
        "row 7 refused: it has more fields than the header; put fields with commas in quotes",
        "added: 2, already there: 0, refused: 4",
    ]
    assert list(await read_catalogue(database)) == ["First", "Sixth"]


async def test_paper_gets_the_names_that_it_lacked(database: Database, config: Config, file: Path):
    file.write_text("title,arxiv_id,doi\nOne,2004.02546,\nOne again,2004.02546,10.1000/x\nOne,,10.1000/X\n")

    await run_import(file, config)

    assert await read_catalogue(database) == {"One": ["arxiv:2004.02546", "doi:10.1000/x"]}
    file.write_text("title,doi,openreview_id\nWhatever,10.1000/x,BtZVD2f7n0F\n")
    await run_import(file, config)
    assert await read_catalogue(database) == {"One": ["arxiv:2004.02546", "doi:10.1000/x", "openreview:BtZVD2f7n0F"]}


async def test_papers_with_names_are_not_merged_by_their_title(database: Database, config: Config, file: Path):
    file.write_text("title,year,doi\nEditorial,2020,10.1000/a\nEditorial,2020,10.1000/b\n")

    await run_import(file, config)

    assert await count(database, Paper) == 2


async def test_paper_with_the_title_of_another_one_is_kept_and_told(
    database: Database, config: Config, file: Path, capsys: pytest.CaptureFixture[str]
):
    papers = (a_paper(50, "Listed before", year=2020), a_paper(51, "Nameless", year=2020))
    await build(database, *papers, a_name(50, "doi:10.1000/x"), a_name(50, "arxiv:2004.02546"))
    file.write_text(
        "year,doi,title\n2020,10.1000/z,LISTED: before\n2020,10.1000/x,Listed before\n2021,10.1000/y,Listed before\n"
        "2020,10.1000/a,Nameless\n2020,,Nameless\n,10.1000/b,Editorial\n,10.1000/c,Editorial\n"
    )

    for _ in range(2):
        await run_import(file, config)

    assert read_report(capsys) == [
        "row 2: the catalogue has a paper of this title under other names (arxiv:2004.02546); both are kept",
        "row 5: the catalogue has a paper of this title without identifiers; both are kept",
        "row 8: the catalogue has a paper of this title under other names (doi:10.1000/b); both are kept",
        "added: 5, already there: 2, refused: 0",
        "added: 0, already there: 7, refused: 0",
    ]


async def test_first_of_many_namesakes_are_named(config: Config, file: Path, capsys: pytest.CaptureFixture[str]):
    file.write_text("title,doi\n" + "".join(f"Editorial,10.1000/{n}\n" for n in range(620)))

    await run_import(file, config)

    named = [line.partition(":")[0] for line in read_report(capsys)]
    assert named[:-2] == [f"row {n}" for n in range(3, 3 + NAMESAKES_SHOWN)]
    assert named[-2] == f"and {619 - NAMESAKES_SHOWN} more rows whose title another paper has; all are kept"


@pytest.mark.parametrize("batches", ["one", "two"])
async def test_row_without_names_is_known_by_title_and_year(database: Database, batches: str):
    rows = [("The Title", "2020"), ("the  title!", "2020"), ("The Title", ""), ("the title", ""), ("The Title", "2021")]
    numbered = [(n, read_row({"title": title, "year": year})) for n, (title, year) in enumerate(rows)]
    parts = [numbered] if batches == "one" else [[row] for row in numbered]

    done = await PapersImport(database, FixedClock(NOW)).add(in_turn(*parts))

    assert (done.added, done.known) == (3, 2)


@pytest.mark.parametrize("batches", ["one", "two"])
async def test_row_that_names_two_papers_is_refused(database: Database, batches: str):
    dois = [("10.1000/a", ""), ("", "2004.02546"), ("10.1000/a", "2004.02546")]
    numbered = [(n, read_row({"title": "T", "doi": doi, "arxiv_id": arxiv})) for n, (doi, arxiv) in enumerate(dois)]
    parts = [numbered] if batches == "one" else [[row] for row in numbered]

    done = await PapersImport(database, FixedClock(NOW)).add(in_turn(*parts))

    assert (done.added, [(row.number, row.reason) for row in done.refused]) == (2, [(2, "names-of-two-papers")])


async def test_dry_run_says_the_same_and_keeps_nothing(
    database: Database, config: Config, file: Path, capsys: pytest.CaptureFixture[str]
):
    file.write_text(LIST, encoding="utf-8")
    await build(database, an_edition())

    assert await run_import(file, config, challenge="fall-2021", dry_run=True) == 0

    assert "added: 3, already there: 0, refused: 0\n" in capsys.readouterr().out
    assert [await count(database, table) for table in (Paper, PaperName, EditionPaper, AuditEntry)] == [0, 0, 0, 0]


async def test_list_of_an_edition_holds_new_and_known_papers(database: Database, config: Config, file: Path):
    await build(database, an_edition(), a_paper(50, "A paper without names"), a_paper(51, "Not on the list"))
    file.write_text(LIST, encoding="utf-8")

    for _ in range(2):
        await run_import(file, config, challenge="fall-2021")

    async with database.reading() as session:
        listed = await session.scalars(
            select(Paper.title).join(EditionPaper).where(EditionPaper.edition_id == 1).order_by(Paper.title_key)
        )
        edition = await session.get_one(Edition, 1)
        entries = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    assert list(listed) == [
        "A paper without names",
        "GANSpace: Discovering Interpretable GAN Controls",
        "Interpretations are useful",
    ]
    assert edition.has_paper_list
    assert [(entry.guild_id, entry.actor_id, entry.tag, entry.facts) for entry in entries] == [
        (GUILD, None, "papers:import", {"edition": "fall-2021", "added": 2, "known": 1, "refused": 0}),
        (GUILD, None, "papers:import", {"edition": "fall-2021", "added": 0, "known": 3, "refused": 0}),
    ]


async def test_list_without_a_single_paper_leaves_the_edition_alone(database: Database, config: Config, file: Path):
    await build(database, an_edition())
    file.write_text("title,year\n,2020\n")

    await run_import(file, config, challenge="fall-2021")

    async with database.reading() as session:
        assert not (await session.get_one(Edition, 1)).has_paper_list


async def test_edition_that_is_not_clear_is_asked_for(database: Database, config: Config, file: Path):
    await build(database, an_edition(), Guild(id=77, joined_at=NOW), an_edition(2, guild_id=77))
    file.write_text(LIST, encoding="utf-8")

    with pytest.raises(StartupError, match="no edition with the key spring"):
        await run_import(file, config, challenge="spring")
    with pytest.raises(StartupError, match="Add --server with one of: 10, 77"):
        await run_import(file, config, challenge="fall-2021")
    with pytest.raises(StartupError, match="on the server 5"):
        await run_import(file, config, challenge="fall-2021", server=5)
    with pytest.raises(StartupError, match="--server goes with --challenge"):
        await run_import(file, config, server=77)
    assert await count(database, Paper) == 0

    assert await run_import(file, config, challenge="fall-2021", server=77) == 0
    async with database.reading() as session:
        assert list(await session.scalars(select(EditionPaper.edition_id).distinct())) == [2]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"title,year\n", "has no rows"),
        (b"name,year\nx,2020\n", "no column `title`; its columns are: name, year"),
        (b"title;year\nx;2020\n", "separated by commas"),
        (b"title,Title\nx,y\n", "the column `title` twice"),
        ("title\nHärkönen\n".encode("latin-1"), r"not in UTF-8 \(near line"),
        ("title\nx\n".encode("utf-16"), "not in UTF-8"),
        (b'title\nfine\n"never closed\n', "not well-formed CSV"),
        (b"title\n" + b"x" * 200_000 + b"\n", "not well-formed CSV"),
    ],
)
async def test_file_that_is_no_list_is_refused_whole(
    database: Database, config: Config, file: Path, content: bytes, sentence: str
):
    file.write_bytes(content)

    with pytest.raises(StartupError, match=sentence):
        await run_import(file, config)

    assert await count(database, Paper) == 0


async def test_fault_behind_the_first_batch_undoes_everything(database: Database, config: Config, file: Path):
    file.write_bytes(b"title\n" + b"".join(b"paper %d\n" % n for n in range(20_000)) + b"\xff\n")

    with pytest.raises(StartupError, match="not in UTF-8"):
        await run_import(file, config)

    assert await count(database, Paper) == 0


async def test_file_that_is_not_there_is_said(config: Config, file: Path):
    with pytest.raises(StartupError, match="cannot be read: No such file"):
        await run_import(file, config)
    with pytest.raises(StartupError, match="cannot be read: Is a directory"):
        await run_import(file.parent, config)


async def test_byte_order_mark_and_any_order_and_case_of_columns_are_read(
    database: Database, config: Config, file: Path
):
    file.write_text("Year, TITLE ,arxiv_id\r\n2020,One,2004.02546\r\n", encoding="utf-8-sig")

    await run_import(file, config)

    assert await read_catalogue(database) == {"One": ["arxiv:2004.02546"]}


async def test_cancelled_import_keeps_nothing(database: Database):
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def batches():
        yield [(2, read_row({"title": "First"}))]
        reached.set()
        await go_on.wait()
        yield [(3, read_row({"title": "Second"}))]

    task = asyncio.create_task(PapersImport(database, FixedClock(NOW)).add(batches()))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()

    # The next write waits for the one before it.
    await PapersImport(database, FixedClock(NOW)).add(in_turn([(2, read_row({"title": "Third"}))]))
    assert await read_catalogue(database) == {"Third": []}


@needs_shared
async def test_real_lists_are_imported_whole(database: Database, config: Config, capsys: pytest.CaptureFixture[str]):
    for name in ("candidate_papers.csv", "papers_with_arxiv_ids.csv", "reproduced_papers.csv"):
        await run_import(SHARED / name, config)
    report = read_report(capsys)
    first = [line for line in report if line.startswith("added")]
    stored = await count(database, Paper)
    for name in ("candidate_papers.csv", "papers_with_arxiv_ids.csv", "reproduced_papers.csv"):
        await run_import(SHARED / name, config)
    second = [line for line in capsys.readouterr().out.splitlines() if line.startswith("added")]

    assert first[0] == "added: 2835, already there: 1, refused: 0"
    assert first[1] == "added: 50, already there: 0, refused: 0"
    assert [line.partition(",")[0] for line in second] == ["added: 0"] * 3
    told = [line.partition(":")[0] for line in report if line.endswith("both are kept")]
    assert told == ["row 3", "row 48", "row 62", "row 81", "row 82"]
    assert await count(database, Paper) == stored
    with (SHARED / "candidate_papers.csv").open(encoding="utf-8", newline="") as rows:
        titles = {row["title"] for row in csv.DictReader(rows)}
    assert titles <= (await read_catalogue(database)).keys()


def in_turn(*parts: Sequence[NumberedRow]):
    async def batches():
        for part in parts:
            yield part

    return batches()


async def test_batch_is_done_before_the_next_is_read(database: Database):
    seen: list[str] = []

    async def batches():
        for start in range(0, 30, 10):
            seen.append(f"read from {start}")
            yield [(number, read_row({"title": f"paper {number}"})) for number in range(start, start + 10)]

    await PapersImport(database, FixedClock(NOW)).add(batches(), on_progress=lambda rows: seen.append(f"{rows} done"))

    assert seen == ["read from 0", "10 done", "read from 10", "10 done", "read from 20", "10 done"]


async def test_file_is_read_as_it_is_needed(file: Path):
    file.write_text("title\n" + "a paper with a title of some length\n" * 50_000, encoding="utf-8")

    with open_list(file) as papers:
        batches = papers.batches()
        first = await anext(batches)
        read = papers.position
        rest = [len(rows) async for rows in batches]

    assert (len(first), sum(rest), max(rest)) == (500, 49_500, 500)
    assert read < file.stat().st_size / 10


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_import_into_a_database_that_another_program_holds_says_so(database_url: str, file: Path, tmp_path: Path):
    file.write_text(LIST, encoding="utf-8")
    environment = {**os.environ, "REPROBOT_DATABASE__URL": database_url, "REPROBOT_LOG__LEVEL": "error"}
    with closing(sqlite3.connect(tmp_path / "reprobot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "import-papers", str(file)), env=environment, stderr=asyncio.subprocess.PIPE
        )
        _, complaint = await process.communicate()

    assert (process.returncode, complaint.decode()) == (
        1,
        f"reprobot: The database {tmp_path / 'reprobot.db'} is in use by another program: stop it and start again.\n",
    )
