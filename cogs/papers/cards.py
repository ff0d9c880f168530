"""How papers look."""

from __future__ import annotations

from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.domain.papers import PaperAct
from bot.services.claims import Claimed, OwnPaper, Released, Undone
from bot.services.papers import FoundPaper, FoundPapers, PaperCard, TakenBy
from cogs._shared.cards import Card
from cogs._shared.controls import button
from cogs._shared.dialogs import ask, turn
from cogs._shared.escape import Markup, cut, escape, link
from cogs._shared.texts import Words

PAGE_SIZE = 6
TURN_FORM = "papers:turn:{page}:{free}:{year}:{venue:text}:{words:text}"

# What is shown of texts that may be longer; escaping can double each, and a message holds 4,000 characters.
_TITLE_MAX = 200
_AUTHORS_MAX = 250
_VENUE_MAX = 40
_LABEL_MAX = 60
_EARLIER_MAX = 3
_DOT = " · "
_TEAM_BUTTONS_MAX = 4  # beside those that act
_TAKERS_MAX = 5  # with a button each
_SWAPS_MAX = 4
_SWAP_MAX = 50

_PRIMARY = discord.ButtonStyle.primary
_SUCCESS = discord.ButtonStyle.success
_DANGER = discord.ButtonStyle.danger


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for, and the page they are on; pages count from 0."""

    words: str = ""
    venue: str | None = None
    year: int | None = None
    free_only: bool = False
    page: int = 0

    def custom_id(self) -> str:
        """The custom id of the button that leads here."""
        # A colon would end the venue too early when the id is read again.
        venue = (self.venue or "").replace("%", "%25").replace(":", "%3A")
        return f"papers:turn:{self.page}:{int(self.free_only)}:{self.year or 0}:{venue}:{self.words}"


def paper_card(paper: PaperCard, words: Words) -> Card:
    """The paper, who works on it, and what the person may do now."""
    card = _add_paper(Card(), paper, words)
    card.divider().text(_may(paper, words))
    return _add_buttons(card, paper, words)


def claim_dialog(paper: PaperCard, words: Words) -> Card:
    """The paper and who else is on it, with the question; where it cannot be claimed, the reason instead."""
    if paper.may is PaperAct.SWAP:
        return swap_dialog(paper, words)
    if paper.may not in (PaperAct.CLAIM, PaperAct.TAKE_OFFER):
        return paper_card(paper, words)
    question = words("papers-claim-ask", team=paper.my_team)
    card = _add_paper(Card(), paper, words).divider().text(question)
    yes = button(words("papers-button-claim-yes"), f"papers:claim-yes:{paper.id}", style=_SUCCESS)
    no = button(words("papers-button-claim-no"), "shared:keep")
    if not paper.is_lead:
        return card.buttons(yes, no)
    return card.buttons(yes, button(words("papers-button-claim-hidden"), f"papers:claim-hidden:{paper.id}"), no)


def swap_dialog(paper: PaperCard, words: Words) -> Card:
    """The paper, and which of the own papers to give back for it."""
    card = _add_paper(Card(), paper, words).divider().text(_may(paper, words))
    choices = [
        button(
            words("papers-button-swap", paper=Markup(cut(own.title, _SWAP_MAX))),
            f"papers:swap:{paper.id}:{own.id}",
            style=_DANGER,
        )
        for own in paper.swappable[:_SWAPS_MAX]
    ]
    if left := len(paper.swappable[_SWAPS_MAX:]):
        card.small(words("shared-more", count=left))
    return card.buttons(*choices, button(words("papers-button-claim-no"), "shared:keep"))


def claimed_card(claimed: Claimed, words: Words) -> Card:
    """What was done."""
    sentence = words(
        "papers-claimed",
        team=claimed.team,
        paper=cut(claimed.paper, _TITLE_MAX),
        edition=claimed.edition,
        others=len(claimed.others),
        teams=claimed.others,
    )
    card = Card().text(sentence)
    if claimed.instead_of is not None:
        card.text(words("papers-swapped", paper=cut(claimed.instead_of, _TITLE_MAX)))
    if claimed.hidden:
        card.text(words("papers-claim-anonymous"))
    card.small(words("papers-claimed-next"))
    plan = button(words("papers-button-plan", written="no"), f"papers:plan:{claimed.claim_id}", style=_PRIMARY)
    own = button(words("papers-button-open"), f"papers:claim-card:{claimed.claim_id}")
    return card.buttons(plan, own, _undo(words))


def undone_card(undone: Undone, words: Words) -> Card:
    """What was taken back."""
    lines = [
        words("papers-undone", paper=cut(paper, _TITLE_MAX), before=before, after=after)
        for paper, before, after in undone.steps
    ]
    return Card().text("\n".join(lines)).buttons(button(words("papers-button-mine"), "papers:mine", style=_PRIMARY))


def taken_card(claimed: Claimed, words: Words) -> Card:
    """What stands in the place of an offer that was taken; it may be read outside of the server."""
    return Card().text(words("papers-offer-taken", team=claimed.team, paper=cut(claimed.paper, _TITLE_MAX)))


def noted_card(key: str, paper: str, words: Words) -> Card:
    """One sentence about a paper."""
    return Card().text(words(key, paper=cut(paper, _TITLE_MAX)))


def release_dialog(paper: OwnPaper, words: Words) -> Card:
    """The question whether to give the paper back."""
    question = words("papers-release-ask", paper=cut(paper.title, _TITLE_MAX))
    yes = button(words("papers-button-release-yes"), f"papers:release-yes:{paper.id}", style=_DANGER)
    return ask(question, yes=yes, no=words("papers-button-release-no"))


def released_card(released: Released, words: Words) -> Card:
    """What was done."""
    sentence = words("papers-released", team=released.team, paper=cut(released.paper, _TITLE_MAX))
    return Card().text(sentence).buttons(_show(released.paper_id, words), _undo(words))


def list_card(found: FoundPapers, search: Search, words: Words) -> Card:
    """One page of papers, each with a button that shows it."""
    searched = "yes" if search.words else "no"
    card = Card().heading(words("papers-list-heading", edition=found.edition, searched=searched, words=search.words))
    if not found.hits:
        return card.text(words("papers-list-empty"))
    for paper in found.hits:
        card.section(_line(paper, found.slots, words), _show(paper.id, words))
    back = replace(search, page=found.page - 1).custom_id() if found.page else None
    forth = replace(search, page=found.page + 1).custom_id() if found.has_more else None
    return turn(
        card,
        label=words("papers-list-page", page=found.page + 1),
        back=button(words("shared-back"), back) if back else None,
        forth=button(words("shared-forth"), forth) if forth else None,
    )


def _add_paper(card: Card, paper: PaperCard, words: Words) -> Card:
    card.heading(escape(cut(paper.title, _TITLE_MAX)))
    if paper.authors:
        card.text(words("papers-card-authors", authors=cut(paper.authors.replace(";", ","), _AUTHORS_MAX)))
    label = escape(cut(paper.link_label, _LABEL_MAX))
    if line := _dotted(_origin(paper.venue, paper.year), link(label, paper.link)):
        card.small(line)
    if not paper.is_verified:
        card.small(words("papers-card-unverified"))
    card.divider().text(_state(paper, words))
    for taker in paper.takers[:_TAKERS_MAX]:
        steps = button(words("papers-button-timeline"), f"papers:timeline:{taker.claim_id}")
        card.section(_taker("papers-card-taker", taker, words), steps)
    others = [_taker("papers-card-taker", taker, words) for taker in paper.takers[_TAKERS_MAX:]]
    if others:
        card.lines(others, rest=lambda left: words("shared-more", count=left))
    if paper.waiting:
        card.text(words("papers-card-waiting", count=paper.waiting))
    if paper.earlier:
        earlier = [_taker("papers-card-earlier-taker", taker, words) for taker in paper.earlier[-_EARLIER_MAX:]]
        card.divider().text("\n".join((words("papers-card-earlier"), *earlier)))
    return card


def _state(paper: PaperCard, words: Words) -> str:
    places = _places(len(paper.takers), paper.kept, paper.slots)
    if places == "none":
        return words("papers-card-taken-none", edition=paper.edition_name, slots=paper.slots or 0)
    return words(
        "papers-card-taken-some",
        edition=paper.edition_name,
        places=places,
        count=len(paper.takers),
        slots=paper.slots or 0,
    )


def _places(taken: int, kept: int, slots: int | None) -> str:
    if slots is not None and taken + kept >= slots:
        return "kept" if kept else "full"
    if not taken:
        return "none"
    return "open" if slots is None else "some"


def _taker(key: str, taker: TakenBy, words: Words) -> str:
    sentence = words(key, team=taker.team, state=taker.state, since=taker.since, edition=taker.edition)
    return _dotted(sentence, link(words("papers-card-project"), taker.project_url))


def _line(paper: FoundPaper, slots: int | None, words: Words) -> str:
    title = words("papers-line", title=cut(paper.title, _TITLE_MAX))
    state = words("papers-line-state", places=_places(paper.claims, paper.kept, slots), count=paper.claims)
    return f"{title}\n-# {_dotted(_origin(paper.venue, paper.year), state)}"


def _origin(venue: str, year: int | None) -> str:
    return f"{escape(cut(venue, _VENUE_MAX))} {year or ''}".strip()


def _dotted(*parts: str) -> str:
    return _DOT.join(part for part in parts if part)


def _may(paper: PaperCard, words: Words) -> str:
    facts = {"team": paper.my_team or "", "edition": paper.edition_name}
    if paper.may is PaperAct.TAKE_OFFER:
        return words("papers-may-take-offer", team=paper.my_team, until=paper.offer_until)
    return words(f"papers-may-{paper.may}", **facts)


def _add_buttons(card: Card, paper: PaperCard, words: Words) -> Card:
    # Discord reads no Markdown on a button, so the name stands there as it is.
    buttons = [
        button(words("papers-button-team", team=Markup(taker.team)), f"teams:show:{taker.team_id}")
        for taker in paper.takers[:_TEAM_BUTTONS_MAX]
    ]
    claim = button(words("papers-button-claim"), f"papers:claim:{paper.id}", style=_PRIMARY)
    acting = {
        PaperAct.CLAIM: claim,
        PaperAct.TAKE_OFFER: claim,
        PaperAct.SWAP: button(words("papers-button-swap-open"), f"papers:claim:{paper.id}", style=_PRIMARY),
        PaperAct.OWN: button(words("papers-button-open"), f"papers:claim-card:{paper.my_claim_id}", style=_PRIMARY),
        PaperAct.WAIT: button(words("papers-button-wait"), f"papers:wait:{paper.id}", style=_PRIMARY),
        PaperAct.WAITING: button(words("papers-button-unwait"), f"papers:unwait:{paper.id}"),
    }
    if paper.may in acting:
        buttons.insert(0, acting[paper.may])
    if paper.may is PaperAct.TAKE_OFFER:
        buttons.insert(1, button(words("papers-button-pass"), f"papers:unwait:{paper.id}"))
    if paper.waiting:
        buttons.append(button(words("papers-button-waitlist"), f"papers:waitlist:{paper.id}"))
    return card.buttons(*buttons)


def _undo(words: Words) -> ui.Button[ui.LayoutView]:
    return button(words("papers-button-undo"), "papers:undo")


def _show(paper_id: int, words: Words) -> ui.Button[ui.LayoutView]:
    return button(words("papers-button-show"), f"papers:show:{paper_id}")
