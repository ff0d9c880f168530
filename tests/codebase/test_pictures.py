"""The handbook's pictures are there, say what they show, are small, and none is left over."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.codebase.sources import ROOT

DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
NAMED = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
ELSEWHERE = ("https://", "http://")
BYTES = 100_000


def find_faults(pages: Mapping[str, str], pictures: Mapping[str, int]) -> list[str]:
    """What is wrong with the pictures that pages name, by page, and with those that are there, by path and size."""
    faults: list[str] = []
    used: set[str] = set()
    for page, text in pages.items():
        for alt, target in NAMED.findall(text):
            used.add(target)
            if not alt.strip():
                faults.append(f"{page}: {target} has no alt text")
            if target not in pictures and not target.startswith(ELSEWHERE):
                faults.append(f"{page}: {target} does not exist")
    faults += [f"{picture} is used nowhere" for picture in pictures if picture not in used]
    return faults + [f"{picture} has {size} bytes" for picture, size in pictures.items() if size >= BYTES]


def _read_pages() -> dict[str, str]:
    return {page.name: page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))}


def _measure(folder: Path) -> dict[str, int]:
    return {file.relative_to(DOCS).as_posix(): file.stat().st_size for file in sorted(folder.rglob("*.*"))}


def test_pictures_of_the_handbook_are_as_they_should_be():
    pictures = _measure(PICTURES)

    assert find_faults(_read_pages(), pictures) == []
    assert pictures


@pytest.mark.parametrize(
    ("text", "pictures", "fault"),
    [
        ("![A card](pictures/a.png)", {}, "page.md: pictures/a.png does not exist"),
        ("![ ](pictures/a.png)", {"pictures/a.png": 1}, "page.md: pictures/a.png has no alt text"),
        ("![](pictures/a.png)", {"pictures/a.png": 1}, "page.md: pictures/a.png has no alt text"),
        ("[a page](pictures/a.png)", {"pictures/a.png": 1}, "pictures/a.png is used nowhere"),
        ("![A card](pictures/a.png)", {"pictures/a.png": 100_000}, "pictures/a.png has 100000 bytes"),
    ],
)
def test_fault_of_a_picture_is_found(text, pictures, fault):
    assert find_faults({"page.md": text}, pictures) == [fault]


def test_picture_that_is_there_and_says_what_it_shows_is_allowed():
    text = "![A card](pictures/a.png) ![A badge](https://example.org/b.svg)"

    assert find_faults({"page.md": text}, {"pictures/a.png": 99_999}) == []
