"""How looking for a team looks: one's own entry, and the matches with their reasons."""

from __future__ import annotations

import discord

from bot.domain.matching import Reason
from bot.services.looking import Entry
from bot.services.matching import MatchPage, PersonFound, TeamFound
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import turn
from cogs._shared.escape import Markup, cut, escape, mention
from cogs._shared.letters import Letter, Posted
from cogs._shared.texts import Words

_PRIMARY = discord.ButtonStyle.primary
_DANGER = discord.ButtonStyle.danger
# As much of each as lets five people who wrote all they can, with all reasons there are, stand on one card.
_INTERESTS_SHOWN = 110
_SKILLS_SHOWN = 90
_LANGUAGES_SHOWN = 50
_DESCRIPTION_SHOWN = 150
_WORD_SHOWN = 20
_WORDS_SHOWN = 4


def entry_card(entry: Entry, guild_id: int, words: Words, *, on_server: bool) -> Card:
    """What somebody says of themself; matches can be asked for on a server alone."""
    card = Card().heading(words("teams-looking-heading"))
    card.text(_say(entry.interests, entry.skills, entry.languages, words))
    card.text(words("teams-looking-own-time", hours=entry.hours_a_week, zone=entry.zone, time=entry.local_time))
    card.small(words("teams-looking-until", until=entry.until))
    match = [button(words("teams-match-button"), "teams:match", style=_PRIMARY)] if on_server else []
    return card.buttons(
        *match,
        button(words("teams-looking-button-change"), f"teams:looking-change:{guild_id}"),
        button(words("teams-looking-button-renew"), f"teams:looking-renew:{guild_id}"),
        button(words("teams-looking-button-stop"), f"teams:looking-stop:{guild_id}", style=_DANGER),
    )


def match_card(page: MatchPage, words: Words, *, of_people: bool) -> Card:
    """One page of people or of teams, each with the reasons why it stands there."""
    kind = "people" if of_people else "teams"
    card = Card().heading(words(f"teams-match-heading-{kind}", edition=page.edition))
    if not page.people and not page.teams:
        card.text(words(f"teams-match-empty-{kind}"))
    for person in page.people:
        _add_person(card, person, words, may_invite=page.team is not None)
    for team in page.teams:
        _add_team(card, team, words)
    if of_people and page.people and page.team is None:
        card.text(words("teams-match-how-to-invite"))
    turn(
        card,
        label=words("shared-page", page=page.page + 1, pages=page.pages),
        back=button(words("shared-back"), f"teams:match-{kind}:{page.page - 1}") if page.page else None,
        forth=button(words("shared-forth"), f"teams:match-{kind}:{page.page + 1}")
        if page.page + 1 < page.pages
        else None,
    )
    if page.team is not None:
        return card
    if of_people:
        return card.buttons(button(words("teams-match-button"), "teams:match-teams:0"))
    return card.buttons(button(words("teams-match-button-people"), "teams:match-people:0"))


def _add_person(card: Card, person: PersonFound, words: Words, *, may_invite: bool) -> None:
    first = words(
        "teams-match-person", member=mention(person.user_id), hours=person.hours_a_week, time=person.local_time
    )
    said = _say(
        _brief(person.interests, _INTERESTS_SHOWN),
        _brief(person.skills, _SKILLS_SHOWN),
        _brief(person.languages, _LANGUAGES_SHOWN),
        words,
    )
    text = "\n".join((first, said, _explain(person.reasons, words, to="person")))
    if may_invite and not person.is_invited:
        card.section(text, button(words("teams-match-button-invite"), f"teams:match-invite:{person.user_id}"))
        return
    card.text("\n".join((text, words("teams-match-invited"))) if person.is_invited else text)


def _add_team(card: Card, team: TeamFound, words: Words) -> None:
    first = words("teams-match-hidden-team", team=team.name)
    if team.people is not None:
        first = words("teams-match-team", team=team.name, people=team.people, seats=team.seats)
    said = words("teams-card-description", description=_brief(team.description, _DESCRIPTION_SHOWN))
    lines = (first, said if team.description else "", _explain(team.reasons, words, to="team"))
    card.section("\n".join(filter(None, lines)), button(words("teams-button-ask"), f"teams:join:{team.id}"))


def _say(interests: str, skills: str, languages: str, words: Words) -> str:
    said = (("interests", interests), ("skills", skills), ("languages", languages))
    return "\n".join(words(f"teams-looking-line-{what}", said=text) for what, text in said if text)


def _explain(reasons: tuple[Reason, ...], words: Words, *, to: str) -> str:
    """The reasons, for somebody who looks at a team or at a person."""
    said = [
        words(
            f"teams-match-reason-{reason.kind}",
            said=tuple(cut(word, _WORD_SHOWN) for word in reason.words[:_WORDS_SHOWN]),
            hours=reason.hours,
            other=reason.other,
            to=to,
        )
        for reason in reasons
    ]
    return words("teams-match-why", reasons=Markup(" · ".join(said)))


def _brief(text: str, most: int) -> str:
    """So much of the text that it has no more characters than this after it was made harmless."""
    shown = cut(text, most)
    return shown if len(escape(shown)) <= most else cut(text, most // 2)


def _ending(posted: Posted, words: Words) -> Card:
    sentence = words("teams-looking-letter-ending", guild=posted.guild, until=posted.moment("until"))
    renew = button(words("teams-looking-button-renew"), f"teams:looking-renew:{posted.guild_id}", style=_PRIMARY)
    stop = button(words("teams-looking-button-stop"), f"teams:looking-stop:{posted.guild_id}")
    return Card().text(sentence).buttons(renew, stop)


def _ended(posted: Posted, words: Words) -> Card:
    return Card().text(words("teams-looking-letter-ended", guild=posted.guild))


LETTERS: dict[str, Letter] = {"teams:looking-ending": _ending, "teams:looking-ended": _ended}
