"""Editions that begin as real challenges were run."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.challenges_templates import TEMPLATES, find_template, move_dates
from bot.domain.moments import NotAMoment
from bot.domain.permissions import Actor
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world

ORGANIZER = Actor(GUILD, 9, organizes=True)


@pytest.fixture
async def world(database: Database) -> World:
    return await a_world(database)


@pytest.mark.rules
def test_templates_are_found_by_key_and_their_dates_are_in_order():
    assert [find_template(template.key) for template in TEMPLATES] == list(TEMPLATES)
    assert find_template("mlrc-1999") is None
    for template in TEMPLATES:
        days = [each.day for each in template.dates]
        assert (days, len({each.name for each in template.dates})) == (sorted(days), len(days))


@pytest.mark.rules
def test_dates_keep_their_distances_and_their_time():
    template = find_template("mlrc-2026")
    assert template is not None
    assert [(each.name, words) for each, words in move_dates(template, date(2027, 6, 4))] == [
        ("Intent to submit", "2027-06-04 23:59 AoE"),
        ("Journal decision", "2027-09-30 23:59 AoE"),
        ("Author notification", "2027-10-07"),
        ("Conference", "2027-12-06"),
    ]


async def test_draft_from_a_template_has_its_rules_and_dates(world: World):
    course = world.services.challenges_course
    created = await course.create(ORGANIZER, "MLRC 2027", template=find_template("mlrc-2026"), typed_first="2027-06-04")
    assert created.dates == (
        ("Intent to submit", datetime(2027, 6, 5, 11, 59, tzinfo=UTC)),
        ("Journal decision", datetime(2027, 10, 1, 11, 59, tzinfo=UTC)),
        ("Author notification", datetime(2027, 10, 8, 11, 59, tzinfo=UTC)),
        ("Conference", datetime(2027, 12, 7, 11, 59, tzinfo=UTC)),
    )
    await course.switch(ORGANIZER, created.line.id)
    rules = await world.services.challenges_rules.show(ORGANIZER)
    assert (rules.edition, rules.limits.claims_per_paper, rules.limits.seats_per_team) == ("MLRC 2027", None, 3)
    shown = await world.services.deadlines.show(ORGANIZER)
    assert [line.name for line in shown.lines] == [name for name, _ in created.dates]


async def test_dates_that_are_past_are_left_out_and_none_come_without_a_first_day(world: World):
    course, template = world.services.challenges_course, find_template("mlrc-2020")
    late = await course.create(ORGANIZER, "Late", template=template, typed_first="2021-08-01")
    assert [name for name, _ in late.dates] == ["Decision", "Publication"]
    bare = await course.create(ORGANIZER, "Bare", template=find_template("everything-2022"))
    assert bare.dates == ()
    await course.switch(ORGANIZER, bare.line.id)
    assert (await world.services.challenges_rules.show(ORGANIZER)).limits.claims_per_paper == 1


async def test_first_day_that_is_none_changes_nothing(world: World):
    course = world.services.challenges_course
    with pytest.raises(NotAMoment):
        await course.create(ORGANIZER, "Odd", template=find_template("mlrc-2020"), typed_first="soon")
    assert len(await course.list_editions(ORGANIZER)) == 1
