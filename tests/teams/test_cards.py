"""The largest cards of teams stay within what one message can hold."""

from dataclasses import replace

import discord
import pytest

from bot.domain.claims import ClaimState
from bot.domain.teams import DESCRIPTION_MAX, NAME_MAX
from bot.services.teams import HeldPaper, TeamCard, WaitingMerge, WaitingPerson
from cogs._shared.escape import Markup
from cogs._shared.texts import Texts
from cogs.teams.cards import team_card
from tests.kit.clock import START

ID = 2**63 - 1
WAITING = tuple(WaitingPerson(ID, ID, START, is_unreached=True) for _ in range(9))
FULLEST = TeamCard(
    id=ID,
    name="*" * NAME_MAX,
    description="*" * DESCRIPTION_MAX,
    edition="*" * 100,
    people=100,
    seats=200,
    lead_id=ID,
    member_ids=(ID,) * 100,
    hides_people=False,
    papers=tuple(HeldPaper(ID, "*" * 1000, ClaimState.IN_REVIEW, START) for _ in range(9)),
    is_own=True,
    is_lead=True,
    may_ask=False,
    may_invite=True,
    may_rename=True,
    may_merge=False,
    invitations=WAITING,
    requests=WAITING,
    merges=tuple(WaitingMerge(ID, "*" * NAME_MAX, is_ours, START) for is_ours in (False, True)),
    local_times=((ID, "14:05, UTC+05:45"),) * 100,
)


@pytest.mark.parametrize("locale", [discord.Locale.american_english, discord.Locale.chinese])
@pytest.mark.parametrize("news", [None, Markup("*" * 200)])
def test_fullest_card_of_a_team_fits_into_a_message(locale: discord.Locale, news: Markup | None):
    words = Texts().words(locale)

    view = team_card(FULLEST, ID, words, news=news).view()

    assert view.content_length() <= 4000
    assert view.total_children_count <= 40


def test_card_for_outsiders_fits_as_well():
    outside = replace(FULLEST, is_own=False, is_lead=False, may_ask=True, own_invitation=ID, own_request=ID)
    outside = replace(outside, invitations=(), requests=(), merges=())

    assert team_card(outside, ID, Texts().words(discord.Locale.american_english)).view().total_children_count <= 40
