"""A whole edition in the demo, looked at in a real browser, in both languages."""

from pathlib import Path

import pytest

from cogs._shared.texts import Texts
from tests.demo.camera import a_photographer
from tests.demo.walks_whole import walk_whole_edition


@pytest.mark.parametrize(("locale", "language"), [("en-US", "English"), ("zh-CN", "简体中文")])
def test_edition_runs_from_its_template_to_its_wrap_up(tmp_path: Path, locale: str, language: str):
    words = Texts().words(locale)
    with a_photographer(tmp_path) as visitor:
        walk_whole_edition(visitor, words, language)
    assert {file.stem for file in tmp_path.iterdir()} == {
        *("whole-created", "whole-handed-in", "whole-board", "whole-wrap-up", "whole-repair", "whole-forgotten"),
    }
