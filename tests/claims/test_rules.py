import pytest

from bot.domain.claims import PaperTaken, TooManyClaims, ensure_slot_free, ensure_team_may_claim


def test_claim_is_refused_when_the_paper_reached_its_limit():
    with pytest.raises(PaperTaken) as refusal:
        ensure_slot_free(paper="GANSpace", taken=[1, 2], teams=["Zeta", "Alpha"], slots=2)

    assert refusal.value.values == {"paper": "GANSpace", "teams": ("Alpha", "Zeta"), "slots": 2}


def test_claim_gets_the_slot_that_was_given_back():
    assert ensure_slot_free(paper="GANSpace", taken=[2], teams=["Zeta"], slots=2) == 1


def test_open_paper_always_has_another_slot():
    assert ensure_slot_free(paper="GANSpace", taken=range(1, 500), teams=[], slots=None) == 500


def test_team_at_its_limit_may_not_claim_another():
    with pytest.raises(TooManyClaims) as refusal:
        ensure_team_may_claim(team="Alpha", held=["B", "A"], limit=2)

    assert refusal.value.values == {"team": "Alpha", "held": 2, "limit": 2, "papers": ("A", "B")}


@pytest.mark.parametrize(("held", "limit"), [([], 1), (["A"], 2), (["A"] * 50, None)])
def test_team_below_its_limit_may_claim(held: list[str], limit: int | None):
    ensure_team_may_claim(team="Alpha", held=held, limit=limit)
