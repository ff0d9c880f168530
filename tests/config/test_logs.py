"""The log: one shape for all, and no secret in it."""

import json
import logging
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.config import LogConfig
from bot.logs import Masker, setup_logs

CHECKOUT = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB"
OTHER_TOKEN = "OTg3NjU0MzIxMDk4NzY1NDMy.Gzyxwv.ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zy"


@pytest.fixture(autouse=True)
def _logs_as_before():
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    levels = {name: logging.getLogger(name).level for name in ("aiosqlite", "apscheduler")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    sys.excepthook = hook
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture
def read_log(capsys):
    """Every line since the last call, without its time."""

    def read():
        out, err = capsys.readouterr()
        assert out == ""
        lines = [json.loads(line) for line in err.splitlines()]
        assert all(line.pop("timestamp").endswith("Z") for line in lines)
        return lines

    return read


@pytest.fixture(params=["console", "json"])
def written_format(request):
    return request.param


@pytest.fixture
def start_logs(written_format, capsys):
    """Sets up the log in either format; returns what tells what was written since."""

    # Called by the test itself: pytest adds handlers of its own when the test begins.
    def start():
        setup_logs(LogConfig(level="debug", format=written_format), secrets=[TOKEN, "hunter2"])
        return lambda: capsys.readouterr().err

    return start


def test_lines_of_ours_and_of_libraries_have_one_shape(read_log):
    setup_logs(LogConfig(format="json"), secrets=[])

    structlog.get_logger("bot.app").info("database %s", "ready", was=None, guild_id=123456789012345678)
    logging.getLogger("discord.gateway").warning("shard %s is behind by %.1f s", 0, 10.25)

    assert read_log() == [
        {
            "event": "database ready",
            "was": None,
            "guild_id": 123456789012345678,
            "level": "info",
            "logger": "bot.app",
        },
        {"event": "shard 0 is behind by 10.2 s", "level": "warning", "logger": "discord.gateway"},
    ]


def test_lines_under_the_level_are_not_written(read_log):
    setup_logs(LogConfig(level="warning", format="json"), secrets=[])

    structlog.get_logger("bot").info("small")
    structlog.get_logger("bot").error("large")
    logging.getLogger("discord").info("small")

    assert [line["event"] for line in read_log()] == ["large"]


def test_second_setup_takes_the_place_of_the_first(read_log):
    setup_logs(LogConfig(format="json"), secrets=[])
    setup_logs(LogConfig(format="json"), secrets=[])

    structlog.get_logger("bot").info("once")

    assert [line["event"] for line in read_log()] == ["once"]


def test_log_that_does_not_go_to_a_terminal_is_json(read_log):
    setup_logs(LogConfig(), secrets=[])

    structlog.get_logger("bot").info("ready")

    assert read_log() == [{"event": "ready", "level": "info", "logger": "bot"}]


def test_bells_of_the_scheduler_are_not_in_the_log(read_log):
    setup_logs(LogConfig(level="info", format="json"), secrets=[])

    logging.getLogger("apscheduler.executors.default").info("Running job")

    assert read_log() == []


def test_warning_of_python_becomes_a_line(read_log):
    setup_logs(LogConfig(format="json"), secrets=[TOKEN])

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(f"old {TOKEN}", UserWarning, stacklevel=1)

    (line,) = read_log()
    assert (line["logger"], line["level"]) == ("py.warnings", "warning")
    assert "UserWarning: old ***" in line["event"]


def test_secret_is_masked_wherever_it_stands(read_log):
    setup_logs(LogConfig(format="json"), secrets=[TOKEN, "hunter2"])

    structlog.get_logger("bot").info(
        f"event {TOKEN}",
        **{f"key_{TOKEN}": 1},
        nested={"a": [f"x{TOKEN}y", (TOKEN.encode(), {TOKEN: ValueError("hunter2")})]},
        path=Path("/hunter2"),
    )

    assert read_log() == [
        {
            "event": "event ***",
            "key_***": 1,
            "nested": {"a": ["x***y", ["b'***'", {"***": "ValueError('***')"}]]},
            "path": "/***",
            "level": "info",
            "logger": "bot",
        }
    ]


def test_secret_in_a_traceback_is_masked(start_logs):
    output = start_logs()

    try:
        try:
            raise ValueError(f"refused {TOKEN}")
        except ValueError as cause:
            raise RuntimeError("the password is hunter2") from cause
    except RuntimeError as error:
        structlog.get_logger("bot").error("bug", exc_info=error)
        logging.getLogger("discord.client").exception("ignored")

    text = output()
    assert (TOKEN in text, "hunter2" in text) == (False, False)
    assert text.count("refused ***") == 2
    assert text.count("RuntimeError: the password is ***") == 2


def test_secret_in_the_arguments_of_a_library_is_masked(start_logs):
    output = start_logs()

    logging.getLogger("discord.http").debug("headers %s of %r", {"Authorization": f"Bot {TOKEN}"}, [TOKEN])

    text = output()
    assert TOKEN not in text
    assert text.count("***") == 2


def test_line_that_cannot_be_written_does_not_show_its_arguments(start_logs):
    output = start_logs()

    logging.getLogger("discord").error("%d members", TOKEN)

    text = output()
    assert TOKEN not in text
    assert text.startswith("a log line of test_logs:")


def test_crash_is_one_line_without_the_secret():
    script = (
        "from bot.config import LogConfig\nfrom bot.logs import setup_logs\n"
        f"setup_logs(LogConfig(), secrets=['hunter2'])\nraise RuntimeError('hunter2 {TOKEN}')\n"
    )

    done = subprocess.run(
        [sys.executable, "-"], input=script, cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    line = json.loads(done.stderr)
    assert (line["event"], line["level"], line["logger"]) == ("crashed", "critical", "bot")
    assert line["exception"].endswith("RuntimeError: *** ***")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"Bot {OTHER_TOKEN}!", "Bot ***!"),
        ("postgresql://ada:p%40ss/w:rd@db.example/bot", "postgresql://ada:***@db.example/bot"),
        ("redis://:secret@h and http://a:b@c/d", "redis://:***@h and http://a:***@c/d"),
        (
            f"POST /api/v10/interactions/12/{'aW50' * 10}/callback",
            "POST /api/v10/interactions/12/***/callback",
        ),
        (f"/webhooks/12/{'x-_9' * 17}?wait=true", "/webhooks/12/***?wait=true"),
        (f"GET /calendar/{'x-_9' * 8}.ics 500", "GET /calendar/***.ics 500"),
        ("sqlalchemy.dialects.postgresql.asyncpg", "sqlalchemy.dialects.postgresql.asyncpg"),
        ("https://discord.example:443/api?a=b", "https://discord.example:443/api?a=b"),
        ("arXiv:1909.13584 at 2021-09-01T12:00:00Z", "arXiv:1909.13584 at 2021-09-01T12:00:00Z"),
        ("", ""),
    ],
)
def test_text_that_looks_like_a_secret_is_masked_and_no_other(text, masked):
    assert Masker([]).mask(text) == masked


@given(secrets=st.lists(st.text(min_size=4, alphabet="abcd.+%"), min_size=1, max_size=3), around=st.text(max_size=9))
def test_no_known_secret_survives(secrets, around):
    text = around + around.join(secrets) + around

    masked = Masker([*secrets, ""]).mask(text)

    assert [secret for secret in secrets if secret in masked] == []
