"""Every exception from what the linter and the type checker ask for has its reason beside it."""

import io
import re
import tokenize
from collections.abc import Iterable

import pytest

from tests.codebase.sources import PRODUCT, ROOT, Source, read, sample

EXCEPTION = re.compile(r"#\s*(?:(?:ruff|flake8):\s*)?noqa\b|#\s*(?:type|(?:based)?pyright):\s*ignore\b", re.IGNORECASE)
REASON = re.compile(r"(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|ignore\[[\w, -]+\]) - \w")


def find_unreasoned(sources: Iterable[Source]) -> list[str]:
    """Exceptions that do not say ` - ` and why, or not from which rule."""
    return [
        f"{source.path}:{token.start[0]}: {token.string}"
        for source in sources
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline)
        if token.type == tokenize.COMMENT
        if len(EXCEPTION.findall(token.string)) > len(REASON.findall(token.string))
    ]


def test_every_exception_has_its_reason():
    bootstrap = sample("bootstrap.py", (ROOT / "bootstrap.py").read_text(encoding="utf-8"))

    assert find_unreasoned([*read(*PRODUCT, "tests"), bootstrap]) == []


@pytest.mark.parametrize(
    "comment",
    [
        *("# noqa", "# noqa: E501", "# noqa: E501 -", "# ruff: noqa", "# noqa - whatever rule", "#noqa:E501"),
        *("# type: ignore", "# type: ignore[override]", "# type: ignore - it has none", "# type:ignore[override]"),
        *(
            "# pyright: ignore[reportPrivateUsage]",
            "# pyright: ignore",
            "# noqa: E501 - long  # type: ignore[override]",
        ),
    ],
)
def test_exception_without_a_reason_is_found(comment):
    assert find_unreasoned([sample("a.py", f"x = 1  {comment}")]) == [f"a.py:1: {comment}"]


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # noqa: E501, F401 - an address",
        "x = 1  # type: ignore[override] - the client is ours",
        "x = 1  # pyright: ignore[reportPrivateUsage] - there is no other way",
        'x = "# noqa"',
    ],
)
def test_exception_with_a_reason_is_allowed(line):
    assert find_unreasoned([sample("a.py", line)]) == []
