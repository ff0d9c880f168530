"""A folder and an environment that hold no settings but those of the test."""

import os

import pytest


@pytest.fixture(autouse=True)
def _nothing_is_set(tmp_path, monkeypatch):
    for name in os.environ:
        if name.upper().startswith("REPROBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
