"""What GitHub tells of repositories: a library of its own, which imports nothing else of this project but `bot.sites`.

    client = connect(session, now=clock.now, settings=Settings(version="1.0"))
    repository = await client.repository("midsterx", "ReGANSpace")

Everything fetched is data from strangers: bounded, and still to be cleaned and escaped where it is shown.
"""

from bot.github.client import ON_PAGE, Client
from bot.github.connect import connect
from bot.github.settings import Settings

__all__ = ["ON_PAGE", "Client", "Settings", "connect"]
