"""What the bot writes in rooms."""

from __future__ import annotations

from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words


def _welcome(posted: Posted, words: Words) -> Card:
    team_id = posted.number("team_id")
    return (
        Card()
        .heading(words("rooms-welcome-heading", team=posted.fact("team")))
        .text(words("rooms-welcome"))
        .buttons(
            button(words("rooms-button-team"), f"teams:show:{team_id}"),
            button(words("rooms-button-papers"), "papers:mine"),
        )
    )


def _departed(posted: Posted, words: Words) -> Card:
    member, successor = mention(posted.number("user")), posted.facts["successor"]
    team = posted.fact("team")
    if successor is None:
        return Card().text(words("rooms-departed", member=member, team=team, guild=posted.guild))
    lead = mention(successor)
    return Card().text(words("rooms-departed-lead", member=member, team=team, guild=posted.guild, lead=lead))


LETTERS: dict[str, Letter] = {"rooms:welcome": _welcome, "rooms:departed": _departed}
