"""The sections of the settings: what each key may be, and what it is by default."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, field_validator


def _setting(default: object, expected: str, example: object, *, hidden: bool = False) -> Any:
    """A key of a section. A hidden one is shown nowhere and may be read from a file of its own."""
    return Field(default=default, description=expected, examples=[example], repr=not hidden)


def _ensure_header(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[!-~]+", token.get_secret_value()):
        raise ValueError("cannot stand in a header of HTTP")
    return token


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @field_validator("*", mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        # Pydantic would take true for 1; it turns a ValueError alone into an error of this field.
        if isinstance(value, bool):
            raise ValueError("not a number")  # noqa: TRY004 - a TypeError would not become a fault of the field
        # TOML has no word for "not set", so an empty text says it.
        return (value.strip() or None) if isinstance(value, str) else value


class DiscordConfig(_Section):
    """How to reach Discord, and as whom."""

    token: Annotated[SecretStr, AfterValidator(_ensure_header)] | None = _setting(
        None, "the token from the application's Bot page, without spaces", "the token", hidden=True
    )
    api_url: Annotated[str, Field(pattern=r"^https?://[^\s/]+\S*$")] | None = _setting(
        None, "an address with http:// or https://", "http://127.0.0.1:8080/api/v10"
    )
    gateway_url: Annotated[str, Field(pattern=r"^wss?://[^\s/]+\S*$")] | None = _setting(
        None, "an address with ws:// or wss://", "ws://127.0.0.1:8081"
    )
    guild_ready_timeout_s: Annotated[float, Field(ge=0, le=60)] = _setting(2.0, "seconds from 0 to 60", 2.0)
    commands_guild_id: Annotated[int, Field(ge=1, lt=2**63)] | None = _setting(
        None, "the id of a server: a whole number", 123456789012345678
    )


class DatabaseConfig(_Section):
    """Where everything is remembered."""

    url: str = _setting(
        "sqlite+aiosqlite:///data/reprobot.db",
        "the address of a database",
        "sqlite+aiosqlite:///data/reprobot.db",
        hidden=True,
    )
    backup_dir: Path | None = _setting(None, "a folder", "backups")


class LogConfig(_Section):
    """What is written to stderr."""

    level: Literal["debug", "info", "warning", "error"] = _setting("info", "debug, info, warning or error", "info")
    format: Literal["console", "json"] | None = _setting(None, "console or json", "json")

    @field_validator("*", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value


class ChallengeConfig(_Section):
    """The edition that a new server begins with."""

    name: Annotated[str, Field(max_length=100)] = _setting(
        "ML Reproducibility Challenge", "a text of 1 to 100 characters", "ML Reproducibility Challenge"
    )
    claims_per_paper: Annotated[int, Field(ge=0, le=1000)] = _setting(2, "a whole number from 0 (any) to 1000", 2)
    claims_per_team: Annotated[int, Field(ge=0, le=1000)] = _setting(1, "a whole number from 0 (any) to 1000", 1)
    seats_per_team: Annotated[int, Field(ge=1, le=100)] = _setting(5, "a whole number from 1 to 100", 5)
    invitation_days: Annotated[int, Field(ge=1, le=365)] = _setting(7, "a whole number from 1 to 365", 7)
    silent_days: Annotated[int, Field(ge=0, le=365)] = _setting(14, "a whole number from 0 (never) to 365", 14)
    lapse_days: Annotated[int, Field(ge=1, le=365)] = _setting(7, "a whole number from 1 to 365", 7)
    offer_hours: Annotated[int, Field(ge=1, le=720)] = _setting(48, "a whole number from 1 to 720", 48)


class RemindersConfig(_Section):
    """Reminders that people set for themselves."""

    per_person: Annotated[int, Field(ge=1, le=100)] = _setting(10, "a whole number from 1 to 100", 10)


def _ensure_site(address: str) -> str:
    from bot.sites import ensure_base  # here, because few settings name a site and it loads a client for HTTP

    return ensure_base(address)


def _ensure_contact(contact: str) -> str:
    from bot.sites import Limits

    Limits(version="0", contact=contact)
    return contact


_Source = Annotated[str, AfterValidator(_ensure_site)]


def _source(default: str) -> Any:
    return _setting(default, "an address with http:// or https://", default)


class PapersConfig(_Section):
    """Who is asked what a suggested paper is."""

    look_up: Literal["yes", "no"] = _setting("yes", "yes or no", "no")
    contact: Annotated[str, AfterValidator(_ensure_contact)] | None = _setting(
        None, "an address of a page or of e-mail, without spaces and parentheses", "https://example.org/our-bot"
    )
    huggingface_url: _Source = _source("https://huggingface.co")
    arxiv_url: _Source = _source("https://export.arxiv.org")
    crossref_url: _Source = _source("https://api.crossref.org")
    datacite_url: _Source = _source("https://api.datacite.org")
    timeout_s: Annotated[float, Field(ge=1, le=60)] = _setting(8.0, "seconds from 1 to 60", 8.0)


class RepositoriesConfig(_Section):
    """Whose repositories are looked at, and how often."""

    look_up: Literal["yes", "no"] = _setting("yes", "yes or no", "no")
    dagshub_url: _Source = _source("https://dagshub.com")
    dagshub_token: Annotated[SecretStr, AfterValidator(_ensure_header)] | None = _setting(
        None, "a token of DagsHub, without spaces", "the token", hidden=True
    )
    dagshub_token_form: Literal["Bearer", "token"] = _setting("Bearer", "Bearer or token", "token")
    github_url: _Source = _source("https://github.com")
    github_api_url: _Source = _source("https://api.github.com")
    github_token: Annotated[SecretStr, AfterValidator(_ensure_header)] | None = _setting(
        None, "a token of GitHub, without spaces", "the token", hidden=True
    )
    timeout_s: Annotated[float, Field(ge=1, le=60)] = _setting(10.0, "seconds from 1 to 60", 10.0)
    fresh_minutes: Annotated[int, Field(ge=1, le=1440)] = _setting(10, "a whole number from 1 to 1440", 10)
    watched_minutes: Annotated[int, Field(ge=10, le=1440)] = _setting(60, "a whole number from 10 to 1440", 60)
    linked_hours: Annotated[int, Field(ge=1, le=168)] = _setting(6, "a whole number from 1 to 168", 6)
    per_team: Annotated[int, Field(ge=1, le=20)] = _setting(5, "a whole number from 1 to 20", 5)
    webhooks: Literal["yes", "no"] = _setting("no", "yes or no", "yes")


class WebConfig(_Section):
    """What the bot offers to programs that fetch it by themselves."""

    port: Annotated[int, Field(ge=1, le=65535)] | None = _setting(None, "a whole number from 1 to 65535", 8080)
    host: str = _setting("127.0.0.1", "an address of this machine", "0.0.0.0")  # noqa: S104 - an example of all
    public_url: Annotated[str, Field(pattern=r"^https?://[^\s/?#@]+(/[^\s?#]*)?$")] | None = _setting(
        None, "an address with https:// or http://", "https://bot.example.org"
    )
