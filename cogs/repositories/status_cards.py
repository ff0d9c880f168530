"""The state of a repository: what was seen, part by part, and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.repositories import (
    About,
    Best,
    Experiments,
    History,
    Part,
    RepositoryName,
    Sight,
    Snapshot,
    Ticket,
)
from bot.domain.repositories_addresses import Places, commit_page, page_of
from bot.domain.repositories_data import KeptData, find_kept_data
from bot.services.repositories_looks import LinkSeen, Shown
from cogs._shared.cards import Card
from cogs._shared.escape import Markup, cut, escape, link, mention
from cogs._shared.texts import Words

_BARS = "▁▂▃▄▅▆▇█"
_LISTED = 3
_TITLE_MAX = 80
_MEGABYTE, _KILOBYTE = 1024 * 1024, 1024


def status_card(shown: Shown, words: Words, places: Places, *, is_looking: bool) -> Card:
    """What is known of the repository, and of when."""
    card = add_title(Card(), shown, words, places)
    snapshot = shown.snapshot
    if snapshot is None or snapshot.about.content is None:
        card.text(explain_nothing(shown, words))
    else:
        facts = _list_facts(snapshot, snapshot.about.content, words, places)
        card.lines([*facts, *_list_unseen(snapshot, words)], rest=lambda _: words("repositories-status-more"))
    return add_age(card, shown, words, is_looking=is_looking)


def add_title(card: Card, shown: Shown, words: Words, places: Places) -> Card:
    """The repository's name as a link, and whose it is said to be."""
    name = shown.snapshot.name if shown.snapshot else shown.name
    title = link(escape(name.path), page_of(name, places))
    card.heading(words("repositories-status-title", name=title, host=name_host(name, words)))
    if shown.link is not None:
        card.text(_describe_link(shown.link, words))
    if also := tuple(rival.team for rival in shown.rivals if shown.link is None or rival.link_id != shown.link.id):
        card.text(words("repositories-status-rivals", teams=also))
    if shown.others:
        card.text(words("repositories-status-others", names=tuple(other.path for other in shown.others)))
    return card


def add_age(card: Card, shown: Shown, words: Words, *, is_looking: bool) -> Card:
    """When it was looked at, and that somebody looks again."""
    recorded_at = shown.snapshot.recorded_at if shown.snapshot else None
    lines = [words("repositories-status-recorded", at=recorded_at)] if recorded_at else []
    if shown.looked_at is None:
        lines += [] if is_looking else [words("repositories-status-never")]
    elif shown.fault and shown.seen_at:
        why = _explain(shown.fault, words)
        lines.append(words("repositories-status-stale", seen=shown.seen_at, at=shown.looked_at, why=why))
    else:
        lines.append(words("repositories-status-checked", at=shown.looked_at))
    lines += [words("repositories-status-looking")] if is_looking else []
    for line in lines:
        card.small(line)
    return card


def _describe_link(seen: LinkSeen, words: Words) -> str:
    return words(
        "repositories-status-link",
        team=seen.team,
        who=mention(seen.linked_by) if seen.is_own else Markup(""),
        own="yes" if seen.is_own else "no",
        main="yes" if seen.is_primary else "no",
        proved="yes" if seen.proved_at else "no",
        disputed="yes" if seen.is_disputed else "no",
    )


def explain_nothing(shown: Shown, words: Words) -> str:
    """Why there is nothing to show, and what to do."""
    sight = shown.snapshot.about.sight if shown.snapshot else None
    if sight in (Sight.MISSING, Sight.HIDDEN):
        return words("repositories-status-missing", host=name_host(shown.name, words))
    why = _explain(shown.fault, words) if shown.fault else Markup("")
    return words("repositories-status-nothing", why=why, known="yes" if shown.fault else "no")


def name_host(name: RepositoryName, words: Words) -> Markup:
    """What the repository's host is called."""
    return words("repositories-host", host=name.host)


def _explain(fault: str, words: Words) -> Markup:
    return words("repositories-fault", fault=fault)


def _list_facts(snapshot: Snapshot, about: About, words: Words, places: Places) -> Iterator[str]:
    if about.description:
        yield words("repositories-status-description", text=about.description)
    yield _describe_about(about, words)
    if (history := snapshot.history.content) is not None:
        yield from _describe_history(snapshot, history, words, places)
    yield from _describe_names(snapshot, words)
    yield from _describe_tickets(snapshot, about, words)
    if about.size is not None:
        is_large = about.size >= _MEGABYTE
        size = Markup(f"{about.size / _MEGABYTE:.1f}" if is_large else f"{about.size / _KILOBYTE:.0f}")
        yield words("repositories-status-size", size=size, unit="mega" if is_large else "kilo")
    yield from _describe_data(snapshot, words)
    yield from _describe_trials(snapshot, words)


