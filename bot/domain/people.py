"""What people set for themselves: where they live, how they are reminded, and when they are left alone."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.errors import UserError

QUIET_FROM, QUIET_UNTIL = 22 * 60, 8 * 60  # minutes of the day, unless the person says otherwise
_USEFUL = timedelta(hours=1)  # so long before its end a message must be there, quiet or not
_DAY = timedelta(days=1)
_TIME = re.compile(r"(\d{1,2})(?:[:.h点](\d{2})分?|点|h)?\s*(?:([ap])\.?m?\.?)?", re.ASCII | re.IGNORECASE)
_SHOWN_MAX = 20


class ReminderWay(StrEnum):
    """Where reminders reach a person."""

    ROOM = "room"  # in their team's room or, where there is none, by direct message
    DM = "dm"
    DIGEST = "digest"  # one direct message a day
    OFF = "off"


class QuietFault(StrEnum):
    """Why these are no quiet hours."""

    NO_TIME = "no-time"
    HALF = "half"  # one end was left out
    SAME = "same"  # both ends are the same: nobody could say whether that is always or never


@dataclass(eq=False)
class IllegalQuietHours(UserError):
    """What was typed is no span of hours; `text` is the part of it that is wrong."""

    text: str
    fault: QuietFault
    code: ClassVar[str] = "people-illegal-quiet-hours"


@dataclass(eq=False)
class NothingKnown(UserError):
    """Nothing is kept of the person, so that nobody can say which server they mean."""

    code: ClassVar[str] = "people-nothing-known"


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """What a person set, with the defaults for what they did not.

    `zone` is an IANA name, and private unless `shows_time`. `quiet_from` and `quiet_until` are minutes of their day;
    both are None where they want no quiet hours.
    """

    zone: str | None = None
    shows_time: bool = False
    reminders: ReminderWay = ReminderWay.ROOM
    quiet_from: int | None = QUIET_FROM
    quiet_until: int | None = QUIET_UNTIL

    @property
    def shown_zone(self) -> str | None:
        """The zone whose time others may see."""
        return self.zone if self.shows_time else None


def quiet_end(now: datetime, *, zone: str | None, quiet_from: int | None, quiet_until: int | None) -> datetime | None:
    """When the quiet time that `now` is in ends, in the zone of `now`; None outside of it and where no zone is known.

    An end that the clock skips in spring comes as much later as it skips; one that comes twice counts the first time.
    """
    if zone is None or quiet_from is None or quiet_until is None:
        return None
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    is_over_midnight = quiet_from > quiet_until
    is_evening, is_morning = minute >= quiet_from, minute < quiet_until
    if not ((is_evening or is_morning) if is_over_midnight else (is_evening and is_morning)):
        return None
    day = local.date() if is_morning else local.date() + _DAY
    end = datetime.combine(day, time(*divmod(quiet_until, 60)), tzinfo=local.tzinfo)
    first = end.astimezone(now.tzinfo)
    return first if first > now else end.replace(fold=1).astimezone(now.tzinfo)


def send_at(now: datetime, settings: PersonSettings, *, expires_at: datetime | None = None) -> datetime:
    """When to send this person what is due `now`: at once, or when their quiet hours end.

    At once also when it would be of use for less than an hour by then.
    """
    end = quiet_end(now, zone=settings.zone, quiet_from=settings.quiet_from, quiet_until=settings.quiet_until)
    if end is None or (expires_at is not None and end > expires_at - _USEFUL):
        return now
    return end


def read_quiet(typed_from: str, typed_until: str) -> tuple[int | None, int | None]:
    """The two ends in minutes of the day, such as of `22:00` and `8 am`; nothing typed means never.

    Raises IllegalQuietHours.
    """
    begins, ends = _read_time(typed_from), _read_time(typed_until)
    if (begins is None) != (ends is None):
        raise IllegalQuietHours(text="", fault=QuietFault.HALF)
    if begins is not None and begins == ends:
        raise IllegalQuietHours(text=write_time(begins), fault=QuietFault.SAME)
    return begins, ends


def write_time(minute: int | None) -> str:
    """The minute of the day as `read_quiet` takes it, such as `22:00`; nothing for None."""
    return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def _read_time(typed: str) -> int | None:
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        raise IllegalQuietHours(text=text[:_SHOWN_MAX], fault=QuietFault.NO_TIME)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or hour not in (range(1, 13) if half else range(25)):
        raise IllegalQuietHours(text=text[:_SHOWN_MAX], fault=QuietFault.NO_TIME)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour % 24 * 60 + minute
