"""Where a repository's data are, as far as its files and DVC's settings tell."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.repositories import DvcRemote, Host, Keeping, Snapshot

_PIPELINES = frozenset({"dvc.yaml", "dvc.lock"})


class Whereabouts(StrEnum):
    """Where DVC keeps what it keeps."""

    HERE = "here"  # in the repository's own storage
    ELSEWHERE = "elsewhere"  # in the storage of another repository on the same host
    DAGSHUB = "dagshub"  # in a storage on DagsHub, seen from a copy of the repository on another host
    PLACE = "place"  # some other host or kind of storage
    NONE = "none"  # no remote is set: nobody else can get it
    UNKNOWN = "unknown"  # the settings could not be seen


@dataclass(frozen=True, slots=True)
class KeptData:
    """How many files and folders DVC keeps; `place` is another repository, a host or a kind of storage, or empty."""

    count: int
    where: Whereabouts
    place: str


def find_kept_data(snapshot: Snapshot) -> KeptData | None:
    """What DVC keeps of the repository; None where nothing says that it keeps anything. The files were seen."""
    tree, texts = snapshot.tree.content, snapshot.texts.content
    assert tree is not None, "asked only where the files were seen"
    pointers = sum(file.path.endswith(".dvc") and not file.is_folder for file in tree.files)
    kept = sum(file.keeping is Keeping.DVC for file in tree.files)
    if not pointers and not kept and not any(file.path.rpartition("/")[2] in _PIPELINES for file in tree.files):
        return None
    # A file that is kept is listed beside its pointer.
    count = max(pointers, kept)
    if texts is None:
        return KeptData(count, Whereabouts.UNKNOWN, "")
    remote = next((each for each in texts.remotes if each.is_default), next(iter(texts.remotes), None))
    if remote is None:
        return KeptData(count, Whereabouts.NONE, "")
    return KeptData(count, _locate(snapshot, remote), remote.points_to or remote.place)


def _locate(snapshot: Snapshot, remote: DvcRemote) -> Whereabouts:
    if not remote.points_to:
        return Whereabouts.PLACE
    if snapshot.name.host is not Host.DAGSHUB:
        return Whereabouts.DAGSHUB
    is_here = remote.points_to.lower() == snapshot.name.path.lower()
    return Whereabouts.HERE if is_here else Whereabouts.ELSEWHERE
