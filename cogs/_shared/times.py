"""Instants as Discord shows them: in everybody's own zone."""

from datetime import datetime

from discord.utils import format_dt

from cogs._shared.escape import Markup


def moment(instant: datetime) -> Markup:
    """The date and time, and how far away it is."""
    return Markup(f"{format_dt(instant, 'F')} ({format_dt(instant, 'R')})")
