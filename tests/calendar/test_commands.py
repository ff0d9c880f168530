import re

import aiohttp
import pytest
import simcord
from ical.calendar_stream import IcsCalendarStream

from bot.config import WebConfig
from bot.web import Web
from db.engine import Database
from tests.calendar.world import REPORT_AT, a_deadline
from tests.kit.discord import a_server, answer, press
from tests.web.test_web import free_port

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def read_file(shown: simcord.InteractionResult) -> list[tuple[str, object]]:
    assert shown.response is not None
    (file,) = shown.response.attachments
    assert file.filename == "deadlines.ics"
    events = IcsCalendarStream.calendar_from_ics((await file.read()).decode()).events
    return [(str(event.summary), event.dtstart) for event in events]


async def test_calendar_is_a_file_and_no_address_where_nobody_reaches_it(database: Database):
    async with a_server(database) as server:
        ada = server.member("ada")
        empty = await ada.slash(server.channel, "deadline calendar")
        await a_deadline(database, "Report, *final*")
        full = await ada.slash(server.channel, "deadline calendar")

        assert empty.response is not None and empty.response.attachments == []
        assert answer(empty).text.startswith("There are no deadlines yet")
        assert answer(full).text.startswith("One deadline for your calendar")
        assert (answer(full).private, answer(full).buttons) == (True, {})
        assert await read_file(full) == [("Fall 2021: Report, *final*", REPORT_AT)]


async def test_address_gives_the_calendar_until_another_one_is_asked_for(database: Database):
    port = free_port()
    web = Web(WebConfig(port=port, public_url="https://bot.example.org"))
    await web.start()
    async with a_server(database, web=web) as server, aiohttp.ClientSession() as session:
        ada = server.member("ada", locale="zh-CN")
        await a_deadline(database)
        shown = await ada.slash(server.channel, "deadline calendar")
        (path,) = re.findall(r"`https://bot\.example\.org(/calendar/\S+\.ics)`", answer(shown).text)
        assert f"`webcal://bot.example.org{path}`" in answer(shown).text
        await server.services.people.keep()

        async def fetch(path: str) -> tuple[int, str, str]:
            async with session.get(f"http://127.0.0.1:{port}{path}") as page:
                return page.status, page.content_type, await page.text()

        status, kind, content = await fetch(path)
        (event,) = IcsCalendarStream.calendar_from_ics(content).events
        assert (status, kind, event.summary, event.dtstart) == (200, "text/calendar", "Fall 2021：Report", REPORT_AT)

        asked = await press(ada, shown, "更换地址")
        assert (await fetch(path))[0] == 200
        renewed = await press(ada, asked, "更换地址")
        (other,) = re.findall(r"`https://bot\.example\.org(/calendar/\S+\.ics)`", answer(renewed).text)
        assert [(await fetch(each))[0] for each in (path, other)] == [404, 200]
    await web.stop()
