"""Questions that come with the bot, and what a server's organizers make of them."""

from dataclasses import replace

import pytest

from bot.domain.answers import KNOWN, OWN_MAX, NoSuchQuestion, TooManyQuestions
from bot.domain.free_text import TextRefused
from bot.domain.links import LinkRefused
from bot.domain.permissions import Actor, OnlyOrganizersMay
from db.engine import Database
from tests.kit.clock import START
from tests.kit.editions import GUILD, World, a_world

ADA, OLU = Actor(GUILD, 1), Actor(GUILD, 9, organizes=True)


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database, guild_ids=(GUILD, GUILD + 1))


async def keys(world: World, actor: Actor = ADA) -> list[str]:
    return [each.key for each in (await world.services.answers.list_questions(actor)).answers]


async def write(world: World, key: str = "", actor: Actor = OLU, **changed: str) -> str:
    texts = {"question": "Is there pizza?", "answer": "On Fridays.", "source": ""} | changed
    return await world.services.answers.write(actor, key, **texts)


async def test_known_questions_come_with_source_and_day(world: World):
    questions = await world.services.answers.list_questions(ADA)

    assert [(each.key, each.source, each.as_of) for each in questions.answers] == [
        (known.key, known.source, known.as_of) for known in KNOWN
    ]
    assert (questions.left_out, questions.may_change) == ((), False)
    assert (await world.services.answers.list_questions(OLU)).may_change


async def test_organizer_adds_changes_and_leaves_out_a_question(world: World):
    key = await write(world, source="https://example.org/pizza")
    other = await write(world, question="And tea?")
    await write(world, key, answer="Every day.")
    await world.services.answers.leave_out(OLU, other)

    [*_, own] = (await world.services.answers.list_questions(ADA)).answers
    assert (own.key, own.question, own.answer, own.source, own.as_of) == (
        *(key, "Is there pizza?", "Every day.", None),
        START.date(),
    )
    assert await keys(world) == [*(known.key for known in KNOWN), key]
    assert await keys(world, replace(ADA, guild_id=GUILD + 1)) == [known.key for known in KNOWN]


async def test_known_question_is_changed_left_out_and_as_it_was_again(world: World):
    answers = world.services.answers
    await write(world, "course", question="A course?", answer="Ask Olu.")
    changed = {each.key: each for each in (await answers.list_questions(ADA)).answers}["course"]
    await answers.leave_out(OLU, "course")
    without = await answers.list_questions(OLU)
    await answers.restore(OLU, "course")
    await answers.leave_out(OLU, "format")
    await answers.restore(OLU, "format")
    await answers.restore(OLU, "format")  # a second time changes nothing

    assert (changed.question, changed.answer, changed.is_known) == ("A course?", "Ask Olu.", True)
    assert without.left_out == ("course",)
    assert "course" not in [each.key for each in without.answers]
    assert await keys(world) == [known.key for known in KNOWN]


async def test_refused_change_changes_nothing(world: World):
    answers = world.services.answers
    with pytest.raises(OnlyOrganizersMay):
        await write(world, actor=ADA)
    with pytest.raises(OnlyOrganizersMay):
        await answers.leave_out(replace(ADA, moderates=True), "course")
    with pytest.raises(OnlyOrganizersMay):
        await answers.restore(ADA, "course")
    with pytest.raises(TextRefused):
        await write(world, question=" ")
    with pytest.raises(LinkRefused):
        await write(world, source="http://localhost/")
    with pytest.raises(NoSuchQuestion):
        await answers.leave_out(OLU, "own-1")
    with pytest.raises(NoSuchQuestion):
        await answers.restore(OLU, "own-1")

    assert await keys(world, OLU) == [known.key for known in KNOWN]


async def test_server_has_so_many_questions_of_its_own_and_can_still_change_known_ones(world: World):
    for _ in range(OWN_MAX):
        await write(world)
    with pytest.raises(TooManyQuestions):
        await write(world)
    await write(world, "course")

    assert len(await keys(world)) == len(KNOWN) + OWN_MAX
