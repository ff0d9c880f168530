"""Deliveries: how a message keeps its identity over several attempts, and when the next attempt is made."""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

LEASE = timedelta(seconds=60)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=5)
# As long as Discord may be away before a message that has no other end is given up.
GIVE_UP_AFTER = timedelta(days=3)
_LATE = timedelta(minutes=10)

# The fact of a delivery that may notify a whole role, by its id, or everyone; services write it, and nobody types it.
MASS_MENTION, EVERYONE = "mass_mention", "everyone"


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"  # it could not be delivered, and `fault` says why
    DROPPED = "dropped"  # it was of no use any more


class DeliveryFault(StrEnum):
    """Why an attempt failed."""

    DM_CLOSED = "dm-closed"
    GONE = "gone"  # the channel, or the person
    FORBIDDEN = "forbidden"
    REFUSED = "refused"  # Discord does not take the message as it is
    OUTSIDE = "outside"  # Discord did not answer usefully; it is tried again


def nonce_of(installation: str, delivery_id: int, send_seq: int) -> str:
    """What Discord tells two sends of one delivery from two deliveries by: 20 characters.

    Discord takes at most 25, and remembers them for a few minutes (Create Message, `enforce_nonce`).
    """
    digest = blake2b(f"{installation}:{delivery_id}:{send_seq}".encode(), digest_size=15).digest()
    return urlsafe_b64encode(digest).decode()


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: 2 s, doubled each time, at most 5 min."""
    return min(_FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 10), _LONGEST_WAIT)


def late_since(due_at: datetime, *, now: datetime) -> datetime | None:
    """When it was to be sent, where that is so long ago that the reader should be told."""
    return due_at if now - due_at > _LATE else None
