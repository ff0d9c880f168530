"""What is done on Discord for the events of deadlines. Each of these can be done twice and comes to the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import discord

from bot.domain.deadlines_events import EventAct, EventFace, choose_act
from bot.domain.moments import write_at
from bot.domain.zones import AOE
from bot.services.deadlines_events import EventWork
from cogs._shared.escape import Markup, cut
from cogs._shared.texts import Words

# Discord's limits.
_NAME_MAX, _PLACE_MAX, _ABOUT_MAX = 100, 100, 1000
_LIVING = frozenset({discord.EventStatus.scheduled, discord.EventStatus.active})


async def list_own(guild: discord.Guild) -> dict[int, discord.ScheduledEvent]:
    """The bot's events on this server that are not over."""
    events = await guild.fetch_scheduled_events(with_counts=False)
    return {event.id: event for event in events if event.creator_id == guild.me.id and event.status in _LIVING}


def find_event(
    work: EventWork, own: Iterable[discord.ScheduledEvent], taken: Collection[int]
) -> discord.ScheduledEvent | None:
    """The deadline's event, also where an attempt made it and ended before that was written down."""
    known = next((event for event in own if event.id == work.event_id), None)
    free = (event for event in own if event.id not in taken and event.name == _name(work))
    return known or (next(free, None) if work.is_wanted else None)


def list_orphans(own: Iterable[discord.ScheduledEvent], taken: Collection[int]) -> list[discord.ScheduledEvent]:
    """Events of no deadline: made twice, or by an attempt of which nothing was heard until the deadline was gone."""
    return [event for event in own if event.id not in taken]


async def tend(guild: discord.Guild, work: EventWork, event: discord.ScheduledEvent | None, words: Words) -> int | None:
    """Make, change or remove the event as is wanted; gives the id of the one that there is then."""
    if work.is_wanted and work.begins_at is None:
        return event.id if event else None
    wanted = _draw(work, words) if work.is_wanted else None
    has_begun = event is not None and event.status is discord.EventStatus.active
    act = choose_act(wanted, _see(event) if event else None, has_begun=has_begun)
    if event is not None and act in (EventAct.REMOVE, EventAct.REMAKE):
        await remove(event)
    if wanted is not None and act in (EventAct.MAKE, EventAct.REMAKE):
        return await _make(guild, work, wanted)
    if wanted is not None and event is not None and act is EventAct.EDIT:
        await _edit(event, work, wanted)
    return event.id if event is not None and wanted is not None else None


async def remove(event: discord.ScheduledEvent) -> None:
    """Remove an event that may be gone."""
    try:
        await event.delete()
    except discord.NotFound:
        return  # somebody was quicker


async def _make(guild: discord.Guild, work: EventWork, wanted: EventFace) -> int:
    event = await guild.create_scheduled_event(
        name=wanted.name,
        description=wanted.about,
        location=wanted.place,
        start_time=_begin(work),
        end_time=wanted.ends_at,
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
    )
    return event.id


async def _edit(event: discord.ScheduledEvent, work: EventWork, wanted: EventFace) -> None:
    """Send what differs alone: Discord refuses a beginning that is past even where it is the same as before."""
    seen = _see(event)
    changes: dict[str, object] = {}
    if seen.name != wanted.name:
        changes["name"] = wanted.name
    if seen.about != wanted.about:
        changes["description"] = wanted.about
    if seen.place != wanted.place:
        changes["location"] = wanted.place
    if seen.ends_at != wanted.ends_at:
        changes |= {"start_time": _begin(work), "end_time": wanted.ends_at}
    await event.edit(**changes)  # type: ignore[arg-type] - its overloads want each by name


def _draw(work: EventWork, words: Words) -> EventFace:
    about = words(
        "deadlines-event-about",
        edition=work.edition,
        hard="yes" if work.is_hard else "no",
        words=work.words,
        aoe=Markup(write_at(work.at, AOE)),
        link=Markup(work.link or ""),
    )
    place = work.link if work.link and len(work.link) <= _PLACE_MAX else cut(work.edition, _PLACE_MAX)
    return EventFace(_name(work), cut(about.strip(), _ABOUT_MAX), place, _end(work))


def _begin(work: EventWork) -> datetime:
    assert work.begins_at is not None, "it is not too late"
    return work.begins_at


def _end(work: EventWork) -> datetime:
    return work.at.replace(microsecond=0)


def _see(event: discord.ScheduledEvent) -> EventFace:
    assert event.end_time is not None, "events without a channel have an end"
    return EventFace(event.name, event.description or "", event.location or "", event.end_time)


def _name(work: EventWork) -> str:
    return cut(work.name, _NAME_MAX)
