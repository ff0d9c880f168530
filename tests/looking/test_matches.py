from datetime import timedelta

import pytest

from bot.domain.asks import CannotInviteBot
from bot.domain.looking import LooksNoMore, MatchRefused, Outside
from bot.domain.matching import Reason, ReasonKind
from bot.domain.permissions import Actor
from bot.domain.zones import NoSuchZone
from bot.services.matching import MatchPage, PersonFound, TeamFound
from db.engine import Database
from tests.kit.editions import GUILD, World, a_world
from tests.looking.world import (
    ADA,
    BO,
    CLOCKS,
    CY,
    DEE,
    EVE,
    SAID,
    UNKNOWN,
    describe,
    hide,
    look,
    times,
)


async def test_only_those_see_who_looks_who_look_or_lead_a_team_with_room(world: World):
    await look(world, EVE)
    await world.team("Vector", ADA, BO)

    assert (await world.services.matching.match(world.actor(ADA), page=0)).people[0].user_id == EVE
    refused = {}
    for name, actor in (
        ("member", world.actor(BO)),
        ("outsider", world.actor(DEE)),
        ("organizer", Actor(GUILD, DEE, organizes=True)),
    ):
        for people in (False, True):
            with pytest.raises(MatchRefused) as refusal:
                await world.services.matching.match(actor, page=0, people=people)
            refused[name] = refusal.value.why
        with pytest.raises(MatchRefused):
            await world.services.matching.ensure_looking(actor, EVE)
    assert refused == {"member": Outside.MEMBER, "outsider": Outside.NO_TEAM, "organizer": Outside.NO_TEAM}

    await world.join(ADA, CY)
    with pytest.raises(MatchRefused) as refusal:
        await world.services.matching.match(world.actor(ADA), page=0)
    assert refusal.value.why is Outside.FULL


async def test_who_stopped_or_whose_time_is_past_sees_nobody_and_is_seen_by_nobody(world: World):
    await world.team("Vector", ADA)
    await look(world, BO)
    await look(world, CY)
    await world.services.looking.stop(world.actor(BO))

    seen = await world.services.matching.match(world.actor(ADA), page=0)
    assert [person.user_id for person in seen.people] == [CY]
    world.clock.advance(timedelta(days=14))  # and the bell did not ring yet
    assert (await world.services.matching.match(world.actor(ADA), page=0)).people == ()
    for number in (BO, CY):
        with pytest.raises(LooksNoMore):
            await world.services.matching.ensure_looking(world.actor(ADA), number)
        with pytest.raises(MatchRefused):
            await world.services.matching.match(world.actor(number), page=0)


async def test_lead_sees_people_with_reasons_and_whom_they_invited(world: World):
    team_id = await world.team("Vector", ADA)
    await describe(world, team_id, "We need PyTorch, 6 h a week")
    await world.services.people.show_time(world.actor(ADA), "UTC")
    await look(world, BO, interests="fairness", skills="", languages="", zone="UTC+8", hours="4")
    await look(world, CY)
    await world.services.invitations.invite(world.actor(ADA), BO)

    assert await world.services.matching.match(world.actor(ADA), page=0) == MatchPage(
        edition="Fall 2021",
        team="Vector",
        people=(
            PersonFound(
                *(CY, "GANs", "PyTorch", "English", 8, "14:00, UTC+2", False),
                reasons=(
                    Reason(ReasonKind.ASKED, ("pytorch",)),
                    Reason(ReasonKind.CLOCKS, hours=2),
                    Reason(ReasonKind.HOURS, hours=8, other=6),
                ),
            ),
            PersonFound(
                *(BO, "fairness", "", "", 4, "20:00, UTC+8", True),
                reasons=(Reason(ReasonKind.CLOCKS, hours=8), Reason(ReasonKind.HOURS, hours=4, other=6)),
            ),
        ),
        teams=(),
        page=0,
        pages=1,
    )


async def test_person_sees_teams_with_room_by_description_and_papers(world: World):
    await world.paper("GANSpace: Discovering GAN Controls")
    full = await world.team("Full", 11, 12, 13)
    plain = await world.team("Plain", 14)
    world.clock.advance(timedelta(minutes=1))
    gan = await world.team("Painters", 15, 16)
    await world.services.claims.claim(world.actor(15), 1)
    await look(world, ADA)

    seen = await world.services.matching.match(world.actor(ADA), page=0)

    assert seen.teams == (
        TeamFound(gan, "Painters", "", 2, 3, (Reason(ReasonKind.SHARED, ("gan",)), UNKNOWN)),
        TeamFound(plain, "Plain", "", 1, 3, (UNKNOWN,)),
    )
    assert full not in [team.id for team in seen.teams]


