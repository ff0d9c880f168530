"""Years, as far as they can be those of a paper."""

import re

_FIRST, _LAST = 1800, 2099
_DATE = re.compile(r"([0-9]{4})(?![0-9])", re.ASCII)


def read_year(value: str | int | None) -> int | None:
    """The year of a date such as 2020-04-06T12:00:00Z, or of a number; None for anything else."""
    if isinstance(value, str):
        date = _DATE.match(value)
        value = int(date[1]) if date is not None else None
    return value if value is not None and _FIRST <= value <= _LAST else None
