"""The catalogue: papers, the names they are known by, and the lists of editions."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text, func, insert, select, text, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key

# Compared byte by byte on both databases, so that a range of one prefix can be read from a plain index.
_Plain = Text().with_variant(Text(collation="C"), "postgresql")


class Paper(Base):
    """A published work. Facts only: no abstract, no addresses."""

    __tablename__ = "papers"
    # The index answers "begins with", in the order of titles; full-text search stands in db/papers_search.py.
    __table_args__ = (Index(None, "year"), Index(None, "title_key", "id"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    title_key: Mapped[str] = mapped_column(_Plain)  # domain.papers.title_key: suggests, never decides
    authors: Mapped[str] = mapped_column(Text)  # names, separated by "; "
    venue: Mapped[str] = mapped_column(Text)
    year: Mapped[int | None] = mapped_column(SmallInteger)
    url: Mapped[str | None] = mapped_column(Text)
    added_at: Mapped[datetime]
    is_verified: Mapped[bool] = mapped_column(server_default=true())  # false: as somebody typed it, no source was asked


class PaperName(Base):
    """One canonical name of a paper, such as `arxiv:2004.02546`. Two names of one paper are two rows."""

    __tablename__ = "paper_names"

    name: Mapped[str] = mapped_column(String(512), primary_key=True)
    paper_id: Mapped[int] = mapped_column(Key, ForeignKey("papers.id"), index=True)


class EditionPaper(Base):
    """A paper that stands on an edition's own list."""

    __tablename__ = "edition_papers"
    __table_args__ = (Index(None, "paper_id"),)

    edition_id: Mapped[int] = mapped_column(Key, ForeignKey("editions.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(Key, ForeignKey("papers.id"), primary_key=True)


async def find_paper(session: AsyncSession, paper_id: int) -> Paper | None:
    """The paper with this id, if there is one."""
    return await session.get(Paper, paper_id)


async def list_paper_names(session: AsyncSession, paper_id: int) -> list[str]:
    """The canonical names of the paper, sorted."""
    names = select(PaperName.name).where(PaperName.paper_id == paper_id).order_by(PaperName.name)
    return list(await session.scalars(names))


async def find_by_names(session: AsyncSession, names: Collection[str]) -> dict[str, int]:
    """The ids of papers by those of `names` that the catalogue knows."""
    rows = await session.execute(select(PaperName.name, PaperName.paper_id).where(PaperName.name.in_(names)))
    return {name: paper_id for name, paper_id in rows}  # noqa: C416 - rows are not quite tuples to the type checker


async def find_by_titles(session: AsyncSession, keys: Collection[str]) -> list[tuple[str, int | None, int]]:
    """Title key, year and id of every paper with one of these title keys, oldest first."""
    query = select(Paper.title_key, Paper.year, Paper.id).where(Paper.title_key.in_(keys)).order_by(Paper.id)
    return [(key, year, paper_id) for key, year, paper_id in await session.execute(query)]


async def find_oldest_by_titles(
    session: AsyncSession, keys: Collection[str]
) -> list[tuple[str, int | None, int, str | None]]:
    """For each title key and year that papers have: the id of the oldest such paper, and its first name if any."""
    oldest = (
        select(Paper.title_key, Paper.year, func.min(Paper.id).label("id"))
        .where(Paper.title_key.in_(keys))
        .group_by(Paper.title_key, Paper.year)
        .subquery()
    )
    name = select(func.min(PaperName.name)).where(PaperName.paper_id == oldest.c.id).scalar_subquery()
    rows = await session.execute(select(oldest.c.title_key, oldest.c.year, oldest.c.id, name))
    return [(key, year, paper_id, first) for key, year, paper_id, first in rows]


async def lock_catalogue(session: AsyncSession) -> None:
    """Keep other writers of the catalogue out until the transaction ends; readers and claims go on."""
    # SQLite has one writer at a time anyway.
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("LOCK TABLE papers IN SHARE ROW EXCLUSIVE MODE"))


async def add_papers(session: AsyncSession, papers: Sequence[dict[str, object]]) -> list[int]:
    """Add papers, each given by its columns; their ids in the same order."""
    if not papers:
        return []
    added = insert(Paper).returning(Paper.id, sort_by_parameter_order=True)
    return list(await session.scalars(added, papers))


async def add_names(session: AsyncSession, names: Sequence[tuple[str, int]]) -> None:
    """Add names that the catalogue does not know yet, each with the id of its paper."""
    if names:
        await session.execute(insert(PaperName), [{"name": name, "paper_id": paper_id} for name, paper_id in names])


async def list_on_edition(session: AsyncSession, edition_id: int, paper_ids: Collection[int]) -> None:
    """Put papers on an edition's own list; those that stand there stay."""
    listed = select(EditionPaper.paper_id).where(
        EditionPaper.edition_id == edition_id, EditionPaper.paper_id.in_(paper_ids)
    )
    missing = set(paper_ids) - set(await session.scalars(listed))
    if missing:
        rows = [{"edition_id": edition_id, "paper_id": paper_id} for paper_id in sorted(missing)]
        await session.execute(insert(EditionPaper), rows)
