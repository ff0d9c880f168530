from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientSession, DummyCookieJar

from bot.github import Client, Settings, connect, facts
from bot.sites import Reason, SiteUnavailable, git
from bot.sites.refusals import Missing, NotVisible
from tests.kit.github import GitHubSite
from tests.kit.repository_sites import LocalCommit, LocalRepository, as_json
from tests.kit.sources import Reply

AT = datetime(2021, 9, 6, 8, tzinfo=UTC)
VECTOR = ("vector", "re-paper")


@pytest.fixture
async def site() -> AsyncIterator[GitHubSite]:
    async with GitHubSite.run(LocalRepository()) as site:
        yield site


@pytest.fixture
async def client(site, clock) -> AsyncIterator[Client]:
    async def sleep(seconds: float) -> None:
        pass

    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        yield connect(session, now=clock.now, settings=site.settings(token="a-secret-token"), sleep=sleep)


async def test_repository_is_read(site, client):
    site.put(LocalRepository(description="", mirror_of="https://git.example/a"))
    assert await client.repository(*VECTOR) == facts.Repository(
        full_name="vector/Re-Paper",
        description="",
        default_branch="main",
        is_private=False,
        is_fork=False,
        mirror_url="https://git.example/a",
        size=122_880,
        stars=3,
        licence="MIT",
        created_at=datetime(2021, 8, 31, 10, tzinfo=UTC),
    )
    assert site.headers[0]["Authorization"] == "Bearer a-secret-token"
    assert site.headers[0]["X-GitHub-Api-Version"] == "2022-11-28"


@pytest.mark.parametrize("licence", ["", "NOASSERTION"])
async def test_licence_that_is_not_known_is_none(site, client, licence):
    site.licence = licence
    assert (await client.repository(*VECTOR)).licence == ""


async def test_missing_and_private_repositories_are_alike(site, client):
    site.put(LocalRepository(name="hidden", private=True))
    for name in ("hidden", "nothing"):
        with pytest.raises(Missing):
            await client.repository("vector", name)


async def test_renamed_repository_is_found_under_its_new_name(site, client):
    site.fail(
        "repository",
        Reply(status=301, headers={"Location": "/repos/vector/new"}),
        as_json({"full_name": "vector/new", "private": False}),
    )
    assert (await client.repository(*VECTOR)).full_name == "vector/new"


async def test_commits_have_the_date_at_which_they_came_in(site, client):
    old = LocalCommit(1, AT, account="ada")
    site.put(LocalRepository(commits=[LocalCommit(2, AT + timedelta(hours=1)), old]))
    (_, first) = await client.commits(*VECTOR, ref="main")
    assert first == git.Commit(
        id=old.id,
        message=old.message,
        at=AT,
        author_name="Ada Example",
        author_address="ada@example.org",
        author_account="ada",
    )
    assert await client.commits(*VECTOR, ref="main", page=2) == ()


async def test_empty_repository_has_no_commits(site, client):
    site.put(LocalRepository(empty=True))
    assert await client.commits(*VECTOR, ref="main") == ()


async def test_branches_tags_and_releases_are_read(site, client):
    commit = LocalCommit(1, AT)
    site.put(LocalRepository(branches=("main", "feature/x"), tags={"v1": commit}))
    site.releases = ("v1", "draft")
    assert await client.branches(*VECTOR) == (git.Branch("main", commit.id), git.Branch("feature/x", commit.id))
    assert await client.tags(*VECTOR) == (git.Tag("v1", commit.id, None),)
    assert await client.releases(*VECTOR) == (facts.Release("v1", datetime(2021, 9, 5, 10, tzinfo=UTC)),)


async def test_tree_holds_files_alone(site, client):
    site.put(LocalRepository(files={"README.md": "text", "src/train.py": ""}))
    tree = await client.tree(*VECTOR, commit="a" * 40)
    assert tree == facts.Tree((facts.File("README.md", 4), facts.File("src/train.py", 0)), is_cut=False)
    site.fail("tree", as_json({"tree": [], "truncated": True}))
    assert (await client.tree(*VECTOR, commit="a" * 40)).is_cut


async def test_text_is_read_up_to_a_size(site, client):
    site.put(LocalRepository(files={"docs/a b.md": "x" * 20}))
    assert await client.text(*VECTOR, ref="main", path="docs/a b.md") == git.Text("x" * 20, is_cut=False)
    assert await client.text(*VECTOR, ref="main", path="docs/a b.md", size_max=5) == git.Text("x" * 5, is_cut=True)
    assert site.asked[0] == ("contents", "/repos/vector/re-paper/contents/docs/a%20b.md?ref=main")


async def test_issues_and_pull_requests_are_told_apart(site, client):
    site.put(LocalRepository(issues=((1, "Too slow"),), pulls=((2, "Make it quick"),)))
    assert await client.tickets(*VECTOR) == facts.Open(
        (git.Ticket(1, "Too slow"),), (git.Ticket(2, "Make it quick"),), is_cut=False
    )


async def test_spent_limit_is_told_with_its_end_and_nothing_more_is_asked(site, client, clock):
    until = clock.now().replace(microsecond=0) + timedelta(minutes=40)
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(until.timestamp()))}
    site.fail("repository", Reply(status=403, headers=spent))
    for reason in (Reason.RATE_LIMITED, Reason.CIRCUIT_OPEN):
        with pytest.raises(SiteUnavailable) as error:
            await client.repository(*VECTOR)
        assert (error.value.trouble.reason, error.value.trouble.retry_at) == (reason, until)
    assert len(site.asked) == 1


async def test_refusal_without_a_spent_limit_is_not_visible(site, client):
    site.fail("releases", Reply(status=403, headers={"X-RateLimit-Remaining": "12"}))
    with pytest.raises(NotVisible):
        await client.releases(*VECTOR)


def test_settings_that_cannot_be_used_are_refused():
    for wrong in ({"api_url": "api.github.com"}, {"token": "two words"}):
        with pytest.raises(ValueError, match=r"site|token") as error:
            Settings(**({"version": "1"} | wrong))  # pyright: ignore[reportArgumentType] - wrong on purpose
        assert "two words" not in str(error.value)
