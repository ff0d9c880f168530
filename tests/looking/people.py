"""People who look for a team on SimCord, and what they read."""

from typing import Any

import simcord
from sqlalchemy import update

from bot.domain.permissions import Actor
from bot.services.looking import Entry
from db.claims import Claim
from tests.kit.discord import Server, answer

GUILD_FIELDS = ("interests", "skills", "zone", "hours", "languages")
SAID = ("GANs", "PyTorch", "UTC+2", "8", "English")


def fields(opened: simcord.InteractionResult) -> list[dict[str, Any]]:
    assert opened.modal is not None, "no form was opened"
    return [label["component"] for label in opened.modal["components"]]


async def fill(person: Any, opened: simcord.InteractionResult, *typed: str) -> simcord.InteractionResult:
    ids = [each["custom_id"] for each in fields(opened)]
    return await person.submit_modal(opened, dict(zip(ids, typed, strict=True)))


async def look(server: Server, member: simcord.MemberActor, *typed: str) -> simcord.InteractionResult:
    return await fill(member, await member.slash(server.channel, "team looking"), *(typed or SAID))


async def say(server: Server, member: simcord.MemberActor, **said: str) -> Entry:
    """Look without the form, for whom the test is not about."""
    typed = dict(zip(GUILD_FIELDS, SAID, strict=True)) | said
    return await server.services.looking.look(Actor(server.guild.id, member.id), **typed)


def letters(member: simcord.MemberActor) -> list[Any]:
    return [each for each in member.user.dm_channel.history(viewer=member.user) if each.author.id != member.id]


async def ring(server: Server) -> None:
    """Twice: what the one ring makes due is sent by the next."""
    for _ in range(2):
        await server.bot.bell.ring()
    await server.env.settle()


async def hide_people(server: Server) -> None:
    async def write(session):
        await session.execute(update(Claim).values(is_anonymous=True))

    await server.database.write(write)


def answer_label(result: simcord.InteractionResult, custom_id: str) -> str:
    return next(label for label, each in answer(result).buttons.items() if each == custom_id)


def shown_text(letter: Any) -> str:
    return "\n".join(part.content for part in letter.components[0].children if hasattr(part, "content"))
