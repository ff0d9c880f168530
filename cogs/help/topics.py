"""The commands of the bot as it has them, by topic and by who can use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from discord import app_commands

from bot.domain.permissions import Actor
from cogs._shared.texts import Words


@dataclass(frozen=True, slots=True)
class Topic:
    """A command with all that stands under it: names as people type them, each with what it is for."""

    name: str
    about: str
    commands: Mapping[str, str]


def list_topics(tree: app_commands.CommandTree[Any], actor: Actor, words: Words) -> list[Topic]:
    """What this person can use, as far as Discord was told of it: what everybody can first."""
    found = [command for command in tree.get_commands() if not isinstance(command, app_commands.ContextMenu)]
    allowed = [command for command in found if _may_see(command, actor)]
    allowed.sort(key=lambda command: (command.default_permissions is not None, command.qualified_name))
    return [
        Topic(
            command.name,
            _describe(command, words),
            {each.qualified_name: _describe(each, words) for each in _leaves(command)},
        )
        for command in allowed
    ]


def _may_see(command: app_commands.Command[Any, ..., Any] | app_commands.Group, actor: Actor) -> bool:
    wanted = command.default_permissions
    if wanted is None or actor.organizes:
        return True
    return wanted.moderate_members and not wanted.manage_guild and actor.moderates


def _leaves(
    command: app_commands.Command[Any, ..., Any] | app_commands.Group,
) -> Iterator[app_commands.Command[Any, ..., Any]]:
    if isinstance(command, app_commands.Group):
        for each in command.commands:
            yield from _leaves(each)
    else:
        yield command


def _describe(command: app_commands.Command[Any, ..., Any] | app_commands.Group, words: Words) -> str:
    description = command._locale_description  # pyright: ignore[reportPrivateUsage] - its key is nowhere else
    key = description.extras.get("key") if description is not None else None
    return str(words(key)) if key is not None else command.description
