"""How claims look: to their team and the organizers, to everybody, and all of a team's at once."""

from __future__ import annotations

import discord
from discord import ui

from bot.domain.claims import ENDED_STATES, OPEN_STATES, REPORTED_STATES, ClaimState, EntryKind
from bot.domain.findings import FINDINGS_MAX
from bot.domain.permissions import Standing
from bot.services.claims_alive import AppealLine
from bot.services.claims_show import ClaimCard, Entry, FindingLine, MyPapers, Timeline
from bot.services.waitlist import Waiting, WaitList
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, escape, link, mention
from cogs._shared.texts import Words

_TITLE_MAX = 150
_LINE_MAX = 150
_PLAN_SHOWN = 500
_REASON_MAX = 200
_APPEALS_SHOWN = 4
_MINE_SHOWN = 10
_MINE_TITLE_MAX = 100

_PRIMARY = discord.ButtonStyle.primary
_SUCCESS = discord.ButtonStyle.success
_DANGER = discord.ButtonStyle.danger
_STEP_STYLES = {ClaimState.WORKING: _PRIMARY, ClaimState.SUBMITTED: _PRIMARY}

Buttons = list[ui.Button[ui.LayoutView]]


def claim_card(claim: ClaimCard, words: Words) -> Card:
    """All of a claim, with what the person may do now."""
    card = Card().heading(escape(cut(claim.paper, _TITLE_MAX)))
    card.small(words("papers-claim-of", team=claim.team, edition=claim.edition))
    card.text(_standing(claim, words)).divider()
    if claim.plan:
        card.text(words("papers-claim-plan", plan=Markup(_paragraphs(cut(claim.plan, _PLAN_SHOWN)))))
    card.text(_authors(claim, words))
    if claim.findings:
        found = [_finding(finding, words) for finding in claim.findings]
        lines = [words("papers-claim-findings"), *found]
        card.lines(lines, rest=lambda left: words("shared-more", count=left))
    if claim.checkins:
        lines = [words("papers-checkin-line", line=cut(entry.note, _LINE_MAX), at=entry.at) for entry in claim.checkins]
        card.text("\n".join((words("papers-claim-checkins"), *lines)))
    for row in (_steps, _notes, _looks, _organizers):
        card.buttons(*row(claim, words))
    return card


def timeline_card(timeline: Timeline, words: Words) -> Card:
    """What happened to a claim."""
    card = Card().heading(escape(cut(timeline.paper, _TITLE_MAX)))
    card.small(words("papers-timeline-of", team=timeline.team, anonymous="yes" if timeline.is_anonymous else "no"))
    lines = [_entry(entry, words) for entry in reversed(timeline.entries)]  # what is new first
    if not lines:
        return card.text(words("papers-timeline-empty"))
    card.lines(lines, rest=lambda left: words("shared-more", count=left))
    team = button(words("papers-button-team", team=Markup(timeline.team)), f"teams:show:{timeline.team_id}")
    manage = button(words("papers-button-manage"), f"papers:claim-card:{timeline.claim_id}", style=_PRIMARY)
    show = button(words("papers-button-show"), f"papers:show:{timeline.paper_id}")
    return card.buttons(*([manage] if timeline.may_manage else []), show, team)


def mine_card(mine: MyPapers, words: Words) -> Card:
    """What the own team holds, lost and waits for."""
    card = Card().heading(words("papers-mine-heading", team=mine.team))
    if not mine.claims and not mine.waits:
        card.text(words("papers-mine-empty"))
        return card.buttons(button(words("papers-button-find"), "papers:browse", style=_PRIMARY))
    for claim in mine.claims[:_MINE_SHOWN]:
        line = words("papers-mine-line", paper=cut(claim.paper, _MINE_TITLE_MAX), state=claim.state, since=claim.since)
        act = button(words("papers-button-open"), f"papers:claim-card:{claim.id}", style=_PRIMARY)
        card.section(line, act)
    waits = mine.waits[: max(_MINE_SHOWN - len(mine.claims), 0)]
    for wait in waits:
        card.section(waiting_line(wait, words), button(words("papers-button-show"), f"papers:show:{wait.paper_id}"))
    if left := len(mine.claims[_MINE_SHOWN:]) + len(mine.waits) - len(waits):
        card.small(words("shared-more", count=left))
    return card.buttons(button(words("papers-button-undo"), "papers:undo"))


def waiting_line(wait: Waiting, words: Words) -> str:
    """A paper that the own team waits for."""
    if wait.offer_until is not None:
        return words("papers-wait-offered", paper=cut(wait.paper, _MINE_TITLE_MAX), until=wait.offer_until)
    return words("papers-wait-line", paper=cut(wait.paper, _MINE_TITLE_MAX), place=wait.place)


