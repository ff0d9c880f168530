"""Repositories looked at, whoever hosts them. What differs between hosts is settled here, and nobody above it asks.

hosts = connect(session, now=clock.now, dagshub=…, github=…, places=Places())
snapshot = await hosts.look(name, before)
"""

from bot.repositories.hosts import Hosts, connect

__all__ = ["Hosts", "connect"]
