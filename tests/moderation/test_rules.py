"""Orders of moderators, as they are kept."""

import json
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.moderation import ABOUT_CLAIMS, ABOUT_TEAMS, ModerationKind, Order

pytestmark = pytest.mark.rules

IDS = st.none() | st.integers(1, 2**63 - 1)


@given(
    st.builds(
        Order,
        st.sampled_from(ModerationKind),
        user_id=IDS,
        team_id=IDS,
        claim_id=IDS,
        name=st.text(max_size=40),
        days=st.integers(0, 365),
        until=st.none() | st.datetimes(timezones=st.just(UTC)),
    )
)
def test_order_is_read_as_it_was_kept(order: Order):
    assert Order.read(order.kind.value, json.loads(json.dumps(order.write()))) == order


def test_order_is_about_a_team_or_a_claim_or_else_a_person():
    assert not ABOUT_TEAMS & ABOUT_CLAIMS
    people = {ModerationKind.SEAT, ModerationKind.UNSEAT, ModerationKind.EXCLUDE}
    assert frozenset(ModerationKind) - ABOUT_TEAMS - ABOUT_CLAIMS == people
