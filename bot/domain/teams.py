"""Teams: names that can be told apart, seats, and what the refusals are."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, cast

from confusable_homoglyphs import categories, confusables  # pyright: ignore[reportMissingTypeStubs] - it has none

from bot.domain.seats import lowest_free
from bot.errors import UserError

NAME_MIN = 2
NAME_MAX = 32
DESCRIPTION_MAX = 300

# Names that would let a team speak with somebody else's authority, in the form of `name_key`.
_RESERVED_NAMES = (
    *("admin", "administrator", "moderator", "mod", "organizer", "organiser", "organizers", "organisers", "staff"),
    *("everyone", "here", "official", "system", "bot", "reprobot", "discord", "dagshub", "team", "none"),
    *("管理员", "版主", "主办方", "组织者", "官方", "系统", "所有人", "全体成员", "机器人"),
)
_LINK = re.compile(r"://|www\.|discord\.gg|\.(?:com|org|net|io|gg|cn)\b", re.IGNORECASE)
# No colon: autocomplete's own values, such as `team:7`, must not be a name.
_PUNCTUATION = frozenset(" -_.'&+!?#()/,’·（），。！？、《》“”—")
_MARKS_IN_A_ROW = 2
# Letters and marks that show nothing (Unicode's Default_Ignorable_Code_Point, less what is no letter or mark).
_INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_NEUTRAL = frozenset({"LATIN", "COMMON"})
# Latin letters and digits that look alike in most fonts, after case folding.
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "5": "s"})


class NameFault(StrEnum):
    """Why a name cannot be a team's."""

    LENGTH = "length"
    CHARACTERS = "characters"
    LOOK_ALIKE = "look-alike"
    LINK = "link"
    RESERVED = "reserved"


@dataclass(eq=False)
class IllegalTeamName(UserError):
    """The name breaks a rule."""

    name: str
    fault: NameFault
    shortest: int
    longest: int
    code: ClassVar[str] = "teams-illegal-name"


@dataclass(eq=False)
class TeamNameTaken(UserError):
    """Another team of the edition has this name, or one that looks like it."""

    name: str
    taken: str
    code: ClassVar[str] = "teams-name-taken"


@dataclass(eq=False)
class AlreadyInTeam(UserError):
    """The person is in a team of this edition."""

    team: str
    code: ClassVar[str] = "teams-already-in-team"


@dataclass(eq=False)
class MemberAlreadyInTeam(UserError):
    """The person that was to come in is in a team of this edition; which one may be nobody's business."""

    code: ClassVar[str] = "teams-member-already-in-team"


@dataclass(eq=False)
class MemberInNoTeam(UserError):
    """The person is in no team that others may know of."""

    code: ClassVar[str] = "teams-member-in-no-team"


@dataclass(eq=False)
class NotAMember(UserError):
    """The act is about a member of the team, and the person is none."""

    team: str
    code: ClassVar[str] = "teams-not-a-member"


@dataclass(eq=False)
class NobodyThere(UserError):
    """The team is on record, and nobody is in it any more."""

    team: str
    code: ClassVar[str] = "teams-nobody-there"


@dataclass(eq=False)
class CannotRemoveSelf(UserError):
    """Whoever wants to go leaves, and is not removed."""

    code: ClassVar[str] = "teams-cannot-remove-self"


@dataclass(eq=False)
class LeadsAlready(UserError):
    """The team cannot be handed over to the one who leads it."""

    team: str
    code: ClassVar[str] = "teams-leads-already"


@dataclass(eq=False)
class NoSuchTeam(UserError):
    """No team of the edition has this name."""

    name: str
    code: ClassVar[str] = "teams-not-found"


@dataclass(eq=False)
class TeamFull(UserError):
    """Every seat is taken."""

    team: str
    seats: int
    code: ClassVar[str] = "teams-full"


@dataclass(eq=False)
class LeavingChanged(UserError):
    """Leaving means something else by now than what the person was asked."""

    team: str
    code: ClassVar[str] = "teams-leaving-changed"


def name_key(name: str) -> str:
    """What two names share that a reader could take for each other.

    Case, spaces, punctuation and look-alike letters of other scripts do not count.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    kept = (character for character in folded if unicodedata.category(character)[0] in "LMN")
    return "".join(_latin_twin(character) for character in kept).translate(_LOOK_ALIKE)


def ensure_legal_name(typed: str) -> str:
    """The name as it will be shown, in composed form and with single spaces. Raises IllegalTeamName."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    fault = _find_fault(name)
    if fault is not None:
        raise IllegalTeamName(name=name[:NAME_MAX], fault=fault, shortest=NAME_MIN, longest=NAME_MAX)
    return name


def ensure_seat_free(*, team: str, taken: Collection[int], seats: int) -> int:
    """The seat that a newcomer gets. Raises TeamFull."""
    seat = lowest_free(taken, seats)
    if seat is None:
        raise TeamFull(team=team, seats=seats)
    return seat


def is_dissolved(*, members_left: int, is_open: bool, has_finished: bool) -> bool:
    """Whether a team ends with its last member: in a closed edition, or with a report handed in, it stays on record."""
    return not members_left and is_open and not has_finished


def _find_fault(name: str) -> NameFault | None:
    if not NAME_MIN <= len(name) <= NAME_MAX:
        return NameFault.LENGTH
    if _LINK.search(name):
        return NameFault.LINK
    if not all(_is_legal(character) for character in name) or _has_stacked_marks(name) or not name_key(name):
        return NameFault.CHARACTERS
    if _mixes_alphabets(name):
        return NameFault.LOOK_ALIKE
    return NameFault.RESERVED if name_key(name) in _reserved_keys() else None


@cache
def _reserved_keys() -> frozenset[str]:
    return frozenset(name_key(name) for name in _RESERVED_NAMES)


def _is_legal(character: str) -> bool:
    if character in _INVISIBLE:
        return False
    return character in _PUNCTUATION or unicodedata.category(character)[0] in "LMN"


def _has_stacked_marks(name: str) -> bool:
    run = 0
    for character in name:
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        if run > _MARKS_IN_A_ROW:
            return True
    return False


def _mixes_alphabets(name: str) -> bool:
    """Whether Latin letters stand beside letters of another alphabet that pass for Latin ones."""
    has_latin = any(character.isascii() and character.isalpha() for character in name)
    return has_latin and any(
        str(categories.alias(character)) not in _NEUTRAL  # pyright: ignore[reportUnknownMemberType] - it has no types
        and _latin_twin(form).isascii()
        for character in name
        for form in (character, character.casefold())
    )


def _latin_twin(character: str) -> str:
    if character.isascii():
        return character
    groups = cast("list[dict[str, Any]]", confusables.is_confusable(character, greedy=True) or [])  # pyright: ignore[reportUnknownMemberType] - it has no types
    twins = (str(twin["c"]) for group in groups for twin in group["homoglyphs"])
    return next((twin.casefold() for twin in twins if twin.isascii() and twin.isalnum()), character)
