"""Looking for a team: what people say of themselves, for how long, and who may see it.

People who look for a team are seen by those who opted in to the same: who looks too, or leads a team with a free seat.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.free_text import ensure_line
from bot.domain.zones import find_zone
from bot.errors import UserError

INTERESTS_MAX = 200
SKILLS_MAX = 200
LANGUAGES_MAX = 100
HOURS_MIN = 1
HOURS_MAX = 80  # two full working weeks in one: more is a slip of the finger
LIFE = timedelta(days=14)
TOLD_BEFORE = timedelta(days=1)  # so long before the end the person is asked whether they go on

_HOURS = re.compile(r"(\d{1,9})\s*\+?\s*(?:h|hrs?|hours?|个?小时)?", re.IGNORECASE)
_SHOWN_MAX = 40


@dataclass(eq=False)
class IllegalHours(UserError):
    """What was typed is no number of hours a week, or not one that anybody has."""

    typed: str
    least: int
    most: int
    code: ClassVar[str] = "teams-looking-illegal-hours"


@dataclass(eq=False)
class NotLooking(UserError):
    """The person does not look for a team, or not any more."""

    code: ClassVar[str] = "teams-looking-none"


@dataclass(eq=False)
class LooksNoMore(UserError):
    """The person that was shown does not look for a team any more."""

    code: ClassVar[str] = "teams-looking-over"


class Outside(StrEnum):
    """Why somebody may not see who looks for a team."""

    NO_TEAM = "no-team"
    MEMBER = "member"
    FULL = "full"


@dataclass(eq=False)
class MatchRefused(UserError):
    """Only those see who looks for a team who look themselves, or lead a team with a free seat."""

    why: Outside
    code: ClassVar[str] = "teams-match-refused"


class Ending(StrEnum):
    """Why somebody looks for a team no more."""

    STOPPED = "stopped"
    EXPIRED = "expired"
    IN_TEAM = "in-team"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody who looks for a team says of themself.

    Skills and languages can be empty; the zone is an IANA name.
    """

    interests: str
    skills: str
    languages: str
    zone: str
    hours_a_week: int


def ensure_wish(*, interests: str, skills: str, languages: str, zone: str, hours: str) -> Wish:
    """What was typed, made fit to be kept. Raises TextRefused, NoSuchZone, IllegalHours."""
    return Wish(
        interests=ensure_line(interests, longest=INTERESTS_MAX),
        skills=ensure_line(skills, longest=SKILLS_MAX, may_be_empty=True),
        languages=ensure_line(languages, longest=LANGUAGES_MAX, may_be_empty=True),
        zone=find_zone(zone),
        hours_a_week=_ensure_hours(hours),
    )


def _ensure_hours(typed: str) -> int:
    text = unicodedata.normalize("NFKC", typed).strip()
    match = _HOURS.fullmatch(text)
    hours = int(match[1]) if match else 0
    if not HOURS_MIN <= hours <= HOURS_MAX:
        raise IllegalHours(typed=text[:_SHOWN_MAX], least=HOURS_MIN, most=HOURS_MAX)
    return hours
