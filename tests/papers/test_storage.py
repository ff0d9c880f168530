import random
from typing import Any

import pytest
from sqlalchemy import event, insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.papers import search_words, title_key
from db.engine import Database
from db.papers import Paper, PaperName, find_by_names, find_by_titles
from db.papers_offered import FoundPaper, Wanted, find_papers, suggest_papers
from tests.papers.world import NOW, a_claim, a_listing, a_name, a_paper, a_team, an_edition, build

MANY = 5000


async def suggested(database: Database, typed: str, *, limit: int = 25, **edition: Any) -> list[str]:
    async with database.reading() as session:
        found = await suggest_papers(
            session, an_edition(**edition), key=title_key(typed), words=search_words(typed), limit=limit
        )
    return [paper.title for paper in found]


async def build_catalogue(database: Database) -> None:
    await build(
        database,
        an_edition(),
        a_paper(1, "GANSpace: Discovering Interpretable GAN Controls", authors="Erik Härkönen; Aaron Hertzmann"),
        a_paper(2, "Interpretations are useful", authors="Laura Rieger; Bin Yu", venue="ICML", year=2020),
        a_paper(3, "When Does Self-supervision Improve Few-shot Learning?", venue="ECCV", year=2020),
        a_paper(4, "A/B testing of v0.5 on arxiv.org_pages", authors="D\u2019Arcy O'Neil"),
        a_paper(5, "生成对抗网络综述"),
    )


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("gansp", ["GANSpace: Discovering Interpretable GAN Controls"]),
        ("controls gan", ["GANSpace: Discovering Interpretable GAN Controls"]),
        ("harkonen", ["GANSpace: Discovering Interpretable GAN Controls"]),
        ("HÄRK disc", ["GANSpace: Discovering Interpretable GAN Controls"]),
        ("ha\u0308rko\u0308nen", ["GANSpace: Discovering Interpretable GAN Controls"]),
        ("interpret", ["Interpretations are useful", "GANSpace: Discovering Interpretable GAN Controls"]),
        ("icml rieger", ["Interpretations are useful"]),
        ("supervision shot", ["When Does Self-supervision Improve Few-shot Learning?"]),
        ("few-shot", ["When Does Self-supervision Improve Few-shot Learning?"]),
        ("testing b", ["A/B testing of v0.5 on arxiv.org_pages"]),
        ("org pages 5", ["A/B testing of v0.5 on arxiv.org_pages"]),
        ("arcy neil", ["A/B testing of v0.5 on arxiv.org_pages"]),
        ("生成", ["生成对抗网络综述"]),
        ("ganspace rieger", []),
        ("upervision", []),
    ],
)
async def test_words_are_found_alike_on_both_databases(database: Database, typed: str, titles: list[str]):
    await build_catalogue(database)

    assert await suggested(database, typed) == titles


async def test_text_that_is_an_operator_of_a_search_language_is_only_text(database: Database):
    await build_catalogue(database)
    odd = [
        '" OR 1=1 --',
        "gan* OR x",
        "NEAR(a b)",
        "a AND",
        "NOT",
        "title:gan",
        "{title}: x",
        "^gan",
        "'':*",
        "!x & y|z",
    ]
    odd += [
        "(",
        '"',
        "\\",
        "%",
        "_",
        "\x00",
        "\ud800",
        "\u0301",
        "\u037a",
        "\u202e",
        "综述",
        "𝔤𝔞𝔫",
        "x" * 6000,
        "a " * 3000,
    ]
    chosen = random.Random(7)
    odd += ["".join(chr(chosen.randrange(1, 0x2FFFF)) for _ in range(12)) for _ in range(100)]

    answers = {typed: await suggested(database, typed) for typed in odd}

    assert answers["gan* OR x"] == answers["title:gan"] == answers["x" * 6000] == []
    assert answers["^gan"] == answers["𝔤𝔞𝔫"] == ["GANSpace: Discovering Interpretable GAN Controls"]


async def test_search_follows_changes_of_a_paper(database: Database):
    await build_catalogue(database)

    async def rename(session: AsyncSession) -> None:
        await session.execute(update(Paper).where(Paper.id == 2).values(authors="Nobody Known", venue="COLM"))
        await session.execute(text("DELETE FROM papers WHERE id = 3"))

    await database.write(rename)

    assert await suggested(database, "rieger") == await suggested(database, "eccv") == []
    assert await suggested(database, "known colm") == ["Interpretations are useful"]


async def test_suggestions_end_at_the_limit_and_hold_no_paper_twice(database: Database):
    await build(
        database, an_edition(), *(a_paper(n, f"Graph nets {n:02}") for n in range(1, 31)), a_paper(99, "A graph")
    )

    assert await suggested(database, "graph", limit=5) == [f"Graph nets {n:02}" for n in range(1, 6)]
    assert await suggested(database, "graph", limit=50) == [*(f"Graph nets {n:02}" for n in range(1, 31)), "A graph"]


async def test_prefix_takes_titles_with_any_later_character(database: Database):
    await build(
        database, an_edition(), a_paper(1, "ab\U0003134a"), a_paper(2, "ac"), a_paper(3, "ab𐍈"), a_paper(4, "AB zz")
    )

    assert await suggested(database, "ab") == ["AB zz", "ab𐍈", "ab\U0003134a"]


