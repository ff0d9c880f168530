"""A list of people with their teams, as the export writes it: read row by row, and what becomes of each."""

import csv
import io
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.errors import UserError

ROWS_MAX = 500
_NEEDED = ("team", "user_id")
_NUMBER = re.compile(r"\d{5,19}")
_YES = frozenset({"true", "yes", "1", "x"})
_FIRST_ROW = 2  # as a spreadsheet numbers them: the first is the header


class RowOutcome(StrEnum):
    """What becomes, or would become, of a row."""

    FORMED = "formed"  # the team is new, and the person its first
    JOINED = "joined"
    KNOWN = "known"  # the person is in the team already
    NO_TEAM = "no-team"
    NO_NUMBER = "no-number"
    BAD_NAME = "bad-name"
    ELSEWHERE = "elsewhere"  # the person is in another team
    EXCLUDED = "excluded"
    FULL = "full"
    NO_COHORT = "no-cohort"


DONE = frozenset({RowOutcome.FORMED, RowOutcome.JOINED})


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody and their team, by the row's number; `fault` where that cannot be read."""

    number: int
    team: str
    user_id: int = 0
    is_lead: bool = False
    cohort: str = ""
    fault: RowOutcome | None = None


class PeopleListFault(StrEnum):
    """Why a file is not a list of people."""

    NO_COLUMN = "no-column"
    NO_ROWS = "no-rows"
    TOO_MANY = "too-many"
    NOT_UTF8 = "not-utf8"
    NOT_CSV = "not-csv"


@dataclass(eq=False)
class PeopleListRefused(UserError):
    """The file is not a list of people."""

    fault: PeopleListFault
    detail: str = ""
    limit: int = ROWS_MAX
    code: ClassVar[str] = "challenges-people-refused"


def read_people(content: bytes) -> list[PersonRow]:
    """The rows of a CSV file with columns `team` and `user_id`, and `is_lead` and `cohort` if it has them.

    Raises PeopleListRefused.
    """
    try:
        text = content.decode("utf-8-sig")
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        columns = {name: (name or "").strip().lower() for name in table.fieldnames or ()}
        for needed in _NEEDED:
            if needed not in columns.values():
                raise PeopleListRefused(PeopleListFault.NO_COLUMN, needed)
        named = [{columns.get(name, ""): _text(value) for name, value in row.items()} for row in table]
    except UnicodeDecodeError:
        raise PeopleListRefused(PeopleListFault.NOT_UTF8) from None
    except csv.Error as error:
        raise PeopleListRefused(PeopleListFault.NOT_CSV, str(error)) from None
    if len(named) > ROWS_MAX:
        raise PeopleListRefused(PeopleListFault.TOO_MANY)
    rows = [_read(number, row) for number, row in enumerate(named, start=_FIRST_ROW) if any(row.values())]
    if not rows:
        raise PeopleListRefused(PeopleListFault.NO_ROWS)
    return rows


def _read(number: int, row: dict[str, str]) -> PersonRow:
    team, user_id = row.get("team", ""), row.get("user_id", "")
    if not team:
        return PersonRow(number, team, fault=RowOutcome.NO_TEAM)
    if not _NUMBER.fullmatch(user_id) or int(user_id) >= 2**63:
        return PersonRow(number, team, fault=RowOutcome.NO_NUMBER)
    return PersonRow(number, team, int(user_id), row.get("is_lead", "").lower() in _YES, row.get("cohort", ""))


def _text(value: object) -> str:
    """A cell as it was meant: the export puts a mark before what a spreadsheet would take for a formula."""
    text = value.strip() if isinstance(value, str) else ""
    return text[1:] if text.startswith(("'=", "'+", "'-", "'@")) else text
