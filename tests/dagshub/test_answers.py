from datetime import UTC, datetime, timedelta

import pytest

from bot.dagshub import Missing, NotOffered, NotVisible, facts
from bot.sites import Reason, SiteUnavailable, git
from tests.kit.dagshub import DagsHubSite, experiment_json, repository_json, run_json, ticket_json
from tests.kit.repository_sites import NO_ROUTE, LocalCommit, LocalRepository, as_json
from tests.kit.sources import Reply

AT = datetime(2021, 9, 6, 8, tzinfo=UTC)
PLAIN = LocalRepository()
VECTOR = ("vector", "re-paper")


def fact_of(commit):
    return git.Commit(
        id=commit.id,
        message=commit.message,
        at=commit.at,
        author_name=commit.name,
        author_address=commit.address,
        author_account=commit.account,
    )


async def test_repository_is_spelled_as_the_host_spells_it(world, client):
    world.site.put(PLAIN)
    assert await client.repository(*VECTOR) == facts.Repository(
        full_name="vector/Re-Paper",
        description="A paper, again",
        default_branch="main",
        is_private=False,
        is_fork=False,
        is_empty=False,
        is_mirror=False,
        clone_url="https://dagshub.example/vector/Re-Paper.git",
        size=122_880,
        stars=0,
        open_issues=0,
        created_at=datetime(2021, 8, 31, 10, tzinfo=UTC),
        updated_at=None,  # the year 1 is no date
    )


async def test_repository_may_leave_out_what_is_not_needed_and_say_null(world, client):
    world.site.fail(
        "repository", as_json({"full_name": "a/b", "private": True, "description": None, "size": None, "x": 1})
    )
    world.site.put(PLAIN)
    repository = await client.repository(*VECTOR)
    assert (repository.full_name, repository.description, repository.size, repository.is_private) == (
        "a/b",
        "",
        0,
        True,
    )


@pytest.mark.parametrize("field", ["full_name", "private"])
async def test_field_that_is_missing_is_named(world, client, field):
    answer = repository_json(PLAIN)
    del answer[field]
    world.site.put(PLAIN)
    world.site.fail("repository", as_json(answer))
    with pytest.raises(SiteUnavailable) as error:
        await client.repository(*VECTOR)
    assert (error.value.trouble.reason, error.value.trouble.detail) == (Reason.UNREADABLE, f"Repository: {field}")


@pytest.mark.parametrize("reply", [Reply(status=404, media_type=None), NO_ROUTE, as_json({"message": "?"}, 404)])
async def test_repository_that_is_missing_or_private_is_missing(world, client, reply):
    world.site.fail("repository", reply)
    with pytest.raises(Missing):
        await client.repository("nobody", "nothing")


async def test_private_repository_is_seen_with_a_token_alone(world, client):
    world.site.put(LocalRepository(private=True))
    with pytest.raises(Missing):
        await client.repository(*VECTOR)
    for scheme in ("Bearer", "token"):
        trusted = world.connect(token=world.site.token, scheme=scheme)
        assert (await trusted.repository(*VECTOR)).is_private
        assert world.site.headers[-1]["Authorization"] == f"{scheme} {world.site.token}"


@pytest.mark.parametrize("status", [401, 403])
async def test_part_that_is_not_shown_is_not_absent(world, client, status):
    world.site.put(PLAIN)
    world.site.fail("storage", Reply(status=status, media_type=None))
    with pytest.raises(NotVisible):
        await client.storage(*VECTOR)


async def test_route_that_the_host_does_not_know_is_not_offered(world, client):
    world.site.put(PLAIN)
    world.site.fail("experiments", NO_ROUTE)
    with pytest.raises(NotOffered):
        await client.experiments(*VECTOR)


async def test_branches_and_commits_are_read_whatever_else_they_say(world, client):
    commits = [LocalCommit(2, AT + timedelta(hours=1), name="", address="", account=""), LocalCommit(1, AT)]
    world.site.put(LocalRepository(commits=commits, branches=("main", "feature/cd-utils")))
    branches = await client.branches(*VECTOR)
    assert branches == (git.Branch("main", commits[0].id), git.Branch("feature/cd-utils", commits[0].id))
    assert await client.commits(*VECTOR, ref="feature/cd-utils") == tuple(map(fact_of, commits))
    assert world.site.asked[-1][1].endswith("/commits?sha=feature/cd-utils&page=1&limit=100")


async def test_commit_without_an_author_is_nobodys(world, client):
    world.site.put(PLAIN)
    world.site.fail("commits", as_json([{"id": "a" * 40, "message": "x", "timestamp": "2021-09-06T10:00:00+02:00"}]))
    (commit,) = await client.commits(*VECTOR, ref="main")
    assert (commit.author_name, commit.author_address, commit.at) == ("", "", AT)


async def test_page_of_commits_is_as_long_as_the_host_makes_it(world, client):
    world.site.put(LocalRepository(commits=[LocalCommit(number, AT) for number in range(25, 0, -1)]))
    world.site.limits_pages = False
    assert len(await client.commits(*VECTOR, ref="main")) == 10
    assert len(await client.commits(*VECTOR, ref="main", page=3)) == 5
    assert await client.commits(*VECTOR, ref="main", page=4) == ()


@pytest.mark.parametrize("wraps", [False, True])
async def test_tags_are_read_in_both_their_forms(world, client, wraps):
    world.site.wraps_tags = wraps
    world.site.put(LocalRepository(tags={"v1": LocalCommit(1, AT)}))
    assert await client.tags(*VECTOR) == (git.Tag("v1", LocalCommit(1, AT).id, AT),)


