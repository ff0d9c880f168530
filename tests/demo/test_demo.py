import os
import signal
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from bot.demo.app import Calendar, open_demo
from bot.demo.world import GUILD_ID, PRESENT
from bot.domain.permissions import Actor
from db.teams import Invitation
from tests.demo.browser import a_visitor
from tests.demo.process import a_demo

GANSPACE = "GANSpace: Discovering Interpretable GAN Controls"


def test_claim_in_the_browser_is_seen_by_the_next_person(tmp_path):
    with a_visitor() as visitor, a_demo(tmp_path, "--no-input", "--port", "0") as demo:
        visitor.visit(demo.url())
        visitor.choose_command("/paper claim")
        visitor.fill_option("paper", "gansp")
        visitor.pick_suggestion(GANSPACE)
        visitor.keep_screenshot("1-ada-picks")
        visitor.send()
        visitor.sees("Re-GANSpace")
        visitor.keep_screenshot("2-ada-is-asked")
        visitor.press("Claim it")
        visitor.sees("Second Run now works on GANSpace")
        visitor.keep_screenshot("3-ada-claimed")

        visitor.become("Bo Example")
        visitor.choose_command("/paper claim")
        visitor.fill_option("paper", "2004.02546")
        visitor.send()

        visitor.sees("Taken in Fall 2021")
        visitor.keep_screenshot("4-bo-sees-it-taken")


def test_refusal_is_an_answer_after_which_the_page_goes_on_until_it_ends_the_demo(tmp_path):
    with a_visitor() as visitor, a_demo(tmp_path, "--no-input", "--port", "0") as demo:
        visitor.visit(demo.url())
        visitor.become("Bo Example")
        visitor.choose_command("/team show")
        visitor.send()
        visitor.sees("not in a team yet")
        visitor.keep_screenshot("10-bo-is-refused")

        visitor.choose_command("/team list")
        visitor.send()

        visitor.sees("Second Run")

        visitor.end_session()

        assert demo.exit_code() == 0
        assert list(demo.temporary.iterdir()) == []


def test_person_with_a_chinese_discord_walks_the_same_way_in_chinese(tmp_path):
    with a_visitor() as visitor, a_demo(tmp_path, "--no-input", "--port", "0") as demo:
        visitor.visit(demo.url())
        visitor.become("Cai Example")
        visitor.choose_command("/team create")
        visitor.fill_option("name", "复现小队")
        visitor.send()
        visitor.sees("你已成为 Fall 2021 中 复现小队 的队长")
        visitor.keep_screenshot("5-cai-has-a-team")

        visitor.choose_command("/paper claim")
        visitor.fill_option("paper", "gansp")
        visitor.pick_suggestion(GANSPACE)
        visitor.send()
        visitor.sees("认领这篇论文吗？")
        visitor.keep_screenshot("6-cai-is-asked")
        visitor.press("认领")

        visitor.sees("复现小队 已在 Fall 2021 中认领")
        visitor.keep_screenshot("7-cai-claimed")


def test_another_place_opens_under_the_same_address_after_a_reload(tmp_path):
    keyboard, terminal = os.openpty()
    with a_visitor() as visitor, a_demo(tmp_path, "--port", "0", stdin=terminal) as demo:
        visitor.visit(demo.url())

        demo.order(keyboard, "open #papers", "#papers is open")
        visitor.reload()
        visitor.sees_place("#papers")
        visitor.choose_command("/start")
        visitor.send()
        visitor.sees("Second Run")
        visitor.keep_screenshot("8-papers")

        demo.order(keyboard, "open @cai", "@cai is open")
        visitor.reload()
        visitor.sees_viewer("Cai Example")
        visitor.keep_screenshot("9-direct-messages")

        os.write(keyboard, b"quit\n")
        assert demo.exit_code() == 0
    os.close(keyboard)
    os.close(terminal)


