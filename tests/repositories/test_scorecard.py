import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import About, File, Keeping, Readme, Sight, Statement, Texts, Tree
from bot.domain.repositories_scorecard import Scored, Verdict, score
from bot.domain.repositories_scorecard_rules import CHECKLIST, NEXT, STARS, Item
from tests.kit.repository_trees import SHARED, snapshot_of_tree
from tests.repositories.snapshots import HEAD, a_snapshot, seen, unseen

pytestmark = pytest.mark.rules

COLUMNS = {
    Item.DEPENDENCIES: "dependencies",
    Item.TRAINING: "training",
    Item.EVALUATION: "evaluation",
    Item.MODELS: "pretrained_model",
    Item.RESULTS: "results_table_with_commands",
}
# Below what was measured on 26 November 2026: precision and recall.
FLOORS = {
    Item.DEPENDENCIES: (0.9, 0.9),
    Item.TRAINING: (0.9, 0.9),
    Item.EVALUATION: (0.85, 0.75),
    Item.MODELS: (0.8, 0.5),
    Item.RESULTS: (0.9, 0.6),
}


def card_of(*paths: str, texts: Any = None, **parts: Any):
    tree = Tree(HEAD, tuple(map(File, paths)))
    return score(a_snapshot(tree=tree, texts=texts or Texts(commit=HEAD), **parts))


def proofs(item: Item, *paths: str, **more: Any) -> tuple[str, ...]:
    return card_of(*paths, **more).of(item).proofs


@pytest.mark.parametrize(
    ("item", "path"),
    [
        (Item.DEPENDENCIES, "a/b/requirements-dev.txt"),
        (Item.DEPENDENCIES, "installation/reqs/requirements.txt"),
        (Item.DEPENDENCIES, "Pipfile"),
        (Item.DEPENDENCIES, "environment-gpu.yml"),
        (Item.TRAINING, "main-train.py"),
        (Item.TRAINING, "code/mnist_run.py"),
        (Item.TRAINING, "src/package/__main__.py"),
        (Item.TRAINING, "dvc.yaml"),
        (Item.EVALUATION, "src/Evaluate.py"),
        (Item.EVALUATION, "cdfsl_test.py"),
        (Item.EVALUATION, "figures/figure_1.py"),
        (Item.EVALUATION, "metrics.json"),
        (Item.MODELS, "models/DecoyMNIST.dvc"),
        (Item.MODELS, "models/stylegan2/.cache.dvc"),
        (Item.MODELS, "out/weights/best/net.pth"),
        (Item.MODELS, "checkpoints/best.zip"),
        (Item.LICENCE, "LICENSE.md"),
        (Item.LICENCE, "COPYING"),
        (Item.CONFIGURATION, "params.yml"),
        (Item.CONFIGURATION, "conf/dataset/cifar10.yaml"),
        (Item.DATA, ".dvc/config"),
        (Item.TRACKING, "metrics.csv"),
        (Item.CONTAINER, "docker/Dockerfile.gpu"),
        (Item.TRIAL, "streamlit_app.py"),
        (Item.REPORT, "REPRODUCIBILITY.md"),
        (Item.REPORT, "CITATION.cff"),
        (Item.TESTS, "tests/unit/test_net.py"),
        (Item.TESTS, ".github/workflows/ci.yml"),
    ],
)
def test_path_proves_an_item(item, path):
    assert card_of(path).of(item) == Scored(item, Verdict.FOUND, (path,))


@pytest.mark.parametrize(
    ("item", "path"),
    [
        (Item.LICENCE, "models/stylegan2/LICENSE.txt"),  # somebody else's
        (Item.MODELS, "models/resnet.py"),  # source code
        (Item.MODELS, "experiments/epoch_0.pt"),  # a measure, as likely as not
        (Item.MODELS, "models/stylegan2/results/config.pkl"),
        (Item.MODELS, "data/images.dvc"),
        (Item.EVALUATION, "tests/test_metrics.py"),
        (Item.EVALUATION, "tests/evaluate_fixture.py"),
        (Item.TRAINING, "download_pretrained.sh"),
        (Item.TRAINING, "third_party/net/train.py"),
        (Item.CONTAINER, "vendor/Dockerfile"),
        (Item.CONFIGURATION, ".github/dependabot.yml"),
        (Item.DEPENDENCIES, "crosswalk.yml"),
    ],
)
def test_path_that_looks_like_it_proves_nothing(item, path):
    assert card_of(path).of(item) == Scored(item, Verdict.NOT_FOUND)


def test_code_below_a_licence_of_its_own_is_somebody_elses():
    paths = (
        "net/LICENSE",
        "net/train.py",
        "net/Dockerfile",
        "net/environment.yml",
        "net/models/w.dvc",
        "network/train.py",
    )
    assert proofs(Item.TRAINING, *paths) == ("network/train.py",)
    assert proofs(Item.CONTAINER, *paths) == ()
    # What it needs is needed all the same, and pointers of DVC are the team's.
    assert proofs(Item.DEPENDENCIES, *paths) == ("net/environment.yml",)
    assert proofs(Item.MODELS, *paths) == ("net/models/w.dvc",)


def test_shallowest_three_paths_are_the_proof():
    paths = ("a/b/train.py", "z/train.py", "train.py", "a/train.py")
    assert proofs(Item.TRAINING, *paths) == ("train.py", "a/train.py", "z/train.py")


