"""What every card and form owes to people who listen to it, or see no colours: see docs/accessibility.md."""

import unicodedata
from collections.abc import AsyncGenerator, Iterator
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands, ui

from db.engine import Database
from tests.codebase.fluent import LANGUAGES
from tests.kit.discord import Server, a_server, walk
from tests.shared.test_matrix import TEXTS, as_somebody, fill, finish, make_id

_BUTTON, _TEXT, _THUMBNAIL, _GALLERY = 2, 10, 11, 12
_SELECTS = frozenset({3, 5, 6, 7, 8})
_LETTERS_MIN = 2


def find_faults(components: list[dict[str, Any]]) -> Iterator[str]:
    """What of a card cannot be heard, or says something by a picture or a colour alone."""
    for part in walk(components):
        kind = part.get("type")
        if kind == _BUTTON and not is_named(part.get("label") or ""):
            yield f"a button without words: {part}"
        elif kind == _TEXT:
            yield from find_text_faults(part["content"])
        elif kind == _THUMBNAIL and not part.get("description"):
            yield f"a picture without words: {part}"
        elif kind == _GALLERY:
            yield from (f"a picture without words: {item}" for item in part["items"] if not item.get("description"))


def find_text_faults(text: str) -> Iterator[str]:
    """Tables of letters, which are read one by one, and lines that a picture begins."""
    if "```" in text:
        yield f"a block of code: {text}"
    for line in text.splitlines():
        first = line.lstrip("#-*>•_ ~|")[:1]
        if first and unicodedata.category(first) == "So":
            yield f"a line that begins with a picture: {line}"


def find_form_faults(form: dict[str, Any]) -> Iterator[str]:
    """Fields that nobody says anything about."""
    for label in form["components"]:
        if not is_named(label.get("label") or ""):
            yield f"a field without words: {label}"
        for option in label.get("component", {}).get("options", ()):
            if not option.get("label"):
                yield f"a choice without words: {option}"


def is_named(label: str) -> bool:
    """Whether there are words, and not pictures alone."""
    letters = [each for each in label if each.isalnum()]
    return len(letters) >= _LETTERS_MIN or any(each >= "\u2e80" for each in letters) or label.isalnum()


def look_at(result: simcord.InteractionResult) -> list[str]:
    if result.modal is not None:
        return list(find_form_faults(result.modal))
    answers = [*([result.response] if result.response else []), *result.followups]
    return [fault for each in answers for fault in find_faults(each.components)]


@pytest.fixture(params=LANGUAGES)
async def looking(
    request: pytest.FixtureRequest, database: Database
) -> AsyncGenerator[tuple[Server, simcord.MemberActor]]:
    """A server, and an administrator there who reads this language."""
    async with a_server(database) as server:
        for command in server.env.backend.commands[None].values():
            command["default_member_permissions"] = None
        await fill(server)
        person = await as_somebody(server, "administrator")
        server.locales[person.id] = request.param
        yield server, person


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_every_card_and_form_can_be_heard(looking: tuple[Server, simcord.MemberActor]):
    server, person = looking
    other, faults = server.member("other"), list[str]()
    for command in server.bot.tree.walk_commands():
        if isinstance(command, app_commands.Group):
            continue
        options = {each.name: TEXTS.get(each.name, other) for each in command.parameters if each.required}
        result = await person.slash(server.channel, command.qualified_name, **options)
        faults += look_at(result)
        faults += look_at(await finish(server, person, result))
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    for control in server.bot._controls:  # pyright: ignore[reportPrivateUsage] - all that there are
        custom_id = make_id(control.form, server.guild.id)
        view = ui.LayoutView().add_item(ui.ActionRow[ui.LayoutView](ui.Button(label="x", custom_id=custom_id)))
        sent = await channel.send(view=view)
        view.stop()
        faults += look_at(await person.click(sent, custom_id=custom_id))
    assert faults == []


def test_what_cannot_be_heard_is_found():
    text = {"type": 10, "content": "✅ Done\n```\na | b\n```\n⏸ stopped"}
    button, emoji = {"type": 2, "label": "Claim"}, {"type": 2, "label": "✅"}
    row, gallery = {"type": 1, "components": [button, emoji, {"type": 2}]}, {"type": 12, "items": [{"media": {}}]}
    assert len(list(find_faults([{"type": 17, "components": [text, row, gallery]}]))) == 6
    form = {"components": [{"label": "", "component": {"options": [{"label": ""}]}}, {"label": "Name"}]}
    assert len(list(find_form_faults(form))) == 2
