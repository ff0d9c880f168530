"""Answers of hosts of repositories that are none, and say something all the same."""

import json
from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from bot.sites.facts import Reason
from bot.sites.site import Answer, Unusable

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


def read_model(model: type[M], make: Callable[[M], T]) -> Callable[[Answer], T | Refused]:
    """A reader of answers in json of this form, by what `make` makes of them; those that are null count as `{}`.

    It raises Unusable, which names the first field that is not as it must be.
    """

    def read(answer: Answer) -> T | Refused:
        if refused := read_refusal(answer):
            return refused
        if answer.media_type != "application/json":
            raise Unusable(Reason.UNREADABLE)
        value = json.loads(answer.body)
        try:
            return make(model.model_validate(_EMPTY.get(issubclass(model, RootModel)) if value is None else value))
        except ValidationError as error:
            place = ".".join(str(step) for step in error.errors(include_url=False, include_input=False)[0]["loc"])
            raise Unusable(Reason.UNREADABLE, f"{model.__name__.strip('_')}: {place}") from None

    return read


_EMPTY: dict[bool, object] = {True: [], False: {}}
