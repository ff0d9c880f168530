"""Tells the operator what is wrong with the settings, or what they come to."""

from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.text import Text

from bot.config import FIELDS, Config, ConfigInvalid, Fault, Resolved, resolve
from bot.errors import StartupError
from bot.logs import MASK, Masker
from db.address import read_address


def check_config(path: Path | None) -> int:
    """Print every fault to stderr, or the settings and where each came from to stdout; nothing is connected to.

    The exit code is 0 only when `reprobot run` would find nothing wrong with the settings.
    """
    faults: tuple[Fault, ...] = ()
    try:
        resolved = resolve(path)
    except ConfigInvalid as invalid:
        resolved, faults = invalid.rest, invalid.faults
    told = {fault.key for fault in faults}
    # Where the value, or what it is read from, has a fault already, nothing more can be said about it.
    faults += tuple(fault for fault in _find_missing(resolved.config) if told.isdisjoint(_places(fault, resolved)))
    if faults:
        return _print_faults(faults)
    _print_settings(resolved)
    return 0


def _find_missing(config: Config) -> tuple[Fault, ...]:
    """What the rules of single values cannot know: `run` needs a token, and the store must understand its address."""
    faults: list[Fault] = []
    if config.discord.token is None:
        example = "REPROBOT_DISCORD__TOKEN_FILE=/run/secrets/token"
        faults.append(Fault("discord.token", "nothing", str(FIELDS["discord.token"].description), example))
    try:
        read_address(config.database.url)
    except StartupError as error:
        example = str((FIELDS["database.url"].examples or [""])[0])
        faults.append(Fault("database.url", "an address that cannot be used", str(error).rstrip("."), example))
    return tuple(faults)


def _places(fault: Fault, resolved: Resolved) -> tuple[str, str]:
    return fault.key, resolved.origins[fault.key]


def _print_faults(faults: tuple[Fault, ...]) -> int:
    console = Console(stderr=True, highlight=False)
    count = "1 setting is wrong" if len(faults) == 1 else f"{len(faults)} settings are wrong"
    _print(console, Text(count, style="bold red"))
    for fault in faults:
        _print(console, Text.assemble("\n", (fault.key, "bold")))
        for label, text in (("found", fault.found), ("expected", fault.expected), ("example", fault.example)):
            _print(console, Text(f"  {label:<9}{text}"))
    return 1


def _print_settings(resolved: Resolved) -> None:
    console = Console(highlight=False)
    shown = {key: _show(resolved.config, key) for key in FIELDS}
    keys, values = max(map(len, shown)), max(map(len, shown.values()))
    for key, value in shown.items():
        _print(
            console, Text.assemble((f"{key:<{keys}}", "bold"), f"  {value:<{values}}  ", (resolved.origins[key], "dim"))
        )
    _print(console, Text("The settings are complete.", style="green"))


def _show(config: Config, key: str) -> str:
    section, _, name = key.partition(".")
    value = getattr(getattr(config, section), name)
    if value is None:
        return "not set"
    if isinstance(value, SecretStr):
        return MASK
    return Masker([]).mask(str(value))


def _print(console: Console, text: Text) -> None:
    # Lines are left as long as they are: a wrapped path cannot be copied or searched for.
    console.print(text, soft_wrap=True)
