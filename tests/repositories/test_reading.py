import pytest

from bot.domain.repositories import File, Keeping, Readme, Texts
from bot.domain.repositories_reading import choose_texts, make_texts

pytestmark = pytest.mark.rules


def test_small_texts_are_chosen_from_the_root_on():
    paths = [
        *(
            "b/readme.md",
            "README.md",
            "docs/REPRODUCIBILITY.md",
            ".dvc/config",
            "a/requirements.txt",
            "requirements.txt",
        ),
        *(
            "requirements-dev.txt",
            "a/environment.yml",
            "params.yml",
            "conf/config.yaml",
            "src/hparams.json",
            "a/b/params.yaml",
        ),
        *("data.csv", "train.py"),
    ]
    assert choose_texts(map(File, paths)) == (
        "README.md",
        "docs/REPRODUCIBILITY.md",
        ".dvc/config",
        "requirements-dev.txt",
        "requirements.txt",
        "a/environment.yml",
        "params.yml",
        "conf/config.yaml",
        "src/hparams.json",
    )


def test_what_dvc_keeps_is_never_read():
    files = [
        File("README.md", Keeping.DVC),
        File("requirements.txt", Keeping.BUCKET),
        File("params.yaml", is_folder=True),
    ]
    assert choose_texts(files) == ()


def test_ten_texts_are_read_at_most():
    assert len(choose_texts(File(f"{name}{n}.yml") for n in range(9) for name in ("config", "environment"))) == 6


def test_texts_tell_what_was_found_in_them():
    contents = {
        "readme": "# Ours\nreprobot-proof-aaaaaaaaaaaaaaaa",
        "reproducibility.md": "## 1. Code\n- [ ] It runs",
        ".dvc/config": "['remote \"o\"']\nurl = s3://x",
        "requirements.txt": "mlflow",
        "params.yml": "seed: 3",
        "config.json": "{}",
    }
    texts = make_texts("c", contents, "dagshub.com")
    assert texts.readme == Readme(path="readme", headings=("Ours",))
    assert (texts.report, len(texts.statements), texts.remotes[0].place) == ("reproducibility.md", 1, "s3")
    assert (texts.seeds, texts.trackers) == (("params.yml",), (("mlflow", "requirements.txt"),))
    assert texts.proofs == ("reprobot-proof-aaaaaaaaaaaaaaaa",)


def test_no_texts_tell_nothing():
    assert make_texts("c", {}, "dagshub.com") == Texts(commit="c")
