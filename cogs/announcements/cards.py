"""How announcements look to organizers: one with all that is known of it, and the list."""

from __future__ import annotations

from dataclasses import dataclass

import discord
from discord import ui

from bot.domain.announcements import IN_A_CHANNEL, CannotPost, Mention, Place, ensure_can_post
from bot.domain.announcements_course import AnnouncementAct, AnnouncementState
from bot.domain.zones import name_zone
from bot.services.announcements import AnnouncementDesk, AnnouncementPage, Plan
from bot.services.announcements_sending import Approved
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask, turn
from cogs._shared.escape import Markup, cut, mention
from cogs._shared.texts import Words
from cogs.announcements.letters import role_mention

PAGE_SIZE = 5
_NAME_MAX = 80
_WORDS_MAX = 60
_DANGER, _SUCCESS, _PRIMARY = discord.ButtonStyle.danger, discord.ButtonStyle.success, discord.ButtonStyle.primary
_SECONDARY = discord.ButtonStyle.secondary

_Button = ui.Button[ui.LayoutView]


@dataclass(frozen=True, slots=True)
class Desk:
    """An announcement as an organizer sees it; `post` is its card, `readers` are those whom a channel reaches."""

    found: AnnouncementDesk
    place: Place | None
    readers: int | None
    post: Card


def desk_card(desk: Desk, words: Words) -> Card:
    """All of an announcement over its card as it is sent, with the buttons for what can be done with it."""
    found = desk.found
    card = Card().heading(words("announcements-desk-heading", name=cut(found.name, _NAME_MAX)))
    lines = [_state(found, words), _audience(desk, words), _mention(desk, words), _crosspost(found, words)]
    lines += [_plan(found.plan, words) if found.plan else "", _sent(found, words), _approval(found, words)]
    card.text("\n".join(filter(None, [*lines, _fault(desk, words)])))
    return card.buttons(*_buttons(found, words)).above(desk.post)


def question_card(desk: Desk, key: str, words: Words, *, style: discord.ButtonStyle = _DANGER) -> Card:
    """Whether to do something with the announcement, over its card as it is sent; `key` names the act."""
    found = desk.found
    reach = words(f"announcements-ask-{key}", name=cut(found.name, _NAME_MAX), messages=_count(desk), **_people(desk))
    act = {"ask": "send", "withdraw": "cancel"}.get(key, key)  # what is sent waits for approval where it must
    does = f"announcements:{act}-yes:{found.id}"
    does = f"{does}:{found.version}" if act in ("send", "mention") else does  # what is confirmed is what is shown
    yes = button(words(f"announcements-yes-{key}"), does, style=style)
    under = Card().text(_audience(desk, words))
    return ask(reach, yes=yes, no=words("announcements-button-keep"), under=under).above(desk.post)


def list_card(page: AnnouncementPage, words: Words) -> Card:
    """One page of the announcements."""
    card = Card().heading(words("announcements-list-heading"))
    if not page.lines:
        return card.text(words("announcements-list-empty"))
    for line in page.lines:
        state = words("announcements-line-state", state=line.state)
        at = words("announcements-line-next", at=line.next_at) if line.next_at else Markup("")
        text = words(
            "announcements-line",
            name=cut(line.name, _NAME_MAX),
            state=state,
            audience=words("announcements-audience", audience=line.audience),
            author=mention(line.author_id),
            next=at,
        )
        card.section(text, button(words("announcements-button-show"), f"announcements:show:{line.id}"))
    if page.pages == 1:
        return card
    return turn(
        card,
        label=words("shared-page", page=page.page + 1, pages=page.pages),
        back=button(words("shared-back"), f"announcements:list:{page.page - 1}") if page.page else None,
        forth=button(words("shared-forth"), f"announcements:list:{page.page + 1}")
        if page.page + 1 < page.pages
        else None,
    )


def approved_card(found: AnnouncementDesk, approved: Approved, who: int, words: Words) -> Card:
    """Who approved an announcement, for all organizers to read in the place of the question."""
    name, passed = cut(found.name, _NAME_MAX), approved.passed
    next_step = approved.state if passed is None else "passed"
    sentence = words("announcements-approved", name=name, who=mention(who), state=next_step, at=passed or "")
    show = button(words("announcements-button-show"), f"announcements:show:{found.id}")
    return Card().text(sentence).buttons(show)


def is_withdrawal(found: AnnouncementDesk) -> bool:
    """Whether cancelling it takes back no more than a change of what was sent."""
    return found.state is AnnouncementState.WAITING and found.sent is not None and found.plan is None


