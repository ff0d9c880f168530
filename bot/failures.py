"""Any exception becomes one verdict (which sentence, how loud) and one log line."""

import secrets
from dataclasses import dataclass, field

import structlog

from bot.errors import OutsideError, ReproBotError, UserError

log = structlog.get_logger()

BUG = "shared-bug"


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell the person: the sentence of `code`, filled with `values`."""

    code: str
    values: dict[str, object] = field(default_factory=dict[str, object])


def record_failure(error: BaseException, **where: object) -> Failure:
    """Write the one log line of this failure and say what to tell the person.

    A refusal is INFO, trouble outside is WARNING, and a bug is ERROR with its trace and a reference of six hex digits
    that the person is shown too.
    """
    if isinstance(error, UserError):
        log.info("refused", code=error.code, **where)
    elif isinstance(error, OutsideError):
        log.warning("trouble outside", code=error.code, **where)
    if isinstance(error, ReproBotError):
        return Failure(error.code, error.values)
    reference = secrets.token_hex(3)
    log.error("bug", reference=reference, exc_info=error, **where)
    return Failure(BUG, {"reference": reference})
