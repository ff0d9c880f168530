"""How whole records look to moderators, and what an act does before it is done."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.domain.moderation import ModerationKind
from bot.services.moderation import DoneAct, Planned
from bot.services.moderation_records import AuditLine, AuditPage, ClaimRecord, NoteLine, PersonRecord, TeamRecord
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask, turn
from cogs._shared.escape import Markup, cut, escape, mention
from cogs._shared.texts import Words

_DANGER, _SUCCESS = discord.ButtonStyle.danger, discord.ButtonStyle.success
_TITLE_MAX, _NOTE_SHOWN, _FACTS_MAX = 100, 200, 90
_HARMS = frozenset({ModerationKind.DISSOLVE, ModerationKind.EXCLUDE, ModerationKind.REVOKE})


def person_card(record: PersonRecord, words: Words) -> Card:
    """All of a person, with what can be put right."""
    card = Card().heading(words("moderation-person-heading", who=mention(record.user_id), edition=record.edition))
    team = words("moderation-person-team", team=record.team or "", lead="yes" if record.is_lead else "no")
    card.text(team if record.team else words("moderation-person-no-team"))
    if record.earlier:
        card.text(words("moderation-person-earlier", teams=record.earlier))
    if record.excluded is not None:
        until = record.excluded_until
        key = "moderation-person-excluded-until" if until else "moderation-person-excluded"
        card.text(words(key, reason=record.excluded, **({"until": until} if until else {})))
    _add_history(card, record.notes, record.latest, words)
    kinds = [ModerationKind.SEAT, *([ModerationKind.UNSEAT] if record.team else []), ModerationKind.EXCLUDE]
    return card.buttons(*_acts(kinds, record.user_id, words), _note("person", record.user_id, words))


def team_card(record: TeamRecord, words: Words) -> Card:
    """All of a team, with what can be put right."""
    card = Card().heading(words("moderation-team-heading", team=record.name, edition=record.edition))
    people = words("shared-comma").join(mention(user_id) for user_id in record.member_ids)
    lead = mention(record.lead_id) if record.lead_id is not None else Markup("")
    key = "moderation-team-people" if record.lead_id is not None else "moderation-team-nobody"
    card.text(words(key, people=Markup(people), lead=lead) if record.lead_id is not None else words(key))
    for line in record.claims:
        card.text(words("moderation-claim-line", paper=cut(line.paper, _TITLE_MAX), state=line.state))
    _add_history(card, record.notes, record.latest, words)
    kinds = (ModerationKind.RENAME, ModerationKind.LEAD, ModerationKind.DISSOLVE)
    return card.buttons(*_acts(kinds, record.id, words), _note("team", record.id, words))


def claim_card(record: ClaimRecord, words: Words) -> Card:
    """All of a claim, with what can be put right."""
    claim = record.claim
    card = Card().heading(escape(cut(claim.paper, _TITLE_MAX)))
    card.text(words("moderation-claim-of", team=claim.team, state=claim.state, at=record.claimed_at))
    if record.excused_until is not None:
        card.text(words("moderation-claim-excused", until=record.excused_until))
    if record.plan:
        card.small(words("moderation-claim-plan"))
    kinds = (ModerationKind.RELEASE, ModerationKind.REVOKE, ModerationKind.EXTEND, ModerationKind.REASSIGN)
    return card.buttons(*_acts(kinds, claim.id, words))


def planned_card(planned: Planned, words: Words, *, has_changed: bool = False) -> Card:
    """What the act would do, exactly, and whether it is meant."""
    card = Card()
    if has_changed:
        card.text(words("moderation-changed"))
    card.text(_say(planned, words)).text(words("moderation-reason", reason=planned.reason))
    impact = planned.impact
    if planned.until is not None:
        card.text(words("moderation-until", until=planned.until))
    if impact.leads_on is not None:
        card.text(words("moderation-leads-on", who=mention(impact.leads_on)))
    if impact.dissolves:
        card.text(words("moderation-dissolves", teams=impact.dissolves))
    question = words("moderation-ask", papers=len(impact.releases), titles=impact.releases, people=len(impact.tells))
    style = _DANGER if planned.kind in _HARMS else discord.ButtonStyle.primary
    label = words("moderation-button-act", kind=planned.kind)
    yes = button(label, f"moderation:do:{planned.id}:{planned.fingerprint}", style=style)
    return ask(question, yes=yes, no=words("moderation-button-no"), under=card)


def done_card(planned: Planned, words: Words) -> Card:
    """What was done, and the button that takes it back."""
    card = Card().text(words("moderation-done", act=_say(planned, words), people=len(planned.impact.tells)))
    return card.buttons(button(words("moderation-button-undo"), f"moderation:undo:{planned.id}"))


def undone_card(planned: Planned, words: Words) -> Card:
    """That an act was taken back."""
    return Card().text(words("moderation-undone", act=_say(planned, words), people=len(planned.impact.tells)))


def undo_card(done: Sequence[DoneAct], words: Words) -> Card:
    """The latest acts, each with the button that takes it back."""
    if not done:
        return Card().text(words("moderation-nothing-to-undo"))
    card = Card().heading(words("moderation-undo-heading"))
    for act in done:
        line = words("moderation-undo-line", act=_say(act.planned, words), who=mention(act.by), at=act.at)
        card.section(line, button(words("moderation-button-undo"), f"moderation:undo:{act.planned.id}"))
    return card


def audit_card(page: AuditPage, user_id: int, tag: str, words: Words) -> Card:
    """One page of what was done, with the rest behind buttons, and all of it as a file."""
    card = Card().heading(words("moderation-audit-heading", count=page.count))
    if not page.lines:
        return card.text(words("moderation-audit-none"))
    card.lines([_entry(line, words) for line in page.lines], rest=lambda left: words("shared-more", count=left))
    label = words("shared-page", page=page.page + 1, pages=page.pages)
    back, forth = page.page - 1, page.page + 1
    turn(
        card,
        label=label,
        back=button(words("shared-back"), _page_id(back, user_id, tag)) if back >= 0 else None,
        forth=button(words("shared-forth"), _page_id(forth, user_id, tag)) if forth < page.pages else None,
    )
    return card.buttons(button(words("moderation-button-export"), f"moderation:export:{user_id}:{tag}"))


def _page_id(page: int, user_id: int, tag: str) -> str:
    return f"moderation:audit:{page}:{user_id}:{tag}"


def _say(planned: Planned, words: Words) -> Markup:
    """The act in a sentence."""
    return words(
        "moderation-act",
        kind=planned.kind,
        who=mention(planned.user_id or 0),
        team=planned.team,
        paper=cut(planned.paper, _TITLE_MAX),
        name=planned.name,
        days=planned.days,
    )


def _add_history(card: Card, notes: Sequence[NoteLine], latest: Sequence[AuditLine], words: Words) -> None:
    if notes:
        lines = [
            words("moderation-note-line", text=cut(note.text, _NOTE_SHOWN), who=mention(note.by), at=note.at)
            for note in notes
        ]
        card.divider().lines(lines, rest=lambda left: words("shared-more", count=left))
    if latest:
        card.divider().lines(
            [_entry(line, words) for line in latest], rest=lambda left: words("shared-more", count=left)
        )


def _entry(line: AuditLine, words: Words) -> str:
    facts = words("shared-comma").join(f"{name} {value}" for name, value in line.facts.items() if value is not None)
    who = mention(line.by) if line.by is not None else words("moderation-nobody")
    return words("moderation-audit-line", tag=line.tag, who=who, at=line.at, facts=cut(facts, _FACTS_MAX))


def _acts(kinds: Sequence[ModerationKind], target: int, words: Words) -> list[ui.Button[ui.LayoutView]]:
    return [
        button(
            words("moderation-button-begin", kind=kind),
            f"moderation:begin:{target}:{kind}",
            style=_DANGER if kind in _HARMS else discord.ButtonStyle.secondary,
        )
        for kind in kinds
    ]


def _note(about: str, target: int, words: Words) -> ui.Button[ui.LayoutView]:
    return button(words("moderation-button-note"), f"moderation:note:{target}:{about}")
