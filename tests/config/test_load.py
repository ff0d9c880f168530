"""Where settings come from, and which source wins."""

import os
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.config import (
    ChallengeConfig,
    Config,
    ConfigInvalid,
    DatabaseConfig,
    DiscordConfig,
    Fault,
    LogConfig,
    load,
    resolve,
)

DEFAULT_URL = "sqlite+aiosqlite:///data/reprobot.db"


def test_settings_without_file_and_environment_are_the_defaults():
    assert load(None) == Config(
        discord=DiscordConfig(
            token=None, api_url=None, gateway_url=None, guild_ready_timeout_s=2.0, commands_guild_id=None
        ),
        database=DatabaseConfig(url=DEFAULT_URL, backup_dir=None),
        log=LogConfig(level="info", format=None),
        challenge=ChallengeConfig(
            name="ML Reproducibility Challenge",
            claims_per_paper=2,
            claims_per_team=1,
            seats_per_team=5,
            invitation_days=7,
        ),
    )


def test_config_made_from_values_reads_no_environment(monkeypatch):
    monkeypatch.setenv("REPROBOT_LOG__LEVEL", "error")

    assert Config.model_validate({}).log == LogConfig(level="info")


def test_config_cannot_be_changed():
    config = Config()

    with pytest.raises(ValidationError):
        config.log.level = "debug"  # pyright: ignore[reportAttributeAccessIssue] - what must fail
    with pytest.raises(ValidationError):
        config.log = LogConfig(level="debug")


def test_environment_wins_over_file_key_by_key(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('[log]\nlevel = "debug"\nformat = "json"\n')
    monkeypatch.setenv("REPROBOT_LOG__LEVEL", "ERROR")
    monkeypatch.setenv("REPROBOT_CHALLENGE__SEATS_PER_TEAM", "3")

    resolved = resolve(None)

    assert resolved.config.log == LogConfig(level="error", format="json")
    assert resolved.config.challenge == ChallengeConfig(seats_per_team=3)
    assert {key: origin for key, origin in resolved.origins.items() if origin != "default"} == {
        "log.level": "REPROBOT_LOG__LEVEL",
        "log.format": "config.toml",
        "challenge.seats_per_team": "REPROBOT_CHALLENGE__SEATS_PER_TEAM",
    }


def test_empty_text_means_not_set(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('[discord]\ntoken = "abc"\ncommands_guild_id = ""\napi_url = " "\n')
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN", "")

    assert load(None).discord == DiscordConfig(token=SecretStr("abc"))


def test_secret_is_read_from_its_file_without_the_white_space_around_it(tmp_path, monkeypatch):
    (tmp_path / "token").write_text(" abc.def\r\n", encoding="utf-8-sig")
    (tmp_path / "url").write_text("postgresql://u:p@h/n\n")
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("REPROBOT_DATABASE__URL_FILE", "url")

    resolved = resolve(None)

    assert resolved.config.discord.token == SecretStr("abc.def")
    assert resolved.config.database.url == "postgresql://u:p@h/n"
    assert resolved.origins["discord.token"] == "REPROBOT_DISCORD__TOKEN_FILE"
    assert resolved.origins["database.url"] == "REPROBOT_DATABASE__URL_FILE"


def test_secret_file_wins_over_config_file(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('[discord]\ntoken = "old"\n')
    (tmp_path / "token").write_text("new")
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN_FILE", "token")

    assert load(None).discord.token == SecretStr("new")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///a/b.db", "sqlite:///{folder}/a/b.db"),
        ("sqlite+aiosqlite:///b.db", "sqlite+aiosqlite:///{folder}/b.db"),
        ("sqlite:////srv/b.db", "sqlite:////srv/b.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("postgresql://u:p@h/n", "postgresql://u:p@h/n"),
    ],
)
def test_relative_database_in_a_file_begins_at_the_folder_of_the_file(tmp_path, url, expected):
    folder = tmp_path / "etc"
    folder.mkdir()
    (folder / "bot.toml").write_text(f'[database]\nurl = "{url}"\nbackup_dir = "backups"\n')

    database = load(Path("etc/bot.toml")).database

    assert database == DatabaseConfig(url=expected.format(folder=folder), backup_dir=folder / "backups")


def test_default_database_begins_at_the_folder_of_the_file_too(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "bot.toml").touch()

    assert load(Path("etc/bot.toml")).database.url == f"sqlite+aiosqlite:///{tmp_path}/etc/data/reprobot.db"


def test_relative_path_in_the_environment_begins_at_the_folder_of_the_start(tmp_path, monkeypatch):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "bot.toml").touch()
    monkeypatch.setenv("REPROBOT_DATABASE__URL", "sqlite:///here.db")
    monkeypatch.setenv("REPROBOT_DATABASE__BACKUP_DIR", "backups")

    assert load(Path("etc/bot.toml")).database == DatabaseConfig(url="sqlite:///here.db", backup_dir=Path("backups"))


def test_named_file_that_is_missing_is_a_fault():
    with pytest.raises(ConfigInvalid) as caught:
        load(Path("nowhere.toml"))

    assert caught.value.faults == (
        Fault("nowhere.toml", "no such file", "the file with the settings", "a copy of config.example.toml"),
    )


def test_file_with_byte_order_mark_is_read(tmp_path):
    (tmp_path / "config.toml").write_text('[log]\nlevel = "debug"\n', encoding="utf-8-sig")

    assert load(None).log.level == "debug"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xff\n", "a byte that is not UTF-8 at 0"),
        (b"[log]\nlevel = \n", "a mistake in line 2, column 9 (invalid value)"),
        (b'[log]\nlevel = "info', "a mistake in line 2, column 14 (unterminated string)"),
    ],
)
def test_file_that_is_no_toml_names_line_and_column(tmp_path, content, found):
    (tmp_path / "config.toml").write_bytes(content)

    with pytest.raises(ConfigInvalid) as caught:
        load(None)

    assert [(fault.key, fault.found) for fault in caught.value.faults] == [("config.toml", found)]


def test_folder_in_the_place_of_the_file_is_a_fault(tmp_path):
    (tmp_path / "config.toml").mkdir()

    with pytest.raises(ConfigInvalid) as caught:
        load(None)

    assert caught.value.faults[0].found == f"a file that cannot be read ({os.strerror(21)})"
