from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories_links import read_ticket, ticket_of, wait_after

pytestmark = pytest.mark.rules

HOUR = timedelta(hours=1)
numbers = st.integers(1, 10**14)


@given(numbers, numbers)
def test_ticket_is_read_on_its_own_server_alone(guild_id, repository_id):
    ticket = ticket_of("a secret", guild_id, repository_id)
    assert read_ticket(ticket, "a secret", guild_id) == repository_id
    assert read_ticket(ticket, "a secret", guild_id + 1) is None
    assert read_ticket(ticket, "another secret", guild_id) is None


@given(st.text(max_size=40))
def test_text_that_is_no_ticket_is_none(text):
    assert read_ticket(text, "a secret", 1) is None


@pytest.mark.parametrize("ticket", ["", "-", "1", "1-", "²-0000000000", "9" * 16 + "-0000000000", "1-0000000000"])
def test_forged_ticket_is_none(ticket):
    assert read_ticket(ticket, "a secret", 1) is None


@pytest.mark.parametrize(
    ("period", "failures", "wait"),
    [(HOUR, 0, HOUR), (HOUR, 1, 2 * HOUR), (HOUR, 4, 16 * HOUR), (HOUR, 5, 24 * HOUR), (48 * HOUR, 3, 48 * HOUR)],
)
def test_wait_doubles_with_each_failure_up_to_a_day(period, failures, wait):
    assert wait_after(period, failures) == wait
