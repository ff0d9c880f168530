"""A language is there when it has files, and needs nothing else."""

import shutil
from pathlib import Path

import pytest

from cogs._shared.texts import FluentTranslator, Texts, described, list_languages
from tests.codebase.sources import ROOT


@pytest.fixture
def german(tmp_path: Path) -> Texts:
    """All words, with some German ones beside them."""
    for folder in (ROOT / "cogs").glob("*/texts"):
        shutil.copytree(folder, tmp_path / folder.parent.name / "texts")
    (tmp_path / "_shared/texts/de.ftl").write_text(
        "shared-language = Deutsch\nshared-nothing-changed = In Ordnung, nichts hat sich geändert.\n"
        "shared-page = Seite { $page } von { $pages }\n",
        encoding="utf-8",
    )
    (tmp_path / "challenges/texts/de.ftl").write_text("challenges-start-description = Was zu tun ist\n", "utf-8")
    return Texts(tmp_path)


def test_third_language_is_added_by_files_alone(german: Texts):
    words = german.words("de")
    assert german.languages == {"en": "English", "de": "Deutsch", "zh-CN": "简体中文"}
    assert words("shared-nothing-changed") == "In Ordnung, nichts hat sich geändert."
    assert words("shared-page", page=2, pages=3) == "Seite 2 von 3"
    assert words("shared-back") == "Previous"  # what it lacks is said in English
    assert german.words("de-AT").language == "de"


async def test_commands_are_described_in_a_third_language_as_far_as_it_goes(german: Texts):
    translator = FluentTranslator(german)
    said = [
        await translator.translate(described(key), "de", None)  # type: ignore[arg-type] - a locale is compared as text
        for key in ("challenges-start-description", "challenges-list-description")
    ]
    assert said == ["Was zu tun ist", str(german.words("en")("challenges-list-description"))]


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-US", "en"), ("en-GB", "en"), ("zh-CN", "zh-CN"), ("zh-TW", "en"), ("fr", "en"), (None, "en"), ("", "en")],
)
def test_discords_locales_lead_to_the_language_that_fits(locale: str | None, language: str):
    assert Texts().words(locale).language == language


def test_languages_are_those_that_have_files():
    assert list_languages() == {"en": "English", "zh-CN": "简体中文"}
