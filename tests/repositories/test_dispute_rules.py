import pytest

from bot.domain.repositories_disputes import AlreadyDisputed, DisputeDecided, OwnLinkDisputed, ensure_disputable

pytestmark = pytest.mark.rules


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        ({"is_own": True}, OwnLinkDisputed),
        ({"is_disputed": True}, AlreadyDisputed),
        ({"is_disputed": True, "is_decided": True}, DisputeDecided),
    ],
)
def test_link_is_disputed_once_and_by_others(state: dict[str, bool], refusal: type[Exception]):
    free = {"is_own": False, "is_disputed": False, "is_decided": False}
    ensure_disputable(team="Vector", **free)
    with pytest.raises(refusal):
        ensure_disputable(team="Vector", **(free | state))
