"""How teams look."""

from __future__ import annotations

import discord
from discord import ui

from bot.services.invitations import Answered, Asked
from bot.services.merges import MergePlan
from bot.services.roster import Named
from bot.services.teams import Leaving, TeamCard, TeamPage
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask, turn
from cogs._shared.escape import Markup, cut, mention
from cogs._shared.texts import Words

PAGE_SIZE = 8
_SHOWN_TITLE = 120
# As much of each as keeps the fullest card within Discord's limits.
_PEOPLE_SHOWN = 30
_PAPERS_SHOWN = 3
_PAPERS_BESIDE_WAITING = 2
_WAITING_SHOWN = 2
_MERGES_SHOWN = 1
_EXTENSIONS_SHOWN = 3

_PRIMARY = discord.ButtonStyle.primary
_DANGER = discord.ButtonStyle.danger


def team_card(team: TeamCard, guild_id: int, words: Words, *, news: Markup | None = None) -> Card:
    """The team, its people, its papers, what waits for its lead, and what the person may do; `news` come first."""
    heading = words("teams-card-heading", team=team.name)
    # In one text, since the fullest card has no component left.
    card = Card().text(f"{news}\n### {heading}") if news else Card().heading(heading)
    card.small(words("teams-card-edition", edition=team.edition))
    if team.description:
        card.text(words("teams-card-description", description=team.description))
    extensions = [words("teams-card-extension", name=name, at=at) for name, at in team.extensions[:_EXTENSIONS_SHOWN]]
    card.text("\n".join((_people(team, words), *extensions)))
    if team.local_times:
        times = tuple(words("teams-time-of", member=mention(who), time=time) for who, time in team.local_times)
        card.small(words("teams-time-card", times=times))
    card.divider()
    _add_papers(card, team, words)
    _add_waiting(card, team, guild_id, words)
    _add_buttons(card, team, guild_id, words)
    return card


def created_card(team: TeamCard, words: Words) -> Card:
    """What the new lead reads."""
    card = Card().text(words("teams-created", team=team.name, edition=team.edition))
    return card.buttons(button(words("teams-button-show"), f"teams:show:{team.id}", style=_PRIMARY))


def list_card(page: TeamPage, words: Words) -> Card:
    """One page of teams, each with a button that shows it."""
    card = Card().heading(words("teams-list-heading", edition=page.edition))
    if not page.teams:
        card.text(words("teams-list-empty"))
        return card.buttons(button(words("teams-button-create"), "teams:create", style=_PRIMARY))
    for team in page.teams:
        room = "yes" if team.has_room else "no"
        line = words(
            "teams-line", team=team.name, members=team.members, seats=team.seats, claims=team.claims, room=room
        )
        card.section(line, button(words("teams-button-show"), f"teams:show:{team.id}"))
    return turn(
        card,
        label=words("shared-page", page=page.page + 1, pages=page.pages),
        back=button(words("shared-back"), f"teams:turn:{page.page - 1}") if page.page else None,
        forth=button(words("shared-forth"), f"teams:turn:{page.page + 1}") if page.page + 1 < page.pages else None,
    )


def invited_card(asked: Asked, guild_id: int, words: Words) -> Card:
    """What a lead reads who has invited somebody."""
    if asked.is_in:
        return Card().text(words("teams-invited-in", invitee=mention(asked.user_id), team=asked.team))
    state = "new" if asked.is_new else "waiting"
    sentence = words(
        "teams-invited", invitee=mention(asked.user_id), team=asked.team, state=state, until=asked.expires_at
    )
    return Card().text(sentence).buttons(_withdraw(f"teams:uninvite:{guild_id}:{asked.id}", words))


def requested_card(asked: Asked, guild_id: int, words: Words) -> Card:
    """What somebody reads who has asked to be let in."""
    if asked.is_in:
        card = Card().text(words("teams-joined", team=asked.team))
        return card.buttons(button(words("teams-button-show"), f"teams:show:{asked.team_id}", style=_PRIMARY))
    state = "new" if asked.is_new else "waiting"
    sentence = words("teams-requested", team=asked.team, state=state, until=asked.expires_at)
    return Card().text(sentence).buttons(_withdraw(f"teams:unrequest:{guild_id}:{asked.id}", words))


