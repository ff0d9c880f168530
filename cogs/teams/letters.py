"""What the bot writes to people about teams."""

from __future__ import annotations

import discord

from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words
from cogs.teams.cards import request_buttons

_SUCCESS = discord.ButtonStyle.success


def _invited(posted: Posted, words: Words) -> Card:
    invitation = posted.number("invitation")
    sentence = words(
        "teams-letter-invited",
        lead=mention(posted.number("lead")),
        team=posted.fact("team"),
        guild=posted.guild,
        until=posted.moment("until"),
    )
    accept = button(words("teams-button-accept"), f"teams:accept:{posted.guild_id}:{invitation}", style=_SUCCESS)
    decline = button(words("teams-button-decline"), f"teams:decline:{posted.guild_id}:{invitation}")
    return Card().text(sentence).buttons(accept, decline)


def _requested(posted: Posted, words: Words) -> Card:
    sentence = words(
        "teams-letter-requested",
        member=mention(posted.number("user")),
        team=posted.fact("team"),
        guild=posted.guild,
        until=posted.moment("until"),
    )
    return Card().text(sentence).buttons(*request_buttons(posted.guild_id, posted.number("request"), words))


def _merge_asked(posted: Posted, words: Words) -> Card:
    merge, guild_id = posted.number("merge"), posted.guild_id
    sentence = words(
        "teams-letter-merge-asked",
        team=posted.fact("team"),
        other=posted.fact("other"),
        guild=posted.guild,
        until=posted.moment("until"),
    )
    look = button(words("teams-button-look"), f"teams:merge-look:{guild_id}:{merge}", style=_SUCCESS)
    return (
        Card()
        .text(sentence)
        .buttons(look, button(words("teams-button-decline"), f"teams:merge-decline:{guild_id}:{merge}"))
    )


def _invitation_answered(posted: Posted, words: Words) -> Card:
    invitee, team = mention(posted.number("user")), posted.fact("team")
    outcome = posted.fact("outcome")
    key = "teams-letter-invitation-answered"
    return Card().text(words(key, invitee=invitee, team=team, guild=posted.guild, outcome=outcome))


def _request_answered(posted: Posted, words: Words) -> Card:
    team, outcome = posted.fact("team"), posted.fact("outcome")
    return Card().text(words("teams-letter-request-answered", team=team, guild=posted.guild, outcome=outcome))


def _merge_answered(posted: Posted, words: Words) -> Card:
    team, outcome = posted.fact("team"), posted.fact("outcome")
    return Card().text(words("teams-letter-merge-answered", team=team, guild=posted.guild, outcome=outcome))


def _merged(posted: Posted, words: Words) -> Card:
    team, other = posted.fact("team"), posted.fact("other")
    return Card().text(words("teams-letter-merged", team=team, other=other, guild=posted.guild))


def _removed(posted: Posted, words: Words) -> Card:
    return Card().text(words("teams-letter-removed", team=posted.fact("team"), guild=posted.guild))


def _lead_yours(posted: Posted, words: Words) -> Card:
    return Card().text(words("teams-letter-lead-yours", team=posted.fact("team"), guild=posted.guild))


LETTERS: dict[str, Letter] = {
    "teams:invited": _invited,
    "teams:requested": _requested,
    "teams:merge-asked": _merge_asked,
    "teams:invitation-answered": _invitation_answered,
    "teams:request-answered": _request_answered,
    "teams:merge-answered": _merge_answered,
    "teams:merged": _merged,
    "teams:removed": _removed,
    "teams:lead-yours": _lead_yours,
}
