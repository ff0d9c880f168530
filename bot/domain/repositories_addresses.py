"""Repositories by the many addresses that people paste, and their pages.

Forms and reserved names: DagsHub's documentation and the sources of Gogs 0.11, of which it is a fork; GitHub's pages.
An address may hold a password: nothing of what was typed is kept, nor repeated in a refusal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from urllib.parse import SplitResult, quote, urlsplit

from bot.domain.repositories import Host, RepositoryName
from bot.errors import UserError

_GITHUB = "https://github.com"
ADDRESS_MAX = 1000  # characters; longer text is never one address


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pages of each host are; an address may have a port and a folder of its own."""

    dagshub: str = "https://dagshub.com"
    github: str = _GITHUB

    def of(self, host: Host) -> str:
        """The address without a slash at the end."""
        return (self.dagshub if host is Host.DAGSHUB else self.github).rstrip("/")


class AddressFault(StrEnum):
    """Why an address is not taken."""

    NO_ADDRESS = "no-address"
    OTHER_HOST = "other-host"
    NOT_A_REPOSITORY = "not-a-repository"  # on the host, and another page of it
    TOO_LONG = "too-long"


@dataclass(eq=False)
class AddressRefused(UserError):
    """What was typed names no repository. It is not repeated: it may hold a password."""

    fault: AddressFault
    code: ClassVar[str] = "repositories-address-refused"


_OWNER = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}", re.ASCII)
_NOT_OWNERS = {
    Host.GITHUB: re.compile(
        r"""about | apps | blog | codespaces | collections | contact | customer-stories | enterprise | events | explore
        | features | gist | issues | join | login | marketplace | new | notifications | organizations | orgs | pricing |
        pulls | readme | search | security | settings | site | solutions | sponsors | stars | topics | trending
        | users""",
        re.VERBOSE | re.IGNORECASE,
    ),
    Host.DAGSHUB: re.compile(
        r"""about | admin | annotations | api | assets | attachments | avatar | avatars | blog | careers | commits |
        contact | create | css | data-engine | datasets | debug | docs | enterprise | explore | features | glossary |
        help | img | install | integrations | issues | js | less | login | new | org | plugins | pricing | privacy |
        product | pulls | raw | repo | search | settings | signup | solutions | stars | static | template | terms |
        topics | use-cases | user""",
        re.VERBOSE | re.IGNORECASE,
    ),
}
# What DagsHub puts behind a name: MLflow, DVC's storage, a bucket; and git its own ending.
_ENDINGS = {Host.GITHUB: (".git", ".wiki"), Host.DAGSHUB: (".git", ".wiki", ".dvc", ".mlflow", ".s3")}
_ASIDE = {"api.github.com": ("repos",), "raw.githubusercontent.com": ()}  # GitHub's other hosts, before owner and name
_API = ["api", "v1", "repos"]
_WRAPPED = re.compile(r"<([^<>]*)>|\[[^\[\]]*\]\(<?([^()<>]*)>?\)")
_SCP = re.compile(r"[\w.-]+@(?P<host>[A-Za-z0-9.-]+):(?P<path>[^/:@][^:@]*)", re.ASCII)
_PREFIX = re.compile(r"(dagshub|github):(?!/)(?P<path>.+)", re.IGNORECASE)
_SCHEMES = ("http", "https", "ssh", "git", "git+ssh", "git+https")
_WEB_PORTS = {"http": 80, "https": 443}
_SSH_PORTS = (None, 22, 2200)


def read_address(typed: str, places: Places) -> RepositoryName:
    """The repository that was meant, as it was typed; `owner/name` alone is DagsHub's. Raises AddressRefused."""
    text = typed.strip()
    if len(text) > ADDRESS_MAX:
        raise AddressRefused(AddressFault.TOO_LONG)
    if wrapped := _WRAPPED.fullmatch(text):
        text = (wrapped[1] or wrapped[2] or "").strip()
    if not text.isprintable() or " " in text or "\\" in text:
        raise AddressRefused(AddressFault.NO_ADDRESS)
    if prefix := _PREFIX.fullmatch(text):
        return _ensure(read_path(Host(prefix[1].lower()), prefix["path"]))
    if scp := _SCP.fullmatch(text):
        text = f"ssh://{scp['host']}/{scp['path']}"
    return _read_web(text, places) if "://" in text else _read_bare(text, places)