def answered_card(answered: Answered, words: Words, *, accepted: bool) -> Card:
    """What stands in a channel in the place of an invitation after its answer; nothing of a team that hides people."""
    if answered.hides:
        return Card().text(words("teams-invitation-done"))
    key = "teams-invitation-accepted" if accepted else "teams-invitation-declined"
    return Card().text(words(key, invitee=mention(answered.user_id), team=answered.team))


def own_answer_card(answered: Answered, words: Words, *, accepted: bool) -> Card:
    """What the person who was invited reads after the answer."""
    return Card().text(words("teams-joined" if accepted else "teams-declined", team=answered.team))


def closed_card(words: Words) -> Card:
    """What stands in the place of an invitation that cannot be answered any more."""
    return Card().text(words("teams-invitation-over"))


def let_in_words(answered: Answered, words: Words, *, accepted: bool) -> Markup:
    """What the lead reads who answered a request."""
    key = "teams-invitation-accepted" if accepted else "teams-request-declined"
    return words(key, invitee=mention(answered.user_id), team=answered.team)


def named_dialog(key: str, named: Named, yes_id: str, words: Words) -> Card:
    """Names what happens to a member, and asks."""
    yes = button(words("teams-button-yes"), yes_id, style=_DANGER)
    question = words(key, member=mention(named.user_id), team=named.team)
    return ask(question, yes=yes, no=words("teams-button-no"))


def named_card(key: str, named: Named, words: Words) -> Card:
    """What was done with a member."""
    return Card().text(words(key, member=mention(named.user_id), team=named.team))


def merge_dialog(plan: MergePlan, yes_id: str, words: Words, *, agrees: bool) -> Card:
    """Names exactly what merging does, and asks: the lead who proposes it, or the one who `agrees`."""
    question = words(
        "teams-merge-ask",
        team=plan.team,
        other=plan.other,
        moving=plan.moving,
        people=plan.people,
        seats=plan.seats,
        count=len(plan.papers),
        papers=plan.papers,
        waits=len(plan.waits),
        waited=plan.waits,
        hides="yes" if plan.hides_people else "no",
        step="agree" if agrees else "propose",
    )
    yes = words("teams-button-merge" if agrees else "teams-button-merge-ask")
    return ask(question, yes=button(yes, yes_id, style=_DANGER), no=words("teams-button-no"))


def merge_asked_card(asked: Asked, guild_id: int, words: Words) -> Card:
    """What a lead reads who has asked to merge."""
    sentence = words("teams-merge-sent", team=asked.team, until=asked.expires_at)
    return Card().text(sentence).buttons(_withdraw(f"teams:unmerge:{guild_id}:{asked.id}", words))


def merged_card(plan: MergePlan, words: Words) -> Card:
    """What stands in the place of the question after the teams became one."""
    return Card().text(words("teams-merged", team=plan.team, other=plan.other))


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
    if leaving.stays:
        return "stays"
    return "hands-over" if leaving.successor_id else "plain"


def _withdraw(custom_id: str, words: Words) -> ui.Button[ui.LayoutView]:
    return button(words("teams-button-withdraw"), custom_id)


def _people(team: TeamCard, words: Words) -> str:
    if not team.people:
        return words("teams-card-nobody")
    if team.hides_people:
        return words("teams-card-hidden", count=team.people, seats=team.seats)
    names = [
        words("teams-card-lead", member=mention(user_id)) if user_id == team.lead_id else mention(user_id)
        for user_id in team.member_ids
    ]
    shown = Markup(words("shared-comma").join(names[:_PEOPLE_SHOWN]))
    if len(names) > _PEOPLE_SHOWN:
        shown = words("shared-and-more", names=shown, more=len(names) - _PEOPLE_SHOWN)
    return words("teams-card-people", count=len(names), seats=team.seats, members=shown)


