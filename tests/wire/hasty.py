"""The bot as it is, in a hurry: what takes a minute takes seconds. `python -m tests.wire.hasty run`."""

from datetime import timedelta

import bot.domain.deliveries as pace

LEASE_S = 3.0
NONCE_LIFE_S = 12.0

# Before anything else takes them from there; all in the same proportion.
pace.LEASE = timedelta(seconds=LEASE_S)
pace.SEND_WITHIN = timedelta(seconds=0.75 * LEASE_S)
pace._NONCE_LIFE = timedelta(seconds=0.8 * NONCE_LIFE_S)
pace._FIRST_WAIT = timedelta(seconds=0.1)

if __name__ == "__main__":
    import bot.bell
    from bot.__main__ import main

    bot.bell._PERIOD_S = 0.5
    main()
