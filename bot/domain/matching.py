"""Matching: in which order people who look for a team and teams with room are shown to each other, and why.

| what speaks for it, or against it                                          | points          |
|----------------------------------------------------------------------------|-----------------|
| the team asks for it in its description, and the person names it           | 3 each, up to 9 |
| both mention it: what people write, the team's description, paper titles   | 2 each, up to 8 |
| clocks differ by up to 3, 6, 9 and more hours, to the farthest who shows it | 3, 1, -1, -2    |
| both name a language; both name languages, and none is the same            | 3; -2           |
| as many hours a week as the team asks for; fewer                           | 1; -1           |
| two people have about as many hours a week                                 | 1               |

What is not known counts nothing, so that it is never worse than what is known and speaks against it. Among equals,
those who wait longest come first. The points are for the order alone; people see the reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.languages import find_languages
from bot.domain.looking import Wish
from bot.domain.topics import find_asked, find_hours, find_shared
from bot.domain.zones import hours_apart

_ASKED, _ASKED_MAX = 3, 3
_SHARED, _SHARED_MAX = 2, 4
_CLOCKS = ((3, 3), (6, 1), (9, -1))
_CLOCKS_FARTHER = -2
_LANGUAGE, _NO_LANGUAGE = 3, -2
_HOURS = 1
_SIMILAR = 1.5


class ReasonKind(StrEnum):
    """What a reason says."""

    ASKED = "asked"
    SHARED = "shared"
    CLOCKS = "clocks"
    CLOCKS_UNKNOWN = "clocks-unknown"
    LANGUAGES = "languages"
    NO_LANGUAGE = "no-language"
    HOURS = "hours"
    SIMILAR_HOURS = "similar-hours"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody stands where they stand; `hours` and `other` are hours.

    Words that are shared or asked for stand in what both say; languages are called as the one calls them who asks.
    """

    kind: ReasonKind
    words: tuple[str, ...] = ()
    hours: float = 0
    other: float = 0


@dataclass(frozen=True, slots=True)
class Side:
    """A person who looks for a team, or a team with room. What is empty is not known.

    `zones` are those of the person, or of the members who show their time; `hours` are what the person has a week,
    or what the team asks for.
    """

    id: int
    since: datetime
    text: str
    languages: str
    zones: tuple[str, ...]
    hours: int | None
    asks: str = ""
    is_team: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One of those that were ranked, and why it stands there."""

    id: int
    reasons: tuple[Reason, ...]


def side_of_person(user_id: int, since: datetime, wish: Wish) -> Side:
    """A person as one side of a match."""
    text = f"{wish.interests}\n{wish.skills}"
    return Side(user_id, since, text, wish.languages, (wish.zone,), wish.hours_a_week)


def side_of_team(
    team_id: int, since: datetime, *, description: str, titles: Iterable[str], zones: Iterable[str]
) -> Side:
    """A team as one side of a match, by what it says of itself and the titles of its papers."""
    return Side(
        team_id,
        since,
        text="\n".join((description, *titles)),
        languages=description,
        zones=tuple(zones),
        hours=find_hours(description),
        asks=find_asked(description),
        is_team=True,
    )


def rank(seeker: Side, others: Iterable[Side], *, now: datetime) -> tuple[Match, ...]:
    """The others, best first. The order depends on nothing but what they say and how long they wait."""
    found = [(weigh(seeker, other, now=now), other) for other in others]
    found.sort(key=lambda entry: (-entry[0][0], entry[1].since, entry[1].id))
    return tuple(Match(other.id, reasons) for (_, reasons), other in found)


def weigh(seeker: Side, other: Side, *, now: datetime) -> tuple[int, tuple[Reason, ...]]:
    """How many points the table gives to these two, and the reasons, the weightiest kind first."""
    weighed = (
        *_weigh_words(seeker, other),
        *_weigh_clocks(seeker, other, now),
        *_weigh_languages(seeker, other),
        *_weigh_hours(seeker, other),
    )
    return sum(points for points, _ in weighed), tuple(reason for _, reason in weighed)


def _weigh_words(one: Side, other: Side) -> list[tuple[int, Reason]]:
    person, team = (other, one) if one.is_team else (one, other)
    asked = find_shared(person.text, team.asks)[:_ASKED_MAX]
    shared = tuple(word for word in find_shared(one.text, other.text) if word not in asked)[:_SHARED_MAX]
    kinds = ((ReasonKind.ASKED, asked, _ASKED), (ReasonKind.SHARED, shared, _SHARED))
    return [(points * len(words), Reason(kind, words)) for kind, words, points in kinds if words]


def _weigh_clocks(one: Side, other: Side, now: datetime) -> list[tuple[int, Reason]]:
    apart = [hours_apart(mine, theirs, now=now) for mine in one.zones for theirs in other.zones]
    if not apart:
        return [(0, Reason(ReasonKind.CLOCKS_UNKNOWN))]
    farthest = max(apart)
    points = next((points for hours, points in _CLOCKS if farthest <= hours), _CLOCKS_FARTHER)
    return [(points, Reason(ReasonKind.CLOCKS, hours=farthest))]


def _weigh_languages(one: Side, other: Side) -> list[tuple[int, Reason]]:
    mine, theirs = find_languages(one.languages), find_languages(other.languages)
    same = tuple(name for number, name in mine.items() if number in theirs)
    if same:
        return [(_LANGUAGE, Reason(ReasonKind.LANGUAGES, same))]
    # A team that names a language in its description need not mean the one it speaks.
    if mine and theirs and not (one.is_team or other.is_team):
        return [(_NO_LANGUAGE, Reason(ReasonKind.NO_LANGUAGE))]
    return []


def _weigh_hours(one: Side, other: Side) -> list[tuple[int, Reason]]:
    person, team = (other, one) if one.is_team else (one, other)
    if person.hours is None or team.hours is None:
        return []
    if team.is_team:
        points = _HOURS if person.hours >= team.hours else -_HOURS
        return [(points, Reason(ReasonKind.HOURS, hours=person.hours, other=team.hours))]
    if max(person.hours, team.hours) > _SIMILAR * min(person.hours, team.hours):
        return []
    return [(_HOURS, Reason(ReasonKind.SIMILAR_HOURS, hours=person.hours, other=team.hours))]
