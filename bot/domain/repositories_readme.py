"""What a README holds, counted. Of its text nothing is kept but the headings.

Whatever stands in HTML comments counts for nothing: templates leave made-up commands, links and tables there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.repositories import Readme

_READ_MAX = 200_000  # characters
_LINE_MAX = 2_000
_HEADINGS_MAX, _HEADING_MAX = 60, 100

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```|~~~)[`~]*[^`]*")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(\S.*)")
_HTML_HEADING = re.compile(r"\s*<h[1-6][^<>]*>(.*)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)(/spaces/)?", re.ASCII)
_COMMAND = re.compile(
    r"""\s*(?:[$>%]\s+|!\s*)?(?:[A-Z_]+=\S+\s+)*
    (?:accelerate|bash|cd|conda|deepspeed|docker|dvc|git|julia|jupyter|make|matlab|mlflow|mpirun|npm|pip3?|poetry
    |python[23]?(?:\.\d+)?|Rscript|sbatch|sh|snakemake|source|streamlit|sudo|torchrun|uv|wget|curl|\./\S+)(?:\s|$)""",
    re.VERBOSE,
)
_INSTALL = re.compile(r"\b(?:pip3?|conda|mamba|poetry|uv)\s+(?:pip\s+)?(?:install|add)\s+(.*)", re.IGNORECASE)
_LISTED = re.compile(r"\s*[-*+|]\s+`?[A-Za-z][\w.-]*\s*(?:==|>=|~=)\s*\d")
_PACKAGE = re.compile(r"[A-Za-z][\w.-]*(?:\[[\w,-]*\])?(?:[=<>~!]=?[\w.*]+)*", re.ASCII)
_ABOUT_RESULTS = re.compile(r"result|performance|benchmark|leaderboard|findings|reproduced", re.IGNORECASE)
_ABOUT_OTHERS = re.compile(r"data ?set|hyper-?param|param(?:eter)?s\b|argument|option|structure|config", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:acc|accuracy|auc|auroc|bleu|error|f1|fid|iou|loss|mae|map|miou|mse|ndcg|perplexity|precision|psnr|recall|rmse"
    r"|rouge|score|ssim|top-?[15]|wer)\b",
    re.IGNORECASE,
)

# Places where people put files that are too large for git.
_FILE_HOSTS = (
    *(
        "1drv.ms",
        "box.com",
        "dagshub.com",
        "drive.google.com",
        "dropbox.com",
        "figshare.com",
        "hf.co",
        "huggingface.co",
    ),
    *("kaggle.com", "mega.nz", "onedrive.live.com", "osf.io", "pan.baidu.com", "sharepoint.com", "amazonaws.com"),
    *("storage.googleapis.com", "surfdrive.surf.nl", "dl.fbaipublicfiles.com", "wandb.ai", "zenodo.org"),
)
# Pages on which something can be tried without installing it.
_APP_HOSTS = (
    *("colab.research.google.com", "mybinder.org", "share.streamlit.io", "streamlit.app", "gradio.live", "gradio.app"),
    *("replicate.com", "hf.space"),
)


@dataclass(slots=True)
class _Table:
    heading: str
    header: str

    @property
    def has_results(self) -> bool:
        if _ABOUT_RESULTS.search(self.heading):
            return True
        return bool(_MEASURE.search(self.header)) and not _ABOUT_OTHERS.search(self.heading)


def read_readme(path: str, text: str) -> Readme:
    """The facts about this README, or about its first 200,000 characters."""
    lines = [line[:_LINE_MAX] for line in _COMMENT.sub("", text[:_READ_MAX]).splitlines()]
    code, prose, blocks = _split(lines)
    headings, tables = _read_prose(prose)
    hosts = list(dict.fromkeys(_list_hosts(lines)))
    return Readme(
        path=path,
        headings=tuple(headings[:_HEADINGS_MAX]),
        tables=len(tables),
        result_tables=sum(table.has_results for table in tables),
        code_blocks=blocks,
        command_lines=sum(1 for line in code if _COMMAND.match(line)),
        weight_links=tuple(host for host, is_app in hosts if not is_app and _is_among(host, _FILE_HOSTS)),
        app_links=tuple(host for host, is_app in hosts if is_app or _is_among(host, _APP_HOSTS)),
        packages=len(set(_list_packages(lines))),
    )


def _split(lines: Iterable[str]) -> tuple[list[str], list[str], int]:
    """What stands in fenced blocks, what does not, and how many blocks there are."""
    code, prose, blocks, fence = list[str](), list[str](), 0, ""
    for line in lines:
        mark = _FENCE.fullmatch(line)
        if mark and fence in ("", mark[1]):
            blocks += not fence
            fence = "" if fence else mark[1]
        else:
            (code if fence else prose).append(line)
    return code, prose, blocks


def _read_prose(lines: list[str]) -> tuple[list[str], list[_Table]]:
    headings, tables, before, heading = list[str](), list[_Table](), "", ""
    for line in lines:
        found = _HEADING.match(line) or _HTML_HEADING.match(line)
        title = found[1] if found else before if before and line.strip("=") == "" and len(line) > 2 else ""
        if title:
            heading = " ".join(_TAG.sub("", title).strip("#*_ \t").split())[:_HEADING_MAX].rstrip()
            headings += [heading] if heading else []
        elif _is_ruler(line) and "|" in before:
            tables.append(_Table(heading, before))
        tables += [_Table(heading, "") for _ in _HTML_TABLE.findall(line)]
        before = line.strip()
    return headings, tables


def _is_ruler(line: str) -> bool:
    """Whether this is the line under the head of a table."""
    marks = line.strip()
    return "--" in marks and "|" in marks and set(marks) <= set("|:- \t")


def _list_hosts(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for line in lines:
        for found in _HOST.finditer(line):
            host = found[1].lower().strip(".").removeprefix("www.")
            yield host, bool(found[2]) and _is_among(host, ("huggingface.co", "hf.co"))


def _is_among(host: str, known: tuple[str, ...]) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in known)


def _list_packages(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if command := _INSTALL.search(line):
            words = command[1].replace("`", " ").split()
            # What follows an option with a value is its value.
            for before, word in zip(["", *words], words, strict=False):
                is_value = before in ("-r", "-c", "-f", "-n", "-e", "--index-url", "--find-links")
                if not is_value and _PACKAGE.fullmatch(word) and not word.endswith((".txt", ".yml", ".yaml")):
                    yield word.lower()
        elif _LISTED.match(line):
            yield line.split()[1].lower()
