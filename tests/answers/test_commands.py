"""/help with questions that are often asked."""

import pytest

from db.engine import Database
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import Server, a_server, answer, press
from tests.setup.test_commands import fill

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def server(database: Database):
    async with a_server(database) as server:
        yield server


async def test_question_is_found_by_a_word_and_says_where_its_answer_is_from(server: Server):
    ada, lin = server.member("ada"), server.member("lin", locale="zh-CN")
    offered = await ada.autocomplete(server.channel, "help", "question", "EXTEN")
    found = answer(await ada.slash(server.channel, "help", question="extension"))
    by_word = answer(await ada.slash(server.channel, "help", question="double-blind?"))
    in_chinese = answer(await lin.slash(server.channel, "help", question="延期"))
    several = answer(await ada.slash(server.channel, "help", question="may i"))

    assert [choice["value"] for choice in offered] == ["extension"]
    assert found.text.startswith("### Can I have an extension?\nFor MLRC 2026 the date of intent was soft")
    assert "[Source](https://reproml.org/faq/) · as of 2026-05-01; your organizers may have other rules" in found.text
    assert by_word.text.startswith("### Is the submission double-blind?")
    assert in_chinese.text.startswith("### 可以延期吗？")
    assert several.text.startswith("### Questions that are often asked")
    assert list(found.buttons) == ["Questions that are often asked"]


async def test_organizer_writes_an_answer_that_can_neither_format_nor_mention(server: Server):
    olu, ada = an_organizer(server), server.member("ada")
    asked = await press(olu, await olu.slash(server.channel, "help"), "Questions that are often asked")
    opened = await press(olu, asked, "Add a question")
    refused = answer(await fill(olu, opened, "Who helps?", "<@&1> and @everyone", ""))
    opened = await press(olu, asked, "Add a question")
    written = await fill(olu, opened, "**Who** helps?", "*Olu*\n# me", "https://example.org/")
    shown = answer(await ada.slash(server.channel, "help", question="who"))
    opened = await press(olu, written, "Change")
    changed = answer(await fill(olu, opened, "Who helps?", "Olu.", ""))
    left = answer(await press(olu, written, "Leave out"))
    gone = answer(await ada.slash(server.channel, "help", question="who helps"))

    assert refused.text.startswith("That mentions somebody or a channel.")
    assert "*Olu*" not in shown.text.replace("\\*", "")
    assert "\n# me" not in shown.text
    assert "the organizers' answer, as of" in shown.text
    assert changed.text.startswith("### Who helps?\nOlu.")
    assert "Who helps?" not in left.buttons
    assert gone.text.startswith("### Questions that are often asked")


async def test_known_answer_is_left_out_and_taken_up_again(server: Server):
    olu, ada = an_organizer(server), server.member("ada")
    shown = await olu.slash(server.channel, "help", question="course")
    left = await press(olu, shown, "Leave out")
    without = answer(left)
    stale = answer(await ada.slash(server.channel, "help"))
    back = answer(await press(olu, left, "Take up again: I teach a course. How do we take part?"))

    assert "I teach a course. How do we take part?" not in without.buttons
    assert "Questions that are often asked" in stale.buttons
    assert back.text.startswith("### I teach a course. How do we take part?")
