"""Questions that are asked at every challenge, and when and where each was last answered."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.errors import UserError

QUESTION_MAX, ANSWER_MAX = 90, 1500  # characters
OWN_MAX = 40  # questions of one server

_FAQ = "https://reproml.org/faq/"
# The page's own words are from these days: that of MLRC 2026, and that of MLRC 2022.
_OF_2026, _OF_2022 = date(2026, 5, 1), date(2023, 10, 1)


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question that comes with the bot; its words are `help-question-<key>` and `help-answer-<key>`."""

    key: str
    source: str
    as_of: date


KNOWN = (
    KnownQuestion("double-blind", _FAQ, _OF_2026),
    KnownQuestion("format", _FAQ, _OF_2026),
    KnownQuestion("extension", _FAQ, _OF_2026),
    KnownQuestion("no-reviews", _FAQ, _OF_2026),
    KnownQuestion("industry", _FAQ, _OF_2026),
    KnownQuestion("workshop", _FAQ, _OF_2022),
    KnownQuestion("code", _FAQ, _OF_2022),
    KnownQuestion("authors", _FAQ, _OF_2022),
    KnownQuestion("course", _FAQ, _OF_2022),
)


@dataclass(eq=False)
class NoSuchQuestion(UserError):
    """There is no question like this, or no longer."""

    code: ClassVar[str] = "help-no-such-question"


@dataclass(eq=False)
class TooManyQuestions(UserError):
    """A server can have so many questions of its own."""

    limit: int
    code: ClassVar[str] = "help-too-many-questions"


def find_known(key: str) -> KnownQuestion | None:
    """The question of this key that comes with the bot."""
    return next((known for known in KNOWN if known.key == key), None)