def _describe_about(about: About, words: Words) -> str:
    return words(
        "repositories-status-about",
        visibility="private" if about.is_private else "public",
        branch=about.default_branch or "-",
        fork="yes" if about.is_fork else "no",
        empty="yes" if about.is_empty else "no",
        mirrors=about.mirrors or "no",
        licence=about.licence or "no",
    )


def _describe_history(snapshot: Snapshot, history: History, words: Words, places: Places) -> Iterator[str]:
    last = history.last
    if last is None:
        yield words("repositories-status-no-commits")
        return
    yield words(
        "repositories-status-last",
        at=last.at,
        author=last.author,
        signed="yes" if last.author else "no",
        commit=link(last.id[:7], commit_page(snapshot.name, last.id, places)),
        summary=cut(last.summary, _TITLE_MAX),
        summed="yes" if last.summary else "no",
    )
    recent = sum(history.days)
    bars = Markup(_draw(history.days) if recent else "")
    yield words("repositories-status-days", bars=bars, count=recent)
    more = "yes" if snapshot.history.is_cut else "no"
    yield words("repositories-status-people", people=history.contributors, commits=history.commits, more=more)


def _draw(days: tuple[int, ...]) -> str:
    most = max(days)
    return "".join(_BARS[round(day / most * (len(_BARS) - 1))] for day in days)


def _describe_names(snapshot: Snapshot, words: Words) -> Iterator[str]:
    branches, tags = snapshot.branches, snapshot.tags
    if branches.content is not None:
        yield words("repositories-status-branches", count=len(branches.content), names=_few(branches.content))
    if tags.content is not None:
        names = _few(tuple(tag.name for tag in tags.content))
        yield words("repositories-status-tags", count=len(tags.content), names=names)
        releases = tuple(tag.name for tag in tags.content if tag.is_release)
        if releases:
            yield words("repositories-status-releases", count=len(releases), names=_few(releases))


def _few(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cut(name, _TITLE_MAX // 2) for name in names[:_LISTED])


def _describe_tickets(snapshot: Snapshot, about: About, words: Words) -> Iterator[str]:
    issues, pulls = snapshot.issues, snapshot.pulls
    if issues.content is None and pulls.content is None:
        return
    known = about.open_issues if issues.is_cut and about.open_issues is not None else None
    yield words(
        "repositories-status-tickets",
        issues=_write_count(issues) if known is None else str(known),
        pulls=_write_count(pulls),
    )


def _write_count(part: Part[tuple[Ticket, ...]]) -> str:
    if part.content is None:
        return "?"
    return f"{len(part.content)}+" if part.is_cut else str(len(part.content))


def _describe_data(snapshot: Snapshot, words: Words) -> Iterator[str]:
    if snapshot.tree.content is not None:
        kept = find_kept_data(snapshot)
        yield _describe_kept(kept, words) if kept else words("repositories-status-no-dvc")
    for bucket in snapshot.storage.content or ():
        if not bucket.is_own or bucket.has_files:
            yield words("repositories-status-bucket", name=bucket.name, own="yes" if bucket.is_own else "no")


def _describe_kept(kept: KeptData, words: Words) -> str:
    return words("repositories-status-dvc", count=kept.count, where=kept.where, place=kept.place or "-")


def _describe_trials(snapshot: Snapshot, words: Words) -> Iterator[str]:
    for key, part in (("experiments", snapshot.experiments), ("runs", snapshot.runs)):
        found: Experiments | None = part.content
        if found is not None and found.count:
            best = tuple(_write_best(each) for each in found.best[:_LISTED])
            more = "yes" if part.is_cut else "no"
            yield words(f"repositories-status-{key}", count=found.count, more=more, best=best, known=len(best))
    if snapshot.models.content:
        yield words(
            "repositories-status-models", count=len(snapshot.models.content), names=_few(snapshot.models.content)
        )


def _write_best(best: Best) -> str:
    return f"{cut(best.measure, 40)} {best.value:.4g} ({cut(best.experiment, 30)})"


def _list_unseen(snapshot: Snapshot, words: Words) -> Iterator[str]:
    """Parts that could not be seen, those for the same reason together."""
    reasons: dict[tuple[Sight, str, bool], list[str]] = {}
    for name, part in snapshot.parts.items():
        if part.sight in (Sight.HIDDEN, Sight.MISSING, Sight.FAILED):
            reasons.setdefault((part.sight, part.fault, part.content is not None), []).append(name)
    for (sight, fault, is_known), names in reasons.items():
        parts = tuple(Markup(words("repositories-part", part=name)) for name in names)
        why, known = _explain(fault, words), "yes" if is_known else "no"
        yield words("repositories-status-unseen", parts=parts, sight=sight, why=why, known=known)
    if snapshot.tree.is_cut and snapshot.tree.content is not None:
        yield words("repositories-status-cut", count=len(snapshot.tree.content.files))
