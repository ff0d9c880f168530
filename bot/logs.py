"""One log on stderr, in which no secret can be read."""

import logging
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict, Processor

from bot.config import LogConfig

MASK = "***"
# What looks like a secret though nobody told us of it: a bot's token, the token in the path of an interaction or a
# webhook (discord.py writes both at the level debug) or of somebody's calendar, a password in an address.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{25,}", re.ASCII)
_PATH_TOKEN = re.compile(r"(/(?:(?:interactions|webhooks)/\d+|calendar)/)[\w-]{20,}", re.ASCII)
_PASSWORD = re.compile(r"(://[^\s:/@]*:)[^\s@]+@")
# Libraries that say too much of what nobody asks for. SQLAlchemy keeps itself to warnings.
_AT_LEAST = {
    "aiohttp.server": logging.CRITICAL,  # what strangers send to the web port; our own failures have their door
    "aiosqlite": logging.INFO,
    "alembic": logging.WARNING,
    "apscheduler": logging.WARNING,
}


class Masker:
    """Puts `***` in the place of every secret, wherever it stands in what is to be written."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first: a secret may be a part of another.
        known = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
        self._known = re.compile("|".join(re.escape(secret) for secret in known)) if known else None

    def __call__(self, _logger: object, _method: str, event: EventDict) -> EventDict:
        """The event without secrets, as a processor of structlog."""
        return {self.mask(key): self._mask_value(value) for key, value in event.items()}

    def mask(self, text: str) -> str:
        """The text without secrets."""
        if self._known:
            text = self._known.sub(MASK, text)
        text = _PATH_TOKEN.sub(rf"\g<1>{MASK}", _TOKEN.sub(MASK, text))
        return _PASSWORD.sub(rf"\g<1>{MASK}@", text)

    def _mask_value(self, value: object) -> object:
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Mapping):
            items = cast("Mapping[object, object]", value).items()
            return {self.mask(str(key)): self._mask_value(inner) for key, inner in items}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._mask_value(inner) for inner in cast("Iterable[object]", value)]
        return self.mask(repr(value) if isinstance(value, BaseException) else str(value))


def setup_logs(log: LogConfig, *, secrets: Iterable[str]) -> None:
    """Write everything that is logged from now on, by us and by libraries, to stderr as `log` says, without `secrets`.

    An exception that ends the program and Python's warnings become lines of the log too.
    """
    masker = Masker(secrets)
    handler = _Handler(sys.stderr)
    handler.setFormatter(_formatter(masker, as_json=(log.format or _usual_format()) == "json"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    level = logging.getLevelNamesMapping()[log.level.upper()]
    root.setLevel(level)
    for name, least in _AT_LEAST.items():
        logging.getLogger(name).setLevel(max(level, least))
    logging.captureWarnings(True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_common(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    sys.excepthook = _log_crash


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - its name in the standard library
        # Python would print the arguments of the line, and with them perhaps a secret.
        with suppress(OSError, ValueError):
            self.stream.write(f"a log line of {record.module}:{record.lineno} could not be written\n")


def _usual_format() -> str:
    return "console" if sys.stderr.isatty() else "json"


def _common() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _formatter(masker: Masker, *, as_json: bool) -> logging.Formatter:
    console = structlog.dev.ConsoleRenderer(
        # Tracebacks are texts before they are masked, and show no values of variables.
        colors=sys.stderr.isatty(),
        exception_formatter=structlog.dev.plain_traceback,
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_common(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            masker,
            structlog.processors.JSONRenderer() if as_json else console,
        ],
    )


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        structlog.get_logger("bot").critical("crashed", exc_info=(kind, error, trace))
