"""Answers of hosts of repositories that are none, and say something all the same."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from bot.sites.facts import Reason
from bot.sites.git import Text
from bot.sites.site import Answer, Question, Site, Unusable

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_HIDDEN = frozenset({401, 403})
_MISSING = 404
_OK = 200


class Refused(Exception):
    """The host answered, and does not give what was asked for."""


class Missing(Refused):
    """There is no such thing, or it is private: the answer is the same."""


class NotVisible(Refused):
    """It is not shown to whoever asks like this; it may well be there."""


class NotOffered(Refused):
    """The host knows no such route."""


def read_refusal(answer: Answer) -> Refused | None:
    """What an answer other than 200 means; None for a 200. Raises Unusable."""
    if answer.status == _OK:
        return None
    if answer.status in _HIDDEN:
        return NotVisible()
    if answer.status == _MISSING:
        # A page for people is what is shown for routes that do not exist.
        return NotOffered() if answer.media_type == "text/html" else Missing()
    raise Unusable(Reason.BAD_STATUS)


async def ask_for(site: Site, question: Question, read: Callable[[Answer], T], *, statuses: Collection[int] = ()) -> T:
    """What `read` makes of a 200, or of an answer with another of these statuses.

    Raises Missing, NotVisible, NotOffered, SiteUnavailable.
    """

    def judge(answer: Answer) -> "_Given[T] | Refused":
        refused = None if answer.status in statuses else read_refusal(answer)
        return refused or _Given(read(answer))

    outcome = await site.ask(question, judge)
    if isinstance(outcome, Refused):
        raise outcome
    return outcome.value


async def ask_json(
    site: Site, path: str, model: type[M], make: Callable[[M], T], query: Mapping[str, str] | None = None
) -> T:
    """What `make` makes of a 200 in json of this form. Raises as `ask_for`."""
    return await ask_for(site, Question(path, query=(lambda: query) if query else None), as_model(model, make))


def as_model(model: type[M], make: Callable[[M], T]) -> Callable[[Answer], T]:
    """A reader of answers in json of this form, by what `make` makes of them; those that are null count as empty.

    It raises Unusable, which names the first field that is not as it must be.
    """

    def read(answer: Answer) -> T:
        if answer.media_type != "application/json":
            raise Unusable(Reason.UNREADABLE)
        value = json.loads(answer.body)
        try:
            return make(model.model_validate(_EMPTY[issubclass(model, RootModel)] if value is None else value))
        except ValidationError as error:
            place = ".".join(str(step) for step in error.errors(include_url=False, include_input=False)[0]["loc"])
            raise Unusable(Reason.UNREADABLE, f"{model.__name__}: {place}") from None

    return read


def as_text(answer: Answer) -> Text:
    """A reader of small text files; a page for people is none."""
    if answer.media_type == "text/html":
        raise Unusable(Reason.UNREADABLE)
    return Text(answer.body.decode(errors="replace"), answer.is_cut)


@dataclass(frozen=True, slots=True)
class _Given(Generic[T]):
    value: T


_EMPTY: dict[bool, object] = {True: [], False: {}}