def read_path(host: Host, path: str) -> RepositoryName | None:
    """The repository at which a path on its host begins, if it does; what follows is of no concern."""
    owner, _, rest = path.strip("/").partition("/")
    # Dots at the end are a sentence's, and a name of dots alone is a step in a path.
    name = re.split("[/?#]", rest, maxsplit=1)[0].rstrip(".")
    while name.lower().endswith(_ENDINGS[host]):
        name = name.rpartition(".")[0].rstrip(".")
    if not _OWNER.fullmatch(owner) or not _NAME.fullmatch(name) or _NOT_OWNERS[host].fullmatch(owner):
        return None
    return RepositoryName(host, owner, name)


def page_of(name: RepositoryName, places: Places, *more: str) -> str:
    """The address of the repository's page or, with more steps, of one below it."""
    steps = "/".join(quote(step, safe="/") for step in (name.owner, name.name, *more))
    return f"{places.of(name.host)}/{steps}"


def commit_page(name: RepositoryName, commit: str, places: Places) -> str:
    """The address of a commit's page."""
    return page_of(name, places, "commit", commit)


def file_page(name: RepositoryName, commit: str, path: str, places: Places) -> str:
    """The address of the page of a file or folder at a commit."""
    return page_of(name, places, "blob" if name.host is Host.GITHUB else "src", commit, path)


def _read_web(text: str, places: Places) -> RepositoryName:
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").removesuffix(".").removeprefix("www."), parts.port
    except ValueError:
        raise AddressRefused(AddressFault.NO_ADDRESS) from None
    if parts.scheme not in _SCHEMES or not host:
        raise AddressRefused(AddressFault.NO_ADDRESS)
    steps = [step for step in parts.path.split("/") if step]
    if host in _ASIDE and port is None and places.of(Host.GITHUB) == _GITHUB:
        lead = _ASIDE[host]
        return _ensure(read_path(Host.GITHUB, "/".join(_strip(steps, lead))))
    for kind in Host:
        place = urlsplit(places.of(kind))
        if host == (place.hostname or "").removeprefix("www.") and _is_port(port, parts, place):
            steps = _strip(_strip(steps, [step for step in place.path.split("/") if step]), _API)
            return _ensure(read_path(kind, "/".join(steps)))
    raise AddressRefused(AddressFault.OTHER_HOST)


def _read_bare(text: str, places: Places) -> RepositoryName:
    """Without a scheme: an address if it begins with a known host, else `owner/name`."""
    first, *rest = text.split("/")
    known = {urlsplit(places.of(kind)).netloc.lower().removeprefix("www.") for kind in Host} | {*_ASIDE}
    host = first.rpartition("@")[2].lower().removesuffix(".").removeprefix("www.")
    if host in known:
        return _read_web(f"https://{text}", places)
    if len(rest) == 1:
        return _ensure(read_path(Host.DAGSHUB, text))
    raise AddressRefused(AddressFault.OTHER_HOST if "." in first and rest else AddressFault.NO_ADDRESS)


def _is_port(port: int | None, parts: SplitResult, place: SplitResult) -> bool:
    if "ssh" in parts.scheme:
        return port in _SSH_PORTS
    # People leave out the s, and with it the port changes.
    usual = (None, *_WEB_PORTS.values()) if place.port in (None, *_WEB_PORTS.values()) else (place.port,)
    return port in usual


def _strip(steps: list[str], lead: Sequence[str]) -> list[str]:
    return steps[len(lead) :] if steps[: len(lead)] == list(lead) else steps


def _ensure(name: RepositoryName | None) -> RepositoryName:
    if name is None:
        raise AddressRefused(AddressFault.NOT_A_REPOSITORY)
    return name
