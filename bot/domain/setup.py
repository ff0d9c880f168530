"""What roles of a server make of people there, beside what Discord's own rights do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.permissions import Actor


class Rank(StrEnum):
    """What a role can make of somebody; each includes those before it."""

    HELPER = "helper"
    MODERATOR = "moderator"
    ORGANIZER = "organizer"
    ADMINISTRATOR = "administrator"


# Administrators set the bot up for the whole server, so no single edition has any.
EDITION_RANKS = (Rank.HELPER, Rank.MODERATOR, Rank.ORGANIZER)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that makes something of whoever has it, on the server or for its current edition alone."""

    role_id: int
    rank: Rank
    is_for_edition: bool = False


def name_actor(
    grants: Iterable[Grant],
    role_ids: Collection[int],
    *,
    guild_id: int,
    user_id: int,
    manages: bool,
    moderates: bool,
) -> Actor:
    """Who somebody is with these roles; `manages` and `moderates` are Discord's rights to manage and to time out."""
    had = [grant for grant in grants if grant.role_id in role_ids]
    everywhere = {grant.rank for grant in had if not grant.is_for_edition}
    ranks = {grant.rank for grant in had}
    administers = manages or Rank.ADMINISTRATOR in everywhere
    organizes_all = administers or Rank.ORGANIZER in everywhere
    return Actor(
        guild_id=guild_id,
        user_id=user_id,
        organizes=organizes_all or Rank.ORGANIZER in ranks,
        moderates=moderates or Rank.MODERATOR in ranks,
        helps=Rank.HELPER in ranks,
        administers=administers,
        is_for_edition=Rank.ORGANIZER in ranks and not organizes_all,
    )


def rank_of(actor: Actor) -> Rank | None:
    """The highest of what somebody is on the server; None where they are nothing but a member."""
    ranks = (
        (actor.administers, Rank.ADMINISTRATOR),
        (actor.organizes, Rank.ORGANIZER),
        (actor.moderates, Rank.MODERATOR),
        (actor.helps, Rank.HELPER),
    )
    return next((rank for holds, rank in ranks if holds), None)
