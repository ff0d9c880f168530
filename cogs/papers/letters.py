"""What the bot writes to teams and organizers about claims."""

from __future__ import annotations

import discord

from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import cut, mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words
from cogs.papers.claim_cards import appeal_buttons

_TITLE_MAX = 200
_SUCCESS = discord.ButtonStyle.success


def _paper(posted: Posted) -> str:
    return cut(posted.fact("paper"), _TITLE_MAX)


def _say(posted: Posted, words: Words, key: str, **facts: object) -> Card:
    """A sentence about the paper, which names the server, since it may be read outside of it."""
    return Card().text(words(key, paper=_paper(posted), guild=posted.guild, **facts))


def _offered(posted: Posted, words: Words) -> Card:
    paper_id, guild_id = posted.number("paper_id"), posted.guild_id
    take = button(words("papers-button-take"), f"papers:offer-take:{guild_id}:{paper_id}", style=_SUCCESS)
    leave = button(words("papers-button-pass"), f"papers:offer-pass:{guild_id}:{paper_id}")
    return _say(posted, words, "papers-letter-offered", until=posted.moment("until")).buttons(take, leave)


def _asked(posted: Posted, words: Words) -> Card:
    facts = {"days": posted.number("days"), "at": posted.moment("lapse_at")}
    return _say(posted, words, "papers-letter-asked", **facts).buttons(_alive(posted, words))


def _warned(posted: Posted, words: Words) -> Card:
    return _say(posted, words, "papers-letter-warned", at=posted.moment("lapse_at")).buttons(_alive(posted, words))


def _lapsed(posted: Posted, words: Words) -> Card:
    appeal = button(words("papers-button-appeal"), f"papers:appeal:{posted.guild_id}:{posted.number('claim_id')}")
    return _say(posted, words, "papers-letter-lapsed").buttons(appeal)


def _alive(posted: Posted, words: Words) -> discord.ui.Button[discord.ui.LayoutView]:
    custom_id = f"papers:alive:{posted.guild_id}:{posted.number('claim_id')}"
    return button(words("papers-button-alive"), custom_id, style=_SUCCESS)


def _excused(posted: Posted, words: Words) -> Card:
    if posted.facts["until"] is None:
        return _say(posted, words, "papers-letter-expected")
    return _say(posted, words, "papers-letter-excused", until=posted.moment("until"))


def _revoked(posted: Posted, words: Words) -> Card:
    return _say(posted, words, "papers-letter-revoked", reason=posted.fact("reason"))


def _checked_in(posted: Posted, words: Words) -> Card:
    who = mention(posted.number("actor_id"))
    return Card().text(words("papers-letter-checked-in", who=who, paper=_paper(posted), line=posted.fact("line")))


def _appealed(posted: Posted, words: Words) -> Card:
    sentence = words(
        "papers-letter-appealed", team=posted.fact("team"), paper=_paper(posted), reason=posted.fact("reason")
    )
    return Card().text(sentence).buttons(*appeal_buttons(posted.guild_id, posted.number("appeal_id"), words))


def _appeal_answered(posted: Posted, words: Words) -> Card:
    return _say(posted, words, "papers-letter-appeal-answered", outcome=posted.fact("outcome"))


def _reported(posted: Posted, words: Words) -> Card:
    sentence = words(
        "papers-letter-reported", team=posted.fact("team"), paper=_paper(posted), state=posted.fact("state")
    )
    return (
        Card().text(sentence).buttons(button(words("papers-button-show"), f"papers:show:{posted.number('paper_id')}"))
    )


def _unreached(posted: Posted, words: Words) -> Card:
    sentence = words(
        "papers-letter-unreached", team=posted.fact("team"), paper=_paper(posted), at=posted.moment("lapse_at")
    )
    return Card().text(sentence)


def _decided(posted: Posted, words: Words) -> Card:
    return _say(posted, words, "papers-letter-decided", state=posted.fact("state"))


LETTERS: dict[str, Letter] = {
    "papers:offered": _offered,
    "papers:asked": _asked,
    "papers:warned": _warned,
    "papers:lapsed": _lapsed,
    "papers:excused": _excused,
    "papers:revoked": _revoked,
    "papers:checked-in": _checked_in,
    "papers:appealed": _appealed,
    "papers:appeal-answered": _appeal_answered,
    "papers:reported": _reported,
    "papers:decided": _decided,
    "papers:unreached": _unreached,
}
