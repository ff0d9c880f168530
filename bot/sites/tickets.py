"""Issues and pull requests as hosts of git send them."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, RootModel

from bot.sites.git import Ticket

NullableText = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]  # null is no text


class _Ticket(BaseModel):
    number: int
    title: NullableText = ""
    pull_request: dict[str, Any] | None = None


class Tickets(RootModel[list[_Ticket]]):
    """A list of issues, among which pull requests may be."""

    def all(self) -> tuple[Ticket, ...]:
        """All of them."""
        return tuple(Ticket(each.number, each.title) for each in self.root)

    def issues(self) -> tuple[Ticket, ...]:
        """Those that are no pull requests."""
        return tuple(Ticket(each.number, each.title) for each in self.root if each.pull_request is None)

    def pulls(self) -> tuple[Ticket, ...]:
        """Those that are."""
        return tuple(Ticket(each.number, each.title) for each in self.root if each.pull_request is not None)
