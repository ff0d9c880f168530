"""Cards of repositories that stand in channels, and the news under them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.repositories import Host, RepositoryName, Ticket
from bot.domain.repositories_addresses import Places, commit_page, page_of
from bot.domain.repositories_news import News, Record
from bot.services.repositories_watches import Watching
from bot.services.repositories_watching import CARD, NEWS, NEWS_FOUND, SHOWN, UNWATCHED
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, escape, link
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words
from cogs.repositories.status_cards import status_card

_TITLE_MAX = 80
_NAME_MAX = 40


def watching_card(watching: Watching, words: Words) -> Card:
    """What will stand in the channel from now on."""
    sentence = words(
        "repositories-watching",
        name=watching.name.path,
        team=watching.team,
        was="yes" if watching.was else "no",
        rhythm=watching.every.name.lower().replace("_", "-"),
        silent=watching.silent_days,
    )
    return Card().text(sentence)


def letters(places: Places) -> dict[str, Letter]:
    """The cards of deliveries; links lead to these places."""

    def live(posted: Posted, words: Words) -> Card:
        facts = posted.facts
        if facts["shown"] is None:
            return Card().text(words("repositories-card-over", team=posted.fact("team")))
        shown = SHOWN.validate_python(facts["shown"])
        card = status_card(shown, words, places, is_looking=False)
        card.small(words("repositories-card-kept", silent=posted.number("silent")))
        return card.buttons(
            button(words("repositories-button-status"), f"repositories:show:{shown.ticket}"),
            button(words("repositories-button-score"), f"repositories:score:{shown.ticket}"),
        )

    def news(posted: Posted, words: Words) -> Card:
        host, owner, name = posted.facts["repository"]
        repository = RepositoryName(Host(host), owner, name)
        found = NEWS_FOUND.validate_python(posted.facts["news"])
        title = link(escape(repository.path), page_of(repository, places))
        card = Card().text(words("repositories-news", name=title, team=posted.fact("team")))
        return card.lines(
            list(_list_news(found, repository, words, places)), rest=lambda _: words("repositories-status-more")
        )

    return {CARD: live, NEWS: news, UNWATCHED: _unwatched}


def _unwatched(posted: Posted, words: Words) -> Card:
    return Card().text(words("repositories-letter-unwatched", team=posted.fact("team"), why=posted.fact("why")))


def _list_news(news: News, name: RepositoryName, words: Words, places: Places) -> Iterator[str]:
    if news.commits:
        yield words("repositories-news-commits", count=news.commits, more="yes" if news.is_more else "no")
        for commit in news.latest:
            page = link(commit.id[:7], commit_page(name, commit.id, places))
            signed = "yes" if commit.author else "no"
            summary = cut(commit.summary, _TITLE_MAX)
            yield words("repositories-news-commit", commit=page, summary=summary, author=commit.author, signed=signed)
    if news.tags:
        yield words("repositories-news-tags", names=tuple(cut(tag, _NAME_MAX) for tag in news.tags))
    for kind, tickets in (("issues", news.issues), ("pulls", news.pulls)):
        if tickets:
            yield words("repositories-news-tickets", kind=kind, tickets=tuple(map(_name, tickets)))
    for record in news.records:
        yield _describe(record, words)
    if news.models:
        yield words("repositories-news-models", names=tuple(cut(model, _NAME_MAX) for model in news.models))
    if news.silent_days:
        yield words("repositories-news-silence", days=news.silent_days)


def _name(ticket: Ticket) -> str:
    return f"#{ticket.number} {cut(ticket.title, _TITLE_MAX)}"


def _describe(record: Record, words: Words) -> str:
    best = record.best
    return words(
        "repositories-news-record",
        measure=cut(best.measure, _NAME_MAX),
        value=Markup(f"{best.value:.4g}"),
        before=Markup(f"{record.before:.4g}"),
        experiment=cut(best.experiment, _NAME_MAX),
    )