def _state(found: AnnouncementDesk, words: Words) -> str:
    state = words("announcements-line-state", state=found.state)
    edited = "yes" if found.edited_by != found.author_id else "no"
    return words(
        "announcements-desk-state",
        state=state,
        author=mention(found.author_id),
        edited=edited,
        editor=mention(found.edited_by),
    )


def _audience(desk: Desk, words: Words) -> str:
    aim, reach = desk.found.aim, desk.found.reach
    return words(
        "announcements-desk-audience",
        audience=aim.audience,
        channel=Markup(f"<#{aim.channel_id}>"),
        role=role_mention(aim.value or 0),
        days=aim.value or 0,
        teams=reach.teams,
        messages=reach.messages,
        pointed=reach.pointed_out,
        **_people(desk),
    )


def _mention(desk: Desk, words: Words) -> str:
    found = desk.found
    if found.aim.audience not in IN_A_CHANNEL:
        return ""
    role = role_mention(found.aim.value or 0)
    return words("announcements-desk-mention", mention=found.mention, role=role, **_people(desk))


def _crosspost(found: AnnouncementDesk, words: Words) -> str:
    return words("announcements-desk-crosspost") if found.aim.crosspost else ""


def _plan(plan: Plan, words: Words) -> str:
    typed, zone = cut(plan.words, _WORDS_MAX), name_zone(plan.zone)
    if not plan.runs:
        return words("announcements-plan-passed", typed=typed, zone=zone)
    if not plan.is_recurring:
        return words("announcements-plan-once", at=plan.runs[0], typed=typed, zone=zone)
    runs = tuple(Markup(discord.utils.format_dt(run, "F")) for run in plan.runs)
    return words("announcements-plan-again", runs=runs, typed=typed, zone=zone)


def _sent(found: AnnouncementDesk, words: Words) -> str:
    if found.sent is None:
        return ""
    sent = found.sent
    return words(
        "announcements-desk-sent",
        there=sent.there,
        behind=sent.behind,
        removed=sent.removed,
        owed=sent.owed,
        failed=sent.failed,
        unpublished=sent.unpublished,
    )


def _approval(found: AnnouncementDesk, words: Words) -> str:
    if found.approved_by is not None:
        return words("announcements-desk-approved", who=mention(found.approved_by))
    if found.asks_nobody:
        return words("announcements-desk-asks-nobody")
    return words("announcements-desk-approval") if found.wants_approval else ""


def _fault(desk: Desk, words: Words) -> str:
    if not desk.found.can & {AnnouncementAct.SEND, AnnouncementAct.SCHEDULE}:
        return ""
    try:
        ensure_can_post(desk.found.aim, desk.found.mention, desk.place)
    except CannotPost as fault:
        return words(fault.code, **fault.values)
    return ""


def _people(desk: Desk) -> dict[str, object]:
    people = desk.readers if desk.found.reach.people is None else desk.found.reach.people
    return {"people": people or 0, "known": "no" if people is None else "yes"}


def _count(desk: Desk) -> int:
    sent = desk.found.sent
    return sent.there + sent.owed if sent is not None else desk.found.reach.messages


def _buttons(found: AnnouncementDesk, words: Words) -> list[_Button]:
    act = AnnouncementAct
    is_mentioning, in_a_channel = found.mention is not Mention.NONE, found.aim.audience in IN_A_CHANNEL
    hush = "hush" if is_mentioning else "mention"
    wanted = "ask" if found.wants_approval else "send"
    stop = "withdraw" if is_withdrawal(found) else "cancel"
    offered: list[tuple[bool, str, str, discord.ButtonStyle]] = [
        (act.APPROVE in found.can, "approve", f"approve:{found.id}:{found.version}", _SUCCESS),
        (act.SEND in found.can, wanted, f"send:{found.id}", _PRIMARY),
        (act.SCHEDULE in found.can, "schedule", f"schedule:{found.id}", _SECONDARY),
        (act.EDIT in found.can, "edit", f"edit:{found.id}", _SECONDARY),
        (act.AIM in found.can, "aim", f"aim:{found.id}", _SECONDARY),
        (act.AIM in found.can and in_a_channel, hush, f"{hush}:{found.id}", _SECONDARY),
        (act.CANCEL in found.can, stop, f"cancel:{found.id}", _SECONDARY),
        (act.RECALL in found.can, "recall", f"recall:{found.id}", _DANGER),
    ]
    return [
        button(words(f"announcements-button-{label}"), f"announcements:{does}", style=style)
        for is_offered, label, does, style in offered
        if is_offered
    ]
