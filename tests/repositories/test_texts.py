import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import DvcRemote, Statement
from bot.domain.repositories_texts import (
    find_proofs,
    find_trackers,
    is_proof,
    proof_of,
    read_dvc_config,
    read_report,
    sets_seed,
)

pytestmark = pytest.mark.rules

REPORT = """\
# Reproducibility of {project}
* [x] before any star
## 1. Code
* [x] **Runs** from `start`   to end
- [ ] Example input in {link_to_input}
<!-- * [x] in a comment -->
```
* [x] in code
```
## 2. Configuration
+ [X] Seeds are in {path}
## 7. Others
* [x] beyond the scale
## 5 Evaluation
* [x] Try it at [our page](https://example.org)
"""


def test_report_is_read_box_by_box():
    assert read_report(REPORT) == (
        Statement(star=1, text="Runs from start to end", is_ticked=True),
        Statement(star=1, text="Example input in {link_to_input}", is_ticked=False, is_filled=False),
        Statement(star=2, text="Seeds are in {path}", is_ticked=True, is_filled=False),
        Statement(star=5, text="Try it at our page(https://example.org)", is_ticked=True),
    )


def test_report_of_any_length_is_cut():
    boxes = read_report("## 1. Code\n" + "* [x] box\n" * 100)
    assert len(boxes) == 40
    assert read_report("## 1. Code\n* [x] " + "a" * 300)[0].text == "a" * 160


DEFAULT = "dagshub.com"


@pytest.mark.parametrize(
    ("config", "remotes"),
    [
        (
            "['remote \"origin\"']\n    url = https://dagshub.com/ann/work.dvc\n",
            (DvcRemote(name="origin", place="dagshub.com", points_to="ann/work"),),
        ),
        (
            '[core]\nremote = origin\n[remote "origin"]\n url = s3://dvc\n endpointurl = https://dagshub.com/ann/work.s3',
            (DvcRemote(name="origin", place="dagshub.com", points_to="ann/work", is_default=True),),
        ),
        (
            "['core']\nremote = b\n['remote 'b'']\nurl = s3://work\nendpointurl = https://dagshub.com/api/v1/repo-buckets/s3/ann",
            (DvcRemote(name="b", place="dagshub.com", points_to="ann/work", is_default=True),),
        ),
        ("['remote \"b\"']\nurl = s3://secret/x\naccess_key_id = 0123456789\n", (DvcRemote(name="b", place="s3"),)),
        (
            "['remote \"b\"']\nurl = s3://dvc\nendpointurl = https://dagshub.com/other\n",
            (DvcRemote(name="b", place="dagshub.com"),),
        ),
        ("['remote \"b\"']\nurl = gdrive://0123456789\n", (DvcRemote(name="b", place="gdrive"),)),
        (
            "['remote \"b\"']\nurl = https://ann:secret@files.example/x\n",
            (DvcRemote(name="b", place="files.example"),),
        ),
        ("['remote \"b\"']\nurl = https://dagshub.com/ann\n", (DvcRemote(name="b", place="dagshub.com"),)),
        ("['remote \"b\"']\nurl = ../storage\n", (DvcRemote(name="b", place="local"),)),
        ("['remote \"b\"']\nurl = strange://x\n", (DvcRemote(name="b", place=""),)),
        ("['remote \"b\"']\nkey = 1\n", (DvcRemote(name="b", place=""),)),
        ("['remote \"b\"']\nurl = https://[x\n", (DvcRemote(name="b", place=""),)),
        ("[core]\nanalytics = false\n[cache]\ntype = copy\n", ()),
        ("no section at all", ()),
        ("", ()),
    ],
)
def test_dvc_config_tells_where_its_remotes_are_and_no_key(config, remotes):
    found = read_dvc_config(config, DEFAULT)
    assert found == remotes
    assert not {"secret", "0123456789"} & set(repr(found).replace("'", " ").split())


def test_dvc_config_may_name_an_own_dagshub():
    config = "['remote \"origin\"']\nurl = http://hub.example:8080/ann/work.dvc\n"
    assert read_dvc_config(config, "hub.example:8080")[0].points_to == "ann/work"
    assert read_dvc_config(config, DEFAULT)[0].points_to == ""


@given(st.text(alphabet="[]'\"remote =url:/\n s3", max_size=80))
def test_any_dvc_config_is_read(config):
    assert isinstance(read_dvc_config(config, DEFAULT), tuple)


@pytest.mark.parametrize(
    "text", ["seed: 42", "  random_seed = 0", '"seed": 1,', "--seed=3", "seeds: [1, 2]", "random_state: 7", "SEED=-1"]
)
def test_seed_is_one_with_a_value(text):
    assert sets_seed(f"lr: 0.1\n{text}\n")


@pytest.mark.parametrize("text", ["seed:", "# about seeds", "seedling_count_of: x", "proceed: 1"])
def test_word_about_seeds_is_no_seed(text):
    assert not sets_seed(text)


def test_trackers_are_packages_that_are_asked_for():
    asked = 'torch==1.9\nwandb==0.10\n  - tensorboardX\n"mlflow>=2",\n# sacred text\nmlflow\nmlflow-skinny-not\n'
    assert find_trackers(asked) == ("wandb", "tensorboardx", "mlflow")


def test_proof_is_found_in_a_text_and_belongs_to_one_link():
    word = proof_of("a secret", 7)
    found = find_proofs(f"This is ours: {word}, {word}.")
    assert found == (word,)
    assert is_proof(found, "a secret", 7)
    assert not is_proof(found, "a secret", 8)
    assert not is_proof(found, "another secret", 7)
    assert not is_proof((), "a secret", 7)
