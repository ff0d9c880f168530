"""How long a site asks to be left alone."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

WAIT_MAX = timedelta(days=1)  # a site that asks for more is asked again tomorrow
_SECONDS = re.compile(r"[0-9]{1,10}", re.ASCII)
# Hugging Face's own: `"api";r=0;t=55`, from a draft of the IETF on limits of rate; t are seconds until more is allowed.
_RESET = re.compile(r";\s*r=0\s*;\s*t=([0-9]{1,9})(?![0-9])", re.ASCII)
_FORBIDDEN, _TOO_MANY = 403, 429


def asks_for_quiet(status: int, headers: Mapping[str, str]) -> bool:
    """Whether this is no answer to the question, but to how often one asks; GitHub says that with 403 as well."""
    is_spent = headers.get("X-RateLimit-Remaining", "").strip() == "0" or "Retry-After" in headers
    return status == _TOO_MANY or (status == _FORBIDDEN and is_spent)


def read_wait(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """From `Retry-After`, in seconds or as a date, or else from `RateLimit` or GitHub's own header.

    None where none of these can be read.
    """
    asked = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(asked):
        return min(timedelta(seconds=int(asked)), WAIT_MAX)
    reset = _RESET.search(headers.get("RateLimit", ""))
    if reset is not None and not asked:
        return min(timedelta(seconds=int(reset[1])), WAIT_MAX)
    spent = headers.get("X-RateLimit-Reset", "").strip()
    if _SECONDS.fullmatch(spent) and headers.get("X-RateLimit-Remaining", "").strip() == "0" and not asked:
        return min(max(datetime.fromtimestamp(int(spent), UTC) - now, timedelta()), WAIT_MAX)
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta()), WAIT_MAX)
