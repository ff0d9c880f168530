"""What the operator chose: the environment first, then config.toml, then the defaults."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import StartupError
from bot.sections import (
    ChallengeConfig,
    DatabaseConfig,
    DiscordConfig,
    LogConfig,
    PapersConfig,
    RemindersConfig,
    RepositoriesConfig,
    WebConfig,
)

DEFAULT_FILE = Path("config.toml")
_PREFIX = "REPROBOT_"
_SHOWN = 24
_SQLITE_FILE = re.compile(r"(sqlite(?:\+aiosqlite)?:///)(?!/|:memory:|file:)(.+)")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

Layer = dict[str, dict[str, Any]]


class Config(BaseSettings):
    """All settings, checked. Made from values it reads nothing else; `load` reads the environment and the file."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, env_prefix=_PREFIX, env_nested_delimiter="__"
    )

    discord: DiscordConfig = DiscordConfig()
    database: DatabaseConfig = DatabaseConfig()
    log: LogConfig = LogConfig()
    challenge: ChallengeConfig = ChallengeConfig()
    reminders: RemindersConfig = RemindersConfig()
    papers: PapersConfig = PapersConfig()
    repositories: RepositoriesConfig = RepositoriesConfig()
    web: WebConfig = WebConfig()

    def list_secrets(self) -> list[str]:
        """All tokens and secrets, which must never be written anywhere."""
        chosen = self.repositories
        secrets = (self.discord.token, chosen.dagshub_token, chosen.github_token)
        return [secret.get_secret_value() for secret in secrets if secret is not None]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The given values alone."""
        return (init_settings,)


SECTIONS: dict[str, type[BaseModel]] = {
    "discord": DiscordConfig,
    "database": DatabaseConfig,
    "log": LogConfig,
    "challenge": ChallengeConfig,
    "reminders": RemindersConfig,
    "papers": PapersConfig,
    "repositories": RepositoriesConfig,
    "web": WebConfig,
}
FIELDS: dict[str, FieldInfo] = {
    f"{section}.{name}": field for section, model in SECTIONS.items() for name, field in model.model_fields.items()
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One setting that is wrong. No part of it shows a secret."""

    key: str
    found: str
    expected: str
    example: str

    def __str__(self) -> str:
        return f"{self.key}: found {self.found}; expected {self.expected}; for example {self.example}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings, and for each key (`discord.token`) the file or variable that it came from, or "default".

    Of a file that cannot be read everything may have come that the environment does not say.
    """

    config: Config
    origins: Mapping[str, str]


class ConfigInvalid(StartupError):
    """The settings are wrong; holds everything that is, and the rest, with defaults in place of wrong values."""

    def __init__(self, faults: tuple[Fault, ...], rest: Resolved) -> None:
        lines = [str(fault) for fault in faults]
        super().__init__(lines[0] if len(lines) == 1 else "\n  ".join([f"{len(lines)} settings are wrong:", *lines]))
        self.faults = faults
        self.rest = rest


def load(path: Path | None) -> Config:
    """The settings; from the file `path`, or config.toml in this folder if there is one. Raises ConfigInvalid."""
    return resolve(path).config


def resolve(path: Path | None) -> Resolved:
    """The settings and where each came from. Raises ConfigInvalid."""
    faults: list[Fault] = []
    origins = dict.fromkeys(FIELDS, "default")
    file = path or DEFAULT_FILE
    content = _read_file(file, faults, required=path is not None)
    if faults:
        origins = dict.fromkeys(FIELDS, str(file))
    layer = _keep_sections(content or {}, str(file), origins, faults)
    if content is not None:
        _anchor(layer, file.absolute().parent)
    for section, values in _read_environment(origins, faults).items():
        layer[section] = layer.get(section, {}) | values
    resolved = Resolved(_validate(layer, origins, faults), origins)
    if faults:
        raise ConfigInvalid(tuple(faults), resolved)
    return resolved


def is_hidden(key: str) -> bool:
    """Whether the value of this key (`discord.token`) must not be shown."""
    return not FIELDS[key].repr


def _read_file(file: Path, faults: list[Fault], *, required: bool) -> dict[str, Any] | None:
    try:
        return _parse(file.read_text(encoding="utf-8-sig"), str(file), faults)
    except FileNotFoundError:
        if not required:
            return None
        found, expected = "no such file", "the file with the settings"
    except OSError as error:
        found, expected = f"a file that cannot be read ({error.strerror})", "a file that this user may read"
    except UnicodeDecodeError as error:
        found, expected = f"a byte that is not UTF-8 at {error.start}", "a text in UTF-8"
    faults.append(Fault(str(file), found, expected, "a copy of config.example.toml"))
    return {}


def _parse(text: str, file: str, faults: list[Fault]) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        end = text.count("\n") + 1, len(text) - text.rfind("\n")
        line, column = (place[1], place[2]) if place and place[1] else end
        what = _TOML_PLACE.sub("", str(error))
        found = f"a mistake in line {line}, column {column} ({what[:1].lower()}{what[1:]})"
        expected = "TOML: sections in brackets, keys with values, texts in quotes"
        faults.append(Fault(file, found, expected, _example("log.level", file)))
        return {}


def _keep_sections(content: dict[str, Any], file: str, origins: dict[str, str], faults: list[Fault]) -> Layer:
    """What the file says in known places; the rest becomes faults."""
    layer: Layer = {}
    for section, values in content.items():
        if section not in SECTIONS:
            faults.append(_unknown(section, file))
        elif not isinstance(values, dict):
            example = f"[{section}] on a line of its own"
            faults.append(Fault(section, f"a value in {file}", "a section with keys", example))
        else:
            for name in values:  # pyright: ignore[reportUnknownVariableType] - TOML's keys are texts
                key = f"{section}.{name}"
                if key not in FIELDS:
                    faults.append(_unknown(key, file))
                else:
                    origins[key] = file
                    layer.setdefault(section, {})[str(name)] = values[name]  # pyright: ignore[reportUnknownArgumentType] - pydantic looks at it
    return layer


def _anchor(layer: Layer, folder: Path) -> None:
    """Let relative paths begin where the file is; the default too, so that naming the default changes nothing."""
    database = layer.setdefault("database", {})
    url, backup_dir = database.get("url", DatabaseConfig().url), database.get("backup_dir")
    if isinstance(url, str) and (parts := _SQLITE_FILE.fullmatch(url.strip())):
        database["url"] = f"{parts[1]}{folder / parts[2]}"
    if isinstance(backup_dir, str) and backup_dir.strip():
        database["backup_dir"] = str(folder / backup_dir.strip())


def _read_environment(origins: dict[str, str], faults: list[Fault]) -> Layer:
    places = {_variable(key): key for key in FIELDS}
    files = {f"{_variable(key)}_FILE": key for key in FIELDS if is_hidden(key)}
    given = {name.upper(): value for name, value in os.environ.items() if name.upper().startswith(_PREFIX)}
    variables = [*places, *files]
    faults += [_unknown_variable(name, variables) for name in sorted(given) if name not in variables]
    known = {name: given[name] for name in places if given.get(name, "").strip()}
    origins |= {places[name]: name for name in known}
    for name, key in files.items():
        plain, file = name.removesuffix("_FILE"), given.get(name, "").strip()
        if file and plain in known:
            faults.append(Fault(name, f"{plain} beside it", "one of the two", f"no variable {plain}"))
        elif file:
            origins[key] = name
            if secret := _read_secret(name, file, faults):
                known[plain] = secret
    source = EnvSettingsSource(Config)
    source.env_vars = {name.lower(): value for name, value in known.items()}
    return source()


def _read_secret(variable: str, file: str, faults: list[Fault]) -> str | None:
    try:
        secret = Path(file).read_text(encoding="utf-8-sig").strip()
    except OSError as error:
        found = f"the name of a file that cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        found = "the name of a file that is not a text in UTF-8"
    else:
        if secret:
            return secret
        found = "the name of an empty file"
    # What the variable holds is not shown: it may be the secret itself.
    faults.append(Fault(variable, found, "a file that holds nothing but the value", f"{variable}=/run/secrets/value"))
    return None


def _validate(layer: Layer, origins: Mapping[str, str], faults: list[Fault]) -> Config:
    """The settings, with defaults in place of wrong values; those become faults."""
    try:
        return Config.model_validate(layer)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    faults += [_explain(details, origins) for details in wrong]
    keys = {_key(details) for details in wrong}
    kept = {
        section: {name: value for name, value in values.items() if f"{section}.{name}" not in keys}
        for section, values in layer.items()
    }
    return Config.model_validate(kept)


def _variable(key: str) -> str:
    return _PREFIX + key.upper().replace(".", "__")


def _explain(details: ErrorDetails, origins: Mapping[str, str]) -> Fault:
    key = _key(details)
    found = "a value that is not shown" if is_hidden(key) else _show(details["input"])
    return Fault(key, f"{found} in {origins[key]}", str(FIELDS[key].description), _example(key, origins[key]))


def _key(details: ErrorDetails) -> str:
    return ".".join(str(part) for part in details["loc"][:2])


def _show(value: object) -> str:
    # A secret in the wrong place is long: whatever is long is not repeated.
    if value is None:
        return "an empty text"
    text = repr(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= _SHOWN else f"a value of {len(str(value))} characters"


def _example(key: str, origin: str) -> str:
    value = (FIELDS[key].examples or [""])[0]
    if origin.startswith(_PREFIX):
        return f"{_variable(key)}={value}"
    section, _, name = key.partition(".")
    return f"[{section}] {name} = " + (f'"{value}"' if isinstance(value, str) else str(value))


def _unknown(key: str, file: str) -> Fault:
    """A key or section that does not exist, with the nearest that does."""
    section, _, name = key.rpartition(".")
    places = {known.partition(".")[2]: known for known in FIELDS} | {known: known for known in SECTIONS}
    places |= {known.partition(".")[2]: known for known in FIELDS if known.startswith(f"{section}.")}
    near = difflib.get_close_matches(name.lower(), places, n=1)
    inside = [known for known in FIELDS if known.startswith(f"{section}.")] if section else list(SECTIONS)
    meant = places[near[0]] if near else f"one of {', '.join(inside)}"
    example = _example(meant, file) if meant in FIELDS else f"[{near[0] if near else section or next(iter(SECTIONS))}]"
    return Fault(key, f"an unknown {'key' if section else 'name'} in {file}", meant, example)


def _unknown_variable(name: str, known: list[str]) -> Fault:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
    last = [variable for variable in known if variable.endswith(f"__{name.removeprefix(_PREFIX)}")]
    meant = next(iter([*last, *near]), None)
    example = f"{meant}=…" if meant else f"{_variable('log.level')}=info"
    return Fault(name, "an unknown variable in the environment", meant or "a setting of config.example.toml", example)
