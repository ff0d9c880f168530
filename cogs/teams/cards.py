"""How teams look."""

from __future__ import annotations

import discord
from discord import ui

from bot.services.invitations import Invited
from bot.services.teams import Leaving, TeamCard, TeamPage
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask, turn
from cogs._shared.escape import Markup, cut
from cogs._shared.texts import Words

PAGE_SIZE = 8
_SHOWN_TITLE = 120

_PRIMARY = discord.ButtonStyle.primary
_DANGER = discord.ButtonStyle.danger


def mention(user_id: int) -> Markup:
    """A person's name as everybody sees it; it notifies nobody by itself."""
    return Markup(f"<@{user_id}>")


def team_card(team: TeamCard, words: Words) -> Card:
    """The team, its people, its papers, and what the person may do."""
    card = Card().heading(words("teams-card-heading", team=team.name))
    card.small(words("teams-card-edition", edition=team.edition))
    card.text(_people(team, words)).divider()
    _add_papers(card, team, words)
    _add_buttons(card, team, words)
    return card


def created_card(team: TeamCard, words: Words) -> Card:
    """What the new lead reads."""
    card = Card().text(words("teams-created", team=team.name, edition=team.edition))
    return card.buttons(button(words("teams-button-show"), f"teams:show:{team.id}", style=_PRIMARY))


def joined_card(team: TeamCard, words: Words) -> Card:
    """What a new member reads."""
    card = Card().text(words("teams-joined", team=team.name)).text(_people(team, words))
    return card.buttons(button(words("teams-button-show"), f"teams:show:{team.id}", style=_PRIMARY))


def list_card(page: TeamPage, words: Words) -> Card:
    """One page of teams, each with a button that shows it."""
    card = Card().heading(words("teams-list-heading", edition=page.edition))
    if not page.teams:
        card.text(words("teams-list-empty"))
        return card.buttons(button(words("teams-button-create"), "teams:create", style=_PRIMARY))
    for team in page.teams:
        line = words("teams-line", team=team.name, members=team.members, seats=team.seats, claims=team.claims)
        card.section(line, button(words("teams-button-show"), f"teams:show:{team.id}"))
    return turn(
        card,
        label=words("shared-page", page=page.page + 1, pages=page.pages),
        back=button(words("shared-back"), f"teams:turn:{page.page - 1}") if page.page else None,
        forth=button(words("shared-forth"), f"teams:turn:{page.page + 1}") if page.page + 1 < page.pages else None,
    )


def invitation_card(invited: Invited, words: Words) -> Card:
    """What the channel sees of an invitation."""
    sentence = words(
        "teams-invitation",
        invitee=mention(invited.user_id),
        lead=mention(invited.invited_by),
        team=invited.team,
        expires=invited.expires_at,
    )
    accept = button(words("teams-button-accept"), f"teams:accept:{invited.id}", style=discord.ButtonStyle.success)
    decline = button(words("teams-button-decline"), f"teams:decline:{invited.id}")
    return Card().text(sentence).buttons(accept, decline)


def answered_card(team: str, user_id: int, words: Words, *, accepted: bool) -> Card:
    """What stands in the channel after the answer."""
    if accepted:
        return Card().text(words("teams-invitation-accepted", invitee=mention(user_id), team=team))
    return Card().text(words("teams-invitation-declined", invitee=mention(user_id), team=team))


def closed_card(words: Words) -> Card:
    """What stands in the channel when an invitation cannot be answered any more."""
    return Card().text(words("teams-invitation-over"))


def leave_dialog(leaving: Leaving, words: Words) -> Card:
    """Names exactly what leaving does, and asks."""
    question = words(
        "teams-leave-ask",
        outcome=_outcome(leaving),
        team=leaving.team,
        count=len(leaving.releases),
        papers=leaving.releases,
        successor=mention(leaving.successor_id or 0),
    )
    yes = button(words("teams-button-leave-yes"), f"teams:leave-yes:{leaving.fingerprint}", style=_DANGER)
    return ask(question, yes=yes, no=words("teams-button-leave-no"))


def left_card(leaving: Leaving, words: Words) -> Card:
    """What was done."""
    successor = mention(leaving.successor_id or 0)
    return Card().text(words("teams-left", outcome=_outcome(leaving), team=leaving.team, successor=successor))


def _outcome(leaving: Leaving) -> str:
    if leaving.dissolves:
        return "dissolves"
    return "hands-over" if leaving.successor_id else "plain"


def _people(team: TeamCard, words: Words) -> str:
    if not team.member_ids:
        return words("teams-card-nobody")
    names = [
        words("teams-card-lead", member=mention(user_id)) if user_id == team.lead_id else mention(user_id)
        for user_id in team.member_ids
    ]
    return words("teams-card-people", count=len(names), seats=team.seats, members=tuple(names))


def _add_papers(card: Card, team: TeamCard, words: Words) -> None:
    if not team.papers:
        card.text(words("teams-card-no-papers"))
        return
    card.text(words("teams-card-papers"))
    for paper in team.papers[:PAGE_SIZE]:
        line = words("teams-paper", title=cut(paper.title, _SHOWN_TITLE), state=paper.state, since=paper.since)
        card.section(line, button(words("teams-button-show"), f"papers:show:{paper.id}"))
    if len(team.papers) > PAGE_SIZE:
        card.small(words("shared-more", count=len(team.papers) - PAGE_SIZE))


def _add_buttons(card: Card, team: TeamCard, words: Words) -> None:
    if team.may_invite:
        card.text(words("teams-card-invite"))
    buttons: list[ui.Button[ui.LayoutView]] = []
    if team.may_join:
        buttons.append(button(words("teams-button-join"), f"teams:join:{team.id}", style=_PRIMARY))
    if team.may_leave and not team.papers:
        buttons.append(button(words("teams-button-find"), "papers:browse", style=_PRIMARY))
    if team.may_leave:
        buttons.append(button(words("teams-button-leave"), "teams:leave", style=_DANGER))
    card.buttons(*buttons)
