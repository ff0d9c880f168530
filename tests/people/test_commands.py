import pytest
import simcord

from tests.kit.discord import Server, answer, press

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_zone_is_offered_set_shown_and_forgotten(server: Server):
    ada = server.member("ada")

    offered = await ada.autocomplete(server.channel, "me timezone", "zone", "berl")
    unknown = answer(await ada.slash(server.channel, "me timezone"))
    refused = answer(await ada.slash(server.channel, "me timezone", zone="IST"))
    await ada.slash(server.channel, "me timezone", zone="Europe/Berlin")
    asked = await ada.slash(server.channel, "me timezone")
    shown = answer(asked)
    forgotten = answer(await press(ada, asked, "Forget it"))

    assert [(each["name"], each["value"]) for each in offered] == [("Berlin · 14:00 (UTC+2)", "Europe/Berlin")]
    assert unknown.text.startswith("Your time zone is not set.")
    assert refused.text.startswith("“IST” can mean several time zones.")
    assert shown.text.startswith("Your time zone is **Europe/Berlin**; there it is 14:00, UTC+2 now.")
    assert forgotten.text.startswith("Your time zone is forgotten")
    assert all(each.private for each in (unknown, refused, shown, forgotten))


async def test_notifications_are_chosen_on_one_card_that_survives_a_restart(server: Server):
    lin = server.member("lin", locale="zh-CN")
    asked = await lin.slash(server.channel, "me notifications")
    first = answer(asked)

    await server.restart()
    digest = await press(lin, asked, "每天一条")
    daily = answer(digest)
    opened = await press(lin, digest, "免打扰时段")
    ids = [label["component"]["custom_id"] for label in _form(opened)["components"]]
    quiet = answer(await lin.submit_modal(opened, dict(zip(ids, ("23:00", "7"), strict=True))))

    assert first.text == (
        "### 你的提醒方式\n对你尚未完成的事项的提醒会发到**队伍的专属空间**；没有时，用私信发给你。\n"
        f"免打扰时段：**22:00–08:00**，设置时区后生效。请用 {server.bot.texts.command('me timezone')} 设置。\n"
        "-# 你自己设置的提醒总会在你指定的时间用私信发送。"
    )
    assert "**每天一条私信**" in daily.text
    assert "**23:00–07:00**" in quiet.text


def _form(opened: simcord.InteractionResult) -> dict:
    assert opened.modal is not None, "no form was opened"
    return opened.modal