async def test_edition_with_a_list_offers_only_its_list(database: Database):
    await build_catalogue(database)
    await build(database, a_listing(2), guild=False)

    listed = {"has_paper_list": True}
    assert await suggested(database, "", **listed) == ["Interpretations are useful"]
    assert await suggested(database, "interpret", **listed) == ["Interpretations are useful"]
    assert await suggested(database, "gan", **listed) == []


async def test_nothing_typed_offers_the_free_papers_by_title(database: Database):
    teams = [a_team(n, f"team {n}") for n in (1, 2)]
    papers = [a_paper(1, "b"), a_paper(2, "A"), a_paper(3, "c")]
    claims = [a_claim(1, 1), a_claim(2, 1), a_claim(2, 2, slot=2), a_claim(3, 1, slot=None), a_claim(3, 2, slot=None)]
    await build(database, an_edition(), *teams, *papers, *claims)

    assert await suggested(database, "") == ["b", "c"]
    assert await suggested(database, "", claims_per_paper=None) == ["A", "b", "c"]
    assert await suggested(database, "", claims_per_paper=1) == ["c"]


async def test_search_counts_live_claims_and_keeps_to_its_filters(database: Database):
    await build_catalogue(database)
    await build(
        database, a_team(1, "one"), a_team(2, "two"), a_claim(2, 1), a_claim(2, 2, slot=2), a_claim(3, 1), guild=False
    )

    async def find(words: str = "", **filters: Any) -> list[FoundPaper]:
        wanted = Wanted(search_words(words), **({"venue": None, "year": None, "free_only": False} | filters))
        async with database.reading() as session:
            return await find_papers(session, an_edition(), wanted, offset=0, limit=10)

    useful = FoundPaper(2, "Interpretations are useful", "ICML", 2020, 2, 0)
    when = FoundPaper(3, "When Does Self-supervision Improve Few-shot Learning?", "ECCV", 2020, 1, 0)
    assert await find(year=2020) == [useful, when]
    assert await find(year=2020, free_only=True) == [when]
    assert await find(venue="icml") == [useful]
    assert await find("are", venue="ICML") == [useful]
    assert await find("are", venue="ECCV") == []


async def test_name_belongs_to_one_paper(database: Database):
    await build(database, an_edition(), a_paper(1, "one"), a_paper(2, "two"), a_name(1, "arxiv:2004.02546"))

    async def give_again(session: AsyncSession) -> None:
        await session.execute(insert(PaperName).values(name="arxiv:2004.02546", paper_id=2))

    with pytest.raises(IntegrityError):
        await database.write(give_again)
    async with database.reading() as session:
        assert await find_by_names(session, ["arxiv:2004.02546", "doi:10.1/x"]) == {"arxiv:2004.02546": 1}


async def test_papers_of_one_title_are_both_found(database: Database):
    await build(
        database, an_edition(), a_paper(1, "The Title", year=2020), a_paper(2, "the title!"), a_paper(3, "other")
    )

    async with database.reading() as session:
        assert await find_by_titles(session, ["the title", "none"]) == [("the title", 2020, 1), ("the title", None, 2)]


async def fill(database: Database) -> None:
    """Enough papers that a planner has a reason to choose, the list of an edition, and up-to-date statistics."""

    async def act(session: AsyncSession) -> None:
        titles = [
            f"{word} networks number {n}" for n in range(MANY // 4) for word in ("Graph", "Deep", "Robust", "Fair")
        ]
        rows = [
            {"title": title, "title_key": title_key(title), "authors": f"Author {n}", "venue": "ICLR", "added_at": NOW}
            for n, title in enumerate(titles)
        ]
        await session.execute(insert(Paper), rows)
        await session.execute(text("INSERT INTO edition_papers SELECT 1, id FROM papers WHERE id % 2 = 0"))
        await session.execute(text("ANALYZE"))

    await database.write(act)


async def plans_of_suggestions(database: Database, typed: str, **edition: Any) -> list[list[str]]:
    """How the database reads for each statement that a suggestion takes, one line per step."""
    seen: list[tuple[str, tuple[object, ...]]] = []
    async with database.reading() as session:
        connection = await session.connection()

        def note(
            _connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_rest: object
        ) -> None:
            seen.append((statement, values))

        event.listen(connection.sync_connection, "before_cursor_execute", note)
        words = search_words(typed)
        await suggest_papers(session, an_edition(**edition), key=title_key(typed), words=words, limit=25)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN " if database.dialect == "sqlite" else "EXPLAIN "
        steps = [await connection.exec_driver_sql(explain + statement, values) for statement, values in seen]
        return [[row[-1] for row in step] for step in steps]


@pytest.mark.parametrize("has_paper_list", [False, True])
async def test_no_keystroke_scans_the_papers(database: Database, has_paper_list: bool):
    await build(database, an_edition())
    await fill(database)

    begins, holds = await plans_of_suggestions(database, "number 12", has_paper_list=has_paper_list)

    for plan in (begins, holds):
        assert not [step for step in plan if "Seq Scan on papers" in step or step.startswith("SCAN papers ")]
    if database.dialect == "sqlite":
        assert any("USING INDEX ix_papers_title_key_id (title_key>? AND title_key<?)" in step for step in begins)
        assert any("papers_fts VIRTUAL TABLE INDEX" in step for step in holds)
    else:
        assert any("ix_papers_title_key_id" in step for step in begins)
        assert any("Bitmap Index Scan on ix_papers_words" in step for step in holds)
