"""What people are told when a moderator did something that concerns them."""

from __future__ import annotations

from datetime import datetime

from bot.services.audit import ACTS
from bot.services.moderation import DONE
from cogs._shared.cards import Card
from cogs._shared.escape import cut, mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words

_TITLE_MAX = 100


def _done(posted: Posted, words: Words) -> Card:
    act = words(
        "moderation-act",
        kind=posted.fact("what"),
        who=mention(posted.number("about")),
        team=posted.fact("team"),
        paper=cut(posted.fact("paper"), _TITLE_MAX),
        name=posted.fact("name"),
        days=posted.number("days"),
    )
    card = Card().text(words("moderation-letter", act=act, guild=posted.guild, undone=posted.fact("undone")))
    card.text(words("moderation-reason", reason=posted.fact("reason")))
    if posted.facts["until"] is not None and posted.fact("undone") == "no":
        card.text(words("moderation-until", until=posted.moment("until")))
    return card


def _acts(posted: Posted, words: Words) -> Card:
    acts, count = posted.facts["acts"], posted.number("count")
    lines = [
        words(
            "moderation-acts-line",
            tag=act["tag"],
            who=mention(act["by"]) if act["by"] else words("moderation-nobody"),
            at=datetime.fromisoformat(act["at"]),
        )
        for act in acts
    ]
    if count > len(acts):
        lines.append(words("moderation-acts-more", count=count - len(acts)))
    return Card().text("\n".join(lines))


LETTERS: dict[str, Letter] = {DONE: _done, ACTS: _acts}
