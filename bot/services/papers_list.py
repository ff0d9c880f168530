"""A list of papers as CSV, from a file or from what somebody sent."""

import asyncio
import csv
from collections.abc import AsyncIterator, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO, ClassVar

from bot.domain.papers import COLUMNS, NewPaper, Refusal, RefusalReason, read_row
from bot.errors import UserError
from bot.services.papers_import import NumberedRow

_BATCH = 500  # rows
_FIRST_ROW = 2  # as a spreadsheet numbers them: the first is the header


class ListFault(StrEnum):
    """Why a file is not a list of papers."""

    EMPTY = "empty"
    NO_TITLE = "no-title"
    DOUBLED = "doubled"
    NOT_UTF8 = "not-utf8"
    NOT_CSV = "not-csv"


@dataclass(eq=False)
class ListRefused(UserError):
    """The file is not a list of papers. `detail` names columns or says what is wrong in the line."""

    fault: ListFault
    detail: str = ""
    line: int = 0
    code: ClassVar[str] = "catalog-list-refused"


class PaperList:
    """A CSV file of papers that is read as it goes. Raises ListRefused where it is not one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        # "-sig": spreadsheets put a byte order mark in front.
        self._rows = csv.reader(TextIOWrapper(stream, encoding="utf-8-sig", newline=""), strict=True)
        self.columns = self._read_header()
        self.ignored = [column for column in self.columns if column and column not in COLUMNS]
        self._numbered: Iterator[tuple[int, list[str]]] = enumerate(self._rows, start=_FIRST_ROW)

    @property
    def position(self) -> int:
        """How many bytes were read so far."""
        return self._stream.tell()

    async def batches(self) -> AsyncIterator[Sequence[NumberedRow]]:
        """The rows, some hundred at a time, so that a list of any length fits into memory."""
        while rows := await asyncio.to_thread(self._read_batch):
            yield rows

    def _read_batch(self) -> Sequence[NumberedRow]:
        with self._naming_faults():
            filled = ((number, fields) for number, fields in self._numbered if "".join(fields).strip())
            return [(number, self._read_row(fields)) for number, fields in islice(filled, _BATCH)]

    def _read_row(self, fields: Sequence[str]) -> NewPaper | Refusal:
        if any(map(str.strip, fields[len(self.columns) :])):
            return Refusal(RefusalReason.TOO_MANY_FIELDS)
        return read_row(dict(zip(self.columns, fields, strict=False)))

    def _read_header(self) -> list[str]:
        with self._naming_faults():
            header = next(self._rows, list[str]())
        columns = [column.strip().lower() for column in header]
        if not any(columns):
            raise ListRefused(ListFault.EMPTY)
        if "title" not in columns:
            raise ListRefused(ListFault.NO_TITLE, ", ".join(columns))
        doubled = sorted({column for column in columns if column in COLUMNS and columns.count(column) > 1})
        if doubled:
            raise ListRefused(ListFault.DOUBLED, doubled[0])
        return columns

    @contextmanager
    def _naming_faults(self) -> Generator[None]:
        try:
            yield
        except UnicodeDecodeError as error:
            raise ListRefused(ListFault.NOT_UTF8, line=self._rows.line_num + 1) from error
        except csv.Error as error:
            raise ListRefused(ListFault.NOT_CSV, str(error), self._rows.line_num) from error