def _add_waiting(card: Card, team: TeamCard, guild_id: int, words: Words) -> None:
    """What waits for an answer, for the lead: a few of each kind, and how many more."""
    for request in team.requests[:_WAITING_SHOWN]:
        card.text(words("teams-waiting-request", member=mention(request.user_id), until=request.expires_at))
        card.buttons(*request_buttons(guild_id, request.id, words))
    for merge in team.merges[:_MERGES_SHOWN]:
        ours = "yes" if merge.is_ours else "no"
        act = button(words("teams-button-look"), f"teams:merge-look:{guild_id}:{merge.id}", style=_PRIMARY)
        if merge.is_ours:
            act = _withdraw(f"teams:unmerge:{guild_id}:{merge.id}", words)
        card.section(words("teams-waiting-merge", team=merge.team, ours=ours, until=merge.expires_at), act)
    for invitation in team.invitations[:_WAITING_SHOWN]:
        line = words("teams-waiting-invitation", member=mention(invitation.user_id), until=invitation.expires_at)
        if invitation.is_unreached:
            line += f"\n-# {words('teams-waiting-unreached')}"
        card.section(line, _withdraw(f"teams:uninvite:{guild_id}:{invitation.id}", words))
    lists = ((team.requests, _WAITING_SHOWN), (team.merges, _MERGES_SHOWN), (team.invitations, _WAITING_SHOWN))
    if more := sum(max(len(waiting) - limit, 0) for waiting, limit in lists):
        card.small(words("teams-waiting-more", count=more))


def request_buttons(guild_id: int, request_id: int, words: Words) -> list[ui.Button[ui.LayoutView]]:
    """What a lead can answer to somebody who asks to be let in."""
    success = discord.ButtonStyle.success
    return [
        button(words("teams-button-accept"), f"teams:let-in:{guild_id}:{request_id}", style=success),
        button(words("teams-button-decline"), f"teams:turn-away:{guild_id}:{request_id}"),
    ]


def _add_papers(card: Card, team: TeamCard, words: Words) -> None:
    if not team.papers:
        card.text(words("teams-card-no-papers"))
        return
    card.text(words("teams-card-papers"))
    limit = _PAPERS_BESIDE_WAITING if team.requests or team.invitations or team.merges else _PAPERS_SHOWN
    for paper in team.papers[:limit]:
        line = words("teams-paper", title=cut(paper.title, _SHOWN_TITLE), state=paper.state, since=paper.since)
        card.section(line, button(words("teams-button-show"), f"papers:show:{paper.id}"))
    if len(team.papers) > limit:
        card.small(words("shared-more", count=len(team.papers) - limit))


def _add_buttons(card: Card, team: TeamCard, guild_id: int, words: Words) -> None:
    if team.may_invite:
        card.text(words("teams-card-invite"))
    buttons: list[ui.Button[ui.LayoutView]] = []
    if team.own_invitation is not None:
        accept = f"teams:accept:{guild_id}:{team.own_invitation}"
        buttons.append(button(words("teams-button-accept-invitation"), accept, style=_PRIMARY))
        buttons.append(button(words("teams-button-decline"), f"teams:decline:{guild_id}:{team.own_invitation}"))
    elif team.own_request is not None:
        buttons.append(_withdraw(f"teams:unrequest:{guild_id}:{team.own_request}", words))
    elif team.may_ask:
        buttons.append(button(words("teams-button-ask"), f"teams:join:{team.id}", style=_PRIMARY))
    if team.may_merge:
        buttons.append(button(words("teams-button-merge-ask"), f"teams:merge:{team.id}"))
    card.buttons(*buttons, *(_own_buttons(team, words) if team.is_own else ()))


def _own_buttons(team: TeamCard, words: Words) -> list[ui.Button[ui.LayoutView]]:
    """What somebody can do with the team that they are in."""
    mine = button(words("teams-button-papers"), "papers:mine", style=_PRIMARY)
    buttons = [mine if team.papers else button(words("teams-button-find"), "papers:browse", style=_PRIMARY)]
    if team.may_rename:
        buttons.append(button(words("teams-button-rename"), "teams:rename"))
    if team.may_invite:
        buttons.append(button(words("teams-match-button-people"), "teams:match"))
    buttons.append(button(words("teams-time-button"), "teams:time"))
    buttons.append(button(words("teams-button-leave"), "teams:leave", style=_DANGER))
    return buttons
