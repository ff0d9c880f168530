"""The article about an edition, as Markdown for any page, in the reader's language."""

from __future__ import annotations

from bot.services.challenges_wrapup import Project, WrapUp
from cogs._shared.escape import Markup, link, write_markdown
from cogs._shared.texts import Words


def write_article(wrapup: WrapUp, words: Words) -> str:
    """The whole article: what was done, each work, thanks, and what comes next."""
    edition = Markup(write_markdown(wrapup.edition))
    parts = [
        "# " + words("challenges-article-title", edition=edition),
        words("challenges-article-opening", edition=edition, works=len(wrapup.projects)),
    ]
    for project in wrapup.projects:
        parts += _write_project(project, words)
    parts += ["## " + words("challenges-article-thanks"), _thank(wrapup, words)]
    if wrapup.next_edition is not None:
        name = Markup(write_markdown(wrapup.next_edition))
        state = "open" if wrapup.next_is_open else "draft"
        parts.append(words("challenges-article-next", edition=name, state=state))
    guide = wrapup.next_guide_url or wrapup.guide_url
    if guide is not None:
        parts.append(link(words("challenges-article-guide"), guide))
    return "\n\n".join(parts) + "\n"


def name_team(project: Project, words: Words) -> Markup:
    """Who did it, as they wish to be named."""
    if project.team is None:
        return words("challenges-article-anonymous")
    named = project.story.named if project.story else ""
    if named.casefold() == project.team.casefold():
        named = ""  # they wish to be named as their team is
    team = Markup(write_markdown(project.team))
    return words("challenges-article-team", team=team, people=Markup(write_markdown(named) or "no"))


def describe_marks(project: Project, words: Words) -> Markup | None:
    """What the scorecard found, in a line; None where nothing was looked at."""
    marks = project.marks
    if marks is None:
        return None
    return words("challenges-article-marks", found=marks.found, items=marks.items, stars=marks.stars)


def _write_project(project: Project, words: Words) -> list[str]:
    title = Markup(write_markdown(project.paper))
    parts = ["## " + (link(title, project.paper_url) if project.paper_url else title)]
    facts = [words("challenges-article-by", team=name_team(project, words))]
    if project.url is not None:
        page = link(Markup(write_markdown(project.repository or project.url)), project.url)
        facts.append(words("challenges-article-repository", page=page))
    facts.append(words("challenges-article-result", state=project.state))
    marks = describe_marks(project, words)
    parts.append("\n".join(f"- {fact}" for fact in (*facts, *([marks] if marks else []))))
    if project.story is not None:
        parts.append("\n\n".join(write_markdown(line) for line in project.story.text.splitlines() if line.strip()))
        if project.story.quote:
            parts.append("> " + write_markdown(project.story.quote))
    return parts


def _thank(wrapup: WrapUp, words: Words) -> str:
    thanks = words("challenges-article-thank-people", teams=wrapup.teams, people=wrapup.people)
    if wrapup.sponsor is None:
        return thanks
    return f"{thanks} {words('challenges-article-thank-sponsor', sponsor=Markup(write_markdown(wrapup.sponsor)))}"
