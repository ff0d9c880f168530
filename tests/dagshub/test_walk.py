from typing import Any

import pytest

from bot.dagshub import Missing, facts
from bot.sites import SiteUnavailable, git
from tests.kit.dagshub import entry_json
from tests.kit.repository_sites import LocalRepository, as_json
from tests.kit.sources import Reply

VECTOR = ("vector", "re-paper")
DOWN = Reply(status=501)


def entry(path: str, *, is_folder: bool = False, versioning: Any = "git") -> facts.Entry:
    return facts.Entry(path, is_folder, versioning, None)


async def test_walk_enters_folders_of_git_level_by_level(world, client):
    world.site.put(
        LocalRepository(
            files={"README.md": "", "models/stylegan2/.cache.dvc": "", "models/stylegan2/run.py": "", ".git/x": ""},
            kept={"data/": "dvc", "models/stylegan2/.cache/": "dvc", "s3/bucket/": "bucket"},
        )
    )
    walk = await client.walk(*VECTOR, ref="main")
    assert walk == facts.Walk(
        (
            entry("README.md"),
            entry("models", is_folder=True),
            entry(".git", is_folder=True),
            entry("data", is_folder=True, versioning="dvc"),
            entry("s3", is_folder=True),
            entry("models/stylegan2", is_folder=True),
            entry("s3/bucket", is_folder=True, versioning="bucket"),
            entry("models/stylegan2/.cache.dvc"),
            entry("models/stylegan2/run.py"),
            entry("models/stylegan2/.cache", is_folder=True, versioning="dvc"),
        ),
        is_cut=False,
        unread=(),
    )
    assert world.site.count() == {"content": 4}


async def test_root_is_asked_for_with_a_slash(world, client):
    world.site.put(LocalRepository())
    await client.walk(*VECTOR, ref="main")
    assert world.site.asked == [("content", "/api/v1/repos/vector/re-paper/content/main/")]


@pytest.mark.parametrize("bound", [{"depth_max": 2}, {"folders_max": 2}, {"entries_max": 2}])
async def test_walk_is_bounded_and_says_so(world, client, bound):
    world.site.put(LocalRepository(files={"a/b/c/d.py": "", "a/b/e.py": "", "f.py": ""}))
    whole = await client.walk(*VECTOR, ref="main")
    cut = await client.walk(*VECTOR, ref="main", **bound)
    assert not whole.is_cut
    assert cut.is_cut
    assert cut.entries == whole.entries[: len(cut.entries)]
    assert 0 < len(cut.entries) < len(whole.entries)


async def test_walk_of_many_folders_asks_for_so_many_and_four_at_once(world, client):
    world.site.put(LocalRepository(files={f"folder{number}/a.py": "" for number in range(90)}))
    world.site.fail(
        "content", as_json([entry_json(f"f{n}", "git", is_folder=True) for n in range(90)]), Reply(b"[]", delay_s=0.005)
    )
    walk = await client.walk(*VECTOR, ref="main")
    assert (world.site.count()["content"], walk.is_cut, len(walk.entries)) == (60, True, 90)
    assert world.site.most_at_once == 4


async def test_folder_that_cannot_be_read_is_named(world, client):
    world.site.put(LocalRepository(files={"a/b.py": "", "c.py": ""}))
    root = as_json([entry_json("a", "git", is_folder=True), entry_json("c.py", "git", is_folder=False)])
    world.site.fail("content", root, DOWN)
    walk = await client.walk(*VECTOR, ref="main")
    assert walk == facts.Walk((entry("a", is_folder=True), entry("c.py")), is_cut=False, unread=("a",))


async def test_root_that_cannot_be_read_is_a_failure(world, client):
    world.site.put(LocalRepository())
    world.site.fail("content", DOWN)
    with pytest.raises(SiteUnavailable):
        await client.walk(*VECTOR, ref="main")
    world.site.fail("content", Reply(status=404, media_type=None))
    with pytest.raises(Missing):
        await client.walk(*VECTOR, ref="main")


async def test_path_that_leads_elsewhere_is_left_out(world, client):
    world.site.put(LocalRepository())
    paths = ["../../etc", "a/../..", "", "/ok/"]
    world.site.fail("content", as_json([entry_json(path, "git", is_folder=False) for path in paths]))
    assert (await client.walk(*VECTOR, ref="main")).entries == (entry("ok"),)


async def test_file_in_the_place_of_a_folder_has_no_entries(world, client):
    world.site.put(LocalRepository())
    world.site.fail("content", as_json(entry_json("a.py", "git", is_folder=False)))
    assert (await client.walk(*VECTOR, ref="main")).entries == ()


async def test_text_is_read_up_to_a_size(world, client):
    world.site.put(LocalRepository(files={"README.md": "x" * 300_000, "small.md": "ü"}))
    assert await client.text(*VECTOR, ref="main", path="small.md") == git.Text("ü", is_cut=False)
    assert await client.text(*VECTOR, ref="main", path="README.md") == git.Text("x" * 200_000, is_cut=True)
    assert (await client.text(*VECTOR, ref="main", path="README.md", size_max=10)).content == "x" * 10


async def test_page_for_people_is_no_text(world, client):
    world.site.put(LocalRepository(files={"README.md": "x"}))
    world.site.fail("raw", Reply(b"<html>busy</html>", media_type="text/html"))
    with pytest.raises(SiteUnavailable):
        await client.text(*VECTOR, ref="main", path="README.md")
