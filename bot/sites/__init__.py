"""Sites asked over HTTP: politely, within limits, and nowhere else than at their own address.

A library of its own, which imports nothing else of this project; the libraries for DagsHub, GitHub and the sources of
papers are built on it.
"""

from bot.sites.facts import Reason, SiteUnavailable, Trouble
from bot.sites.limits import Limits, ensure_base, ensure_token
from bot.sites.site import Answer, Site, Sleep, Unusable

__all__ = [
    "Answer",
    "Limits",
    "Reason",
    "Site",
    "SiteUnavailable",
    "Sleep",
    "Trouble",
    "Unusable",
    "ensure_base",
    "ensure_token",
]
