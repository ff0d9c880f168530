"""What DagsHub tells of repositories: a library of its own, which imports nothing else of this project but `bot.sites`.

    client = connect(session, now=clock.now, settings=Settings(version="1.0"))
    repository = await client.repository("midsterx", "Re-GANSpace")

Everything fetched is data from strangers: bounded, and still to be cleaned and escaped where it is shown.
"""

from bot.dagshub.client import COMMITS_MAX, TICKETS_ON_PAGE, Client
from bot.dagshub.connect import connect
from bot.dagshub.settings import Settings
from bot.sites.refusals import Missing, NotOffered, NotVisible, Refused

__all__ = [
    "COMMITS_MAX",
    "TICKETS_ON_PAGE",
    "Client",
    "Missing",
    "NotOffered",
    "NotVisible",
    "Refused",
    "Settings",
    "connect",
]
