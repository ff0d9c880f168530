"""/challenge wrapup, and what teams press, up to the article."""

import pytest
import simcord
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.permissions import Actor
from db.challenges import find_current_edition
from tests.challenges.test_course_commands import an_organizer
from tests.kit.discord import Server, a_paper, answer, press, read

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def a_report(server: Server, lead: simcord.MemberActor) -> None:
    actor, services = Actor(server.guild.id, lead.id), server.services
    await services.teams.create(actor, "Vector")
    paper_id = await a_paper(server, "Attention _is_ all", "arxiv:1706.03762")
    claim = await services.claims.claim(actor, paper_id)
    await services.claims_work.submit(actor, claim.claim_id, "https://reports.example.org/vector")

    async def thank(session: AsyncSession) -> None:
        edition = await find_current_edition(session, server.guild.id)
        assert edition is not None
        edition.sponsor, edition.guide_url = "Example & Co", "https://example.org/guide"

    await server.database.write(thank)


async def test_team_is_asked_tells_and_the_article_is_posted(server: Server):
    olu, ada = an_organizer(server), server.member("ada")
    await a_report(server, ada)
    seen = await olu.slash(server.channel, "challenge wrapup")
    first = answer(seen)
    asked = answer(await press(olu, seen, "Ask the teams"))
    await server.bot.bell.ring()
    await server.env.settle()
    letter = ada.user.dm_channel.history()[-1]
    opened = await ada.user.click(letter, custom_id=read(letter).buttons["Tell what came of it"])
    fields = [label["component"]["custom_id"] for label in opened.modal["components"]]
    typed = dict(zip(fields, ("Ada & [x](y)", "We did\n\n# it", "It *works*"), strict=True))
    told = answer(await ada.user.submit_modal(opened, typed))
    whole = await olu.slash(server.channel, "challenge wrapup", edition="Fall 2021")
    posting = await press(olu, whole, "Post it here")
    posted = await press(olu, posting, "Post it here")
    public = read(server.channel.history()[-1])
    article = (await posted.followups[-1].message.attachments[0].read()).decode()

    assert first.text.splitlines()[:2] == [
        "### Wrap-up of Fall 2021",
        "• **Attention \\_is\\_ all** · Vector · nothing told yet",
    ]
    assert asked.text == "One team is asked to tell what came of its work."
    assert told.text.startswith("This will be printed about **Attention \\_is\\_ all**.")
    assert "Every team has told what came of its work." in answer(whole).text
    assert public.text.startswith(
        "### Wrapping up Fall 2021\n**[Attention \\_is\\_ all](https://arxiv.org/abs/1706.03762)**"
    )
    assert article == (
        "# Wrapping up Fall 2021\n\n"
        "One work came out of Fall 2021. This is what was reproduced, and where everything can be seen and run.\n\n"
        "## [Attention \\_is\\_ all](https://arxiv.org/abs/1706.03762)\n\n"
        "- Team: Vector (Ada & \\[x\\](y))\n"
        "- Repository: [https://reports.example.org/vector](https://reports.example.org/vector)\n"
        "- Result: report handed in\n\n"
        "We did\n\n\\# it\n\n"
        "> It \\*works\\*\n\n"
        "## Thanks\n\n"
        "Thanks to the one person who took part. Thanks to Example & Co for the support.\n\n"
        "[How to take part](https://example.org/guide)\n"
    )


async def test_wrapup_is_the_organizers_and_without_reports_says_how_they_come(server: Server):
    olu, ada = an_organizer(server, locale="zh-CN"), server.member("ada")
    refused = answer(await ada.slash(server.channel, "challenge wrapup"))
    empty = answer(await olu.slash(server.channel, "challenge wrapup"))
    assert refused.text.startswith("Only the organizers can do this")
    assert empty.text.startswith("### Fall 2021 的总结\n还没有队伍提交报告")
    assert empty.buttons == {}


async def test_guide_and_sponsor_are_set_under_the_rules(server: Server):
    olu = an_organizer(server)
    opened = await press(olu, await olu.slash(server.channel, "challenge rules"), "Guide and sponsor")
    assert opened.modal is not None
    fields = [label["component"]["custom_id"] for label in opened.modal["components"]]
    typed = dict(zip(fields, ("https://example.org/guide", "Example", ""), strict=True))
    shown = answer(await olu.submit_modal(opened, typed))
    assert "[How it works: the guide page](https://example.org/guide)\nSupported by Example." in shown.text
