import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import Readme
from bot.domain.repositories_readme import read_readme

pytestmark = pytest.mark.rules

WHOLE = """\
# Again: *A Paper*

Setup
=====

```bash
$ pip install torch==1.9.0 tqdm "numpy>=1.21" -r requirements.txt -f https://example.org/torch.html .
python train.py --seed 1
an output
```

<h2 align="center">Pre-trained models</h2>

Weights are on [Drive](https://drive.google.com/x) and [W&B](https://api.wandb.ai/y), badges on https://img.shields.io.
Try it in [Colab](https://colab.research.google.com/z) or at https://huggingface.co/spaces/ada/digits.

## Results

| Model | Accuracy |
|-------|:--------:|
| ours  | 0.91     |

## Data sets

| Name | Test accuracy in the paper |
|------|------|
| one  | 0.9  |

## Run times

Method | F1
--- | ---
ours | 0.8

<table><tr><td>Speed</td></tr></table>
"""


def test_readme_is_counted():
    assert read_readme("README.md", WHOLE) == Readme(
        path="README.md",
        headings=("Again: *A Paper", "Setup", "Pre-trained models", "Results", "Data sets", "Run times"),
        tables=4,
        result_tables=2,
        code_blocks=1,
        command_lines=2,
        weight_links=("drive.google.com", "api.wandb.ai"),
        app_links=("colab.research.google.com", "huggingface.co"),
        packages=2,
    )


@pytest.mark.parametrize("end", ["-->", ""])
def test_readme_in_comments_counts_for_nothing(end):
    assert read_readme("README.md", f"Real\n<!--\n{WHOLE}{end}") == Readme(path="README.md")


def test_heading_in_code_is_none_and_a_fence_on_one_line_opens_nothing():
    readme = read_readme("README.md", "``` one line ```\n# Real\n~~~\n# In code\n```\n# Still\n~~~\n#\n###no\n")
    assert (readme.headings, readme.code_blocks) == (("Real",), 1)


def test_line_of_equals_signs_alone_makes_no_heading():
    assert read_readme("README.md", "\n=====\n==\n").headings == ()


@pytest.mark.parametrize(
    ("text", "packages"),
    [
        ("conda install -n env pytorch torchvision -c pytorch", 2),
        ("Run `pip install dagshub`", 1),
        ("- torch==1.4\n* numpy >= 1.1\n- not a package\n| tqdm ~= 4.1 |", 3),
        ("pip install -r requirements.txt", 0),
        ("pip install git+https://github.com/a/b .", 0),
        ("pip install environment.yml torch torch", 1),
    ],
)
def test_packages_are_those_that_a_list_or_a_command_names(text, packages):
    assert read_readme("README.md", text).packages == packages


@pytest.mark.parametrize(
    "line",
    ["python3.8 main.py", "$ bash run.sh", "CUDA_VISIBLE_DEVICES=0 python a.py", "./run.sh", "!dvc repro", "make all"],
)
def test_command_is_known_by_how_it_begins(line):
    assert read_readme("README.md", f"```\n{line}\n```").command_lines == 1


@pytest.mark.parametrize("line", ["pythonic code", "import torch", "result = 1", "makefile"])
def test_code_is_no_command(line):
    assert read_readme("README.md", f"```\n{line}\n```").command_lines == 0


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 40_000,
        "|-" * 80_000,
        "# " + "#" * 150_000,
        "pip install " + "a" * 150_000,
        "`" * 150_000,
        ("|" + "a" * 30 + "\n|---|\n") * 4_000,
        "https://" * 20_000,
        "<h1 " * 40_000,
    ],
)
def test_text_made_to_take_long_does_not(text):
    assert read_readme("README.md", text).path == "README.md"


@given(st.text(alphabet="#`~<!->|: \n=abhttps/.$", max_size=200))
def test_any_text_is_read(text):
    readme = read_readme("README.md", text)
    assert readme.result_tables <= readme.tables
    assert all(heading == heading.strip() and heading for heading in readme.headings)
