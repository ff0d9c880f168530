"""The bot as it is, in a hurry: what takes a minute takes seconds. `python -m tests.wire.hasty run`."""

from datetime import timedelta

import bot.bell
import bot.domain.deliveries
import bot.services.deliveries
import cogs.deliveries.cog
from bot.__main__ import main

LEASE_S = 3.0
NONCE_LIFE_S = 12.0


def hurry() -> None:
    """Let a minute take as long as the lease does here; the bell rings more often still."""
    lease, send_within = timedelta(seconds=LEASE_S), timedelta(seconds=0.75 * LEASE_S)
    bot.services.deliveries.LEASE = lease
    bot.domain.deliveries.SEND_WITHIN = cogs.deliveries.cog.SEND_WITHIN = send_within
    bot.domain.deliveries._NONCE_LIFE = timedelta(seconds=0.8 * NONCE_LIFE_S)
    bot.domain.deliveries._BEFORE = timedelta(seconds=LEASE_S)
    bot.domain.deliveries._FIRST_WAIT = timedelta(seconds=0.1)
    bot.bell._PERIOD_S = 0.5


if __name__ == "__main__":
    hurry()
    main()
