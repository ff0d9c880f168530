"""/catalog add, import and merge on a server."""

import pytest
import simcord

from db.engine import Database
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import Server, a_paper, a_server, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)

LIST = b"""title,arxiv_id,year,remark
GANSpace,2004.02546,2020,x
Contextual Decomposition,1909.13584,2020,
Not a year,,20x0,
"""


@pytest.fixture
async def server(database: Database):
    async with a_server(database) as server:
        yield server


async def send(server: Server, olu: simcord.MemberActor, content: bytes, **more: bool) -> simcord.InteractionResult:
    return await olu.slash(server.channel, "catalog import", papers=("list.csv", content), **more)


async def test_list_is_tried_first_and_taken_with_the_button_also_after_a_restart(server: Server):
    olu = an_organizer(server)
    tried = await send(server, olu, LIST, for_edition=True)
    first = answer(tried).text.splitlines()
    before = answer(await olu.slash(server.channel, "paper find"))
    await server.restart()
    done = answer(await press(olu, tried, "Take 2 papers"))
    again = answer(await send(server, olu, LIST))
    after = answer(await olu.slash(server.channel, "paper find"))

    assert first == [
        "### What this list would do",
        "**2** new, **0** there already, **1** not taken.",
        "• Row 4: its year is not one from 1800 to 2099.",
        "-# Columns not used: remark",
    ]
    assert "GANSpace" not in before.text
    assert done.text.splitlines()[:2] == [
        "### The list is in the catalogue",
        "**2** new, **0** there already, **1** not taken.",
    ]
    assert "**0** new, **2** there already" in again.text
    assert "GANSpace" in after.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"name\nx\n", "The file has no column `title`; its columns are: name."),
        (b"title,title\nx,y\n", "The file has the column `title` twice."),
        (b"title\n\xff\n", "The file is not in UTF-8 (near line"),
        (b'title\n"x\n', "The file is not well-formed CSV (line"),
        (b"title\n" + b"x" * 1024 * 1024, "The file is larger than 1,024 KiB."),
        (b"title,year\nx,1066\n", "### What this list would do\n**0** new, **0** there already, **1** not taken."),
    ],
)
async def test_file_that_is_no_list_is_refused_and_says_what_to_do(server: Server, content: bytes, said: str):
    refused = answer(await send(server, an_organizer(server), content))

    assert refused.text.startswith(said)
    assert refused.buttons == {}


async def test_two_papers_become_one_and_two_again_in_chinese(server: Server):
    olu = an_organizer(server, locale="zh-CN")
    await a_paper(server, "GANSpace", "arxiv:2004.02546")
    await a_paper(server, "GAN Space")

    asked = await olu.slash(server.channel, "catalog merge", paper="GAN Space", into="2004.02546")
    question = answer(asked).text
    merged = await press(olu, asked, "合并")
    said = answer(merged).text
    undone = answer(await press(olu, merged, "撤销"))
    same = answer(await olu.slash(server.channel, "catalog merge", paper="GANSpace", into="2004.02546"))

    assert question == (
        "把《GAN Space》和《GANSpace》合并为一篇？"
        "保留后者，它会接收前者的 0 个编号、0 个认领和 0 支等待的队伍。之后可以撤销。"
    )
    assert said == "《GAN Space》和《GANSpace》现在是同一篇论文。"
    assert undone.text == "《GAN Space》和《GANSpace》又是两篇论文了。"
    assert same.text.startswith("《GANSpace》已经是同一篇论文。")


async def test_paper_is_added_as_typed_and_found_the_second_time(server: Server):
    olu = an_organizer(server)
    added = answer(await olu.slash(server.channel, "catalog add", paper="2004.02546", title="GANSpace"))
    again = answer(await olu.slash(server.channel, "catalog add", paper="2004.02546"))
    titleless = answer(await olu.slash(server.channel, "catalog add", paper="1909.13584"))

    assert added.text == "*GANSpace* is in the catalogue now: as you typed it, unverified."
    assert again.text == "*GANSpace* was in the catalogue already, and can be claimed here."
    assert "title" in titleless.text
