"""What becomes of a host's faults, and of what strangers write there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.repositories import (
    PARTS,
    Sight,
)
from tests.kit.repository_sites import NO_ROUTE, LocalCommit, LocalRepository, as_json
from tests.kit.sources import Reply
from tests.repositories.hosts import AT, COMMITS, DAY, ON_DAGSHUB, ON_GITHUB, run_full_hosts

HTML = Reply(b"<html>busy</html>", media_type="text/html")


@pytest.fixture
async def world(clock):
    async with run_full_hosts(clock) as world:
        yield world


@pytest.mark.parametrize(
    ("reply", "sight", "fault"),
    [
        (Reply(status=404, media_type=None), Sight.MISSING, ""),
        (Reply(status=401, media_type=None), Sight.HIDDEN, ""),
        (Reply(status=501), Sight.FAILED, "bad-status"),
        (HTML, Sight.FAILED, "unreadable"),
        (Reply(cut=0), Sight.FAILED, "unreachable"),
    ],
)
@pytest.mark.parametrize("name", [ON_DAGSHUB, ON_GITHUB])
async def test_repository_that_cannot_be_asked_for_has_no_part_and_is_asked_for_once(world, name, reply, sight, fault):
    site = world.dagshub if name is ON_DAGSHUB else world.github
    site.fail("repository", reply)
    snapshot = await world.connect(tries=1).look(name, None)
    assert {(part.sight, part.fault, part.content) for part in snapshot.parts.values()} == {(sight, fault, None)}
    assert len(site.asked) == 1


ROUTES = {
    "branches": ("branches",),
    "commits": ("history", "tree", "texts"),
    "content": ("tree", "texts"),
    "raw": ("texts",),
    "tags": ("tags",),
    "issues": ("issues",),
    "pulls": ("pulls",),
    "storage": ("storage",),
    "stored": ("storage",),
    "experiments": ("experiments",),
    "experiments/search": ("runs",),
    "runs/search": ("runs",),
    "registered-models/search": ("models",),
}


@pytest.mark.parametrize(("route", "parts"), ROUTES.items())
async def test_part_that_fails_is_as_it_was_and_the_others_are_seen(world, clock, route, parts):
    hosts = world.connect(tries=1)
    before = await hosts.look(ON_DAGSHUB, None)
    clock.advance(timedelta(hours=1))
    world.dagshub.put(
        replace(world.dagshub.find_plainly("vector", "re-paper"), commits=(LocalCommit(4, AT + DAY), *COMMITS))
    )
    world.dagshub.fail(route, HTML)
    after = await hosts.look(ON_DAGSHUB, before)
    failed = {name for name, part in after.parts.items() if part.sight is Sight.FAILED}
    # Without the commits, the newest one is known by its branch.
    assert failed == set(parts) - ({"tree", "texts"} if route == "commits" else set())
    for name in failed:
        was, part = before.parts[name], after.parts[name]
        assert (part.content, part.seen_at, part.at) == (was.content, was.at, world.at)


@pytest.mark.parametrize(
    ("reply", "sight"),
    [
        (Reply(status=401, media_type=None), Sight.HIDDEN),
        (Reply(status=403, media_type=None), Sight.HIDDEN),
        (NO_ROUTE, Sight.NOT_OFFERED),
        (Reply(status=404, media_type=None), Sight.MISSING),
        (Reply(status=501), Sight.FAILED),
        (as_json({"wrong": 1}), Sight.FAILED),
        (Reply(b" " * 5_000_000), Sight.FAILED),
    ],
)
async def test_part_says_why_it_is_not_there(world, reply, sight):
    world.dagshub.fail("tags", reply)
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert (snapshot.tags.sight, snapshot.tags.content) == (sight, None)
    assert [name for name in PARTS if snapshot.parts[name].sight is not Sight.SEEN] == ["tags"]


async def test_slow_host_is_given_up_after_a_while_and_what_came_is_kept(world):
    world.dagshub.fail("tags", Reply(b"[]", delay_s=3))
    snapshot = await world.connect(within_s=0.5).look(ON_DAGSHUB, None)
    assert (snapshot.tags.sight, snapshot.tags.fault) == (Sight.FAILED, "timed-out")
    assert snapshot.branches.sight is Sight.SEEN


async def test_mute_host_is_given_up(world):
    world.dagshub.fail("repository", Reply(delay_s=3))
    snapshot = await world.connect(within_s=0.1).look(ON_DAGSHUB, None)
    assert (snapshot.about.sight, snapshot.about.fault) == (Sight.FAILED, "timed-out")


async def test_texts_of_strangers_are_cleaned_and_cut(world):
    nasty = "x" * 50 + "\u202e\x00 <b>ann@example.org</b> " + "y" * 500
    world.dagshub.put(
        LocalRepository(
            description=nasty,
            commits=(LocalCommit(1, AT, nasty + "\nmore", "\u202eAda", "a@example.org"),),
            branches=("main", "\x00"),
            issues=((1, nasty),),
            tags={"\u2028": LocalCommit(1, AT), "v1": LocalCommit(1, AT)},
        )
    )
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    title = snapshot.issues.content[0].title
    assert len(title) <= 120
    assert len(snapshot.about.content.description) <= 300
    for text in (title, snapshot.about.content.description, snapshot.history.content.latest[0].summary):
        assert "example.org" not in text
        assert text.isprintable()
    assert snapshot.history.content.latest[0].author == "Ada"
    assert snapshot.branches.content == ("main",)
    assert [tag.name for tag in snapshot.tags.content] == ["v1"]


@pytest.mark.parametrize("name", [ON_DAGSHUB, ON_GITHUB])
async def test_mirror_of_an_address_that_is_none_is_a_copy_of_nothing(world, name):
    for site in (world.dagshub, world.github):
        site.put(LocalRepository(mirror_of="https://[broken"))
    assert (await world.connect().look(name, None)).about.content.mirrors == ""


@pytest.mark.parametrize(
    ("reply", "sight", "fault"),
    [
        (Reply(status=401, media_type=None), Sight.HIDDEN, ""),
        (Reply(status=404, media_type=None), Sight.MISSING, ""),
        (HTML, Sight.FAILED, "unreadable"),
    ],
)
async def test_files_without_a_commit_to_look_at_are_unseen_for_the_same_reason(world, reply, sight, fault):
    world.dagshub.fail("branches", HTML)
    world.dagshub.fail("commits", reply)
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert {(part.sight, part.fault) for part in (snapshot.tree, snapshot.texts)} == {(sight, fault)}


async def test_texts_of_files_that_are_not_shown_are_not_shown_either(world):
    world.dagshub.fail("content", Reply(status=403, media_type=None))
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert (snapshot.tree.sight, snapshot.texts.sight) == (Sight.HIDDEN, Sight.HIDDEN)


async def test_name_of_a_renamed_repository_that_is_none_is_not_taken(world):
    world.github.fail("repository", as_json({"full_name": "../..", "private": False, "default_branch": "main"}))
    assert (await world.connect().look(ON_GITHUB, None)).name == ON_GITHUB
