"""The DagsHub on this machine, held against DagsHub's own description; and the client, against recorded answers."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from aiohttp import ClientSession

from bot.dagshub import Missing, NotOffered, NotVisible, facts
from bot.sites import SiteUnavailable
from tests.kit.dagshub import experiment_json
from tests.kit.repository_sites import LocalCommit, LocalRepository
from tests.kit.sources import Reply

SHARED = Path(__file__).parents[3] / "shared"
DESCRIPTION, RECORDED = SHARED / "dagshub-openapi", SHARED / "dagshub-json"
AT = datetime(2021, 9, 6, 8, tzinfo=UTC)
VECTOR = ("vector", "re-paper")
FULL = LocalRepository(
    files={"README.md": "x", "src/train.py": "y"},
    kept={"data/": "dvc"},
    branches=("main", "feature/x"),
    tags={"v1": LocalCommit(1, AT)},
    issues=((1, "Too slow"),),
    pulls=((2, "Make it quick"),),
    stored={"s3/Re-Paper": True},
    experiments={"1": experiment_json(1, accuracy=0.9)},
)
# The route, and where the description says what it answers.
ROUTES = {
    "": "/repos/{owner}/{repo}",
    "/branches": "/repos/{owner}/{repo}/branches",
    "/commits?sha=main": "/repos/{owner}/{repo}/commits",
    "/content/main/": "/repos/{owner}/{repo}/content/{branch}/{path}",
    "/tags": "/repos/{owner}/{repo}/tags",
    "/issues": "/repos/{owner}/{repo}/issues",
    "/storage": "/repos/{owner}/{repo}/storage",
    "/experiments": "/repos/{owner}/{repo}/experiments",
}


def resolve(value: Any, folder: Path, seen: tuple[Path, ...] = ()) -> Any:
    """The value with what its references point to; what points to itself may be anything."""
    if isinstance(value, list):
        return [resolve(each, folder, seen) for each in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        file = (folder / value["$ref"]).resolve()
        if file in seen:
            return {}
        meant = resolve(yaml.safe_load(file.read_text(encoding="utf-8")), file.parent, (*seen, file))
        # Recorded answers have null for whom nobody is assigned to, which the description does not say.
        return {"anyOf": [meant, {"type": "null"}]}
    made = {key: resolve(each, folder, seen) for key, each in value.items()}
    if isinstance(made.get("type"), str) and made.get("nullable"):
        made["type"] = [made["type"], "null"]
    return made


@cache
def described() -> dict[str, Any]:
    if not DESCRIPTION.exists():
        pytest.skip("DagsHub's description of its API is not on this machine")
    return yaml.safe_load((DESCRIPTION / "spec.yaml").read_text(encoding="utf-8"))["paths"]


def recorded(name: str) -> Reply:
    file = RECORDED / name
    if not file.exists():
        pytest.skip("the recorded answers are not on this machine")
    record = json.loads(file.read_text(encoding="utf-8"))
    headers = record.get("headers", {})
    media_type = record.get("content_type") or headers.get("Content-Type")
    text = record.get("body_text")
    body = json.dumps(record["body_json"]) if record["body_json"] is not None else text or ""
    return Reply(body.encode(), record["status"], media_type)


@pytest.mark.parametrize(("route", "path"), ROUTES.items())
async def test_local_dagshub_answers_as_described(world, route, path):
    answer = described()[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    schema = resolve(answer, DESCRIPTION)
    world.site.put(FULL)
    async with (
        ClientSession() as session,
        session.get(f"{world.site.address}/api/v1/repos/vector/re-paper{route}") as said,
    ):
        value = await said.json()
    assert value
    jsonschema_rs.Draft202012Validator(schema).validate(value)


def test_releases_are_not_described():
    assert not any(path.endswith("/releases") for path in described())


@pytest.mark.parametrize(
    ("route", "name", "refusal"),
    [
        ("repository", "repo_404_missing_repo", Missing),
        ("repository", "repo_404_private_anon", Missing),
        ("branches", "branches__anon", NotVisible),
        ("branches", "empty_branches", SiteUnavailable),
        ("content", "content_api_dagshub_form", NotOffered),
        ("raw", "raw_404", Missing),
    ],
)
async def test_recorded_refusal_of_gogs_is_understood(world, client, route, name, refusal):
    asks = {
        "repository": lambda: client.repository(*VECTOR),
        "branches": lambda: client.branches(*VECTOR),
        "content": lambda: client.walk(*VECTOR, ref="main"),
        "raw": lambda: client.text(*VECTOR, ref="main", path="README.md"),
    }
    world.site.put(FULL)
    world.site.fail(route, recorded(f"gogs-0.11.91/{name}.json"))
    with pytest.raises(refusal):
        await asks[route]()


async def test_recorded_answers_of_gogs_are_read(world, client):
    world.site.put(FULL)
    world.site.fail("repository", recorded("gogs-0.11.91/repo_get__mirror.json"))
    world.site.fail("branches", recorded("gogs-0.11.91/branches__mid.json"))
    world.site.fail("issues", recorded("gogs-0.11.91/issues_list_with_pr.json"))
    repository = await client.repository(*VECTOR)
    assert (repository.full_name, repository.is_mirror) == ("midsterx/mirrored", True)
    branches = await client.branches(*VECTOR)
    assert any("/" in branch.name for branch in branches)
    assert [issue.number for issue in await client.issues(*VECTOR)] == [1]


async def test_examples_of_dagshub_are_read(world, client):
    def example(name: str) -> Reply:
        file = RECORDED / "dagshub-openapi-examples" / name
        if not file.exists():
            pytest.skip("the recorded answers are not on this machine")
        return Reply(file.read_bytes())

    world.site.put(FULL)
    world.site.fail("experiments", example("get_repos_owner_repo_experiments_200.json"))
    world.site.fail("storage", example("get_repos_owner_repo_storage_200.json"))
    world.site.fail("content", example("get_repos_owner_repo_content_branch_path_200.json"), Reply(b"[]"))
    at = datetime.fromtimestamp(1_595_149_314, UTC)
    run = facts.Run("2301", "", at, {"test__accuracy": 0.91712})
    assert await client.experiments(*VECTOR) == facts.Runs((run,), is_cut=False)
    assert await client.storage(*VECTOR)
    assert {entry.versioning for entry in (await client.walk(*VECTOR, ref="main")).entries} == {"dvc"}


async def test_recorded_answers_of_mlflow_are_read(world, client):
    world.site.put(FULL)
    world.site.fail("runs/search", recorded("mlflow-3.17.2/runs_search.json"))
    world.site.fail("experiments/search", recorded("mlflow-3.17.2/experiments_search_get.json"))
    world.site.fail("registered-models/search", recorded("mlflow-3.17.2/registered_models_search.json"))
    runs = await client.mlflow.runs(*VECTOR, await client.mlflow.experiments(*VECTOR))
    assert [(run.name, dict(run.measures)) for run in runs.runs][:2] == [
        ("nan-run", {}),
        ("run-0.001", {"fid": 17.999}),
    ]
    assert await client.mlflow.models(*VECTOR)


@pytest.mark.parametrize(
    ("call", "name", "refusal"),
    [
        ("runs/search", "runs_search_get_405", SiteUnavailable),
        ("experiments/search", "experiments_search_no_max_results_get", SiteUnavailable),
        ("experiments/search", "basic_auth_app_401_anonymous", NotVisible),
        ("registered-models/search", "error_unknown_endpoint", NotOffered),
        ("registered-models/search", "registered_models_get_404", NotOffered),
    ],
)
async def test_recorded_refusal_of_mlflow_is_understood(world, client, call, name, refusal):
    asks = {
        "runs/search": lambda: client.mlflow.runs(*VECTOR, ["0"]),
        "experiments/search": lambda: client.mlflow.experiments(*VECTOR),
        "registered-models/search": lambda: client.mlflow.models(*VECTOR),
    }
    world.site.put(FULL)
    world.site.fail(call, recorded(f"mlflow-3.17.2/{name}.json"))
    with pytest.raises(refusal):
        await asks[call]()


async def test_runs_that_are_none_are_read(world, client):
    world.site.put(FULL)
    world.site.fail("runs/search", recorded("mlflow-3.17.2/runs_search_empty.json"))
    assert await client.mlflow.runs(*VECTOR, ["0"]) == facts.Runs((), is_cut=False)
