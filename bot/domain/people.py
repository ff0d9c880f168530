"""What people set for themselves: where they live, how they are reminded, and when they are left alone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_UNTIL = 22 * 60, 8 * 60  # minutes of the day, unless the person says otherwise
_USEFUL = timedelta(hours=1)  # so long before its end a message must be there, quiet or not
_DAY = timedelta(days=1)


class ReminderWay(StrEnum):
    """Where reminders reach a person."""

    ROOM = "room"  # in their team's room or, where there is none, by direct message
    DM = "dm"
    DIGEST = "digest"  # one direct message a day
    OFF = "off"


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
