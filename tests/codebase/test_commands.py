"""Every command fits Discord's limits in every language, has a name of its own, and stands in the handbook.

Limits: Discord's developer documentation, "Application Commands", read 2026-11-24.
"""

import re
from collections.abc import Iterable, Iterator

import pytest

from tests.codebase.fluent import LANGUAGES, read_catalogue
from tests.codebase.sources import ROOT

NAME = re.compile(r"[-_'\w]{1,32}")
MENU_NAME = re.compile(r"\S.{0,30}\S|\S")
DESCRIPTION_MAX = 100
OPTIONS_MAX = CHOICES_MAX = 25
CHOICE_MAX = 100
COMMAND_MAX = 8000
TOP_LEVEL_MAX = 100
SLASH, SUBCOMMAND, GROUP = 1, 1, 2


def find_over_limits(commands: list[dict]) -> list[str]:
    """What Discord would refuse, or what two commands would fight over."""
    slash = [command for command in commands if command.get("type", SLASH) == SLASH]
    complaints = [f"there are {len(slash)} commands"] if len(slash) > TOP_LEVEL_MAX else []
    complaints += _find_doubled("commands", [f"{command.get('type', SLASH)}/{command['name']}" for command in commands])
    for command in commands:
        complaints += _check_entry(f"/{command['name']}", command)
        if (length := count_characters(command)) > COMMAND_MAX:
            complaints.append(f"/{command['name']} has {length} characters")
    return complaints


def count_characters(entry: dict) -> int:
    """Names, descriptions and values of a command and all below it; of translations the longest counts."""
    own = sum(max(map(len, _spoken(entry, part)), default=0) for part in ("name", "description"))
    value = entry.get("value")
    below = [*entry.get("options", []), *entry.get("choices", [])]
    return own + (len(value) if isinstance(value, str) else 0) + sum(map(count_characters, below))


def list_names(commands: Iterable[dict]) -> list[str]:
    """What people type: `team join`, in order, without groups that only hold others and without menus."""
    slash = [command for command in commands if command.get("type", SLASH) == SLASH]
    return sorted(name for command in slash for name in _names_below(command, ""))


def find_undocumented(names: Iterable[str], handbook: str) -> list[str]:
    """Commands that the handbook never names."""
    told = [mention.strip("` ") for mention in re.findall(r"`/[^`]+`", handbook)]
    return [name for name in names if not any(re.match(rf"/{name}(?![\w-])", mention) for mention in told)]


def find_stale(mentions: Iterable[str], names: Iterable[str]) -> list[str]:
    """Mentions of commands that are none, such as `team join name:ada` of a command that was renamed."""
    known = set(names)
    groups = {name.rsplit(" ", 1)[0] for name in known if " " in name}
    return sorted(
        mention
        for mention in set(mentions)
        if mention not in groups and not any(mention == name or mention.startswith(f"{name} ") for name in known)
    )


def _check_entry(path: str, entry: dict) -> list[str]:
    form = NAME if entry.get("type", SLASH) not in (2, 3) or "description" in entry else MENU_NAME
    complaints = [
        f"{path} is called {name!r}"
        for name in _spoken(entry, "name")
        if not form.fullmatch(name) or (form is NAME and name != name.lower())
    ]
    complaints += [
        f"{path} is described with {len(description)} characters"
        for description in _spoken(entry, "description")
        if form is NAME and not 1 <= len(description) <= DESCRIPTION_MAX
    ]
    options, choices = entry.get("options", []), entry.get("choices", [])
    complaints += [f"{path} has {len(options)} options"] if len(options) > OPTIONS_MAX else []
    complaints += [f"{path} has {len(choices)} choices"] if len(choices) > CHOICES_MAX else []
    complaints += [
        f"{path} offers {choice['name']!r}"
        for choice in choices
        if any(not 1 <= len(text) <= CHOICE_MAX for text in [*_spoken(choice, "name"), str(choice["value"])])
    ]
    complaints += _find_doubled(path, [option["name"] for option in options])
    return complaints + [fault for option in options for fault in _check_entry(f"{path} {option['name']}", option)]


def _spoken(entry: dict, part: str) -> list[str]:
    return [entry[part], *(entry.get(f"{part}_localizations") or {}).values()] if part in entry else []


def _find_doubled(where: str, names: list[str]) -> list[str]:
    return [f"{where}: {name} twice" for name in sorted(set(names)) if names.count(name) > 1]