def waits_card(waits: list[Waiting], words: Words) -> Card:
    """What the own team waits for."""
    card = Card().heading(words("papers-waits-heading"))
    if not waits:
        return card.text(words("papers-waits-empty"))
    for wait in waits[:_MINE_SHOWN]:
        card.section(waiting_line(wait, words), button(words("papers-button-show"), f"papers:show:{wait.paper_id}"))
    if left := len(waits[_MINE_SHOWN:]):
        card.small(words("shared-more", count=left))
    return card


def waitlist_card(waitlist: WaitList, words: Words) -> Card:
    """Who waits for a paper."""
    card = Card().heading(escape(cut(waitlist.paper, _TITLE_MAX)))
    lines = [
        words("papers-waitlist-offered", place=place, team=line.team, until=line.offer_until)
        if line.offer_until
        else words("papers-waitlist-line", place=place, team=line.team)
        for place, line in enumerate(waitlist.lines, start=1)
    ]
    card.lines(lines or [words("papers-waitlist-empty")], rest=lambda left: words("shared-more", count=left))
    if waitlist.own:
        return card.buttons(button(words("papers-button-unwait"), f"papers:unwait:{waitlist.paper_id}"))
    if waitlist.may_join:
        return card.buttons(button(words("papers-button-wait"), f"papers:wait:{waitlist.paper_id}", style=_PRIMARY))
    return card.buttons(button(words("papers-button-show"), f"papers:show:{waitlist.paper_id}"))


def waiting_card(waiting: Waiting, words: Words) -> Card:
    """What somebody reads who has just begun to wait."""
    sentence = words("papers-waiting", team=waiting.team, paper=cut(waiting.paper, _TITLE_MAX), place=waiting.place)
    return Card().text(sentence).buttons(button(words("papers-button-unwait"), f"papers:unwait:{waiting.paper_id}"))


def appeals_card(appeals: list[AppealLine], guild_id: int, words: Words) -> Card:
    """Claims that teams ask to have back, for the organizers."""
    card = Card().heading(words("papers-appeals-heading"))
    if not appeals:
        return card.text(words("papers-appeals-empty"))
    for appeal in appeals[:_APPEALS_SHOWN]:
        card.text(
            words(
                "papers-appeal-line",
                team=appeal.team,
                paper=cut(appeal.paper, _TITLE_MAX),
                reason=cut(appeal.reason, _REASON_MAX),
                at=appeal.asked_at,
            )
        )
        card.buttons(*appeal_buttons(guild_id, appeal.id, words))
    if left := len(appeals[_APPEALS_SHOWN:]):
        card.small(words("shared-more", count=left))
    return card


def appeal_buttons(guild_id: int, appeal_id: int, words: Words) -> Buttons:
    """What an organizer can answer."""
    return [
        button(words("papers-button-grant"), f"papers:appeal-grant:{guild_id}:{appeal_id}", style=_SUCCESS),
        button(words("papers-button-decline"), f"papers:appeal-decline:{guild_id}:{appeal_id}"),
    ]


def _standing(claim: ClaimCard, words: Words) -> str:
    lines = [words("papers-claim-state", state=claim.state, since=claim.since)]
    if claim.is_waiting_elsewhere:
        lines.append(words("papers-claim-elsewhere"))
    if claim.submission_url:
        lines.append(link(words("papers-claim-report"), claim.submission_url))
    if claim.state in OPEN_STATES:
        lines.append(words("papers-claim-signed", at=claim.signed_at))
    if claim.lapse_at is not None:
        lines.append(words("papers-claim-lapses", at=claim.lapse_at))
    elif claim.excused_until is not None and claim.state in OPEN_STATES:
        lines.append(words("papers-claim-excused", until=claim.excused_until))
    if claim.is_anonymous:
        lines.append(words("papers-claim-anonymous"))
    return "\n".join(lines)


def _authors(claim: ClaimCard, words: Words) -> str:
    if claim.asked_at is None:
        return words("papers-authors-not-asked")
    if claim.answered_at is None:
        return words("papers-authors-asked", asked=claim.asked_at)
    return words("papers-authors-answered", asked=claim.asked_at, answered=claim.answered_at)


def _finding(finding: FindingLine, words: Words) -> str:
    statement = cut(finding.statement, _LINE_MAX)
    line = words("papers-finding-line", number=finding.number, statement=statement, verdict=finding.verdict)
    evidence = link(words("papers-finding-evidence"), finding.evidence_url)
    return f"{line} · {evidence}" if evidence else line


def _paragraphs(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))


