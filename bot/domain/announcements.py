"""Announcements: what they say, to whom, and where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.free_text import ensure_layout, ensure_line
from bot.errors import UserError

TITLE_MAX = 150
BODY_MAX = 2000  # with room left in one message for what organizers read above it
VALUE_MAX = 60
DAYS_MAX = 365
VARIABLES = ("edition", "next_deadline", "teams", "people", "open_papers")

# How long what stands for a variable can be: escaping can double a text, a deadline has its date, a number is short.
_SIZES = {"edition": 2 * VALUE_MAX, "next_deadline": 3 * VALUE_MAX}
_NUMBER_SIZE = 10
_VARIABLE = re.compile(r"\{\{([^\W\d]\w*)\}\}|\{([^\W\d]\w*)\}")
_MENTION = re.compile(r"<(?=@)|@(?=everyone|here)", re.IGNORECASE)
_ZERO_WIDTH = "\u200b"


class Audience(StrEnum):
    """Whom an announcement is for. The first two read it in a channel, all others each for themselves."""

    EVERYONE = "everyone"
    ROLE = "role"
    NO_TEAM = "no-team"  # people known in the edition who are in none of its teams
    NO_CLAIM = "no-claim"  # teams
    SILENT = "silent"  # teams with a claim that gave no sign of life for so many days


IN_A_CHANNEL = frozenset({Audience.EVERYONE, Audience.ROLE})


class Mention(StrEnum):
    """Whom an announcement in a channel notifies."""

    NONE = "none"
    ROLE = "role"
    EVERYONE = "everyone"


class PlaceFault(StrEnum):
    """Why nothing can be posted in a channel."""

    GONE = "gone"
    LOCKED = "locked"
    VIEW = "view"  # the bot may not see it
    SEND = "send"  # the bot may not write there
    NEWS = "news"  # it is no announcement channel, so nothing of it can be published to other servers
    MENTION = "mention"  # the bot may not mention everybody there
    YOURS = "yours"  # who acts may not write there themself


@dataclass(frozen=True, slots=True)
class Place:
    """A channel as Discord describes it: what the bot cannot do there, and what the person who acts may do."""

    channel_id: int
    name: str
    faults: frozenset[PlaceFault]
    may_mention: bool  # the person


@dataclass(frozen=True, slots=True)
class Aim:
    """For whom an announcement is. `value` is the role's id, or a number of days; `channel_id` where it is posted."""

    audience: Audience
    value: int | None = None
    channel_id: int | None = None
    crosspost: bool = False


@dataclass(eq=False)
class NoSuchAnnouncement(UserError):
    """No announcement of this server is called so."""

    text: str
    code: ClassVar[str] = "announcements-none-such"


@dataclass(eq=False)
class UnknownVariable(UserError):
    """The text holds a variable that nothing is known to put in the place of."""

    name: str
    known: tuple[str, ...]
    code: ClassVar[str] = "announcements-unknown-variable"


@dataclass(eq=False)
class FilledTooLong(UserError):
    """As it is sent, the text is too long: filled in, its variables can need `room` of these characters."""

    length: int
    limit: int
    room: int
    code: ClassVar[str] = "announcements-filled-too-long"


@dataclass(eq=False)
class AimIncomplete(UserError):
    """This audience needs a channel, or a role."""

    needs: str
    code: ClassVar[str] = "announcements-aim-incomplete"


@dataclass(eq=False)
class CannotPost(UserError):
    """Nothing can be posted in the announcement's channel."""

    fault: PlaceFault
    channel: str
    code: ClassVar[str] = "announcements-cannot-post"


@dataclass(eq=False)
class MayNotMention(UserError):
    """Discord does not let this person mention everybody in the channel."""

    channel: str
    code: ClassVar[str] = "announcements-may-not-mention"


@dataclass(eq=False)
class NobodyToMention(UserError):
    """Only what is posted in a channel can mention everybody there."""

    title: str
    code: ClassVar[str] = "announcements-nobody-to-mention"


def ensure_text(typed_title: str, typed_body: str) -> tuple[str, str]:
    """The title on one line, which may be empty, and the body, which is Markdown with variables.

    Raises TextRefused, UnknownVariable, FilledTooLong.
    """
    title = ensure_line(typed_title, longest=TITLE_MAX, may_be_empty=True)
    body = ensure_layout(typed_body, longest=BODY_MAX)
    for name in find_variables(body):
        if name not in VARIABLES:
            raise UnknownVariable(f"{{{name}}}", tuple(f"{{{known}}}" for known in VARIABLES))
    longest = {name: "x" * _SIZES.get(name, _NUMBER_SIZE) for name in VARIABLES}
    if (length := len(disarm(fill(body, longest)))) > BODY_MAX:
        raise FilledTooLong(length, BODY_MAX, sum(len(longest[name]) for name in find_variables(body)))
    return title, body


def find_variables(body: str) -> list[str]:
    """The names of the variables in a text, in order."""
    return [found[2] for found in _VARIABLE.finditer(body) if found[2]]


def fill(body: str, values: Mapping[str, str]) -> str:
    """The text with values for its variables; `{{name}}` stands for `{name}` itself, as does a name without a value."""

    def value_of(found: re.Match[str]) -> str:
        return f"{{{found[1]}}}" if found[1] else values.get(found[2], found[0])

    return _VARIABLE.sub(value_of, body)


def disarm(body: str) -> str:
    """The text with its formatting, and with mentions that are none: Discord shows them letter for letter."""
    return _MENTION.sub(lambda found: f"{found[0]}{_ZERO_WIDTH}", body)


def ensure_aim(aim: Aim) -> Aim:
    """The aim without what its audience does not need. Raises AimIncomplete."""
    if aim.audience is Audience.ROLE and aim.value is None:
        raise AimIncomplete("role")
    value = aim.value if aim.audience in (Audience.ROLE, Audience.SILENT) else None
    if aim.audience not in IN_A_CHANNEL:
        return Aim(aim.audience, value)
    if aim.channel_id is None:
        raise AimIncomplete("channel")
    return Aim(aim.audience, value, aim.channel_id, aim.crosspost)


def ensure_can_post(aim: Aim, mention: Mention, place: Place | None) -> None:
    """Raise CannotPost unless what is for a channel can be posted in it."""
    if aim.channel_id is None:
        return
    if place is None or place.channel_id != aim.channel_id:
        raise CannotPost(PlaceFault.GONE, "")
    harmless = {PlaceFault.MENTION} if mention is Mention.NONE else set[PlaceFault]()
    harmless |= set() if aim.crosspost else {PlaceFault.NEWS}
    for fault in PlaceFault:  # in their order: who cannot see a channel need not be told that they cannot write there
        if fault in place.faults - harmless:
            raise CannotPost(fault, place.name)


def mention_of(audience: Audience) -> Mention:
    """The mass mention that fits an audience."""
    return {Audience.EVERYONE: Mention.EVERYONE, Audience.ROLE: Mention.ROLE}.get(audience, Mention.NONE)
