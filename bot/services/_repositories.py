"""What was seen of a repository, as the store keeps it."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.domain.repositories import Host, RepositoryName, Snapshot
from db.repositories import Repository

_SNAPSHOTS = TypeAdapter(Snapshot)


def read_snapshot(repository: Repository) -> Snapshot | None:
    """What was seen of it last; None where nothing ever was, or another version of the bot kept it in another form."""
    if repository.snapshot is None:
        return None
    try:
        return _SNAPSHOTS.validate_python(repository.snapshot)
    except ValidationError:
        return None


def write_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    """The same as json has it."""
    return _SNAPSHOTS.dump_python(snapshot, mode="json")


def name_of(repository: Repository) -> RepositoryName:
    """What it is called, as the host spells it where that is known."""
    return RepositoryName(Host(repository.host), repository.owner, repository.name)
