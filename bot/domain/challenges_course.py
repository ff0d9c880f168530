"""The course of an edition: which steps it can take, and what it is called by."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import ClassVar

from bot.domain.challenges import EditionState
from bot.errors import UserError

NAME_MAX = 80
STOP_MAX = 500
_KEY_MAX = 32
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


class EditionStep(StrEnum):
    """What organizers can do with an edition as a whole."""

    OPEN = "open"
    CLOSE = "close"
    ARCHIVE = "archive"


_STEPS = {
    EditionStep.OPEN: (frozenset({EditionState.DRAFT, EditionState.CLOSED}), EditionState.OPEN),
    EditionStep.CLOSE: (frozenset({EditionState.OPEN}), EditionState.CLOSED),
    # An archived edition can be opened no more: its rooms are closed, and its people have gone on.
    EditionStep.ARCHIVE: (frozenset({EditionState.DRAFT, EditionState.CLOSED}), EditionState.ARCHIVED),
}


@dataclass(eq=False)
class NoSuchEdition(UserError):
    """The server has no edition of this name."""

    text: str
    code: ClassVar[str] = "challenges-no-such-edition"


@dataclass(eq=False)
class WrongState(UserError):
    """As the edition stands, it cannot take this step."""

    edition: str
    state: EditionState
    step: EditionStep
    code: ClassVar[str] = "challenges-wrong-state"


def take_step(state: EditionState, step: EditionStep, *, edition: str) -> EditionState:
    """Where the edition stands after the step. Raises WrongState."""
    before, after = _STEPS[step]
    if state not in before:
        raise WrongState(edition=edition, state=state, step=step)
    return after


def make_key(name: str, taken: Collection[str]) -> str:
    """A short name of letters, digits and hyphens that none of the server's editions has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = _NO_LETTERS.sub("-", plain).strip("-")[: _KEY_MAX - 4].strip("-") or "edition"
    numbered = (key if number == 1 else f"{key}-{number}" for number in count(1))
    return next(each for each in numbered if each not in taken)
