"""Wrong settings are named all at once, and never with a secret."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config import FIELDS, ConfigInvalid, Fault, is_hidden, load

SECRET = "bXlzdGVyeQ.Gx1y2z.correct-horse-battery-staple-0"


def find_faults() -> tuple[Fault, ...]:
    with pytest.raises(ConfigInvalid) as caught:
        load(None)
    return caught.value.faults


def test_all_faults_of_file_and_environment_are_told_at_once(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text(
        '[discord]\ntokn = "x"\n[databse]\nurl = "x"\n[log]\nlevel = "loud"\n'
        '[challenge]\nname = ""\nseats_per_team = 0\n'
    )
    monkeypatch.setenv("REPROBOT_CHALLENGE__INVITATION_DAYS", "soon")
    monkeypatch.setenv("REPROBOT_DATABASE__URI", "x")

    assert find_faults() == (
        Fault("discord.tokn", "an unknown key in config.toml", "discord.token", '[discord] token = "the token"'),
        Fault("databse", "an unknown name in config.toml", "database", "[database]"),
        Fault(
            "REPROBOT_DATABASE__URI",
            "an unknown variable in the environment",
            "REPROBOT_DATABASE__URL",
            "REPROBOT_DATABASE__URL=…",
        ),
        Fault("log.level", "'loud' in config.toml", "debug, info, warning or error", '[log] level = "info"'),
        Fault(
            "challenge.name",
            "an empty text in config.toml",
            "a text of 1 to 100 characters",
            '[challenge] name = "ML Reproducibility Challenge"',
        ),
        Fault(
            "challenge.seats_per_team",
            "0 in config.toml",
            "a whole number from 1 to 100",
            "[challenge] seats_per_team = 5",
        ),
        Fault(
            "challenge.invitation_days",
            "'soon' in REPROBOT_CHALLENGE__INVITATION_DAYS",
            "a whole number from 1 to 365",
            "REPROBOT_CHALLENGE__INVITATION_DAYS=7",
        ),
    )


def test_message_of_one_fault_is_one_line(monkeypatch):
    monkeypatch.setenv("REPROBOT_LOG__LEVEL", "loud")

    with pytest.raises(ConfigInvalid) as caught:
        load(None)

    assert str(caught.value) == (
        "log.level: found 'loud' in REPROBOT_LOG__LEVEL; expected debug, info, warning or error; "
        "for example REPROBOT_LOG__LEVEL=info"
    )


def test_message_of_several_faults_has_a_line_for_each(monkeypatch):
    monkeypatch.setenv("REPROBOT_LOG__LEVEL", "loud")
    monkeypatch.setenv("REPROBOT_LOG__FORMAT", "xml")

    with pytest.raises(ConfigInvalid) as caught:
        load(None)

    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == [
        "2 settings are wrong",
        "  log.level",
        "  log.format",
    ]


@pytest.mark.parametrize(
    ("content", "key", "expected"),
    [
        ('token = "x"', "token", "discord.token"),
        ("[database]\ntoken = 1", "database.token", "discord.token"),
        ("[discord]\ntoken_file = 1", "discord.token_file", "discord.token"),
        ("[log]\nxyz = 1", "log.xyz", "one of log.level, log.format"),
        ("[challenge]\nseats_per_tema = 1", "challenge.seats_per_tema", "challenge.seats_per_team"),
        ("[Discord]\na = 1", "Discord", "discord"),
        ("[xyz]", "xyz", "one of discord, database, log, challenge, reminders, papers, repositories, web"),
        ("log = 3", "log", "a section with keys"),
    ],
)
def test_key_in_the_wrong_place_points_to_the_right_one(tmp_path, content, key, expected):
    (tmp_path / "config.toml").write_text(content)

    assert [(fault.key, fault.expected) for fault in find_faults()] == [(key, expected)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("REPROBOT_TOKEN", "REPROBOT_DISCORD__TOKEN"),
        ("REPROBOT_DISCORD_TOKEN", "REPROBOT_DISCORD__TOKEN"),
        ("REPROBOT_DISCORD__TOKENFILE", "REPROBOT_DISCORD__TOKEN_FILE"),
        ("REPROBOT_LOG__LEVEL_FILE", "REPROBOT_LOG__LEVEL"),
        ("REPROBOT_X", "a setting of config.example.toml"),
    ],
)
def test_unknown_variable_points_to_the_nearest(monkeypatch, name, expected):
    monkeypatch.setenv(name, "x")

    assert [(fault.key, fault.expected) for fault in find_faults()] == [(name, expected)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("discord.token", '"Bot abc"'),
        ("discord.token", "5"),
        ("discord.token", '"tøken"'),
        ("discord.api_url", '"discord.example"'),
        ("discord.gateway_url", '"https://gateway.example"'),
        ("discord.guild_ready_timeout_s", "inf"),
        ("discord.guild_ready_timeout_s", "nan"),
        ("discord.guild_ready_timeout_s", "-0.1"),
        ("discord.guild_ready_timeout_s", "60.1"),
        ("discord.commands_guild_id", "0"),
        ("discord.commands_guild_id", "9223372036854775808"),
        ("discord.commands_guild_id", "true"),
        ("database.url", '""'),
        ("log.level", "10"),
        ("log.format", '"xml"'),
        ("challenge.name", f'"{"x" * 101}"'),
        ("challenge.claims_per_paper", "-1"),
        ("challenge.claims_per_paper", "1001"),
        ("challenge.claims_per_team", "1.5"),
        ("challenge.seats_per_team", "101"),
        ("challenge.invitation_days", "366"),
    ],
)
def test_value_out_of_its_bounds_is_refused(tmp_path, key, value):
    section, name = key.split(".")
    (tmp_path / "config.toml").write_text(f"[{section}]\n{name} = {value}\n", encoding="utf-8")

    assert [(fault.key, fault.expected) for fault in find_faults()] == [(key, FIELDS[key].description)]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, "the name of a file that cannot be read (No such file or directory)"),
        (b" \n", "the name of an empty file"),
        (b"\xff", "the name of a file that is not a text in UTF-8"),
    ],
)
def test_secret_file_that_holds_no_secret_is_a_fault(tmp_path, monkeypatch, content, found):
    if content is not None:
        (tmp_path / "token").write_bytes(content)
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN_FILE", "token")

    assert find_faults() == (
        Fault(
            "REPROBOT_DISCORD__TOKEN_FILE",
            found,
            "a file that holds nothing but the value",
            "REPROBOT_DISCORD__TOKEN_FILE=/run/secrets/value",
        ),
    )


def test_secret_given_twice_is_a_fault(tmp_path, monkeypatch):
    (tmp_path / "token").write_text("a")
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN_FILE", "token")
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN", "b")

    assert find_faults() == (
        Fault(
            "REPROBOT_DISCORD__TOKEN_FILE",
            "REPROBOT_DISCORD__TOKEN beside it",
            "one of the two",
            "no variable REPROBOT_DISCORD__TOKEN",
        ),
    )


@pytest.mark.parametrize(
    "content",
    [
        'token = "{secret}"',
        'discord = "{secret}"',
        '[discord]\ntokn = "{secret}"',
        '[discord]\ntoken = "Bot {secret}"',
        '[discord]\napi_url = "{secret}"',
        '[discord]\ncommands_guild_id = "{secret}"',
        '[discord]\ntoken = "{secret}',
        "[discord]\ntoken = {secret}",
        '[database]\nurl = ["{secret}"]',
    ],
)
def test_fault_in_the_file_does_not_show_the_secret(tmp_path, content):
    (tmp_path / "config.toml").write_text(content.format(secret=SECRET))

    shown = repr(find_faults())

    assert [part for part in SECRET.split(".") if part in shown] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REPROBOT_DISCORD__TOKEN_FILE", SECRET),
        ("REPROBOT_DISCORD__TOKEN", f"Bot {SECRET}"),
        ("REPROBOT_TOKEN", SECRET),
        ("REPROBOT_DISCORD", SECRET),
        ("REPROBOT_LOG__LEVEL", SECRET),
    ],
)
def test_fault_in_the_environment_does_not_show_the_secret(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    shown = repr(find_faults())

    assert [part for part in SECRET.split(".") if part in shown] == []


def test_settings_in_words_do_not_show_what_is_hidden(monkeypatch):
    monkeypatch.setenv("REPROBOT_DISCORD__TOKEN", SECRET)
    monkeypatch.setenv("REPROBOT_DATABASE__URL", "postgresql://u:hunter2@h/n")

    config = load(None)

    assert (SECRET in repr(config), "hunter2" in repr(config)) == (False, False)
    assert [key for key in FIELDS if is_hidden(key)] == [
        "discord.token",
        "database.url",
        "repositories.dagshub_token",
        "repositories.github_token",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("[]=\"\n.#x1' logdisctkenur"), max_size=40))
def test_any_file_gives_settings_or_faults(tmp_path, text):
    (tmp_path / "config.toml").write_text(text)

    # Whatever else is raised fails the test.
    with suppress(ConfigInvalid):
        assert load(None)
