"""How a wrap-up looks before it is printed, to teams and to organizers, and as a post."""

from __future__ import annotations

import discord

from bot.services.challenges_wrapup import Project, Told, WrapUp
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask
from cogs._shared.escape import Markup, cut, escape, link
from cogs._shared.texts import Words
from cogs.challenges.wrapup_article import describe_marks, name_team, write_article

FILE_NAME = "wrap-up.md"
_TITLE_MAX = 100
_STORY_SHOWN = 300
_POSTED = 8


def wrapup_card(wrapup: WrapUp, words: Words) -> Card:
    """What the article has so far, what it lacks, and what can be done next; the article itself as a file."""
    card = Card().heading(words("challenges-wrapup-heading", edition=wrapup.edition))
    if not wrapup.projects:
        return card.text(words("challenges-wrapup-nothing"))
    lines = [_line(project, words) for project in wrapup.projects]
    card.lines(lines, rest=lambda left: words("shared-more", count=left))
    missing = sum(project.story is None for project in wrapup.projects)
    card.text(words("challenges-wrapup-missing", count=missing))
    card.file(FILE_NAME, write_article(wrapup, words).encode())
    buttons = [button(words("challenges-button-post"), f"challenges:ask-post:{wrapup.edition_id}")]
    if any(project.can_be_asked for project in wrapup.projects):
        style = discord.ButtonStyle.primary
        buttons.insert(
            0, button(words("challenges-button-ask-teams"), f"challenges:ask-teams:{wrapup.edition_id}", style=style)
        )
    return card.buttons(*buttons)


def ask_post_card(wrapup: WrapUp, words: Words) -> Card:
    """Whether everybody in the channel is to read it."""
    label, style = words("challenges-button-post"), discord.ButtonStyle.primary
    yes = button(label, f"challenges:post:{wrapup.edition_id}", style=style)
    question = words("challenges-wrapup-ask-post", edition=wrapup.edition, works=len(wrapup.projects))
    return ask(question, yes=yes, no=words("challenges-button-no"))


def post_card(wrapup: WrapUp, words: Words) -> Card:
    """The wrap-up as everybody reads it: each work in some lines, and the article as a file."""
    card = Card().heading(words("challenges-article-title", edition=wrapup.edition))
    for project in wrapup.projects[:_POSTED]:
        card.divider().text(_brief(project, words))
    if len(wrapup.projects) > _POSTED:
        card.small(words("shared-more", count=len(wrapup.projects) - _POSTED))
    card.divider().text(words("challenges-article-thank-people", teams=wrapup.teams, people=wrapup.people))
    return card.file(FILE_NAME, write_article(wrapup, words).encode())


def story_card(key: str, told: Told, words: Words) -> Card:
    """What a team tells, as it will be printed, with what can be done about it."""
    card = Card().text(words(key, paper=cut(told.paper, _TITLE_MAX)))
    card.text("\n".join(escape(line) for line in told.text.splitlines() if line.strip()))
    if told.quote:
        card.text(f"> {escape(told.quote)}")
    if told.named:
        card.small(escape(told.named))
    change = button(words("challenges-button-tell"), f"challenges:tell:{told.claim_id}")
    return card.buttons(change)


def _line(project: Project, words: Words) -> str:
    state = "told" if project.story else "waits" if project.has_draft else "missing"
    team = project.team if project.team is not None else words("challenges-article-anonymous")
    return words("challenges-wrapup-line", paper=cut(project.paper, _TITLE_MAX), team=team, story=state)


def _brief(project: Project, words: Words) -> str:
    title = escape(cut(project.paper, _TITLE_MAX))
    lines = [f"**{link(title, project.paper_url) if project.paper_url else title}**", name_team(project, words)]
    if project.url is not None:
        lines[-1] += f" · {link(escape(project.repository or project.url), project.url)}"
    if (marks := describe_marks(project, words)) is not None:
        lines.append(marks)
    if project.story is not None:
        lines.append(escape(cut(project.story.text, _STORY_SHOWN)))
    return Markup("\n".join(lines))