async def test_tag_without_a_commit_has_a_name(world, client):
    world.site.put(PLAIN)
    world.site.fail("tags", as_json([{"name": "v1"}, {"name": "v2", "commit": {"id": "b"}}]))
    assert await client.tags(*VECTOR) == (git.Tag("v1", "", None), git.Tag("v2", "b", None))


async def test_pull_requests_are_no_issues(world, client):
    world.site.put(LocalRepository(issues=((1, "Too slow"),), pulls=((2, "Make it quick"),)))
    assert await client.issues(*VECTOR) == (git.Ticket(1, "Too slow"),)
    assert await client.pulls(*VECTOR) == (git.Ticket(2, "Make it quick"),)


async def test_issue_without_a_title_has_a_number(world, client):
    world.site.put(PLAIN)
    world.site.fail("issues", as_json([ticket_json(7, "") | {"title": None}]))
    assert await client.issues(*VECTOR) == (git.Ticket(7, ""),)


async def test_bucket_is_listed_and_looked_into(world, client):
    world.site.put(LocalRepository(stored={"s3/Re-Paper": False, "gs/other": True}))
    buckets = await client.storage(*VECTOR)
    assert buckets == (facts.Bucket("Re-Paper", "s3"), facts.Bucket("other", "gs"))
    assert [await client.has_stored(*VECTOR, bucket) for bucket in buckets] == [False, True]


@pytest.mark.parametrize(
    ("answer", "holds"), [([], False), ([{"path": "a"}], True), ({"entries": None}, False), ({}, False)]
)
async def test_bucket_is_looked_into_in_every_form_of_the_answer(world, client, answer, holds):
    world.site.put(PLAIN)
    world.site.fail("stored", as_json(answer))
    assert await client.has_stored(*VECTOR, facts.Bucket("Re-Paper", "s3")) is holds


async def test_experiments_are_a_map_whose_broken_numbers_are_left_out(world, client):
    broken = experiment_json(2, accuracy=0.5)
    broken["MetricsByPath"]["metrics.csv"]["LatestByName"]["loss"] = {"Value": 1.0, "IsInvalidFloat": True}
    numbered = experiment_json(3) | {"ID": 3, "TimeUnixMs": None, "MetricsByPath": None}
    world.site.put(LocalRepository(experiments={"1": experiment_json(1, "first", acc=0.9), "2": broken, "3": numbered}))
    at = datetime.fromtimestamp(1_630_000_000, UTC)
    runs = (
        facts.Run("1", "first", at, {"acc": 0.9}),
        facts.Run("2", "", at, {"accuracy": 0.5}),
        facts.Run("3", "", None, {}),
    )
    assert await client.experiments(*VECTOR) == facts.Runs(runs, is_cut=False)


@pytest.mark.parametrize("answer", [None, {}, {"experiments": None}, {"experiments": {}}])
async def test_no_experiments_are_said_in_many_ways(world, client, answer):
    world.site.put(PLAIN)
    world.site.fail("experiments", as_json(answer))
    assert await client.experiments(*VECTOR) == facts.Runs((), is_cut=False)


async def test_more_experiments_than_one_page_are_cut(world, client):
    world.site.put(PLAIN)
    world.site.fail("experiments", as_json({"experiments": {}, "nextPageToken": "x"}))
    assert await client.experiments(*VECTOR) == facts.Runs((), is_cut=True)


async def test_runs_of_mlflow_are_read_without_nan_and_infinity(world, client):
    runs = [
        run_json("r1", "nan-run", 1_630_000_000_000, loss="NaN", big=1.7976931348623157e308, fid=18),
        run_json("r2"),
    ]
    world.site.put(LocalRepository(runs=runs))
    ids = await client.mlflow.experiments(*VECTOR)
    found = await client.mlflow.runs(*VECTOR, ids)
    at = datetime.fromtimestamp(1_630_000_000, UTC)
    assert ids == ("0", "1")
    assert found == facts.Runs(
        (facts.Run("r1", "nan-run", at, {"fid": 18.0}), facts.Run("r2", "", None, {})), is_cut=False
    )


async def test_mlflow_without_runs_answers_with_nothing_in_it(world, client):
    world.site.put(PLAIN)
    assert await client.mlflow.runs(*VECTOR, ["0"]) == facts.Runs((), is_cut=False)


async def test_registry_of_models_may_not_be_offered(world, client):
    world.site.put(PLAIN)
    with pytest.raises(NotOffered):
        await client.mlflow.models(*VECTOR)
    world.site.put(LocalRepository(models=("generator",)))
    assert await client.mlflow.models(*VECTOR) == ("generator",)
    world.site.fail("registered-models/search", as_json({"error_code": "RESOURCE_DOES_NOT_EXIST"}, 404))
    with pytest.raises(NotOffered):
        await client.mlflow.models(*VECTOR)


async def test_own_dagshub_may_have_a_folder(clock):
    async with DagsHubSite.run(PLAIN, prefix="/data") as site:
        from aiohttp import ClientSession

        from bot.dagshub import connect

        async with ClientSession() as session:
            client = connect(session, now=clock.now, settings=site.settings())
            assert (await client.repository(*VECTOR)).full_name == "vector/Re-Paper"
            assert await client.mlflow.experiments(*VECTOR) == ("0",)
    assert next(target for _, target in site.asked) == "/data/api/v1/repos/vector/re-paper"


async def test_names_and_paths_are_quoted_step_by_step(world, client):
    world.site.put(LocalRepository(owner="br.casas", files={"data set/ü ?.md": "text"}))
    text = await client.text("br.casas", "Re-Paper", ref="a/b", path="data set/ü ?.md")
    assert text == git.Text("text", is_cut=False)
    assert world.site.asked[-1][1].endswith("/br.casas/Re-Paper/raw/a%2Fb/data%20set/%C3%BC%20%3F.md")
