"""The scorecard of a repository: item by item what was found, and what the team itself says."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.repositories import RepositoryName
from bot.domain.repositories_addresses import Places, file_page
from bot.domain.repositories_scorecard import Scorecard, Scored, Star, Verdict
from bot.domain.repositories_scorecard_rules import CHECKLIST, CHECKLIST_SOURCE, SCALE_SOURCE, STARS, Item
from bot.services.repositories_looks import Shown
from cogs._shared.cards import Card
from cogs._shared.escape import Markup, cut, escape, link
from cogs._shared.texts import Words
from cogs.repositories.status_cards import add_age, add_title, explain_nothing

_PATH_MAX = 60
_CLAIMS_SHOWN = 2
_CLAIM_MAX = 80


def score_card(shown: Shown, scored: Scorecard | None, words: Words, places: Places, *, is_looking: bool) -> Card:
    """What proves that others can reproduce the work, as far as files can tell; of what nobody saw nothing is."""
    card = add_title(Card(), shown, words, places)
    snapshot = shown.snapshot
    if snapshot is None or scored is None or (snapshot.tree.content is None and snapshot.texts.content is None):
        card.text(explain_nothing(shown, words))
        return add_age(card, shown, words, is_looking=is_looking)
    name, commit = snapshot.name, snapshot.tree.content.commit if snapshot.tree.content else ""
    checklist = _list_checklist(scored, words, name, commit, places)
    lines = [*checklist, *_list_stars(scored, words), *_list_others(scored, words, name, commit, places)]
    card.lines(lines, rest=lambda _: words("repositories-status-more"))
    if scored.next_step is not None:
        step = Markup(words("repositories-score-step", item=scored.next_step))
        card.text(words("repositories-score-next", step=step))
    if scored.is_cut and snapshot.tree.content is not None:
        card.small(words("repositories-status-cut", count=len(snapshot.tree.content.files)))
    card.small(words("repositories-score-limits"))
    return add_age(card, shown, words, is_looking=is_looking)


def _list_checklist(
    scored: Scorecard, words: Words, name: RepositoryName, commit: str, places: Places
) -> Iterator[str]:
    found = sum(scored.of(item).verdict is Verdict.FOUND for item in CHECKLIST)
    source = link(words("repositories-score-checklist-source"), CHECKLIST_SOURCE)
    yield words("repositories-score-checklist", found=found, items=len(CHECKLIST), source=source)
    for item in CHECKLIST:
        yield _describe(scored.of(item), words, name, commit, places)
    if scored.packages:
        yield words("repositories-score-packages", count=scored.packages)


def _list_others(scored: Scorecard, words: Words, name: RepositoryName, commit: str, places: Places) -> Iterator[str]:
    starred = {item for items in STARS.values() for item in items}
    yield words("repositories-score-others")
    for each in scored.items:
        if each.item not in CHECKLIST and each.item not in starred:
            yield _describe(each, words, name, commit, places)


def _describe(each: Scored, words: Words, name: RepositoryName, commit: str, places: Places) -> str:
    return words(
        "repositories-score-line",
        verdict=each.verdict,
        item=_name(each.item, words),
        proof=_write_proof(each.proofs[0], name, commit, places) if each.proofs else Markup(""),
        more=len(each.proofs) - 1 if each.proofs else 0,
    )


def _write_proof(path: str, name: RepositoryName, commit: str, places: Places) -> Markup:
    label = escape(cut(path, _PATH_MAX))
    return link(label, file_page(name, commit, path, places)) if commit and "." in path else label


def _list_stars(scored: Scorecard, words: Words) -> Iterator[str]:
    source = link(words("repositories-score-stars-source"), SCALE_SOURCE)
    yield words("repositories-score-stars", source=source)
    for star in scored.stars:
        yield _describe_star(star, words)
        for claim in star.claims[:_CLAIMS_SHOWN]:
            yield words("repositories-score-claim", text=cut(claim.text, _CLAIM_MAX))
        if star.unfilled:
            yield words("repositories-score-unfilled", count=star.unfilled)


def _describe_star(star: Star, words: Words) -> str:
    found = tuple(_name(each.item, words) for each in star.items if each.verdict is Verdict.FOUND)
    missing = tuple(_name(each.item, words) for each in star.items if each.verdict is not Verdict.FOUND)
    state = "all" if star.is_found else "some" if found else "none"
    name = words("repositories-star", star=star.number)
    return words("repositories-score-star", star=name, state=state, found=found, missing=missing)


def _name(item: Item, words: Words) -> Markup:
    return Markup(words("repositories-score-item", item=item))
