from datetime import timedelta

import pytest

from bot.domain.permissions import Actor
from tests.kit.discord import Server, a_server, answer, press
from tests.looking.people import (
    SAID,
    fields,
    fill,
    letters,
    look,
    ring,
    say,
    shown_text,
)

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_matches_are_turned_in_place_and_survive_a_restart(server: Server):
    ada = server.member("ada")
    await ada.slash(server.channel, "team create", name="Vector")
    people = [server.member(f"person{number}") for number in range(7)]
    for person in people:
        await say(server, person)
        server.clock.advance(timedelta(minutes=1))
    matched = await ada.slash(server.channel, "team match")

    first = answer(matched).text

    await server.restart()
    second = answer(await press(ada, matched, "Next")).text
    back = answer(await press(ada, matched, "Previous")).text

    shown = [[person.name for person in people if person.mention in text] for text in (first, second)]
    assert shown == [[f"person{number}" for number in range(5)], ["person5", "person6"]]
    assert second.endswith("-# Page 2 of 2")
    assert back == first


async def test_every_button_works_after_a_restart(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")
    entry = await look(server, bo)
    matched = await ada.slash(server.channel, "team match")
    own = await ada.slash(server.channel, "team show")
    teams = await bo.slash(server.channel, "team match")

    await server.restart()

    assert answer(await press(ada, matched, "Invite")).text.count(bo.mention) == 1
    assert answer(await press(ada, own, "Find people")).text.startswith("### People looking for a team")
    assert (await press(ada, own, "My local time")).modal is not None
    assert answer(await press(bo, teams, "Find people")).text.startswith("### People looking for a team")
    assert answer(await press(bo, entry, "Find a team")).text.startswith("### Teams with room")
    assert (await press(bo, entry, "Change")).modal is not None
    assert answer(await press(bo, entry, "Renew for two weeks")).text.startswith("### You are looking for a team")
    assert answer(await press(bo, entry, "Stop looking")).text.startswith("You are no longer looking for a team")


async def test_form_that_was_open_during_a_restart_asks_to_begin_again(server: Server):
    ada = server.member("ada")
    opened = await ada.slash(server.channel, "team looking")

    await server.restart()
    late = answer(await fill(ada, opened, *SAID))

    assert late.text == "This button or form is from an older version. Please run the command again."


async def test_person_is_asked_by_direct_message_and_renews_there_after_a_restart(server: Server):
    ada = server.member("ada")
    await look(server, ada)
    server.clock.advance(timedelta(days=13, hours=1))
    await ring(server)
    (letter,) = letters(ada)

    await server.restart()
    renewed = await ada.user.click(letter, custom_id=f"teams:looking-renew:{server.guild.id}")
    opened = await ada.user.click(letter, custom_id=f"teams:looking-change:{server.guild.id}")
    changed = await fill(ada.user, opened, "Transformers", *SAID[1:])

    assert answer(renewed).text.startswith("### You are looking for a team\nInterests: GANs")
    assert list(answer(renewed).buttons) == ["Change", "Renew for two weeks", "Stop looking"]
    assert answer(changed).text.startswith("### You are looking for a team\nInterests: Transformers")
    draft = await server.services.looking.begin(Actor(server.guild.id, ada.id))
    assert draft.entry is not None
    assert draft.entry.until == server.clock.now() + timedelta(days=14)


async def test_letters_say_what_ends_in_the_persons_language(server: Server):
    ada, lin = server.member("ada"), server.member("lin", locale="zh-CN")
    await look(server, ada)
    await look(server, lin)
    server.clock.advance(timedelta(days=13))
    await ring(server)

    texts = [shown_text(letters(member)[0]) for member in (ada, lin)]

    assert texts[0].startswith(f"You are looking for a team on {server.guild.name} until <t:1631707200:F>")
    assert texts[1].startswith(f"你在 {server.guild.name} 寻找队伍的期限到 <t:1631707200:F>")


async def test_end_that_was_not_announced_is_told_afterwards(server: Server):
    ada = server.member("ada")
    await look(server, ada)
    server.clock.advance(timedelta(days=20))
    await ring(server)

    (letter,) = letters(ada)
    assert shown_text(letter).startswith(
        f"You are no longer looking for a team on {server.guild.name}: the two weeks are over"
    )
    late = answer(await ada.slash(server.channel, "team match"))
    assert late.text.startswith("Who is looking for a team is shown only to")


async def test_renewing_too_late_says_how_to_begin_anew(server: Server):
    ada = server.member("ada")
    entry = await look(server, ada)
    server.clock.advance(timedelta(days=15))

    late = answer(await press(ada, entry, "Renew for two weeks"))

    assert late.text.startswith("You are not looking for a team, or your time is up.")


async def test_own_local_time_is_shown_on_the_card_and_taken_off_again(server: Server):
    ada, bo = server.member("ada"), server.member("bo")
    await ada.slash(server.channel, "team create", name="Vector")

    card = await ada.slash(server.channel, "team show")
    opened = await press(ada, card, "My local time")
    shown_ = answer(await fill(ada, opened, "Berlin"))
    seen = answer(await bo.slash(server.channel, "team show", team="Vector"))
    opened_again = await press(ada, card, "My local time")
    hidden = answer(await fill(ada, opened_again, ""))
    unseen = answer(await bo.slash(server.channel, "team show", team="Vector"))

    assert fields(opened)[0].get("value") is None
    assert fields(opened_again)[0]["value"] == "Europe/Berlin"
    assert shown_.text.startswith("Your team's card now shows your local time (Europe/Berlin).")
    assert f"\n-# Local times: {ada.mention} 14:00, UTC+2\n" in seen.text
    assert hidden.text == "Your local time is no longer shown."
    assert "Local times" not in unseen.text


async def test_local_time_that_is_none_is_refused_in_chinese(server: Server):
    lin = server.member("lin", locale="zh-CN")
    await lin.slash(server.channel, "team create", name="Vector")

    opened = await press(lin, await lin.slash(server.channel, "team show"), "我的当地时间")
    refused = answer(await fill(lin, opened, "IST"))

    assert refused.text.startswith("“IST”可以指多个时区。")


async def test_fullest_matches_fit_one_message(database):
    async with a_server(database, guild_locale="zh-CN") as server:
        ada = server.member("ada")
        wild = "*_~|`[]@<" * 22
        await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
        many = " ".join(f"alphabetagammadeltaepsilon{letter}" for letter in "abcdefg")
        await server.services.roster.rename(Actor(server.guild.id, ada.id), "Vector", f"we need {many}"[:300])
        await server.services.people.show_time(Actor(server.guild.id, ada.id), "UTC")
        for number in range(6):
            person = server.member(f"p{number}")
            await say(server, person, interests=many[:200], skills=wild[:200], languages=wild[:100], zone="Kolkata")
            server.clock.advance(timedelta(minutes=1))

        seen = answer(await ada.slash(server.channel, "team match"))

        assert seen.text.count("h a week") == 5
