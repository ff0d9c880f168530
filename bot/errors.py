"""What can go wrong, in four families.

UserError       a rule said no; the member reads the sentence of its code
OutsideError    Discord, DagsHub or a paper source did not answer usefully; a retry can help
StartupError    the operator must change something before the bot can run
anything else   our bug
"""

from dataclasses import fields
from typing import ClassVar


class ReproBotError(Exception):
    """Base of every failure that has a sentence of its own.

    Subclasses are written `@dataclass(eq=False)`: a frozen one could not carry its traceback out of a transaction,
    and one with the default `eq` could not be hashed.
    """

    code: ClassVar[str]

    @property
    def values(self) -> dict[str, object]:
        """The facts that the sentence of `code` is filled with."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type] - each subclass is a dataclass

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({facts})"


class UserError(ReproBotError):
    """A rule said no; nothing was changed."""


class OutsideError(ReproBotError):
    """Something outside did not answer usefully; trying again can help, once it is clear that nothing was done."""


class StartupError(Exception):
    """The bot cannot run until the operator has done what the message says."""
