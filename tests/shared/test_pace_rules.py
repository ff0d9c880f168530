import pytest

from bot.domain.audit import AuditTag
from bot.domain.pace import LIMITS, limit_of

pytestmark = pytest.mark.rules


def test_acts_of_a_kind_are_counted_together_and_others_are_free():
    assert limit_of(AuditTag.MERGE_ASK) == limit_of(AuditTag.INVITATION_SEND) == LIMITS[0]
    assert limit_of(AuditTag.TEAM_LEAVE) is None


def test_no_act_is_counted_twice():
    tags = [tag for counted, _ in LIMITS for tag in counted]

    assert len(tags) == len(set(tags))