def _names_below(entry: dict, prefix: str) -> Iterator[str]:
    name = f"{prefix} {entry['name']}".strip()
    below = [option for option in entry.get("options", []) if option["type"] in (SUBCOMMAND, GROUP)]
    if not below:
        yield name
    for option in below:
        yield from _names_below(option, name)


@pytest.fixture
async def commands(tmp_path):
    """What the bot tells Discord, translations included, without a Discord."""
    from bot.app import open_app
    from bot.client import list_features
    from bot.clock import SystemClock
    from bot.config import Config
    from cogs._shared.texts import FluentTranslator

    config = Config.model_validate({"database": {"url": f"sqlite+aiosqlite:///{tmp_path}/commands.db"}})
    async with open_app(config, clock=SystemClock()) as app, app.bot:
        for feature in list_features():
            await app.bot.load_extension(feature)
        await app.bot.tree.set_translator(FluentTranslator(app.bot.texts))
        tree = app.bot.tree
        translator = tree.translator
        assert translator is not None
        yield [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]


def read_handbook() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md")))


async def test_commands_fit_discords_limits(commands):
    assert len(commands) > 0
    assert find_over_limits(commands) == []


async def test_commands_are_described_in_every_language(commands):
    # A menu has no description: its name is what people read.
    shown = {SLASH: "description_localizations"}
    assert [
        command["name"]
        for command in commands
        if set(command.get(shown.get(command.get("type", SLASH), "name_localizations")) or {}) != {"zh-CN"}
    ] == []


async def test_every_menu_stands_in_the_handbook(commands):
    menus = [command["name"] for command in commands if command.get("type", SLASH) != SLASH]

    assert [name for name in menus if f"*{name}*" not in read_handbook()] == []
    assert sorted(menus) == ["Invite to my team", "Remind me", "Show team", "Use as announcement"]


async def test_every_command_stands_in_the_handbook(commands):
    assert find_undocumented(list_names(commands), read_handbook()) == []


async def test_handbook_names_no_command_that_is_none(commands):
    told = re.findall(r"`/([a-z][^`\n/]*)`", read_handbook())

    assert find_stale(told, list_names(commands)) == []


async def test_words_name_no_command_that_is_none(commands):
    told = {command for language in LANGUAGES for command in read_catalogue(language, ROOT / "cogs").commands}

    assert find_stale(told, list_names(commands)) == []


def test_commands_over_the_limits_are_found():
    choice = {"name": "x" * 101, "value": "y"}
    option = {"type": 3, "name": "Team", "description": "", "choices": [choice] * 26}
    command = {
        "name": "team",
        "description": "ok",
        "description_localizations": {"zh-CN": "长" * 101},
        "options": [option, option],
    }
    menu = {"type": 2, "name": "Show team"}

    assert find_over_limits([command, command | {"options": []}, menu]) == [
        "commands: 1/team twice",
        "/team is described with 101 characters",
        "/team: Team twice",
        *["/team Team is called 'Team'"],
        "/team Team is described with 0 characters",
        "/team Team has 26 choices",
        *[f"/team Team offers {choice['name']!r}"] * 26,
        *["/team Team is called 'Team'"],
        "/team Team is described with 0 characters",
        "/team Team has 26 choices",
        *[f"/team Team offers {choice['name']!r}"] * 26,
        "/team is described with 101 characters",
    ]


def test_command_with_too_many_characters_is_found():
    options = [
        {"type": 3, "name": f"o{n}", "description": "d", "choices": [{"name": "n" * 100, "value": "v" * 100}] * 25}
        for n in range(2)
    ]
    command = {"name": "team", "description": "d" * 100, "options": options}

    assert count_characters(command) == 4 + 100 + 2 * (2 + 1 + 25 * 200)
    assert find_over_limits([command]) == ["/team has 10110 characters"]


def test_undocumented_and_stale_commands_are_found():
    commands = [
        {"name": "start", "options": []},
        {"name": "team", "options": [{"type": 1, "name": "join"}, {"type": 1, "name": "join-all"}]},
    ]
    names = list_names(commands)

    assert names == ["start", "team join", "team join-all"]
    assert find_undocumented(names, "Run `/start`, then `/team join-all now:yes`; /team join is for later") == [
        "team join"
    ]
    assert find_stale(["start", "team", "team join name:ada", "team joins", "paper"], names) == ["paper", "team joins"]
