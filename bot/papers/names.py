"""The canonical names of papers, in the one form in which the whole project writes them.

Whatever is not surely a name is None: a wrong paper is worse than none.
"""

import re
from urllib.parse import quote

NAME_MAX = 512  # characters

# Forms: arXiv's help page on identifiers. The subject class of an old one (math.CA/0611800) belongs to no name.
_ARXIV_NEW = re.compile(r"([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})(?:v[1-9][0-9]*)?", re.IGNORECASE)
_ARXIV_OLD = re.compile(r"([a-z-]+)(?:\.[a-z]{2})?/([0-9]{7})(?:v[1-9][0-9]*)?", re.IGNORECASE)
_ARXIV_PAGE = re.compile(r"https?://(?:export\.|www\.)?arxiv\.org/abs/", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-\[\]-~]+", re.ASCII)
_DOI_PREFIX = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)", re.IGNORECASE)
_ACL = re.compile(r"([0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+|[a-z][0-9]{2}-[0-9]{4,5})(?:v[0-9]+)?", re.IGNORECASE)
ARXIV_DOI = "10.48550/arxiv."
ACL_DOI = "10.18653/v1/"


def read_arxiv_id(text: str) -> str | None:
    """The id without its version, from an id or the address of its page."""
    bare = _ARXIV_PAGE.sub("", text.strip(), count=1)
    new = _ARXIV_NEW.fullmatch(bare)
    if new is not None:
        return new[1]
    old = _ARXIV_OLD.fullmatch(bare)
    return None if old is None else f"{old[1].lower()}/{old[2]}"


def name_doi(text: str) -> str | None:
    """The name of what a DOI stands for; those of arXiv and of the ACL Anthology are named by their own ids."""
    doi = _trim(_DOI_PREFIX.sub("", text.strip(), count=1))
    if _DOI.fullmatch(doi) is None or len(doi) > NAME_MAX - len("doi:"):
        return None
    doi = doi.lower()
    if doi.startswith(ARXIV_DOI):
        arxiv_id = read_arxiv_id(doi.removeprefix(ARXIV_DOI))
        return None if arxiv_id is None else f"arxiv:{arxiv_id}"
    acl = _ACL.fullmatch(doi.removeprefix(ACL_DOI)) if doi.startswith(ACL_DOI) else None
    if acl is not None:
        # Ids before 2020 begin with a capital letter, newer ones with the year.
        return f"acl:{acl[1] if acl[1][0].isdigit() else acl[1].upper()}"
    return f"doi:{doi}"


def landing_url(name: str) -> str:
    """The https address where people read about a paper of this name."""
    kind, _, rest = name.partition(":")
    if kind == "arxiv":
        return f"https://arxiv.org/abs/{rest}"
    if kind == "acl":
        return f"https://aclanthology.org/{rest}/"
    return f"https://doi.org/{quote(rest, safe='/:;()')}"


def _trim(doi: str) -> str:
    """Without the punctuation of a sentence around it, which no DOI ends in."""
    before = None
    while doi != before:
        before = doi
        doi = doi.rstrip(".,;!\"'/")
        for opening, closing in ("()", "[]", "{}", "<>"):
            if doi.endswith(closing) and doi.count(closing) > doi.count(opening):
                doi = doi[:-1]
    return doi