def _steps(claim: ClaimCard, words: Words) -> Buttons:
    buttons: Buttons = []
    if claim.may_appeal:
        appeal = f"papers:appeal:{claim.guild_id}:{claim.id}"
        buttons.append(button(words("papers-button-appeal"), appeal, style=_PRIMARY))
    if claim.is_member and claim.state in OPEN_STATES:
        buttons.append(button(words("papers-button-checkin"), f"papers:checkin:{claim.id}", style=_SUCCESS))
    for step in claim.steps:
        if step is ClaimState.REVOKED or (step is ClaimState.RELEASED and not claim.is_member):
            continue
        style = _STEP_STYLES.get(step, _DANGER if step is ClaimState.RELEASED else discord.ButtonStyle.secondary)
        target = f"papers:release:{claim.paper_id}" if step is ClaimState.RELEASED else f"papers:step:{claim.id}:{step}"
        target = f"papers:submit:{claim.id}" if step is ClaimState.SUBMITTED else target
        buttons.append(button(words("papers-button-step", step=step), target, style=style))
    return buttons


def _notes(claim: ClaimCard, words: Words) -> Buttons:
    buttons = _work(claim, words) if claim.is_member and claim.state not in ENDED_STATES else []
    # A claim that ended can still hide who is in the team.
    if claim.standing is Standing.LEAD and (claim.is_anonymous or claim.state not in ENDED_STATES):
        hidden, turned = "yes" if claim.is_anonymous else "no", int(not claim.is_anonymous)
        buttons.append(button(words("papers-button-hide", hidden=hidden), f"papers:hide:{claim.id}:{turned}"))
    return buttons


def _work(claim: ClaimCard, words: Words) -> Buttons:
    is_asked = claim.asked_at is not None and claim.answered_at is None
    asked = "yes" if is_asked else "no"
    buttons = [
        button(words("papers-button-plan", written="yes" if claim.plan else "no"), f"papers:plan:{claim.id}"),
        button(words("papers-button-contact", asked=asked), f"papers:contact:{claim.id}:{int(is_asked)}"),
    ]
    if len(claim.findings) < FINDINGS_MAX:
        buttons.append(button(words("papers-button-finding"), f"papers:finding:{claim.id}:0"))
    if claim.findings:
        buttons.append(button(words("papers-button-findings"), f"papers:findings:{claim.id}"))
    if claim.state is ClaimState.IN_REVIEW:
        waiting, turned = "yes" if claim.is_waiting_elsewhere else "no", int(not claim.is_waiting_elsewhere)
        custom_id = f"papers:elsewhere:{claim.id}:{turned}"
        buttons.append(button(words("papers-button-elsewhere", waiting=waiting), custom_id))
    return buttons


def _looks(claim: ClaimCard, words: Words) -> Buttons:
    timeline = button(words("papers-button-timeline"), f"papers:timeline:{claim.id}")
    if not claim.is_member:
        return [timeline]
    tell = button(words("papers-button-tell"), f"challenges:tell:{claim.id}")
    undo = button(words("papers-button-undo"), "papers:undo")
    return [timeline, undo, tell] if claim.state in REPORTED_STATES else [timeline, undo]


def _organizers(claim: ClaimCard, words: Words) -> Buttons:
    if not claim.organizes or claim.state not in OPEN_STATES:
        return []
    excused = claim.excused_until is not None
    return [
        button(words("papers-button-excuse", days=7), f"papers:excuse:{claim.id}:7"),
        button(words("papers-button-excuse", days=30), f"papers:excuse:{claim.id}:30"),
        *([button(words("papers-button-excuse", days=0), f"papers:excuse:{claim.id}:0")] if excused else []),
        button(words("papers-button-revoke"), f"papers:revoke:{claim.id}", style=_DANGER),
    ]


def findings_card(claim: ClaimCard, words: Words) -> Card:
    """What the team tests, each with a button that changes it."""
    card = Card().heading(words("papers-findings-heading"))
    for finding in claim.findings:
        change = button(words("papers-button-change"), f"papers:finding:{claim.id}:{finding.number}")
        statement = cut(finding.statement, _LINE_MAX)
        line = words("papers-finding-line", number=finding.number, statement=statement, verdict=finding.verdict)
        card.section(line, change)
    return card.buttons(button(words("papers-button-open"), f"papers:claim-card:{claim.id}"))


def _entry(entry: Entry, words: Words) -> str:
    line = words(
        "papers-entry",
        kind=entry.kind,
        state=entry.after or "none",
        who=mention(entry.actor_id) if entry.actor_id is not None else Markup(""),
        known="yes" if entry.actor_id is not None else "no",
        at=entry.at,
        undone="yes" if entry.is_undone else "no",
        days=int(entry.note) if entry.kind is EntryKind.EXCUSED else 0,
    )
    note = _note(entry, words)
    return f"{line} — {note}" if note else line


def _note(entry: Entry, words: Words) -> str:
    """What was written with it, where the sentence does not say it: a link to the report, a reason, a check-in."""
    if not entry.note or entry.kind is EntryKind.EXCUSED:
        return ""
    if entry.after is ClaimState.SUBMITTED:
        return link(words("papers-claim-report"), entry.note)
    return f"*{escape(cut(entry.note, _LINE_MAX))}*"
