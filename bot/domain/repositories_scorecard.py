"""A scorecard from what was seen of a repository: found with its proof, claimed by the team, or not found.

What was not seen is not absent, and nothing is decided here of whether code runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import repositories_scorecard_rules as rules
from bot.domain.repositories import File, Readme, Sight, Snapshot, Statement, Texts
from bot.domain.repositories_scorecard_rules import Item

_PROOFS_MAX = 3


class Verdict(StrEnum):
    """What can be said of an item."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNSEEN = "unseen"  # files or texts could not be looked at


@dataclass(frozen=True, slots=True)
class Scored:
    """An item, and at most three paths that prove it."""

    item: Item
    verdict: Verdict
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Star:
    """One star of the scale: what was found of it, and what the team itself says in its report."""

    number: int
    items: tuple[Scored, ...]
    claims: tuple[Statement, ...]  # ticked, and filled in
    unfilled: int  # ticked, with a placeholder left

    @property
    def is_found(self) -> bool:
        """Whether all that files can tell of it was found."""
        return all(scored.verdict is Verdict.FOUND for scored in self.items)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All items in order, the five stars, and one thing to do next. `is_cut`: not all files were looked at.

    `packages` are so many that the README names while no list of them was found, which programs could install from.
    """

    items: tuple[Scored, ...]
    stars: tuple[Star, ...]
    next_step: Item | None
    is_cut: bool
    packages: int = 0

    def of(self, item: Item) -> Scored:
        """One of the items."""
        return next(scored for scored in self.items if scored.item is item)


def score(snapshot: Snapshot) -> Scorecard:
    """What the files and texts of a repository prove."""
    tree, texts = snapshot.tree.content, snapshot.texts.content
    files = tree.files if tree else None
    own = None if files is None else tuple(_leave_out_vendored(files))
    licence = _licence_of(snapshot)
    items = tuple(_judge(item, files if item in rules.ANYBODYS else own, texts, licence=licence) for item in Item)
    verdicts = {scored.item: scored for scored in items}
    statements = texts.statements if texts else ()
    stars = tuple(_judge_star(number, verdicts, statements) for number in rules.STARS)
    missing = (item for item in rules.NEXT if verdicts[item].verdict is Verdict.NOT_FOUND)
    is_listed = verdicts[Item.DEPENDENCIES].verdict is not Verdict.NOT_FOUND
    packages = texts.readme.packages if texts and texts.readme and not is_listed else 0
    return Scorecard(items, stars, next(missing, None), snapshot.tree.is_cut, packages)


def _licence_of(snapshot: Snapshot) -> str:
    about = snapshot.about.content if snapshot.about.sight is Sight.SEEN else None
    return about.licence if about else ""


def _leave_out_vendored(files: tuple[File, ...]) -> Iterator[File]:
    """Files but for other people's: in a folder with a licence of its own below the root, or of a telling name."""
    foreign = {
        file.path.rpartition("/")[0] + "/"
        for file in files
        if "/" in file.path and rules.LICENCE_FILE.fullmatch(file.path.rpartition("/")[2])
    }
    for file in files:
        folders = file.path.split("/")[:-1]
        is_vendored = any(rules.VENDORED.fullmatch(folder) for folder in folders)
        if not is_vendored and not file.path.startswith(tuple(foreign)):
            yield file


def _judge(item: Item, files: tuple[File, ...] | None, texts: Texts | None, *, licence: str) -> Scored:
    proofs = list(_list_proofs(item, files or (), texts, licence))
    if proofs:
        return Scored(item, Verdict.FOUND, tuple(dict.fromkeys(proofs))[:_PROOFS_MAX])
    needs_texts = item in (Item.RESULTS, Item.SEED)
    is_unseen = texts is None if needs_texts else files is None
    return Scored(item, Verdict.UNSEEN if is_unseen else Verdict.NOT_FOUND)


def _list_proofs(item: Item, files: tuple[File, ...], texts: Texts | None, licence: str) -> Iterator[str]:
    readme = texts.readme if texts else None
    if item in rules.PATHS:
        paths = (file.path for file in files if not file.is_folder or item is Item.DATA)
        yield from sorted((path for path in paths if rules.PATHS[item].fullmatch(path)), key=_depth)
    match item:
        case Item.LICENCE:
            yield from (file.path for file in files if rules.LICENCE_FILE.fullmatch(file.path))
            yield from [licence] if licence else []
        case Item.MODELS:
            yield from _list_models(files, readme)
        case Item.RESULTS:
            yield from [readme.path] if readme is not None and readme.result_tables and readme.command_lines else []
        case Item.SEED:
            yield from texts.seeds if texts else ()
        case Item.TRACKING:
            yield from (path for _, path in texts.trackers) if texts else ()
        case Item.TRIAL:
            yield from [readme.path] if readme is not None and readme.app_links else []
        case _:
            pass


def _list_models(files: tuple[File, ...], readme: Readme | None) -> Iterator[str]:
    """Weights below a folder for models, or a heading about them and a link to a place for files."""
    for file in sorted(files, key=lambda each: _depth(each.path)):
        *folders, name = file.path.split("/")
        is_below = any(rules.MODEL_FOLDER.fullmatch(folder) for folder in folders)
        is_inside = bool(folders) and rules.MODEL_FOLDER.fullmatch(folders[-1]) is not None
        is_weights = rules.WEIGHTS.fullmatch(name) or (is_inside and rules.PERHAPS_WEIGHTS.fullmatch(name))
        if is_below and is_weights and not file.is_folder:
            yield file.path
    if readme is not None and readme.weight_links and any(map(rules.MODEL_HEADING.fullmatch, readme.headings)):
        yield readme.path


def _judge_star(number: int, verdicts: dict[Item, Scored], statements: tuple[Statement, ...]) -> Star:
    own = [statement for statement in statements if statement.star == number and statement.is_ticked]
    claims = tuple(statement for statement in own if statement.is_filled)
    return Star(number, tuple(verdicts[item] for item in rules.STARS[number]), claims, len(own) - len(claims))


def _depth(path: str) -> tuple[int, str]:
    return path.count("/"), path
