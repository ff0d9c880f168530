"""The longest announcement fits into one message, also under what organizers read above it."""

from datetime import timedelta

import discord
import pytest

from bot.domain.announcements import BODY_MAX, TITLE_MAX, Aim, Audience, Mention, Place, PlaceFault
from bot.domain.announcements_course import AnnouncementAct, AnnouncementState
from bot.services.announcements import AnnouncementDesk, Plan, Reach, Sent
from cogs._shared.letters import Posted
from cogs._shared.texts import Texts, Words
from cogs.announcements.cards import Desk, desk_card, question_card
from cogs.announcements.letters import post_card
from tests.kit.clock import START

LARGE = 2**63 - 1


def the_longest(words: Words) -> Desk:
    facts = {
        "title": "*" * TITLE_MAX, "body": "x" * BODY_MAX, "values": {}, "edition": "*" * 60, "mass_mention": LARGE,
    }  # fmt: skip
    runs = tuple(START + timedelta(days=day) for day in range(3))
    found = AnnouncementDesk(
        id=LARGE,
        name="*" * TITLE_MAX,
        title="*" * TITLE_MAX,
        body="x" * BODY_MAX,
        edition="*" * 60,
        state=AnnouncementState.SCHEDULED,
        aim=Aim(Audience.ROLE, LARGE, LARGE, crosspost=True),
        mention=Mention.ROLE,
        author_id=LARGE,
        edited_by=LARGE - 1,
        approved_by=None,
        wants_approval=True,
        asks_nobody=True,
        version=LARGE,
        plan=Plan("*" * 100, "America/Argentina/ComodRivadavia", runs, is_recurring=True),
        reach=Reach(1, 0, None),
        sent=Sent(10**6, 10**6, 10**6, 10**6, 10**6, 10**6),
        can=frozenset(AnnouncementAct),
        facts=facts,
    )
    place = Place(LARGE, "*" * 100, frozenset(PlaceFault), may_mention=True)
    return Desk(found, place, None, post_card(Posted(1, "*" * 100, facts), words))


@pytest.mark.parametrize("locale", [discord.Locale.american_english, discord.Locale.chinese])
def test_longest_announcement_fits(locale: discord.Locale):
    words = Texts().words(locale)

    assert desk_card(the_longest(words), words).view().children[1:]
    for act in ("send", "ask", "mention", "cancel", "withdraw", "recall"):
        assert question_card(the_longest(words), act, words).view().children[1:]
