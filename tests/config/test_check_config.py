"""What `reprobot check-config` tells the operator: as a process, with its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def check(tmp_path):
    def run(*arguments, **settings):
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **settings}
        command = [sys.executable, "-m", "bot", "check-config", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    return run


# What every setting comes to when these are set: the rest is left as it is.
COMPLETE = [
    ["discord.token", "***", "REPROBOT_DISCORD__TOKEN"],
    ["discord.api_url", "not set", "default"],
    ["discord.gateway_url", "not set", "default"],
    ["discord.guild_ready_timeout_s", "2.0", "default"],
    ["discord.commands_guild_id", "not set", "default"],
    ["database.url", "postgresql://ada:***@db.example/bot", "REPROBOT_DATABASE__URL"],
    ["database.backup_dir", "not set", "default"],
    ["log.level", "info", "default"],
    ["log.format", "not set", "default"],
    ["challenge.name", "[Fall] 2021", "config.toml"],
    ["challenge.claims_per_paper", "2", "default"],
    ["challenge.claims_per_team", "1", "default"],
    ["challenge.seats_per_team", "4", "config.toml"],
    ["challenge.invitation_days", "7", "default"],
    ["challenge.silent_days", "14", "default"],
    ["challenge.lapse_days", "7", "default"],
    ["challenge.offer_hours", "48", "default"],
    ["reminders.per_person", "10", "default"],
    ["papers.look_up", "yes", "default"],
    ["papers.contact", "not set", "default"],
    ["papers.huggingface_url", "https://huggingface.co", "default"],
    ["papers.arxiv_url", "https://export.arxiv.org", "default"],
    ["papers.crossref_url", "https://api.crossref.org", "default"],
    ["papers.datacite_url", "https://api.datacite.org", "default"],
    ["papers.timeout_s", "8.0", "default"],
    ["repositories.look_up", "yes", "default"],
    ["repositories.dagshub_url", "https://dagshub.com", "default"],
    ["repositories.dagshub_token", "not set", "default"],
    ["repositories.dagshub_token_form", "Bearer", "default"],
    ["repositories.github_url", "https://github.com", "default"],
    ["repositories.github_api_url", "https://api.github.com", "default"],
    ["repositories.github_token", "not set", "default"],
    ["repositories.timeout_s", "10.0", "default"],
    ["repositories.fresh_minutes", "10", "default"],
    ["repositories.watched_minutes", "60", "default"],
    ["repositories.linked_hours", "6", "default"],
    ["repositories.per_team", "5", "default"],
    ["repositories.webhooks", "no", "default"],
    ["web.port", "not set", "default"],
    ["web.host", "127.0.0.1", "default"],
    ["web.public_url", "not set", "default"],
]


def told(err: str) -> list[str]:
    """How many faults, and of which settings."""
    return [line for line in err.splitlines() if line and not line.startswith(" ")]


def test_settings_that_are_complete_are_shown_with_their_origin(check, tmp_path):
    (tmp_path / "config.toml").write_text('[challenge]\nname = "[Fall] 2021"\nseats_per_team = 4\n')

    code, out, err = check(
        REPROBOT_DISCORD__TOKEN="abc.def.ghi", REPROBOT_DATABASE__URL="postgresql://ada:hunter2@db.example/bot"
    )

    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines()][-1] == "The settings are complete."
    rows = [[part.strip() for part in line.split("  ") if part.strip()] for line in out.splitlines()[:-1]]
    assert rows == COMPLETE


def test_faults_are_told_on_stderr_with_exit_code_1(check, tmp_path):
    (tmp_path / "bot.toml").write_text('[log]\nlevel = "loud"\n[discord]\nguild = 1\n')

    code, out, err = check("--config", "bot.toml")

    assert (code, out) == (1, "")
    assert err == (
        "3 settings are wrong\n"
        "\n"
        "discord.guild\n"
        "  found    an unknown key in bot.toml\n"
        "  expected one of discord.token, discord.api_url, discord.gateway_url, discord.guild_ready_timeout_s, "
        "discord.commands_guild_id\n"
        "  example  [discord]\n"
        "\n"
        "log.level\n"
        "  found    'loud' in bot.toml\n"
        "  expected debug, info, warning or error\n"
        '  example  [log] level = "info"\n'
        "\n"
        "discord.token\n"
        "  found    nothing\n"
        "  expected the token from the application's Bot page, without spaces\n"
        "  example  REPROBOT_DISCORD__TOKEN_FILE=/run/secrets/token\n"
    )


def test_missing_token_and_useless_database_are_faults(check):
    code, out, err = check(REPROBOT_DATABASE__URL="mysql://ada:hunter2@db.example/bot")

    assert (code, out) == (1, "")
    assert told(err) == ["2 settings are wrong", "discord.token", "database.url"]
    assert "hunter2" not in err


def test_wrong_values_and_what_is_missing_are_told_at_once(check, tmp_path):
    (tmp_path / "config.toml").write_text('[discord]\ntokn = "x"\n[logs]\n')

    code, out, err = check(REPROBOT_LOG__LEVEL="loud", REPROBOT_DATABASE__URL="mysql://ada:hunter2@db.example/bot")

    assert (code, out) == (1, "")
    assert told(err) == ["5 settings are wrong", "discord.tokn", "logs", "log.level", "discord.token", "database.url"]
    assert "hunter2" not in err


@pytest.mark.parametrize(
    ("content", "settings", "keys"),
    [
        ('[discord]\ntoken = "Bot x"\n', {}, ["discord.token"]),
        ("[database]\nurl = 5\n", {"REPROBOT_DISCORD__TOKEN": "abc"}, ["database.url"]),
        ("", {"REPROBOT_DISCORD__TOKEN_FILE": "nowhere"}, ["REPROBOT_DISCORD__TOKEN_FILE"]),
        ("[discord\n", {"REPROBOT_DATABASE__URL": "mysql://x"}, ["config.toml", "database.url"]),
    ],
)
def test_setting_with_a_fault_is_not_called_missing_too(check, tmp_path, content, settings, keys):
    (tmp_path / "config.toml").write_text(content)

    _, _, err = check(**settings)

    assert told(err)[1:] == keys


def test_check_leaves_nothing_behind(check, tmp_path):
    check(REPROBOT_DISCORD__TOKEN="abc.def.ghi")

    assert list(tmp_path.iterdir()) == []