async def test_team_that_hides_its_people_appears_by_name_without_their_number_or_clocks(world: World):
    await world.paper("GANSpace")
    team_id = await world.team("Secret", BO, CY)
    await describe(world, team_id, "Ask Bo")
    await world.services.people.show_time(world.actor(BO), "UTC+2")
    await world.services.claims.claim(world.actor(BO), 1)
    await look(world, ADA, interests="GANSpace")
    shared = Reason(ReasonKind.SHARED, ("ganspace",))

    before = await world.services.matching.match(world.actor(ADA), page=0)
    await hide(world)
    after = await world.services.matching.match(world.actor(ADA), page=0)

    assert before.teams == (TeamFound(team_id, "Secret", "Ask Bo", 2, 3, (shared, CLOCKS)),)
    assert after.teams == (TeamFound(team_id, "Secret", "", None, 3, (shared, UNKNOWN)),)


async def test_people_who_look_see_each_other_and_not_themselves(world: World):
    await look(world, ADA)
    await look(world, BO, interests="gan theory", zone="UTC+2")

    seen = await world.services.matching.match(world.actor(ADA), page=0, people=True)

    assert (seen.team, [person.user_id for person in seen.people]) == (None, [BO])
    assert [reason.kind for reason in seen.people[0].reasons] == [
        *(ReasonKind.SHARED, ReasonKind.CLOCKS, ReasonKind.LANGUAGES, ReasonKind.SIMILAR_HOURS)
    ]


async def test_pages_hold_five_and_a_page_past_the_end_is_the_last(world: World):
    await world.team("Vector", ADA)
    for number in range(10, 22):
        await look(world, number)
        world.clock.advance(timedelta(minutes=1))

    pages = [await world.services.matching.match(world.actor(ADA), page=page) for page in (0, 1, 2, 99)]

    assert [[person.user_id for person in page.people] for page in pages] == [
        *([10, 11, 12, 13, 14], [15, 16, 17, 18, 19], [20, 21], [20, 21])
    ]
    assert [(page.page, page.pages) for page in pages] == [(0, 3), (1, 3), (2, 3), (2, 3)]


async def test_other_servers_are_another_world(database: Database):
    world = await a_world(database, guild_ids=(GUILD, 701))
    await world.team("Vector", ADA)
    await world.services.looking.look(world.actor(BO, guild_id=701), **SAID)
    await world.services.teams.create(world.actor(CY, guild_id=701), "Elsewhere")
    await look(world, DEE)

    assert [p.user_id for p in (await world.services.matching.match(world.actor(ADA), page=0)).people] == [DEE]
    assert [t.name for t in (await world.services.matching.match(world.actor(DEE), page=0)).teams] == ["Vector"]
    with pytest.raises(LooksNoMore):
        await world.services.matching.ensure_looking(world.actor(ADA), BO)


async def test_looking_somebody_is_no_way_to_invite_oneself(world: World):
    await world.team("Vector", ADA)

    with pytest.raises(LooksNoMore):
        await world.services.matching.ensure_looking(world.actor(ADA), ADA)
    with pytest.raises(CannotInviteBot):
        await world.services.invitations.invite(world.actor(ADA), ADA)


async def test_team_card_shows_the_time_of_those_who_agreed_alone(world: World):
    await world.paper("GANSpace")
    await world.team("Vector", ADA, BO, CY)
    await world.services.people.show_time(world.actor(ADA), "UTC+2")
    await world.services.people.show_time(world.actor(BO), "Shanghai")
    world.services.people.hear(CY, "en-US")
    await world.services.people.keep()
    await world.services.people.show_time(world.actor(BO), "")
    await world.services.people.show_time(world.actor(CY), "Kolkata")
    shown = ((ADA, "14:00, UTC+2"), (CY, "17:30, UTC+5:30"))

    assert [await times(world, number) for number in (ADA, DEE)] == [shown, shown]
    await world.services.claims.claim(world.actor(ADA), 1)
    await hide(world)
    assert [await times(world, number) for number in (BO, DEE)] == [shown, ()]


async def test_refused_zone_leaves_the_time_shown(world: World):
    await world.services.people.show_time(world.actor(ADA), "UTC+2")

    with pytest.raises(NoSuchZone):
        await world.services.people.show_time(world.actor(ADA), "IST")

    assert (await world.services.people.find_settings(ADA)).shown_zone == "Etc/GMT-2"
