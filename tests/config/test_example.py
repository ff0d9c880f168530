"""config.example.toml says everything that can be set."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

from bot.config import FIELDS, Config, load

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_example_holds_every_key_in_the_order_of_the_models():
    content = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))

    assert [f"{section}.{name}" for section, values in content.items() for name in values] == list(FIELDS)


def test_example_explains_every_key_right_above_it():
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()

    unexplained = [
        line for above, line in pairwise(lines) if re.match(r"\w+ = ", line) and not re.match(r"# .*[.)\w,]$", above)
    ]
    assert unexplained == []


def test_example_comes_to_the_defaults():
    config = load(EXAMPLE)

    expected = Config().model_dump()
    expected["database"]["url"] = f"sqlite+aiosqlite:///{EXAMPLE.parent}/data/reprobot.db"
    assert config.model_dump() == expected


def test_example_names_the_default_of_every_key_that_has_one():
    content = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))

    assert {key: content[key.split(".")[0]][key.split(".")[1]] for key in FIELDS} == {
        key: "" if field.default is None else field.default for key, field in FIELDS.items()
    }