def test_terminal_lists_places_moves_time_and_explains_mistakes(tmp_path):
    keyboard, terminal = os.openpty()
    with a_demo(tmp_path, "--port", "0", "--data", "kept", stdin=terminal) as demo:
        demo.wait_for("quit ")

        for typed, answer in (
            (b"places", "#announcements"),
            (b"open nowhere", "no place 'nowhere'"),
            (b"forward 3d", "Thursday, 2021-09-09 09:00 UTC"),
            (b"forward soon", "Say how far"),
            (b"dance", "no command 'dance'"),
        ):
            os.write(keyboard, typed + b"\n")
            demo.wait_for(answer)
        os.write(keyboard, b"\x04")  # the end of input, as Ctrl-D gives it

        assert demo.exit_code() == 0
    with a_demo(tmp_path, "--no-input", "--port", "0", "--data", "kept") as demo:
        assert demo.wait_for("There it is .* UTC") == "There it is Thursday, 2021-09-09 09:00 UTC"
        demo.stop()
    os.close(keyboard)
    os.close(terminal)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_end_by_a_signal_leaves_nothing_behind(tmp_path, by):
    with a_demo(tmp_path, "--no-input", "--port", "0") as demo:
        demo.url()
        assert [path.name[:14] for path in demo.temporary.iterdir()] == ["reprobot-demo-"]

        assert demo.stop(by) == 0
        assert demo.errors() == ""
        assert list(demo.temporary.iterdir()) == []
        assert not demo.has_children()


def test_kept_demo_goes_on_where_it_was_answers_and_is_not_filled_twice(tmp_path):
    counts = []
    with a_visitor() as visitor:
        for _ in range(2):
            with a_demo(tmp_path, "--no-input", "--port", "0", "--data", "kept") as demo:
                visitor.visit(demo.url())
                visitor.choose_command("/start")
                visitor.send()
                visitor.sees("Second Run")
                assert demo.stop() == 0
            counts.append(_count_rows(tmp_path / "kept" / "reprobot.db"))

    assert counts[0] == {"editions": 2, "papers": 110, "teams": 4, "claims": 3, "guilds": 1}
    assert counts[1] == counts[0]


def test_second_demo_on_the_same_port_says_so(tmp_path):
    with a_demo(tmp_path, "--no-input", "--port", "0") as first:
        port = first.url().split(":")[2].split("/")[0]

        with a_demo(tmp_path, "--no-input", "--port", port) as second:
            assert second.exit_code() == 1
            assert second.errors() == (
                f"reprobot: Port {port} cannot be used (Address already in use). "
                "Choose another with --port, or let --port 0 find a free one.\n"
            )


def test_number_that_is_no_port_is_named(tmp_path):
    with a_demo(tmp_path, "--no-input", "--port", "70000") as demo:
        assert demo.exit_code() == 1
        assert demo.errors() == "reprobot: --port 70000 is not a port. Give a number from 0 to 65535.\n"


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("simcord", "The demo needs the package simcord. Install it"),
        ("markdown_it", "The demo's page lacks some of its packages. Install them"),
    ],
)
def test_demo_without_its_packages_says_how_to_install_them(tmp_path, missing, sentence):
    hiding = tmp_path / "hiding"
    hiding.mkdir()
    (hiding / "sitecustomize.py").write_text(f"import sys\nsys.modules[{missing!r}] = None\n")

    with a_demo(tmp_path, "--no-input", "--port", "0", extra_path=hiding) as demo:
        assert demo.exit_code() == 1
        assert demo.errors() == f"reprobot: {sentence} with: pip install --require-hashes -r requirements/demo.txt\n"


async def test_what_is_due_happens_when_time_moves_on(tmp_path):
    async with open_demo(tmp_path, port=0) as demo:
        ada, bo = (demo.world.members[name].id for name in ("ada", "bo"))
        invited = await demo.app.services.invitations.invite(Actor(GUILD_ID, ada), bo)

        await demo.forward(timedelta(days=6))
        before = await _state_of(demo.app.database, invited.id)
        await demo.forward(timedelta(days=1))
        after = await _state_of(demo.app.database, invited.id)

    assert (before, after) == ("open", "expired")
    assert Calendar(tmp_path).recall() == PRESENT + timedelta(days=7)


async def _state_of(database, invitation_id):
    async with database.reading() as session:
        return (await session.get_one(Invitation, invitation_id)).state


def _count_rows(file):
    with closing(sqlite3.connect(file)) as connection:
        tables = ("editions", "papers", "teams", "claims", "guilds")
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