def test_folder_proves_nothing_but_what_dvc_keeps():
    folders = (File("models/w.pt", is_folder=True), File("data.dvc", Keeping.DVC, is_folder=True))
    card = score(a_snapshot(tree=Tree(HEAD, folders)))
    assert card.of(Item.MODELS).verdict is Verdict.NOT_FOUND
    assert card.of(Item.DATA).verdict is Verdict.FOUND


def texts(**values: Any) -> Texts:
    return Texts(commit=HEAD, **values)


@pytest.mark.parametrize(
    ("item", "given", "proof"),
    [
        (
            Item.MODELS,
            texts(readme=Readme(path="README.md", headings=("6. Pretrained models",), weight_links=("wandb.ai",))),
            ("README.md",),
        ),
        (Item.MODELS, texts(readme=Readme(path="README.md", headings=("Pretrained models",))), ()),  # a promise
        (Item.MODELS, texts(readme=Readme(path="README.md", headings=("Data",), weight_links=("wandb.ai",))), ()),
        (Item.RESULTS, texts(readme=Readme(path="README.md", result_tables=1, command_lines=1)), ("README.md",)),
        (Item.RESULTS, texts(readme=Readme(path="README.md", result_tables=1)), ()),
        (Item.RESULTS, texts(readme=Readme(path="README.md", tables=3, command_lines=9)), ()),
        (Item.TRIAL, texts(readme=Readme(path="README.md", app_links=("mybinder.org",))), ("README.md",)),
        (Item.SEED, texts(seeds=("params.yml",)), ("params.yml",)),
        (Item.TRACKING, texts(trackers=(("wandb", "requirements.txt"),)), ("requirements.txt",)),
    ],
)
def test_text_proves_an_item(item, given, proof):
    assert proofs(item, "a.txt", texts=given) == proof


def test_licence_that_the_host_knows_is_one():
    about = About(description="", default_branch="main", licence="MIT")
    assert proofs(Item.LICENCE, about=about) == ("MIT",)
    assert proofs(Item.LICENCE, about=unseen(Sight.HIDDEN)) == ()


def test_what_was_not_seen_is_not_absent():
    card = score(a_snapshot(tree=unseen(), texts=unseen()))
    assert {scored.verdict for scored in card.items} == {Verdict.UNSEEN}
    assert card.next_step is None
    only_files = score(a_snapshot(texts=unseen()))
    unseen_items = {scored.item for scored in only_files.items if scored.verdict is Verdict.UNSEEN}
    assert unseen_items == {Item.RESULTS, Item.SEED}


def test_cut_list_of_files_is_said_to_be_cut():
    assert score(a_snapshot(tree=seen(Tree(HEAD, ()), is_cut=True))).is_cut
    assert not score(a_snapshot()).is_cut


def test_claims_of_the_team_stand_beside_what_was_found():
    statements = (
        Statement(star=1, text="It runs", is_ticked=True),
        Statement(star=1, text="See {link}", is_ticked=True, is_filled=False),
        Statement(star=1, text="Not yet", is_ticked=False),
        Statement(star=4, text="On one GPU", is_ticked=True),
    )
    card = card_of("train.py", "requirements.txt", texts=texts(statements=statements))
    first, *_, fourth, fifth = card.stars
    assert (first.claims, first.unfilled, first.is_found) == ((statements[0],), 1, True)
    assert (fourth.claims, fourth.is_found) == ((statements[3],), False)
    assert (fifth.claims, fifth.unfilled) == ((), 0)


def test_packages_that_the_readme_names_are_counted_where_no_list_was_found():
    named = texts(readme=Readme(path="README.md", packages=4))
    assert card_of(texts=named).packages == 4
    assert card_of("requirements.txt", texts=named).packages == 0
    assert card_of().packages == 0


def test_next_step_is_the_first_that_is_missing():
    assert card_of().next_step is Item.DEPENDENCIES
    assert card_of("requirements.txt", "LICENSE").next_step is Item.TRAINING
    assert set(NEXT) == set(Item)


@given(st.lists(st.sampled_from(["train.py", "LICENSE", "a/LICENSE", "a/eval.py", "models/w.pt", "x"]), unique=True))
def test_card_holds_every_item_and_star_and_no_proof_that_is_not_there(paths):
    card = card_of(*paths)
    assert tuple(scored.item for scored in card.items) == tuple(Item)
    assert tuple(star.number for star in card.stars) == tuple(STARS)
    assert all((scored.verdict is Verdict.FOUND) == bool(scored.proofs) for scored in card.items)
    assert {path for scored in card.items for path in scored.proofs} <= set(paths)


def labelled(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_agreement_with_labelled_repositories():
    if not SHARED.exists():
        pytest.skip("the labelled file lists are not on this machine")
    counts = {item: [0, 0, 0] for item in CHECKLIST}  # found rightly, found wrongly, overlooked
    for row in labelled(SHARED / "scorecard_labels.csv"):
        card = score(snapshot_of_tree(SHARED / "repo_trees" / f"{row['github_repo'].replace('/', '__')}.json"))
        for item, column in COLUMNS.items():
            is_there, is_found = row[column] == "1", card.of(item).verdict is Verdict.FOUND
            counts[item][0] += is_there and is_found
            counts[item][1] += is_found and not is_there
            counts[item][2] += is_there and not is_found
    for item, (right, wrong, overlooked) in counts.items():
        precision, recall = right / (right + wrong), right / (right + overlooked)
        print(f"{item:<14} precision {precision:.2f}  recall {recall:.2f}  of {right + overlooked}")
        assert (precision, recall) >= FLOORS[item]
        assert recall >= FLOORS[item][1]
