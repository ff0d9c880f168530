"""What small text files of a repository say: the team's own report, DVC's configuration, seeds, trackers, proofs.

Only what was found is kept, never the text: a configuration can hold keys.
"""

import configparser
import hmac
import re
from base64 import b32encode
from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import urlsplit

from bot.domain.repositories import DvcRemote, Statement

STARS = 5
_TEXT_MAX = 160
_LINE_MAX = 400
_STATEMENTS_MAX = 40
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_STAR = re.compile(r"#{1,4}\s*([1-9])\b")
_BOX = re.compile(r"\s*[-*+]\s+\[([ xX])\]\s+(\S.*)")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MARKS = str.maketrans("", "", "*`<>[]|")
_FENCE = ("```", "~~~")

_REMOTE = re.compile(r"""['"]?remote\s+["']([^"']{1,100})["']['"]?""")
_REPOSITORY = re.compile(r"/([\w.-]{1,100})/([\w.-]{1,100})\.(?:dvc|s3)/?", re.ASCII)
_BUCKETS = re.compile(r"/api/v1/repo-buckets/s3/([\w.-]{1,100})/?", re.ASCII)
_KINDS = frozenset({"azure", "gdrive", "gs", "hdfs", "oss", "s3", "ssh", "webdav", "webdavs"})

_SEED = re.compile(r"\b\w*(?:seed|random_state)s?\b[\"']?\s*[:=]\s*[\"'\[]?\s*-?\d", re.IGNORECASE)
_TRACKER = re.compile(
    r"^[\s\"'-]*(aim|clearml|comet[-_]ml|dagshub|mlflow|neptune|neptune-client|sacred|tensorboard|tensorboardx|wandb)\b"
    r"(?![-.\w]*\s*=\s*\{)",
    re.IGNORECASE,
)
_PROOF = re.compile(r"\breprobot-proof-[a-z2-7]{16}\b")


def read_report(text: str) -> tuple[Statement, ...]:
    """The boxes of a REPRODUCIBILITY.md as DagsHub proposes it, under its headings from `## 1. Code` to 5."""
    return tuple(_list_boxes(text))[:_STATEMENTS_MAX]


def _list_boxes(text: str) -> Iterator[Statement]:
    star, is_code = 0, False
    for line in _COMMENT.sub("", text).splitlines():
        if line.strip().startswith(_FENCE):
            is_code = not is_code
        elif is_code:
            continue
        elif heading := _STAR.match(line):
            star = int(heading[1])
        elif (box := _BOX.fullmatch(line[:_LINE_MAX])) and 1 <= star <= STARS:
            said = " ".join(box[2].translate(_MARKS).split())[:_TEXT_MAX].rstrip()
            yield Statement(star=star, text=said, is_ticked=box[1] != " ", is_filled=not _PLACEHOLDER.search(box[2]))


def read_dvc_config(text: str, dagshub: str) -> tuple[DvcRemote, ...]:
    """Where the remotes of a `.dvc/config` are; `dagshub` is the host, with its port, that counts as DagsHub.

    Nothing of an address is given but its host or its kind. Sources: DVC's reference of the file, and files of public
    projects on DagsHub.
    """
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return ()
    default = parser.get("core", "remote", fallback=parser.get("'core'", "remote", fallback=""))
    found = [(match[1], parser[section]) for section in parser.sections() if (match := _REMOTE.fullmatch(section))]
    return tuple(_read_remote(name, keys, dagshub, default) for name, keys in found)


def _read_remote(name: str, keys: configparser.SectionProxy, dagshub: str, default: str) -> DvcRemote:
    place, points_to = _locate(keys.get("url", ""), keys.get("endpointurl", ""), dagshub)
    return DvcRemote(name=name, place=place, points_to=points_to, is_default=name == default)


def _locate(url: str, endpoint: str, dagshub: str) -> tuple[str, str]:
    """The host or the kind of storage, and the repository on DagsHub whose storage it is."""
    try:
        parts, end = urlsplit(url), urlsplit(endpoint)
        host, end_host = _host_of(parts.netloc), _host_of(end.netloc)
    except ValueError:
        return "", ""
    if parts.scheme in ("http", "https"):
        match = _REPOSITORY.fullmatch(parts.path) if host == dagshub else None
        return host, f"{match[1]}/{match[2]}" if match else ""
    if parts.scheme == "s3" and end_host == dagshub:
        match, bucket = _REPOSITORY.fullmatch(end.path), _BUCKETS.fullmatch(end.path)
        return end_host, f"{match[1]}/{match[2]}" if match else f"{bucket[1]}/{host}" if bucket else ""
    if parts.scheme in _KINDS:
        return parts.scheme, ""
    return "local" if url and not parts.scheme else "", ""


def _host_of(netloc: str) -> str:
    return netloc.rpartition("@")[2].lower().removeprefix("www.")


def sets_seed(text: str) -> bool:
    """Whether a file of parameters gives a random seed a value."""
    return any(_SEED.search(line[:_LINE_MAX]) for line in text.splitlines())


def find_trackers(text: str) -> tuple[str, ...]:
    """Trackers of experiments among the packages that a file asks for."""
    found = (_TRACKER.match(line[:_LINE_MAX]) for line in text.splitlines())
    return tuple(dict.fromkeys(match[1].lower() for match in found if match))


def find_proofs(text: str) -> tuple[str, ...]:
    """The words of proof in a text."""
    return tuple(dict.fromkeys(_PROOF.findall(text)))


def proof_of(secret: str, link_id: int) -> str:
    """The word that proves a link, which nobody can make who does not know the installation's secret."""
    digest = blake2b(f"proof:{link_id}".encode(), key=secret.encode()[:64], digest_size=10).digest()
    return f"reprobot-proof-{b32encode(digest).decode().lower()}"


def is_proof(found: tuple[str, ...], secret: str, link_id: int) -> bool:
    """Whether this link's word is among those that were found."""
    return any(hmac.compare_digest(word, proof_of(secret, link_id)) for word in found)
