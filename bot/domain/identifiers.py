"""Papers and repositories by the many ways in which people write them: one canonical name each.

Whoever is unsure answers None: a wrong paper is worse than a search by title.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, quote, unquote

from bot.domain.repositories import Host
from bot.domain.repositories_addresses import read_path

TEXT_MAX = 2000  # longer text is never one identifier
NAME_MAX = 512  # what the column of names holds


class Kind(StrEnum):
    """Who gave the name."""

    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"
    ACL = "acl"
    PMLR = "pmlr"
    CVF = "cvf"
    REPO = "repo"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One paper or repository. `name` is the same however it was written; of kind URL it is an https address."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class _Address:
    host: str
    path: str
    query: str


_ADDRESS = re.compile(
    r"(?P<scheme>https?:/{1,2})?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?::(?:80|443))?"
    r"(?:/(?P<path>[^?#]*))?(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.IGNORECASE | re.ASCII,
)
_PREFIX_AND_SPACE = re.compile(r"(doi|arxiv)\s*(?::\s*|\s)", re.IGNORECASE)
_STRAY_WORD = re.compile(r"[\[(]?[a-z]+(?:[.-][a-z]+)*[\])]?[.,;]?", re.IGNORECASE)

# Forms: arXiv's help page on identifiers. Four digits until December 2014, five from January 2015.
_ARXIV_NEW = re.compile(r"([0-9]{2})(0[1-9]|1[0-2])\.([0-9]{4,5})(?:v[1-9][0-9]*)?", re.IGNORECASE)
_ARXIV_OLD = re.compile(
    r"([a-z-]+)(?:\.[a-z]{2})?/((?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])[0-9]{3})(?:v[1-9][0-9]*)?", re.IGNORECASE
)
_ARXIV_ARCHIVE = re.compile(
    r"""acc-phys | adap-org | alg-geom | ao-sci | astro-ph | atom-ph | bayes-an | chao-dyn | chem-ph | cmp-lg | comp-gas
    | cond-mat | cs | dg-ga | funct-an | gr-qc | hep-ex | hep-lat | hep-ph | hep-th | math | math-ph | mtrl-th | nlin |
    nucl-ex | nucl-th | patt-sol | physics | plasm-ph | q-alg | q-bio | quant-ph | solv-int | supr-con""",
    re.VERBOSE,
)
_FIRST_NEW_MONTH = 704
_FIRST_FIVE_DIGITS = 1501

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]+", re.ASCII)
_ARXIV_DOI = "10.48550/arxiv."
_ACL_DOI = "10.18653/v1/"
_IJCAI_DOI = "10.24963/ijcai."
_OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{7,14}")
_ACL = re.compile(r"([0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+|[a-z][0-9]{2}-[0-9]{4,5})(?:v[0-9]+)?", re.IGNORECASE)
_PMLR = re.compile(r"(v[0-9]+|r[0-9]+)/([a-z][a-z0-9-]*[0-9]{2}[a-z]*)(?:/.*|\.html)?", re.IGNORECASE)
_CVF = re.compile(r"[A-Za-z0-9_.-]+_(?:CVPR|ICCV|WACV|ACCV)W?_(?:19|20)[0-9]{2}", re.IGNORECASE)
_CVF_PATH = re.compile(r"content.*/(?:papers|html)/([^/]+)_paper\.(?:pdf|html)", re.IGNORECASE)
_CVF_OWN_FOLDER = re.compile(r".+_(CVPR|ICCV|WACV)_(20[0-9]{2})")
_CVF_FIRST_PLAIN_YEAR = 2021  # the year from which the folder is always called like CVPR2021

_IJCAI_PATH = re.compile(r"proceedings/(20(?:1[7-9]|[2-9][0-9]))/0*([1-9][0-9]*)(?:\.pdf)?", re.IGNORECASE)
_NEURIPS_PATH = re.compile(r"(?:paper_files/)?paper/(.+)", re.IGNORECASE)
# Under one hash lie the abstract, the paper and what belongs to it; the last word tells the track from 2022 on.
_NEURIPS_HASHED = re.compile(
    r"([0-9]{4})/(?:hash|file)/([0-9a-f]+)-[a-z]+((?:-[a-z0-9_]+)*)\.[a-z]{3,4}", re.IGNORECASE
)
_NEURIPS_NUMBERED = re.compile(r"([0-9]+-[a-z0-9_-]+)(?:\.pdf|\.html)?", re.IGNORECASE)


# Pages that stand for one paper each, so that their address can be its name.
_PAGES = {
    "ecva.net": r"papers/eccv_[0-9]{4}/papers_ECCV/(?:html|papers)/[\w.-]+",
    "ojs.aaai.org": r"index\.php/AAAI/article/view/[0-9]+",
    "jmlr.org": r"papers/v(?:olume)?[0-9]+/[\w./-]+",
    "ieeexplore.ieee.org": r"document/[0-9]+",
}
_WITH_WWW = frozenset({"ecva.net", "jmlr.org"})  # as their owners write them
_PAGE_PATTERNS = {host: re.compile(pattern, re.ASCII | re.IGNORECASE) for host, pattern in _PAGES.items()}


def identify(text: str) -> Identifier | None:
    """The paper or repository that `text` names, or None when it is anything else, such as a title.

    Accepts links, bare ids and canonical names. Never raises.
    """
    if len(text) > TEXT_MAX:
        return None
    words = _PREFIX_AND_SPACE.sub(r"\1:", text.strip().replace("\\_", "_"), count=1).split()
    if len(words) == 2 and re.search("[/:]", words[0]) and _STRAY_WORD.fullmatch(words[1]):
        words.pop()
    # Other letters fold into ASCII ones, so that look-alike names would pass for real ones.
    if len(words) != 1 or not words[0].isascii():
        return None
    found = _identify_word(_trim(words[0]))
    return found if found is not None and len(found.name) <= NAME_MAX else None


def guess_openreview(text: str) -> str | None:
    """The name that a bare word would be as an OpenReview id. Many a word could, so that it is one only where known."""
    found = _openreview(text.strip())
    return found.name if found is not None else None


def link(name: str) -> str | None:
    """An https address that shows what a canonical name stands for, or None when none can be derived."""
    prefix, _, rest = name.partition(":")
    if prefix == "https":
        return name
    if prefix == "doi":
        return f"https://doi.org/{quote(rest, safe='/:;()')}"
    if prefix == "cvf":
        return _cvf_link(rest)
    shape = _LINKS.get(prefix)
    return None if shape is None else shape.format(rest)


_LINKS = {
    "arxiv": "https://arxiv.org/abs/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "acl": "https://aclanthology.org/{}/",
    "pmlr": "https://proceedings.mlr.press/{}.html",
    "github": "https://github.com/{}",
    "dagshub": "https://dagshub.com/{}",
}


def _identify_word(word: str) -> Identifier | None:
    address = _read_address(word)
    if address is not None:
        reader = _HOSTS.get(address.host)
        return reader(address) if reader is not None else _page(address)
    prefix, colon, rest = word.partition(":")
    if colon:
        read = _PREFIXES.get(prefix.lower())
        return None if read is None else read(rest)
    return _doi(word) or _arxiv(re.sub("^(?:abs|pdf)/", "", word, flags=re.IGNORECASE))


def _read_address(word: str) -> _Address | None:
    """The parts of a web address; without a scheme only of a host that we know. None for a name before an @."""
    match = _ADDRESS.fullmatch(word)
    if match is None:
        return None
    host = match["host"].lower().removeprefix("www.")
    if match["scheme"] is None and host not in _HOSTS and host not in _PAGE_PATTERNS:
        return None
    path = unquote(match["path"] or "").strip("/")
    return _Address(host, path if path.isascii() else "", match["query"] or "")


def _trim(word: str) -> str:
    """Without the punctuation that a sentence puts around a link."""
    before = None
    while word != before:
        before = word
        word = word.lstrip("<([{\"'").rstrip(".,;!\"'/")
        for opening, closing in ("()", "[]", "{}", "<>"):
            if word.endswith(closing) and word.count(closing) > word.count(opening):
                word = word[:-1]
    return word


def _arxiv(text: str) -> Identifier | None:
    text = re.sub(r"\.(?:pdf|md|html)$", "", text, flags=re.IGNORECASE)
    new = _ARXIV_NEW.fullmatch(text)
    if new is not None:
        year, month, number = new.groups()
        since = int(year + month)
        is_real = since >= _FIRST_NEW_MONTH and len(number) == (5 if since >= _FIRST_FIVE_DIGITS else 4)
        return Identifier(Kind.ARXIV, f"arxiv:{year}{month}.{number}") if is_real else None
    old = _ARXIV_OLD.fullmatch(text)
    if old is None or _ARXIV_ARCHIVE.fullmatch(old[1].lower()) is None:
        return None
    return Identifier(Kind.ARXIV, f"arxiv:{old[1].lower()}/{old[2]}")


def _doi(text: str) -> Identifier | None:
    text = _trim(text)
    if _DOI.fullmatch(text) is None:
        return None
    name = text.lower()
    if name.startswith(_ARXIV_DOI):
        return _arxiv(name.removeprefix(_ARXIV_DOI))
    if name.startswith(_ACL_DOI):
        return _acl(name.removeprefix(_ACL_DOI)) or Identifier(Kind.DOI, f"doi:{name}")
    return Identifier(Kind.DOI, f"doi:{name}")


def _openreview(text: str) -> Identifier | None:
    return Identifier(Kind.OPENREVIEW, f"openreview:{text}") if _OPENREVIEW.fullmatch(text) else None


def _acl(text: str) -> Identifier | None:
    match = _ACL.fullmatch(text)
    if match is None:
        return None
    # Ids before 2020 begin with a capital letter, newer ones with the year.
    name = match[1].lower() if match[1][0].isdigit() else match[1].upper()
    return Identifier(Kind.ACL, f"acl:{name}")


def _pmlr(text: str) -> Identifier | None:
    match = _PMLR.fullmatch(text)
    return None if match is None else Identifier(Kind.PMLR, f"pmlr:{match[1].lower()}/{match[2].lower()}")


def _cvf(text: str) -> Identifier | None:
    return Identifier(Kind.CVF, f"cvf:{text}") if _CVF.fullmatch(text) else None


def _cvf_link(stem: str) -> str | None:
    match = _CVF_OWN_FOLDER.fullmatch(stem)
    if match is None or int(match[2]) < _CVF_FIRST_PLAIN_YEAR:
        return None
    return f"https://openaccess.thecvf.com/content/{match[1]}{match[2]}/html/{stem}_paper.html"


def _repository(host: Host, path: str) -> Identifier | None:
    name = read_path(host, path)
    return None if name is None else Identifier(Kind.REPO, name.key)


def _at_arxiv(address: _Address) -> Identifier | None:
    """On arXiv itself, or among the paper pages of Hugging Face, which are numbered alike."""
    folder, _, rest = address.path.partition("/")
    return _arxiv(rest) if folder.lower() in ("abs", "pdf", "html", "format", "papers") else None


def _at_publisher(address: _Address) -> Identifier | None:
    match = re.search(r"(?:^|/)(10\.[0-9]{4,9}/.+?)(?:\.pdf)?$", address.path, re.IGNORECASE)
    return None if match is None else _doi(match[1])


def _at_openreview(address: _Address) -> Identifier | None:
    if address.path.lower() not in ("forum", "pdf"):
        return None
    number = dict(reversed(parse_qsl(address.query))).get("id", "")
    return _openreview(number) or (identify(number) if number.startswith("http") else None)


def _at_acl(address: _Address) -> Identifier | None:
    last = address.path.rpartition("/")[2]
    return _acl(re.sub(r"\.(?:pdf|bib)$", "", last, flags=re.IGNORECASE))


def _at_cvf(address: _Address) -> Identifier | None:
    match = _CVF_PATH.fullmatch(address.path)
    return None if match is None else _cvf(match[1])


def _at_ijcai(address: _Address) -> Identifier | None:
    """By its DOI, which IJCAI has given since 2017 and which holds the number of the page."""
    match = _IJCAI_PATH.fullmatch(address.path.rstrip("./"))
    return None if match is None else _doi(f"{_IJCAI_DOI}{match[1]}/{match[2]}")


def _at_neurips(address: _Address) -> Identifier | None:
    """By the page of the abstract, on the one of the hosts that has both the old and the new addresses."""
    path = _NEURIPS_PATH.fullmatch(address.path.rstrip("./"))
    if path is None:
        return None
    hashed, numbered = _NEURIPS_HASHED.fullmatch(path[1]), _NEURIPS_NUMBERED.fullmatch(path[1])
    if hashed is not None:
        page = f"{hashed[1]}/hash/{hashed[2].lower()}-Abstract{hashed[3]}.html"
    elif numbered is not None:
        page = numbered[1].lower()
    else:
        return None
    return Identifier(Kind.URL, f"https://papers.nips.cc/paper/{page}")


def _page(address: _Address) -> Identifier | None:
    """The page itself, where it is known to stand for exactly one paper."""
    pattern = _PAGE_PATTERNS.get(address.host)
    path = address.path.rstrip("./")
    if pattern is None or pattern.fullmatch(path) is None:
        return None
    host = f"www.{address.host}" if address.host in _WITH_WWW else address.host
    return Identifier(Kind.URL, f"https://{host}/{path}")


_HOSTS: dict[str, Callable[[_Address], Identifier | None]] = {
    **dict.fromkeys(("arxiv.org", "export.arxiv.org", "huggingface.co", "hf.co"), _at_arxiv),
    **dict.fromkeys(("doi.org", "dx.doi.org"), lambda address: _doi(address.path)),
    **dict.fromkeys(("dl.acm.org", "link.springer.com"), _at_publisher),
    **dict.fromkeys(("aclanthology.org", "aclweb.org"), _at_acl),
    **dict.fromkeys(("papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc"), _at_neurips),
    "ijcai.org": _at_ijcai,
    "openreview.net": _at_openreview,
    "proceedings.mlr.press": lambda address: _pmlr(address.path),
    "openaccess.thecvf.com": _at_cvf,
    "github.com": lambda address: _repository(Host.GITHUB, address.path),
    "dagshub.com": lambda address: _repository(Host.DAGSHUB, address.path),
}
_PREFIXES: dict[str, Callable[[str], Identifier | None]] = {
    "arxiv": _arxiv,
    "doi": _doi,
    "openreview": _openreview,
    "acl": _acl,
    "pmlr": _pmlr,
    "cvf": _cvf,
    "github": lambda rest: _repository(Host.GITHUB, rest),
    "dagshub": lambda rest: _repository(Host.DAGSHUB, rest),
}
