"""What becomes of a host's answers, and of its faults."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.domain.repositories import (
    About,
    Best,
    Bucket,
    Commit,
    DvcRemote,
    Experiments,
    File,
    History,
    Keeping,
    Part,
    Readme,
    Sight,
    Snapshot,
    Statement,
    Tag,
    Texts,
    Ticket,
    Tree,
)
from tests.kit.repository_sites import LocalCommit, LocalRepository, as_json
from tests.kit.sources import Reply
from tests.repositories.hosts import AT, COMMITS, DAY, FILES, ON_DAGSHUB, ON_GITHUB, run_full_hosts


@pytest.fixture
async def world(clock):
    async with run_full_hosts(clock) as world:
        yield world


def seen(content: Any, world: Any, *, is_cut: bool = False) -> Any:
    return Part(Sight.SEEN, world.at, content, world.at, is_cut=is_cut)


def history_of(world: Any) -> History:
    days = [0] * 30
    for each in COMMITS[:2]:
        days[29 - (world.at.date() - each.at.date()).days] += 1
    latest = (
        Commit(COMMITS[0].id, "Train *longer*", "shailesh", AT),
        Commit(COMMITS[1].id, "", "Shailesh S", AT - 2 * DAY),
        Commit(COMMITS[2].id, "Begin", "", AT - 40 * DAY),
    )
    return History(latest=latest, days=tuple(days), commits=3, contributors=2)


def texts_of(world: Any) -> Texts:
    remote = DvcRemote(name="origin", place=world.dagshub.address.removeprefix("http://"), points_to="vector/re-paper")
    return Texts(
        commit=COMMITS[0].id,
        readme=Readme(path="README.md", headings=("Again",)),
        report="REPRODUCIBILITY.md",
        statements=(Statement(star=1, text="It runs", is_ticked=True),),
        remotes=(remote,),
        seeds=("params.yml",),
        trackers=(("wandb", "requirements.txt"),),
        proofs=("reprobot-proof-aaaaaaaaaaaaaaaa",),
    )


async def test_dagshub_is_seen_in_all_its_parts(world):
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    files = [File(path) for path in ("README.md", "REPRODUCIBILITY.md")]
    files += [File(".dvc", is_folder=True), File("requirements.txt"), File("params.yml"), File("data.dvc")]
    files += [File("data", Keeping.DVC, is_folder=True), File(".dvc/config")]
    name = replace(ON_DAGSHUB, name="Re-Paper")
    assert snapshot == Snapshot(
        name=name,
        about=seen(
            About(
                description="A paper, again",
                default_branch="main",
                size=122_880,
                open_issues=1,
            ),
            world,
        ),
        branches=seen(("main", "feature/x"), world),
        history=seen(history_of(world), world),
        tree=seen(Tree(COMMITS[0].id, tuple(files)), world),
        texts=seen(texts_of(world), world),
        tags=seen((Tag("v1", COMMITS[2].id, COMMITS[2].at),), world),
        issues=seen((Ticket(1, "Too slow"),), world),
        pulls=seen((Ticket(2, "Make it quick"),), world),
        storage=seen((Bucket("Re-Paper", "s3", True, True), Bucket("other", "gs", False)), world),
        experiments=seen(
            Experiments(
                count=1,
                latest_at=datetime.fromtimestamp(1_630_000_000, UTC),
                best=(Best("accuracy", 0.9, "1", is_less_better=False),),
            ),
            world,
        ),
        runs=seen(Experiments(count=2, best=(Best("fid", 17.0, "second", is_less_better=True),)), world),
        models=seen(("generator",), world),
    )


async def test_github_is_seen_as_far_as_it_goes(world):
    world.github.releases = ("v1",)
    snapshot = await world.connect().look(ON_GITHUB, None)
    assert snapshot.about.content.licence == "MIT"
    assert snapshot.history == seen(history_of(world), world)
    assert snapshot.texts == seen(texts_of(world), world)
    assert snapshot.tags.content == (Tag("v1", COMMITS[2].id, datetime(2021, 9, 5, 10, tzinfo=UTC), is_release=True),)
    assert (snapshot.issues.content, snapshot.pulls.content) == (
        (Ticket(1, "Too slow"),),
        (Ticket(2, "Make it quick"),),
    )
    assert [file.path for file in snapshot.tree.content.files] == list(FILES)
    assert {getattr(snapshot, part).sight for part in ("storage", "experiments", "runs", "models")} == {
        Sight.NOT_OFFERED
    }


@pytest.mark.parametrize("name", [ON_DAGSHUB, ON_GITHUB])
async def test_address_of_an_author_is_nowhere_in_a_snapshot(world, name):
    snapshot = await world.connect().look(name, None)
    written = TypeAdapter(Snapshot).dump_json(snapshot).decode()
    assert "@example.org" not in written
    assert TypeAdapter(Snapshot).validate_json(written) == snapshot


@pytest.mark.parametrize(("name", "route"), [(ON_DAGSHUB, "raw"), (ON_GITHUB, "contents")])
async def test_files_are_asked_for_again_when_there_is_a_new_commit_alone(world, clock, name, route):
    site = world.dagshub if name is ON_DAGSHUB else world.github
    hosts = world.connect()
    before = await hosts.look(name, None)
    asked = site.count()[route]
    clock.advance(timedelta(hours=1))
    again = await hosts.look(name, before)
    assert (site.count()[route], again.tree.content, again.tree.seen_at) == (asked, before.tree.content, world.at)
    site.put(replace(site.find_plainly("vector", "re-paper"), commits=(LocalCommit(4, AT), *COMMITS)))
    assert (await hosts.look(name, again)).tree.content.commit == LocalCommit(4, AT).id
    assert site.count()[route] == 2 * asked


async def test_look_that_changes_nothing_asks_github_few_questions(world):
    hosts = world.connect()
    before = await hosts.look(ON_GITHUB, None)
    asked = len(world.github.asked)
    await hosts.look(ON_GITHUB, before)
    assert len(world.github.asked) - asked == 6


@pytest.mark.parametrize("name", [ON_DAGSHUB, ON_GITHUB])
async def test_empty_repository_is_a_state_of_its_own(world, name):
    for site in (world.dagshub, world.github):
        site.put(LocalRepository(empty=True, commits=(LocalCommit(1, AT),), branches=()))
    snapshot = await world.connect().look(name, None)
    assert snapshot.head == ""
    assert snapshot.history.content.commits == 0
    assert {part.sight for part in snapshot.parts.values()} <= {Sight.SEEN, Sight.NOT_OFFERED}
    assert snapshot.about.content.is_empty is (name is ON_DAGSHUB)


async def test_mirror_names_the_host_that_it_is_copied_from(world):
    world.dagshub.put(LocalRepository(mirror_of="https://github.com/a/b.git"))
    assert (await world.connect().look(ON_DAGSHUB, None)).about.content.mirrors == "github.com"
    world.dagshub.put(LocalRepository(mirror_of=f"{world.dagshub.address}/a/b.git"))
    assert (await world.connect().look(ON_DAGSHUB, None)).about.content.mirrors == ""


@pytest.mark.parametrize(
    ("limits_pages", "commits", "seen_commits", "is_cut", "pages"),
    [
        (True, 99, 99, False, 1),
        (True, 150, 150, False, 2),
        (True, 600, 500, True, 5),
        (False, 25, 25, False, 3),
        (False, 20, 20, False, 3),
    ],
)
async def test_history_is_read_page_by_page(world, limits_pages, commits, seen_commits, is_cut, pages):
    world.dagshub.limits_pages = limits_pages
    many = [LocalCommit(number, AT - DAY) for number in range(commits, 0, -1)]
    world.dagshub.put(LocalRepository(commits=many))
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert (snapshot.history.content.commits, snapshot.history.is_cut) == (seen_commits, is_cut)
    assert (world.dagshub.count()["commits"], len(snapshot.history.content.latest)) == (pages, 10)


async def test_server_without_pages_is_asked_for_a_second_one_alone(world):
    world.dagshub.fail("commits", as_json([LocalCommit(number, AT).json() for number in range(10)]))
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert (snapshot.history.content.commits, world.dagshub.count()["commits"]) == (10, 2)


async def test_large_tree_is_cut_and_says_so(world):
    world.dagshub.put(LocalRepository(files={f"folder{number}/a.py": "" for number in range(90)}))
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert (snapshot.tree.is_cut, world.dagshub.count()["content"]) == (True, 60)


async def test_renamed_repository_on_github_is_told_by_its_new_name(world):
    moved = Reply(status=301, headers={"Location": "/repos/vector/new"})
    renamed = as_json({"full_name": "vector/new", "private": False, "default_branch": "main"})
    world.github.put(LocalRepository(name="new"))
    world.github.fail("repository", moved, renamed)
    assert (await world.connect().look(ON_GITHUB, None)).name == replace(ON_GITHUB, name="new")


async def test_repository_of_another_name_keeps_the_name_that_was_asked_for_on_dagshub(world):
    world.dagshub.fail(
        "repository", as_json({"full_name": "somebody/else", "private": False, "default_branch": "main"})
    )
    assert (await world.connect().look(ON_DAGSHUB, None)).name == ON_DAGSHUB


async def test_repository_without_commits_that_does_not_say_so_has_no_files(world):
    world.dagshub.put(LocalRepository(commits=()))
    world.dagshub.fail("branches", as_json([]))
    snapshot = await world.connect().look(ON_DAGSHUB, None)
    assert snapshot.tree == seen(Tree("", ()), world)
